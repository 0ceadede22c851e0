#include "workspace/guides.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>

#include "format/markdown.h"
#include "io/path.h"
#include "speech/read_guide.h"
#include "text/glob.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "workspace/ignore.h"
#include "workspace/workspace.h"

namespace uxi::workspace {
namespace {

constexpr std::string_view kEmptyGuide = "guide/empty";

bool fits(const std::vector<std::string>& patterns, const std::string& path) {
  return std::ranges::any_of(
      patterns, [&](const std::string& pattern) { return text::glob_matches(pattern, path); });
}

/// A pattern without folders fits at any depth in settings; here it stands for what a shell would
/// have made of it.
bool fits_glob(const std::string& glob, const std::string& path) {
  return text::glob_matches(glob, path) &&
         (text::contains(glob, "/") || !text::contains(path, "/"));
}

/// Folders that hold copies, or what others wrote.
bool is_passed_over(const std::string& folder) {
  const std::string name = io::file_name(folder);
  return name == "guides" || name == "reports" || name == "private" || name == "node_modules";
}

/// Texts that people write guides in.
bool is_text(const std::string& path) {
  const std::string extension = io::extension(path);
  return extension == ".md" || extension == ".markdown" || extension == ".txt";
}

/// Whether a text opens with the front matter of a guide.
bool has_guide_front_matter(std::string_view text) {
  const auto matter = format::markdown::front_matter(text);
  if (!matter.yaml) return false;
  const auto lines =
      text::split(text.substr(matter.yaml->begin, matter.yaml->end - matter.yaml->begin), '\n');
  return std::ranges::any_of(lines, [](std::string_view line) {
    return line.starts_with("minutes:") || line.starts_with("mode:") ||
           line.starts_with("segment:");
  });
}

/// The folders of studies among the files below a folder, and what in them has a place of its own:
/// transcripts, insights, the report.
class StudyFolders {
 public:
  explicit StudyFolders(const std::vector<std::string>& below) {
    for (const std::string& name : below) {
      if (io::file_name(name) == "study.yaml") folders_.insert(io::parent(name));
    }
  }

  [[nodiscard]] bool holds(const std::string& name) const {
    return folders_.contains(io::parent(name));
  }
  [[nodiscard]] bool has_place(const std::string& name) const {
    if (io::file_name(name) == "report.md" && holds(name)) return true;
    for (std::string at = io::parent(name); !at.empty();) {
      at = io::parent(at);
      if (folders_.contains(at)) return true;
    }
    return false;
  }

 private:
  std::set<std::string> folders_;
};

class Searcher {
 public:
  Searcher(io::FileSystem& files, const GuideSearch& search)
      : files_(files), search_(search), ignore_files_(files) {}

  Result<void> add(const std::string& path) {
    if (io::is_folder(files_, path)) return add_folder(path, {});
    if (io::exists(files_, path)) {
      if (!search_.judge_named || !is_ignored(path)) found_.push_back(path);
      return {};
    }
    if (text::is_glob(path)) return add_glob(path);
    if (search_.missing_is_none) return {};
    UXI_TRY_VOID(files_.info(path));
    return {};
  }

  std::vector<std::string> take() { return sorted(std::move(found_)); }

  /// What was left out for its name, unless another path asked for it.
  [[nodiscard]] std::vector<std::string> unknown() const {
    const auto left_out = sorted(unknown_);
    const auto found = sorted(found_);
    std::vector<std::string> left;
    std::ranges::set_difference(left_out, found, std::back_inserter(left));
    return left;
  }

 private:
  [[nodiscard]] static std::vector<std::string> sorted(std::vector<std::string> paths) {
    std::ranges::sort(paths);
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    return paths;
  }

  [[nodiscard]] bool is_ignored(const std::string& path) {
    return fits(search_.ignore, io::normalised(io::join(search_.standing_in, path))) ||
           ignore_files_.ignores(path);
  }

  /// Guides below `folder`; with `glob`, all files that fit it.
  Result<void> add_folder(const std::string& folder, const std::string& glob) {
    const auto whole = [&](const std::string& name) {
      return folder == "." || folder.empty() ? name : io::join(folder, name);
    };
    UXI_TRY(const auto below, io::walk_pruned(files_, folder, [&](const std::string& path) {
              return is_passed_over(path) || ignore_files_.ignores_folder(whole(path));
            }));
    if (glob.empty()) {
      add_guides(below, whole);
      return {};
    }
    for (const std::string& name : below) {
      std::string path = whole(name);
      if (fits_glob(glob, path) && !is_ignored(path)) found_.push_back(std::move(path));
    }
    return {};
  }

  void add_guides(const std::vector<std::string>& below,
                  const std::function<std::string(const std::string&)>& whole) {
    const auto& names = search_.patterns.empty() ? usual_guide_names() : search_.patterns;
    const StudyFolders studies(below);
    for (const std::string& name : below) {
      std::string path = whole(name);
      const bool named =
          fits(names, name) || fits(names, io::normalised(io::join(search_.standing_in, path)));
      if (!named && (!is_text(name) || studies.has_place(name))) continue;
      if (is_ignored(path)) continue;
      const bool wanted =
          named || (search_.patterns.empty() && studies.holds(name) && is_guide_of_study(path));
      (wanted ? found_ : unknown_).push_back(std::move(path));
    }
  }

