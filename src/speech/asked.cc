#include "speech/asked.h"

#include <algorithm>

#include "speech/asked_phrases.h"
#include "speech/relation.h"
#include "speech/vocabulary.h"

namespace uxi::speech {
namespace {

constexpr std::size_t kFullSentence = 4;  ///< words; with a full stop it is no keyword of a list

bool names_moderator(const Sentence& sentence) {
  return std::ranges::any_of(sentence.tokens,
                             [](const Token& token) { return is_first_person(token.folded); });
}

/// "Brief introduction - share your name and what you do": said of a part, not in it.
bool announces_part(const Sentence& sentence) {
  std::size_t at = sentence.word(0) == "very" ? 1 : 0;
  if (sentence.word(at) != "brief") return false;
  const std::string_view next = sentence.word(at + 1);
  return next == "introduction" || next == "discussion" || next == "overview";
}

ItemKind asked_kind(const Sentence& sentence, Form form, const Place& place) {
  if (place.label == Label::probe || place.below_question || is_conditional_follow_up(sentence)) {
    return ItemKind::probe;
  }
  if (place.section == SectionKind::task && task_question_phrases().matches(sentence)) {
    return ItemKind::task;
  }
  return form == Form::invite ? ItemKind::prompt : ItemKind::question;
}

/// A sentence that is neither a question nor an instruction.
ItemKind said_kind(const Sentence& sentence, const Place& place) {
  if (place.dress == Dress::quoted) return ItemKind::statement;
  if (place.dress == Dress::italic || place.dress == Dress::aside) return ItemKind::note;
  if (addresses_participant(sentence) || names_moderator(sentence)) return ItemKind::statement;
  const bool finished = sentence.end < sentence.tokens.size();
  const bool full = finished && sentence.word_count() >= kFullSentence;
  return place.in_list && !full ? ItemKind::note : ItemKind::statement;
}

/// In brackets or italics stands what the moderator is to do, unless it is a question to the
/// participant.
bool is_undertone(const Sentence& sentence, Form form, const Place& place) {
  if (place.dress == Dress::aside) {
    return !addresses_participant(sentence) || (!sentence.asks && form != Form::wh);
  }
  const bool directs = place.after_direction || direction_verbs().matches(sentence);
  if (place.dress != Dress::italic || (sentence.asks && !directs)) return false;
  return !addresses_participant(sentence) && !names_moderator(sentence);
}

/// "Please sign the release form": no question, and no task either.
bool is_consent_instruction(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "^ [please] (sign|read|fill|review|complete) ..4 (consent|release|nda|waiver)",
      "^ [please] sign (the|a|this|our) form",
      "^ [please|can you|could you|will you] [please] (share|unshare) your (screen|camera|video)",
      "^ [please] (turn|switch) (on|off) your", "^ [please] (mute|unmute)"};
  static const PhraseSet set(kPattern);
  return set.matches(sentence);
}

/// A box to tick stands before questions and before what the moderator is to do. "What happened?"
/// and "Tell me ..." are asked; "Is the recorder charged?" and "Share your screen" are to be done.
bool is_to_do(const Sentence& sentence, Form form, const Place& place) {
  if (sentence.asks) {
    return !addresses_participant(sentence) && !place.below_question && form != Form::wh;
  }
  return form != Form::wh && (form != Form::invite || !names_moderator(sentence));
}

/// "Today we'd like to hear ...": at the start it says what will come.
bool announces_topic(const Sentence& sentence, const Place& place) {
  const bool early = place.section == SectionKind::intro || place.section == SectionKind::consent;
  return early && is_first_person(sentence.word(sentence.clause));
}

/// "Sort the cards and tell me why"; without a word to the participant only where tasks stand.
bool is_handling(const Sentence& sentence, const Place& place) {
  if (!handling_phrases().matches(sentence)) return false;
  return addresses_participant(sentence) || names_moderator(sentence) ||
         place.dress == Dress::quoted || place.label == Label::task ||
         (place.section == SectionKind::task && place.dress == Dress::plain);
}

/// "Sort the cards. Give each group a name": what follows a task is one as well.
bool goes_on_with_task(const Sentence& sentence, const Place& place) {
  return place.after_task && place.dress == Dress::plain && !sentence.asks &&
         !third_person_words().matches(sentence) &&
         (handling_phrases().matches(sentence) || addressed_verbs().matches(sentence));
}

/// An observer's question, for nobody is spoken to: behind one that is, or in a table's column that
/// could hold anything.
bool is_unaddressed(const Sentence& sentence, const Place& place) {
  const bool doubtful = (place.after_observer && sentence.asks) || place.unsure_column;
  return doubtful && !addresses_participant(sentence) && !names_moderator(sentence);
}

bool asks_to_speak(const Sentence& sentence, Form form, const Place& place) {
  if (place.dress != Dress::aside && foreign_requests().matches(sentence)) return true;
  return form == Form::invite && !announces_topic(sentence, place) &&
         (place.in_list || addresses_participant(sentence) || names_moderator(sentence) ||
          speaking_verbs().matches(sentence));
}

}  // namespace

