#include "lint/removed_consent.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lint/check.h"
#include "lint/file_rules.h"
#include "lint/run.h"
#include "lint/subject.h"
#include "speech/read_guide.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::lint {
namespace {

constexpr std::string_view kRule = "ethics/removed-consent";

/// A question of a guide, and the heading above it.
struct Asked {
  std::string text;
  std::string heading;
};

/// The questions of consent or logistics that are what one of the rules about missing consent
/// looks for; an answer to what was told counts where the section told of it.
class ConsentQuestions {
 public:
  explicit ConsentQuestions(const LintOptions& options) {
    constexpr std::array<std::string_view, 2> kIds = {"ethics/missing-consent",
                                                      "ethics/missing-recording-consent"};
    for (const Rule* rule : all_rules(options)) {
      if (std::ranges::find(kIds, rule->info->id) != kIds.end()) rules_.push_back(rule);
    }
  }

  [[nodiscard]] std::vector<Asked> of(const Subject& subject) const {
    std::vector<Asked> found;
    for (const Line& line : subject.lines) {
      const bool asks = line.item->kind == ItemKind::consent &&
                        text::trim(line.item->text).ends_with('?') &&
                        line.section->kind != SectionKind::wrap_up;
      if (asks && std::ranges::any_of(
                      rules_, [&](const Rule* rule) { return fits(*rule, line, subject); })) {
        found.push_back({std::string(text::trim(line.item->text)), line.section->heading});
      }
    }
    return found;
  }

 private:
  static bool fits(const Rule& rule, const Line& line, const Subject& subject) {
    if (find_any(rule.phrases("needs"), line.sentence)) return true;
    return find_any(rule.phrases("answers"), line.sentence) &&
           std::ranges::any_of(subject.lines, [&](const Line& told) {
             return told.section == line.section && &told <= &line &&
                    find_any(rule.phrases("about"), told.sentence);
           });
  }

  std::vector<const Rule*> rules_;
};

std::string folded(const std::string& text) { return text::squeeze(text::fold_search(text)); }

/// Each of `before` that has no equal in `now`, as often as it has none.
std::vector<Asked> gone(const std::vector<Asked>& before, const std::vector<Asked>& now) {
  std::vector<std::string> left;
  for (const Asked& each : now) left.push_back(folded(each.text));
  std::vector<Asked> out;
  for (const Asked& each : before) {
    const auto same = std::ranges::find(left, folded(each.text));
    if (same == left.end()) {
      out.push_back(each);
    } else {
      left.erase(same);
    }
  }
  return out;
}

std::set<std::string> words_of(const std::string& question) {
  const std::string text = folded(question);
  std::set<std::string> words;
  for (const std::string_view word : text::split(text, ' ')) words.emplace(word);
  return words;
}

/// Those of `missed` that no question says in other words: one of `now` that is new and shares half
/// of its words.
std::vector<Asked> not_reworded(std::vector<Asked> missed, const Subject& before,
                                const Subject& now) {
  std::set<std::string> old_texts;
  for (const Line& line : before.lines) old_texts.insert(folded(line.item->text));
  std::vector<std::set<std::string>> fresh;
  for (const Line& line : now.lines) {
    const bool asks = text::trim(line.item->text).ends_with('?');
    if (asks && !old_texts.contains(folded(line.item->text)))
      fresh.push_back(words_of(line.item->text));
  }
  std::erase_if(missed, [&](const Asked& each) {
    const auto words = words_of(each.text);
    return std::ranges::any_of(fresh, [&](const std::set<std::string>& others) {
      const auto shared = static_cast<std::size_t>(std::ranges::count_if(
          words, [&](const std::string& word) { return others.contains(word); }));
      return 2 * shared >= std::max(words.size(), others.size());
    });
  });
  return missed;
}

Span place_of(const SourceFile& source, const Guide& guide, const std::string& heading) {
  const auto section = std::ranges::find(guide.sections, heading, &GuideSection::heading);
  if (heading.empty() || section == guide.sections.end() || section->line == 0) return {};
  const std::size_t start = source.line_start(section->line);
  return {start, start + source.line(section->line).size()};
}

bool is_waived(const Guide& guide) {
  return std::ranges::any_of(guide.waivers, [&](const GuideWaiver& waiver) {
    return !waiver.reason.empty() &&
           std::ranges::any_of(waiver.rules,
                               [&](const std::string& rule) { return names(rule, kRule); });
  });
}

FileFindingWords words_for(const std::vector<Asked>& gone, bool none) {
  constexpr int kShown = 80;  // columns of one question
  std::string message = "`" + text::elide(gone.front().text, kShown) + "` is asked no more";
  if (gone.size() > 1)
    message += ", nor " + text::counted(gone.size() - 1, "other question") + " for consent";
  return {message, none ? "ask it again: no other question asks for consent"
                        : "see that those that are left ask for all of it"};
}

}  // namespace

std::optional<Diagnostic> removed_consent(const SourceFile& before, const SourceFile& now,
                                          const LintOptions& options) {
  Diagnostics ignored;
  const auto old_guide = speech::read_guide(before, ignored);
  const auto guide = speech::read_guide(now, ignored);
  if (!old_guide || !guide || is_waived(*guide)) return std::nullopt;
  const ConsentQuestions questions(options);
  const Subject old_subject = make_subject(before, *old_guide, {}, nullptr, options);
  const auto asked = questions.of(old_subject);
  if (asked.empty()) return std::nullopt;
  const Subject subject = make_subject(now, *guide, {}, nullptr, options);
  const auto left = questions.of(subject);
  if (left.size() >= asked.size()) return std::nullopt;
  const auto missed = not_reworded(gone(asked, left), old_subject, subject);
  if (missed.empty()) return std::nullopt;
  return file_finding(kRule, now, place_of(now, *guide, missed.front().heading), options,
                      words_for(missed, left.empty()),
                      left.empty() ? Severity::error : Severity::warning);
}

}  // namespace uxi::lint
