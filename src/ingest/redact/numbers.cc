// Numbers of people: runs of digit groups are cut in every way, and each cut is asked what it is.
#include <algorithm>

#include "ingest/ascii.h"
#include "ingest/redact/candidate.h"
#include "ingest/redact/checksums.h"
#include "ingest/redact/digits.h"
#include "ingest/redact/phone.h"

namespace uxi::ingest {
namespace {

/// Groups that one number may have; more are looked at as several.
constexpr std::size_t kMostGroups = 8;

bool is_card(const Digits& number, const Surroundings& around) {
  return (!around.impersonal || around.card) && payment_card(number.digits) &&
         number.gaps.find_first_of("./(") == std::string::npos;
}

/// Shape and check digit say that it is one, whatever stands round it.
bool is_proved_id(const Digits& n) {
  const std::string_view shape = n.shape;
  const bool dashes = n.gaps.ends_with('-');
  if (shape == "3-3-3-2")
    return n.gaps == "..-" ? br_cpf(n.digits) : n.all_gaps('.') && br_cpf(n.digits);
  if (shape == "6-4") return dashes && (se_personal(n.digits) || dk_cpr(n.digits));
  if (shape == "8-4") return se_personal(n.digits);
  if (shape == "6-5") return no_birth_number(n.digits);
  if (shape == "2-3-3-3") return de_tax_id(n.digits);
  if (shape == "1-2-2-2-3-3-2" || shape == "13-2") return fr_nir(n.digits);
  if (shape == "3-4-4-2") return ch_ahv(n.digits);
  if (shape == "2-2-2-3-2") return be_national(n.digits);
  if (shape == "6-7") return dashes && kr_resident(n.digits);
  if (shape == "6-4/" || (shape == "6-4" && n.gaps == "/")) return cz_birth_number(n.digits);
  if (shape == "15") return fr_nir(n.digits);
  if (shape == "18") return cn_resident(n.digits);
  if (shape == "13") return ch_ahv(n.digits);
  return false;
}

/// The shape fits, and nothing speaks against it.
bool is_shaped_id(const Digits& n) {
  if (n.shape == "3-2-4") return (n.all_gaps('-') || n.all_gaps(' ')) && us_ssn(n.digits);
  if (n.shape == "4-4-4")
    return n.gaps.find_first_of("./(") == std::string::npos && in_aadhaar(n.digits);
  if (n.shape == "6-4") return n.gaps == "/" && cz_birth_number(n.digits);
  if (n.shape == "11") {
    return no_birth_number(n.digits) || (pl_pesel(n.digits) && tr_kimlik(n.digits));
  }
  if (n.shape == "12") return se_personal(n.digits);
  return false;
}

/// Digits alone, where their check digit is right: worth a look by a person.
bool may_be_id(const Digits& n) {
  if (n.shape == "11") return pl_pesel(n.digits) || de_tax_id(n.digits) || tr_kimlik(n.digits);
  return n.shape == "13" && za_id(n.digits);
}

int id_weight(const Digits& number, const Surroundings& around) {
  const std::size_t n = number.size();
  const bool proved = is_proved_id(number);
  if (around.id && n >= 5 && n <= 18 && !(is_date(number) && around.birth)) {
    return proved ? weight::kProved : weight::kBoth + 1;
  }
  if (around.impersonal) return proved && n > 11 ? weight::kShape : 0;
  if (proved) return weight::kBoth + 1;
  if (is_shaped_id(number)) return weight::kShape + 1;
  return may_be_id(number) ? weight::kDoubt : 0;
}

int account_weight(const Digits& number, const Surroundings& around) {
  if (!around.account || (is_date(number) && number.shape != "2-2-2")) return 0;
  const std::size_t n = number.size();
  return n >= 5 && n <= 20 ? weight::kHeard + 1 : 0;
}

/// From the `+` or bracket in front to a bracket behind the first group is inside anyway.
Span with_front(const Scan& scan, const Digits& number) {
  Span span = scan.span(number.first, number.last);
  const bool bracket = number.gaps.starts_with('(');
  while (span.begin > 0 &&
         ((scan.before(span.begin) == '(' && bracket) || scan.before(span.begin) == '+')) {
    --span.begin;
  }
  return span;
}

/// `ext. 12`, `x12` behind a telephone number belongs to it.
Span with_extension(const Scan& scan, Span span, std::size_t last) {
  const std::size_t next = last + 1;
  if (next >= scan.size()) return span;
  const std::string_view word = scan.word(next);
  if ((word[0] == 'x' || word[0] == 'X') && word.size() > 1 && word.size() < 7 &&
      std::all_of(word.begin() + 1, word.end(), is_ascii_digit)) {
    return {span.begin, scan[next].end};
  }
  const bool says = scan.is(next, "ext") || scan.is(next, "extension") || scan.is(next, "x") ||
                    scan.is(next, "durchwahl");
  if (says && next + 1 < scan.size() && scan[next + 1].digits() && scan[next + 1].size() < 6 &&
      scan.gap(next).size() <= 2) {
    return {span.begin, scan[next + 1].end};
  }
  return span;
}

/// What the groups `first` to `last` are, taken together; whether they are something.
bool propose(const Scan& scan, std::size_t first, std::size_t last, Candidates& out) {
  const Digits number = digits_of(scan, first, last);
  if (number.size() < 5 || number.size() > 20 || !stands_free(scan, number)) return false;
  const Surroundings around = surroundings(scan, first, last);
  const Span plain = scan.span(first, last);
  const Span front = with_front(scan, number);
  const std::size_t before = out.size();
  const char mark = scan.before(plain.begin);
  const bool plus = mark == '+' || (mark == '(' && scan.before(plain.begin - 1) == '+');
  if (!plus && is_card(number, around)) {
    out.push_back({plain, Kind::card, weight::kProved});
  }
  if (const int found = plus ? 0 : id_weight(number, around); found > 0) {
    out.push_back({plain, Kind::national_id, found});
  }
  if (const int found = plus ? 0 : account_weight(number, around); found > 0) {
    out.push_back({plain, Kind::account, found});
  }
  const bool unit = scan.ahead_to(last, Classes::of(Class::unit), 1) == 1 && !plus;
  if (const int found = unit ? 0 : phone_weight(number, plus, mark == '(', around); found > 0) {
    out.push_back({with_extension(scan, front, last), Kind::phone, found});
  }
  if (around.birth && is_date(number)) out.push_back({plain, Kind::birth_date, weight::kBoth});
  return out.size() > before;
}

/// The last group that may belong to a number that starts with group `first`.
std::size_t run_end(const Scan& scan, std::size_t first) {
  std::size_t last = first;
  while (last + 1 < scan.size() && last + 1 < first + kMostGroups && scan[last + 1].digits() &&
         gap_kind(scan.gap(last + 1)) != '\0') {
    ++last;
  }
  return last;
}

/// `+12*******65`, as meeting tools hide callers.
void propose_hidden(const Scan& scan, std::size_t i, Candidates& out) {
  const std::size_t begin = scan[i].begin;
  if (scan.before(begin) != '+' || i + 1 >= scan.size() || !scan[i + 1].digits()) return;
  const std::string_view gap = scan.gap(i + 1);
  if (gap.size() < 3 || gap.find_first_not_of('*') != std::string_view::npos) return;
  out.push_back({{begin - 1, scan[i + 1].end}, Kind::phone, weight::kProved});
}

}  // namespace

void find_numbers(const Scan& scan, Candidates& out) {
  for (std::size_t first = 0; first < scan.size(); ++first) {
    if (!scan[first].digits()) continue;
    propose_hidden(scan, first, out);
    for (std::size_t last = run_end(scan, first) + 1; last-- > first;) {
      if (propose(scan, first, last, out)) break;
    }
  }
}

}  // namespace uxi::ingest
