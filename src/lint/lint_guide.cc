// Linting of a guide: what the engine finds, less what its waivers silence; and the rules as they
// are known.
#include "lint/lint_guide.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lint/file_rules.h"
#include "lint/run.h"
#include "lint/waiver_slip.h"
#include "text/nearest.h"
#include "text/strings.h"

namespace uxi::lint {
namespace {

constexpr std::string_view kUnused = "lint/unused-waiver";
constexpr std::string_view kNoReason = "lint/waiver-without-reason";
constexpr std::string_view kUnknownRule = "lint/unknown-rule";
constexpr std::string_view kEnable = "uxi-enable";
constexpr std::string_view kForm = "write `<!-- uxi-disable wording/closed-yes-no -- why -->`";

/// ``did you mean `wording/closed-yes-no`?`` for `closed-yes-no`, or a slip of it; or nothing.
std::string nearest_without_group(std::string_view rule, const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  names.reserve(ids.size());
  for (const std::string& id : ids) names.push_back(id.substr(id.find('/') + 1));
  const auto name = text::nearest(rule, names);
  if (!name) return {};
  const auto at = std::ranges::find(names, *name) - names.begin();
  return "did you mean `" + ids[static_cast<std::size_t>(at)] + "`?";
}

bool is_foreign_rule(std::string_view rule, const LintOptions& options) {
  const auto is_meant = [&](std::string_view id) { return names(rule, id); };
  return std::ranges::any_of(options.known_rules, is_meant) ||
         std::ranges::any_of(file_rules(), is_meant, &RuleInfo::id);
}

/// Takes off what waivers silence, and finds fault with the waivers. A finding about a sentence is
/// silenced where the waiver covers it; one about the guide by any waiver that names its rule.
class Waivers {
 public:
  Waivers(const Subject& subject, std::vector<Candidate>& candidates)
      : subject_(subject), candidates_(candidates), silenced_(candidates.size()) {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const Line* line = candidates[i].hit.line;
      if (line == nullptr) {
        about_guide_.push_back(i);
      } else {
        by_place_.emplace_back(line->item->span, i);
      }
    }
    std::ranges::sort(by_place_);
  }

  void apply() {
    for (const GuideWaiver& waiver : subject_.guide.waivers) {
      if (enables(waiver)) {
        report(kUnknownRule, waiver.span,
               {{"fault", "`uxi-enable` switches nothing on"},
                {"hint", "a waiver ends with its question; take this one out"}});
        continue;
      }
      if (const auto slip = slip_of(waiver)) {
        report(kUnknownRule, waiver.span,
               {{"fault", slip->fault}, {"hint", "write `<!-- " + slip->words + " -->`"}});
        continue;
      }
      for (const std::string& rule : waiver.rules) check(waiver, rule);
      if (waiver.rules.empty())
        report(kUnknownRule, waiver.span,
               {{"fault", "the waiver names no rule"}, {"hint", std::string(kForm)}});
      if (waiver.reason.empty()) report(kNoReason, waiver.span, {});
    }
    std::size_t i = 0;
    std::erase_if(candidates_, [&](const Candidate&) { return silenced_[i++]; });
    for (Candidate& fault : faults_) candidates_.push_back(std::move(fault));
  }

 private:
  /// What is known of a name; a file may name one in thousands of waivers.
  struct Named {
    bool known = false;
    bool foreign = false;  ///< it is another lint's
    std::string nearest = {};
  };

  const Named& look_up(std::string_view rule) {
    const auto before = named_.find(rule);
    if (before != named_.end()) return before->second;
    Named named{.known = is_known_rule(rule, subject_.options),
                .foreign = is_foreign_rule(rule, subject_.options)};
    if (!named.known) named.nearest = nearest_rule(rule, subject_.options);
    return named_.emplace(rule, std::move(named)).first->second;
  }

  void check(const GuideWaiver& waiver, std::string_view rule) {
    // Without a reason it silences nothing, and that is what is said of it.
    const bool used = waiver.reason.empty() || silence(waiver, rule);
    const Named& named = look_up(rule);
    if (!named.known) {
      report(kUnknownRule, place_of(waiver, rule),
             {{"fault", "no rule is called `" + std::string(rule) + "`"}, {"hint", named.nearest}});
    } else if (!used && !named.foreign) {
      report(kUnused, place_of(waiver, rule), {{"rule", std::string(rule)}});
    }
  }