  /// Whether the plan names it for a segment, or it says itself that it is a guide.
  [[nodiscard]] bool is_guide_of_study(const std::string& path) {
    if (io::extension(path) != ".md") return false;
    const std::string name = io::file_name(path);
    Diagnostics ignored;  // whoever lints the plan tells of them
    const auto study = study_beside(files_, path, ignored);
    if (study && std::ranges::any_of(study->segments, [&](const Segment& segment) {
          return segment.guide.value == name;
        })) {
      return true;
    }
    const auto text = read_text_file(files_, path);
    return text && has_guide_front_matter(text->text());
  }

  Result<void> add_glob(const std::string& glob) {
    std::string folder = io::parent(glob);
    while (text::is_glob(folder)) folder = io::parent(folder);
    if (!folder.empty() && !io::is_folder(files_, folder)) {
      if (search_.missing_is_none) return {};
      UXI_TRY_VOID(files_.info(folder));
    }
    const std::size_t before = found_.size();
    UXI_TRY_VOID(add_folder(folder.empty() ? "." : folder, glob));
    if (found_.size() == before && !search_.missing_is_none) {
      return fail_at(ErrorKind::not_found, glob, "no file fits this pattern");
    }
    return {};
  }

  io::FileSystem& files_;
  const GuideSearch& search_;
  IgnoreFiles ignore_files_;
  std::vector<std::string> found_;
  std::vector<std::string> unknown_;
};

}  // namespace

const std::vector<std::string>& usual_guide_names() {
  static const std::vector<std::string> kNames = {"guide*.md", "*guide*.md",
                                                  "*interview*script*.md", "*discussion*.md"};
  return kNames;
}

Result<std::vector<std::string>> guide_paths(io::FileSystem& files,
                                             const std::vector<std::string>& paths,
                                             const GuideSearch& search,
                                             std::vector<std::string>* unknown) {
  Searcher searcher(files, search);
  for (const std::string& path : paths) UXI_TRY_VOID(searcher.add(path));
  if (unknown != nullptr) *unknown = searcher.unknown();
  return searcher.take();
}

std::optional<Study> study_beside(io::FileSystem& files, const std::string& guide,
                                  Diagnostics& diagnostics) {
  const std::string folder = io::parent(guide);
  const std::string path = io::join(folder, "study.yaml");
  const auto source = read_text_file(files, path);
  if (!source) return std::nullopt;
  return read_study(*source, io::file_name(folder), diagnostics);
}

Result<SourceFile> as_text_file(std::string path, std::string bytes) {
  if (!text::find_invalid_utf8(bytes) && bytes.find('\0') == std::string::npos) {
    return SourceFile(std::move(path), std::move(bytes));
  }
  auto decoded = text::decode_bytes(bytes);
  if (!decoded) {
    return fail_at(ErrorKind::syntax, std::move(path), "this is not a text file",
                   "save it as UTF-8 text");
  }
  return SourceFile(std::move(path), std::move(decoded->text));
}

Result<SourceFile> read_text_file(io::FileSystem& files, const std::string& path) {
  UXI_TRY(std::string bytes, files.read(path));
  return as_text_file(path, std::move(bytes));
}

namespace {

Result<void> check_size(const std::string& path, std::uint64_t size) {
  if (size <= kLargestGuide) return {};
  return fail_at(ErrorKind::limit, path, "is larger than 8 MB, which is more than a guide can hold",
                 "name the guide, not what it was exported with");
}

}  // namespace

Result<GuideFile> read_guide_file(io::FileSystem& files, const std::string& path) {
  UXI_TRY(const io::FileInfo info, files.info(path));
  UXI_TRY_VOID(check_size(path, info.size));
  UXI_TRY(std::string bytes, files.read(path));
  return as_guide_file(path, std::move(bytes));
}

Result<GuideFile> as_guide_file(std::string path, std::string bytes) {
  UXI_TRY_VOID(check_size(path, bytes.size()));
  auto read = as_text_file(path, std::move(bytes));
  if (read) return GuideFile{*std::move(read)};
  GuideFile file{SourceFile(std::move(path), "")};
  file.faults.report(file.source, {}, Severity::error, std::string(kNoText), read.error().message,
                     read.error().hint);
  return file;
}

Result<std::vector<Diagnostic>> lint_guide_file(const GuideFile& file, const Study* study,
                                                const lint::LintOptions& options) {
  Diagnostics findings = file.faults;
  if (!findings.empty()) return findings.items();
  const std::string_view text = file.source.text();
  if (text.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == std::string_view::npos) {
    findings.report(file.source, {}, Severity::warning, std::string(kEmptyGuide),
                    "the guide is empty", "`uxi guide new` writes one to start from");
    return findings.items();
  }
  UXI_TRY(const Guide guide, speech::read_guide(file.source, findings));
  findings.append(lint::lint_guide(file.source, guide, study, options));
  findings.sort();
  return findings.items();
}

}  // namespace uxi::workspace
