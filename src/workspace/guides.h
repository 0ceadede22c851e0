// Which files are guides, and the study that each belongs to.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/files.h"
#include "uxi/diagnostic.h"
#include "uxi/error.h"
#include "uxi/lint.h"
#include "uxi/source.h"
#include "uxi/study.h"
#include "workspace/guide_content.h"

namespace uxi::workspace {

class Workspace;

/// Globs of the names that guides have where nobody says others.
[[nodiscard]] const std::vector<std::string>& usual_guide_names();

/// What the settings of a workspace say of which files are guides.
struct GuideNames {
  std::vector<std::string> patterns = {};  ///< globs that name guides; none: the usual names
  std::vector<std::string> ignore = {};    ///< globs of what is left out
  /// Whose root those globs count from; null: the folder stood in.
  const Workspace* workspace = nullptr;

  /// A path as those globs see it.
  [[nodiscard]] std::string seen(const std::string& path) const;
  [[nodiscard]] bool ignores(const std::string& path) const;
};

/// Where guides are looked for.
struct GuideSearch {
  GuideNames names = {};
  /// Those of a folder, where not all have the same: each workspace below has its own.
  std::function<Result<const GuideNames*>(const std::string& folder)> names_in = {};
  /// Files of this name are looked for instead of guides; empty: guides.
  std::string_view only = {};
  /// Files that were named can be left out as well: of one that is not called like a guide there is
  /// strong doubt.
  bool judge_named = false;
  bool missing_is_none = false;  ///< a path that is not there has no guides
};

/// A file that may be a guide; `lint_if_guide` decides where there is doubt.
struct FoundGuide {
  std::string path;
  GuideDoubt doubt = GuideDoubt::none;

  friend auto operator<=>(const FoundGuide&, const FoundGuide&) = default;
};

/// Guides among `paths`: files are taken as they are, folders are searched, and so is a path with
/// marks of a glob that is no file. Where no patterns are given, a Markdown file beside a
/// study.yaml is one too that the plan names for a segment or whose front matter is a guide's, as
/// `guide new` writes it; and there is doubt about what a search found by its name alone. What
/// `ignore` of the folder searched or of the file's own workspace, .gitignore or .uxiignore name is
/// left out of a search. Sorted, each once. `not_found` for a path that is not there. Copies that
/// sessions used (`guides/`) and generated reports are never guides, unless named. `unknown` gets
/// the texts in those folders that could be guides but for their names, sorted.
[[nodiscard]] Result<std::vector<FoundGuide>> find_guides(
    io::FileSystem& files, const std::vector<std::string>& paths, const GuideSearch& search,
    std::vector<std::string>* unknown = nullptr);
/// Only the paths.
[[nodiscard]] Result<std::vector<std::string>> guide_paths(io::FileSystem& files,
                                                           const std::vector<std::string>& paths,
                                                           const GuideSearch& search);

/// `{{week_1}}` or `{{ cookiecutter.name }}` waits to be filled in: a file to copy, not a study's.
[[nodiscard]] bool is_template(std::string_view yaml);

/// The study.yaml beside a guide, where there is one that is no template; its findings go to
/// `diagnostics`.
[[nodiscard]] std::optional<Study> study_beside(io::FileSystem& files, const std::string& guide,
                                                Diagnostics& diagnostics);

/// A file as text: `.md` of any encoding that can be told. `syntax` for binary ones.
[[nodiscard]] Result<SourceFile> read_text_file(io::FileSystem& files, const std::string& path);
/// The same for bytes that are at hand.
[[nodiscard]] Result<SourceFile> as_text_file(std::string path, std::string bytes);

/// Largest guide that is linted.
inline constexpr std::uint64_t kLargestGuide = std::uint64_t{8} << 20U;

/// A guide's text, or what is wrong with its bytes.
struct GuideFile {
  SourceFile source;
  Diagnostics faults = {};  ///< `file/no-text` of one that is binary; then there is nothing to lint
  std::string_view encoding = {};  ///< what its bytes were read as; empty of those of UTF-8 alone
  Span odd = {};                   ///< the first character that is no UTF-8, where that can be told
};
/// `limit` where it is larger than kLargestGuide.
[[nodiscard]] Result<GuideFile> read_guide_file(io::FileSystem& files, const std::string& path);
/// The same for bytes that are at hand.
[[nodiscard]] Result<GuideFile> as_guide_file(std::string path, std::string bytes);

/// Everything found in a guide, by its reader, by the rules and about the file (lint/file_rules.h),
/// sorted. A blank one is `guide/empty` and nothing else.
[[nodiscard]] Result<std::vector<Diagnostic>> lint_guide_file(const GuideFile& file,
                                                              const Study* study,
                                                              const lint::LintOptions& options);
/// The same, or nothing where `doubt` turns out to be right: nobody is interviewed with it.
[[nodiscard]] Result<std::optional<std::vector<Diagnostic>>> lint_if_guide(
    const GuideFile& file, GuideDoubt doubt, const Study* study, const lint::LintOptions& options);

}  // namespace uxi::workspace
