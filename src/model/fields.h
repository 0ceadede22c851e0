// The one way from a YAML mapping to a value: each field is asked for by name and type, and what
// does not fit becomes a finding at its place: `KIND/type`, `KIND/value`, `KIND/range`,
// `KIND/missing`.
#pragma once

#include <array>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "format/yaml.h"
#include "model/names.h"
#include "model/reading.h"
#include "uxi/located.h"
#include "uxi/time.h"

namespace uxi {

/// Bounds of a number, both meant.
template <class Number>
struct Bounds {
  Number least = std::numeric_limits<Number>::lowest();
  Number most = std::numeric_limits<Number>::max();
};

/// A key of a mapping whose keys are data, and what stands behind it.
struct FieldEntry {
  Text key;
  const format::yaml::Node* value;  ///< may be null in YAML's sense
};

/// Reads one mapping. A field that is absent, or null in the file, gives the default with an empty
/// span. When it goes, keys that nobody asked for are reported as `KIND/unknown-key`.
class Fields {
 public:
  using Node = format::yaml::Node;

  /// `what` names the mapping in messages. A null node is an empty mapping, anything else is
  /// `KIND/type`. `reading` and `node` must outlive this.
  Fields(const Reading& reading, const Node& node, std::string what = "this file");
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;
  ~Fields();

  /// The value of `key`, or null where it is absent or null in the file.
  [[nodiscard]] const Node* find(std::string_view key);
  /// The same, and `KIND/missing` where there is none.
  [[nodiscard]] const Node* require(std::string_view key);

  [[nodiscard]] Text text(std::string_view key);
  [[nodiscard]] Text required_text(std::string_view key);
  /// A list of texts. A lone text is `KIND/type`, and taken as a list of one.
  [[nodiscard]] std::vector<Text> texts(std::string_view key);
  [[nodiscard]] std::optional<Located<int>> integer(std::string_view key, Bounds<int> bounds = {});
  [[nodiscard]] std::optional<Located<double>> number(std::string_view key,
                                                      Bounds<double> bounds = {});
  /// `yes`, `no`, `true`, `false`.
  [[nodiscard]] bool yes_no(std::string_view key, bool otherwise);
  [[nodiscard]] std::optional<Located<Date>> date(std::string_view key);
  /// One of the names of a table; `otherwise` where it is absent or none of them.
  template <class E, std::size_t N>
  [[nodiscard]] Located<E> choice(std::string_view key, const std::array<Named<E>, N>& names,
                                  E otherwise);

  /// `read(Fields&)` for the mapping behind `key`, where there is one.
  template <class Read>
  void mapping(std::string_view key, Read read);
  /// `read(Fields&)` for each mapping of the list behind `key`.
  template <class Read>
  void each(std::string_view key, Read read);
  /// The entries of the mapping behind `key`, in file order.
  [[nodiscard]] std::vector<FieldEntry> entries(std::string_view key);

  /// Other programs read this mapping too: of keys that nobody asked for only slips are reported.
  void share() { shared_ = true; }

  /// Where a finding about the mapping as a whole belongs: a flow mapping, or the first key of a
  /// block.
  [[nodiscard]] Span place() const;
  [[nodiscard]] Span span() const { return node_.span; }
  [[nodiscard]] const Reading& reading() const { return reading_; }

 private:
  [[nodiscard]] const std::vector<Node>* list(std::string_view key);

  const Reading& reading_;
  const Node& node_;
  std::vector<std::string_view> asked_;
  bool shared_ = false;
};

/// ``KIND/type: `key` must be `wanted`, not `abc` ``
void report_type(const Reading& reading, std::string_view key, const format::yaml::Node& node,
                 std::string_view wanted, std::string hint = {});
/// The text of a scalar; anything else is `KIND/type` about `key`, and no text.
[[nodiscard]] std::optional<Text> read_text(const Reading& reading, std::string_view key,
                                            const format::yaml::Node& node);
/// A finite decimal number; otherwise `KIND/type` or `KIND/range` about `key`, and nothing.
[[nodiscard]] std::optional<Located<double>> read_number(const Reading& reading,
                                                         std::string_view key,
                                                         const format::yaml::Node& node,
                                                         Bounds<double> bounds = {});
/// The same for a whole number.
[[nodiscard]] std::optional<Located<int>> read_integer(const Reading& reading, std::string_view key,
                                                       const format::yaml::Node& node,
                                                       Bounds<int> bounds = {});
/// ``KIND/value: `key` must be one of ..., not `abc` ``
void report_choice(const Reading& reading, std::string_view key, const Text& written,
                   const std::vector<std::string>& names);
/// One of the names of a table; otherwise `KIND/type` or `KIND/value` about `key`, and nothing.
template <class E, std::size_t N>
[[nodiscard]] std::optional<Located<E>> read_choice(const Reading& reading, std::string_view key,
                                                    const format::yaml::Node& node,
                                                    const std::array<Named<E>, N>& names);
/// The entries of a mapping, in file order; keys that are no text are left out.
[[nodiscard]] std::vector<FieldEntry> read_entries(const Reading& reading,
                                                   const format::yaml::Node& mapping);
/// `` `a`, `b`, `c` ``; of very many the first, and how many more there are.
[[nodiscard]] std::string quoted_list(const std::vector<std::string>& names);

template <class E, std::size_t N>
std::optional<Located<E>> read_choice(const Reading& reading, std::string_view key,
                                      const format::yaml::Node& node,
                                      const std::array<Named<E>, N>& names) {
  const std::optional<Text> written = read_text(reading, key, node);
  if (!written) return std::nullopt;
  if (const std::optional<E> value = value_of(names, written->value)) {
    return Located<E>{*value, written->span};
  }
  std::vector<std::string> allowed;
  for (const Named<E>& named : names) allowed.emplace_back(named.name);
  report_choice(reading, key, *written, allowed);
  return std::nullopt;
}

template <class E, std::size_t N>
Located<E> Fields::choice(std::string_view key, const std::array<Named<E>, N>& names, E otherwise) {
  const Node* node = find(key);
  const auto value = node == nullptr ? std::nullopt : read_choice(reading_, key, *node, names);
  return value.value_or(Located<E>{otherwise, {}});
}

template <class Read>
void Fields::mapping(std::string_view key, Read read) {
  if (const Node* node = find(key)) {
    Fields fields(reading_, *node, "`" + std::string(key) + "`");
    if (node->kind == format::yaml::Kind::mapping) read(fields);
  }
}

template <class Read>
void Fields::each(std::string_view key, Read read) {
  const std::vector<Node>* items = list(key);
  if (items == nullptr) return;
  for (const Node& item : *items) {
    Fields fields(reading_, item, "each of `" + std::string(key) + "`");
    if (item.kind == format::yaml::Kind::mapping) read(fields);
  }
}

}  // namespace uxi
