#include "review/timing.h"

#include <algorithm>
#include <cstdlib>

#include "text/strings.h"
#include "text/words.h"

namespace uxi::review {
namespace {

constexpr std::int64_t kNoGap = 20;        ///< ms: closer captions touch
constexpr std::int64_t kOverlap = 250;     ///< ms: less is how turns usually meet
constexpr std::size_t kFewestChanges = 4;  ///< of speaker; with fewer a median says nothing
constexpr std::size_t kMoreThanMhm = 3;    ///< words: less is a sign of listening

/// One piece behind the other, both with times.
struct Change {
  const Spoken* before;
  const Spoken* after;
  std::int64_t gap;
};

std::vector<Change> changes_of(const std::vector<Spoken>& spoken) {
  std::vector<Change> changes;
  for (std::size_t i = 1; i < spoken.size(); ++i) {
    const Spoken& before = spoken[i - 1];
    const Spoken& after = spoken[i];
    if (!before.end || !before.start || !after.start) continue;
    if (*before.end <= *before.start) continue;
    changes.push_back({&before, &after, (*after.start - *before.end).value});
  }
  return changes;
}

bool passes(const Change& change, Role from, Role to) {
  return change.before->role == from && change.after->role == to;
}

bool changes_voice(const Change& change) {
  return passes(change, Role::interviewer, Role::participant) ||
         passes(change, Role::participant, Role::interviewer);
}

Pauses pauses_of(std::vector<std::int64_t> gaps) {
  Pauses pauses{.count = gaps.size()};
  if (gaps.empty()) return pauses;
  std::ranges::sort(gaps);
  pauses.median = {gaps[gaps.size() / 2]};
  pauses.three_seconds = static_cast<std::size_t>(
      std::ranges::count_if(gaps, [](std::int64_t gap) { return gap >= kSilence.value; }));
  return pauses;
}

std::string why_no_pauses(const std::vector<Spoken>& spoken, const std::vector<Change>& changes) {
  if (std::ranges::none_of(spoken, [](const Spoken& piece) { return piece.start.has_value(); })) {
    return "there are no times";
  }
  if (changes.empty()) return "the captions do not say when they end";
  std::size_t voices = 0;
  std::size_t touching = 0;
  for (const Change& change : changes) {
    if (!changes_voice(change)) continue;
    ++voices;
    if (std::abs(change.gap) <= kNoGap) ++touching;
  }
  if (voices < kFewestChanges) return "the captions do not say who speaks, or change too seldom";
  if (2 * touching >= voices) return "each caption begins where the one before ends";
  return {};
}

}  // namespace

Timing measure_timing(const std::vector<Spoken>& spoken) {
  const std::vector<Change> changes = changes_of(spoken);
  Timing timing;
  timing.no_pauses = why_no_pauses(spoken, changes);
  timing.no_interruptions = timing.no_pauses;
  if (!timing.no_pauses.empty()) return timing;
  std::vector<std::int64_t> after_question;
  std::vector<std::int64_t> after_answer;
  bool overlaps = false;
  for (const Change& change : changes) {
    overlaps = overlaps || change.gap < -kNoGap;
    if (passes(change, Role::interviewer, Role::participant) &&
        text::trim(change.before->text).ends_with('?')) {
      after_question.push_back(std::max<std::int64_t>(0, change.gap));
    }
    if (!passes(change, Role::participant, Role::interviewer)) continue;
    after_answer.push_back(std::max<std::int64_t>(0, change.gap));
    if (change.gap <= -kOverlap && text::count_words(change.after->text) > kMoreThanMhm) {
      timing.interrupted_at.push_back(*change.after->start);
    }
  }
  timing.interruptions = timing.interrupted_at.size();
  timing.no_interruptions = overlaps ? "" : "these captions never overlap";
  timing.after_question = pauses_of(std::move(after_question));
  timing.after_answer = pauses_of(std::move(after_answer));
  return timing;
}

}  // namespace uxi::review
