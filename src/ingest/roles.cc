// Finds roles. The rule on speech was measured with tests/bench/ingest_roles.cc: questions for each
// word tell more than talk share, and together with `you` against `I` they leave few files open.
#include "ingest/roles.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ingest/labels.h"

namespace uxi::ingest {
namespace {

struct RoleWord {
  std::string_view word;
  Role role;
};
constexpr std::array<RoleWord, 31> kRoleWords = {{
    {"a", Role::participant},
    {"answer", Role::participant},
    {"customer", Role::participant},
    {"facilitator", Role::interviewer},
    {"guest", Role::participant},
    {"host", Role::interviewer},
    {"i", Role::interviewer},
    {"informant", Role::participant},
    {"int", Role::interviewer},
    {"interviewee", Role::participant},
    {"interviewer", Role::interviewer},
    {"iv", Role::interviewer},
    {"mod", Role::interviewer},
    {"moderator", Role::interviewer},
    {"note taker", Role::observer},
    {"notetaker", Role::observer},
    {"o", Role::observer},
    {"observer", Role::observer},
    {"p", Role::participant},
    {"part", Role::participant},
    {"participant", Role::participant},
    {"patient", Role::participant},
    {"q", Role::interviewer},
    {"question", Role::interviewer},
    {"questioner", Role::interviewer},
    {"researcher", Role::interviewer},
    {"resp", Role::participant},
    {"respondent", Role::participant},
    {"student", Role::participant},
    {"subject", Role::participant},
    {"user", Role::participant},
}};

static_assert(std::is_sorted(kRoleWords.begin(), kRoleWords.end(),
                             [](const RoleWord& a, const RoleWord& b) { return a.word < b.word; }));

// Somebody of the team with a smaller share of the words watches.
constexpr double kWatching = 0.02;
// What the rule on speech needs before it says anything.
constexpr std::size_t kFewestWords = 60;  // of a voice
constexpr std::size_t kMostVoices = 5;    // that have a say; more is a meeting
constexpr double kMinimumConfidence = 0.7;

std::string_view without_number(std::string_view label) {
  while (!label.empty() && ((label.back() >= '0' && label.back() <= '9') || label.back() == ' ' ||
                            label.back() == '#' || label.back() == '_' || label.back() == '-')) {
    label.remove_suffix(1);
  }
  return label;
}

bool lists(const std::vector<std::string>& names, const std::string& folded) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    const std::string known = fold_label(name);
    if (known.empty()) return false;
    // `ana` of the team is `Ana Lopez` of the recording.
    return known == folded || folded.starts_with(known + " ");
  });
}

RoleGuess stated_role(const std::string& label, const IngestOptions& options) {
  const std::string folded = fold_label(label);
  for (const auto& [name, role] : options.roles) {
    if (fold_label(name) == folded) return {role, 1.0};
  }
  if (lists(options.participants, folded)) return {Role::participant, 1.0};
  if (const Role role = role_word(folded); role != Role::unknown) return {role, 1.0};
  return {};
}

/// How much a voice asks: questions for each hundred words, smoothed so that few words say little;
/// more where it says `you` and less where it says `I`.
double asking(const VoiceCounts& counts) {
  const double asked = static_cast<double>(counts.questions + counts.addressed);
  const double rate = (asked + 0.5) / (static_cast<double>(counts.words) + 100.0) * 100.0;
  const double you = static_cast<double>(counts.you) + 3.0;
  const double self = static_cast<double>(counts.i) + 3.0;
  return std::log(rate) + 0.5 * std::log(you / self);
}

double logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }

struct Say {
  std::size_t voice = 0;
  double asking = 0;
  double share = 0;
};

/// Voices with enough words to be judged, most asking first.
std::vector<Say> voices_with_a_say(const std::vector<VoiceCounts>& counts) {
  double all = 0;
  for (const VoiceCounts& voice : counts) all += static_cast<double>(voice.words);
  std::vector<Say> says;
  for (std::size_t v = 0; v < counts.size(); ++v) {
    const double share = static_cast<double>(counts[v].words) / std::max(all, 1.0);
    if (counts[v].words >= kFewestWords && share >= 0.02)
      says.push_back({v, asking(counts[v]), share});
  }
  std::stable_sort(says.begin(), says.end(),
                   [](const Say& a, const Say& b) { return a.asking > b.asking; });
  return says;
}

/// Gives roles to voices that have none, from the speech.
void judge_speech(const std::vector<VoiceCounts>& counts, std::vector<RoleGuess>& roles) {
  const std::vector<Say> says = voices_with_a_say(counts);
  if (says.size() < 2 || says.size() > kMostVoices) return;
  const auto stated = [&](Role role) {
    return std::any_of(roles.begin(), roles.end(),
                       [&](const RoleGuess& g) { return g.role == role; });
  };
  const bool has_interviewer = stated(Role::interviewer);
  // The gap between who asks most and the next, and that who answers talks more.
  const Say& first = says[0];
  const double gap = first.asking - says[1].asking;
  const double talk = std::log(std::max(says[1].share, 0.01) / std::max(first.share, 0.01));
  const double confidence = logistic(2.0 * gap + 0.8 * talk - 0.5);
  if (!has_interviewer && confidence < kMinimumConfidence) return;
  for (std::size_t k = 0; k < says.size(); ++k) {
    RoleGuess& guess = roles[says[k].voice];
    if (guess.role != Role::unknown) continue;
    if (k == 0 && !has_interviewer) {
      guess = {Role::interviewer, confidence};
    } else if (says[k].share >= 0.1) {
      guess = {Role::participant, has_interviewer ? 0.8 : confidence};
    }
  }
}

}  // namespace

Role role_word(std::string_view folded_label) {
  const std::string_view word = without_number(folded_label);
  const auto found = std::lower_bound(
      kRoleWords.begin(), kRoleWords.end(), word,
      [](const RoleWord& row, std::string_view wanted) { return row.word < wanted; });
  return found != kRoleWords.end() && found->word == word ? found->role : Role::unknown;
}

std::vector<RoleGuess> find_roles(const Cast& cast, const std::vector<VoiceCounts>& counts,
                                  const IngestOptions& options) {
  std::vector<RoleGuess> roles(cast.labels.size());
  if (cast.labels.size() == 1 && !cast.labels[0]) return roles;
  std::size_t words = 0;
  for (const VoiceCounts& voice : counts) words += voice.words;
  for (std::size_t v = 0; v < roles.size(); ++v) {
    if (!cast.labels[v]) continue;
    roles[v] = stated_role(*cast.labels[v], options);
    if (roles[v].role == Role::unknown && lists(options.team, fold_label(*cast.labels[v]))) {
      const double share = static_cast<double>(counts[v].words) / static_cast<double>(words + 1);
      roles[v] = {share < kWatching ? Role::observer : Role::interviewer, 0.9};
    }
  }
  judge_speech(counts, roles);
  return roles;
}

std::vector<std::string> letters_for(const std::vector<RoleGuess>& roles) {
  std::array<std::size_t, 4> used{};
  std::vector<std::string> letters;
  for (const RoleGuess& guess : roles) {
    const std::size_t n = ++used[static_cast<std::size_t>(guess.role)];
    switch (guess.role) {
      case Role::interviewer: letters.push_back(n == 1 ? "I" : "I" + std::to_string(n)); break;
      case Role::participant: letters.push_back(n == 1 ? "P" : "P" + std::to_string(n)); break;
      case Role::observer: letters.push_back("O" + std::to_string(n)); break;
      case Role::unknown: letters.push_back("S" + std::to_string(n)); break;
    }
  }
  return letters;
}

}  // namespace uxi::ingest
