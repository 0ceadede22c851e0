#include "format/markdown_inline.h"

#include <algorithm>
#include <cctype>
#include <cmark-gfm.h>
#include <cmark-gfm/houdini.h>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "format/markdown_cmark.h"

namespace uxi::format::markdown {
namespace {

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}
bool is_blank(char c) { return c == ' ' || c == '\t'; }

struct Entity {
  std::size_t size = 0;  ///< bytes written, 0 where this is no entity
  std::string text;
};

/// `rest` stands behind an `&`.
Entity decode_entity(std::string_view rest) {
  const std::size_t close = rest.substr(0, 40).find(';');
  if (close == rest.npos) return {};
  cmark_strbuf buffer;
  cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 16);
  const auto size = houdini_unescape_ent(&buffer, reinterpret_cast<const uint8_t*>(rest.data()),
                                         static_cast<bufsize_t>(close + 1));
  Entity out{.size = size > 0 ? static_cast<std::size_t>(size) + 1 : 0,
             .text = std::string(reinterpret_cast<const char*>(buffer.ptr),
                                 static_cast<std::size_t>(buffer.size))};
  cmark_strbuf_free(&buffer);
  return out;
}

/// `<br>`, `<BR/>`, `<br class="x">`.
bool is_line_break_tag(std::string_view html) {
  return html.size() > 3 && (html.starts_with("<br") || html.starts_with("<BR")) &&
         std::isalnum(static_cast<unsigned char>(html[3])) == 0;
}

std::string_view literal_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view() : literal;
}

/// Takes the first line off plain words, without its end and the blanks in front of that.
std::string_view take_line(std::string_view& words) {
  const std::size_t end = std::min(words.find('\n'), words.size());
  const std::string_view line = words.substr(0, end);
  words.remove_prefix(std::min(end + 1, words.size()));
  return line.substr(0, line.find_last_not_of(" \t") + 1);
}

/// Walks the tree and the bytes side by side from `pos`. A step that finds other bytes than it must
/// turns `ok` off, and nothing is trusted then.
class Walk {
 public:
  Walk(const RawText& raw, std::size_t pos) : raw_(raw), s_(raw.bytes()), pos_(pos) {
    out_.begin = pos;
    out_.text.text.reserve(s_.size() - pos);
  }

  Aligned run(cmark_node* block) {
    if (auto plain = plain_words(block)) {
      verbatim_ = is_verbatim(block);
      run_plain(*plain);
    } else {
      run_nodes(block);
    }
    out_.end = pos_;
    out_.exact = ok_;
    return std::move(out_);
  }

 private:
  void run_plain(std::string_view rest) {
    words(take_line(rest));
    while (ok_ && !rest.empty()) {
      line_break();
      const std::string_view line = take_line(rest);
      begin_line(line);
      if (ok_) words(line);
    }
  }

  void run_nodes(cmark_node* block) {
    for (cmark_node* node = cmark_node_first_child(block); node != nullptr && ok_;) {
      enter(node);
      cmark_node* const inside = ok_ ? cmark_node_first_child(node) : nullptr;
      if (inside == nullptr && ok_ && has_marks_behind(node)) leave();
      node = inside != nullptr ? inside : behind(node, block);
    }
  }

  /// An inline with children that is open: what must close it, and where its words began.
  struct Open {
    std::string_view marks;
    Style style = Style::plain;
    std::size_t begin = 0;
  };

