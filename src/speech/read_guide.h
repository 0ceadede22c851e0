// guide.md to Guide: sections, what is asked in them and what is only said or noted.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "speech/line.h"
#include "uxi/diagnostic.h"
#include "uxi/error.h"
#include "uxi/guide.h"
#include "uxi/source.h"

namespace uxi::speech {

/// Reads a guide as people write it: with or without headings, lists, front matter. Fails only
/// where the Markdown reader does (`limit`). Findings: `yaml/...` and `guide/...` of the front
/// matter. Waivers are taken as they stand; lint says what is wrong with them.
[[nodiscard]] Result<Guide> read_guide(const SourceFile& source, Diagnostics& diagnostics);

/// Words of the guide's items, in their order, as reading found them: nothing where they have to be
/// cut again, and no more than a few hundred. Sentence::text is to be set to the item's before it
/// is used.
using GuideWords = std::vector<std::optional<ItemWords>>;
/// The same, for who needs the words as well. Where `stop` says so, the rest is not read.
[[nodiscard]] Result<Guide> read_guide(const SourceFile& source, Diagnostics& diagnostics,
                                       GuideWords& words, const std::function<bool()>& stop = {});

}  // namespace uxi::speech
