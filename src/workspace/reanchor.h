// What becomes of a session's highlights when its transcript changes.
#pragma once

#include <string>
#include <vector>

#include "coding/anchor.h"
#include "workspace/changes.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// One highlight that did not stay where it was.
struct Reanchored {
  std::string coder;
  Highlight highlight;
  coding::Anchored anchored;
};

struct Reanchoring {
  std::size_t found = 0;            ///< highlights found, those that stayed among them
  std::vector<Reanchored> moved;    ///< the same words in another turn or at another place
  std::vector<Reanchored> changed;  ///< corrected words: left as they are, for a person to see
  std::vector<Reanchored> lost;
};

/// Holds every highlight of `tags`, files of the session of `fresh`, against it. Records that only
/// moved are written anew into `changes`, with their new place.
[[nodiscard]] Result<Reanchoring> reanchor(const std::string& study_folder,
                                           const std::vector<Loaded<TagFile>>& tags,
                                           const Transcript& fresh, Changes& changes);

}  // namespace uxi::workspace
