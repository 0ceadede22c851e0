// Two maps of the study: people against themes (the framework method of Ritchie & Spencer, 1994),
// and insights by effort and worth.
#include <algorithm>
#include <cmath>
#include <fmt/core.h>

#include "report/phrasing.h"
#include "report/section.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::report {
namespace {

constexpr std::size_t kMatrixThemes = 8;
constexpr std::size_t kMatrixPeople = 40;  ///< of more, segments are shown instead
constexpr std::size_t kCellWords = 90;     ///< code points of a quote that a cell holds

/// The beginning of a quote in quotation marks, whole words of it. Words that hold such marks
/// themselves stand without, so that none is taken for the end.
std::string excerpt(const std::string& words) {
  std::string head = text::squeeze(words);
  if (text::count_code_points(head) > kCellWords) {
    head.resize(text::byte_offset(head, kCellWords));
    head.resize(std::min(head.size(), head.find_last_of(' ')));
    while (!head.empty() && std::string_view(",;:-. ").find(head.back()) != std::string_view::npos)
      head.pop_back();
    head += " …";
  }
  const bool marked =
      text::contains(head, "“") || text::contains(head, "”") || head.find('"') != std::string::npos;
  return marked ? head : "“" + head + "”";
}

const QuoteLine* spoken_line(const ProvedQuote& proved) {
  const auto at = std::find_if(proved.lines.begin(), proved.lines.end(),
                               [](const QuoteLine& l) { return l.role == Role::participant; });
  return at == proved.lines.end() ? nullptr : &*at;
}

/// What one person said to a theme: the first quote that may be shown. Nothing where they did not
/// speak of it.
MatrixCell cell_of(const Draft& draft, const std::vector<HighlightRef>& members,
                   const std::string& person) {
  bool spoke = false;
  for (const HighlightRef& ref : members) {
    if (participant_of(ref.session.session) != person) continue;
    spoke =
        spoke || (draft.quotes.find(ref) != nullptr && draft.people.counts(ref.session.session));
    const ProvedQuote& proved = draft.quotes.prove(ref);
    const QuoteLine* line = proved.proved() ? spoken_line(proved) : nullptr;
    if (line == nullptr) continue;
    const auto place = draft.places.find(proved.highlight);
    return {excerpt(line->words), place == draft.places.end() ? "" : place->second};
  }
  return {spoke ? "(not quoted)" : "", ""};
}

using Members = std::vector<std::vector<HighlightRef>>;

void add_people(const Draft& draft, const Members& members, Matrix& matrix) {
  for (const SegmentPeople& segment : draft.people.segments()) {
    for (const std::string& person : segment.people) {
      const std::string described = draft.quotes.descriptor(person);
      const bool named = draft.input.audience == ShareConsent::team;
      MatrixRow row{named ? person : described, named ? described : segment.id, {}};
      if (row.label.empty()) row.label = "a participant";
      for (const auto& refs : members) row.cells.push_back(cell_of(draft, refs, person));
      matrix.rows.push_back(std::move(row));
    }
  }
}

void add_segments(const Draft& draft, const Members& members, Matrix& matrix) {
  for (const SegmentPeople& segment : draft.people.segments()) {
    if (segment.people.empty()) continue;
    MatrixRow row{segment.id.empty() ? "no segment" : segment.id, segment.who, {}};
    for (const auto& refs : members) {
      std::set<std::string> heard;
      for (const HighlightRef& ref : refs) {
        const std::string person = participant_of(ref.session.session);
        if (draft.quotes.find(ref) != nullptr && segment.people.contains(person))
          heard.insert(person);
      }
      row.cells.push_back({fmt::format("{} of {}", heard.size(), segment.people.size()), ""});
    }
    matrix.rows.push_back(std::move(row));
  }
}

}  // namespace

Blocks matrix_section(Draft& draft) {
  if (draft.input.audience == ShareConsent::everyone || draft.people.size() == 0) return {};
  std::vector<const Theme*> themes = top_themes(draft);
  if (themes.size() < 2) return {};
  const std::size_t all = themes.size();
  themes.resize(std::min(themes.size(), kMatrixThemes));
  Matrix matrix{"Who said what to which theme", {}, {}, {}};
  Members members;
  for (const Theme* theme : themes) {
    matrix.columns.push_back(title_or_id(theme->name, theme->id));
    members.push_back(members_of(draft.input, *theme));
  }
  if (draft.people.size() > kMatrixPeople) {
    add_segments(draft, members, matrix);
  } else {
    add_people(draft, members, matrix);
  }
  if (all > themes.size()) {
    matrix.note =
        fmt::format("The {} themes that most people speak to, of {}.", themes.size(), all);
  }
  Blocks blocks;
  blocks.push_back(draft.heading(2, "Framework matrix"));
  blocks.push_back({std::move(matrix)});
  return blocks;
}

Blocks priority_section(Draft& draft) {
  Plane plane{
      "Effort", "Importance × value", {"Do first", "Plan", "When there is time", "Leave"}, {}};
  std::vector<std::string> spoken;
  for (const RankedInsight& ranked : ranked_insights(draft.input)) {
    const Insight& insight = *ranked.file.value;
    if (!ranked.score) continue;
    const int worth = insight.customer_importance->value * insight.team_value->value;
    const int effort = insight.effort->value;
    const std::string title = title_or_id(insight.statement, insight.id);
    const bool there = draft.insights_used.contains(insight.id);
    // The root spreads the products of two marks of five as evenly as the marks themselves.
    plane.points.push_back({title,
                            (effort - 1) / 4.0,
                            (std::sqrt(worth) - 1) / 4.0,
                            there ? "insight-" + slug(insight.id) : "",
                            {std::to_string(effort), std::to_string(worth)}});
    spoken.push_back(fmt::format("{}: effort {}, worth {}", title, effort, worth));
  }
  if (plane.points.size() < 2) return {};
  Figure figure{draft.unique_id("chart-priorities"),
                "Insights by effort and by what they are worth",
                "From little effort at the left to much at the right, from little worth below to "
                "much above. " +
                    text::join(spoken, "; ") + ".",
                std::move(plane)};
  Blocks blocks;
  blocks.push_back(draft.heading(2, "Priorities"));
  blocks.push_back({std::move(figure)});
  return blocks;
}

}  // namespace uxi::report
