// Markdown: what a person reads in a terminal, a pull request or an editor.
#include <algorithm>
#include <fmt/core.h>

#include "report/escape.h"
#include "report/figure_parts.h"
#include "report/phrasing.h"
#include "report/render.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

/// Marks may not stand against white space, so it is moved outside them.
std::string dressed(std::string_view words, std::string_view mark) {
  const std::string_view core = text::trim(words);
  if (core.empty()) return std::string(words);
  const auto lead = static_cast<std::size_t>(core.data() - words.data());
  return fmt::format("{}{}{}{}{}", words.substr(0, lead), mark, core, mark,
                     words.substr(lead + core.size()));
}

/// The longest run of backticks decides the fence.
std::string fence_for(std::string_view text, std::size_t least) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return std::string(std::max(least, longest + 1), '`');
}

std::string code_span(std::string_view words) {
  const std::string text = text::replace_all(clean(words), "\n", " ");
  const std::string fence = fence_for(text, 1);
  const bool pad = text.starts_with('`') || text.ends_with('`');
  return pad ? fmt::format("{} {} {}", fence, text, fence) : fence + text + fence;
}

std::string inline_text(const Inline& text) {
  std::string out;
  for (const Run& run : text) {
    std::string words = run.code ? code_span(run.text) : markdown_words(run.text);
    if (run.emphasis) words = dressed(words, "*");
    if (run.strong) words = dressed(words, "**");
    if (run.strike) words = dressed(words, "~~");
    // Places inside the document have other names in every reader of Markdown.
    const bool away = !run.link.empty() && run.link.front() != '#';
    out += away ? fmt::format("[{}](<{}>)", words, run.link) : words;
  }
  return out;
}

class Writer {
 public:
  std::string write(const Document& document) {
    add("# " + markdown_words(document.title));
    add(fmt::format("*{} · {}*", markdown_words(document.subtitle), long_date(document.date)));
    for (const Block& block : document.blocks) visit(block);
    return std::move(out_);
  }

 private:
  void visit(const Block& block) {
    std::visit([this](const auto& value) { (*this)(value); }, block.value);
  }

  /// A block with an empty line before it.
  void add(std::string_view text) {
    if (text.empty()) return;
    if (!out_.empty()) out_ += '\n';
    out_ += text;
    if (!text.ends_with('\n')) out_ += '\n';
  }

 public:
  void operator()(const Heading& heading) {
    add(std::string(static_cast<std::size_t>(heading.level), '#') + " " +
        inline_text(heading.text));
  }

  void operator()(const Paragraph& paragraph) {
    const std::string words = inline_text(paragraph.text);
    switch (paragraph.tone) {
      case Tone::label: return add(dressed(words, "**"));
      case Tone::note: return add(dressed(words, "*"));
      case Tone::lead:
      case Tone::body: return add(words);
    }
  }

  void operator()(const List& list) {
    std::string text;
    for (const ListItem& item : list.items) {
      const auto indent = static_cast<std::size_t>(std::max(0, item.depth - 1)) * 3;
      text += fmt::format("{:{}}{} {}\n", "", indent, item.ordered ? "1." : "-",
                          inline_text(item.text));
    }
    add(text);
  }

  void operator()(const Preformatted& block) {
    const std::string text = clean(block.text);
    const std::string fence = fence_for(text, 3);
    add(fmt::format("{}\n{}{}{}", fence, text, text.ends_with('\n') ? "" : "\n", fence));
  }

  void operator()(const Quote& quote) {
    std::string text;
    for (const QuoteLine& line : quote.lines) {
      text += fmt::format("> {}{}\n>\n", line.role == Role::interviewer ? "*Interviewer:* " : "",
                          markdown_words(line.words));
    }
    text += "> — " + markdown_words(quote.who);
    if (!quote.reference.empty()) {
      text += fmt::format(" ({}{})", quote.reference,
                          quote.time ? ", " + to_clock(*quote.time) : std::string());
    }
    if (!quote.codes.empty()) text += " · " + markdown_words(text::join(quote.codes, ", "));
    add(text);
  }

  void operator()(const Aside& aside) {
    std::string text;
    for (const Inline& paragraph : aside.paragraphs) {
      if (!text.empty()) text += ">\n";
      text += "> " + inline_text(paragraph) + "\n";
    }
    add(text);
  }

  void operator()(const Facts& facts) {
    std::string text;
    for (const auto& [label, value] : facts.items) {
      text += fmt::format("- **{}:** {}\n", markdown_words(label), inline_text(value));
    }
    add(text::replace_all(text, "?:**", "?**"));
  }

  void operator()(const Table& table) {
    if (!table.caption.empty()) add(dressed(markdown_words(table.caption), "**"));
    std::string text = "|";
    std::string rule = "|";
    for (const Column& column : table.columns) {
      text += fmt::format(" {} |", markdown_words(column.name));
      rule += column.number ? " ---: |" : " --- |";
    }
    text += "\n" + rule + "\n";
    for (const auto& row : table.rows) {
      text += "|";
      for (const std::string& cell : row) text += fmt::format(" {} |", markdown_words(cell));
      text += "\n";
    }
    add(text);
    if (!table.note.empty()) add(dressed(markdown_words(table.note), "*"));
  }

  void operator()(const Matrix& matrix) {
    Table table{matrix.caption, {{""}}, {}, matrix.note};
    for (const std::string& column : matrix.columns) table.columns.push_back({column});
    for (const MatrixRow& row : matrix.rows) {
      std::vector<std::string> cells{row.note.empty() ? row.label : row.label + ", " + row.note};
      for (const MatrixCell& cell : row.cells) cells.push_back(cell.words);
      table.rows.push_back(std::move(cells));
    }
    (*this)(table);
  }

  void operator()(const Figure& figure) {
    if (const auto* periods = std::get_if<Periods>(&figure.data)) {
      Table table = numbers(*periods);
      table.caption = figure.caption;
      return (*this)(table);
    }
    add(fmt::format("**{}.** {}", markdown_words(figure.caption),
                    markdown_words(figure.description)));
  }

  void operator()(const Group& group) {
    for (const Block& block : group.blocks) visit(block);
  }

 private:
  std::string out_;
};

}  // namespace

std::string to_markdown(const Document& document) { return Writer().write(document); }

}  // namespace uxi::report
