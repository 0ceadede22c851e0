// Joins words to sentences.
#include "ingest/spoken_words.h"

#include <algorithm>

#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr Millis kPause{2'000};
// Speech without sentence ends is cut here, so that times stay near the words.
constexpr std::size_t kLongestStretch = 60;

bool ends_sentence(std::string_view text) {
  return !text.empty() &&
         (text::contains(".?!", text.substr(text.size() - 1)) || text.ends_with("\xE3\x80\x82"));
}

}  // namespace

bool SpeechBuilder::goes_on(const SpokenWord& word) const {
  if (!open_) return false;
  const Piece& piece = pieces_.back();
  if (word.speaker != piece.speaker && !(word.glued && !word.speaker)) return false;
  if (word.glued) return true;
  const bool pause = piece.end && word.start && *word.start - *piece.end >= kPause;
  return !pause && words_ < kLongestStretch && !ends_sentence(text::trim(piece.text));
}

void SpeechBuilder::say(const SpokenWord& word) {
  if (word.text.empty()) return;
  if (!goes_on(word)) {
    pieces_.push_back({.speaker = word.speaker, .start = word.start, .end = word.end, .text = {}});
    open_ = true;
    words_ = 0;
  } else if (!word.glued) {
    pieces_.back().text += ' ';
  }
  Piece& piece = pieces_.back();
  piece.text += word.text;
  if (!piece.start) piece.start = word.start;
  if (word.end) piece.end = piece.end ? std::max(*piece.end, *word.end) : *word.end;
  ++words_;
}

void SpeechBuilder::pause() { open_ = false; }

std::vector<Piece> SpeechBuilder::take() {
  for (Piece& piece : pieces_) piece.text = text::squeeze(piece.text);
  std::erase_if(pieces_, [](const Piece& piece) { return piece.text.empty(); });
  return std::move(pieces_);
}

}  // namespace uxi::ingest
