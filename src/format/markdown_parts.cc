// One pass over the lines; CommonMark 0.30, sections 4.5 (fences) and 4.6 (HTML, kinds 1 to 5).
#include "format/markdown_parts.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "format/markdown_lines.h"
#include "text/strings.h"

namespace uxi::format::markdown {
namespace {

constexpr std::size_t kDeepestMargin = 3;  ///< spaces; with more a line is code

bool is_letter(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return (lower >= 'a' && lower <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// `## A`, which ends whatever paragraph, list or table is above it.
bool is_heading(std::string_view line) {
  constexpr std::size_t kDeepest = 6;
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  return marks > 0 && marks <= kDeepest && marks < line.size() && line[marks] == ' ';
}

/// `- a`, `12. a` at the margin: an item where no paragraph could go on with it. What could be a
/// rule, an underline or the marks of a table is none.
bool is_item(std::string_view line) {
  constexpr std::size_t kMostDigits = 9;
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const std::size_t mark = digits <= kMostDigits ? digits : line.size();
  if (line.size() < mark + 3 || line[mark + 1] != ' ') return false;
  const std::string_view marks = digits > 0 ? ".)" : "-*+";
  if (marks.find(line[mark]) == marks.npos) return false;
  const std::string_view words = line.substr(mark + 2);
  return !is_blank(words.front()) && std::ranges::any_of(words, is_letter);
}

/// Code or HTML that goes on over blank lines.
struct Open {
  char fence = '\0';  ///< its mark; 0 in HTML
  std::size_t length = 0;
  std::vector<std::string_view> ends;  ///< of HTML: any of these
  std::size_t indent = 0;              ///< over 0 it could belong to an item of a list
};

std::vector<std::string_view> html_ends(std::string_view line) {
  static constexpr std::pair<std::string_view, std::string_view> kKinds[] = {
      {"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}, {"<!", ">"}};
  for (const auto& [begin, end] : kKinds) {
    if (line.starts_with(begin)) return {end};
  }
  for (const std::string_view name : {"<script", "<pre", "<style", "<textarea"}) {
    const std::string_view head = line.substr(0, name.size());
    const auto same = [](char a, char b) { return static_cast<char>(a | 0x20) == (b | 0x20); };
    if (std::ranges::equal(head, name, same)) {
      return {"</script>", "</pre>", "</style>", "</textarea>"};
    }
  }
  return {};
}

class Scanner {
 public:
  Scanner(std::string_view text, std::size_t least)
      : text_(text),
        cutter_(text),
        least_(least),
        defines_in_items_(text::contains(text, " [") && text::contains(text, "]:")) {}

  Parts run() {
    std::size_t part = 0;
    while (!cutter_.at_end()) {
      const std::size_t begin = cutter_.at();
      const std::string_view line = next_line();
      if (could_begin(line) && begin - part >= least_) {
        parts_.ranges.push_back({part, begin});
        part = begin;
      }
      see(line);
      follow_list(line);
      was_blank_ = text::trim(line).empty();
    }
    parts_.ranges.push_back({part, text_.size()});
    parts_.last_is_open = open_ || unsure_;
    return std::move(parts_);
  }

 private:
  std::string_view next_line() {
    const Span line = cutter_.next();
    return text_.substr(line.begin, line.size());
  }

  /// The line stands at the margin behind a blank one, goes on a list there, or is a heading, and
  /// nothing is open.
  bool could_begin(std::string_view line) {
    if (line.empty() || is_blank(line.front()) || open_ || unsure_) return false;
    if (is_item(line)) return (was_blank_ || in_list_) && !defines_in_items_;
    return was_blank_ || (is_heading(line) && !tagged_);
  }

  /// It holds whether the lines since the last blank one are surely a list's at the margin, so that
  /// a mark there is one more item and no words of a paragraph.
  void follow_list(std::string_view line) {
    const bool indented = !line.empty() && is_blank(line.front());
    in_list_ = in_list_ ? indented || is_item(line) : was_blank_ && is_item(line);
  }

  void see(std::string_view line) {
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const bool defined = std::exchange(was_definition_, false);
    if (indent > kDeepestMargin && !open_) return;
    const std::string_view words = line.substr(indent);
    const bool was_open = open_.has_value();
    if (open_) {
      // It may have ended the item in which that was opened.
      unsure_ = unsure_ || (open_->indent > 0 && indent == 0 && !words.empty());
      close(words, indent);
    } else if (!open_fence(words, indent) && !open_html(words, indent)) {
      if (was_blank_ || defined) define(words);
    }
    // Among tags, which end at a blank line, it may be no more than words.
    unsure_ = unsure_ || (tagged_ && open_ && !was_open);
    tagged_ = !words.empty() && (tagged_ || words.front() == '<');
  }

  void close(std::string_view words, std::size_t indent) {
    if (open_->fence == '\0') {
      const auto holds = [&](std::string_view end) { return text::contains(words, end); };
      if (std::ranges::any_of(open_->ends, holds)) open_.reset();
      return;
    }
    const std::size_t run = std::min(words.find_first_not_of(open_->fence), words.size());
    if (indent > kDeepestMargin || run < open_->length || !text::trim(words.substr(run)).empty()) {
      return;
    }
    open_.reset();
  }

  bool open_fence(std::string_view words, std::size_t indent) {
    if (words.empty() || (words.front() != '`' && words.front() != '~')) return false;
    const char mark = words.front();
    const std::size_t run = std::min(words.find_first_not_of(mark), words.size());
    if (run < 3 || (mark == '`' && words.find('`', run) != std::string_view::npos)) return false;
    open_ = Open{.fence = mark, .length = run, .ends = {}, .indent = indent};
    return true;
  }

  bool open_html(std::string_view words, std::size_t indent) {
    if (!words.starts_with('<')) return false;
    open_ = Open{.ends = html_ends(words), .indent = indent};
    const bool goes_on =
        !open_->ends.empty() && std::ranges::none_of(open_->ends, [&](std::string_view end) {
          return text::contains(words, end);
        });
    if (!goes_on) open_.reset();
    return goes_on;
  }

  /// `[label]: address`
  void define(std::string_view words) {
    const std::size_t close = words.starts_with('[') ? words.find("]:") : std::string_view::npos;
    if (close == std::string_view::npos || close < 2) return;
    if (text::trim(words.substr(close + 2)).empty()) return;
    was_definition_ = true;
    parts_.definitions += std::string(words) + "\n";
  }

  std::string_view text_;
  LineCutter cutter_;
  std::size_t least_;
  std::optional<Open> open_;
  bool defines_in_items_;  ///< perhaps: `- [label]: address` is for all parts
  bool was_blank_ = true;
  bool in_list_ = false;
  bool tagged_ = false;  ///< a line since the last blank one begins with `<`
  bool was_definition_ = false;
  bool unsure_ = false;
  Parts parts_;
};

}  // namespace

Parts cut_parts(std::string_view text, std::size_t least) { return Scanner(text, least).run(); }

}  // namespace uxi::format::markdown
