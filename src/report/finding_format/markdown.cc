// A comment for a pull request: the summary, a table a file, suggestions folded away. The first
// line lets a later run find its comment and write it anew.
//
// GitHub takes comments of 65,536 characters. What does not fit is counted by file, warnings before
// errors, with the command that shows it.
#include <algorithm>

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

struct Row {
  std::size_t file = 0;
  Severity severity = Severity::error;
  std::string text;
  bool fits = false;
};

/// Tables of the files, as many rows as there is room for: errors before warnings.
class Tables {
 public:
  explicit Tables(const std::vector<FileFindings>& files) : files_(files) {}

  void add(bool suggestions) {
    for (std::size_t i = 0; i < files_.size(); ++i) {
      const FileFindings& file = files_[i];
      if (!suggestions && !file.unread.empty())
        rows_.push_back({i, Severity::error, "| | error | " + cell(file.unread) + " | |\n"});
      for (const Diagnostic* finding : file.list) {
        if ((finding->severity == Severity::suggestion) == suggestions)
          rows_.push_back({i, finding->severity, row(*finding)});
      }
    }
  }

  [[nodiscard]] std::string text(std::size_t room, const std::string& command) {
    choose(room);
    std::string out;
    std::vector<bool> headed(files_.size());
    for (const Row& row : rows_) {
      if (!row.fits) continue;
      if (!headed[row.file]) out += heading(files_[row.file]);
      headed[row.file] = true;
      out += row.text;
    }
    return out + left_out(command);
  }

 private:
  /// Once one does not fit, none behind it does, and no milder one.
  void choose(std::size_t room) {
    std::vector<bool> headed(files_.size());
    for (const Severity severity : {Severity::error, Severity::warning, Severity::suggestion}) {
      for (Row& row : rows_) {
        if (row.severity != severity) continue;
        const std::size_t size =
            row.text.size() + (headed[row.file] ? 0 : heading(files_[row.file]).size());
        if (size > room) return;
        row.fits = headed[row.file] = true;
        room -= size;
      }
    }
  }

  /// "12 more findings did not fit here, 2 errors among them: 9 in a.md, 3 in b.md. Run `uxi guide
  /// lint` to see all."
  [[nodiscard]] std::string left_out(const std::string& command) const {
    std::vector<std::size_t> counts(files_.size());
    std::size_t count = 0;
    std::size_t errors = 0;
    for (const Row& row : rows_) {
      if (row.fits) continue;
      ++count;
      ++counts[row.file];
      if (row.severity == Severity::error) ++errors;
    }
    if (count == 0) return {};
    const bool all = errors == count;
    std::string out = "\n" + text::counted(count, all ? "more error" : "more finding");
    out += " did not fit here";
    if (errors > 0 && !all) out += ", " + text::counted(errors, "error") + " among them";
    return out + ": " + by_file(counts) + ". Run `" + command + "` to see all.\n";
  }

  [[nodiscard]] std::string by_file(const std::vector<std::size_t>& counts) const {
    constexpr std::size_t kMost = 10;
    constexpr int kLongestPath = 120;  // columns
    std::vector<std::string> parts;
    std::size_t files = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (counts[i] == 0) continue;
      if (++files > kMost) continue;
      parts.push_back(std::to_string(counts[i]) + " in " +
                      markdown_words(text::elide(files_[i].path, kLongestPath)));
    }
    if (files > kMost) parts.push_back("more in " + text::counted(files - kMost, "other file"));
    return text::join(parts, ", ");
  }

  const std::vector<FileFindings>& files_;
  std::vector<Row> rows_;
};

std::string tables(const std::vector<FileFindings>& files, bool suggestions, std::size_t room,
                   const std::string& command) {
  Tables tables(files);
  tables.add(suggestions);
  return tables.text(room, command);
}

/// Some of it was found by a rule, not by who reads the file.
bool is_explained(const Findings& findings) {
  return std::ranges::any_of(findings.list, [&](const Diagnostic& finding) {
    const auto id = [](const lint::RuleInfo& rule) { return std::string_view(rule.id); };
    return std::ranges::find(findings.rules, std::string_view(finding.rule), id) !=
           findings.rules.end();
  });
}

std::string render(const Findings& findings) {
  const auto files = by_file(findings);
  std::string out =
      "<!-- uxi findings -->\n### `" + findings.command + "`: " + summary(findings) + "\n";
  out += tables(files, false, kLongest, findings.command);
  const std::size_t suggestions = count(findings, Severity::suggestion);
  const std::size_t room = kLongest > out.size() ? kLongest - out.size() : 0;
  if (suggestions > 0) {
    out += "\n<details><summary>" + text::counted(suggestions, "suggestion") + "</summary>\n" +
           tables(files, true, room, findings.command) + "\n</details>\n";
  }
  if (is_explained(findings)) out += "\n`uxi guide explain RULE` says why a rule is one.\n";
  return out;
}

void print(const Findings& findings, const Print& out) { out(render(findings)); }

}  // namespace

FindingFormat markdown_finding_format() {
  return {.name = "markdown", .meaning = "a comment for a pull request", .print = print};
}

}  // namespace uxi::report
