// Tells speakers' labels from other words with a colon.
#include "ingest/labels.h"

#include <algorithm>
#include <array>

#include "ingest/ascii.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "text/words.h"

namespace uxi::ingest {
namespace {

constexpr std::size_t kMaxLabelLength = 60;
constexpr std::size_t kMaxLabelWords = 8;
constexpr std::string_view kWideColon = "\xEF\xBC\x9A";  // U+FF1A

// Words that stand before a colon in documents, and are nobody's name.
constexpr std::array<std::string_view, 42> kNeverLabels = {
    "agenda",  "attendees", "caution", "chapter",  "date",       "duration", "e.g",
    "edit",    "email",     "example", "file",     "ftp",        "http",     "https",
    "i.e",     "important", "kind",    "language", "link",       "location", "mailto",
    "meeting", "note",      "notes",   "place",    "project",    "ps",       "recording",
    "region",  "section",   "source",  "style",    "subject",    "summary",  "tel",
    "time",    "tip",       "title",   "topic",    "transcript", "url",      "warning"};

constexpr std::array<std::string_view, 9> kNoPeople = {
    "ad", "break", "clip", "intro", "jingle", "music", "outro", "sponsor", "teaser"};

// Words of names that are written small.
constexpr std::array<std::string_view, 14> kParticles = {
    "al", "bin", "da", "de", "del", "der", "di", "dos", "el", "la", "le", "ten", "van", "von"};

// What people put in brackets behind their names in meetings.
constexpr std::array<std::string_view, 32> kPronouns = {
    "any", "ella", "elle", "er",    "ey",     "he",   "hem",  "hen", "her", "hers", "hij",
    "him", "his",  "iel",  "ihm",   "ihn",    "ihr",  "il",   "it",  "its", "la",   "le",
    "lui", "she",  "sie",  "their", "theirs", "them", "they", "xe",  "xem", "zij"};

static_assert(std::is_sorted(kPronouns.begin(), kPronouns.end()));
static_assert(std::is_sorted(kParticles.begin(), kParticles.end()));
static_assert(std::is_sorted(kNeverLabels.begin(), kNeverLabels.end()));
static_assert(std::is_sorted(kNoPeople.begin(), kNoPeople.end()));

/// Without marks in front, colons behind, and brackets round the whole.
std::string_view strip_marks(std::string_view text) {
  while (true) {
    text = text::trim(text);
    const char front = text.empty() ? ' ' : text.front();
    const char back = text.empty() ? ' ' : text.back();
    const bool paired = (front == '[' && back == ']') || (front == '{' && back == '}') ||
                        (front == '<' && back == '>');
    if (text.ends_with(kWideColon)) {
      text.remove_suffix(kWideColon.size());
    } else if (front == '*' || front == '_' || front == '#' || front == '@' || front == '>' ||
               paired) {
      text.remove_prefix(1);
      if (paired) text.remove_suffix(1);
    } else if (back == ':' || back == '*' || back == '_') {
      text.remove_suffix(1);
    } else {
      return text;
    }
  }
}

/// `she/her`, `they / them`: pronouns, two at least.
bool are_pronouns(std::string_view text) {
  if (text.find('/') == std::string_view::npos) return false;
  const std::string lower = ascii_lower(text);
  const auto parts = text::split(lower, '/');
  return std::ranges::all_of(parts, [](std::string_view part) {
    return std::ranges::binary_search(kPronouns, text::trim(part));
  });
}

/// `Ana Sorel` of `Ana Sorel (she/her)`; a label that is nothing else stays.
std::string_view without_pronouns(std::string_view label) {
  const bool round = label.ends_with(')');
  if (!round && !label.ends_with(']')) return label;
  const std::size_t open = label.rfind(round ? '(' : '[');
  if (open == std::string_view::npos || open == 0) return label;
  if (!are_pronouns(label.substr(open + 1, label.size() - open - 2))) return label;
  const std::string_view name = text::trim(label.substr(0, open));
  return name.empty() ? label : name;
}

/// As text::fold_search; labels are compared at every line, and most are ASCII.
std::string fold(std::string_view label) {
  const auto ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (!std::all_of(label.begin(), label.end(), ascii)) return text::fold_search(label);
  return ascii_lower(label);
}

/// `. ` (but after a short word: `St. Martin`), `? `, `!`, `;`, `,` before more: words of a
/// sentence.
bool is_sentence(std::string_view label) {
  if (label.find_first_of("?!;\"") != std::string_view::npos) return true;
  if (label.ends_with(',')) return true;
  for (std::size_t i = label.find('.'); i != std::string_view::npos; i = label.find('.', i + 1)) {
    const std::size_t space = label.rfind(' ', i);
    const std::size_t length = i - (space == std::string_view::npos ? 0 : space + 1);
    const bool more = i + 1 < label.size() && label[i + 1] == ' ';
    if (more && length > 3) return true;
  }
  return false;
}

std::size_t count_spaced_words(std::string_view text) {
  std::size_t n = 0;
  for (const std::string_view word : text::split(text, ' ')) {
    if (!word.empty()) ++n;
  }
  return n;
}

/// `+12*******65`: how meetings show callers.
bool is_masked_phone(std::string_view label) {
  return label.starts_with('+') && label.size() >= 7 &&
         label.find_first_not_of("+0123456789* -()") == std::string_view::npos;
}

/// `10:30` somewhere in it.
bool has_clock(std::string_view label) {
  for (std::size_t i = label.find(':'); i != std::string_view::npos; i = label.find(':', i + 1)) {
    const bool before = i > 0 && is_ascii_digit(label[i - 1]);
    if (before && i + 1 < label.size() && is_ascii_digit(label[i + 1])) return true;
  }
  return false;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_ascii_digit);
}

bool starts_upper(std::string_view word) {
  std::size_t at = 0;
  return text::is_upper(text::next_code_point(word, at));
}

/// Starts with a capital, or has a digit: a name or a code, where prose would not stand.
bool looks_like_name(std::string_view label) { return starts_upper(label) || has_digit(label); }

/// Looks like a name in every word, but for `de`, `van`, signs and words in brackets.
bool is_all_name(std::string_view label) {
  for (const std::string_view word : text::split(label, ' ')) {
    std::size_t at = 0;
    const bool sign = word.empty() || !text::is_letter(text::next_code_point(word, at));
    if (sign || looks_like_name(word)) continue;
    if (!std::binary_search(kParticles.begin(), kParticles.end(), word)) return false;
  }
  return true;
}

}  // namespace

