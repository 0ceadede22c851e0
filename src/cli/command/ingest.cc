// uxi ingest: any transcript in, a clean safe Markdown transcript out.
#include <algorithm>
#include <istream>
#include <iterator>

#include "cli/findings.h"
#include "cli/ingest_text.h"
#include "cli/writing.h"
#include "io/path.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"
#include "workspace/contacts.h"
#include "workspace/reanchor.h"

namespace uxi::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string session;
  std::vector<std::string> speakers;
  std::string from;
  std::string speaker_pattern;
  std::string format = "text";
  std::string stdin_path = "stdin";
  bool cues = false;
  bool to_stdout = false;
  bool no_redact = false;
  bool tidy = false;
  bool force = false;
  bool dry_run = false;
};

void declare(Flags& flags, Options& options) {
  flags.arguments("FILE", options.files, "what the recorder or the service gave; `-` for stdin",
                  true);
  flags.option("--session", "ID", options.session,
               "whose it is, like P03; else the file's name or the contacts' names say it");
  flags.option("--speaker", "NAME=ROLE", options.speakers,
               "who is interviewer, participant or observer; may be repeated");
  flags.option("--from", "FORMAT", options.from, "read it as this format, whatever it looks like");
  flags.option("--speaker-pattern", "REGEX", options.speaker_pattern,
               "how a speaker's line of a text begins; its first group is the name");
  flags.toggle("--tidy", options.tidy, "leave out um, uh and words said twice in a row");
  flags.toggle("--force", options.force, "replace a transcript that was corrected by hand");
  flags.toggle("-n,--dry-run", options.dry_run, "write nothing; say what was seen");
  flags.toggle("--stdout", options.to_stdout, "print the transcript; write nothing");
  flags.toggle("--no-redact", options.no_redact,
               "leave personal data in; with --stdout or --dry-run only");
  flags.toggle("--cues", options.cues,
               "print what was read before turns are joined, as JSON; never redacted");
  flags.option("--stdin-path", "NAME", options.stdin_path,
               "what to call the file that stdin gives");
  flags.choice("--format", {"text", "json"}, options.format, "how what was seen is printed");
  std::string formats;
  for (const ingest::FormatInfo& format : ingest::formats()) {
    formats += (formats.empty() ? "" : ", ") + std::string(format.name);
  }
  flags.describe("Formats: " + formats +
                 ". Roles are found from who asks; names become letters; e-mail addresses, phone "
                 "numbers and known "
                 "names are taken out. The original is kept in private/.");
  flags.example("uxi ingest zoom.vtt --session P03");
  flags.example("uxi ingest --dry-run recordings/*.vtt");
  flags.example("uxi ingest P04.txt --speaker 'Ana=interviewer'");
}

Result<ingest::IngestOptions> base_options(const Options& options) {
  ingest::IngestOptions out{.from = options.from,
                            .speaker_pattern = options.speaker_pattern,
                            .redact = !options.no_redact,
                            .tidy = options.tidy};
  for (const std::string& word : options.speakers) {
    UXI_TRY(auto role, ingest::parse_speaker_role(word));
    out.roles.push_back(std::move(role));
  }
  return out;
}

Result<std::string> bytes_of(Context& context, const std::string& path) {
  if (path == "-") return std::string{std::istreambuf_iterator<char>(context.env().in), {}};
  return context.files().read(path, ingest::kMaxInputBytes);
}

// ---- outside a workspace
// ----------------------------------------------------------------------------

/// --cues, --stdout and --dry-run need no workspace.
Result<ExitStatus> look_only(const Options& options, Context& context) {
  UXI_TRY(const ingest::IngestOptions how, base_options(options));
  std::vector<IngestedFile> seen;
  bool failed = false;
  for (const std::string& path : options.files) {
    const std::string name = path == "-" ? options.stdin_path : path;
    UXI_TRY(const std::string bytes, bytes_of(context, path));
    if (options.cues) {
      UXI_TRY(const auto cues, ingest::read_cues(bytes, name, how));
      context.print(cues_json(cues));
      continue;
    }
    auto result = ingest::ingest(bytes, name, how);
    if (!result) {
      if (options.files.size() == 1) return pass_on(std::move(result));
      context.env().err << to_string(result.error()) << '\n';
      failed = true;
      continue;
    }
    if (options.to_stdout) {
      result->transcript.session = options.session;
      const std::string text = write_transcript(result->transcript);
      // On a terminal, what was said must not drive it; a file or a pipe gets the bytes.
      context.print(context.env().terminal.out_is_terminal ? text::printable(text) : text);
    } else if (options.format == "text") {
      context.print(ingested_text({name, *result}, context.out_style()));
      context.note_lines(findings_text(result->diagnostics, context.err_style(), false));
    }
    seen.push_back({name, *std::move(result)});
  }
  if (!options.cues && !options.to_stdout && options.format == "json")
    context.print(ingested_json(seen));
  return failed ? ExitStatus::failed : ExitStatus::done;
}

