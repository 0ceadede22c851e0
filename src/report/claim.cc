#include "report/claim.h"

#include <algorithm>

#include "text/strings.h"

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

/// A range means file order, so places in the transcript are compared, not numbers.
bool holds(const TurnRef& ref, const Transcript& transcript, std::size_t number) {
  if (ref.session.session != transcript.session) return false;
  const auto first = transcript.index_of(ref.first);
  const auto last = transcript.index_of(ref.last);
  return first && last && *first <= number && number <= *last;
}

}  // namespace

Claim claim_in(std::string_view beside) {
  Claim claim;
  for (const std::string& word : bare_words(beside)) {
    if (auto ref = parse_turn_ref(word)) {
      claim.turns.push_back(*std::move(ref));
    } else if (auto session = parse_session_ref(word)) {
      claim.sessions.push_back(session->session);
    }
  }
  return claim;
}

bool agrees(const Claim& claim, const Transcript& transcript, std::size_t number) {
  const bool in_turns =
      std::any_of(claim.turns.begin(), claim.turns.end(),
                  [&](const TurnRef& ref) { return holds(ref, transcript, number); });
  const bool in_sessions =
      std::any_of(claim.sessions.begin(), claim.sessions.end(), [&](const std::string& session) {
        return session == transcript.session || session == participant_of(transcript.session);
      });
  return claim.turns.empty() ? claim.sessions.empty() || in_sessions : in_turns;
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
