// Edits of YAML by the places of its values: one change touches its own line and nothing else.
#include <algorithm>

#include "format/edit.h"
#include "format/yaml_extent.h"

namespace uxi::format::yaml {
namespace {

/// The parts of a collection, entries and items alike: from the key or `- ` to the end of the
/// value. A null is an empty collection; `list` says of which kind.
class Parts {
 public:
  Parts(const SourceFile& source, const Node& node, bool list)
      : text_(source.text()), node_(node), list_(list) {
    std::size_t at = node.span.begin + (brackets() ? 1 : 0);
    for (const Node& item : node.items) at = add(at, item.span.end);
    for (const Entry& entry : node.entries) {
      at = add(at, std::max(entry.key.span.end, entry.value.span.end));
    }
  }

  /// One part more at the end. `text` has no `- ` in front.
  Edit append(std::string_view text) const {
    if (parts_.empty()) return first_part(text);
    if (!node_.flow) {
      const std::size_t end = end_of_line(text_, parts_.back().end);
      return {{end, end}, new_line(column(node_.span.begin)) + block(text)};
    }
    return brackets() ? append_in_brackets(text) : wrap_pair(text);
  }

  Edit remove(std::size_t index) const {
    if (parts_.size() == 1) return remove_only();
    return node_.flow ? remove_flow(index) : remove_block(index);
  }

 private:
  std::size_t add(std::size_t from, std::size_t end) {
    std::size_t begin = skip_space(text_, from);
    if (node_.flow && byte_at(text_, begin) == ',') begin = skip_space(text_, begin + 1);
    // Parts of what an alias names stand elsewhere.
    parts_.push_back({std::min(begin, end), end});
    return end;
  }

  bool brackets() const {
    const char first = byte_at(text_, node_.span.begin);
    return node_.flow && (first == '{' || first == '[');
  }
  std::string block(std::string_view part) const { return (list_ ? "- " : "") + std::string(part); }
  std::string flow(std::string_view parts) const {
    return (list_ ? "[" : "{") + std::string(parts) + (list_ ? "]" : "}");
  }

  std::size_t line_start(std::size_t at) const {
    const std::size_t start = at - column_of(text_, at);
    return start == 0 && text_.starts_with("\xEF\xBB\xBF") ? std::min<std::size_t>(at, 3) : start;
  }
  std::size_t column(std::size_t at) const { return at - line_start(at); }
  std::size_t skip_blanks(std::size_t at) const {
    while (at < text_.size() && is_blank(text_[at])) ++at;
    return at;
  }
  bool begins_line(std::size_t at) const { return skip_blanks(line_start(at)) == at; }
  bool has_comment(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin).find('#') != std::string_view::npos;
  }

  /// The line end that the file uses.
  std::string line_end() const {
    const std::size_t at = text_.find('\n');
    return at != text_.npos && at > 0 && text_[at - 1] == '\r' ? "\r\n" : "\n";
  }
  std::string new_line(std::size_t indent) const { return line_end() + std::string(indent, ' '); }

  Edit first_part(std::string_view text) const {
    if (!node_.span.empty()) return {node_.span, flow(text)};
    std::size_t at = node_.span.begin;
    const std::size_t start = line_start(at);
    const bool root = at == start || (text_.substr(start).starts_with("---") && at <= start + 4);
    if (!root) return {{at, at}, " " + flow(text)};
    // In a file of nothing but comments it goes below them.
    if (at <= 3) at = text_.size();
    const std::string before = at > line_start(at) ? line_end() : "";
    return {{at, at}, before + block(text) + line_end()};
  }

  Edit append_in_brackets(std::string_view text) const {
    const Span last = parts_.back();
    if (!begins_line(last.begin)) return {{last.end, last.end}, ", " + std::string(text)};
    // One part a line: the comma goes behind the last value, the part below the comment behind
    // that.
    const std::size_t behind = skip_blanks(last.end);
    const bool comment = byte_at(text_, behind) == '#';
    const Span rest{last.end, comment ? end_of_line(text_, behind) : last.end};
    return {rest, "," + std::string(text_.substr(rest.begin, rest.size())) +
                      new_line(column(last.begin)) + std::string(text)};
  }

  /// `[key: value]` holds a mapping without brackets of its own.
  Edit wrap_pair(std::string_view text) const {
    const std::string_view pair = text_.substr(node_.span.begin, node_.span.size());
    return {node_.span, flow(std::string(pair) + ", " + std::string(text))};
  }

