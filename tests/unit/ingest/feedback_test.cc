// Tables of feedback: which columns are answers, and what is kept beside them.
#include "unit/ingest/suite.h"

namespace uxi::ingest::test {
namespace {

constexpr std::string_view kTable =
    "Id,Plan,Score,What is good?,What is bad?\n"
    "1,Free,9,It is quick and it never fails me,\n"
    "2,Pro,3,,\"The export is slow, every single month\"\n"
    "3,Pro,5,I like the colours and the help,I was charged twice for it\n";

/// Each answer with its facts, or the error.
std::vector<std::string> feedback_of(std::string_view text, IngestOptions options = {}) {
  options.feedback = "nps";
  const auto result = ingest(text, "nps.csv", options);
  if (!result) return {to_string(result.error())};
  CHECK(result->transcript.kind == TranscriptKind::feedback);
  CHECK(result->transcript.session == "nps");
  std::vector<std::string> out;
  for (const Turn& turn : result->transcript.turns) {
    std::string line = turn.words;
    for (const std::string& note : turn.notes) line += " | " + note;
    out.push_back(line);
  }
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("feedback: columns of sentences are answers where nobody says which") {
  CHECK(feedback_of(kTable) == Lines{"It is quick and it never fails me | asked: What is good?",
                                     "The export is slow, every single month | asked: What is bad?",
                                     "I like the colours and the help | asked: What is good?",
                                     "I was charged twice for it | asked: What is bad?"});
}

TEST_CASE("feedback: columns are mapped by their headers, in any case") {
  CHECK(feedback_of(
            kTable,
            {.columns = {{"words", "what is BAD?"}, {"segment", "plan"}, {"score", "Score"}}}) ==
        Lines{"The export is slow, every single month | segment: Pro\nscore: 3",
              "I was charged twice for it | segment: Pro\nscore: 5"});
}

TEST_CASE("feedback: personal data goes out of answers and of what stands beside them") {
  CHECK(feedback_of("Who,Comment\nada@example.org,Please write to ada@example.org about it\n",
                    {.columns = {{"words", "Comment"}, {"who", "Who"}}}) ==
        Lines{"Please write to [email-1] about it | who: [email-1]"});
}

TEST_CASE("feedback: what is no such table is said") {
  const auto says = [](const std::string& text, std::string_view part, IngestOptions options = {}) {
    CAPTURE(text);
    CHECK(feedback_of(text, std::move(options)).at(0).find(part) != std::string::npos);
  };
  says("Id,Plan\n", "there are no rows of answers");
  says("Id,Plan\n1,Free\n", "no column holds sentences");
  says("Id,Plan\n1,Free\n", "there is no column `Pla`", {.columns = {{"words", "Pla"}}});
  says("Id,Plan\n1,\n", "nobody answered anything here", {.columns = {{"words", "Plan"}}});
  says("Id,Plan\n1,Free\n", "said twice", {.columns = {{"a", "Id"}, {"a", "Plan"}}});
}

}  // namespace uxi::ingest::test