  [[nodiscard]] bool enables(const GuideWaiver& waiver) const {
    return waiver.rules.empty() && text::contains(subject_.source.slice(waiver.span), kEnable);
  }

  [[nodiscard]] std::optional<WaiverSlip> slip_of(const GuideWaiver& waiver) const {
    constexpr std::size_t kOpen = std::string_view("<!--").size();
    constexpr std::size_t kClose = std::string_view("-->").size();
    return waiver_slip(
        subject_.source.slice({waiver.span.begin + kOpen, waiver.span.end - kClose}));
  }

  bool silence(const GuideWaiver& waiver, std::string_view rule) {
    bool used = false;
    const auto try_one = [&](std::size_t i) {
      if (!names(rule, candidates_[i].rule->info->id)) return;
      silenced_[i] = used = true;
    };
    for (const std::size_t i : about_guide_) try_one(i);
    const Span first{waiver.covers.begin, 0};
    for (auto at = std::ranges::lower_bound(by_place_, std::pair(first, std::size_t{0}));
         at != by_place_.end() && at->first.end <= waiver.covers.end; ++at) {
      try_one(at->second);
    }
    return used;
  }

  /// The rule's name inside the comment.
  [[nodiscard]] Span place_of(const GuideWaiver& waiver, std::string_view rule) const {
    const std::size_t at = subject_.source.slice(waiver.span).find(rule);
    if (at == std::string_view::npos) return waiver.span;
    return {waiver.span.begin + at, waiver.span.begin + at + rule.size()};
  }
  void report(std::string_view id, Span span,
              std::vector<std::pair<std::string_view, std::string>> values) {
    for (const Rule* rule : all_rules(subject_.options)) {
      if (rule->info->id != id) continue;
      const auto severity = severity_of(*rule->info, false, subject_.options);
      if (severity) faults_.push_back({rule, {span, std::move(values), nullptr}, *severity});
      return;
    }
  }

  const Subject& subject_;
  std::vector<Candidate>& candidates_;
  std::vector<bool> silenced_;
  std::vector<std::size_t> about_guide_;
  std::vector<std::pair<Span, std::size_t>> by_place_;
  std::vector<Candidate> faults_;
  std::map<std::string, Named, std::less<>> named_;
};

}  // namespace

bool is_known_rule(std::string_view rule, const LintOptions& options) {
  const auto rules = all_rules(options);
  return is_foreign_rule(rule, options) ||
         std::ranges::any_of(rules, [&](const Rule* each) { return names(rule, each->info->id); });
}

std::string nearest_rule(std::string_view rule, const LintOptions& options) {
  std::vector<std::string> ids = options.known_rules;
  for (const Rule* each : all_rules(options)) ids.emplace_back(each->info->id);
  for (const RuleInfo& each : file_rules()) ids.emplace_back(each.id);
  return rule.find('/') == std::string_view::npos ? nearest_without_group(rule, ids)
                                                  : text::did_you_mean(rule, ids);
}

std::vector<Diagnostic> lint_guide(const SourceFile& source, const Guide& guide, const Study* study,
                                   const LintOptions& options) {
  return lint_guide(source, guide, {}, study, options);
}

std::vector<Diagnostic> lint_guide(const SourceFile& source, const Guide& guide,
                                   speech::GuideWords words, const Study* study,
                                   const LintOptions& options) {
  const Subject subject = make_subject(source, guide, std::move(words), study, options);
  std::vector<Candidate> candidates = find_all(subject);
  Waivers(subject, candidates).apply();
  return make_diagnostics(subject, candidates);
}

std::vector<RuleInfo> rules_of(const LintOptions& options) {
  std::vector<RuleInfo> infos;
  for (const Rule* rule : all_rules(options)) infos.push_back(*rule->info);
  std::ranges::copy(file_rules(), std::back_inserter(infos));
  std::ranges::sort(infos, {}, &RuleInfo::id);
  return infos;
}

std::vector<std::string> unknown_rules(const LintOptions& options) {
  const auto rules = all_rules(options);
  std::vector<std::string> unknown;
  for (const RuleSetting& setting : options.settings) {
    const bool known = std::ranges::any_of(
        rules, [&](const Rule* rule) { return names(setting.rule, rule->info->id); });
    if (!known && !is_foreign_rule(setting.rule, options)) unknown.push_back(setting.rule);
  }
  return unknown;
}

}  // namespace uxi::lint
