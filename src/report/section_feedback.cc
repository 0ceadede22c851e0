// Themes of the interviews beside feedback of many (practice A7): shares of people and of answers
// in one table, so that what eight said can be held against what eight hundred wrote.
#include <algorithm>
#include <fmt/core.h>
#include <set>

#include "report/phrasing.h"
#include "report/section.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

std::string share_of(std::size_t part, std::size_t whole) {
  if (whole == 0) return "0";
  return fmt::format("{} ({})", part,
                     percent(static_cast<double>(part) / static_cast<double>(whole)));
}

/// People and answers of a theme and those below it.
struct Row {
  std::set<std::string> people;
  std::vector<std::size_t> answers;  ///< one a table
};

void add_theme(const Draft& draft, const Theme& theme, Row& row) {
  row.people.merge(draft.people.behind(theme.members));
  for (std::size_t i = 0; i < row.answers.size(); ++i) {
    const auto& by_theme = draft.input.feedback[i].by_theme;
    const auto found = by_theme.find(theme.id);
    if (found != by_theme.end()) row.answers[i] += found->second;
  }
}

Row row_of(const Draft& draft, const Theme& top) {
  Row row{{}, std::vector<std::size_t>(draft.input.feedback.size(), 0)};
  add_theme(draft, top, row);
  for (const Theme* theme : draft.input.themes) {
    if (theme != &top && theme->accepted && theme->parent.value == top.id)
      add_theme(draft, *theme, row);
  }
  return row;
}

/// What nobody in the interviews spoke of, or not in these words.
std::vector<std::string> rest_row(const Draft& draft, const std::vector<std::size_t>& placed) {
  std::vector<std::string> cells{"None of these", ""};
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const std::size_t answers = draft.input.feedback[i].answers;
    cells.push_back(share_of(answers - std::min(answers, placed[i]), answers));
  }
  return cells;
}

}  // namespace

Blocks feedback_section(Draft& draft) {
  if (draft.input.feedback.empty() || draft.people.size() == 0) return {};
  Table table{"Participants and answers that speak of each theme", {{"Theme"}}, {}};
  table.columns.push_back({fmt::format("interviews ({})", draft.people.size()), true});
  for (const FeedbackCount& feedback : draft.input.feedback)
    table.columns.push_back({fmt::format("{} ({})", feedback.name, feedback.answers), true});
  std::vector<std::size_t> placed(draft.input.feedback.size(), 0);
  for (const Theme* theme : top_themes(draft)) {
    if (!theme->accepted) continue;
    const Row row = row_of(draft, *theme);
    std::vector<std::string> cells{title_or_id(theme->name, theme->id),
                                   share_of(row.people.size(), draft.people.size())};
    for (std::size_t i = 0; i < placed.size(); ++i) {
      cells.push_back(share_of(row.answers[i], draft.input.feedback[i].answers));
      placed[i] += row.answers[i];
    }
    table.rows.push_back(std::move(cells));
  }
  if (table.rows.empty()) return {};
  table.rows.push_back(rest_row(draft, placed));
  table.note =
      "Participants are counted by what a person put into a theme. Answers are counted by "
      "computation: each by the theme whose quotes its words are nearest to, where near enough; "
      "nobody has read them for this table. In brackets: how many there are.";
  Blocks blocks;
  blocks.push_back(draft.heading(2, "Interviews beside feedback"));
  blocks.push_back({std::move(table)});
  return blocks;
}

}  // namespace uxi::report
