#include "coding/placing.h"

#include <doctest/doctest.h>

namespace uxi::coding {
namespace {

Transcript transcript() {
  Transcript transcript{.session = "P01"};
  transcript.turns = {
      {.id = 1, .speaker = "I", .words = "What happened, and when did they tell you?"},
      {.id = 4, .speaker = "P", .words = "They charged us twice, and the team paid."},
      {.id = 5, .speaker = "P", .words = "Then they charged us twice again, twice."}};
  return transcript;
}

struct Wrong {
  int first;
  int last;
  const char* quote;
  std::size_t nth;
  const char* message;
  const char* hint;
};

}  // namespace

TEST_CASE("placing: the one place of words is found, by turn, range or session") {
  const Transcript t = transcript();
  CHECK(place_words(t, 4, 4, "charged us twice")->at == 5);
  CHECK(place_words(t, 1, 4, "charged us twice")->first_turn == 4);
  CHECK(place_words(t, 0, 0, "the team")->first_turn == 4);
  CHECK(place_words(t, 5, 5, "twice", 2)->at == 34);
  CHECK(place_words(t, 0, 0, "charged us twice", 2)->first_turn == 5);
}

TEST_CASE("placing: whole words come before parts of others") {
  CHECK(place_words(transcript(), 4, 4, "the")->at == 27);
  CHECK(place_words(transcript(), 4, 4, "char")->at == 5);
}

TEST_CASE("placing: what is wrong says what there is instead") {
  const Wrong wrongs[] = {
      {4, 4, "charged us thrice", 0, "`P01#4` does not hold the words `charged us thrice`",
       "P01#4 says `charged us twice`"},
      {4, 4, "nothing at all like that", 0,
       "`P01#4` does not hold the words `nothing at all like that`",
       "it says: They charged us twice, and the team paid."},
      {0, 0, "team paid. Then they", 0,
       "`P01` does not hold the words `team paid. Then they` in one turn",
       "they run over several: tag the turns whole, without words"},
      {0, 0, "charged us twice", 0, "`P01` holds the words `charged us twice` 2 times",
       "say which: P01#4, P01#5"},
      {5, 5, "twice", 0, "`P01#5` holds the words `twice` 2 times",
       "quote a few more words around them, or say which with `--nth`"},
      {5, 5, "twice", 3, "`P01#5` holds the words `twice` 2 times", ""},
      {1, 5, "never", 0, "`P01` does not hold the words `never`", "nothing in it is like them"},
      {4, 5, "zzzzzzzz", 0, "`P01#4-5` does not hold the words `zzzzzzzz`",
       "nothing in it is like them"},
      {2, 2, "x", 0, "`P01` has no turn 2", "its turns are 1 to 5"},
  };
  const Transcript t = transcript();
  for (const Wrong& wrong : wrongs) {
    CAPTURE(wrong.quote);
    const auto made = place_words(t, wrong.first, wrong.last, wrong.quote, wrong.nth);
    REQUIRE_FALSE(made);
    CHECK(made.error().message == wrong.message);
    CHECK(made.error().hint == wrong.hint);
  }
}

}  // namespace uxi::coding
