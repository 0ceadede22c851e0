#include "report/xml_text.h"

#include "report/escape.h"
#include "text/strings.h"

namespace uxi::report {

std::string xml(std::string_view text) {
  std::string out = text::replace_all(html(text), "\n", "&#10;");
  out = text::replace_all(out, "\t", "&#9;");
  // U+FFFE and U+FFFF are no characters of XML.
  out = text::replace_all(out, "\xEF\xBF\xBE", "\xEF\xBF\xBD");
  return text::replace_all(out, "\xEF\xBF\xBF", "\xEF\xBF\xBD");
}

std::string xml_attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + xml(value) + "\"";
}

}  // namespace uxi::report
