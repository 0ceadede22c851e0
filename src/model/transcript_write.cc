// Writes a transcript in its one canonical form.
#include <fmt/core.h>
#include <limits>

#include "format/markdown.h"
#include "model/transcript_front.h"
#include "model/transcript_text.h"
#include "text/strings.h"
#include "uxi/transcript.h"

namespace uxi {
namespace {

/// Text as it can stand on one line: line ends and what would be lost at the ends are spaces, gone
/// there.
std::string one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  const std::size_t begin = out.find_first_not_of(" \t");
  if (begin == std::string::npos) return {};
  return out.substr(begin, out.find_last_not_of(" \t") - begin + 1);
}

std::string write_turn(const Turn& turn) {
  std::string out;
  const auto add = [&](const std::string& part) {
    if (!out.empty()) out += ' ';
    out += part;
  };
  const std::string speaker = one_line(turn.speaker);
  const std::string words = one_line(turn.words);
  if (!speaker.empty()) add(fmt::format("**{}**", format::markdown::escape(speaker)));
  if (turn.start) add(fmt::format("`{}`", to_clock(whole_seconds(*turn.start))));
  if (!words.empty()) add(format::markdown::escape(words));
  if (turn.id != 0) add(fmt::format("^{}", turn.id));
  return out;
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
    const std::string text = write_turn(turn);
    if (!text.empty()) out += '\n' + text + '\n';
    for (const std::string& note : turn.notes) out += '\n' + write_note(note);
  }
  return out;
}

}  // namespace uxi
