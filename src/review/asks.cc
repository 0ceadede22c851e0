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

void add_sentence(std::vector<Ask>& asks, std::string_view words, Span range, Ask pattern,
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

bool is_answered(const Transcript& transcript, std::size_t turn) {
  return turn + 1 < transcript.turns.size() &&
         transcript.role_of(transcript.turns[turn + 1].speaker) == Role::participant;
}

void add_turn(std::vector<Ask>& asks, const Transcript& transcript, std::size_t turn) {
  const std::string& words = transcript.turns[turn].words;
  const std::vector<Span> sentences = text::sentences(words);
  const std::size_t before = asks.size();
  std::vector<std::string_view> said;
  for (const Span& range : sentences) {
    const std::string_view text =
        std::string_view(words).substr(range.begin, range.end - range.begin);
    speech::Sentence sentence = speech::tokenize(text);
    speech::find_clause(sentence);
    Ask ask{.turn = turn, .form = speech::classify(sentence)};
    if (ask.form == speech::Form::none && !sentence.asks) {
      said.push_back(text);
      continue;
    }
    if (ask.form == speech::Form::none) ask.form = speech::Form::fragment;
    const std::size_t from = said.size() > kLeadIn ? said.size() - kLeadIn : 0;
    for (std::size_t i = from; i < said.size(); ++i) ask.lead_in += std::string(said[i]) + " ";
    add_sentence(asks, words, range, std::move(ask), sentence);
    said.push_back(text);
  }
  if (asks.size() > before || sentences.empty() || !is_answered(transcript, turn)) return;
  const Span last = sentences.back();
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
