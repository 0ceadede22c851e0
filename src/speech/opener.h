// Lines that decide about what stands behind them, and what looks like code and is none.
#pragma once

#include <cstddef>
#include <string_view>

#include "speech/sentence.h"

namespace uxi::speech {

/// "Do not ask:", "Avoid:".
[[nodiscard]] bool warns(std::string_view line);

/// "Prompt:", "Say:": what stands behind it is said as it stands.
[[nodiscard]] bool announces_words(std::string_view line);

/// "[Send the next scenario to the chat]": what stands behind it is one.
[[nodiscard]] bool announces_task(std::string_view line);

/// "If they ask `Is it free?`": the participant's question.
[[nodiscard]] bool is_asked_back(const Sentence& heading);

/// "Find one house with a garden.": a sentence at least, and none of what programs are made of.
[[nodiscard]] bool is_prose(std::string_view text);

/// "[Internal] Prompts" without the words in brackets in front, of which there are three at most.
[[nodiscard]] std::string_view without_tag(std::string_view line);

/// "Watch for", "Avoid:", "Goals:": a line that opens a list of things that are not asked.
[[nodiscard]] bool opens_watch_list(std::string_view text);

/// "If a member asks": what stands behind it is the other's question, unless it asks what the
/// participant does then.
[[nodiscard]] bool tells_of_asking(const Sentence& label);

/// More than `most` words that the eye sees: a letter behind a space begins one, whatever joins
/// others.
[[nodiscard]] bool has_more_words(std::string_view text, std::size_t most);

}  // namespace uxi::speech
