#include "report/passage.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <optional>

#include "report/claim.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "text/words.h"

namespace uxi::report {
namespace {

constexpr auto kDashes = std::to_array<std::string_view>({"—", "–", "--", "― "});
constexpr std::string_view kInterviewer = "Interviewer:";

bool starts_with_dash(std::string_view text) {
  text = text::trim(text.substr(0, 24));
  return std::any_of(kDashes.begin(), kDashes.end(),
                     [&](std::string_view dash) { return text.starts_with(dash); });
}

/// Where a line begins that says who spoke: `— an office manager`.
std::size_t attribution_in(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    if (starts_with_dash(text.substr(at + 1))) return at;
  }
  return text.size();
}

/// Bytes `[begin, end)` of a block, without white space at the ends.
Passage cut(const TextBlock& block, std::size_t begin, std::size_t end) {
  const std::string_view words =
      text::trim(std::string_view(block.text).substr(begin, end - begin));
  Passage passage{std::string(words), {}, block.quote};
  if (words.empty()) return passage;
  const auto first = static_cast<std::size_t>(words.data() - block.text.data());
  passage.span = {block.source[first], block.source[first + words.size() - 1] + 1};
  return passage;
}

/// The paragraph's lines `[begin, end)`, with the reference behind their words if there is one.
void add_lines(const TextBlock& block, std::size_t begin, std::size_t end, bool asked,
               std::vector<Passage>& out) {
  const std::string_view lines =
      text::trim(std::string_view(block.text).substr(begin, end - begin));
  if (lines.empty()) return;
  const std::size_t reference = reference_at_end(lines);
  const auto from = static_cast<std::size_t>(lines.data() - block.text.data());
  Passage passage = cut(block, from, from + reference);
  if (passage.words.empty()) {  // a reference on a line of its own is for the words above it
    if (!out.empty() && out.back().quote == block.quote) out.back().beside += lines;
    return;
  }
  passage.asked = asked;
  passage.beside = lines.substr(reference);
  out.push_back(std::move(passage));
}

/// Adds the words of a quoted paragraph and gives the lines below them that say who spoke.
std::string add_quote(const TextBlock& block, std::vector<Passage>& out) {
  const std::size_t end = attribution_in(block.text);
  const std::string_view text = block.text;
  const std::size_t lead = text.find_first_not_of(" \t\r\n");
  const bool asked = lead != std::string_view::npos && text.substr(lead).starts_with(kInterviewer);
  add_lines(block, asked ? lead + kInterviewer.size() : 0, end, asked, out);
  return std::string(text.substr(end));
}

// ---- Quotation marks
// --------------------------------------------------------------------------------

struct Marks {
  std::string_view open;
  std::array<std::string_view, 2> close;
};
constexpr auto kMarks = std::to_array<Marks>({
    {"“", {"”", "”"}},
    {"„", {"“", "”"}},
    {"«", {"»", "»"}},
    {"\"", {"\"", "\""}},
});

struct Quoted {
  std::size_t begin = 0;  ///< of the words
  std::size_t end = 0;
  std::size_t next = 0;  ///< behind the closing mark
};

bool starts_with_word(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && text::is_word_part(text::next_code_point(text, at));
}

constexpr std::string_view kSingleOpen = "‘";
constexpr std::string_view kSingleClose = "’";

/// A mark before a letter is an apostrophe and closes nothing.
bool closes_single(std::string_view text, std::size_t at) {
  return !starts_with_word(text.substr(at + kSingleClose.size()));
}

/// Where the last single mark stands that closes; 0 where there is none. Openers behind it need not
/// be followed to the end each.
std::size_t last_single_close(std::string_view text) {
  std::size_t at = text.rfind(kSingleClose);
  while (at != std::string_view::npos && at > 0 && !closes_single(text, at)) {
    at = text.rfind(kSingleClose, at - 1);
  }
  return at == std::string_view::npos ? 0 : at;
}

/// `‘…’` at `at`. It opens at the start or behind a space, bracket or dash.
std::optional<Quoted> single_quoted_at(std::string_view text, std::size_t at,
                                       std::size_t last_close) {
  const std::size_t begin = at + kSingleOpen.size();
  if (begin > last_close || !text.substr(at).starts_with(kSingleOpen)) return std::nullopt;
  const std::string_view before = text.substr(0, at);
  const bool apart = before.empty() || before.ends_with("—") || before.ends_with("–") ||
                     std::string_view(" \t\r\n([").find(before.back()) != std::string_view::npos;
  if (!apart) return std::nullopt;
  std::size_t end = text.find(kSingleClose, begin);
  while (end < last_close && !closes_single(text, end)) end = text.find(kSingleClose, end + 1);
  return Quoted{begin, end, end + kSingleClose.size()};
}

/// The passage whose opening mark stands at `at`. A curly double mark that is never closed opens
/// one to the end.
std::optional<Quoted> quoted_at(std::string_view text, std::size_t at) {
  for (const Marks& marks : kMarks) {
    if (!text.substr(at).starts_with(marks.open)) continue;
    const std::size_t begin = at + marks.open.size();
    for (std::size_t end = begin; end < text.size(); ++end) {
      const std::string_view rest = text.substr(end);
      for (const std::string_view close : marks.close) {
        if (rest.starts_with(close)) return Quoted{begin, end, end + close.size()};
      }
    }
    if (marks.open == "\"") return std::nullopt;
    return Quoted{begin, text.size(), text.size()};
  }
  return std::nullopt;
}

constexpr std::size_t kMostBeside = 240;  // bytes

/// `(P01#12)` or `— an office manager (P01)` right behind a quote.
std::string_view beside(std::string_view behind) {
  behind = behind.substr(0, kMostBeside);
  const std::size_t start = behind.find_first_not_of(" \t\r\n.,;:");
  if (start == std::string_view::npos) return {};
  behind.remove_prefix(start);
  if (behind.front() == '(') return behind.substr(0, behind.find(')'));
  if (behind.front() == '[') return behind.substr(0, behind.find(']'));
  if (!starts_with_dash(behind)) return {};
  return behind.substr(0, behind.find_first_of("\n“„«\""));
}

void add_quoted(const TextBlock& block, std::size_t least_words, std::vector<Passage>& out) {
  const std::string_view text = block.text;
  const std::size_t last_close = last_single_close(text);
  for (std::size_t at = 0; at < text.size();) {
    auto quoted = quoted_at(text, at);
    if (!quoted) quoted = single_quoted_at(text, at, last_close);
    if (!quoted) {
      ++at;
      continue;
    }
    at = quoted->next;
    if (text::count_words(text.substr(quoted->begin, quoted->end - quoted->begin)) < least_words)
      continue;
    Passage passage = cut(block, quoted->begin, quoted->end);
    passage.beside = beside(text.substr(quoted->next));
    out.push_back(std::move(passage));
  }
}

}  // namespace

std::vector<Passage> passages_of(const std::vector<TextBlock>& blocks, std::size_t least_words) {
  std::vector<Passage> out;
  std::size_t last_quote = 0;
  std::size_t unsigned_from = 0;  // paragraphs of the quote that nobody has signed yet
  const auto sign = [&](std::string_view who) {
    for (; unsigned_from < out.size(); ++unsigned_from) {
      std::string& beside = out[unsigned_from].beside;
      beside = beside.empty() ? std::string(who) : fmt::format("{} {}", beside, who);
    }
  };
  for (const TextBlock& block : blocks) {
    const bool inside = block.quote > 0 && block.quote == last_quote;
    if ((block.attribution && last_quote > 0) || (inside && starts_with_dash(block.text))) {
      sign(block.text);
    } else if (block.quote > 0) {
      if (!inside) unsigned_from = out.size();
      last_quote = block.quote;
      if (const std::string who = add_quote(block, out); !who.empty()) sign(who);
    } else {
      last_quote = 0;
      add_quoted(block, least_words, out);
    }
  }
  return out;
}

}  // namespace uxi::report
