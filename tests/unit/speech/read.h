// A guide that the reader has nothing to say against.
#pragma once

#include <doctest/doctest.h>
#include <string>
#include <utility>

#include "speech/read_guide.h"
#include "support/source.h"

namespace uxi::speech {

inline Guide read(const std::string& text) {
  const SourceFile source = test::source(text, "guide.md");
  Diagnostics diagnostics;
  auto guide = read_guide(source, diagnostics);
  REQUIRE(guide.has_value());
  CHECK(diagnostics.empty());
  return *std::move(guide);
}

}  // namespace uxi::speech