  static bool has_marks_behind(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
      case CMARK_NODE_HTML_INLINE:
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK: return false;
      default: return true;
    }
  }

  /// The node that follows `node` and what is in it; those that end with it are left.
  cmark_node* behind(cmark_node* node, cmark_node* block) {
    while (node != block && ok_) {
      if (cmark_node* const next = cmark_node_next(node)) return next;
      node = cmark_node_parent(node);
      if (node != block) leave();
    }
    return nullptr;
  }

  char byte(std::size_t at) const { return at < s_.size() ? s_[at] : '\0'; }
  bool stands(std::string_view marks) const { return s_.substr(pos_).starts_with(marks); }

  void expect(std::string_view marks) {
    ok_ = ok_ && stands(marks);
    if (ok_) pos_ += marks.size();
  }

  /// `text` came from the `size` bytes here.
  void emit(std::string_view text, std::size_t size) {
    if (images_ == 0) {
      const std::size_t begin = raw_.at(pos_);
      const std::size_t end = raw_.at(pos_ + size - 1) + 1;
      out_.text.text += text;
      out_.text.source.repeat(begin, text.size());
      out_.text.source_end.repeat(end, text.size());
    }
    pos_ += size;
  }

  /// The first `size` bytes of `text` stand here as they are.
  void emit_plain(std::string_view text, std::size_t size) {
    if (images_ == 0) {
      out_.text.text.append(text, 0, size);
      add_places({pos_, pos_ + size});
    }
    pos_ += size;
  }

  /// Those of raw bytes that stand for themselves.
  void add_places(Span raw) {
    const auto& runs = raw_.runs();
    while (run_ > 0 && runs[run_].raw > raw.begin) --run_;
    while (!raw.empty()) {
      while (run_ + 1 < runs.size() && runs[run_ + 1].raw <= raw.begin) ++run_;
      const std::size_t end = run_ + 1 < runs.size() ? runs[run_ + 1].raw : s_.size();
      const std::size_t size = std::min(raw.end, end) - raw.begin;
      const std::size_t file = runs[run_].file + (raw.begin - runs[run_].raw);
      out_.text.source.add(file, size);
      out_.text.source_end.add(file + 1, size);
      raw.begin += size;
    }
  }

  /// How many bytes of `literal` stand here without an escape or an entity; often the `whole`.
  [[nodiscard]] std::size_t plain_size(std::string_view literal, bool whole) const {
    const std::string_view here = s_.substr(std::min(pos_, s_.size()), literal.size());
    const bool plain =
        whole && here == literal && here.find('\\') == here.npos && here.find('&') == here.npos;
    if (plain) return here.size();
    std::size_t size = 0;
    while (size < here.size() && here[size] == literal[size] && here[size] != '\\' &&
           here[size] != '&') {
      ++size;
    }
    return size;
  }

  /// Behind a line end: blanks that begin a line are words only where it continues its paragraph
  /// lazily.
  void begin_line(std::string_view words) {
    if (!std::exchange(line_begins_, false)) return;
    const std::size_t written = blanks(s_, pos_);
    pos_ += written - std::min(written, blanks(words, 0));
  }

  void enter(cmark_node* node) {
    begin_line(cmark_node_get_type(node) == CMARK_NODE_TEXT ? literal_of(node) : "");
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT: return words(literal_of(node));
      case CMARK_NODE_CODE: return code(literal_of(node));
      case CMARK_NODE_HTML_INLINE: return html(literal_of(node));
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK: return line_break();
      case CMARK_NODE_EMPH: return open(stands("_") ? "_" : "*", Style::emphasis);
      case CMARK_NODE_STRONG: return open(stands("_") ? "__" : "**", Style::strong);
      case CMARK_NODE_IMAGE:
        open("![", Style::plain, "]");
        ++images_;
        return;
      case CMARK_NODE_LINK:
        if (stands("<")) return open("<", Style::link, ">");
        return open("[", Style::link, "]");
      default: return open(stands("~~") ? "~~" : "~", Style::strike);
    }
  }

  void open(std::string_view marks, Style style, std::string_view closing = {}) {
    expect(marks);
    open_.push_back({closing.empty() ? marks : closing, style, out_.text.text.size()});
  }

  void leave() {
    begin_line("");
    const Open inner = open_.back();
    open_.pop_back();
    if (inner.style == Style::plain) --images_;
    expect(inner.marks);
    if (ok_ && inner.marks == "]") link_tail();
    if (inner.style != Style::plain && images_ == 0) {
      out_.text.styles.push_back({{inner.begin, out_.text.text.size()}, inner.style});
    }
  }

  void words(std::string_view literal) {
    if (verbatim_) {
      ok_ = ok_ && stands(literal);
      if (ok_) emit_plain(literal, literal.size());
      return;
    }
    // Escapes mean nothing in `<https://...>`.
    const bool escapes = open_.empty() || open_.back().marks != ">";
    for (bool whole = true; !literal.empty() && ok_; whole = false) {
      if (const std::size_t plain = plain_size(literal, whole); plain > 0) {
        emit_plain(literal, plain);
        literal.remove_prefix(plain);
        continue;
      }
      const bool escape = escapes && byte(pos_) == '\\' && is_punctuation(byte(pos_ + 1));
      std::size_t read = byte(pos_) == '&' ? entity(literal) : 0;
      if (read == 0) {
        ok_ = pos_ + (escape ? 1 : 0) < s_.size() && byte(pos_ + (escape ? 1 : 0)) == literal[0];
        if (ok_) emit(literal.substr(0, 1), escape ? 2 : 1);
        read = 1;
      }
      literal.remove_prefix(read);
    }
  }

  /// Bytes of `literal` that the entity here stands for; 0 where there is none.
  std::size_t entity(std::string_view literal) {
    const Entity entity = decode_entity(s_.substr(pos_ + 1));
    if (entity.size == 0 || entity.text.empty() || !literal.starts_with(entity.text)) return 0;
    emit(entity.text, entity.size);
    return entity.text.size();
  }

  std::size_t ticks_end(std::size_t at) const {
    return std::min(s_.find_first_not_of('`', at), s_.size());
  }

  /// The next run of exactly so many backticks, or the size.
  std::size_t closing_ticks(std::size_t at, std::size_t ticks) const {
    for (at = s_.find('`', at); at < s_.size(); at = s_.find('`', ticks_end(at))) {
      if (ticks_end(at) - at == ticks) return at;
    }
    return s_.size();
  }

  /// Where each byte of `literal` stands, from `at` on, and what is behind it. A line end reads as
  /// `line_end`. Blanks that begin a line are in the literal only where the line continues its
  /// paragraph lazily.
  struct Match {
    std::vector<std::size_t> at;
    std::size_t end = 0;
  };
  std::optional<Match> match(std::string_view literal, std::size_t at, char line_end) const {
    Match out;
    for (std::size_t i = 0; i < literal.size(); ++i, ++at) {
      const bool breaks = byte(at) == '\n' && at < s_.size();
      if (at >= s_.size() || literal[i] != (breaks ? line_end : s_[at])) return std::nullopt;
      out.at.push_back(at);
      if (!breaks) continue;
      const std::size_t kept = blanks(literal, i + 1);
      const std::size_t written = blanks(s_, at + 1);
      at += written - std::min(kept, written);
    }
    out.end = at;
    return out;
  }

  static std::size_t blanks(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of(" \t", at), text.size()) - std::min(at, text.size());
  }

  /// Line ends in code read as spaces; one space at both ends is taken off.
  void code(std::string_view literal) {
    const std::size_t ticks = ticks_end(pos_) - pos_;
    const std::size_t begin = pos_ + ticks;
    const std::size_t end = closing_ticks(begin, ticks);
    ok_ = ticks > 0 && end < s_.size();
    if (!ok_) return;
    std::optional<Match> found = match(literal, begin, ' ');
    if (!found || found->end != end) found = match(literal, skip_one_space(begin, literal), ' ');
    ok_ = found && skip_one_space(found->end, {}) >= end;
    const std::size_t first = out_.text.text.size();
    for (std::size_t i = 0; ok_ && i < literal.size(); ++i) {
      pos_ = found->at[i];
      emit(literal.substr(i, 1), 1);
    }
    pos_ = end + ticks;
    if (images_ == 0) out_.text.styles.push_back({{first, out_.text.text.size()}, Style::code});
  }

  /// Over a space, or over a line end and those blanks behind it that `literal` does not begin
  /// with.
  std::size_t skip_one_space(std::size_t at, std::string_view literal) const {
    if (byte(at) != '\n') return byte(at) == ' ' ? at + 1 : at;
    const std::size_t written = blanks(s_, at + 1);
    return at + 1 + written - std::min(written, blanks(literal, 0));
  }

  void html(std::string_view literal) {
    const std::size_t begin = pos_;
    const std::optional<Match> found = match(literal, begin, '\n');
    ok_ = found && !literal.empty();
    if (!ok_) return;
    pos_ = found->end;
    if (images_ > 0) return;
    out_.html.push_back({raw_.at(begin), raw_.at(pos_ - 1) + 1});
    if (!is_line_break_tag(literal)) return;
    pos_ = begin;
    emit("\n", found->end - begin);
  }

  void line_break() {
    pos_ = std::min(s_.find_first_not_of(" \t\v\f", pos_), s_.size());
    if (byte(pos_) == '\\') ++pos_;
    ok_ = ok_ && byte(pos_) == '\n';
    if (ok_) emit("\n", 1);
    line_begins_ = true;
  }

  std::size_t skip_space(std::size_t at) const {
    while (is_blank(byte(at)) || byte(at) == '\n') ++at;
    return at;
  }

  /// A backslash takes the byte behind it along.
  std::size_t unit(std::size_t at) const { return s_[at] == '\\' ? 2 : 1; }

  /// Behind the `]` of a link: `(address "title")`, `[label]`, `[]` or nothing.
  void link_tail() {
    if (byte(pos_) == '(') {
      if (const std::size_t end = inline_tail(); end > 0) {
        pos_ = end;
        return;
      }
    }
    if (byte(pos_) != '[') return;
    std::size_t at = pos_ + 1;
    while (at < s_.size() && s_[at] != ']' && s_[at] != '[') at += unit(at);
    if (byte(at) == ']') pos_ = at + 1;
  }

  /// Behind `(address "title")`; 0 where this is none.
  std::size_t inline_tail() const {
    std::size_t at = address_end(skip_space(pos_ + 1));
    if (at == 0) return 0;
    const std::size_t title = skip_space(at);
    if (title > at && (byte(title) == '"' || byte(title) == '\'' || byte(title) == '(')) {
      const char close = byte(title) == '(' ? ')' : byte(title);
      for (at = title + 1; at < s_.size() && s_[at] != close;) at += unit(at);
      ++at;
    }
    at = skip_space(at);
    return byte(at) == ')' ? at + 1 : 0;
  }

  std::size_t address_end(std::size_t at) const {
    if (byte(at) == '<') {
      for (++at; at < s_.size() && s_[at] != '>'; at += unit(at)) {
        if (s_[at] == '\n' || s_[at] == '<') return 0;
      }
      return byte(at) == '>' ? at + 1 : 0;
    }
    int depth = 0;
    while (at < s_.size() && !is_blank(s_[at]) && s_[at] != '\n') {
      if (s_[at] == '\\' && is_punctuation(byte(at + 1))) {
        at += 2;
        continue;
      }
      if (s_[at] == '(') ++depth;
      if (s_[at] == ')' && depth-- == 0) break;
      ++at;
    }
    return at;
  }

  const RawText& raw_;
  std::string_view s_;
  std::size_t pos_;
  std::size_t run_ = 0;  ///< of the raw text, near `pos_`
  bool ok_ = true;
  bool line_begins_ = false;
  bool verbatim_ = false;  ///< no byte is a mark
  int images_ = 0;
  std::vector<Open> open_;
  Aligned out_;
};

