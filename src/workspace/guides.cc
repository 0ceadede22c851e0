#include "workspace/guides.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>

#include "format/markdown.h"
#include "io/path.h"
#include "lint/file_rules.h"
#include "lint/lint_guide.h"
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

/// Folders that hold copies, or what others wrote; of a study also those that it writes itself.
bool is_passed_over(io::FileSystem& files, const std::string& folder) {
  const std::string name = io::file_name(folder);
  if (name == "private" || name == "node_modules") return true;
  return (name == "guides" || name == "reports") &&
         io::exists(files, io::join(io::parent(folder), "study.yaml"));
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
           line.starts_with("segments:");
  });
}

/// Names of what is read to others in an interview; those of guides for users are others.
bool is_of_interviews(const std::string& path) {
  static const std::vector<std::string> kNames = {"*interview*", "*conversation*guide*",
                                                  "*discussion*guide*"};
  return fits(kNames, path);
}

/// Names of what may hold a guide among other things. A transcript is full of questions, and is
/// none.
bool may_hold_guide(const std::string& path) {
  static const std::vector<std::string> kNames = {"*script*", "*plan*", "*protocol*",
                                                  "*questions*"};
  static const std::vector<std::string> kOthers = {"*transcript*"};
  return fits(kNames, path) && !fits(kOthers, path);
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
    const auto info = files_.info(path);
    if (info && info->kind == io::FileKind::folder) return add_folder(path, {});
    if (info && !search_.judge_named) {
      found_.push_back({path});
      return {};
    }
    if (info) {
      UXI_TRY(const GuideNames* names, names_in(io::parent(path)));
      if (!is_ignored(path, *names)) judge(path, *names);
      return {};
    }
    if (text::is_glob(path)) return add_glob(path);
    if (search_.missing_is_none) return {};
    return tl::unexpected(info.error());
  }

  /// Sorted; of a file that was found twice there is the lesser doubt, and the shortest of its
  /// names.
  std::vector<FoundGuide> take(bool many_asked) {
    if (many_asked) keep_one_name_each();
    std::ranges::sort(found_);
    const auto same = [](const FoundGuide& a, const FoundGuide& b) { return a.path == b.path; };
    found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
    return std::move(found_);
  }

  /// What was left out for its name, unless another path asked for it; sorted.
  [[nodiscard]] std::vector<std::string> unknown() const {
    std::set<std::string> left(unknown_.begin(), unknown_.end());
    for (const FoundGuide& guide : found_) left.erase(guide.path);
    return {left.begin(), left.end()};
  }

 private:
  [[nodiscard]] Result<const GuideNames*> names_in(const std::string& folder) const {
    if (search_.names_in) return search_.names_in(folder);
    return &search_.names;
  }
  [[nodiscard]] bool is_ignored(const std::string& path, const GuideNames& names) {
    return names.ignores(path) || ignore_files_.ignores(path);
  }

  /// Guides below `folder`; with `glob`, all files that fit it.
  Result<void> add_folder(const std::string& folder, const std::string& glob) {
    const auto whole = [&](const std::string& name) {
      return folder == "." || folder.empty() ? name : io::join(folder, name);
    };
    UXI_TRY(const auto below, io::walk_pruned(files_, folder, [&](const std::string& path) {
              return is_passed_over(files_, whole(path)) ||
                     ignore_files_.ignores_folder(whole(path));
            }));
    UXI_TRY(const NamesBelow names, names_below(folder, below, whole));
    if (glob.empty()) {
      add_guides(below, whole, names);
      return {};
    }
    for (const std::string& name : below) {
      std::string path = whole(name);
      if (fits_glob(glob, path) && !is_ignored(name, path, names))
        found_.push_back({std::move(path)});
    }
    return {};
  }

  /// The names of a folder that is searched, and those of the workspaces below it.
  struct NamesBelow {
    const GuideNames* here;
    std::map<std::string, const GuideNames*> nested = {};  ///< by folder, as seen from the one here

    [[nodiscard]] const GuideNames& of(const std::string& name) const {
      if (nested.empty()) return *here;
      for (std::string at = io::parent(name); !at.empty(); at = io::parent(at)) {
        const auto found = nested.find(at);
        if (found != nested.end()) return *found->second;
      }
      return *here;
    }
  };
  [[nodiscard]] Result<NamesBelow> names_below(
      const std::string& folder, const std::vector<std::string>& below,
      const std::function<std::string(const std::string&)>& whole) const {
    UXI_TRY(const GuideNames* here, names_in(folder));
    NamesBelow names{here};
    for (const std::string& name : below) {
      if (io::file_name(name) != "uxi.yaml" || io::parent(name).empty()) continue;
      UXI_TRY(names.nested[io::parent(name)], names_in(whole(io::parent(name))));
    }
    return names;
  }
  /// A workspace may leave out one that lies in it.
  [[nodiscard]] bool is_ignored(const std::string& name, const std::string& path,
                                const NamesBelow& names) {
    const GuideNames& own = names.of(name);
    return is_ignored(path, own) || (&own != names.here && names.here->ignores(path));
  }

  /// Whether `lint.guides` means it: as it is called below a folder, or as settings see it.
  [[nodiscard]] bool fits_patterns(const std::string& name, const std::string& path,
                                   const GuideNames& names) const {
    if (!search_.only.empty()) return io::file_name(name) == search_.only;
    if (names.patterns.empty()) return false;
    return fits(names.patterns, name) || fits(names.patterns, names.seen(path));
  }
  /// Of a file that is called like a guide, or was named by a hook.
  [[nodiscard]] static GuideDoubt doubt_about(const std::string& path, bool sure) {
    if (sure) return GuideDoubt::none;
    return is_of_interviews(io::file_name(path)) ? GuideDoubt::name : GuideDoubt::slight;
  }

  /// A file that a hook names: what a search would make of it, but that its name alone does not
  /// leave it out.
  void judge(const std::string& path, const GuideNames& names) {
    if (const auto doubt = doubt_about_named(path, names)) {
      found_.push_back({path, *doubt});
    } else {
      unknown_.push_back(path);
    }
  }
  /// Nothing where it is none, whatever it holds.
  [[nodiscard]] std::optional<GuideDoubt> doubt_about_named(const std::string& path,
                                                            const GuideNames& names) {
    if (fits_patterns(path, path, names)) return GuideDoubt::none;
    if (!names.patterns.empty()) return std::nullopt;
    const auto folders = folders_above(path);
    const auto holds_study = [&](const std::string& folder) {
      return io::exists(files_, io::join(folder, "study.yaml"));
    };
    if (std::ranges::any_of(folders, [&](const std::string& folder) {
          return !folder.empty() && is_passed_over(files_, folder);
        })) {
      return std::nullopt;
    }
    const bool called = fits(usual_guide_names(), path);
    if (holds_study(io::parent(path))) {
      if (called || is_guide_of_study(path)) return GuideDoubt::none;
      return std::nullopt;  // the report, notes
    }
    if (called) return doubt_about(path, false);
    // Transcripts are full of questions.
    const bool of_study = std::ranges::any_of(folders, holds_study);
    if (of_study || fits({"*transcript*"}, io::file_name(path))) return std::nullopt;
    return GuideDoubt::strong;
  }
  /// `a/b`, `a` and the folder stood in of `a/b/c.md`.
  [[nodiscard]] static std::vector<std::string> folders_above(const std::string& path) {
    std::vector<std::string> folders;
    for (std::string at = io::parent(path);; at = io::parent(at)) {
      folders.push_back(at);
      if (at.empty() || at == "/") return folders;
    }
  }

  void add_guides(const std::vector<std::string>& below,
                  const std::function<std::string(const std::string&)>& whole,
                  const NamesBelow& names) {
    const StudyFolders studies(below);
    for (const std::string& name : below) {
      std::string path = whole(name);
      const GuideNames& own = names.of(name);
      const bool usual = own.patterns.empty() && search_.only.empty();
      const bool meant = fits_patterns(name, path, own);
      const bool named = meant || (usual && fits(usual_guide_names(), name));
      if (!named && (!is_text(name) || studies.has_place(name))) continue;
      if (is_ignored(name, path, names)) continue;
      if (named) {
        const GuideDoubt doubt = doubt_about(path, meant || studies.holds(name));
        found_.push_back({std::move(path), doubt});
      } else if (usual && studies.holds(name) && is_guide_of_study(path)) {
        found_.push_back({std::move(path)});
      } else if (usual && may_hold_guide(io::file_name(name))) {
        found_.push_back({std::move(path), GuideDoubt::strong});
      } else {
        unknown_.push_back(std::move(path));
      }
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

  /// `a.md`, `./a.md` and the same behind the working folder's own path are one file.
  void keep_one_name_each() {
    const auto is_absolute = [](const FoundGuide& guide) { return guide.path.starts_with('/'); };
    const bool mixed = std::ranges::any_of(found_, is_absolute);
    const std::string here = mixed ? files_.real_path(".").value_or("") : "";
    std::map<std::string, FoundGuide> kept;
    for (FoundGuide& guide : found_) {
      std::string name = is_absolute(guide) ? files_.real_path(guide.path).value_or(guide.path)
                                            : io::normalised(io::join(here, guide.path));
      const auto [slot, fresh] = kept.try_emplace(std::move(name), guide);
      if (fresh) continue;
      FoundGuide& known = slot->second;
      known.doubt = std::min(known.doubt, guide.doubt);
      if (guide.path.size() < known.path.size()) known.path = std::move(guide.path);
    }
    found_.clear();
    for (auto& [name, guide] : kept) found_.push_back(std::move(guide));
  }

  io::FileSystem& files_;
  const GuideSearch& search_;
  IgnoreFiles ignore_files_;
  std::vector<FoundGuide> found_;
  std::vector<std::string> unknown_;
};

}  // namespace

