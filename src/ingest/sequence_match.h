// Which items of one sequence are which of another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace uxi::ingest {

/// Equal items, one on each side.
struct Pair {
  std::size_t old_index = 0;
  std::size_t fresh_index = 0;
};

/// Pairs of items that stand exactly once on both sides, in the order of the fresh ones.
[[nodiscard]] std::vector<Pair> unique_pairs(std::span<const std::uint64_t> old,
                                             std::span<const std::uint64_t> fresh);

/// The longest run of pairs in order on both sides. `pairs` are in the order of the fresh items.
[[nodiscard]] std::vector<Pair> longest_increasing(const std::vector<Pair>& pairs);

/// For each item of `old` its place in `fresh`, rising; nothing where it has none. Cohen's patience
/// diff, again and again between the pairs that were found; what has no unique item left is matched
/// by the longest common subsequence where that is small, else left unmatched.
[[nodiscard]] std::vector<std::optional<std::size_t>> match_sequences(
    std::span<const std::uint64_t> old, std::span<const std::uint64_t> fresh);

}  // namespace uxi::ingest
