// A first guide from a study's plan: welcome, warm-up, a part for each research question or stage
// of the method, wind-down (templates/guides).
#pragma once

#include <string>

#include "uxi/error.h"
#include "uxi/study.h"
#include "uxi/time.h"

namespace uxi::report {

struct GuideDraft {
  const Study* study = nullptr;  ///< null: placeholders stand for the plan
  std::string segment = {};      ///< of whom the guide is for; empty for everybody
  Purpose purpose = Purpose::generative;
  int minutes = 45;  ///< of the whole session, at least kLeastDraftMinutes
};

inline constexpr int kLeastDraftMinutes = 20;
inline constexpr int kMostDraftMinutes = 240;

/// The guide as Markdown. Its times add up to `minutes`; every research question and assumption of
/// the plan is served. `usage` for other lengths, `syntax` where a template is wrong.
[[nodiscard]] Result<std::string> draft_guide(const GuideDraft& draft);

/// `2027-05-31` as a moderator says it: `31 May 2027`.
[[nodiscard]] std::string spoken_date(Date date);

}  // namespace uxi::report
