#include "coding/quick_tags.h"

#include <utility>

#include "text/strings.h"
#include "uxi/reference.h"

namespace uxi::coding {
namespace {

constexpr std::string_view kStart = "- {id: ";
constexpr std::string_view kCodes = ", codes: [";
constexpr std::size_t kIdLength = 13;  // h and twelve hex digits

/// Behind the quoted text that begins at `at`; npos where it is not closed.
std::size_t behind_quote(std::string_view line, std::size_t at) {
  const char quote = line[at];
  for (std::size_t i = at + 1; i < line.size(); ++i) {
    if (quote == '"' && line[i] == '\\') {
      ++i;
    } else if (line[i] == quote) {
      // Two single quotes are one inside.
      if (quote == '\'' && i + 1 < line.size() && line[i + 1] == '\'') {
        ++i;
      } else {
        return i + 1;
      }
    }
  }
  return std::string_view::npos;
}

/// Where the list of codes begins, behind its bracket; nothing where it is not there exactly once,
/// outside of quotes.
std::optional<std::size_t> find_codes(std::string_view line) {
  std::optional<std::size_t> found;
  for (std::size_t at = kStart.size(); at < line.size();) {
    if (line[at] == '"' || line[at] == '\'') {
      at = behind_quote(line, at);
      if (at == std::string_view::npos) return std::nullopt;
    } else if (line.substr(at).starts_with(kCodes)) {
      if (found) return std::nullopt;
      at += kCodes.size();
      found = at;
    } else if (line[at] == '#' && line[at - 1] == ' ') {
      break;
    } else {
      ++at;
    }
  }
  return found;
}

/// The codes between the brackets; nothing where one is written in quotes or otherwise.
bool read_codes(std::string_view line, std::size_t at, std::size_t offset, Highlight& highlight) {
  while (at < line.size()) {
    const std::size_t end = line.find_first_of(",]", at);
    if (end == std::string_view::npos) return false;
    const std::string_view code = line.substr(at, end - at);
    if (!is_code_path(code)) return false;
    highlight.codes.push_back({std::string(code), {offset + at, offset + end}});
    if (line[end] == ']') return true;
    if (!line.substr(end).starts_with(", ")) return false;
    at = end + 2;
  }
  return false;
}

}  // namespace

std::optional<TagFile> quick_tags(const SourceFile& source, std::string session,
                                  std::string coder) {
  TagFile tags{.session = std::move(session), .coder = std::move(coder), .highlights = {}};
  std::size_t offset = 0;
  for (std::string_view line : text::split(source.text(), '\n')) {
    const std::size_t start = offset;
    offset += line.size() + 1;
    if (text::trim(line).empty() || line.starts_with('#')) continue;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.starts_with(kStart) || line.find('}') == line.npos) return std::nullopt;
    Highlight highlight;
    highlight.id = line.substr(kStart.size(), kIdLength);
    const auto codes = find_codes(line);
    if (!is_highlight_id(highlight.id) || !codes || !read_codes(line, *codes, start, highlight))
      return std::nullopt;
    tags.highlights.push_back(std::move(highlight));
  }
  return tags;
}

}  // namespace uxi::coding
