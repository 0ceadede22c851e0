// uxi guide: write and lint interview guides, show what is asked in them, list and explain rules.
#include "cli/guide_lint.h"
#include "cli/guide_new.h"
#include "cli/guide_rules.h"
#include "cli/guide_show.h"

namespace uxi::cli {

Command guide_command() {
  return {
      .name = "guide",
      .summary = "write, lint and print interview guides",
      .stage = Stage::prepare,
      .actions = {{"new", "write a guide from the study's plan",
                   with_options(declare_guide_new, run_guide_new)},
                  {"lint", "point at questions to reword, and at what is missing",
                   with_options(declare_guide_lint, run_guide_lint)},
                  {"show", "print sections, questions and probes",
                   with_options(declare_guide_show, run_guide_show)},
                  {"rules", "list the rules", with_options(declare_guide_rules, run_guide_rules)},
                  {"explain", "say why a rule is one",
                   with_options(declare_guide_explain, run_guide_explain)}}};
}

}  // namespace uxi::cli
