// Findings on a terminal keep to its width; elsewhere each keeps to its line.
#include "cli/finding_text.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "support/source.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

/// One finding about `words` in a file that holds `line` alone.
std::vector<Diagnostic> finding_about(const std::string& line, const std::string& words) {
  const SourceFile source = test::source(line + "\n", "guide.md");
  const std::size_t at = line.find(words);
  return {diagnose(source, {at, at + words.size()}, Severity::warning, "wording/closed-yes-no",
                   "`" + words + "` can end with yes or no",
                   "start with what, how, or `Tell me about ...`")};
}

}  // namespace

TEST_CASE("cli: a finding is one line where nobody looks, and wraps on a terminal") {
  const auto found = finding_about("- Do you use a spreadsheet?", "Do you");
  const Style plain;
  CHECK(findings_text(found, plain) ==
        "guide.md:1:3: warning: `Do you` can end with yes or no; start with what, how, or `Tell me "
        "about ...` [wording/closed-yes-no]\n");
  CHECK(findings_text(found, plain, {true, 60}) ==
        "guide.md:1:3: warning: `Do you` can end with yes or no;\n"
        "  start with what, how, or `Tell me about ...`\n"
        "  [wording/closed-yes-no]\n"
        "    - Do you use a spreadsheet?\n"
        "      ^~~~~~\n");
}

TEST_CASE("cli: of a long line a terminal shows what stands around the words") {
  const std::string before(90, 'b');
  const std::string behind(90, 'e');
  const auto found = finding_about("- " + before + " Dö you " + behind, "Dö you");
  const std::string text = findings_text(found, Style{}, {true, 60});
  for (const std::string_view line : text::split(text, '\n'))
    CHECK(text::display_width(line) <= 60);
  CHECK(
      text.ends_with("    …bbbbbbbbbbbb Dö you eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee…\n"
                     "                  ^~~~~~\n"));
}

}  // namespace uxi::cli
