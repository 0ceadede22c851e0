// A slice of the trial that tests/bench/verify_quotes.cc runs in full.
#include "support/quote_trial.h"

#include <doctest/doctest.h>

#include "text/strings.h"
#include "unit/report/fixture.h"

namespace uxi::report {

TEST_CASE("verify: of made quotes no false one passes and no true one fails (practice D2)") {
  std::vector<Transcript> said;
  Diagnostics diagnostics;
  const std::filesystem::path folder =
      UXI_SOURCE_FOLDER "/examples/larder/studies/stock-count/transcripts";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const SourceFile source(entry.path().filename().string(), read_text(entry.path()));
    said.push_back(read_transcript(source, entry.path().stem().string(), diagnostics));
  }
  std::sort(said.begin(), said.end(),
            [](const Transcript& a, const Transcript& b) { return a.session < b.session; });
  REQUIRE(said.size() == 8);
  for (const test::TrialRow& row : test::try_false_quotes(said, 480, 1)) {
    CAPTURE(row.name);
    CHECK(row.tried > 20);
    CHECK_MESSAGE(row.wrong == 0, text::join(row.examples, "\n"));
  }
  const test::TrialRow row = test::try_true_quotes(said, 480, 2);
  CHECK(row.tried == 480);
  CHECK_MESSAGE(row.wrong == 0, text::join(row.examples, "\n"));
}

}  // namespace uxi::report
