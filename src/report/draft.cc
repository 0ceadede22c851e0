#include "report/draft.h"

#include <iterator>

#include "report/phrasing.h"
#include "text/strings.h"

namespace uxi::report {

std::string Draft::unique_id(std::string_view wanted) {
  std::string id(wanted);
  for (int n = 2; !ids_.insert(id).second; ++n) id = std::string(wanted) + "-" + std::to_string(n);
  return id;
}

Block Draft::heading(int level, std::string text) {
  std::string id = unique_id(slug(text));
  return {Heading{level, std::move(id), plain(std::move(text))}};
}

Quote Draft::dress(const ProvedQuote& proved, bool against) {
  Quote quote;
  quote.id = unique_id(proved.highlight.id);
  quote.lines = proved.lines;
  quote.who = proved.who;
  if (input.audience != ShareConsent::everyone) quote.segment = proved.segment;
  if (input.audience == ShareConsent::team) {
    quote.reference = to_string(proved.turns);
    quote.time = proved.time;
    quote.person = proved.participant;
  }
  quote.against = against;
  places.emplace(proved.highlight, quote.id);
  return quote;
}

Quote Draft::dress_with_codes(const ProvedQuote& proved) {
  Quote quote = dress(proved, false);
  const TaggedHighlight* tagged = quotes.find(proved.highlight);
  if (tagged == nullptr) return quote;
  for (const Text& code : tagged->highlight->codes) quote.codes.push_back(name_of_code(code.value));
  return quote;
}

std::string Draft::name_of_code(std::string_view code) const {
  const Code* known = input.codebook ? input.codebook->find(code) : nullptr;
  if (known == nullptr) return std::string(code);
  return known->name.value.empty() ? known->path.value : known->name.value;
}

std::optional<Quote> Draft::quote(const HighlightRef& ref, bool against) {
  const ProvedQuote& proved = quotes.prove(ref);
  left_out.add(proved);
  if (!proved.proved()) return std::nullopt;
  return dress(proved, against);
}

Blocks Draft::choose_quotes(const std::vector<Text>& highlights, QuoteChoice choice) {
  std::vector<ProvedQuote> first;  // one a person
  std::vector<ProvedQuote> more;
  std::set<std::string> heard;
  for (const Text& name : highlights) {
    if (first.size() == choice.most) break;
    const auto ref = parse_highlight_ref(name.value);
    if (!ref) continue;  // `check` names it
    ProvedQuote proved = quotes.prove(*ref);
    left_out.add(proved);
    if (!proved.proved()) continue;
    auto& list = heard.insert(proved.participant).second ? first : more;
    list.push_back(std::move(proved));
  }
  std::move(more.begin(), more.end(), std::back_inserter(first));
  if (first.size() > choice.most) first.resize(choice.most);
  Blocks blocks;
  for (const ProvedQuote& proved : first) blocks.push_back({dress(proved, choice.against)});
  return blocks;
}

std::string title_or_id(const Text& title, const std::string& id) {
  return text::trim(title.value).empty() ? id : title.value;
}

void append(Blocks& blocks, Blocks more) {
  std::move(more.begin(), more.end(), std::back_inserter(blocks));
}

Block paragraph(std::string text, Tone tone) { return {Paragraph{plain(std::move(text)), tone}}; }

}  // namespace uxi::report
