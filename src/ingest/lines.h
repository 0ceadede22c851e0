// Lines of a text as spans, whatever ends them: LF, CRLF or CR.
#pragma once

#include <string_view>
#include <vector>

#include "uxi/source.h"

namespace uxi::ingest {

/// Spans of the lines without their ends. A final line end opens no further line.
[[nodiscard]] std::vector<Span> split_lines(std::string_view text);

/// Only spaces, tabs and NBSP.
[[nodiscard]] bool is_blank(std::string_view line);

}  // namespace uxi::ingest
