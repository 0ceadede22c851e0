#include "cli/table.h"

#include <algorithm>

#include "format/csv.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

constexpr int kGap = 2;
constexpr int kLeastName = 12;

/// Widths that hold every cell of every column.
std::vector<int> widths_of(const Table& table) {
  std::vector<int> widths;
  for (const std::string& cell : table.head) {
    widths.push_back(text::display_width(text::printable(cell)));
  }
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < widths.size(); ++i)
      widths[i] = std::max(widths[i], text::display_width(text::printable(row[i])));
  }
  return widths;
}

std::string fitted(const std::string& cell, int width, bool left) {
  const std::string shown = text::elide(text::printable(cell), width);
  const int missing = width - text::display_width(shown);
  const std::string blanks(static_cast<std::size_t>(std::max(missing, 0)), ' ');
  return left ? shown + blanks : blanks + shown;
}

/// Columns `begin` to `end` behind the names.
struct Block {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class TextTable {
 public:
  TextTable(const Table& table, int width, const Style& style)
      : table_(table), style_(style), width_(width), widths_(widths_of(table)) {
    shrink();
  }

  std::string run() {
    std::string out;
    for (const Block& block : blocks()) {
      if (!out.empty()) out += '\n';
      out += style_(Mark::strong, line(table_.head, block)) + '\n';
      for (const auto& row : table_.rows) out += line(row, block) + '\n';
    }
    return out;
  }

 private:
  [[nodiscard]] int names_width() const {
    int width = 0;
    for (std::size_t i = 0; i < table_.names; ++i) width += widths_[i] + kGap;
    return width;
  }

  /// Cuts the widest name column until the widest number fits beside them, and wide heads of
  /// numbers to what the cells below can bear.
  void shrink() {
    int widest = 0;
    for (std::size_t i = table_.names; i < widths_.size(); ++i) {
      widths_[i] = std::min(widths_[i], width_ / 2);
      widest = std::max(widest, widths_[i]);
    }
    while (names_width() + widest > width_) {
      const auto name = std::max_element(
          widths_.begin(), widths_.begin() + static_cast<std::ptrdiff_t>(table_.names));
      if (*name <= kLeastName) return;
      --*name;
    }
  }

  [[nodiscard]] std::vector<Block> blocks() const {
    std::vector<Block> blocks{{table_.names, table_.names}};
    int used = names_width();
    for (std::size_t i = table_.names; i < widths_.size(); ++i) {
      if (used + widths_[i] > width_ && i > blocks.back().begin) {
        blocks.push_back({i, i});
        used = names_width();
      }
      used += widths_[i] + kGap;
      blocks.back().end = i + 1;
    }
    return blocks;
  }

  [[nodiscard]] std::string line(const std::vector<std::string>& cells, const Block& block) const {
    std::string out;
    for (std::size_t i = 0; i < table_.names; ++i) {
      out += fitted(cells[i], widths_[i], true) + std::string(kGap, ' ');
    }
    for (std::size_t i = block.begin; i < block.end; ++i) {
      out += fitted(cells[i], widths_[i], false) + std::string(kGap, ' ');
    }
    while (out.ends_with(' ')) out.pop_back();
    return out;
  }

  const Table& table_;
  const Style& style_;
  int width_;
  std::vector<int> widths_;
};

std::string markdown_cell(const std::string& cell) {
  std::string out = text::squeeze(text::printable(cell));
  for (const char* mark : {"\\", "|", "*", "_", "`", "[", "<"}) {
    out = text::replace_all(out, mark, std::string("\\") + mark);
  }
  return out;
}

}  // namespace

std::string table_text(const Table& table, int width, const Style& style) {
  return TextTable(table, width, style).run();
}

std::string table_markdown(const Table& table) {
  const auto line = [](const std::vector<std::string>& cells) {
    std::string out = "|";
    for (const std::string& cell : cells) out += " " + markdown_cell(cell) + " |";
    return out + "\n";
  };
  std::string out = line(table.head) + "|";
  for (std::size_t i = 0; i < table.head.size(); ++i) out += i < table.names ? "---|" : "--:|";
  out += "\n";
  for (const auto& row : table.rows) out += line(row);
  return out;
}

std::string table_csv(const Table& table) {
  std::string out = format::csv::write_row(table.head, true);
  for (const auto& row : table.rows) out += format::csv::write_row(row, true);
  return out;
}

}  // namespace uxi::cli
