// Words with times and voices, as speech recognisers list them, put together to stretches of
// speech.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/reader.h"

namespace uxi::ingest {

struct SpokenWord {
  std::string_view text;
  std::optional<Millis> start = {};
  std::optional<Millis> end = {};
  /// Nothing: the format does not say. Empty: it says that it does not know.
  std::optional<std::string> speaker = {};
  bool glued = false;  ///< no space in front: punctuation
};

/// Makes one piece of each sentence; a pause of two seconds and another voice end one too.
class SpeechBuilder {
 public:
  void say(const SpokenWord& word);
  /// What follows is another stretch.
  void pause();
  [[nodiscard]] std::vector<Piece> take();

 private:
  [[nodiscard]] bool goes_on(const SpokenWord& word) const;
  std::vector<Piece> pieces_;
  bool open_ = false;
  std::size_t words_ = 0;
};

}  // namespace uxi::ingest
