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
  std::size_t found = 0;  ///< highlights found, those that stayed among them
  std::vector<Reanchored>
      changed;  ///< their words were corrected: left as they are, for a person to see
  std::vector<Reanchored> lost;
};

/// Holds every highlight of `session` against `fresh`. Records that only moved are written anew
/// into `changes`, with their new place.
[[nodiscard]] Result<Reanchoring> reanchor(const StudyData& data, const Transcript& fresh,
                                           Changes& changes);

}  // namespace uxi::workspace
