// Days of birth in words: `14 March 1985`, `the fourth of July`, `14. März 1985`, where the words
// round them speak of birth. A year alone points at nobody.
#include <algorithm>

#include "ingest/redact/candidate.h"

namespace uxi::ingest {
namespace {

bool is_day(const Scan& scan, std::size_t i) {
  const Token& token = scan[i];
  if (token.is(Class::ordinal_word)) return true;
  const std::string_view word = scan.word(i);
  if (token.digits() && word.size() <= 2) {
    const int day = word.size() == 1 ? word[0] - '0' : (word[0] - '0') * 10 + (word[1] - '0');
    return day >= 1 && day <= 31;
  }
  // `14th`, `1er`
  return token.has_digit && word.size() <= 4 &&
         (word.ends_with("th") || word.ends_with("st") || word.ends_with("nd") ||
          word.ends_with("rd") || word.ends_with("er"));
}

bool is_year(const Scan& scan, std::size_t i) {
  const std::string_view word = scan.word(i);
  return scan[i].digits() &&
         ((word.size() == 4 && (word.starts_with("19") || word.starts_with("20"))) ||
          word.size() == 2);
}

bool is_between(std::string_view gap) {
  return gap == " " || gap == ", " || gap == ". " || gap == "." || gap == "-" || gap == "/" ||
         gap == " '";
}

bool is_filler(const Scan& scan, std::size_t i) {
  return scan.is(i, "of") || scan.is(i, "the") || scan.is(i, "de") || scan.is(i, "del") ||
         scan.is(i, "di") || scan.is(i, "den") || scan.is(i, "in");
}

/// Day, month and year round the month at token `i`.
bool date_round(const Scan& scan, std::size_t i, std::size_t& first, std::size_t& last) {
  first = last = i;
  bool day = false;
  std::size_t before = i;
  while (before > 0 && i - before < 2 && is_filler(scan, before - 1)) --before;
  if (before > 0 && is_between(scan.gap(i)) && is_day(scan, before - 1)) {
    first = before - 1;
    // `twenty third`
    if (first > 0 && scan[first].is(Class::ordinal_word) && scan[first - 1].is(Class::tens_word)) {
      --first;
    }
    day = true;
  }
  std::size_t next = i + 1;
  if (!day) {
    while (next < scan.size() && next < i + 2 && is_filler(scan, next)) ++next;
    if (next >= scan.size() || !is_between(scan.gap(next)) || !is_day(scan, next)) return false;
    last = next++;
  }
  while (next < scan.size() && next < last + 2 && is_filler(scan, next)) ++next;
  if (next < scan.size() && is_between(scan.gap(next)) && is_year(scan, next)) last = next;
  return true;
}

bool speaks_of_birth(const Scan& scan, std::size_t first, std::size_t last) {
  return scan.back_to(first, Classes::of(Class::birth_context), 9) <= 9 ||
         scan.ahead_to(last, Classes::of(Class::birth_context), 5) <= 5;
}

}  // namespace

void find_birth_dates(const Scan& scan, Candidates& out) {
  for (std::size_t i = 0; i < scan.size(); ++i) {
    if (!scan[i].is(Class::month)) continue;
    std::size_t first = i;
    std::size_t last = i;
    if (date_round(scan, i, first, last) && speaks_of_birth(scan, first, last)) {
      out.push_back({scan.span(first, last), Kind::birth_date, weight::kBoth});
    }
  }
  // `DOB 3/14/85`: short dates that are too few digits to be another number.
  for (std::size_t i = 0; i + 2 < scan.size(); ++i) {
    if (!scan[i].digits() || scan[i].size() > 4 || !scan[i + 1].digits() || !scan[i + 2].digits() ||
        scan[i + 1].size() > 2 || scan[i + 2].size() > 4) {
      continue;
    }
    const std::string_view gap = scan.gap(i + 1);
    const bool parted = (gap == "/" || gap == "." || gap == "-" || gap == ". ") &&
                        scan.gap(i + 2).substr(0, 1) == gap.substr(0, 1);
    if (parted && speaks_of_birth(scan, i, i + 2)) {
      out.push_back({scan.span(i, i + 2), Kind::birth_date, weight::kBoth});
    }
  }
}

}  // namespace uxi::ingest
