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
  Scanner(std::string_view text, std::size_t least) : text_(text), cutter_(text), least_(least) {}

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

  /// The line stands at the margin behind a blank one, and nothing is open.
  bool could_begin(std::string_view line) {
    if (!was_blank_ || line.empty() || (line.front() != '#' && !is_letter(line.front()))) {
      return false;
    }
    unsure_ = unsure_ || (open_ && open_->indent > 0);
    return !open_ && !unsure_;
  }

  void see(std::string_view line) {
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const bool defined = std::exchange(was_definition_, false);
    if (indent > kDeepestMargin && !open_) return;
    const std::string_view words = line.substr(indent);
    if (open_) {
      close(words, indent);
    } else if (!open_fence(words, indent) && !open_html(words, indent)) {
      if (was_blank_ || defined) define(words);
    }
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
    unsure_ = unsure_ || (open_->indent > 0 && indent == 0);
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
  bool was_blank_ = true;
  bool was_definition_ = false;
  bool unsure_ = false;
  Parts parts_;
};

}  // namespace

Parts cut_parts(std::string_view text, std::size_t least) { return Scanner(text, least).run(); }

}  // namespace uxi::format::markdown
