// A slice of what bench_anchors measures over 100,000 highlights.
#include <doctest/doctest.h>

#include "support/transcript_edits.h"

namespace uxi::coding {

TEST_CASE("anchor: words that are kept are found again, and no others without a word") {
  test::AnchorCounts counts;
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    counts.add(test::try_random_edits(test::made_up_talk(30, seed), 250, seed));
  }
  CHECK(counts.highlights == 1000);
  CHECK(counts.kept > 300);
  CHECK(counts.gone > 100);
  CHECK(counts.wrong == 0);
  CHECK(counts.unstable == 0);
  // This talk says the same few phrases over and over; 99 of 100 are found in the same words.
  CHECK((counts.right + counts.elsewhere) * 100 >= counts.kept * 99);
  CHECK(counts.right * 100 >= counts.kept * 98);
}

}  // namespace uxi::coding
