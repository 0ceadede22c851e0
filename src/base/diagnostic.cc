#include "uxi/diagnostic.h"

#include <algorithm>
#include <tuple>

namespace uxi {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::suggestion: return "suggestion";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return "error";
}

Diagnostic diagnose(const SourceFile& source, Span span, Severity severity, std::string rule,
                    std::string message, std::string suggestion) {
  const Position begin = source.position(span.begin);
  return {.severity = severity,
          .rule = std::move(rule),
          .path = source.path(),
          .span = span,
          .begin = begin,
          .end = source.position(span.end),
          .message = std::move(message),
          .suggestion = std::move(suggestion),
          .excerpt = std::string(source.slice(span)),
          .line_text = std::string(source.line(begin.line))};
}

void Diagnostics::append(std::vector<Diagnostic> more) {
  for (Diagnostic& diagnostic : more) items_.push_back(std::move(diagnostic));
}

void Diagnostics::report(const SourceFile& source, Span span, Severity severity, std::string rule,
                         std::string message, std::string suggestion) {
  add(diagnose(source, span, severity, std::move(rule), std::move(message),
               std::move(suggestion)));
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(items_, [&](const Diagnostic& d) { return d.severity == severity; }));
}

void Diagnostics::sort() {
  const auto key = [](const Diagnostic& d) { return std::tie(d.path, d.span, d.rule, d.message); };
  std::ranges::stable_sort(
      items_, [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
}

std::string to_string(const Diagnostic& diagnostic) {
  std::string out = diagnostic.path;
  out += ':' + std::to_string(diagnostic.begin.line) + ':' + std::to_string(diagnostic.begin.column);
  out += ": ";
  out += to_string(diagnostic.severity);
  out += ": " + diagnostic.message;
  if (!diagnostic.suggestion.empty()) out += "; " + diagnostic.suggestion;
  if (!diagnostic.rule.empty()) out += " [" + diagnostic.rule + ']';
  return out;
}

}  // namespace uxi
