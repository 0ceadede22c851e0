// All searches over one text, and what is left where they disagree: the weightier proposal stands,
// then the longer, then the earlier.
#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "ingest/ascii.h"
#include "ingest/labels.h"
#include "ingest/redact/finder.h"
#include "ingest/redact/stranger.h"
#include "ingest/roles.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::ingest {
namespace {

constexpr std::array<std::string_view, 12> kKindNames = {
    "name",    "place", "email",       "phone",         "address", "url",
    "account", "card",  "national-id", "date-of-birth", "ip",      "handle"};

constexpr std::size_t kShortestNumber = 7;  // digits; fewer may be anything

bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

/// What may stand inside a name: a space or hyphen, `van der`, `St.`, an initial.
bool is_inside_name(std::string_view between) {
  if (between == " " || between == "-") return true;
  if (between.size() > 12 || !between.starts_with(' ') || !between.ends_with(' ')) return false;
  const Scan scan(between);
  return scan.size() > 0 && scan.size() <= 3 &&
         std::all_of(scan.tokens().begin(), scan.tokens().end(), [&](const Token& token) {
           return (token.is(Class::particle) && token.size() > 1) ||
                  (token.size() == 1 && token.capital) || between == " St. ";
         });
}

/// Names that overlap or stand side by side are one name.
void join_names(std::string_view text, Candidates& found) {
  const auto is_name = [](const Candidate& one) {
    return one.kind == Kind::name && !one.doubtful();
  };
  const auto names = std::stable_partition(found.begin(), found.end(),
                                           [&](const Candidate& one) { return !is_name(one); });
  std::stable_sort(names, found.end(), [](const Candidate& a, const Candidate& b) {
    return a.span.begin < b.span.begin;
  });
  auto last = names;
  for (auto next = names; next != found.end(); ++next) {
    if (next == last) continue;
    const std::string_view between =
        next->span.begin > last->span.end
            ? text.substr(last->span.end, next->span.begin - last->span.end)
            : std::string_view();
    if (next->span.begin <= last->span.end || is_inside_name(between)) {
      last->span.end = std::max(last->span.end, next->span.end);
      last->weight = std::max(last->weight, next->weight);
      if (last->sense.empty()) last->sense = next->sense;
    } else {
      *++last = *next;
    }
  }
  if (names != found.end()) found.erase(std::next(last), found.end());
}

/// Of overlapping candidates the better ones, by place.
Candidates without_overlaps(Candidates found) {
  std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    if (a.weight != b.weight) return a.weight > b.weight;
    return a.span.size() > b.span.size();
  });
  std::map<std::size_t, Candidate> kept;  // by begin
  for (const Candidate& one : found) {
    const auto next = kept.lower_bound(one.span.begin);
    if (next != kept.end() && overlap(next->second.span, one.span)) continue;
    if (next != kept.begin() && overlap(std::prev(next)->second.span, one.span)) continue;
    kept.emplace(one.span.begin, one);
  }
  Candidates out;
  for (const auto& [begin, one] : kept) out.push_back(one);
  return out;
}

}  // namespace

