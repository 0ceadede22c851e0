// The guides' rules held against what the interviewer really said, and what was done about it: a
// transcript's questions are handed to lint as a guide of one section.
#include <algorithm>
#include <array>
#include <string_view>

#include "review/asks.h"
#include "review/purpose.h"
#include "review/review.h"
#include "speech/form.h"
#include "speech/phrase.h"
#include "speech/relation.h"
#include "speech/sentence.h"
#include "text/words.h"

namespace uxi::review {
namespace {

/// Rules about a guide as a whole do not fit a conversation.
constexpr std::array<std::string_view, 6> kNotForTalk = {
    "structure/*", "ethics/*", "timing/*", "coverage/*", "lint/*", "accessibility/*"};
constexpr std::size_t kReach = 2;       ///< an interviewer's next turns in which a slip is mended
constexpr std::size_t kShortProbe = 5;  ///< words

constexpr std::string_view kMends[] = {
    "^ [but|and|so] why !(not|don't) ",
    "^ [but|and|so] why $",
    "why do you say",
    "what (makes|made) you (say|think|feel)",
    "how would you (put|say|describe|call) (it|that|this) [yourself]",
    "in your own words",
    "words in[to] your mouth",
    "(leading|loaded|unfair|bad) question",
    "(shouldn't|should not) have (said|asked|put)",
    "let me (rephrase|reword|put|ask) (that|this|it) [again|differently|another way|better]",
    "(put|ask|say) (it|that) (differently|better|another way)",
};
constexpr std::string_view kOwnsUp[] = {
    "words in your mouth",
    "(that|it) was [a|such a] (leading|loaded) [question]",
    "(leading|loaded) question of mine",
};

bool mends(std::string_view words) {
  static const speech::PhraseSet phrases(kMends);
  for (const Span& range : text::sentences(words)) {
    speech::Sentence sentence =
        speech::tokenize(words.substr(range.begin, range.end - range.begin));
    speech::find_clause(sentence);
    if (phrases.matches(sentence)) return true;
  }
  return false;
}

bool owns_up(std::string_view words) {
  static const speech::PhraseSet phrases(kOwnsUp);
  return phrases.matches(speech::tokenize(words));
}

ItemKind kind_of(const speech::Sentence& sentence, speech::Form form) {
  if (form == speech::Form::none && !sentence.asks) return ItemKind::statement;
  if (speech::is_short_follow_up(sentence) || sentence.word_count() <= kShortProbe) {
    return ItemKind::probe;
  }
  return form == speech::Form::invite ? ItemKind::prompt : ItemKind::question;
}

void add_items(GuideSection& section, const Turn& turn, std::size_t from, int block) {
  for (const Span& range : text::sentences(turn.words)) {
    if (range.begin < from || range.end > turn.word_source.size()) continue;
    GuideItem item{.text = turn.words.substr(range.begin, range.end - range.begin),
                   .span = turn.to_source(range),
                   .block = block};
    for (std::size_t i = range.begin; i < range.end; ++i)
      item.source.push_back(turn.word_source[i]);
    speech::Sentence sentence = speech::tokenize(item.text);
    speech::find_clause(sentence);
    item.kind = kind_of(sentence, speech::classify(sentence));
    section.items.push_back(std::move(item));
  }
}

std::vector<std::size_t> interviewer_turns(const Transcript& transcript, const Opening& opening) {
  std::vector<std::size_t> turns;
  for (std::size_t turn = opening.turn; turn < transcript.turns.size(); ++turn) {
    if (transcript.role_of(transcript.turns[turn].speaker) == Role::interviewer) {
      turns.push_back(turn);
    }
  }
  return turns;
}

std::optional<int> mended_by(const Transcript& transcript, const std::vector<std::size_t>& turns,
                             std::size_t at) {
  for (std::size_t i = at + 1; i < turns.size() && i <= at + kReach; ++i) {
    if (mends(transcript.turns[turns[i]].words)) return transcript.turns[turns[i]].id;
  }
  return std::nullopt;
}

/// The sentence of `turn` that holds byte `at` of the file.
std::string sentence_at(const Turn& turn, std::size_t at) {
  for (const Span& range : text::sentences(turn.words)) {
    if (range.end > turn.word_source.size()) break;
    const Span in_file = turn.to_source(range);
    if (in_file.begin <= at && at < in_file.end) {
      return turn.words.substr(range.begin, range.end - range.begin);
    }
  }
  return turn.words;
}

/// "That was me putting words in your mouth": the turn before it led, whatever its words.
void add_owned_up(std::vector<Slip>& slips, const SourceFile& source, const Transcript& transcript,
                  const std::vector<std::size_t>& turns) {
  for (std::size_t i = 1; i < turns.size(); ++i) {
    const Turn& led = transcript.turns[turns[i - 1]];
    if (!owns_up(transcript.turns[turns[i]].words)) continue;
    const bool known =
        std::ranges::any_of(slips, [&](const Slip& slip) { return slip.turn == led.id; });
    if (known) continue;
    Diagnostic finding =
        diagnose(source, led.words_span, Severity::suggestion, "live/owned-up",
                 "the interviewer says that this put words into the participant's mouth");
    finding.family = "leading";
    slips.push_back({std::move(finding), led.id, led.words, transcript.turns[turns[i]].id});
  }
}

}  // namespace

std::vector<Slip> find_slips(const SourceFile& source, const Transcript& transcript,
                             const Opening& opening, lint::LintOptions options) {
  Guide guide;
  guide.sections.push_back({});
  const std::vector<std::size_t> turns = interviewer_turns(transcript, opening);
  for (const std::size_t turn : turns) {
    const std::size_t from = turn == opening.turn ? opening.bytes : 0;
    add_items(guide.sections.front(), transcript.turns[turn], from, static_cast<int>(turn));
  }
  for (const std::string_view rule : kNotForTalk) {
    options.settings.push_back({std::string(rule), std::nullopt});
  }
  options.mode = GuideMode::interview;
  std::vector<Slip> slips;
  for (Diagnostic& finding : lint::lint_guide(source, guide, nullptr, options)) {
    const auto at = std::ranges::find_if(turns, [&](std::size_t turn) {
      const Span span = transcript.turns[turn].span;
      return span.begin <= finding.span.begin && finding.span.begin < span.end;
    });
    if (at == turns.end()) continue;
    finding.severity = Severity::suggestion;
    Slip slip{.turn = transcript.turns[*at].id,
              .words = sentence_at(transcript.turns[*at], finding.span.begin)};
    slip.finding = std::move(finding);
    if (slip.finding.family == "leading") {
      slip.mended_by = mended_by(transcript, turns, static_cast<std::size_t>(at - turns.begin()));
    }
    slips.push_back(std::move(slip));
  }
  add_owned_up(slips, source, transcript, turns);
  std::ranges::stable_sort(slips, {}, [](const Slip& slip) { return slip.finding.span.begin; });
  return slips;
}

}  // namespace uxi::review
