#include "coding/agreement.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace uxi::coding {
namespace {

constexpr std::size_t kMaxSets = 2000;  ///< that are held against each other
constexpr std::string_view kTooMany = "more than 2000 different sets of codes were given";
constexpr std::string_view kOneValue = "everybody gave the same value everywhere";
constexpr std::string_view kNoPairs = "no unit was judged by two coders";

/// Judgements as numbers: equal sets have equal ones.
struct Numbered {
  struct Unit {
    double weight;
    std::size_t block;
    std::vector<std::size_t> values;  ///< of those who judged it, two at least
  };
  std::vector<Unit> units;
  std::vector<CodeSet> sets;
};

Numbered numbered(const Ratings& ratings) {
  Numbered out;
  std::map<CodeSet, std::size_t> numbers;
  for (const RatedUnit& unit : ratings.units) {
    Numbered::Unit made{unit.weight, unit.block, {}};
    const auto judged = std::ranges::count_if(unit.given, [](const auto& g) { return !!g; });
    if (judged < 2) continue;
    for (const auto& given : unit.given) {
      if (!given) continue;
      const auto [entry, is_new] = numbers.try_emplace(*given, out.sets.size());
      if (is_new) out.sets.push_back(*given);
      made.values.push_back(entry->second);
    }
    out.units.push_back(std::move(made));
  }
  return out;
}

/// What alpha is a function of: sums over units.
struct Sums {
  double disagreement = 0;     ///< over ordered pairs in a unit, by m - 1
  std::vector<double> values;  ///< how often each value was given

  void add(const Sums& more, double times) {
    disagreement += times * more.disagreement;
    for (std::size_t i = 0; i < more.values.size(); ++i) values[i] += times * more.values[i];
  }
};

/// Distances of all values, row by row.
class Distances {
 public:
  Distances(const std::vector<CodeSet>& sets, Distance kind)
      : count_(sets.size()), table_(sets.size() * sets.size(), 0.0) {
    for (std::size_t i = 0; i < count_; ++i) {
      for (std::size_t j = 0; j < count_; ++j) {
        if (i == j) continue;
        table_[i * count_ + j] = kind == Distance::nominal ? 1.0 : masi_distance(sets[i], sets[j]);
      }
    }
  }
  [[nodiscard]] double at(std::size_t i, std::size_t j) const { return table_[i * count_ + j]; }
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  std::size_t count_;
  std::vector<double> table_;
};

void add_unit(const Numbered::Unit& unit, const Distances& distances, Sums& sums) {
  double apart = 0;
  for (const std::size_t a : unit.values) {
    sums.values[a] += unit.weight;
    for (const std::size_t b : unit.values) apart += distances.at(a, b);
  }
  sums.disagreement += unit.weight * apart / static_cast<double>(unit.values.size() - 1);
}

struct Disagreement {
  double observed = 0;
  double expected = 0;
  double pairable = 0;
};

Disagreement disagreement_of(const Sums& sums, const Distances& distances) {
  Disagreement out;
  double chance = 0;
  for (std::size_t i = 0; i < sums.values.size(); ++i) {
    out.pairable += sums.values[i];
    for (std::size_t j = 0; j < sums.values.size(); ++j)
      chance += sums.values[i] * sums.values[j] * distances.at(i, j);
  }
  if (out.pairable <= 1) return out;
  out.observed = sums.disagreement / out.pairable;
  out.expected = chance / (out.pairable * (out.pairable - 1));
  return out;
}

/// Uniform below `n`, draws that would be biased thrown away.
std::size_t below(const std::function<std::uint64_t()>& random, std::size_t n) {
  const std::uint64_t bound = n;
  const std::uint64_t biased = (0 - bound) % bound;
  std::uint64_t draw = random();
  while (draw < biased) draw = random();
  return static_cast<std::size_t>(draw % bound);
}

/// The value below which `share` of the sorted values lie, between two of them by proportion.
double quantile(const std::vector<double>& sorted, double share) {
  const double at = share * static_cast<double>(sorted.size() - 1);
  const auto low = static_cast<std::size_t>(at);
  const std::size_t high = std::min(low + 1, sorted.size() - 1);
  return sorted[low] + (at - static_cast<double>(low)) * (sorted[high] - sorted[low]);
}

/// Draws blocks again, as many as there are. A draw in which alpha is not defined counts as full
/// agreement where nobody disagreed in it.
void add_interval(const std::vector<Sums>& blocks, const Distances& distances,
                  const Bootstrap& bootstrap, Agreement& agreement) {
  if (bootstrap.draws <= 0 || blocks.size() < 2) return;
  std::vector<double> values;
  for (int draw = 0; draw < bootstrap.draws; ++draw) {
    std::vector<double> times(blocks.size(), 0.0);
    for (std::size_t i = 0; i < blocks.size(); ++i)
      times[below(bootstrap.random, blocks.size())] += 1;
    Sums sums{0, std::vector<double>(distances.count(), 0.0)};
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (times[i] > 0) sums.add(blocks[i], times[i]);
    }
    const Disagreement found = disagreement_of(sums, distances);
    values.push_back(found.expected > 0 ? 1 - found.observed / found.expected : 1);
  }
  std::ranges::sort(values);
  agreement.low = quantile(values, 0.025);
  agreement.high = quantile(values, 0.975);
}

