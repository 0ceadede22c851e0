// A screening as a whole: verdicts, ids, and what later runs make of earlier ones.
#include "recruit/screen.h"

#include <doctest/doctest.h>
#include <fmt/core.h>
#include <string>
#include <vector>

#include "recruit/notes.h"
#include "support/source.h"
#include "unit/recruit/screener_text.h"

namespace uxi::recruit {
namespace {

/// Two places for churned customers, one for new administrators.
Study make_study() {
  Study study{.name = "billing"};
  study.segments.push_back({.id = {"churned", {}}, .target = {2, {0, 1}}});
  study.segments.push_back({.id = {"new-admin", {}}, .target = {1, {0, 1}}});
  return study;
}

constexpr const char* kHeader = "Email,Name,role,invoices,did,country,tool,May we contact you?\n";
constexpr const char* kAnswers =
    "a@x.example,Ada,Owner,9,\"Cancelled, or paused\",Germany,,yes\n"
    "b@x.example,Bo,Owner,9,\"Cancelled, or paused\",Germany,,yes\n"
    "c@x.example,Cy,Accountant,9,\"Cancelled, or paused\",Germany,,yes\n"
    "d@x.example,Di,Accountant,9,\"Cancelled, or paused\",France,,yes\n"
    "e@x.example,Ed,Other,9,\"Cancelled, or paused\",France,,yes\n"
    "A@X.example,Ada R,Owner,2,Neither,France,,yes\n"
    "f@x.example,Flo,Accountant,2,Neither,Germany,,No thanks\n"
    "g@x.example,Gus,Accountant,2,Neither,Germany,,yes\n"
    ",Hal,Accountant,2,Neither,Germany,,yes\n";

/// What stays between two runs.
struct State {
  Roster roster;
  KeyedTable contacts;
  KeyedTable answers;
};

Screened run(const Study& study, const Screener& screener, const std::string& rows, State& state,
             std::optional<std::uint64_t> seed = {}) {
  Diagnostics findings;
  ScreenInput input{.study = study,
                    .screener = screener,
                    .responses = {},
                    .roster = state.roster,
                    .contacts = state.contacts,
                    .answers = state.answers,
                    .seed = seed};
  input.responses.push_back(
      read_responses(test::source(kHeader + rows, "answers.csv"), "answers", screener, findings));
  REQUIRE(said(findings).empty());
  Screened out = screen(std::move(input));
  state = {out.roster, out.contacts, out.answers};
  return out;
}

std::string verdicts(const Screened& screened) {
  std::string out;
  for (const Verdict& verdict : screened.verdicts) {
    out += fmt::format("{} {} {} {}: {}\n", verdict.row, to_string(verdict.outcome), verdict.id,
                       verdict.segment, verdict.reason);
  }
  return out;
}

std::string roster(const Screened& screened) {
  std::string out;
  for (const Participant& person : screened.roster.people) {
    out += person.id + " " + person.segment + " " + person.status + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("recruit: everybody gets a verdict with its reason") {
  State state;
  const Screened got = run(make_study(), read_good_screener(kScreener), kAnswers, state);
  CHECK(verdicts(got) ==
        "2 in P01 churned: `did` has `Cancelled, or paused` and `invoices` is at least 5\n"
        "3 waiting P04 churned: at most 1 with role Owner, and they are in\n"
        "4 waiting P05 churned: the place was needed for the quotas\n"
        "5 in P02 churned: `did` has `Cancelled, or paused` and `invoices` is at least 5\n"
        "6 out  : We need people who pay invoices\n"
        "7 duplicate  : the same e-mail address as row 2\n"
        "8 out  : does not want to be contacted\n"
        "9 in P03 new-admin: `invoices` is 1 to 4\n"
        "10 out  : left no e-mail address or phone number\n");
  CHECK(write_roster(got.roster) ==
        "id,segment,status,source,descriptor,incentive_amount,incentive_state,access_needs,role,"
        "country\n"
        "P01,churned,invited,answers,,,,,Owner,Germany\n"
        "P02,churned,invited,answers,,,,,Accountant,France\n"
        "P03,new-admin,invited,answers,,,,,Accountant,Germany\n"
        "P04,churned,waiting,answers,,,,,Owner,Germany\n"
        "P05,churned,waiting,answers,,,,,Accountant,Germany\n");
  CHECK(got.contacts.write() ==
        "id,name,email,phone,consent,response\n"
        "billing/P01,Ada,a@x.example,,yes,\n"
        "billing/P02,Di,d@x.example,,yes,\n"
        "billing/P03,Gus,g@x.example,,yes,\n"
        "billing/P04,Bo,b@x.example,,yes,\n"
        "billing/P05,Cy,c@x.example,,yes,\n");
  CHECK(got.answers.write() ==
        "id,source file,source row,answered at,screener version,role,invoices,did,country,tool,"
        "doubts\n"
        "P01,answers,2,,1,Owner,9,\"Cancelled, or paused\",Germany,,\n"
        "P02,answers,5,,1,Accountant,9,\"Cancelled, or paused\",France,,colleague\n"
        "P03,answers,9,,1,Accountant,2,Neither,Germany,,colleague\n"
        "P04,answers,3,,1,Owner,9,\"Cancelled, or paused\",Germany,,colleague\n"
        "P05,answers,4,,1,Accountant,9,\"Cancelled, or paused\",Germany,,colleague\n");
}

TEST_CASE("recruit: the roster has no name and no address in it") {
  State state;
  const Screened got = run(make_study(), read_good_screener(kScreener), kAnswers, state);
  const std::string text = write_roster(got.roster);
  for (const char* secret : {"@", "Ada", "Bo,", "Gus"}) {
    CHECK(text.find(secret) == std::string::npos);
  }
}

TEST_CASE("recruit: a second run over the same answers changes nothing") {
  State state;
  const Screener screener = read_good_screener(kScreener);
  const Screened first = run(make_study(), screener, kAnswers, state);
  const Screened second = run(make_study(), screener, kAnswers, state);
  CHECK_FALSE(second.changes_anything());
  CHECK(second.count(Outcome::known) == 6);  // five people, one of them twice
  CHECK(roster(second) == roster(first));
  CHECK(second.contacts.write() == first.contacts.write());
}

TEST_CASE(
    "recruit: nobody in the roster is judged again or renumbered, and a place that is free goes to "
    "who waits") {
  State state;
  const Screener screener = read_good_screener(kScreener);
  (void)run(make_study(), screener, kAnswers, state);
  state.roster.people[0].status = "cancelled";  // P01, the only owner
  state.roster.people[1].status = "held";
  const Screened got = run(
      make_study(), screener,
      std::string(kAnswers) + "z@x.example,Zoe,Accountant,9,\"Cancelled, or paused\",France,,\n",
      state);
  CHECK(roster(got) ==
        "P01 churned cancelled\nP02 churned held\nP03 new-admin invited\nP04 churned invited\n"
        "P05 churned waiting\nP06 churned waiting\n");
  REQUIRE(got.waiters.size() == 2);
  CHECK(got.waiters[0].moved_up);
  CHECK(got.waiters[0].id == "P04");
  CHECK(got.waiters[1].reason == "churned is full");
  CHECK(got.verdicts.back().reason == "churned is full");
  CHECK(got.verdicts.front().reason == "in the roster as cancelled");
}

TEST_CASE("recruit: quotas count those of an earlier run, by what the roster says of them") {
  const Screener screener = read_good_screener(
      "questions:\n"
      "  - {id: did, ask: \"What?\", type: multi, attribute: yes, options: [Bought, \"Sold; or "
      "gave\"]}\n"
      "segments: [{segment: churned, when: {did: {in: [Bought, \"Sold; or gave\"]}}}]\n"
      "quotas: [{attribute: did, at_most: {\"Sold; or gave\": 1}}]\n");
  const Study study = make_study();
  Screened before;
  std::string outcomes;
  for (const char* cell : {"Bought;Sold; or gave", "Sold; or gave", "Bought"}) {
    Diagnostics findings;
    ScreenInput input{.study = study, .screener = screener};
    input.roster = std::move(before.roster);
    input.contacts = std::move(before.contacts);
    input.responses.push_back(
        read_responses(test::source(fmt::format("Email\tWhat?\n{0}@x.example\t{0}\n", cell)), "a",
                       screener, findings));
    before = screen(std::move(input));
    outcomes += std::string(to_string(before.verdicts.front().outcome)) + " ";
  }
  CHECK(outcomes == "in waiting in ");
}

TEST_CASE("recruit: account owners are asked before anybody is invited") {
  State state;
  Study study = make_study();
  study.team.account_owner_approves = true;
  const Screened got = run(study, read_good_screener(kScreener), kAnswers, state);
  CHECK(got.roster.people[0].status == "shortlisted");
  CHECK(got.roster.people[3].status == "waiting");
}

TEST_CASE("recruit: a seed chooses by lot, the same each time, and keeps the quotas") {
  const Screener screener = read_good_screener(kScreener);
  std::string first_choice;
  int others = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    State state;
    State again;
    const Screened got = run(make_study(), screener, kAnswers, state, seed);
    CHECK(verdicts(got) == verdicts(run(make_study(), screener, kAnswers, again, seed)));
    CHECK(got.shortages.empty());
    if (first_choice.empty()) first_choice = verdicts(got);
    others += verdicts(got) != first_choice ? 1 : 0;
  }
  CHECK(others > 0);
}

TEST_CASE("recruit: segments that the study does not have and names of the roster are reported") {
  Diagnostics findings;
  const SourceFile file = test::source(
      "questions:\n"
      "  - {id: q, ask: \"?\"}\n"
      "  - {id: source, ask: \"Where did you hear of us?\", attribute: yes}\n"
      "  - {id: status, ask: \"Are you well?\"}\n"
      "segments: [{segment: chruned, when: {q: {is: a}}}]\n",
      "screener.yaml");
  check_screener(file, read_screener(file, findings), make_study(), findings);
  CHECK(said(findings) ==
        "screener.yaml:3:10: error: `source` is a column that every roster has; give the question "
        "another id, or leave `attribute` away [screener/roster-column]\n"
        "screener.yaml:5:22: error: `chruned` is not a segment of study.yaml; did you mean "
        "`churned`? [screener/unknown-segment]\n");
}

TEST_CASE("recruit: questions may be called like columns of the answers") {
  const Screener screener = read_good_screener(
      "questions:\n"
      "  - {id: id, ask: \"Which plan?\"}\n"
      "  - {id: row, ask: \"Which seat?\"}\n"
      "segments: [{segment: churned, when: {row: {is: b}}}]\n");
  Diagnostics findings;
  const Study study = make_study();
  ScreenInput input{.study = study, .screener = screener};
  input.responses.push_back(read_responses(
      test::source("Email,Which plan?,Which seat?\na@x.example,free,b\n", "answers.csv"), "answers",
      screener, findings));
  CHECK(screen(std::move(input)).answers.write() ==
        "id,source file,source row,answered at,screener version,question: id,row\n"
        "P01,answers,2,,1,free,b\n");
}

TEST_CASE("recruit: people of one organisation are noticed, people of one mail provider are not") {
  struct Row {
    std::vector<std::string> emails;
    const char* note;
  };
  const std::vector<Row> rows{
      {{"a@acme.example", "b@ACME.example", "c@x.example"},
       "2 of the 3 who are in have addresses at acme.example: colleagues know the same and say the "
       "same"},
      {{"a@acme.example", "b@acme.example", "c@x.example", "d@y.example"}, ""},
      {{"a@acme.example", "b@acme.example"}, ""},
      {{"a@gmail.com", "b@gmail.com", "c@gmail.com"}, ""},
      {{"", "", "", "a"}, ""},
  };
  for (const Row& row : rows) CHECK(convenience_note(row.emails).value_or("") == row.note);
}

TEST_CASE("recruit: what others wrote into private files stays") {
  Diagnostics findings;
  KeyedTable table =
      read_keyed_table(test::source("name,id,zone\nAda,other/P01,Europe/Berlin\n'=1+1,other/P02\n"),
                       "private", findings);
  CHECK(findings.empty());
  CHECK(table.at(1, "name") == "=1+1");
  CHECK(table.at(1, "zone") == "");
  table.add({{"id", "billing/P01"}, {"email", "a@x.example"}});
  CHECK(table.write() ==
        "name,id,zone,email\nAda,other/P01,Europe/Berlin,\n'=1+1,other/P02,,\n"
        ",billing/P01,,a@x.example\n");
  (void)read_keyed_table(test::source("name\nAda\n"), "private", findings);
  CHECK(said(findings) ==
        "test.txt:1:1: error: column `id` is missing; the first row names the columns "
        "[private/missing]\n");
}

}  // namespace uxi::recruit
