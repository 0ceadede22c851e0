#include "workspace/reanchor.h"

#include "coding/tag_file.h"

namespace uxi::workspace {

Result<Reanchoring> reanchor(const StudyData& data, const Transcript& fresh, Changes& changes) {
  Reanchoring result;
  for (const auto& tags : data.tags) {
    if (tags.value.session != fresh.session) continue;
    std::vector<Highlight> moved;
    for (const Highlight& highlight : tags.value.highlights) {
      const coding::Anchored anchored = coding::find_anchor(fresh, highlight);
      if (anchored.state == coding::AnchorState::lost) {
        result.lost.push_back({tags.value.coder, highlight, anchored});
        continue;
      }
      ++result.found;
      if (anchored.state == coding::AnchorState::changed) {
        result.changed.push_back({tags.value.coder, highlight, anchored});
      } else if (anchored.state == coding::AnchorState::moved) {
        moved.push_back(coding::refreshed(fresh, highlight, anchored));
      }
    }
    if (moved.empty()) continue;
    UXI_TRY(std::string after, coding::with_refreshed(tags.source, tags.value, moved));
    changes.replace(data.folder + "/tags/" + tags.value.session + "." + tags.value.coder + ".yaml",
                    tags.source.text(), std::move(after));
  }
  return result;
}

}  // namespace uxi::workspace
