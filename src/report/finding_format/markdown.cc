// A comment for a pull request: the summary, a table a file, suggestions folded away. The first
// line lets a later run find its comment and write it anew.
//
// GitHub takes comments of 65,536 characters; what does not fit is counted, not shown.
#include "report/escape.h"
#include "report/findings.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::report {
namespace {

constexpr std::size_t kLongest = 60'000;  // bytes, some room left for what a workflow adds
constexpr int kWidest = 300;              // columns of one message

/// One line for a cell of a table. What stands in backticks becomes code, the rest plain words.
std::string cell(std::string_view message) {
  const std::string line = text::elide(text::squeeze(clean(message)), kWidest);
  const auto parts = text::split(line, '`');
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool code = i % 2 == 1 && i + 1 < parts.size();
    if (code && !text::trim(parts[i]).empty()) {
      out += "`" + text::replace_all(parts[i], "|", "\\|") + "`";
    } else {
      out += i % 2 == 1 ? "\\`" : "";
      // Blanks at the ends keep the words apart from the code beside them.
      if (parts[i].starts_with(' ')) out += ' ';
      out += markdown_words(text::trim(parts[i]));
      if (parts[i].size() > 1 && parts[i].ends_with(' ')) out += ' ';
    }
  }
  return out;
}

std::string row(const Diagnostic& finding) {
  std::string out = "| " + std::to_string(finding.begin.line) + " | ";
  out += std::string(to_string(finding.severity)) + " | " + cell(finding.message);
  if (!finding.suggestion.empty()) out += "<br>" + cell(finding.suggestion);
  return out + " | `" + finding.rule + "` |\n";
}

std::string heading(const FileFindings& file) {
  return "\n#### " + markdown_words(file.path) +
         "\n\n| line | severity | finding | rule |\n|---:|---|---|---|\n";
}

/// Tables of the files, as many rows as there is room for.
class Tables {
 public:
  explicit Tables(std::size_t room) : room_(room) {}

  void add(const FileFindings& file, bool suggestions) {
    bool headed = false;
    if (!suggestions && !file.unread.empty())
      add(file, headed, "| | error | " + cell(file.unread) + " | |\n");
    for (const Diagnostic* finding : file.list) {
      if ((finding->severity == Severity::suggestion) == suggestions)
        add(file, headed, row(*finding));
    }
  }

  [[nodiscard]] std::string text() const {
    if (left_out_ == 0) return out_;
    return out_ + "\n" + text::counted(left_out_, "more finding") + " did not fit here.\n";
  }

 private:
  void add(const FileFindings& file, bool& headed, const std::string& row) {
    const std::string next = headed ? row : heading(file) + row;
    if (left_out_ > 0 || out_.size() + next.size() > room_) {
      ++left_out_;
      return;
    }
    headed = true;
    out_ += next;
  }

  std::size_t room_;
  std::string out_;
  std::size_t left_out_ = 0;
};

std::string tables(const std::vector<FileFindings>& files, bool suggestions, std::size_t room) {
  Tables tables(room);
  for (const FileFindings& file : files) tables.add(file, suggestions);
  return tables.text();
}

std::string render(const Findings& findings) {
  const auto files = by_file(findings);
  std::string out =
      "<!-- uxi findings -->\n### `" + findings.command + "`: " + summary(findings) + "\n";
  out += tables(files, false, kLongest);
  const std::size_t suggestions = count(findings, Severity::suggestion);
  if (suggestions == 0) return out;
  const std::size_t room = kLongest > out.size() ? kLongest - out.size() : 0;
  out += "\n<details><summary>" + text::counted(suggestions, "suggestion") + "</summary>\n" +
         tables(files, true, room) + "\n</details>\n";
  return out;
}

}  // namespace

FindingFormat markdown_finding_format() {
  return {.name = "markdown", .meaning = "a comment for a pull request", .render = render};
}

}  // namespace uxi::report
