// The codes of a study counted: gathers its highlights as values, and hands them to the tables of
// `analysis`.
#include "cli/codebook_stats.h"

#include <algorithm>
#include <map>
#include <set>

#include "analysis/crosstab.h"
#include "cli/codebook_stats_text.h"
#include "cli/findings.h"
#include "cli/search_query.h"
#include "cli/usable.h"
#include "coding/anchor.h"
#include "text/strings.h"
#include "uxi/reference.h"
#include "workspace/incidence.h"
#include "workspace/where.h"

namespace uxi::cli {
namespace {

constexpr std::size_t kWindow = 3;

using analysis::CountedQuote;
using analysis::Person;

/// People and highlights of a study, as the tables want them.
class Gathering {
 public:
  Gathering(Context& context, const StatsOptions& options, const workspace::StudyData& data,
            const workspace::Where* where)
      : options_(options), data_(data), where_(where), today_(context.today()) {
    if (options.matrix == "questions") read_questions();
    for (const auto& tags : data.tags) {
      const Transcript* transcript = data.transcript(tags.value.session);
      for (const Highlight& highlight : tags.value.highlights) {
        if (transcript == nullptr) {
          ++lost;
        } else {
          add(tags.value, highlight, *transcript);
        }
      }
    }
  }

  /// Whose words there are: everybody with a transcript, in the order of segments of the plan.
  [[nodiscard]] std::vector<Person> people() const {
    std::set<std::pair<std::string, std::string>> seen;
    std::vector<std::pair<std::size_t, Person>> order;
    for (const auto& transcript : data_.transcripts) {
      const std::string& name = transcript.value.session;
      const std::string session = name.substr(0, name.find('.'));
      Person person{participant(session), group_of(session)};
      if (!seen.insert({person.id, person.group}).second) continue;
      order.emplace_back(options_.by == "segment" ? place_of(person.group) : 0, std::move(person));
    }
    std::ranges::stable_sort(order, {}, &std::pair<std::size_t, Person>::first);
    std::vector<Person> people;
    for (auto& [place, person] : order) people.push_back(std::move(person));
    return people;
  }

  std::vector<CountedQuote> quotes;
  std::size_t lost = 0;      ///< highlights whose words are not found
  std::size_t unquoted = 0;  ///< highlights whose words their participant did not agree to share

 private:
  void add(const TagFile& tags, const Highlight& highlight, const Transcript& transcript) {
    const coding::Anchored anchored = coding::find_anchor(transcript, highlight);
    const auto first = transcript.index_of(anchored.first_turn);
    const auto last = transcript.index_of(anchored.last_turn);
    if (anchored.state == coding::AnchorState::lost || !first || !last) {
      ++lost;
      return;
    }
    if (where_ != nullptr && !where_->holds(tags, highlight, transcript, anchored)) return;
    CountedQuote quote{.participant = participant(tags.session),
                       .session = tags.session,
                       .group = group_of(tags.session),
                       .codes = names_of(tags, highlight),
                       .first = *first,
                       .last = *last};
    if (quote.codes.empty()) return;
    const Session* session = data_.session(tags.session);
    if (why_not_quotable(session, ShareConsent::team, today_).empty()) {
      quote.ref = to_string(TurnRef{{{}, tags.session}, anchored.first_turn, anchored.last_turn});
      quote.quote = anchored.quote;
    } else {
      ++unquoted;
    }
    quotes.push_back(std::move(quote));
  }

  /// Codes as the codebook has them, cut to the levels asked for; or questions. Each once.
  std::vector<std::string> names_of(const TagFile& tags, const Highlight& highlight) {
    std::set<std::string> names;
    if (options_.matrix == "questions") {
      const auto of = questions_.find(tags.session + "/" + highlight.id);
      if (of != questions_.end()) names = of->second;
      return {names.begin(), names.end()};
    }
    for (const Text& code : highlight.codes) {
      const Code* known = data_.codebook.find(code.value);
      const std::string& path = known == nullptr ? code.value : known->path.value;
      if (!options_.code.empty() && !code_is_within(path, options_.code)) continue;
      names.insert(analysis::cut_code(path, levels()));
    }
    return {names.begin(), names.end()};
  }

  [[nodiscard]] std::size_t levels() const {
    if (options_.level) return static_cast<std::size_t>(*options_.level);
    return options_.matrix == "codes" && options_.code.empty() ? 1 : 0;
  }

  void read_questions() {
    for (const auto& insight : data_.insights) {
      for (const auto* list : {&insight.value.evidence, &insight.value.against}) {
        for (const Text& text : *list) {
          const auto ref = parse_highlight_ref(text.value);
          if (!ref) continue;  // a finding of `check`
          for (const Text& question : insight.value.questions)
            questions_[ref->session.session + "/" + ref->id].insert(question.value);
        }
      }
    }
  }

  [[nodiscard]] std::string participant(const std::string& session) const {
    const Session* record = data_.session(session);
    const bool stated = record != nullptr && !record->participant.value.empty();
    return stated ? record->participant.value : participant_of(session);
  }

  [[nodiscard]] std::string group_of(const std::string& session) const {
    if (options_.by == "session") return session;
    return options_.by == "participant" ? participant(session) : data_.segment_of(session);
  }

  /// Among the segments of the plan; others behind them.
  [[nodiscard]] std::size_t place_of(const std::string& segment) const {
    const auto& segments = data_.study.value.segments;
    std::size_t place = 0;
    while (place < segments.size() && segments[place].id.value != segment) ++place;
    return segment.empty() ? place + 1 : place;
  }

