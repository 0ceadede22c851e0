// Findings as text, to compare whole lists of them.
#pragma once

#include <string>
#include <utility>

#include "uxi/diagnostic.h"
#include "uxi/source.h"

namespace uxi::test {

/// A file called `f` and what was found in it.
struct File {
  explicit File(std::string text) : source("f", std::move(text)) {}
  SourceFile source;
  Diagnostics diagnostics;

  /// `f:1:2: error: ... [rule]`, a line each, in the order of the file.
  [[nodiscard]] std::string findings() {
    diagnostics.sort();
    std::string out;
    for (const Diagnostic& diagnostic : diagnostics.items()) out += to_string(diagnostic) + '\n';
    return out;
  }
};

}  // namespace uxi::test
