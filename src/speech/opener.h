// Lines that decide about what stands behind them, and what looks like code and is none.
#pragma once

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

}  // namespace uxi::speech
