// Statuses of participants: which may follow which, and the way from one to another.
#include "model/participant_status.h"

#include <doctest/doctest.h>

#include "text/strings.h"

namespace uxi {
namespace {

std::string way(std::string_view from, std::string_view to, bool owner_approves) {
  std::vector<std::string> names;
  for (const ParticipantStatus status : way_between(
           *parse_participant_status(from), *parse_participant_status(to), owner_approves)) {
    names.emplace_back(to_string(status));
  }
  return text::join(names, " ");
}

}  // namespace

TEST_CASE("model: R12: nobody is invited before the owner of the account was asked") {
  struct Row {
    const char* from;
    const char* to;
    const char* without_owner;
    const char* with_owner;
  };
  const std::vector<Row> rows{
      {"shortlisted", "invited", "invited", "owner-asked invited"},
      {"waiting", "invited", "invited", "shortlisted owner-asked invited"},
      {"waiting", "held", "invited scheduled held",
       "shortlisted owner-asked invited scheduled held"},
      {"shortlisted", "owner-asked", "", "owner-asked"},
      {"no-show", "invited", "invited", "invited"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.from);
    CAPTURE(row.to);
    CHECK(way(row.from, row.to, false) == row.without_owner);
    CHECK(way(row.from, row.to, true) == row.with_owner);
  }
}

TEST_CASE("model: from one status to another there is a way, or none") {
  struct Row {
    const char* from;
    const char* to;
    const char* way;
  };
  const std::vector<Row> rows{
      {"applied", "shortlisted", "shortlisted"},
      {"applied", "held", "waiting invited scheduled held"},
      {"out", "scheduled", "waiting invited scheduled"},
      {"invited", "held", "scheduled held"},
      {"scheduled", "no-show", "no-show"},
      {"held", "scheduled", "scheduled"},
      {"held", "no-show", "scheduled no-show"},
      {"cancelled", "scheduled", "scheduled"},
      {"withdrawn", "invited", ""},
      {"held", "applied", ""},
      {"held", "held", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.from);
    CAPTURE(row.to);
    CHECK(way(row.from, row.to, false) == row.way);
  }
}

TEST_CASE(
    "model: every status waits, has a place or has gone, and from all but one somebody can "
    "withdraw") {
  for (const std::string& name : participant_status_names()) {
    CAPTURE(name);
    const ParticipantStatus status = *parse_participant_status(name);
    CHECK(to_string(status) == name);
    CHECK(int{is_waiting(status)} + int{is_gone(status)} + int{has_place(status)} == 1);
    CHECK((!is_asked(status) || has_place(status)));
    CHECK(way(name, "withdrawn", true) == (name == "withdrawn" ? "" : "withdrawn"));
  }
  CHECK_FALSE(parse_participant_status("confirmed"));
}

}  // namespace uxi
