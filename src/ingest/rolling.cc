// Rolling captions: YouTube shows two or three lines and moves them up, so that every line is
// written two to five times. A line counts once: where the caption before did not show it.
#include <algorithm>
#include <string_view>

#include "ingest/captions.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr std::size_t kFewestCaptions = 3;

/// The lines of a caption that have words.
std::vector<std::string> shown_lines(const Caption& caption) {
  std::vector<std::string> lines;
  for (const std::string_view line : text::split(caption.text, '\n')) {
    std::string words = text::squeeze(line);
    if (!words.empty()) lines.push_back(std::move(words));
  }
  return lines;
}

bool among(const std::vector<std::string>& lines, const std::string& line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

/// Captions whose first line the caption before showed. A line alone that comes again alone does
/// not roll.
std::size_t count_repeats(const std::vector<std::vector<std::string>>& shown) {
  std::size_t repeats = 0;
  for (std::size_t i = 1; i < shown.size(); ++i) {
    const bool alone = shown[i].size() + shown[i - 1].size() < 3;
    if (!alone && !shown[i].empty() && among(shown[i - 1], shown[i].front())) ++repeats;
  }
  return repeats;
}

}  // namespace

bool unroll(std::vector<Caption>& captions, bool hinted) {
  std::vector<std::vector<std::string>> shown;
  shown.reserve(captions.size());
  for (const Caption& caption : captions) shown.push_back(shown_lines(caption));
  const std::size_t repeats = count_repeats(shown);
  const std::size_t share = hinted ? 10 : 40;
  if (captions.size() < kFewestCaptions || repeats * 100 < captions.size() * share) return false;

  std::vector<Caption> kept;
  for (std::size_t i = 0; i < captions.size(); ++i) {
    std::vector<std::string> fresh;
    for (std::string& line : std::vector<std::string>(shown[i])) {
      if (i == 0 || !among(shown[i - 1], line)) fresh.push_back(std::move(line));
    }
    if (fresh.empty()) continue;
    Caption& caption = captions[i];
    caption.text = text::join(fresh, "\n");
    caption.voices.clear();
    kept.push_back(std::move(caption));
  }
  captions = std::move(kept);
  return true;
}

}  // namespace uxi::ingest
