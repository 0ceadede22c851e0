// Running the rules: settings, checks, one finding a family and sentence, waivers, and the findings
// made.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "lint/check.h"
#include "lint/rewrite.h"
#include "lint/rule.h"
#include "lint/subject.h"
#include "text/nearest.h"
#include "text/strings.h"

namespace uxi::lint {
namespace {

constexpr std::string_view kUnused = "lint/unused-waiver";
constexpr std::string_view kNoReason = "lint/waiver-without-reason";
constexpr std::string_view kUnknownRule = "lint/unknown-rule";

constexpr std::size_t kLongestSubject = 1000;  // bytes; enough to tell sentences apart

struct Candidate {
  const Rule* rule;
  Hit hit;
  Severity severity;
};

bool names(std::string_view setting, std::string_view id) {
  if (setting == id) return true;
  if (!setting.ends_with("/*")) return false;
  return id.starts_with(setting.substr(0, setting.size() - 1));
}

/// The severity that settings leave a rule with; nothing where it is off. A rule that is off unless
/// wanted is wanted by its own name only.
std::optional<Severity> severity_of(const RuleInfo& info, bool probe, const LintOptions& options) {
  std::optional<Severity> severity;
  if (info.on) severity = probe ? info.severity_of_probes : info.severity;
  for (const RuleSetting& setting : options.settings) {
    if (setting.rule == info.id || (info.on && names(setting.rule, info.id))) {
      severity = setting.severity;
    }
  }
  return severity;
}

bool is_set(const RuleInfo& info, const LintOptions& options) {
  return std::ranges::any_of(
      options.settings, [&](const RuleSetting& setting) { return names(setting.rule, info.id); });
}

/// What is less sure of this line than of others; a severity that somebody set stays.
Severity severity_of(const Rule& rule, const Hit& hit, const Subject& subject) {
  const bool probe = hit.line != nullptr && hit.line->is(Context::probe);
  const Severity severity = *severity_of(*rule.info, probe, subject.options);
  if (is_set(*rule.info, subject.options)) return severity;
  const bool mild = (subject.purpose && (rule.mild_purposes & bit(*subject.purpose)) != 0) ||
                    (hit.line != nullptr && find_any(rule.mild, hit.line->sentence));
  if (mild) return Severity::suggestion;
  return std::min(severity, hit.at_most.value_or(severity));
}

std::vector<const Rule*> all_rules(const LintOptions& options) {
  std::vector<const Rule*> rules;
  for (const Rule& rule : builtin_rules().rules) {
    const bool replaced = std::ranges::any_of(
        options.extra, [&](const auto& own) { return own->info->id == rule.info->id; });
    if (!replaced) rules.push_back(&rule);
  }
  for (const auto& rule : options.extra) rules.push_back(rule.get());
  return rules;
}

bool fits_purpose(const Rule& rule, const Subject& subject) {
  return !subject.purpose || (rule.applies.purposes & bit(*subject.purpose)) != 0;
}

Hits run(const Rule& rule, const Subject& subject) {
  Hits hits;
  const CheckKind* kind = find_check(rule.info->check);
  if (kind == nullptr || !fits_purpose(rule, subject)) return hits;
  if (kind->guide != nullptr) kind->guide(rule, subject, hits);
  if (kind->line == nullptr) return hits;
  for (const Line& line : subject.lines) {
    if (applies(rule, line, subject.mode)) kind->line(rule, line, subject, hits);
  }
  return hits;
}

/// What decides between two findings of one family about one sentence: greater wins.
auto weight(const Candidate& candidate) {
  return std::tuple(candidate.severity, candidate.rule->info->confidence);
}

bool yields(const Candidate& loser, const Candidate& winner) {
  if (weight(loser) != weight(winner)) return weight(loser) < weight(winner);
  return winner.rule->info->id < loser.rule->info->id;
}

using Found = std::set<std::pair<const Line*, std::string_view>>;

/// Another finding about the same sentence makes this one needless, whatever its family.
bool gives_way(const Candidate& candidate, const Found& found) {
  if (candidate.hit.line == nullptr) return false;
  return std::ranges::any_of(candidate.rule->yields_to, [&](std::string_view winner) {
    return found.contains({candidate.hit.line, winner});
  });
}

/// One root cause, one message: of each family the strongest finding about a sentence stays.
std::vector<Candidate> strongest(std::vector<Candidate> all) {
  Found found;
  for (const Candidate& each : all) found.emplace(each.hit.line, each.rule->info->id);
  std::erase_if(all, [&](const Candidate& each) { return gives_way(each, found); });
  std::map<std::pair<const Line*, std::string_view>, std::size_t> best;
  std::vector<Candidate> kept;
  for (Candidate& candidate : all) {
    if (candidate.hit.line == nullptr) {
      kept.push_back(std::move(candidate));
      continue;
    }
    const auto [slot, fresh] =
        best.try_emplace({candidate.hit.line, candidate.rule->info->family}, kept.size());
    if (fresh) {
      kept.push_back(std::move(candidate));
    } else if (yields(kept[slot->second], candidate)) {
      kept[slot->second] = std::move(candidate);
    }
  }
  return kept;
}

std::string fill_in(std::string_view pattern, const Hit& hit, std::string_view match) {
  std::string text(pattern);
  for (const auto& [name, value] : hit.values) {
    text = text::replace_all(text, "{" + std::string(name) + "}", value);
  }
  return text::replace_all(text, "{match}", text::squeeze(match));
}

constexpr std::size_t kLongestProposal = 300;  // bytes; what is longer is no help on one line

/// "try `How easy or difficult was it?`"; two questions are two quotations.
std::string in_words(const Proposal& proposal) {
  std::string quoted =
      text::replace_all(text::replace_all(proposal.text, "`", "'"), "\n", "`, then `");
  return "try `" + text::squeeze(quoted) + "`";
}

Diagnostic make_diagnostic(const Subject& subject, const Candidate& candidate) {
  const RuleInfo& info = *candidate.rule->info;
  const Hit& hit = candidate.hit;
  const std::string_view match = subject.source.slice(hit.span);
  Diagnostic diagnostic =
      diagnose(subject.source, hit.span, candidate.severity, std::string(info.id),
               fill_in(info.message, hit, match),
               hit.suggestion.empty() ? fill_in(info.suggestion, hit, match) : hit.suggestion);
  diagnostic.family = info.family;
  diagnostic.fix = hit.fix;
  if (auto proposal = propose(*candidate.rule, hit, subject.source)) {
    if (proposal->text.size() <= kLongestProposal) diagnostic.suggestion = in_words(*proposal);
    diagnostic.fix = std::move(proposal->fix);
  }
  if (candidate.hit.line != nullptr) {
    const std::string_view sentence = candidate.hit.line->item->text;
    diagnostic.subject = text::squeeze(sentence.substr(0, kLongestSubject));
  }
  return diagnostic;
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
      for (const std::string& rule : waiver.rules) check(waiver, rule);
      if (waiver.rules.empty()) report(kUnknownRule, waiver.span, {{"rule", ""}, {"hint", ""}});
      if (waiver.reason.empty()) report(kNoReason, waiver.span, {});
    }
    std::size_t i = 0;
    std::erase_if(candidates_, [&](const Candidate&) { return silenced_[i++]; });
    for (Candidate& fault : faults_) candidates_.push_back(std::move(fault));
  }

