// Marks that are the same on both sides (`"`, `'`, `”`) open where a space or bracket stands before
// them and close where none does; the others are told by their shape.
#include "report/quotation_marks.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::report {
namespace {

struct Marks {
  std::string_view open;
  std::array<std::string_view, 2> close;
  bool single = false;  ///< may be an apostrophe
};
constexpr auto kMarks = std::to_array<Marks>({
    {"“", {"”", "”"}},
    {"„", {"“", "”"}},
    {"«", {"»", "»"}},
    {"»", {"«", "«"}},
    {"”", {"”", "”"}},
    {"\"", {"\"", "\""}},
    {"「", {"」", "」"}},
    {"『", {"』", "』"}},
    {"‹", {"›", "›"}},
    {"‘", {"’", "’"}, true},
    {"‚", {"‘", "’"}, true},
    {"'", {"'", "'"}, true},
});

/// Words that begin with an apostrophe.
constexpr auto kElided = std::to_array<std::string_view>(
    {"em", "cause", "til", "tis", "twas", "n", "bout", "round", "cos"});

bool is_word_at(std::string_view text, std::size_t at) {
  return at < text.size() && text::is_word_part(text::next_code_point(text, at));
}

bool is_space_at(std::string_view text, std::size_t at) {
  return at >= text.size() || text::is_space(text::next_code_point(text, at));
}

/// A space, bracket, dash or other mark stands before `at`, so that something may open here.
bool apart_before(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  std::size_t from = at - 1;
  while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) --from;
  const char32_t before = text::next_code_point(text, from);
  return !text::is_word_part(before) && before != '.' && before != ',' && before != '!' &&
         before != '?' && before != U'…' && before != ')' && before != '%';
}

bool elided_word(std::string_view rest) {
  if (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') return true;
  const std::string_view word =
      rest.substr(0, rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz"));
  return std::find(kElided.begin(), kElided.end(), word) != kElided.end();
}

bool opens(std::string_view text, std::size_t at, const Marks& marks) {
  if (!text.substr(at).starts_with(marks.open)) return false;
  const std::size_t behind = at + marks.open.size();
  const bool alike = marks.open == marks.close[0] || marks.open == "»";
  if (!alike && !marks.single) return true;
  if (!apart_before(text, at) || is_space_at(text, behind)) return false;
  return !marks.single || !elided_word(text.substr(behind));
}

bool closes(std::string_view text, std::size_t at, const Marks& marks, std::size_t& size) {
  for (const std::string_view mark : marks.close) {
    if (!text.substr(at).starts_with(mark)) continue;
    size = mark.size();
    if (marks.single) return !is_word_at(text, at + size) && !is_space_at(text, at - 1);
    return marks.open != mark || !is_space_at(text, at - 1);
  }
  return false;
}

/// The end of what opens at `at`: of its own level, else the first mark that closes anything. Where
/// levels do not come out even, `nests` becomes false, so that no text is walked twice for them.
std::optional<Quoted> quoted_at(std::string_view text, std::size_t at, const Marks& marks,
                                bool& nests) {
  const std::size_t begin = at + marks.open.size();
  std::optional<Quoted> first;
  std::size_t depth = 1;
  for (std::size_t i = begin; i < text.size();) {
    std::size_t size = 0;
    if (closes(text, i, marks, size)) {
      const Quoted here{at, begin, i, i + size};
      if (!first) first = here;
      if (--depth == 0) return here;
      i += size;
    } else if (nests && opens(text, i, marks)) {
      ++depth;
      i += marks.open.size();
    } else {
      ++i;
    }
  }
  if (depth > 1 || first) nests = false;
  if (first) return first;
  if (marks.single) return std::nullopt;
  return Quoted{at, begin, text.size(), text.size()};
}

}  // namespace

std::vector<Quoted> quoted_in(std::string_view text) {
  std::vector<Quoted> out;
  std::array<bool, kMarks.size()> never_closed{};
  std::array<bool, kMarks.size()> nests{};
  nests.fill(true);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at + 1;
    for (std::size_t k = 0; k < kMarks.size(); ++k) {
      if (never_closed[k] || !opens(text, at, kMarks[k])) continue;
      const auto quoted = quoted_at(text, at, kMarks[k], nests[k]);
      if (!quoted) {
        never_closed[k] = true;
        continue;
      }
      out.push_back(*quoted);
      next = quoted->next;
      break;
    }
    at = next;
  }
  return out;
}

}  // namespace uxi::report
