// Postal addresses: street and house number as several countries write them, with what follows
// (flat, postcode, town), and postcodes whose form is nobody else's.
#include <algorithm>
#include <array>

#include "ingest/ascii.h"
#include "ingest/redact/candidate.h"

namespace uxi::ingest {
namespace {

bool one_of(std::string_view gap, std::initializer_list<std::string_view> gaps) {
  return std::find(gaps.begin(), gaps.end(), gap) != gaps.end();
}
bool is_space(std::string_view gap) {
  return one_of(gap, {" ", "\xC2\xA0", ". ", "' ", "'", "-", "\xE2\x80\x99"});
}
bool is_comma(std::string_view gap) {
  return one_of(gap, {" ", ", ", ",", " - ", "\n", ",\n", ". ", " \xE2\x80\x93 ", "; "});
}

/// `12`, `12a`, `221B`, `7/2`, `12-14`
bool is_house_number(const Scan& scan, std::size_t i) {
  const std::string_view word = scan.word(i);
  if (!scan[i].has_digit || word.size() > 6 || !is_ascii_digit(word[0])) return false;
  const auto letters =
      std::count_if(word.begin(), word.end(), [](char c) { return !is_ascii_digit(c); });
  return letters == 0 ? word.size() <= 5 : letters == 1;
}

/// A house number may have a second part: `12-14`, `7/2`, `12 a`.
std::size_t house_number_end(const Scan& scan, std::size_t i) {
  if (i + 1 >= scan.size()) return i;
  const std::string_view gap = scan.gap(i + 1);
  if ((gap == "-" || gap == "/") && scan[i + 1].size() <= 4 &&
      (scan[i + 1].has_digit || scan[i + 1].size() == 1)) {
    return i + 1;
  }
  if (gap == " " && (scan.is(i + 1, "bis") || scan.is(i + 1, "ter"))) return i + 1;
  return i;
}

bool ends_like_street(const Scan& scan, std::size_t i) {
  if (!scan[i].capital || scan[i].size() < 6) return false;
  const std::string folded = scan.folded(i);
  static constexpr auto kEnds = std::to_array<std::string_view>(
      {"strasse", "str",      "gasse",  "weg",   "allee", "platz",  "damm", "ufer",
       "ring",    "chaussee", "straat", "laan",  "plein", "gracht", "kade", "dijk",
       "singel",  "gatan",    "vagen",  "gata",  "vegen", "veien",  "gade", "vej",
       "katu",    "tie",      "steig",  "markt", "hof",   "graben"});
  return std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
    return folded.size() > end.size() + 2 && folded.ends_with(end);
  });
}

/// A region of two capitals: `CA`, `NSW`, `ON`.
bool is_region(const Token& token) {
  return token.capitals && !token.has_digit && token.size() <= 3;
}

bool is_postcode(const Scan& scan, std::size_t i) {
  const std::string_view word = scan.word(i);
  return scan[i].digits() && word.size() >= 4 && word.size() <= 6;
}

/// `00-838`, `100-0001`
bool is_parted_postcode(const Scan& scan, std::size_t i) {
  return i + 1 < scan.size() && scan[i].digits() && scan[i + 1].digits() &&
         scan.gap(i + 1) == "-" &&
         ((scan[i].size() == 2 && scan[i + 1].size() == 3) ||
          (scan[i].size() == 3 && scan[i + 1].size() == 4));
}

/// `Flat 4, ` in front of a house number belongs to the address.
std::size_t address_start(const Scan& scan, std::size_t first) {
  static constexpr auto kFlats = std::to_array<std::string_view>(
      {"flat", "apartment", "apt", "unit", "suite", "room", "floor"});
  const auto is_flat = [&](std::size_t i) {
    return std::any_of(kFlats.begin(), kFlats.end(),
                       [&](std::string_view word) { return scan.is(i, word); });
  };
  if (first >= 1 && scan.gap(first) == " " && is_flat(first - 1)) return first - 1;
  const bool number = first >= 2 && scan.gap(first) == ", " && scan[first - 1].size() <= 4;
  return number && scan.gap(first - 1) == " " && is_flat(first - 2) ? first - 2 : first;
}

