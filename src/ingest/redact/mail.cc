// E-mail addresses, written (RFC 5322's dot-atom, with letters of any script) and spoken: `ana dot
// silva at example dot com`; and names that people go by on a site: `@ana_silva`.
#include <algorithm>
#include <array>

#include "ingest/ascii.h"
#include "ingest/redact/candidate.h"

namespace uxi::ingest {
namespace {

/// What may join the tokens of an address without a space.
bool is_local_gap(std::string_view gap) {
  return !gap.empty() && gap.size() <= 2 &&
         gap.find_first_not_of(".+-_'%") == std::string_view::npos;
}
bool is_domain_gap(std::string_view gap) { return gap == "." || gap == "-" || gap == "--"; }

/// The address whose `@` stands in front of token `i`; nothing where it is none.
bool mail_at(const Scan& scan, std::size_t i, Span& span) {
  if (i == 0 || scan.gap(i) != "@") return false;
  std::size_t first = i - 1;
  while (first > 0 && is_local_gap(scan.gap(first))) --first;
  std::size_t begin = scan[first].begin;
  while (begin > 0 && (scan.before(begin) == '_' || scan.before(begin) == '+')) --begin;
  std::size_t last = i;
  std::size_t dotted = i;
  while (last + 1 < scan.size() && is_domain_gap(scan.gap(last + 1))) {
    ++last;
    if (scan.gap(last) == "." && scan[last].size() >= 2 && !scan[last].digits()) dotted = last;
  }
  if (dotted == i) return false;
  // `..., ana@example.org.Then` : a capital behind a full stop is the next sentence.
  while (dotted > i + 1 && scan[dotted].capital && !scan[i].capital) --dotted;
  span = {begin, scan[dotted].end};
  return true;
}

bool is_join(std::string_view gap) {
  return gap == " " || gap == " (" || gap == ") " || gap == " [" || gap == "] " || gap == "(" ||
         gap == ")" || gap == "[" || gap == "]" || gap == ", " || gap == "-";
}

/// Endings of addresses that are words of English, French or Spanish.
bool is_word(const Scan& scan, std::size_t i) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"in", "it", "me", "us", "no", "at", "be", "se", "de", "es", "ca", "is", "so", "to"});
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return scan.is(i, word); });
}

/// Where the domain that ends with `dot TLD` at token `last` begins; `last` where it is none.
std::size_t domain_start(const Scan& scan, std::size_t last) {
  std::size_t first = last;
  while (first >= 2 && scan[first - 1].is(Class::dot_word) && is_join(scan.gap(first)) &&
         is_join(scan.gap(first - 1))) {
    first -= 2;
  }
  // `example.com` said as it is written.
  while (first >= 1 && scan.gap(first) == ".") --first;
  return first;
}

bool is_spelled(const Token& token) {
  return token.size() == 1 || token.digits() || token.is(Class::digit_word);
}

struct Local {
  std::size_t first = 0;
  bool joined = false;  ///< `dot` or spelled letters are in it: no plain word
};

/// Token `i` and the one before it are parts of one address: `ana.s`, `ana_s`, or spelled letters.
bool is_tied(const Scan& scan, std::size_t i) {
  const std::string_view gap = scan.gap(i);
  if (gap == "'") return false;  // `my email's`
  if (is_local_gap(gap)) return true;
  const bool possessive = i >= 2 && scan.gap(i - 1) == "'";
  return is_spelled(scan[i]) && is_spelled(scan[i - 1]) && !scan.is(i - 1, "a") && !possessive &&
         is_join(gap);
}

/// The part in front of `at`, which is token `at`.
Local local_part(const Scan& scan, std::size_t at) {
  Local local{.first = at - 1};
  for (;;) {
    const std::size_t i = local.first;
    if (i >= 2 && scan[i - 1].is(Class::joiner) && is_join(scan.gap(i)) &&
        is_join(scan.gap(i - 1))) {
      local = {i - 2, true};
    } else if (i >= 1 && is_tied(scan, i)) {
      local = {i - 1, true};
    } else if (i >= 1 && is_spelled(scan[i]) && !scan[i].has_letter && is_join(scan.gap(i)) &&
               scan[i - 1].classes.has_any(Classes::of(Class::given, Class::surname))) {
      local = {i - 1, true};
    } else {
      return local;
    }
  }
}

