#include "report/verify.h"

#include "report/build.h"
#include "report/passage.h"
#include "report/render.h"
#include "text/strings.h"
#include "text/words.h"
#include "unit/report/golden.h"

namespace uxi::report {
namespace {

std::vector<QuoteCheck> verify(const Fixture& f, const std::string& name, const std::string& text,
                               ShareConsent audience = ShareConsent::team, bool consent = true) {
  const SourceFile report(name, text);
  const VerifyOptions options{.consent = consent, .audience = audience, .today = {2026, 4, 2}};
  const auto checks = verify_text(report, f.input.transcripts, f.input.sessions, options);
  REQUIRE(checks.has_value());
  for (const QuoteCheck& check : *checks) CHECK(check.span.end <= text.size());
  return *checks;
}

/// `verdict@reference`, one a quote.
std::string verdicts(const std::vector<QuoteCheck>& checks) {
  std::vector<std::string> out;
  for (const QuoteCheck& check : checks) {
    out.push_back(std::string(to_string(check.verdict)) +
                  (check.reference.empty() ? "" : "@" + check.reference));
  }
  return text::join(out, " ");
}

}  // namespace

TEST_CASE("verify: each quotation gets its verdict") {
  struct Case {
    const char* text;
    const char* verdicts;
  };
  const Case cases[] = {
      {"> They had charged us twice – and nobody noticed until the bank called.\n", "proved@P01#4"},
      {"> They had charged us twice - and\n> nobody noticed  until the bank called\n",
       "proved@P01#4"},
      {"> they had charged us **twice**\n> — an office manager (P01#4, 00:01:06)\n",
       "proved@P01#4"},
      {"> They had charged us twice\n>\n> — P01\n", "proved@P01#4"},
      {"> They had charged us twice\n>\n> — P03#4\n", "wrong-place@P01#4"},
      {"> They had charged us twice\n>\n> — P02\n", "wrong-place@P01#4"},
      {"> They had charged us thrice\n", "not-found@P01#4"},
      {"> They had not charged us twice\n", "not-found@P01#4"},
      {"> Tell me about the last invoice\n", "wrong-speaker@P01#1"},
      {"> *Interviewer:* Tell me about the last invoice that was paid late.\n", "proved@P01#1"},
      {"> *Interviewer:* It came by post\n", "wrong-speaker@P01#2"},
      {"> Never.\n", "proved@P02#5"},
      {"> We wait for the site manager to sign\n", "no-consent@P04#1"},
      {"Twice, “I caught both, since I look at the amounts” (P05#3).\n", "proved@P05#3"},
      {"Twice, “I caught both, since I look at the amounts” (P05#1).\n", "wrong-place@P05#3"},
      {"Twice, \"I caught both, since I look at the names\".\n", "not-found@P05#3"},
      {"“Too short here” is no quotation, nor is 5\" or 6\".\n", ""},
      {"“It came by post, and the post goes … nobody could have approved it in time.”\n",
       "proved@P01#2"},
      {"“the post goes to the front desk … It came by post”\n", "stitched@P01#2"},
      {"> It came by post … pigeons flew it away\n", "not-found@P01#2"},
      {"“It … was … already … overdue”\n", "not-found@P01#2"},
      {"“[B]y the time [the invoice] reached me it was already overdue”\n", "proved@P01#2"},
      {"“[B]y the time [...] it was already overdue”\n", "proved@P01#2"},
      {"“the reminders going to a folder within a week. Forty a day!”\n", "proved@P02#3"},
      {"> I paid the same invoice twice, once by hand\n>\n> My brother has to say yes\n",
       "proved@P03#2 proved@P03#3"},
      {"> It came by post\n>\n> They had charged us twice\n", "proved@P01#2 stitched@P01#4"},
      {"> It came by post\n\n> They had charged us twice\n", "proved@P01#2 proved@P01#4"},
      {"> It came by post, they had charged us twice\n", "not-found"},
      {"`\"this is some code, not a quotation\"`\n\n    \"nor is this passage here\"\n",
       "not-found"},
      {"| a |\n|---|\n| “I could pay on Tuesday” |\n", "proved@P02#2"},
      {"“<script>alert(1)</script> is what the portal showed me once”\n", "not-found@P03#4"},
      {"“\\<script>alert(1)\\</script> is what the portal showed me once”\n", "proved@P03#4"},
      {"<blockquote>It came by post</blockquote>\n", "proved@P01#2"},
      {"", ""},
  };
  const Fixture f = invoices();
  for (const Case& c : cases) {
    CAPTURE(std::string(c.text));
    CHECK(verdicts(verify(f, "report.md", c.text)) == std::string(c.verdicts));
  }
}

TEST_CASE("verify: a reference behind the words on their line is no word of the quote") {
  struct Case {
    const char* text;
    const char* verdicts;
  };
  const Case cases[] = {
      {"> They had charged us twice (P01#4)\n", "proved@P01#4"},
      {"> “They had charged us twice” (P01#4, 00:01:06).\n", "proved@P01#4"},
      {"> They had charged us twice [P01#4]\n", "proved@P01#4"},
      {"> They had charged us twice — P01\n", "proved@P01#4"},
      {"> They had charged us twice - invoices/P01#4\n", "proved@P01#4"},
      {"> They had charged us twice -- P01#3-5, 00:01:06\n", "proved@P01#4"},
      {"> They had charged us twice – and nobody noticed – (P01#4)\n", "proved@P01#4"},
      {"> They had charged us twice\n> (P01#4)\n", "proved@P01#4"},
      {"> They had charged us twice\n>\n> (P02#4)\n", "wrong-place@P01#4"},
      {"> They had charged us twice (P01#5)\n", "wrong-place@P01#4"},
      {"> They had charged us twice — P02\n", "wrong-place@P01#4"},
      {"> They had charged us twice (P01#5)\n> — an office manager\n", "wrong-place@P01#4"},
      {"> They had charged us twice (they say)\n", "not-found@P01#4"},
      {"> They had charged us twice — thrice (P01#4)\n", "not-found@P01#4"},
      {"> P01\n", "not-found"},
  };
  const Fixture f = invoices();
  for (const Case& c : cases) {
    CAPTURE(std::string(c.text));
    CHECK(verdicts(verify(f, "report.md", c.text)) == std::string(c.verdicts));
  }
  CHECK(verdicts(verify(f, "r.html", "<blockquote>It came by post (P02#2)</blockquote>")) ==
        "wrong-place@P01#2");
}

TEST_CASE("verify: a quote whose parts stand apart is called stitched, and says where they stand") {
  struct Case {
    const char* text;
    const char* verdicts;
    const char* why;
  };
  const Case cases[] = {
      {"> the post goes to the front desk … It came by post\n", "stitched@P01#2",
       "its parts stand in `P01#2`, but not one behind the other"},
      {"> It came by post … They had charged us twice\n", "stitched@P01#2",
       "its parts come from `P01#2` and `P01#4`"},
      {"> It came by post [...] I could pay on Tuesday ... My brother has to say yes\n",
       "stitched@P01#2", "its parts come from `P01#2`, `P02#2` and `P03#3`"},
  };
  const Fixture f = invoices();
  for (const Case& c : cases) {
    CAPTURE(std::string(c.text));
    const auto checks = verify(f, "report.md", c.text);
    CHECK(verdicts(checks) == std::string(c.verdicts));
    REQUIRE(checks.size() == 1);
    CHECK(checks[0].why == c.why);
  }
}

TEST_CASE("verify: single quotation marks are looked at, apostrophes are not") {
  struct Case {
    const char* text;
    const char* verdicts;
  };
  const Case cases[] = {
      {"He said ‘I could pay on Tuesday’, twice.\n", "proved@P02#2"},
      {"(‘I could pay on Monday’)\n", "not-found@P02#2"},
      {"‘Honestly, the approval itself takes a minute. It’s getting the paper to the person’ "
       "(P01#5).\n",
       "proved@P01#5"},
      {"‘I could pay on Tuesday’ (P03).\n", "wrong-place@P02#2"},
      {"The clients’ invoices, and those of the clients’ clients, can’t wait.\n", ""},
      {"‘never closed, ‘I could pay on Tuesday’\n", "not-found@P02#2"},
      {"‘never closed, since it’s an apostrophe\n", ""},
      {"’ ‘\n", ""},
      {"‘’\n", ""},
      {"Let ‘em pay on Friday, they can’t.\n", ""},
      {"‘Only three words’ here\n", ""},
      {"rock‘n’roll and all that’ there\n", ""},
  };
  const Fixture f = invoices();
  for (const Case& c : cases) {
    CAPTURE(std::string(c.text));
    CHECK(verdicts(verify(f, "report.md", c.text)) == std::string(c.verdicts));
  }
}

TEST_CASE("verify: whose words a sentence says they are must be right") {
  struct Case {
    const char* text;
    const char* verdicts;
  };
  const Case cases[] = {
      {"P02 said, “I could pay on Tuesday”.\n", "proved@P02#2"},
      {"P03 said, “I could pay on Tuesday”.\n", "wrong-place@P02#2"},
      {"“I could pay on Tuesday,” said P03.\n", "wrong-place@P02#2"},
      {"“I could pay on Tuesday,” said P02, while P03 could not.\n", "proved@P02#2"},
      {"**P03:** “I could pay on Tuesday”\n", "wrong-place@P02#2"},
      {"- P02 (office): \"I could pay on Tuesday\"\n", "proved@P02#2"},
      {"Unlike P03, one owner said “I could pay on Tuesday”.\n", "proved@P02#2"},
      {"P02 said “I could pay on Tuesday” and P03 “My brother has to say yes”.\n",
       "proved@P02#2 proved@P03#3"},
      {"P03 said “I could pay on Tuesday” and P02 “My brother has to say yes”.\n",
       "wrong-place@P02#2 wrong-place@P03#3"},
      {"“I could pay on Tuesday” (P02) and “My brother has to say yes” (P02).\n",
       "proved@P02#2 wrong-place@P03#3"},
      {"P02 and P03 both complained: “My brother has to say yes”.\n", "proved@P03#3"},
      {"Participant 3 said “I could pay on Tuesday”.\n", "wrong-place@P02#2"},
      {"Participant 2 said “I could pay on Tuesday”.\n", "proved@P02#2"},
      {"P03 was fed up. “I could pay on Tuesday,” he told us.\n", "wrong-place@P02#2"},
      {"P03 was fed up. Another said “I could pay on Tuesday”.\n", "proved@P02#2"},
      {"P03 put it like this:\n\n> I could pay on Tuesday\n", "wrong-place@P02#2"},
      {"P03 put it like this:\n\n> My brother has to say yes\n", "proved@P03#3"},
      {"P03 put it like this:\n\n> I could pay on Tuesday\n>\n> — P02\n", "proved@P02#2"},
      {"## P03, a bookkeeper\n\n> I could pay on Tuesday\n", "wrong-place@P02#2"},
      {"## P03\n\n“I could pay on Tuesday” (P02#2)\n", "proved@P02#2"},
      {"> P03: I could pay on Tuesday\n", "wrong-place@P02#2"},
      {"> **P02:** “I could pay on Tuesday”\n", "proved@P02#2"},
      {"> “I could pay on Tuesday,” said P03.\n", "wrong-place@P02#2"},
      {"> I could pay on Tuesday — an owner, P02\n", "proved@P02#2"},
      {"> I could pay on Tuesday — an owner, P03\n", "wrong-place@P02#2"},
      {"| Who | Said |\n|---|---|\n| P03 | “I could pay on Tuesday” |\n", "wrong-place@P02#2"},
      {"| P02, P03 | “I could pay on Tuesday” |\n|---|---|\n", "proved@P02#2"},
      {"“I could pay on Tuesday”[^1]\n\n[^1]: P03#2\n", "wrong-place@P02#2"},
      {"“I could pay on Tuesday”[^1]\n\n[^1]: P02#2, at 00:01\n", "proved@P02#2"},
      {"> I could pay on Tuesday[^a]\n\n[^a]: P02#2\n", "proved@P02#2"},
      {"P03 called it “on Tuesday”.\n", "wrong-place@P02#2"},
      {"P03 said “I could pay on Tuesday” (P02#2).\n", "wrong-place@P02#2"},
      {"P02 said “I could pay on Tuesday” (P02#2).\n", "proved@P02#2"},
      {"Like P03, one owner could not: “I could pay on Tuesday” (P02#2).\n", "proved@P02#2"},
      {"| P03 | “I could pay on Tuesday” (P02#2) |\n|---|---|\n", "wrong-place@P02#2"},
      {"P02 works “on demand”, so to speak.\n", ""},
      {"“Tuesday” (P03#2) it was.\n", "wrong-place@P02#2"},
      {"We asked: “Tell me about the last invoice that was paid late.”\n", "proved@P01#1"},
      {"The interviewer asked, “I could pay on Tuesday”.\n", "wrong-speaker@P02#2"},
      {"The interviewer told us “I could pay on Tuesday”.\n", "wrong-speaker@P02#2"},
      {"One told the interviewer “I could pay on Tuesday”.\n", "proved@P02#2"},
      {"When asked, P02 said “I could pay on Tuesday”.\n", "proved@P02#2"},
      {"“I could pay on Tuesday” (P02, interviewer)\n", "wrong-speaker@P02#2"},
      {"> [!NOTE]\n> Nobody could pay on Monday\n", ""},
      {"> **Key insight:** nobody could pay on Monday\n", ""},
      {"> **Key insight:** nobody could pay, as “I could pay on Monday” shows\n",
       "not-found@P02#2"},
      {"> **Key insight:** P02 could pay on Monday\n", "not-found"},
  };
  const Fixture f = invoices();
  for (const Case& c : cases) {
    CAPTURE(std::string(c.text));
    CHECK(verdicts(verify(f, "report.md", c.text)) == std::string(c.verdicts));
  }
}

TEST_CASE("verify: typography may change, words and their marks may not") {
  struct Case {
    const char* said;
    const char* quote;
    bool proved;
  };
  const Case cases[] = {
      {"It's a café – really.", "It’s a cafe\u0301 -- really", true},
      {"It's a cafe\u0301 - really.", "it‘s a\u00a0café—really…", true},
      {"It was in '74 and '75.", "It was in ʼ74 and ’75", true},
      {"It's a café.", "It's a cafe", false},
      {"We file the offer.", "We ﬁle the oﬀer", true},
      {"We file\u00adthe offer.", "We filethe offer", true},
      {"Well... I think so, yes.", "Well… I think so", true},
      {"Well... I think so, or maybe not so.", "Well… I think [...] maybe not so", true},
      {"Well... I think so, or maybe not so.", "Well… I think (...) maybe not so", true},
      {"Well... I think so, or maybe not so.", "I think . . . maybe not so", true},
      {"Well... I think so, or maybe not so.", "I think so maybe not so", false},
      {"Well, I think so.", "Well I think so", false},
      {"They charged us twice.", "They [over]charged us twice", false},
      {"They charge us twice.", "They charge[d] us twice", true},
      {"It had its use twice.", "It had its use[less] twice", false},
      {"They charged us twice.", "They [the bank] charged us twice", true},
      {"They charged us twice.", "They charged us [not] twice", false},
      {"They charged us twice.", "They charged us twice [never]", false},
      {"I won't ever pay it.", "I [would not] ever pay it", false},
      {"No, I won't ever pay it.", "No, I [would not] ever pay it", true},
      {"I pay it one two three four five six seven eight nine ten eleven twelve thirteen at once.",
       "I pay it [later] at once", false},
      {"I pay it one two three four five six seven eight nine ten eleven twelve thirteen at once.",
       "I pay it [later …] at once", true},
      {"He said \"pay now\" to me.", "He said ‘pay now’ to me", true},
      {"We are non-paying.", "We are non paying", false},
      {"We are non-paying.", "We are non‑paying", true},
  };
  Fixture f = invoices();
  for (const Case& c : cases) {
    CAPTURE(std::string(c.said));
    CAPTURE(std::string(c.quote));
    f.transcripts[0]->turns[1].words = c.said;
    const auto checks = verify(f, "r.md", "> " + std::string(c.quote) + "\n");
    REQUIRE(checks.size() == 1);
    CHECK((checks[0].verdict == QuoteVerdict::proved) == c.proved);
  }
}

TEST_CASE("verify: marks of every language open and close quotations, also inside one another") {
  const Fixture f = invoices();
  for (const char* text : {"“I could pay on Tuesday”",
                           "\"I could pay on Tuesday\"",
                           "‘I could pay on Tuesday’",
                           "'I could pay on Tuesday'",
                           "«I could pay on Tuesday»",
                           "« I could pay on Tuesday »",
                           "»I could pay on Tuesday«",
                           "„I could pay on Tuesday“",
                           "”I could pay on Tuesday”",
                           "‚I could pay on Tuesday‘",
                           "‹I could pay on Tuesday›",
                           "「I could pay on Tuesday」",
                           "*“I could pay on Tuesday”*",
                           "“I could ‘pay’ on Tuesday”",
                           "“I could “pay” on Tuesday”",
                           "\"I could \"pay\" on Tuesday\"",
                           "“I could pay on Tuesday",
                           "\"I could pay on Tuesday",
                           "a 5\" pipe: \"I could pay on Tuesday\"",
                           "&ldquo;I could pay on Tuesday&rdquo;"}) {
    CAPTURE(std::string(text));
    CHECK(verdicts(verify(f, "r.md", text)) == "proved@P02#2");
  }
  for (const char* text : {"The clients' invoices and the others' bills, 'twas said, can't wait",
                           "5' 6\" by 4' 3\" is it", "Settings » Billing » Invoices » Open",
                           "it's 'round the clock, as they'd say"}) {
    CAPTURE(std::string(text));
    CHECK(verdicts(verify(f, "r.md", text)).empty());
  }
}

TEST_CASE("verify: a study's own words, personal data, and people by their description") {
  const Fixture f = invoices();
  Evidence evidence;
  for (const Transcript* t : f.input.transcripts)
    evidence.records.push_back({t, nullptr, "invoices"});
  Roster roster;
  roster.people = {{.id = "P02", .descriptor = "An owner"},
                   {.id = "P03", .descriptor = "A founder"}};
  evidence.rosters = {{&roster, "invoices"}};
  evidence.own_words = {"Why do invoices get paid late?"};
  evidence.personal = [](std::string_view words) {
    return words.find("Tuesday") == std::string_view::npos ? std::string() : std::string("date");
  };
  const auto verdicts_of = [&](const char* text, bool consent) {
    const auto checks = verify_text(SourceFile("r.md", text), evidence, {.consent = consent});
    REQUIRE(checks.has_value());
    return verdicts(*checks);
  };
  CHECK(verdicts_of("# “Why do invoices get paid late?”\n", false).empty());
  CHECK(verdicts_of("P02 asked “Why do invoices get paid late?”\n", false) == "not-found");
  CHECK(verdicts_of("> My brother has to say yes\n>\n> — a founder\n", false) == "proved@P03#3");
  CHECK(verdicts_of("> My brother has to say yes\n>\n> — an owner\n", false) ==
        "wrong-place@P03#3");
  CHECK(verdicts_of("> My brother has to say yes (other/P03#3)\n", false) == "wrong-place@P03#3");
  CHECK(verdicts_of("> My brother has to say yes (invoices/P03#3)\n", false) == "proved@P03#3");
  CHECK(verdicts_of("> My brother has to say yes\n", true) == "no-consent@P03#3");
}

TEST_CASE("verify: HTML is read as a browser shows it") {
  struct Case {
    const char* text;
    const char* verdicts;
  };
  const Case cases[] = {
      {"<blockquote><p>It&#39;s getting the paper to the person.</p></blockquote>", "proved@P01#5"},
      {"<figure><blockquote>It came by post</blockquote><figcaption>a manager "
       "<cite>P01#2</cite></figcaption>"
       "</figure>",
       "proved@P01#2"},
      {"<figure><blockquote>It came by post</blockquote><figcaption>P02#2</figcaption></figure>",
       "wrong-place@P01#2"},
      {"<blockquote>It came <b>by</b>\n post<footer>— P01</footer></blockquote>", "proved@P01#2"},
      {"<blockquote>It came by pigeon", "not-found@P01#2"},
      {"<table><tr><th>P03<td>“I could pay on Tuesday”</table>", "wrong-place@P02#2"},
      {"<h2>P03</h2><p>“I could pay on Tuesday”", "wrong-place@P02#2"},
      {"<blockquote>I could pay on Tuesday<sup><a href=\"#1\">[1]</a></sup></blockquote>",
       "proved@P02#2"},
      {"<p>He said <q>I could pay on Tuesday</q> once.", "proved@P02#2"},
      {"<p>&ldquo;I could pay on Monday, but&rdquo;</p>", "not-found@P02#2"},
      {"<p title=\"a > “not a quotation at all”\">x</p><script>“nor is this one here”</script>",
       ""},
      {"<!-- “a comment is not shown” --><style>“nor is a style here”</style>", ""},
      {"<p>“I could pay</p><p>on Tuesday”</p>", ""},
      {"1 < 2 <", ""},
      {"<", ""},
      {"<blockquote", ""},
      {"<script>", ""},
  };
  const Fixture f = invoices();
  for (const Case& c : cases) {
    CAPTURE(std::string(c.text));
    CHECK(verdicts(verify(f, "report.html", c.text)) == std::string(c.verdicts));
  }
}

TEST_CASE("verify: consent is asked for the audience, or not at all") {
  const Fixture f = invoices();
  const std::string text = "> I could pay on Tuesday\n\n> We wait for the site manager\n";
  CHECK(verdicts(verify(f, "r.md", text, ShareConsent::company)) ==
        "no-consent@P02#2 no-consent@P04#1");
  CHECK(verdicts(verify(f, "r.md", text, ShareConsent::company, false)) ==
        "proved@P02#2 proved@P04#1");
}

TEST_CASE("verify: notes are not speech, and cut words are not words") {
  Fixture f = invoices();
  f.transcripts[0]->kind = TranscriptKind::notes;
  CHECK(verdicts(verify(f, "r.md", "> It came by post\n")) == "notes@P01#2");
  f.transcripts[4]->turns[0].words =
      "We have non-paying clients, 1.5 million of them, and we can't.";
  for (const char* cut :
       {"> paying clients\n", "> 5 million\n", "> and we can\n", "> We have non\n"}) {
    CAPTURE(cut);
    CHECK(verify(f, "r.md", cut)[0].verdict == QuoteVerdict::not_found);
  }
  CHECK(verdicts(verify(f, "r.md", "> non–paying clients, 1.5 million\n")) == "proved@P05#1");
}

TEST_CASE("verify: brackets of the transcript itself stand for themselves alone") {
  Fixture f = invoices();
  f.transcripts[4]->turns[0].words = "I once asked that Mr [name] to sign it at noon.";
  CHECK(verdicts(verify(f, "r.md", "> I once asked that Mr [name] to sign it\n")) ==
        "proved@P05#1");
  CHECK(verdicts(verify(f, "r.md", "> I once asked [the man] to sign it\n")) == "proved@P05#1");
  CHECK(verdicts(verify(f, "r.md", "> I once asked [name] to sign it\n")) == "not-found@P05#1");
}

TEST_CASE("verify: findings say what differs, and where the words stand") {
  const Fixture f = invoices();
  const std::string text =
      "> By the time it reached you it was already late\n\n"
      "“it was already overdue … have approved it”\n\n> We wait for the site manager\n";
  const SourceFile report("r.md", text);
  Diagnostics diagnostics;
  report_checks(report, verify(f, "r.md", text), diagnostics);
  std::vector<std::string> lines;
  for (const Diagnostic& one : diagnostics.items()) lines.push_back(to_string(one));
  CHECK(
      lines ==
      std::vector<std::string>{
          "r.md:1:3: error: this is not what anybody said: `you` stands where the transcript has "
          "`me` and `late` stands where the transcript has `overdue`; `P01#2` has: By the time it "
          "reached me it was already overdue [quote/not-found]",
          "r.md:3:2: warning: the ellipsis leaves out `nobody`; read `P01#2` again "
          "[quote/dropped-negation]",
          "r.md:5:3: error: this may not be quoted: quoting was not agreed to [quote/no-consent]"});
}

TEST_CASE("verify: reports made here prove themselves, whatever the form and audience") {
  Fixture f = invoices();
  for (const ShareConsent audience :
       {ShareConsent::team, ShareConsent::company, ShareConsent::everyone}) {
    f.input.audience = audience;
    Diagnostics diagnostics;
    const auto full = build_full(f.input, diagnostics);
    REQUIRE(full.has_value());
    for (const Document& document : {*full, build_summary(f.input)}) {
      const auto markdown = verify(f, "r.md", to_markdown(document), audience);
      const auto html = verify(f, "r.html", *to_html(document, built_in_templates()), audience);
      CHECK(markdown.size() == html.size());
      CHECK_FALSE(markdown.empty());
      for (const auto& checks : {markdown, html}) {
        for (const QuoteCheck& check : checks) {
          CHECK_MESSAGE(check.verdict == QuoteVerdict::proved, check.quote << ": " << check.why);
        }
      }
    }
  }
}

TEST_CASE("verify: no altered quote passes, and no true one fails") {
  const Fixture f = invoices();
  std::size_t tried = 0;
  for (const Transcript* transcript : f.input.transcripts) {
    for (const Turn& turn : transcript->turns) {
      if (transcript->role_of(turn.speaker) != Role::participant) continue;
      const auto words = text::split(turn.words, ' ');
      for (std::size_t i = 0; i + 6 <= words.size(); ++i) {
        const std::vector<std::string> true_words(
            words.begin() + static_cast<std::ptrdiff_t>(i),
            words.begin() + static_cast<std::ptrdiff_t>(i + 6));
        if (std::any_of(true_words.begin(), true_words.end(),
                        [](const std::string& w) { return text::count_words(w) == 0; })) {
          continue;  // a dash may be left out at either end
        }
        const auto passes = [&](std::vector<std::string> quote) {
          ++tried;
          const std::string text = "<blockquote>" +
                                   text::replace_all(text::join(quote, " "), "<", "&lt;") +
                                   "</blockquote>";
          const auto checks = verify(f, "r.html", text, ShareConsent::team, false);
          return checks.size() == 1 && checks[0].verdict == QuoteVerdict::proved;
        };
        CAPTURE(text::join(true_words, " "));
        CHECK(passes(true_words));
        for (std::size_t k = 0; k < 6; ++k) {
          std::vector<std::string> changed = true_words;
          changed[k] = "banana";
          CHECK_FALSE(passes(changed));
          std::vector<std::string> added = true_words;
          added.insert(added.begin() + static_cast<std::ptrdiff_t>(k), "not");
          CHECK_FALSE(passes(added));
          if (k == 0 || k == 5) continue;  // a shorter quote is true as well
          std::vector<std::string> dropped = true_words;
          dropped.erase(dropped.begin() + static_cast<std::ptrdiff_t>(k));
          CHECK_FALSE(passes(dropped));
        }
      }
    }
  }
  CHECK(tried > 1000);
}

TEST_CASE("verify: the form follows the name, else the text") {
  CHECK(form_of(SourceFile("a.HTML", "x")) == ReportForm::html);
  CHECK(form_of(SourceFile("a.md", "<!doctype html>")) == ReportForm::markdown);
  CHECK(form_of(SourceFile("-", "  <!DOCTYPE html><p>")) == ReportForm::html);
  CHECK(form_of(SourceFile("-", "<b>x</b>")) == ReportForm::markdown);
}

TEST_CASE("verify: a report over the limit is refused") {
  const SourceFile report("r.html", std::string(kMaxReportBytes + 1, 'x'));
  CHECK(verify_text(report, {}, {}, {}).error().kind == ErrorKind::limit);
  std::string many;
  for (std::size_t i = 0; i <= kMaxQuotations; ++i) many += "<blockquote>x</blockquote>";
  CHECK(verify_text(SourceFile("r.html", many), {}, {}, {}).error().kind == ErrorKind::limit);
}

}  // namespace uxi::report
