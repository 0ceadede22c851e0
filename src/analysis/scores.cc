#include "analysis/scores.h"

#include <map>
#include <utility>

namespace uxi::analysis {
namespace {

double pairs(std::size_t n) { return static_cast<double>(n) * (static_cast<double>(n) - 1) / 2; }

/// Gives items without a group numbers of their own.
Labels singled_out(Labels labels) {
  std::size_t next = count_groups(labels);
  for (std::size_t& label : labels) {
    label = label == kNoGroup ? next++ : label;
  }
  return labels;
}

}  // namespace

double adjusted_rand(const Labels& a, const Labels& b) {
  UXI_CHECK(a.size() == b.size());
  const Labels x = singled_out(a);
  const Labels y = singled_out(b);
  std::map<std::size_t, std::size_t> rows, columns;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> cells;
  for (std::size_t i = 0; i < x.size(); ++i) {
    ++rows[x[i]];
    ++columns[y[i]];
    ++cells[{x[i], y[i]}];
  }
  double together = 0, in_rows = 0, in_columns = 0;
  for (const auto& [cell, count] : cells) {
    together += pairs(count);
  }
  for (const auto& [row, count] : rows) {
    in_rows += pairs(count);
  }
  for (const auto& [column, count] : columns) {
    in_columns += pairs(count);
  }
  const double all = pairs(x.size());
  const double expected = all > 0 ? in_rows * in_columns / all : 0;
  const double most = (in_rows + in_columns) / 2;
  return most - expected == 0 ? 1 : (together - expected) / (most - expected);
}

}  // namespace uxi::analysis
