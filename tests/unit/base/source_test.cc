#include "uxi/source.h"

#include <doctest/doctest.h>

#include "uxi/diagnostic.h"

namespace uxi {

TEST_CASE("source: columns count code points, lines end in LF, CRLF or CR") {
  const SourceFile file("a.md", "caf\xC3\xA9 x\r\nb\rc\n");
  CHECK(file.line_count() == 3);
  CHECK(file.position(0) == Position{1, 1});
  CHECK(file.position(6) == Position{1, 6});  // the x behind "café "
  CHECK(file.position(9) == Position{2, 1});
  CHECK(file.position(11) == Position{3, 1});
  CHECK(file.position(999) == Position{3, 3});
  CHECK(file.line(1) == "caf\xC3\xA9 x");
  CHECK(file.line(3) == "c");
  CHECK(file.line(4).empty());
}

TEST_CASE("source: a byte order mark takes no column") {
  const SourceFile file("a.md", "\xEF\xBB\xBFkey");
  CHECK(file.position(3) == Position{1, 1});
}

TEST_CASE("source: bytes and UTF-16 units of a place, behind an emoji and a byte order mark") {
  const SourceFile file("a.md", "\xEF\xBB\xBF\xF0\x9F\x99\x82 \xC3\xA9x\ny");
  const std::size_t x = 10;
  CHECK(file.position(x) == Position{1, 4});
  CHECK(file.columns(x) == Columns{.bytes = 8, .utf16 = 5});
  CHECK(file.columns(12) == Columns{.bytes = 1, .utf16 = 1});
}

TEST_CASE("source: places far into a long line are as exact as at its start") {
  const std::size_t n = 5000;
  std::string text;
  for (std::size_t i = 0; i < n; ++i) text += "\xF0\x9F\x99\x82\xC3\xA9";
  const SourceFile file("a.md", text);
  for (const std::size_t i : {std::size_t{1}, std::size_t{170}, std::size_t{171}, n - 1, n}) {
    CAPTURE(i);
    CHECK(file.position(6 * i) == Position{1, static_cast<unsigned>(2 * i + 1)});
    CHECK(file.columns(6 * i) == Columns{.bytes = static_cast<unsigned>(6 * i + 1),
                                         .utf16 = static_cast<unsigned>(3 * i + 1)});
  }
}

TEST_CASE("diagnostic: one form of message") {
  const SourceFile file("study.yaml", "a: b\nsegment: chruned\n");
  const Diagnostic finding =
      diagnose(file, {14, 21}, Severity::error, "plan/unknown-segment",
               "segment `chruned` is not defined", "did you mean `churned`?");
  CHECK(to_string(finding) ==
        "study.yaml:2:10: error: segment `chruned` is not defined; did you mean `churned`? "
        "[plan/unknown-segment]");
  CHECK(finding.excerpt == "chruned");
  CHECK(finding.line_text == "segment: chruned");
}

}  // namespace uxi
