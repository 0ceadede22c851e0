#include "workspace/reanchor.h"

#include "coding/tag_file.h"

namespace uxi::workspace {

Result<Reanchoring> reanchor(const std::string& study_folder,
                             const std::vector<Loaded<TagFile>>& tags, const Transcript& fresh,
                             Changes& changes) {
  Reanchoring result;
  for (const auto& file : tags) {
    std::vector<Highlight> moved;
    for (const Highlight& highlight : file.value.highlights) {
      const coding::Anchored anchored = coding::find_anchor(fresh, highlight);
      if (anchored.state == coding::AnchorState::lost) {
        result.lost.push_back({file.value.coder, highlight, anchored});
        continue;
      }
      ++result.found;
      if (anchored.state == coding::AnchorState::changed) {
        result.changed.push_back({file.value.coder, highlight, anchored});
      } else if (anchored.state == coding::AnchorState::moved) {
        result.moved.push_back({file.value.coder, highlight, anchored});
        moved.push_back(coding::refreshed(fresh, highlight, anchored));
      }
    }
    if (moved.empty()) continue;
    UXI_TRY(std::string after, coding::with_refreshed(file.source, file.value, moved));
    changes.replace(study_folder + "/tags/" + file.value.session + "." + file.value.coder + ".yaml",
                    file.source.text(), std::move(after));
  }
  return result;
}

}  // namespace uxi::workspace