std::string GuideNames::seen(const std::string& path) const {
  const auto inside = workspace == nullptr ? std::nullopt : workspace->inside(path);
  return inside ? *inside : io::normalised(path);
}

bool GuideNames::ignores(const std::string& path) const {
  return !ignore.empty() && fits(ignore, seen(path));
}

const std::vector<std::string>& usual_guide_names() {
  static const std::vector<std::string> kNames = {"guide*.md", "*guide*.md",
                                                  "*interview*script*.md", "*discussion*.md"};
  return kNames;
}

Result<std::vector<FoundGuide>> find_guides(io::FileSystem& files,
                                            const std::vector<std::string>& paths,
                                            const GuideSearch& search,
                                            std::vector<std::string>* unknown) {
  Searcher searcher(files, search);
  for (const std::string& path : paths) UXI_TRY_VOID(searcher.add(path));
  if (unknown != nullptr) *unknown = searcher.unknown();
  return searcher.take(paths.size() > 1);
}

Result<std::vector<std::string>> guide_paths(io::FileSystem& files,
                                             const std::vector<std::string>& paths,
                                             const GuideSearch& search) {
  UXI_TRY(auto found, find_guides(files, paths, search));
  std::vector<std::string> names;
  for (FoundGuide& guide : found) names.push_back(std::move(guide.path));
  return names;
}

