// Identifiers of letters and digits: bank numbers, identity numbers, wallets. Written in groups
// (`AB 12 34 56 C`) they are put together first.
#include <algorithm>
#include <string>

#include "ingest/ascii.h"
#include "ingest/redact/candidate.h"
#include "ingest/redact/checksums.h"
#include "ingest/redact/digits.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

std::string capitals(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return out;
}

bool has_small_letter(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_group_gap(std::string_view gap) {
  return gap == " " || gap == "-" || gap == "." || gap == "\xC2\xA0" || gap == "\xE2\x80\xAF";
}

struct Code {
  std::string text;
  std::size_t last = 0;
};

/// IBANs go on group by group; the longest that proves right is taken.
bool iban_at(const Scan& scan, std::size_t i, Code& found) {
  const std::string_view head = scan.word(i);
  if (head.size() < 2 || !scan[i].has_letter || is_ascii_digit(head[0]) || is_ascii_digit(head[1]))
    return false;
  std::string code;
  bool is = false;
  for (std::size_t j = i; j < scan.size() && j < i + 12; ++j) {
    if (j > i && !is_group_gap(scan.gap(j))) break;
    code += capitals(scan.word(j));
    if (code.size() > 34) break;
    if (code.size() > 3 && !is_ascii_digit(code[2])) break;
    if (iban(code)) {
      found = {code, j};
      is = true;
    }
  }
  return is;
}

/// Of the right form, where only a digit was heard wrongly.
bool iban_said_at(const Scan& scan, std::size_t i, Code& found) {
  if (scan.back_to(i, Classes::of(Class::account_context), 5) > 5) return false;
  if (scan[i].size() < 4 || !scan[i].capital || !scan[i].has_digit) return false;
  std::size_t size = scan[i].size();
  std::size_t last = i;
  while (last + 1 < scan.size() && is_group_gap(scan.gap(last + 1)) && scan[last + 1].has_digit &&
         scan[last + 1].size() <= 4) {
    size += scan[++last].size();
  }
  found = {"", last};
  return size >= 15 && size <= 34;
}

/// Tokens from `i` put together, up to `most` characters, as long as some check accepts them.
bool joined_at(const Scan& scan, std::size_t i, bool (*accepts)(std::string_view), std::size_t most,
               Code& found) {
  std::string code;
  for (std::size_t j = i; j < scan.size() && j < i + 6; ++j) {
    if (j > i && !is_group_gap(scan.gap(j))) return false;
    // Parts of a code are not written like words: `early 2000s` is none.
    if (j > i && (has_small_letter(scan.word(i)) || has_small_letter(scan.word(j)))) return false;
    code += capitals(scan.word(j));
    if (code.size() > most) return false;
    // Words joined have the form of some codes, but hold no digits.
    const auto digits = std::count_if(code.begin(), code.end(), is_ascii_digit);
    if (digits >= 4 && accepts(code)) {
      found = {code, j};
      return true;
    }
  }
  return false;
}

bool is_letter_id(std::string_view code) {
  return uk_nino(code) || es_dni(code) || it_codice_fiscale(code) || mx_curp(code) ||
         in_pan(code) || (code.size() == 18 && cn_resident(code)) || ie_pps(code);
}

/// Finland: `131052-308T`, the mark between says the century.
bool hetu_at(const Scan& scan, std::size_t i, Code& found) {
  if (scan[i].size() == 11 && scan[i].has_letter) {
    const std::string code = capitals(scan.word(i));
    found = {code, i};
    return std::string_view("ABCDEFYXWVU").find(code[6]) != std::string_view::npos &&
           fi_hetu(code.substr(0, 6) + code.substr(7, 3), code[10]);
  }
  if (scan[i].size() != 6 || !scan[i].digits() || i + 1 >= scan.size()) return false;
  const std::string tail = capitals(scan.word(i + 1));
  found = {"", i + 1};
  return tail.size() == 4 && (scan.gap(i + 1) == "-" || scan.gap(i + 1) == "+") &&
         fi_hetu(std::string(scan.word(i)) + tail.substr(0, 3), tail[3]);
}

/// Chile: `12.345.678-5`.
bool rut_at(const Scan& scan, std::size_t i, Code& found) {
  if (i + 3 >= scan.size() || !scan[i].digits() || scan.gap(i + 1) != "." ||
      scan.gap(i + 2) != "." || scan.gap(i + 3) != "-") {
    return false;
  }
  std::string code;
  for (std::size_t j = i; j < i + 4; ++j) code += capitals(scan.word(j));
  found = {code, i + 3};
  return cl_rut(code);
}

bool is_wallet(std::string_view word) {
  if (word.size() == 42 && (word.starts_with("0x") || word.starts_with("0X"))) {
    return word.substr(2).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
  }
  return word.starts_with("bc1") && word.size() >= 42;
}

/// A code that the words in front announce: `passport number C01X00T47`, `member id MX-20931`.
bool announced_at(const Scan& scan, std::size_t i, Code& found, Kind& kind) {
  std::size_t digits = 0;
  std::size_t size = 0;
  std::size_t last = i;
  for (std::size_t j = i; j < scan.size() && j < i + 6; ++j) {
    const bool letters_only = !scan[j].has_digit && !(scan[j].capitals || scan[j].size() == 1);
    if (letters_only || (j > i && !is_group_gap(scan.gap(j)) && scan.gap(j) != "/")) break;
    if (j > i && scan.gap(j) == " " && (!scan[j].has_digit || digits == 0) && scan[j].size() > 3)
      break;
    const std::string_view word = scan.word(j);
    digits += static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_ascii_digit));
    size += word.size();
    if (scan[j].has_digit || (j > i && scan[j].size() == 1)) last = j;
  }
  if (digits < 4 || size < 6 || size > 24 || last >= scan.size()) return false;
  const Surroundings around = surroundings(scan, i, last);
  found = {"", last};
  kind = around.id ? Kind::national_id : Kind::account;
  return around.id || around.account;
}

void propose_code(const Scan& scan, std::size_t i, Candidates& out) {
  Code code;
  const auto add = [&](Kind kind, int found) {
    out.push_back({scan.span(i, code.last), kind, found});
  };
  if (iban_at(scan, i, code)) return add(Kind::account, weight::kProved + 1);
  if (iban_said_at(scan, i, code)) return add(Kind::account, weight::kBoth);
  if (joined_at(scan, i, is_letter_id, 18, code)) {
    // One letter at an end may be chance; an order number is said to be one.
    const bool impersonal = surroundings(scan, i, code.last).impersonal;
    return add(Kind::national_id, impersonal ? weight::kDoubt : weight::kProved);
  }
  if (hetu_at(scan, i, code) || rut_at(scan, i, code)) {
    return add(Kind::national_id, weight::kProved);
  }
  code.last = i;
  if (is_wallet(scan.word(i))) return add(Kind::account, weight::kProved);
  Kind kind = Kind::national_id;
  if (scan[i].has_letter && (scan[i].has_digit || scan[i].capitals || scan[i].size() == 1) &&
      announced_at(scan, i, code, kind)) {
    add(kind, weight::kHeard + 2);
  }
}

}  // namespace

void find_codes(const Scan& scan, Candidates& out) {
  for (std::size_t i = 0; i < scan.size(); ++i) {
    // No code is without digits for long; most words are far from any.
    const Token& token = scan[i];
    const bool near = token.has_digit || (i + 1 < scan.size() && scan[i + 1].has_digit);
    if (near) propose_code(scan, i, out);
  }
}

}  // namespace uxi::ingest