/// `SW1A 1AA`, `K1A 0B1`: forms that hardly anything else has.
bool is_letter_postcode(const Scan& scan, std::size_t i) {
  if (i + 1 >= scan.size() || scan.gap(i + 1) != " ") return false;
  const std::string_view out = scan.word(i);
  const std::string_view in = scan.word(i + 1);
  if (in.size() != 3 || !scan[i].capital || out.size() < 2 || out.size() > 4) return false;
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto form = [&](std::string_view word) {
    std::string shape;
    for (const char c : word) shape += capital(c) ? 'A' : is_ascii_digit(c) ? '9' : '?';
    return shape;
  };
  const std::string front = form(out);
  if (front == "A9A" && form(in) == "9A9")
    return std::string_view("DFIOQUWZ").find(out[0]) == std::string_view::npos;
  const bool unit =
      in.ends_with("GB") || in.ends_with("TB") || in.ends_with("BC") || in.ends_with("AD");
  return form(in) == "9AA" && !unit &&
         (front == "A9" || front == "A99" || front == "AA9" || front == "AA99" || front == "A9A" ||
          front == "AA9A");
}

/// Behind a street: flat, postcode, town, region, as far as they go.
std::size_t address_end(const Scan& scan, std::size_t last) {
  const auto gap_after = [&](std::size_t i) {
    return i + 1 < scan.size() ? scan.gap(i + 1) : std::string_view("!");
  };
  for (;;) {
    const std::size_t next = last + 1;
    if (next >= scan.size() || !is_comma(gap_after(last))) return last;
    const bool comma = gap_after(last).find(',') != std::string_view::npos ||
                       gap_after(last).find('\n') != std::string_view::npos;
    const Token& token = scan[next];
    static constexpr auto kFlats = std::to_array<std::string_view>(
        {"apt", "apartment", "flat", "unit", "suite", "floor", "room", "no", "piso", "stock",
         "etage", "interno", "int", "apto", "bus"});
    const bool flat = std::any_of(kFlats.begin(), kFlats.end(),
                                  [&](std::string_view word) { return scan.is(next, word); });
    if (flat && next + 1 < scan.size() && scan[next + 1].size() <= 4 &&
        gap_after(next).size() <= 3) {
      last = next + 1;
    } else if (is_letter_postcode(scan, next)) {
      last = next + 1;
    } else if (next + 2 < scan.size() && scan[next].digits() && scan[next].size() == 3 &&
               scan[next + 1].digits() && scan[next + 1].size() == 2 && scan.gap(next + 1) == " " &&
               scan[next + 2].is(Class::town)) {
      last = next + 2;  // Sweden: `111 43 Stockholm`
    } else if (is_parted_postcode(scan, next)) {
      last = next + 1;
    } else if (is_postcode(scan, next) && (comma || next >= 2) && gap_after(last) != ". ") {
      last = next;
      if (gap_after(last) == "-" && scan[last + 1].digits() && scan[last + 1].size() <= 4) ++last;
      // `1012 AB Amsterdam`
      if (gap_after(last) == " " && scan[last + 1].capitals && scan[last + 1].size() == 2) ++last;
    } else if (token.is(Class::town) || token.is(Class::town_word) ||
               (token.capital && token.is(Class::phrase_start) && gap_after(last) != ". ")) {
      last = next;
      while (last + 1 < scan.size() && scan.gap(last + 1) == " " && scan[last + 1].capital &&
             !scan[last + 1].has_digit && !is_region(scan[last + 1]) && last < next + 2) {
        ++last;
      }
    } else if ((comma || scan[last].digits() || is_region(scan[last])) && token.capital &&
               !token.has_digit && (token.size() > 2 || is_region(token)) && token.unlisted() &&
               gap_after(last) != ". ") {
      last = next;
    } else if (is_region(token) && !token.is(Class::no_name) && gap_after(last) != ". ") {
      last = next;
    } else {
      return last;
    }
  }
}

