// What reports promise of the practice of interviewing, each promise by its number.
#include "report/build.h"
#include "report/render.h"
#include "report/verify.h"
#include "text/strings.h"
#include "unit/report/golden.h"

namespace uxi::report {
namespace {

std::string full(const Fixture& f) {
  Diagnostics diagnostics;
  const auto document = build_full(f.input, diagnostics);
  REQUIRE(document.has_value());
  return to_markdown(*document);
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("practice A3: a report shows what speaks against an insight beside what speaks for it") {
  const Fixture f = invoices();
  CHECK(has(full(f), "What speaks against it"));
}

TEST_CASE("practice A4: what one person alone said stays in the report") {
  const Fixture f = invoices();
  const std::string report = full(f);
  CHECK(has(report, "In no theme"));
  CHECK(has(report, "The reminder is the only reason two of my clients pay at all."));
}

TEST_CASE(
    "practice A7: themes of interviews stand beside feedback of many, in people and answers") {
  Fixture f = invoices();
  f.input.feedback = {{.name = "nps", .answers = 200, .by_theme = {{"paid-twice", 50}}},
                      {.name = "tickets", .answers = 0}};
  const std::string report = full(f);
  CHECK(has(report, "## Interviews beside feedback"));
  CHECK(has(report, "interviews (5) | nps (200) | tickets (0)"));
  CHECK(has(report, "| 50 (25 %) | 0 |"));
  CHECK(has(report, "| None of these |  | 150 (75 %) | 0 |"));
  CHECK(has(report, "Answers are counted by computation"));
  f.input.feedback.clear();
  CHECK_FALSE(has(full(f), "Interviews beside feedback"));
}

TEST_CASE("practice D2: quotes of a report are the words themselves, and prove themselves") {
  const Fixture f = invoices();
  const std::string report = full(f);
  const auto checks = verify_text(SourceFile("r.md", report), f.input.transcripts, f.input.sessions,
                                  {.today = {2026, 4, 2}});
  REQUIRE(checks.has_value());
  CHECK(checks->size() > 5);
  for (const QuoteCheck& check : *checks) CHECK(check.verdict == QuoteVerdict::proved);
}

TEST_CASE("practice D4: a report says who does what by when, and how it is measured") {
  const Fixture f = invoices();
  const std::string report = full(f);
  for (const char* column : {"What to do", "Owner", "By", "Measure"}) CHECK(has(report, column));
}

TEST_CASE("practice D5: a report is as short as its readers like, in the form that they read") {
  const Fixture f = invoices();
  const Document summary = build_summary(f.input);
  const std::string text = to_markdown(summary);
  CHECK(text.size() * 2 < full(f).size());
  CHECK(has(*to_html(summary, built_in_templates()), "<!doctype html>"));
  CHECK(has(to_json(summary), "\"blocks\""));
}

TEST_CASE("practice D7: readers get the insights that are meant for them") {
  Fixture f = invoices();
  const std::string all = to_markdown(build_summary(f.input));
  f.insights.front()->audience = {"product"};
  f.input.readers = "sales";
  const std::string sales = to_markdown(build_summary(f.input));
  const std::string& statement = f.insights.front()->statement.value;
  CHECK(has(all, statement));
  CHECK_FALSE(has(sales, statement));
  f.input.readers = "product";
  CHECK(has(to_markdown(build_summary(f.input)), statement));
}

TEST_CASE("practice D8: a full report states its limits") {
  const Fixture f = invoices();
  const std::string report = full(f);
  CHECK(has(report, "What this does not show"));
  CHECK(has(report, "this is what they say they do, not what was seen"));
  CHECK(has(report, "Who comes to an interview is more outspoken than who stays away"));
  CHECK(has(report, "2 took part; 3 were wanted"));
  CHECK(has(report, "2 quotes left out: no consent to quote"));
}

}  // namespace uxi::report