  const StatsOptions& options_;
  const workspace::StudyData& data_;
  const workspace::Where* where_;
  Date today_;
  std::map<std::string, std::set<std::string>> questions_;  ///< by `P01/h7c1f09ab33e0`
};

/// Columns of the matrix: the plan's questions; or the codes that were given, those of the codebook
/// first and in its order.
std::vector<std::string> columns_of(const StatsOptions& options, const workspace::StudyData& data,
                                    const Gathering& gathering) {
  std::vector<std::string> columns;
  std::set<std::string> left;
  for (const CountedQuote& quote : gathering.quotes)
    left.insert(quote.codes.begin(), quote.codes.end());
  if (options.matrix == "questions") {
    for (const ResearchQuestion& question : data.study.value.questions) {
      columns.push_back(question.id.value);
      left.erase(question.id.value);
    }
  } else {
    for (const Code& code : data.codebook.codes) {
      for (std::size_t levels = 1; levels <= 8; ++levels) {
        const std::string cut = analysis::cut_code(code.path.value, levels);
        if (left.erase(cut) > 0) columns.push_back(cut);
      }
    }
  }
  columns.insert(columns.end(), left.begin(), left.end());
  return columns;
}

Result<void> check(const StatsOptions& options, const workspace::StudyData& data) {
  if (!options.together.empty() && !options.matrix.empty()) {
    return fail(ErrorKind::usage, "`--together` and `--matrix` are two tables",
                "ask for one after the other");
  }
  if (options.window && options.together != "window") {
    return fail(ErrorKind::usage, "`--window` goes with `--together window`");
  }
  return options.code.empty() ? Result<void>{} : need_code(data, options.code);
}

analysis::Unit unit_of(const std::string& together) {
  if (together == "session") return analysis::Unit::session;
  return together == "window" ? analysis::Unit::window : analysis::Unit::turn;
}

std::string rendered(const StatsOptions& options, const workspace::StudyData& data,
                     const Gathering& gathering, const StatsFormat& format) {
  StatsHead head{.study = data.name, .by = options.by};
  if (!options.matrix.empty()) {
    head.by = options.matrix;
    return matrix_as(analysis::matrix(gathering.people(), gathering.quotes,
                                      columns_of(options, data, gathering)),
                     head, format);
  }
  if (options.together.empty()) {
    return crosstab_as(analysis::crosstab(gathering.people(), gathering.quotes, !options.level),
                       head, format);
  }
  head.by = options.together;
  if (head.by == "window") head.window = static_cast<std::size_t>(options.window.value_or(kWindow));
  return pairs_as(analysis::pairs(gathering.quotes, unit_of(head.by), head.window), head, format);
}

/// Says which sessions a young code says nothing about.
void note_unread(Context& context, const StatsOptions& options, const workspace::StudyData& data) {
  constexpr std::size_t kShown = 5;
  std::size_t shown = 0;
  for (const workspace::UnreadFor& unread : workspace::unread_sessions(data)) {
    if (!options.code.empty() && !code_is_within(unread.code, options.code)) continue;
    if (shown++ == kShown) {
      context.note(
          "and so on: `since` in the codebook says from when sessions were read for a code");
      return;
    }
    context.note("`" + unread.code + "` is since " + to_string(unread.since) +
                 "; not read for it: " + text::join(unread.sessions, ", "));
  }
}

}  // namespace

void declare_stats(Flags& flags, StatsOptions& options) {
  flags.choice("--by", {"segment", "session", "participant"}, options.by,
               "what stands in columns (segment by default)");
  flags.choice("--together", {"turn", "session", "window"}, options.together,
               "codes that stand together in a turn, a session, or a few turns");
  flags.option("--window", "N", options.window,
               "no more than N turns apart (3 by default), for `--together window`", 1);
  flags.choice("--matrix", {"codes", "questions"}, options.matrix,
               "what each participant said on each code, or each research question");
  flags.option("--level", "N", options.level, "cut codes to N levels (1 for `--matrix`)", 1);
  flags.option("--code", "CODE", options.code, "only this code and what is below it");
  flags.option("--where", "QUERY", options.where, "only highlights that fit, as in `uxi search`");
  flags.choice("--format", {"text", "markdown", "csv", "json"}, options.format,
               "how it is printed");
  flags.describe(
      "Counts participants, and in brackets highlights. A code counts what is below it. A cell of "
      "the matrix has the number of highlights and the best quote.");
  flags.example("uxi codebook stats");
  flags.example("uxi codebook stats --together window --window 5");
  flags.example("uxi codebook stats --matrix codes --format markdown");
}

Result<ExitStatus> run_stats(const StatsOptions& wanted, Context& context) {
  StatsOptions options = wanted;
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  UXI_TRY(const auto data, load_usable(context, workspace, study));
  UXI_TRY_VOID(stop_on_errors(context, data.diagnostics));
  UXI_TRY_VOID(check(options, data));
  if (const Code* code = data.codebook.find(options.code)) options.code = code->path.value;
  if (!options.matrix.empty()) options.by = "segment";
  std::optional<workspace::Where> where;
  if (options.where) {
    UXI_TRY(const auto query, read_query(context, workspace, *options.where));
    if (!query) return ExitStatus::failed;
    where.emplace(*query, data);
  }
  const Gathering gathering(context, options, data, where ? &*where : nullptr);
  context.page(rendered(options, data, gathering,
                        {options.format, context.env().terminal.width, context.out_style()}));
  note_unread(context, options, data);
  if (gathering.lost > 0) {
    context.note(text::counted(gathering.lost, "highlight") +
                 " left out: the words are not in the transcript");
  }
  if (!options.matrix.empty() && gathering.unquoted > 0) {
    context.note(text::counted(gathering.unquoted, "highlight") +
                 " counted but not quoted: no consent to quote");
  }
  return ExitStatus::done;
}

}  // namespace uxi::cli
