#include "cli/finding_text.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "cli/parallel.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

constexpr int kIndent = 4;      ///< of the source line
constexpr int kHanging = 2;     ///< of a message's second line and those below
constexpr int kNarrowest = 40;  ///< columns below which nothing is wrapped or cut
constexpr std::string_view kCut = "…";

Mark mark_of(Severity severity) {
  switch (severity) {
    case Severity::error: return Mark::error;
    case Severity::warning: return Mark::warning;
    case Severity::suggestion: return Mark::suggestion;
  }
  return Mark::error;
}

std::string blanks(int count) { return std::string(static_cast<std::size_t>(count), ' '); }

/// What goes to the terminal for `text`: controls shown, tabs as blanks.
std::string shown(std::string_view text) {
  return text::replace_all(text::printable(text), "\t", "    ");
}

/// The last `width` columns of `text`, the first of them `…` where something was cut.
std::string last_columns(const std::string& text, int width) {
  if (text::display_width(text) <= width) return text;
  std::size_t at = 0;
  while (at < text.size() && text::display_width(std::string_view(text).substr(at)) >= width)
    (void)text::next_code_point(text, at);
  return std::string(kCut) + text.substr(at);
}

/// The source line, and under it a caret run as wide as what is meant (to the end of the line at
/// most). Of a line that is wider than the terminal what stands around the words is shown.
std::string caret(const Diagnostic& finding, const Style& style, int width) {
  if (finding.line_text.empty()) return {};
  const std::string_view line = finding.line_text;
  const std::size_t from = text::byte_offset(line, finding.begin.column - 1);
  const std::size_t to = finding.end.line == finding.begin.line
                             ? text::byte_offset(line, finding.end.column - 1)
                             : line.size();
  std::string lead = shown(line.substr(0, from));
  std::string rest = shown(line.substr(from));
  int marked = text::display_width(shown(line.substr(from, to > from ? to - from : 0)));
  const int room = std::max(width, kNarrowest) - kIndent;
  if (width > 0 && text::display_width(lead) + text::display_width(rest) > room) {
    const int behind = text::display_width(rest);
    lead = last_columns(lead, std::max(room / 4, room - behind));
    const int left = room - text::display_width(lead);
    rest = text::elide(rest, left);
    marked = std::min(marked, left);
  }
  std::string out = blanks(kIndent) + lead + rest + "\n" + blanks(kIndent);
  out += blanks(text::display_width(lead));
  const auto tail = static_cast<std::size_t>(std::max(1, marked) - 1);
  return out + style(mark_of(finding.severity), "^" + std::string(tail, '~')) + "\n";
}

/// Words one behind the other, a new line begun where the next would pass the width.
class Lines {
 public:
  Lines(std::string& out, TextPlace place)
      : out_(out), width_(place.width > 0 ? std::max(place.width, kNarrowest) : 0) {}

  /// `plain` is what a person sees of `text`; the two differ by colours.
  void add(std::string_view text, std::string_view plain) {
    const int wide = width_ > 0 ? text::display_width(plain) : 0;
    if (!first_ && width_ > 0 && column_ + 1 + wide > width_) {
      out_ += '\n';
      out_ += blanks(kHanging);
      column_ = kHanging;
    } else if (!first_) {
      out_ += ' ';
      ++column_;
    }
    out_ += text;
    column_ += wide;
    first_ = false;
  }
  void add_words(std::string_view text) {
    if (width_ == 0) return add(text, text);
    for (const std::string_view word : text::split(text, ' ')) add(word, word);
  }
  void end() { out_ += '\n'; }

 private:
  std::string& out_;
  int width_ = 0;  ///< nothing is broken where 0
  int column_ = 0;
  bool first_ = true;
};

void add_message(const Diagnostic& finding, const Style& style, TextPlace place, std::string& out) {
  Lines lines(out, place);
  const std::string where = shown_path(finding.path) + ":" + std::to_string(finding.begin.line) +
                            ":" + std::to_string(finding.begin.column);
  lines.add(style(Mark::path, where) + ":", where + ":");
  const std::string_view severity = to_string(finding.severity);
  lines.add(style(mark_of(finding.severity), severity) + ":", std::string(severity) + ":");
  std::string words = text::printable(finding.message);
  if (!finding.suggestion.empty()) words += "; " + text::printable(finding.suggestion);
  lines.add_words(words);
  if (!finding.rule.empty()) {
    const std::string rule = "[" + finding.rule + "]";
    lines.add(style(Mark::dim, rule), rule);
  }
  lines.end();
}

std::string text_of(std::span<const Diagnostic> findings, const Style& style, TextPlace place) {
  constexpr std::size_t kUsual = 160;  // bytes of a message
  std::string out;
  out.reserve(findings.size() * kUsual);
  for (const Diagnostic& finding : findings) {
    add_message(finding, style, place, out);
    if (place.carets) out += caret(finding, style, place.width);
  }
  return out;
}

}  // namespace

std::string shown_path(std::string_view path) {
  return text::replace_all(text::replace_all(text::printable(path), "\r", "\\r"), "\n", "\\n");
}

std::string findings_text(const std::vector<Diagnostic>& findings, const Style& style,
                          TextPlace place, unsigned jobs) {
  constexpr std::size_t kWorthAThread = 1000;
  const std::size_t size = findings.size();
  const std::size_t parts = std::min<std::size_t>(jobs, size / kWorthAThread);
  if (parts < 2) return text_of(findings, style, place);
  std::vector<std::string> texts(parts);
  const auto write = [&](std::size_t i) {
    const std::size_t begin = size * i / parts;
    const std::size_t end = size * (i + 1) / parts;
    texts[i] = text_of(std::span(findings).subspan(begin, end - begin), style, place);
  };
  (void)for_each_parallel(parts, jobs, write, [](std::size_t) { return true; });
  return text::join(texts, "");
}

}  // namespace uxi::cli