/// Where the bytes do not match: each byte at the next place that holds the same, never going back.
Aligned align_nearly(cmark_node* block, const RawText& raw) {
  Aligned out{.end = raw.bytes().size()};
  std::size_t pos = 0;
  const auto put = [&](std::string_view words) {
    for (const char c : words) {
      const std::size_t found = raw.bytes().find(c, pos);
      if (found != std::string::npos) pos = found;
      const std::size_t size = raw.bytes().size();
      const std::size_t at = size == 0 ? 0 : raw.at(std::min(pos, size - 1));
      out.text.text += c;
      out.text.source.push_back(at);
      out.text.source_end.push_back(at + 1);
    }
  };
  if (auto plain = plain_words(block)) {
    for (put(take_line(*plain)); !plain->empty(); put(take_line(*plain))) put("\n");
    return out;
  }
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iter(cmark_iter_new(block),
                                                                     &cmark_iter_free);
  for (auto event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iter.get())) {
    cmark_node* node = cmark_iter_get_node(iter.get());
    const auto type = cmark_node_get_type(node);
    if (event != CMARK_EVENT_ENTER || type == CMARK_NODE_HTML_INLINE) continue;
    const bool is_break = type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
    put(is_break ? std::string_view("\n") : literal_of(node));
  }
  return out;
}

}  // namespace

