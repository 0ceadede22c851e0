// Where coders differ, as a list that a person edits, and what follows from what she decides.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coding/agreement_units.h"
#include "uxi/error.h"

namespace uxi::coding {

/// Turns in which highlights touch each other, directly or through others, and the coders that have
/// read them did not give the same codes.
struct Disagreement {
  std::string session;
  int first_turn = 0;
  int last_turn = 0;
  std::size_t first = 0;  ///< the same by place in the transcript
  std::size_t last = 0;
  std::string words;                          ///< of the first turn
  std::vector<std::optional<CodeSet>> given;  ///< by coder
};
[[nodiscard]] std::vector<Disagreement> disagreements_in(const Transcript& transcript,
                                                         const MarkedByCoder& marked);

/// One entry of the list: what was given when it was written, and what was decided since.
struct Decision {
  std::string ref;                                     ///< `P01#2`, `P01#2-4`
  std::vector<std::pair<std::string, CodeSet>> given;  ///< by coder
  CodeSet codes;                                       ///< what stands from now on
  unsigned line = 0;                                   ///< of `ref`
  unsigned decided = 0;                                ///< of what was decided
};
/// `P01#2`, `P01#2-4`.
[[nodiscard]] std::string ref_of(const Disagreement& disagreement);
/// The list as text, nothing decided.
[[nodiscard]] std::string write_disagreements(const std::string& study,
                                              const std::vector<std::string>& coders,
                                              const std::vector<Disagreement>& list);
/// The entries of a list on which something was decided. `syntax` with the line otherwise.
[[nodiscard]] Result<std::vector<Decision>> read_decisions(const SourceFile& source);

/// What becomes of the highlights of one coder so that he has given `codes` in these turns.
struct Recoding {
  struct Changed {
    std::string id;
    CodeSet add;
    CodeSet remove;
  };
  struct Copied {
    std::string coder;  ///< whose highlight it is
    std::string id;
    CodeSet codes;
  };
  std::vector<Changed> changed;
  std::vector<Copied> copied;  ///< highlights of others that he gets as well
};
/// `coder` is a place in `coders`. A code that he lacks goes to his highlight that overlaps most
/// with one that has it; where none does, he gets that highlight too.
[[nodiscard]] Recoding recoding_of(const Disagreement& disagreement, const MarkedByCoder& marked,
                                   const std::vector<std::string>& coders, std::size_t coder,
                                   const CodeSet& codes);

}  // namespace uxi::coding
