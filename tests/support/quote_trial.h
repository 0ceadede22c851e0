// Made quotes held against the prover, in reports of forty.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "uxi/transcript.h"

namespace uxi::test {

struct TrialRow {
  std::string name;  ///< of the mutation, or `true`
  std::size_t tried = 0;
  std::size_t excluded = 0;                ///< came out true, and was not tried
  std::size_t wrong = 0;                   ///< a false one passed, or a true one failed
  std::vector<std::string> examples = {};  ///< the first few of these
};

/// `count` false quotes of every mutation in turn, by mutation.
[[nodiscard]] std::vector<TrialRow> try_false_quotes(const std::vector<Transcript>& transcripts,
                                                     std::size_t count, std::uint64_t seed);
/// `count` true ones.
[[nodiscard]] TrialRow try_true_quotes(const std::vector<Transcript>& transcripts,
                                       std::size_t count, std::uint64_t seed);

}  // namespace uxi::test
