// Blocks from cmark-gfm's tree. It gives where a block begins (reliably but for what stands in
// front of a table); lines, ends and words are read from the bytes.
#include "format/markdown.h"

#include <algorithm>
#include <cmark-gfm.h>
#include <fmt/core.h>
#include <iterator>
#include <memory>
#include <optional>

#include "format/markdown_cmark.h"
#include "format/markdown_inline.h"
#include "format/markdown_limits.h"
#include "format/markdown_lines.h"
#include "format/markdown_parts.h"
#include "text/utf8.h"

namespace uxi::format::markdown {
namespace {

constexpr std::size_t kPart = std::size_t{64} << 10U;  ///< cmark's tree takes 37 times as much

bool is_type(cmark_node* node, std::string_view type) {
  return node != nullptr && cmark_node_get_type_string(node) == type;
}

std::size_t start_line(cmark_node* node) {
  return static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 1));
}

class Reader {
 public:
  Reader(std::string_view text, std::size_t body) : lines_(text, body) {}

  /// Where the first line begins that nests too deep.
  [[nodiscard]] std::optional<std::size_t> too_deep() const {
    for (std::size_t i = 1; i <= lines_.count(); ++i) {
      const Span line = lines_.line(i);
      if (nests_too_deep(lines_.text().substr(line.begin, line.size()))) return line.begin;
    }
    return std::nullopt;
  }

