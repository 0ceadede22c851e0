// Lines of a text as its reader wants them: marks of Markdown taken off their fronts and ends, and
// what is no speech told apart.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "uxi/source.h"
#include "uxi/time.h"

namespace uxi::ingest {

struct TextLine {
  Span span;
  std::string_view text;  ///< without white space round it; of a heading without its marks
  bool heading = false;
  bool after_blank = false;
  bool before_text = false;
  bool hard_break = false;  ///< ended with two spaces or Markdown's `\`
};

/// Lines that have words. `marks` reads `# Heading` and a final `\` as Markdown's.
[[nodiscard]] std::vector<TextLine> text_lines(std::string_view text, bool marks);

/// `transcribed by …`, `Ana started transcription`: written by the tool, said by nobody.
[[nodiscard]] bool is_tool_line(std::string_view text);

/// A tool line that Google Meet writes.
[[nodiscard]] bool is_meet_line(std::string_view text);

/// A heading that is a time, or a line by itself that is one with hours (`10:30` may be an answer):
/// of Google Meet.
[[nodiscard]] std::optional<Millis> section_clock(const TextLine& line);

/// Index of the first line of speech: behind the last heading `Transcript`, else at the first
/// section `00:00:00`.
[[nodiscard]] std::size_t find_begin(std::span<const TextLine> lines);

/// The span of YAML front matter, with its marks; empty where there is none.
[[nodiscard]] Span front_matter(std::string_view text);

}  // namespace uxi::ingest