std::size_t RawText::at(std::size_t raw) const {
  const auto behind = std::ranges::upper_bound(runs_, raw, {}, &Run::raw);
  return std::prev(behind)->file + (raw - std::prev(behind)->raw);
}

void RawText::append(std::string_view bytes, std::size_t file) {
  if (bytes.empty()) return;
  const bool goes_on =
      !runs_.empty() && runs_.back().file + (bytes_.size() - runs_.back().raw) == file;
  if (!goes_on) runs_.push_back({bytes_.size(), file});
  bytes_ += bytes;
}

void RawText::add(std::string_view text, std::size_t begin, std::size_t end, bool unescape_pipes) {
  if (!line_starts_.empty()) append("\n", last_end_);
  line_starts_.push_back(bytes_.size());
  last_end_ = end;
  for (std::size_t from = begin; unescape_pipes;) {
    const std::size_t escape = text.substr(0, end).find("\\|", from);
    if (escape == text.npos) break;
    append(text.substr(begin, escape - begin), begin);
    begin = escape + 1;
    from = begin + 1;
  }
  append(text.substr(begin, end - begin), begin);
}

void RawText::clear() {
  bytes_.clear();
  runs_.clear();
  line_starts_.clear();
  last_end_ = 0;
}

Aligned align(cmark_node* block, const RawText& raw) {
  const std::string_view bytes = raw.bytes();
  std::size_t work = 0;
  for (const std::size_t start : raw.line_starts()) {
    const std::size_t words = bytes.find_first_not_of(" \t", start);
    Aligned out = Walk(raw, std::min(words, bytes.size())).run(block);
    if (out.exact) return out;
    // Most starts fail at the first byte; where they do not, this keeps the work linear.
    work += out.end - start;
    if (work > 8 * bytes.size() + 1024) break;
  }
  return align_nearly(block, raw);
}

}  // namespace uxi::format::markdown
