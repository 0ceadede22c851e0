// Who talks how much, what is asked how, and how far answers are followed.
#include <algorithm>

#include "review/purpose.h"
#include "review/review.h"
#include "speech/phrase.h"
#include "speech/relation.h"
#include "speech/sentence.h"
#include "text/words.h"

namespace uxi::review {
namespace {

constexpr std::size_t kLongest = 3;      ///< turns shown of each side
constexpr std::size_t kPointsBack = 10;  ///< words: in a longer question `it` is its own

constexpr std::string_view kPointing[] = {
    "(it|that|them|then|those|these|this|there|he|she|they|him|her|one|ones|instead|else)",
    "^ [and] (and|then|so)",
};

std::string_view rest_of(const Transcript& transcript, std::size_t turn, const Opening& opening) {
  const std::string_view words = transcript.turns[turn].words;
  return turn == opening.turn ? words.substr(opening.bytes) : words;
}

speech::Sentence sentence_of(std::string_view text) {
  speech::Sentence sentence = speech::tokenize(text);
  speech::find_clause(sentence);
  return sentence;
}

std::string kind_of(const Ask& ask) {
  if (speech::recalls_participant(sentence_of(ask.text))) return "recap";
  if (speech::is_open(ask.form)) return "open";
  if (ask.form == speech::Form::choice) return "either-or";
  if (ask.form == speech::Form::fragment) return "short";
  return "closed";
}

/// It goes on from what the participant just said.
bool follows_up(const Ask& ask, const std::string& said_before) {
  const speech::Sentence sentence = sentence_of(ask.text);
  if (speech::is_short_follow_up(sentence) || speech::recalls_participant(sentence)) return true;
  static const speech::PhraseSet pointing(kPointing);
  if (sentence.word_count() <= kPointsBack && pointing.matches(sentence)) return true;
  const speech::Sentence before = speech::tokenize(said_before);
  return speech::shares_content(sentence, before);
}

std::string said_before(const Transcript& transcript, std::size_t turn) {
  std::string words;
  while (turn-- > 0 && transcript.role_of(transcript.turns[turn].speaker) == Role::participant) {
    words = transcript.turns[turn].words + " " + words;
  }
  return words;
}

}  // namespace

Opening find_opening(const Transcript& transcript, const std::vector<Ask>& asks) {
  constexpr unsigned kLeave = static_cast<unsigned>(Purpose::consent_to_record) |
                              static_cast<unsigned>(Purpose::consent_to_take_part);
  for (const Ask& ask : asks) {
    if (!speech::is_open(ask.form) || (purposes_of(ask.text) & kLeave) != 0) continue;
    if (3 * ask.turn > transcript.turns.size()) break;  // then nothing was a briefing
    return {ask.turn, ask.range.begin};
  }
  return {};
}

std::vector<Talk> talk_shares(const Transcript& transcript, const Opening& opening) {
  std::vector<Talk> talk;
  std::size_t all = 0;
  for (std::size_t turn = opening.turn; turn < transcript.turns.size(); ++turn) {
    const std::string& speaker = transcript.turns[turn].speaker;
    auto found = std::ranges::find(talk, speaker, &Talk::speaker);
    if (found == talk.end()) {
      found = talk.insert(talk.end(), {.speaker = speaker, .role = transcript.role_of(speaker)});
    }
    const std::size_t words = text::count_words(rest_of(transcript, turn, opening));
    ++found->turns;
    found->words += words;
    all += words;
  }
  for (Talk& row : talk) {
    row.share = all == 0 ? 0 : static_cast<double>(row.words) / static_cast<double>(all);
  }
  std::ranges::stable_sort(talk, std::greater<>(), &Talk::words);
  return talk;
}

std::vector<Talk> talk_shares(const Transcript& transcript) {
  // A briefing ends with the first question, mostly within a few turns: what is said behind is not
  // taken apart for it.
  for (std::size_t turns = 16;; turns *= 2) {
    const bool whole = 3 * turns > transcript.turns.size();
    Transcript head;
    head.speakers = transcript.speakers;
    const std::size_t size = whole ? transcript.turns.size() / 3 + 2 : turns;
    for (std::size_t i = 0; i < size && i < transcript.turns.size(); ++i) {
      head.turns.push_back({.id = transcript.turns[i].id,
                            .speaker = transcript.turns[i].speaker,
                            .words = transcript.turns[i].words});
    }
    const std::vector<Ask> asks = find_asks(head);
    const Opening opening = find_opening(transcript, asks);
    if (whole || opening.turn > 0 || opening.bytes > 0) return talk_shares(transcript, opening);
  }
}

std::vector<Monologue> longest_turns(const Transcript& transcript, const Opening& opening) {
  std::vector<Monologue> all;
  for (std::size_t turn = opening.turn; turn < transcript.turns.size(); ++turn) {
    const Turn& at = transcript.turns[turn];
    const std::size_t words = text::count_words(rest_of(transcript, turn, opening));
    const bool goes_on = turn > opening.turn && !all.empty() && all.back().speaker == at.speaker;
    if (goes_on) {
      all.back().words += words;
    } else {
      all.push_back({at.id, at.speaker, transcript.role_of(at.speaker), words, at.start});
    }
  }
  std::ranges::stable_sort(all, std::greater<>(), &Monologue::words);
  std::vector<Monologue> longest;
  for (const Role role : {Role::participant, Role::interviewer}) {
    std::size_t taken = 0;
    for (const Monologue& each : all) {
      if (each.role == role && taken++ < kLongest) longest.push_back(each);
    }
  }
  return longest;
}

QuestionCounts count_questions(const Transcript& transcript, const std::vector<Ask>& asks,
                               const std::vector<Match>& matches,
                               const std::vector<GuideQuestion>& questions,
                               const Opening& opening) {
  QuestionCounts counts;
  const auto opens_topic = [&](std::size_t ask) {
    return std::ranges::any_of(matches, [&](const Match& match) {
      return match.ask == ask && !questions[match.question].under;
    });
  };
  std::size_t row = 0;
  for (std::size_t i = 0; i < asks.size();) {
    const std::size_t turn = asks[i].turn;
    bool new_topic = false;
    bool asks_on = false;
    std::size_t asked = 0;
    for (; i < asks.size() && asks[i].turn == turn; ++i) {
      const bool is_briefing =
          turn < opening.turn || (turn == opening.turn && asks[i].range.begin < opening.bytes);
      if (is_briefing || asks[i].form == speech::Form::none) continue;
      ++asked;
      ++counts.by_kind[kind_of(asks[i])];
      new_topic = new_topic || opens_topic(i);
      asks_on = asks_on || follows_up(asks[i], said_before(transcript, turn));
    }
    if (asked == 0) continue;
    counts.all += asked;
    const bool follow_up = asks_on && !new_topic;
    ++(follow_up ? counts.follow_ups : counts.topics);
    row = follow_up ? row + 1 : 0;
    counts.deepest = std::max(counts.deepest, row);
  }
  return counts;
}

}  // namespace uxi::review
