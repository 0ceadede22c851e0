#include "format/fill.h"

#include <algorithm>
#include <charconv>
#include <fmt/core.h>
#include <kainjow/mustache.hpp>

namespace uxi::format {
namespace {

using Mustache = kainjow::mustache::mustache;
using Data = kainjow::mustache::data;

Data to_data(const FillValue& value) {
  switch (value.kind) {
    case FillValue::Kind::text: return Data(value.text);
    case FillValue::Kind::flag: return Data(value.flag);
    case FillValue::Kind::list: {
      Data list(Data::type::list);
      for (const FillValue& item : value.items) list.push_back(to_data(item));
      return list;
    }
    case FillValue::Kind::object: break;
  }
  Data object(Data::type::object);
  for (const auto& [name, field] : value.fields) object.set(name, to_data(field));
  return object;
}

/// `offset` is turned into a line.
Error at_offset(std::string_view text, std::size_t offset, ErrorKind kind, std::string message) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  return {.kind = kind,
          .message = std::move(message),
          .line = static_cast<unsigned>(1 + std::ranges::count(before, '\n'))};
}

/// The library walks sections by recursion, so their depth is limited here. For that the tags must
/// keep their braces.
Result<void> check_nesting(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t at = text.find("{{"); at != text.npos; at = text.find("{{", at + 2)) {
    const std::size_t mark = text.find_first_not_of(" \t\r\n", at + 2);
    const char kind = mark == text.npos ? '\0' : text[mark];
    if (kind == '=') {
      return tl::make_unexpected(
          at_offset(text, at, ErrorKind::unsupported, "a template cannot change its tags (`{{=`)"));
    }
    if (kind == '#' || kind == '^') ++depth;
    if (kind == '/' && depth > 0) --depth;
    if (depth > kMaxFillDepth) {
      return tl::make_unexpected(
          at_offset(text, at, ErrorKind::limit,
                    fmt::format("sections nested deeper than {} levels", kMaxFillDepth)));
    }
  }
  return {};
}

/// The library's message ends in ` at OFFSET`.
tl::unexpected<Error> wrong(std::string_view text, std::string_view message) {
  const std::size_t cut = std::min(message.rfind(" at "), message.size());
  std::size_t offset = 0;
  const std::string_view digits = message.substr(std::min(cut + 4, message.size()));
  std::from_chars(digits.data(), digits.data() + digits.size(), offset);
  return tl::make_unexpected(
      at_offset(text, offset, ErrorKind::syntax,
                fmt::format("the template is wrong: {}", message.substr(0, cut))));
}

}  // namespace

FillValue FillValue::of(std::string text) {
  FillValue value;
  value.kind = Kind::text;
  value.text = std::move(text);
  return value;
}

FillValue FillValue::of(const char* text) { return of(std::string(text)); }

FillValue FillValue::of(bool flag) {
  FillValue value;
  value.kind = Kind::flag;
  value.flag = flag;
  return value;
}

FillValue FillValue::list(std::vector<FillValue> items) {
  FillValue value;
  value.kind = Kind::list;
  value.items = std::move(items);
  return value;
}

FillValue& FillValue::set(std::string name, FillValue value) {
  fields.push_back({std::move(name), std::move(value)});
  return *this;
}

Result<std::string> fill(std::string_view template_text, const FillValue& values,
                         FillEscape escape) {
  UXI_TRY_VOID(check_nesting(template_text));
  Mustache mustache{std::string(template_text)};
  if (!mustache.is_valid()) return wrong(template_text, mustache.error_message());
  if (escape == FillEscape::none) {
    mustache.set_custom_escape([](const std::string& text) { return text; });
  }
  return mustache.render(to_data(values));
}

}  // namespace uxi::format
