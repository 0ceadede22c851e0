// Character references of HTML (`&amp;`, `&#x27;`), as WebVTT and HTML transcripts use them.
#pragma once

#include <string>
#include <string_view>

namespace uxi::ingest {

/// Reads the reference that starts with the `&` at `offset`, which moves behind it, and appends
/// what it stands for. What is no reference is an `&`. The names are those of the HTML standard
/// (section 13.5); the 106 old ones need no semicolon.
void append_entity(std::string& out, std::string_view text, std::size_t& offset);

/// All references of `text` decoded.
[[nodiscard]] std::string decode_entities(std::string_view text);

}  // namespace uxi::ingest
