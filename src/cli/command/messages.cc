// uxi messages: what participants are written, filled in for each; uxi itself sends nothing.
#include <fmt/format.h>

#include "cli/findings.h"
#include "cli/messages_text.h"
#include "cli/outside_program.h"
#include "cli/write_anywhere.h"
#include "cli/writing.h"
#include "io/path.h"
#include "io/zones.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"

namespace uxi::cli {
namespace {

using workspace::Draft;
using workspace::Drafts;

struct Options {
  std::string kind;
  std::vector<std::string> sessions;
  std::vector<std::string> program;
  std::string language;
  std::string channel = "e-mail";
  std::string format = "text";
  std::optional<std::string> output;
  bool exec = false;
  bool dry_run = false;
};

constexpr std::string_view kKind =
    "invite, confirm, remind, reschedule, cancel, thank, follow-up or reject";

void declare_draft(Flags& flags, Options& options) {
  flags.argument("KIND", options.kind, std::string(kKind));
  flags.arguments("SESSION", options.sessions,
                  "to these, as `P07` or `P07-2`; else to everybody who is due for it");
  flags.choice("--format", {"text", "json", "csv", "eml", "mbox"}, options.format,
               "text is a preview, csv for mail merge, eml and mbox for mail programs");
  flags.option("-o,--output", "PATH", options.output,
               "write there: with eml into this folder, a file a message");
  flags.option("--language", "LANG", options.language,
               "in this language; else each person's, the plan's, English");
  flags.toggle("--exec", options.exec,
               "hand each message to the program behind `--`, on its standard input, and log it");
  flags.rest(options.program);
  declare_dry_run(flags, options.dry_run);
  flags.describe(
      "Nothing is sent but by --exec. Templates fill in public fields only; those of the "
      "workspace, templates/messages/LANG/KIND.md, win over the built-in ones.");
  flags.example("uxi messages draft invite");
  flags.example("uxi messages draft confirm P03 --exec -- sendmail -t");
}

std::string rendered(const Options& options, const Drafts& drafts, const std::string& study,
                     const Style& style) {
  if (options.format == "json") return drafts_json(drafts, study);
  if (options.format == "csv") return drafts_csv(drafts);
  if (options.format == "mbox") return drafts_mbox(drafts);
  if (options.format == "eml") {
    return drafts.drafts.empty() ? std::string() : format::write_mail(drafts.drafts.front().mail);
  }
  return drafts_text(drafts, style);
}

std::string summary(const Drafts& drafts) {
  std::string out = text::counted(drafts.drafts.size(), "message");
  if (!drafts.left_out.empty()) out += fmt::format(", {} not written", drafts.left_out.size());
  return out;
}

/// Says who is left out where the format has no place for it.
void note_left_out(Context& context, const Options& options, const Drafts& drafts) {
  if (options.format == "json" || (options.format == "text" && !options.exec)) return;
  for (const auto& person : drafts.left_out)
    context.note(person.session + ": " + text::printable(person.reason));
}

// ---- files
// ---------------------------------------------------------------------------------------------------

Result<ExitStatus> write_files(const Options& options, Context& context, const Drafts& drafts,
                               const std::string& study) {
  std::vector<NewText> texts;
  const auto add = [&](const std::string& path, std::string text) -> Result<void> {
    std::optional<std::string> before;
    if (io::exists(context.files(), path)) {
      UXI_TRY(before, context.files().read(path));
    }
    texts.push_back({path, std::move(before), std::move(text)});
    return {};
  };
  if (options.format != "eml") {
    UXI_TRY_VOID(add(*options.output, rendered(options, drafts, study, Style{})));
  } else {
    for (const Draft& draft : drafts.drafts) {
      UXI_TRY_VOID(add(fmt::format("{}/{}-{}.eml", *options.output, draft.session, drafts.kind),
                       format::write_mail(draft.mail)));
    }
  }
  if (options.dry_run) {
    // A diff would print names and addresses.
    for (const NewText& text : texts) context.note("would write " + text.path);
    return ExitStatus::done;
  }
  UXI_TRY_VOID(write_anywhere(context, "messages draft", false, texts));
  context.note(summary(drafts) + "; wrote " + *options.output);
  return ExitStatus::done;
}

// ---- --exec
// --------------------------------------------------------------------------------------------------

/// Notes in the log that one message was taken by the program.
Result<void> log_sent(Context& context, const workspace::Workspace& workspace,
                      const ContactEntry& entry) {
  UXI_TRY_VOID(write_changes(context, workspace, "messages draft", false,
                             [&] { return workspace::log_messages(workspace, {entry}); }));
  return {};
}

Result<ExitStatus> hand_over(const Options& options, Context& context,
                             const workspace::Workspace& workspace, const Drafts& drafts,
                             const std::string& study) {
  std::size_t failed = 0;
  std::size_t sent = 0;
  for (const Draft& draft : drafts.drafts) {
    if (context.env().interrupted()) {
      return fail(ErrorKind::interrupted,
                  fmt::format("interrupted; {} sent", text::counted(sent, "message")));
    }
    UXI_TRY(const auto done, run_program(context, options.program, format::write_mail(draft.mail)));
    if (done.exit_status != 0) {
      ++failed;
      const std::string said = text::elide(text::printable(text::squeeze(done.err)), 200);
      context.note(fmt::format("{}: `{}` ended with {}{}", draft.session, options.program[0],
                               done.exit_status, said.empty() ? "" : ": " + said));
      continue;
    }
    ++sent;
    // At once: what was sent must be known to have been sent, whatever comes next.
    UXI_TRY_VOID(log_sent(context, workspace,
                          {.study = study,
                           .participant = participant_of(draft.session),
                           .kind = drafts.kind,
                           .when = context.today(),
                           .channel = options.channel,
                           .session = draft.session,
                           .time = draft.time}));
  }
  context.note(fmt::format("{} sent and logged{}", text::counted(sent, "message"),
                           failed == 0 ? "" : fmt::format(", {} not sent", failed)));
  return failed == 0 ? ExitStatus::done : ExitStatus::failed;
}

Result<void> check_options(const Options& options) {
  if (options.exec == options.program.empty()) {
    return fail(ErrorKind::usage, "--exec and a program behind `--` go together",
                "uxi messages draft confirm --exec -- sendmail -t");
  }
  if (options.exec && (options.output || options.format != "text"))
    return fail(ErrorKind::usage, "--exec goes with neither --format nor --output");
  return {};
}

Result<ExitStatus> draft(const Options& options, Context& context) {
  UXI_TRY_VOID(check_options(options));
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  UXI_TRY(const Drafts drafts, workspace::draft_messages(workspace, study,
                                                         {.kind = options.kind,
                                                          .sessions = options.sessions,
                                                          .language = options.language,
                                                          .today = context.today()},
                                                         io::load_zone));
  if (options.format == "eml" && !options.output && drafts.drafts.size() > 1) {
    return fail(ErrorKind::usage, "several messages need a folder: -o DIR",
                "--format mbox prints them as one file");
  }
  note_left_out(context, options, drafts);
  if (options.output) return write_files(options, context, drafts, study);
  if (options.exec && !options.dry_run)
    return hand_over(options, context, workspace, drafts, study);
  context.page(rendered(options, drafts, study, context.out_style()));
  context.env().out.flush();
  if (options.format == "text") context.note(summary(drafts) + "; nothing was sent");
  return ExitStatus::done;
}

// ---- sent, list
// ----------------------------------------------------------------------------------------------

void declare_sent(Flags& flags, Options& options) {
  flags.argument("KIND", options.kind, std::string(kKind));
  flags.arguments("SESSION", options.sessions, "whom it was sent to, as `P07`", true);
  flags.option("--channel", "WORDS", options.channel, "how: `e-mail`, `phone`");
  flags.toggle("-n,--dry-run", options.dry_run, "write nothing");
  flags.describe("For messages that you sent yourself: uxi then knows whom to remind or thank.");
  flags.example("uxi messages sent invite P01 P02");
}

/// With the schedule where there is one: the log keeps which time somebody was told.
Result<std::unique_ptr<workspace::ScheduleData>> data_of_sent(const workspace::Workspace& workspace,
                                                              const std::string& study) {
  UXI_TRY(const auto schedule, workspace.read_if_there("studies/" + study + "/schedule.yaml"));
  return schedule ? workspace::load_schedule(workspace, study, io::load_zone)
                  : workspace::load_people_data(workspace, study, io::load_zone);
}

Result<ExitStatus> sent(const Options& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  const auto plan = [&]() -> Result<workspace::Changes> {
    UXI_TRY(const auto data, data_of_sent(workspace, study));
    if (recruit::find_message_kind(options.kind) == nullptr) {
      return fail(ErrorKind::usage, "there is no message called `" + options.kind + "`",
                  "there is " + std::string(kKind));
    }
    std::vector<ContactEntry> entries;
    for (const std::string& session : options.sessions) {
      if (data->roster.find(participant_of(session)) == nullptr)
        return fail(ErrorKind::not_found, "`" + session + "` is not in the roster");
      entries.push_back({.study = study,
                         .participant = participant_of(session),
                         .kind = options.kind,
                         .when = context.today(),
                         .channel = options.channel,
                         .session = session,
                         .time = workspace::told_time(*data, options.kind, session)});
    }
    return workspace::log_messages(workspace, entries);
  };
  if (options.dry_run) {
    UXI_TRY_VOID(plan());
    context.note("nothing was written");
    return ExitStatus::done;
  }
  UXI_TRY_VOID(write_changes(context, workspace, "messages sent", false, plan));
  context.note(text::counted(options.sessions.size(), "message") + " logged");
  return ExitStatus::done;
}

void declare_list(Flags& flags, Options& options) {
  flags.choice("--format", {"text", "json"}, options.format, "how it is printed");
}

Result<ExitStatus> list(const Options& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  Diagnostics findings;
  UXI_TRY(const auto templates, workspace::read_message_templates(workspace, findings));
  context.print(options.format == "json" ? templates_json(templates) : templates_text(templates));
  context.env().out.flush();
  const std::string said = findings_text(findings.items(), context.err_style(), err_place(context));
  if (!said.empty()) context.note(text::trim(said));
  return findings.has_errors() ? ExitStatus::failed : ExitStatus::done;
}

}  // namespace

Command messages_command() {
  return {.name = "messages",
          .summary = "what participants are written: invitation to thanks",
          .stage = Stage::prepare,
          .actions = {{"draft", "print or write messages, or hand them to a mail program",
                       with_options(declare_draft, draft)},
                      {"sent", "note that you sent a message", with_options(declare_sent, sent)},
                      {"list", "which messages, languages and fields there are",
                       with_options(declare_list, list)}}};
}

}  // namespace uxi::cli
