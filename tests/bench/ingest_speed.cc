// How fast ingest reads and renders, against the project's limits: 60 MB/s a core from memory.
//
// The transcripts are made here, from a fixed seed: Zoom's captions (`Name: words`, one caption
// about every four seconds), one hour each. Redaction is measured apart, and so is each stage. The
// argument is how many megabytes to read in all (51 unless said).
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fmt/core.h>
#include <string>
#include <sys/resource.h>

#include "speech_maker.h"
#include "uxi/ingest.h"
#include "uxi/transcript.h"

namespace uxi::bench {
namespace {

constexpr double kWanted = 60.0;  // MB/s

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct Speed {
  double mb_per_second = 0;
  std::size_t rendered = 0;
};

/// The best of three passes over `hours` transcripts.
Speed measure(const std::string& hour, std::size_t hours, bool redact) {
  Speed best;
  for (int pass = 0; pass < 3; ++pass) {
    std::size_t rendered = 0;
    const double begin = cpu_seconds();
    for (std::size_t i = 0; i < hours; ++i) {
      const auto result = ingest::ingest(hour, "hour.vtt", {.redact = redact});
      if (!result) std::abort();
      rendered += write_transcript(result->transcript).size();
    }
    const double took = cpu_seconds() - begin;
    const double speed = static_cast<double>(hour.size() * hours) / 1e6 / took;
    if (speed > best.mb_per_second) best = {speed, rendered};
  }
  return best;
}

long peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

}  // namespace
}  // namespace uxi::bench

int main(int argc, char** argv) {
  using namespace uxi::bench;
  const std::size_t megabytes = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 51;
  const std::string hour = zoom_hours(1, 7);
  const std::size_t hours = std::max<std::size_t>(1, megabytes * 1'000'000 / hour.size());
  fmt::print("one hour of captions: {} bytes; {} of them\n", hour.size(), hours);
  const Speed plain = measure(hour, hours, false);
  fmt::print("parse and render              {:6.1f} MB/s a core (limit {:.0f})\n",
             plain.mb_per_second, kWanted);
  fmt::print("parse, redact and render      {:6.1f} MB/s a core\n",
             measure(hour, hours / 4 + 1, true).mb_per_second);
  fmt::print("peak of memory                {:6} MB\n", peak_megabytes());
  const std::string whole =
      zoom_hours(std::min(hours, uxi::ingest::kMaxTextBytes / (hour.size() + hour.size() / 8)), 7);
  const double one = measure(whole, 1, false).mb_per_second;
  fmt::print("the same as one file, {:3} MB  {:6.1f} MB/s a core; peak {} MB\n",
             whole.size() / 1'000'000, one, peak_megabytes());
  return plain.mb_per_second < kWanted ? 1 : 0;
}
