// Running the rules: settings, checks, one finding a family and sentence, waivers, and the findings
// made.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "lint/check.h"
#include "lint/rule.h"
#include "lint/subject.h"
#include "text/nearest.h"
#include "text/strings.h"

namespace uxi::lint {
namespace {

constexpr std::string_view kUnused = "lint/unused-waiver";
constexpr std::string_view kNoReason = "lint/waiver-without-reason";
constexpr std::string_view kUnknownRule = "lint/unknown-rule";

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

/// The severity that settings leave a rule with; nothing where it is off.
std::optional<Severity> severity_of(const RuleInfo& info, bool probe, const LintOptions& options) {
  std::optional<Severity> severity = probe ? info.severity_of_probes : info.severity;
  for (const RuleSetting& setting : options.settings) {
    if (names(setting.rule, info.id)) severity = setting.severity;
  }
  return severity;
}

std::vector<const Rule*> all_rules(const LintOptions& options) {
  std::vector<const Rule*> rules;
  for (const Rule& rule : builtin_rules().rules) rules.push_back(&rule);
  for (const auto& rule : options.extra) rules.push_back(rule.get());
  return rules;
}

Hits run(const Rule& rule, const Subject& subject) {
  Hits hits;
  const CheckKind* kind = find_check(rule.info->check);
  if (kind == nullptr) return hits;
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

/// Another finding about the same sentence makes this one needless, whatever its family.
bool gives_way(const Candidate& candidate, const std::vector<Candidate>& all) {
  const auto& winners = candidate.rule->yields_to;
  if (candidate.hit.line == nullptr || winners.empty()) return false;
  return std::ranges::any_of(all, [&](const Candidate& other) {
    return other.hit.line == candidate.hit.line &&
           std::ranges::find(winners, other.rule->info->id) != winners.end();
  });
}

/// One root cause, one message: of each family the strongest finding about a sentence stays.
std::vector<Candidate> strongest(const std::vector<Candidate>& everything) {
  std::vector<Candidate> all;
  std::ranges::copy_if(everything, std::back_inserter(all), [&](const Candidate& candidate) {
    return !gives_way(candidate, everything);
  });
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

Diagnostic make_diagnostic(const Subject& subject, const Candidate& candidate) {
  const RuleInfo& info = *candidate.rule->info;
  const std::string_view match = subject.source.slice(candidate.hit.span);
  Diagnostic diagnostic = diagnose(
      subject.source, candidate.hit.span, candidate.severity, std::string(info.id),
      fill_in(info.message, candidate.hit, match), fill_in(info.suggestion, candidate.hit, match));
  diagnostic.family = info.family;
  return diagnostic;
}

/// A finding about a sentence is silenced where the waiver covers it; one about the guide by any
/// waiver that names its rule.
bool silences(const GuideWaiver& waiver, const Candidate& candidate, std::string_view rule) {
  if (!names(rule, candidate.rule->info->id)) return false;
  if (candidate.hit.line == nullptr) return true;
  const Span span = candidate.hit.line->item->span;
  return waiver.covers.begin <= span.begin && span.end <= waiver.covers.end;
}

class Waivers {
 public:
  Waivers(const Subject& subject, std::vector<Candidate>& candidates)
      : subject_(subject), candidates_(candidates) {}

  void apply() {
    const std::size_t count = candidates_.size();
    std::vector<bool> silenced(count);
    for (const GuideWaiver& waiver : subject_.guide.waivers) {
      for (const std::string& rule : waiver.rules) {
        bool used = false;
        for (std::size_t i = 0; i < count; ++i) {
          if (!silences(waiver, candidates_[i], rule)) continue;
          silenced[i] = used = true;
        }
        if (!is_known(rule)) {
          report(kUnknownRule, place_of(waiver, rule), {{"rule", rule}, {"hint", nearest(rule)}});
        } else if (!used && !is_foreign(rule)) {
          report(kUnused, place_of(waiver, rule), {{"rule", rule}});
        }
      }
      if (waiver.rules.empty()) report(kUnknownRule, waiver.span, {{"rule", ""}, {"hint", ""}});
      if (waiver.reason.empty()) report(kNoReason, waiver.span, {});
    }
    std::size_t i = 0;
    std::erase_if(candidates_, [&](const Candidate&) { return i < count && silenced[i++]; });
  }

 private:
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
      if (severity) candidates_.push_back({rule, {span, std::move(values), nullptr}, *severity});
      return;
    }
  }

  const Subject& subject_;
  std::vector<Candidate>& candidates_;
};

}  // namespace

std::vector<Diagnostic> lint_guide(const SourceFile& source, const Guide& guide, const Study* study,
                                   const LintOptions& options) {
  const Subject subject = make_subject(source, guide, study, options);
  std::vector<Candidate> candidates;
  for (const Rule* rule : all_rules(options)) {
    if (!severity_of(*rule->info, false, options)) continue;
    for (Hit& hit : run(*rule, subject)) {
      const bool probe = hit.line != nullptr && hit.line->is(Context::probe);
      const auto severity = severity_of(*rule->info, probe, options);
      candidates.push_back({rule, std::move(hit), *severity});
    }
  }
  candidates = strongest(candidates);
  Waivers(subject, candidates).apply();
  Diagnostics findings;
  for (const Candidate& candidate : candidates) findings.add(make_diagnostic(subject, candidate));
  findings.sort();
  return findings.items();
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
