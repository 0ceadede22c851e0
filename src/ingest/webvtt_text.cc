// The words of a cue: the WebVTT cue text tokenizer, with the tree left out that only styles need.
// A tag runs to the next `>` or to the end.
#include <algorithm>
#include <array>

#include "ingest/ascii.h"
#include "ingest/entities.h"
#include "ingest/markdown_words.h"
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

// Tags of the standard that HTML does not have.
constexpr std::array<std::string_view, 5> kTags = {"c", "lang", "rt", "ruby", "v"};
constexpr std::size_t kLongestRemark = 40;

/// `laughs`, `inaudible 00:12`: words in angle brackets, and no tag of WebVTT or HTML.
bool is_remark(std::string_view inside) {
  if (inside.size() > kLongestRemark || inside.find_first_of("=/<\n") != std::string_view::npos) {
    return false;
  }
  const std::string name = ascii_lower(parse_tag(inside).name);
  return !name.empty() && ascii_lower(name.front()) >= 'a' && ascii_lower(name.front()) <= 'z' &&
         std::find(kTags.begin(), kTags.end(), name) == kTags.end() && !is_html_element(name);
}

class TextReader {
 public:
  TextReader(std::string_view payload, bool keep_unknown)
      : payload_(payload), keep_unknown_(keep_unknown) {}

  CueText read() {
    // Most captions hold nothing but words.
    if (payload_.find('<') == payload_.npos && payload_.find('&') == payload_.npos) {
      result_.text = payload_;
      return std::move(result_);
    }
    voices_.push_back({std::nullopt, {}});
    for (std::size_t i = 0; i < payload_.size();) {
      if (payload_[i] == '<') {
        const std::size_t end = std::min(payload_.find('>', i), payload_.size());
        take_tag(payload_.substr(i + 1, end - i - 1));
        i = std::min(end + 1, payload_.size());
      } else if (payload_[i] == '&') {
        append_entity(voices_.back().text, payload_, i);
      } else {
        const std::size_t end = std::min(payload_.find_first_of("<&", i), payload_.size());
        voices_.back().text += payload_.substr(i, end - i);
        i = end;
      }
    }
    bool named = false;
    for (Voice& voice : voices_) {
      result_.text += voice.text;
      if (text::trim(voice.text).empty()) continue;
      named |= voice.name.has_value();
      result_.voices.push_back(std::move(voice));
    }
    if (!named) result_.voices.clear();
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
    if (keep_unknown_ && is_remark(inside)) {
      voices_.back().text.append("<").append(inside).append(">");
    } else if (tag.name == "v") {
      voices_.push_back({text::squeeze(decode_entities(tag.annotation)), {}});
    } else if (tag.name == "/v") {
      voices_.push_back({std::nullopt, {}});
    }
  }

  std::string_view payload_;
  bool keep_unknown_;
  std::vector<Voice> voices_;
  CueText result_;
};

}  // namespace

CueText parse_cue_text(std::string_view payload, bool keep_unknown) {
  return TextReader(payload, keep_unknown).read();
}

}  // namespace uxi::ingest
