#include "recruit/responses.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <map>

#include "format/csv.h"
#include "recruit/columns.h"
#include "recruit/form_time.h"
#include "recruit/identity.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/hash.h"

namespace uxi::recruit {

using format::csv::Cell;
using format::csv::Row;
using format::csv::Table;

namespace {

/// Words of an answer in a message: cut where they are long.
std::string shown(std::string_view text) {
  constexpr int kWidth = 40;
  return "`" + text::elide(text::squeeze(text), kWidth) + "`";
}

/// A box that was ticked: anything but nothing and what means no.
bool is_set(std::string_view text) {
  constexpr auto kNo = std::to_array<std::string_view>(
      {"", "0", "no", "n", "false", "unchecked", "not selected", "nein", "non", "off"});
  return std::ranges::find(kNo, folded(text)) == kNo.end();
}

bool is_preview(std::string_view kind) {
  const std::string words = folded(kind);
  return words == "spam" || text::contains(words, "preview") || text::contains(words, "test");
}

/// The columns of one question, as the one cell that they could have been.
class Parts {
 public:
  void add(const ColumnUse& use, const Cell& cell, const std::string& text) {
    if (cell_.span.empty()) cell_.span = cell.span;
    if (use.is_other_text) {
      other_ = text;
    } else if (!use.option) {
      cell_ = cell;
    } else if (is_set(text)) {
      // A tick, the option again, or, at `Other`, words of their own.
      const bool is_tick = text.size() <= 1 || is_yes(text) || folded(text) == folded(*use.option);
      chosen_.push_back(is_tick || !is_other(*use.option) ? *use.option : text);
    }
  }
  [[nodiscard]] Cell all() const {
    Cell out = cell_;
    if (!chosen_.empty()) out.text = text::join(chosen_, "; ");
    if (text::trim(out.text).empty()) out.text = other_;
    return out;
  }

 private:
  static bool is_yes(std::string_view text) {
    constexpr auto kYes = std::to_array<std::string_view>(
        {"yes", "true", "checked", "selected", "ja", "oui", "si", "on"});
    return std::ranges::find(kYes, folded(text)) != kYes.end();
  }
  static bool is_other(const std::string& option) {
    return text::contains(" " + folded(option) + " ", " other ");
  }

  Cell cell_;
  std::vector<std::string> chosen_;
  std::string other_;
};

class RowReader {
 public:
  RowReader(const SourceFile& source, const Screener& screener, std::vector<ColumnUse> uses,
            Diagnostics& diagnostics)
      : source_(source), screener_(screener), uses_(std::move(uses)), diagnostics_(diagnostics) {
    for (const ScreenerQuestion& question : screener.questions) readers_.emplace_back(question);
  }

  Response read(const Row& row, std::size_t number) {
    check_length(row, number);
    Response out{.row = number};
    std::vector<Parts> parts(readers_.size());
    About about;
    for (std::size_t i = 0; i < uses_.size(); ++i) {
      const Cell empty{{}, {row.span.end, row.span.end}};
      const Cell& cell = i < row.cells.size() ? row.cells[i] : empty;
      const std::string text(text::trim(cell.text));
      if (uses_[i].question) {
        parts[*uses_[i].question].add(uses_[i], cell, text);
      } else if (!uses_[i].personal) {
        out.other.push_back(text);
      } else {
        put(*uses_[i].personal, uses_[i].header, text, out, about);
      }
    }
    for (std::size_t q = 0; q < parts.size(); ++q) out.answers.push_back(answer(q, parts[q].all()));
    if (out.reach.name.empty()) out.reach.name = text::trim(about.first + " " + about.last);
    if (!out.seconds) out.seconds = seconds_between(about.started, out.answered);
    if (!is_recognisable(out.reach) && out.reach.response.empty()) {
      out.reach.response = made_name(row);
    }
    return out;
  }

 private:
  /// What is put together from several columns.
  struct About {
    std::string first;
    std::string last;
    std::string started;
  };

  static void put(Personal personal, const std::string& header, const std::string& text,
                  Response& out, About& about) {
    if (text.empty()) {
      // LimeSurvey gives the day of the last page to those who came to it.
      out.is_unfinished |=
          personal == Personal::answered && plain_header(header) == "date submitted";
      return;
    }
    switch (personal) {
      case Personal::name: out.reach.name = text; return;
      case Personal::first_name: about.first = text; return;
      case Personal::last_name: about.last = text; return;
      case Personal::email:  // Microsoft Forms writes `anonymous` there
        if (text.find('@') != std::string::npos) out.reach.email = text;
        return;
      case Personal::phone: out.reach.phone = text; return;
      case Personal::consent: out.reach.consent = text; return;
      case Personal::started: about.started = text; return;
      case Personal::answered: out.answered = text; return;
      case Personal::duration: out.seconds = read_duration(text, header); return;
      case Personal::finished: out.is_unfinished = !is_set(text); return;
      case Personal::kind: out.is_preview = is_preview(text); return;
      case Personal::response: out.reach.response = text; return;
    }
  }

  /// A hash of all cells; the second row of the same cells gets another.
  std::string made_name(const Row& row) {
    std::string all;
    for (const Cell& cell : row.cells) all += cell.text + '\x1f';
    const int times = ++times_seen_[all];
    return content_hash(all) + (times > 1 ? "-" + std::to_string(times) : "");
  }

