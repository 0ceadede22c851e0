// Findings as text for people: a line each in a pipe; on a terminal wrapped to its width, with the
// source line and a caret below.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/style.h"
#include "uxi/diagnostic.h"

namespace uxi::cli {

/// How findings are shown; what is no terminal gets one line each, however long.
struct TextPlace {
  bool carets = false;
  int width = 0;  ///< columns of the terminal; 0 where there is none
};

/// A path as it goes to a terminal, on one line: controls and line ends as `\x1b` and `\n`.
[[nodiscard]] std::string shown_path(std::string_view path);

/// Thousands of them are written by `jobs` threads.
[[nodiscard]] std::string findings_text(const std::vector<Diagnostic>& findings, const Style& style,
                                        TextPlace place = {}, unsigned jobs = 1);

}  // namespace uxi::cli
