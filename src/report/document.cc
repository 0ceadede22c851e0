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
  switch (kind) {
    case ReportKind::summary: return "summary";
    case ReportKind::full: return "full";
    case ReportKind::session: return "session";
    case ReportKind::topline: return "topline";
    case ReportKind::codebook: return "codebook";
  }
  return "";
}

}  // namespace uxi::report
