// uxi screen: who may take part, from the answers to a form.
#include "recruit/screen.h"

#include <algorithm>
#include <set>

#include "cli/findings.h"
#include "cli/input.h"
#include "cli/screen_lint.h"
#include "cli/screen_show.h"
#include "cli/screen_text.h"
#include "cli/writing.h"
#include "io/path.h"
#include "model/participant_status.h"
#include "recruit/what_if.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "workspace/people_files.h"

namespace uxi::cli {
namespace {

constexpr std::string_view kContacts = "private/contacts.csv";

struct Options {
  std::vector<std::string> files;
  std::string stdin_path = "stdin";
  std::string format = "text";
  std::optional<int> seed;
  std::vector<std::string> what_if;
  bool dry_run = false;
};

void declare(Flags& flags, Options& options) {
  flags.arguments("RESPONSES.csv", options.files,
                  "answers as the form exports them; `-` for stdin");
  flags.option("--seed", "N", options.seed,
               "let chance decide between people, not who answered first; the same N chooses the "
               "same");
  flags.option("--what-if", "CHANGE", options.what_if,
               "write nothing; show what it would come to: segment.churned.target=8, "
               "quota.country.Germany.at_least=3; may be repeated");
  flags.choice("--format", {"text", "json", "csv"}, options.format, "how the result is printed");
  flags.option("--stdin-path", "NAME", options.stdin_path,
               "what to call the file that stdin gives");
  declare_dry_run(flags, options.dry_run);
  flags.describe(
      "Each answer is judged by screener.yaml; segments and quotas are filled as well as can be. "
      "Who is in or waiting gets a pseudonym in participants.csv; names, addresses and answers go "
      "to private/. Nobody who is in the roster already is judged again.");
  flags.example("uxi screen run answers.csv --dry-run");
  flags.example("uxi screen run answers.csv --what-if segment.churned.target=8");
}

// ---- reading
// --------------------------------------------------------------------------------------------

Result<SourceFile> read_answers(Context& context, const std::string& path,
                                const std::string& name) {
  std::string bytes;
  if (path == "-") {
    UXI_TRY(bytes, read_stdin(context));
  } else {
    UXI_TRY(bytes, context.files().read(path));
  }
  auto decoded = text::decode_bytes(bytes);
  if (!decoded) {
    return fail_at(ErrorKind::syntax, name, "this is not a text file",
                   "export the answers as CSV, not as a spreadsheet");
  }
  return SourceFile(name, std::move(decoded->text));
}

/// The files of the study that a screening reads, and what is wrong with them.
struct StudyFiles {
  Study study;
  Screener screener;
  std::optional<SourceFile> roster;
  std::optional<SourceFile> contacts;
  std::optional<SourceFile> answers;
};

std::string answers_path(const std::string& study) { return "private/answers-" + study + ".csv"; }

Result<StudyFiles> read_study_files(const workspace::Workspace& workspace, const std::string& name,
                                    Diagnostics& findings) {
  const std::string folder = "studies/" + name;
  StudyFiles out;
  UXI_TRY(const SourceFile study, workspace.read(folder + "/study.yaml"));
  out.study = read_study(study, name, findings);
  UXI_TRY(const auto screener, workspace.read_if_there(folder + "/screener.yaml"));
  if (!screener) {
    return fail_at(ErrorKind::not_found, workspace.display(folder + "/screener.yaml"),
                   "there is no screener", "it says who may take part; see uxi-workspace(5)");
  }
  out.screener = read_screener(*screener, findings);
  recruit::check_screener(*screener, out.screener, out.study, findings);
  UXI_TRY(out.roster, workspace.read_if_there(folder + "/participants.csv"));
  UXI_TRY(out.contacts, workspace.read_if_there(kContacts));
  UXI_TRY(out.answers, workspace.read_if_there(answers_path(name)));
  return out;
}

recruit::KeyedTable table_of(const std::optional<SourceFile>& source, Diagnostics& findings) {
  return source ? recruit::read_keyed_table(*source, "private", findings) : recruit::KeyedTable{};
}

/// Without its contacts a roster cannot be told from the answers: everybody would come twice. Of
/// who was forgotten there is nothing to know.
Result<void> check_contacts(Context& context, const Roster& roster,
                            const recruit::KeyedTable& contacts, const std::string& study) {
  std::set<std::string> known;
  for (std::size_t row = 0; row < contacts.rows.size(); ++row) known.insert(contacts.at(row, "id"));
  std::vector<std::string> unknown;
  std::size_t kept = 0;
  for (const Participant& person : roster.people) {
    if (person.status == to_string(ParticipantStatus::forgotten)) continue;
    ++kept;
    if (!known.contains(study + "/" + person.id)) unknown.push_back(person.id);
  }
  if (unknown.empty()) return {};
  if (unknown.size() == kept) {
    return fail(ErrorKind::conflict,
                text::counted(unknown.size(), "person stands", "people stand") +
                    " in the roster of `" + study +
                    "`, but private/contacts.csv knows none of "
                    "them: their answers cannot be told from new ones",
                "run this where the private/ folder is, or move participants.csv away to begin "
                "anew");
  }
  context.note("not in private/contacts.csv, so that their answers would not be known again: " +
               text::join(unknown, ", "));
  return {};
}

// ---- screening
// ------------------------------------------------------------------------------------------

/// One run: what was found, and about what there is something to say.
struct Done {
  recruit::Screened screened;
  std::optional<recruit::Screened> then = {};  ///< with --what-if
  std::string roster_path;
  workspace::Changes roster;  ///< the part of the changes that may be shown
  std::vector<Diagnostic> findings;
};

/// The same answers with another plan; nothing where no other is asked for.
Result<std::optional<recruit::Screened>> screen_what_if(const std::vector<std::string>& changes,
                                                        const recruit::ScreenInput& planned) {
  if (changes.empty()) return std::optional<recruit::Screened>();
  Study study = planned.study;
  Screener screener = planned.screener;
  for (const std::string& change : changes) {
    UXI_TRY_VOID(recruit::apply_what_if(change, study, screener));
  }
  return std::optional(recruit::screen({.study = study,
                                        .screener = screener,
                                        .responses = planned.responses,
                                        .roster = planned.roster,
                                        .contacts = planned.contacts,
                                        .answers = planned.answers,
                                        .seen = planned.seen,
                                        .today = planned.today,
                                        .seed = planned.seed}));
}

Result<Done> screen_study(Context& context, const Options& options,
                          const workspace::Workspace& workspace, const std::string& name,
                          const std::vector<SourceFile>& files, workspace::Changes& changes) {
  Diagnostics findings;
  UXI_TRY(StudyFiles study, read_study_files(workspace, name, findings));
  recruit::ScreenInput input{.study = study.study, .screener = study.screener};
  if (study.roster) input.roster = read_roster(*study.roster, findings);
  input.contacts = table_of(study.contacts, findings);
  input.answers = table_of(study.answers, findings);
  UXI_TRY_VOID(stop_on_errors(context, findings));
  UXI_TRY_VOID(check_contacts(context, input.roster, input.contacts, name));

  Diagnostics about_answers;
  for (const SourceFile& file : files) {
    input.responses.push_back(
        recruit::read_responses(file, io::stem(file.path()), study.screener, about_answers));
  }
  UXI_TRY_VOID(stop_on_errors(context, about_answers));
  if (options.seed) input.seed = static_cast<std::uint64_t>(*options.seed);
  UXI_TRY(input.seen, workspace::seen_people(workspace));
  input.today = context.today();

  UXI_TRY(auto then, screen_what_if(options.what_if, input));
  Done done{.screened = recruit::screen(std::move(input)),
            .then = std::move(then),
            .roster_path = "studies/" + name + "/participants.csv",
            .roster = {},
            .findings = about_answers.items()};
  const recruit::Screened& screened = done.screened;
  if (!screened.changes_anything()) return done;
  const auto put = [](workspace::Changes& to, const std::string& path,
                      const std::optional<SourceFile>& before, std::string after) {
    std::optional<std::string> old;
    if (before) old = std::string(before->text());
    to.add({path, std::move(old), std::move(after)});
  };
  put(done.roster, done.roster_path, study.roster, write_roster(screened.roster));
  changes = done.roster;
  put(changes, std::string(kContacts), study.contacts, screened.contacts.write());
  put(changes, answers_path(name), study.answers, screened.answers.write());
  return done;
}

// ---- printing
// -------------------------------------------------------------------------------------------

void print_what_if(Context& context, const Options& options, const Done& done,
                   const std::string& study, const std::vector<std::string>& names) {
  if (options.format == "json") {
    context.print(what_if_json(done.screened, *done.then, options.what_if, names, study));
  } else if (options.format == "csv") {
    context.print(what_if_csv(done.screened, *done.then));
  } else {
    context.print(
        what_if_text(done.screened, *done.then, options.what_if, names, context.out_style()));
  }
}

void print(Context& context, const Options& options, const Done& done, const std::string& study,
           const std::vector<std::string>& names) {
  if (done.then) {
    print_what_if(context, options, done, study, names);
    return;
  }
  if (options.format == "json") {
    context.print(screened_json(done.screened, names, study, done.findings));
    return;
  }
  if (options.format == "csv") {
    context.print(screened_csv(done.screened, names));
  } else {
    context.print(screened_text(done.screened, names, context.out_style()));
  }
  context.env().out.flush();
  const std::string findings =
      findings_text(done.findings, context.err_style(), err_place(context));
  if (!findings.empty()) context.note(text::trim(findings));
}

Result<ExitStatus> run(const Options& options, Context& context) {
  if (options.files.empty() && options.what_if.empty()) {
    return fail(ErrorKind::usage, "no answers are named", "`uxi screen run ANSWERS.csv`");
  }
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  std::vector<SourceFile> files;
  std::vector<std::string> names;
  for (const std::string& path : options.files) {
    names.push_back(path == "-" ? options.stdin_path : path);
    UXI_TRY(SourceFile file, read_answers(context, path, names.back()));
    files.push_back(std::move(file));
  }
  std::optional<Done> done;
  const auto plan = [&]() -> Result<workspace::Changes> {
    workspace::Changes changes;
    UXI_TRY(done, screen_study(context, options, workspace, study, files, changes));
    return changes;
  };
  if (options.dry_run || !options.what_if.empty()) {
    // The diff of what is in private/ would print names and addresses.
    UXI_TRY(const workspace::Changes changes, plan());
    print(context, options, *done, study, names);
    if (options.format == "text" && !done->roster.empty() && !done->then) {
      context.print("\n" + text::printable(done->roster.diff()));
    }
    context.note(done->then ? "nothing was written"
                            : screened_summary(done->screened) + "; nothing was written");
    return ExitStatus::done;
  }
  UXI_TRY(const bool written, write_changes(context, workspace, "screen run", false, plan));
  print(context, options, *done, study, names);
  context.note(screened_summary(done->screened) +
               (written ? "; wrote " + workspace.display(done->roster_path) +
                              ", names and answers in " + workspace.display("private")
                        : "; nothing has changed"));
  return ExitStatus::done;
}

}  // namespace

Command screen_command() {
  return {.name = "screen",
          .summary = "choose participants from the answers to a form",
          .stage = Stage::prepare,
          .actions = {{"run", "judge answers, fill segments and quotas, write the roster",
                       with_options(declare, run)},
                      {"lint", "point at questions and rules that will not do",
                       with_options(declare_screen_lint, run_screen_lint)},
                      {"show", "print the questions as a form, to paste into any form tool",
                       with_options(declare_screen_show, run_screen_show)}}};
}

}  // namespace uxi::cli
