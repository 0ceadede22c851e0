// Quotes that stand for a group: the medoid, then maximal marginal relevance over the kernel.
#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/naming.h"
#include "text/words.h"

namespace uxi::analysis {
namespace {

constexpr std::size_t kShortQuote = 6;
constexpr std::size_t kLongQuote = 40;
constexpr double kWrongLength = 0.9;

/// Cosine of each member to the centre of all.
std::vector<double> centralities(const Kernel& kernel, const std::vector<std::size_t>& members) {
  std::vector<double> sums;
  double total = 0;
  for (const std::size_t i : members) {
    double sum = 0;
    for (const std::size_t j : members) {
      sum += static_cast<double>(kernel.at(i, j));
    }
    sums.push_back(sum);
    total += sum;
  }
  for (double& sum : sums) {
    sum = total > 0 ? sum / std::sqrt(total) : 0;
  }
  return sums;
}

double readability(const ClusterItem& item) {
  const std::size_t words = text::count_words(item.text);
  return words < kShortQuote || words > kLongQuote ? kWrongLength : 1;
}

}  // namespace

std::vector<std::size_t> typical_quotes(
    const std::vector<ClusterItem>& items, const std::vector<std::size_t>& members,
    const std::vector<double>& central,
    const std::function<double(std::size_t, std::size_t)>& alike, std::size_t most) {
  std::vector<std::size_t> chosen;
  while (chosen.size() < most) {
    double best_value = -std::numeric_limits<double>::infinity();
    std::size_t best = kNoGroup;
    for (std::size_t m = 0; m < members.size(); ++m) {
      const auto& item = items[members[m]];
      double nearest = 0;
      bool heard = false;
      for (const std::size_t other : chosen) {
        nearest = std::max(nearest, alike(members[m], other));
        heard = heard || other == members[m] ||
                (!item.participant.empty() && items[other].participant == item.participant);
      }
      const double value = chosen.empty() ? central[m] * readability(item)
                                          : 0.6 * central[m] * readability(item) - 0.4 * nearest;
      if (!heard && value > best_value) {
        best_value = value;
        best = members[m];
      }
    }
    if (best == kNoGroup) {
      break;
    }
    chosen.push_back(best);
  }
  return chosen;
}

std::vector<std::size_t> typical_quotes(const std::vector<ClusterItem>& items, const Kernel& kernel,
                                        const std::vector<std::size_t>& members, std::size_t most) {
  return typical_quotes(
      items, members, centralities(kernel, members),
      [&](std::size_t a, std::size_t b) { return static_cast<double>(kernel.at(a, b)); }, most);
}

}  // namespace uxi::analysis
