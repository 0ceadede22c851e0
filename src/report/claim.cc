#include "report/claim.h"

#include <algorithm>
#include <array>

#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::report {
namespace {

/// Bytes at the end of a quote that are looked at.
constexpr std::size_t kLongestReference = 120;

/// The words of a reference without what stands around them.
std::vector<std::string> bare_words(std::string_view text) {
  std::string bare(text);
  for (const char* dash : {"—", "–", "―"}) bare = text::replace_all(bare, dash, " ");
  std::replace_if(
      bare.begin(), bare.end(),
      [](char c) { return std::string_view("(),;[]\n\r\t").find(c) != std::string_view::npos; },
      ' ');
  std::vector<std::string> words;
  for (std::string_view word : text::split(bare, ' ')) {
    while (word.ends_with('.') || word.ends_with(':')) word.remove_suffix(1);
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

/// `00:01:06`, `12:30`
bool is_time(std::string_view word) {
  return word.find(':') != std::string_view::npos &&
         word.find_first_not_of("0123456789:.") == std::string_view::npos;
}

/// References and times, at least one reference, and no other word.
bool is_reference(std::string_view text) {
  bool any = false;
  for (const std::string& word : bare_words(text)) {
    const bool reference = parse_turn_ref(word).has_value() || parse_session_ref(word).has_value();
    const bool mark = word.find_first_not_of('-') == std::string::npos;
    if (!reference && !mark && !is_time(word)) return false;
    any = any || reference;
  }
  return any;
}

/// Whether a bracket or dash stands at `at` that a reference may begin with. A hyphen must stand
/// apart, for words have hyphens too.
bool opens_reference(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with('-')) {
    const auto apart = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '-'; };
    return (at == 0 || apart(text[at - 1])) && rest.size() > 1 && apart(rest[1]);
  }
  return rest.starts_with('(') || rest.starts_with('[') || rest.starts_with("—") ||
         rest.starts_with("–") || rest.starts_with("―");
}

bool same_study(std::string_view claimed, std::string_view study) {
  return claimed.empty() || study.empty() || claimed == study;
}

/// A range means file order, so places in the transcript are compared, not numbers.
bool holds(const TurnRef& ref, std::string_view study, const Transcript& transcript,
           std::size_t number) {
  if (ref.session.session != transcript.session || !same_study(ref.session.study, study)) {
    return false;
  }
  const auto first = transcript.index_of(ref.first);
  const auto last = transcript.index_of(ref.last);
  return first && last && *first <= number && number <= *last;
}

constexpr auto kNumbered = std::to_array<std::string_view>(
    {"participant", "interviewee", "respondent", "teilnehmer", "teilnehmerin"});
constexpr auto kAskers = std::to_array<std::string_view>(
    {"interviewer", "the interviewer", "moderator", "the moderator", "interviewerin"});

bool is_name_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         byte >= 0x80;
}

bool is_reference_byte(char c) {
  return is_name_byte(c) || std::string_view("-#/:.").find(c) != std::string_view::npos;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 4 &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// `interview-07#12` of a session whose name is not `P` and a number.
std::optional<Claim> claim_of_session(std::string_view word, const Names& names) {
  const std::size_t mark = word.find('#');
  const std::string_view session = word.substr(0, mark);
  if (!names.sessions.contains(session)) return std::nullopt;
  const SessionRef ref{"", std::string(session)};
  if (mark == std::string_view::npos) return Claim{.sessions = {ref}};
  const std::string_view turn = word.substr(mark + 1);
  if (!is_number(turn)) return std::nullopt;
  const int id = std::stoi(std::string(turn));
  return Claim{.turns = {{ref, id, id}}};
}

bool may_be_reference(std::string_view word) {
  for (std::size_t at = word.find('P'); at != std::string_view::npos; at = word.find('P', at + 1)) {
    if (at + 1 < word.size() && word[at + 1] >= '0' && word[at + 1] <= '9') return true;
  }
  return false;
}

std::optional<Claim> claim_of_word(std::string_view word, const Names& names) {
  if (!may_be_reference(word)) return claim_of_session(word, names);
  if (auto turn = parse_turn_ref(word)) return Claim{.turns = {*std::move(turn)}};
  if (auto session = parse_session_ref(word)) return Claim{.sessions = {*std::move(session)}};
  if (auto highlight = parse_highlight_ref(word)) return Claim{.sessions = {highlight->session}};
  Claim all;  // `P01/P03`
  for (const std::string_view part : text::split(word, '/')) {
    if (auto session = parse_session_ref(part)) all.sessions.push_back(*std::move(session));
  }
  return all.empty() ? claim_of_session(word, names) : std::optional(std::move(all));
}

/// The `3` of `Participant 3`: `P03`.
std::optional<Claim> claim_of_number(std::string_view before, std::string_view word) {
  if (!is_number(word)) return std::nullopt;
  before = text::trim(before);
  if (before.ends_with('#')) before = text::trim(before.substr(0, before.size() - 1));
  const std::string_view tail =
      before.substr(before.size() - std::min<std::size_t>(16, before.size()));
  const std::string folded = text::fold_case(tail);
  for (const std::string_view noun : kNumbered) {
    if (!folded.ends_with(noun)) continue;
    const std::string id = word.size() < 2 ? "P0" + std::string(word) : "P" + std::string(word);
    return Claim{.sessions = {{"", id}}};
  }
  return std::nullopt;
}

/// The longest label that stands at `at` as words of its own.
std::string_view label_at(std::string_view text, std::size_t at, const Names& names) {
  std::string_view found;
  const std::string_view rest = text.substr(at);
  for (auto label = names.labels.upper_bound(rest.substr(0, 1)); label != names.labels.end();
       ++label) {
    if (label->front() != rest.front()) break;
    const bool ends = rest.size() == label->size() ||
                      (rest.size() > label->size() && !is_name_byte(rest[label->size()]));
    if (rest.starts_with(*label) && ends && label->size() > found.size()) found = *label;
  }
  return found;
}

/// A reference without the marks that its sentence puts behind it.
std::string_view bare(std::string_view word) {
  while (!word.empty() && std::string_view(".:-/#").find(word.back()) != std::string_view::npos) {
    word.remove_suffix(1);
  }
  return word;
}

std::optional<Claim> claim_of_description(std::string_view beside, const Names& names) {
  const std::string folded = text::fold_case(text::squeeze(beside));
  std::size_t longest = 0;
  Claim claim;
  for (const auto& [words, who] : names.descriptors) {
    if (words.size() < longest || folded.find(words) == std::string::npos) continue;
    if (words.size() > longest) claim.sessions.clear();
    longest = words.size();
    claim.sessions.push_back(who);
  }
  return longest == 0 ? std::nullopt : std::optional(std::move(claim));
}

bool names_asker(std::string_view beside) {
  std::string folded = text::fold_case(text::squeeze(beside));
  for (const char* mark : {"—", "–", "―", "(", ")", "[", "]", "*", "-", ":"}) {
    folded = text::replace_all(folded, mark, " ");
  }
  for (const std::string_view part : text::split(folded, ',')) {
    const std::string_view who = text::trim(part);
    if (std::find(kAskers.begin(), kAskers.end(), who) != kAskers.end()) return true;
  }
  return false;
}

}  // namespace

