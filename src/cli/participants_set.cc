#include "cli/participants_set.h"

#include <algorithm>

#include "cli/findings.h"
#include "cli/participants_text.h"
#include "cli/writing.h"
#include "io/path.h"
#include "io/zones.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"
#include "workspace/first_error.h"
#include "workspace/schedule_changes.h"

namespace uxi::cli {
namespace {

Result<Date> day_of(const std::string& text, Context& context) {
  if (text.empty()) return context.today();
  const auto date = parse_date(text);
  if (date) return *date;
  return fail(ErrorKind::usage, "--on: `" + text + "` is not a day", "write it like 2026-03-14");
}

/// `P07`, or `billing/P07` of the study at hand; several of one are one.
Result<std::vector<std::string>> ids_of(const std::vector<std::string>& words, std::string& study,
                                        Context& context, const workspace::Workspace& workspace) {
  std::vector<std::string> ids;
  for (const std::string& word : words) {
    const std::size_t slash = word.find('/');
    const std::string named = slash == std::string::npos ? "" : word.substr(0, slash);
    std::string id = slash == std::string::npos ? word : word.substr(slash + 1);
    if (!is_participant_id(id)) {
      return fail(ErrorKind::usage, "`" + word + "` is not a participant",
                  "they are called like `P07`, or `billing/P07` with the study");
    }
    if (!named.empty() && !study.empty() && named != study) {
      return fail(ErrorKind::usage, "`" + word + "` is of another study than `" + study + "`",
                  "change the people of one study at a time");
    }
    if (!named.empty()) study = named;
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(std::move(id));
  }
  if (study.empty()) {
    UXI_TRY(study, context.study_name(workspace));
  }
  return ids;
}

Result<recruit::PersonChange> change_of(const PeopleSetOptions& options, Context& context) {
  recruit::PersonChange change{.status = {},
                               .session = options.session,
                               .segment = options.segment,
                               .descriptor = options.descriptor,
                               .access_needs = options.access_needs,
                               .incentive = options.incentive,
                               .owe = options.owe,
                               .pay = options.pay,
                               .waive = options.waive,
                               .how = options.how,
                               .contact = {},
                               .channel = options.channel,
                               .on = {},
                               .anyway = options.anyway};
  if (!options.status.empty()) change.status = parse_participant_status(options.status);
  const bool something = change.status || change.segment || change.descriptor ||
                         change.access_needs || change.incentive || !change.owe.empty() ||
                         !change.pay.empty() || !change.waive.empty();
  if (!something) {
    return fail(ErrorKind::usage, "nothing is to be set",
                "name it: `--status`, `--pay all`, `--descriptor TEXT`, ...");
  }
  if (!options.session.empty() && options.people.size() != 1) {
    return fail(ErrorKind::usage, "--session is of one person", "name that person alone");
  }
  UXI_TRY(change.on, day_of(options.on, context));
  return change;
}

/// Who is meant by `--where`, after those who are named.
Result<void> add_where(const std::string& where, const workspace::PeopleFiles& files,
                       Context& context, std::vector<std::string>& ids) {
  if (where.empty()) return {};
  const auto query = query::parse_query(where, recruit::people_fields(files.facts));
  if (!query) {
    return fail(ErrorKind::usage, "--where: " + query.error().message, query.error().hint);
  }
  for (const auto& row : recruit::list_people(files.facts, &*query, context.today())) {
    if (std::ranges::find(ids, row.person->id) == ids.end()) ids.push_back(row.person->id);
  }
  return {};
}

/// Columns that changed beside status and money: `P01: segment, descriptor changed`.
std::string told_columns(const Participant& before, const Participant& after) {
  std::vector<std::string> columns;
  if (before.segment != after.segment) columns.emplace_back("segment");
  if (before.descriptor != after.descriptor) columns.emplace_back("descriptor");
  if (before.access_needs != after.access_needs) columns.emplace_back("access needs");
  if (before.incentive_amount != after.incentive_amount) columns.emplace_back("incentive");
  return columns.empty() ? "" : after.id + ": " + text::join(columns, ", ") + " changed\n";
}

/// The change as it will be said: `P01: waiting -> shortlisted`.
std::string told(const workspace::PeopleFiles& files, const recruit::ChangedPeople& changed) {
  std::string out;
  for (std::size_t i = 0; i < changed.roster.people.size(); ++i) {
    const Participant& before = files.facts.roster.people[i];
    const Participant& after = changed.roster.people[i];
    out += told_columns(before, after);
    if (before.status == after.status) continue;
    out += after.id + ": " + (before.status.empty() ? "no status" : before.status) + " -> " +
           after.status + "\n";
  }
  for (const IncentiveEntry& entry : changed.entries) {
    out += entry.participant + ": " + std::string(to_string(entry.kind)) + " " +
           to_string(entry.amount) + (entry.how.empty() ? "" : ", " + entry.how) + "\n";
  }
  for (const ContactEntry& entry : changed.contacts) {
    out += entry.participant + ": " + entry.kind +
           (entry.channel.empty() ? "" : " by " + entry.channel) + " noted\n";
  }
  for (const std::string& note : changed.notes) out += note + "\n";
  return out;
}

/// Plans under the lock, writes, and says what was done. `plan` fills `said`.
Result<ExitStatus> write(Context& context, const workspace::Workspace& workspace,
                         std::string_view command, bool dry_run, std::string& said,
                         const std::function<Result<workspace::Changes>()>& plan) {
  if (dry_run) {
    UXI_TRY(const workspace::Changes changes, plan());
    print_diff(context, workspace::without_private(changes).diff());
    context.note_lines(text::printable(said));
    context.note(changes.empty() ? "nothing to change" : "nothing was written");
    return ExitStatus::done;
  }
  UXI_TRY(const bool written, write_changes(context, workspace, command, false, plan));
  context.note_lines(text::printable(said));
  if (!written) context.note("nothing has changed");
  return ExitStatus::done;
}

/// Whose times are free with this change: people, or one session that is cancelled.
std::vector<std::string> gone_of(const recruit::PersonChange& change,
                                 const std::vector<std::string>& ids) {
  if (change.status == ParticipantStatus::withdrawn) return ids;
  if (change.status != ParticipantStatus::cancelled) return {};
  return change.session.empty() ? ids : std::vector<std::string>{change.session};
}

/// Nobody keeps a time who does not come. A schedule that cannot be read stops no withdrawal: what
/// is left to do is said, and the command has not done all of it.
Result<void> free_times(Context& context, const workspace::Workspace& workspace,
                        const std::string& study, const std::vector<std::string>& gone, Date today,
                        workspace::Changes& changes, std::string& said) {
  const std::string path = "studies/" + study + "/schedule.yaml";
  if (gone.empty() || !io::exists(workspace.files(), workspace.path(path))) return {};
  const auto free = [&]() -> Result<std::vector<std::string>> {
    UXI_TRY(const auto data, workspace::load_schedule(workspace, study, io::load_zone));
    if (data->agenda.zone == nullptr) {
      UXI_TRY_VOID(workspace::stop_on_first_error(data->findings));
      return fail_at(ErrorKind::syntax, workspace.display(path), "its time zone is not known");
    }
    auto sessions = workspace::booked_sessions(*data, gone);
    if (sessions.empty()) return sessions;
    workspace::Changes freed;
    UXI_TRY_VOID(
        workspace::cancel_bookings(workspace, *data, sessions, io::load_zone, today, freed));
    for (const io::FileChange& file : freed.files()) changes.add(file);
    return sessions;
  };
  auto freed = free();
  if (!freed) {
    Error error = std::move(freed).error();
    error.hint = "times of " + text::join(gone, ", ") +
                 " may still be booked: mend this, then `uxi schedule cancel SESSION`";
    context.lack(std::move(error));
    return {};
  }
  for (const std::string& session : *freed) {
    said += session + ": its time is free; `uxi schedule run` gives it to somebody else\n";
  }
  return {};
}

}  // namespace

void declare_people_set(Flags& flags, PeopleSetOptions& options) {
  flags.arguments("PARTICIPANT", options.people, "P07, or billing/P07");
  flags.option("--where", "QUERY", options.where, "those for whom it holds, as in `list`");
  flags.choice("--status", participant_status_names(), options.status,
               "how far they are now: " + text::join(participant_status_names(), ", "));
  flags.option("--session", "ID", options.session,
               "the session it is about; else the last that is to come");
  flags.option("--segment", "ID", options.segment, "a segment of study.yaml");
  flags.option("--descriptor", "TEXT", options.descriptor, "how they are described beside a quote");
  flags.option("--access-needs", "TEXT", options.access_needs, "what they need to take part");
  flags.option("--incentive", "AMOUNT", options.incentive,
               "of a session, where it is not the plan's: 60, 60.50 USD");
  flags.option("--owe", "AMOUNT", options.owe, "promise more: the train ticket");
  flags.option("--pay", "AMOUNT", options.pay, "was paid; `all` for all that is open");
  flags.option("--waive", "AMOUNT", options.waive, "need not be paid; `all` likewise");
  flags.option("--how", "TEXT", options.how, "of money: `gift card`");
  flags.option("--channel", "NAME", options.channel, "of an invitation: e-mail, phone");
  flags.option("--on", "DATE", options.on, "the day it happened; today by default");
  flags.toggle("--anyway", options.anyway,
               "though the status does not follow, or it is too soon to ask again");
  declare_dry_run(flags, options.dry_run);
  flags.describe(
      "A status must follow the one before it. `held` enters the incentive as owed and marks the "
      "session's record; `invited` is a request, and comes no more often than `contact` of "
      "study.yaml allows; `withdrawn` takes back the consent; with it, and with "
      "`cancelled`, times in schedule.yaml are cancelled. All of it is one change, which "
      "`uxi undo` takes back.");
  flags.example("uxi participants set P07 --status held");
  flags.example("uxi participants set P07 P08 --pay all --how \"gift card\"");
  flags.example("uxi participants set --where status:shortlisted --status owner-asked");
}

Result<ExitStatus> run_people_set(const PeopleSetOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const recruit::PersonChange change, change_of(options, context));
  if (options.people.empty() && options.where.empty()) {
    return fail(ErrorKind::usage, "nobody is named", "name people, or use `--where QUERY`");
  }
  std::string study;
  UXI_TRY(const std::vector<std::string> named, ids_of(options.people, study, context, workspace));
  std::string said;
  const auto plan = [&]() -> Result<workspace::Changes> {
    workspace::Changes changes;
    UXI_TRY(const auto files, workspace::read_people(workspace, study));
    UXI_TRY_VOID(stop_on_errors(context, files.findings));
    std::vector<std::string> ids = named;
    UXI_TRY_VOID(add_where(options.where, files, context, ids));
    if (ids.empty()) said = "nobody is meant\n";
    UXI_TRY(const auto changed, recruit::change_people(files.facts, ids, change));
    UXI_TRY_VOID(workspace::put_people(workspace, files, changed, change.on, changes));
    said += told(files, changed);
    UXI_TRY_VOID(
        free_times(context, workspace, study, gone_of(change, ids), change.on, changes, said));
    return changes;
  };
  return write(context, workspace, "participants set", options.dry_run, said, plan);
}