bool is_template(std::string_view yaml) {
  constexpr std::size_t kLongestName = 60;
  for (std::size_t at = yaml.find("{{"); at != yaml.npos; at = yaml.find("{{", at + 1)) {
    const std::string_view rest = yaml.substr(at + 2, kLongestName);
    const std::size_t close = rest.find("}}");
    const std::string_view name = text::trim(rest.substr(0, close));
    const bool word = !name.empty() && std::ranges::all_of(name, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '_' || c == '.' || c == '-';
    });
    if (close != rest.npos && word) return true;
  }
  return false;
}

std::optional<Study> study_beside(io::FileSystem& files, const std::string& guide,
                                  Diagnostics& diagnostics) {
  const std::string folder = io::parent(guide);
  const std::string path = io::join(folder, "study.yaml");
  const auto source = read_text_file(files, path);
  if (!source || is_template(source->text())) return std::nullopt;
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
  return fail_at(ErrorKind::limit, path,
                 "is larger than 8 MiB, which is more than a guide can hold",
                 "name the guide, not what it was exported with");
}

/// Where the byte at `invalid` of `bytes` went.
Span odd_character(std::string_view bytes, std::size_t invalid, const text::Decoded& decoded) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  Span odd;
  if (decoded.encoding == "windows-1252") {
    // A character each byte.
    for (std::size_t i = 0; i < invalid; ++i) text::next_code_point(decoded.text, odd.end);
  } else if (decoded.encoding == "UTF-8") {
    odd.end = invalid - (bytes.starts_with(kMark) ? kMark.size() : 0);
  } else {
    return {};
  }
  odd.begin = odd.end;
  text::next_code_point(decoded.text, odd.end);
  return odd;
}

}  // namespace

