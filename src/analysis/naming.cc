// F1 of phrases with maximal marginal relevance: explainable ("said by 7 of 9 here, by 1
// elsewhere").
#include "analysis/naming.h"

#include <algorithm>
#include <map>
#include <set>

#include "analysis/phrases.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "text/words.h"

namespace uxi::analysis {
namespace {

constexpr std::size_t kMostPhrases = 3;
constexpr std::size_t kMostKeywords = 6;
constexpr std::size_t kConsidered = 60;
constexpr std::size_t kNamedPeople = 3;  ///< from so many on, people are counted
constexpr std::size_t kNameWidth = 48;   ///< of a name taken from a quote
constexpr double kLengthBonus[] = {1, 1, 1.25, 1.30};

/// A phrase inside one group.
struct Candidate {
  std::string folded;   ///< the most frequent form; a shorter one wins a tie
  std::string spelled;  ///< its most frequent spelling; small letters win a tie
  std::size_t words = 0;
  std::size_t voices = 0;  ///< people or quotes of the group with it
  std::size_t quotes = 0;
  double score = 0;
  std::set<std::string> stems;
  std::map<std::string, std::map<std::string, std::size_t>> forms;  ///< folded: spelled: quotes
};

using Group = std::map<std::string, Candidate>;  // by stems

/// Who speaks in a quote: the participant, or the quote itself where nobody is named.
std::string voice_of(const ClusterItem& item, std::size_t place, bool by_people) {
  return by_people && !item.participant.empty() ? item.participant : '\n' + std::to_string(place);
}

bool counts_people(const std::vector<ClusterItem>& items, const std::vector<std::size_t>& members) {
  std::set<std::string> people;
  for (const std::size_t member : members) {
    people.insert(voice_of(items[member], member, true));
  }
  return people.size() >= kNamedPeople;
}

/// The phrases of a group; `voices` receives the number of people or quotes in it.
Group read_group(const std::vector<ClusterItem>& items, const std::vector<std::size_t>& members,
                 const WordRules& rules, std::size_t& voices) {
  const bool by_people = counts_people(items, members);
  Group group;
  std::set<std::string> all;
  std::map<std::string, std::set<std::string>> speakers;
  for (const std::size_t member : members) {
    const std::string voice = voice_of(items[member], member, by_people);
    all.insert(voice);
    for (const auto& phrase : phrases_of(items[member].text, rules)) {
      Candidate& candidate = group[phrase.stems];
      candidate.words = phrase.words;
      ++candidate.quotes;
      ++candidate.forms[phrase.folded][phrase.spelled];
      speakers[phrase.stems].insert(voice);
    }
  }
  for (auto& [stems, candidate] : group) {
    candidate.voices = speakers[stems].size();
  }
  voices = all.size();
  return group;
}

/// Chooses the form and the spelling that people use most.
void choose_form(Candidate& candidate) {
  std::size_t most = 0;
  for (const auto& [folded, spellings] : candidate.forms) {
    std::size_t quotes = 0;
    std::size_t best = 0;
    std::string spelled;
    for (const auto& [spelling, count] : spellings) {  // capitals come first
      quotes += count;
      if (count >= best) {
        best = count;
        spelled = spelling;
      }
    }
    if (quotes > most || (quotes == most && folded.size() < candidate.folded.size())) {
      most = quotes;
      candidate.folded = folded;
      candidate.spelled = spelled;
    }
  }
}

/// First five letters of every word: "delivered" and "delivery" are one.
std::set<std::string> prefixes_of(const std::string& folded) {
  std::set<std::string> prefixes;
  for (const auto word : text::split(folded, ' ')) {
    prefixes.emplace(word.substr(0, text::byte_offset(word, 5)));
  }
  return prefixes;
}

double jaccard(const std::set<std::string>& a, const std::set<std::string>& b) {
  const auto shared = static_cast<double>(
      std::count_if(a.begin(), a.end(), [&](const auto& stem) { return b.count(stem) > 0; }));
  return shared / (static_cast<double>(a.size() + b.size()) - shared);
}

bool says_the_same(const Candidate& a, const Candidate& b) {
  return std::includes(a.stems.begin(), a.stems.end(), b.stems.begin(), b.stems.end()) ||
         std::includes(b.stems.begin(), b.stems.end(), a.stems.begin(), a.stems.end()) ||
         prefixes_of(a.folded) == prefixes_of(b.folded);
}

/// Best first: score, then more quotes, then longer, then byte order.
bool better(const Candidate& a, const Candidate& b) {
  if (a.score != b.score) {
    return a.score > b.score;
  }
  if (a.quotes != b.quotes) {
    return a.quotes > b.quotes;
  }
  return a.words != b.words ? a.words > b.words : a.folded < b.folded;
}

std::vector<Candidate> choose_phrases(std::vector<Candidate> candidates) {
  candidates.resize(std::min(candidates.size(), kConsidered));
  std::vector<Candidate> chosen;
  const double best_score = candidates.empty() ? 1 : candidates.front().score;
  while (!candidates.empty() && chosen.size() < kMostPhrases) {
    const auto value = [&](const Candidate& candidate) {
      double overlap = 0;
      for (const auto& other : chosen) {
        overlap = std::max(overlap, jaccard(candidate.stems, other.stems));
      }
      return 0.7 * candidate.score / best_score - 0.3 * overlap;
    };
    const auto best =
        std::max_element(candidates.begin(), candidates.end(),
                         [&](const auto& a, const auto& b) { return value(a) < value(b); });
    const Candidate candidate = *best;
    candidates.erase(best);
    if (std::none_of(chosen.begin(), chosen.end(),
                     [&](const auto& other) { return says_the_same(candidate, other); })) {
      chosen.push_back(candidate);
    }
  }
  return chosen;
}

std::vector<std::string> choose_keywords(const std::vector<Candidate>& candidates) {
  std::vector<std::string> keywords;
  for (const auto& candidate : candidates) {
    if (candidate.words == 1 && keywords.size() < kMostKeywords) {
      keywords.push_back(candidate.spelled);
    }
  }
  return keywords;
}

/// The start of a quote, for a group that has no phrase in common.
std::string name_from(const ClusterItem& item) {
  const std::string words = text::elide(text::squeeze(item.text), static_cast<int>(kNameWidth));
  return words.empty() ? "no words" : words;
}

/// Scored phrases of group `which`, best first.
std::vector<Candidate> rank(const std::vector<Group>& groups, std::size_t which,
                            std::size_t members, std::size_t voices) {
  const std::size_t least = members <= 3 ? 1 : 2;
  std::vector<Candidate> candidates;
  for (auto [stems, candidate] : groups[which]) {
    if (candidate.voices < least) {
      continue;
    }
    std::size_t everywhere = 0;
    for (const auto& group : groups) {
      const auto found = group.find(stems);
      everywhere += found == group.end() ? 0 : found->second.voices;
    }
    const double precision =
        static_cast<double>(candidate.voices) / static_cast<double>(everywhere);
    const double recall = static_cast<double>(candidate.voices) / static_cast<double>(voices);
    candidate.score = 2 * precision * recall / (precision + recall) * kLengthBonus[candidate.words];
    for (const auto stem : text::split(stems, ' ')) {
      candidate.stems.emplace(stem);
    }
    choose_form(candidate);
    candidates.push_back(std::move(candidate));
  }
  std::sort(candidates.begin(), candidates.end(), better);
  return candidates;
}

}  // namespace

std::vector<ThemeWords> name_groups(const std::vector<ClusterItem>& items, const Labels& labels,
                                    const WordRules& rules) {
  const auto members = members_of(labels);
  std::vector<Group> groups;
  std::vector<std::size_t> voices(members.size());
  for (std::size_t g = 0; g < members.size(); ++g) {
    groups.push_back(read_group(items, members[g], rules, voices[g]));
  }
  std::vector<ThemeWords> result;
  std::map<std::string, std::size_t> taken;
  for (std::size_t g = 0; g < members.size(); ++g) {
    const auto candidates = rank(groups, g, members[g].size(), voices[g]);
    std::vector<std::string> parts;
    for (const auto& phrase : choose_phrases(candidates)) {
      parts.push_back(phrase.spelled);
    }
    std::string name = parts.empty() && !members[g].empty() ? name_from(items[members[g].front()])
                                                            : text::join(parts, " / ");
    if (const std::size_t same = ++taken[name]; same > 1) {
      name += " (" + std::to_string(same) + ")";
    }
    result.push_back({std::move(name), choose_keywords(candidates)});
  }
  return result;
}

}  // namespace uxi::analysis