// ---- into a study
// -------------------------------------------------------------------------------------

/// `P03` of `2026-03-14 P03 zoom.vtt`; empty where the name holds no session, or two.
std::string session_in_name(const std::string& path) {
  const std::string stem = io::stem(path);
  std::string found;
  for (std::size_t i = 0; i < stem.size(); ++i) {
    if (stem[i] != 'P' || (i > 0 && std::isalnum(static_cast<unsigned char>(stem[i - 1])) != 0))
      continue;
    std::size_t end = i + 1;
    while (end < stem.size() &&
           (std::isdigit(static_cast<unsigned char>(stem[end])) != 0 || stem[end] == '-'))
      ++end;
    std::string id = stem.substr(i, end - i);
    while (!id.empty() && !is_session_id(id)) id.pop_back();
    if (id.empty()) continue;
    if (!found.empty() && found != id) return {};
    found = std::move(id);
  }
  return found;
}

/// The only contact of the study whose name a speaker carries.
std::string session_of_contacts(const ingest::Ingested& result,
                                const std::vector<workspace::Contact>& contacts,
                                const std::string& study) {
  std::string found;
  for (const workspace::Contact& contact : contacts) {
    if (contact.study != study || contact.name.empty()) continue;
    const bool speaks =
        std::ranges::any_of(result.speakers, [&](const ingest::SpeakerInfo& speaker) {
          return speaker.label &&
                 text::fold_search(*speaker.label) == text::fold_search(contact.name);
        });
    if (!speaks) continue;
    if (!found.empty()) return {};
    found = contact.participant;
  }
  return found;
}

struct Target {
  std::string session;
  std::string how;  ///< for the person: `as --session says`
};

Result<Target> target_of(const Options& options, const std::string& path,
                         const ingest::Ingested& result,
                         const std::vector<workspace::Contact>& contacts,
                         const std::string& study) {
  if (!options.session.empty()) {
    if (!is_session_id(options.session)) {
      return fail(ErrorKind::usage, "`" + options.session + "` is no session",
                  "write it like P03, or P03-2 for a second one");
    }
    return Target{options.session, "as --session says"};
  }
  if (std::string id = session_in_name(path); !id.empty())
    return Target{std::move(id), "from the file's name"};
  if (std::string id = session_of_contacts(result, contacts, study); !id.empty()) {
    return Target{std::move(id), "from a speaker's name in private/contacts.csv"};
  }
  return fail_at(ErrorKind::usage, path, "whose session this is cannot be told",
                 "say `--session P03`");
}

ingest::IngestOptions options_for_study(ingest::IngestOptions how, const workspace::StudyData& data,
                                        const workspace::Settings& settings,
                                        const std::vector<workspace::Contact>& contacts) {
  const Team& team = data.study.value.team;
  for (const Text* name : {&team.moderator, &team.note_taker}) {
    if (!name->value.empty()) how.team.push_back(name->value);
  }
  if (data.roster) {
    for (const Participant& person : data.roster->value.people)
      how.participants.push_back(person.id);
  }
  for (const workspace::Contact& contact : contacts) {
    if (contact.study != data.name || contact.name.empty()) continue;
    how.participants.push_back(contact.name);
    how.names.push_back(contact.name);
  }
  how.allow = settings.redact.allow;
  how.redact = how.redact && data.study.value.redact;
  return how;
}

/// The transcript on disk is what ingesting its kept original gives: nobody has touched it since.
Result<bool> is_untouched(const workspace::Workspace& workspace, const workspace::StudyData& data,
                          const std::string& session, const std::string& text,
                          ingest::IngestOptions how) {
  UXI_TRY(const std::string kept, workspace::kept_original(workspace, data.name, session));
  if (kept.empty()) return false;
  const auto bytes = workspace.files().read(workspace.path(kept), ingest::kMaxInputBytes);
  if (!bytes) return false;
  how.from.clear();
  const auto again = ingest::ingest(*bytes, kept, how);
  if (!again) return false;
  Transcript transcript = again->transcript;
  transcript.session = session;
  Diagnostics unread;
  const Transcript old = read_transcript(SourceFile("", text), session, unread);
  return write_transcript(ingest::merge_ids(old, std::move(transcript))) == text;
}

/// One file of a run, on its way into the study.
struct Job {
  std::string path;
  std::string name;
  std::string bytes;
};

struct Done {
  Target target;
  ingest::Ingested result;
  workspace::Reanchoring highlights;
  bool is_new = true;
};