std::string_view name_of(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

std::vector<std::string_view> redaction_kinds() { return {kKindNames.begin(), kKindNames.end()}; }

Finder::Finder(const RedactOptions& options)
    : kinds_(options.kinds),
      labels_(options.placeholders),
      allow_(options.allow),
      guess_names_(options.guess_names) {
  for (const std::string& name : options.names) names_.add(name);
  for (const ListedText& listed : options.listed) add_phrase(listed.text, listed.kind);
  for (const std::string& word : options.allow) add_phrase(word, {});
  settle();
}

void Finder::add_phrase(std::string_view text, std::string kind) {
  const Scan scan(text);
  Phrase phrase{.words = {}, .kind = std::move(kind)};
  for (std::size_t i = 0; i < scan.size(); ++i) phrase.words.push_back(scan.folded(i));
  if (phrase.words.empty()) return;
  const bool digits = std::all_of(scan.tokens().begin(), scan.tokens().end(),
                                  [](const Token& token) { return token.digits(); });
  if (digits) {
    for (const std::string& word : phrase.words) phrase.number += word;
    if (phrase.number.size() < kShortestNumber) phrase.number.clear();
    has_numbers_ = has_numbers_ || !phrase.number.empty();
  }
  first_words_.insert(phrase.words.front());
  phrases_.push_back(std::move(phrase));
}

void Finder::note_uses(const Examined& text) {
  for (const Candidate& one : text.found) {
    const bool place = one.kind == Kind::place && !one.doubtful();
    if (!place && (one.kind != Kind::name || one.weight > weight::kGuess)) continue;
    const Scan words(text.scan.text().substr(one.span.begin, one.span.size()));
    if (!place && !is_stranger(words, 0)) continue;  // a doubtful name of a list
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!is_stranger(words, i) && !(place && words[i].is(Class::town_word))) continue;
      Uses& uses = uses_[words.folded(i)];
      uses.place += place && words.size() == 1 ? 1 : 0;
      if (place) continue;
      ++uses.other;
      uses.name += one.weight == weight::kGuess ? 1 : 0;
      uses.hint += one.weight == weight::kDoubt ? 1 : 0;
      uses.thing += one.weight == weight::kThing ? 1 : 0;
    }
  }
  const Scan& scan = text.scan;
  for (std::size_t i = 0; i < scan.size(); ++i) {
    const Token& token = scan[i];
    if (token.capital || token.size() < 4 || !token.classes.empty()) continue;
    small_.insert(std::string(scan.word(i)));
  }
}

void Finder::weigh_uses() {
  for (const auto& [word, uses] : uses_) {
    if (uses.place > 0) {
      if (3 * uses.place >= uses.other) places_.insert(word);
      if (uses.name == 0 || uses.place >= uses.name) continue;
    }
    const int against = 2 * uses.thing + (small_.contains(word) ? 4 : 0);
    const bool name = 2 * uses.name + uses.hint - against >= 2;
    if (name) names_.add_word(word);
    if (!name) no_names_.insert(word);
  }
}

void Finder::add_learnt_places(const Scan& scan, Candidates& out) const {
  for (std::size_t i = 0; i < scan.size() && !places_.empty(); ++i) {
    if (!scan[i].capital || scan[i].has_digit || scan[i].is(Class::town)) continue;
    if (!places_.contains(scan.folded(i)) || (is_everyday(scan, i) && scan.starts_sentence(i)))
      continue;
    out.push_back({scan.span(i, i), Kind::place, weight::kHeard - 1, "city"});
  }
}

void Finder::settle() {
  weigh_uses();
  for (const std::string& word : allow_) names_.forget(word);
}

bool Finder::wants(std::string_view kind) const {
  return kinds_.empty() || std::find(kinds_.begin(), kinds_.end(), kind) != kinds_.end();
}

Examined Finder::examine(std::string_view text) const {
  Examined examined{.scan = Scan(text), .found = {}};
  const Scan& scan = examined.scan;
  Candidates& out = examined.found;
  if (scan.has_digits()) {
    find_numbers(scan, out);
    find_codes(scan, out);
    find_network_addresses(scan, out);
    find_addresses(scan, out);
  }
  if (text.find('@') != std::string_view::npos) {
    find_mail(scan, out);
    find_handles(scan, out);
  }
  if (text.find('/') != std::string_view::npos) find_urls(scan, out);
  find_spoken_mail(scan, out);
  find_spoken_numbers(scan, out);
  find_birth_dates(scan, out);
  if (guess_names_) find_names(scan, out);
  find_places(scan, out);
  if (guess_names_) find_strangers(scan, out);
  return examined;
}

std::optional<std::size_t> Finder::number_end(const Scan& scan, std::size_t i,
                                              std::string_view number) {
  if (number.empty()) return std::nullopt;
  for (std::size_t at = i; at < scan.size() && scan[at].digits(); ++at) {
    const std::string_view gap = scan.gap(at);
    if (at > i && (gap.size() > 2 || gap.find_first_not_of(" -./()") != std::string_view::npos))
      return std::nullopt;
    if (!number.starts_with(scan.word(at))) return std::nullopt;
    number.remove_prefix(scan[at].size());
    if (number.empty()) return at;
  }
  return std::nullopt;
}

