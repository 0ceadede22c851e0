// Matching a guide to what was asked: the parts that the score is made of.
#include "review/match.h"

#include <doctest/doctest.h>

#include "review/asks.h"
#include "review/likeness.h"
#include "review/purpose.h"
#include "speech/read_guide.h"

using namespace uxi;
using namespace uxi::review;

TEST_CASE("review: questions that every interview has are known whatever their words") {
  const struct {
    const char* text;
    Purpose purpose;
  } kRows[] = {
      {"Is it all right if I record this?", Purpose::consent_to_record},
      {"May we tape our conversation?", Purpose::consent_to_record},
      {"Are you happy to take part on those terms?", Purpose::consent_to_take_part},
      {"What should I have asked that I didn't?", Purpose::catch_all},
      {"Is there anything we forgot?", Purpose::catch_all},
      {"Do you have questions for me?", Purpose::your_questions},
      {"What would you like to ask me?", Purpose::your_questions},
      {"Can we call you again?", Purpose::contact_again},
      {"May I come back to you if something is unclear?", Purpose::contact_again},
      {"Could you tell me a bit about your role?", Purpose::about_you},
      {"How long did it take?", Purpose::duration},
      {"How often do you travel?", Purpose::frequency},
      {"Who was there?", Purpose::person},
      {"Tell me about the soup.", Purpose::story},
      {"When did you last cook?", Purpose::last_one},
      {"What made you book it?", Purpose::reason},
  };
  for (const auto& row : kRows) {
    CAPTURE(row.text);
    CHECK((purposes_of(row.text) & static_cast<unsigned>(row.purpose)) != 0);
  }
  CHECK(purposes_of("Hello, can you hear me?") < kFirstPurpose);
  CHECK(purposes_of("What makes it important?") < kFirstPurpose);
  CHECK(purposes_of("Is the soup hot?") == 0);
}

TEST_CASE("review: words are alike by stem, by sense and by spelling") {
  const auto kin = [](const char* a, const char* b) {
    return kinship(terms_of(a, "en").front(), terms_of(b, "en").front());
  };
  CHECK(kin("orders", "order") == 1);
  CHECK(kin("bicycle", "bike") > 0.5);
  CHECK(kin("soup", "bike") == 0);
  CHECK(terms_of("Tell me how", "en").empty());
}

TEST_CASE("review: words in the same order are a sign of their own") {
  const auto stems = [](const char* text) {
    std::vector<std::string> out;
    for (const Term& phrase : phrases_of(text)) out.push_back(phrase.stem);
    return out;
  };
  CHECK(stems("When did it let you down?") ==
        std::vector<std::string>{"when did it", "did it let", "it let you", "let you down"});
  CHECK(stems("And then?").empty());
}

TEST_CASE(
    "review: a rare word tells more than a common one, and needs a longer text to be chance") {
  Rarity rarity(20);
  for (int i = 0; i < 20; ++i) rarity.hear(terms_of("the soup", "en"));
  rarity.hear(terms_of("the ladle", "en"));
  Terms soup = terms_of("soup", "en");
  Terms ladle = terms_of("ladle", "en");
  rarity.weigh(soup);
  rarity.weigh(ladle);
  CHECK(ladle.front().weight > soup.front().weight);
  CHECK(support(ladle, terms_of("my knife", "en")) == 0);
  Terms answer = terms_of("my ladle", "en");
  rarity.weigh(answer);
  const double shortly = support(ladle, answer);
  for (const Term& word : terms_of("copper kettle handle window garden", "en")) {
    answer.push_back(word);
  }
  CHECK(shortly > 0);
  CHECK(support(ladle, answer) < shortly);
}

TEST_CASE("review: two questions of one sentence are two") {
  Transcript transcript;
  transcript.speakers = {{"I", Role::interviewer}, {"P", Role::participant}};
  transcript.turns.push_back(
      {.id = 1, .speaker = "I", .words = "Right. Where was that, and who was there?"});
  transcript.turns.push_back({.id = 2, .speaker = "P", .words = "At home."});
  transcript.turns.push_back({.id = 3, .speaker = "I", .words = "Let's talk about waste."});
  transcript.turns.push_back({.id = 4, .speaker = "P", .words = "There is none."});
  const auto asks = find_asks(transcript);
  REQUIRE(asks.size() == 3);
  CHECK(asks[0].text == "Where was that,");
  CHECK(asks[0].lead_in == "Right. ");
  CHECK(asks[1].text == "and who was there?");
  CHECK(asks[2].form == speech::Form::none);
  CHECK(answer_to(transcript, 2) == "There is none. ");
}

TEST_CASE("review: a list item is one question of the guide, probes stand under it") {
  Diagnostics ignored;
  const SourceFile source("guide.md",
                          "## A\n\n- Think of the last order. How did you decide? {#last}\n"
                          "  - Who helped?\n- What next?\n");
  const auto questions = guide_questions(source, *speech::read_guide(source, ignored));
  REQUIRE(questions.size() == 3);
  CHECK(questions[0].text == "Think of the last order. How did you decide?");
  CHECK(questions[0].id == "last");
  CHECK(questions[1].under == 0);
  CHECK(!questions[2].under);
  CHECK(questions[2].line == 5);
}

TEST_CASE("review: nothing asked, nothing in the guide and too much of both are no match") {
  const Transcript transcript;
  CHECK(match_questions({}, {Ask{.text = "Why?"}}, transcript).empty());
  CHECK(match_questions({GuideQuestion{.text = "Why?"}}, {}, transcript).empty());
  const std::vector<GuideQuestion> questions(3000, {.text = "Why?"});
  const std::vector<Ask> asks(3000, {.text = "Why?"});
  CHECK(match_questions(questions, asks, transcript).empty());
}
