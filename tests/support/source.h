// Files from string literals.
#pragma once

#include <string>

#include "uxi/source.h"

namespace uxi::test {

/// A file called `test.txt` with this text.
[[nodiscard]] inline SourceFile source(std::string text, std::string path = "test.txt") {
  return {std::move(path), std::move(text)};
}

}  // namespace uxi::test
