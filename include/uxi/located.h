// A value together with the place in its file that it was read from.
#pragma once

#include <string>
#include <utility>

#include "uxi/source.h"

namespace uxi {

/// `span` covers the value as written; empty where the value was not in the file.
template <class T>
struct Located {
  T value{};
  Span span{};

  friend bool operator==(const Located&, const Located&) = default;
};

using Text = Located<std::string>;

}  // namespace uxi
