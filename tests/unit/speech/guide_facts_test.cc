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

TEST_CASE("speech: a session's length in other words, asked in the same breath, before the topic") {
  const auto stated = [](const std::string& words) {
    return read("## Intro\n\nHello. " + words + "\n\n## Bikes\n\n- How do you park?\n").minutes;
  };
  struct Row {
    std::string words;
    double minutes;
  };
  const Row kRows[] = {
      {"We expect this to take about 25 minutes - do you have any questions?", 25},
      {"We have 35 minutes.", 35},
      {"We have half an hour together.", 30},
      {"I know you've got an hour today, so let's start.", 60},
      {"We should be done in 40 minutes.", 40},
      {"It takes a quarter of an hour.", 15},
      {"We'll talk for three quarters of an hour.", 45},
      {"This will be an hour and a half.", 90},
      {"The call lasts an hour and 15 minutes.", 75},
      {"I'd like about 30 minutes of your time.", 30},
      {"This shouldn't take longer than thirty-five minutes.", 35},
      {"It takes 1.5 hours.", 90},
      {"Thank you for this 45-minute interview.", 45},
      {"We'll be talking for about an hour.", 60},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.words);
    CHECK(stated(row.words) == row.minutes);
  }
  for (const std::string words :
       {"We will spend 15 minutes on each page.", "We have 5 minutes to warm up.",
        "You have 20 minutes to do the first one.", "We spoke of this 20 minutes ago.",
        "We will have 15 minutes for your questions.", "Do you have 30 minutes now?"}) {
    CAPTURE(words);
    CHECK_FALSE(stated(words).has_value());
  }
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

