// Findings of a file that a command cannot do without, as the error that ends it.
#pragma once

#include "uxi/diagnostic.h"
#include "uxi/error.h"

namespace uxi::workspace {

/// The finding as an error of kind `syntax`, at its place.
[[nodiscard]] Error as_error(const Diagnostic& finding);
/// The first error among them, where there is one.
[[nodiscard]] Result<void> stop_on_first_error(const Diagnostics& findings);

}  // namespace uxi::workspace
