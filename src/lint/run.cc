// The engine: which rules run, what they find, one finding a family and sentence, and the findings
// made.
#include "lint/run.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "lint/check.h"
#include "lint/rewrite.h"
#include "speech/relation.h"
#include "text/strings.h"

namespace uxi::lint {

bool names(std::string_view setting, std::string_view id) {
  if (setting == id) return true;
  if (!setting.ends_with("/*")) return false;
  return id.starts_with(setting.substr(0, setting.size() - 1));
}

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

namespace {

bool is_replaced(const Rule& rule, const LintOptions& options) {
  return std::ranges::any_of(options.extra,
                             [&](const auto& own) { return own->info->id == rule.info->id; });
}

}  // namespace

std::vector<const Rule*> all_rules(const LintOptions& options) {
  std::vector<const Rule*> rules;
  for (const Rule& rule : builtin_rules().rules) {
    if (!is_replaced(rule, options)) rules.push_back(&rule);
  }
  for (const auto& rule : options.extra) rules.push_back(rule.get());
  return rules;
}

namespace {

constexpr std::size_t kLongestSubject = 1000;  // bytes; enough to tell sentences apart

bool is_set(const RuleInfo& info, const LintOptions& options) {
  return std::ranges::any_of(
      options.settings, [&](const RuleSetting& setting) { return names(setting.rule, info.id); });
}

bool is_mild(const Rule& rule, const speech::Sentence& sentence) {
  if (find_any(rule.mild, sentence)) return true;
  const auto in_clause = [&](const speech::Phrase& phrase) {
    return speech::find(phrase, sentence, sentence.clause).has_value();
  };
  return find_any(rule.mild_if, sentence) && std::ranges::none_of(rule.mild_unless, in_clause);
}

/// What is less sure of this line than of others; a severity that somebody set stays.
Severity severity_here(const Rule& rule, const Hit& hit, const Subject& subject) {
  const bool probe = hit.line != nullptr && hit.line->is(Context::probe);
  const Severity severity = *severity_of(*rule.info, probe, subject.options);
  if (is_set(*rule.info, subject.options)) return severity;
  const bool mild = (subject.purpose && (rule.mild_purposes & bit(*subject.purpose)) != 0) ||
                    (hit.line != nullptr && is_mild(rule, hit.line->sentence));
  if (mild) return Severity::suggestion;
  return std::min(severity, hit.at_most.value_or(severity));
}

bool fits_purpose(const Rule& rule, const Subject& subject) {
  return !subject.purpose || (rule.applies.purposes & bit(*subject.purpose)) != 0;
}

/// A rule with what of it is the same for every guide, so that it is looked up once.
struct Ready {
  const Rule* rule = nullptr;
  const CheckKind* kind = nullptr;
  std::uint32_t forms = 0;                       ///< of the lines that it wants
  std::uint64_t trigger = speech::kAllBits;      ///< a bit, or all where it looks at every line
  std::span<const speech::Phrase> phrases = {};  ///< that set the bit
};

Ready make_ready(const Rule& rule) {
  Ready ready{.rule = &rule, .kind = find_check(rule.info->check), .forms = forms_of(rule)};
  if (ready.kind == nullptr) return ready;
  const Trigger& trigger = ready.kind->trigger;
  if (trigger.unless.empty() || !rule.flag(trigger.unless))
    ready.phrases = rule.phrases(trigger.phrases);
  return ready;
}

/// The rules that ship, and of each phrase of their index the bit of the rule that it triggers.
struct ReadyRules {
  std::vector<Ready> rules;
  std::vector<std::uint64_t> triggers;
};

ReadyRules make_ready_rules() {
  const BuiltinRules& builtin = builtin_rules();
  ReadyRules ready{.rules = {},
                   .triggers = std::vector<std::uint64_t>(builtin.phrases.phrases.size())};
  unsigned bits = 0;  // where there are more rules than bits, some share one
  for (const Rule& rule : builtin.rules) {
    Ready& each = ready.rules.emplace_back(make_ready(rule));
    if (each.phrases.empty()) continue;
    each.trigger = std::uint64_t{1} << bits++ % 64U;
    for (const speech::Phrase& phrase : each.phrases) {
      if (const auto number = builtin.phrases.number(phrase))
        ready.triggers[*number] |= each.trigger;
    }
  }
  return ready;
}

const ReadyRules& ready_rules() {
  static const ReadyRules ready = make_ready_rules();
  return ready;
}

/// Those that ship and are not replaced, and those of `options`, which look at every line.
std::vector<Ready> ready_rules(const LintOptions& options) {
  std::vector<Ready> rules;
  const auto& builtin = ready_rules().rules;
  rules.reserve(builtin.size() + options.extra.size());
  std::ranges::copy_if(builtin, std::back_inserter(rules),
                       [&](const Ready& each) { return !is_replaced(*each.rule, options); });
  for (const auto& rule : options.extra) rules.push_back(make_ready(*rule));
  return rules;
}

/// Bits of the rules of which a phrase may start in a line.
struct Triggered {
  std::vector<std::uint64_t> lines;
  std::uint64_t any = 0;  ///< of all lines
};

Triggered triggered_in(const std::vector<Line>& lines) {
  const auto& triggers = ready_rules().triggers;
  Triggered bits{.lines = std::vector<std::uint64_t>(lines.size())};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const speech::PhraseStart& start : lines[i].sentence.starts)
      bits.lines[i] |= triggers[start.phrase()];
    bits.any |= bits.lines[i];
  }
  return bits;
}

