// Practice G1 and G8: a new guide has the parts of an interview, questions of several kinds, and
// passes the linter.
#include "report/guide_draft.h"

#include <doctest/doctest.h>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "speech/read_guide.h"
#include "support/source.h"
#include "uxi/lint.h"

namespace uxi::report {
namespace {

constexpr Purpose kPurposes[] = {Purpose::generative, Purpose::exploratory, Purpose::evaluative,
                                 Purpose::contextual, Purpose::continuous,  Purpose::jtbd,
                                 Purpose::churn,      Purpose::usability};

Study plan(std::size_t questions, std::size_t assumptions = 1) {
  Study study;
  study.name = "billing";
  study.title.value = "Why are invoices paid -- late?";
  for (std::size_t i = 1; i <= questions; ++i) {
    ResearchQuestion question;
    question.id.value = "rq" + std::to_string(i);
    question.text.value = "What should we --> know?";
    study.questions.push_back(question);
  }
  for (std::size_t i = 1; i <= assumptions; ++i) {
    Assumption assumption;
    assumption.id.value = "a" + std::to_string(i);
    assumption.text.value = "Approvers are the bottleneck";
    study.assumptions.push_back(assumption);
  }
  return study;
}

Guide read(const SourceFile& source) {
  Diagnostics diagnostics;
  auto guide = speech::read_guide(source, diagnostics);
  REQUIRE(guide.has_value());
  CHECK(diagnostics.empty());
  return *std::move(guide);
}

double sum_of_times(const Guide& guide) {
  return std::accumulate(
      guide.sections.begin(), guide.sections.end(), 0.0,
      [](double sum, const GuideSection& section) { return sum + section.minutes.value_or(0); });
}

std::string findings_of(const SourceFile& source, const Guide& guide, const Study& study) {
  std::string out;
  for (const Diagnostic& finding : lint::lint_guide(source, guide, &study, {}))
    out += to_string(finding) + "\n";
  return out;
}

std::set<std::string> served_by(const Guide& guide) {
  std::set<std::string> served;
  for (const GuideSection& section : guide.sections) {
    for (const GuideItem& item : section.items)
      served.insert(item.serves.begin(), item.serves.end());
  }
  return served;
}

}  // namespace

TEST_CASE("report: a new guide passes its own lint, for every purpose and length (practice G1)") {
  struct Size {
    std::size_t questions;
    std::size_t assumptions;
  };
  for (const Purpose purpose : kPurposes) {
    for (const int minutes : {20, 25, 30, 45, 60, 90}) {
      for (const Size size : {Size{1, 0}, Size{1, 1}, Size{3, 2}, Size{3, 5}}) {
        CAPTURE(to_string(purpose));
        CAPTURE(minutes);
        CAPTURE(size.questions);
        CAPTURE(size.assumptions);
        Study study = plan(size.questions, size.assumptions);
        study.method.purpose.value = purpose;
        const auto text = draft_guide({.study = &study, .purpose = purpose, .minutes = minutes});
        REQUIRE(text.has_value());
        const SourceFile source = test::source(*text, "guide.md");
        const Guide guide = read(source);
        CHECK(findings_of(source, guide, study) == "");
        CHECK(sum_of_times(guide) == minutes);
        CHECK(guide.study == "billing");
        CHECK(served_by(guide).size() == size.questions + size.assumptions);
      }
    }
  }
}

TEST_CASE("report: a new guide has warm-up, core and wind-down, and serves the plan (G1, G8)") {
  const Study study = plan(3);
  for (const Purpose purpose : kPurposes) {
    CAPTURE(to_string(purpose));
    const auto text = draft_guide({.study = &study, .purpose = purpose, .minutes = 60});
    REQUIRE(text.has_value());
    const Guide guide = read(test::source(*text, "guide.md"));
    std::set<SectionKind> kinds;
    std::size_t probes = 0;
    for (const GuideSection& section : guide.sections) {
      kinds.insert(section.kind);
      for (const GuideItem& item : section.items) {
        probes += item.kind == ItemKind::probe ? 1U : 0U;
      }
    }
    const SectionKind core = purpose == Purpose::usability ? SectionKind::task : SectionKind::core;
    for (const SectionKind kind :
         {SectionKind::consent, SectionKind::warm_up, core, SectionKind::wrap_up}) {
      CHECK(kinds.contains(kind));
    }
    CHECK(served_by(guide) == std::set<std::string>{"a1", "rq1", "rq2", "rq3"});
    CHECK(probes >= 1);
  }
}

TEST_CASE("report: a new guide without a plan has placeholders, and wrong lengths are refused") {
  const auto text = draft_guide({});
  REQUIRE(text.has_value());
  CHECK(text->find("# Interview guide: [the thing]") != std::string::npos);
  CHECK(text->find("{{") == std::string::npos);
  CHECK_FALSE(draft_guide({.minutes = 5}).has_value());
  CHECK_FALSE(draft_guide({.minutes = 100'000}).has_value());
}

}  // namespace uxi::report
