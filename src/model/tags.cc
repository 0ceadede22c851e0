// Reads and writes tag files: one highlight a line.
#include <algorithm>
#include <charconv>
#include <fmt/core.h>

#include "model/fields.h"
#include "model/forms.h"
#include "model/ids.h"
#include "uxi/codebook.h"

namespace uxi {

using format::yaml::Kind;
using format::yaml::Node;
using format::yaml::write_scalar;

namespace {

enum class By { suggested };
constexpr auto kByNames = std::to_array<Named<By>>({{"suggested", By::suggested}});

std::optional<int> turn_id(std::string_view text) {
  int value = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || rest != end || value < 1) return std::nullopt;
  return value;
}

/// `12` or `15-16`; false, and a finding, where it is neither.
bool read_turns(Fields& fields, Highlight& highlight) {
  const Text turn = fields.required_text("turn");
  if (turn.span.empty()) return false;
  const std::string_view text = turn.value;
  const std::size_t dash = text.find('-');
  const auto first = turn_id(text.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : turn_id(text.substr(dash + 1));
  if (!first || !last) {
    fields.reading().error(turn.span, "value", fmt::format("`{}` is not a turn", text),
                           "write `12`, or `15-16` for several");
    return false;
  }
  highlight.first_turn = *first;
  highlight.last_turn = *last;
  return true;
}

std::vector<Text> read_codes(Fields& fields) {
  if (fields.require("codes") == nullptr) return {};
  std::vector<Text> codes = fields.texts("codes");
  for (const Text& code : codes) check_id(fields.reading(), code, kCodeForm);
  return codes;
}

/// Nothing where the record says neither which highlight it is nor where; that is reported.
std::optional<Highlight> read_highlight(Fields& fields, UniqueIds& ids) {
  Highlight highlight;
  const Text id = fields.required_text("id");
  highlight.id = id.value;
  highlight.span = fields.span();
  const bool placed = read_turns(fields, highlight);
  highlight.quote = fields.text("quote").value;
  highlight.at = fields.integer("at", {.least = 0}).value_or(Located<int>{}).value;
  highlight.before = fields.text("before").value;
  highlight.after = fields.text("after").value;
  highlight.hash = fields.text("hash").value;
  highlight.codes = read_codes(fields);
  highlight.memo = fields.text("memo").value;
  if (!fields.choice("by", kByNames, By::suggested).span.empty()) highlight.by = "suggested";
  if (const auto added = fields.date("added")) highlight.added = added->value;
  if (highlight.quote.empty() && highlight.hash.empty()) {
    fields.reading().error(fields.place(), "missing", "`quote` or `hash` is missing",
                           "without them nobody can prove which words were meant");
  }
  if (!check_id(fields.reading(), id, kHighlightForm) || !placed) return std::nullopt;
  ids.add(id);
  return highlight;
}

std::string code_list(const std::vector<Text>& codes) {
  std::string out;
  for (const Text& code : codes) {
    if (!out.empty()) out += ", ";
    out += write_scalar(code.value, true);
  }
  return '[' + out + ']';
}

/// `, key: "prose"`, or nothing where there is no prose.
std::string prose(std::string_view key, std::string_view text) {
  return text.empty() ? "" : fmt::format(", {}: {}", key, write_scalar(text, true, true));
}

}  // namespace

TagFile read_tags(const SourceFile& source, std::string session, std::string coder,
                  Diagnostics& diagnostics) {
  TagFile file{.session = std::move(session), .coder = std::move(coder), .highlights = {}};
  const Reading reading{source, diagnostics, "tag"};
  const auto tree = parse_tree(reading);
  if (!tree || tree->kind == Kind::null) return file;
  if (tree->kind != Kind::sequence) {
    reading.error(tree->span, "type",
                  fmt::format("a tag file must be a list, not {}", describe(*tree)),
                  "write one highlight a line, as `- {id: ..., turn: 12, ...}`");
    return file;
  }
  UniqueIds ids(reading);
  for (const Node& item : tree->items) {
    Fields fields(reading, item, "each highlight");
    if (item.kind != Kind::mapping) continue;
    if (auto highlight = read_highlight(fields, ids)) {
      file.highlights.push_back(*std::move(highlight));
    }
  }
  return file;
}

std::string write_highlight(const Highlight& highlight) {
  std::string out = fmt::format("{{id: {}, turn: {}", highlight.id, highlight.first_turn);
  if (highlight.last_turn != highlight.first_turn) out += fmt::format("-{}", highlight.last_turn);
  out += prose("quote", highlight.quote);
  if (!highlight.quote.empty()) out += fmt::format(", at: {}", highlight.at);
  out += prose("before", highlight.before);
  out += prose("after", highlight.after);
  out += prose("hash", highlight.hash);
  out += fmt::format(", codes: {}", code_list(highlight.codes));
  out += prose("memo", highlight.memo);
  if (!highlight.by.empty()) out += fmt::format(", by: {}", write_scalar(highlight.by, true));
  if (highlight.added) out += fmt::format(", added: {}", to_string(*highlight.added));
  return out + '}';
}

}  // namespace uxi
