#include "lint/fix.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "format/edit.h"

namespace uxi::lint {
namespace {

/// The spans taken so far, end by begin; no two of them touch.
using Taken = std::map<std::size_t, std::size_t>;

bool is_free(const Taken& taken, Span span) {
  const auto behind = taken.upper_bound(span.end);
  return behind == taken.begin() || std::prev(behind)->second < span.begin;
}

}  // namespace

Fixed apply_safe_fixes(const SourceFile& source, const std::vector<Diagnostic>& findings) {
  std::vector<Edit> edits;
  Taken taken;
  Fixed fixed;
  for (const Diagnostic& finding : findings) {
    if (!finding.fix || !finding.fix->safe || finding.fix->edits.empty()) continue;
    if (finding.path != source.path()) continue;
    if (!std::ranges::all_of(finding.fix->edits,
                             [&](const Edit& edit) { return is_free(taken, edit.span); })) {
      continue;
    }
    for (const Edit& edit : finding.fix->edits) {
      taken[edit.span.begin] = std::max(taken[edit.span.begin], edit.span.end);
      edits.push_back(edit);
    }
    ++fixed.count;
  }
  auto text = format::apply_edits(source.text(), std::move(edits));
  // A rule whose own edits overlap mends nothing.
  if (!text) return {.text = std::string(source.text())};
  fixed.text = *std::move(text);
  return fixed;
}

}  // namespace uxi::lint
