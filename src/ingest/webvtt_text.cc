// The words of a cue: the WebVTT cue text tokenizer, with the tree left out that only styles need.
// A tag runs to the next `>` or to the end.
#include <algorithm>

#include "ingest/ascii.h"
#include "ingest/entities.h"
#include "ingest/webvtt.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr std::string_view kTagSpace = " \t\n\f";

struct Tag {
  std::string_view name;
  std::string_view annotation;
};

/// Of what stands between `<` and `>`: name, classes behind dots (skipped), annotation.
Tag parse_tag(std::string_view inside) {
  const std::size_t space = std::min(inside.find_first_of(kTagSpace), inside.size());
  const std::string_view head = inside.substr(0, space);
  return {head.substr(0, head.find('.')), inside.substr(space)};
}

class TextReader {
 public:
  explicit TextReader(std::string_view payload) : payload_(payload) {}

  CueText read() {
    voices_.push_back({std::nullopt, {}});
    for (std::size_t i = 0; i < payload_.size();) {
      if (payload_[i] == '<') {
        const std::size_t end = std::min(payload_.find('>', i), payload_.size());
        take_tag(payload_.substr(i + 1, end - i - 1));
        i = std::min(end + 1, payload_.size());
      } else if (payload_[i] == '&') {
        append_entity(voices_.back().text, payload_, i);
      } else {
        voices_.back().text += payload_[i++];
      }
    }
    for (Voice& voice : voices_) {
      result_.text += voice.text;
      if (!text::trim(voice.text).empty()) result_.voices.push_back(std::move(voice));
    }
    return std::move(result_);
  }

 private:
  void take_tag(std::string_view inside) {
    if (inside.empty()) return;
    if (is_ascii_digit(inside.front())) {
      result_.timed = true;
      return;
    }
    const Tag tag = parse_tag(inside);
    if (tag.name == "c") result_.classed = true;
    if (tag.name == "v") {
      voices_.push_back({text::squeeze(decode_entities(tag.annotation)), {}});
    } else if (tag.name == "/v") {
      voices_.push_back({std::nullopt, {}});
    }
  }

  std::string_view payload_;
  std::vector<Voice> voices_;
  CueText result_;
};

}  // namespace

CueText parse_cue_text(std::string_view payload) { return TextReader(payload).read(); }

}  // namespace uxi::ingest
