// Which strings of a report must be proved: sentences as people and programs write them, with the
// quotations that a reader would take for somebody's own words.
#include <doctest/doctest.h>

#include "report/passage.h"
#include "report/verify.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

struct Sentence {
  const char* text;
  const char* quotations;  ///< parted by ` | `
};

constexpr Sentence kSentences[] = {
    // Somebody's words.
    {"One owner said “I count on Sundays, after the bread”.",
     "I count on Sundays, after the bread"},
    {"“I count on Sundays,” she said, “after the bread is out.”",
     "I count on Sundays, | after the bread is out."},
    {"> I count on Sundays", "I count on Sundays"},
    {"> Sundays.", "Sundays."},
    {"> “I count on Sundays”\n>\n> — a baker", "“I count on Sundays”"},
    {"P03: “Never.”", "Never."},
    {"“Never” (P03#4)", "Never"},
    {"P03 called it “a mess”.", "a mess"},
    {"P03 put it as “half a mess”, P05 as “fine”.", "half a mess | fine"},
    {"**P03**: 'I count on Sundays, after the bread'", "I count on Sundays, after the bread"},
    {"| P03 | \"I count on Sundays\" |\n|---|---|", "I count on Sundays"},
    {"1. **\"I count on Sundays.\"** (P03)", "I count on Sundays."},
    {"Mehrere sagten „ich zähle nur sonntags, nach dem Brot“.",
     "ich zähle nur sonntags, nach dem Brot"},
    {"Une cliente : « je compte le dimanche seulement »", "je compte le dimanche seulement"},
    {"As one said: \"He told me \"count it all\" and left\"",
     "He told me \"count it all\" and left"},
    {"> **Key finding:** counting is late, “I count on Sundays at best”",
     "I count on Sundays at best"},
    {"> **Key finding:** P03 counts on Sundays", "Key finding: P03 counts on Sundays"},
    {"### “I count on Sundays at best”", "I count on Sundays at best"},
    {"- “I count on Sundays at best” — a baker", "I count on Sundays at best"},
    {"<blockquote>Sundays</blockquote>", "Sundays"},
    {"<p>She said <q>I count on Sundays</q></p>", "I count on Sundays"},
    // A manner of speaking, titles, labels, things.
    {"The “count” is a “best guess” for most.", ""},
    {"The so-called “weekly count” rests.", ""},
    {"Press “Save and close” in “Settings”.", ""},
    {"See the chapter “How we work” and the code “pain/billing”.", ""},
    {"The word “never” came up 12 times.", ""},
    {"The team's “north star” is retention.", ""},
    {"It's the clients' list, and the clients' clients' list.", ""},
    {"A 5\" pipe, a 6' board, rock 'n' roll in the '90s.", ""},
    {"`uxi report \"--kind full and more of it\"`", "--kind full and more of it"},
    {"```\n\"some words in a block of code\"\n```", ""},
    {"> [!NOTE]\n> Counting takes long", ""},
    {"> **Note:** counting takes long.", ""},
    {"> **Recommendation:** start with what is on the shelf", ""},
    {"[a link](https://x.example \"with a title of many words\")", ""},
    {"<p title=\"“not shown to any reader”\">x</p>", ""},
    {"Five of them count on Sundays (P01, P03, P04).", ""},
    {"“Why do cafés stop counting?” is the question of this study.", ""},
    {"We asked “Why do cafés stop counting?” first.", ""},
};

}  // namespace

TEST_CASE("verify: of sentences as people write them, quotations are taken and titles are left") {
  std::size_t taken = 0;
  for (const Sentence& sentence : kSentences) {
    CAPTURE(std::string(sentence.text));
    const SourceFile source("report.md", sentence.text);
    Evidence evidence;
    evidence.own_words = {"Why do cafés stop counting?"};
    const auto checks = verify_text(source, evidence, {.consent = false});
    REQUIRE(checks.has_value());
    std::vector<std::string> found;
    for (const QuoteCheck& check : *checks) found.push_back(check.quote);
    CHECK(text::join(found, " | ") == sentence.quotations);
    taken += found.size();
  }
  CHECK(taken == 24);
}

}  // namespace uxi::report
