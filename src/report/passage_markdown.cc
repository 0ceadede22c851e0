// The text blocks of a report in Markdown.
#include <algorithm>

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

}  // namespace

Result<std::vector<TextBlock>> markdown_blocks(const SourceFile& report) {
  UXI_TRY(const markdown::Document document, markdown::parse(report));
  std::vector<TextBlock> out;
  std::size_t quote = 0;
  std::size_t quote_end = 0;
  bool in_quote = false;
  for (const markdown::Block& block : document.blocks) {
    const bool quoted = block.quote_depth > 0;
    const bool same = quoted && in_quote && quote_end <= block.span.begin &&
                      !parted(report.slice({quote_end, block.span.begin}));
    if (quoted && !same) ++quote;
    in_quote = quoted;
    quote_end = block.span.end;
    if (block.kind == markdown::BlockKind::html) {
      auto inner = html_blocks(report.slice(block.span), block.span.begin, quote);
      for (TextBlock& text : inner) quote = std::max(quote, text.quote);
      out.insert(out.end(), inner.begin(), inner.end());
      continue;
    }
    if (block.kind == markdown::BlockKind::code || block.kind == markdown::BlockKind::rule)
      continue;
    const std::size_t number = quoted ? quote : 0;
    if (block.kind == markdown::BlockKind::table_row) {
      for (const auto& cell : block.cells) out.push_back({cell.text, cell.source, number});
    } else {
      out.push_back({block.text.text, block.text.source, number});
    }
  }
  return out;
}

}  // namespace uxi::report
