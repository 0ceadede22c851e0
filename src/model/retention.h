// The `retention` of study.yaml: until when each kind of data is kept, where that is shorter than
// what people agreed to.
#pragma once

#include <optional>

#include "model/fields.h"
#include "uxi/time.h"

namespace uxi {

struct RetentionPolicy {
  std::optional<Date> recordings;
  std::optional<Date> originals;  ///< of transcripts, as they came
  std::optional<Date> contacts;
  std::optional<Date> transcripts;  ///< and all that quotes them
};

[[nodiscard]] RetentionPolicy read_retention(Fields& fields);
/// That of a study's file; findings are those of `read_study` and not told again.
[[nodiscard]] RetentionPolicy retention_of(const SourceFile& study);

}  // namespace uxi
