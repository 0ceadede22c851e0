#include "recruit/responses.h"

#include <algorithm>
#include <fmt/core.h>
#include <map>

#include "format/csv.h"
#include "recruit/columns.h"
#include "recruit/identity.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/hash.h"

namespace uxi::recruit {

using format::csv::Cell;
using format::csv::Row;
using format::csv::Table;

namespace {

/// Words of an answer in a message: cut where they are long.
std::string shown(std::string_view text) {
  constexpr int kWidth = 40;
  return "`" + text::elide(text::squeeze(text), kWidth) + "`";
}

class RowReader {
 public:
  RowReader(const SourceFile& source, const Screener& screener, std::vector<ColumnUse> uses,
            Diagnostics& diagnostics)
      : source_(source), screener_(screener), uses_(std::move(uses)), diagnostics_(diagnostics) {
    for (const ScreenerQuestion& question : screener.questions) readers_.emplace_back(question);
  }

  Response read(const Row& row, std::size_t number) {
    check_length(row, number);
    Response out{.row = number};
    out.answers.resize(readers_.size());
    std::string first_name;
    std::string last_name;
    for (std::size_t i = 0; i < uses_.size(); ++i) {
      const Cell empty{{}, {row.span.end, row.span.end}};
      const Cell& cell = i < row.cells.size() ? row.cells[i] : empty;
      const std::string text(text::trim(cell.text));
      if (uses_[i].question) {
        out.answers[*uses_[i].question] = answer(*uses_[i].question, cell);
      } else if (!uses_[i].personal) {
        out.other.push_back(text);
      } else {
        place(*uses_[i].personal, out, first_name, last_name) = text;
      }
    }
    if (out.reach.name.empty()) out.reach.name = text::trim(first_name + " " + last_name);
    if (!is_recognisable(out.reach) && out.reach.response.empty()) {
      out.reach.response = made_name(row);
    }
    return out;
  }

 private:
  static std::string& place(Personal personal, Response& out, std::string& first_name,
                            std::string& last_name) {
    switch (personal) {
      case Personal::name: return out.reach.name;
      case Personal::first_name: return first_name;
      case Personal::last_name: return last_name;
      case Personal::email: return out.reach.email;
      case Personal::phone: return out.reach.phone;
      case Personal::consent: return out.reach.consent;
      case Personal::answered: return out.answered;
      case Personal::response: break;
    }
    return out.reach.response;
  }

  /// A hash of all cells; the second row of the same cells gets another.
  std::string made_name(const Row& row) {
    std::string all;
    for (const Cell& cell : row.cells) all += cell.text + '\x1f';
    const int times = ++times_seen_[all];
    return content_hash(all) + (times > 1 ? "-" + std::to_string(times) : "");
  }

  void check_length(const Row& row, std::size_t number) {
    if (row.cells.size() == uses_.size()) return;
    diagnostics_.report(source_, {row.span.begin, row.span.begin}, Severity::warning,
                        "responses/cells",
                        fmt::format("row {} has {}, the header {}", number,
                                    text::counted(row.cells.size(), "cell"), uses_.size()),
                        row.cells.size() < uses_.size() ? "what is missing counts as not answered"
                                                        : "what is too much is left out");
  }

  Answer answer(std::size_t index, const Cell& cell) {
    const ScreenerQuestion& question = screener_.questions[index];
    Answer out = readers_[index].read(cell.text);
    if (question.type == AnswerType::number && !out.text.empty() && !out.number) {
      diagnostics_.report(source_, cell.span, Severity::warning, "responses/not-a-number",
                          fmt::format("{} is no number; `{}` counts as not answered",
                                      shown(out.text), question.id.value));
    }
    for (const std::string& part : out.unknown) {
      diagnostics_.report(
          source_, cell.span, out.as_other ? Severity::suggestion : Severity::warning,
          "responses/unknown-option",
          fmt::format("{} is not an option of `{}`; {}", shown(part), question.id.value,
                      out.as_other ? "it counts as other" : "it counts for nothing"));
    }
    return out;
  }

  const SourceFile& source_;
  const Screener& screener_;
  std::vector<ColumnUse> uses_;
  std::vector<AnswerReader> readers_;
  std::map<std::string, int> times_seen_;
  Diagnostics& diagnostics_;
};

bool is_empty(const Row& row) {
  return std::ranges::all_of(row.cells,
                             [](const Cell& cell) { return text::trim(cell.text).empty(); });
}

/// Nothing in the first row is known: it is not the header of this screener's form.
bool has_header(const std::vector<ColumnUse>& uses) {
  return std::ranges::any_of(uses, [](const ColumnUse& use) { return use.question.has_value(); });
}

Responses read_table(const SourceFile& source, std::string name, const Table& table,
                     const Screener& screener, Diagnostics& diagnostics) {
  Responses out{.path = source.path(), .source = std::move(name)};
  if (table.rows.empty()) {
    diagnostics.report(source, {}, Severity::error, "responses/empty", "the file is empty",
                       "export the answers again, with the questions in the first row");
    return out;
  }
  Diagnostics about_header;
  std::vector<ColumnUse> uses = read_header(source, table.rows.front(), screener, about_header);
  if (!has_header(uses) && about_header.count(Severity::error) > 1) {
    diagnostics.report(source, table.rows.front().span, Severity::error, "responses/no-header",
                       "no column of the first row is a question of the screener",
                       "the first row must hold the questions, in the words of screener.yaml");
    return out;
  }
  diagnostics.append(about_header.items());
  if (about_header.has_errors()) return out;
  for (const ColumnUse& use : uses) {
    out.has_contacts |= use.personal == Personal::email || use.personal == Personal::phone;
    if (!use.question && !use.personal) out.other_headers.push_back(use.header);
  }
  RowReader reader(source, screener, std::move(uses), diagnostics);
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    if (is_empty(table.rows[i])) continue;
    if (out.rows.size() == kMaxResponses) {
      diagnostics.report(source, table.rows[i].span, Severity::error, "responses/limit",
                         fmt::format("a file holds at most {} answers", kMaxResponses));
      break;
    }
    out.rows.push_back(reader.read(table.rows[i], i + 1));
  }
  return out;
}

}  // namespace

Responses read_responses(const SourceFile& source, std::string name, const Screener& screener,
                         Diagnostics& diagnostics) {
  Diagnostics findings;
  const Table table = format::csv::parse(source, findings);
  Responses out{.path = source.path(), .source = name};
  if (!findings.has_errors()) out = read_table(source, std::move(name), table, screener, findings);
  for (Diagnostic finding : findings.items()) {
    finding.line_text.clear();
    if (finding.rule != "responses/unknown-option" && finding.rule != "responses/not-a-number") {
      finding.excerpt.clear();
    }
    diagnostics.add(std::move(finding));
  }
  return out;
}

}  // namespace uxi::recruit