void declare_people_note(Flags& flags, PeopleNoteOptions& options) {
  flags.argument("PARTICIPANT", options.person, "P07, or billing/P07");
  flags.arguments("TEXT", options.words,
                  "what to write down; without it, what is written is shown");
  flags.option("--contact", "KIND", options.contact,
               "they were spoken or written to: call, invite, follow-up, thank");
  flags.option("--channel", "NAME", options.channel, "of the contact: e-mail, phone");
  flags.option("--on", "DATE", options.on, "the day it happened; today by default");
  flags.toggle("--anyway", options.anyway, "though it is too soon to ask again");
  declare_dry_run(flags, options.dry_run);
  flags.describe(
      "Notes stand in private/notes.csv, contacts in private/messages.csv: they are for the team, "
      "and no other command prints them. A contact that asks for something comes no more often "
      "than "
      "`contact` of study.yaml allows.");
  flags.example("uxi participants note P07 \"prefers mornings\"");
  flags.example("uxi participants note P07 --contact call --channel phone");
}

Result<ExitStatus> run_people_note(const PeopleNoteOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  std::string study;
  UXI_TRY(const auto ids, ids_of({options.person}, study, context, workspace));
  const std::string words = text::squeeze(text::join(options.words, " "));
  recruit::PersonChange change{.status = {},
                               .contact = options.contact,
                               .channel = options.channel,
                               .on = {},
                               .anyway = options.anyway};
  UXI_TRY(change.on, day_of(options.on, context));
  if (words.empty() && options.contact.empty()) {
    UXI_TRY(const auto files, workspace::read_people(workspace, study));
    UXI_TRY_VOID(recruit::change_people(files.facts, ids, change));  // whether they are there
    context.print(notes_text(files, ids.front(), context.out_style()));
    return ExitStatus::done;
  }
  std::string who;
  if (!words.empty()) {
    UXI_TRY(who, context.coder());
  }
  std::string said;
  const auto plan = [&]() -> Result<workspace::Changes> {
    workspace::Changes changes;
    UXI_TRY(const auto files, workspace::read_people(workspace, study));
    UXI_TRY_VOID(stop_on_errors(context, files.findings));
    UXI_TRY(const auto changed, recruit::change_people(files.facts, ids, change));
    UXI_TRY_VOID(workspace::put_people(workspace, files, changed, change.on, changes));
    said = told(files, changed);
    if (words.empty()) return changes;
    said += ids.front() + ": noted\n";
    UXI_TRY_VOID(workspace::put_note(
        workspace, files, {study, ids.front(), to_string(change.on), who, words}, changes));
    return changes;
  };
  return write(context, workspace, "participants note", options.dry_run, said, plan);
}

}  // namespace uxi::cli
