#include "report/prose.h"

#include <algorithm>
#include <array>

#include "format/markdown.h"
#include "report/phrasing.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

namespace markdown = format::markdown;
using markdown::PlainText;
using markdown::Style;

bool has(unsigned styles, Style style) { return (styles & static_cast<unsigned>(style)) != 0; }

/// Styles of every byte; ranges of one dress become one run.
std::vector<unsigned> styles_of(const PlainText& text) {
  std::vector<unsigned> styles(text.text.size(), 0);
  for (const markdown::StyledRange& range : text.styles) {
    const std::size_t end = std::min(range.range.end, styles.size());
    for (std::size_t i = range.range.begin; i < end; ++i) {
      styles[i] |= static_cast<unsigned>(range.style);
    }
  }
  return styles;
}

/// The address behind the words of a link, which `PlainText` leaves out: `](address "title")`, or
/// the words themselves in `<address>`.
std::string address_of(const SourceFile& source, const PlainText& text, Span words) {
  const std::string_view file = source.text();
  const std::string_view shown = std::string_view(text.text).substr(words.begin, words.size());
  const Span span = text.to_source(words);
  const std::size_t open = file.find("](", span.end);
  const bool close =
      open != std::string_view::npos &&
      file.substr(span.end, open - span.end).find_first_not_of("*_~`") == std::string_view::npos;
  if (!close) return safe_link(shown);
  const std::size_t end = file.find_first_of(") \t\n", open + 2);
  if (end == std::string_view::npos) return {};
  return safe_link(file.substr(open + 2, end - open - 2));
}

class Reader {
 public:
  Reader(const SourceFile& source, const ProseOptions& options, Draft& draft)
      : source_(source), options_(options), draft_(draft), level_(options.level - 1) {}

  Prose read(const markdown::Document& document) {
    int highest = 7;
    for (const markdown::Block& block : document.blocks) {
      if (block.kind != markdown::BlockKind::heading || is_title(document, block)) continue;
      highest = std::min(highest, block.level);
    }
    shift_ = options_.level - highest;
    for (const markdown::Block& block : document.blocks) {
      if (is_title(document, block)) {
        prose_.title = words_of(inline_of(block.text));
      } else {
        add(block);
      }
    }
    return std::move(prose_);
  }

 private:
  bool is_title(const markdown::Document& document, const markdown::Block& block) const {
    return options_.take_title && &block == &document.blocks.front() &&
           block.kind == markdown::BlockKind::heading && block.level == 1;
  }

  void add(const markdown::Block& block) {
    switch (block.kind) {
      case markdown::BlockKind::heading: return add_heading(block);
      case markdown::BlockKind::paragraph: return add_paragraph(block);
      case markdown::BlockKind::item: return add_item(block);
      case markdown::BlockKind::quote: return add_quote(block);
      case markdown::BlockKind::table_row: return add_row(block);
      case markdown::BlockKind::code: return push({Preformatted{block.text.text}});
      case markdown::BlockKind::html:
        if (!text::trim(block.text.text).starts_with("<!--")) push({Preformatted{block.text.text}});
        return;
      case markdown::BlockKind::rule: return;
    }
  }

  void push(Block block) { prose_.blocks.push_back(std::move(block)); }

  template <class T>
  T* last() {
    return prose_.blocks.empty() ? nullptr : std::get_if<T>(&prose_.blocks.back().value);
  }

  void add_heading(const markdown::Block& block) {
    level_ = std::min({block.level + shift_, level_ + 1, 6});
    level_ = std::max(level_, options_.level);
    Inline words = inline_of(block.text);
    std::string id = draft_.unique_id(slug(words_of(words)));
    push({Heading{level_, std::move(id), std::move(words)}});
  }

  void add_paragraph(const markdown::Block& block) {
    if (const auto field = only_field(block.text)) {
      append(prose_.blocks, options_.filler->alone(*field, level_ + 1));
      return;
    }
    Inline words = inline_of(block.text);
    if (List* list = last<List>(); list != nullptr && block.depth > 0) {
      Inline& item = list->items.back().text;
      item.push_back({.text = "\n"});
      item.insert(item.end(), words.begin(), words.end());
      return;
    }
    push({Paragraph{std::move(words)}});
  }

  void add_item(const markdown::Block& block) {
    if (last<List>() == nullptr) push({List{}});
    last<List>()->items.push_back({inline_of(block.text), block.depth, block.ordered});
  }

