#include "workspace/plan_lint.h"

#include <utility>

#include "recruit/screen.h"

namespace uxi::workspace {
namespace {

std::vector<Diagnostic> about_sentences(std::vector<Diagnostic> findings) {
  std::erase_if(findings, [](const Diagnostic& finding) { return finding.subject.empty(); });
  return findings;
}

std::vector<Diagnostic> sorted(Diagnostics findings) {
  findings.sort();
  return findings.items();
}

}  // namespace

std::vector<Diagnostic> lint_read_plan(const SourceFile& source, const Study& study, bool faulty,
                                       const lint::LintOptions& options) {
  auto findings = lint::lint_plan(source, study, options);
  return faulty ? about_sentences(std::move(findings)) : findings;
}

std::vector<Diagnostic> lint_read_screener(const SourceFile& source, const Screener& screener,
                                           const Study* study, bool faulty,
                                           const lint::LintOptions& options) {
  auto findings = lint::lint_screener(source, screener, study, options);
  return faulty ? about_sentences(std::move(findings)) : findings;
}

std::vector<Diagnostic> lint_plan_file(const GuideFile& file, const lint::LintOptions& options) {
  Diagnostics findings = file.faults;
  if (!findings.empty()) return findings.items();
  const Study study = read_study(file.source, "", findings);
  findings.append(lint_read_plan(file.source, study, findings.has_errors(), options));
  return sorted(std::move(findings));
}

std::vector<Diagnostic> lint_screener_file(io::FileSystem& files, const GuideFile& file,
                                           const lint::LintOptions& options) {
  Diagnostics findings = file.faults;
  if (!findings.empty()) return findings.items();
  const Screener screener = read_screener(file.source, findings);
  Diagnostics of_plan;  // for `plan lint` to tell; from half a plan nothing follows
  auto plan = study_beside(files, file.source.path(), of_plan);
  if (of_plan.has_errors()) plan.reset();
  if (plan) recruit::check_screener(file.source, screener, *plan, findings);
  findings.append(lint_read_screener(file.source, screener, plan ? &*plan : nullptr,
                                     findings.has_errors(), options));
  return sorted(std::move(findings));
}

}  // namespace uxi::workspace
