#include "uxi/session.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "unit/model/findings.h"

namespace uxi {

TEST_CASE("session: a whole record is read") {
  test::File file(R"(participant: P07
segment: new-admin
date: 2026-03-14
state: no-show                          # scheduled | held | no-show | cancelled | withdrawn
moderator: ana
observers: [ben]
guide: {file: guide.md, version: "xxh3:9f3c", used: guides/guide-9f3c.md}
consent: {form: v2, given: 2026-03-13, record: yes, quote: anonymous, clip: no, share: company, recontact: yes, outside_processing: no, keep_until: 2027-06-30, withdrawn: null}
checklist: {recording: yes, incentive: ready, access_needs: "live captions"}
debrief: done
coded: [ana]
)");
  const Session session = read_session(file.source, "P07-2", file.diagnostics);
  CHECK(file.findings() == "");
  CHECK(session.id == "P07-2");
  CHECK(session.participant.value == "P07");
  CHECK(session.segment.value == "new-admin");
  CHECK(session.date->value == Date{2026, 3, 14});
  CHECK(session.state.value == SessionState::no_show);
  CHECK(session.moderator.value == "ana");
  CHECK(session.observers.front().value == "ben");
  CHECK(session.guide_file == "guide.md");
  CHECK(session.guide_version == "xxh3:9f3c");
  CHECK(session.guide_used == "guides/guide-9f3c.md");
  REQUIRE(session.consent.has_value());
  CHECK(session.consent->form.value == "v2");
  CHECK(session.consent->given == Date{2026, 3, 13});
  CHECK(session.consent->record);
  CHECK(session.consent->quote == QuoteConsent::anonymous);
  CHECK_FALSE(session.consent->clip);
  CHECK(session.consent->share == ShareConsent::company);
  CHECK(session.consent->recontact);
  CHECK_FALSE(session.consent->outside_processing);
  CHECK(session.consent->keep_until == Date{2027, 6, 30});
  CHECK_FALSE(session.consent->withdrawn.has_value());
  REQUIRE(session.checklist.size() == 3);
  CHECK(session.checklist[0].second.value == "yes");
  CHECK(session.checklist[2].second.value == "live captions");
  CHECK(session.debrief == "done");
  CHECK(session.coded.front().value == "ana");
}

TEST_CASE("session: what a record does not say is not agreed to") {
  test::File file("participant: P01\nconsent: {form: v2}\n");
  const Session session = read_session(file.source, "P01", file.diagnostics);
  CHECK(file.findings() == "");
  CHECK(session.state.value == SessionState::scheduled);
  CHECK_FALSE(session.consent->record);
  CHECK(session.consent->quote == QuoteConsent::no);
  CHECK(session.consent->share == ShareConsent::team);
  CHECK_FALSE(session.consent->outside_processing);
}

TEST_CASE("session: faults of a record") {
  struct Row {
    std::string yaml;
    std::string finding;
  };
  const std::vector<Row> rows{
      {"state: held", "f:1:1: error: `participant` is missing [session/missing]"},
      {"participant: Petra",
       "f:1:14: error: `Petra` is not a participant; it is `P` and two digits or more, as `P07` "
       "[session/id]"},
      {"participant: P02",
       "f:1:14: error: session `P01` is of `P01`, not of `P02`; a session is named after its "
       "participant [session/participant]"},
      {"participant: P01\nstate: hold",
       "f:2:8: error: `state` must be one of `scheduled`, `held`, `no-show`, `cancelled`, "
       "`withdrawn`, not `hold`; did you mean `held`? [session/value]"},
      {"participant: P01\nconsent: {qoute: named}",
       "f:2:11: warning: unknown key `qoute`; did you mean `quote`? [session/unknown-key]"},
      {"participant: P01\ncoded: ana",
       "f:2:8: error: `coded` must be a list, not `ana`; write `[ana]` [session/type]"},
      {"participant: P01\nchecklist: {recording: [yes]}",
       "f:2:24: error: `recording` must be text, not a list [session/type]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.yaml);
    test::File file(row.yaml + "\n");
    static_cast<void>(read_session(file.source, "P01", file.diagnostics));
    CHECK(file.findings() == row.finding + "\n");
  }
}

TEST_CASE("consent: why words may not be quoted") {
  const Date today{2026, 3, 20};
  const auto with = [](auto change) {
    Session session{.id = "P01"};
    session.state.value = SessionState::held;
    session.consent = Consent{.record = true, .quote = QuoteConsent::anonymous};
    change(session);
    return session;
  };
  struct Row {
    Session session;
    ShareConsent audience;
    std::string why;
  };
  const std::vector<Row> rows{
      {with([](Session&) {}), ShareConsent::team, ""},
      {with([](Session& s) {
         s.consent->keep_until = Date{2026, 3, 20};
       }),
       ShareConsent::team, ""},
      {with([](Session& s) {
         s.consent->keep_until = Date{2026, 3, 19};
       }),
       ShareConsent::team, "consent ran out on 2026-03-19"},
      {with([](Session& s) {
         s.consent->withdrawn = Date{2026, 3, 1};
       }),
       ShareConsent::team, "consent was withdrawn on 2026-03-01"},
      {with([](Session& s) { s.state.value = SessionState::withdrawn; }), ShareConsent::team,
       "the participant withdrew"},
      {with([](Session& s) { s.consent->record = false; }), ShareConsent::team,
       "recording was not agreed to"},
      {with([](Session& s) { s.consent->quote = QuoteConsent::no; }), ShareConsent::team,
       "quoting was not agreed to"},
      {with([](Session&) {}), ShareConsent::company,
       "words may be shared with the team, not with the company"},
      {with([](Session& s) { s.consent->share = ShareConsent::company; }), ShareConsent::everyone,
       "words may be shared with the company, not with the public"},
      {with([](Session& s) { s.consent->share = ShareConsent::everyone; }), ShareConsent::everyone,
       ""},
      {with([](Session& s) { s.consent.reset(); }), ShareConsent::team, "no consent record"},
  };
  for (const Row& row : rows) {
    CHECK(why_not_quotable(&row.session, row.audience, today) == row.why);
  }
  CHECK(why_not_quotable(nullptr, ShareConsent::team, today) == "no consent record");
}

TEST_CASE("consent: each use asks for its own permission, and none outlives consent") {
  const Date today{2026, 3, 20};
  struct Row {
    std::optional<Consent> consent;
    std::string usable, processable, contactable;
  };
  const std::string outside = "processing outside was not agreed to";
  const std::string again = "being asked again was not agreed to";
  const std::string gone = "consent was withdrawn on 2026-03-20";
  const std::string over = "consent ran out on 2026-03-19";
  const std::vector<Row> rows{
      {std::nullopt, "", "no consent record", "no consent record"},
      {Consent{}, "", outside, again},
      {Consent{.recontact = true}, "", outside, ""},
      {Consent{.outside_processing = true}, "", "", again},
      {Consent{.recontact = true, .outside_processing = true, .withdrawn = today}, gone, gone,
       gone},
      {Consent{.recontact = true, .outside_processing = true, .keep_until = Date{2026, 3, 19}},
       over, over, over},
      {Consent{.recontact = true, .outside_processing = true, .keep_until = today}, "", "", ""},
  };
  for (const Row& row : rows) {
    Session session;
    session.consent = row.consent;
    CHECK(why_not_usable(&session, today) == row.usable);
    CHECK(why_not_processable(&session, today) == row.processable);
    CHECK(why_not_contactable(&session, today) == row.contactable);
  }
  CHECK(why_not_usable(nullptr, today).empty());
  CHECK(why_not_processable(nullptr, today) == "no consent record");
}

TEST_CASE("consent: a record whose person, state or consent cannot be read allows nothing") {
  struct Row {
    std::string text;
    bool known;
  };
  const std::vector<Row> rows{
      {"participant: P01\nconsent: {record: yes}\n", true},
      {"participant: P01\ndate: some day\nconsent: {record: yes}\n", true},
      {"participant: P01\nconsent: {record: yes, withdrawn: 2026-05-32}\n", false},
      {"participant: P01\nconsent: {record: maybe}\n", false},
      {"participant: P01\nconsent: yes\n", false},
      {"participant: P01\nstate: withdrwan\n", false},
      {"participant: P02\n", false},
      {"participant: P01\nconsent: {\n", false},
      {"- P01\n", false},
      {"", false},
  };
  for (const Row& row : rows) {
    Diagnostics findings;
    const Session session = read_session(SourceFile("P01.yaml", row.text), "P01", findings);
    CAPTURE(row.text);
    CHECK(session.unread.has_value() == !row.known);
    CHECK(why_not_usable(&session, {2026, 3, 20}) ==
          (row.known ? "" : "its record cannot be read"));
    CHECK(why_not_quotable(&session, ShareConsent::team, {2026, 3, 20}).empty() == false);
  }
}

}  // namespace uxi