/// A table of how often coder a gave the row and coder b the column, as shares.
struct Crossed {
  std::map<std::pair<std::size_t, std::size_t>, double> cells;
  std::map<std::size_t, double> rows;
  std::map<std::size_t, double> columns;
};

double expected_of(const Crossed& table) {
  double expected = 0;
  for (const auto& [value, share] : table.rows) {
    const auto other = table.columns.find(value);
    if (other != table.columns.end()) expected += share * other->second;
  }
  return expected;
}

double share_of(const std::map<std::size_t, double>& shares, std::size_t value) {
  const auto found = shares.find(value);
  return found == shares.end() ? 0.0 : found->second;
}

/// Fleiss, Cohen & Everitt 1969.
double cohen_error(const Crossed& table, double kappa, double expected, double units) {
  double a = 0;
  double b = 0;
  for (const auto& [cell, share] : table.cells) {
    const auto [i, j] = cell;
    if (i == j) {
      const double sum = share_of(table.rows, i) + share_of(table.columns, i);
      a += share * std::pow(1 - sum * (1 - kappa), 2);
    } else {
      b += share * std::pow(share_of(table.columns, i) + share_of(table.rows, j), 2);
    }
  }
  b *= (1 - kappa) * (1 - kappa);
  const double c = std::pow(kappa - expected * (1 - kappa), 2);
  return std::sqrt(std::max(0.0, a + b - c)) / ((1 - expected) * std::sqrt(units));
}

/// `given` of every judgement changed by `judge`; nothing takes it away.
template <class Judge>
Ratings judged_anew(const Ratings& ratings, Judge judge) {
  Ratings out{ratings.coders, {}};
  for (const RatedUnit& unit : ratings.units) {
    RatedUnit made{unit.name, unit.weight, unit.block, {}};
    for (const auto& given : unit.given) made.given.push_back(given ? judge(*given) : std::nullopt);
    out.units.push_back(std::move(made));
  }
  return out;
}

}  // namespace

double masi_distance(const CodeSet& a, const CodeSet& b) {
  if (a == b) return 0;
  CodeSet both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  if (both.empty()) return 1;
  const std::size_t either = a.size() + b.size() - both.size();
  const bool holds = both.size() == a.size() || both.size() == b.size();
  const double share = static_cast<double>(both.size()) / static_cast<double>(either);
  return 1 - share * (holds ? 2.0 / 3 : 1.0 / 3);
}

Agreement cohen_kappa(const Ratings& ratings, std::size_t a, std::size_t b) {
  Agreement out;
  Crossed table;
  std::map<CodeSet, std::size_t> numbers;
  const auto number = [&](const CodeSet& set) {
    return numbers.try_emplace(set, numbers.size()).first->second;
  };
  double total = 0;
  bool weighted = false;
  for (const RatedUnit& unit : ratings.units) {
    if (!unit.given[a] || !unit.given[b]) continue;
    ++out.units;
    total += unit.weight;
    weighted = weighted || unit.weight != 1;
    const std::size_t row = number(*unit.given[a]);
    const std::size_t column = number(*unit.given[b]);
    table.cells[{row, column}] += unit.weight;
    table.rows[row] += unit.weight;
    table.columns[column] += unit.weight;
  }
  if (out.units == 0) {
    out.why_not = "no unit was judged by both";
    return out;
  }
  for (auto* shares : {&table.rows, &table.columns}) {
    for (auto& [value, share] : *shares) share /= total;
  }
  for (auto& [cell, share] : table.cells) {
    share /= total;
    if (cell.first == cell.second) out.observed += share;
  }
  out.pairable = 2 * total;
  out.expected = expected_of(table);
  if (numbers.size() == 1) {
    out.why_not = kOneValue;
    return out;
  }
  out.value = (out.observed - out.expected) / (1 - out.expected);
  if (!weighted) out.error = cohen_error(table, *out.value, out.expected, total);
  return out;
}

