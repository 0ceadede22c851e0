#include "ingest/redact/digits.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/ascii.h"
#include "ingest/redact/checksums.h"

namespace uxi::ingest {
namespace {

/// A currency sign ends right before `at`, or with one space between.
bool currency_before(const Scan& scan, std::size_t at) {
  std::string_view head = scan.text().substr(0, at);
  if (head.ends_with(" ")) head.remove_suffix(1);
  return head.ends_with("$") || head.ends_with("\xE2\x82\xAC") || head.ends_with("\xC2\xA3") ||
         head.ends_with("\xC2\xA5");
}

bool alnum_at(const Scan& scan, std::size_t byte) {
  const char c = scan.at(byte);
  return is_ascii_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z');
}

bool tied_before(const Scan& scan, std::size_t at) {
  const char c = scan.before(at);
  if (std::string_view("#=_%/&").find(c) != std::string_view::npos && c != '\0') return true;
  if (std::string_view("-.,:").find(c) != std::string_view::npos && c != '\0') {
    return at >= 2 && (c == '-' ? alnum_at(scan, at - 2) : is_ascii_digit(scan.at(at - 2)));
  }
  return currency_before(scan, at);
}

bool tied_behind(const Scan& scan, std::size_t at) {
  const char c = scan.at(at);
  if (c == '%' || c == '_' || c == '=') return true;
  if (c == '-') return alnum_at(scan, at + 1);
  if (std::string_view(".,/:").find(c) != std::string_view::npos && c != '\0') {
    return is_ascii_digit(scan.at(at + 1));
  }
  const std::string_view tail = scan.text().substr(std::min(at, scan.text().size()));
  return tail.starts_with("\xE2\x82\xAC") || tail.starts_with(" \xE2\x82\xAC") ||
         tail.starts_with(" %");
}

/// A further group of the same kind of number goes on beside it.
bool goes_on(const Scan& scan, const Digits& number) {
  const auto joined = [&](std::size_t i, std::size_t neighbour) {
    if (i == 0 || i >= scan.size() || !scan[neighbour].digits()) return false;
    const char gap = gap_kind(scan.gap(i));
    if (gap == '\0') return false;
    return gap != ' ' || number.gaps.empty() ? gap != ' ' : number.all_gaps(' ');
  };
  return joined(number.first, number.first - 1) || joined(number.last + 1, number.last + 1);
}

}  // namespace

char gap_kind(std::string_view gap) {
  static constexpr auto kGaps = std::to_array<std::pair<std::string_view, char>>({
      {" ", ' '},
      {"-", '-'},
      {".", '.'},
      {"/", '/'},
      {") ", '('},
      {")", '('},
      {" (", '('},
      {"(", '('},
      {")-", '('},
      {" - ", '-'},
      {" / ", '/'},
      {". ", '.'},
      {"\xC2\xA0", ' '},
      {"\xE2\x80\xAF", ' '},
      {"\xE2\x80\x89", ' '},
      {"\xE2\x80\x91", '-'},
      {"\xE2\x80\x93", '-'},
      {"  ", ' '},
  });
  for (const auto& [text, kind] : kGaps) {
    if (gap == text) return kind;
  }
  return '\0';
}

Digits digits_of(const Scan& scan, std::size_t first, std::size_t last) {
  Digits number{.first = first, .last = last};
  for (std::size_t i = first; i <= last; ++i) {
    if (i > first) {
      number.gaps += gap_kind(scan.gap(i));
      number.shape += '-';
    }
    number.digits += scan.word(i);
    number.shape += std::to_string(scan[i].size());
  }
  return number;
}

bool stands_free(const Scan& scan, const Digits& number) {
  std::size_t begin = scan[number.first].begin;
  while (begin > 0 && (scan.before(begin) == '(' || scan.before(begin) == '+')) --begin;
  return !tied_before(scan, begin) && !tied_behind(scan, scan[number.last].end) &&
         !goes_on(scan, number);
}

Surroundings surroundings(const Scan& scan, std::size_t first, std::size_t last) {
  constexpr std::size_t kBack = 9;
  constexpr std::size_t kAhead = 4;
  const auto distance = [&](Class one) {
    const Classes wanted = Classes::of(one);
    // A word behind tells less than one in front.
    return std::min(scan.back_to(first, wanted, kBack), scan.ahead_to(last, wanted, kAhead) + 5);
  };
  const std::size_t never = kBack + 1;
  const std::size_t phone = distance(Class::phone_context);
  const std::size_t card = distance(Class::card_context);
  const std::size_t account = distance(Class::account_context);
  const std::size_t id = distance(Class::id_context);
  const std::size_t birth = distance(Class::birth_context);
  // `... is the order number`; what is only spoken of behind a number does not name it.
  const Classes impersonal = Classes::of(Class::not_personal);
  const bool named_behind = scan.is(last + 1, "is") || scan.is(last + 1, "was");
  std::size_t other = scan.back_to(first, impersonal, kBack);
  if (named_behind) other = std::min(other, scan.ahead_to(last, impersonal, kAhead) + 5);
  const std::size_t number = distance(Class::number_word);
  const std::size_t named = std::min({phone, card, account, id, birth});
  Surroundings out;
  out.impersonal = other < never && other < named;
  if (out.impersonal) return out;
  out.phone = phone < never || (number < never && named == never);
  out.card = card < never;
  out.account = account < never && account <= std::min(id, phone + 1);
  out.id = id < never && id <= std::min(account, phone + 1);
  out.birth = birth < never;
  return out;
}

bool is_date(const Digits& number) {
  const std::string_view d = number.digits;
  const auto pair = [&](std::size_t a, std::size_t b) {
    return day_and_month(d.substr(a, 2), d.substr(b, 2)) ||
           day_and_month(d.substr(b, 2), d.substr(a, 2));
  };
  const auto century = [&](std::size_t at) {
    return d.substr(at, 2) == "19" || d.substr(at, 2) == "20" || d.substr(at, 2) == "18";
  };
  if (number.shape == "4-2-2") return century(0) && pair(6, 4);
  if (number.shape == "2-2-4") return century(4) && pair(0, 2);
  if (number.shape == "2-2-2") return pair(0, 2) || pair(4, 2);
  if (number.shape == "1-2-4" || number.shape == "1-1-4" || number.shape == "2-1-4" ||
      number.shape == "1-2-2" || number.shape == "1-1-2" || number.shape == "2-1-2" ||
      number.shape == "4-1-2" || number.shape == "4-2-1" || number.shape == "4-1-1") {
    return number.gaps.find(' ') == std::string::npos;
  }
  return false;
}

}  // namespace uxi::ingest