Result<Done> plan_one(Context& context, const Options& options, const Job& job,
                      const workspace::Workspace& workspace, const std::string& study,
                      workspace::Changes& changes) {
  UXI_TRY(const auto data, workspace::load_study(workspace, study));
  Diagnostics findings;
  UXI_TRY(const auto settings, workspace.settings(findings));
  UXI_TRY(const auto contacts, workspace::read_contacts(workspace));
  UXI_TRY(ingest::IngestOptions how, base_options(options));
  how = options_for_study(std::move(how), data, settings, contacts);
  UXI_TRY(ingest::Ingested result, ingest::ingest(job.bytes, job.name, how));
  UXI_TRY(Target target, target_of(options, job.name, result, contacts, study));
  result.transcript.session = target.session;

  const std::string path = data.folder + "/transcripts/" + target.session + ".md";
  UXI_TRY(const auto old, workspace.read_if_there(path));
  Done done{
      .target = std::move(target), .result = std::move(result), .highlights = {}, .is_new = !old};
  if (old) {
    UXI_TRY(const bool untouched,
            is_untouched(workspace, data, done.target.session, std::string(old->text()), how));
    if (!untouched && !options.force) {
      return fail_at(ErrorKind::conflict, workspace.display(path),
                     "this transcript was corrected by hand, or its original is not in private/",
                     "`--force` replaces it; `uxi undo` brings it back");
    }
    Diagnostics unread;
    const Transcript before = read_transcript(*old, done.target.session, unread);
    done.result.transcript = ingest::merge_ids(before, std::move(done.result.transcript));
  }
  UXI_TRY_VOID(changes.put(workspace, path, write_transcript(done.result.transcript)));
  UXI_TRY(done.highlights, workspace::reanchor(data, done.result.transcript, changes));
  UXI_TRY(std::string sources,
          workspace::with_source(workspace, study, done.target.session, job.name));
  UXI_TRY_VOID(changes.put(workspace, "private/sources.csv", std::move(sources)));
  UXI_TRY_VOID(changes.put(
      workspace, workspace::original_path(study, done.target.session, job.name), job.bytes));
  if (data.session(done.target.session) == nullptr) {
    context.note("there is no " + data.folder + "/sessions/" + done.target.session +
                 ".yaml: without a record of consent nothing of it can be quoted");
  }
  return done;
}

/// The label of a voice whose role was not found; empty where all are known.
std::string somebody_unknown(const ingest::Ingested& result) {
  for (const ingest::SpeakerInfo& speaker : result.speakers) {
    if (speaker.role == Role::unknown && speaker.label) return *speaker.label;
  }
  return {};
}

void say_what_was_done(Context& context, const Job& job, const Done& done) {
  context.print(ingested_text({job.name, done.result}, context.out_style()));
  context.print("  " + std::string(done.is_new ? "taken in" : "taken in again") + " as " +
                done.target.session + ", " + done.target.how + "\n");
  const workspace::Reanchoring& highlights = done.highlights;
  if (highlights.found + highlights.lost.size() > 0) {
    context.print("  " + text::counted(highlights.found, "highlight") + " found again, " +
                  std::to_string(highlights.changed.size()) + " of them with other words; " +
                  std::to_string(highlights.lost.size()) + " lost\n");
  }
  for (const auto& lost : highlights.lost) {
    context.print("  lost: " + lost.highlight.id + " (" + lost.coder + ") " +
                  text::elide(text::printable(lost.highlight.quote), 60) + "\n");
  }
  context.note_lines(findings_text(done.result.diagnostics, context.err_style(), false));
  if (const std::string name = somebody_unknown(done.result); !name.empty()) {
    context.note("who is who is not clear; say it like --speaker '" + text::printable(name) +
                 "=interviewer'");
  }
}

Result<ExitStatus> run(const Options& options, Context& context) {
  const bool look = options.cues || options.to_stdout || options.dry_run;
  if (options.no_redact && !options.to_stdout && !options.dry_run) {
    return fail(ErrorKind::usage, "`--no-redact` is for looking only",
                "use it with `--stdout` or `--dry-run`");
  }
  if (look) return look_only(options, context);
  if (!options.session.empty() && options.files.size() > 1) {
    return fail(ErrorKind::usage, "`--session` takes one file",
                "name files after their sessions, like P03.vtt");
  }
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  std::vector<IngestedFile> seen;
  for (const std::string& path : options.files) {
    UXI_TRY(std::string bytes, bytes_of(context, path));
    const Job job{path, path == "-" ? options.stdin_path : path, std::move(bytes)};
    std::optional<Done> done;
    const auto plan = [&]() -> Result<workspace::Changes> {
      workspace::Changes changes;
      UXI_TRY(done, plan_one(context, options, job, workspace, study, changes));
      return changes;
    };
    UXI_TRY_VOID(write_changes(context, workspace, "ingest", false, plan));
    if (options.format == "text") say_what_was_done(context, job, *done);
    seen.push_back({job.name, std::move(done->result)});
  }
  if (options.format == "json") context.print(ingested_json(seen));
  return ExitStatus::done;
}

}  // namespace

Command ingest_command() {
  return {.name = "ingest",
          .summary = "take a transcript in, whatever made it",
          .stage = Stage::listen,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
