// Web pages: blocks become paragraphs, rows of tables lines. The tags of real pages are seldom
// closed as they should be, so that only their names count. Scripts, styles and the head are left
// out.
#include <algorithm>
#include <array>

#include "ingest/ascii.h"
#include "ingest/document.h"
#include "ingest/entities.h"
#include "ingest/reader.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr std::array<std::string_view, 3> kExtensions = {"htm", "html", "xhtml"};
constexpr std::array<std::string_view, 34> kBlocks = {
    "address", "article", "aside", "blockquote", "body",   "caption", "center", "dd",   "dir",
    "div",     "dl",      "dt",    "fieldset",   "figure", "footer",  "form",   "h1",   "h2",
    "h3",      "h4",      "h5",    "h6",         "header", "hr",      "li",     "main", "nav",
    "ol",      "p",       "pre",   "section",    "table",  "title",   "ul"};
constexpr std::array<std::string_view, 8> kLeftOut = {"head",  "noscript", "script",   "select",
                                                      "style", "svg",      "template", "textarea"};
static_assert(std::is_sorted(kBlocks.begin(), kBlocks.end()));
static_assert(std::is_sorted(kLeftOut.begin(), kLeftOut.end()));

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::binary_search(names.begin(), names.end(), name);
}

int sniff(std::string_view head, std::string_view name) {
  head = text::trim(head);
  while (head.starts_with("<!--") || head.starts_with("<?")) {
    const std::string_view close = head.starts_with("<?") ? "?>" : "-->";
    const std::size_t end = head.find(close);
    if (end == std::string_view::npos) return 0;
    head = text::trim(head.substr(end + close.size()));
  }
  if (starts_with_any_case(head, "<!doctype html") || starts_with_any_case(head, "<html")) {
    return 90;
  }
  const bool named = has_extension(name, "htm") || has_extension(name, "html");
  return named && head.starts_with('<') ? 80 : 0;
}

class HtmlReader {
 public:
  explicit HtmlReader(std::string_view html) : html_(html) {}

  DocumentText read() {
    while (at_ < html_.size()) {
      if (html_[at_] == '<' && opens_tag()) {
        take_tag();
      } else {
        take_words();
      }
    }
    close_row();
    document_.end_paragraph();
    return std::move(document_);
  }

 private:
  bool opens_tag() const {
    if (at_ + 1 >= html_.size()) return false;
    const char next = ascii_lower(html_[at_ + 1]);
    return (next >= 'a' && next <= 'z') || next == '/' || next == '!' || next == '?';
  }

  void take_words() {
    std::size_t end = html_.find('<', at_ + 1);
    if (end == std::string_view::npos) end = html_.size();
    std::string words = decode_entities(html_.substr(at_, end - at_));
    at_ = end;
    if (!preformatted_) {
      std::replace_if(
          words.begin(), words.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    }
    document_.add(words);
  }

  /// Behind the `>` that closes a tag, past those in quoted values.
  std::size_t tag_end() const {
    char quote = '\0';
    for (std::size_t i = at_ + 1; i < html_.size(); ++i) {
      const char c = html_[i];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if ((c == '"' || c == '\'') && html_[i - 1] == '=') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      }
    }
    // No end: an unclosed quote may be why.
    const std::size_t close = html_.find('>', at_);
    return close == std::string_view::npos ? html_.size() : close + 1;
  }

  void take_tag() {
    if (html_.substr(at_).starts_with("<!--")) {
      const std::size_t close = html_.find("-->", at_ + 4);
      at_ = close == std::string_view::npos ? html_.size() : close + 3;
      return;
    }
    const std::size_t end = tag_end();
    std::string_view inside = html_.substr(at_ + 1, end - at_ - 1);
    at_ = end;
    const bool closing = inside.starts_with('/');
    if (closing) inside.remove_prefix(1);
    const std::size_t length = std::min(inside.find_first_of(" \t\r\n/>"), inside.size());
    const std::string name = ascii_lower(inside.substr(0, length));
    if (!closing && is_one_of(kLeftOut, name)) {
      skip_element(name);
    } else {
      apply(name, closing);
    }
  }

  /// To behind `</name>`; where there is none, only the tag is passed over.
  void skip_element(const std::string& name) {
    if (left_unclosed_) return;
    for (std::size_t at = html_.find("</", at_); at != std::string_view::npos;
         at = html_.find("</", at + 2)) {
      if (!starts_with_any_case(html_.substr(at + 2), name)) continue;
      at_ = std::min(html_.find('>', at), html_.size() - 1) + 1;
      return;
    }
    left_unclosed_ = true;
  }

  void apply(const std::string& name, bool closing) {
    if (name == "br") {
      document_.break_line();
    } else if (name == "tr") {
      close_row();
      if (!closing) {
        document_.begin_row();
        in_row_ = true;
      }
    } else if (name == "td" || name == "th") {
      if (in_row_ && in_cell_) document_.end_cell();
      in_cell_ = in_row_ && !closing;
    } else if (is_one_of(kBlocks, name)) {
      if (name == "table") close_row();
      if (name == "pre") preformatted_ = !closing;
      document_.end_paragraph();
      const bool heading = name.size() == 2 && name[0] == 'h' && is_ascii_digit(name[1]);
      if (heading && !closing) document_.mark_heading();
    }
  }

  void close_row() {
    if (!in_row_) return;
    if (in_cell_) document_.end_cell();
    document_.end_row();
    in_row_ = in_cell_ = false;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  bool preformatted_ = false;
  bool in_row_ = false;
  bool in_cell_ = false;
  bool left_unclosed_ = false;
  DocumentText document_;
};

Result<Reading> read(const Input& input, Diagnostics& diagnostics) {
  const DocumentText document = HtmlReader(input.source.text()).read();
  UXI_TRY(TextReading read, read_document(document, input, diagnostics));
  read.reading.dialect = "html";
  return std::move(read.reading);
}

}  // namespace

Reader html_reader() {
  return {.name = "html",
          .summary = "Web pages with labels in paragraphs or tables",
          .extensions = kExtensions,
          .sniff = sniff,
          .read = read,
          .structured = true};
}

}  // namespace uxi::ingest
