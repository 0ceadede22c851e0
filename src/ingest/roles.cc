// Finds roles. The rule on speech was measured with tests/bench/ingest_roles.cc: questions for each
// word tell more than talk share, and together with `you` against `I` they leave few files open.
#include "ingest/roles.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

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
constexpr std::size_t kFewestWords = 60;     // of a voice
constexpr std::size_t kMostVoices = 5;       // that have a say; more is a meeting
constexpr std::size_t kFewestQuestions = 4;  // of those who ask
constexpr double kMinimumConfidence = 0.7;
constexpr double kByElimination = 0.8;

std::string_view without_number(std::string_view label) {
  while (!label.empty() && ((label.back() >= '0' && label.back() <= '9') || label.back() == ' ' ||
                            label.back() == '#' || label.back() == '_' || label.back() == '-')) {
    label.remove_suffix(1);
  }
  return label;
}

/// `p8` of `p08`, so that people and tools may write either.
std::string without_zeros(std::string folded) {
  const std::size_t digit = folded.find_first_of("0123456789");
  if (digit == std::string::npos) return folded;
  const std::size_t end = std::min(folded.find_first_not_of('0', digit), folded.size() - 1);
  folded.erase(digit, end - digit);
  return folded;
}

bool lists(const std::vector<std::string>& names, const std::string& label) {
  const std::string folded = without_zeros(label);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    const std::string known = without_zeros(fold_label(name));
    if (known.empty()) return false;
    // `ana` of the team is `Ana Lopez` of the recording.
    return known == folded || folded.starts_with(known + " ");
  });
}

/// `A` is an answer beside a `Q`; alone it is an initial, or the first of `A` and `B`.
bool has_questions_label(const Cast& cast) {
  return std::ranges::any_of(cast.labels, [](const std::optional<std::string>& label) {
    return label && without_number(fold_label(*label)) == "q";
  });
}

RoleGuess known_role(const Cast& cast, const std::string& label, const IngestOptions& options) {
  const std::string folded = fold_label(label);
  if (lists(options.participants, folded)) return {Role::participant, 1.0};
  if (without_number(folded) == "a" && !has_questions_label(cast)) return {};
  if (const Role role = role_word(folded); role != Role::unknown) return {role, 1.0};
  return {};
}

/// How much a voice asks: questions for each hundred words, smoothed so that few words say little;
/// more where it says `you` and less where it says `I`.
double asking(const VoiceCounts& counts) {
  const auto asked = static_cast<double>(counts.questions + counts.addressed);
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
    if (counts[v].words >= kFewestWords && share >= 0.02) {
      says.push_back({v, asking(counts[v]), share});
    }
  }
  std::stable_sort(says.begin(), says.end(),
                   [](const Say& a, const Say& b) { return a.asking > b.asking; });
  return says;
}

/// Asks again and again, not once in passing.
bool asks_on(const VoiceCounts& voice) {
  const std::size_t asked = voice.questions + voice.addressed;
  return asked >= kFewestQuestions && asked * 4 >= voice.turns;
}

/// The first `askers` of `says` ask, the others answer: how sure that is.
double split_confidence(const std::vector<Say>& says, std::size_t askers,
                        const std::vector<VoiceCounts>& counts) {
  double most_asking_share = 0;
  double most_answering_share = 0;
  for (std::size_t k = 0; k < says.size(); ++k) {
    if (k >= askers) {
      most_answering_share = std::max(most_answering_share, says[k].share);
    } else if (asks_on(counts[says[k].voice])) {
      most_asking_share = std::max(most_asking_share, says[k].share);
    } else {
      return 0;
    }
  }
  // Who says most in an interview is asked.
  if (most_answering_share <= most_asking_share) return 0;
  const double gap = says[askers - 1].asking - says[askers].asking;
  const double talk = std::log(most_answering_share / most_asking_share);
  return logistic(2.0 * gap + 0.8 * talk - 0.5);
}

bool any_with(const std::vector<RoleGuess>& roles, Role role) {
  return std::any_of(roles.begin(), roles.end(),
                     [&](const RoleGuess& guess) { return guess.role == role; });
}

/// Who asks is known: the others who talk enough answer.
void judge_answerers(const std::vector<VoiceCounts>& counts, std::vector<RoleGuess>& roles) {
  std::size_t words = 0;
  for (const VoiceCounts& voice : counts) words += voice.words;
  for (std::size_t v = 0; v < roles.size(); ++v) {
    const bool talks = counts[v].words >= kFewestWords && counts[v].words * 10 >= words;
    if (talks && roles[v].role == Role::unknown) roles[v] = {Role::participant, kByElimination};
  }
}

/// Who answers is known: the only other voice that asks again and again is the interviewer's.
void judge_asker(const std::vector<VoiceCounts>& counts, std::vector<RoleGuess>& roles) {
  std::optional<std::size_t> asker;
  for (std::size_t v = 0; v < roles.size(); ++v) {
    if (roles[v].role != Role::unknown || !asks_on(counts[v])) continue;
    if (asker) return;
    asker = v;
  }
  if (asker) roles[*asker] = {Role::interviewer, kByElimination};
}

