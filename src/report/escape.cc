#include "report/escape.h"

#include "format/markdown.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::report {
namespace {

/// C0 and C1 controls, and what turns the direction of text (Unicode TR 36, "bidirectional text
/// spoofing").
bool is_unwanted(char32_t c) {
  if (c == '\t' || c == '\n') return false;
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

/// Marks that `format::markdown::escape` leaves: entities, tables, and GFM's links from bare
/// addresses.
std::string escape_more(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size()) {  // an escape: it and what it escapes stay
      out += c;
      out += text[++i];
      continue;
    }
    const bool address = (c == ':' && text.substr(i).starts_with("://")) || c == '@' ||
                         (c == '.' && i >= 3 && text::lower(text.substr(i - 3, 3)) == "www");
    if (address || c == '&' || c == '~' || c == '|' || c == ']') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    if (!is_unwanted(c)) text::append_code_point(out, c);
  }
  return out;
}

std::string html(std::string_view text) {
  std::string out;
  for (const char c : clean(text)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string markdown_words(std::string_view text) {
  return escape_more(format::markdown::escape(text::replace_all(clean(text), "\n", " ")));
}

}  // namespace uxi::report
