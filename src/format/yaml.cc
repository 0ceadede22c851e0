// From events to a tree with exact places. The events have the order and the text of the values;
// where each ends, and where an empty one stands, is read from the bytes.
#include "format/yaml.h"

#include <algorithm>
#include <fmt/core.h>
#include <map>

#include "format/yaml_events.h"
#include "format/yaml_extent.h"
#include "format/yaml_fault.h"
#include "format/yaml_records.h"

namespace uxi::format::yaml {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

Node make_node(Kind kind, Span span) {
  Node node;
  node.kind = kind;
  node.span = span;
  return node;
}

/// What the bytes around a value say about it.
struct Around {
  long column = -1;       ///< of the block collection that holds it; -1 at the top and in brackets
  long key_of = -1;       ///< of a key: the column of its block mapping, where the key stands too
  std::size_t empty = 0;  ///< where it stands if nothing is written
};

/// Follows the events once; an alias is built again from the events of what it names. read_events
/// has counted that this stays within the limits.
class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, const std::vector<Event>& events)
      : text_(text), events_(events) {}

  Node document() {
    std::size_t next = 0;
    return node(next, {.empty = events_.front().offset});
  }
  /// A quote that is never closed: yaml-cpp takes the rest of the file for its text.
  [[nodiscard]] std::optional<std::size_t> open_quote() const { return open_quote_; }

 private:
  Node node(std::size_t& next, Around around) {
    const Event& event = events_[next++];
    switch (event.kind) {
      case EventKind::null: return null(event, around);
      case EventKind::scalar: return scalar(event, around);
      case EventKind::sequence: return sequence(event, next);
      case EventKind::mapping: return mapping(event, next);
      case EventKind::alias: {
        std::size_t target = event.target;
        Node copy = node(target, around);
        copy.span = {event.offset, name_end(text_, event.offset)};
        return copy;
      }
      case EventKind::end: break;
    }
    return {};
  }

  /// Where the value itself begins behind its tag and anchor; nothing where there is none: what
  /// stands there then is the next value, no deeper than the collection around.
  std::optional<std::size_t> begin_of(const Event& event, const Around& around) const {
    const std::size_t behind = skip_properties(text_, event.offset, event.tag, event.anchor);
    const std::size_t begin = behind == event.offset ? behind : skip_space(text_, behind);
    if (begin >= text_.size()) return std::nullopt;
    if (static_cast<long>(column_of(text_, begin)) <= around.column) return std::nullopt;
    return begin;
  }

  Node empty(const Event& event, const Around& around, Kind kind) const {
    const std::size_t behind = skip_properties(text_, event.offset, event.tag, event.anchor);
    const std::size_t at = behind == event.offset ? around.empty : behind;
    return make_node(kind, {at, at});
  }

  Node null(const Event& event, const Around& around) const {
    if (const auto begin = begin_of(event, around)) {
      for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
        if (text_.substr(*begin).starts_with(word)) {
          return make_node(Kind::null, {*begin, *begin + word.size()});
        }
      }
    }
    return empty(event, around, Kind::null);
  }

  Node scalar(const Event& event, const Around& around) {
    const auto begin = begin_of(event, around);
    const char first = begin ? text_[*begin] : '\0';
    const bool quote = first == '"' || first == '\'';
    const bool block = first == '|' || first == '>';
    if (!begin || (event.text.empty() && !quote && !block)) {
      return empty(event, around, Kind::scalar);
    }
    std::size_t end = text_.size();
    if (quote) {
      const auto close = quoted_end(text_, *begin);
      if (!close && !open_quote_) open_quote_ = *begin;
      end = close.value_or(end);
    } else if (block) {
      end = block_scalar_end(text_, *begin, std::max(around.column, around.key_of));
    } else {
      end = plain_end(text_, *begin, event.text);
    }
    Node out = make_node(Kind::scalar, {*begin, end});
    out.scalar = event.text;
    out.quoted = quote || block;
    return out;
  }

  /// The first byte of a collection. A block collection's own tag stands on a line above it; a tag
  /// on its first line belongs to the first key, and the event then says that it has none.
  std::size_t collection_begin(const Event& event) const {
    const std::size_t behind = skip_properties(text_, event.offset, event.tag, event.anchor);
    return behind == event.offset ? behind : skip_space(text_, behind);
  }

  Node sequence(const Event& event, std::size_t& next) {
    const std::size_t begin = collection_begin(event);
    Node out = make_node(Kind::sequence, {begin, begin});
    out.flow = event.flow;
    std::size_t end = event.flow ? begin + 1 : begin;
    while (events_[next].kind != EventKind::end) {
      Around around{.empty = events_[next].offset};
      if (!event.flow) {
        const std::size_t dash = skip_space(text_, end);
        around = {.column = static_cast<long>(column_of(text_, begin)),
                  .empty = byte_at(text_, dash) == '-' ? dash + 1 : dash};
      }
      out.items.push_back(node(next, around));
      end = out.items.back().span.end;
    }
    ++next;
    out.span.end = event.flow ? flow_end(text_, end) : end;
    return out;
  }

  Node mapping(const Event& event, std::size_t& next) {
    const std::size_t begin = collection_begin(event);
    // `[key: value]` holds a mapping without brackets of its own: its key begins where it begins.
    const bool braces =
        event.flow && byte_at(text_, begin) == '{' && events_[next].offset != event.offset;
    Node out = make_node(Kind::mapping, {begin, begin});
    out.flow = event.flow;
    Around around{.column = event.flow ? -1 : static_cast<long>(column_of(text_, begin))};
    std::size_t end = braces ? begin + 1 : begin;
    while (events_[next].kind != EventKind::end) {
      Entry entry;
      // A key begins in the column of its mapping, or behind `? ` and deeper.
      const bool marked = !event.flow && byte_at(text_, skip_space(text_, end)) == '?' &&
                          events_[next].offset > skip_space(text_, end);
      entry.key = node(next, {.column = marked ? around.column : -1,
                              .key_of = around.column,
                              .empty = events_[next].offset});
      const std::size_t colon = skip_space(text_, entry.key.span.end);
      around.empty = byte_at(text_, colon) == ':' ? colon + 1 : entry.key.span.end;
      entry.value = node(next, around);
      end = std::max(entry.value.span.end, around.empty);
      out.entries.push_back(std::move(entry));
    }
    ++next;
    out.span.end = braces ? flow_end(text_, end) : end;
    return out;
  }

  std::string_view text_;
  const std::vector<Event>& events_;
  std::optional<std::size_t> open_quote_;
};