/// A plain word in front of `at` is a name there, or what people do `at` a place.
bool may_be_local(const Scan& scan, std::size_t i) {
  if (scan[i].classes.has_any(Classes::of(Class::given, Class::given_word, Class::surname)))
    return true;
  static constexpr auto kDoing = std::to_array<std::string_view>(
      {"look",       "looked",     "looking", "looks",  "work",   "worked", "working",   "works",
       "engineer",   "me",         "us",      "him",    "her",    "them",   "it",        "is",
       "am",         "are",        "was",     "were",   "find",   "found",  "available", "up",
       "team",       "there",      "here",    "be",     "live",   "hosted", "bought",    "shop",
       "page",       "site",       "account", "people", "listed", "out",    "and",       "or",
       "not",        "everything", "online",  "only",   "that",   "this",   "started",   "signed",
       "sign",       "stuff",      "guys",    "docs",   "start",  "go",     "visit",     "just",
       "registered", "booked",     "ordered", "time",   "also",   "see"});
  const bool doing = std::any_of(kDoing.begin(), kDoing.end(),
                                 [&](std::string_view word) { return scan.is(i, word); });
  if (doing) return false;
  return scan.back_to(i, Classes::of(Class::mail_context), 8) <= 8 ||
         (i >= 1 && (scan.is(i - 1, "is") || scan.is(i - 1, "s") || scan.is(i - 1, "at")));
}

}  // namespace

void find_mail(const Scan& scan, Candidates& out) {
  for (std::size_t i = 1; i < scan.size(); ++i) {
    Span span;
    if (mail_at(scan, i, span)) out.push_back({span, Kind::email, weight::kProved + 4});
  }
}

void find_spoken_mail(const Scan& scan, Candidates& out) {
  for (std::size_t last = 3; last < scan.size(); ++last) {
    if (!scan[last].is(Class::top_level)) continue;
    const bool written = scan.gap(last) == ".";
    if (!written && !(scan[last - 1].is(Class::dot_word) && is_join(scan.gap(last)))) continue;
    // `at this point in time`: only `dot` stands before endings that are words.
    if (!written && !scan.is(last - 1, "dot") && scan[last].size() == 2 && is_word(scan, last)) {
      continue;
    }
    const std::size_t domain = domain_start(scan, last);
    if (domain < 2 || !scan[domain - 1].is(Class::at_word) || !is_join(scan.gap(domain)) ||
        !is_join(scan.gap(domain - 1))) {
      continue;
    }
    const Local local = local_part(scan, domain - 1);
    if (!local.joined && !may_be_local(scan, local.first)) continue;
    std::size_t end = last;
    // `dot co dot uk`: the longer address is found at its own end.
    while (end + 2 < scan.size() && scan[end + 1].is(Class::dot_word) &&
           scan[end + 2].is(Class::top_level) && is_join(scan.gap(end + 1))) {
      end += 2;
    }
    out.push_back({scan.span(local.first, end), Kind::email, weight::kProved + 3});
  }
}

void find_handles(const Scan& scan, Candidates& out) {
  for (std::size_t i = 0; i < scan.size(); ++i) {
    const std::size_t begin = scan[i].begin;
    if (scan.before(begin) != '@' || !scan[i].has_letter) continue;
    const char front = begin >= 2 ? scan.at(begin - 2) : ' ';
    if (front != ' ' && front != '(' && front != '\n' && front != '"') continue;
    std::size_t last = i;
    while (last + 1 < scan.size() && (scan.gap(last + 1) == "_" || scan.gap(last + 1) == "."))
      ++last;
    const bool said = scan.back_to(i, Classes::of(Class::handle_context), 8) <= 8 ||
                      scan.ahead_to(last, Classes::of(Class::handle_context), 4) <= 4;
    out.push_back(
        {{begin - 1, scan[last].end}, Kind::handle, said ? weight::kBoth : weight::kDoubt});
  }
}

}  // namespace uxi::ingest
