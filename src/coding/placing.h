// Where the words that a person gives stand in a transcript: the one place that is meant, or what
// is wrong with them, with the nearest words that are there.
#pragma once

#include <string_view>
#include <vector>

#include "uxi/codebook.h"
#include "uxi/error.h"
#include "uxi/transcript.h"

namespace uxi::coding {

/// Where `quote` stands in a turn's words, whatever its spaces and quotation marks look like.
[[nodiscard]] std::vector<Span> find_words(std::string_view words, std::string_view quote);

/// A highlight of `quote` in turns `first` to `last` (ids; 0 for the whole transcript): the only
/// place, or the `nth` from 1. `not_found` with the nearest words that are there, `conflict` where
/// they stand in several places and `nth` is 0. Id, codes and dates are the caller's.
[[nodiscard]] Result<Highlight> place_words(const Transcript& transcript, int first, int last,
                                            std::string_view quote, std::size_t nth = 0);

}  // namespace uxi::coding
