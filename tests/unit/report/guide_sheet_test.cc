// Practice G12: the moderator's sheet and the note-taker's form.
#include "report/guide_sheet.h"

#include <doctest/doctest.h>
#include <string>

#include "speech/read_guide.h"
#include "support/source.h"
#include "uxi/diagnostic.h"

namespace uxi::report {
namespace {

Sheet sheet_of(const std::string& text) {
  Diagnostics diagnostics;
  const auto guide = speech::read_guide(test::source(text, "guide.md"), diagnostics);
  REQUIRE(guide.has_value());
  return make_sheet(*guide, "guide");
}

/// `0:05-0:10 Warm-up` for each section, `~` in front of an estimate, `-` where there is no clock.
std::string clock_of(const Sheet& sheet) {
  std::string out;
  for (const SheetSection& section : sheet.sections) {
    if (section.starts) {
      out += (section.estimated ? "~" : "") + sheet_clock(*section.starts) + "-" +
             sheet_clock(*section.starts + *section.minutes) + " ";
    } else {
      out += "- ";
    }
    out += section.heading + "\n";
  }
  return out;
}

constexpr std::string_view kGuide =
    "---\nminutes: 30\n---\n# Invoices\n\n## Goals\n\n- How do they pay?\n\n"
    "## Before the session\n\n- [ ] The recorder works\n\n"
    "## Welcome (5 min)\n\nThanks for *coming*. May I record this?\n\n"
    "## Payments (20 min)\n\n1. Tell me about the last invoice. {rq1}\n   - What happened next?\n"
    "   - Who else was involved?\n2. Imagine it was lost. What would you do?\n\n"
    "*Show the mock-up.*\n\n## Thanks (5 min)\n\nIs there anything else?\n";

}  // namespace

TEST_CASE("report: a moderator's sheet has a clock, boxes to tick and probes (practice G12)") {
  CHECK(sheet_markdown(sheet_of(std::string(kGuide)), SheetKind::moderator) ==
        "# Moderator's sheet: Invoices\n\n4 questions, 30 minutes\n"
        "\n## Before the session\n\n*The recorder works*\n"
        "\n## 0:00-0:05 | Welcome (5 min)\n\n> Thanks for coming.\n\n- [ ] May I record this?\n"
        "\n## 0:05-0:25 | Payments (20 min)\n\n"
        "- [ ] **1.** Tell me about the last invoice. `rq1`\n"
        "  - [ ] What happened next?\n  - [ ] Who else was involved?\n"
        "- [ ] **2.** Imagine it was lost.\n- [ ] **3.** What would you do?\n\n"
        "*Show the mock-up.*\n"
        "\n## 0:25-0:30 | Thanks (5 min)\n\n- [ ] **4.** Is there anything else?\n");
}

TEST_CASE("report: the note-taker's form has room for time, words and what was seen (G12)") {
  const std::string form = sheet_markdown(
      sheet_of("# Invoices\n\n- How do you pay?\n  - Why?\n\nThank you.\n"), SheetKind::notes);
  CHECK(form ==
        "# Notes: Invoices\n\n1 question\n\n"
        "Session: ________  Date: ________  Note-taker: ________  Started at: ________\n\n"
        "Words as they were said go in the middle, in quotation marks; what you saw or made of it "
        "goes to the right.\n\n## Invoices\n\n### 1. How do you pay?\n\n- [ ] Why?\n\n"
        "| Time | Words said | Seen, heard, meant |\n|------|------------|--------------------|\n"
        "|      |            |                    |\n|      |            |                    |\n"
        "|      |            |                    |\n\n"
        "## Right after the session\n\n- Three things to remember:\n- What surprised us:\n"
        "- Quotes to find again (time):\n- To change in the guide:\n- Open questions:\n");
}

TEST_CASE("report: sections without a time share what the session leaves") {
  CHECK(clock_of(sheet_of("---\nminutes: 30\n---\n## Warm-up (6 min)\n\n- What do you do?\n\n"
                          "## Work\n\n- How do you pay?\n- Who pays?\n- Where do they pay?\n\n## "
                          "Pay\n\n- When?\n")) ==
        "0:00-0:06 Warm-up\n~0:06-0:24 Work\n~0:24-0:30 Pay\n");
}

TEST_CASE("report: a section with a time holds those under it") {
  CHECK(clock_of(sheet_of("## Core (20 min)\n\n- How?\n\n### Work (5 min)\n\n- Who?\n\n"
                          "### Pay\n\n- When?\n\n## End (2 min)\n\n- What else?\n")) ==
        "0:00-0:20 Core\n0:00-0:05 Work\n- Pay\n0:20-0:22 End\n");
}

TEST_CASE("report: a sheet is titled by the guide, not by its first part") {
  const auto head = [](const std::string& guide) {
    const std::string sheet = sheet_markdown(sheet_of(guide), SheetKind::moderator);
    return sheet.substr(0, sheet.find("\n\n- [ ]"));
  };
  const std::string plan = "# Background\n\nWe keep losing receipts.\n\n";
  const std::string asked = "Receipts\n\n- How do you keep them?\n";
  const std::string untitled = "# Moderator's sheet: guide\n\n1 question\n\n";
  CHECK(head(plan + "## " + asked) == untitled + "## Receipts");
  CHECK(head(plan + "# " + asked) == "# Moderator's sheet: Receipts\n\n1 question\n\n## Receipts");
  CHECK(head("# Introduction\n\nThank you for coming.\n\n# " + asked) ==
        untitled + "## Introduction\n\n> Thank you for coming.\n\n## Receipts");
}

TEST_CASE("report: behind a part of unknown length there is no clock") {
  CHECK(clock_of(
            sheet_of("## Warm-up: (5 min)\n\n- What do you do?\n\n## Receipts:\n\n- How do you "
                     "keep them?\n\n## Five minutes before the end (5 min)\n\n- What else?\n")) ==
        "0:00-0:05 Warm-up\n- Receipts\n- Five minutes before the end\n");
}

TEST_CASE("report: a page to print escapes the guide's words and stands alone") {
  const auto page =
      sheet_html(sheet_of("# A & B\n\n- Do you use `<b>`? {rq1}\n"), SheetKind::moderator);
  REQUIRE(page.has_value());
  CHECK(page->find("A &amp; B") != std::string::npos);
  CHECK(page->find("&lt;b&gt;") != std::string::npos);
  CHECK(page->find("<span class=\"serves\">rq1</span>") != std::string::npos);
  CHECK(page->find("@media print") != std::string::npos);
  CHECK(page->find("src=") == std::string::npos);
  CHECK(page->find("href=") == std::string::npos);
  CHECK(page->find("<table>") == std::string::npos);
}

TEST_CASE("report: sections under an estimated one have their own share of the clock") {
  CHECK(clock_of(sheet_of("---\nminutes: 30\n---\n# Moving house\n\nHello, and thank you.\n\n"
                          "## The move\n\n- What did you do first?\n\n"
                          "## Afterwards\n\n(About 5 minutes)\n\n- What came next?\n")) ==
        "~0:00-0:05 Moving house\n~0:05-0:25 The move\n0:25-0:30 Afterwards\n");
}

TEST_CASE("report: an empty guide gives an empty sheet") {
  const Sheet sheet = sheet_of("");
  CHECK(sheet.sections.empty());
  CHECK(sheet_markdown(sheet, SheetKind::moderator) ==
        "# Moderator's sheet: guide\n\n0 questions\n");
}

}  // namespace uxi::report
