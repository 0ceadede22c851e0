// Findings as services, editors and pull requests want to read them: one file a format in
// finding_format/. What a terminal shows is the command line's own (cli/findings.h).
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/error.h"
#include "uxi/lint.h"
#include "uxi/source.h"

namespace uxi::report {

/// A file that could not be looked at.
struct UnreadFile {
  std::string path;
  std::string reason;  ///< without the path
};
[[nodiscard]] UnreadFile unread_file(std::string path, const Error& error);
/// What a finding about such a file is called where a format has no other place for it.
inline constexpr std::string_view kUnreadRule = "file/unread";

/// What a lint looked at and what it found.
struct Findings {
  std::string command = "uxi";     ///< as it was typed: `uxi guide lint`
  std::vector<Diagnostic> list;    ///< sorted; paths as the person wrote them
  std::vector<std::string> files;  ///< all that were looked at, sorted
  std::vector<UnreadFile> unread = {};
  std::vector<lint::RuleInfo> rules = {};  ///< those that ran; `list` may name others
  /// The texts of files, where they are at hand: fixes have places in them.
  std::vector<const SourceFile*> sources = {};
  /// From the repository's root to where the person stands: empty, or `docs/research`.
  std::string below_root = {};
  /// That root as an absolute path; empty where no repository is around.
  std::string root = {};
  /// Whether names that only private/ knows were looked for; nothing where no names are.
  std::optional<bool> names_checked = {};
  /// Files that a search came upon and left out, though they are called like what it looks for.
  std::size_t left_out = 0;
  /// What makes the run fail; nothing where it never does.
  std::optional<Severity> fails_at = Severity::error;
};

using Print = std::function<void(std::string_view)>;

/// A place where findings go, and how they are written there.
struct FindingFormat {
  std::string_view name;
  std::string_view meaning;
  /// Hands the whole on piece by piece, in order: it may be many times the size of the files.
  void (*print)(const Findings&, const Print&) = nullptr;

  [[nodiscard]] std::string render(const Findings& findings) const;
};

/// All of them, by name; the table is the listing of finding_format/.
[[nodiscard]] std::span<const FindingFormat> finding_formats();
/// One of them, or null.
[[nodiscard]] const FindingFormat* find_finding_format(std::string_view name);

/// The findings of one file.
struct FileFindings {
  std::string path;
  std::vector<const Diagnostic*> list = {};
  std::string unread = {};  ///< why it could not be looked at; empty where it was
};
/// Every file that was looked at or that a finding names, sorted by path.
[[nodiscard]] std::vector<FileFindings> by_file(const Findings& findings);

/// One edit of a finding's fix and where it stands.
struct PlacedEdit {
  Position begin;
  Position end;
  Columns begin_columns;
  Columns end_columns;
  std::string text;
};
/// The edits of its fix; none where it has none, or the file's text is not at hand.
[[nodiscard]] std::vector<PlacedEdit> placed_edits(const Findings& findings,
                                                   const Diagnostic& finding);

/// All edits of its fix as one, for those who would take them one by one; nothing where it has
/// none.
[[nodiscard]] std::optional<PlacedEdit> joined_edit(const Findings& findings,
                                                    const Diagnostic& finding);

/// `2 errors, 1 warning in 3 files, 1 left out`
[[nodiscard]] std::string summary(const Findings& findings);
/// How many of one severity there are.
[[nodiscard]] std::size_t count(const Findings& findings, Severity severity);
/// `path` as seen from the repository's root.
[[nodiscard]] std::string path_from_root(const Findings& findings, std::string_view path);
/// Message and suggestion as one text.
[[nodiscard]] std::string whole_message(const Diagnostic& finding);

}  // namespace uxi::report
