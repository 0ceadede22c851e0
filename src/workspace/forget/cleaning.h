// Taking somebody out of one file that others are in too: rows of tables, items of lists, sentences
// of prose, events of a calendar, messages of a mailbox.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "uxi/source.h"
#include "workspace/forget/traces.h"

namespace uxi::workspace {

/// What became of a file.
struct Cleaned {
  std::optional<std::string> text;  ///< nothing: the whole file goes
  std::size_t pieces = 0;           ///< that were taken out
};

/// Of a table the rows that mention them; its first row stays.
[[nodiscard]] Cleaned clean_csv(const SourceFile& source, const Traces& traces,
                                std::string_view study);

/// Of YAML the list items and keys that are a handle or hold one as a value, at whatever depth; in
/// prose `a participant` stands for them. A file with syntax errors is cleaned as prose. In `tags`
/// the words of highlights are left as they are: they are somebody else's.
[[nodiscard]] Cleaned clean_yaml(const SourceFile& source, const Traces& traces,
                                 std::string_view study, bool tags = false);

/// Of Markdown and plain text the block quotes, table rows and sentences that mention them;
/// `[removed]` stands for a sentence. Front matter is YAML.
[[nodiscard]] Cleaned clean_markdown(const SourceFile& source, const Traces& traces,
                                     std::string_view study);

/// The sentences of one paragraph or item without those that mention them; `pieces` grows.
[[nodiscard]] std::string without_sentences(std::string_view block, const Traces& traces,
                                            std::string_view study, std::size_t& pieces);

/// The same for the notes between the turns of somebody else's transcript; turns stay.
[[nodiscard]] Cleaned clean_notes(const SourceFile& source, const Traces& traces,
                                  std::string_view study);

/// Of a calendar (RFC 5545) the components below VCALENDAR that mention them; the file goes with
/// its last one.
[[nodiscard]] Cleaned clean_calendar(const SourceFile& source, const Traces& traces,
                                     std::string_view study);

/// Of a mailbox (RFC 4155) the messages that mention them; of one message alone the file.
[[nodiscard]] Cleaned clean_mail(const SourceFile& source, const Traces& traces,
                                 std::string_view study);

/// Texts that they are known by, wherever they stand; for files of no known kind.
[[nodiscard]] Cleaned clean_literal(const SourceFile& source, const Traces& traces);

}  // namespace uxi::workspace
