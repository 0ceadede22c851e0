#include "report/gaps.h"

#include <string>

#include "text/utf8.h"

namespace uxi::report {
namespace {

constexpr std::size_t kMostPutIn = 200;    // bytes in brackets
constexpr std::size_t kLongestEnding = 3;  // letters that brackets may put to a word

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct Gap {
  std::size_t bytes = 0;  ///< 0 where there is none
  bool ellipsis = true;
};

/// Bytes of three points or more, with or without spaces between them, at `at`.
std::size_t points_at(std::string_view text, std::size_t at) {
  std::size_t points = 0;
  std::size_t end = at;
  for (std::size_t i = at; i < text.size() && (text[i] == '.' || text[i] == ' '); ++i) {
    if (text[i] != '.') continue;
    if (i > end + 1) break;  // one space at most
    ++points;
    end = i + 1;
  }
  return points < 3 ? 0 : end - at;
}

/// `[over]charged`, `use[less]` are other words; `invoice[s]` and `charge[d]` are endings.
bool changes_word(std::string_view text, std::size_t at, std::size_t close) {
  std::size_t behind = at + close + 1;
  if (behind < text.size() && text::is_word_part(text::next_code_point(text, behind))) return true;
  return at > 0 && is_letter(text[at - 1]) && close > kLongestEnding + 1 && is_letter(text[at + 1]);
}

Gap gap_at(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("…")) return {std::string_view("…").size()};
  if (text[at] == '.') return {points_at(text, at)};
  if (text[at] != '[') return {};
  const std::size_t close = text.substr(at, kMostPutIn).find(']');
  if (close == std::string_view::npos || changes_word(text, at, close)) return {};
  const std::string_view inside = text.substr(at + 1, close - 1);
  const bool ellipsis =
      inside.find("…") != std::string_view::npos ||
      (inside.find('.') != std::string_view::npos && points_at(inside, inside.find('.')) > 0);
  return {close + 1, ellipsis};
}

bool is_changed_letter(std::string_view text, std::size_t at) {
  return at + 3 < text.size() && text[at] == '[' && is_letter(text[at + 1]) &&
         text[at + 2] == ']' && is_letter(text[at + 3]);
}

}  // namespace

QuoteParts split_at_gaps(std::string_view quote) {
  QuoteParts out;
  QuotePart next;
  std::string part;
  const auto finish = [&] {
    tokenize(part, next.words);
    part.clear();
    if (next.words.list.empty()) return;
    out.parts.push_back(std::move(next));
    next = {};
  };
  for (std::size_t at = 0; at < quote.size();) {
    const Gap gap = is_changed_letter(quote, at) ? Gap{} : gap_at(quote, at);
    if (is_changed_letter(quote, at)) {
      part += quote[at + 1];
      at += 3;
    } else if (gap.bytes == 0) {
      part += quote[at++];
    } else {
      finish();
      next.elided = next.elided || gap.ellipsis;
      if (quote[at] == '[') tokenize(quote.substr(at, gap.bytes), next.put_in);
      at += gap.bytes;
    }
  }
  finish();
  out.put_in_behind = std::move(next.put_in);
  return out;
}

}  // namespace uxi::report
