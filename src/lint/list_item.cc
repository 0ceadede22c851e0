#include "lint/list_item.h"

#include <algorithm>
#include <cctype>

namespace uxi::lint {
namespace {

constexpr std::string_view kBullets = "-*+";
constexpr std::string_view kBehindNumbers = ".)";

}  // namespace

std::optional<Marker> marker_of(std::string_view line) {
  Marker marker;
  marker.indent = std::min(line.find_first_not_of(' '), line.size());
  std::size_t at = marker.indent;
  while (at < line.size() && std::isdigit(static_cast<unsigned char>(line[at])) != 0) ++at;
  if (at >= line.size()) return std::nullopt;
  const bool numbered = at > marker.indent;
  if ((numbered ? kBehindNumbers : kBullets).find(line[at]) == std::string_view::npos)
    return std::nullopt;
  if (!numbered) marker.bullet = line.substr(at, 1);
  marker.length = line.find_first_not_of(' ', at + 1);
  if (marker.length == std::string_view::npos || marker.length == at + 1) return std::nullopt;
  return marker;
}

std::string_view line_end(const SourceFile& source) {
  return source.text().find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
}

std::string start_below(const SourceFile& source, const Marker& marker, unsigned last) {
  std::size_t indent = marker.length;
  std::string_view bullet = marker.bullet;
  const auto below = marker_of(source.line(last + 1));
  if (below && below->indent >= marker.length) {
    indent = below->indent;
    bullet = below->bullet;
  }
  return std::string(indent, ' ') + std::string(bullet.empty() ? "-" : bullet) + " ";
}

}  // namespace uxi::lint
