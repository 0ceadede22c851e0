// Which findings are the same one, and what fixes do to a text.
#include "lint/known.h"

#include <doctest/doctest.h>

#include "lint/comment_waiver.h"
#include "lint/fix.h"
#include "lint/identity.h"

namespace uxi::lint {
namespace {

Diagnostic finding(const SourceFile& source, Span span, std::string rule, std::string message) {
  return diagnose(source, span, Severity::warning, std::move(rule), std::move(message));
}

}  // namespace

TEST_CASE("identity: of the file as a whole, counts are left out and names are kept") {
  const SourceFile source("guide.md", "text\n");
  const auto of = [&](const char* message) {
    return identity(finding(source, {}, "timing/over-budget", message));
  };
  CHECK(of("12 questions in 20 minutes") == of("13  questions in 5 minutes"));
  CHECK(of("no question serves `rq1`") != of("no question serves `rq2`"));
}

TEST_CASE("identity: of a sentence, neither line nor spelling of quotes counts, words do") {
  const SourceFile source("guide.md", "- Don't you see?\n- Don\xE2\x80\x99t  you see?\n");
  Diagnostic a = finding(source, {2, 11}, "wording/leading-negative", "m");
  Diagnostic b = finding(source, {19, 31}, "wording/leading-negative", "other");
  a.subject = "Don't you see?";
  b.subject = "Don\xE2\x80\x99t  you see?";
  b.excerpt = "Don\xE2\x80\x99t  you";
  CHECK(identity(a) == identity(b));
  b.subject = "Don't you hear?";
  CHECK(identity(a) != identity(b));
}

TEST_CASE("identity: equal findings have fingerprints of their own") {
  const SourceFile source("guide.md", "text\n");
  const Diagnostic one = finding(source, {}, "a/b", "m");
  const auto prints = fingerprints({one, one}, [](const std::string& path) { return path; });
  CHECK(prints[0] != prints[1]);
}

TEST_CASE("known findings are used up as often as they were there") {
  KnownFindings known;
  known.add({"guide.md", "a/b", 7}, 2);
  CHECK(known.take({"guide.md", "a/b", 7}));
  CHECK(known.take({"guide.md", "a/b", 7}));
  CHECK_FALSE(known.take({"guide.md", "a/b", 7}));
  CHECK_FALSE(known.take({"other.md", "a/b", 7}));
}

TEST_CASE("fixes: safe ones are applied whole, of two that touch the first") {
  const SourceFile source("guide.md", "one two three four");
  const auto with = [&](bool safe, std::vector<Edit> edits) {
    Diagnostic made = finding(source, edits.front().span, "a/b", "m");
    made.fix = Fix{safe, std::move(edits)};
    return made;
  };
  const Fixed fixed = apply_safe_fixes(
      source, {with(true, {{{0, 3}, "1"}, {{14, 18}, "4"}}), with(true, {{{3, 7}, "2"}}),
               with(false, {{{8, 13}, "3"}}), with(true, {{{9, 9}, "H"}})});
  CHECK(fixed.text == "1 two tHhree 4");
  CHECK(fixed.count == 2);
}

TEST_CASE("waivers in YAML: above a line or behind it, with a reason") {
  const SourceFile source("study.yaml",
                          "# uxi-disable a/b -- it is known\n"
                          "\n"
                          "title: x\n"
                          "dates: y  # uxi-disable a/*, c/d -- later\n"
                          "owner: z  # uxi-disable a/b\n"
                          "url: http://x#uxi-disable\n");
  const std::size_t title = source.line_start(3);
  const std::size_t dates = source.line_start(4);
  const std::size_t owner = source.line_start(5);
  std::vector<Diagnostic> findings{finding(source, {title, title + 1}, "a/b", "m"),
                                   finding(source, {dates, dates + 1}, "a/c", "m"),
                                   finding(source, {owner, owner + 1}, "a/b", "m")};
  apply_comment_waivers(
      source, {}, [](std::string_view) { return true; }, findings);
  std::string left;
  for (const Diagnostic& each : findings)
    left += std::to_string(each.begin.line) + " " + each.rule + "\n";
  CHECK(left == "5 a/b\n4 lint/unused-waiver\n5 lint/waiver-without-reason\n");
}

}  // namespace uxi::lint
