// Offsets: runs are joined and cut as lists of single offsets would be.
#include "uxi/offsets.h"

#include <doctest/doctest.h>
#include <vector>

#include "uxi/source.h"

using uxi::Offsets;

namespace {

using List = std::vector<std::size_t>;

/// Runs of one byte and of many, forwards, back and in one place.
const List kPlaces{10, 11, 12, 20, 21, 21, 21, 22, 5, 6, 7, 8};

Offsets offsets_of(const List& list) {
  Offsets out;
  for (const std::size_t offset : list) out.push_back(offset);
  return out;
}

}  // namespace

TEST_CASE("base: offsets give back each that was put in") {
  const Offsets offsets = offsets_of(kPlaces);
  REQUIRE(offsets.size() == kPlaces.size());
  for (std::size_t i = 0; i < kPlaces.size(); ++i) CHECK(offsets[i] == kPlaces[i]);
  CHECK(offsets.list() == kPlaces);
  CHECK(offsets.front() == 10);
  CHECK(offsets.back() == 8);
  CHECK(Offsets{}.list() == List{});
}

TEST_CASE("base: every stretch of offsets is that of the list") {
  const Offsets offsets = offsets_of(kPlaces);
  for (std::size_t begin = 0; begin <= kPlaces.size(); ++begin) {
    for (std::size_t end = begin; end <= kPlaces.size(); ++end) {
      const List part(kPlaces.begin() + static_cast<std::ptrdiff_t>(begin),
                      kPlaces.begin() + static_cast<std::ptrdiff_t>(end));
      CHECK(offsets.slice({begin, end}).list() == part);
      CHECK(offsets.slice({begin, end}) == offsets_of(part));
      Offsets joined = offsets.slice({0, begin});
      joined.append(offsets.slice({begin, end}));
      CHECK(joined == offsets.slice({0, end}));
    }
  }
}

TEST_CASE("base: offsets grow by stretches and shrink by single bytes") {
  Offsets offsets;
  offsets.add(100, 3);
  offsets.add(103, 2);
  offsets.repeat(7, 2);
  offsets.add(50, 0);
  CHECK(offsets == Offsets{100, 101, 102, 103, 104, 7, 7});
  for (std::size_t left = offsets.size(); left > 0; --left) {
    CHECK(offsets.size() == left);
    offsets.pop_back();
  }
  CHECK(offsets == Offsets{});
  offsets.push_back(3);
  CHECK(offsets == Offsets{3});
}
