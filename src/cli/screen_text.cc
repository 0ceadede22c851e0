#include "cli/screen_text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "cli/screen_json.h"
#include "format/csv.h"
#include "format/json.h"
#include "recruit/shortage.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {

using recruit::Outcome;
using recruit::Screened;
using recruit::Verdict;

namespace {

constexpr int kWidth = 80;
constexpr int kWidestSegment = 16;

/// `text` and blanks up to `width` columns; cut where it is wider.
std::string cell(std::string_view text, int width) {
  const std::string shown = text::elide(text::printable(text), width);
  return shown + std::string(static_cast<std::size_t>(width - text::display_width(shown)), ' ');
}

/// Words from column `left` on, in as many lines as they need.
std::string hanging(std::string_view words, int left) {
  return text::replace_all(text::wrap(text::printable(words), kWidth - left), "\n",
                           "\n" + std::string(static_cast<std::size_t>(left), ' '));
}

Mark mark_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::in: return Mark::added;
    case Outcome::waiting: return Mark::warning;
    case Outcome::out:
    case Outcome::duplicate: return Mark::removed;
    case Outcome::known: return Mark::dim;
  }
  return Mark::dim;
}

/// Columns as wide as what stands in them.
struct Columns {
  int row = 3;
  int id = 3;
  int segment = 7;

  explicit Columns(const Screened& screened) {
    for (const Verdict& verdict : screened.verdicts) {
      row = std::max(row, static_cast<int>(std::to_string(verdict.row).size()));
      id = std::max(id, static_cast<int>(verdict.id.size()));
      segment = std::max(segment, text::display_width(verdict.segment));
    }
    segment = std::min(segment, kWidestSegment);
  }
};

std::string verdict_line(const Verdict& verdict, const Columns& columns, const Style& style) {
  const int left = 2 + columns.row + 2 + 9 + 2 + columns.id + 2 + columns.segment + 2;
  std::string out =
      fmt::format("  {:>{}}  {}  {}  {}  {}\n", verdict.row, columns.row,
                  style(mark_of(verdict.outcome), cell(to_string(verdict.outcome), 9)),
                  cell(verdict.id, columns.id), cell(verdict.segment, columns.segment),
                  hanging(verdict.reason, left));
  if (verdict.outcome == Outcome::out) return out;
  for (const recruit::Flag& flag : verdict.flags) {
    const std::string words = std::string(to_string(flag.doubt)) + ": " + flag.words;
    out += std::string(static_cast<std::size_t>(left), ' ') +
           style(Mark::warning, hanging(words, left)) + "\n";
  }
  return out;
}

std::string verdicts_text(const Screened& screened, const std::vector<std::string>& files,
                          const Style& style) {
  const Columns columns(screened);
  std::string out;
  for (std::size_t file = 0; file < files.size(); ++file) {
    const auto rows = std::ranges::count(screened.verdicts, file, &Verdict::file);
    out += style(Mark::path, text::printable(files[file])) + ": " +
           text::counted(static_cast<std::size_t>(rows), "answer") + "\n";
    if (rows == 0) continue;
    out += "  " +
           style(Mark::dim,
                 fmt::format("{:>{}}  {}  {}  {}  why", "row", columns.row, cell("status", 9),
                             cell("id", columns.id), cell("segment", columns.segment))) +
           "\n";
    for (const Verdict& verdict : screened.verdicts) {
      if (verdict.file == file) out += verdict_line(verdict, columns, style);
    }
  }
  return out;
}

std::string waiters_text(const Screened& screened, const Style& style) {
  if (screened.waiters.empty()) return {};
  std::string out = "\n" + style(Mark::strong, "waiting since an earlier run") + "\n";
  for (const recruit::Waiter& waiter : screened.waiters) {
    out += fmt::format("  {}  {}  {}  {}\n", cell(waiter.id, 4),
                       style(waiter.moved_up ? Mark::added : Mark::warning,
                             cell(waiter.moved_up ? "in" : "waiting", 9)),
                       cell(waiter.segment, kWidestSegment), hanging(waiter.reason, 37));
  }
  return out;
}

std::string bounds_text(const Screened& screened, const Style& style) {
  std::string out = "\n" + style(Mark::strong, "places") + "\n";
  const auto line = [&](const std::string& what, const std::string& got, int there) {
    out += fmt::format("  {}  {}  {} to choose from\n", cell(what, 44), cell(got, 8), there);
  };
  for (std::size_t i = 0; i < screened.targets.size(); ++i) {
    const recruit::Target& target = screened.targets[i];
    const std::string got = std::to_string(screened.selected.by_target[i]);
    line("segment " + target.segment,
         target.people ? fmt::format("{} of {}", got, *target.people) : got,
         screened.pool.by_target[i]);
  }
  for (std::size_t i = 0; i < screened.limits.size(); ++i) {
    line(recruit::limit_in_words(screened.limits[i]), std::to_string(screened.selected.by_limit[i]),
         screened.pool.by_limit[i]);
  }
  return out;
}

