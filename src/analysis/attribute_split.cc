#include "analysis/attribute_split.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "analysis/incidence.h"
#include "analysis/random.h"

namespace uxi::analysis {
namespace {

constexpr std::size_t kLeastInterviews = 8;
constexpr std::size_t kMostInterviews = 400;  // pairs are looked at; as in the bipartition
constexpr std::size_t kLeastOfValue = 2;
constexpr std::size_t kManyNumbers = 4;  // distinct ones, above which they are parted in two
constexpr std::size_t kSamples = 999;
constexpr std::size_t kManyInterviews = 60;
constexpr std::size_t kSamplesOfMany = 199;

/// Values of one attribute, by place of the interview; empty where it has none.
using Values = std::vector<std::string>;

std::optional<double> as_number(const std::string& text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// Many different numbers become `up to M` and `over M` around their median.
void part_numbers(Values& values) {
  std::vector<std::pair<double, std::string>> numbers;
  for (const std::string& value : values) {
    if (value.empty()) continue;
    const auto number = as_number(value);
    if (!number) return;
    numbers.emplace_back(*number, value);
  }
  std::set<double> distinct;
  for (const auto& [number, text] : numbers) distinct.insert(number);
  if (distinct.size() <= kManyNumbers) return;
  std::ranges::sort(numbers);
  const auto [median, text] = numbers[(numbers.size() - 1) / 2];
  const std::string low = "up to " + text;
  const std::string high = "over " + text;
  for (std::string& value : values) {
    if (!value.empty()) value = *as_number(value) <= median ? low : high;
  }
}

std::map<std::string, Values> values_by_name(const std::vector<CodedInterview>& interviews) {
  std::map<std::string, Values> out;
  for (std::size_t i = 0; i < interviews.size(); ++i) {
    for (const auto& [name, value] : interviews[i].attributes) {
      Values& values = out[name];
      values.resize(interviews.size());
      values[i] = value;
    }
  }
  for (auto& [name, values] : out) part_numbers(values);
  return out;
}

/// Jaccard of every two interviews' codes, row by row.
std::vector<double> similarities(const Incidence& incidence) {
  const std::size_t n = incidence.found.size();
  std::vector<double> out(n * n, 0);
  std::vector<bool> has(incidence.codes.size(), false);
  for (std::size_t i = 0; i < n; ++i) {
    for (const std::size_t code : incidence.found[i]) has[code] = true;
    for (std::size_t j = 0; j < i; ++j) {
      std::size_t shared = 0;
      for (const std::size_t code : incidence.found[j]) shared += has[code] ? 1U : 0U;
      const std::size_t all = incidence.found[i].size() + incidence.found[j].size() - shared;
      const double value = all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
      out[i * n + j] = out[j * n + i] = value;
    }
    for (const std::size_t code : incidence.found[i]) has[code] = false;
  }
  return out;
}

/// Interviews that take part, and a number for the value of each.
struct Groups {
  std::vector<std::size_t> members;
  std::vector<std::size_t> value;
};

struct Means {
  double within = 0;
  double between = 0;
};

Means means(const Groups& groups, const std::vector<double>& similarity, std::size_t n) {
  double sums[2] = {0, 0};
  std::size_t pairs[2] = {0, 0};
  for (std::size_t a = 0; a < groups.members.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      const std::size_t kind = groups.value[a] == groups.value[b] ? 0U : 1U;
      sums[kind] += similarity[groups.members[a] * n + groups.members[b]];
      ++pairs[kind];
    }
  }
  return {pairs[0] == 0 ? 0 : sums[0] / static_cast<double>(pairs[0]),
          pairs[1] == 0 ? 0 : sums[1] / static_cast<double>(pairs[1])};
}

std::optional<AttributeSplit> measure(const std::string& name, const Values& values,
                                      const std::vector<double>& similarity, std::uint64_t seed) {
  std::map<std::string, std::size_t> counts;
  for (const std::string& value : values) {
    if (!value.empty()) ++counts[value];
  }
  std::erase_if(counts, [](const auto& entry) { return entry.second < kLeastOfValue; });
  if (counts.size() < 2) return std::nullopt;
  Groups groups;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto place = counts.find(values[i]);
    if (place == counts.end()) continue;
    groups.members.push_back(i);
    groups.value.push_back(static_cast<std::size_t>(std::distance(counts.begin(), place)));
  }
  if (groups.members.size() < kLeastInterviews) return std::nullopt;
  const Means seen = means(groups, similarity, values.size());
  const std::size_t samples = groups.members.size() > kManyInterviews ? kSamplesOfMany : kSamples;
  SplitMix random(seed);
  std::size_t as_good = 0;
  for (std::size_t i = 0; i < samples; ++i) {
    random.shuffle(groups.value);
    const Means chance = means(groups, similarity, values.size());
    if (chance.within - chance.between >= seen.within - seen.between - 1e-12) ++as_good;
  }
  return AttributeSplit{.name = name,
                        .values = {counts.begin(), counts.end()},
                        .within = seen.within,
                        .between = seen.between,
                        .p = static_cast<double>(as_good + 1) / static_cast<double>(samples + 1)};
}

void correct(std::vector<AttributeSplit>& splits) {
  double least = 0;
  for (std::size_t i = 0; i < splits.size(); ++i) {
    least = std::max(least, splits[i].p * static_cast<double>(splits.size() - i));
    splits[i].corrected = std::min(1.0, least);
  }
}

}  // namespace

std::vector<AttributeSplit> attribute_splits(const std::vector<CodedInterview>& interviews,
                                             std::uint64_t seed) {
  if (interviews.size() < kLeastInterviews || interviews.size() > kMostInterviews) return {};
  const auto attributes = values_by_name(interviews);
  if (attributes.empty()) return {};
  const auto similarity = similarities(make_incidence(interviews));
  std::vector<AttributeSplit> splits;
  for (const auto& [name, values] : attributes) {
    if (auto split = measure(name, values, similarity, seed)) splits.push_back(*std::move(split));
  }
  std::ranges::stable_sort(splits, {}, &AttributeSplit::p);
  correct(splits);
  return splits;
}

}  // namespace uxi::analysis
