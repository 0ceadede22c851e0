// Any bytes through some readers: an error with a message, or pieces of speech that have words.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "uxi/ingest.h"

namespace uxi::test {

inline void read_as(std::string_view bytes, std::initializer_list<std::string_view> formats) {
  for (const std::string_view format : formats) {
    const auto result = ingest::ingest(bytes, "a", {.from = std::string(format)});
    if (!result) {
      UXI_CHECK(!result.error().message.empty());
      continue;
    }
    UXI_CHECK(!result->format.empty() && !result->speakers.empty());
    for (const Turn& turn : result->transcript.turns) {
      UXI_CHECK(!turn.words.empty());
      UXI_CHECK(!turn.start || turn.start->value >= 0);
    }
    const auto cues = ingest::read_cues(bytes, "a", {.from = std::string(format)});
    UXI_CHECK(cues.has_value());
  }
}

}  // namespace uxi::test