/// Keys become text, places those of the whole file, and what a mapping must not hold is reported.
class KeyCheck {
 public:
  KeyCheck(const SourceFile& source, std::size_t base, Diagnostics& diagnostics)
      : source_(source), base_(base), diagnostics_(diagnostics) {}

  /// The copies that aliases make have been checked where they are written.
  void visit(Node& node, bool copied = false) {
    move(node.span);
    copied = copied || source_.slice(node.span).starts_with('*');
    for (Node& item : node.items) visit(item, copied);
    std::map<std::string_view, Span> seen;
    for (Entry& entry : node.entries) {
      visit(entry.key, copied);
      visit(entry.value, copied);
      take_as_text(entry.key);
      if (!copied) check(entry.key, seen);
    }
  }

 private:
  void move(Span& span) const { span = {span.begin + base_, span.end + base_}; }

  void error(Span span, std::string rule, std::string message, std::string hint = {}) {
    diagnostics_.report(source_, span, Severity::error, std::move(rule), std::move(message),
                        std::move(hint));
  }

  /// `null: x` has a key called `null`.
  void take_as_text(Node& key) const {
    if (key.kind != Kind::null || key.span.empty()) return;
    key.kind = Kind::scalar;
    key.scalar = source_.slice(key.span);
  }

  void check(const Node& key, std::map<std::string_view, Span>& seen) {
    if (key.kind == Kind::null) {
      error(key.span, "yaml/syntax", "a key is missing in front of `:`");
    } else if (key.kind != Kind::scalar) {
      error(key.span, "yaml/syntax", "a key must be text, not a list or a mapping");
    } else if (key.scalar == "<<" && !key.quoted) {
      error(key.span, "yaml/merge-key", "merge keys (`<<`) are not read", "write the keys out");
    } else if (const auto [first, fresh] = seen.try_emplace(key.scalar, key.span); !fresh) {
      Diagnostic finding =
          diagnose(source_, key.span, Severity::error, "yaml/duplicate-key",
                   fmt::format("key `{}` is written twice; the first is on line {}", key.scalar,
                               source_.position(first->second.begin).line));
      finding.related = {related_place(source_, first->second, "the first")};
      diagnostics_.add(std::move(finding));
    }
  }

  const SourceFile& source_;
  std::size_t base_;
  Diagnostics& diagnostics_;
};

/// `--- ` or a line `...` stands between two documents; without them the first has a stray end.
bool is_separated(std::string_view text, std::size_t second) {
  if (text.substr(second, 3) == "---") return true;
  const std::size_t dots = text.rfind("\n...", second);
  return dots != std::string_view::npos && skip_space(text, dots + 4) >= second;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto found =
      std::ranges::find_if(entries, [&](const Entry& entry) { return entry.key.scalar == key; });
  return found == entries.end() ? nullptr : &found->value;
}

Node parse(const SourceFile& source, Diagnostics& diagnostics) {
  if (auto records = read_records(source.text())) return *std::move(records);
  return parse_part(source, {0, source.text().size()}, diagnostics);
}

Node parse_part(const SourceFile& source, Span span, Diagnostics& diagnostics) {
  std::string_view text = source.slice(span);
  std::size_t base = span.begin;
  if (base == 0 && text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
    base += kByteOrderMark.size();
  }
  const auto nothing = [&] { return make_node(Kind::null, {base, base}); };
  const auto report = [&](std::string rule, Explanation why) {
    diagnostics.report(source, {why.span.begin + base, why.span.end + base}, Severity::error,
                       std::move(rule), std::move(why.message), std::move(why.hint));
    return nothing();
  };
  if (text.size() > kMaxBytes) {
    return report("yaml/limit", {{0, 0}, "larger than 16 MiB, too large for a YAML file"});
  }
  if (auto forbidden = find_forbidden_byte(text)) return report("yaml/syntax", *forbidden);
  const auto conflicts = find_conflicts(text);
  for (const Explanation& conflict : conflicts) report("yaml/conflict", conflict);
  if (!conflicts.empty()) return nothing();

  const EventList list = read_events(text);
  if (list.fault) {
    return report(list.fault->limit ? "yaml/limit" : "yaml/syntax", explain(text, *list.fault));
  }
  if (list.second_document && !is_separated(text, *list.second_document)) {
    return report("yaml/syntax",
                  explain(text, {.offset = *list.second_document,
                                 .message = "this does not belong to the value above"}));
  }
  if (list.events.empty()) return nothing();
  TreeBuilder builder(text, list.events);
  Node root = builder.document();
  if (builder.open_quote()) {
    return report("yaml/syntax", unclosed_quote(text, *builder.open_quote()));
  }
  if (list.second_document) {
    const std::size_t at = *list.second_document;
    report("yaml/more-than-one-document",
           {{at, at + 3}, "a second document begins here", "keep one document in a file"});
  }
  KeyCheck(source, base, diagnostics).visit(root);
  return root;
}

}  // namespace uxi::format::yaml
