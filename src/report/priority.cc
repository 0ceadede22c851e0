#include "report/priority.h"

#include <algorithm>
#include <cstdint>
#include <fmt/core.h>

#include "text/nearest.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

constexpr int kThousandth = 1000;
constexpr std::size_t kLongestNumber = 8;  // bytes

/// A score as a fraction; `above` is -1 where there is none.
struct Fraction {
  std::int64_t above = -1;
  std::int64_t below = 1;
};

int number(const std::optional<Located<int>>& rating) { return rating ? rating->value : 0; }

std::vector<std::string> missing_in(const Insight& insight, const std::optional<Weights>& weights) {
  std::vector<std::string> missing;
  const auto need = [&](const std::optional<Located<int>>& rating, bool counts, const char* name) {
    if (!rating && counts) missing.emplace_back(name);
  };
  need(insight.customer_importance, !weights || weights->customers > 0, "customer_importance");
  need(insight.team_value, !weights || weights->team > 0, "team_value");
  need(insight.effort, !weights || weights->effort > 0, "effort");
  return missing;
}

Fraction rice(const Priority& row) {
  const Insight& insight = *row.file.value;
  const std::int64_t worth = std::int64_t{number(insight.customer_importance)} *
                             number(insight.team_value) * static_cast<std::int64_t>(row.reach);
  return {worth, number(insight.effort) *
                     static_cast<std::int64_t>(std::max<std::size_t>(row.participants, 1))};
}

/// Each of the four is brought to 0..4 times the number of participants.
Fraction weighted(const Priority& row, const Weights& weights) {
  const Insight& insight = *row.file.value;
  const auto people = static_cast<std::int64_t>(std::max<std::size_t>(row.participants, 1));
  const auto rated = [&](const std::optional<Located<int>>& rating, int weight) {
    return weight > 0 ? weight * people * (number(rating) - 1) : 0;
  };
  std::int64_t sum = rated(insight.customer_importance, weights.customers) +
                     rated(insight.team_value, weights.team);
  if (weights.effort > 0) sum += weights.effort * people * (5 - number(insight.effort));
  sum += std::int64_t{4} * weights.reach * static_cast<std::int64_t>(row.reach);
  const std::int64_t all =
      std::int64_t{weights.customers} + weights.reach + weights.team + weights.effort;
  return {sum * 100, all * people * 4};
}

Result<int> thousandths(std::string_view text) {
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  std::string part(point == std::string_view::npos ? "" : text.substr(point + 1));
  const bool digits =
      (std::string(whole) + part).find_first_not_of("0123456789") == std::string::npos;
  if (whole.empty() || !digits || part.size() > 3 || text.size() > kLongestNumber) {
    return fail(ErrorKind::usage, fmt::format("`{}` is no weight", text),
                "weights are numbers like 2 or 0.5");
  }
  part.resize(3, '0');
  return std::stoi(std::string(whole)) * kThousandth + std::stoi(part);
}

}  // namespace

Result<Weights> parse_weights(std::string_view text) {
  Weights weights;
  const std::vector<std::pair<std::string, int*>> known = {{"customers", &weights.customers},
                                                           {"reach", &weights.reach},
                                                           {"team", &weights.team},
                                                           {"effort", &weights.effort}};
  std::vector<std::string> names;
  for (const auto& one : known) names.push_back(one.first);
  for (const std::string_view pair : text::split(text, ',')) {
    const std::size_t equals = pair.find('=');
    const std::string name(text::trim(pair.substr(0, equals)));
    const auto at = std::find_if(known.begin(), known.end(),
                                 [&](const auto& one) { return one.first == name; });
    if (at == known.end() || equals == std::string_view::npos) {
      const std::string near = text::did_you_mean(name, names);
      return fail(ErrorKind::usage, fmt::format("there is no weight `{}`", name),
                  near.empty() ? "write customers=3,reach=2,team=2,effort=1" : near);
    }
    UXI_TRY(*at->second, thousandths(text::trim(pair.substr(equals + 1))));
  }
  if (weights.customers + weights.reach + weights.team + weights.effort == 0) {
    return fail(ErrorKind::usage, "all weights are 0");
  }
  return weights;
}

std::vector<Priority> prioritise(const std::vector<InsightFile>& insights, const Population& people,
                                 const std::optional<Weights>& weights) {
  struct Row {
    Priority priority;
    Fraction score;
  };
  std::vector<Row> rows;
  for (const InsightFile& file : insights) {
    Row row{{file, people.behind(file.value->evidence).size(), people.size()}, {}};
    row.priority.missing = missing_in(*file.value, weights);
    if (row.priority.missing.empty()) {
      row.score = weights ? weighted(row.priority, *weights) : rice(row.priority);
      row.priority.score =
          static_cast<double>(row.score.above) / static_cast<double>(row.score.below);
    }
    rows.push_back(std::move(row));
  }
  const auto higher = [](const Row& a, const Row& b) {
    return a.score.above * b.score.below > b.score.above * a.score.below;
  };
  std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    if (higher(a, b) || higher(b, a)) return higher(a, b);
    return a.priority.file.value->id < b.priority.file.value->id;
  });
  std::vector<Priority> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Priority& row = rows[i].priority;
    const bool same = i > 0 && row.score && !higher(rows[i - 1], rows[i]);
    if (row.score) row.place = same ? out.back().place : i + 1;
    if (same) out.back().tied = row.tied = true;
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace uxi::report
