// Numbers said digit by digit: `oh seven seven double nine ...`, in English, German, French and
// Spanish, or partly in digits.
#include <algorithm>

#include "ingest/redact/candidate.h"
#include "ingest/redact/digits.h"

namespace uxi::ingest {
namespace {

/// Fewer are counts and years.
constexpr int kFewest = 7;
constexpr int kFewestAnnounced = 6;

bool is_gap(std::string_view gap) {
  return gap == " " || gap == ", " || gap == "-" || gap == ". " || gap == "... " || gap == " - " ||
         gap == "\xE2\x80\xA6 " || gap == "; ";
}

/// Digits that a token of a spoken number stands for; 0 where it is no part of one.
int digits_in(const Scan& scan, std::size_t i) {
  const Token& token = scan[i];
  if (token.is(Class::digit_word) || (token.size() == 1 && scan.is(i, "o"))) return 1;
  if (token.is(Class::tens_word)) return 1;  // `forty five` is two digits, `forty` two as well
  if (token.is(Class::repeat_word)) return 1;
  if (token.digits() && token.size() <= 4) return static_cast<int>(token.size());
  return 0;
}

struct Stretch {
  std::size_t last = 0;
  int digits = 0;
  int words = 0;  ///< said, not written in digits
  int tens = 0;
};

Stretch stretch_from(const Scan& scan, std::size_t i) {
  Stretch stretch{.last = i};
  for (std::size_t j = i; j < scan.size(); ++j) {
    const int digits = digits_in(scan, j);
    // A full stop ends it unless digits go on behind it.
    if (digits == 0 || (j > i && !is_gap(scan.gap(j)))) break;
    stretch.digits += digits;
    stretch.words += scan[j].digits() ? 0 : 1;
    stretch.tens += scan[j].is(Class::tens_word) ? 1 : 0;
    stretch.last = j;
  }
  return stretch;
}

Kind kind_said(const Surroundings& around) {
  if (around.card) return Kind::card;
  if (around.id) return Kind::national_id;
  return around.account && !around.phone ? Kind::account : Kind::phone;
}

}  // namespace

void find_spoken_numbers(const Scan& scan, Candidates& out) {
  for (std::size_t i = 0; i < scan.size(); ++i) {
    if (!scan[i].classes.has_any(
            Classes::of(Class::digit_word, Class::repeat_word, Class::tens_word))) {
      continue;
    }
    const Stretch stretch = stretch_from(scan, i);
    const Surroundings around = surroundings(scan, i, stretch.last);
    const bool announced = around.phone || around.card || around.id || around.account;
    const bool enough = stretch.digits >= (announced ? kFewestAnnounced : kFewest) &&
                        stretch.words >= 3 && !around.impersonal;
    // Tens alone count (`twenty thirty forty`); a number that is read out holds digits.
    if (enough && (stretch.tens * 2 <= stretch.digits || announced)) {
      std::size_t first = i;
      if (first > 0 && scan.is(first - 1, "plus")) --first;
      out.push_back({scan.span(first, stretch.last), kind_said(around), weight::kShape + 2});
    }
    i = stretch.last;
  }
}

}  // namespace uxi::ingest
