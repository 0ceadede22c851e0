// Text inside XML 1.0.
#pragma once

#include <string>
#include <string_view>

namespace uxi::report {

/// For text and for attributes in double quotes: marked up, line ends and tabs as references (an
/// attribute would lose them), what XML forbids left out.
[[nodiscard]] std::string xml(std::string_view text);
/// ` name="value"`
[[nodiscard]] std::string xml_attribute(std::string_view name, std::string_view value);

}  // namespace uxi::report
