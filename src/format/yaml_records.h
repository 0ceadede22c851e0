// A quick way through files of one-line records, as tag files are: a small part of YAML that needs
// no general reader. What is not written exactly so goes to that.
#pragma once

#include <optional>
#include <string_view>

#include "format/yaml.h"

namespace uxi::format::yaml {

/// Reads `- {id: h1, turn: 12, quote: "words", codes: [a, b/c]}`, one a line: plain scalars of
/// letters, digits and `_ . / -`, and double quotes with no escapes but those of `"` and `\\`. The
/// tree is the one that `parse` gives. Nothing where a line is written in any other way.
[[nodiscard]] std::optional<Node> read_records(std::string_view text);

}  // namespace uxi::format::yaml
