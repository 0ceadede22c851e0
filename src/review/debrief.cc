#include "review/debrief.h"

#include "text/strings.h"

namespace uxi::review {
namespace {

constexpr std::string_view kOpen = "<!--";
constexpr std::string_view kClose = "-->";

std::string without_remarks(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t open = text.find(kOpen, at);
    const std::size_t close =
        open == std::string_view::npos ? open : text.find(kClose, open + kOpen.size());
    // One that never ends hides nothing: words are not to be lost to a slip.
    if (close == std::string_view::npos) break;
    out += text.substr(at, open - at);
    at = close + kClose.size();
    const bool whole_line = out.empty() || out.back() == '\n';
    if (whole_line && at < text.size() && text[at] == '\n') ++at;
  }
  return out.append(text.substr(at));
}

bool is_heading(std::string_view line, std::string_view heading) {
  line = text::trim(line);
  if (!line.starts_with('#')) return false;
  while (line.starts_with('#')) line.remove_prefix(1);
  return text::trim(line) == heading;
}

bool is_empty_item(std::string_view line) {
  line = text::trim(line);
  return line == "-" || line == "*";
}

}  // namespace

std::string debrief_form(std::string_view title) {
  std::string out =
      "# " + std::string(title) +
      "\n\n<!-- Write while it is fresh. Remarks like this one are left out. Names stay "
      "out of it:\nP01 will do. -->\n";
  for (const DebriefSection& section : kDebriefSections) {
    out += "\n## " + std::string(section.heading) + "\n<!-- " + std::string(section.about) +
           " -->\n- \n";
  }
  return out;
}

std::string add_points(std::string text, std::string_view heading,
                       const std::vector<std::string>& points) {
  if (points.empty()) return text;
  std::string items;
  for (const std::string& point : points) items += "- " + text::squeeze(point) + "\n";
  std::string out;
  bool inside = false;
  bool added = false;
  const auto add = [&] {
    const std::size_t end = out.find_last_not_of(" \n");
    out.resize(end == std::string::npos ? 0 : end + 1);
    out += "\n" + items;
    added = true;
  };
  for (const std::string_view line : text::split(text, '\n')) {
    if (inside && !added && line.starts_with('#')) {
      add();
      out += "\n";
    }
    inside = inside || is_heading(line, heading);
    out += std::string(line) + "\n";
  }
  if (!inside) out += "\n## " + std::string(heading) + "\n";
  if (!added) add();
  return out;
}

std::string clean_debrief(std::string_view text) {
  const std::string bare = without_remarks(text::replace_all(text, "\r\n", "\n"));
  std::string out;
  bool blank = true;
  for (const std::string_view line : text::split(bare, '\n')) {
    if (is_empty_item(line)) continue;
    const bool empty = text::trim(line).empty();
    if (empty && blank) continue;
    if (line.starts_with('#') && !blank) out += "\n";
    const std::size_t end = line.find_last_not_of(" \t");
    out += std::string(empty ? std::string_view() : line.substr(0, end + 1)) + "\n";
    blank = empty;
  }
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

std::string fault_of_debrief(std::string_view cleaned) {
  bool inside = false;
  for (const std::string_view line : text::split(cleaned, '\n')) {
    if (line.starts_with('#')) {
      inside = is_heading(line, kDebriefSections[0].heading);
    } else if (inside && !text::trim(line).empty()) {
      return {};
    }
  }
  return "nothing is written under `## Takeaways`";
}

}  // namespace uxi::review