namespace {

/// `kind text` of each item.
std::string kinds(const std::string& text) {
  std::string out;
  for (const GuideSection& section : read(text).sections) {
    for (const GuideItem& item : section.items) {
      out += std::string(to_string(item.kind)) + " " + item.text + "\n";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("speech: words left of the question above probe it") {
  CHECK(kinds("## Trust\n\n- How sure are you of the price?\n- Very?\n- Not sure?\n- How often\n"
              "- Which shop?\n- Your town?\n- How often do you look?\n\nWho helps you? Why?\n") ==
        "question How sure are you of the price?\n"
        "probe Very?\n"
        "probe Not sure?\n"
        "probe How often\n"
        "probe Which shop?\n"
        "question Your town?\n"
        "question How often do you look?\n"
        "question Who helps you?\n"
        "probe Why?\n");
  CHECK(kinds("## Trust\n\nThe price is shown.\n\n- Very?\n") ==
        "statement The price is shown.\n"
        "question Very?\n");
}

TEST_CASE("speech: what others ask is no question of the guide's") {
  CHECK(
      kinds("## Cards\n\n- If a member asks: \"Is it free?\"\n- If they ask: Who are you?\n"
            "- If someone wants to know: What does it cost?\n- If a shop closes: What do you do?\n"
            "- If a neighbour asks: What do you tell her?\n\n"
            "When a rider asks:\n\n- Is it live?\n\nHow was it?\n") ==
      "note If a member asks: \"Is it free?\"\n"
      "note If they ask: Who are you?\n"
      "note If someone wants to know: What does it cost?\n"
      "probe What do you do?\n"
      "probe What do you tell her?\n"
      "note When a rider asks:\n"
      "note Is it live?\n"
      "question How was it?\n");
  CHECK(kinds("## Ready answers\n\n- How was it?\n\n## Prepared answers\n\n- Is it free? Yes.\n") ==
        "question How was it?\n"
        "note Is it free? Yes.\n");
}

TEST_CASE("speech: a tag in brackets belongs to its line") {
  CHECK(kinds("## Trust\n\n**[Internal] Prompts, if the talk stops**\n\n- What helped?\n") ==
        "note [Internal] Prompts, if the talk stops\n"
        "probe What helped?\n");
  CHECK(kinds("## Trust\n\n**[Internal] Prompts for each**\n\n- Option 1: What helped?\n") ==
        "note [Internal] Prompts for each\nprobe What helped?\n");
  CHECK(kinds("## Trust\n\n**[Show the card] What do you see?**\n") ==
        "note Show the card\n"
        "question What do you see?\n");
}

TEST_CASE("speech: under a title stand dates, names and papers before anything is said") {
  const std::string text =
      "# Talks with riders\n\nMay 2031\nIda Moor, analyst\n\nView the plan.\n\nAbout 50 minutes, "
      "at "
      "home.\n\n## Rides\n\nThe last ride counts.\n\n- How was it?\n";
  CHECK(kinds(text) ==
        "note May 2031 Ida Moor, analyst\n"
        "note View the plan.\n"
        "note About 50 minutes, at home.\n"
        "statement The last ride counts.\n"
        "question How was it?\n");
  CHECK(read(text).minutes == 50);
  CHECK_FALSE(read("# Talks\n\nPitch in the last 20 minutes.\n\n- How was it?\n").minutes);
  CHECK(kinds("# Talks\n\nHello. The form is short.\n\n- How was it?\n") ==
        "statement Hello. The form is short.\n"
        "question How was it?\n");
}

TEST_CASE("speech: what is to be done is a task, and what is asked about it a question") {
  CHECK(kinds("## Task 1: pay\n\n- Where would you begin?\n- What did you expect to see?\n"
              "- How do you pay at home?\n- How do you get there from here?\n"
              "- Can you navigate to the form?\n- Could you find the fee on this page?\n"
              "- Can you find it easily?\n- Would you mind opening the menu?\n"
              "- Could you show me how you would pay?\n- Have you paid before?\n") ==
        "task Where would you begin?\n"
        "question What did you expect to see?\n"
        "question How do you pay at home?\n"
        "task How do you get there from here?\n"
        "task Can you navigate to the form?\n"
        "task Could you find the fee on this page?\n"
        "question Can you find it easily?\n"
        "task Would you mind opening the menu?\n"
        "task Could you show me how you would pay?\n"
        "question Have you paid before?\n");
  CHECK(kinds("## Task 2: labels\n\n- Can you take a look at the card?\n"
              "- Which label fits? (Open, shut, late)?\n- You saw two cards. Which fits?\n") ==
        "task Can you take a look at the card?\n"
        "question Which label fits?\n"
        "note (Open, shut, late)?\n"
        "statement You saw two cards.\n"
        "question Which fits?\n");
  CHECK(kinds("## Paying\n\n- Could you find the fee?\n- Can you navigate to the form?\n") ==
        "question Could you find the fee?\ntask Can you navigate to the form?\n");
}

TEST_CASE("speech: the scene of a task is a part of it on every layout") {
  CHECK(
      kinds("## Task 1: bins\n\nYou have just moved to a keep. You need a bin.\n\n1. Order one.\n\n"
            "## Task 2 - Your bills\n\n*You have lost a bill.*\n\n- Find it.\n\n"
            "## Tasks\n\nScenario 3 - Imagine that you have lost a cat.\n\n"
            "- Context: You have just moved to a farm. What would you do?\n"
            "- Context: the form is live\n\nYour task: imagine that you own a boat.\n\n"
            "| Scenario | Task |\n|---|---|\n| Lost key | Find the form. |\n"
            "| You have lost a key. | Order one. |\n") ==
      "task You have just moved to a keep. You need a bin.\n"
      "task Order one.\n"
      "task You have lost a bill.\n"
      "task Find it.\n"
      "task Imagine that you have lost a cat.\n"
      "task You have just moved to a farm.\n"
      "task What would you do?\n"
      "note Context: the form is live\n"
      "task imagine that you own a boat.\n"
      "task Find the form.\n"
      "task You have lost a key.\n"
      "task Order one.\n");
}

TEST_CASE("speech: names, marks and what is done to the participant are not said aloud") {
  CHECK(kinds("## Tools\n\nPulleys\n- Which do you own?\n  - i. How did you choose it?\n"
              "  - ii. Who helped you?\n\nTell her what we plan on doing\n\nGreat start\n\n"
              "Ropes are strong.\n") ==
        "note Pulleys\n"
        "question Which do you own?\n"
        "probe How did you choose it?\n"
        "probe Who helped you?\n"
        "note Tell her what we plan on doing\n"
        "statement Great start\n"
        "statement Ropes are strong.\n");
  CHECK(kinds("# Talks\n\n**Growth team | July 2031**\n\n`Ida Moor, analyst`\n\n## Rides\n\n"
              "- How was it?\n") ==
        "note Growth team | July 2031\n"
        "note Ida Moor, analyst\n"
        "question How was it?\n");
  const Guide timed = read(
      "# Talks\n\n## About\n\n- **Duration**: 25 minutes\n- **Where**: at home\n\n"
      "## Rides\n\n- How was it?\n");
  CHECK(timed.minutes == 25);
  CHECK_FALSE(timed.sections.at(1).minutes.has_value());
}

TEST_CASE("speech: parts of the session below the team's aims are none of the team's") {
  CHECK(kinds("# Talks\n\n## Goals and Research Questions\n\n- Do they park?\n\n### Welcome\n\n"
              "My name is Ida. We want to hear how you park.\n\n### Rides\n\n- How did you park?\n"
              "- Where do you park?\n\n### Closing\n\nThank you for your time!\n\n"
              "Are our contact details for you correct?\n\n### Outro for the team\n\nSave it.\n") ==
        "note Do they park?\n"
        "statement My name is Ida. We want to hear how you park.\n"
        "question How did you park?\n"
        "question Where do you park?\n"
        "statement Thank you for your time!\n"
        "consent Are our contact details for you correct?\n"
        "note Save it.\n");
}

TEST_CASE("speech: numbers before headings, crossed-out examples and the team under the title") {
  CHECK(kinds("# Talks\n\nWe built a lamp and want to know who reads.\n\n## 2. Who to interview\n\n"
              "Readers first.\n\n## 3. Welcome\n\nMy name is Ida.\n\n## 4. Reading\n\n"
              "- \u274C \"Do you like it?\" \u2192 \"What did you read last?\"\n"
              "- Where do you read?\n") ==
        "note We built a lamp and want to know who reads.\n"
        "note Readers first.\n"
        "statement My name is Ida.\n"
        "note \u274C \"Do you like it?\" What did you read last?\n"
        "question Where do you read?\n");
  CHECK(kinds("# Talks\n\nWe are curious about reading.\n\nThank you for coming.\n\n- Do you "
              "read?\n") ==
        "statement We are curious about reading.\n"
        "statement Thank you for coming.\n"
        "question Do you read?\n");
}

TEST_CASE("speech: advice on asking is the moderator's, and why it is given") {
  CHECK(kinds("## Lamps\n\nDo not pitch the lamp. Once they know it, they are polite.\n\n"
              "Only ask this of readers.\n\nNever describe the lamp.\n\n"
              "When a lamp fails, they send another.\n\nDon't worry about the time.\n\n"
              "- What did you read?\n\n## Interview record\n\n- Lamp?\n") ==
        "note Do not pitch the lamp. Once they know it, they are polite.\n"
        "note Only ask this of readers.\n"
        "note Never describe the lamp.\n"
        "statement When a lamp fails, they send another.\n"
        "statement Don't worry about the time.\n"
        "question What did you read?\n"
        "note Lamp?\n");
}

TEST_CASE("speech: a table of times above sections with their own is an agenda") {
  const Guide guide = read(
      "# Talks\n\n| Part | Time | Ask |\n|---|---|---|\n| Rides | 10 min | |\n\n## Rides (10 "
      "min)\n\n- How was it?\n");
  CHECK_FALSE(guide.sections.front().minutes.has_value());
}

TEST_CASE("speech: what is said under a condition keeps it, what is done under one is a note") {
  const Guide guide = read(
      "## Welcome\n\n- If no: Ask the observers to leave.\n- If yes: Once it runs, I say so.\n"
      "- Unless they mind: Turn on the transcript.\n- If they like it: Never argue.\n"
      "- For couriers only: This part is about routes.\n- Welcome: It is good to meet.\n"
      "- If busy: That is fine. When else?\n");
  std::string out;
  for (const GuideItem& item : guide.sections.front().items) {
    out += std::string(to_string(item.kind)) + " <" + item.condition + "> " + item.text + "\n";
  }
  CHECK(out ==
        "note <> If no: Ask the observers to leave.\n"
        "statement <If yes> Once it runs, I say so.\n"
        "note <> Unless they mind: Turn on the transcript.\n"
        "note <> If they like it: Never argue.\n"
        "statement <For couriers only> This part is about routes.\n"
        "statement <> It is good to meet.\n"
        "note <> If busy: That is fine.\n"
        "probe <If busy> When else?\n");
}

TEST_CASE(
    "speech: a label in italics is read as one in bold, and a quotation loses both its marks") {
  const std::string probes =
      "question Do you keep receipts?\n"
      "probe Where do you keep them?\n"
      "probe What do you do with them?\n"
      "probe What else?\n"
      "probe Who asks for them?\n";
  for (const std::string mark : {"", "_", "**"}) {
    CAPTURE(mark);
    const auto label = [&](const std::string& words) { return "  - " + mark + words + ":" + mark; };
    CHECK(kinds("## Paper\n\n- Do you keep receipts?\n" + label("If yes") +
                " Where do you keep them?\n" + label("If no") + " \"What do you do with them?\"\n" +
                label("Probe") + " “What else?”\n" + label("Once they show one") +
                " Who asks for them?\n") == probes);
  }
  CHECK(kinds("## Paper\n\n- *Watch for:* a pause\n- *Link:* the page\n") ==
        "note Watch for: a pause\nnote Link: the page\n");
}

}  // namespace uxi::speech
