// A look at tags only as far as a guide's words need it: names decide whether they begin a block, a
// list, a cell, or nothing (HTML, sections 13.2.5, 15.3 and 4.9). Character references are the few
// that editors write by themselves.
#include "speech/markup.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace uxi::speech {
namespace {

using format::markdown::PlainText;

constexpr std::size_t kMostColumns = 30;  ///< of a table whose columns are told apart

constexpr std::string_view kBlocks[] = {
    "p",  "div", "table", "thead", "tbody", "tr",         "td",      "th",      "li",
    "ul", "ol",  "br",    "dl",    "dt",    "dd",         "details", "summary", "section",
    "h1", "h2",  "h3",    "h4",    "h5",    "blockquote", "article", "h6",      "hr"};

struct Reference {
  std::string_view name;
  std::string_view text;
};
constexpr auto kReferences = std::to_array<Reference>({{"&amp;", "&"},
                                                       {"&lt;", "<"},
                                                       {"&gt;", ">"},
                                                       {"&quot;", "\""},
                                                       {"&apos;", "'"},
                                                       {"&#39;", "'"},
                                                       {"&nbsp;", " "},
                                                       {"&lsquo;", "‘"},
                                                       {"&rsquo;", "’"},
                                                       {"&ldquo;", "“"},
                                                       {"&rdquo;", "”"},
                                                       {"&ndash;", "–"},
                                                       {"&mdash;", "—"},
                                                       {"&hellip;", "…"}});

bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// What `colspan="2"` says in a tag; 1 where it says nothing.
std::size_t span_in(std::string_view tag, std::string_view name) {
  constexpr std::size_t kMost = 100;
  const std::size_t at = tag.find(name);
  if (at == std::string_view::npos) return 1;
  std::size_t span = 0;
  for (const char c : tag.substr(at + name.size())) {
    if (c >= '0' && c <= '9') span = span * 10 + static_cast<std::size_t>(c - '0');
    if (span > kMost || (span > 0 && (c < '0' || c > '9'))) break;
  }
  return std::clamp<std::size_t>(span, 1, kMost);
}

void append(PlainText& words, const PlainText& more) {
  if (!words.text.empty()) {
    words.text += '\n';
    words.source.push_back(more.source.front());
    words.source_end.push_back(more.source_end.front());
  }
  words.text += more.text;
  words.source.append(more.source);
  words.source_end.append(more.source_end);
}

/// The parts of tables: rows of cells where the first row has only headings, else as they come.
class TableRows {
 public:
  TableRows(MarkupTable& table, std::vector<MarkupPart>& parts) : table_(table), parts_(parts) {}

  void begin_table() {
    if (table_.open && in_cell_) ++nested_;
    if (nested_ > 0) return;
    end_row();
    table_ = {.open = true, .first = true};
  }
  void end_table() {
    if (nested_ > 0) {
      --nested_;
      return;
    }
    end_row();
    table_ = {};
  }
  void begin_row() {
    if (nested_ == 0) end_row();
  }
  void begin_cell(bool names, std::size_t columns, std::size_t rows) {
    if (nested_ > 0 || !collects()) return;
    skip_filled();
    cells_.push_back({.column = table_.column, .names = names || head_});
    in_cell_ = true;
    for (; columns > 0; --columns) fill(table_.column++, static_cast<int>(rows) - 1);
  }
  void end_cell() { in_cell_ = in_cell_ && nested_ > 0; }
  void head(bool inside) { head_ = inside; }

  void add(MarkupPart part) {
    if (in_cell_) {
      cells_.back().parts.push_back(std::move(part));
    } else {
      parts_.push_back(std::move(part));
    }
  }

  /// What there is of the row; more of it may come in the next block.
  void end_block() {
    if (table_.first || !table_.headed) return end_row();
    const std::size_t column = table_.column;
    if (!cells_.empty()) put_row(false);
    table_.column = column;
  }

 private:
  struct Cell {
    std::size_t column = 0;
    bool names = false;
    std::vector<MarkupPart> parts = {};
  };

  [[nodiscard]] bool collects() const { return table_.open && (table_.first || table_.headed); }

  void fill(std::size_t column, int rows) {
    if (table_.filled.size() <= column) table_.filled.resize(column + 1);
    table_.filled[column] = rows;
  }
  void skip_filled() {
    auto& filled = table_.filled;
    while (table_.column < filled.size() && filled[table_.column] > 0) --filled[table_.column++];
  }

