// uxi codebook: codes, and every file that follows when they change.
#include "cli/codebook_change.h"
#include "cli/codebook_export.h"
#include "cli/codebook_lint.h"
#include "cli/codebook_list.h"
#include "cli/codebook_split.h"
#include "cli/codebook_stats.h"

namespace uxi::cli {

Command codebook_command() {
  return {.name = "codebook",
          .summary = "list and change codes; highlights follow",
          .stage = Stage::make_sense,
          .actions = {{"list", "list codes and how often they were given",
                       with_options(declare_code_list, run_code_list)},
                      {"stats", "count codes by segment, together, and as a framework matrix",
                       with_options(declare_stats, run_stats)},
                      {"add", "add a code", with_options(declare_code_add, run_code_add)},
                      {"rename", "give a code another path, everywhere",
                       with_options(declare_code_rename, run_code_rename)},
                      {"move", "put a code below another level, everywhere",
                       with_options(declare_code_move, run_code_move)},
                      {"merge", "make codes one, everywhere",
                       with_options(declare_code_merge, run_code_merge)},
                      {"split", "make a code several, by query or one highlight at a time",
                       with_options(declare_code_split, run_code_split)},
                      {"retire", "give a code no more; its highlights stay",
                       with_options(declare_code_retire, run_code_retire)},
                      {"alias", "let other paths lead to a code",
                       with_options(declare_code_alias, run_code_alias)},
                      {"lint", "point at codes that are unclear, unused or nearly the same",
                       with_options(declare_code_lint, run_code_lint)},
                      {"export", "print the codebook for a method section or another tool",
                       with_options(declare_code_export, run_code_export)}}};
}

}  // namespace uxi::cli
