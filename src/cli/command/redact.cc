// uxi redact: personal data out of transcripts, and out of the tags, insights and debriefs that
// quote them.
#include <algorithm>

#include "cli/findings.h"
#include "cli/input.h"
#include "cli/redact_text.h"
#include "cli/writing.h"
#include "ingest/redact/finder.h"
#include "ingest/redact/placeholders.h"
#include "io/path.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"
#include "workspace/first_error.h"
#include "workspace/integrity.h"
#include "workspace/redaction.h"

namespace uxi::cli {
namespace {

struct Options {
  std::vector<std::string> sessions;
  std::vector<std::string> accept;
  std::vector<std::string> refuse;
  std::vector<std::string> names;
  std::vector<std::string> allow;
  std::string format = "text";
  bool check = false;
  bool review = false;
  bool from_stdin = false;
  bool dry_run = false;
};

void declare(Flags& flags, Options& options) {
  flags.arguments("SESSION", options.sessions, "like P03; all of the study by default");
  flags.toggle("--check", options.check, "change nothing; exit 1 where a file holds personal data");
  flags.toggle("--review", options.review,
               "change nothing; list what only a person can judge, with the words round it");
  flags.option("--accept", "ID", options.accept,
               "this one of --review is personal data; may be repeated");
  flags.option("--refuse", "ID", options.refuse, "this one of --review is none; may be repeated");
  flags.toggle("--stdin", options.from_stdin,
               "text from stdin: print it redacted, or with --format json where and what");
  flags.option("--name", "NAME", options.names,
               "with --stdin: somebody who is known; may be repeated");
  flags.option("--allow", "WORD", options.allow, "with --stdin: no personal data; may be repeated");
  declare_dry_run(flags, options.dry_run);
  flags.choice("--format", {"text", "json"}, options.format, "how results are printed");
  std::string kinds;
  for (const std::string_view kind : ingest::redaction_kinds()) {
    kinds += (kinds.empty() ? "" : ", ") + std::string(kind);
  }
  flags.describe("Kinds: " + kinds +
                 ", and those of private/redact.csv. The same person has the same placeholder "
                 "across the study; the key is private/redaction-key.csv. What is taken out goes "
                 "from the undo data too.");
  flags.example("uxi redact P03 --dry-run");
  flags.example("uxi redact --check");
  flags.example("echo 'Call Ana on 020 7946 0958' | uxi redact --stdin");
}

// ---- outside a workspace

Result<std::string> text_of_stdin(Context& context) {
  UXI_TRY(std::string bytes, read_stdin(context));
  auto decoded = text::decode_bytes(bytes);
  if (!decoded) return fail_at(ErrorKind::syntax, "stdin", "this is no text");
  return std::move(decoded->text);
}

Result<ExitStatus> redact_stdin(const Options& options, Context& context) {
  UXI_TRY(const std::string text, text_of_stdin(context));
  ingest::RedactOptions how{.names = options.names, .allow = options.allow};
  for (std::string& label : ingest::labels_in(text)) how.names.push_back(std::move(label));
  std::vector<ingest::Redaction> found = ingest::find_personal_data(text, how);
  ingest::Placeholders placeholders;
  for (ingest::Redaction& one : found) {
    one.replacement =
        placeholders.of(one.kind, one.replacement.substr(1, one.replacement.size() - 2),
                        std::string_view(text).substr(one.span.begin, one.span.size()));
  }
  if (options.format == "json") {
    context.print(spans_json(text, found));
  } else {
    const std::string out = ingest::redacted(text, found);
    context.print(context.env().terminal.out_is_terminal ? text::printable(out) : out);
  }
  return ExitStatus::done;
}

// ---- in a study

struct Study {
  workspace::Workspace workspace;
  workspace::StudyData data;
  workspace::Personal personal;
  std::set<std::string> sessions;
};

Result<Study> open_study(const Options& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string name, context.study_name(workspace));
  UXI_TRY(auto data, workspace::load_study(workspace, name));
  Diagnostics findings;
  UXI_TRY(const auto settings, workspace.settings(findings));
  // Without what may stay and what must go, whatever is said of names is wrong.
  UXI_TRY_VOID(workspace::stop_on_first_error(findings));
  UXI_TRY_VOID(workspace::stop_on_broken_yaml(data.diagnostics, data.study.source.path()));
  UXI_TRY(auto personal, workspace::read_personal(workspace, settings, name));
  Study study{workspace, std::move(data), std::move(personal), {}};
  for (const std::string& session : options.sessions) {
    if (!is_session_id(session)) {
      return fail(ErrorKind::usage, "`" + session + "` is no session", "write it like P03");
    }
    UXI_TRY_VOID(study.data.need_transcript(session));
    study.sessions.insert(session);
  }
  return study;
}

void note_missing_private(Context& context, const Study& study) {
  if (!study.personal.knows_people) {
    context.note("private/ is not here: names that only it knows were not checked");
  }
}

Result<ExitStatus> check(const Options& options, Context& context) {
  UXI_TRY(const Study study, open_study(options, context));
  if (!study.data.study.value.redact) {
    context.note("study.yaml says `redact: no`: nothing was checked");
    return ExitStatus::done;
  }
  UXI_TRY(const auto files, workspace::find_personal(study.workspace, study.data, study.personal,
                                                     study.sessions, workspace::Depth::guessed));
  Diagnostics findings;
  for (const workspace::PersonalFile& file : files) {
    for (const workspace::PersonalFind& find : file.finds) {
      findings.report(file.source, find.span, Severity::error, "privacy/" + find.kind,
                      "this looks like personal data (" + find.kind + ")",
                      "`uxi redact` takes it out; `redact.allow` in uxi.yaml keeps it");
    }
  }
  workspace::report_unread(files, findings);
  UXI_TRY(const auto named,
          workspace::files_named_after_people(study.workspace, study.data, study.personal));
  for (const std::string& path : named) {
    findings.report(SourceFile(study.workspace.display(path), ""), {}, Severity::error,
                    "privacy/file-name", "this file's name holds a person's name",
                    "name it after the session");
  }
  findings.sort();
  note_missing_private(context, study);
  report::Findings found{.command = "uxi redact --check", .list = findings.items()};
  found.names_checked = study.personal.knows_people;
  for (const workspace::PersonalFile& file : files) {
    found.files.push_back(file.source.path());
    found.sources.push_back(&file.source);
  }
  std::ranges::sort(found.files);
  return print_findings(context, {.format = options.format, .fail_on = "error"}, std::move(found));
}

/// `--accept` and `--refuse` as rows of the workspace's own list.
Result<std::vector<ingest::ListedText>> judged(const Options& options,
                                               const std::vector<Doubt>& doubts) {
  std::vector<ingest::ListedText> rows;
  const auto add = [&](const std::vector<std::string>& ids, bool accepted) -> Result<void> {
    for (const std::string& id : ids) {
      const auto found = std::ranges::find(doubts, id, &Doubt::id);
      if (found == doubts.end()) {
        return fail(ErrorKind::not_found, "there is nothing doubtful with the id `" + id + "`",
                    "`uxi redact --review` lists what there is");
      }
      rows.push_back({found->text, accepted ? found->kind : std::string(workspace::kKeep)});
    }
    return {};
  };
  UXI_TRY_VOID(add(options.accept, true));
  UXI_TRY_VOID(add(options.refuse, false));
  return rows;
}

Result<std::vector<Doubt>> doubts_of(const Study& study) {
  UXI_TRY(const auto files, workspace::find_personal(study.workspace, study.data, study.personal,
                                                     study.sessions, workspace::Depth::doubtful));
  return doubts_in(files);
}

Result<ExitStatus> review(const Options& options, Context& context) {
  UXI_TRY(const Study study, open_study(options, context));
  UXI_TRY(std::vector<Doubt> doubts, doubts_of(study));
  UXI_TRY(const auto rows, judged(options, doubts));
  if (!rows.empty()) {
    const auto plan = [&]() -> Result<workspace::Changes> {
      workspace::Changes changes;
      UXI_TRY_VOID(workspace::put_own(study.workspace, rows, changes));
      return changes;
    };
    UXI_TRY(const bool changed,
            write_changes(context, study.workspace, "redact --review", options.dry_run, plan));
    if (options.dry_run) return ExitStatus::done;
    if (changed) {
      context.note(text::counted(rows.size(), "text") + " judged, in " +
                   std::string(workspace::kOwnList) + "; `uxi redact` takes out what was accepted");
    }
    std::erase_if(doubts, [&](const Doubt& doubt) {
      return std::ranges::any_of(rows, [&](const auto& row) { return row.text == doubt.text; });
    });
  }
  note_missing_private(context, study);
  if (options.format == "json") {
    context.print(doubts_json(doubts, study.personal.knows_people));
  } else {
    context.print(doubts_text(doubts, context.out_style()));
    if (doubts.empty()) context.note("nothing is doubtful");
  }
  return ExitStatus::done;
}

/// What quotes the old words besides the files: undo data, and the index, which is made anew.
Result<int> clear_traces(Context& context, const workspace::Workspace& workspace,
                         io::Journal& journal, const std::set<std::string>& texts) {
  UXI_TRY(const int gone, journal.forget([&](std::string_view path, std::string_view bytes) {
    if (path.starts_with("private/")) return false;
    return std::ranges::any_of(
        texts, [&](const std::string& text) { return text::contains(bytes, text); });
  }));
  const std::string folder = workspace.path(".uxi");
  UXI_TRY(const auto entries, context.files().list(folder));
  for (const io::FolderEntry& entry : entries) {
    if (entry.name.starts_with("index-") && entry.kind == io::FileKind::file) {
      UXI_TRY_VOID(context.files().remove(io::join(folder, entry.name)));
    }
  }
  return gone;
}

/// Says which files could not be read; they make the run fail.
ExitStatus status_of(Context& context, const workspace::Redacting& redacting) {
  context.env().out.flush();
  for (const auto& [path, reason] : redacting.unread) {
    context.env().err << text::printable(path) << ": " << reason
                      << ": nothing was taken out of it\n";
  }
  return redacting.unread.empty() ? ExitStatus::done : ExitStatus::failed;
}

Result<ExitStatus> show_plan(const Study& study, Context& context) {
  workspace::Redacting redacting;
  const auto plan = [&]() -> Result<workspace::Changes> {
    UXI_TRY(redacting,
            workspace::plan_redaction(study.workspace, study.data, study.personal, study.sessions));
    return std::move(redacting.changes);
  };
  UXI_TRY_VOID(write_changes(context, study.workspace, "redact", true, plan));
  return status_of(context, redacting);
}

Result<ExitStatus> take_out(const Options& options, Context& context) {
  UXI_TRY(const Study opened, open_study(options, context));
  if (options.dry_run) return show_plan(opened, context);
  io::Journal journal = opened.workspace.journal();
  UXI_TRY(const auto lock, journal.lock());
  context.note_settled(journal);
  UXI_TRY(const Study study, open_study(options, context));
  UXI_TRY(const auto redacting,
          workspace::plan_redaction(study.workspace, study.data, study.personal, study.sessions));
  note_missing_private(context, study);
  if (redacting.changes.empty()) {
    context.note("there is nothing to take out");
  } else {
    context.note("what is taken out goes from the undo data too: this cannot be undone");
    const std::string folder = study.workspace.path(workspace::kPrivate);
    if (redacting.changes.touches_private() && !io::exists(context.files(), folder)) {
      UXI_TRY_VOID(context.files().make_folders(folder, 0700));
    }
    UXI_TRY_VOID(journal.commit("redact", redacting.changes.files(), io::Keep::nothing));
    UXI_TRY(const int gone, clear_traces(context, study.workspace, journal, redacting.texts));
    if (gone > 0) {
      context.note(text::counted(static_cast<std::size_t>(gone), "entry", "entries") +
                   " of the undo data held it and went");
    }
  }
  context.print(options.format == "json" ? redacting_json(redacting) : redacting_text(redacting));
  return status_of(context, redacting);
}

Result<ExitStatus> run(const Options& options, Context& context) {
  const bool judges = !options.accept.empty() || !options.refuse.empty();
  if (options.check + options.from_stdin + (options.review || judges) > 1) {
    return fail(ErrorKind::usage, "`--check`, `--review` and `--stdin` exclude each other",
                "say one of them");
  }
  if (!options.from_stdin && !(options.names.empty() && options.allow.empty())) {
    return fail(ErrorKind::usage, "`--name` and `--allow` are for `--stdin`",
                "names of a study stand in private/contacts.csv, words to keep in uxi.yaml");
  }
  if (options.from_stdin && !options.sessions.empty()) {
    return fail(ErrorKind::usage, "`--stdin` takes no session");
  }
  if (options.from_stdin) return redact_stdin(options, context);
  if (options.check) return check(options, context);
  if (options.review || judges) return review(options, context);
  return take_out(options, context);
}

}  // namespace

Command redact_command() {
  return {.name = "redact",
          .summary = "take personal data out of what was said",
          .stage = Stage::listen,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
