#include <doctest/doctest.h>
#include <string>

#include "unit/model/findings.h"
#include "uxi/theme.h"

namespace uxi {

TEST_CASE("insight: front matter and body are read") {
  test::File file(R"(---
statement: Nobody notices a double charge until month's end
kind: finding
questions: [rq1]
assumptions: {a1: contradicts, a2: supports}
evidence: [P01/h7c1f09ab33e0, billing/P02/h90ee41d2a0b7]
against: [P03/h11aa02cd94f1]
customer_importance: 5
team_value: 3
effort: 2
recommendation: Say it in the mail
decision: Build it
owner: ana
due: 2026-05-01
kpi: {name: Refund requests, before: 40 a month, target: 10, after: null}
audience: [product, sales]
state: open
---
# Why

They trust the bank.
)");
  const Insight insight = read_insight(file.source, "double-charge", file.diagnostics);
  CHECK(file.findings() == "");
  CHECK(insight.id == "double-charge");
  CHECK(insight.statement.value == "Nobody notices a double charge until month's end");
  CHECK(insight.kind.value == "finding");
  CHECK(file.source.slice(insight.kind.span) == "finding");
  CHECK(insight.questions.front().value == "rq1");
  REQUIRE(insight.assumptions.size() == 2);
  CHECK(insight.assumptions[0].first.value == "a1");
  CHECK(insight.assumptions[0].second.value == "contradicts");
  CHECK(insight.evidence.size() == 2);
  CHECK(insight.against.front().value == "P03/h11aa02cd94f1");
  CHECK(insight.customer_importance->value == 5);
  CHECK(insight.team_value->value == 3);
  CHECK(insight.effort->value == 2);
  CHECK(insight.recommendation.value == "Say it in the mail");
  CHECK(insight.decision.value == "Build it");
  CHECK(insight.owner.value == "ana");
  CHECK(insight.due == Date{2026, 5, 1});
  CHECK(insight.kpi->name == "Refund requests");
  CHECK(insight.kpi->before == "40 a month");
  CHECK(insight.kpi->target == "10");
  CHECK(insight.kpi->after == "");
  CHECK(insight.audience == std::vector<std::string>{"product", "sales"});
  CHECK(insight.state.value == "open");
  CHECK(insight.body == "# Why\n\nThey trust the bank.\n");
}

TEST_CASE("insight: what is wrong has its place in the whole file") {
  test::File file(
      "---\nkind: fact\nassumptions: {a1: maybe, A 2: supports}\nevidence: [P01]\neffort: 6\n"
      "efort: 2\n---\n");
  const Insight insight = read_insight(file.source, "i", file.diagnostics);
  CHECK_FALSE(insight.effort.has_value());
  CHECK(file.findings() ==
        "f:2:1: error: `statement` is missing [insight/missing]\n"
        "f:2:7: error: `kind` must be one of `finding`, `need`, `symptom`, `opportunity`, not "
        "`fact` [insight/value]\n"
        "f:3:19: error: `a1` must be one of `supports`, `contradicts`, not `maybe` "
        "[insight/value]\n"
        "f:3:26: error: `A 2` is not an id; it is lower-case words with hyphens, as `late-fee` "
        "[insight/id]\n"
        "f:4:12: error: `P01` is not a highlight; it is written as `P01/h7c1f09ab33e0` "
        "[insight/id]\n"
        "f:5:9: error: `effort` must be from 1 to 5, not `6` [insight/range]\n"
        "f:6:1: warning: unknown key `efort`; did you mean `effort`? [insight/unknown-key]\n");
}

TEST_CASE("insight: a file without front matter is all body") {
  test::File file("They trust the bank.\n");
  CHECK(read_insight(file.source, "i", file.diagnostics).body == "They trust the bank.\n");
  CHECK(file.findings() == "f:1:1: error: `statement` is missing [insight/missing]\n");
}

}  // namespace uxi
