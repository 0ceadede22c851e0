// Every file of a workspace in which codes are named: codebooks, tags, plans, saved queries,
// themes, insights and the researcher's reports.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coding/codebook_file.h"
#include "workspace/changes.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// A file by its path inside the workspace, and what was read from it.
template <class T>
struct CodedFile {
  std::string path;
  SourceFile source;
  T value;
};

/// A codebook as it is and as it is to be.
struct CodebookFile {
  std::string path;
  std::string study;  ///< empty for the workspace's own
  SourceFile source;
  Codebook value;
  coding::CodebookText after;
};

struct CodeFiles {
  std::vector<CodebookFile> codebooks;   ///< the workspace's first
  std::vector<CodedFile<TagFile>> tags;  ///< those that name one of the codes asked for
  std::vector<CodedFile<Study>> plans;
  std::vector<CodedFile<std::string>> texts;  ///< uxi.yaml, themes, insights, report.md
  Diagnostics diagnostics;

  /// The first code of that path or alias in any of the codebooks, or null.
  [[nodiscard]] const Code* find(std::string_view path_or_alias) const;
  /// Of all codebooks, and of the highlights and plans that were read.
  [[nodiscard]] std::vector<std::string> paths() const;
};

/// How much of tag files is read: ids and codes with their places, which is fast, or everything.
enum class TagDepth { codes, whole };

/// Files that hold none of the words `codes` are not read further. What is wrong in the others is
/// in `diagnostics`. An error where a file cannot be read at all.
[[nodiscard]] Result<CodeFiles> load_code_files(const Workspace& workspace,
                                                const std::vector<std::string>& codes,
                                                TagDepth depth = TagDepth::codes);

}  // namespace uxi::workspace
