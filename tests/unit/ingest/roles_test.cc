// Who asks and who answers.
#include "ingest/roles.h"

#include "unit/ingest/suite.h"

namespace uxi::ingest::test {
namespace {

/// A talk of `n` exchanges in which `asker` asks and `answerer` answers at length.
std::string interview(const std::string& asker, const std::string& answerer, int n = 6) {
  std::string text;
  for (int i = 0; i < n; ++i) {
    text +=
        asker + ": And how did you pay for your last order then, do you know, could you tell me?\n";
    text += answerer +
            ": I paid with my card because I had it here, and we keep all of our bills in my desk "
            "until I get to it on a Friday or when somebody calls me about it and I look.\n";
  }
  return text;
}

std::string roles_of(const std::string& text, IngestOptions options = {}) {
  options.redact = false;
  const auto result = ingest(text, "a.txt", options);
  if (!result) return to_string(result.error());
  std::string out;
  for (const SpeakerInfo& speaker : result->speakers) {
    out += speaker.label.value_or("(none)") + '=' + std::string(to_string(speaker.role)) + ' ';
  }
  return out;
}

}  // namespace

TEST_CASE("roles: what a person said wins, then roster, role words, team, speech") {
  CHECK(roles_of(interview("Ana", "Ben")) == "Ana=interviewer Ben=participant ");
  CHECK(roles_of(interview("Ana", "Ben"),
                 {.roles = {{"ana", Role::participant}, {"BEN", Role::interviewer}}}) ==
        "Ana=participant Ben=interviewer ");
  CHECK(roles_of(interview("Moderator", "P4")) == "Moderator=interviewer P4=participant ");
  CHECK(roles_of(interview("P4", "Moderator")) == "P4=participant Moderator=interviewer ");
  // `A` is an answer only beside a `Q`.
  CHECK(roles_of(interview("Q", "A")) == "Q=interviewer A=participant ");
  CHECK(roles_of(interview("Q1", "A1")) == "Q1=interviewer A1=participant ");
  CHECK(roles_of(interview("A", "B")) == "A=interviewer B=participant ");
  CHECK(roles_of(interview("B", "A")) == "B=interviewer A=participant ");
  CHECK(roles_of(interview("Ana Lopez", "Ben"), {.team = {"ana"}}) ==
        "Ana Lopez=interviewer Ben=participant ");
  CHECK(roles_of(interview("Ana", "Ben"), {.participants = {"Ana"}}) ==
        "Ana=participant Ben=unknown ");
}

TEST_CASE("roles: nothing is guessed where the speech does not tell") {
  CHECK(roles_of("Ana: So it goes.\nBen: Yes it does.\nAna: Well.\nBen: Fine.\n") ==
        "Ana=unknown Ben=unknown ");
  CHECK(roles_of(interview("Ana", "Ben", 3) + interview("Ben", "Ana", 3)) ==
        "Ana=unknown Ben=unknown ");
  CHECK(roles_of("Just words.\nNo labels? Do you see?\n") == "(none)=unknown ");
}

TEST_CASE("roles: letters are counted by role") {
  CHECK(letters_for({{Role::participant, 1},
                     {Role::interviewer, 1},
                     {Role::observer, 1},
                     {Role::participant, 1},
                     {Role::interviewer, 1},
                     {Role::unknown, 0},
                     {Role::observer, 1}}) ==
        std::vector<std::string>{"P", "I", "O1", "P2", "I2", "S1", "O2"});
}

TEST_CASE("roles: an assignment is a name and a role") {
  CHECK(*parse_speaker_role("Ana Lopez = interviewer") ==
        std::pair<std::string, Role>("Ana Lopez", Role::interviewer));
  CHECK(to_string(parse_speaker_role("Ana").error()) ==
        "error: `Ana` does not say who has which role; write `Ana=interviewer`; roles are "
        "interviewer, participant "
        "and observer");
}

TEST_CASE("roles: marks of inaudible words are no questions") {
  const auto result =
      ingest("Ana: Was it so? It ????? was.\nBen: ?????\nAna: Really?!\nBen: ok\n", "a.txt");
  REQUIRE(result.has_value());
  CHECK(result->speakers[0].questions == 2);
  CHECK(result->speakers[1].questions == 0);
}

}  // namespace uxi::ingest::test
