// uxi tag: highlights of a transcript and the codes they carry.
#include "cli/tag_add.h"
#include "cli/tag_diff.h"
#include "cli/tag_done.h"
#include "cli/tag_edit.h"
#include "cli/tag_list.h"
#include "cli/tag_review.h"
#include "cli/tag_rm.h"
#include "cli/tag_suggest.h"

namespace uxi::cli {

Command tag_command() {
  return {
      .name = "tag",
      .summary = "mark words of a transcript and give them codes",
      .stage = Stage::make_sense,
      .actions = {
          {"add", "highlight words or turns", with_options(declare_tag_add, run_tag_add)},
          {"rm", "remove highlights, or a code of one",
           with_options(declare_tag_remove, run_tag_remove)},
          {"edit", "highlight in your own editor, with codes under each turn",
           with_options(declare_tag_edit, run_tag_edit)},
          {"list", "list highlights", with_options(declare_tag_list, run_tag_list)},
          {"review", "go through a session turn by turn",
           with_options(declare_tag_review, run_tag_review)},
          {"suggest", "suggest codes from what is coded already",
           with_options(declare_tag_suggest, run_tag_suggest)},
          {"done", "mark sessions as fully coded", with_options(declare_tag_done, run_tag_done)},
          {"diff", "say what changed since a revision",
           with_options(declare_tag_diff, run_tag_diff)}}};
}

}  // namespace uxi::cli
