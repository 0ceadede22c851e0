// What a report says about where a quote is from: references behind its words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uxi/reference.h"
#include "uxi/transcript.h"

namespace uxi::report {

/// Turns, or only sessions or participants. Without either any place will do.
struct Claim {
  std::vector<TurnRef> turns;
  std::vector<std::string> sessions;
};

/// Reads `(P01#12, 00:01:06)`, `— an office manager (P01)`; other words do not count.
[[nodiscard]] Claim claim_in(std::string_view beside);
/// Whether turn number `number` of the transcript is one that the claim means.
[[nodiscard]] bool agrees(const Claim& claim, const Transcript& transcript, std::size_t number);
/// Where `(P01#12)`, `[P01]`, `— P01#12-13, 00:01:06` or the like begins that ends `text` and holds
/// nothing but references and times; the size of `text` where it ends with none.
[[nodiscard]] std::size_t reference_at_end(std::string_view text);

}  // namespace uxi::report
