// uxi ingest: any transcript in, a clean safe Markdown transcript out.
#include <algorithm>
#include <functional>
#include <future>

#include "cli/findings.h"
#include "cli/ingest_run.h"
#include "cli/ingest_text.h"
#include "cli/parallel.h"
#include "cli/progress.h"
#include "cli/writing.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"
#include "workspace/personal.h"

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
  std::string notes;
  std::string feedback;
  std::vector<std::string> columns;
  std::string recorded_at;
  bool cues = false;
  bool to_stdout = false;
  bool no_redact = false;
  bool tidy = false;
  bool force = false;
  bool dry_run = false;
  std::optional<int> jobs;
};

void declare(Flags& flags, Options& options) {
  flags.arguments("FILE", options.files,
                  "what the recorder or the service gave, or a folder of such; `-` for stdin",
                  true);
  flags.option("--session", "ID", options.session,
               "whose it is, like P03; else the file's name or the contacts' names say it");
  flags.option("--speaker", "NAME=ROLE", options.speakers,
               "who is interviewer, participant or observer; NAME is a label, a first name, or a "
               "letter as --dry-run prints it; may be repeated");
  flags.option("--from", "FORMAT", options.from, "read it as this format, whatever it looks like");
  flags.option("--speaker-pattern", "REGEX", options.speaker_pattern,
               "how a speaker's line of a text begins; its first group is the name");
  flags.option("--notes", "NAME", options.notes,
               "these are notes that NAME took, in Markdown, and no speech; so is a file whose "
               "front matter says `kind: notes` and `author`");
  flags.option("--recorded-at", "CLOCK", options.recorded_at,
               "what the note-taker's clock showed when the recording began, like 14:02; the times "
               "of the notes are of that clock");
  flags.option("--feedback", "NAME", options.feedback,
               "a table of feedback, a row a respondent; kept in feedback/NAME.md");
  flags.option("--column", "USE=HEADER", options.columns,
               "of feedback: which column is for what; `words` are the answers, any other use, "
               "like `segment`, is kept beside them");
  flags.toggle("--tidy", options.tidy, "leave out um, uh and words said twice in a row");
  flags.toggle("--force", options.force, "take the file as it is, without corrections by hand");
  flags.option("-j,--jobs", "N", options.jobs, "files read at the same time; all cores unless said",
               1);
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
  flags.example("uxi ingest --dry-run recordings");
  flags.example("uxi ingest P04.txt --speaker 'Ana=interviewer'");
}

/// `segment=Your plan` as what the column is for, and its header.
Result<std::vector<std::pair<std::string, std::string>>> columns_said(const Options& options) {
  std::vector<std::pair<std::string, std::string>> out;
  if (!options.columns.empty() && options.feedback.empty()) {
    return fail(ErrorKind::usage, "--column is for feedback", "add `--feedback NAME`");
  }
  if (!options.feedback.empty() && !is_slug(options.feedback)) {
    return fail(ErrorKind::usage, "--feedback: `" + options.feedback + "` is no name",
                "write lower-case words with hyphens, like `nps-2026`");
  }
  for (const std::string& word : options.columns) {
    const std::size_t equals = word.find('=');
    const std::string use(text::trim(word.substr(0, equals)));
    if (equals == std::string::npos || !is_slug(use) ||
        text::trim(word.substr(equals + 1)).empty()) {
      return fail(ErrorKind::usage,
                  "--column: `" + word + "` does not say which column is for what",
                  "write it like `words=Comment` or `segment=Your plan`");
    }
    out.emplace_back(use, text::trim(word.substr(equals + 1)));
  }
  return out;
}

Result<ingest::IngestOptions> base_options(const Options& options) {
  ingest::IngestOptions out{.from = options.from,
                            .speaker_pattern = options.speaker_pattern,
                            .redact = !options.no_redact,
                            .notes_by = options.notes,
                            .tidy = options.tidy};
  if (!options.recorded_at.empty()) {
    // Hours and minutes, as on the wall.
    const bool short_form = std::ranges::count(options.recorded_at, ':') == 1;
    out.recorded_at = parse_clock(options.recorded_at + (short_form ? ":00" : ""));
    if (!out.recorded_at) {
      return fail(ErrorKind::usage, "--recorded-at: `" + options.recorded_at + "` is no time",
                  "write it like 14:02");
    }
  }
  UXI_TRY(out.columns, columns_said(options));
  out.feedback = options.feedback;
  for (const std::string& word : options.speakers) {
    UXI_TRY(auto role, ingest::parse_speaker_role(word));
    out.roles.push_back(std::move(role));
  }
  return out;
}

/// What to look for: in a workspace what its study says, as when a file is really taken in.
struct Looking {
  ingest::IngestOptions how;
  std::optional<workspace::Workspace> workspace;
  std::optional<workspace::Intake> intake;
};