Agreement fleiss_kappa(const Ratings& ratings) {
  Agreement out;
  const Numbered numbers = numbered(ratings);
  std::vector<double> shares(numbers.sets.size(), 0.0);
  double total = 0;
  for (const Numbered::Unit& unit : numbers.units) {
    const auto judges = static_cast<double>(unit.values.size());
    std::map<std::size_t, double> counts;
    for (const std::size_t value : unit.values) {
      shares[value] += unit.weight;
      counts[value] += 1;
    }
    double squares = 0;
    for (const auto& [value, count] : counts) squares += count * count;
    out.observed += unit.weight * (squares - judges) / (judges * (judges - 1));
    total += unit.weight;
    out.pairable += unit.weight * judges;
  }
  out.units = numbers.units.size();
  if (out.units == 0) {
    out.why_not = kNoPairs;
    return out;
  }
  out.observed /= total;
  for (const double share : shares) out.expected += std::pow(share / out.pairable, 2);
  if (numbers.sets.size() == 1) {
    out.why_not = kOneValue;
    return out;
  }
  out.value = (out.observed - out.expected) / (1 - out.expected);
  return out;
}

Agreement krippendorff_alpha(const Ratings& ratings, Distance distance,
                             const Bootstrap& bootstrap) {
  Agreement out;
  const Numbered numbers = numbered(ratings);
  if (numbers.sets.size() > kMaxSets) {
    out.why_not = kTooMany;
    return out;
  }
  const Distances distances(numbers.sets, distance);
  std::map<std::size_t, Sums> blocks;
  Sums all{0, std::vector<double>(distances.count(), 0.0)};
  for (const Numbered::Unit& unit : numbers.units) {
    Sums& block = blocks[unit.block];
    block.values.resize(distances.count(), 0.0);
    add_unit(unit, distances, block);
    add_unit(unit, distances, all);
  }
  out.units = numbers.units.size();
  if (out.units == 0) {
    out.why_not = kNoPairs;
    return out;
  }
  const Disagreement found = disagreement_of(all, distances);
  out.pairable = found.pairable;
  out.observed = found.observed;
  out.expected = found.expected;
  if (numbers.sets.size() == 1) {
    out.why_not = kOneValue;
    return out;
  }
  out.value = 1 - found.observed / found.expected;
  std::vector<Sums> drawn;
  for (auto& [number, sums] : blocks) drawn.push_back(std::move(sums));
  add_interval(drawn, distances, bootstrap, out);
  return out;
}

Ratings about_code(const Ratings& ratings, const std::string& code) {
  return judged_anew(ratings, [&](const CodeSet& given) -> std::optional<CodeSet> {
    const bool there = std::ranges::binary_search(given, code);
    return there ? CodeSet{code} : CodeSet{};
  });
}

Ratings about_place(const Ratings& ratings) {
  return judged_anew(ratings, [](const CodeSet& given) -> std::optional<CodeSet> {
    return given.empty() ? CodeSet{} : CodeSet{"marked"};
  });
}

Ratings about_kind(const Ratings& ratings) {
  return judged_anew(ratings, [](const CodeSet& given) -> std::optional<CodeSet> {
    if (given.empty()) return std::nullopt;
    return given;
  });
}

Ratings about_cells(const Ratings& ratings) {
  Ratings out{ratings.coders, {}};
  for (const std::string& code : codes_given(ratings)) {
    Ratings one = about_place(about_code(ratings, code));
    std::ranges::move(one.units, std::back_inserter(out.units));
  }
  return out;
}

std::vector<std::string> codes_given(const Ratings& ratings) {
  std::set<std::string> codes;
  for (const RatedUnit& unit : ratings.units) {
    for (const auto& given : unit.given) {
      if (given) codes.insert(given->begin(), given->end());
    }
  }
  return {codes.begin(), codes.end()};
}

}  // namespace uxi::coding
