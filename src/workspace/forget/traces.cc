#include "workspace/forget/traces.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/hash.h"

namespace uxi::workspace {
namespace {

constexpr std::size_t kRun = 5;

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_slug_part(char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-'; }

/// `billing` of `billing/P07`, where `at` is the `P`; empty where there is no slash before it.
std::string_view word_before_slash(std::string_view text, std::size_t at) {
  if (at == 0 || text[at - 1] != '/') return {};
  std::size_t begin = at - 1;
  while (begin > 0 && is_slug_part(text[begin - 1])) --begin;
  return text.substr(begin, at - 1 - begin);
}

/// Folders in which files are named after sessions.
bool is_session_folder(std::string_view name) {
  static constexpr auto kFolders = std::to_array<std::string_view>(
      {"transcripts", "notes", "sessions", "tags", "debriefs", "recordings", "messages"});
  return std::ranges::find(kFolders, name) != kFolders.end();
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

/// Behind `#12-15`, `:12`, `.ben#3` or `/h7c1f09ab33e0`, where one stands at `at`.
std::size_t skip_reference(std::string_view text, std::size_t at) {
  std::size_t mark = at;
  if (mark < text.size() && text[mark] == '.') {
    ++mark;
    while (mark < text.size() && is_slug_part(text[mark])) ++mark;
  }
  if (mark < text.size() && (text[mark] == '#' || text[mark] == ':')) {
    const std::size_t end = skip_digits(text, mark + 1);
    if (end == mark + 1) return at;
    const bool range = end < text.size() && text[end] == '-';
    const std::size_t last = range ? skip_digits(text, end + 1) : end;
    return range && last == end + 1 ? end : last;
  }
  constexpr std::size_t kId = 12;
  if (text.substr(mark, 2) == "/h" && mark + 2 + kId <= text.size()) {
    const std::string_view id = text.substr(mark + 2, kId);
    const bool hex =
        std::ranges::all_of(id, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
    if (hex) return mark + 2 + kId;
  }
  return at;
}

std::uint64_t run_hash(const std::vector<text::Word>& words, std::size_t first) {
  std::string run;
  for (std::size_t i = first; i < first + kRun; ++i) run += words[i].folded + ' ';
  return hash64(run);
}

void add_runs(std::string_view text, std::unordered_set<std::uint64_t>& runs) {
  const auto words = text::words(text);
  for (std::size_t i = 0; i + kRun <= words.size(); ++i) runs.insert(run_hash(words, i));
}

using WordPlace = std::vector<text::Word>::const_iterator;

/// Where `folded` words stand one behind the other.
WordPlace find_run(WordPlace begin, WordPlace end, const std::vector<std::string>& folded) {
  return std::search(
      begin, end, folded.begin(), folded.end(),
      [](const text::Word& word, const std::string& wanted) { return word.folded == wanted; });
}

bool is_quoted(std::string_view text, Span span) {
  const std::string_view before = text.substr(0, span.begin);
  for (const std::string_view mark : {"\"", "“", "„", "‘", "«", "'"}) {
    if (before.ends_with(mark)) return true;
  }
  return false;
}

/// Letters stand right before or behind.
bool is_inside_word(std::string_view text, Span span) {
  std::size_t at = span.begin;
  while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0U) == 0x80U) --at;
  if (at > 0) {
    std::size_t before = at - 1;
    if (text::is_letter(text::next_code_point(text, before))) return true;
  }
  std::size_t behind = span.end;
  return behind < text.size() && text::is_letter(text::next_code_point(text, behind));
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

bool is_single_name(const KnownText& text) {
  return text.kind == "name" && text.text.find(' ') == std::string::npos;
}

ingest::RedactOptions options_of(const std::vector<KnownText>& texts,
                                 std::vector<std::string> allow) {
  ingest::RedactOptions options;
  options.allow = std::move(allow);
  options.kinds = {"name"};
  options.guess_names = false;
  for (const KnownText& one : texts) {
    if (one.kind == "name") {
      options.names.push_back(one.text);
    } else {
      options.listed.push_back({one.text, one.kind});
    }
  }
  return options;
}

}  // namespace

Traces::Traces(std::vector<Leaver> leavers, std::vector<KnownText> texts,
               std::vector<std::string> allow)
    : leavers_(std::move(leavers)),
      texts_(std::move(texts)),
      finder_(options_of(texts_, std::move(allow))) {}

void Traces::add_words(const Transcript& transcript) {
  for (const Turn& turn : transcript.turns) {
    const Role role = transcript.role_of(turn.speaker);
    if (role == Role::interviewer || role == Role::observer) continue;
    add_runs(turn.words, runs_);
    const std::size_t words = text::count_words(turn.words);
    if (words >= 3 && words < kRun) add_quote(turn.words);
  }
}

void Traces::add_quote(std::string_view words) {
  std::vector<std::string> quote;
  for (text::Word& word : text::words(words)) quote.push_back(std::move(word.folded));
  if (quote.size() >= kRun) return add_runs(words, runs_);
  if (quote.size() < 2) return;
  if (std::ranges::find(short_quotes_, quote) == short_quotes_.end())
    short_quotes_.push_back(std::move(quote));
}

void Traces::spare_words(const Transcript& transcript) {
  for (const Turn& turn : transcript.turns) {
    add_runs(turn.words, spared_);
    const auto words = text::words(turn.words);
    std::erase_if(short_quotes_, [&](const std::vector<std::string>& quote) {
      return find_run(words.begin(), words.end(), quote) != words.end();
    });
  }
}

void Traces::find_leaver(const Leaver& leaver, std::string_view text, std::string_view study,
                         bool names_file, std::vector<Handle>& out) const {
  const std::string& id = leaver.participant;
  for (std::size_t at = text.find(id); at != std::string_view::npos; at = text.find(id, at + 1)) {
    const std::string_view folder = word_before_slash(text, at);
    const char before = at == 0 ? ' ' : text[at - 1];
    if (is_plain(before) || (!names_file && (before == '-' || before == '_'))) continue;
    const bool named = !folder.empty() && folder == leaver.study;
    if (!named && before == '/' && !is_session_folder(folder)) continue;
    if (!named && study != leaver.study) continue;
    std::size_t end = at + id.size();
    if (end < text.size() && is_digit(text[end])) continue;
    if (end + 1 < text.size() && text[end] == '-' && is_digit(text[end + 1]) &&
        skip_digits(text, end + 1) <= end + 3) {
      end = skip_digits(text, end + 1);
    }
    const std::string session(text.substr(at, end - at));
    const std::size_t behind = skip_reference(text, end);
    const bool goes_on = end < text.size() && (is_plain(text[end]) || text[end] == '_');
    if (behind == end && goes_on && !names_file) continue;
    if (!leaver.whole) {
      const bool meant = leaver.sessions.contains(session);
      if (!meant || (session == id && behind == end && !names_file)) continue;
    }
    const std::size_t begin = named ? at - 1 - folder.size() : at;
    out.push_back({{begin, behind}, session, behind != end});
  }
}

std::vector<Traces::Handle> Traces::find_handles(std::string_view text, std::string_view study,
                                                 bool names_file) const {
  std::vector<Handle> found;
  for (const Leaver& leaver : leavers_) find_leaver(leaver, text, study, names_file, found);
  std::ranges::sort(found, {}, [](const Handle& handle) { return handle.span.begin; });
  return found;
}

std::string Traces::session_in(std::string_view file_name, std::string_view study) const {
  if (study.empty()) return {};
  const auto found = find_handles(file_name, study, true);
  return found.empty() ? std::string() : found.front().session;
}

bool Traces::owns(std::string_view file_name, std::string_view study) const {
  return !session_in(file_name, study).empty();
}

std::vector<Span> Traces::handles(std::string_view text, std::string_view study) const {
  std::vector<Span> spans;
  for (const Handle& handle : find_handles(text, study, false)) spans.push_back(handle.span);
  return spans;
}

bool Traces::is_handle(std::string_view text, std::string_view study) const {
  const auto found = handles(text, study);
  return found.size() == 1 && found.front() == Span{0, text.size()};
}

std::vector<ingest::Redaction> Traces::known_in(std::string_view text) const {
  return texts_.empty() ? std::vector<ingest::Redaction>{} : finder_.find(text);
}

std::vector<Trace> Traces::literal(std::string_view text) const {
  std::vector<Trace> found;
  if (texts_.empty()) return found;
  const std::string plain = lowered(text);
  for (const KnownText& one : texts_) {
    // A single name may be a word or somebody else's: it counts by itself and with its capital.
    const bool alone = is_single_name(one);
    const std::string wanted = alone ? one.text : lowered(one.text);
    const std::string_view in = alone ? text : std::string_view(plain);
    for (std::size_t at = in.find(wanted); at != std::string_view::npos;
         at = in.find(wanted, at + wanted.size())) {
      const Span span{at, at + wanted.size()};
      if (alone && is_inside_word(in, span)) continue;
      found.push_back({span, TraceKind::text, "[" + one.kind + "]"});
    }
  }
  return found;
}

bool Traces::names_them(std::string_view name) const {
  const std::string plain = lowered(name);
  return std::ranges::any_of(texts_, [&](const KnownText& one) {
    return !is_single_name(one) && plain.find(lowered(one.text)) != std::string::npos;
  });
}

std::vector<bool> Traces::covered(std::string_view text,
                                  const std::vector<text::Word>& words) const {
  std::vector<bool> covered(words.size());
  const auto cover = [&](std::size_t first, std::size_t count) {
    std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(first), count, true);
  };
  for (std::size_t i = 0; i + kRun <= words.size(); ++i) {
    const std::uint64_t hash = run_hash(words, i);
    if (runs_.contains(hash) && !spared_.contains(hash)) cover(i, kRun);
  }
  for (const auto& quote : short_quotes_) {
    for (auto hit = find_run(words.begin(), words.end(), quote); hit != words.end();
         hit = find_run(hit + 1, words.end(), quote)) {
      const auto first = static_cast<std::size_t>(hit - words.begin());
      const Span span{words[first].span.begin, words[first + quote.size() - 1].span.end};
      if (quote.size() > 2 || is_quoted(text, span)) cover(first, quote.size());
    }
  }
  return covered;
}

std::vector<Span> Traces::words_in(std::string_view text) const {
  std::vector<Span> spans;
  if (runs_.empty() && short_quotes_.empty()) return spans;
  const auto words = text::words(text);
  const std::vector<bool> theirs = covered(text, words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!theirs[i]) continue;
    const bool goes_on = i > 0 && theirs[i - 1];
    if (goes_on) {
      spans.back().end = words[i].span.end;
    } else {
      spans.push_back(words[i].span);
    }
  }
  return spans;
}

std::vector<Trace> Traces::all(std::string_view text, std::string_view study) const {
  std::vector<Trace> found;
  for (const Span span : handles(text, study)) found.push_back({span, TraceKind::handle});
  for (ingest::Redaction& one : known_in(text)) {
    found.push_back({one.span, TraceKind::text, std::move(one.replacement)});
  }
  std::ranges::move(literal(text), std::back_inserter(found));
  for (const Span span : words_in(text)) found.push_back({span, TraceKind::words});
  std::ranges::stable_sort(found, [](const Trace& a, const Trace& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<Trace> apart;
  for (Trace& one : found) {
    if (apart.empty() || one.span.begin >= apart.back().span.end) {
      apart.push_back(std::move(one));
    } else {
      apart.back().span.end = std::max(apart.back().span.end, one.span.end);
    }
  }
  return apart;
}

bool Traces::any(std::string_view bytes, std::string_view study) const {
  if (!handles(bytes, study).empty() || !literal(bytes).empty()) return true;
  const bool is_text = !text::find_invalid_utf8(bytes) && bytes.find('\0') == bytes.npos;
  return is_text && !words_in(bytes).empty();
}

}  // namespace uxi::workspace
