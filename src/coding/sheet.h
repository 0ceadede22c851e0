// A session as a sheet to be edited: its turns, and under each the highlights as lines of codes.
// The sheet is read back line by line; what a person may not change in it (who said what) is told.
//
//   ^2 P 00:00:12
//   | They charged us twice, and nobody noticed it for a week.
//   +pain/billing/double-charge "charged us twice" {h7c1f09ab33e0}
//
// Lines that start with `#` are remarks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coding/code_line.h"
#include "uxi/codebook.h"
#include "uxi/diagnostic.h"
#include "uxi/transcript.h"

namespace uxi::coding {

/// Somebody else's highlight, shown as a remark.
struct OthersHighlight {
  std::string coder;
  Highlight highlight;
};

struct SheetContent {
  const Transcript& transcript;
  const Codebook& codebook;
  const std::vector<Highlight>& highlights;
  std::vector<OthersHighlight> others = {};
  std::string study = {};
  std::string coder = {};
  std::string transcript_path = {};  ///< where words are corrected
};
[[nodiscard]] std::string write_sheet(const SheetContent& content);

/// One line of codes, and the turn that it stands under (0: under the lost ones).
struct SheetMark {
  CodeLine line;
  int turn = 0;
  Span span;  ///< in the sheet
};

struct Sheet {
  std::vector<SheetMark> marks;
  std::string transcript_hash;  ///< of the transcript that it was written from
  bool is_empty = true;         ///< there is nothing in it but remarks
};

/// Findings are `sheet/...`: lines that cannot be read, and turns that are not as `transcript` has
/// them (not judged where the sheet was written from another state of it).
[[nodiscard]] Sheet read_sheet(const SourceFile& source, const Transcript& transcript,
                               Diagnostics& diagnostics);

/// The line that `write_sheet` writes for a highlight.
[[nodiscard]] CodeLine line_of(const Transcript& transcript, const Highlight& highlight);
/// What identifies the words and turns of a transcript.
[[nodiscard]] std::string hash_of(const Transcript& transcript);

/// The sheet with a remark over each line that is wrong (`#! ...`); those of last time are taken
/// out.
[[nodiscard]] std::string with_remarks(const SourceFile& source, const Diagnostics& findings);

}  // namespace uxi::coding
