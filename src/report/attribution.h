// Whose words a sentence says that it quotes: names in front of a quotation, behind it, in the rest
// of its paragraph.
#pragma once

#include <string_view>
#include <vector>

#include "report/claim.h"
#include "report/quotation_marks.h"

namespace uxi::report {

/// A quotation of a paragraph and what stands right beside it.
struct Attributed {
  Quoted quoted;
  Span beside = {};         ///< `(P01#12)`, `— an office manager`; empty where there is none
  Claim claim = {};         ///< as the sentence says
  bool explicitly = false;  ///< in brackets, behind a dash, or as who speaks
};

/// The names nearest to each quotation. In brackets or behind a dash right beside it; else in front
/// of it in its sentence (`P03 said, “…”`); else behind it with a word of saying (`“…”, said P03`);
/// else the only one of the paragraph, where the sentence does not speak of another.
[[nodiscard]] std::vector<Attributed> attribute(std::string_view text,
                                                const std::vector<Quoted>& quotes,
                                                const Names& names);

/// `P03 put it like this:` in front of a block quote; empty where it names nobody.
[[nodiscard]] Claim introduction(std::string_view text, const Names& names);

/// Begins with a dash of any kind.
[[nodiscard]] bool starts_with_dash(std::string_view text);

}  // namespace uxi::report
