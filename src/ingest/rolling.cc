// Rolling captions: YouTube shows two or three lines and moves them up, so that every line is
// written two to five times. A line counts once: where the caption before did not show it.
#include <algorithm>
#include <string_view>

#include "ingest/captions.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr std::size_t kFewestCaptions = 3;

using Lines = std::vector<std::string_view>;

/// The lines of a caption that have words, without space round them.
void shown_lines(const Caption& caption, Lines& lines) {
  lines.clear();
  std::string_view rest = caption.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = text::trim(rest.substr(0, end));
    if (!line.empty()) lines.push_back(line);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

bool among(const Lines& lines, std::string_view line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

/// Captions whose first line the caption before showed. A line alone that comes again alone does
/// not roll.
std::size_t count_repeats(const std::vector<Caption>& captions) {
  std::size_t repeats = 0;
  Lines before;
  Lines shown;
  for (const Caption& caption : captions) {
    std::swap(before, shown);
    shown_lines(caption, shown);
    const bool alone = shown.size() + before.size() < 3;
    if (!alone && !shown.empty() && among(before, shown.front())) ++repeats;
  }
  return repeats;
}

}  // namespace

bool unroll(std::vector<Caption>& captions, bool hinted) {
  const std::size_t share = hinted ? 10 : 40;
  if (captions.size() < kFewestCaptions) return false;
  if (count_repeats(captions) * 100 < captions.size() * share) return false;

  std::vector<Caption> kept;
  Lines before;
  Lines shown;
  for (const Caption& caption : captions) {
    std::swap(before, shown);
    shown_lines(caption, shown);
    std::string fresh;
    for (const std::string_view line : shown) {
      if (among(before, line)) continue;
      if (!fresh.empty()) fresh += '\n';
      fresh += line;
    }
    if (fresh.empty()) continue;
    // The words of the caption itself are still looked at when the next one is.
    kept.push_back({.id = caption.id,
                    .start = caption.start,
                    .end = caption.end,
                    .text = std::move(fresh),
                    .voices = {},
                    .span = caption.span});
  }
  captions = std::move(kept);
  return true;
}

}  // namespace uxi::ingest