Result<Looking> looking(Context& context, ingest::IngestOptions how) {
  Looking out{.how = std::move(how), .workspace = {}, .intake = {}};
  auto found = workspace::Workspace::find(context.files());
  if (!found) return out;
  const auto study = context.study_name(*found);
  if (!study) {
    context.note("no study is named, so that its people's names are not known; say `--study`");
    return out;
  }
  UXI_TRY(out.intake, workspace::open_intake(*found, *study, std::move(out.how), context.today()));
  out.how = out.intake->options;
  out.workspace = *std::move(found);
  return out;
}

/// `--speaker` said something of somebody who is not there.
Error nobody_called(const std::string& name, const std::vector<IngestJob>& jobs) {
  std::vector<std::string> known;
  for (const IngestJob& job : jobs) {
    for (const ingest::SpeakerInfo& speaker : job.file.result.speakers) {
      const std::string& label = speaker.label ? *speaker.label : speaker.letter;
      if (std::ranges::find(known, label) == known.end()) known.push_back(label);
    }
  }
  const std::string near = text::did_you_mean(name, known);
  if (known.size() > 8) known.resize(8);
  return {.kind = ErrorKind::usage,
          .message = "--speaker: nobody is called `" + name + "`",
          .hint = near.empty() ? "speakers are: " + text::join(known, ", ") : near};
}

/// A name must be somebody's: in the one file, or in one of many.
Result<void> check_names(const std::vector<IngestJob>& jobs, const ingest::IngestOptions& how) {
  for (const auto& given : how.roles) {
    const std::string& name = given.first;
    bool read = false;
    const bool known = std::ranges::any_of(jobs, [&](const IngestJob& job) {
      if (job.file.error) return false;
      read = true;
      const auto& unmatched = job.file.result.unmatched;
      return std::ranges::find(unmatched, name) == unmatched.end();
    });
    if (read && !known) return tl::make_unexpected(nobody_called(name, jobs));
  }
  return {};
}

void print_failures(Context& context, const std::vector<IngestJob>& jobs, JobGroup group) {
  for (std::size_t i = group.begin; i < group.end; ++i) {
    if (!jobs[i].file.error) continue;
    Error shown = *jobs[i].file.error;
    if (shown.path.empty()) shown.path = jobs[i].name;
    shown.path = text::printable(shown.path);
    shown.message = text::printable(shown.message);
    context.env().err << to_string(shown) << '\n';
  }
}

/// Of files of many what is wrong with them; what could be better is for `ingest` of one.
void print_warnings(Context& context, const std::vector<IngestJob>& jobs, JobGroup group) {
  for (std::size_t i = group.begin; i < group.end; ++i) {
    std::vector<Diagnostic> wrong = jobs[i].file.result.diagnostics;
    std::erase_if(
        wrong, [](const Diagnostic& finding) { return finding.severity == Severity::suggestion; });
    context.note_lines(findings_text(wrong, context.err_style(), err_place(context)));
  }
}

bool any_failed(const std::vector<IngestJob>& jobs) {
  return std::ranges::any_of(jobs, [](const IngestJob& job) { return job.file.error.has_value(); });
}

std::vector<IngestedFile> files_of(std::vector<IngestJob>& jobs) {
  std::vector<IngestedFile> files;
  for (IngestJob& job : jobs) files.push_back(std::move(job.file));
  return files;
}

unsigned threads_of(const Options& options) {
  return options.jobs ? static_cast<unsigned>(*options.jobs) : usable_cores();
}

/// Words of a file that is done with: of many, only counts are still needed.
void drop_words(IngestJob& job) {
  job.bytes = {};
  std::vector<Turn>& turns = job.file.result.transcript.turns;
  turns = std::vector<Turn>(turns.size());
}

/// Of one of many files, what a person must see: corrections and highlights.
void print_news(Context& context, const IngestedFile& file, int width) {
  if (!file.taken) return;
  const workspace::TakenIn& taken = *file.taken;
  const workspace::Reanchoring& lights = taken.highlights;
  if (lights.moved.empty() && lights.changed.empty() && lights.lost.empty() &&
      taken.conflicts.empty() && taken.kept_edits == 0) {
    return;
  }
  context.print(text::printable(file.path) + ":\n" + taken_text(file, false, width));
}

Result<ExitStatus> print_cues(const Options& options, Context& context,
                              std::vector<IngestJob> jobs) {
  UXI_TRY(const ingest::IngestOptions how, base_options(options));
  for (const IngestJob& job : jobs) {
    UXI_TRY(const std::string bytes, ingest_bytes(context, job.path));
    UXI_TRY(const auto cues, ingest::read_cues(bytes, job.name, how));
    context.print(cues_json(cues));
  }
  return ExitStatus::done;
}

