#include "support/transcript_edits.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "analysis/random.h"
#include "coding/anchor.h"

namespace uxi::test {
namespace {

using analysis::SplitMix;

/// A byte of a turn and where it stood in the first transcript; nothing for what is new.
struct Letter {
  char byte = 0;
  std::optional<std::size_t> origin;
};
struct LetterTurn {
  Turn turn;
  std::vector<Letter> letters;
};
using Talk = std::vector<LetterTurn>;

/// A highlight, and the first byte of its words in the first transcript.
struct Marked {
  Highlight highlight;
  std::size_t origin = 0;
  std::size_t size = 0;
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string words_of(const LetterTurn& turn) {
  std::string words;
  for (const Letter& letter : turn.letters) words += letter.byte;
  return words;
}

Talk talk_of(const Transcript& transcript) {
  Talk talk;
  std::size_t origin = 0;
  for (const Turn& turn : transcript.turns) {
    LetterTurn copy{.turn = turn, .letters = {}};
    for (const char byte : turn.words) copy.letters.push_back({byte, origin++});
    ++origin;  // words do not run on from one turn into the next
    talk.push_back(std::move(copy));
  }
  return talk;
}

Transcript transcript_of(const Talk& talk, const Transcript& like) {
  Transcript transcript = like;
  transcript.turns.clear();
  for (const LetterTurn& turn : talk) {
    transcript.turns.push_back(turn.turn);
    transcript.turns.back().words = words_of(turn);
  }
  number_turns(transcript);
  return transcript;
}

std::vector<Span> word_spans(const LetterTurn& turn) {
  std::vector<Span> spans;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= turn.letters.size(); ++i) {
    if (i < turn.letters.size() && turn.letters[i].byte != ' ') continue;
    if (i > begin) spans.push_back({begin, i});
    begin = i + 1;
  }
  return spans;
}

auto place(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

// ---- the edits ------------------------------------------------------------------------------

void mend_typo(LetterTurn& turn, SplitMix& random) {
  for (int tries = 0; tries < 8 && !turn.letters.empty(); ++tries) {
    const std::size_t at = random.below(turn.letters.size());
    if (!is_letter(turn.letters[at].byte)) continue;
    const char fresh = static_cast<char>('a' + static_cast<char>(random.below(26)));
    switch (random.below(3)) {
      case 0:
        if (turn.letters[at].byte != fresh) turn.letters[at] = {fresh, {}};
        break;
      case 1: turn.letters.erase(turn.letters.begin() + place(at)); break;
      default: turn.letters.insert(turn.letters.begin() + place(at), {fresh, {}});
    }
    return;
  }
}

void cut_words(LetterTurn& turn, SplitMix& random) {
  const std::vector<Span> words = word_spans(turn);
  if (words.size() < 3) return;
  const std::size_t first = random.below(words.size());
  const std::size_t last = std::min(words.size() - 1, first + random.below(5));
  const std::size_t end = last + 1 < words.size() ? words[last + 1].begin : turn.letters.size();
  turn.letters.erase(turn.letters.begin() + place(words[first].begin),
                     turn.letters.begin() + place(end));
}

void put_words(LetterTurn& turn, std::string_view what, SplitMix& random) {
  const std::vector<Span> words = word_spans(turn);
  const std::size_t at = words.empty() ? 0 : words[random.below(words.size())].begin;
  std::vector<Letter> fresh;
  for (const char byte : what) fresh.push_back({byte, {}});
  fresh.push_back({' ', {}});
  turn.letters.insert(turn.letters.begin() + place(at), fresh.begin(), fresh.end());
}

void say_again(Talk& talk, SplitMix& random) {
  const LetterTurn& from = talk[random.below(talk.size())];
  const std::vector<Span> words = word_spans(from);
  if (words.empty()) return;
  const std::size_t first = random.below(words.size());
  const std::size_t last = std::min(words.size() - 1, first + random.below(12));
  const std::string said =
      words_of(from).substr(words[first].begin, words[last].end - words[first].begin);
  put_words(talk[random.below(talk.size())], said, random);
}

void split_turn(Talk& talk, SplitMix& random) {
  const std::size_t i = random.below(talk.size());
  const std::vector<Span> words = word_spans(talk[i]);
  if (words.size() < 2) return;
  const std::size_t at = words[1 + random.below(words.size() - 1)].begin;
  LetterTurn rest = talk[i];
  rest.turn.id = 0;
  if (random.below(2) == 0) rest.turn.speaker = "O";
  rest.letters.erase(rest.letters.begin(), rest.letters.begin() + place(at));
  talk[i].letters.resize(at - 1);
  talk.insert(talk.begin() + place(i + 1), std::move(rest));
}

void join_turns(Talk& talk, SplitMix& random) {
  if (talk.size() < 3) return;
  const std::size_t i = random.below(talk.size() - 1);
  talk[i].letters.push_back({' ', {}});
  talk[i].letters.insert(talk[i].letters.end(), talk[i + 1].letters.begin(),
                         talk[i + 1].letters.end());
  talk.erase(talk.begin() + place(i + 1));
}

void move_turn(Talk& talk, SplitMix& random) {
  const std::size_t i = random.below(talk.size());
  LetterTurn moved = std::move(talk[i]);
  talk.erase(talk.begin() + place(i));
  talk.insert(talk.begin() + place(random.below(talk.size() + 1)), std::move(moved));
}

void rename_speaker(Talk& talk, SplitMix& random) {
  const std::string old = talk[random.below(talk.size())].turn.speaker;
  const std::string fresh = "S" + std::to_string(random.below(9));
  for (LetterTurn& turn : talk) {
    if (turn.turn.speaker == old) turn.turn.speaker = fresh;
  }
}

void edit_once(Talk& talk, SplitMix& random) {
  LetterTurn& turn = talk[random.below(talk.size())];
  switch (random.below(20)) {
    case 0:
    case 1: return split_turn(talk, random);
    case 2:
    case 3: return join_turns(talk, random);
    case 4:
    case 5: return move_turn(talk, random);
    case 6: return rename_speaker(talk, random);
    case 7:
      if (talk.size() > 4) talk.erase(talk.begin() + place(random.below(talk.size())));
      return;
    case 8: return say_again(talk, random);
    case 9:  // taken in again: the numbers start anew
      for (std::size_t i = 0; i < talk.size(); ++i) talk[i].turn.id = static_cast<int>(i + 1);
      return;
    case 10:
    case 11:
    case 12: return cut_words(turn, random);
    case 13:
    case 14: return put_words(turn, random.below(2) == 0 ? "um, you know," : "[crosstalk]", random);
    default: return mend_typo(turn, random);
  }
}

// ---- highlights, and what became of them -----------------------------------------------------

Marked mark(const Transcript& transcript, const Talk& talk, SplitMix& random) {
  while (true) {
    const std::size_t i = random.below(talk.size());
    const std::vector<Span> words = word_spans(talk[i]);
    if (words.empty()) continue;
    const Turn& turn = transcript.turns[i];
    if (random.below(6) == 0) {
      return {*coding::make_highlight(transcript, turn.id, turn.id, {}),
              *talk[i].letters.front().origin, turn.words.size()};
    }
    const std::size_t first = random.below(words.size());
    const std::size_t last = std::min(words.size() - 1, first + random.below(16));
    const Span span{words[first].begin, words[last].end};
    Highlight highlight{.first_turn = turn.id, .last_turn = turn.id};
    coding::quote_words(turn, span, highlight);
    return {std::move(highlight), *talk[i].letters[span.begin].origin, span.size()};
  }
}

/// Where its words are now: turn and byte; nothing where they are no longer together.
std::optional<std::pair<std::size_t, std::size_t>> truth(const Talk& talk, const Marked& marked) {
  for (std::size_t i = 0; i < talk.size(); ++i) {
    const auto& letters = talk[i].letters;
    for (std::size_t at = 0; at + marked.size <= letters.size(); ++at) {
      if (letters[at].origin != marked.origin) continue;
      bool whole = true;
      for (std::size_t k = 0; k < marked.size && whole; ++k) {
        whole = letters[at + k].origin == marked.origin + k;
      }
      // Whole turns are kept where nothing else came to stand in them.
      if (marked.highlight.quote.empty()) whole = whole && letters.size() == marked.size;
      if (whole) return std::pair(i, at);
      break;
    }
  }
  return std::nullopt;
}

AnchorCounts judge(const Transcript& before, const Transcript& after, const Talk& talk,
                   const Marked& marked) {
  AnchorCounts counts{.highlights = 1};
  const coding::Anchored found = coding::find_anchor(after, marked.highlight);
  const auto kept = truth(talk, marked);
  const bool silent =
      found.state == coding::AnchorState::exact || found.state == coding::AnchorState::moved;
  const std::string meant = marked.highlight.quote.empty()
                                ? before.find(marked.highlight.first_turn)->words
                                : marked.highlight.quote;
  if (silent && found.quote != meant) ++counts.wrong;
  if (found.state != coding::AnchorState::lost) {
    const Highlight fresh = coding::refreshed(after, marked.highlight, found);
    if (coding::find_anchor(after, fresh).state != coding::AnchorState::exact) ++counts.unstable;
  }
  if (!kept) {
    ++counts.gone;
    ++(silent ? counts.gone_twin : counts.gone_listed);
    return counts;
  }
  ++counts.kept;
  const auto place_found = after.index_of(found.first_turn);
  if (found.state == coding::AnchorState::lost) {
    ++counts.lost;
  } else if (!silent) {
    ++counts.as_changed;
  } else if (place_found == kept->first && found.words.begin == kept->second) {
    ++counts.right;
  } else {
    ++counts.elsewhere;
  }
  return counts;
}

}  // namespace

void AnchorCounts::add(const AnchorCounts& more) {
  highlights += more.highlights;
  kept += more.kept;
  right += more.right;
  elsewhere += more.elsewhere;
  as_changed += more.as_changed;
  lost += more.lost;
  gone += more.gone;
  gone_listed += more.gone_listed;
  gone_twin += more.gone_twin;
  wrong += more.wrong;
  unstable += more.unstable;
}

AnchorCounts try_random_edits(const Transcript& transcript, std::size_t highlights,
                              std::uint64_t seed) {
  constexpr std::size_t kAtATime = 20;
  SplitMix random(seed);
  AnchorCounts counts;
  const Talk first = talk_of(transcript);
  for (std::size_t done = 0; done < highlights; done += kAtATime) {
    std::vector<Marked> marked;
    for (std::size_t i = 0; i < std::min(kAtATime, highlights - done); ++i) {
      marked.push_back(mark(transcript, first, random));
    }
    Talk talk = first;
    for (std::size_t edits = 1 + random.below(2 * talk.size()); edits > 0; --edits) {
      edit_once(talk, random);
    }
    const Transcript after = transcript_of(talk, transcript);
    for (const Marked& one : marked) counts.add(judge(transcript, after, talk, one));
  }
  return counts;
}

Transcript made_up_talk(std::size_t turns, std::uint64_t seed) {
  constexpr std::array<std::string_view, 24> kPhrases = {"we were charged twice",
                                                         "nobody noticed it",
                                                         "in the end",
                                                         "you know",
                                                         "the bank told us",
                                                         "I had to call them",
                                                         "again and again",
                                                         "for a week",
                                                         "it was fine",
                                                         "they said so",
                                                         "that is the thing",
                                                         "on a Monday",
                                                         "we pay by hand",
                                                         "with a spreadsheet",
                                                         "I think",
                                                         "so I waited",
                                                         "and then",
                                                         "the invoice came late",
                                                         "my manager asked",
                                                         "no idea why",
                                                         "it took ages",
                                                         "sort of",
                                                         "we gave up",
                                                         "like I said"};
  SplitMix random(seed);
  Transcript transcript{.session = "P01"};
  for (std::size_t i = 0; i < turns; ++i) {
    std::string words;
    for (std::size_t n = 1 + random.below(9); n > 0; --n) {
      if (!words.empty()) words += random.below(3) == 0 ? ". " : ", ";
      words += kPhrases[random.below(kPhrases.size())];
      if (random.below(3) == 0) words += " number " + std::to_string(random.below(500));
    }
    transcript.turns.push_back(
        {.id = static_cast<int>(i + 1), .speaker = i % 2 == 0 ? "I" : "P", .words = words + "."});
  }
  return transcript;
}

}  // namespace uxi::test