  void add_quote(const markdown::Block& block) {
    if (last<Aside>() == nullptr) push({Aside{}});
    last<Aside>()->paragraphs.push_back(inline_of(block.text));
  }

  void add_row(const markdown::Block& block) {
    std::vector<std::string> cells;
    for (const PlainText& cell : block.cells) cells.push_back(words_of(inline_of(cell)));
    if (block.header || last<Table>() == nullptr) {
      Table table;
      for (std::string& cell : cells) table.columns.push_back({std::move(cell)});
      push({std::move(table)});
      return;
    }
    cells.resize(last<Table>()->columns.size());
    last<Table>()->rows.push_back(std::move(cells));
  }

  /// The field at `begin` of the plain text and where it ends; nothing in code or with no `}}`.
  std::optional<std::pair<Field, std::size_t>> field_at(const PlainText& text,
                                                        std::size_t begin) const {
    const std::size_t close = text.text.find("}}", begin + 2);
    if (options_.filler == nullptr || close == std::string::npos) return std::nullopt;
    const Span range{begin, close + 2};
    if (text.all(range, Style::code)) return std::nullopt;
    const std::string inner =
        text::squeeze(std::string_view(text.text).substr(begin + 2, close - begin - 2));
    const std::size_t space = inner.find(' ');
    Field field{inner.substr(0, space), "", text.to_source(range)};
    if (space != std::string::npos) field.argument = inner.substr(space + 1);
    return std::pair(std::move(field), close + 2);
  }

  std::optional<Field> only_field(const PlainText& text) const {
    const std::string_view words = text::trim(text.text);
    if (!words.starts_with("{{")) return std::nullopt;
    const auto begin = static_cast<std::size_t>(words.data() - text.text.data());
    auto found = field_at(text, begin);
    if (!found || found->second != begin + words.size()) return std::nullopt;
    return std::move(found->first);
  }

  Inline inline_of(const PlainText& text) const {
    Inline out;
    std::size_t done = 0;
    for (std::size_t at = text.text.find("{{"); at != std::string::npos;) {
      const auto found = field_at(text, at);
      if (!found) {
        at = text.text.find("{{", at + 2);
        continue;
      }
      append_runs(out, text, {done, at});
      for (Run& run : options_.filler->inside(found->first)) out.push_back(std::move(run));
      done = found->second;
      at = text.text.find("{{", done);
    }
    append_runs(out, text, {done, text.text.size()});
    return out;
  }

  void append_runs(Inline& out, const PlainText& text, Span range) const {
    const std::vector<unsigned> styles = styles_of(text);
    for (std::size_t begin = range.begin; begin < range.end;) {
      std::size_t end = begin + 1;
      while (end < range.end && styles[end] == styles[begin]) ++end;
      const unsigned dress = styles[begin];
      Run run{.text = text::replace_all(text.text.substr(begin, end - begin), "\n", " "),
              .emphasis = has(dress, Style::emphasis),
              .strong = has(dress, Style::strong),
              .code = has(dress, Style::code),
              .strike = has(dress, Style::strike)};
      if (has(dress, Style::link)) run.link = address_of(source_, text, {begin, end});
      out.push_back(std::move(run));
      begin = end;
    }
  }

  const SourceFile& source_;
  const ProseOptions& options_;
  Draft& draft_;
  Prose prose_;
  int level_;
  int shift_ = 0;
};

}  // namespace

std::string safe_link(std::string_view address) {
  constexpr auto kSchemes =
      std::to_array<std::string_view>({"https://", "http://", "mailto:", "#"});
  const bool safe = std::any_of(kSchemes.begin(), kSchemes.end(),
                                [&](std::string_view s) { return address.starts_with(s); });
  const bool clean = std::all_of(address.begin(), address.end(), [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && c != '"' && c != '<' && c != '>' && c != '\\' &&
           c != '`' && c != '(' && c != ')' && c != 0x7F;
  });
  return safe && clean ? std::string(address) : std::string();
}

Prose read_prose(const SourceFile& source, const ProseOptions& options, Draft& draft,
                 Diagnostics& diagnostics) {
  const auto document = markdown::parse(source);
  if (!document) {
    diagnostics.report(source, {}, Severity::error, "report/limit", document.error().message,
                       document.error().hint);
    return {};
  }
  return Reader(source, options, draft).read(*document);
}

}  // namespace uxi::report
