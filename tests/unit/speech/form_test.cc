// Forms of questions: tables of sentences, each with the form that decides how it can be answered.
#include "speech/form.h"

#include <doctest/doctest.h>
#include <random>
#include <string>
#include <string_view>

#include "text/utf8.h"

namespace uxi::speech {
namespace {

struct Row {
  std::string_view text;
  Form form;
};

std::string form_of(std::string_view text) {
  Sentence sentence = tokenize(text);
  find_clause(sentence);
  return std::string(to_string(classify(sentence)));
}

std::string clause_of(std::string_view text) {
  Sentence sentence = tokenize(text);
  find_clause(sentence);
  const Span bytes = sentence.bytes(sentence.clause, sentence.end);
  return std::string(text.substr(bytes.begin, bytes.size()));
}

}  // namespace

TEST_CASE("speech: sentences put together are as if they had been cut as one") {
  static constexpr std::string_view kParts[] = {"",
                                                "Thanks for coming!",
                                                "We'll record this - okay?",
                                                "Don\u2019t",
                                                "e.g.",
                                                "half-",
                                                "'Tis \u201cÉTÉ\u201d, va.gov/help_me ...",
                                                "?",
                                                "a considerably-long_word"};
  for (const std::string_view one : kParts) {
    for (const std::string_view two : kParts) {
      const std::string all = std::string(one) + " " + std::string(two);
      CAPTURE(all);
      Sentence front = tokenize(one);
      append(front, tokenize(two), one.size() + 1);
      const Sentence whole = tokenize(all);
      REQUIRE(front.tokens.size() == whole.tokens.size());
      for (std::size_t i = 0; i < whole.tokens.size(); ++i) {
        CHECK(Span(front.tokens[i].span) == Span(whole.tokens[i].span));
        CHECK(front.word(i) == whole.word(i));
        CHECK(front.tokens[i].hash == whole.tokens[i].hash);
        CHECK(front.tokens[i].classes == whole.tokens[i].classes);
      }
      CHECK(front.end == whole.end);
      CHECK(front.asks == whole.asks);
      CHECK(front.keys == whole.keys);
      CHECK(front.words.blocks == whole.words.blocks);
      CHECK(front.many_words.blocks == whole.many_words.blocks);
    }
  }
}

TEST_CASE("speech: the form of a question is told by its grammar") {
  static constexpr Row kRows[] = {
      {"The checkout is quicker now, isn't it?", Form::tag},
      {"You book the rooms yourself, right?", Form::tag},
      {"That was confusing, don’t you think?", Form::tag},
      {"You approve it yourself, is that correct?", Form::tag},
      {"Tell me about the last claim you made.", Form::invite},
      {"Could you please describe what was on the screen?", Form::invite},
      {"Could you start by telling me how you got here?", Form::invite},
      {"Would you mind showing me the receipts?", Form::invite},
      {"I'd love to hear how you got into nursing.", Form::invite},
      {"So, when the parcel came, tell me what you did.", Form::invite},
      {"What happened next?", Form::wh},
      {"In what ways has your week changed?", Form::wh},
      {"In what applications, would you like to use it?", Form::wh},
      {"What tools do you use to track your appointments.", Form::wh},
      {"If you wanted to change your address, where would you go?", Form::wh},
      {"Do you use a spreadsheet for stock?", Form::polar},
      {"On weekdays, do you cook at home?", Form::polar},
      {"When the delivery was late, did you call the shop?", Form::polar},
      {"Would you say the process is too long?", Form::polar},
      {"Do you use any maps or lists?", Form::polar},
      {"Whether or not you bake at the weekend?", Form::polar},
      {"Whether the oven holds its heat?", Form::polar},
      {"Whether by card or in cash?", Form::declarative},
      {"Don’t you find it slow?", Form::polar_negative},
      {"Do you not find it slow?", Form::polar_negative},
      {"Did the sign help you, slow you down, or neither?", Form::choice},
      {"Did it help you, slow you down, or neither?", Form::choice},
      {"Do you pay by card or in cash?", Form::choice},
      {"Did you phone them, or did you send an email?", Form::choice},
      {"Do you keep any lists, or is it all in your head?", Form::choice},
      {"Is it a chore, or more of a hobby?", Form::choice},
      {"Should be sent elsewhere?", Form::fragment},
      {"Did it delay a visit, a call, or a report?", Form::polar},
      {"Are caps or late fees common?", Form::polar},
      {"Are the fees rare or common?", Form::choice},
      {"Do you worry that friends or parents hear of it?", Form::polar},
      {"Are you interested in printing or sharing it?", Form::polar},
      {"Do you feel that it is better or worse?", Form::choice},
      {"Do you use any service, such as maps or mail?", Form::polar},
      {"Do you have a clear list of the tools (old or new) at hand?", Form::polar},
      {"If it rained, would you?", Form::polar},
      {"Would you describe the club as open?", Form::polar},
      {"Would you describe what you see?", Form::invite},
      {"Would larger print materially reduce reading errors?", Form::polar},
      {"Anything else?", Form::fragment},
      {"Any questions before we begin?", Form::fragment},
      {"Your county?", Form::fragment},
      {"You check the dashboard every morning?", Form::declarative},
      {"We met last year.", Form::none},
      {"What we did was simple.", Form::none},
      {"¿Qué tipo de información suele necesitar?", Form::none},
      {"Was meinen Sie dazu?", Form::none},
      {"Is dat duidelijk voor uw team?", Form::none},
      {"Was lunch good?", Form::polar},
      {"", Form::none},
      {"?", Form::none},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(form_of(row.text) == to_string(row.form));
  }
}

TEST_CASE("speech: the main clause stands behind discourse words and a fronted phrase") {
  CHECK(clause_of("So, okay, what did you do?") == "what did you do");
  CHECK(clause_of("Thinking of last week, how did you plan it?") == "how did you plan it");
  CHECK(clause_of("We're talking because you called - could you tell me why?") ==
        "could you tell me why");
  CHECK(clause_of("When did you move, and where to?") == "When did you move, and where to");
  CHECK(clause_of("Which tools, if any, do you use?") == "Which tools, if any, do you use");
  CHECK(clause_of("So") == "So");
}

TEST_CASE("speech: every form has a name that reads back") {
  for (const Form form : {Form::none, Form::tag, Form::invite, Form::wh, Form::polar,
                          Form::polar_negative, Form::choice, Form::fragment, Form::declarative}) {
    Form read = Form::none;
    CHECK(parse_form(to_string(form), read));
    CHECK(read == form);
  }
  Form read = Form::none;
  CHECK_FALSE(parse_form("open", read));
}

TEST_CASE("speech: tokens keep the bytes they came from") {
  const std::string_view text = "“Don’t” use va.gov — or e-mail?";
  const Sentence sentence = tokenize(text);
  std::string all;
  for (const Token& token : sentence.tokens) {
    all += std::string(token.folded) + "=" +
           std::string(text.substr(token.span.begin, Span(token.span).size())) + " ";
  }
  CHECK(all == "don't=Don’t use=use va.gov=va.gov -=— or=or e-mail=e-mail ?=? ");
  CHECK(sentence.asks);
  CHECK(sentence.end == 6);
  CHECK(sentence.word_count() == 5);
}

TEST_CASE("speech: words are the same wherever they stand in a text") {
  static constexpr std::string_view kPieces[] = {
      "a", "Zebra", "x9", "_",    "’", "'", "-",
      ".", "É",     " ",  "ab_c", "Ä", "[", "@",
      "`", "{",     "/",  "0:9",  "ſ", "İ", "Long-Standing"};
  std::mt19937 random(3);  // the same texts on every machine
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (std::size_t n = random() % 12; n > 0; --n) text += kPieces[random() % std::size(kPieces)];
    const std::string longer = "w " + text + " and eight bytes or more";
    const Sentence alone = tokenize(text);
    const Sentence inside = tokenize(longer);
    CAPTURE(text);
    REQUIRE(inside.tokens.size() == alone.tokens.size() + 6);
    for (std::size_t t = 0; t < alone.tokens.size(); ++t) {
      const Token& token = alone.tokens[t];
      const Token& same = inside.tokens[t + 1];
      CHECK(token.folded == same.folded);
      CHECK(token.span.begin + 2 == same.span.begin);
      CHECK(token.hash == word_hash(token.folded));
      CHECK(token.head == head_hash(word_head(token.folded)));
      CHECK(token.bit == hash_bit_number(word_hash(token.folded)));
      CHECK(token.classes == same.classes);
      if (!token.is_mark()) CHECK(text::lower(token.folded) == token.folded);
    }
  }
}

}  // namespace uxi::speech
