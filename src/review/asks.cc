#include "review/asks.h"

#include <algorithm>

#include "speech/sentence.h"
#include "speech/vocabulary.h"
#include "text/strings.h"
#include "text/words.h"

namespace uxi::review {
namespace {

constexpr std::size_t kLeadIn = 2;  ///< sentences before a question that tell what it is about

/// Bytes of `sentence` where its parts begin: behind a comma before `and` or `or`, and before an
/// `and` that a question word follows.
std::vector<std::size_t> part_starts(const speech::Sentence& sentence) {
  std::vector<std::size_t> starts{0};
  for (std::size_t i = 1; i + 1 < sentence.end; ++i) {
    const std::string_view word = sentence.word(i);
    if (word != "and" && word != "or" && word != "but") continue;
    const bool parted = sentence.word(i - 1) == "," || sentence.word(i - 1) == ";";
    if (parted || speech::is_wh_word(sentence.word(i + 1))) {
      starts.push_back(sentence.tokens[i].span.begin);
    }
  }
  return starts;
}

void add_sentence(std::vector<Ask>& asks, std::string_view words, Span range, const Ask& pattern,
                  const speech::Sentence& sentence) {
  std::vector<std::size_t> starts = part_starts(sentence);
  starts.push_back(range.end - range.begin);
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    Ask ask = pattern;
    ask.range = {range.begin + starts[i], range.begin + starts[i + 1]};
    ask.text = std::string(text::trim(words.substr(ask.range.begin, starts[i + 1] - starts[i])));
    ask.first_of_sentence = i == 0;
    asks.push_back(std::move(ask));
  }
}

/// "how many times", "what": tokens of a question word and what it asks about, before the verb.
constexpr std::size_t kAskedAbout = 3;
constexpr std::size_t kFewWords = 5;  ///< shorter ones are one thing

bool is_subject(const speech::Sentence& sentence, std::size_t at) {
  const std::string_view word = sentence.word(at);
  if (word != "it" && word != "that") return speech::is_subject_pronoun(word) || word == "there";
  const std::string_view before = sentence.word(at - 1);  // "do it" is no question
  return before == "is" || before == "was" || before == "does" || before == "did";
}

/// A question word and its verb, or a verb before its subject: "when did", "do you", "tell me".
bool begins_question(const speech::Sentence& sentence, std::size_t at) {
  const std::string_view word = sentence.word(at);
  if (speech::is_wh_word(word)) {
    for (std::size_t i = at + 1; i <= at + kAskedAbout; ++i) {
      if (speech::is_auxiliary(sentence.word(i))) return true;
      if (speech::is_subject_pronoun(sentence.word(i))) return false;  // "what you do"
    }
    return false;
  }
  const bool asks_to_speak =
      at < sentence.tokens.size() && sentence.tokens[at].is(speech::WordClass::elicitation);
  if (asks_to_speak && sentence.word(at + 1) == "me") return true;
  return speech::is_auxiliary(word) && is_subject(sentence, at + 1) &&
         (at == 0 || !speech::is_subject_pronoun(sentence.word(at - 1)));
}

/// Captions often have no marks: "okay so um when did you do them last". There a question begins
/// where its words say so.
std::vector<std::size_t> unmarked_starts(const speech::Sentence& sentence) {
  std::vector<std::size_t> starts{0};
  const auto is_mark = [](const speech::Token& token) { return token.is_mark(); };
  if (sentence.word_count() < kFewWords || std::ranges::any_of(sentence.tokens, is_mark)) {
    return starts;
  }
  std::size_t last = 0;
  for (std::size_t i = 1; i < sentence.end; ++i) {
    if (!begins_question(sentence, i)) continue;
    const bool own = last > 0 && i <= last + kAskedAbout;  // "how often | do you"
    if (own && !speech::is_wh_word(sentence.word(i))) continue;
    starts.push_back(sentence.tokens[i].span.begin);
    last = i;
  }
  return starts;
}

struct Stretch {
  Span range;
  bool asks = false;  ///< it begins as a question does, and no mark would say so
};

/// Sentences of a turn; stretches without marks are cut before each question.
std::vector<Stretch> stretches_of(std::string_view words) {
  std::vector<Stretch> out;
  for (const Span& range : text::sentences(words)) {
    const speech::Sentence sentence =
        speech::tokenize(words.substr(range.begin, range.end - range.begin));
    std::vector<std::size_t> starts = unmarked_starts(sentence);
    starts.push_back(range.end - range.begin);
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
      out.push_back({{range.begin + starts[i], range.begin + starts[i + 1]}, i > 0});
    }
    const bool cut = starts.size() > 2;
    if (cut && begins_question(sentence, 0)) out[out.size() + 1 - starts.size()].asks = true;
  }
  return out;
}

bool is_answered(const Transcript& transcript, std::size_t turn) {
  return turn + 1 < transcript.turns.size() &&
         transcript.role_of(transcript.turns[turn + 1].speaker) == Role::participant;
}

void add_turn(std::vector<Ask>& asks, const Transcript& transcript, std::size_t turn) {
  const std::string& words = transcript.turns[turn].words;
  const std::vector<Stretch> sentences = stretches_of(words);
  const std::size_t before = asks.size();
  std::vector<std::string_view> said;
  for (const auto& [range, unmarked] : sentences) {
    const std::string_view text =
        std::string_view(words).substr(range.begin, range.end - range.begin);
    speech::Sentence sentence = speech::tokenize(text);
    sentence.asks = sentence.asks || unmarked;
    speech::find_clause(sentence);
    Ask ask{.turn = turn, .form = speech::classify(sentence)};
    if (ask.form == speech::Form::none && !sentence.asks) {
      said.push_back(text);
      continue;
    }
    if (ask.form == speech::Form::none) ask.form = speech::Form::fragment;
    const std::size_t from = said.size() > kLeadIn ? said.size() - kLeadIn : 0;
    for (std::size_t i = from; i < said.size(); ++i) ask.lead_in += std::string(said[i]) + " ";
    add_sentence(asks, words, range, ask, sentence);
    said.push_back(text);
  }
  if (asks.size() > before || sentences.empty() || !is_answered(transcript, turn)) return;
  const Span last = sentences.back().range;
  Ask ask{.turn = turn, .range = last, .text = words.substr(last.begin, last.end - last.begin)};
  if (said.size() > 1) ask.lead_in = std::string(said[said.size() - 2]) + " ";
  asks.push_back(std::move(ask));
}

}  // namespace

std::vector<Ask> find_asks(const Transcript& transcript) {
  std::vector<Ask> asks;
  for (std::size_t turn = 0; turn < transcript.turns.size(); ++turn) {
    if (transcript.role_of(transcript.turns[turn].speaker) == Role::interviewer) {
      add_turn(asks, transcript, turn);
    }
  }
  return asks;
}

std::string answer_to(const Transcript& transcript, std::size_t turn) {
  std::string answer;
  for (std::size_t i = turn + 1; i < transcript.turns.size(); ++i) {
    const Role role = transcript.role_of(transcript.turns[i].speaker);
    if (role == Role::interviewer) break;
    if (role == Role::participant) answer += transcript.turns[i].words + " ";
  }
  return answer;
}

}  // namespace uxi::review
