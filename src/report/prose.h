// Markdown that a researcher wrote, as blocks of a report, with her `{{fields}}` filled in.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "report/draft.h"
#include "uxi/diagnostic.h"
#include "uxi/source.h"

namespace uxi::report {

/// `{{insight double-charge}}` is `insight`, `double-charge`, and where it stands.
struct Field {
  std::string name;
  std::string argument;
  Span span;
};

/// What fields become. `alone` is asked where a field is a paragraph of its own, with the level of
/// a heading that may stand there; both report what they cannot fill.
struct Filler {
  std::function<Blocks(const Field&, int level)> alone;
  std::function<Inline(const Field&)> inside;
};

struct Prose {
  std::optional<std::string>
      title;  ///< the text of a first heading of level 1, where `take_title` is set
  Blocks blocks;
};

struct ProseOptions {
  int level = 2;  ///< of the highest heading
  bool take_title = false;
  const Filler* filler = nullptr;  ///< null: braces are text
};

/// `report/limit` where the text is too large to be read. Raw HTML stands as text; comments are
/// dropped.
[[nodiscard]] Prose read_prose(const SourceFile& source, const ProseOptions& options, Draft& draft,
                               Diagnostics& diagnostics);

/// An address that may stand in a report: http, https, mailto or `#`; else empty.
[[nodiscard]] std::string safe_link(std::string_view address);

}  // namespace uxi::report
