// What a guide says of itself before its first line: study, minutes, mode, segments.
#pragma once

#include "format/markdown.h"
#include "uxi/diagnostic.h"
#include "uxi/guide.h"
#include "uxi/source.h"

namespace uxi::speech {

/// Takes what `front` says over into `guide`; findings `yaml/...` and `guide/...` where it is
/// wrong.
void read_front_matter(const SourceFile& source, const format::markdown::FrontMatter& front,
                       Diagnostics& diagnostics, Guide& guide);

}  // namespace uxi::speech
