// Which turns asked which of a guide's questions.
//
// Each thing asked is scored against each question of the guide (review/likeness.h,
// review/purpose.h), as log odds that it is that question rather than none; then all are judged
// together, by how interviews go through their guides (review/guide_walk.h). What is likelier to be
// no question of the guide stays unmatched. Deterministic.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "review/asks.h"
#include "review/guide_walk.h"
#include "review/questions.h"
#include "uxi/transcript.h"

namespace uxi::review {

struct Match {
  std::size_t question = 0;               ///< place among the guide's questions
  std::size_t ask = 0;                    ///< place among what was asked
  double score = 0;                       ///< log odds, order included; 0 or above
  std::vector<std::string> because = {};  ///< stems that both have, and purposes
};

/// Longer interviews with longer guides are not matched: things asked, times questions squared (say
/// 2,500 asked of a guide of 200).
inline constexpr std::size_t kMaxSteps = 100'000'000;
inline constexpr std::size_t kMaxQuestions = 1000;  ///< and no guides longer than this

/// What the log odds are made of; the reasons stand with the values.
struct MatchWeights {
  double start = 0.5;    ///< a question of the guide is seldom asked in its own words
  double words = 1.0;    ///< a nat of what the words tell
  double phrase = 0.9;   ///< a nat of what words in the same order tell
  double answer = 0.4;   ///< a nat of what the answer's words tell
  double context = 0.5;  ///< a nat of what the words around the question tell
  double purpose = 5.0;  ///< both ask for leave to record, and the like
  double other_purpose = -2.0;
  double word_class = 1.2;  ///< both ask who, or how long
  double other_word_class = -1.2;
  double said_only = -1.2;  ///< it was said, not asked
  double sure = 0.5;        ///< from this probability on it is a match
  WalkPrior walk = {};
};

/// Sorted by ask. One ask is at most one question.
[[nodiscard]] std::vector<Match> match_questions(const std::vector<GuideQuestion>& questions,
                                                 const std::vector<Ask>& asks,
                                                 const Transcript& transcript,
                                                 const MatchWeights& weights = {});

}  // namespace uxi::review
