// All quotes that may be shown, for who wants to read on: by theme, or by code where nobody has
// made themes yet.
#include <algorithm>
#include <fmt/core.h>
#include <map>

#include "report/phrasing.h"
#include "report/section.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

constexpr std::size_t kQuotesOfGroup = 250;

/// Quotes under one heading.
struct Pile {
  std::string title;
  std::vector<HighlightRef> members;
};

HighlightRef ref_of(const TaggedHighlight& tagged) {
  return {{"", tagged.file->session}, tagged.highlight->id};
}

/// One pile a theme, and one for what is in none; by session and turn.
std::vector<Pile> by_theme(const Draft& draft) {
  std::vector<Pile> piles;
  std::map<HighlightRef, std::size_t> pile_of;
  for (const Theme* theme : top_themes(draft)) {
    for (HighlightRef& ref : members_of(draft.input, *theme)) {
      ref.session.study.clear();
      pile_of.emplace(std::move(ref), piles.size());
    }
    piles.push_back({title_or_id(theme->name, theme->id), {}});
  }
  piles.push_back({"In no theme", {}});
  for (const TaggedHighlight& tagged : draft.quotes.all()) {
    const auto at = pile_of.find(ref_of(tagged));
    piles[at == pile_of.end() ? piles.size() - 1 : at->second].members.push_back(ref_of(tagged));
  }
  return piles;
}

/// One pile a code, the first that a highlight carries, markers last.
std::vector<Pile> by_code(const Draft& draft) {
  std::map<std::string, Pile> piles;
  for (const TaggedHighlight& tagged : draft.quotes.all()) {
    const auto& codes = tagged.highlight->codes;
    if (codes.empty()) continue;
    const std::string title = draft.name_of_code(codes.front().value);
    Pile& pile = piles[title];
    pile.title = title;
    pile.members.push_back(ref_of(tagged));
  }
  std::vector<Pile> out;
  for (auto& [title, pile] : piles) out.push_back(std::move(pile));
  return out;
}

void add_pile(Draft& draft, const Pile& pile, Blocks& blocks) {
  Group group{GroupKind::theme, "", {}};
  std::size_t shown = 0;
  std::size_t more = 0;
  for (const HighlightRef& ref : pile.members) {
    const ProvedQuote& proved = draft.quotes.prove(ref);
    draft.left_out.add(proved);
    if (!proved.proved()) continue;
    if (++shown > kQuotesOfGroup) {
      ++more;
      continue;
    }
    group.blocks.push_back({draft.dress_with_codes(proved)});
  }
  if (group.blocks.empty()) return;
  group.id = draft.unique_id("quotes-" + slug(pile.title));
  group.blocks.insert(group.blocks.begin(), draft.heading(3, pile.title));
  if (more > 0) {
    group.blocks.push_back(paragraph(
        fmt::format("{} more in the table of quotes (CSV).", text::counted(more, "quote")),
        Tone::note));
  }
  blocks.push_back({std::move(group)});
}

}  // namespace

Blocks evidence_section(Draft& draft) {
  const bool themed = !top_themes(draft).empty();
  Group evidence{GroupKind::evidence, draft.unique_id("evidence"), {}};
  Block title = draft.heading(2, themed ? "Quotes by theme" : "Quotes by code");
  for (const Pile& pile : themed ? by_theme(draft) : by_code(draft)) {
    add_pile(draft, pile, evidence.blocks);
  }
  if (evidence.blocks.empty()) return {};
  evidence.blocks.insert(evidence.blocks.begin(), std::move(title));
  Blocks blocks;
  blocks.push_back({std::move(evidence)});
  return blocks;
}

}  // namespace uxi::report