  std::vector<Block> run(cmark_node* root) {
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iter(cmark_iter_new(root),
                                                                       &cmark_iter_free);
    for (auto event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iter.get())) {
      cmark_node* node = cmark_iter_get_node(iter.get());
      if (is_container(node, event == CMARK_EVENT_ENTER ? 1 : -1)) continue;
      if (event != CMARK_EVENT_ENTER) continue;
      leaf(node);
      if (cmark_node_first_child(node) != nullptr) {
        cmark_iter_reset(iter.get(), node, CMARK_EVENT_EXIT);
      }
    }
    return std::move(blocks_);
  }

 private:
  /// Documents, lists, items and quotes; keeps count of how deep they are.
  bool is_container(cmark_node* node, int step) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_DOCUMENT: return true;
      case CMARK_NODE_LIST: depth_ += step; return true;
      case CMARK_NODE_BLOCK_QUOTE:
        if (step > 0) lists_around_quotes_.push_back(depth_);
        if (step < 0) lists_around_quotes_.pop_back();
        return true;
      case CMARK_NODE_ITEM:
        if (step > 0) item(node);
        return true;
      default: return false;
    }
  }

  int quotes() const { return static_cast<int>(lists_around_quotes_.size()); }

  void leaf(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_PARAGRAPH: return paragraph(node);
      case CMARK_NODE_HEADING: return heading(node);
      case CMARK_NODE_CODE_BLOCK: return code(node);
      case CMARK_NODE_HTML_BLOCK: return html(node);
      case CMARK_NODE_THEMATIC_BREAK: {
        const std::size_t line = start_line(node);
        add(BlockKind::rule).span = {begin_of(node), lines_.trimmed_end(line)};
        return;
      }
      default:
        if (is_type(node, "table")) table(node);
    }
  }

  Block& add(BlockKind kind) {
    Block& block = blocks_.emplace_back();
    block.kind = kind;
    block.depth = depth_;
    block.quote_depth = quotes();
    return block;
  }

  std::size_t begin_of(cmark_node* node) const {
    const int column = std::max(cmark_node_get_start_column(node), 1);
    const Span line = lines_.line(start_line(node));
    return std::min(line.begin + static_cast<std::size_t>(column) - 1, line.end);
  }

  void item(cmark_node* node) {
    Block& block = add(BlockKind::item);
    block.ordered = cmark_node_get_list_type(cmark_node_parent(node)) == CMARK_ORDERED_LIST;
    const std::size_t begin = begin_of(node);
    block.span = {begin, lines_.marker_end(begin)};
  }

  /// The raw bytes of a node from `begin` on line `first` to line `last`.
  const RawText& raw(std::size_t begin, std::size_t first, std::size_t last,
                     bool above_table = false) {
    const bool in_list = !lists_around_quotes_.empty() && lists_around_quotes_.back() > 0;
    RawText& out = raw_;
    out.clear();
    out.add(lines_.text(), begin, lines_.line(first).end, above_table);
    for (std::size_t line = first + 1; line <= std::min(last, lines_.count()); ++line) {
      out.add(lines_.text(), lines_.quotes_end(line, quotes(), in_list), lines_.line(line).end,
              above_table);
    }
    return out;
  }

  static std::size_t last_line(cmark_node* node) {
    return std::max(static_cast<std::size_t>(std::max(cmark_node_get_end_line(node), 0)),
                    start_line(node));
  }

  void paragraph(cmark_node* node) {
    // A paragraph in front of a table is split off it and has no place of its own.
    cmark_node* placed = cmark_node_get_start_line(node) > 0 ? node : cmark_node_next(node);
    if (placed == nullptr) placed = node;
    const RawText& bytes =
        raw(begin_of(placed), start_line(placed), last_line(placed), placed != node);
    Aligned words = align(node, bytes);

    cmark_node* parent = cmark_node_parent(node);
    const bool first = cmark_node_previous(node) == nullptr;
    const bool own_item = first && cmark_node_get_type(parent) == CMARK_NODE_ITEM;
    const bool quote = cmark_node_get_type(parent) == CMARK_NODE_BLOCK_QUOTE;
    Block& block = own_item ? blocks_.back() : add(quote ? BlockKind::quote : BlockKind::paragraph);
    const Span span = span_of(words, bytes);
    block.span = {own_item ? block.span.begin : span.begin, span.end};
    take(block, std::move(words));
    if (own_item) take_check_box(block);
  }

  static Span span_of(const Aligned& words, const RawText& bytes) {
    if (words.begin >= words.end || words.end > bytes.bytes().size()) {
      const std::size_t at = bytes.bytes().empty() ? bytes.last_end() : bytes.at(0);
      return {at, at};
    }
    return {bytes.at(words.begin), bytes.at(words.end - 1) + 1};
  }

  static void take(Block& block, Aligned words) {
    block.text = std::move(words.text);
    block.inline_html = std::move(words.html);
    block.exact = words.exact;
  }

  static void take_check_box(Block& block) {
    PlainText& text = block.text;
    const bool box = text.text.size() > 3 && text.text[0] == '[' && text.text[2] == ']' &&
                     (text.text[3] == ' ' || text.text[3] == '\t');
    const char mark = box ? text.text[1] : '\0';
    if (mark != ' ' && mark != 'x' && mark != 'X') return;
    block.checked = mark != ' ';
    text.text.erase(0, 4);
    text.source = text.source.slice({4, text.source.size()});
    text.source_end = text.source_end.slice({4, text.source_end.size()});
    for (StyledRange& style : text.styles) {
      style.range = {std::max<std::size_t>(style.range.begin, 4) - 4,
                     std::max<std::size_t>(style.range.end, 4) - 4};
    }
  }

  void heading(cmark_node* node) {
    const std::size_t begin = begin_of(node);
    const std::size_t line = start_line(node);
    const std::size_t marks = lines_.heading_marks_end(begin);
    const bool underlined = marks == begin;
    std::size_t last = line;
    while (underlined && last < lines_.count() && !lines_.is_underline(last + 1, quotes())) ++last;
    const RawText& bytes = raw(marks, line, last);
    Aligned words = align(node, bytes);
    Block& block = add(BlockKind::heading);
    block.level = cmark_node_get_heading_level(node);
    const std::size_t words_begin = span_of(words, bytes).begin;
    const std::size_t first_byte = underlined ? words_begin : begin;
    block.span = {first_byte,
                  std::max(first_byte, lines_.trimmed_end(underlined ? last + 1 : line))};
    take(block, std::move(words));
  }

  void code(cmark_node* node) {
    int length = 0;
    int offset = 0;
    char mark = '\0';
    const bool fenced = cmark_node_get_fenced(node, &length, &offset, &mark) != 0;
    const std::size_t first = start_line(node) + (fenced ? 1 : 0);
    Block& block = add(BlockKind::code);
    const std::size_t behind = lines_.add_literal(block.text, cmark_node_get_literal(node), first);
    std::size_t last = std::max(behind, first) - 1;
    if (fenced && behind <= lines_.count()) {
      const std::size_t close = lines_.words_begin(behind, quotes());
      if (close < lines_.line(behind).end && lines_.text()[close] == mark) last = behind;
    }
    block.span = {begin_of(node), lines_.trimmed_end(last)};
  }

  void html(cmark_node* node) {
    const std::size_t first = start_line(node);
    Block& block = add(BlockKind::html);
    const std::size_t behind = lines_.add_literal(block.text, cmark_node_get_literal(node), first);
    block.span = {begin_of(node), lines_.trimmed_end(std::max(behind, first + 1) - 1)};
  }

  void table(cmark_node* node) {
    cmark_node* header = cmark_node_first_child(node);
    if (header == nullptr) return;
    cmark_node* first = cmark_node_next(header);
    // The header stands two lines above the first row; without rows it is looked for.
    const std::size_t top = start_line(node);
    const std::size_t known =
        first != nullptr ? start_line(first) - std::min<std::size_t>(start_line(first) - 1, 2) : 0;
    for (std::size_t line = known > 0 ? known : top; line <= lines_.count(); ++line) {
      const std::size_t begin = line == top ? begin_of(node) : lines_.words_begin(line, quotes());
      Block block = row(header, begin, line);
      if (!block.exact && known == 0 && line < last_line(node)) continue;
      block.header = true;
      blocks_.push_back(std::move(block));
      break;
    }
    for (cmark_node* data = first; data != nullptr; data = cmark_node_next(data)) {
      const std::size_t line = start_line(data);
      blocks_.push_back(row(data, lines_.words_begin(line, quotes()), line));
    }
  }

  Block row(cmark_node* node, std::size_t begin, std::size_t line) {
    Block block;
    block.kind = BlockKind::table_row;
    block.depth = depth_;
    block.quote_depth = quotes();
    block.span = {begin, std::max(begin, lines_.trimmed_end(line))};
    const std::vector<Span> cells = lines_.cells({begin, lines_.line(line).end});
    std::size_t index = 0;
    for (cmark_node* cell = cmark_node_first_child(node); cell != nullptr;
         cell = cmark_node_next(cell), ++index) {
      const Span span = index < cells.size() ? cells[index] : Span{block.span.end, block.span.end};
      raw_.clear();
      raw_.add(lines_.text(), span.begin, span.end, true);
      Aligned words = align(cell, raw_);
      block.exact = block.exact && words.exact;
      block.inline_html.insert(block.inline_html.end(), words.html.begin(), words.html.end());
      append_cell(block.text, words.text, index > 0, span.begin);
      block.cells.push_back(std::move(words.text));
    }
    return block;
  }

  static void append_cell(PlainText& text, const PlainText& cell, bool tab, std::size_t begin) {
    if (tab) {
      text.text += '\t';
      text.source.push_back(begin);
      text.source_end.push_back(begin);
    }
    const std::size_t shift = text.text.size();
    text.text += cell.text;
    text.source.append(cell.source);
    text.source_end.append(cell.source_end);
    for (const StyledRange& style : cell.styles) {
      text.styles.push_back({{style.range.begin + shift, style.range.end + shift}, style.style});
    }
  }

  Lines lines_;
  int depth_ = 0;
  std::vector<int> lists_around_quotes_;  ///< for each open block quote
  RawText raw_;                           ///< of the block that is being read
  std::vector<Block> blocks_;
};