bool is_street_word(const Scan& scan, std::size_t i) {
  return scan[i].is(Class::street) && (scan[i].capital || scan[i].size() > 3);
}

/// `42 Maple Street`, `221B Baker St`: from the number on. Small letters only where the words in
/// front speak of living there.
bool number_first(const Scan& scan, std::size_t i, std::size_t& last) {
  if (!is_house_number(scan, i) || scan.before(scan[i].begin) == '$' ||
      scan.before(scan[i].begin) == '#')
    return false;
  const std::size_t number = house_number_end(scan, i);
  const bool lives = scan.back_to(i, Classes::of(Class::address_context), 5) <= 5;
  for (std::size_t j = number + 1; j < scan.size() && j <= number + 5; ++j) {
    const std::string_view gap = scan.gap(j);
    if (!is_space(gap) && !(j == number + 1 && gap == ", ")) return false;
    if (j == number + 1 && scan[j].is(Class::street_front)) {
      std::size_t end = j;
      while (end + 1 < scan.size() && end < j + 6 && is_space(scan.gap(end + 1)) &&
             scan.gap(end + 1) != ". " &&
             (scan[end + 1].capital || scan[end + 1].is(Class::particle))) {
        ++end;
      }
      last = end;
      if (end > j && scan[end].capital) return true;
    }
    if (j > number + 1 && is_street_word(scan, j)) {
      last = j;
      return true;
    }
    const bool word = scan[j].capital || lives || (scan[j].has_digit && j == number + 1);
    if (!word || scan[j].classes.has_any(Classes::of(Class::unit, Class::connector))) return false;
    if (scan.is(j, "minutes") || scan.is(j, "the") || scan.is(j, "down")) return false;
  }
  return false;
}

/// `Lindenstraße 12`, `Calle de Alcalá 45`, `Via Roma, 3`, `ul. Prosta 51`: from the street on.
bool street_first(const Scan& scan, std::size_t i, std::size_t& last) {
  std::size_t end = i;
  const bool front = scan[i].is(Class::street_front) && (scan[i].capital || scan.is(i, "ul"));
  const bool two = scan[i].capital && i + 1 < scan.size() && scan.gap(i + 1).size() <= 1 &&
                   (scan[i + 1].is(Class::street_end) && scan[i + 1].capital);
  if (front) {
    while (end + 1 < scan.size() && end < i + 6 && is_space(scan.gap(end + 1)) &&
           (scan[end + 1].is(Class::particle) ||
            (scan[end + 1].capital && !scan[end + 1].has_digit))) {
      ++end;
    }
    if (end == i) return false;
  } else if (two) {
    end = i + 1;
  } else if ((scan.is(i, "am") || scan.is(i, "im") || scan.is(i, "an") || scan.is(i, "auf") ||
              scan.is(i, "unter") || scan.is(i, "zum") || scan.is(i, "zur") ||
              scan.is(i, "hinter")) &&
             scan[i].capital) {
    while (end + 1 < scan.size() && end < i + 3 && scan.gap(end + 1) == " " &&
           !scan[end + 1].has_digit &&
           (scan[end + 1].capital || scan.is(end + 1, "der") || scan.is(end + 1, "dem") ||
            scan.is(end + 1, "den"))) {
      ++end;
    }
    if (end == i) return false;
  } else if (!ends_like_street(scan, i)) {
    return false;
  }
  if (end + 1 >= scan.size() ||
      !one_of(scan.gap(end + 1), {" ", ". ", ", ", ".", " n\xC2\xBA ", ", n\xC2\xBA "}))
    return false;
  std::size_t number = end + 1;
  if (scan.is(number, "nr") || scan.is(number, "no") || scan.is(number, "n") ||
      scan.is(number, "numero"))
    ++number;
  if (number >= scan.size() || !is_house_number(scan, number)) return false;
  last = house_number_end(scan, number);
  return true;
}