std::vector<Finder::Stretch> Finder::stretches(const Scan& scan) const {
  std::vector<Stretch> found;
  for (std::size_t i = 0; i < scan.size() && !phrases_.empty(); ++i) {
    const bool number = has_numbers_ && scan[i].digits();
    if (!number && !first_words_.contains(scan.folded(i))) continue;
    const Stretch* best = nullptr;
    Stretch stretch{};
    for (const Phrase& phrase : phrases_) {
      if (const auto last = number ? number_end(scan, i, phrase.number) : std::nullopt) {
        stretch = {i, *last, &phrase};
        best = &stretch;
        break;
      }
      const std::size_t n = phrase.words.size();
      if (i + n > scan.size() || (best != nullptr && n <= best->last - best->first + 1)) continue;
      std::size_t k = 0;
      while (k < n && scan.folded(i + k) == phrase.words[k]) ++k;
      if (k < n) continue;
      stretch = {i, i + n - 1, &phrase};
      best = &stretch;
    }
    if (best == nullptr) continue;
    found.push_back(*best);
    i = best->last;
  }
  return found;
}

std::string Finder::placeholder(std::string_view kind, std::string_view sense) const {
  for (const auto& [name, label] : labels_) {
    if (name == (sense.empty() ? kind : sense) || (name == kind && kind == "place")) {
      return "[" + label + "]";
    }
  }
  return "[" + std::string(sense.empty() ? kind : sense) + "]";
}

Candidates Finder::cut_by_lists(const Scan& scan, const std::vector<Stretch>& listed,
                                const Candidates& found) const {
  Candidates kept;
  for (const Candidate& one : found) {
    std::size_t begin = one.span.begin;
    bool dropped = false;
    auto next = std::partition_point(listed.begin(), listed.end(), [&](const Stretch& stretch) {
      return scan[stretch.last].end <= one.span.begin;
    });
    for (; next != listed.end() && scan[next->first].begin < one.span.end; ++next) {
      const Span span = scan.span(next->first, next->last);
      // `+49 30 1234567` is more than its listed digits.
      if (next->phrase->kind == name_of(one.kind) && one.kind != Kind::name) continue;
      if (next->phrase->kind.empty() && one.kind != Kind::name && one.kind != Kind::place) {
        dropped = dropped || (span.begin <= one.span.begin && span.end >= one.span.end);
        continue;
      }
      if (begin < span.begin) {
        kept.push_back(one);
        kept.back().span = {
            begin, begin + text::trim(scan.text().substr(begin, span.begin - begin)).size()};
      }
      begin = span.end;
      while (begin < one.span.end && (scan.at(begin) == ' ' || scan.at(begin) == '-')) ++begin;
    }
    if (dropped || begin >= one.span.end) continue;
    kept.push_back(one);
    kept.back().span.begin = begin;
  }
  return kept;
}

void Finder::add_listed(const Scan& scan, const std::vector<Stretch>& listed,
                        std::vector<Redaction>& out) const {
  std::vector<bool> gone(out.size(), false);
  std::vector<Redaction> more;
  for (const Stretch& stretch : listed) {
    const std::string& kind = stretch.phrase->kind;
    if (kind.empty()) continue;
    const Span span = scan.span(stretch.first, stretch.last);
    auto at = static_cast<std::size_t>(
        std::partition_point(out.begin(), out.end(),
                             [&](const Redaction& one) { return one.span.end <= span.begin; }) -
        out.begin());
    bool there = false;
    for (; at < out.size() && out[at].span.begin < span.end; ++at) {
      const bool covered = out[at].span.begin <= span.begin && out[at].span.end >= span.end;
      if (out[at].kind == kind && covered) {
        there = true;
      } else {
        gone[at] = true;
      }
    }
    if (!there) more.push_back({kind, span, placeholder(kind, {}), false});
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (!gone[i]) more.push_back(std::move(out[i]));
  }
  std::sort(more.begin(), more.end(),
            [](const Redaction& a, const Redaction& b) { return a.span < b.span; });
  out = std::move(more);
}

