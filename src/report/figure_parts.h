// What the pictures of figure_svg.cc and its neighbours share.
#pragma once

#include <string>

#include "report/document.h"

namespace uxi::report {

/// Opens the picture; title and description are what a screen reader says.
[[nodiscard]] std::string open_svg(const Figure& figure, int height);

[[nodiscard]] std::string picture(const Figure& figure, const Plane& plane);
[[nodiscard]] Table numbers(const Plane& plane);
[[nodiscard]] std::string picture(const Figure& figure, const Periods& periods);
[[nodiscard]] Table numbers(const Periods& periods);

}  // namespace uxi::report
