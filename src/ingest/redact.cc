// Finds personal data. Patterns propose; digits are then proved: cards by Luhn's sum (ISO/IEC
// 7812), IBANs by their remainder (ISO 13616), telephone numbers by their shape.
#include "ingest/redact.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "ingest/ascii.h"
#include "text/pattern.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

std::string digits_of(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_ascii_digit);
  return digits;
}

bool anything(std::string_view, std::string_view) { return true; }

/// Luhn's sum over 13 to 19 digits.
bool is_card(std::string_view match, std::string_view) {
  const std::string digits = digits_of(match);
  if (digits.size() < 13 || digits.size() > 19 || digits.front() == '0') return false;
  unsigned sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    unsigned value = static_cast<unsigned>(digits[digits.size() - 1 - i] - '0');
    if (i % 2 == 1) value = value * 2 > 9 ? value * 2 - 9 : value * 2;
    sum += value;
  }
  return sum % 10 == 0;
}

/// Remainder 1 of 97, with the first four characters moved behind and letters as numbers.
bool is_iban(std::string_view match, std::string_view) {
  std::string plain;
  std::copy_if(match.begin(), match.end(), std::back_inserter(plain),
               [](char c) { return c != ' '; });
  if (plain.size() < 15 || plain.size() > 34) return false;
  std::rotate(plain.begin(), plain.begin() + 4, plain.end());
  unsigned rest = 0;
  for (const char c : plain) {
    const unsigned value =
        is_ascii_digit(c) ? static_cast<unsigned>(c - '0') : static_cast<unsigned>(c - 'A') + 10;
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest == 1;
}

/// User names, passwords, tokens and personal pages; a plain address of a site is not personal.
bool is_personal_url(std::string_view match, std::string_view) {
  const std::size_t slashes = match.find("//");
  const std::string_view rest = match.substr(slashes + 2);
  const std::size_t path = std::min(rest.find_first_of("/?#"), rest.size());
  const std::string_view tail = rest.substr(path);
  if (text::contains(rest.substr(0, path), "@")) return true;
  constexpr std::array<std::string_view, 13> kPersonal = {
      "?",        "@",  "/in/",   "/u/",      "/user/", "/users/",  "/profile/",
      "/people/", "/~", "token=", "/invite/", "/j/",    "/account/"};
  return std::any_of(kPersonal.begin(), kPersonal.end(),
                     [&](std::string_view part) { return text::contains(tail, part); });
}

/// 8 to 15 digits behind a `+` (E.164), or hidden ones as Teams writes them.
bool is_international(std::string_view match, std::string_view) {
  const std::size_t n = digits_of(match).size();
  return text::contains(match, "*") || (n >= 8 && n <= 15);
}

/// 9 to 12 digits with a leading 0, in groups; a date or a run of equal groups is none.
bool is_national(std::string_view match, std::string_view) {
  const std::size_t n = digits_of(match).size();
  return n >= 9 && n <= 12;
}

/// Bare digits count where the words in front say that a number follows.
bool is_announced(std::string_view, std::string_view before) {
  static constexpr std::array<std::string_view, 9> kWords = {
      "phone", "call", "cell", "mobile", "number", "text", "whatsapp", "fax", "reach"};
  const std::string near =
      ascii_lower(before.substr(before.size() - std::min<std::size_t>(before.size(), 40)));
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return text::contains(near, word); });
}

struct Kind {
  std::string_view name;
  std::string_view expression;
  std::string_view needs;  ///< any of these characters must be in the text
  bool (*proves)(std::string_view match, std::string_view before);
};