Result<GuideFile> read_guide_file(io::FileSystem& files, const std::string& path) {
  auto bytes = files.read(path, kLargestGuide);
  if (bytes) return as_guide_file(path, *std::move(bytes));
  UXI_TRY(const io::FileInfo info, files.info(path));
  UXI_TRY_VOID(check_size(path, info.size));
  return pass_on(std::move(bytes));
}

Result<GuideFile> as_guide_file(std::string path, std::string bytes) {
  UXI_TRY_VOID(check_size(path, bytes.size()));
  const auto invalid = text::find_invalid_utf8(bytes);
  if (!invalid && bytes.find('\0') == std::string::npos)
    return GuideFile{SourceFile(std::move(path), std::move(bytes))};
  if (auto decoded = text::decode_bytes(bytes)) {
    const Span odd = odd_character(bytes, invalid.value_or(0), *decoded);
    return GuideFile{.source = SourceFile(std::move(path), std::move(decoded->text)),
                     .faults = {},
                     .encoding = decoded->encoding,
                     .odd = odd};
  }
  const auto read = as_text_file(path, std::move(bytes));
  GuideFile file{SourceFile(std::move(path), "")};
  file.faults.report(file.source, {}, Severity::error, std::string(kNoText), read.error().message,
                     read.error().hint);
  return file;
}

namespace {

void add(std::optional<Diagnostic> finding, Diagnostics& findings) {
  if (finding) findings.add(*std::move(finding));
}

/// What is wrong with its bytes, as severe as settings want it.
std::vector<Diagnostic> faults_of(const GuideFile& file, const lint::LintOptions& options) {
  Diagnostics findings;
  for (const Diagnostic& fault : file.faults.items()) {
    add(lint::file_finding(kNoText, file.source, fault.span, options,
                           {fault.message, fault.suggestion}),
        findings);
  }
  return findings.items();
}

std::optional<Diagnostic> encoding_finding(const GuideFile& file,
                                           const lint::LintOptions& options) {
  constexpr std::string_view kRule = "file/not-utf8";
  if (file.encoding == "UTF-8") {
    return lint::file_finding(kRule, file.source, file.odd, options,
                              {"this character is not UTF-8, as the rest of the file is",
                               "write it anew, and save the file as UTF-8"});
  }
  return lint::file_finding(
      kRule, file.source, file.odd, options,
      {"this file is not UTF-8, and was read as " + std::string(file.encoding),
       "save it as UTF-8; what others read may differ"});
}

}  // namespace

Result<std::optional<std::vector<Diagnostic>>> lint_if_guide(const GuideFile& file,
                                                             GuideDoubt doubt, const Study* study,
                                                             const lint::LintOptions& options) {
  const std::string_view text = file.source.text();
  const bool blank = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == std::string_view::npos;
  if (blank && doubt == GuideDoubt::strong) return std::nullopt;
  if (!file.faults.empty()) return faults_of(file, options);
  Diagnostics findings;
  if (!file.encoding.empty()) add(encoding_finding(file, options), findings);
  if (blank) {
    add(lint::file_finding(kEmptyGuide, file.source, {}, options), findings);
    return findings.items();
  }
  speech::GuideWords words;
  UXI_TRY(const Guide guide, speech::read_guide(file.source, findings, words, options.stop));
  if (!is_interview_guide(guide, doubt)) return std::nullopt;
  findings.append(lint::file_findings(file.source, guide, doubt == GuideDoubt::none, options));
  auto found = lint::lint_guide(file.source, guide, std::move(words), study, options);
  if (findings.empty()) return found;
  findings.append(std::move(found));
  findings.sort();
  return findings.items();
}

Result<std::vector<Diagnostic>> lint_guide_file(const GuideFile& file, const Study* study,
                                                const lint::LintOptions& options) {
  UXI_TRY(auto findings, lint_if_guide(file, GuideDoubt::none, study, options));
  return *std::move(findings);
}

}  // namespace uxi::workspace
