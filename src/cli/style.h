// Colours by meaning. Decided once for each stream; everything is plain text where colour is off.
#pragma once

#include <string>
#include <string_view>

#include "io/env.h"

namespace uxi::cli {

enum class Mark { error, warning, suggestion, path, strong, dim, hit, added, removed };

struct Style {
  bool colour = false;
  /// `text` in the colour of `mark`, or as it is.
  [[nodiscard]] std::string operator()(Mark mark, std::string_view text) const;
};

/// `when` is auto, always or never; auto looks at NO_COLOR, CLICOLOR_FORCE and the stream.
[[nodiscard]] Style choose_style(std::string_view when, bool is_terminal,
                                 const io::Variables& variables);

}  // namespace uxi::cli
