// Every format of findings, whole, over one list that has what formats trip over: several lines,
// wide characters, marks of markup, a file that could not be read, a fix.
// tests/meta/finding_formats_test.py holds the same files against the formats' schemas.
#include <doctest/doctest.h>

#include "report/findings.h"
#include "unit/report/golden.h"

namespace uxi::report {
namespace {

const SourceFile& guide() {
  static const SourceFile kGuide(
      "guides/my gu\xC3\xAF"
      "de.md",
      "# Core\r\n"
      "- \xF0\x9F\x99\x82 caf\xC3\xA9: isn't it good?\r\n"
      "- one\r\n"
      "- two\r\n");
  return kGuide;
}

Diagnostic finding(Span span, Severity severity, const char* rule, const char* message,
                   const char* suggestion = "") {
  Diagnostic made = diagnose(guide(), span, severity, rule, message, suggestion);
  made.subject = made.excerpt;
  return made;
}

Findings nasty() {
  const std::size_t isnt = guide().text().find("isn't it");
  Findings findings{.command = "uxi guide lint"};
  findings.list.push_back(finding({0, 0}, Severity::error, "ethics/missing-consent",
                                  "nobody asks whether the participant agrees"));
  findings.list.back().subject.clear();
  findings.list.push_back(finding({isnt, isnt + 8}, Severity::warning, "wording/leading-tag",
                                  "`isn't it` asks for 100 %, a<b & \"c\" ]]> | @ana",
                                  "first line\nsecond: line"));
  findings.list.back().fix = Fix{.safe = true, .edits = {{{isnt, isnt + 8}, "is it <or not>"}}};
  const std::size_t one = guide().text().find("one");
  findings.list.push_back(finding({one, guide().text().find("two") + 3}, Severity::suggestion,
                                  "structure/closed-run", "2 closed questions\x1b[31m in a row"));
  findings.list.push_back(findings.list.back());
  findings.list.back().related = {related_place(guide(), {isnt, isnt + 8}, "the <first> of them")};
  findings.files = {guide().path(), "other.md"};
  findings.unread = {{"gone.md", "cannot be read: permission denied"}};
  for (const char* id : {"wording/leading-tag", "wording/absolute"})
    findings.rules.push_back(*lint::find_rule(id));
  findings.sources = {&guide()};
  findings.below_root = "docs";
  return findings;
}

}  // namespace

TEST_CASE("finding formats: each writes the same list its own way") {
  for (const FindingFormat& format : finding_formats()) {
    CAPTURE(format.name);
    check_golden("findings/" + std::string(format.name), format.render(nasty()));
  }
}

TEST_CASE("finding formats: nothing found is a whole document too") {
  Findings nothing{.command = "uxi check", .files = {"guide.md"}};
  for (const FindingFormat& format : finding_formats()) {
    CAPTURE(format.name);
    check_golden("findings/" + std::string(format.name) + "-empty", format.render(nothing));
  }
}

TEST_CASE("finding formats: several edits of one fix can be offered as one") {
  const std::string_view text = guide().text();
  const std::size_t one = text.find("one");
  const std::size_t two = text.find("two");
  Findings findings{.command = "uxi guide lint", .sources = {&guide()}};
  Diagnostic made = finding({one, two}, Severity::suggestion, "a/b", "two words");
  CHECK_FALSE(joined_edit(findings, made));
  made.fix = Fix{.safe = true, .edits = {{{one, one + 3}, "1"}, {{two, two}, "2 "}}};
  const auto joined = joined_edit(findings, made);
  REQUIRE(joined.has_value());
  CHECK(joined->text == "1" + std::string(text.substr(one + 3, two - one - 3)) + "2 ");
  CHECK(joined->begin == guide().position(one));
  CHECK(joined->end == guide().position(two));
  CHECK(placed_edits(findings, made).size() == 2);
}

TEST_CASE("finding formats: paths are those of the repository") {
  Findings findings{.below_root = "docs/research"};
  CHECK(path_from_root(findings, "guide.md") == "docs/research/guide.md");
  CHECK(path_from_root(findings, "./a/../guide.md") == "docs/research/guide.md");
  CHECK(path_from_root(findings, "../guide.md") == "docs/guide.md");
  CHECK(path_from_root(findings, "/tmp/guide.md") == "/tmp/guide.md");
  findings.root = "/repo";
  CHECK(path_from_root(findings, "/repo/docs/guide.md") == "docs/guide.md");
  CHECK(path_from_root(findings, "/repository/guide.md") == "/repository/guide.md");
}

TEST_CASE("finding formats: a finding has one fingerprint, wherever one stands") {
  const SourceFile below("a.md", "text\n");
  const SourceFile above("docs/a.md", "text\n");
  const Findings there{.list = {diagnose(below, {}, Severity::error, "a/b", "m")},
                       .below_root = "docs"};
  const Findings here{.list = {diagnose(above, {}, Severity::error, "a/b", "m")}};
  for (const FindingFormat& format : finding_formats()) {
    if (format.name != "gitlab" && format.name != "sarif") continue;
    CHECK(format.render(there) == format.render(here));
  }
}

TEST_CASE("finding formats: a comment stays short enough to be posted, and says what it left out") {
  Findings many{.command = "uxi check", .files = {"guide.md"}};
  for (int i = 0; i < 3000; ++i) {
    Diagnostic one = finding({0, 6}, i % 2 == 0 ? Severity::error : Severity::suggestion, "a/b",
                             "a message that takes its room");
    many.list.push_back(one);
  }
  const std::string text = find_finding_format("markdown")->render(many);
  CHECK(text.size() < 65'536);
  CHECK(text.find("1500 suggestions") != std::string::npos);
  const auto left_out = [](const std::string& comment) {
    const std::size_t end = comment.find(" did not fit here");
    const std::size_t begin = comment.rfind('\n', end) + 1;
    return comment.substr(begin, comment.find('\n', end) - begin);
  };
  CHECK(left_out(text) ==
        "391 more errors did not fit here: 391 in guides/my guïde.md. Run `uxi check` to see all.");
  // Errors come before the warnings of files before theirs.
  many.files.clear();
  for (std::size_t i = 0; i < many.list.size(); ++i) {
    many.list[i].severity = i < 2000 ? Severity::warning : Severity::error;
    many.list[i].path = i < 2000 ? "a.md" : "b_c.md";
  }
  many.list.resize(2010);
  const std::string mixed = find_finding_format("markdown")->render(many);
  CHECK(mixed.size() < 65'536);
  CHECK(mixed.find("#### b\\_c.md") != std::string::npos);
  CHECK(left_out(mixed) ==
        "941 more findings did not fit here: 941 in a.md. "
        "Run `uxi check` to see all.");
}

}  // namespace uxi::report
