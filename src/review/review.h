// How an interview was run, as values: who talked how much, what was asked and how, what of the
// guide was reached, and where the interviewer stepped out of a neutral part (uxi-session(1)).
//
// All of it is a suggestion: numbers and words point at places to read again, they judge nobody.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "review/asks.h"
#include "review/match.h"
#include "review/questions.h"
#include "review/timing.h"
#include "uxi/diagnostic.h"
#include "uxi/lint.h"
#include "uxi/source.h"
#include "uxi/time.h"
#include "uxi/transcript.h"

namespace uxi::review {

/// From this share on the interviewer's talking is pointed out (practice: the participant talks
/// 80 % of the time).
inline constexpr double kMuchTalk = 0.20;

struct Talk {
  std::string speaker;  ///< label of the transcript
  Role role = Role::unknown;
  std::size_t turns = 0;
  std::size_t words = 0;
  double share = 0;  ///< of all words behind the briefing
};

struct Monologue {
  int turn = 0;  ///< of its first turn
  std::string speaker;
  Role role = Role::unknown;
  std::size_t words = 0;
  std::optional<Millis> start;
};

/// What was asked, by form and by what it goes on from.
struct QuestionCounts {
  std::size_t all = 0;
  std::map<std::string, std::size_t> by_kind;  ///< open, closed, either-or, short, recap
  std::size_t follow_ups = 0;                  ///< turns that ask on from the answer before them
  std::size_t topics = 0;                      ///< turns that ask something new
  std::size_t deepest = 0;                     ///< follow-ups in a row
};

/// A rule of the guides' lint that something said breaks, and whether it was mended (S10).
struct Slip {
  Diagnostic finding;
  int turn = 0;
  std::string words = {};             ///< the sentence it is about
  std::optional<int> mended_by = {};  ///< the turn that asked why, or took it back
};

enum class Stepping { explains, defends, praises };
[[nodiscard]] std::string_view to_string(Stepping how);
/// A turn in which the interviewer does more than listen.
struct Step {
  Stepping how = Stepping::explains;
  int turn = 0;
  std::string words;  ///< what shows it
};

struct AskedQuestion {
  GuideQuestion question;
  std::vector<int> turns;  ///< that asked it, in order; empty: skipped
  double score = 0;        ///< of the surest, log odds
  std::vector<std::string> because;
  std::size_t answer_words = 0;
  std::optional<Millis> answer_time;  ///< from its first turn to the interviewer's next
};

struct GuideCoverage {
  std::string path;
  std::string version;  ///< `as used`, `unchanged`, `changed since`, `not recorded`
  std::vector<AskedQuestion> questions;
  std::size_t asked = 0;
  std::size_t jumps_back = 0;  ///< times the interview went to an earlier question
};

struct Review {
  std::string session;
  std::string why_not;    ///< why nothing could be measured; empty where it could
  std::string to_settle;  ///< what a person can do about it; empty where nothing
  std::vector<Talk> talk;
  double interviewer_share = 0;
  std::size_t words = 0;           ///< behind the briefing
  std::size_t briefing = 0;        ///< turns left out in front
  std::vector<Monologue> longest;  ///< three of participants, three of interviewers
  QuestionCounts questions;
  Timing timing;
  std::optional<GuideCoverage> guide;
  std::vector<Slip> slips;
  std::vector<Step> steps;
  std::vector<std::string> suggestions;  ///< in words, most telling first
};

/// The guide that a session used, as far as that can be told.
struct UsedGuide {
  const SourceFile* source = nullptr;
  const Guide* guide = nullptr;
  std::string version;
};

/// `used` and `spoken` may be null: then there is no coverage and no timing.
[[nodiscard]] Review review_session(const SourceFile& source, const Transcript& transcript,
                                    const UsedGuide* used, const std::vector<Spoken>* spoken,
                                    const lint::LintOptions& lint);

/// The first turn behind the briefing, and how many bytes of it still belong to it: where the
/// first question is asked that is no request for leave.
struct Opening {
  std::size_t turn = 0;
  std::size_t bytes = 0;
};
[[nodiscard]] Opening find_opening(const Transcript& transcript, const std::vector<Ask>& asks);

/// Parts of a review, each over what was said behind the briefing.
[[nodiscard]] std::vector<Talk> talk_shares(const Transcript& transcript, const Opening& opening);
/// The same behind the briefing, which is looked for no further than it may reach.
[[nodiscard]] std::vector<Talk> talk_shares(const Transcript& transcript);
[[nodiscard]] std::vector<Monologue> longest_turns(const Transcript& transcript,
                                                   const Opening& opening);
[[nodiscard]] QuestionCounts count_questions(const Transcript& transcript,
                                             const std::vector<Ask>& asks,
                                             const std::vector<Match>& matches,
                                             const std::vector<GuideQuestion>& questions,
                                             const Opening& opening);
[[nodiscard]] std::vector<Slip> find_slips(const SourceFile& source, const Transcript& transcript,
                                           const Opening& opening, lint::LintOptions options);
[[nodiscard]] std::vector<Step> find_steps(const Transcript& transcript, const Opening& opening);

}  // namespace uxi::review
