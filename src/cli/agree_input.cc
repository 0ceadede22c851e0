#include "cli/agree_input.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "analysis/crosstab.h"
#include "cli/findings.h"
#include "cli/input.h"
#include "cli/usable.h"
#include "format/csv.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"
#include "workspace/guides.h"

namespace uxi::cli {
namespace {

using coding::CodeSet;
using coding::RatedUnit;
using coding::Ratings;

/// What the first column is called where it names units.
constexpr std::array<std::string_view, 9> kUnitColumns = {"",     "unit",    "units", "id", "item",
                                                          "turn", "segment", "row",   "ref"};

/// Nothing for a unit that was not judged; `-` is the judgement that no code fits.
std::optional<CodeSet> codes_in(std::string_view cell) {
  cell = text::trim(cell);
  if (cell.empty() || cell == ".") return std::nullopt;
  std::set<std::string> codes;
  for (const std::string_view part : text::split(cell, '|')) {
    const std::string_view code = text::trim(part);
    if (!code.empty() && cell != "-") codes.emplace(code);
  }
  return CodeSet(codes.begin(), codes.end());
}

Result<Ratings> ratings_in(const format::csv::Table& table, const std::string& path) {
  if (table.rows.empty() || table.rows[0].cells.empty())
    return fail_at(ErrorKind::syntax, path,
                   "this table needs the names of coders in its first row");
  const auto& head = table.rows[0].cells;
  const std::string first = text::fold_case(text::trim(head[0].text));
  const std::size_t skip = std::ranges::find(kUnitColumns, first) == kUnitColumns.end() ? 0 : 1;
  Ratings out;
  std::set<std::string> seen;
  for (std::size_t i = skip; i < head.size(); ++i) {
    const std::string name(text::trim(head[i].text));
    if (name.empty() || !seen.insert(name).second) {
      return fail_at(ErrorKind::syntax, path,
                     name.empty() ? "column " + std::to_string(i + 1) + " has no name"
                                  : "two columns are called `" + text::printable(name) + "`",
                     "the first row names the coders");
    }
    out.coders.push_back(name);
  }
  if (out.coders.size() < 2) {
    return fail_at(ErrorKind::syntax, path, "agreement is between two coders or more",
                   "each has a column, with their name in the first row");
  }
  for (std::size_t row = 1; row < table.rows.size(); ++row) {
    const auto& cells = table.rows[row].cells;
    if (cells.size() != head.size()) {
      return fail_at(ErrorKind::syntax, path,
                     "row " + std::to_string(row + 1) + " has " +
                         text::counted(cells.size(), "cell") + " where the first row has " +
                         std::to_string(head.size()));
    }
    RatedUnit unit{.name = skip > 0 ? cells[0].text : std::to_string(row), .block = row - 1};
    for (std::size_t i = skip; i < cells.size(); ++i) unit.given.push_back(codes_in(cells[i].text));
    out.units.push_back(std::move(unit));
  }
  return out;
}

/// Names of `--coders`, or all that have tags in the study.
std::vector<std::string> coders_of(const workspace::StudyData& data, const AgreeOptions& options) {
  std::set<std::string> coders;
  for (const auto& tags : data.tags) {
    if (!tags.value.coder.empty()) coders.insert(tags.value.coder);
  }
  for (const auto& session : data.sessions) {
    for (const Text& coder : session.value.coded) coders.insert(coder.value);
  }
  if (options.coders.empty()) return {coders.begin(), coders.end()};
  std::vector<std::string> named;
  for (const std::string_view name : text::split(options.coders, ','))
    named.emplace_back(text::trim(name));
  return named;
}

Result<void> check_names(const workspace::StudyData& data, const AgreeOptions& options,
                         const std::vector<std::string>& coders) {
  const auto known = coders_of(data, {});
  for (const std::string& coder : coders) {
    if (std::ranges::find(known, coder) != known.end()) continue;
    return fail(ErrorKind::not_found, "nothing is tagged by `" + coder + "`",
                text::did_you_mean(coder, known));
  }
  for (const std::string& session : options.sessions) {
    UXI_TRY(const Transcript* found, data.need_transcript(session));
    (void)found;
  }
  if (options.code) UXI_TRY_VOID(need_code(data, *options.code));
  return {};
}

/// What a code counts as: its canonical path, cut to `--level`; empty where it is left out.
std::string meant(const workspace::StudyData& data, const AgreeOptions& options,
                  const std::string& code) {
  const Code* known = data.codebook.find(code);
  const std::string& path = known == nullptr ? code : known->path.value;
  if (options.code) {
    const Code* only = data.codebook.find(*options.code);
    if (!code_is_within(path, only == nullptr ? *options.code : only->path.value)) return {};
  }
  return analysis::cut_code(path, static_cast<std::size_t>(options.level.value_or(0)));
}

const TagFile* tags_of(const workspace::StudyData& data, const std::string& session,
                       const std::string& coder) {
  const auto found = std::ranges::find_if(data.tags, [&](const auto& tags) {
    return tags.value.session == session && tags.value.coder == coder;
  });
  return found == data.tags.end() ? nullptr : &found->value;
}

/// Whether the coder read all of it; with `--all` whoever tagged in it did.
bool has_read(const workspace::StudyData& data, const AgreeOptions& options,
              const std::string& session, const std::string& coder) {
  const Session* record = data.session(session);
  const bool done = record != nullptr &&
                    std::ranges::find(record->coded, coder, &Text::value) != record->coded.end();
  return done || (options.all && tags_of(data, session, coder) != nullptr);
}

coding::UnitKind kind_of(const std::string& unit) {
  if (unit == "sentence") return coding::UnitKind::sentence;
  return unit == "character" ? coding::UnitKind::character : coding::UnitKind::turn;
}

void add_spans(AgreeInput& input) {
  const std::size_t coders = input.ratings.coders.size();
  for (std::size_t a = 0; a < coders; ++a) {
    for (std::size_t b = a + 1; b < coders; ++b) {
      CoderSpans spans{a, b, {}};
      for (const CodedTranscript& session : input.sessions) {
        if (!session.marked[a] || !session.marked[b]) continue;
        const auto more =
            coding::match_spans(*session.transcript, *session.marked[a], *session.marked[b]);
        spans.matches.first += more.first;
        spans.matches.second += more.second;
        spans.matches.matched += more.matched;
      }
      input.spans.push_back(spans);
    }
  }
}

/// What each coder marked in a session; nothing for who has not read it.
coding::MarkedByCoder marked_in(const workspace::StudyData& data, const AgreeOptions& options,
                                const Transcript& transcript, AgreeInput& input) {
  coding::MarkedByCoder marked;
  for (const std::string& coder : input.ratings.coders) {
    if (!has_read(data, options, transcript.session, coder)) {
      marked.emplace_back(std::nullopt);
      continue;
    }
    const TagFile* tags = tags_of(data, transcript.session, coder);
    const auto name = [&](const std::string& code) { return meant(data, options, code); };
    marked.emplace_back(tags == nullptr
                            ? std::vector<coding::MarkedWords>{}
                            : coding::marked_words(transcript, *tags, name, input.lost));
  }
  return marked;
}

}  // namespace

Result<AgreeInput> agree_input_of_table(Context& context, const AgreeOptions& options) {
  SourceFile source;
  if (*options.units_file == "-") {
    UXI_TRY(std::string bytes, read_stdin(context));
    UXI_TRY(source, workspace::as_text_file("stdin", std::move(bytes)));
  } else {
    UXI_TRY(source, workspace::read_text_file(context.files(), *options.units_file));
  }
  Diagnostics findings;
  const auto table = format::csv::parse(source, findings);
  UXI_TRY_VOID(stop_on_errors(context, findings));
  AgreeInput input;
  UXI_TRY(input.ratings, ratings_in(table, source.path()));
  return input;
}

Result<AgreeInput> agree_input_of_study(const workspace::StudyData& data,
                                        const AgreeOptions& options) {
  AgreeInput input{.study = data.name};
  input.ratings.coders = coders_of(data, options);
  UXI_TRY_VOID(check_names(data, options, input.ratings.coders));
  input.characters.coders = input.ratings.coders;
  for (const auto& loaded : data.transcripts) {
    const Transcript& transcript = loaded.value;
    const bool wanted =
        options.sessions.empty() ||
        std::ranges::find(options.sessions, transcript.session) != options.sessions.end();
    if (!wanted) continue;
    auto marked = marked_in(data, options, transcript, input);
    if (std::ranges::count_if(marked, [](const auto& m) { return m.has_value(); }) < 2) {
      input.left_out.push_back(transcript.session);
      continue;
    }
    coding::add_units(transcript, marked, kind_of(options.unit), input.ratings);
    coding::add_units(transcript, marked, coding::UnitKind::character, input.characters);
    input.sessions.push_back({&transcript, std::move(marked)});
  }
  if (input.sessions.empty()) {
    return fail(ErrorKind::not_found, "no session was coded to the end by two coders",
                "each says `uxi tag done SESSION`; `--all` takes who tagged in it");
  }
  add_spans(input);
  return input;
}

}  // namespace uxi::cli
