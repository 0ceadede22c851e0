// Trimming, splitting, joining, wrapping.
#include "text/strings.h"

#include "text/utf8.h"

namespace uxi::text {
namespace {

constexpr std::string_view kNbsp = "\xC2\xA0";

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Appends the words of one line, breaking before the one that would pass `width`.
void wrap_line(std::string& out, std::string_view line, int width, const std::string& indent) {
  int column = 0;  // behind the indent, which `width` does not count
  bool at_start = true;
  for (const std::string_view word : split(line, ' ')) {
    if (word.empty()) continue;
    const int word_width = display_width(word);
    if (!at_start && column + 1 + word_width > width) {
      out += '\n';
      column = 0;
      at_start = true;
    }
    if (at_start) {
      if (!out.empty()) out += indent;
    } else {
      out += ' ';
      ++column;
    }
    out += word;
    column += word_width;
    at_start = false;
  }
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    if (is_ascii_space(text.front())) {
      text.remove_prefix(1);
    } else if (text.front() == kNbsp.front() && text.starts_with(kNbsp)) {
      text.remove_prefix(kNbsp.size());
    } else {
      break;
    }
  }
  while (!text.empty()) {
    if (is_ascii_space(text.back())) {
      text.remove_suffix(1);
    } else if (text.back() == kNbsp.back() && text.ends_with(kNbsp)) {
      text.remove_suffix(kNbsp.size());
    } else {
      break;
    }
  }
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t end = text.find(separator); end != std::string_view::npos;
       end = text.find(separator, begin)) {
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  parts.push_back(text.substr(begin));
  return parts;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += separator;
    out += parts[i];
  }
  return out;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  std::size_t begin = 0;
  while (!from.empty()) {
    const std::size_t at = text.find(from, begin);
    if (at == std::string_view::npos) break;
    out += text.substr(begin, at - begin);
    out += to;
    begin = at + from.size();
  }
  out += text.substr(begin);
  return out;
}

namespace {

/// Nothing would change: ASCII, with single spaces between words only.
bool is_squeezed(std::string_view text) {
  bool space = true;
  for (const char c : text) {
    if (c == ' ' && space) return false;
    space = c == ' ';
    // Other white space, and what needs a closer look.
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F) return false;
  }
  return !space || text.empty();
}

}  // namespace

std::string squeeze(std::string_view text) {
  text = trim(text);
  if (is_squeezed(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  std::size_t begin = 0;  // of the word that is being walked
  std::size_t i = 0;
  const auto end_word = [&](std::size_t end) {
    if (end == begin) return;
    if (!out.empty()) out += ' ';
    out += text.substr(begin, end - begin);
  };
  while (i < text.size()) {
    const std::size_t at = i;
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      if (!is_ascii_space(text[i++])) continue;
    } else if (!is_space(next_code_point(text, i))) {
      continue;
    }
    end_word(at);
    begin = i;
  }
  end_word(text.size());
  return out;
}

std::string wrap(std::string_view text, int width, int indent) {
  const std::string spaces(static_cast<std::size_t>(indent > 0 ? indent : 0), ' ');
  std::string out;
  bool first = true;
  for (const std::string_view line : split(text, '\n')) {
    if (!first) out += '\n';
    first = false;
    wrap_line(out, line, width, spaces);
  }
  return out;
}

std::string counted(std::size_t n, std::string_view singular, std::string_view plural) {
  std::string out = std::to_string(n) + ' ';
  out += n == 1 || plural.empty() ? singular : plural;
  if (n != 1 && plural.empty()) out += 's';
  return out;
}

}  // namespace uxi::text