std::vector<Redaction> Finder::settled(const Scan& scan, const Candidates& found,
                                       bool with_doubtful) const {
  const std::vector<Stretch> listed = stretches(scan);
  Candidates kept = cut_by_lists(scan, listed, found);
  join_names(scan.text(), kept);
  std::vector<Redaction> out;
  for (const Candidate& one : without_overlaps(std::move(kept))) {
    const std::string_view kind = name_of(one.kind);
    if ((one.doubtful() && !with_doubtful) || one.span.empty() || !wants(kind)) continue;
    out.push_back({std::string(kind), one.span, placeholder(kind, one.sense), one.doubtful()});
  }
  if (!listed.empty()) add_listed(scan, listed, out);
  return out;
}

std::vector<Redaction> Finder::find(const Examined& text, bool with_doubtful) const {
  Candidates found = text.found;
  std::erase_if(found, [&](const Candidate& one) {
    if (one.kind != Kind::name || one.weight > weight::kGuess) return false;
    if (one.weight == weight::kThing) return true;
    return one.weight == weight::kGuess && !no_names_.empty() &&
           no_names_.contains(
               text::fold_search(text.scan.text().substr(one.span.begin, one.span.size())));
  });
  names_.find(text.scan, found);
  add_learnt_places(text.scan, found);
  if (found.empty() && phrases_.empty()) return {};
  return settled(text.scan, found, with_doubtful);
}

void Finder::learn(const Examined& text) {
  note_uses(text);
  std::vector<Candidate> places;  // sorted: they were found in the order of the text
  std::copy_if(text.found.begin(), text.found.end(), std::back_inserter(places),
               [](const Candidate& one) { return one.kind == Kind::place; });
  for (const Candidate& one : text.found) {
    if (one.kind != Kind::name || one.weight < weight::kHeard) continue;
    const std::string_view name = text.scan.text().substr(one.span.begin, one.span.size());
    const bool whole = name.find(' ') != std::string_view::npos;
    // "My wife Eirlys": whoever she is, she is that all through the text.
    const Scan words(name);
    if (!whole && !one.sense.empty() && words.size() == 1 && is_stranger(words, 0)) {
      names_.add_word(words.folded(0));
    }
    if (one.weight < weight::kBoth && !whole) continue;
    const auto place = std::partition_point(
        places.begin(), places.end(),
        [&](const Candidate& other) { return other.span.end <= one.span.begin; });
    const bool town =
        place != places.end() && overlap(place->span, one.span) && place->weight > one.weight;
    if (town) continue;  // Santa Barbara
    if (whole) names_.learn_whole(name);
    if (one.weight >= weight::kShape) names_.learn(name, one.weight >= weight::kBoth);
  }
}

std::vector<Redaction> find_personal_data(std::string_view text, const RedactOptions& options) {
  Finder finder(options);
  const Examined examined = finder.examine(text);
  finder.learn(examined);
  finder.settle();
  return finder.find(examined, options.with_doubtful);
}

std::vector<Redaction> find_personal_data(std::string_view text,
                                          const std::vector<std::string>& names) {
  return find_personal_data(text, RedactOptions{.names = names});
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

std::vector<std::string> labels_in(std::string_view text) {
  std::map<std::string, int> seen;
  for (std::string_view line : text::split(text, '\n')) {
    const bool bold = line.starts_with("**");
    if (bold) line.remove_prefix(2);
    const std::size_t colon = line.substr(0, 60).find(':');
    if (colon == std::string_view::npos || colon < 2) continue;
    std::string_view label = line.substr(0, colon);
    while (!label.empty() && label.back() == '*') label.remove_suffix(1);
    if (!may_be_label(label) || is_no_person(fold_label(label)) ||
        role_word(fold_label(label)) != Role::unknown) {
      continue;
    }
    const Scan scan(label);
    const bool names =
        scan.size() > 0 && scan.size() <= 4 &&
        std::all_of(scan.tokens().begin(), scan.tokens().end(), [](const Token& token) {
          return (token.capital || token.is(Class::particle)) && !token.has_digit;
        });
    if (names) seen[std::string(label)] += bold ? 2 : 1;
  }
  std::vector<std::string> labels;
  for (const auto& [label, count] : seen) {
    if (count >= 2) labels.push_back(label);
  }
  return labels;
}

}  // namespace uxi::ingest
