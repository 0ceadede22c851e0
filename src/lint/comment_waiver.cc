#include "lint/comment_waiver.h"

#include <algorithm>

#include "lint/run.h"
#include "lint/waiver_slip.h"
#include "text/strings.h"

namespace uxi::lint {
namespace {

constexpr std::string_view kDirective = "uxi-disable";

/// Where in the line its comment starts; nothing where it has none that is a directive.
std::size_t directive_in(std::string_view line) {
  for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1)) {
    const bool opens = at == 0 || line[at - 1] == ' ' || line[at - 1] == '\t';
    if (opens && text::trim(line.substr(at + 1)).starts_with(kDirective)) return at;
  }
  return std::string_view::npos;
}

bool is_content(std::string_view line) {
  const std::string_view words = text::trim(line);
  return !words.empty() && !words.starts_with('#');
}

CommentWaiver parse(std::string_view comment) {
  CommentWaiver waiver;
  comment = text::trim(text::trim(comment.substr(1)).substr(kDirective.size()));
  const std::size_t dashes = comment.find("--");
  if (dashes != std::string_view::npos) waiver.reason = text::trim(comment.substr(dashes + 2));
  for (const std::string_view part : text::split(comment.substr(0, dashes), ',')) {
    if (!text::trim(part).empty()) waiver.rules.emplace_back(text::trim(part));
  }
  return waiver;
}

/// What a message about a waiver has places for.
struct Blanks {
  std::string_view rule = {};
  std::string fault = {};
  std::string hint = {};

  [[nodiscard]] std::string fill(std::string_view text) const {
    return text::replace_all(
        text::replace_all(text::replace_all(text, "{rule}", rule), "{fault}", fault), "{hint}",
        hint);
  }
};

/// Takes findings off, and finds fault with the waivers of one file.
class Waiving {
 public:
  Waiving(const SourceFile& source, const LintOptions& options, std::vector<Diagnostic>& findings)
      : source_(source), options_(options), findings_(findings) {}

  void apply(const CommentWaiver& waiver,
             const std::function<bool(std::string_view rule)>& looked_for) {
    if (const auto slip = waiver_slip(source_.slice(waiver.span).substr(1))) {
      report("lint/unknown-rule", waiver.span,
             {.fault = slip->fault, .hint = "write `# " + slip->words + "`"});
      return;
    }
    for (const std::string& rule : waiver.rules) {
      const auto is_meant = [&](const Diagnostic& finding) {
        return finding.path == source_.path() && finding.begin.line == waiver.line &&
               names(rule, finding.rule);
      };
      if (std::ranges::any_of(findings_, is_meant)) {
        // Without a reason it silences nothing, and that is what is said of it.
        if (!waiver.reason.empty()) std::erase_if(findings_, is_meant);
      } else if (is_slip(rule)) {
        report("lint/unknown-rule", place_of(waiver, rule),
               {.fault = "no rule is called `" + rule + "`", .hint = nearest_rule(rule, options_)});
      } else if (!waiver.reason.empty() && looked_for(rule)) {
        report("lint/unused-waiver", waiver.span, {.rule = rule});
      }
    }
    if (waiver.rules.empty()) {
      report("lint/unknown-rule", waiver.span,
             {.fault = "the waiver names no rule",
              .hint = "write `# uxi-disable plan/no-dates -- why`"});
    }
    if (waiver.reason.empty()) report("lint/waiver-without-reason", waiver.span, {});
  }

 private:
  /// Not all ids of findings are those of rules: readers and checks have their own. One without a
  /// group, or nearly that of a rule, is taken for a slip.
  [[nodiscard]] bool is_slip(std::string_view rule) const {
    if (is_known_rule(rule, options_)) return false;
    return rule.find('/') == std::string_view::npos || !nearest_rule(rule, options_).empty();
  }

  [[nodiscard]] Span place_of(const CommentWaiver& waiver, std::string_view rule) const {
    const std::size_t at = source_.slice(waiver.span).find(rule);
    return {waiver.span.begin + at, waiver.span.begin + at + rule.size()};
  }

  /// A finding of one of lint's rules about waivers; nothing where the rule is off.
  void report(std::string_view id, Span span, const Blanks& blanks) {
    const RuleInfo* info = find_rule(id);
    const auto severity = info == nullptr ? std::nullopt : severity_of(*info, false, options_);
    if (!severity) return;
    findings_.push_back(diagnose(source_, span, *severity, std::string(id),
                                 blanks.fill(info->message), blanks.fill(info->suggestion)));
    findings_.back().family = info->family;
  }

  const SourceFile& source_;
  const LintOptions& options_;
  std::vector<Diagnostic>& findings_;
};

}  // namespace

std::vector<CommentWaiver> find_comment_waivers(const SourceFile& source) {
  std::vector<CommentWaiver> waivers;
  for (unsigned number = 1; number <= source.line_count(); ++number) {
    const std::string_view line = source.line(number);
    const std::size_t at = directive_in(line);
    if (at == std::string_view::npos) continue;
    CommentWaiver waiver = parse(line.substr(at));
    const std::size_t start = source.line_start(number);
    waiver.span = {start + at, start + line.size()};
    waiver.line = number;
    if (text::trim(line.substr(0, at)).empty()) {
      ++waiver.line;
      while (waiver.line < source.line_count() && !is_content(source.line(waiver.line)))
        ++waiver.line;
    }
    waivers.push_back(std::move(waiver));
  }
  return waivers;
}

void apply_comment_waivers(const SourceFile& source, const LintOptions& options,
                           const std::function<bool(std::string_view rule)>& looked_for,
                           std::vector<Diagnostic>& findings) {
  Waiving waiving(source, options, findings);
  for (const CommentWaiver& waiver : find_comment_waivers(source))
    waiving.apply(waiver, looked_for);
}

}  // namespace uxi::lint
