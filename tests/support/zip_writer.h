// Makes small ZIP archives in memory, members stored and not packed: documents for tests.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace uxi::test {

/// An archive of the members (name and content), in order.
[[nodiscard]] std::string zip_of(const std::vector<std::pair<std::string, std::string>>& members);

/// A Word document with that body (`<w:p>…`).
[[nodiscard]] std::string docx_of(std::string_view body);

}  // namespace uxi::test
