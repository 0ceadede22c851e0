#include "report/proof.h"

#include "report/rank.h"
#include "unit/report/golden.h"

namespace uxi::report {
namespace {

HighlightRef ref(const char* name) { return *parse_highlight_ref(name); }

}  // namespace

TEST_CASE("report: a proved quote has the transcript's words, place, time and description") {
  const Fixture f = invoices();
  const Quotes quotes(f.input);
  const ProvedQuote quote = quotes.prove(ref("P02/h00000000a203"));
  CHECK(quote.state == QuoteState::proved);
  CHECK(quote.lines ==
        std::vector<QuoteLine>{
            {Role::interviewer, "And the partner, how does he approve?"},
            {Role::participant,
             "He's got it on his phone. He never lets one sit. If anything I'm the slow one."}});
  CHECK(to_string(quote.turns) == "P02#4-5");
  CHECK(quote.time == Millis{130'000});
  CHECK(quote.who == "the accountant of a small agency");
  CHECK(quote.segment == "new-admin");
}

TEST_CASE("report: what cannot be proved says why, and gives no words") {
  struct Case {
    const char* name;
    ShareConsent audience;
    QuoteState state;
    const char* why;
  };
  const Case cases[] = {
      {"P04/h00000000a401", ShareConsent::team, QuoteState::no_consent,
       "quoting was not agreed to"},
      {"P02/h00000000a201", ShareConsent::company, QuoteState::no_consent,
       "words may be shared with the team, not with the company"},
      {"P01/h00000000a101", ShareConsent::everyone, QuoteState::no_consent,
       "words may be shared with the company, not with the public"},
      {"P03/h00000000a301", ShareConsent::everyone, QuoteState::proved, ""},
      {"P03/h000000000bad", ShareConsent::team, QuoteState::unknown, "there is no such highlight"},
      {"other/P03/h00000000a301", ShareConsent::team, QuoteState::unknown,
       "there is no such highlight"},
      {"invoices/P03/h00000000a301", ShareConsent::team, QuoteState::proved, ""},
  };
  Fixture f = invoices();
  for (const Case& c : cases) {
    CAPTURE(c.name);
    f.input.audience = c.audience;
    const ProvedQuote quote = Quotes(f.input).prove(ref(c.name));
    CHECK(quote.state == c.state);
    CHECK(quote.why_not == c.why);
    CHECK(quote.lines.empty() == !quote.proved());
  }
}

TEST_CASE("report: words that left the transcript, notes and the interviewer are not quoted") {
  Fixture f = invoices();
  const HighlightRef paper = ref("P01/h00000000a103");
  Transcript& transcript = *f.transcripts.front();
  SUBCASE("the words were edited away") {
    transcript.turns.pop_back();
    CHECK(Quotes(f.input).prove(paper).state == QuoteState::lost);
  }
  SUBCASE("the record is notes") {
    transcript.kind = TranscriptKind::notes;
    CHECK(Quotes(f.input).prove(paper).state == QuoteState::notes);
  }
  SUBCASE("somebody else spoke") {
    transcript.speakers = {{"I", Role::interviewer}, {"P", Role::unknown}};
    CHECK(Quotes(f.input).prove(paper).state == QuoteState::not_theirs);
  }
  SUBCASE("the transcript is gone") {
    f.input.transcripts.erase(f.input.transcripts.begin());
    CHECK(Quotes(f.input).prove(paper).state == QuoteState::no_transcript);
  }
}

TEST_CASE("report: what was left out is counted once, by reason") {
  Fixture f = invoices();
  const Quotes quotes(f.input);
  LeftOut left_out;
  CHECK(left_out.sentence().empty());
  left_out.add(quotes.prove(ref("P01/h00000000a101")));
  CHECK(left_out.empty());
  left_out.add(quotes.prove(ref("P04/h00000000a401")));
  left_out.add(quotes.prove(ref("P04/h00000000a401")));
  CHECK(left_out.sentence() == "1 quote left out: no consent to quote");
  left_out.add(quotes.prove(ref("P04/h00000000a402")));
  CHECK(left_out.sentence() == "2 quotes left out: no consent to quote");
  left_out.add(quotes.prove(ref("P03/h000000000bad")));
  CHECK(left_out.sentence() == "3 quotes left out: 2 no consent to quote, 1 highlight not found");
}

TEST_CASE("report: insights are ranked by score, then those without one, ties by id") {
  const auto insight = [](std::string id, int importance, int value, int effort) {
    Insight out;
    out.id = std::move(id);
    out.customer_importance = Located<int>{importance, {}};
    out.team_value = Located<int>{value, {}};
    if (effort > 0) out.effort = Located<int>{effort, {}};
    return out;
  };
  const std::vector<Insight> insights = {insight("d", 5, 5, 0), insight("c", 1, 1, 3),
                                         insight("b", 2, 2, 2), insight("a", 4, 1, 2),
                                         insight("e", 5, 5, 1), insight("aa", 5, 5, 0)};
  std::vector<InsightFile> files;
  for (const Insight& one : insights) files.push_back({&one});
  std::vector<std::string> ids;
  for (const RankedInsight& ranked : rank(files)) ids.push_back(ranked.file.value->id);
  CHECK(ids == std::vector<std::string>{"e", "a", "b", "c", "aa", "d"});
  CHECK(score(insights[4]) == 25.0);
  CHECK_FALSE(score(insights[0]).has_value());
}

}  // namespace uxi::report
