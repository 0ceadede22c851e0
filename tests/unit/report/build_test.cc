#include "report/build.h"

#include "report/render.h"
#include "unit/report/golden.h"

namespace uxi::report {
namespace {

std::string full_markdown(const ReportInput& input) {
  Diagnostics diagnostics;
  const auto document = build_full(input, diagnostics);
  REQUIRE(document.has_value());
  return to_markdown(*document);
}

std::vector<std::string> findings_of(const std::string& narrative) {
  Fixture f = invoices();
  const SourceFile source("report.md", narrative);
  f.input.narrative = &source;
  Diagnostics diagnostics;
  const bool written = build_full(f.input, diagnostics).has_value();
  CHECK(written == !diagnostics.has_errors());
  std::vector<std::string> lines;
  for (const Diagnostic& one : diagnostics.items()) lines.push_back(to_string(one));
  return lines;
}

}  // namespace

TEST_CASE("report: the example study can be read without a finding") {
  const Fixture f = invoices();
  std::vector<std::string> lines;
  for (const Diagnostic& one : f.diagnostics.items()) lines.push_back(to_string(one));
  CHECK(lines == std::vector<std::string>{});
}

TEST_CASE("report: the summary says what to decide, what was learned, and what is not known") {
  const Fixture f = invoices();
  check_golden("summary.md", to_markdown(build_summary(f.input)));
}

TEST_CASE("report: the full report begins with the researcher's own words") {
  const Fixture f = invoices();
  check_golden("full.md", full_markdown(f.input));
}

TEST_CASE("report: without her words the insights come in full") {
  Fixture f = invoices();
  f.input.narrative = nullptr;
  check_golden("full-without-narrative.md", full_markdown(f.input));
}

TEST_CASE("report: beyond the team no reference, time or handle is shown") {
  Fixture f = invoices();
  f.input.audience = ShareConsent::company;
  const std::string text = full_markdown(f.input);
  check_golden("full-company.md", text);
  CHECK(text.find("P01") == std::string::npos);
  CHECK(text.find("00:00:15") == std::string::npos);
}

TEST_CASE("report: a section that a text asks for is not told again") {
  Fixture f = invoices();
  const SourceFile source("report.md", "# {{title}}, {{date}}\n\n{{section limits}}\n");
  f.input.narrative = &source;
  const std::string text = full_markdown(f.input);
  CHECK(text.starts_with("# Why do invoices get paid late?, 2 April 2026\n"));
  const std::size_t first = text.find("## What this does not show");
  REQUIRE(first != std::string::npos);
  CHECK(first < text.find("## What we learned"));
  CHECK(text.find("## What this does not show", first + 1) == std::string::npos);
}

TEST_CASE("report: a topline says what is heard, and concludes nothing") {
  const Fixture f = invoices();
  check_golden("topline.md", to_markdown(build_topline(f.input)));
}

TEST_CASE("report: the codebook with a quote of each code that has one to show") {
  const Fixture f = invoices();
  check_golden("codebook.md", to_markdown(build_codebook(f.input)));
}

TEST_CASE("report: a session tells who, when, how and what, with its debrief for the team") {
  Fixture f = invoices();
  Diagnostics diagnostics;
  const SourceFile debrief("debriefs/P01.md",
                           "# Debrief of P01\n\n## Takeaways\n\n- Nobody looks at the inbox.\n");
  f.input.session = "P01";
  f.input.debrief = &debrief;
  f.input.talk = {{"P01", 0.75, 0.25}};
  const auto document = build_session(f.input, diagnostics);
  REQUIRE(document.has_value());
  check_golden("session.md", to_markdown(*document));
  f.input.audience = ShareConsent::company;
  const std::string company = to_markdown(*build_session(f.input, diagnostics));
  CHECK(company.find("P01") == std::string::npos);
  CHECK(company.find("inbox") == std::string::npos);
  f.input.session = "P77";
  CHECK_FALSE(build_session(f.input, diagnostics).has_value());
}

TEST_CASE("report: each kind has its table") {
  Fixture f = invoices();
  f.input.session = "P01";
  std::string all;
  for (const ReportKind kind : {ReportKind::summary, ReportKind::full, ReportKind::session,
                                ReportKind::topline, ReportKind::codebook}) {
    all += "== " + std::string(to_string(kind)) + "\n" + to_csv(f.input, kind);
  }
  check_golden("tables.csv", all);
  f.input.audience = ShareConsent::everyone;
  const std::string everyone = to_csv(f.input, ReportKind::full);
  CHECK(everyone.starts_with("quote,who,themes,codes\n"));
}

TEST_CASE("report: what changed from week to week, and what people said who came again") {
  Fixture f = invoices();
  f.input.period = Period::week;
  Session again = *f.sessions.front();
  again.id = "P01-2";
  again.date->value = date_from_days(days_since_epoch(again.date->value) + 14);
  f.input.sessions.push_back(&again);
  TagFile later = *f.tags.front();
  later.session = "P01-2";
  later.highlights.resize(1);
  f.input.tags.push_back(&later);
  const std::string text = full_markdown(f.input);
  const std::size_t begin = text.find("## What changed over time");
  REQUIRE(begin != std::string::npos);
  check_golden("over-time.md", text.substr(begin, text.find("\n## ", begin) + 1 - begin));
  f.input.period.reset();
  CHECK(full_markdown(f.input).find("over time") == std::string::npos);
}

TEST_CASE("report: an empty study still gives a document") {
  Study study;
  study.name = "empty";
  ReportInput input;
  input.study = &study;
  input.today = {2026, 4, 2};
  check_golden("empty.md", to_markdown(build_summary(input)));
  Diagnostics diagnostics;
  CHECK(build_full(input, diagnostics).has_value());
}

TEST_CASE("report: what has no words yet stands under its id") {
  Fixture f = invoices();
  for (const auto& insight : f.insights) insight->statement.value.clear();
  for (const auto& theme : f.themes) theme->name.value = " ";
  for (Assumption& assumption : f.study.assumptions) assumption.text.value.clear();
  for (ResearchQuestion& question : f.study.questions) question.text.value.clear();
  for (Code& code : f.codebook.codes) code.name.value.clear();
  const SourceFile source("report.md",
                          "{{insight late-before-approval}}\n\nSee {{insight found-by-chance}}.\n");
  f.input.narrative = &source;
  const std::string text = full_markdown(f.input);
  for (const char* line : {"late-before-approval\n", "See found-by-chance.\n", "### paid-twice\n",
                           "### a1\n", "- late-before-approval\n"}) {
    CAPTURE(std::string(line));
    CHECK(text.find(line) != std::string::npos);
  }
  CHECK(to_markdown(build_summary(f.input)).find("### late-before-approval") != std::string::npos);
}

TEST_CASE("report: nothing but empty files still gives a document in every form") {
  Study study;
  Theme theme;
  Insight insight;
  Codebook codebook;
  codebook.codes.emplace_back();
  Session session;
  Transcript transcript;
  TagFile tags;
  tags.highlights.emplace_back();
  tags.highlights.back().codes.emplace_back();
  const SourceFile empty("report.md", "");
  ReportInput input;
  input.study = &study;
  input.codebook = &codebook;
  input.narrative = &empty;
  input.sessions = {&session};
  input.transcripts = {&transcript};
  input.tags = {&tags};
  input.themes = {&theme};
  input.insights = {{&insight, &empty}};
  input.today = {2026, 4, 2};
  Diagnostics diagnostics;
  const auto full = build_full(input, diagnostics);
  REQUIRE(full.has_value());
  for (const Document& document : {*full, build_summary(input)}) {
    CHECK_FALSE(to_markdown(document).empty());
    CHECK(to_html(document, built_in_templates()).has_value());
  }
}

TEST_CASE("report: only insights for its readers are in it") {
  Fixture f = invoices();
  f.input.readers = "sales";
  const std::string text = to_markdown(build_summary(f.input));
  CHECK(text.find("### Most invoices are late") != std::string::npos);
  CHECK(text.find("### Reminders are muted") != std::string::npos);
  CHECK(text.find("### A double payment") == std::string::npos);
}

TEST_CASE("report: a filter leaves highlights out without counting them as lost") {
  Fixture f = invoices();
  f.input.keep = [](std::string_view session, const Highlight&) { return session == "P03"; };
  const Document document = build_summary(f.input);
  const std::string text = to_markdown(document);
  CHECK(document.left_out.empty());
  CHECK(text.find("(P03#2, 00:00:14)") != std::string::npos);
  CHECK(text.find("(P01#") == std::string::npos);
}

TEST_CASE(
    "report: a reference that cannot be filled is found with its place, and nothing is written") {
  struct Case {
    const char* text;
    std::vector<std::string> findings;
  };
  const Case cases[] = {
      {"{{insight found-by-chanse}}\n",
       {"report.md:1:1: error: there is no insight `found-by-chanse`; did you mean "
        "`found-by-chance`? "
        "[report/unknown-insight]"}},
      {"See {{quote P01/h00000000ffff}} here.\n",
       {"report.md:1:5: error: there is no highlight `P01/h00000000ffff` [report/unknown-quote]"}},
      {"x\n\n{{quote P1}}\n",
       {"report.md:3:1: error: `P1` is no highlight; a highlight is written `P01/h7c1f09ab33e0` "
        "[report/unknown-quote]"}},
      {"{{participants with pain/aproval}} did.\n",
       {"report.md:1:1: error: unknown code `pain/aproval`; did you mean `pain/approval`? "
        "[report/unknown-code]"}},
      {"As {{table codes by segment}} shows.\n",
       {"report.md:1:4: error: a table must be a paragraph of its own [report/stands-alone]"}},
      {"{{picture of a cat}}\n",
       {"report.md:1:1: error: there is no field `picture of a cat`; fields are `insight ID`, "
        "`quote "
        "P01/h...`, `participants with CODE`, `table codes by segment`, `chart saturation`, "
        "`section NAME`, `title`, `date`, `people`, `success` and `saturation` "
        "[report/unknown-field]"}},
      {"See {{section themes}} here.\n",
       {"report.md:1:5: error: a section must be a paragraph of its own [report/stands-alone]"}},
      {"Braces in `{{code}}` are text.\n", {}},
      {"{{quote P04/h00000000a401}}\n", {}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(findings_of(c.text) == c.findings);
  }
}

TEST_CASE("report: a quote without consent never stands in the researcher's words either") {
  Fixture f = invoices();
  const SourceFile source("report.md", "She said {{quote P04/h00000000a402}} twice.\n");
  f.input.narrative = &source;
  const std::string text = full_markdown(f.input);
  CHECK(text.find("She said \\[quote left out: quoting was not agreed to\\] twice.") !=
        std::string::npos);
  CHECK(text.find("straight to the bin") == std::string::npos);
}

TEST_CASE("report: handles in prose are warned of beyond the team") {
  Fixture f = invoices();
  f.input.audience = ShareConsent::company;
  const SourceFile source("report.md", "P03 left. {{quote P03/h00000000a301}} XP01 P1\n");
  f.input.narrative = &source;
  Diagnostics diagnostics;
  CHECK(build_full(f.input, diagnostics).has_value());
  REQUIRE(diagnostics.items().size() == 1);
  CHECK(to_string(diagnostics.items()[0]) ==
        "report.md:1:1: warning: `P03` would be read beyond the team; describe the person instead "
        "[report/names-participant]");
}

}  // namespace uxi::report
