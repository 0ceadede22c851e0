// Which turns asked which of a guide's questions.
//
// Each thing asked is scored against each question of the guide (review/likeness.h,
// review/purpose.h), as log odds that it is that question; the best way through all of them at once
// is then found by dynamic programming over where in the guide the interview stands (Viterbi 1967),
// which knows that guides are mostly asked from the top down and that probes follow their question.
// What is likelier to be no question of the guide stays unmatched. Deterministic.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "review/asks.h"
#include "review/questions.h"
#include "uxi/transcript.h"

namespace uxi::review {

struct Match {
  std::size_t question = 0;               ///< place among the guide's questions
  std::size_t ask = 0;                    ///< place among what was asked
  double score = 0;                       ///< log odds, order included; above 0
  std::vector<std::string> because = {};  ///< stems that both have, and purposes
};

/// Guides and interviews with more pairs are not matched (say 5,000 asked of a guide of 1,000).
inline constexpr std::size_t kMaxPairs = 5'000'000;

/// What the log odds are made of; the reasons stand with the values.
struct MatchWeights {
  double start = -1.8;   ///< most that is asked is in no guide
  double words = 1.0;    ///< a nat of what the words tell
  double answer = 0.2;   ///< a nat of what the answer's words tell
  double purpose = 5.0;  ///< both ask for leave to record, and the like
  double other_purpose = -3.0;
  double word_class = 1.2;  ///< both ask who, or how long
  double other_word_class = -1.2;
  double said_only = -1.2;  ///< it was said, not asked
  double next = 0.8;        ///< the question behind the last one
  double onwards = -0.4;    ///< one further on
  double back = -1.6;       ///< one further up
  double again = -1.8;      ///< the same once more
  double far_probe = -1.5;  ///< a probe whose question was not the last
};

/// Sorted by ask. One ask is at most one question.
[[nodiscard]] std::vector<Match> match_questions(const std::vector<GuideQuestion>& questions,
                                                 const std::vector<Ask>& asks,
                                                 const Transcript& transcript,
                                                 const MatchWeights& weights = {});

}  // namespace uxi::review
