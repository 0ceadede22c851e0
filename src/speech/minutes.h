// Times as guides name them: "(5 min)", "half an hour", "an hour and a quarter".
#pragma once

#include <optional>
#include <string_view>

#include "speech/sentence.h"
#include "uxi/guide.h"

namespace uxi::speech {

/// `(5 min)`, `- 10 minutes`, `5-10 min` (the longer), `(1 hour 15 min)`, `half an hour`; the first
/// that is named, nothing where none is.
[[nodiscard]] std::optional<double> minutes_in(const Sentence& sentence);
[[nodiscard]] std::optional<double> minutes_in(std::string_view text);

/// The same of a line that says nothing else: `(about 5 minutes)`, `Time: 10 min`.
[[nodiscard]] std::optional<double> minutes_alone(std::string_view line);

/// How long the session takes, where its words tell: "This session should take about 30 minutes",
/// "I know you've got an hour today".
[[nodiscard]] std::optional<double> stated_minutes(const Guide& guide);

}  // namespace uxi::speech
