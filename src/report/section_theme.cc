// Themes with both sides, and codes by segment.
#include <algorithm>
#include <fmt/core.h>
#include <map>

#include "report/phrasing.h"
#include "report/section.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

constexpr std::size_t kQuotesOfTheme = 4;
constexpr std::size_t kBars = 12;

/// Segments that have anybody in them: only these get a series or a column.
std::vector<std::size_t> peopled(const Population& people) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < people.segments().size(); ++i) {
    if (!people.segments()[i].people.empty()) places.push_back(i);
  }
  return places;
}

std::string series_name(const SegmentPeople& segment) {
  return segment.id.empty() ? "no segment" : segment.id;
}

/// One row of people for bars and tables.
struct Counted {
  std::string label;
  std::set<std::string> people;
};

Figure people_bars(Draft& draft, std::string_view id, std::string caption,
                   const std::vector<Counted>& rows) {
  const std::vector<std::size_t> places = peopled(draft.people);
  Bars bars;
  bars.most = static_cast<double>(draft.people.size());
  for (const std::size_t place : places) {
    bars.series.push_back(series_name(draft.people.segments()[place]));
  }
  std::vector<std::string> spoken;
  for (const Counted& row : rows) {
    const auto counts = draft.people.by_segment(row.people);
    Bar bar{row.label, {}};
    for (const std::size_t place : places) bar.values.push_back(static_cast<double>(counts[place]));
    bars.bars.push_back(std::move(bar));
    spoken.push_back(fmt::format("{} {}", row.label, row.people.size()));
  }
  std::string description = fmt::format(
      "Of {}: {}.", text::counted(draft.people.size(), "participant"), text::join(spoken, "; "));
  return {draft.unique_id(id), std::move(caption), std::move(description), std::move(bars)};
}

/// Highlights that an insight names as speaking against it and none as evidence.
std::set<std::string> speaking_against(const ReportInput& input) {
  std::set<std::string> against;
  for (const InsightFile& file : input.insights) {
    for (const Text& name : file.value->against) against.insert(name.value);
  }
  for (const InsightFile& file : input.insights) {
    for (const Text& name : file.value->evidence) against.erase(name.value);
  }
  return against;
}

class Themes {
 public:
  explicit Themes(const Draft& draft) : draft_(draft), against_(speaking_against(draft.input)) {
    for (const Theme* theme : draft.input.themes) {
      const bool has_parent = std::any_of(
          draft.input.themes.begin(), draft.input.themes.end(),
          [&](const Theme* other) { return other != theme && other->id == theme->parent.value; });
      below_[has_parent ? theme->parent.value : std::string()].push_back(theme);
    }
    for (auto& [parent, list] : below_) {
      std::sort(list.begin(), list.end(), [&](const Theme* a, const Theme* b) {
        const std::size_t x = people_of(*a).size();
        const std::size_t y = people_of(*b).size();
        return x != y ? x > y : a->id < b->id;
      });
    }
  }

  /// None where there is none, or where parents go in a circle, which `check` names.
  std::vector<const Theme*> top() const {
    const auto found = below_.find("");
    return found == below_.end() ? std::vector<const Theme*>() : found->second;
  }

  Blocks blocks(Draft& draft) const {
    Blocks out;
    if (top().empty()) return out;
    std::vector<Counted> rows;
    for (const Theme* theme : top())
      rows.push_back({title_or_id(theme->name, theme->id), people_of(*theme)});
    out.push_back({people_bars(draft, "chart-themes", "Participants behind each theme", rows)});
    for (const Theme* theme : top()) {
      out.push_back(group(draft, *theme, 3));
      const auto sub = below_.find(theme->id);
      if (sub == below_.end()) continue;
      for (const Theme* lower : sub->second) out.push_back(group(draft, *lower, 4));
    }
    return out;
  }

 private:
  /// A theme and the one level below it.
  std::set<std::string> people_of(const Theme& theme) const {
    std::set<std::string> people = draft_.people.behind(theme.members);
    for (const Theme* other : draft_.input.themes) {
      if (other == &theme || other->parent.value != theme.id) continue;
      people.merge(draft_.people.behind(other->members));
    }
    return people;
  }

