// Adding to and taking from a tag file, line by line: what a person wrote in it stays as it is.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/codebook.h"
#include "uxi/error.h"
#include "uxi/source.h"

namespace uxi::coding {

/// The text of a tag file with `fresh` put in by turn, behind those of the same turn. `source` is
/// the file as it is (empty for a new one), `tags` what was read from it.
[[nodiscard]] Result<std::string> with_highlights(const SourceFile& source, const TagFile& tags,
                                                  std::vector<Highlight> fresh);
/// The text without the highlights of these ids. `not_found` names one that is not there.
[[nodiscard]] Result<std::string> without_highlights(const SourceFile& source, const TagFile& tags,
                                                     const std::set<std::string>& ids);
/// The text with `code` taken off the highlight `id`. `conflict` where it is its only code.
[[nodiscard]] Result<std::string> without_code(const SourceFile& source, const TagFile& tags,
                                               std::string_view id, std::string_view code);
/// The text with these records written anew, found by id.
[[nodiscard]] Result<std::string> with_refreshed(const SourceFile& source, const TagFile& tags,
                                                 const std::vector<Highlight>& refreshed);

}  // namespace uxi::coding