std::string shortages_text(const Screened& screened, const Style& style) {
  if (screened.shortages.empty()) return {};
  std::string out = "\n" + style(Mark::strong, "short") + "\n";
  for (const recruit::Shortage& shortage : screened.shortages) {
    const std::string line = fmt::format("{}: {} in, {} short; {}", shortage.what, shortage.got,
                                         shortage.wanted - shortage.got, shortage.why);
    out += "  " + style(Mark::warning, hanging(line, 4)) + "\n";
  }
  return out;
}

std::string notes_text(const Screened& screened, const Style& style) {
  if (screened.notes.empty()) return {};
  std::string out = "\n" + style(Mark::strong, "notes") + "\n";
  for (const std::string& note : screened.notes) {
    out += "  " + hanging(note, 4) + "\n";
  }
  return out;
}

void write_verdicts(format::json::Writer& json, const Screened& screened,
                    const std::vector<std::string>& files) {
  json.key("people").begin_array();
  for (const Verdict& verdict : screened.verdicts) {
    json.begin_object()
        .field("file", files[verdict.file])
        .field("row", std::uint64_t{verdict.row})
        .field("status", to_string(verdict.outcome))
        .field("id", verdict.id)
        .field("segment", verdict.segment)
        .field("rule", verdict.rule)
        .field("reason", verdict.reason)
        .key("flags")
        .begin_array();
    for (const recruit::Flag& flag : verdict.flags) {
      json.begin_object()
          .field("doubt", to_string(flag.doubt))
          .field("words", flag.words)
          .end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().key("waiting_before").begin_array();
  for (const recruit::Waiter& waiter : screened.waiters) {
    json.begin_object()
        .field("id", waiter.id)
        .field("status", waiter.moved_up ? "in" : "waiting")
        .field("segment", waiter.segment)
        .field("reason", waiter.reason)
        .end_object();
  }
  json.end_array();
}

void write_findings(format::json::Writer& json, const std::vector<Diagnostic>& findings) {
  json.key("findings").begin_array();
  for (const Diagnostic& finding : findings) {
    json.begin_object()
        .field("rule", finding.rule)
        .field("severity", to_string(finding.severity))
        .field("path", finding.path)
        .field("line", finding.begin.line)
        .field("column", finding.begin.column)
        .field("message", finding.message)
        .field("suggestion", finding.suggestion)
        .end_object();
  }
  json.end_array();
}

constexpr auto kOutcomes = std::to_array<Outcome>(
    {Outcome::in, Outcome::waiting, Outcome::out, Outcome::duplicate, Outcome::known});

}  // namespace

std::string screened_text(const Screened& screened, const std::vector<std::string>& files,
                          const Style& style) {
  return verdicts_text(screened, files, style) + waiters_text(screened, style) +
         bounds_text(screened, style) + shortages_text(screened, style) +
         notes_text(screened, style);
}

std::string screened_json(const Screened& screened, const std::vector<std::string>& files,
                          const std::string& study, const std::vector<Diagnostic>& findings) {
  format::json::Writer json;
  json.begin_object().field("version", 1).field("study", study);
  write_verdicts(json, screened, files);
  write_bounds(json, screened);
  json.field("best", screened.proven).key("notes").begin_array();
  for (const std::string& note : screened.notes) json.value(note);
  json.end_array();
  write_findings(json, findings);
  json.key("summary").begin_object();
  for (const Outcome outcome : kOutcomes) {
    json.field(to_string(outcome), std::uint64_t{screened.count(outcome)});
  }
  json.end_object().end_object();
  return json.text();
}

std::string screened_csv(const Screened& screened, const std::vector<std::string>& files) {
  std::string out =
      format::csv::write_row({"file", "row", "status", "id", "segment", "rule", "reason", "flags"});
  for (const Verdict& verdict : screened.verdicts) {
    std::vector<std::string> flags;
    for (const recruit::Flag& flag : verdict.flags) flags.emplace_back(to_string(flag.doubt));
    out += format::csv::write_row(
        {files[verdict.file], std::to_string(verdict.row), std::string(to_string(verdict.outcome)),
         verdict.id, verdict.segment, verdict.rule, verdict.reason, text::join(flags, "; ")},
        true);
  }
  return out;
}

std::string screened_summary(const Screened& screened) {
  std::vector<std::string> parts;
  for (const Outcome outcome : kOutcomes) {
    const std::size_t n = screened.count(outcome);
    if (n > 0) parts.push_back(fmt::format("{} {}", n, to_string(outcome)));
  }
  return parts.empty() ? "no answers" : text::join(parts, ", ");
}

}  // namespace uxi::cli
