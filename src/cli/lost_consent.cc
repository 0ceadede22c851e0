#include "cli/lost_consent.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "lint/removed_consent.h"
#include "workspace/guides.h"

namespace uxi::cli {

std::optional<Diagnostic> lost_consent(io::FileSystem& before,
                                       const std::vector<workspace::Renamed>& renamed,
                                       const SourceFile& now, const lint::LintOptions& options) {
  const auto rename = std::ranges::find(renamed, now.path(), &workspace::Renamed::to);
  const std::string& path = rename == renamed.end() ? now.path() : rename->from;
  const auto then = workspace::read_guide_file(before, path);
  if (!then || then->source.text() == now.text()) return std::nullopt;
  return lint::removed_consent(then->source, now, options);
}

void add_lost_consent(std::vector<Diagnostic> lost, report::Findings& findings) {
  const auto is_behind = [&](const Diagnostic& known, const Diagnostic& each) {
    // Findings about settings and plans stand where they are.
    if (!std::ranges::binary_search(findings.files, known.path)) return false;
    return known.path > each.path || (known.path == each.path && known.begin > each.begin);
  };
  for (Diagnostic& each : lost) {
    const bool said = std::ranges::any_of(findings.list, [&](const Diagnostic& known) {
      return known.path == each.path && (known.rule == "ethics/missing-consent" ||
                                         known.rule == "ethics/missing-recording-consent");
    });
    if (said) continue;
    const auto behind = std::ranges::find_if(
        findings.list, [&](const Diagnostic& known) { return is_behind(known, each); });
    findings.list.insert(behind, std::move(each));
  }
}

}  // namespace uxi::cli