std::string tidy_label(std::string_view label) {
  return text::squeeze(without_pronouns(strip_marks(label)));
}

std::string fold_label(std::string_view label) {
  const std::string folded = fold(strip_marks(label));
  std::string_view name = without_pronouns(folded);
  for (const std::string_view tail : {"(guest)", "(external)", "(unverified)"}) {
    if (name.ends_with(tail)) name = text::trim(name.substr(0, name.size() - tail.size()));
  }
  std::string out;
  for (const char c : text::squeeze(without_pronouns(name))) {
    // `p 1`, `p_1` and `p1` are one.
    if (is_ascii_digit(c) && !out.empty() && (out.back() == ' ' || out.back() == '_'))
      out.pop_back();
    out += c;
  }
  return out;
}

bool may_be_label(std::string_view label) {
  label = strip_marks(label);
  if (label.empty() || text::count_code_points(label) > kMaxLabelLength) return false;
  if (count_spaced_words(label) > kMaxLabelWords || is_sentence(label)) return false;
  if (has_clock(label)) return false;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < label.size();) {
    if (text::is_letter(text::next_code_point(label, i))) ++letters;
  }
  if (letters == 0) return is_masked_phone(label);
  const std::string folded = fold_label(label);
  return !std::binary_search(kNeverLabels.begin(), kNeverLabels.end(), std::string_view(folded));
}

namespace {

/// `may_be` judges what stands in front of the colon.
template <class MayBe>
std::optional<Labelled> split_at_colon(std::string_view text, MayBe may_be) {
  const std::size_t line_end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, std::min(line_end, kMaxLabelLength * 4));
  const std::size_t plain = line.find(':');
  const std::size_t wide = line.find(kWideColon);
  if (plain == std::string_view::npos && wide == std::string_view::npos) return std::nullopt;
  const std::size_t colon = std::min(plain, wide);
  const std::size_t behind = colon + (colon == plain ? 1 : kWideColon.size());
  if (colon == plain && behind < text.size() && text[behind] != ' ' && text[behind] != '\t' &&
      text[behind] != '\n' && !text.substr(behind).starts_with("\xC2\xA0")) {
    return std::nullopt;
  }
  const std::string_view label = text.substr(0, colon);
  if (!may_be(label)) return std::nullopt;
  return Labelled{text::trim(label), text::trim(text.substr(behind))};
}

}  // namespace

std::optional<Labelled> split_label(std::string_view text) {
  return split_at_colon(text, may_be_label);
}

bool LabelSplitter::may_be(std::string_view label) {
  constexpr std::size_t kRemembered = 1'000;
  const auto known = judged_.find(label);
  if (known != judged_.end()) return known->second;
  const bool verdict = may_be_label(label);
  if (judged_.size() < kRemembered) judged_.emplace(label, verdict);
  return verdict;
}

std::optional<Labelled> LabelSplitter::split(std::string_view text) {
  return split_at_colon(text, [this](std::string_view label) { return may_be(label); });
}

bool is_no_person(std::string_view folded_label) {
  return std::binary_search(kNoPeople.begin(), kNoPeople.end(), folded_label);
}

bool is_sound(std::string_view text) {
  const auto within = [&](char open, char close) {
    return text.size() > 2 && text.front() == open && text.back() == close &&
           text.find(close) == text.size() - 1;
  };
  return within('[', ']') || within('(', ')') || text.starts_with("\xE2\x99\xAA");
}

void LabelCensus::add(std::string_view label) {
  auto known = spellings_.find(label);
  if (known == spellings_.end()) {
    known = spellings_.emplace(label, &counts_[fold_label(label)]).first;
  }
  ++*known->second;
  ++labelled_;
}

std::size_t LabelCensus::count_of(std::string_view label) const {
  if (const auto known = spellings_.find(label); known != spellings_.end()) return *known->second;
  const auto found = counts_.find(fold_label(label));
  return found == counts_.end() ? 0 : found->second;
}

bool LabelCensus::any() const {
  std::size_t twice = 0;
  for (const auto& [label, count] : counts_) {
    if (count >= 4) return true;
    if (count >= 2) ++twice;
  }
  const bool all_labelled = bare_ == 0 && labelled_ >= 2 && counts_.size() >= 2;
  return twice >= 2 || all_labelled;
}

bool LabelCensus::accepts(std::string_view label) const {
  const std::size_t count = count_of(label);
  if (count == 0) return false;
  const std::string_view name = strip_marks(label);
  if (count >= 2) return looks_like_name(name) || labelled_ >= bare_;
  const std::size_t words = count_spaced_words(name);
  if (labelled_ < bare_ || text::is_stop_word(fold_label(label))) return false;
  // Where all is labelled, a nickname in small letters counts too.
  return (is_all_name(name) && words <= 6) || (words == 1 && labelled_ >= 9 * bare_) ||
         (words <= 3 && labelled_ >= 50 && labelled_ >= 50 * bare_);
}

}  // namespace uxi::ingest
