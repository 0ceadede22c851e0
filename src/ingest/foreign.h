// Files that are recognised and refused: what they are, and what a person can do.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "uxi/error.h"

namespace uxi::ingest {

/// Looks at the first bytes (an archive, PDF, ...) and at the text (a chat, JSON, ...). Nothing: it
/// may be a transcript.
[[nodiscard]] std::optional<Error> refuse(std::string_view bytes, const std::string& path);

/// The name of what `refuse` recognises, like `pdf` or `zoom-chat-txt`; empty where it does not.
[[nodiscard]] std::string_view foreign_format(std::string_view bytes, std::string_view path);

/// The error for a file that is no text at all.
[[nodiscard]] Error refuse_binary(const std::string& path);

}  // namespace uxi::ingest