void print_transcripts(Context& context, const std::vector<IngestJob>& jobs, JobGroup group) {
  for (std::size_t i = group.begin; i < group.end; ++i) {
    if (jobs[i].file.error) continue;
    const std::string text = write_transcript(jobs[i].file.result.transcript);
    // On a terminal, what was said must not drive it; a file or a pipe gets the bytes.
    context.print(context.env().terminal.out_is_terminal ? text::printable(text) : text);
  }
}

/// What taking the jobs in would come to; a session that cannot be told is no error yet.
void look_ahead(Context& context, const Looking& looking, const Options& options,
                std::vector<IngestJob>& jobs, JobGroup group) {
  if (!looking.intake) return;
  // A key that cannot be read is said where it is written.
  auto known = workspace::read_key(*looking.workspace, looking.intake->study);
  ingest::Placeholders key(known ? *known : std::vector<ingest::KeyEntry>());
  for (std::size_t i = group.begin; i < group.end; ++i) {
    IngestedFile& file = jobs[i].file;
    if (file.error) continue;
    auto target = workspace::target_of(*looking.intake, options.session, jobs[i].name, file.result);
    if (!target) {
      context.note(text::printable(to_string(target.error())));
      continue;
    }
    workspace::Arrival arrival{jobs[i].name, jobs[i].bytes, *target, file.result};
    workspace::Changes unwritten;
    auto taken = workspace::take_in(*looking.workspace, *looking.intake, arrival, options.force,
                                    key, unwritten);
    if (!taken) {
      file.error = std::move(taken).error();
      continue;
    }
    file.result = std::move(arrival.result);
    file.taken = *std::move(taken);
    file.target = *std::move(target);
  }
}

void print_one(Context& context, const IngestedFile& file, bool would) {
  const int width = context.env().terminal.width;
  context.print(ingested_text(file, context.out_style()));
  if (would) context.print("  it begins:\n" + first_turns(file.result.transcript, width));
  context.print(taken_text(file, would, width));
  context.note_lines(
      findings_text(file.result.diagnostics, context.err_style(), err_place(context)));
}

/// The label, or what stands for it, of a voice whose role was not found; empty where all are
/// known, or certainly nobody's.
std::string somebody_unknown(const ingest::Ingested& result) {
  for (const ingest::SpeakerInfo& speaker : result.speakers) {
    if (speaker.role == Role::unknown && speaker.confidence < 1)
      return speaker.label.value_or(speaker.letter);
  }
  return {};
}

void print_hints(Context& context, const IngestedFile& file, const std::string& study) {
  if (file.taken && !file.taken->has_record) {
    const std::string& record = file.target->session;  // `P01.ben` are notes of P01
    context.note("there is no studies/" + study + "/sessions/" +
                 record.substr(0, record.find('.')) +
                 ".yaml: without a record of consent nothing of it can be quoted");
  }
  if (const std::string name = somebody_unknown(file.result); !name.empty()) {
    context.note("who is who is not clear; say it like --speaker '" + text::printable(name) +
                 "=interviewer'");
  }
}

/// --stdout and --dry-run; outside a workspace too.
Result<ExitStatus> look_only(const Options& options, Context& context,
                             std::vector<IngestJob> jobs) {
  UXI_TRY(ingest::IngestOptions how, base_options(options));
  UXI_TRY(const Looking look, looking(context, std::move(how)));
  const bool one = jobs.size() == 1;
  {
    Progress bar(context, jobs.size());
    for (const JobGroup group : group_jobs(context, jobs)) {
      UXI_TRY_VOID(read_jobs(context, jobs, group, look.how, threads_of(options),
                             [&](std::size_t done) { bar.show(done); }));
      if (one) UXI_TRY_VOID(check_names(jobs, look.how));
      bar.hide();
      if (options.to_stdout) {
        for (std::size_t i = group.begin; i < group.end; ++i) {
          jobs[i].file.result.transcript.session = options.session;
        }
        print_transcripts(context, jobs, group);
      } else {
        look_ahead(context, look, options, jobs, group);
      }
      // JSON is printed whatever happens: it tells a file that is refused by its format.
      const bool as_json = options.format == "json" && !options.to_stdout;
      if (one && !as_json && jobs[0].file.error) {
        return tl::make_unexpected(*jobs[0].file.error);
      }
      if (!one && !as_json && !options.to_stdout) print_warnings(context, jobs, group);
      print_failures(context, jobs, group);
      for (std::size_t i = group.begin; i < group.end && !one; ++i) drop_words(jobs[i]);
    }
  }
  if (!one) UXI_TRY_VOID(check_names(jobs, look.how));
  const bool failed = any_failed(jobs);
  const std::vector<IngestedFile> files = files_of(jobs);
  if (!options.to_stdout && options.format == "json") {
    context.print(ingested_json(files));
  } else if (!options.to_stdout && one) {
    print_one(context, files[0], true);
  } else if (!options.to_stdout) {
    context.print(ingest_table(files, context.env().terminal.width));
  }
  return failed ? ExitStatus::failed : ExitStatus::done;
}

