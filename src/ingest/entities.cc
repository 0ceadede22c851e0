// Decodes HTML character references. The list of names is templates/words/html-entities.txt: sorted
// lines `name HEX+HEX *`, where `*` marks those that stand without a semicolon too; it is searched
// by halving, so that nothing is built at start.
#include "ingest/entities.h"

#include <charconv>
#include <optional>

#include "base/embedded.h"
#include "ingest/ascii.h"
#include "text/utf8.h"
#include "uxi/error.h"

namespace uxi::ingest {
namespace {

constexpr std::size_t kLongestName = 32;

struct Entity {
  std::string_view code_points;  ///< `2AC5+338`
  bool bare = false;             ///< needs no semicolon
};

std::string_view table() {
  const auto text = embedded_file("words/html-entities.txt");
  UXI_CHECK(text.has_value());
  return *text;
}

/// The line around `at`.
std::string_view line_at(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return text.substr(begin, text.find('\n', begin) - begin);
}

std::optional<Entity> find_entity(std::string_view name) {
  const std::string_view text = table();
  std::size_t low = 0;
  std::size_t high = text.size();
  while (low < high) {
    const std::string_view line = line_at(text, low + (high - low) / 2);
    const std::size_t space = line.find(' ');
    const int order = name.compare(line.substr(0, space));
    if (order == 0) {
      const bool bare = line.ends_with(" *");
      const std::string_view code = line.substr(space + 1);
      return Entity{bare ? code.substr(0, code.size() - 2) : code, bare};
    }
    const auto begin = static_cast<std::size_t>(line.data() - text.data());
    if (order < 0) {
      high = begin;
    } else {
      low = begin + line.size() + 1;
    }
  }
  return std::nullopt;
}

void append_code_points(std::string& out, std::string_view code_points) {
  for (std::size_t i = 0; i <= code_points.size();) {
    unsigned value = 0;
    const char* end = code_points.data() + code_points.size();
    const auto [next, error] = std::from_chars(code_points.data() + i, end, value, 16);
    if (error != std::errc{}) return;
    text::append_code_point(out, value);
    i = static_cast<std::size_t>(next - code_points.data()) + 1;
  }
}

bool is_alphanumeric(char c) {
  return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// `&#233;` and `&#xe9;`; false where no digits follow.
bool append_number(std::string& out, std::string_view text, std::size_t& offset) {
  std::size_t at = offset + 2;
  const bool hex = at < text.size() && (text[at] == 'x' || text[at] == 'X');
  if (hex) ++at;
  unsigned long value = 0;
  const char* end = text.data() + text.size();
  const auto [next, error] = std::from_chars(text.data() + at, end, value, hex ? 16 : 10);
  if (error == std::errc::invalid_argument) return false;
  const bool bad =
      error != std::errc{} || value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000);
  text::append_code_point(out, bad ? char32_t{0xFFFD} : static_cast<char32_t>(value));
  offset = static_cast<std::size_t>(next - text.data());
  if (offset < text.size() && text[offset] == ';') ++offset;
  return true;
}

/// The longest name that stands at `offset` + 1.
bool append_name(std::string& out, std::string_view text, std::size_t& offset) {
  const std::size_t begin = offset + 1;
  std::size_t end = begin;
  while (end < text.size() && end - begin < kLongestName && is_alphanumeric(text[end])) ++end;
  if (end < text.size() && text[end] == ';' && end > begin) {
    if (const auto entity = find_entity(text.substr(begin, end - begin))) {
      append_code_points(out, entity->code_points);
      offset = end + 1;
      return true;
    }
  }
  for (; end > begin + 1; --end) {
    const auto entity = find_entity(text.substr(begin, end - begin));
    if (!entity || !entity->bare) continue;
    append_code_points(out, entity->code_points);
    offset = end;
    return true;
  }
  return false;
}

}  // namespace

void append_entity(std::string& out, std::string_view text, std::size_t& offset) {
  const bool number = offset + 1 < text.size() && text[offset + 1] == '#';
  if (number ? append_number(out, text, offset) : append_name(out, text, offset)) return;
  out += '&';
  ++offset;
}

std::string decode_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '&') {
      append_entity(out, text, i);
    } else {
      out += text[i++];
    }
  }
  return out;
}

}  // namespace uxi::ingest
