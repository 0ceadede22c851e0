// Findings of a file that a command cannot do without, as the error that ends it.
#pragma once

#include <string_view>

#include "uxi/diagnostic.h"
#include "uxi/error.h"

namespace uxi::workspace {

/// The finding as an error of kind `syntax`, at its place.
[[nodiscard]] Error as_error(const Diagnostic& finding);
/// The first error among them, where there is one.
[[nodiscard]] Result<void> stop_on_first_error(const Diagnostics& findings);
/// The first that says that the file at `path` is no YAML, so that nothing it holds is known.
[[nodiscard]] Result<void> stop_on_broken_yaml(const Diagnostics& findings, std::string_view path);

}  // namespace uxi::workspace