/// Takes one group in: all of it that can be, as one change.
Result<void> write_group(const Options& options, Context& context,
                         const workspace::Workspace& workspace, const workspace::Intake& intake,
                         std::vector<IngestJob>& jobs, JobGroup group) {
  const bool one = jobs.size() == 1;
  const auto plan = [&]() -> Result<workspace::Changes> {
    UXI_TRY(workspace::Changes changes,
            plan_jobs(workspace, intake, jobs, group, options.session, options.force));
    // Who is who is shown before anything is written.
    if (one && jobs[0].file.error) return tl::make_unexpected(*jobs[0].file.error);
    if (one && options.format == "text") print_one(context, jobs[0].file, false);
    return changes;
  };
  UXI_TRY_VOID(write_changes(context, workspace, "ingest", false, plan));
  return {};
}

/// Group by group; while one is written, which waits for the disk, the next is read.
Result<void> take_groups_in(const Options& options, Context& context,
                            const workspace::Workspace& workspace, const workspace::Intake& intake,
                            std::vector<IngestJob>& jobs) {
  const bool one = jobs.size() == 1;
  const std::vector<JobGroup> groups = group_jobs(context, jobs);
  const auto read = [&](std::size_t g, const std::function<void(std::size_t)>& progress) {
    return read_jobs(context, jobs, groups[g], intake.options, threads_of(options), progress);
  };
  Progress bar(context, jobs.size());
  UXI_TRY_VOID(read(0, [&](std::size_t done) { bar.show(done); }));
  if (one) UXI_TRY_VOID(check_names(jobs, intake.options));
  for (std::size_t g = 0; g < groups.size(); ++g) {
    std::future<Result<void>> next;  // waits for its thread when it goes
    if (g + 1 < groups.size()) {
      next = std::async(std::launch::async, [&, g] { return read(g + 1, [](std::size_t) {}); });
    }
    bar.hide();
    UXI_TRY_VOID(write_group(options, context, workspace, intake, jobs, groups[g]));
    if (!one && options.format == "text") print_warnings(context, jobs, groups[g]);
    print_failures(context, jobs, groups[g]);
    for (std::size_t i = groups[g].begin; i < groups[g].end && !one; ++i) drop_words(jobs[i]);
    bar.show(groups[g].end);
    if (next.valid()) UXI_TRY_VOID(next.get());
  }
  return {};
}

Result<ExitStatus> take_all_in(const Options& options, Context& context,
                               std::vector<IngestJob> jobs) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  UXI_TRY(ingest::IngestOptions how, base_options(options));
  UXI_TRY(const workspace::Intake intake,
          workspace::open_intake(workspace, study, std::move(how), context.today()));
  const bool one = jobs.size() == 1;
  UXI_TRY_VOID(take_groups_in(options, context, workspace, intake, jobs));
  const auto names = check_names(jobs, intake.options);
  const bool failed = any_failed(jobs) || !names;
  if (!names) context.env().err << "uxi: " << to_string(names.error()) << '\n';
  const std::vector<IngestedFile> files = files_of(jobs);
  if (options.format == "json") {
    context.print(ingested_json(files));
  } else if (!one) {
    const int width = context.env().terminal.width;
    for (const IngestedFile& file : files) print_news(context, file, width);
    context.print(ingest_table(files, width));
  }
  if (one) print_hints(context, files[0], study);
  return failed ? ExitStatus::failed : ExitStatus::done;
}

Result<ExitStatus> run(const Options& options, Context& context) {
  const bool look = options.cues || options.to_stdout || options.dry_run;
  if (options.no_redact && !options.to_stdout && !options.dry_run) {
    return fail(ErrorKind::usage, "`--no-redact` is for looking only",
                "use it with `--stdout` or `--dry-run`");
  }
  UXI_TRY(std::vector<IngestJob> jobs, ingest_jobs(context, options.files, options.stdin_path));
  if (options.cues) return print_cues(options, context, std::move(jobs));
  if (look) return look_only(options, context, std::move(jobs));
  if (!options.session.empty() && jobs.size() > 1) {
    return fail(ErrorKind::usage, "`--session` takes one file",
                "name files after their sessions, like P03.vtt");
  }
  return take_all_in(options, context, std::move(jobs));
}

}  // namespace

Command ingest_command() {
  return {.name = "ingest",
          .summary = "take a transcript in, whatever made it",
          .stage = Stage::listen,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
