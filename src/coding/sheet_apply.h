// What an edited sheet asks for: highlights, found in the transcript and in the codebook, and
// joined with what others wrote into the same tag file meanwhile.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "coding/sheet.h"

namespace uxi::coding {

struct SheetAnswer {
  std::vector<Highlight> highlights;  ///< all of the session; new ones without an id
  std::set<std::string> new_codes;    ///< `+code!` that the codebook has not
};
/// `base` is what the sheet was written from: a line that was left alone leaves its record alone,
/// found again or not. Findings are `sheet/...`, at the line.
[[nodiscard]] SheetAnswer resolve_sheet(const SourceFile& source, const Sheet& sheet,
                                        const Transcript& transcript, const Codebook& codebook,
                                        const std::vector<Highlight>& base,
                                        Diagnostics& diagnostics);

/// Highlights of both sides, and the ids of those that both changed, differently (nothing is to be
/// written then).
struct Joined {
  std::vector<Highlight> highlights;
  std::vector<std::string> clashes;
};
/// Three ways: `base` became `mine` in the sheet and `now` in the file.
[[nodiscard]] Joined join_edits(const std::vector<Highlight>& base,
                                const std::vector<Highlight>& now, std::vector<Highlight> mine);
/// `base` with what the file says now of `clashes`: taken as seen, so that the sheet wins when it
/// is saved again.
[[nodiscard]] std::vector<Highlight> with_seen(std::vector<Highlight> base,
                                               const std::vector<Highlight>& now,
                                               const std::vector<std::string>& clashes);
/// Tells each clash at its line of the sheet.
void report_clashes(const SourceFile& source, const Sheet& sheet, const Transcript& transcript,
                    const std::vector<Highlight>& now, const std::vector<std::string>& clashes,
                    Diagnostics& diagnostics);

}  // namespace uxi::coding
