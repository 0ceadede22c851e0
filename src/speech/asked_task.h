// What a participant is told to do: the steps of a task, by their words and by where they stand.
#pragma once

#include "speech/asked.h"
#include "speech/sentence.h"

namespace uxi::speech {

/// `please` stands before its verb.
[[nodiscard]] bool is_polite(const Sentence& sentence);

/// "Please ask the chatbot how to renew": nobody says please to the moderator and asks a thing.
[[nodiscard]] bool requests_politely(const Sentence& sentence);

/// It is to be done because of its place: it goes on with a task, stands beside one, behind a label
/// that says so, or is asked politely among tasks.
[[nodiscard]] bool is_placed_task(const Sentence& sentence, const Place& place);

/// "Can you navigate to the form?", "Could you show me how you would pay?": the request of a task
/// in the order of a question; among tasks with other verbs as well.
[[nodiscard]] bool asks_to_act(const Sentence& sentence, bool among_tasks);

/// "Sort the cards and tell me why"; without a word to the participant only where tasks stand.
[[nodiscard]] bool is_handling(const Sentence& sentence, const Place& place);

}  // namespace uxi::speech
