// Guides as people write them, each with the whole of what is read from it.
#include "speech/read_guide.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <string>
#include <string_view>

#include "support/source.h"
#include "unit/speech/read.h"

namespace uxi::speech {
namespace {

/// Sections as `[kind] heading minutes`, items as `kind depth text {serves} #id`.
std::string outline(const Guide& guide) {
  std::string out;
  for (const GuideSection& section : guide.sections) {
    out += fmt::format("[{}] {}", to_string(section.kind), section.heading);
    if (section.minutes) out += fmt::format(" {}min", *section.minutes);
    out += '\n';
    for (const GuideItem& item : section.items) {
      out += fmt::format("{} {} {}", to_string(item.kind), item.depth, item.text);
      for (const std::string& id : item.serves) out += " {" + id + "}";
      if (!item.id.empty()) out += " #" + item.id;
      out += '\n';
    }
  }
  return out;
}

std::string outline(const std::string& text) { return outline(read(text)); }

}  // namespace

TEST_CASE("speech: a guide has sections, questions and probes") {
  CHECK(outline("# Invoices\n\n"
                "## Introduction (5 min)\n\n"
                "Thanks for joining us. This session takes about 45 minutes. May I record this?\n\n"
                "## Warm-up\n\n"
                "- Tell me about your work.\n\n"
                "## Late invoices (20 minutes)\n\n"
                "1. Do you remember the last late one? What happened? {rq1, a1}\n"
                "   - Why? {#why}\n"
                "   - **PROBE if needed:** Who else was involved?\n"
                "2. _If yes:_ What did you do?\n\n"
                "## Wrap-up\n\n"
                "Is there anything else? Thank you for your time.\n") ==
        "[core] Invoices\n"
        "[intro] Introduction (5 min) 5min\n"
        "statement 0 Thanks for joining us. This session takes about 45 minutes.\n"
        "consent 0 May I record this?\n"
        "[warm-up] Warm-up\n"
        "prompt 1 Tell me about your work.\n"
        "[core] Late invoices (20 minutes) 20min\n"
        "question 1 Do you remember the last late one? {rq1} {a1}\n"
        "question 1 What happened? {rq1} {a1}\n"
        "probe 2 Why? #why\n"
        "probe 2 Who else was involved?\n"
        "probe 1 What did you do?\n"
        "[wrap-up] Wrap-up\n"
        "question 0 Is there anything else?\n"
        "statement 0 Thank you for your time.\n");
}

TEST_CASE("speech: what stands under a warm-up is warm-up, unless it is the interview") {
  const auto kinds = [](const std::string& second) {
    std::string out;
    for (const GuideSection& section :
         read(
             "# Allotments\n\n## Framing and background\n\n- What do you grow?\n\n### Your week\n\n"
             "- When were you there last?\n- What did you do first?\n\n### " +
             second)
             .sections) {
      out += std::string(to_string(section.kind)) + " ";
    }
    return out;
  };
  CHECK(kinds("Tools\n\n- What do you dig with?\n") == "core warm-up warm-up warm-up ");
  const std::string long_part =
      "Water\n\n- Where does it come from?\n- Who pays for it?\n- How do you carry it?\n"
      "- When did it last run out?\n- What did you do then?\n- Who else was there?\n";
  CHECK(kinds(long_part) == "core warm-up core core ");
}

TEST_CASE("speech: a line in bold is a heading without a blank line behind it") {
  CHECK(outline("# Shopping\n\n"
                "**Warm up (5 min)**\n"
                "Tell me about your home.\n"
                "- What do you do all day?\n"
                "**Paying**\n"
                "- What do you pay with?\n\n"
                "**Core** (20 min)\n\n"
                "- How did you choose the last lamp?\n\n"
                "What did it **cost**\n"
                "**In the end**\n"
                "and why?\n"
                "**Closing thoughts**\n"
                "Is there anything else?\n\n"
                "**Moderator**\n"
                "What else did you see?\n") ==
        "[core] Shopping\n"
        "[warm-up] Warm up (5 min) 5min\n"
        "prompt 0 Tell me about your home.\n"
        "question 1 What do you do all day?\n"
        "[core] Paying\n"
        "question 1 What do you pay with?\n"
        "[core] Core (20 min) 20min\n"
        "question 1 How did you choose the last lamp?\n"
        "question 0 What did it cost\n"
        "question 0 In the end and why?\n"
        "[wrap-up] Closing thoughts\n"
        "question 0 Is there anything else?\n"
        "note 0 Moderator\n"
        "question 0 What else did you see?\n");
}

TEST_CASE("speech: marks without a blank behind them make a heading, tags and numbers none") {
  CHECK(outline("#Invoices\n\n##Warm-up (5 min)\nTell me about your work.\n\n"
                "##2. Late ones ##\n- Who paid it?\n##Wrap-up \nThank you.\n") ==
        "[core] Invoices\n"
        "[warm-up] Warm-up (5 min) 5min\nprompt 0 Tell me about your work.\n"
        "[core] 2. Late ones\nquestion 1 Who paid it?\n"
        "[wrap-up] Wrap-up\nstatement 0 Thank you.\n");
  for (const char* const text :
       {"#invoices\n\nWhat did you do?\n", "#Offices #Invoices\n\nWhat did you do?\n",
        "#1\n\nWhat did you do?\n", "#Offices have\nmany. What did you do?\n",
        "\\##Offices\n\nWhat did you do?\n", "```\n#!/bin/sh\n##Offices\n```\nWhat did you do?\n",
        "- ##Offices\n\nWhat did you do?\n", "> ##Offices\n\nWhat did you do?\n",
        "We use ##Offices\nWhat did you do?\n", "#!Offices\n\nWhat did you do?\n"}) {
    CAPTURE(text);
    CHECK(read(text).sections.size() == 1);
    CHECK(read(text).sections.front().heading.empty());
  }
}

TEST_CASE("speech: a short line in capitals is a heading") {
  CHECK(outline("LENDING STUDY\n\n"
                "BORROWING\n\n"
                "How did the last book reach you?\n\n"
                "READING HABITS (20 MIN)\n"
                "Tell me about the last time you read.\n\n"
                "STOP THE RECORDING!\n\n"
                "WHAT DID YOU READ\n\n"
                "PDF\n\n"
                "INTERVIEWER\n"
                "Where do you read?\n"
                "LATE RETURNS\n\n"
                "CLOSING (5 MIN)\n"
                "What have I not asked?\n") ==
        "[core] LENDING STUDY\n"
        "[core] BORROWING\n"
        "question 0 How did the last book reach you?\n"
        "[core] READING HABITS (20 MIN) 20min\n"
        "prompt 0 Tell me about the last time you read.\n"
        "note 0 STOP THE RECORDING!\n"
        "question 0 WHAT DID YOU READ\n"
        "note 0 PDF\n"
        "note 0 INTERVIEWER\n"
        "question 0 Where do you read?\n"
        "note 0 LATE RETURNS\n"
        "[wrap-up] CLOSING (5 MIN) 5min\n"
        "question 0 What have I not asked?\n");
}

TEST_CASE("speech: numbers that Markdown does not know are no words") {
  CHECK(outline("# Paying\n\n"
                "2.1 How do you pay?\n"
                "2.2. How do you get there?\n"
                "2.2.1) What else is there to see?\n"
                "a) What else do you buy?\n"
                "Q3. Where do you sit?\n"
                "2.5 times a day is what we heard.\n\n"
                "1. Getting home\n"
                "  1.1 How did you travel?\n"
                "  1.2 What came next?\n") ==
        "[core] Paying\n"
        "question 0 How do you pay?\n"
        "question 0 How do you get there?\n"
        "question 0 What else is there to see?\n"
        "question 0 What else do you buy?\n"
        "question 0 Where do you sit?\n"
        "statement 0 2.5 times a day is what we heard.\n"
        "note 1 Getting home\n"
        "question 1 How did you travel?\n"
        "question 1 What came next?\n");
}

TEST_CASE("speech: openings, clocks and speakers do not hide what is asked") {
  CHECK(outline("To start, tell me a bit about your home.\n\n"
                "Please rate from 1-5 how happy you were.\n\n"
                "I: What do you see?\n"
                "P: I don't know, what do you think?\n"
                "I: How did you get here?\n\n"
                "00:05 How do you pay?\n\n"
                "## Task 1: the site\n\n"
                "Using this site, find out the day.\n") ==
        "[core] \n"
        "prompt 0 To start, tell me a bit about your home.\n"
        "prompt 0 Please rate from 1-5 how happy you were.\n"
        "question 0 What do you see?\n"
        "note 0 P: I don't know, what do you think?\n"
        "question 0 How did you get here?\n"
        "question 0 How do you pay?\n"
        "[task] Task 1: the site\n"
        "task 0 Using this site, find out the day.\n");
}

TEST_CASE("speech: a table in HTML has its columns, over empty lines and spans") {
  CHECK(outline("## Core\n\n<table>\n"
                "<tr><th>Goal</th><th>Question</th><th>Follow-up</th><th>Minutes</th></tr>\n"
                "<tr><td rowspan=\"2\">What do they know?</td><td>How did you book?</td>\n"
                "<td>Who helped?</td><td>5</td></tr>\n\n"
                "<tr><td>What came next?<ul><li>When was that?</li></ul></td>\n\n"
                "<td>What else?</td><td>4 min</td></tr>\n</table>\n\n"
                "<table><thead><tr><td>Ask</td><td>Listen for</td></tr></thead>\n"
                "<tr><td>How did you pay?</td><td>Do they say cash?</td></tr>\n"
                "<tr><td colspan=\"99\">What did you keep?</td></tr></table>\n\n"
                "<table><tr><th>Why</th><td>How did you choose?</td></tr></table>\n") ==
        "[core] Core 9min\n"
        "question 0 How did you book?\nprobe 0 Who helped?\n"
        "question 0 What came next?\nquestion 0 When was that?\nprobe 0 What else?\n"
        "question 0 How did you pay?\nquestion 0 What did you keep?\n"
        "note 0 Why\nquestion 0 How did you choose?\n");
}

TEST_CASE("speech: what is folded away under Notes is asked where it speaks to somebody") {
  const std::string fold = "<details>\n<summary>Notes</summary>\n\n";
  CHECK(outline("## Core\n\n" + fold +
                "- How do you pay your bills?\n- When did you last pay?\n\n" + "</details>\n\n" +
                fold + "- Do they pay by card?\n- Who pays?\n\n</details>\n\n" +
                "- What is next?\n") ==
        "[core] Core\nnote 0 Notes\nquestion 1 How do you pay your bills?\n"
        "question 1 When did you last pay?\nnote 0 Notes\nnote 1 Do they pay by card?\n"
        "note 1 Who pays?\nquestion 1 What is next?\n");
}

TEST_CASE("speech: question marks of other writings ask") {
  CHECK(outline("- 最近はどう払いましたか？教えて。\n- كيف تدفع؟ شكرا.\n- Do you pay？\n") ==
        "[core] \nquestion 1 最近はどう払いましたか？\nnote 1 教えて。\nquestion 1 كيف تدفع؟\n"
        "note 1 شكرا.\nquestion 1 Do you pay？\n");
}

TEST_CASE("speech: a table's column of probes and that of minutes belong to the row") {
  CHECK(outline("## Paying\n\n"
                "| Min | Question | Probe(s) |\n"
                "|---|---|---|\n"
                "| 5 | How do you pay? | Why? What else did you try? |\n"
                "| 10 min | Tell me about the last bill. | |\n\n"
                "## Buying (4 min)\n\n"
                "| Question | Time |\n"
                "|---|---|\n"
                "| What do you buy? | 8 |\n\n"
                "## Going\n\n"
                "| Question | Time |\n"
                "|---|---|\n"
                "| How do you go? | 0:05 |\n") ==
        "[core] Paying 15min\n"
        "question 0 How do you pay?\n"
        "probe 0 Why?\n"
        "probe 0 What else did you try?\n"
        "prompt 0 Tell me about the last bill.\n"
        "[core] Buying (4 min) 4min\n"
        "question 0 What do you buy?\n"
        "[core] Going\n"
        "question 0 How do you go?\n");
}

TEST_CASE("speech: where speech is quoted, lists left as HTML are advice") {
  const std::string guide =
      "## Talk\n\n- \"What did you pay?\"\n- \"Who sent it?\"\n- \"When was it due?\"\n"
      "- \"What came next?\"\n";
  const std::string advice = "\n<ol>\n<li>Are you asking too much?</li>\n</ol>\n";
  CHECK(outline(guide + advice).find("note 1 Are you asking too much?") != std::string::npos);
  CHECK(outline("## Talk\n" + advice).find("question 1 Are you asking") != std::string::npos);
}

TEST_CASE("speech: questions on lines of their own are not one breath") {
  const auto blocks = [](const std::string& text) {
    std::string out;
    const Guide guide = read(text);
    for (const GuideItem& item : guide.sections.front().items) out += fmt::format("{}", item.block);
    return out;
  };
  CHECK(blocks("What do you use?\nWhere do you keep it?\nTell me why.\n") == "012");
  CHECK(blocks("What do you use? Where do you keep it?\nWhat is it for?\n") == "000");
  CHECK(blocks("What do you use?\nWhere do you\nkeep it? Who has it?\n") == "000");
  CHECK(blocks("- What do you use? Where do you keep it?\n") == "00");
  CHECK(blocks("- What do you use?\n  Where do you keep it?\n  Who has it?\n") == "000");
  CHECK(blocks("Ask:\n7. What do you use?\n8. Where is it? (shelf, box)\n") == "0011");
  CHECK(blocks("Ask.\n7. What do you use? For what?\n8. Where is it?\n") == "0001");
  CHECK(blocks("\\item What do you use?\\begin{itemize}\n\\item Where is it?\\end{itemize}\n") ==
        "01");
  CHECK(blocks("- What do you use? (bags) Where is it? (shelf)\n") == "0000");
  CHECK(blocks("1. Keeping things\n   1.1 What do you use?\n   1.2 Where is it?\n") == "001");
}

TEST_CASE("speech: what nobody asks the participant is a note") {
  struct Row {
    std::string_view text, kind;
  };
  static constexpr Row kRows[] = {
      {"- [ ] Is the recorder charged?", "note"},
      {"- [ ] Confirm it's ok to record the interview", "note"},
      {"- [ ] Share your screen", "note"},
      {"- [x] Ask whether they have any questions", "note"},
      {"- [ ] How did you find the form?", "question"},
      {"- [ ] Can you open the second page.", "question"},
      {"- Is a filter needed? (Yes, probably)", "note"},
      {"- [x] Did you call somebody?", "question"},
      {"- [ ] Tell me about the last claim you made.", "prompt"},
      {"- [Does the participant notice the alert box?]", "note"},
      {"- (**Nudge**: do they have a roadmap?)", "note"},
      {"Do they pick the first one or not?", "note"},
      {"How do users find the page?", "note"},
      {"_Explain that the recording stays in the team._", "note"},
      {"Show them the second page.", "note"},
      {"Show option 2 and see what happens.", "note"},
      {"Ask whether they would like a break.", "note"},
      {"Note: did you see the banner?", "note"},
      {"????", "note"},
      {"**Brief introduction** - share your name and what you do.", "note"},
      {"Do you have any questions for me?", "consent"},
      {"Is that okay with you?", "consent"},
      {"Would you be willing to share your screen?", "consent"},
      {"Would you like a glass of water?", "consent"},
      {"Do you feel up to continuing?", "consent"},
      {"Are you up for continuing, or would you prefer the next topic?", "consent"},
      {"Would you like that information?", "consent"},
      {"Do you have a preference?", "consent"},
      {"Do you want more information on the bill?", "question"},
      {"Would you like a summary of each meeting on your phone?", "question"},
      {"Is there anyone else you recommend we speak with?", "consent"},
      {"- Prices and fees", "note"},
      {"We are testing the page, not you.", "statement"},
      {"Imagine you need a new card.", "task"},
      {"Take a minute to look around.", "task"},
      {"Describe a typical delivery.", "prompt"},
      {"- *\"Do you ever search for forms?\"*", "question"},
      {"1. What tools do you use to track your appointments.", "question"},
      {"**What did you find in the cell?**", "question"},
      {"(If relevant, why did you change?)", "probe"},
      {"During the task: What other words would you use?", "question"},
      {"¿Qué hace usted primero?", "question"},
      {"- Can you fill in the form", "question"},
      {"- Do you keep the receipts (paper or scans)", "question"},
      {"Could you look at the bill and tell me what you make of it.", "question"},
      {"When you pay by card, what is the first thing that you check (if any)", "question"},
      {"Any questions about the recording?", "consent"},
      {"Would you be okay with that, or would you rather it was just us?", "consent"},
      {"Would you be up for a short call in two weeks?", "consent"},
      {"Does the phone you're using have a camera available?", "consent"},
      {"Is there any part of it you would not want quoted?", "consent"},
      {"Did you find the building all right?", "consent"},
      {"Talk aloud while you look.", "task"},
      {"Observers, do you have anything to add?", "note"},
      {"Describe the purpose of the interview.", "note"},
      {"- If yes, go to section 3.", "note"},
      {"What is your mobile number?", "consent"},
      {"Do you know your username and password?", "consent"},
      {"Can I show you what we built in a month?", "consent"},
      {"For your first task, order a card.", "task"},
      {"If you could, please put a cross next to what is unclear.", "task"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    const Guide guide = read(std::string(row.text) + "\n");
    REQUIRE(guide.sections.size() == 1);
    REQUIRE(guide.sections[0].items.size() == 1);
    CHECK(to_string(guide.sections[0].items[0].kind) == row.kind);
  }
}

TEST_CASE("speech: a stage direction in front of a question is cut off") {
  CHECK(
      outline("- _Point at the menu_ What do you think this does? _(Expected answer: it opens. Did "
              "it?)_\n") ==
      "[core] \n"
      "note 1 Point at the menu\n"
      "question 1 What do you think this does?\n"
      "note 1 Expected answer: it opens. Did it?\n");
}

TEST_CASE("speech: a watch list ends where its list ends") {
  CHECK(outline("- How would you pay?\n\n"
                "*Watch for:*\n\n"
                "- Do they look at the total?\n"
                "    - Is it clear to you?\n\n"
                "What did you expect?\n") ==
        "[core] \n"
        "question 1 How would you pay?\n"
        "note 0 Watch for:\n"
        "note 1 Do they look at the total?\n"
        "note 2 Is it clear to you?\n"
        "question 0 What did you expect?\n");
}

TEST_CASE("speech: research questions, plans and debriefs are not asked") {
  const std::string text =
      "# Study plan\n\n## Research questions\n\n- What do you want to know about users?\n"
      "- Why do you think they leave?\n\n# Interview guide\n\n## Schedule\n\n"
      "- When do you plan your week?\n- Who do you plan it with?\n\n## Team debrief\n\n"
      "- What did you learn?\n- What surprised you?\n";
  CHECK(outline(text) ==
        "[notes] Study plan\n"
        "[notes] Research questions\n"
        "note 1 What do you want to know about users?\n"
        "note 1 Why do you think they leave?\n"
        "[core] Interview guide\n"
        "[core] Schedule\n"
        "question 1 When do you plan your week?\n"
        "question 1 Who do you plan it with?\n"
        "[notes] Team debrief\n"
        "note 1 What did you learn?\n"
        "note 1 What surprised you?\n");
}

TEST_CASE("speech: among tasks, what begins with a verb is to be done") {
  CHECK(outline("## Tasks\n\n1. Find the nearest branch.\n2. Increase the size of the text.\n"
                "3. Show them the next page.\n\n\"From the list, tap on the last bill.\"\n\n"
                "Please close it again.\n\nNow press save.\n\nLet's go to your profile.\n\n"
                "Great, that was the last one.\n") ==
        "[task] Tasks\n"
        "task 1 Find the nearest branch.\n"
        "task 1 Increase the size of the text.\n"
        "note 1 Show them the next page.\n"
        "task 0 From the list, tap on the last bill.\n"
        "task 0 Please close it again.\n"
        "task 0 Now press save.\n"
        "task 0 Let's go to your profile.\n"
        "statement 0 Great, that was the last one.\n");
}

TEST_CASE("speech: a heading that names a place or a plan does not hide the guide under it") {
  CHECK(outline("# Interview notes\n\n## Getting there\n\n- How did you travel?\n\n"
                "## Part 2: Task 1 - pick a location\n\n- Find the nearest branch.\n\n"
                "## Common mistakes\n\n- \"Don't you like it?\"\n") ==
        "[notes] Interview notes\n"
        "[core] Getting there\n"
        "question 1 How did you travel?\n"
        "[task] Part 2: Task 1 - pick a location\n"
        "task 1 Find the nearest branch.\n"
        "[notes] Common mistakes\n"
        "note 1 Don't you like it?\n");
}

TEST_CASE("speech: numbered lines stand for headings where there are none") {
  CHECK(outline("1. Objectives\n\nIs the map easy to read?\n\n2. Questions\n\n"
                "What did you look at first?\n") ==
        "[notes] Objectives\n"
        "note 0 Is the map easy to read?\n"
        "[core] Questions\n"
        "question 0 What did you look at first?\n");
}

TEST_CASE("speech: an alert in a block quote is the moderator's, other block quotes are said") {
  CHECK(outline("> [!TIP]\n> Have you muted the phone?\n\n> What do you see here?\n") ==
        "[core] \n"
        "note 0 !TIP Have you muted the phone?\n"
        "question 0 What do you see here?\n");
}

TEST_CASE("speech: a list that is indented like code is read") {
  CHECK(outline("What would you do?\n\n\t1.\tWhich page did you open?\n\t2.\tWhy that one?\n") ==
        "[core] \n"
        "question 0 What would you do?\n"
        "question 0 Which page did you open?\n"
        "question 0 Why that one?\n");
}

TEST_CASE("speech: where the session is introduced, yes and no answer checks") {
  CHECK(outline("## Introduction\n\nWelcome, and thank you for coming.\n\nDo you have an account "
                "with us?\n\nCould you tell me your role?\n\n- Do you have the card at hand?\n"
                "    - If not: is it easy to get?\n") ==
        "[intro] Introduction\n"
        "statement 0 Welcome, and thank you for coming.\n"
        "consent 0 Do you have an account with us?\n"
        "prompt 0 Could you tell me your role?\n"
        "consent 1 Do you have the card at hand?\n"
        "consent 2 is it easy to get?\n");
}

TEST_CASE("speech: what the interviewer should not say is not asked") {
  CHECK(outline("## Do not ask early\n\n- \"Would you buy it?\"\n\n## Core\n\nFor researchers:\n\n"
                "- Do you see them skim?\n\nWhat did you do?\n") ==
        "[notes] Do not ask early\n"
        "note 1 Would you buy it?\n"
        "[core] Core\n"
        "note 0 For researchers:\n"
        "note 1 Do you see them skim?\n"
        "question 0 What did you do?\n");
  CHECK(outline("## Core\n\nAvoid asking:\n\n> \"Would you buy it?\"\n\n"
                "Do you bake?\n\n- \"Would you use it\" answers tell nothing.\n") ==
        "[core] Core\n"
        "note 0 Avoid asking:\n"
        "note 0 Would you buy it?\n"
        "question 0 Do you bake?\n"
        "statement 1 Would you use it\" answers tell nothing.\n");
}

TEST_CASE("speech: of a table the columns of questions are asked") {
  CHECK(outline("| Goal | Question |\n|---|---|\n| Do they pay? | How do you pay? |\n") ==
        "[core] \nquestion 0 How do you pay?\n");
  CHECK(outline("| Don't | Do |\n|---|---|\n| Would you pay? | When did you pay? |\n") == "");
}

TEST_CASE("speech: setext headings, CRLF and a BOM change nothing") {
  const std::string text =
      "\xEF\xBB\xBFTopic (10 min)\r\n--------------\r\n\r\n1. What do you do?\r\n";
  const SourceFile source = test::source(text, "guide.md");
  Diagnostics diagnostics;
  const auto guide = read_guide(source, diagnostics);
  REQUIRE(guide.has_value());
  CHECK(outline(*guide) == "[core] Topic (10 min) 10min\nquestion 1 What do you do?\n");
  CHECK(source.slice(guide->sections[0].items[0].span) == "What do you do?");
}

TEST_CASE("speech: every item stands where its span says") {
  const std::string text =
      "- *Is* it `really` \"so\"?  What [else](http://x.y/?z) is there? {rq1}\n";
  const SourceFile source = test::source(text, "guide.md");
  Diagnostics diagnostics;
  const auto guide = read_guide(source, diagnostics);
  REQUIRE(guide.has_value());
  for (const GuideItem& item : guide->sections[0].items) {
    REQUIRE(item.source.size() == item.text.size());
    for (std::size_t i = 0; i < item.text.size(); ++i) {
      CHECK(source.text()[item.source[i]] == item.text[i]);
    }
  }
}

TEST_CASE("speech: braces that are no marks stay in the text") {
  CHECK(outline("- What is your role at {agency}?\n- Tell me about {product}\n") ==
        "[core] \nquestion 1 What is your role at {agency}?\nprompt 1 Tell me about {product}\n");
}

TEST_CASE("speech: hostile input is read in time") {
  std::string brackets;
  for (int i = 0; i < 40'000; ++i) brackets += "(a. ";
  std::string braces;
  for (int i = 0; i < 40'000; ++i) braces += "?{";
  std::string commas = "When ";
  for (int i = 0; i < 40'000; ++i) commas += "a, ";
  for (const std::string& text : {brackets, braces, commas, std::string(100'000, '"')}) {
    Diagnostics diagnostics;
    const SourceFile source = test::source(text, "guide.md");
    CHECK(read_guide(source, diagnostics).has_value());
  }
}

TEST_CASE(
    "speech: permissions of a product are no consent, and a thing is asked by the participant") {
  CHECK(outline("# Usability test\n\n## Permissions\n\nPlease ask the chatbot how to switch the "
                "camera off.\n\n- What did you expect to see?\n") ==
        "[task] Usability test\n"
        "[task] Permissions\n"
        "task 0 Please ask the chatbot how to switch the camera off.\n"
        "question 1 What did you expect to see?\n");
  CHECK(outline("## Permissions\n\n- Are you happy with that?\n- Please ask the participant to "
                "sign.\n") ==
        "[consent] Permissions\n"
        "consent 1 Are you happy with that?\n"
        "note 1 Please ask the participant to sign.\n");
}

TEST_CASE("speech: LaTeX among Markdown does not hide what is asked") {
  CHECK(outline("# A\n\n\\begin{itemize}\n\\item How do you work?\n\\item \\textbf{Tell me about "
                "it.}\n\\end{itemize}\n") ==
        "[core] A\n"
        "question 0 How do you work?\n"
        "prompt 0 Tell me about it.\n");
}

}  // namespace uxi::speech
