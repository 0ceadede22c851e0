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

namespace {

constexpr std::size_t kLongestExcerpt = 2000;  // bytes
constexpr std::size_t kLongestLine =
    2000;  // a longer one is no help to a reader, and there may be many findings

/// Not more than `most` bytes of `text`, cut between characters.
std::string cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return std::string(text.substr(0, most));
}

}  // namespace

Diagnostic diagnose(const SourceFile& source, Span span, Severity severity, std::string rule,
                    std::string message, std::string suggestion) {
  const Position begin = source.position(span.begin);
  const std::string_view line = source.line(begin.line);
  return {.severity = severity,
          .rule = std::move(rule),
          .path = source.path(),
          .span = span,
          .begin = begin,
          .end = source.position(span.end),
          .begin_columns = source.columns(span.begin),
          .end_columns = source.columns(span.end),
          .message = std::move(message),
          .suggestion = std::move(suggestion),
          .excerpt = cut(source.slice(span), kLongestExcerpt),
          .line_text = line.size() <= kLongestLine ? std::string(line) : std::string()};
}

RelatedPlace related_place(const SourceFile& source, Span span, std::string message) {
  return {.message = std::move(message),
          .span = span,
          .begin = source.position(span.begin),
          .end = source.position(span.end),
          .begin_columns = source.columns(span.begin),
          .end_columns = source.columns(span.end)};
}

void Diagnostics::append(std::vector<Diagnostic> more) {
  for (Diagnostic& diagnostic : more) items_.push_back(std::move(diagnostic));
}

void Diagnostics::report(const SourceFile& source, Span span, Severity severity, std::string rule,
                         std::string message, std::string suggestion) {
  add(diagnose(source, span, severity, std::move(rule), std::move(message), std::move(suggestion)));
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
  out +=
      ':' + std::to_string(diagnostic.begin.line) + ':' + std::to_string(diagnostic.begin.column);
  out += ": ";
  out += to_string(diagnostic.severity);
  out += ": " + diagnostic.message;
  if (!diagnostic.suggestion.empty()) out += "; " + diagnostic.suggestion;
  if (!diagnostic.rule.empty()) out += " [" + diagnostic.rule + ']';
  return out;
}

}  // namespace uxi
