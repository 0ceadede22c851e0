#include "workspace/reanchor.h"

#include "coding/tag_file.h"

namespace uxi::workspace {

Result<Reanchoring> reanchor(const std::string& study_folder,
                             const std::vector<Loaded<TagFile>>& tags, const Transcript& fresh,
                             Changes& changes) {
  Reanchoring result;
  for (const auto& file : tags) {
    std::vector<Highlight> rewritten;
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
        rewritten.push_back(coding::refreshed(fresh, highlight, anchored));
      } else {
        // The words around it may hold what has been taken out of the transcript since.
        Highlight now = coding::refreshed(fresh, highlight, anchored);
        const bool same = now.before == highlight.before && now.after == highlight.after;
        if (!same) rewritten.push_back(std::move(now));
      }
    }
    if (rewritten.empty()) continue;
    UXI_TRY(std::string after, coding::with_refreshed(file.source, file.value, rewritten));
    changes.replace(study_folder + "/tags/" + file.value.session + "." + file.value.coder + ".yaml",
                    file.source.text(), std::move(after));
  }
  return result;
}

}  // namespace uxi::workspace
