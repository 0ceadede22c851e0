#include "calendar/ics_values.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

#include "text/utf8.h"

namespace uxi::calendar {
namespace {

constexpr std::size_t kLongestLine = 75;  // octets, without the line end

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string upper(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return upper(c); });
  return out;
}

bool is_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::optional<int> digits(std::string_view text) {
  if (text.empty() || text.size() > 9) return std::nullopt;
  int out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + (c - '0');
  }
  return out;
}

/// The line without its folds; `offset` moves behind it.
std::string unfolded(std::string_view text, std::size_t& offset) {
  std::string out;
  while (offset < text.size()) {
    const std::size_t end = std::min(text.find('\n', offset), text.size());
    std::string_view line = text.substr(offset, end - offset);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out += line;
    offset = std::min(end + 1, text.size());
    if (offset == text.size() || (text[offset] != ' ' && text[offset] != '\t')) break;
    ++offset;
  }
  return out;
}

/// Where the `;` or `:` stands that ends what begins at `from`; quotes hide them.
std::size_t end_of_part(std::string_view line, std::size_t from) {
  bool quoted = false;
  for (std::size_t i = from; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    if (!quoted && (line[i] == ';' || line[i] == ':')) return i;
  }
  return line.size();
}

std::string without_quotes(std::string_view text) {
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
    text = text.substr(1, text.size() - 2);
  return std::string(text);
}

}  // namespace

std::string_view IcsLine::parameter(std::string_view wanted) const {
  const auto found =
      std::ranges::find(parameters, wanted, &std::pair<std::string, std::string>::first);
  return found == parameters.end() ? std::string_view() : std::string_view(found->second);
}

std::optional<IcsLine> next_ics_line(std::string_view text, std::size_t& offset) {
  // Blank lines are no part of the format, and common.
  while (offset < text.size() && (text[offset] == '\r' || text[offset] == '\n')) ++offset;
  if (offset >= text.size()) return std::nullopt;
  IcsLine out;
  out.span.begin = offset;
  const std::string line = unfolded(text, offset);
  out.span.end = out.span.begin +
                 text.substr(out.span.begin, offset - out.span.begin).find_last_not_of("\r\n") + 1;
  std::size_t at = end_of_part(line, 0);
  const std::string name = upper(std::string_view(line).substr(0, at));
  while (at < line.size() && line[at] == ';') {
    const std::size_t end = end_of_part(line, at + 1);
    const std::string_view part = std::string_view(line).substr(at + 1, end - at - 1);
    const std::size_t equals = std::min(part.find('='), part.size());
    out.parameters.emplace_back(upper(part.substr(0, equals)),
                                without_quotes(part.substr(std::min(equals + 1, part.size()))));
    at = end;
  }
  if (at >= line.size() || !is_name(name)) return out;
  out.name = name;
  out.value = line.substr(at + 1);
  return out;
}

std::optional<IcsTime> parse_ics_time(std::string_view text) {
  IcsTime out;
  if (text.ends_with('Z')) {
    out.utc = true;
    text.remove_suffix(1);
  }
  if (text.size() != 8 && (text.size() != 15 || text[8] != 'T')) return std::nullopt;
  out.is_date = text.size() == 8;
  if (out.is_date && out.utc) return std::nullopt;
  const auto date =
      parse_date(fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)));
  if (!date) return std::nullopt;
  out.local = LocalTime::at(*date);
  if (out.is_date) return out;
  const auto hour = digits(text.substr(9, 2));
  const auto minute = digits(text.substr(11, 2));
  const auto second = digits(text.substr(13, 2));
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60)
    return std::nullopt;
  out.local.seconds += *hour * 3600 + *minute * 60 + std::min(*second, 59);
  return out;
}

std::optional<std::int64_t> parse_ics_duration(std::string_view text) {
  const bool back = text.starts_with('-');
  if (back || text.starts_with('+')) text.remove_prefix(1);
  if (!text.starts_with('P')) return std::nullopt;
  text.remove_prefix(1);
  std::int64_t seconds = 0;
  bool in_day = false;
  bool any = false;
  while (!text.empty()) {
    if (text.front() == 'T' && !in_day) {
      in_day = true;
      text.remove_prefix(1);
      continue;
    }
    const std::size_t end = text.find_first_not_of("0123456789");
    if (end == std::string_view::npos) return std::nullopt;
    const auto number = digits(text.substr(0, end));
    const std::string_view units = in_day ? "HMS" : "WD";
    constexpr std::int64_t kSize[] = {3600, 60, 1};
    constexpr std::int64_t kDays[] = {7 * kSecondsADay, kSecondsADay};
    const std::size_t unit = units.find(text[end]);
    if (!number || unit == std::string_view::npos) return std::nullopt;
    seconds += *number * (in_day ? kSize[unit] : kDays[unit]);
    any = true;
    text.remove_prefix(end + 1);
  }
  if (!any) return std::nullopt;
  return back ? -seconds : seconds;
}

std::optional<int> parse_ics_offset(std::string_view text) {
  if ((text.size() != 5 && text.size() != 7) || (text[0] != '+' && text[0] != '-'))
    return std::nullopt;
  const auto hour = digits(text.substr(1, 2));
  const auto minute = digits(text.substr(3, 2));
  const auto second = text.size() == 7 ? digits(text.substr(5, 2)) : std::optional<int>(0);
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59)
    return std::nullopt;
  const int seconds = *hour * 3600 + *minute * 60 + *second;
  return text[0] == '-' ? -seconds : seconds;
}

std::optional<int> whole_number(std::string_view text) {
  const bool back = text.starts_with('-');
  if (back || text.starts_with('+')) text.remove_prefix(1);
  const auto number = digits(text);
  if (!number) return std::nullopt;
  return back ? -*number : *number;
}

std::string ics_time(LocalTime time) {
  const Date day = time.day();
  const int second = time.second_of_day();
  return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}", day.year, day.month, day.day, second / 3600,
                     second / 60 % 60, second % 60);
}

std::string ics_offset(int seconds) {
  const int size = std::abs(seconds);
  std::string out =
      fmt::format("{}{:02}{:02}", seconds < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  if (size % 60 != 0) out += fmt::format("{:02}", size % 60);
  return out;
}

std::string ics_escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f)) {
      out += c;
    }
  }
  return out;
}

std::string ics_parameter(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '^') {
      out += "^^";
    } else if (c == '"') {
      out += "^'";
    } else if (c == '\n') {
      out += "^n";
    } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) {
      out += c;
    }
  }
  return out + "\"";
}

std::string ics_fold(std::string_view line) {
  std::string out;
  std::size_t used = 0;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at;
    (void)text::next_code_point(line, end);
    if (used + (end - at) > kLongestLine) {
      out += "\r\n ";
      used = 1;
    }
    out += line.substr(at, end - at);
    used += end - at;
    at = end;
  }
  return out + "\r\n";
}

}  // namespace uxi::calendar
