#include "text/diff.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace uxi::text {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t kContext = 3;
constexpr int kMaxEdits =
    4000;  // beyond that everything counts as replaced: the table grows as its square

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end == std::string_view::npos ? end : end + 1));
    text.remove_prefix(lines.back().size());
  }
  return lines;
}

struct Step {
  char sign = ' ';
  std::size_t a = 0;  ///< line of before, from 0
  std::size_t b = 0;  ///< line of after
};

/// Furthest-reaching paths by number of edits; nothing where more than kMaxEdits are needed.
std::vector<std::vector<int>> trace(const Lines& a, const Lines& b) {
  const int n = static_cast<int>(a.size());
  const int m = static_cast<int>(b.size());
  const int most = std::min(n + m, kMaxEdits);
  std::vector<int> reach(static_cast<std::size_t>(2 * most + 3), 0);
  const auto at = [&](int k) -> int& { return reach[static_cast<std::size_t>(k + most + 1)]; };
  std::vector<std::vector<int>> history;
  for (int d = 0; d <= most; ++d) {
    history.push_back(reach);
    for (int k = -d; k <= d; k += 2) {
      int x = k == -d || (k != d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
      while (x < n && x - k < m && x - k >= 0 &&
             a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(x - k)]) {
        ++x;
      }
      at(k) = x;
      if (x >= n && x - k >= m) return history;
    }
  }
  return {};
}

std::vector<Step> replace_all_lines(const Lines& a, const Lines& b) {
  std::vector<Step> steps;
  for (std::size_t i = 0; i < a.size(); ++i) steps.push_back({'-', i, 0});
  for (std::size_t i = 0; i < b.size(); ++i) steps.push_back({'+', a.size(), i});
  return steps;
}

std::vector<Step> edit_script(const Lines& a, const Lines& b) {
  const auto history = trace(a, b);
  if (history.empty()) return replace_all_lines(a, b);
  const int most = static_cast<int>(history.front().size() - 3) / 2;
  std::vector<Step> steps;
  int x = static_cast<int>(a.size());
  int y = static_cast<int>(b.size());
  const auto add = [&](char sign) {
    steps.push_back({sign, static_cast<std::size_t>(x), static_cast<std::size_t>(y)});
  };
  for (int d = static_cast<int>(history.size()) - 1; d >= 0; --d) {
    const std::vector<int>& reach = history[static_cast<std::size_t>(d)];
    const auto at = [&](int diagonal) {
      return reach[static_cast<std::size_t>(diagonal + most + 1)];
    };
    const int k = x - y;
    const int from = k == -d || (k != d && at(k - 1) < at(k + 1)) ? k + 1 : k - 1;
    const int from_x = d == 0 ? 0 : at(from);
    const int from_y = d == 0 ? 0 : from_x - from;
    while (x > from_x && y > from_y) {
      --x;
      --y;
      add(' ');
    }
    if (d == 0) break;
    if (x == from_x) {
      --y;
      add('+');
    } else {
      --x;
      add('-');
    }
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

void add_line(std::string& out, char sign, std::string_view line) {
  out += sign;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

/// `@@ -12,7 +12,8 @@`; a count of one is left out, as diff does.
std::string hunk_head(const std::vector<Step>& steps, std::size_t begin, std::size_t end) {
  std::size_t olds = 0;
  std::size_t news = 0;
  for (std::size_t i = begin; i < end; ++i) {
    olds += steps[i].sign != '+' ? 1U : 0U;
    news += steps[i].sign != '-' ? 1U : 0U;
  }
  const auto range = [](std::size_t first, std::size_t count) {
    const std::string start = std::to_string(count == 0 ? first : first + 1);
    return count == 1 ? start : start + "," + std::to_string(count);
  };
  return "@@ -" + range(steps[begin].a, olds) + " +" + range(steps[begin].b, news) + " @@\n";
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after,
                         bool before_exists, bool after_exists) {
  if (before == after && before_exists == after_exists) return {};
  const Lines a = lines_of(before);
  const Lines b = lines_of(after);
  const std::vector<Step> steps = edit_script(a, b);
  // As git has it, so that `patch -p1` finds the file from the root.
  path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
  std::string out = before_exists ? "--- a/" + std::string(path) + "\n" : "--- /dev/null\n";
  out += after_exists ? "+++ b/" + std::string(path) + "\n" : "+++ /dev/null\n";
  for (std::size_t i = 0; i < steps.size();) {
    if (steps[i].sign == ' ') {
      ++i;
      continue;
    }
    const std::size_t begin = i > kContext ? i - kContext : 0;
    std::size_t last = i;  // the last change of this hunk
    for (std::size_t j = i; j < steps.size() && j <= last + 2 * kContext; ++j) {
      if (steps[j].sign != ' ') last = j;
    }
    const std::size_t end = std::min(steps.size(), last + 1 + kContext);
    out += hunk_head(steps, begin, end);
    for (std::size_t j = begin; j < end; ++j) {
      add_line(out, steps[j].sign, steps[j].sign == '+' ? b[steps[j].b] : a[steps[j].a]);
    }
    i = end;
  }
  return out;
}

}  // namespace uxi::text