 private:
  void check(const GuideWaiver& waiver, std::string_view rule) {
    // Without a reason it silences nothing, and that is what is said of it.
    const bool used = waiver.reason.empty() || silence(waiver, rule);
    if (!is_known(rule)) {
      report(kUnknownRule, place_of(waiver, rule),
             {{"rule", std::string(rule)}, {"hint", nearest(rule)}});
    } else if (!used && !is_foreign(rule)) {
      report(kUnused, place_of(waiver, rule), {{"rule", std::string(rule)}});
    }
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

  [[nodiscard]] bool is_foreign(std::string_view rule) const {
    return std::ranges::any_of(subject_.options.known_rules,
                               [&](const std::string& id) { return names(rule, id); });
  }
  [[nodiscard]] bool is_known(std::string_view rule) const {
    return is_foreign(rule) ||
           std::ranges::any_of(all_rules(subject_.options),
                               [&](const Rule* each) { return names(rule, each->info->id); });
  }
  [[nodiscard]] std::string nearest(std::string_view rule) const {
    std::vector<std::string> ids = subject_.options.known_rules;
    for (const Rule* each : all_rules(subject_.options)) ids.emplace_back(each->info->id);
    return text::did_you_mean(rule, ids);
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
};

}  // namespace

std::vector<Diagnostic> lint_guide(const SourceFile& source, const Guide& guide, const Study* study,
                                   const LintOptions& options) {
  const Subject subject = make_subject(source, guide, study, options);
  std::vector<Candidate> candidates;
  for (const Rule* rule : all_rules(options)) {
    if (!severity_of(*rule->info, false, options)) continue;
    for (Hit& hit : run(*rule, subject)) {
      const Severity severity = severity_of(*rule, hit, subject);
      candidates.push_back({rule, std::move(hit), severity});
    }
  }
  candidates = strongest(std::move(candidates));
  Waivers(subject, candidates).apply();
  Diagnostics findings;
  for (const Candidate& candidate : candidates) findings.add(make_diagnostic(subject, candidate));
  findings.sort();
  return findings.items();
}

std::vector<RuleInfo> rules_of(const LintOptions& options) {
  std::vector<RuleInfo> infos;
  for (const Rule* rule : all_rules(options)) infos.push_back(*rule->info);
  std::ranges::sort(infos, {}, &RuleInfo::id);
  return infos;
}

std::vector<std::string> unknown_rules(const LintOptions& options) {
  const auto rules = all_rules(options);
  std::vector<std::string> unknown;
  for (const RuleSetting& setting : options.settings) {
    const bool known = std::ranges::any_of(
        rules, [&](const Rule* rule) { return names(setting.rule, rule->info->id); });
    if (!known) unknown.push_back(setting.rule);
  }
  return unknown;
}

}  // namespace uxi::lint