Hits run(const Ready& ready, const Subject& subject, const Triggered& triggered) {
  Hits hits;
  const Rule& rule = *ready.rule;
  const CheckKind* kind = ready.kind;
  if (kind == nullptr || !fits_purpose(rule, subject)) return hits;
  if (kind->guide != nullptr) kind->guide(rule, subject, hits);
  const bool everywhere = ready.trigger == speech::kAllBits;
  if (kind->line == nullptr || (!everywhere && (triggered.any & ready.trigger) == 0)) return hits;
  for (std::size_t i = 0; i < subject.lines.size(); ++i) {
    if (!everywhere && (triggered.lines[i] & ready.trigger) == 0) continue;
    const Line& line = subject.lines[i];
    if (has_form(ready.forms, line) && applies(rule, line, subject.mode))
      kind->line(rule, line, subject, hits);
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
  std::size_t kept = 0;  // they move to the front: of a long guide they are many, and big
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::size_t to = kept;
    if (all[i].hit.line != nullptr) {
      const auto slot = best.try_emplace({all[i].hit.line, all[i].rule->info->family}, kept).first;
      to = slot->second;
      if (to != kept && !yields(all[to], all[i])) continue;
    }
    if (to == kept) ++kept;
    if (to != i) all[to] = std::move(all[i]);
  }
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(kept), all.end());
  return all;
}

std::string fill_in(std::string_view pattern, const Hit& hit, std::string_view match) {
  std::string text(pattern);
  if (!text::contains(pattern, "{")) return text;
  for (const auto& [name, value] : hit.values) {
    text = text::replace_all(text, "{" + std::string(name) + "}", value);
  }
  if (!text::contains(text, "{match}")) return text;
  return text::replace_all(text, "{match}", text::squeeze(match));
}

constexpr std::size_t kLongestProposal = 300;  // bytes; what is longer is no help on one line

/// "try `How easy or difficult was it?`"; two questions are two quotations.
std::string in_words(const Proposal& proposal) {
  std::string quoted =
      text::replace_all(text::replace_all(proposal.text, "`", "'"), "\n", "`, then `");
  return "try `" + text::squeeze(quoted) + "`";
}

/// "Is it easy to use? Access?": what stands behind the question goes on from its words, which
/// nobody but the author should change.
bool is_gone_on_from(const Subject& subject, const Line& line) {
  constexpr std::size_t kFewWords = 2;
  const auto next = static_cast<std::size_t>(&line - subject.lines.data()) + 1;
  if (next >= subject.lines.size()) return false;
  const Line& behind = subject.lines[next];
  return behind.section == line.section && behind.item->block == line.item->block &&
         is_asked(behind.item->kind) && behind.sentence.word_count() <= kFewWords &&
         !speech::is_short_follow_up(behind.sentence);
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
  if (hit.other)
    diagnostic.related = {related_place(subject.source, *hit.other, std::string(hit.other_is))};
  if (auto proposal = propose(*candidate.rule, hit, subject.source)) {
    if (proposal->text.size() <= kLongestProposal) diagnostic.suggestion = in_words(*proposal);
    diagnostic.fix = std::move(proposal->fix);
    if (diagnostic.fix && hit.line != nullptr && is_gone_on_from(subject, *hit.line))
      diagnostic.fix->safe = false;
  }
  if (candidate.hit.line != nullptr) {
    const std::string_view sentence = candidate.hit.line->item->text;
    diagnostic.subject = text::squeeze(sentence.substr(0, kLongestSubject));
  }
  return diagnostic;
}

/// Where a rule has two findings at one place, their messages decide which stands first.
void sort_messages(std::vector<Diagnostic>& findings) {
  const auto place = [](const Diagnostic& each) { return std::tie(each.span, each.rule); };
  for (auto first = findings.begin(); first != findings.end();) {
    const auto end = std::find_if(first, findings.end(), [&](const Diagnostic& each) {
      return place(each) != place(*first);
    });
    if (end - first > 1) std::ranges::stable_sort(first, end, {}, &Diagnostic::message);
    first = end;
  }
}

}  // namespace

std::vector<Candidate> find_all(const Subject& subject) {
  std::vector<Candidate> candidates;
  const auto triggered = triggered_in(subject.lines);
  for (const Ready& ready : ready_rules(subject.options)) {
    const Rule& rule = *ready.rule;
    if (subject.options.stop && subject.options.stop()) break;
    if ((rule.applies.targets & bit(subject.target)) == 0) continue;
    if (!severity_of(*rule.info, false, subject.options)) continue;
    for (Hit& hit : run(ready, subject, triggered)) {
      const Severity severity = severity_here(rule, hit, subject);
      candidates.push_back({&rule, std::move(hit), severity});
    }
  }
  return strongest(std::move(candidates));
}

std::vector<Diagnostic> make_diagnostics(const Subject& subject,
                                         const std::vector<Candidate>& candidates) {
  std::vector<const Candidate*> by_place;
  by_place.reserve(candidates.size());
  for (const Candidate& candidate : candidates) by_place.push_back(&candidate);
  const auto place = [](const Candidate* each) {
    return std::tie(each->hit.span, each->rule->info->id);
  };
  std::ranges::stable_sort(by_place, {}, place);
  std::vector<Diagnostic> findings;
  findings.reserve(candidates.size());
  for (const Candidate* candidate : by_place)
    findings.push_back(make_diagnostic(subject, *candidate));
  sort_messages(findings);
  return findings;
}

}  // namespace uxi::lint
