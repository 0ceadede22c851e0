// 100,000 highlights, each looked for after random edits to its transcript: how many of those whose
// words are kept are found again, and how many end on words that differ without being listed.
//   bench_anchors [HIGHLIGHTS]
// Half of them are in the example study's transcripts, half in made-up talk that repeats itself.
// Exits 1 where fewer than 99% are found again, where in the examples fewer than 99% are found in
// their own place (in talk that repeats itself nobody can always tell), or where one is silently
// wrong.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fmt/core.h>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "support/transcript_edits.h"

namespace uxi::bench {
namespace {

std::vector<Transcript> example_transcripts() {
  const std::filesystem::path folder =
      std::filesystem::path(UXI_SOURCE_FOLDER) / "examples/larder/studies/stock-count/transcripts";
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Transcript> transcripts;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    Diagnostics findings;
    const SourceFile source(path.filename(), {std::istreambuf_iterator<char>(file), {}});
    transcripts.push_back(read_transcript(source, path.stem(), findings));
  }
  return transcripts;
}

void print(const char* name, const test::AnchorCounts& counts) {
  const auto share = [&](std::size_t n) {
    return 100.0 * static_cast<double>(n) / static_cast<double>(counts.kept);
  };
  fmt::print(
      "{:9} {:6} highlights, {:6} with their words kept: {:.2f}% found in their place, {:.2f}% "
      "elsewhere\n          in the same words, {:.2f}% as changed, {:.2f}% lost; of {} not kept {} "
      "listed, {} found in\n          the same words; silently wrong {}, not stable {}\n",
      name, counts.highlights, counts.kept, share(counts.right), share(counts.elsewhere),
      share(counts.as_changed), share(counts.lost), counts.gone, counts.gone_listed,
      counts.gone_twin, counts.wrong, counts.unstable);
}

}  // namespace
}  // namespace uxi::bench

int main(int count, char** arguments) {
  using namespace uxi;
  const std::size_t half = (count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 100'000) / 2;
  const auto examples = bench::example_transcripts();
  test::AnchorCounts real;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const std::size_t share = half / examples.size() + (i == 0 ? half % examples.size() : 0);
    real.add(test::try_random_edits(examples[i], share, i + 1));
  }
  bench::print("examples", real);
  test::AnchorCounts made;
  for (std::size_t i = 0; i < 50; ++i) {
    made.add(test::try_random_edits(test::made_up_talk(10 + i, i), half / 50, 100 + i));
  }
  bench::print("made up", made);
  const bool placed = real.right * 100 >= real.kept * 99;
  real.add(made);
  bench::print("all", real);
  const bool enough = (real.right + real.elsewhere) * 100 >= real.kept * 99;
  return enough && placed && real.wrong == 0 && real.unstable == 0 ? 0 : 1;
}
