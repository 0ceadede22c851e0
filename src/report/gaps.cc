#include "report/gaps.h"

#include <string>

namespace uxi::report {
namespace {

constexpr std::size_t kMostPutIn = 200;  // bytes in brackets

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Bytes of the gap that starts at `at`; 0 where there is none.
std::size_t gap_at(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("…")) return std::string_view("…").size();
  if (text.substr(at).starts_with("...")) {
    const std::size_t end = text.find_first_not_of('.', at);
    return (end == std::string_view::npos ? text.size() : end) - at;
  }
  if (text[at] != '[') return 0;
  const std::size_t close = text.substr(at, kMostPutIn).find(']');
  return close == std::string_view::npos ? 0 : close + 1;
}

bool is_changed_letter(std::string_view text, std::size_t at) {
  return at + 3 < text.size() && text[at] == '[' && is_letter(text[at + 1]) &&
         text[at + 2] == ']' && is_letter(text[at + 3]);
}

}  // namespace

std::vector<QuotePart> split_at_gaps(std::string_view quote) {
  std::vector<QuotePart> parts;
  std::string part;
  Tokens put_in;
  const auto finish = [&] {
    Tokens words;
    tokenize(part, words);
    part.clear();
    if (words.list.empty()) return;
    parts.push_back({std::move(words), std::move(put_in)});
    put_in = {};
  };
  for (std::size_t at = 0; at < quote.size();) {
    if (is_changed_letter(quote, at)) {
      part += quote[at + 1];
      at += 3;
    } else if (const std::size_t gap = gap_at(quote, at); gap > 0) {
      finish();
      tokenize(quote.substr(at, gap), put_in);
      at += gap;
    } else {
      part += quote[at++];
    }
  }
  finish();
  return parts;
}

}  // namespace uxi::report
