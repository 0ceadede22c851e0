// Takes out C0 controls, DEL, C1 controls and ECMA-48 escape sequences.
#include "ingest/controls.h"

#include <algorithm>
#include <array>

#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr char kEscape = '\x1B';
constexpr std::size_t kLongestSequence = 200;

bool is_c1(std::string_view text, std::size_t at) {
  // U+0080 to U+009F: C2 and a byte from 80 to 9F.
  return text[at] == '\xC2' && at + 1 < text.size() &&
         static_cast<unsigned char>(text[at + 1]) < 0xA0;
}

bool is_control(std::string_view text, std::size_t at) {
  const char c = text[at];
  const bool c0 = static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
  return c0 || c == '\x7F' || is_c1(text, at);
}

/// Behind the escape sequence that starts at `at`; a broken one is its first character only.
std::size_t sequence_end(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, kLongestSequence);
  if (rest.size() < 2) return at + 1;
  if (rest[1] == '[') {
    // CSI: parameters, then a letter or sign from 0x40.
    const auto final = std::find_if(rest.begin() + 2, rest.end(),
                                    [](char c) { return c >= '\x40' && c <= '\x7E'; });
    return final == rest.end() ? at + 2 : at + static_cast<std::size_t>(final - rest.begin()) + 1;
  }
  if (rest[1] == ']') {
    // OSC: up to BEL or the string terminator.
    const std::size_t bell = rest.find('\x07');
    const std::size_t end = rest.find("\x1B\\");
    if (bell < end) return at + bell + 1;
    return end == std::string_view::npos ? at + 2 : at + end + 2;
  }
  return at + 1;
}

/// What may be a control character, or its first byte.
constexpr std::array<bool, 256> kSuspects = [] {
  std::array<bool, 256> suspects{};
  for (unsigned c = 0; c < 0x20; ++c) suspects[c] = c != '\t' && c != '\n' && c != '\r';
  suspects[0x7F] = suspects[0xC2] = true;
  return suspects;
}();

/// True where something was taken out.
bool clean(std::string& text) {
  if (std::ranges::none_of(text, [](char c) { return kSuspects[static_cast<unsigned char>(c)]; })) {
    return false;
  }
  std::size_t at = 0;
  while (at < text.size() && !is_control(text, at)) ++at;
  if (at == text.size()) return false;
  std::string out = text.substr(0, at);
  while (at < text.size()) {
    if (text[at] == kEscape) {
      at = sequence_end(text, at);
    } else if (is_control(text, at)) {
      at += is_c1(text, at) ? 2U : 1U;
    } else {
      out += text[at++];
    }
  }
  text = std::move(out);
  return true;
}

}  // namespace

void take_controls_out(Reading& reading, const SourceFile& source, Diagnostics& diagnostics) {
  const Piece* first = nullptr;
  for (Piece& piece : reading.pieces) {
    bool found = clean(piece.text);
    if (found) piece.text = text::squeeze(piece.text);
    if (piece.speaker) found |= clean(*piece.speaker);
    if (found && first == nullptr) first = &piece;
  }
  for (Cue& cue : reading.cues) {
    clean(cue.id);
    clean(cue.text);
    clean(cue.speaker);
  }
  if (first == nullptr) return;
  diagnostics.report(source, first->span, Severity::warning, "ingest/control-characters",
                     "characters that drive terminals are left out", "said once for this file");
  std::erase_if(reading.pieces, [](const Piece& piece) { return text::trim(piece.text).empty(); });
}

}  // namespace uxi::ingest
