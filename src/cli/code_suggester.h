// Codes for turns that have none yet, learned from what a study has coded already. Only shown; a
// person takes them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/suggest.h"
#include "workspace/workspace.h"

namespace uxi::cli {

/// One code for one turn, and why.
struct TurnSuggestion {
  std::string code;
  double score = 0;                ///< 0 to 1
  std::vector<std::string> words;  ///< of the turn, those that count most
  std::string quote;        ///< the sentence that is most like the code; empty: the whole turn
  std::string example_ref;  ///< the most similar highlight with this code; may be empty
  std::string example;      ///< its words
  std::string why;          ///< what an outside program says
};

/// A turn to be coded.
struct SuggestedTurn {
  std::string session;
  const Turn* turn = nullptr;
  std::vector<TurnSuggestion> codes;  ///< likeliest first
};

/// What a study has coded: to learn from, and to measure with.
struct CodedStudy {
  std::vector<analysis::CodedQuote> quotes;
  std::vector<std::string> refs;  ///< of each quote: `P01/h7c1f09ab33e0`
  std::vector<analysis::CodeWords> codes;
  std::string language = "en";
};
[[nodiscard]] CodedStudy coded_study(const workspace::StudyData& data);

class CodeSuggester {
 public:
  explicit CodeSuggester(CodedStudy study);

  /// At most `most` codes for a turn; none where nothing reaches the threshold that the study's own
  /// highlights give.
  [[nodiscard]] std::vector<TurnSuggestion> suggest(const Turn& turn, std::size_t most) const;

 private:
  CodedStudy study_;
  analysis::Suggester suggester_;
};

/// Turns of a session that `coder` has not highlighted and no interviewer says, in file order;
/// without codes yet. `data` must outlive them.
[[nodiscard]] std::vector<SuggestedTurn> turns_to_code(const workspace::StudyData& data,
                                                       const Transcript& transcript,
                                                       const std::string& coder);

}  // namespace uxi::cli