/// `PO Box 12`, `Postfach 10 11`
bool box(const Scan& scan, std::size_t i, std::size_t& last) {
  std::size_t at = i;
  if (scan.phrase(i, "po box"))
    at = i + 1;
  else if (scan.is(i, "p") && scan.is(i + 1, "o") && scan.is(i + 2, "box"))
    at = i + 2;
  else if (!(scan.is(i, "postfach") || scan.phrase(i, "boite postale")))
    return false;
  if (at + 1 >= scan.size() || !scan[at + 1].has_digit) return false;
  last = at + 1;
  while (last + 1 < scan.size() && scan.gap(last + 1) == " " && scan[last + 1].digits() &&
         scan[last + 1].size() <= 2)
    ++last;
  return true;
}

/// `10969 Berlin`, `Austin, TX 78701`, and postcodes that stand alone.
bool town_and_code(const Scan& scan, std::size_t i, std::size_t& last) {
  if (is_letter_postcode(scan, i)) {
    last = i + 1;
    return true;
  }
  if (i + 1 >= scan.size()) return false;
  if (is_postcode(scan, i) && scan[i].size() == 5 && scan.gap(i + 1) == " " &&
      scan[i + 1].is(Class::town)) {
    last = i + 1;
    return true;
  }
  if (is_postcode(scan, i) && scan[i].size() == 4 && scan.gap(i + 1) == " " &&
      scan[i + 1].capitals && scan[i + 1].size() == 2 && i + 2 < scan.size() &&
      scan[i + 2].is(Class::town)) {
    last = i + 2;
    return true;
  }
  if (is_region(scan[i]) && i > 0 && scan.gap(i) == ", " && scan[i - 1].capital &&
      scan.gap(i + 1) == " " && scan[i + 1].digits() && scan[i + 1].size() == 5) {
    last = i + 1;
    return true;
  }
  const bool said =
      scan[i].digits() && scan[i].size() >= 4 && scan[i].size() <= 6 &&
      (scan.phrase(i - std::min<std::size_t>(i, 2), "zip code") ||
       (i >= 1 && (scan.is(i - 1, "zip") || scan.is(i - 1, "postcode") || scan.is(i - 1, "plz"))) ||
       (i >= 2 &&
        (scan.is(i - 2, "postcode") || scan.is(i - 2, "zip") || scan.is(i - 2, "postleitzahl"))));
  last = i;
  return said;
}

}  // namespace

void find_addresses(const Scan& scan, Candidates& out) {
  constexpr std::size_t kNear = 8;  // tokens from a street's first word to its number
  std::size_t digit = 0;            // the next token with a digit
  for (std::size_t i = 0; i < scan.size(); ++i) {
    while (digit < scan.size() && (digit < i || !scan[digit].has_digit)) ++digit;
    if (digit == scan.size()) break;
    if (digit > i + kNear) i = digit - kNear;
    std::size_t last = i;
    std::size_t first = i;
    int found = weight::kProved;
    if (number_first(scan, i, last) || street_first(scan, i, last) || box(scan, i, last)) {
      last = address_end(scan, last);
      first = address_start(scan, first);
    } else if (town_and_code(scan, i, last)) {
      if (is_region(scan[i])) {  // the town stands in front of the region
        --first;
        while (first > 0 && i - first < 3 && scan.gap(first) == " " && scan[first - 1].capital &&
               !scan.starts_sentence(first - 1)) {
          --first;
        }
      } else if (scan.before(scan[i].begin) != '#') {
        last = address_end(scan, last);
      }
      found = weight::kShape;
    } else {
      continue;
    }
    out.push_back({scan.span(first, last), Kind::address, found});
    i = last;
  }
}

}  // namespace uxi::ingest
