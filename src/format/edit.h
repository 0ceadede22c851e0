// Changing a file that a person wrote: only the bytes that the change is about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/yaml.h"
#include "uxi/diagnostic.h"
#include "uxi/error.h"
#include "uxi/source.h"

namespace uxi::format {

using uxi::Edit;

/// Applies edits that do not overlap, in any order; at one place, insertions keep their order.
/// `conflict` where two overlap.
[[nodiscard]] Result<std::string> apply_edits(std::string_view text, std::vector<Edit> edits);

namespace yaml {

/// `key: value` in a mapping: replaces the value's bytes, or adds the key behind the last one with
/// the indentation and style (block or flow) of the others. A null becomes a mapping: block at the
/// top of a file, flow behind a key. `value` is YAML ready to stand there.
[[nodiscard]] Edit set_key(const SourceFile& source, const Node& mapping, std::string_view key,
                           std::string_view value);
/// Removes a key with its value, its line and the comment behind it; comments above stay. Where it
/// was the only one, `{}` is left (nothing at the top of a file). An empty edit where there is no
/// such key.
[[nodiscard]] Edit remove_key(const SourceFile& source, const Node& mapping, std::string_view key);
/// Replaces the key itself; the value stays. An empty edit where there is no such key.
[[nodiscard]] Edit rename_key(const Node& mapping, std::string_view key, std::string_view new_key);
/// Adds an item at the end of a sequence, block (`- item`, same indentation) or flow. A null
/// becomes a sequence: block at the top of a file, flow behind a key.
[[nodiscard]] Edit add_item(const SourceFile& source, const Node& sequence, std::string_view value);
/// Removes item `index` with its line; where it was the only one, `[]` is left (nothing at the top
/// of a file).
[[nodiscard]] Edit remove_item(const SourceFile& source, const Node& sequence, std::size_t index);

}  // namespace yaml
}  // namespace uxi::format
