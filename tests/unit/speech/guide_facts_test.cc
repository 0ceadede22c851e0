// What a guide says of itself: its length, its front matter, its waivers.
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "speech/read_guide.h"
#include "unit/speech/read.h"

namespace uxi::speech {
TEST_CASE("speech: a session's length is what the guide says of it") {
  CHECK(read("Hello. This interview will take 25 to 30 minutes. Are you ready?\n").minutes == 30);
  CHECK(read("We have about one hour for this conversation. What do you do?\n").minutes == 60);
  CHECK(read("---\nminutes: 20\n---\nThis takes about 45 minutes, I think.\n").minutes == 20);
  CHECK(read("Throughout the hour, I read from a sheet. What do you do?\n").minutes == 60);
  CHECK(read("For the next half hour you are the expert. What is it?\n").minutes == 30);
  CHECK_FALSE(read("They come in the hour before noon. What then?\n").minutes.has_value());
  CHECK_FALSE(read("What do you do for 10 minutes a day?\n").minutes.has_value());
}

TEST_CASE("speech: a line that is only a time under a heading is the section's") {
  const auto first = [](const std::string& text) {
    return read("## Warm-up\n\n" + text + "\n\n- What do you do?\n").sections.front().minutes;
  };
  CHECK(first("( About 5 minutes)") == 5);
  CHECK(first("*5-10 min*") == 10);
  CHECK(first("**Time: 1 hour**") == 60);
  CHECK_FALSE(first("5 minutes prior to the session").has_value());
  CHECK_FALSE(first("Allow about 5 minutes of silence").has_value());
}

TEST_CASE("speech: front matter says what a guide is for") {
  const Guide guide = read(
      "---\nstudy: billing\nminutes: 45\nmode: usability\nsegments: [new, churned]\n---\n"
      "What do you see?\n");
  CHECK(guide.study == "billing");
  CHECK(guide.minutes == 45);
  CHECK(guide.mode == GuideMode::usability);
  CHECK(guide.mode_stated);
  CHECK(guide.segments == std::vector<std::string>{"new", "churned"});
}

TEST_CASE("speech: wrong front matter is a finding at its place") {
  const SourceFile source = test::source("---\nmode: chat\n---\nWhat do you do?\n", "guide.md");
  Diagnostics diagnostics;
  REQUIRE(read_guide(source, diagnostics).has_value());
  REQUIRE(diagnostics.items().size() == 1);
  CHECK(source.slice(diagnostics.items()[0].span) == "chat");
}

TEST_CASE("speech: a waiver covers the next question, or those of its line") {
  const std::string text =
      "<!-- uxi-disable wording/closed-yes-no, wording/absolute -- it opens the topic -->\n\n"
      "Some words before it.\n\n"
      "- Do you cook? Why?\n"
      "- Do you bake? Why? <!-- uxi-disable wording/* -->\n\n"
      "```\n<!-- uxi-disable code/is-code -- no -->\n```\n";
  const SourceFile source = test::source(text, "guide.md");
  Diagnostics diagnostics;
  const auto guide = read_guide(source, diagnostics);
  REQUIRE(guide.has_value());
  REQUIRE(guide->waivers.size() == 2);
  const GuideWaiver& own = guide->waivers[0];
  CHECK(own.rules == std::vector<std::string>{"wording/closed-yes-no", "wording/absolute"});
  CHECK(own.reason == "it opens the topic");
  CHECK(source.slice(own.covers) == "Do you cook?");
  const GuideWaiver& tail = guide->waivers[1];
  CHECK(tail.rules == std::vector<std::string>{"wording/*"});
  CHECK(tail.reason.empty());
  CHECK(source.slice(tail.covers) == "Do you bake? Why?");
}

}  // namespace uxi::speech
