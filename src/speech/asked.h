// Asked of the participant, said to her, or a note of the team's: the decision for one sentence.
#pragma once

#include "speech/form.h"
#include "speech/piece.h"
#include "speech/sentence.h"
#include "uxi/guide.h"

namespace uxi::speech {

/// Where a sentence of a guide stands.
struct Place {
  SectionKind section = SectionKind::core;
  Dress dress = Dress::plain;
  Label label = Label::none;
  bool in_list = false;
  bool below_question = false;   ///< a nested item under one that is asked
  bool after_question = false;   ///< behind one that is asked, in the same line or paragraph
  bool behind_asked = false;     ///< the item of the guide before it is asked
  bool after_observer = false;   ///< behind an observer's question of the same list
  bool after_spoken = false;     ///< behind one of the same list that speaks to the participant
  bool after_direction = false;  ///< behind a note in italics or brackets, in the same block
  bool after_task = false;       ///< behind a task, in the same paragraph
  bool beside_task = false;      ///< behind a task of the same list
  bool unsure_column = false;    ///< in a table's column that does not say that it is asked
  bool in_notes = false;         ///< in a watch list, a code block
  bool in_checklist = false;     ///< an item with a box to tick
  bool round_probe = false;      ///< behind "(probe:"
  bool under_asked = false;      ///< in a list behind a line that is asked
  bool said = false;          ///< a heading among those that ask, or behind "Prompt:" among tasks
  bool in_task_list = false;  ///< in a list right below "Tasks"
};

[[nodiscard]] ItemKind item_kind(const Sentence& sentence, Form form, const Place& place);

/// Its subject is the participant in the third person: an observer's question, not one to ask.
[[nodiscard]] bool is_about_participant(const Sentence& sentence, const Place& place);
/// It tells the moderator what to do: "Show them the page".
[[nodiscard]] bool is_stage_direction(const Sentence& sentence, Form form);
/// Consent and logistics: recording, observers, screen sharing, questions for the moderator,
/// referrals.
[[nodiscard]] bool is_consent_or_logistics(const Sentence& sentence, Form form);
/// It sets the scene of a task, or tells the participant what to do in one.
[[nodiscard]] bool is_task_instruction(const Sentence& sentence);

/// "you", "your": the participant, or somebody who reads the guide.
[[nodiscard]] bool addresses_participant(const Sentence& sentence);
/// "I", "me", "our": who asks.
[[nodiscard]] bool names_moderator(const Sentence& sentence);
/// "the participant", "interviewees": words that nobody says to the participant.
[[nodiscard]] bool names_participant(const Sentence& sentence);
/// "You have changed your plans": the scene of a task, where a task's question follows.
[[nodiscard]] bool could_set_scene(const Sentence& sentence);
/// "Imagine an app where lists are shared": what is to be judged, in the words of a task.
[[nodiscard]] bool describes_concept(const Sentence& sentence);
/// "Don't ask ...", "Avoid ...": what is quoted behind it is not said.
[[nodiscard]] bool forbids(const Sentence& sentence);

}  // namespace uxi::speech
