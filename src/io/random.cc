// Random numbers for ids: splitmix64 from a seed, after Steele, Lea and Flood, "Fast splittable
// pseudorandom number generators" (OOPSLA 2014), and the system's generator.
#include <unistd.h>

#include "io/env.h"

namespace uxi::io {

std::function<std::uint64_t()> seeded_random(std::uint64_t seed) {
  return [state = seed]() mutable {
    state += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31U);
  };
}

std::function<std::uint64_t()> system_random() {
  return [] {
    std::uint64_t number = 0;
    // Fails only for more than 256 bytes, or on a kernel from before 2014.
    UXI_CHECK(::getentropy(&number, sizeof number) == 0);
    return number;
  };
}

}  // namespace uxi::io
