// Fields of YAML mappings: what a scalar is, its field decides.
#include "model/fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/core.h>

namespace uxi {

using format::yaml::Entry;
using format::yaml::Kind;
using format::yaml::Node;

namespace {

constexpr std::size_t kMostListed = 24;  // names in one message

template <class Number>
std::optional<Number> parse_all(std::string_view text) {
  Number value{};
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || rest != end) return std::nullopt;
  return value;
}

template <class Number>
std::string range_text(Bounds<Number> bounds) {
  constexpr Bounds<Number> kOpen;
  if (bounds.most == kOpen.most) return fmt::format("{} or more", bounds.least);
  if (bounds.least == kOpen.least) return fmt::format("{} or less", bounds.most);
  return fmt::format("from {} to {}", bounds.least, bounds.most);
}

template <class Number>
std::optional<Located<Number>> read_bounded(const Reading& reading, std::string_view key,
                                            const Node& node, Bounds<Number> bounds,
                                            std::string_view wanted) {
  const auto value =
      node.kind == Kind::scalar ? parse_all<Number>(node.scalar) : std::optional<Number>{};
  if (!value || !std::isfinite(static_cast<double>(*value))) {
    report_type(reading, key, node, wanted);
    return std::nullopt;
  }
  if (*value < bounds.least || *value > bounds.most) {
    reading.error(node.span, "range",
                  fmt::format("`{}` must be {}, not {}", key, range_text(bounds), describe(node)));
    return std::nullopt;
  }
  return Located<Number>{*value, node.span};
}

/// Keys are text whatever they look like; `null` or `~` as a key is what was written. Lists and
/// mappings as keys are reported where YAML is parsed.
std::optional<std::string> key_text(const Reading& reading, const Node& key) {
  if (key.kind == Kind::scalar) return key.scalar;
  if (key.kind == Kind::null) return std::string(reading.source.slice(key.span));
  return std::nullopt;
}

}  // namespace

void report_type(const Reading& reading, std::string_view key, const Node& node,
                 std::string_view wanted, std::string hint) {
  reading.error(node.span, "type",
                fmt::format("`{}` must be {}, not {}", key, wanted, describe(node)),
                std::move(hint));
}

std::optional<Text> read_text(const Reading& reading, std::string_view key, const Node& node) {
  if (node.kind == Kind::scalar) return Text{node.scalar, node.span};
  report_type(reading, key, node, "text");
  return std::nullopt;
}

std::optional<Located<double>> read_number(const Reading& reading, std::string_view key,
                                           const Node& node, Bounds<double> bounds) {
  return read_bounded(reading, key, node, bounds, "a number");
}

std::optional<Located<int>> read_integer(const Reading& reading, std::string_view key,
                                         const Node& node, Bounds<int> bounds) {
  return read_bounded(reading, key, node, bounds, "a whole number");
}

void report_choice(const Reading& reading, std::string_view key, const Text& written,
                   const std::vector<std::string>& names) {
  reading.error(
      written.span, "value",
      fmt::format("`{}` must be one of {}, not `{}`", key, quoted_list(names), written.value),
      reading.did_you_mean(written.value, names));
}

std::vector<FieldEntry> read_entries(const Reading& reading, const Node& mapping) {
  std::vector<FieldEntry> out;
  for (const Entry& entry : mapping.entries) {
    if (auto key = key_text(reading, entry.key)) {
      out.push_back({Text{*std::move(key), entry.key.span}, &entry.value});
    }
  }
  return out;
}

std::string quoted_list(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < kMostListed; ++i) {
    out += fmt::format("{}`{}`", out.empty() ? "" : ", ", names[i]);
  }
  if (names.size() > kMostListed) out += fmt::format(" and {} more", names.size() - kMostListed);
  return out;
}

Fields::Fields(const Reading& reading, const Node& node, std::string what)
    : reading_(reading), node_(node) {
  if (node.kind == Kind::mapping || node.kind == Kind::null) return;
  reading.error(node.span, "type",
                fmt::format("{} must be a mapping, not {}", what, describe(node)),
                "write `key: value`");
}

