// The turns of phrase that tell who a line of a guide is for. Kept apart from the decision
// (asked.cc) because they are long.
#pragma once

#include "speech/phrase.h"

namespace uxi::speech {

/// The participant is talked about: "does the participant notice".
[[nodiscard]] const PhraseSet& third_person_phrases();
/// "Where do they expect": the participant, unless somebody else was asked about just before.
[[nodiscard]] const PhraseSet& third_person_pronouns();
/// Words for the participant that nobody says to her face.
[[nodiscard]] const PhraseSet& participant_words();
/// "they", "them", "people" as well.
[[nodiscard]] const PhraseSet& third_person_words();
/// Verbs that only a moderator is told: "ask", "remind", "take notes".
[[nodiscard]] const PhraseSet& direction_verbs();
/// Verbs that are a direction where their object is the participant: "show them", "let the user".
[[nodiscard]] const PhraseSet& transitive_direction_verbs();
/// Verbs that are a direction unless somebody is addressed: "Show option 2", but "Show me".
[[nodiscard]] const PhraseSet& addressed_verbs();
/// Verbs that ask the participant to speak although nobody is named: "Describe a typical day".
[[nodiscard]] const PhraseSet& speaking_verbs();
/// Consent to take part and to be recorded, screens and sound, questions for the moderator,
/// referrals: `logistics` in a question of any form, the others in closed ones and in what and how.
[[nodiscard]] const PhraseSet& logistics_phrases();
[[nodiscard]] const PhraseSet& closed_logistics_phrases();
[[nodiscard]] const PhraseSet& open_logistics_phrases();
/// "Describa", "Erzählen Sie": requests to speak in other languages.
[[nodiscard]] const PhraseSet& foreign_requests();
/// "Imagine ...", "Take a look at ...", "I'd like you to ...".
[[nodiscard]] const PhraseSet& task_phrases();
/// "Sort the cards": a task where somebody is addressed or tasks are expected, else a direction.
[[nodiscard]] const PhraseSet& handling_phrases();
/// "Where would you go", "Show me how": how a task is asked where tasks stand.
[[nodiscard]] const PhraseSet& task_question_phrases();

}  // namespace uxi::speech
