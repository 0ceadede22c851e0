#include "lint/stems.h"

#include <algorithm>
#include <iterator>

#include "text/words.h"

namespace uxi::lint {
namespace {

std::size_t shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both.size();
}

}  // namespace

std::vector<std::string> content_stems(std::string_view text) {
  std::vector<std::string> stems;
  for (const text::Word& word : text::words(text)) {
    if (!text::is_stop_word(word.folded)) stems.push_back(text::stem(word.folded));
  }
  std::ranges::sort(stems);
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

double share_of(const std::vector<std::string>& wanted, const std::vector<std::string>& found) {
  if (wanted.empty()) return 1;
  return static_cast<double>(shared(wanted, found)) / static_cast<double>(wanted.size());
}

double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const std::size_t both = shared(a, b);
  const std::size_t all = a.size() + b.size() - both;
  return all == 0 ? 1 : static_cast<double>(both) / static_cast<double>(all);
}

}  // namespace uxi::lint
