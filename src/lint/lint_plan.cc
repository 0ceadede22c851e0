// Linting of plans and screeners: the engine on their texts, without waivers, which are comments in
// YAML files.
#include "lint/run.h"
#include "lint/text_subject.h"

namespace uxi::lint {

std::vector<Diagnostic> lint_plan(const SourceFile& source, const Study& study,
                                  const LintOptions& options) {
  const TextLines lines = lines_of(source, study);
  const Subject subject = make_subject(source, lines, Target::plan, &study, options);
  return make_diagnostics(subject, find_all(subject));
}

std::vector<Diagnostic> lint_screener(const SourceFile& source, const Screener& screener,
                                      const Study* study, const LintOptions& options) {
  const TextLines lines = lines_of(source, screener);
  Subject subject = make_subject(source, lines, Target::screener, study, options);
  subject.screener = &screener;
  return make_diagnostics(subject, find_all(subject));
}

}  // namespace uxi::lint
