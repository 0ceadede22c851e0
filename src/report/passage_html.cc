// The text blocks of a report in HTML. A small reader: it needs to know which text is shown, where
// lines break, and what stands in a block quote.
#include <algorithm>
#include <array>
#include <cctype>

#include "ingest/entities.h"
#include "report/passage.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

/// Elements inside a line; every other tag begins a new block.
constexpr auto kInline = std::to_array<std::string_view>(
    {"a",      "abbr",   "b",   "bdi", "bdo",  "code", "data", "del",  "dfn",   "em",
     "font",   "i",      "ins", "kbd", "mark", "q",    "s",    "samp", "small", "span",
     "strike", "strong", "sub", "sup", "time", "tt",   "u",    "var",  "wbr"});
/// Elements whose text nobody sees.
constexpr auto kHidden = std::to_array<std::string_view>(
    {"script", "style", "template", "title", "textarea", "noembed", "noframes", "iframe", "xmp"});

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::size_t kLongestNote = 160;  // bytes of a note's mark and the tags round it

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
  return out;
}

class Reader {
 public:
  Reader(std::string_view text, std::size_t offset, std::size_t first_quote, std::size_t first_row)
      : text_(text), offset_(offset), quotes_(first_quote), rows_(first_row) {}

  std::vector<TextBlock> read() {
    while (at_ < text_.size()) {
      if (text_[at_] == '<' && tag()) continue;
      letter();
    }
    finish();
    return std::move(blocks_);
  }

 private:
  void letter() {
    const std::size_t begin = at_;
    std::string piece;
    if (text_[at_] == '&') {
      ingest::append_entity(piece, text_, at_);
    } else {
      piece = text_[at_++];
    }
    add(piece, begin);
  }

  void add(std::string_view piece, std::size_t begin) {
    block_.text += piece;
    block_.source.insert(block_.source.end(), piece.size(), offset_ + begin);
    block_.source_end.insert(block_.source_end.end(), piece.size(), offset_ + at_);
  }

  void finish() {
    if (!text::trim(block_.text).empty()) {
      block_.quote = depth_ > 0 ? quotes_ : 0;
      block_.attribution = in_caption_;
      block_.heading = heading_;
      block_.row = in_row_ ? rows_ : 0;
      blocks_.push_back(std::move(block_));
    }
    block_ = {};
    slanted_ = 0;
  }

  /// Reads what starts with `<`; false where it is no tag.
  bool tag() {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("<!--")) return skip_past("-->");
    if (rest.starts_with("<!") || rest.starts_with("<?")) return skip_past(">");
    std::size_t i = at_ + 1;
    const bool closing = i < text_.size() && text_[i] == '/';
    if (closing) ++i;
    const std::size_t begin = i;
    while (i < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[i])) != 0)) ++i;
    if (i == begin || std::isdigit(static_cast<unsigned char>(text_[begin])) != 0) return false;
    std::string name(text_.substr(begin, i - begin));
    name = lower(name);
    const std::size_t from = at_;
    at_ = tag_end(i);
    if (is_one_of(kHidden, name)) return closing || skip_element(name);
    if (name == "sup" && !closing && skip_note()) return true;
    if (name == "em" || name == "i") slant(closing);
    if (name == "q") {
      add(closing ? "”" : "“", from);
    } else if (!is_one_of(kInline, name)) {
      breaks(name, closing);
    }
    return true;
  }

  /// Italics open or close; those inside others are part of them.
  void slant(bool closing) {
    if (!closing) {
      if (slanted_++ == 0) slanted_from_ = block_.text.size();
    } else if (slanted_ > 0 && --slanted_ == 0 && slanted_from_ < block_.text.size()) {
      block_.italics.push_back({slanted_from_, block_.text.size()});
    }
  }

  /// Behind the `>`; one inside a quoted attribute does not count.
  std::size_t tag_end(std::size_t i) const {
    char mark = 0;
    for (; i < text_.size(); ++i) {
      const char c = text_[i];
      if (mark != 0) {
        if (c == mark) mark = 0;
      } else if (c == '"' || c == '\'') {
        mark = c;
      } else if (c == '>') {
        return i + 1;
      }
    }
    return text_.size();
  }

  bool skip_past(std::string_view end) {
    const std::size_t found = text_.find(end, at_);
    at_ = found == std::string_view::npos ? text_.size() : found + end.size();
    return true;
  }

  bool skip_element(std::string_view name) {
    for (std::size_t i = text_.find("</", at_); i != std::string_view::npos;
         i = text_.find("</", i + 2)) {
      const std::string_view found = text_.substr(i + 2, name.size());
      const bool same = std::equal(found.begin(), found.end(), name.begin(), name.end(),
                                   [](char a, char b) { return lower(a) == b; });
      if (!same) continue;
      at_ = tag_end(i + 2);
      return true;
    }
    at_ = text_.size();
    return true;
  }

  /// `<sup><a href="#n1">1</a></sup>`: the mark of a note is no word of the text.
  bool skip_note() {
    const std::size_t close = lower(text_.substr(at_, kLongestNote)).find("</sup");
    if (close == std::string::npos) return false;
    const std::string_view inside = text_.substr(at_, close);
    bool in_tag = false;
    for (const char c : inside) {
      if (c == '<') in_tag = true;
      const bool mark = std::string_view("0123456789[]()*,. ").find(c) != std::string_view::npos;
      if (!in_tag && !mark) return false;
      if (c == '>') in_tag = false;
    }
    at_ = tag_end(at_ + close);
    return true;
  }

  /// A line ends; quotes and captions begin or end with it.
  void breaks(std::string_view name, bool closing) {
    if (name == "br") return add("\n", at_ - 1);
    finish();
    if (name == "blockquote") {
      if (!closing && depth_++ == 0) ++quotes_;
      if (closing && depth_ > 0) --depth_;
    }
    const bool heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
    if (heading) heading_ = closing ? 0 : name[1] - '0';
    if (name == "tr") {
      in_row_ = !closing;
      if (in_row_) ++rows_;
    }
    if (name == "table" && closing) in_row_ = false;
    const bool says_who =
        name == "figcaption" || ((name == "cite" || name == "footer") && depth_ > 0);
    if (says_who) in_caption_ = !closing;
  }

  std::string_view text_;
  std::size_t offset_;
  std::size_t quotes_;
  std::size_t at_ = 0;
  std::size_t rows_;
  std::size_t depth_ = 0;
  int heading_ = 0;
  int slanted_ = 0;  ///< italics that are open
  std::size_t slanted_from_ = 0;
  bool in_row_ = false;
  bool in_caption_ = false;
  TextBlock block_;
  std::vector<TextBlock> blocks_;
};

}  // namespace

std::vector<TextBlock> html_blocks(std::string_view text, std::size_t offset,
                                   std::size_t first_quote, std::size_t first_row) {
  return Reader(text, offset, first_quote, first_row).read();
}

}  // namespace uxi::report
