// uxi forget: a person goes from every file, and their handle is not given out again.
#include <algorithm>

#include "cli/forgetting.h"
#include "text/strings.h"
#include "uxi/reference.h"

namespace uxi::cli {
namespace {

struct Options {
  std::vector<std::string> people;
  std::vector<std::string> texts;
  ForgettingOptions how;
};

void declare(Flags& flags, Options& options) {
  flags.arguments("PARTICIPANT", options.people, "P07, or billing/P07", true);
  flags.option("--text", "TEXT", options.texts,
               "something else they are known by, a nickname or a company; may be repeated");
  flags.toggle("--yes", options.how.yes, "do not ask");
  flags.toggle("-n,--dry-run", options.how.dry_run,
               "change nothing; print what would go, and what would change as a diff");
  flags.choice("--format", {"text", "json"}, options.how.format, "how it is printed");
  flags.describe(
      "Removes the person from the roster, private/, transcripts, tags, notes, debriefs, themes, "
      "insights, schedules, reports, the index and the undo data, in other studies too where "
      "private/contacts.csv says same_as. The handle stays, with nothing beside it. What goes is "
      "said first. Exits 1 while git's history holds the person, and says how to go on.");
  flags.example("uxi forget billing/P07 --dry-run");
  flags.example("uxi forget P07 --yes");
}

Result<std::vector<workspace::Leaver>> find_people(Context& context,
                                                   const workspace::Workspace& workspace,
                                                   const Options& options,
                                                   const workspace::Studies& studies) {
  std::vector<workspace::Leaver> leavers;
  for (const std::string& word : options.people) {
    UXI_TRY(SessionRef ref, parse_session_ref(word));
    if (!is_participant_id(ref.session)) {
      return fail(ErrorKind::usage, "`" + word + "` is a session, not a person",
                  "say " + participant_of(ref.session) + " to forget all of theirs");
    }
    if (ref.study.empty()) {
      UXI_TRY(ref.study, context.study_name(workspace));
    }
    UXI_TRY(auto found, workspace::leavers_of(workspace, studies, ref.study, ref.session));
    for (workspace::Leaver& leaver : found) {
      if (std::find(leavers.begin(), leavers.end(), leaver) == leavers.end())
        leavers.push_back(std::move(leaver));
    }
  }
  return leavers;
}

Result<ExitStatus> run(const Options& options, Context& context) {
  std::vector<workspace::KnownText> more;
  for (const std::string& text : options.texts) {
    if (text::trim(text).size() < 3) {
      return fail(ErrorKind::usage, "--text: `" + text + "` is too short to be looked for",
                  "three letters are the least");
    }
    more.push_back({std::string(text::trim(text)), "name"});
  }
  UXI_TRY(const auto workspace, context.workspace());
  const auto find = [&](const workspace::Studies& studies) -> Result<workspace::Going> {
    workspace::Going going;
    UXI_TRY(going.leavers, find_people(context, workspace, options, studies));
    return going;
  };
  return forget_people(context, workspace, find, more, options.how);
}

}  // namespace

Command forget_command() {
  return {.name = "forget",
          .summary = "remove a person from every file",
          .stage = Stage::keep,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