  void end_row() {
    if (table_.column > 0) skip_filled();
    in_cell_ = false;
    const bool names = table_.first && cells_.size() > 1 &&
                       std::ranges::all_of(cells_, [](const Cell& cell) { return cell.names; });
    if (!cells_.empty()) {
      if (names || table_.headed) {
        put_row(names);
      } else {
        put_parts();
      }
      table_.headed = table_.headed || names;
      table_.first = false;
    }
    table_.column = 0;
  }
  void put_row(bool names) {
    MarkupPart row{.words = {}, .header = names};
    if (names) table_.columns = std::min(table_.column, kMostColumns);
    row.cells.resize(std::min(table_.column, table_.columns));
    for (Cell& cell : cells_) {
      if (cell.column >= row.cells.size()) break;
      for (const MarkupPart& part : cell.parts) append(row.cells[cell.column], part.words);
    }
    parts_.push_back(std::move(row));
    cells_.clear();
    in_cell_ = false;
  }
  void put_parts() {
    for (Cell& cell : cells_) std::ranges::move(cell.parts, std::back_inserter(parts_));
    cells_.clear();
  }

  MarkupTable& table_;
  std::vector<MarkupPart>& parts_;
  std::vector<Cell> cells_;
  bool in_cell_ = false;
  bool head_ = false;
  int nested_ = 0;  ///< tables inside the cell
};

class MarkupCutter {
 public:
  MarkupCutter(const PlainText& html, MarkupTable& table)
      : html_(html), text_(html.text), rows_(table, parts_) {}

  std::vector<MarkupPart> cut() {
    while (at_ < text_.size()) {
      if (text_[at_] == '<' && skip_tag()) continue;
      if (text_[at_] == '&' && take_reference()) continue;
      take(at_, at_ + 1, text_.substr(at_, 1));
      ++at_;
    }
    flush();
    rows_.end_block();
    return std::move(parts_);
  }

 private:
  /// False where no tag or comment begins here.
  bool skip_tag() {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("<!--")) return skip_behind("-->");
    const bool closes = rest.starts_with("</");
    const std::size_t begin = closes ? 2 : 1;
    std::size_t end = begin;
    while (end < rest.size() &&
           (is_letter(rest[end]) || (end > begin && rest[end] >= '1' && rest[end] <= '6'))) {
      ++end;
    }
    if (end == begin) return false;
    std::string name(rest.substr(begin, end - begin));
    for (char& c : name) c = static_cast<char>(is_letter(c) ? c | 0x20 : c);
    if (!closes && (name == "script" || name == "style")) return skip_behind("</" + name);
    if (std::ranges::find(kBlocks, name) != std::ranges::end(kBlocks)) {
      flush();
      if (!enter_table(name, closes, rest.substr(0, rest.find('>')))) enter(name, closes);
    }
    return skip_behind(">");
  }

  bool skip_behind(std::string_view mark) {
    const std::size_t found = text_.find(mark, at_);
    at_ = found == std::string_view::npos ? text_.size() : found + mark.size();
    return true;
  }

  /// False where the tag is none of a table.
  bool enter_table(std::string_view name, bool closes, std::string_view tag) {
    if (name == "table") {
      closes ? rows_.end_table() : rows_.begin_table();
    } else if (name == "tr") {
      rows_.begin_row();
    } else if (name == "thead") {
      rows_.head(!closes);
    } else if (name != "td" && name != "th") {
      return false;
    } else if (closes) {
      rows_.end_cell();
    } else {
      rows_.begin_cell(name == "th", span_in(tag, "colspan"), span_in(tag, "rowspan"));
    }
    return true;
  }

  void enter(std::string_view name, bool closes) {
    summary_ = name == "summary" && !closes;
    if (name == "ul" || name == "ol") depth_ = std::max(depth_ + (closes ? -1 : 1), 0);
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
      heading_ = closes ? 0 : name[1] - '0';
    }
  }

  bool take_reference() {
    const std::string_view rest = text_.substr(at_);
    const auto found = std::ranges::find_if(
        kReferences, [&](const Reference& each) { return rest.starts_with(each.name); });
    if (found == kReferences.end()) return false;
    take(at_, at_ + found->name.size(), found->text);
    at_ += found->name.size();
    return true;
  }

  /// Words that stand at `[begin, end)` of the HTML.
  void take(std::size_t begin, std::size_t end, std::string_view words) {
    for (char c : words) {
      if (is_blank(c)) {
        if (part_.text.empty() || part_.text.back() == ' ') continue;
        c = ' ';
      }
      part_.text += c;
      part_.source.push_back(html_.source[begin]);
      part_.source_end.push_back(html_.source_end[end - 1]);
    }
  }

  void flush() {
    if (!part_.text.empty() && part_.text.back() == ' ') {
      part_.text.pop_back();
      part_.source.pop_back();
      part_.source_end.pop_back();
    }
    if (!part_.text.empty()) {
      rows_.add(
          {.words = std::move(part_), .depth = depth_, .heading = heading_, .summary = summary_});
    }
    part_ = {};
  }

  const PlainText& html_;
  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  int heading_ = 0;
  bool summary_ = false;
  PlainText part_;
  std::vector<MarkupPart> parts_;
  TableRows rows_;
};

}  // namespace

std::vector<MarkupPart> cut_markup(const PlainText& html, MarkupTable& table) {
  return MarkupCutter(html, table).cut();
}

}  // namespace uxi::speech
