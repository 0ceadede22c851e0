// The text blocks of a report in Markdown.
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "format/markdown.h"
#include "report/passage.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

namespace markdown = format::markdown;

/// An empty line without `>` between two quoted paragraphs parts two quotes.
bool parted(std::string_view between) {
  const auto lines = text::split(between, '\n');
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    if (text::trim(lines[i]).empty()) return true;
  }
  return false;
}

constexpr std::size_t kLongestFootnote = 64;  // bytes of `[^name]`

/// `[^1]` at `at`: its size, else 0.
std::size_t footnote_at(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with("[^")) return 0;
  const std::size_t close = text.substr(at, kLongestFootnote).find(']');
  const bool named = close != std::string_view::npos && close > 2;
  return named && text.substr(at, close).find_first_of(" \t\n") == std::string_view::npos
             ? close + 1
             : 0;
}

/// The report without its footnotes and their marks, of the same length, and what they said.
class Footnotes {
 public:
  explicit Footnotes(const SourceFile& report) : text_(report.text()) {
    std::size_t at = 0;
    for (const std::string_view line : text::split(report.text(), '\n')) {
      const std::size_t mark = footnote_at(line, 0);
      if (mark > 0 && line.substr(mark).starts_with(':')) {
        said_[std::string(line.substr(0, mark))] = line.substr(mark + 1);
        std::fill_n(text_.begin() + static_cast<std::ptrdiff_t>(at), line.size(), ' ');
      }
      at += line.size() + 1;
    }
    if (said_.empty()) return;
    for (std::size_t i = text_.find("[^"); i != std::string::npos; i = text_.find("[^", i + 1)) {
      const auto said = said_.find(text_.substr(i, footnote_at(text_, i)));
      if (said == said_.end()) continue;
      marks_.emplace_back(i, said->second);
      std::fill_n(text_.begin() + static_cast<std::ptrdiff_t>(i), said->first.size(), ' ');
    }
  }

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool none() const { return said_.empty(); }

  /// Those whose marks stood among or right behind the block's words.
  void give_to(TextBlock& block) const {
    if (block.source.empty()) return;
    auto mark = std::lower_bound(marks_.begin(), marks_.end(), block.source.front(),
                                 [](const auto& m, std::size_t at) { return m.first < at; });
    for (; mark != marks_.end() && mark->first <= block.source.back() + 3; ++mark) {
      const auto at = std::lower_bound(block.source.begin(), block.source.end(), mark->first);
      block.footnotes.emplace_back(static_cast<std::size_t>(at - block.source.begin()),
                                   mark->second);
    }
  }

 private:
  std::string text_;
  std::map<std::string, std::string, std::less<>> said_;
  std::vector<std::pair<std::size_t, std::string>> marks_;
};

TextBlock block_of(const markdown::PlainText& text, std::size_t quote) {
  TextBlock block{.text = text.text,
                  .source = text.source.list(),
                  .source_end = text.source_end.list(),
                  .quote = quote};
  for (const markdown::StyledRange& one : text.styles) {
    if (one.style == markdown::Style::emphasis) block.italics.push_back(one.range);
  }
  std::sort(block.italics.begin(), block.italics.end(),
            [](const Span& a, const Span& b) { return a.begin < b.begin; });
  return block;
}

class Reader {
 public:
  explicit Reader(const SourceFile& report) : report_(report) {}

  std::vector<TextBlock> read(const markdown::Document& document) {
    for (const markdown::Block& block : document.blocks) add(block);
    return std::move(out_);
  }

 private:
  void add(const markdown::Block& block) {
    const bool quoted = block.quote_depth > 0;
    const bool same = quoted && in_quote_ && quote_end_ <= block.span.begin &&
                      !parted(report_.slice({quote_end_, block.span.begin}));
    if (quoted && !same) ++quote_;
    in_quote_ = quoted;
    quote_end_ = block.span.end;
    const std::size_t number = quoted ? quote_ : 0;
    switch (block.kind) {
      case markdown::BlockKind::html: return add_html(block);
      case markdown::BlockKind::code:
      case markdown::BlockKind::rule: return;
      case markdown::BlockKind::table_row: return add_row(block, number);
      default: break;
    }
    out_.push_back(block_of(block.text, number));
    if (block.kind == markdown::BlockKind::heading) out_.back().heading = block.level;
  }

  void add_html(const markdown::Block& block) {
    auto inner = html_blocks(report_.slice(block.span), block.span.begin, quote_, row_);
    for (TextBlock& text : inner) {
      quote_ = std::max(quote_, text.quote);
      row_ = std::max(row_, text.row);
      out_.push_back(std::move(text));
    }
  }

  void add_row(const markdown::Block& block, std::size_t number) {
    ++row_;
    for (const auto& cell : block.cells) {
      out_.push_back(block_of(cell, number));
      out_.back().row = row_;
    }
  }

  const SourceFile& report_;
  std::vector<TextBlock> out_;
  std::size_t quote_ = 0;
  std::size_t quote_end_ = 0;
  std::size_t row_ = 0;
  bool in_quote_ = false;
};

}  // namespace

Result<std::vector<TextBlock>> markdown_blocks(const SourceFile& report) {
  const Footnotes footnotes(report);
  const SourceFile bare(report.path(), footnotes.none() ? std::string() : footnotes.text());
  const SourceFile& shown = footnotes.none() ? report : bare;
  UXI_TRY(const markdown::Document document, markdown::parse(shown));
  auto blocks = Reader(shown).read(document);
  if (!footnotes.none()) {
    for (TextBlock& block : blocks) footnotes.give_to(block);
  }
  return blocks;
}

}  // namespace uxi::report
