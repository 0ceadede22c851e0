// Writes a transcript in its one canonical form.
#include <algorithm>
#include <fmt/core.h>

#include "format/markdown.h"
#include "model/transcript_front.h"
#include "model/transcript_text.h"
#include "text/strings.h"
#include "uxi/transcript.h"

namespace uxi {
namespace {

constexpr std::string_view kSpace = " \t\n\r";

/// Text as it can stand on one line: line ends are spaces, and what would be lost at the ends is
/// gone.
std::string one_line(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(kSpace), text.size());
  text = text.substr(begin, text.find_last_not_of(kSpace) + 1 - begin);
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return out;
}

/// Appends a turn and its line end, with an empty line in front; nothing where it is empty.
void write_turn(std::string& out, const Turn& turn) {
  const std::size_t before = out.size();
  const auto part = [&] { out += out.size() == before ? '\n' : ' '; };
  if (const std::string speaker = one_line(turn.speaker); !speaker.empty()) {
    part();
    out += "**" + format::markdown::escape(speaker) + "**";
  }
  if (turn.start) {
    part();
    out += '`' + to_clock(whole_seconds(*turn.start)) + '`';
  }
  if (const std::string words = one_line(turn.words); !words.empty()) {
    part();
    out += format::markdown::escape(words);
  }
  if (turn.id != 0) {
    part();
    out += '^' + std::to_string(turn.id);
  }
  if (out.size() != before) out += '\n';
}

std::string write_note(std::string_view note) {
  std::string out;
  for (const std::string_view line : text::split(note, '\n')) {
    out += line.empty() ? ">\n" : fmt::format("> {}\n", line);
  }
  return out;
}

}  // namespace

std::string write_transcript(const Transcript& transcript) {
  std::string out = write_transcript_front(transcript);
  for (const Turn& turn : transcript.turns) {
    write_turn(out, turn);
    for (const std::string& note : turn.notes) out += '\n' + write_note(note);
  }
  return out;
}

}  // namespace uxi