  void check_length(const Row& row, std::size_t number) {
    if (row.cells.size() == uses_.size()) return;
    diagnostics_.report(source_, {row.span.begin, row.span.begin}, Severity::warning,
                        "responses/cells",
                        fmt::format("row {} has {}, the header {}", number,
                                    text::counted(row.cells.size(), "cell"), uses_.size()),
                        row.cells.size() < uses_.size() ? "what is missing counts as not answered"
                                                        : "what is too much is left out");
  }

  Answer answer(std::size_t index, const Cell& cell) {
    const ScreenerQuestion& question = screener_.questions[index];
    Answer out = readers_[index].read(cell.text);
    if (question.type == AnswerType::number && !out.text.empty() && !out.number) {
      diagnostics_.report(source_, cell.span, Severity::warning, "responses/not-a-number",
                          fmt::format("{} is no number; `{}` counts as not answered",
                                      shown(out.text), question.id.value));
    }
    for (const std::string& part : out.unknown) {
      diagnostics_.report(
          source_, cell.span, out.as_other ? Severity::suggestion : Severity::warning,
          "responses/unknown-option",
          fmt::format("{} is not an option of `{}`; {}", shown(part), question.id.value,
                      out.as_other ? "it counts as other" : "it counts for nothing"));
    }
    return out;
  }

  const SourceFile& source_;
  const Screener& screener_;
  std::vector<ColumnUse> uses_;
  std::vector<AnswerReader> readers_;
  std::map<std::string, int> times_seen_;
  Diagnostics& diagnostics_;
};

bool is_empty(const Row& row) {
  return std::ranges::all_of(row.cells,
                             [](const Cell& cell) { return text::trim(cell.text).empty(); });
}

/// Nothing in the first row is known: it is not the header of this screener's form.
bool has_header(const std::vector<ColumnUse>& uses) {
  return std::ranges::any_of(uses, [](const ColumnUse& use) { return use.question.has_value(); });
}

Responses read_table(const SourceFile& source, std::string name, const Table& table,
                     const Screener& screener, Diagnostics& diagnostics) {
  Responses out{.path = source.path(), .source = std::move(name)};
  if (table.rows.empty()) {
    diagnostics.report(source, {}, Severity::error, "responses/empty", "the file is empty",
                       "export the answers again, with the questions in the first row");
    return out;
  }
  Diagnostics about_header;
  const FormHeader header = read_form_header(table);
  std::vector<ColumnUse> uses = read_header(source, header, screener, about_header);
  if (!has_header(uses) && about_header.count(Severity::error) > 1) {
    diagnostics.report(source, table.rows.front().span, Severity::error, "responses/no-header",
                       "no column of the first row is a question of the screener",
                       "the first row must hold the questions, in the words of screener.yaml");
    return out;
  }
  diagnostics.append(about_header.items());
  if (about_header.has_errors()) return out;
  for (const ColumnUse& use : uses) {
    out.has_contacts |= use.personal == Personal::email || use.personal == Personal::phone;
    if (!use.question && !use.personal) out.other_headers.push_back(use.header);
  }
  RowReader reader(source, screener, std::move(uses), diagnostics);
  for (std::size_t i = header.rows; i < table.rows.size(); ++i) {
    if (is_empty(table.rows[i])) continue;
    if (out.rows.size() == kMaxResponses) {
      diagnostics.report(source, table.rows[i].span, Severity::error, "responses/limit",
                         fmt::format("a file holds at most {} answers", kMaxResponses));
      break;
    }
    out.rows.push_back(reader.read(table.rows[i], i + 1));
  }
  return out;
}

/// Where the first line begins that has more separators than a form writes, so that it is not split
/// into millions of cells; the end of the text where there is none.
std::size_t too_wide_line(std::string_view text) {
  constexpr std::size_t kMostSeparators = 100 * kMaxColumns;
  std::size_t begin = 0;
  std::size_t separators = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') {
      begin = i + 1;
      separators = 0;
    } else if (text[i] == ',' || text[i] == ';' || text[i] == '\t') {
      if (++separators > kMostSeparators) return begin;
    }
  }
  return text.size();
}

}  // namespace

Responses read_responses(const SourceFile& source, std::string name, const Screener& screener,
                         Diagnostics& diagnostics) {
  Diagnostics findings;
  Responses out{.path = source.path(), .source = name};
  const std::size_t wide = too_wide_line(source.text());
  if (wide < source.text().size()) {
    findings.report(source, {wide, wide}, Severity::error, "responses/limit",
                    fmt::format("a file of answers has at most {} columns", kMaxColumns));
  } else if (const Table table = format::csv::parse(source, findings); !findings.has_errors()) {
    out = read_table(source, std::move(name), table, screener, findings);
  }
  for (Diagnostic finding : findings.items()) {
    finding.line_text.clear();
    if (finding.rule != "responses/unknown-option" && finding.rule != "responses/not-a-number") {
      finding.excerpt.clear();
    }
    diagnostics.add(std::move(finding));
  }
  return out;
}

}  // namespace uxi::recruit
