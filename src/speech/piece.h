// One block of a guide cut into sentences and what stands between them: stage directions, labels,
// asides.
#pragma once

#include <string_view>
#include <vector>

#include "format/markdown.h"
#include "uxi/source.h"

namespace uxi::speech {

enum class Dress {
  plain,
  aside,   ///< in round or square brackets of its own
  italic,  ///< as moderators' lines often are
  quoted,  ///< in quotation marks: to be said as it stands
};

struct Piece {
  Span range;  ///< of the block's plain text, without spaces and quotation marks around it
  Dress dress = Dress::plain;
};

/// The pieces of `words`, in order, not overlapping. Linear in its length.
[[nodiscard]] std::vector<Piece> cut_pieces(const format::markdown::PlainText& words);

/// What a label in front of a line makes of it: "PROBE if needed:", "If yes:", "Note:".
enum class Label { none, neutral, probe, note, task };

/// `size` bytes at the front of `text` are a label (with its colon or dash and the space behind
/// it).
struct LabelPrefix {
  Label label = Label::none;
  std::size_t size = 0;
  bool spoken = false;  ///< they are said as well: "Please think aloud:", "Two rules:"
};
[[nodiscard]] LabelPrefix label_prefix(std::string_view text);

/// A line that is nothing but a label, such as "Probes" in bold or "Follow-ups:"; `dressed` where
/// bold or italics make it one.
[[nodiscard]] Label lone_label(std::string_view text, bool dressed);

}  // namespace uxi::speech
