// Names of turns and highlights: `[study/]session#first[-last]` and `[study/]session/highlight`.
#include "uxi/reference.h"

#include <algorithm>
#include <charconv>
#include <fmt/core.h>

namespace uxi {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower_or_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'z'); }
bool is_name_char(char c) {
  return is_lower_or_digit(c) || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

/// A number from 1 that fits an int and has no leading zero.
std::optional<int> parse_positive(std::string_view text) {
  if (text.empty() || !is_digit(text.front()) || text.front() == '0') return std::nullopt;
  int value = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || rest != end) return std::nullopt;
  return value;
}

/// A session, or what somebody noted down in one: `P01.ben`.
bool is_record_name(std::string_view text) {
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos) return is_session_id(text);
  const std::string_view author = text.substr(dot + 1);
  return is_session_id(text.substr(0, dot)) && !author.empty() &&
         std::ranges::all_of(author, is_name_char);
}

/// `P01` or `billing/P01`, where `is_name` says what may stand behind the study.
std::optional<SessionRef> parse_record(std::string_view text, bool (*is_name)(std::string_view)) {
  SessionRef ref;
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    ref.study = text.substr(0, slash);
    if (!is_study_name(ref.study)) return std::nullopt;
    text.remove_prefix(slash + 1);
  }
  if (!is_name(text)) return std::nullopt;
  ref.session = text;
  return ref;
}

std::optional<TurnRef> parse_turn(std::string_view text) {
  const std::size_t mark = text.find_first_of("#:");
  if (mark == std::string_view::npos) return std::nullopt;
  const auto session = parse_record(text.substr(0, mark), is_record_name);
  const std::string_view range = text.substr(mark + 1);
  const std::size_t dash = range.find('-');
  const auto first = parse_positive(range.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : parse_positive(range.substr(dash + 1));
  if (!session || !first || !last) return std::nullopt;
  return TurnRef{.session = *session, .first = *first, .last = *last};
}

std::optional<HighlightRef> parse_highlight(std::string_view text) {
  const std::size_t slash = text.rfind('/');
  if (slash == std::string_view::npos || !is_highlight_id(text.substr(slash + 1))) {
    return std::nullopt;
  }
  const auto session = parse_record(text.substr(0, slash), is_record_name);
  if (!session) return std::nullopt;
  return HighlightRef{.session = *session, .id = std::string(text.substr(slash + 1))};
}

}  // namespace

Result<SessionRef> parse_session_ref(std::string_view text) {
  if (auto ref = parse_record(text, is_session_id)) return *std::move(ref);
  return fail(ErrorKind::usage, fmt::format("`{}` is not a session", text),
              "sessions are written `P01` or `billing/P01`");
}

Result<TurnRef> parse_turn_ref(std::string_view text) {
  if (auto ref = parse_turn(text)) return *std::move(ref);
  return fail(ErrorKind::usage, fmt::format("`{}` is not a turn", text),
              "turns are written `P01#12`, `P01#12-15` or `billing/P01#12`");
}

Result<HighlightRef> parse_highlight_ref(std::string_view text) {
  if (auto ref = parse_highlight(text)) return *std::move(ref);
  return fail(ErrorKind::usage, fmt::format("`{}` is not a highlight", text),
              "highlights are written `P01/h7c1f09ab33e0`, with the study in front where it is "
              "another one");
}

std::string to_string(const SessionRef& ref) {
  return ref.study.empty() ? ref.session : ref.study + '/' + ref.session;
}

std::string to_string(const TurnRef& ref) {
  std::string out = fmt::format("{}#{}", to_string(ref.session), ref.first);
  if (ref.last != ref.first) out += fmt::format("-{}", ref.last);
  return out;
}

std::string to_string(const HighlightRef& ref) { return to_string(ref.session) + '/' + ref.id; }

bool is_study_name(std::string_view text) {
  return !text.empty() && text.front() != '-' &&
         std::ranges::all_of(text, [](char c) { return is_lower_or_digit(c) || c == '-'; });
}

bool is_participant_id(std::string_view text) {
  return text.size() >= 3 && text.front() == 'P' && std::ranges::all_of(text.substr(1), is_digit);
}

bool is_session_id(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (!is_participant_id(text.substr(0, dash))) return false;
  if (dash == std::string_view::npos) return true;
  const auto visit = parse_positive(text.substr(dash + 1));
  return visit && *visit >= 2;
}

std::string participant_of(std::string_view session) {
  return std::string(session.substr(0, session.find_first_of("-.")));
}

bool is_slug(std::string_view text) {
  if (text.empty() || text.front() == '-' || text.back() == '-') return false;
  return text.find("--") == std::string_view::npos && is_study_name(text);
}

bool is_code_path(std::string_view text) {
  while (true) {
    const std::size_t slash = text.find('/');
    if (!is_slug(text.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    text.remove_prefix(slash + 1);
  }
}

bool is_highlight_id(std::string_view text) {
  return text.size() == 13 && text.front() == 'h' &&
         std::ranges::all_of(text.substr(1),
                             [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

bool code_is_within(std::string_view code, std::string_view ancestor) {
  if (!code.starts_with(ancestor)) return false;
  return code.size() == ancestor.size() || code[ancestor.size()] == '/';
}

}  // namespace uxi
