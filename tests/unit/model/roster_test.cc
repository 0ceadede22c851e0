#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "unit/model/findings.h"
#include "uxi/session.h"

namespace uxi {
namespace {

constexpr const char* kRoster =
    "id,segment,status,source,descriptor,incentive_amount,incentive_state,access_needs,role,"
    "country\n"
    "P01,new-admin,held,newsletter,\"an office manager, new to it\",60,paid,,Owner,Germany\n"
    "P02,churned,invited,,,,,captions,Accountant,\n";

}  // namespace

TEST_CASE("roster: a roster is written as it was read") {
  test::File file(kRoster);
  const Roster roster = read_roster(file.source, file.diagnostics);
  CHECK(file.findings() == "");
  CHECK(roster.attribute_names == std::vector<std::string>{"role", "country"});
  REQUIRE(roster.people.size() == 2);
  const Participant& person = roster.people[0];
  CHECK(person.segment == "new-admin");
  CHECK(person.descriptor == "an office manager, new to it");
  CHECK(person.incentive_amount == "60");
  CHECK(person.attributes == std::vector<std::pair<std::string, std::string>>{
                                 {"role", "Owner"}, {"country", "Germany"}});
  CHECK(roster.people[1].access_needs == "captions");
  CHECK(roster.find("P02") == &roster.people[1]);
  CHECK(roster.find("P03") == nullptr);
  CHECK(write_roster(roster) == kRoster);
}

TEST_CASE("roster: columns may stand in any order, and separators be any") {
  test::File file("role;id;status\r\nOwner;P01;held\r\n");
  const Roster roster = read_roster(file.source, file.diagnostics);
  CHECK(file.findings() == "");
  CHECK(roster.people.front().id == "P01");
  CHECK(write_roster(roster) ==
        "id,segment,status,source,descriptor,incentive_amount,incentive_state,access_needs,role\n"
        "P01,,held,,,,,,Owner\n");
}

TEST_CASE("roster: no answer of a stranger is run by a spreadsheet, and none is changed") {
  const std::vector<std::string> answers{"=1+1", "+x",   "-3",       "-x", "@x",
                                         "'=x",  "''=x", "'quoted'", "'"};
  Roster roster{.attribute_names = {"answer"}, .people = {}};
  for (const std::string& answer : answers) {
    roster.people.push_back({.id = "P01", .attributes = {{"answer", answer}}});
  }
  const std::string text = write_roster(roster);
  CHECK(text.find(",=") == std::string::npos);
  test::File file(text);
  const Roster again = read_roster(file.source, file.diagnostics);
  REQUIRE(again.people.size() == answers.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    CHECK(again.people[i].attributes.front().second == answers[i]);
  }
}

TEST_CASE("roster: what is wrong has its cell") {
  struct Row {
    std::string text;
    std::string findings;
  };
  const std::vector<Row> rows{
      {"", ""},
      {"segment,status\na,b\n",
       "f:1:1: error: column `id` is missing; the first row names the columns [roster/missing]\n"},
      {"id,role,role\nP01,a,b\n",
       "f:1:9: error: column `role` stands twice [roster/doubled-column]\n"},
      {"id,role\nP01,a\nP01,b\n",
       "f:3:1: error: id `P01` is used twice; first on line 2 [roster/doubled-id]\n"},
      {"id,role\nPetra,a\n",
       "f:2:1: error: `Petra` is not a participant; it is `P` and two digits or more, as `P07` "
       "[roster/id]\n"},
      {"role,id\na,\n", "f:2:3: error: the row has no `id` [roster/missing]\n"},
      {"id,role\nP01,a,b\n",
       "f:2:1: error: the row has 3 cells, the header 2; a text with a comma in it needs quotes "
       "[roster/cells]\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    test::File file(row.text);
    static_cast<void>(read_roster(file.source, file.diagnostics));
    CHECK(file.findings() == row.findings);
  }
}

}  // namespace uxi
