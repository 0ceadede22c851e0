// Requests for an account that name nobody: "Explain how a refund gets approved". The same verbs
// tell a moderator what to present; what is to be explained or shared tells them apart.
#pragma once

#include "speech/asked.h"
#include "speech/sentence.h"

namespace uxi::speech {

/// The participant is to tell how something goes, or a story: where the interview is at its core,
/// and not about the session, what is shown in it, or what others are to be told.
[[nodiscard]] bool requests_account(const Sentence& sentence, const Place& place);

/// "Explore how often it happens", "Discuss the differences", "Identify pain points": a topic for
/// the moderator, nothing that could be opened and looked at, and nobody is asked to tell.
[[nodiscard]] bool explores_topic(const Sentence& sentence, const Place& place);

}  // namespace uxi::speech
