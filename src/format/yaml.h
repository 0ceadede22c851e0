// YAML with places: a tree that knows the bytes of every key and value, and edits in place.
//
// Scalars stay text: what `no` or `12` means is decided by the field that reads it
// (model/fields.h). Wall around yaml-cpp 0.7: duplicate keys, merge keys, aliases past a limit and
// depth past a limit are findings (`yaml/...`) here, which the library lets pass.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/source.h"

namespace uxi::format::yaml {

enum class Kind { null, scalar, sequence, mapping };

struct Entry;

/// One value. `span` covers it exactly as written, quotes and brackets included, without the
/// comment or line end behind it; a block collection ends behind its last value.
struct Node {
  Kind kind = Kind::null;
  Span span;
  std::string scalar;          ///< decoded text; empty unless kind is scalar
  bool quoted = false;         ///< written in quotes or as a block scalar: never null, never a bool
  bool flow = false;           ///< a collection in `{}` or `[]`
  std::vector<Entry> entries;  ///< of a mapping, in file order
  std::vector<Node> items;     ///< of a sequence

  /// The value of a key of a mapping; null pointer where there is none or this is no mapping.
  [[nodiscard]] const Node* find(std::string_view key) const;
};

struct Entry {
  Node key;
  Node value;
};

inline constexpr std::size_t kMaxDepth = 64;
inline constexpr std::size_t kMaxNodes = 2'000'000;  ///< after alias expansion
inline constexpr std::size_t kMaxBytes = std::size_t{16} << 20U;

/// Reads one document. Faults go to `diagnostics` with a place: `yaml/syntax` (tabs, unclosed
/// quotes and brackets, with a hint of our own), `yaml/conflict` (git's marks),
/// `yaml/duplicate-key`, `yaml/limit`, `yaml/merge-key`, `yaml/more-than-one-document`. After a
/// syntax error or git's marks the tree is null. A file of nothing but comments is null.
[[nodiscard]] Node parse(const SourceFile& source, Diagnostics& diagnostics);
/// The same for the part `[span)` of a file (front matter): spans are those of the whole file.
[[nodiscard]] Node parse_part(const SourceFile& source, Span span, Diagnostics& diagnostics);

/// A scalar as one would write it on one line: plain where that reads back as the same text, else
/// quoted. `in_flow` forbids `,[]{}` in plain ones. `always_quote` for prose in flow records.
[[nodiscard]] std::string write_scalar(std::string_view text, bool in_flow,
                                       bool always_quote = false);

}  // namespace uxi::format::yaml
