#include "report/document.h"

namespace uxi::report {

Inline plain(std::string text) {
  if (text.empty()) return {};
  Inline runs;
  runs.push_back({.text = std::move(text)});
  return runs;
}

std::string words_of(const Inline& text) {
  std::string words;
  for (const Run& run : text) words += run.text;
  return words;
}

std::string_view to_string(ReportKind kind) {
  return kind == ReportKind::summary ? "summary" : "full";
}

}  // namespace uxi::report