bool addresses_participant(const Sentence& sentence) {
  return std::ranges::any_of(sentence.tokens,
                             [](const Token& token) { return is_second_person(token.folded); });
}

bool is_about_participant(const Sentence& sentence, const Place& place) {
  if (addresses_participant(sentence)) return false;
  if (third_person_phrases().matches(sentence)) return true;
  return !place.after_question && third_person_pronouns().matches(sentence);
}

bool names_participant(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "(participant|participants|interviewee|interviewees|respondent|respondents|tester|testers)"};
  static const PhraseSet set(kPattern);
  return !addresses_participant(sentence) && set.matches(sentence);
}

bool could_set_scene(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "^ (you|you're|you've|you'd|your) !(don't|should|will|may|can|can't|must|might|could|said|"
      "told|mentioned|do|did|didn't|are welcome)",
      "^ (today|yesterday|tomorrow|recently|last _|next _|one day) [,] (you|you're|you've|your)"};
  static const PhraseSet set(kPattern);
  return !sentence.asks && set.matches(sentence);
}

bool forbids(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "^ [please] (do not|don't|never|avoid) [ever] (ask|asking|say|saying|use|using|questions|"
      "leading|prompt|phrases)",
      "(instead of|rather than) (asking|saying)"};
  static const PhraseSet set(kPattern);
  return !sentence.asks && set.matches(sentence);
}

bool is_stage_direction(const Sentence& sentence, Form form) {
  if (announces_part(sentence)) return true;
  if ((sentence.asks && form != Form::invite) || names_moderator(sentence)) return false;
  const bool transitive = transitive_direction_verbs().matches(sentence);
  if (addresses_participant(sentence)) {
    // "Let the participant know that you ...": here `you` is the moderator.
    return (transitive || sentence.word(sentence.clause) == "ask") &&
           participant_words().matches(sentence);
  }
  return direction_verbs().matches(sentence) || addressed_verbs().matches(sentence) ||
         (transitive && third_person_words().matches(sentence));
}

bool is_consent_or_logistics(const Sentence& sentence, Form form) {
  if (logistics_phrases().matches(sentence)) return true;
  if (form == Form::wh) return open_logistics_phrases().matches(sentence);
  return form != Form::invite && closed_logistics_phrases().matches(sentence);
}

bool is_task_instruction(const Sentence& sentence) { return task_phrases().matches(sentence); }

ItemKind item_kind(const Sentence& sentence, Form form, const Place& place) {
  const bool outside = place.in_notes || place.section == SectionKind::notes;
  if (sentence.end == 0 || outside || place.label == Label::note) return ItemKind::note;
  if (goes_on_with_task(sentence, place)) return ItemKind::task;
  if (is_about_participant(sentence, place) || is_stage_direction(sentence, form) ||
      is_undertone(sentence, form, place) || is_unaddressed(sentence, place) ||
      (place.in_checklist && is_to_do(sentence, form, place))) {
    return ItemKind::note;
  }
  if (sentence.asks || form == Form::wh) {
    return is_consent_or_logistics(sentence, form) ? ItemKind::consent
                                                   : asked_kind(sentence, form, place);
  }
  if (is_consent_instruction(sentence)) return ItemKind::consent;
  if (is_task_instruction(sentence) || is_handling(sentence, place)) return ItemKind::task;
  return asks_to_speak(sentence, form, place) ? asked_kind(sentence, form, place)
                                              : said_kind(sentence, place);
}

}  // namespace uxi::speech