  /// `{}` or `[]` stays, on the line of its key; of a whole document nothing.
  Edit remove_only() const {
    if (node_.flow) return {node_.span, flow("")};
    const std::size_t begin = node_.span.begin;
    const std::size_t end = end_of_line(text_, parts_.front().end);
    std::size_t key = begin;
    while (key > 0 && is_space(text_[key - 1])) --key;
    if (key > 0 && text_[key - 1] == ':') return {{key, end}, " " + flow("")};
    if (column(begin) == 0) return {{begin, next_line(text_, parts_.front().end)}, ""};
    return {{begin, end}, flow("")};
  }

  Edit remove_flow(std::size_t index) const {
    const Span part = parts_[index];
    if (index + 1 < parts_.size()) {
      const std::size_t next = parts_[index + 1].begin;
      if (!has_comment(part.end, next)) return {{part.begin, next}, ""};
      const std::size_t comma = skip_space(text_, part.end);
      return {{part.begin, byte_at(text_, comma) == ',' ? comma + 1 : part.end}, ""};
    }
    const std::size_t before = parts_[index - 1].end;
    if (has_comment(before, part.begin)) return {part, ""};
    return {{before, part.end}, ""};
  }

  Edit remove_block(std::size_t index) const {
    const Span part = parts_[index];
    if (begins_line(part.begin)) return {{line_start(part.begin), next_line(text_, part.end)}, ""};
    // The first part behind a `- `: the next moves up, or stays below its comment.
    const std::size_t next = parts_[index + 1].begin;
    const std::size_t end = end_of_line(text_, part.end);
    return {{part.begin, has_comment(end, next) ? end : next}, ""};
  }

  std::string_view text_;
  const Node& node_;
  bool list_;
  std::vector<Span> parts_;
};

std::size_t index_of(const Node& mapping, std::string_view key) {
  const auto found = std::ranges::find_if(
      mapping.entries, [&](const Entry& entry) { return entry.key.scalar == key; });
  return static_cast<std::size_t>(found - mapping.entries.begin());
}

Edit replace_value(const SourceFile& source, const Node& mapping, const Entry& entry,
                   std::string_view value) {
  const std::string_view text = source.text();
  const std::size_t key_end = entry.key.span.end;
  const Span old = entry.value.span;
  if (old.begin == key_end) {  // `{key}` and `? key` have no colon
    const std::size_t column = column_of(text, mapping.span.begin);
    const std::string before = mapping.flow ? "" : "\n" + std::string(column, ' ');
    return {old, before + ": " + std::string(value)};
  }
  if (old.empty()) return {old, " " + std::string(value)};
  // A value on the lines below its key moves up, unless a comment, tag or anchor stands between.
  const std::size_t colon = skip_space(text, key_end) + 1;
  const std::string_view between = text.substr(colon, old.begin - std::min(colon, old.begin));
  const bool below = between.find('\n') != between.npos && std::ranges::all_of(between, is_space);
  if (below) return {{colon, old.end}, " " + std::string(value)};
  return {old, std::string(value)};
}

}  // namespace

Edit set_key(const SourceFile& source, const Node& mapping, std::string_view key,
             std::string_view value) {
  UXI_CHECK(mapping.kind == Kind::mapping || mapping.kind == Kind::null);
  const std::size_t index = index_of(mapping, key);
  if (index < mapping.entries.size()) {
    return replace_value(source, mapping, mapping.entries[index], value);
  }
  const bool in_flow = mapping.flow || mapping.kind == Kind::null;
  return Parts(source, mapping, false)
      .append(write_scalar(key, in_flow) + ": " + std::string(value));
}

Edit remove_key(const SourceFile& source, const Node& mapping, std::string_view key) {
  const std::size_t index = index_of(mapping, key);
  if (index == mapping.entries.size()) return {};
  return Parts(source, mapping, false).remove(index);
}

Edit rename_key(const Node& mapping, std::string_view key, std::string_view new_key) {
  const std::size_t index = index_of(mapping, key);
  if (index == mapping.entries.size()) return {};
  return {mapping.entries[index].key.span, write_scalar(new_key, mapping.flow)};
}

Edit add_item(const SourceFile& source, const Node& sequence, std::string_view value) {
  UXI_CHECK(sequence.kind == Kind::sequence || sequence.kind == Kind::null);
  return Parts(source, sequence, true).append(value);
}

Edit remove_item(const SourceFile& source, const Node& sequence, std::size_t index) {
  UXI_CHECK(index < sequence.items.size());
  return Parts(source, sequence, true).remove(index);
}

}  // namespace uxi::format::yaml
