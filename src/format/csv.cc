#include "format/csv.h"

#include <algorithm>
#include <array>

namespace uxi::format::csv {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

class Reader {
 public:
  Reader(const SourceFile& source, Diagnostics& diagnostics, char separator)
      : source_(source), text_(source.text()), diagnostics_(diagnostics), separator_(separator) {}

  /// One row from `at`, which moves behind its line end.
  Row row(std::size_t& at) {
    Row out{.cells = {}, .span = {at, at}};
    out.cells.push_back(cell(at));
    while (at < text_.size() && text_[at] == separator_) out.cells.push_back(cell(++at));
    out.span.end = at;
    if (text_.substr(at, 2) == "\r\n") ++at;
    if (at < text_.size()) ++at;
    return out;
  }

 private:
  bool ends_cell(std::size_t at) const {
    return at >= text_.size() || text_[at] == separator_ || text_[at] == '\n' || text_[at] == '\r';
  }

  /// Quotes count at the start of a cell only; what stands behind the closing one is kept.
  Cell cell(std::size_t& at) {
    Cell out{.text = {}, .span = {at, at}};
    if (at < text_.size() && text_[at] == '"') quoted(at, out.text);
    while (!ends_cell(at)) out.text += text_[at++];
    out.span.end = at;
    return out;
  }

  void quoted(std::size_t& at, std::string& out) {
    const std::size_t open = at++;
    for (; at < text_.size(); ++at) {
      if (text_[at] == '"') {
        if (text_.substr(at, 2) != "\"\"") break;
        ++at;
      }
      out += text_[at];
    }
    if (at < text_.size()) {
      ++at;
      return;
    }
    diagnostics_.report(source_, {open, open + 1}, Severity::error, "csv/unclosed-quote",
                        "the quote opened here is never closed",
                        "close it, or double a quote that belongs to the text");
  }

  const SourceFile& source_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  char separator_;
};

bool is_blank(const Row& row) { return row.cells.size() == 1 && row.span.empty(); }

/// Of `,` `;` and tab the one that gives most cells in the first row that is not blank; `,` where
/// they give the same.
char find_separator(const SourceFile& source, std::size_t begin) {
  char best = ',';
  std::size_t most = 0;
  for (const char candidate : {',', ';', '\t'}) {
    Diagnostics ignored;  // the real reading reports them
    Reader reader(source, ignored, candidate);
    std::size_t at = begin;
    Row row;
    do {
      row = reader.row(at);
    } while (is_blank(row) && at < source.text().size());
    if (row.cells.size() > most) {
      most = row.cells.size();
      best = candidate;
    }
  }
  return best;
}

/// `-5`, `+49 30 1234`, `-1,5`: what a person types as a number or a phone number.
bool is_number(std::string_view text) {
  return (text[0] == '+' || text[0] == '-') && text.size() > 1 &&
         text.find_first_not_of("0123456789., ", 1) == text.npos &&
         text.find_first_of("0123456789") != text.npos;
}

bool is_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos &&
         !is_number(text);
}

/// Also where the bytes would read as something else at the start of a file: a blank line, a byte
/// order mark.
bool must_quote(std::string_view cell, bool alone) {
  return cell.find_first_of(",;\t\"\r\n") != cell.npos || (alone && cell.empty()) ||
         cell.starts_with(' ') || cell.ends_with(' ') || cell.starts_with(kByteOrderMark);
}

}  // namespace

Table parse(const SourceFile& source, Diagnostics& diagnostics, char separator) {
  std::size_t at = source.text().starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  Table table;
  table.separator = separator != 0 ? separator : find_separator(source, at);
  Reader reader(source, diagnostics, table.separator);
  while (at < source.text().size()) {
    Row row = reader.row(at);
    if (!is_blank(row)) table.rows.push_back(std::move(row));
  }
  return table;
}

std::string write_row(const std::vector<std::string>& cells, bool guard_formulas) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    const std::string cell = (guard_formulas && is_formula(cells[i]) ? "'" : "") + cells[i];
    if (!must_quote(cell, cells.size() == 1)) {
      out += cell;
      continue;
    }
    out += '"';
    for (const char c : cell) out.append(c == '"' ? 2 : 1, c);
    out += '"';
  }
  return out + '\n';
}

}  // namespace uxi::format::csv