  Block group(Draft& draft, const Theme& theme, int level) const {
    Group out{GroupKind::theme, draft.unique_id("theme-" + slug(theme.id)), {}};
    out.blocks.push_back(draft.heading(level, title_or_id(theme.name, theme.id)));
    out.blocks.push_back(
        paragraph(fmt::format("{} from {}{}.", text::counted(theme.members.size(), "highlight"),
                              draft_.people.of_all(people_of(theme)),
                              theme.accepted ? "" : "; proposed, not yet accepted"),
                  Tone::note));
    std::vector<Text> agreeing;
    std::vector<Text> contradicting;
    for (const Text& member : theme.members) {
      (against_.contains(member.value) ? contradicting : agreeing).push_back(member);
    }
    append(out.blocks, draft.choose_quotes(agreeing, {.most = kQuotesOfTheme}));
    Blocks other_side = draft.choose_quotes(contradicting, {kQuotesOfTheme, true});
    if (!other_side.empty()) {
      out.blocks.push_back(paragraph("The other side", Tone::label));
      append(out.blocks, std::move(other_side));
    }
    return {std::move(out)};
  }

  const Draft& draft_;
  std::set<std::string> against_;
  std::map<std::string, std::vector<const Theme*>> below_;
};

/// Codes with their people, most people first; markers are no findings.
std::vector<Counted> counted_codes(const Draft& draft) {
  std::vector<Counted> rows;
  for (const auto& [path, people] : draft.people.codes()) {
    const Code* code = draft.input.codebook ? draft.input.codebook->find(path) : nullptr;
    if (code != nullptr && code->marker) continue;
    rows.push_back({draft.name_of_code(path), people});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Counted& a, const Counted& b) {
    return a.people.size() > b.people.size();
  });
  return rows;
}

}  // namespace

std::vector<HighlightRef> members_of(const ReportInput& input, const Theme& theme) {
  std::vector<HighlightRef> members;
  for (const Theme* each : input.themes) {
    if (each != &theme && each->parent.value != theme.id) continue;
    for (const Text& name : each->members) {
      if (auto ref = parse_highlight_ref(name.value)) members.push_back(*std::move(ref));
    }
  }
  return members;
}

std::vector<const Theme*> top_themes(const Draft& draft) { return Themes(draft).top(); }

Blocks themes_section(Draft& draft) {
  Blocks inner = Themes(draft).blocks(draft);
  if (inner.empty()) return {};
  Blocks blocks;
  blocks.push_back(draft.heading(2, "Themes"));
  append(blocks, std::move(inner));
  return blocks;
}

Block codes_table(Draft& draft) {
  draft.sections_used.insert("codes");
  Table table{"Participants with each code, by segment", {{"Code"}}, {}};
  const std::vector<std::size_t> places = peopled(draft.people);
  for (const std::size_t place : places) {
    const SegmentPeople& segment = draft.people.segments()[place];
    table.columns.push_back(
        {fmt::format("{} ({})", series_name(segment), segment.people.size()), true});
  }
  table.columns.push_back({fmt::format("all ({})", draft.people.size()), true});
  for (const Counted& row : counted_codes(draft)) {
    const auto counts = draft.people.by_segment(row.people);
    std::vector<std::string> cells{row.label};
    for (const std::size_t place : places) cells.push_back(std::to_string(counts[place]));
    cells.push_back(std::to_string(row.people.size()));
    table.rows.push_back(std::move(cells));
  }
  table.note = "People are counted, not mentions. In brackets: how many took part.";
  return {std::move(table)};
}

Block codes_figure(Draft& draft, std::size_t most) {
  std::vector<Counted> rows = counted_codes(draft);
  if (rows.size() > most) rows.resize(most);
  return {people_bars(draft, "chart-codes", "Codes heard from most participants", rows)};
}

Blocks codes_section(Draft& draft) {
  if (counted_codes(draft).empty() || draft.sections_used.contains("codes")) return {};
  Blocks blocks;
  blocks.push_back(draft.heading(2, "Codes by segment"));
  blocks.push_back(codes_figure(draft, kBars));
  blocks.push_back(codes_table(draft));
  return blocks;
}

}  // namespace uxi::report