/// Gives roles from the speech alone: the voices are split into those who ask and those who answer
/// where the split is surest.
void judge_speech(const std::vector<VoiceCounts>& counts, std::vector<RoleGuess>& roles) {
  const std::vector<Say> says = voices_with_a_say(counts);
  if (says.size() < 2 || says.size() > kMostVoices) return;
  double best = 0;
  std::size_t askers = 0;
  for (std::size_t k = 1; k < says.size(); ++k) {
    const double confidence = split_confidence(says, k, counts);
    if (confidence <= best) continue;
    best = confidence;
    askers = k;
  }
  if (best < kMinimumConfidence) return;
  for (std::size_t k = 0; k < says.size(); ++k) {
    roles[says[k].voice] = {k < askers ? Role::interviewer : Role::participant, best};
  }
}

bool is_nobody(const std::optional<std::string>& label) {
  return label && is_no_person(fold_label(*label));
}

/// What a `Clip` says is words of nobody who is there, and tells nothing of who asks.
std::vector<VoiceCounts> counts_of_people(const Cast& cast, std::vector<VoiceCounts> counts) {
  for (std::size_t v = 0; v < counts.size(); ++v) {
    if (is_nobody(cast.labels[v])) counts[v] = {};
  }
  return counts;
}

/// Roles of all voices; those in `roles` that are known already stand.
std::vector<RoleGuess> judge_roles(const Cast& cast, const std::vector<VoiceCounts>& counts,
                                   const IngestOptions& options, std::vector<RoleGuess> roles) {
  if (cast.labels.size() == 1 && !cast.labels[0]) return roles;
  std::size_t words = 0;
  for (const VoiceCounts& voice : counts) words += voice.words;
  for (std::size_t v = 0; v < roles.size(); ++v) {
    if (!cast.labels[v] || roles[v].role != Role::unknown) continue;
    roles[v] = known_role(cast, *cast.labels[v], options);
    if (roles[v].role == Role::unknown && lists(options.team, fold_label(*cast.labels[v]))) {
      const double share = static_cast<double>(counts[v].words) / static_cast<double>(words + 1);
      roles[v] = {share < kWatching ? Role::observer : Role::interviewer, 0.9};
    }
  }
  if (any_with(roles, Role::interviewer)) {
    judge_answerers(counts, roles);
  } else if (any_with(roles, Role::participant)) {
    judge_asker(counts, roles);
  }
  std::vector<RoleGuess> heard(roles.size());
  judge_speech(counts, heard);
  const bool open = !any_with(roles, Role::interviewer) && !any_with(roles, Role::participant);
  // What is known and what is heard agree: as sure as the surer of them.
  for (std::size_t v = 0; v < roles.size(); ++v) {
    if (open && roles[v].role == Role::unknown) roles[v] = heard[v];
    if (roles[v].role != Role::unknown && heard[v].role == roles[v].role) {
      roles[v].confidence = std::max(roles[v].confidence, heard[v].confidence);
    }
    if (roles[v].role == Role::unknown && is_nobody(cast.labels[v])) roles[v].confidence = 1;
  }
  return roles;
}

}  // namespace

Role role_word(std::string_view folded_label) {
  const std::string_view word = without_number(folded_label);
  const auto found = std::lower_bound(
      kRoleWords.begin(), kRoleWords.end(), word,
      [](const RoleWord& row, std::string_view wanted) { return row.word < wanted; });
  return found != kRoleWords.end() && found->word == word ? found->role : Role::unknown;
}

std::vector<std::size_t> voices_called(const Cast& cast, std::string_view name,
                                       const std::vector<RoleGuess>& unsaid) {
  const std::string folded = fold_label(name);
  std::vector<std::size_t> exact;
  std::vector<std::size_t> first_name;
  for (std::size_t v = 0; v < cast.labels.size(); ++v) {
    if (!cast.labels[v]) continue;
    const std::string label = fold_label(*cast.labels[v]);
    if (label == folded) exact.push_back(v);
    if (!folded.empty() && label.starts_with(folded + " ")) first_name.push_back(v);
  }
  if (!exact.empty()) return exact;
  const std::vector<std::string> letters = letters_for(unsaid);
  const auto letter = std::ranges::find(letters, name);
  if (letter != letters.end()) return {static_cast<std::size_t>(letter - letters.begin())};
  if (first_name.size() == 1) return first_name;
  return {};
}

std::vector<RoleGuess> find_roles(const Cast& cast, const std::vector<VoiceCounts>& counts,
                                  const IngestOptions& options,
                                  std::vector<std::string>* unmatched) {
  std::vector<RoleGuess> stated(cast.labels.size());
  const std::vector<VoiceCounts> people = counts_of_people(cast, counts);
  std::vector<RoleGuess> unsaid = judge_roles(cast, people, options, stated);
  if (options.roles.empty()) return unsaid;
  for (const auto& [name, role] : options.roles) {
    const std::vector<std::size_t> called = voices_called(cast, name, unsaid);
    for (const std::size_t voice : called) stated[voice] = {role, 1.0, true};
    if (called.empty() && unmatched != nullptr) unmatched->push_back(name);
  }
  return judge_roles(cast, people, options, stated);
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
