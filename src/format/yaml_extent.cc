// yaml-cpp gives only where a token begins; its end is found here by reading the bytes again, by
// the rules of YAML 1.2 as yaml-cpp applies them.
#include "format/yaml_extent.h"

#include <algorithm>

namespace uxi::format::yaml {
namespace {

bool is_tag_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-#;/?:@&=+$_.~*'()%!").find(c) != std::string_view::npos;
}

std::size_t tag_end(std::string_view text, std::size_t at) {
  if (byte_at(text, at + 1) == '<') {
    const std::size_t close = text.find('>', at);
    return close == std::string_view::npos ? text.size() : close + 1;
  }
  ++at;
  while (at < text.size() && is_tag_byte(text[at])) ++at;
  return at;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

bool at_line_end(std::string_view text, std::size_t at) {
  return at >= text.size() || text[at] == '\n' ||
         (text[at] == '\r' && byte_at(text, at + 1) == '\n');
}

/// Over one fold in a plain scalar: the end of a line, empty lines, and the indentation behind
/// them. Counts the line ends.
std::size_t skip_fold(std::string_view text, std::size_t at, std::size_t& breaks) {
  for (at = skip_blanks(text, at); at < text.size() && at_line_end(text, at);
       at = skip_blanks(text, at)) {
    at = next_line(text, at);
    ++breaks;
  }
  return at;
}

}  // namespace

std::size_t column_of(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  const std::size_t line_end = text.rfind('\n', at - 1);
  return line_end == std::string_view::npos ? at : at - line_end - 1;
}

std::size_t end_of_line(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  at = std::min(text.find('\n', at), text.size());
  return at > begin && text[at - 1] == '\r' ? at - 1 : at;
}

std::size_t next_line(std::string_view text, std::size_t at) {
  const std::size_t line_end = text.find('\n', at);
  return line_end == std::string_view::npos ? text.size() : line_end + 1;
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (is_space(text[at])) {
      ++at;
    } else if (text[at] == '#') {
      at = end_of_line(text, at);
    } else {
      break;
    }
  }
  return at;
}

std::size_t skip_properties(std::string_view text, std::size_t at, bool tag, bool anchor) {
  std::size_t end = at;
  while (at < text.size()) {
    if (tag && text[at] == '!') {
      end = tag_end(text, at);
      tag = false;
    } else if (anchor && text[at] == '&') {
      end = name_end(text, at);
      anchor = false;
    } else {
      break;
    }
    at = skip_space(text, end);
  }
  return end;
}

std::size_t name_end(std::string_view text, std::size_t at) {
  ++at;
  const std::string_view stops = ",[]{}";
  while (at < text.size() && !is_space(text[at]) && stops.find(text[at]) == stops.npos) ++at;
  return at;
}

std::optional<std::size_t> quoted_end(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\' && quote == '"') {
      ++at;
    } else if (text[at] == quote) {
      if (quote == '"' || byte_at(text, at + 1) != '\'') return at + 1;
      ++at;
    }
  }
  return std::nullopt;
}

std::size_t block_scalar_end(std::string_view text, std::size_t at, long parent) {
  bool keep = false;
  std::size_t indent = static_cast<std::size_t>(std::max(parent, 0L)) + (parent < 0 ? 0 : 1);
  bool detect = true;
  std::size_t end = at + 1;
  for (; end < text.size() && std::string_view("+-0123456789").find(text[end]) != text.npos;
       ++end) {
    keep = keep || text[end] == '+';
    if (text[end] >= '1' && text[end] <= '9') {
      indent = static_cast<std::size_t>(std::max(parent, 0L)) +
               static_cast<std::size_t>(text[end] - '0');
      detect = false;
    }
  }
  for (std::size_t line = next_line(text, at); line < text.size(); line = next_line(text, line)) {
    const std::size_t stop = end_of_line(text, line);
    const std::size_t words = std::min(text.find_first_not_of(' ', line), stop);
    // Blanks beyond the indentation are text.
    if (words == stop && (detect || stop - line <= indent)) {
      if (keep && stop < text.size()) end = stop;
      continue;
    }
    if (words - line < indent || text.substr(line, 3) == "---" || text.substr(line, 3) == "...")
      break;
    if (detect) indent = words - line;
    detect = false;
    end = stop;
  }
  return end;
}

std::size_t plain_end(std::string_view text, std::size_t at, std::string_view value) {
  for (std::size_t read = 0; read < value.size();) {
    std::size_t breaks = 0;
    const std::size_t behind = skip_fold(text, at, breaks);
    if (breaks > 0) {
      // One line end reads as a space, n of them as n - 1 line feeds.
      read += breaks == 1 ? 1 : breaks - 1;
      at = behind;
    } else {
      ++read;
      ++at;
    }
  }
  return std::min(at, text.size());
}

std::size_t flow_end(std::string_view text, std::size_t at) {
  for (at = skip_space(text, at); at < text.size(); at = skip_space(text, at + 1)) {
    if (text[at] == ']' || text[at] == '}') return at + 1;
  }
  return text.size();
}

}  // namespace uxi::format::yaml
