// Who is who when a transcript is taken in again: voices are told by the words that the old and the
// new transcript share.
#include <algorithm>
#include <map>
#include <set>

#include "ingest/sequence_match.h"
#include "text/strings.h"
#include "uxi/hash.h"
#include "uxi/ingest.h"

namespace uxi::ingest {
namespace {

constexpr std::size_t kMostOfWords = 60;  // per cent of a voice's shared words

struct Words {
  std::vector<std::uint64_t> keys;
  std::vector<const std::string*> speakers;
};

Words words_of(const Transcript& transcript) {
  Words words;
  for (const Turn& turn : transcript.turns) {
    for (const std::string_view word : text::split(turn.words, ' ')) {
      if (word.empty()) continue;
      words.keys.push_back(hash64(word));
      words.speakers.push_back(&turn.speaker);
    }
  }
  return words;
}

/// Shared words by label on one side, then on the other.
using Tally = std::map<std::string, std::map<std::string, std::size_t>>;

/// The other side's label of most words, where it is clear; else empty.
std::string clear_partner(const Tally& tally, const std::string& label) {
  const auto row = tally.find(label);
  if (row == tally.end()) return {};
  std::size_t all = 0;
  const std::pair<const std::string, std::size_t>* best = nullptr;
  for (const auto& partner : row->second) {
    all += partner.second;
    if (best == nullptr || partner.second > best->second) best = &partner;
  }
  if (best == nullptr) return {};
  return best->second * 100 >= all * kMostOfWords ? best->first : std::string();
}

/// The label of `old` for each voice of `fresh` that is surely the same.
std::map<std::string, std::string> pair_voices(const Transcript& old, const Transcript& fresh) {
  const Words before = words_of(old);
  const Words now = words_of(fresh);
  const auto match = match_sequences(before.keys, now.keys);
  Tally by_fresh;
  Tally by_old;
  for (std::size_t i = 0; i < match.size(); ++i) {
    if (!match[i]) continue;
    const std::string& old_label = *before.speakers[i];
    const std::string& label = *now.speakers[*match[i]];
    ++by_fresh[label][old_label];
    ++by_old[old_label][label];
  }
  std::map<std::string, std::string> pairs;
  for (const auto& [label, row] : by_fresh) {
    const std::string old_label = clear_partner(by_fresh, label);
    if (!old_label.empty() && clear_partner(by_old, old_label) == label) pairs[label] = old_label;
  }
  return pairs;
}

/// `S3` where `S1` and `S2` are taken.
std::string free_label(const std::string& wanted, const std::set<std::string>& taken) {
  if (!taken.contains(wanted)) return wanted;
  const std::string letter = wanted.substr(0, wanted.find_first_of("0123456789"));
  int number = 2;
  while (taken.contains(letter + std::to_string(number))) ++number;
  return letter + std::to_string(number);
}

void rename(Ingested& fresh, const std::map<std::string, std::string>& labels) {
  for (Turn& turn : fresh.transcript.turns) {
    if (const auto found = labels.find(turn.speaker); found != labels.end()) {
      turn.speaker = found->second;
    }
  }
  fresh.transcript.speakers.clear();
  for (const SpeakerInfo& speaker : fresh.speakers) {
    fresh.transcript.speakers.emplace_back(speaker.letter, speaker.role);
  }
}

using Pairs = std::map<std::string, std::string>;  // label of fresh, label of old

/// Roles that somebody has from now on because a person says so: whoever had them may have had them
/// by mistake.
std::set<Role> roles_taken(const Transcript& old, const Ingested& fresh, const Pairs& pairs) {
  std::set<Role> taken;
  for (const SpeakerInfo& speaker : fresh.speakers) {
    const auto pair = pairs.find(speaker.letter);
    const bool known = pair != pairs.end();
    if (speaker.said && known && old.role_of(pair->second) != speaker.role) {
      taken.insert(speaker.role);
    }
  }
  return taken;
}

/// Whether `speaker`, who had the role `before`, has what `fresh` says from now on.
bool changes_role(const SpeakerInfo& speaker, Role before, const std::set<Role>& taken) {
  if (speaker.role == before) return false;
  if (speaker.said || before == Role::unknown) return true;
  return speaker.role != Role::unknown && taken.contains(before);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> keep_voices(const Transcript& old,
                                                             Ingested& fresh) {
  const Pairs pairs = pair_voices(old, fresh.transcript);
  const std::set<Role> given = roles_taken(old, fresh, pairs);
  std::map<std::string, std::string> kept;  // label of fresh, label from now on
  std::set<std::string> taken;
  std::vector<std::pair<std::string, std::string>> changed;
  for (SpeakerInfo& speaker : fresh.speakers) {
    const auto pair = pairs.find(speaker.letter);
    if (pair == pairs.end()) continue;
    const Role before = old.role_of(pair->second);
    if (changes_role(speaker, before, given)) continue;
    kept[speaker.letter] = pair->second;
    taken.insert(pair->second);
    if (speaker.role != before) speaker.confidence = 1;
    speaker.role = before;
  }
  for (SpeakerInfo& speaker : fresh.speakers) {
    const auto stays = kept.find(speaker.letter);
    const std::string label =
        stays != kept.end() ? stays->second : free_label(speaker.letter, taken);
    taken.insert(label);
    const auto pair = pairs.find(speaker.letter);
    if (pair != pairs.end() && pair->second != label) changed.emplace_back(pair->second, label);
    kept[speaker.letter] = label;
    speaker.letter = label;
  }
  rename(fresh, kept);
  return changed;
}

}  // namespace uxi::ingest
