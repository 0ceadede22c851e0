// One line or paragraph of a guide as items: cut into pieces, each decided by where it stands.
#pragma once

#include <optional>
#include <vector>

#include "format/markdown.h"
#include "speech/asked.h"
#include "speech/form.h"
#include "speech/sentence.h"
#include "uxi/guide.h"

namespace uxi::speech {

/// The words of an item, whose clause was found, and their form.
struct ItemWords {
  Sentence sentence;
  Form form = Form::none;
};

/// An item, and what of its words decided about it.
struct LineItem {
  GuideItem item;
  Span range;              ///< of the block's plain text
  bool quoted = false;     ///< it stood in quotation marks
  bool addressed = false;  ///< somebody is spoken to or speaks: "you", "I"
  bool labelled_task = false;
  bool closed = false;                  ///< it is a question that yes or no answers
  bool observer = false;                ///< it is about the participant in so many words
  std::optional<ItemWords> words = {};  ///< where they are the item's byte for byte
};

/// The items of `words`, in order; marks such as `{rq1}` are taken off and given to their
/// questions. Depth and block are left to the caller.
[[nodiscard]] std::vector<LineItem> read_line(format::markdown::PlainText words, Place place);

/// Something of the line is about consent or logistics.
[[nodiscard]] bool is_consent(const std::vector<LineItem>& items);
/// What yes and no answer below a question of consent or logistics belongs to it.
void settle(std::vector<LineItem>& items);
/// It is asked, and somebody is spoken to.
[[nodiscard]] bool speaks(const std::vector<LineItem>& items);
[[nodiscard]] bool has_task(const std::vector<LineItem>& items);

/// "Grips" above a list: a few words that are no sentence and greet nobody name what follows.
[[nodiscard]] bool names_what_follows(const LineItem& line);

}  // namespace uxi::speech
