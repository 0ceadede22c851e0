#include "lint/comment_waiver.h"

#include <algorithm>

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

/// `group/*` names all of a group.
bool names(std::string_view waived, std::string_view rule) {
  if (waived == rule) return true;
  return waived.ends_with("/*") && rule.starts_with(waived.substr(0, waived.size() - 1));
}

/// A finding of one of lint's rules about waivers; nothing where the rule is off.
void report(const SourceFile& source, const LintOptions& options, std::string_view id, Span span,
            std::string_view rule, std::vector<Diagnostic>& findings) {
  const RuleInfo* info = find_rule(id);
  if (info == nullptr) return;
  std::optional<Severity> severity = info->severity;
  for (const RuleSetting& setting : options.settings) {
    if (names(setting.rule, id)) severity = setting.severity;
  }
  if (!severity) return;
  const auto filled = [&](std::string_view text) {
    return text::replace_all(text, "{rule}", rule);
  };
  findings.push_back(diagnose(source, span, *severity, std::string(id), filled(info->message),
                              filled(info->suggestion)));
  findings.back().family = info->family;
}

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
  for (const CommentWaiver& waiver : find_comment_waivers(source)) {
    if (waiver.reason.empty()) {
      report(source, options, "lint/waiver-without-reason", waiver.span, "", findings);
      continue;
    }
    for (const std::string& rule : waiver.rules) {
      const auto silenced = std::erase_if(findings, [&](const Diagnostic& finding) {
        return finding.path == source.path() && finding.begin.line == waiver.line &&
               names(rule, finding.rule);
      });
      if (silenced == 0 && looked_for(rule))
        report(source, options, "lint/unused-waiver", waiver.span, rule, findings);
    }
  }
}

}  // namespace uxi::lint