// Of overlapping finds the earlier row wins.
constexpr std::array<Kind, 10> kKinds = {{
    {"url", R"(\bhttps?://[^\s<>"\x27\])]+[^\s<>"\x27\]).,;:!?])", "/", is_personal_url},
    {"email", R"([\pL0-9._%+\x27-]*[\pL0-9_%+-]@[\pL0-9-]+(?:\.[\pL0-9-]+)*\.\pL{2,})", "@",
     anything},
    {"email",
     R"(\b[a-z0-9._-]+ at [a-z0-9-]+(?: dot [a-z0-9-]+)* dot (?:com|org|net|edu|gov|io|co|de|fr|uk|eu)\b)",
     "d", anything},
    {"iban", R"(\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b)", "0123456789",
     is_iban},
    {"card", R"(\b[0-9]{4}(?:[ -]?[0-9]{2,6}){2,4}[0-9]\b)", "0123456789", is_card},
    {"phone", R"(\+[0-9][0-9 ().*-]{5,20}[0-9])", "+", is_international},
    {"phone", R"((?:\([2-9][0-9]{2}\) ?|\b[2-9][0-9]{2}[-. ])[2-9][0-9]{2}[-.][0-9]{4}\b)",
     "0123456789", anything},
    {"phone", R"(\b0[0-9]{1,4}[ /-][0-9]{2,8}(?:[ -][0-9]{2,6}){0,4}\b)", "0", is_national},
    {"phone", R"(\b[0-9]{3}[ -]?[0-9]{3,4}[ -]?[0-9]{3,4}\b)", "0123456789", is_announced},
    {"phone",
     R"(\b(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)[ ,-]+){6,14}(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b)",
     "e", anything},
}};

const std::vector<text::Pattern>& patterns() {
  static const std::vector<text::Pattern> kPatterns = [] {
    std::vector<text::Pattern> made;
    for (const Kind& kind : kKinds) {
      // IBANs are written in capitals; everything else in any case.
      auto pattern = text::Pattern::compile(kind.expression, {.ignore_case = kind.name != "iban"});
      UXI_CHECK(pattern.has_value());
      made.push_back(std::move(*pattern));
    }
    return made;
  }();
  return kPatterns;
}

/// No digit, letter or currency stands right beside: `$415-555-0100` and `v0.12-345` are no numbers
/// of people.
bool stands_free(std::string_view text, Span span) {
  constexpr std::string_view kTied = "0123456789.,$#/=_%";
  const bool before = span.begin > 0 && text::contains(kTied, text.substr(span.begin - 1, 1));
  const bool behind = span.end + 1 < text.size() &&
                      text::contains(kTied, text.substr(span.end, 1)) &&
                      is_ascii_digit(text[span.end + 1]);
  return !before && !behind;
}

/// `found` is sorted and has no overlaps itself.
bool overlaps(const std::vector<Redaction>& found, Span span) {
  const auto next = std::partition_point(found.begin(), found.end(), [&](const Redaction& other) {
    return other.span.end <= span.begin;
  });
  return next != found.end() && next->span.begin < span.end;
}

/// Adds what does not overlap; both are sorted.
void merge(std::vector<Redaction>& found, std::vector<Redaction> more) {
  std::erase_if(more, [&](const Redaction& one) { return overlaps(found, one.span); });
  const auto middle = static_cast<std::ptrdiff_t>(found.size());
  found.insert(found.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
  std::inplace_merge(found.begin(), found.begin() + middle, found.end(),
                     [](const Redaction& a, const Redaction& b) { return a.span < b.span; });
}

std::vector<Redaction> find_kind(std::size_t row, std::string_view text) {
  std::vector<Redaction> found;
  const Kind& kind = kKinds[row];
  if (text.find_first_of(kind.needs) == std::string_view::npos) return found;
  const bool digits = kind.name == "phone" || kind.name == "card";
  for (const text::PatternMatch& match : patterns()[row].find_all(text)) {
    const Span span = match.whole;
    if (!kind.proves(text.substr(span.begin, span.size()), text.substr(0, span.begin))) continue;
    if (digits && !stands_free(text, span)) continue;
    const std::string name(kind.name);
    found.push_back({.kind = name, .span = span, .replacement = "[" + name + "]"});
  }
  return found;
}

}  // namespace

std::vector<Redaction> find_personal_data(std::string_view text, const NameFinder& names) {
  std::vector<Redaction> found;
  for (std::size_t row = 0; row < kKinds.size(); ++row) merge(found, find_kind(row, text));
  merge(found, names.find(text));
  return found;
}

std::vector<Redaction> find_personal_data(std::string_view text,
                                          const std::vector<std::string>& names) {
  NameFinder finder;
  for (const std::string& name : names) finder.add(name);
  return find_personal_data(text, finder);
}

std::string redacted(std::string_view text, const std::vector<Redaction>& redactions) {
  std::string out;
  std::size_t at = 0;
  for (const Redaction& redaction : redactions) {
    out += text.substr(at, redaction.span.begin - at);
    out += redaction.replacement;
    at = redaction.span.end;
  }
  out += text.substr(at);
  return out;
}

}  // namespace uxi::ingest
