// Front matter is shared with site generators, which keep keys of their own there.
#include "speech/front_matter.h"

#include <array>
#include <utility>

#include "model/fields.h"
#include "model/reading.h"

namespace uxi::speech {
namespace {

constexpr auto kModeNames = std::to_array<Named<GuideMode>>({
    {"interview", GuideMode::interview},
    {"usability", GuideMode::usability},
    {"contextual", GuideMode::contextual},
    {"structured", GuideMode::structured},
});

}  // namespace

void read_front_matter(const SourceFile& source, const format::markdown::FrontMatter& front,
                       Diagnostics& diagnostics, Guide& guide) {
  const Reading reading{source, diagnostics, "guide"};
  const auto tree = parse_front_matter(reading, front.yaml);
  if (!tree) return;
  Fields fields(reading, *tree, "the front matter");
  fields.share();  // site generators keep a page's title, date and layout there
  guide.study = fields.text("study").value;
  if (const auto minutes = fields.number("minutes", {.least = 1, .most = 1440})) {
    guide.minutes = minutes->value;
  }
  const auto mode = fields.choice("mode", kModeNames, GuideMode::interview);
  guide.mode = mode.value;
  guide.mode_stated = !mode.span.empty();
  for (Text& segment : fields.texts("segments")) guide.segments.push_back(std::move(segment.value));
}

}  // namespace uxi::speech
