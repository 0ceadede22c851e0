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
