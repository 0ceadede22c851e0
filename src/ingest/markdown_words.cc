// Undoes inline Markdown, line by line: transcripts of 20 MB are more than a Markdown parser takes,
// and half of them are no proper Markdown.
#include "ingest/markdown_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "ingest/entities.h"

namespace uxi::ingest {
namespace {

// A tag or an address that is longer is none; it bounds the search for its end.
constexpr std::size_t kLongestTag = 2000;
// Elements that people and exporters write into Markdown. Anything else in angle brackets was said
// or put there by the transcriber: `<redacted>`, `List<String>`.
constexpr std::array<std::string_view, 35> kElements = {
    "a",       "abbr", "b",      "blockquote", "br",      "center", "cite", "code", "del",
    "details", "div",  "em",     "font",       "h1",      "h2",     "h3",   "hr",   "i",
    "img",     "ins",  "li",     "mark",       "ol",      "p",      "pre",  "q",    "s",
    "small",   "span", "strong", "sub",        "summary", "sup",    "u",    "ul"};
constexpr std::string_view kEscapable = "\\`*_{}[]()<>#+-.!|~^";

bool is_word_byte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// A `_` between letters is part of a word.
bool is_emphasis(std::string_view line, std::size_t at) {
  if (line[at] == '*') return true;
  if (line[at] != '_') return false;
  return at == 0 || at + 1 == line.size() || !is_word_byte(line[at - 1]) ||
         !is_word_byte(line[at + 1]);
}

/// `<b`, `</b` or `<!--` stands at `at`.
bool opens_tag(std::string_view line, std::size_t at) {
  std::string_view rest = line.substr(at + 1);
  if (rest.starts_with("!--")) return true;
  if (rest.starts_with('/')) rest.remove_prefix(1);
  std::string name;
  for (const char c : rest) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) break;
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  const char behind = name.size() < rest.size() ? rest[name.size()] : ' ';
  return is_html_element(name) && (behind == '>' || behind == '/' || behind == ' ');
}

/// The end of an HTML tag that starts at `at`, or `at`.
std::size_t skip_tag(std::string_view line, std::size_t at) {
  if (!opens_tag(line, at)) return at;
  const std::size_t close = line.substr(at, kLongestTag).find('>');
  return close == std::string_view::npos ? at : at + close + 1;
}

/// `](address)` at `at`: the end of it, or `at`.
std::size_t skip_address(std::string_view line, std::size_t at) {
  if (!line.substr(at).starts_with("](")) return at;
  const std::size_t close = line.substr(at, kLongestTag).find(')');
  return close == std::string_view::npos ? at : at + close + 1;
}

/// `[` at `at` opens a link: its `]` is followed by `(`.
bool opens_link(std::string_view line, std::size_t at) {
  const std::size_t close = line.substr(0, at + kLongestTag).find_first_of("[]", at + 1);
  return close != std::string_view::npos && skip_address(line, close) != close;
}

}  // namespace

bool is_html_element(std::string_view name) {
  return std::find(kElements.begin(), kElements.end(), name) != kElements.end();
}

std::string markdown_words(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  for (std::size_t i = 0; i < line.size();) {
    const char c = line[i];
    if (c == '\\' && i + 1 < line.size() &&
        kEscapable.find(line[i + 1]) != std::string_view::npos) {
      out += line[i + 1];
      i += 2;
    } else if (c == '<' && skip_tag(line, i) != i) {
      i = skip_tag(line, i);
    } else if (c == ']' && skip_address(line, i) != i) {
      i = skip_address(line, i);
    } else if ((c == '[' && opens_link(line, i)) || is_emphasis(line, i)) {
      ++i;
    } else if (c == '&') {
      append_entity(out, line, i);
    } else {
      out += c;
      ++i;
    }
  }
  return out;
}

}  // namespace uxi::ingest
