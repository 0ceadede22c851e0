#include "report/word_difference.h"

#include <algorithm>
#include <fmt/core.h>
#include <vector>

#include "report/phrasing.h"

namespace uxi::report {
namespace {

constexpr std::size_t kShown = 3;
constexpr std::size_t kMaxCells = 500'000;

enum class Step { same, change, only_in_quote, only_in_text };

/// `cost(i, j)`: least changes that turn the first `i` words of the quote into words of the text
/// that end before `from + j`; the text may begin anywhere.
class Grid {
 public:
  Grid(const Tokens& quote, const Tokens& text, std::size_t from, std::size_t to)
      : quote_(quote), text_(text), from_(from), width_(to - from + 1) {
    cells_.resize((quote.size() + 1) * width_);
    for (std::size_t i = 1; i <= quote.size(); ++i) {
      at(i, 0) = i;
      for (std::size_t j = 1; j < width_; ++j) {
        at(i, j) =
            std::min({at(i - 1, j - 1) + (same(i, j) ? 0 : 1), at(i - 1, j) + 1, at(i, j - 1) + 1});
      }
    }
  }

  WordDifference read() {
    const std::size_t n = quote_.size();
    std::size_t j = 0;
    for (std::size_t k = 0; k < width_; ++k) {
      if (at(n, k) <= at(n, j)) j = k;  // of equals the longer: a word changed, not added
    }
    WordDifference out{at(n, j), 0, from_ + j, {}};
    std::vector<std::string> changes;
    std::size_t i = n;
    while (i > 0) {
      const Step step = step_at(i, j);
      if (step != Step::same) changes.push_back(describe(step, i, j));
      if (step == Step::same && i < n && j + 1 < width_ && marks_differ(i, j)) {
        changes.push_back(fmt::format("the punctuation behind `{}` differs", quote_.word(i - 1)));
      }
      if (step != Step::only_in_text) --i;
      if (step != Step::only_in_quote) --j;
    }
    out.begin = from_ + j;
    std::reverse(changes.begin(), changes.end());
    const bool more = changes.size() > kShown;
    if (more) changes.resize(kShown);
    out.words = listed(changes);
    if (more) out.words += ", and more";
    return out;
  }

 private:
  std::size_t& at(std::size_t i, std::size_t j) { return cells_[i * width_ + j]; }
  bool same(std::size_t i, std::size_t j) const {
    return same_word(quote_.word(i - 1), text_.word(from_ + j - 1), i == 1);
  }
  bool marks_differ(std::size_t i, std::size_t j) const {
    return same(i + 1, j + 1) && quote_.marks(i - 1) != text_.marks(from_ + j - 1);
  }

  Step step_at(std::size_t i, std::size_t j) {
    if (j > 0 && same(i, j) && at(i, j) == at(i - 1, j - 1)) return Step::same;
    if (j > 0 && at(i, j) == at(i - 1, j - 1) + 1) return Step::change;
    return at(i, j) == at(i - 1, j) + 1 ? Step::only_in_quote : Step::only_in_text;
  }

  std::string describe(Step step, std::size_t i, std::size_t j) const {
    switch (step) {
      case Step::change:
        return fmt::format("`{}` stands where the transcript has `{}`", quote_.word(i - 1),
                           text_.word(from_ + j - 1));
      case Step::only_in_quote: return fmt::format("`{}` is added", quote_.word(i - 1));
      case Step::only_in_text: return fmt::format("`{}` is missing", text_.word(from_ + j - 1));
      case Step::same: break;
    }
    return {};
  }

  const Tokens& quote_;
  const Tokens& text_;
  std::size_t from_;
  std::size_t width_;
  std::vector<std::size_t> cells_;
};

}  // namespace

WordDifference compare_words(const Tokens& quote, const Tokens& text, std::size_t from,
                             std::size_t to) {
  if ((quote.size() + 1) * (to - from + 1) > kMaxCells) return {quote.size(), from, from, {}};
  return Grid(quote, text, from, to).read();
}

}  // namespace uxi::report
