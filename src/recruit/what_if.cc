#include "recruit/what_if.h"

#include <algorithm>
#include <cmath>

#include "recruit/answer.h"
#include "text/nearest.h"
#include "text/strings.h"

namespace uxi::recruit {
namespace {

/// Where the value was read: any place will do, but it must not be the empty one, which means that
/// nothing was said.
constexpr Span kSaid{0, 1};

tl::unexpected<Error> wrong(std::string_view change, std::string message, std::string hint) {
  return fail(ErrorKind::usage, "--what-if: `" + std::string(change) + "`: " + std::move(message),
              std::move(hint));
}

Result<void> set_target(std::string_view change, std::string_view id, double amount, Study& study) {
  if (amount != std::floor(amount)) return wrong(change, "people are whole", "");
  const auto segment =
      std::ranges::find_if(study.segments, [&](const Segment& one) { return one.id.value == id; });
  if (segment == study.segments.end()) {
    std::vector<std::string> names;
    for (const Segment& one : study.segments) names.push_back(one.id.value);
    std::string hint = text::did_you_mean(id, names);
    if (hint.empty()) hint = "there is " + text::join(names, ", ");
    return wrong(change, "there is no segment `" + std::string(id) + "`", std::move(hint));
  }
  segment->target = {static_cast<int>(amount), kSaid};
  return {};
}

/// The question of an attribute, and the option of it that is meant.
Result<const ScreenerQuestion*> attribute_of(std::string_view change, std::string_view name,
                                             std::string_view value, const Screener& screener) {
  std::vector<std::string> names;
  for (const ScreenerQuestion& question : screener.questions) {
    if (!question.attribute) continue;
    names.push_back(question.id.value);
    if (question.id.value != name) continue;
    std::vector<std::string> options;
    for (const Text& option : question.options) options.push_back(option.value);
    if (options.empty() || std::ranges::find(options, value) != options.end()) return &question;
    std::string hint = text::did_you_mean(value, options);
    if (hint.empty()) hint = "there is " + text::join(options, ", ");
    return wrong(change, "`" + std::string(value) + "` is no option", std::move(hint));
  }
  std::string hint = text::did_you_mean(name, names);
  if (hint.empty())
    hint = names.empty() ? "the screener has none" : "there is " + text::join(names, ", ");
  return wrong(change, "`" + std::string(name) + "` is no attribute", std::move(hint));
}

Result<void> set_quota(std::string_view change, std::string_view key, double amount,
                       Screener& screener) {
  const std::size_t first = key.find('.');
  const std::size_t last = key.rfind('.');
  const std::string bound(key.substr(std::min(last, key.size())));
  const bool at_least = bound == ".at_least";
  if (first == std::string_view::npos || first == last || (!at_least && bound != ".at_most")) {
    return wrong(change, "which quota is meant is not clear",
                 "write it like `quota.country.Germany.at_least=3`");
  }
  if (amount > 1 && amount != std::floor(amount)) return wrong(change, "people are whole", "");
  const std::string name(key.substr(0, first));
  const std::string value(key.substr(first + 1, last - first - 1));
  UXI_TRY(const ScreenerQuestion* question, attribute_of(change, name, value, screener));
  for (Quota& quota : screener.quotas) {
    if (quota.attribute.value != question->id.value) continue;
    for (auto& [option, people] : at_least ? quota.at_least : quota.at_most) {
      if (option.value != value) continue;
      people.value = amount;
      return {};
    }
  }
  Quota quota{.attribute = {name, kSaid}, .at_least = {}, .at_most = {}};
  (at_least ? quota.at_least : quota.at_most).push_back({{value, kSaid}, {amount, kSaid}});
  screener.quotas.push_back(std::move(quota));
  return {};
}

}  // namespace

Result<void> apply_what_if(std::string_view change, Study& study, Screener& screener) {
  constexpr std::string_view kSegment = "segment.";
  constexpr std::string_view kTarget = ".target";
  constexpr std::string_view kQuota = "quota.";
  const std::size_t equals = change.rfind('=');
  const std::string_view key = text::trim(change.substr(0, equals));
  const auto amount = equals == std::string_view::npos ? std::optional<double>()
                                                       : parse_number(change.substr(equals + 1));
  if (!amount || *amount < 0 || *amount > 1e6) {
    return wrong(change, "this is no change", "write it like `segment.churned.target=8`");
  }
  if (key.starts_with(kSegment) && key.ends_with(kTarget) &&
      key.size() > kSegment.size() + kTarget.size()) {
    const std::string_view id =
        key.substr(kSegment.size(), key.size() - kSegment.size() - kTarget.size());
    return set_target(change, id, *amount, study);
  }
  if (key.starts_with(kQuota)) {
    return set_quota(change, key.substr(kQuota.size()), *amount, screener);
  }
  return wrong(change, "only targets of segments and quotas can be tried",
               "write it like `segment.churned.target=8` or `quota.country.Germany.at_least=3`");
}

}  // namespace uxi::recruit