Fields::~Fields() {
  std::vector<std::string> known(asked_.begin(), asked_.end());
  for (const FieldEntry& entry : read_entries(reading_, node_)) {
    if (std::ranges::find(known, entry.key.value) != known.end()) continue;
    std::string hint = reading_.did_you_mean(entry.key.value, known);
    if (hint.empty() && shared_) continue;
    if (hint.empty()) hint = fmt::format("keys here are {}", quoted_list(known));
    reading_.warning(entry.key.span, "unknown-key",
                     fmt::format("unknown key `{}`", entry.key.value), std::move(hint));
  }
}

Span Fields::place() const {
  if (node_.flow || node_.entries.empty()) return node_.span;
  return node_.entries.front().key.span;
}

const Node* Fields::find(std::string_view key) {
  if (std::ranges::find(asked_, key) == asked_.end()) asked_.push_back(key);
  const Node* node = node_.find(key);
  return node != nullptr && node->kind != Kind::null ? node : nullptr;
}

const Node* Fields::require(std::string_view key) {
  const Node* node = find(key);
  if (node != nullptr) return node;
  if (node_.kind != Kind::mapping && node_.kind != Kind::null) return nullptr;
  for (const Entry& entry : node_.entries) {
    if (entry.key.kind == Kind::scalar && entry.key.scalar == key) {
      reading_.error(entry.key.span, "missing", fmt::format("`{}` has no value", key));
      return nullptr;
    }
  }
  reading_.error(place(), "missing", fmt::format("`{}` is missing", key));
  return nullptr;
}

Text Fields::text(std::string_view key) {
  const Node* node = find(key);
  return node == nullptr ? Text{} : read_text(reading_, key, *node).value_or(Text{});
}

Text Fields::required_text(std::string_view key) {
  const Node* node = require(key);
  return node == nullptr ? Text{} : read_text(reading_, key, *node).value_or(Text{});
}

const std::vector<Node>* Fields::list(std::string_view key) {
  const Node* node = find(key);
  if (node == nullptr) return nullptr;
  if (node->kind == Kind::sequence) return &node->items;
  report_type(reading_, key, *node, "a list");
  return nullptr;
}

std::vector<Text> Fields::texts(std::string_view key) {
  const Node* node = find(key);
  if (node != nullptr && node->kind == Kind::scalar) {
    report_type(reading_, key, *node, "a list", fmt::format("write `[{}]`", node->scalar));
    return {Text{node->scalar, node->span}};
  }
  std::vector<Text> out;
  const std::vector<Node>* items = list(key);
  if (items == nullptr) return out;
  for (const Node& item : *items) {
    if (auto text = read_text(reading_, key, item)) out.push_back(*std::move(text));
  }
  return out;
}

std::optional<Located<int>> Fields::integer(std::string_view key, Bounds<int> bounds) {
  const Node* node = find(key);
  return node == nullptr ? std::nullopt : read_integer(reading_, key, *node, bounds);
}

std::optional<Located<double>> Fields::number(std::string_view key, Bounds<double> bounds) {
  const Node* node = find(key);
  return node == nullptr ? std::nullopt : read_number(reading_, key, *node, bounds);
}

bool Fields::yes_no(std::string_view key, bool otherwise) {
  const Node* node = find(key);
  if (node == nullptr) return otherwise;
  if (node->scalar == "yes" || node->scalar == "true") return true;
  if (node->scalar == "no" || node->scalar == "false") return false;
  report_type(reading_, key, *node, "yes or no");
  return otherwise;
}

std::optional<Located<Date>> Fields::date(std::string_view key) {
  const Node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (node->kind == Kind::scalar) {
    if (const auto date = parse_date(node->scalar)) return Located<Date>{*date, node->span};
  }
  report_type(reading_, key, *node, "a day of the calendar", "write it as `2026-03-14`");
  return std::nullopt;
}

std::vector<FieldEntry> Fields::entries(std::string_view key) {
  const Node* node = find(key);
  if (node == nullptr) return {};
  if (node->kind == Kind::mapping) return read_entries(reading_, *node);
  report_type(reading_, key, *node, "a mapping", "write `key: value`");
  return {};
}

}  // namespace uxi
