// Network addresses: IPv4 (four numbers to 255), IPv6 (RFC 4291's text form).
#include <algorithm>

#include "ingest/ascii.h"
#include "ingest/redact/candidate.h"
#include "ingest/redact/digits.h"

namespace uxi::ingest {
namespace {

bool is_octet(const Scan& scan, std::size_t i) {
  const std::string_view word = scan.word(i);
  if (!scan[i].digits() || word.size() > 3 || (word.size() > 1 && word[0] == '0')) return false;
  int n = 0;
  for (const char c : word) n = n * 10 + (c - '0');
  return n <= 255;
}

/// Four octets and no fifth; a version is said to be one.
bool is_ipv4(const Scan& scan, std::size_t i) {
  if (i + 3 >= scan.size()) return false;
  for (std::size_t j = i; j < i + 4; ++j) {
    if (!is_octet(scan, j) || (j > i && scan.gap(j) != ".")) return false;
  }
  const std::size_t end = scan[i + 3].end;
  const char mark = scan.before(scan[i].begin);
  const bool more =
      (scan.at(end) == '.' || scan.at(end) == '-') && is_ascii_digit(scan.at(end + 1));
  if (more || mark == '.' || mark == '-' || mark == '#' || mark == '_') return false;
  const Classes other = Classes::of(Class::not_personal);
  const bool said = scan.back_to(i, other, 4) <= 4 || scan.ahead_to(i + 3, other, 2) <= 2 ||
                    (i > 0 && scan.is(i - 1, "v"));
  const bool address = scan.back_to(i, Classes::of(Class::address_context), 4) <= 4;
  return !said || address;
}

bool is_hexadecimal(std::string_view word) {
  return word.size() <= 4 &&
         word.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

/// Groups from `i` joined by colons: eight, or fewer with one `::`.
bool ipv6_at(const Scan& scan, std::size_t i, std::size_t& last) {
  if (!is_hexadecimal(scan.word(i))) return false;
  std::size_t groups = 1;
  bool shortened = false;
  bool digit = scan[i].has_digit;
  last = i;
  while (last + 1 < scan.size() && is_hexadecimal(scan.word(last + 1))) {
    const std::string_view gap = scan.gap(last + 1);
    if (gap != ":" && (gap != "::" || shortened)) break;
    shortened = shortened || gap == "::";
    ++last;
    ++groups;
    digit = digit || scan[last].has_digit;
  }
  return digit && (groups == 8 ||
                   (shortened && groups >= 2 && groups < 8 && (groups > 2 || scan[i].size() > 2)));
}

}  // namespace

void find_network_addresses(const Scan& scan, Candidates& out) {
  for (std::size_t i = 0; i < scan.size(); ++i) {
    if (is_ipv4(scan, i)) {
      out.push_back({scan.span(i, i + 3), Kind::ip, weight::kBoth + 5});
      continue;
    }
    std::size_t last = i;
    if (scan[i].size() <= 4 && i + 1 < scan.size() && scan.gap(i + 1).starts_with(':') &&
        ipv6_at(scan, i, last)) {
      out.push_back({scan.span(i, last), Kind::ip, weight::kProved});
      i = last;
    }
  }
}

}  // namespace uxi::ingest
