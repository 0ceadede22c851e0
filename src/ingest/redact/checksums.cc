// Sources: ISO/IEC 7812, ISO 13616, ISO 7064 and what the issuing offices publish of their numbers.
#include "ingest/redact/checksums.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

#include "ingest/ascii.h"

namespace uxi::ingest {
namespace {

int value(char digit) { return digit - '0'; }

bool all_digits(std::string_view text, std::size_t size) {
  return text.size() == size && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

int number(std::string_view digits) {
  int n = 0;
  for (const char c : digits) n = n * 10 + value(c);
  return n;
}

/// The weighted sum of the leading digits.
int weighted(std::string_view digits, std::initializer_list<int> weights) {
  int sum = 0;
  std::size_t i = 0;
  for (const int weight : weights) sum += weight * value(digits[i++]);
  return sum;
}

/// The remainder of a long number.
unsigned remainder(std::string_view digits, unsigned by) {
  unsigned rest = 0;
  for (const char c : digits) rest = (rest * 10 + static_cast<unsigned>(value(c))) % by;
  return rest;
}

bool one_digit_only(std::string_view digits) {
  return std::all_of(digits.begin(), digits.end(), [&](char c) { return c == digits.front(); });
}

bool starts_between(std::string_view digits, std::size_t n, int low, int high) {
  const int start = number(digits.substr(0, n));
  return start >= low && start <= high;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// `A` a capital, `9` a digit, `*` either.
bool has_form(std::string_view code, std::string_view form) {
  return code.size() == form.size() &&
         std::equal(code.begin(), code.end(), form.begin(), [](char c, char wanted) {
           if (wanted == 'A') return is_upper(c);
           if (wanted == '9') return is_ascii_digit(c);
           return is_upper(c) || is_ascii_digit(c);
         });
}

}  // namespace

bool day_and_month(std::string_view day, std::string_view month) {
  constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int m = number(month);
  const int d = number(day);
  return m >= 1 && m <= 12 && d >= 1 && d <= kDays[static_cast<std::size_t>(m - 1)];
}

bool luhn(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int one = value(digits[digits.size() - 1 - i]);
    if (i % 2 == 1) one = one * 2 > 9 ? one * 2 - 9 : one * 2;
    sum += one;
  }
  return sum % 10 == 0;
}

bool verhoeff(std::string_view digits) {
  constexpr std::array<std::string_view, 10> kTimes = {
      "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
      "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"};
  constexpr std::array<std::string_view, 8> kTurn = {"0123456789", "1576283094", "5803796142",
                                                     "8916043527", "9453126870", "4286573901",
                                                     "2793806415", "7046913258"};
  std::size_t check = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto digit = static_cast<std::size_t>(value(digits[digits.size() - 1 - i]));
    const auto turned = static_cast<std::size_t>(value(kTurn[i % 8][digit]));
    check = static_cast<std::size_t>(value(kTimes[check][turned]));
  }
  return check == 0;
}

bool iban(std::string_view code) {
  // Countries and lengths of the IBAN registry (SWIFT, ISO 13616).
  constexpr std::string_view kLengths =
      "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 "
      "EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 "
      "IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 "
      "MU30 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 "
      "SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20";
  if (code.size() < 15 || !is_ascii_digit(code[2]) || !is_ascii_digit(code[3])) return false;
  const std::size_t row =
      kLengths.find(std::string(code.substr(0, 2)) + std::to_string(code.size()));
  if (row == std::string_view::npos) return false;
  std::string turned(code.substr(4));
  turned += code.substr(0, 4);
  unsigned rest = 0;
  for (const char c : turned) {
    if (!is_upper(c) && !is_ascii_digit(c)) return false;
    const unsigned n = static_cast<unsigned>(is_ascii_digit(c) ? c - '0' : c - 'A' + 10);
    rest = (rest * (n > 9 ? 100 : 10) + n) % 97;
  }
  return rest == 1;
}

bool payment_card(std::string_view d) {
  if (d.size() < 13 || d.size() > 19 || one_digit_only(d)) return false;
  const std::size_t n = d.size();
  const bool known =
      (d[0] == '4' && (n == 13 || n == 16 || n == 19)) ||
      (n == 16 && (starts_between(d, 2, 51, 55) || starts_between(d, 4, 2221, 2720) ||
                   starts_between(d, 4, 3528, 3589) || starts_between(d, 4, 6011, 6011) ||
                   starts_between(d, 2, 65, 65) || starts_between(d, 3, 644, 649))) ||
      (n == 15 && (starts_between(d, 2, 34, 34) || starts_between(d, 2, 37, 37))) ||
      (n == 14 && (starts_between(d, 3, 300, 305) || starts_between(d, 2, 36, 36) ||
                   starts_between(d, 2, 38, 39))) ||
      (n >= 16 && starts_between(d, 2, 62, 62)) ||
      (starts_between(d, 2, 50, 50) || starts_between(d, 2, 56, 58) ||
       starts_between(d, 2, 67, 67));
  return known && luhn(d);
}

bool us_ssn(std::string_view d) {
  if (!all_digits(d, 9)) return false;
  const int area = number(d.substr(0, 3));
  return area != 0 && area != 666 && area < 900 && number(d.substr(3, 2)) != 0 &&
         number(d.substr(5)) != 0;
}

bool us_routing(std::string_view d) {
  return all_digits(d, 9) && !one_digit_only(d) &&
         weighted(d, {3, 7, 1, 3, 7, 1, 3, 7, 1}) % 10 == 0;
}

bool ca_sin(std::string_view d) { return all_digits(d, 9) && d[0] != '8' && luhn(d); }

bool br_cpf(std::string_view d) {
  if (!all_digits(d, 11) || one_digit_only(d)) return false;
  const int first = weighted(d, {10, 9, 8, 7, 6, 5, 4, 3, 2}) * 10 % 11 % 10;
  const int second = weighted(d, {11, 10, 9, 8, 7, 6, 5, 4, 3, 2}) * 10 % 11 % 10;
  return first == value(d[9]) && second == value(d[10]);
}

bool de_tax_id(std::string_view d) {
  if (!all_digits(d, 11) || d[0] == '0') return false;
  // Of the first ten digits exactly one stands twice or three times.
  std::array<int, 10> seen{};
  for (const char c : d.substr(0, 10)) ++seen[static_cast<std::size_t>(value(c))];
  if (std::count_if(seen.begin(), seen.end(), [](int n) { return n > 1; }) != 1) return false;
  int product = 10;
  for (const char c : d.substr(0, 10)) {
    int sum = (value(c) + product) % 10;
    if (sum == 0) sum = 10;
    product = sum * 2 % 11;
  }
  return (11 - product) % 10 == value(d[10]);
}

bool fr_nir(std::string_view d) {
  if (!all_digits(d, 15) || (d[0] != '1' && d[0] != '2')) return false;
  return 97 - remainder(d.substr(0, 13), 97) == static_cast<unsigned>(number(d.substr(13)));
}

bool nl_bsn(std::string_view d) {
  return all_digits(d, 9) && !one_digit_only(d) &&
         weighted(d, {9, 8, 7, 6, 5, 4, 3, 2, -1}) % 11 == 0;
}

bool pl_pesel(std::string_view d) {
  if (!all_digits(d, 11)) return false;
  const int month = number(d.substr(2, 2)) % 20;  // the century is added to it
  const int day = number(d.substr(4, 2));
  const int sum = weighted(d, {1, 3, 7, 9, 1, 3, 7, 9, 1, 3});
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && (10 - sum % 10) % 10 == value(d[10]);
}

bool se_personal(std::string_view d) {
  if (all_digits(d, 12) && (d.starts_with("19") || d.starts_with("20"))) d.remove_prefix(2);
  if (!all_digits(d, 10) || !luhn(d)) return false;
  // From 61 on the day is that of a coordination number.
  const int day = number(d.substr(4, 2));
  const int month = number(d.substr(2, 2));
  return month >= 1 && month <= 12 && day >= 1 && day % 60 <= 31 && day <= 91;
}

bool dk_cpr(std::string_view d) {
  return all_digits(d, 10) && day_and_month(d.substr(0, 2), d.substr(2, 2));
}

bool no_birth_number(std::string_view d) {
  if (!all_digits(d, 11)) return false;
  const int first = (11 - weighted(d, {3, 7, 6, 1, 8, 9, 4, 5, 2}) % 11) % 11;
  const int second = (11 - weighted(d, {5, 4, 3, 2, 7, 6, 5, 4, 3, 2}) % 11) % 11;
  const int day = number(d.substr(0, 2)) % 40;  // D-numbers add 40
  const int month = number(d.substr(2, 2)) % 40;
  return first == value(d[9]) && second == value(d[10]) && day >= 1 && day <= 31 && month >= 1 &&
         month <= 12;
}

bool fi_hetu(std::string_view d, char check) {
  constexpr std::string_view kChecks = "0123456789ABCDEFHJKLMNPRSTUVWXY";
  return all_digits(d, 9) && day_and_month(d.substr(0, 2), d.substr(2, 2)) &&
         kChecks[remainder(d, 31)] == check;
}

bool be_national(std::string_view d) {
  if (!all_digits(d, 11)) return false;
  const auto key = static_cast<unsigned>(number(d.substr(9)));
  const unsigned before_2000 = 97 - remainder(d.substr(0, 9), 97);
  const unsigned since_2000 = 97 - remainder("2" + std::string(d.substr(0, 9)), 97);
  return key == before_2000 || key == since_2000;
}

bool ch_ahv(std::string_view d) {
  return all_digits(d, 13) && d.starts_with("756") &&
         weighted(d, {1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1}) % 10 == 0;
}

bool in_aadhaar(std::string_view d) { return all_digits(d, 12) && d[0] > '1' && verhoeff(d); }

bool cn_resident(std::string_view c) {
  if (c.size() != 18 || !all_digits(c.substr(0, 17), 17)) return false;
  constexpr std::string_view kChecks = "10X98765432";
  const int sum = weighted(c, {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2});
  return day_and_month(c.substr(12, 2), c.substr(10, 2)) &&
         kChecks[static_cast<std::size_t>(sum % 11)] == c[17];
}

bool tr_kimlik(std::string_view d) {
  if (!all_digits(d, 11) || d[0] == '0') return false;
  const int odd = weighted(d, {1, 0, 1, 0, 1, 0, 1, 0, 1});
  const int even = weighted(d, {0, 1, 0, 1, 0, 1, 0, 1});
  return (odd * 7 - even + 100) % 10 == value(d[9]) &&
         (odd + even + value(d[9])) % 10 == value(d[10]);
}

bool za_id(std::string_view d) {
  return all_digits(d, 13) && day_and_month(d.substr(4, 2), d.substr(2, 2)) && d[10] < '2' &&
         luhn(d);
}

bool uk_nhs(std::string_view d) {
  if (!all_digits(d, 10)) return false;
  const int check = 11 - weighted(d, {10, 9, 8, 7, 6, 5, 4, 3, 2}) % 11;
  return check != 10 && check % 11 == value(d[9]);
}

bool au_tfn(std::string_view d) {
  return all_digits(d, 9) && weighted(d, {1, 4, 3, 7, 5, 8, 6, 9, 10}) % 11 == 0;
}

bool kr_resident(std::string_view d) {
  return all_digits(d, 13) && day_and_month(d.substr(4, 2), d.substr(2, 2)) && d[6] >= '1' &&
         d[6] <= '8';
}

bool cz_birth_number(std::string_view d) {
  if (!all_digits(d, 10)) return false;
  const int month = number(d.substr(2, 2)) % 50 % 20;  // women add 50; 20 in full years
  return month >= 1 && month <= 12 && remainder(d, 11) == 0;
}

bool cl_rut(std::string_view c) {
  if (c.size() < 8 || c.size() > 9 || !all_digits(c.substr(0, c.size() - 1), c.size() - 1))
    return false;
  int sum = 0;
  for (std::size_t i = 0; i + 1 < c.size(); ++i) {
    sum += value(c[c.size() - 2 - i]) * (2 + static_cast<int>(i % 6));
  }
  const int check = 11 - sum % 11;
  const char wanted = check == 11 ? '0' : check == 10 ? 'K' : static_cast<char>('0' + check);
  return c.back() == wanted;
}

bool uk_nino(std::string_view c) {
  if (!has_form(c, "AA999999A") || c[8] > 'D') return false;
  constexpr std::string_view kNeverFirst = "DFIQUV";
  constexpr std::string_view kNeverSecond = "DFIOQUV";
  constexpr std::array<std::string_view, 7> kNever = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"};
  return kNeverFirst.find(c[0]) == std::string_view::npos &&
         kNeverSecond.find(c[1]) == std::string_view::npos &&
         std::find(kNever.begin(), kNever.end(), c.substr(0, 2)) == kNever.end();
}

bool es_dni(std::string_view c) {
  constexpr std::string_view kLetters = "TRWAGMYFPDXBNJZSQVHLCKE";
  if (has_form(c, "99999999A")) return kLetters[remainder(c.substr(0, 8), 23)] == c[8];
  if (!has_form(c, "A9999999A") || c[0] < 'X') return false;
  const std::string digits =
      std::string(1, static_cast<char>('0' + (c[0] - 'X'))) + std::string(c.substr(1, 7));
  return kLetters[remainder(digits, 23)] == c[8];
}

bool it_codice_fiscale(std::string_view c) {
  if (!has_form(c, "AAAAAA**A**A***A")) return false;
  constexpr std::array<int, 26> kOdd = {1,  0,  5, 7, 9, 13, 15, 17, 19, 21, 2,  4,  18,
                                        20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
  int sum = 0;
  for (std::size_t i = 0; i < 15; ++i) {
    const int n = is_ascii_digit(c[i]) ? value(c[i]) : c[i] - 'A';
    sum += i % 2 == 0 ? kOdd[static_cast<std::size_t>(n)] : n;
  }
  return 'A' + sum % 26 == c[15];
}

bool mx_curp(std::string_view c) {
  return has_form(c, "AAAA999999AAAAAA*9") && (c[10] == 'H' || c[10] == 'M') &&
         day_and_month(c.substr(8, 2), c.substr(6, 2));
}

bool in_pan(std::string_view c) {
  return has_form(c, "AAAAA9999A") &&
         std::string_view("PCFHATBLJG").find(c[3]) != std::string_view::npos;
}

bool ie_pps(std::string_view c) {
  if (!has_form(c, "9999999A") && !has_form(c, "9999999AA")) return false;
  int sum = weighted(c, {8, 7, 6, 5, 4, 3, 2});
  if (c.size() == 9) sum += 9 * (c[8] - 'A' + 1);
  return "WABCDEFGHIJKLMNOPQRSTUV"[sum % 23] == c[7];
}

}  // namespace uxi::ingest
