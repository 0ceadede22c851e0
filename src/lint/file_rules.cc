#include "lint/file_rules.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lint/run.h"
#include "text/strings.h"

namespace uxi::lint {
namespace {

constexpr std::string_view kConflict = "guide/conflict-marker";
constexpr std::string_view kNothingAsked = "guide/nothing-asked";

RuleInfo rule(std::string_view id, std::string_view title, Severity severity,
              std::string_view message, std::string_view suggestion, std::string_view why) {
  RuleInfo info{};
  info.id = id;
  info.family = "file";
  info.title = title;
  info.severity = severity;
  info.severity_of_probes = severity;
  info.confidence = Confidence::high;
  info.check = "file";
  info.lints = "guide";
  info.applies = "the file as a whole";
  info.message = message;
  info.suggestion = suggestion;
  info.why = why;
  return info;
}

const RuleInfo removed_consent_rule() {
  RuleInfo info = rule("ethics/removed-consent", "consent is asked for no more", Severity::error,
                       "a question that asked for consent is gone",
                       "ask it again, or see that those that are left ask for all of it",
                       "Whoever cuts a guide cuts the opening first. What is left may still speak "
                       "of consent, so that the guide alone does not show what was lost: only "
                       "`--since` sees it. Where other questions for consent are left, it is a "
                       "warning.");
  info.family = "ethics";
  info.check = "since";
  info.applies = "what the guide has lost, with --since";
  return info;
}

const std::array<RuleInfo, 6>& all() {
  static const std::array<RuleInfo, 6> rules = {
      removed_consent_rule(),
      rule("file/no-text", "a file that is no text", Severity::error, "this is not a text file",
           "save it as UTF-8 text",
           "Of a document of an office program, or of other bytes, nothing can be read."),
      rule(
          "file/not-utf8", "a file in another encoding", Severity::suggestion,
          "this file is not UTF-8", "save it as UTF-8",
          "Which letters the bytes stand for is guessed. Git takes UTF-16 for no text and shows no "
          "difference, and other programs may print other letters than were written."),
      rule(kConflict, "marks that a merge left", Severity::error,
           "a conflict of a merge was left here",
           "keep what is to be asked, and take the marks out",
           "Both sides of the conflict stand in the guide, and whoever holds the interview reads "
           "them out, or has to choose there and then."),
      rule("guide/empty", "an empty guide", Severity::warning, "the guide is empty",
           "`uxi guide new` writes one to start from",
           "A guide that was emptied by mistake would pass as one without faults."),
      rule(kNothingAsked, "a guide that asks nothing", Severity::warning, "nothing is asked here",
           "write what is asked on lines of its own; or name another file",
           "Where no question, prompt or task is seen, there is nothing to find fault with. The "
           "questions may be missing, or hidden by a comment that is never closed, or the file may "
           "only stand for the one that is meant."),
  };
  return rules;
}

const RuleInfo& info_of(std::string_view id) {
  return *std::ranges::find(all(), id, &RuleInfo::id);
}

/// The conflicts of a text as git marks them, each at its first mark; one that lost that, at its
/// last.
void find_conflicts(const SourceFile& source, const LintOptions& options,
                    std::vector<Diagnostic>& findings) {
  constexpr std::string_view kOurs = "<<<<<<< ";
  constexpr std::string_view kTheirs = ">>>>>>> ";
  if (!text::contains(source.text(), kOurs) && !text::contains(source.text(), kTheirs)) return;
  bool open = false;
  for (unsigned number = 1; number <= source.line_count(); ++number) {
    const std::string_view line = source.line(number);
    const bool closes = line.starts_with(kTheirs);
    if (!closes && !line.starts_with(kOurs)) continue;
    const bool told = closes && open;
    open = !closes;
    if (told) continue;
    const std::size_t start = source.line_start(number);
    auto finding = file_finding(kConflict, source, {start, start + kOurs.size() - 1}, options);
    if (finding) findings.push_back(*std::move(finding));
  }
}

bool asks(const Guide& guide) {
  return std::ranges::any_of(guide.sections, [](const GuideSection& section) {
    return std::ranges::any_of(section.items,
                               [](const GuideItem& item) { return is_asked(item.kind); });
  });
}

/// Where the last comment opens, if it is never closed; only one that opens a line hides what
/// follows.
std::optional<Span> unclosed_comment(std::string_view text) {
  constexpr std::string_view kOpen = "<!--";
  std::size_t at = text.rfind("-->");
  at = text.find(kOpen, at == std::string_view::npos ? 0 : at);
  while (at != std::string_view::npos) {
    const std::size_t line = text.rfind('\n', at) + 1;  // 0 where it is the first
    if (text::trim(text.substr(line, at - line)).empty()) return Span{at, at + kOpen.size()};
    // Before the others on its line there are words too.
    at = text.find(kOpen, text.find('\n', at));
  }
  return std::nullopt;
}

struct Cause {
  Span span = {};
  FileFindingWords words = {};
};

std::optional<Cause> cause_of_silence(std::string_view text) {
  if (text.starts_with("version https://git-lfs.github.com/spec/")) {
    return Cause{
        .words = {.message = "nothing is asked: this only stands for a file that Git LFS keeps",
                  .suggestion = "fetch it with `git lfs pull`; in CI, check out with `lfs: true`"}};
  }
  if (const auto comment = unclosed_comment(text)) {
    return Cause{
        .span = *comment,
        .words = {.message = "nothing is asked: the comment that opens here is never closed",
                  .suggestion = "close it with `-->`"}};
  }
  return std::nullopt;
}

bool is_waived(const Guide& guide, std::string_view id) {
  return std::ranges::any_of(guide.waivers, [&](const GuideWaiver& waiver) {
    return !waiver.reason.empty() &&
           std::ranges::any_of(waiver.rules,
                               [&](const std::string& rule) { return names(rule, id); });
  });
}

}  // namespace

std::span<const RuleInfo> file_rules() { return all(); }

std::optional<Diagnostic> file_finding(std::string_view id, const SourceFile& source, Span span,
                                       const LintOptions& options, FileFindingWords words,
                                       std::optional<Severity> at_most) {
  const RuleInfo& info = info_of(id);
  if (words.message.empty()) words = {std::string(info.message), std::string(info.suggestion)};
  const auto severity = severity_of(info, false, options);
  if (!severity) return std::nullopt;
  Diagnostic finding =
      diagnose(source, span, std::min(*severity, at_most.value_or(*severity)), std::string(id),
               std::move(words.message), std::move(words.suggestion));
  finding.family = info.family;
  return finding;
}

std::vector<Diagnostic> file_findings(const SourceFile& source, const Guide& guide, bool sure,
                                      const LintOptions& options) {
  std::vector<Diagnostic> findings;
  find_conflicts(source, options, findings);
  if (asks(guide) || is_waived(guide, kNothingAsked)) return findings;
  const auto cause = cause_of_silence(source.text());
  if (!cause && !sure) return findings;
  const Cause unknown;
  const Cause& known = cause ? *cause : unknown;
  auto finding = file_finding(kNothingAsked, source, known.span, options, known.words);
  if (finding) findings.push_back(*std::move(finding));
  return findings;
}

}  // namespace uxi::lint
