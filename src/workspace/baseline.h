// lint-baseline.json: findings that a team has accepted, so that old guides can be linted
// without being mended first. One line a finding, sorted, without line numbers: text that moves
// stays accepted, text that changes does not. Every line is the same whatever stands around it, so
// that git merges the lines of two branches.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "lint/known.h"
#include "uxi/diagnostic.h"
#include "uxi/error.h"
#include "uxi/source.h"

namespace uxi::workspace {

inline constexpr std::string_view kBaseline = "lint-baseline.json";

/// A finding accepted, or several that are the same.
struct Accepted {
  lint::KnownFinding finding;  ///< `path` counts from the baseline's folder
  std::string text;            ///< the first words, for people who read the file
  int count = 1;

  friend bool operator==(const Accepted&, const Accepted&) = default;
};
using Baseline = std::vector<Accepted>;

/// `syntax` with the place where it is no baseline of version 1 or 2. Of lines about the same
/// finding, as a merge leaves them, the larger count holds.
[[nodiscard]] Result<Baseline> read_baseline(const SourceFile& source);
[[nodiscard]] std::string write_baseline(Baseline baseline);

/// The baseline of `findings`; `path_of` makes a path as the file is to have it.
[[nodiscard]] Baseline accept(const std::vector<Diagnostic>& findings,
                              const std::function<std::string(const std::string&)>& path_of);

/// A file that the baseline knows by an older name.
struct BaselineRename {
  std::string from;
  std::string to;

  friend bool operator==(const BaselineRename&, const BaselineRename&) = default;
};
/// The files of `baseline` that are gone, as far as one of `findings` is surely what became of
/// each: a file that the baseline does not know, that shares more findings with it than any other
/// does, at least half of those of either, and at least one about a sentence; or half of them, in
/// a folder that others went to in the same way. Their entries get the new name; sorted.
[[nodiscard]] std::vector<BaselineRename> follow_renames(
    Baseline& baseline, const std::vector<Diagnostic>& findings,
    const std::function<std::string(const std::string&)>& path_of,
    const std::function<bool(const std::string&)>& is_there);

}  // namespace uxi::workspace
