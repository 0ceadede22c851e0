#include "report/insight_check.h"

#include <algorithm>
#include <fmt/core.h>
#include <set>

#include "format/markdown.h"
#include "report/ledger.h"
#include "report/phrasing.h"
#include "report/population.h"
#include "text/pattern.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::report {
namespace {

/// Somebody wants, needs or should get a thing that a product has.
constexpr std::string_view kSolution =
    R"((?:\b(?:need|needs|want|wants|wish|wishes|ask|asks|asked|would like|look|looks)(?: for)? )"
    R"((?:an?|the|more|better|some|our)? ?(?:[a-z-]+ ){0,2})"
    R"((?:button|feature|dashboard|export|integration|app|filter|chatbot|bot|api|notification|)"
    R"(notifications|screen|tab|toggle|setting|settings|plugin|wizard|widget|template|templates|)"
    R"(tooltip|reminder|reminders|search bar|menu|automation|shortcut)\b)"
    R"(|\b(?:we|the team|the product|the app|product|engineering) (?:should|must|need to|needs to|have to|ought to|could) )"
    R"((?:add|build|implement|create|provide|introduce|offer|develop|redesign|integrate|launch|ship|automate)\b)"
    R"(|^(?:add|build|implement|create|provide|introduce|offer|develop|redesign|integrate|launch|ship|automate) (?:an?|the|more|our)\b))";

/// A heading of the free text under which counter-evidence is talked about.
constexpr std::string_view kOtherSide =
    R"(against|counter|contradict|other side|disagree|exception|gegen|contre|contra)";

class Checker {
 public:
  Checker(const ReportInput& input, Diagnostics& diagnostics)
      : input_(input), quotes_(input), people_(input, quotes_), diagnostics_(diagnostics) {}

  void check(const InsightFile& file) {
    file_ = &file;
    check_evidence();
    check_other_side();
    const Insight& insight = *file.value;
    if (const std::string words = solution_in(insight.statement.value); !words.empty()) {
      report(insight.statement.span, Severity::warning, "solution",
             fmt::format("`{}` is a solution, not what goes wrong", words),
             "say what happens to people now; the solution belongs in `recommendation`");
    }
    check_action();
  }

  void check_study(const SourceFile& plan) {
    const std::size_t n = input_.insights.size();
    const Study& study = *input_.study;
    if (n < kFewestInsights || n > kMostInsights) {
      diagnostics_.report(
          plan, study.title.span, Severity::warning, n == 0 ? "insight/none" : "insight/count",
          fmt::format("the study has {}", text::counted(n, "insight")),
          n > kMostInsights ? "keep the ten that matter most; `uxi insight rank` orders them"
                            : "a report wants three to ten; `uxi insight new` starts one");
    }
    if (n == 0) return;
    check_questions(plan);
    check_assumptions(plan);
  }

 private:
  void report(Span span, Severity severity, std::string_view rule, std::string message,
              std::string hint) {
    if (file_->source == nullptr) return;
    if (span.empty()) span = file_->value->statement.span;
    diagnostics_.report(*file_->source, span, severity, fmt::format("insight/{}", rule),
                        std::move(message), std::move(hint));
  }

  /// What may still be missing from a draft.
  Severity missing() const {
    return file_->value->state.value == "draft" ? Severity::suggestion : Severity::warning;
  }

  void check_evidence() {
    const Insight& insight = *file_->value;
    if (insight.evidence.empty()) {
      report({}, Severity::error, "no-evidence", "there is no evidence for this",
             "list highlights under `evidence`; `uxi tag list` shows them");
      return;
    }
    const auto people = people_.behind(insight.evidence);
    if (people.size() < 2) {
      report(insight.evidence.front().span, Severity::warning, "one-participant",
             fmt::format("the evidence comes from {}", people_.of_all(people)),
             "look for others, or say that it is one person's view");
    }
    const bool quotable =
        std::any_of(insight.evidence.begin(), insight.evidence.end(), [&](const Text& name) {
          const auto ref = parse_highlight_ref(name.value);
          return ref && quotes_.prove(*ref).proved();
        });
    if (!quotable) {
      report(insight.evidence.front().span, Severity::warning, "no-quote",
             "none of the evidence may be quoted", "find a quote that consent allows");
    }
  }

  void check_other_side() {
    const Insight& insight = *file_->value;
    std::set<std::string> both;
    for (const Text& one : insight.against) both.insert(one.value);
    for (const Text& one : insight.evidence) {
      if (!both.contains(one.value)) continue;
      report(one.span, Severity::error, "both-sides",
             fmt::format("`{}` is evidence for and against", one.value), "decide which");
    }
    if (!insight.against.empty() || talks_of_other_side()) return;
    report({}, missing(), "no-counter-evidence", "nobody has looked for what speaks against it",
           "list highlights under `against`, or write under a heading `What speaks against it` "
           "that there is nothing");
  }

