// A report while it is being written: the input, who is counted, which quotes could be shown, and
// which ids are taken. Sections (section.h) add blocks to it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/document.h"
#include "report/input.h"
#include "report/population.h"
#include "report/proof.h"

namespace uxi::report {

using Blocks = std::vector<Block>;

/// Which quotes to show of a list: at most `most`, those of people not heard yet first.
struct QuoteChoice {
  std::size_t most = 3;
  bool against = false;
};

struct Draft {
  explicit Draft(const ReportInput& report_input)
      : input(report_input), quotes(report_input), people(report_input, quotes) {}

  const ReportInput& input;
  Quotes quotes;
  Population people;
  LeftOut left_out;
  std::set<std::string> insights_used = {};  ///< ids of those that stand in the report already
  std::set<std::string, std::less<>> sections_used = {};  ///< `codes`, `saturation`

  /// Where each quote stands first: its id in the document.
  std::map<HighlightRef, std::string> places = {};

  /// An id that nothing else in the document has.
  [[nodiscard]] std::string unique_id(std::string_view wanted);
  [[nodiscard]] Block heading(int level, std::string text);
  /// A proved quote, dressed for the audience. What cannot be shown is noted in `left_out`.
  [[nodiscard]] std::optional<Quote> quote(const HighlightRef& ref, bool against = false);
  [[nodiscard]] Quote dress(const ProvedQuote& proved, bool against);
  /// The same with the names of its codes.
  [[nodiscard]] Quote dress_with_codes(const ProvedQuote& proved);
  /// The name that the codebook gives a code, else its path.
  [[nodiscard]] std::string name_of_code(std::string_view code) const;
  [[nodiscard]] Blocks choose_quotes(const std::vector<Text>& highlights, QuoteChoice choice);

 private:
  std::set<std::string> ids_;
};

/// What a finding is shown under: its own words, or its id while it has none.
[[nodiscard]] std::string title_or_id(const Text& title, const std::string& id);
void append(Blocks& blocks, Blocks more);
[[nodiscard]] Block paragraph(std::string text, Tone tone = Tone::body);

}  // namespace uxi::report
