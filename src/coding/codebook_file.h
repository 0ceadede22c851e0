// Adding to a codebook file.
#pragma once

#include <string>

#include "uxi/codebook.h"
#include "uxi/error.h"
#include "uxi/source.h"

namespace uxi::coding {

/// The codebook's text with one more code behind the others. `conflict` where the path or alias is
/// taken, `usage` where it is no code path.
[[nodiscard]] Result<std::string> with_code(const SourceFile& source, const Codebook& known,
                                            const Code& code);

}  // namespace uxi::coding
