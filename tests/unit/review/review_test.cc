// How an interview was run: each practice of the run (S3 to S10) on a few turns that show it.
#include "review/review.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "speech/read_guide.h"

using namespace uxi;
using namespace uxi::review;

namespace {

struct Case {
  SourceFile source;
  Transcript transcript;
};

/// Turns as `I: ...` and `P: ...`, numbered from 1.
Case interview(const std::vector<std::string>& lines) {
  std::string text =
      "---\nuxi: transcript/1\nsession: P01\nkind: verbatim\n"
      "speakers: {I: interviewer, P: participant}\n---\n";
  int id = 0;
  for (const std::string& line : lines) {
    text +=
        "\n**" + line.substr(0, 1) + "** " + line.substr(3) + " ^" + std::to_string(++id) + "\n";
  }
  SourceFile source("P01.md", text);
  Diagnostics findings;
  Transcript transcript = read_transcript(source, "P01", findings);
  REQUIRE(findings.empty());
  return {std::move(source), std::move(transcript)};
}

Review review_of(const Case& at, const std::string& guide = "",
                 const std::vector<Spoken>* spoken = nullptr) {
  if (guide.empty()) return review_session(at.source, at.transcript, nullptr, spoken, {});
  Diagnostics ignored;
  const SourceFile file("guide.md", guide);
  const Guide read = *speech::read_guide(file, ignored);
  const UsedGuide used{&file, &read, "as used"};
  return review_session(at.source, at.transcript, &used, spoken, {});
}

std::vector<std::string> slips_of(const Review& review) {
  std::vector<std::string> out;
  for (const Slip& slip : review.slips) {
    out.push_back("#" + std::to_string(slip.turn) + " " + slip.finding.family +
                  (slip.mended_by ? " mended by #" + std::to_string(*slip.mended_by) : ""));
  }
  return out;
}

std::vector<std::string> steps_of(const Review& review) {
  std::vector<std::string> out;
  for (const Step& step : review.steps) {
    out.push_back("#" + std::to_string(step.turn) + " " + std::string(to_string(step.how)));
  }
  return out;
}

std::string asked_in(const Review& review) {
  std::string out;
  for (const AskedQuestion& each : review.guide->questions) {
    out += each.question.text;
    for (const int turn : each.turns) out += " #" + std::to_string(turn);
    out += "\n";
  }
  return out;
}

Spoken said(Role role, const char* text, std::int64_t start, std::int64_t end) {
  return {role, text, Millis{start}, Millis{end}};
}

using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE("review: S3 the briefing is no part of the talk share") {
  const Case at =
      interview({"I: Hello. I am Ana, I did not build it, and I would like to record this.",
                 "P: Go ahead.", "I: Tell me about your shop.",
                 "P: We sell bread and rolls, and on Fridays a few cakes as well.",
                 "I: What happened yesterday?", "P: Nobody came, for it was snowing."});
  const Review review = review_of(at);
  CHECK(review.briefing == 2);
  REQUIRE(review.talk.size() == 2);
  CHECK(review.talk[0].role == Role::participant);
  CHECK(review.talk[0].words == 19);
  CHECK(review.talk[1].words == 8);
  CHECK(review.interviewer_share == doctest::Approx(8.0 / 27));
  REQUIRE(!review.suggestions.empty());
  CHECK(review.suggestions.front() ==
        "the interviewer has 30 % of the words; around 20 % leaves room");
}

TEST_CASE("review: S4 silence is measured where captions have gaps, and not where they have none") {
  std::vector<Spoken> gaps;
  std::vector<Spoken> chain;
  std::int64_t at = 0;
  for (int i = 0; i < 4; ++i) {
    gaps.push_back(said(Role::interviewer, "What then?", at, at + 1000));
    gaps.push_back(said(Role::participant, "We went home.", at + 1500, at + 4000));
    at += i == 0 ? 7500 : 5000;  // once the interviewer keeps still for three and a half seconds
  }
  Timing timing = measure_timing(gaps);
  CHECK(timing.no_pauses.empty());
  CHECK(timing.after_question.count == 4);
  CHECK(timing.after_question.median == Millis{500});
  CHECK(timing.after_answer.count == 3);
  CHECK(timing.after_answer.median == Millis{1000});
  CHECK(timing.after_answer.three_seconds == 1);
  CHECK(timing.no_interruptions == "these captions never overlap");
  for (int i = 0; i < 8; ++i) {
    chain.push_back(said(i % 2 == 0 ? Role::interviewer : Role::participant, "And?", i * 1000,
                         i * 1000 + 1000));
  }
  timing = measure_timing(chain);
  CHECK(timing.no_pauses == "each caption begins where the one before ends");
  CHECK(timing.no_interruptions == timing.no_pauses);
  chain.resize(3);
  CHECK(measure_timing(chain).no_pauses ==
        "the captions do not say who speaks, or change too seldom");
  CHECK(measure_timing({}).no_pauses == "there are no times");
}

TEST_CASE("review: S4 an interruption is more than a word, and starts inside the answer") {
  std::vector<Spoken> spoken;
  for (int i = 0; i < 4; ++i) {
    spoken.push_back(said(Role::interviewer, "And why is that so?", i * 10000, i * 10000 + 1000));
    spoken.push_back(said(Role::participant, "Because of", i * 10000 + 2000, i * 10000 + 9000));
  }
  spoken.push_back(said(Role::interviewer, "Let me stop you there now.", 38000, 39500));
  spoken.push_back(said(Role::participant, "Yes.", 40000, 44000));
  spoken.push_back(said(Role::interviewer, "Mhm.", 43000, 43300));
  const Timing timing = measure_timing(spoken);
  CHECK(timing.no_interruptions.empty());
  REQUIRE(timing.interrupted_at.size() == 1);
  CHECK(timing.interrupted_at.front() == Millis{38000});
}

TEST_CASE("review: S5 the guide's rules run on what was really asked, and follow-ups are counted") {
  const Case at =
      interview({"I: Tell me about your last order.", "P: I ordered flour from the mill.",
                 "I: What made you order it there?", "P: They are near.",
                 "I: Don't you think that ordering is too slow?", "P: Well.",
                 "I: What do you do for a living?", "P: I bake."});
  const Review review = review_of(at);
  CHECK(slips_of(review) == Rows{"#5 leading"});
  CHECK(review.slips.front().words == "Don't you think that ordering is too slow?");
  CHECK(review.slips.front().finding.severity == Severity::suggestion);
  CHECK(review.questions.all == 4);
  CHECK(review.questions.by_kind.at("open") == 3);
  CHECK(review.questions.by_kind.at("closed") == 1);
  CHECK(review.questions.follow_ups == 2);
  CHECK(review.questions.deepest == 2);
}

TEST_CASE("review: S6 questions of the guide are matched to the turns that asked them") {
  const char* guide =
      "# Guide\n\n## Start\n\n- May I record this?\n- Tell me about your shop.\n\n## Orders\n\n"
      "- How did you place your last order?\n  - How long did it take?\n"
      "- What happens when a supplier is late?\n\n## End\n\n- What have I not asked you?\n";
  const Case at = interview({"I: Hello. Is it fine if I record our talk?", "P: Yes.",
                             "I: So what kind of shop is it that you have?", "P: A bakery.",
                             "I: Take me through the order that you placed last.",
                             "P: I rang them up.", "I: And how long were you busy with it?",
                             "P: Ten minutes.", "I: What did you have for breakfast?", "P: Rolls.",
                             "I: Is there something that I forgot to ask?", "P: The price."});
  const Review review = review_of(at, guide);
  CHECK(
      asked_in(review) ==
      "May I record this? #1\nTell me about your shop. #3\nHow did you place your last order? #5\n"
      "How long did it take? #7\nWhat happens when a supplier is late?\n"
      "What have I not asked you? #11\n");
  CHECK(review.guide->asked == 5);
  CHECK(review.guide->jumps_back == 0);
  CHECK(review.guide->questions[2].answer_words == 4);
  CHECK(review.suggestions.back() == "1 of 5 main questions of the guide not seen to be asked");
}

TEST_CASE("review: S6 questions asked out of order are still found") {
  const char* guide =
      "- Tell me about the kitchen.\n- Which ovens do you use?\n- Who cleans the floor?\n";
  const Case at = interview({"I: Who is it that cleans the floor?", "P: Me.",
                             "I: And the ovens, which do you use?", "P: Two.",
                             "I: What is the kitchen like?", "P: Small."});
  const Review review = review_of(at, guide);
  CHECK(asked_in(review) ==
        "Tell me about the kitchen. #5\nWhich ovens do you use? #3\nWho cleans the floor? #1\n");
  CHECK(review.guide->jumps_back == 2);
}

TEST_CASE("review: S9 defence, praise and long explaining are pointed at, listening is not") {
  std::string lecture = "I:";
  for (int i = 0; i < 12; ++i) lecture += " The list is kept on the phone.";
  const Case at = interview({"I: Tell me about the list.", "P: I cannot find it.",
                             "I: It is actually meant to be behind the second button.", "P: Oh.",
                             "I: That's a really great point.", "P: Thanks.", lecture, "P: I see.",
                             "I: Mhm, I see.", "P: Yes.", "I: And then?", "P: Nothing.",
                             "I: Go on.", "P: No.", "I: Thank you.", "P: Bye."});
  CHECK(steps_of(review_of(at)) == Rows{"#3 defends", "#5 praises", "#7 explains"});
}

TEST_CASE("review: S10 a leading question that is taken back counts as mended") {
  const Case at = interview(
      {"I: Tell me about the app.", "P: I stopped with it.", "I: So it was the price, wasn't it?",
       "P: Maybe.", "I: Why do you say maybe?", "P: It was the time.",
       "I: You ran out of time, then.", "P: I suppose.",
       "I: That was me putting words in your mouth. How would you put it?", "P: I forgot."});
  const Rows slips = slips_of(review_of(at));
  CHECK(slips == Rows{"#3 leading mended by #5", "#7 leading mended by #9"});
}

TEST_CASE("review: what cannot be measured says so") {
  Case at = interview({"I: Tell me.", "P: No."});
  at.transcript.kind = TranscriptKind::notes;
  CHECK(review_of(at).why_not == "notes are not word for word");
  at = interview({"P: I talk.", "P: And talk."});
  CHECK(review_of(at).why_not == "no speaker is the interviewer");
  at.transcript.turns.clear();
  CHECK(review_of(at).why_not == "the transcript has no turns");
}

TEST_CASE("review: captions without marks hold questions where their words say so") {
  const Case at = interview({"I: okay great so when did you do them last and do you count them",
                             "P: last night in front of the telly",
                             "I: right so you do it every night that is good to hear from you",
                             "P: i'd love to say so"});
  std::vector<std::string> found;
  for (const Ask& ask : find_asks(at.transcript)) {
    found.push_back("#" + std::to_string(ask.turn + 1) + " " +
                    std::string(speech::to_string(ask.form)) + ": " + ask.text);
  }
  CHECK(found == std::vector<std::string>{
                     "#1 wh: when did you do them last and", "#1 polar: do you count them",
                     "#3 none: right so you do it every night that is good to hear from you"});
}

TEST_CASE("review: an interview that cannot be measured says what would settle it") {
  const auto settle = [](const std::string& speakers, const std::string& turns) {
    const SourceFile source("P01.md", "---\nuxi: transcript/1\nsession: P01\nkind: verbatim\n" +
                                          speakers + "---\n\n" + turns);
    Diagnostics ignored;
    return review_session(source, read_transcript(source, "P01", ignored), nullptr, nullptr, {})
        .to_settle;
  };
  CHECK(settle("speakers: {S1: unknown, S2: unknown}\n",
               "**S1** It was. ^1\n\n**S2** Was it? ^2\n") ==
        "S2 asks most; say who it is in `speakers:` of `transcripts/P01.md`, like "
        "`S2: interviewer`");
  CHECK(settle("speakers: {S1: unknown}\n", "**S1** Was it? ^1\n") ==
        "it is kept as one voice; begin each turn of `transcripts/P01.md` with who speaks, and "
        "name them in its `speakers:`");
  CHECK(settle("speakers: {I: interviewer, S2: unknown}\n",
               "**I** Was it? ^1\n\n**S2** It was. ^2\n") ==
        "say who it is in `speakers:` of `transcripts/P01.md`, like `S2: participant`");
  CHECK(settle("speakers: {S1: unknown}\n", "").empty());
}