  /// A heading about the other side, with words under it.
  bool talks_of_other_side() const {
    if (file_->source == nullptr) return false;
    const auto pattern = text::Pattern::compile(kOtherSide);
    const auto document = format::markdown::parse(*file_->source);
    if (!pattern || !document) return false;
    const auto& blocks = document->blocks;
    for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
      const bool heading = blocks[i].kind == format::markdown::BlockKind::heading;
      const bool words = blocks[i + 1].kind != format::markdown::BlockKind::heading;
      if (heading && words && pattern->matches(blocks[i].text.text)) return true;
    }
    return false;
  }

  void check_action() {
    const Insight& insight = *file_->value;
    const auto want = [&](bool there, std::string_view rule, std::string_view what,
                          std::string_view hint) {
      if (!there) report({}, missing(), rule, std::string(what), std::string(hint));
    };
    want(!insight.recommendation.value.empty(), "no-recommendation", "nothing follows from it",
         "write what to do under `recommendation`");
    want(!insight.owner.value.empty(), "no-owner", "nobody is to act on it",
         "name a person or team under `owner`");
    want(insight.due.has_value(), "no-date", "there is no day to act on it by",
         "write a day under `due`");
    want(insight.kpi.has_value(), "no-kpi", "no measure will tell whether it helped",
         "write `kpi: {name: \"...\", before: ..., target: ...}`");
    const bool scored = insight.customer_importance && insight.team_value && insight.effort;
    if (!scored) {
      report({}, Severity::suggestion, "no-score", "it cannot be ranked",
             fmt::format("give customer_importance, team_value and effort, 1 to 5: `uxi insight "
                         "edit {} --customers 4 --team 3 --effort 2`",
                         insight.id));
    }
    const bool unmeasured = insight.kpi && insight.kpi->after.empty();
    if (insight.due && *insight.due < input_.today && (unmeasured || !insight.kpi)) {
      report({}, Severity::warning, "overdue",
             fmt::format("it was due on {}, and nothing says what came of it",
                         to_string(*insight.due)),
             "write what was measured under `kpi: {after: ...}`, or a new day");
    }
  }

  void check_questions(const SourceFile& plan) {
    for (const ResearchQuestion& question : input_.study->questions) {
      const bool answered =
          std::any_of(input_.insights.begin(), input_.insights.end(), [&](const InsightFile& file) {
            const auto& ids = file.value->questions;
            return std::any_of(ids.begin(), ids.end(),
                               [&](const Text& id) { return id.value == question.id.value; });
          });
      if (answered) continue;
      diagnostics_.report(plan, question.id.span, Severity::warning, "insight/unanswered-question",
                          fmt::format("no insight answers `{}`", question.id.value),
                          "name it under `questions` of the insight that does");
    }
  }

  void check_assumptions(const SourceFile& plan) {
    for (const LedgerEntry& entry : assumption_ledger(input_, people_)) {
      const Text& id = entry.assumption->id;
      if (entry.standing() == "open") {
        diagnostics_.report(
            plan, id.span, Severity::suggestion, "insight/open-assumption",
            fmt::format("no insight says whether `{}` holds", id.value),
            fmt::format("write `assumptions: {{{}: contradicts}}`, or `supports`", id.value));
      } else if (entry.standing() == "disputed") {
        diagnostics_.report(plan, id.span, Severity::suggestion, "insight/disputed-assumption",
                            fmt::format("`{}` is supported by {} and contradicted by {}", id.value,
                                        listed(entry.supporting), listed(entry.contradicting)),
                            "say for whom it holds");
      }
    }
  }

  const ReportInput& input_;
  Quotes quotes_;
  Population people_;
  Diagnostics& diagnostics_;
  const InsightFile* file_ = nullptr;
};

}  // namespace

std::string solution_in(std::string_view statement) {
  const auto pattern = text::Pattern::compile(kSolution);
  if (!pattern) return {};
  const std::string plain = text::squeeze(statement);
  const auto match = pattern->find(plain);
  return match ? plain.substr(match->whole.begin, match->whole.size()) : std::string();
}

void check_insights(const ReportInput& input, const SourceFile& plan, Diagnostics& diagnostics) {
  Checker checker(input, diagnostics);
  for (const InsightFile& file : input.insights) checker.check(file);
  checker.check_study(plan);
}

}  // namespace uxi::report