void Claim::add(const Claim& more) {
  turns.insert(turns.end(), more.turns.begin(), more.turns.end());
  sessions.insert(sessions.end(), more.sessions.begin(), more.sessions.end());
  labels.insert(labels.end(), more.labels.begin(), more.labels.end());
  if (!role) role = more.role;
}

bool share_person(const Claim& a, const Claim& b) {
  const auto people = [](const Claim& claim) {
    std::set<std::string> out;
    for (const TurnRef& ref : claim.turns) out.insert(participant_of(ref.session.session));
    for (const SessionRef& ref : claim.sessions) out.insert(participant_of(ref.session));
    return out;
  };
  const auto all = people(b);
  const auto some = people(a);
  return std::any_of(some.begin(), some.end(),
                     [&](const std::string& who) { return all.contains(who); });
}

std::vector<Mention> mentions_in(std::string_view text, const Names& names) {
  std::vector<Mention> out;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_name_byte(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_reference_byte(text[end])) ++end;
    const std::string_view word = bare(text.substr(at, end - at));
    std::optional<Claim> claim = claim_of_word(word, names);
    if (!claim) claim = claim_of_number(text.substr(0, at), word);
    if (claim) {
      out.push_back({{at, at + word.size()}, *std::move(claim)});
      at = end;
      continue;
    }
    if (const std::string_view label = label_at(text, at, names); !label.empty()) {
      out.push_back({{at, at + label.size()}, {.labels = {std::string(label)}}});
      at += label.size();
      continue;
    }
    while (at < text.size() && is_name_byte(text[at])) ++at;
  }
  return out;
}

Claim claim_in(std::string_view beside, const Names& names) {
  Claim claim;
  for (const Mention& mention : mentions_in(beside, names)) claim.add(mention.claim);
  if (!claim.names_place()) {
    if (const auto who = claim_of_description(beside, names)) claim.add(*who);
  }
  if (names_asker(beside)) claim.role = Role::interviewer;
  return claim;
}

bool agrees(const Claim& claim, std::string_view study, const Transcript& transcript,
            std::size_t number) {
  if (!claim.turns.empty()) {
    return std::any_of(claim.turns.begin(), claim.turns.end(),
                       [&](const TurnRef& ref) { return holds(ref, study, transcript, number); });
  }
  return claim.sessions.empty() ||
         std::any_of(claim.sessions.begin(), claim.sessions.end(), [&](const SessionRef& ref) {
           return same_study(ref.study, study) &&
                  (ref.session == transcript.session ||
                   ref.session == participant_of(transcript.session));
         });
}

std::size_t reference_at_end(std::string_view text) {
  const std::size_t from = text.size() > kLongestReference ? text.size() - kLongestReference : 0;
  if (text.find('P', from) == std::string_view::npos) return text.size();  // as nearly always
  for (std::size_t at = from; at < text.size(); ++at) {
    if (opens_reference(text, at) && is_reference(text.substr(at))) return at;
  }
  return text.size();
}

}  // namespace uxi::report
