// Filling templates: Mustache syntax (mustache(5)), HTML-escaped unless `{{{...}}}`. Wall around
// kainjow-mustache.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uxi/error.h"

namespace uxi::format {

struct FillField;

/// What a template is filled with: text, a flag, a list, or named values.
struct FillValue {
  enum class Kind { text, flag, list, object };
  Kind kind = Kind::object;
  std::string text;
  bool flag = false;
  std::vector<FillValue> items;
  std::vector<FillField> fields;

  static FillValue of(std::string text);
  static FillValue of(const char* text);
  static FillValue of(bool flag);
  static FillValue list(std::vector<FillValue> items);
  FillValue& set(std::string name, FillValue value);
};

struct FillField {
  std::string name;
  FillValue value;
};

enum class FillEscape { html, none };

inline constexpr std::size_t kMaxFillDepth = 100;

/// `syntax` with the line where the template is wrong, `limit` where sections are nested deeper
/// than kMaxFillDepth, `unsupported` where it changes its tags (`{{=`).
[[nodiscard]] Result<std::string> fill(std::string_view template_text, const FillValue& values,
                                       FillEscape escape);

}  // namespace uxi::format
