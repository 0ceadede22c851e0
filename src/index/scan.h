// The files of a workspace that the index is made from, as they look from outside.
#pragma once

#include <string>
#include <vector>

#include "io/files.h"
#include "uxi/error.h"

namespace uxi::index {

enum class Content {
  study,
  codebook,
  roster,
  record,
  transcript,
  theme,
  insight,
  tags,  ///< last: highlights are found in transcripts
};

/// One of them. `path` is seen from the workspace's root.
struct FoundFile {
  std::string path;
  Content content = Content::study;
  std::string study;  ///< empty for the workspace's codebook
  std::string name;   ///< of the file without its ending: `P01`, `P01.ana`
  io::FileInfo info;
};

/// What there is, and what could not be looked at; paths of errors are seen from the root too.
struct Scan {
  std::vector<FoundFile> files;  ///< sorted by path
  std::vector<Error> unread;
};

/// Files of no known kind are left out; one that goes while we look was never there.
[[nodiscard]] Scan scan(io::FileSystem& files, const std::string& root);

}  // namespace uxi::index
