// Why a YAML file cannot be read, in words for the person who wrote it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/yaml_events.h"
#include "uxi/source.h"

namespace uxi::format::yaml {

struct Explanation {
  Span span;
  std::string message;
  std::string hint = {};
};

/// yaml-cpp reports where it lost its way; the cause is often lines above (a quote or bracket that
/// was never closed). Looks for that first.
[[nodiscard]] Explanation explain(std::string_view text, const Fault& fault);

/// Of a quote at `at` that nothing closes.
[[nodiscard]] Explanation unclosed_quote(std::string_view text, std::size_t at);

/// The first byte that YAML text cannot hold: a control character, a lone CR, bad UTF-8.
[[nodiscard]] std::optional<Explanation> find_forbidden_byte(std::string_view text);

/// The places where git left the lines of two branches, marks around them; empty where there are
/// none.
[[nodiscard]] std::vector<Explanation> find_conflicts(std::string_view text);

}  // namespace uxi::format::yaml
