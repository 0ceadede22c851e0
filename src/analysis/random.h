// Pseudo-random numbers that are the same on every machine: splitmix64 (Steele, Lea & Flood 2014).
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace uxi::analysis {

class SplitMix {
 public:
  explicit SplitMix(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  /// In [0, 1), 53 bits.
  double uniform() { return static_cast<double>(next() >> 11U) / 9007199254740992.0; }
  /// In [0, n); `n` must not be 0. Every value equally likely (biased draws are thrown away).
  std::size_t below(std::size_t n) {
    const std::uint64_t bound = n;
    const std::uint64_t biased = (0 - bound) % bound;
    std::uint64_t draw = next();
    while (draw < biased) {
      draw = next();
    }
    return static_cast<std::size_t>(draw % bound);
  }
  /// Fisher-Yates.
  template <class T>
  void shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) {
      std::swap(values[i - 1], values[below(i)]);
    }
  }

 private:
  std::uint64_t state_;
};

}  // namespace uxi::analysis
