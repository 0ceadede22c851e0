// The log of contacts, and when the plan lets somebody be asked again.
#include "model/contact_log.h"

#include <doctest/doctest.h>

namespace uxi {
namespace {

Study study_with(std::optional<int> days_apart, std::optional<int> at_most) {
  Study study;
  study.name = "billing";
  if (days_apart) study.contact.days_apart = {*days_apart, {}};
  if (at_most) study.contact.at_most = {*at_most, {}};
  return study;
}

std::string show(const std::optional<TooSoon>& found) {
  if (!found) return "may be asked";
  return (found->until ? to_string(*found->until) : std::string("never")) + ": " + found->reason;
}

}  // namespace

TEST_CASE("model: people are asked no more often than the plan says") {
  const std::vector<ContactEntry> log{
      {"billing", "P01", "invite", Date{2026, 3, 10}, "e-mail"},
      {"billing", "P01", "remind", Date{2026, 3, 13}, "e-mail"},
      {"stock", "P07", "follow-up", Date{2026, 3, 12}, "phone"},
      {"stock", "P07", "invite", {}, ""},
  };
  struct Row {
    std::optional<int> days_apart;
    std::optional<int> at_most;
    const char* kind;
    Date today;
    const char* outcome;
  };
  const std::vector<Row> rows{
      {{}, {}, "invite", {2026, 3, 13}, "may be asked"},
      {7,
       {},
       "invite",
       {2026, 3, 13},
       "2026-03-19: asked on 2026-03-12 in stock (follow-up), and the plan wants 7 days between"},
      {7,
       {},
       "invite",
       {2026, 3, 18},
       "2026-03-19: asked on 2026-03-12 in stock (follow-up), and the plan wants 7 days between"},
      {7, {}, "invite", {2026, 3, 19}, "may be asked"},
      {7, {}, "remind", {2026, 3, 13}, "may be asked"},
      {7, {}, "thanks", {2026, 3, 13}, "may be asked"},
      {7, {}, "invite", {2026, 3, 10}, "may be asked"},
      {{},
       1,
       "follow-up",
       {2027, 3, 10},
       "never: asked 1 time already, and the plan allows no more"},
      {{}, 2, "follow-up", {2027, 3, 10}, "may be asked"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.kind);
    CAPTURE(to_string(row.today));
    CHECK(show(too_soon(log, study_with(row.days_apart, row.at_most), row.kind, row.today)) ==
          row.outcome);
  }
}

TEST_CASE("model: the log of contacts is read and added to") {
  Diagnostics findings;
  const SourceFile source("messages.csv",
                          "id,kind,when,channel,mine\n"
                          "billing/P01,invite,2026-03-10T09:30:00Z,e-mail,x\n"
                          "billing/P02,invite,,,\n"
                          "P03,invite,2026-03-10,,\n"
                          "billing/P03,invite,yesterday,,\n");
  const std::vector<ContactEntry> log = read_contact_log(source, findings);
  REQUIRE(log.size() == 2);
  CHECK(log[0].when == Date{2026, 3, 10});
  CHECK_FALSE(log[1].when);
  REQUIRE(findings.items().size() == 2);
  CHECK(findings.items()[0].message == "`id` must be as `billing/P01`, not `P03`");
  CHECK(findings.items()[1].message == "`when` must be a day as `2026-03-14`, not `yesterday`");
  CHECK(with_contacts("id,kind,when,channel,mine\n",
                      {{"billing", "P01", "call", Date{2026, 3, 11}, "phone"}}) ==
        "id,kind,when,channel,mine\nbilling/P01,call,2026-03-11,phone,\n");
}

TEST_CASE("model: the log of contacts keeps which session's time somebody was told") {
  const std::vector<ContactEntry> told{
      {"billing", "P01", "confirm", Date{2026, 3, 3}, "e-mail", "P01", "2026-03-10 09:00"},
      {"billing", "P01", "confirm", Date{2026, 3, 3}, "e-mail", "P01-2", "2026-03-12 09:00"}};
  const std::string text = with_contacts("", told);
  CHECK(text ==
        "id,kind,when,channel,session,time\n"
        "billing/P01,confirm,2026-03-03,e-mail,,2026-03-10 09:00\n"
        "billing/P01,confirm,2026-03-03,e-mail,P01-2,2026-03-12 09:00\n");
  Diagnostics findings;
  const std::vector<ContactEntry> read =
      read_contact_log(SourceFile("messages.csv", text), findings);
  REQUIRE(read.size() == 2);
  CHECK(read[0].session == "P01");
  CHECK(read[1].session == "P01-2");
  CHECK(read[1].time == "2026-03-12 09:00");
}

}  // namespace uxi