tl::unexpected<Error> too_deep(const SourceFile& source, std::string_view before) {
  return fail_at(ErrorKind::limit, source.path(),
                 fmt::format("line {} is nested more than {} deep, too deep for Markdown",
                             std::ranges::count(before, '\n') + 1, kDeepest));
}

/// What is no longer than a part is one, whatever stands in it.
Parts parts_of(std::string_view text) {
  if (text.size() > kPart) return cut_parts(text, kPart);
  Parts whole;
  whole.ranges.push_back({0, text.size()});
  return whole;
}

/// For `more` blocks and those behind them, of which there may be as many in the bytes that are
/// `left` as in these: doubling would take thrice the room, and room that nobody uses takes none.
void make_room(std::vector<Block>& blocks, std::size_t more, std::size_t left, std::size_t bytes) {
  const std::size_t size = blocks.size() + more;
  if (size <= blocks.capacity()) return;
  blocks.reserve(blocks.size() + more * (left / std::max<std::size_t>(bytes, 1) + 1) * 9 / 8);
}

}  // namespace

Result<Document> parse(const SourceFile& source) {
  if (source.text().size() > kMaxBytes) {
    return fail_at(ErrorKind::limit, source.path(),
                   fmt::format("larger than {} MiB, too large for Markdown", kMaxBytes >> 20U));
  }
  Document document{.front = front_matter(source.text()), .blocks = {}};
  const CleanText clean(source.text());
  const std::size_t body = clean.from_source(document.front.body);
  const Parts parts = parts_of(clean.text().substr(body));
  for (std::size_t i = 0; i < parts.ranges.size(); ++i) {
    const Span part{body + parts.ranges[i].begin, body + parts.ranges[i].end};
    const bool alone = parts.ranges.size() == 1;
    const bool open = parts.last_is_open && i + 1 == parts.ranges.size();
    const std::string_view text = clean.text();
    Reader reader(text.substr(0, part.end), part.begin);
    if (const auto deep = reader.too_deep()) return too_deep(source, text.substr(0, *deep));
    const Tree tree(text.substr(part.begin, part.size()),
                    alone || open ? std::string() : parts.definitions);
    std::vector<Block> blocks = reader.run(tree.root());
    if (alone) {
      document.blocks = std::move(blocks);
    } else {
      make_room(document.blocks, blocks.size(), clean.text().size() - part.begin, part.size());
      std::ranges::move(blocks, std::back_inserter(document.blocks));
    }
  }
  for (Block& block : document.blocks) clean.to_source(block);
  return document;
}

}  // namespace uxi::format::markdown
