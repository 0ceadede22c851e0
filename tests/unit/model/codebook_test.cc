#include "uxi/codebook.h"

#include <doctest/doctest.h>

#include "unit/model/findings.h"

namespace uxi {
namespace {

constexpr const char* kCodes = R"(codes:
  pain/billing/double-charge:
    name: Charged twice
    use_when: The participant paid or was billed more than once for the same thing
    not_when: A wrong amount, charged once
    since: 2026-03-14                # earlier sessions were not read for it
    aliases: [billed-twice]
    colour: "#c2410c"
  surprise: {name: Surprise, marker: yes}
  pain/old: {retired: yes}
)";

}  // namespace

TEST_CASE("codebook: codes are read in file order and found by path or alias") {
  test::File file(kCodes);
  const Codebook codebook = read_codebook(file.source, file.diagnostics);
  CHECK(file.findings() == "");
  CHECK(codebook.paths() ==
        std::vector<std::string>{"pain/billing/double-charge", "surprise", "pain/old"});
  const Code& code = codebook.codes[0];
  CHECK(file.source.slice(code.path.span) == "pain/billing/double-charge");
  CHECK(code.name.value == "Charged twice");
  CHECK(code.use_when.value ==
        "The participant paid or was billed more than once for the same thing");
  CHECK(code.not_when.value == "A wrong amount, charged once");
  CHECK(code.since == Date{2026, 3, 14});
  CHECK(code.colour.value == "#c2410c");
  CHECK_FALSE(code.marker);
  CHECK_FALSE(code.retired);
  CHECK(codebook.codes[1].marker);
  CHECK(codebook.codes[2].retired);
  CHECK(codebook.find("billed-twice") == &code);
  CHECK(codebook.find("surprise") == &codebook.codes[1]);
  CHECK(codebook.find("pain") == nullptr);
}

TEST_CASE("codebook: no codes yet") {
  for (const std::string text : {"", "codes:\n", "codes: {}\n", "codes: {surprise: }\n"}) {
    CAPTURE(text);
    test::File file(text);
    static_cast<void>(read_codebook(file.source, file.diagnostics));
    CHECK(file.findings() == "");
  }
}

TEST_CASE("codebook: paths, aliases and colours that cannot be") {
  test::File file(
      "codes:\n  Pain: {name: p}\n  b: {aliases: [a, c, c]}\n  a: {colour: red, aliases: [x y]}\n"
      "  a: {name: again}\n  d: text\n");
  CHECK(read_codebook(file.source, file.diagnostics).paths() ==
        std::vector<std::string>{"Pain", "b", "a", "d"});
  CHECK(file.findings() ==
        "f:2:3: error: `Pain` is not a code; it is lower-case words with hyphens, `/` between "
        "levels [codebook/id]\n"
        "f:3:17: error: code `a` is used twice; first on line 4 [codebook/doubled-id]\n"
        "f:3:23: error: code `c` is used twice; first on line 3 [codebook/doubled-id]\n"
        "f:4:15: error: `red` is not a colour; write it as `\"#c2410c\"` [codebook/value]\n"
        "f:4:30: error: `x y` is not a code; it is lower-case words with hyphens, `/` between "
        "levels [codebook/id]\n"
        "f:5:3: error: key `a` is written twice; the first is on line 4 [yaml/duplicate-key]\n"
        "f:6:6: error: code `d` must be a mapping, not `text`; write `key: value` "
        "[codebook/type]\n");
}

}  // namespace uxi
