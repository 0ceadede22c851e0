// How much of word vectors is read, in whatever form they come.
#pragma once

#include <cstdint>

namespace uxi::analysis {

inline constexpr std::uint32_t kMostVectorWords = 1'000'000;
inline constexpr std::uint32_t kMostVectorDimensions = 1024;

}  // namespace uxi::analysis
