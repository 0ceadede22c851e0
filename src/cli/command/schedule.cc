// uxi schedule: who sits where and when, and the calendar files that say so.
#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "cli/findings.h"
#include "cli/schedule_text.h"
#include "cli/writing.h"
#include "io/zones.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"
#include "workspace/schedule_changes.h"

namespace uxi::cli {
namespace {

using calendar::Booking;
using calendar::PlanInput;
using calendar::Planned;
using workspace::ScheduleData;

struct Options {
  std::vector<std::string> sessions;
  std::string session;
  std::string time;
  std::string moderator;
  std::string format = "text";
  bool rearrange = false;
  bool no_fill = false;
  bool by_team = false;
  bool force = false;
  bool names = false;
  bool all = false;
  bool dry_run = false;
};

void declare_format(Flags& flags, Options& options) {
  flags.choice("--format", {"text", "json", "csv"}, options.format, "how the schedule is printed");
}

// ---- what all of them do
// ----------------------------------------------------------------------------------

/// Findings that nothing can be planned with; what is wrong between bookings is left to `check`.
bool stops(const Diagnostic& finding) {
  constexpr std::array<std::string_view, 4> kBetween = {
      "schedule/double-booked", "schedule/buffer", "schedule/daily-limit", "schedule/not-free"};
  return finding.severity == Severity::error &&
         std::ranges::find(kBetween, finding.rule) == kBetween.end();
}

void note_findings(Context& context, const std::vector<Diagnostic>& findings) {
  const std::string said = findings_text(findings, context.err_style(), err_place(context));
  if (!said.empty()) context.note(text::trim(said));
}

/// The schedule, where it can be planned with.
Result<std::unique_ptr<ScheduleData>> open(Context& context, const workspace::Workspace& workspace,
                                           const std::string& study,
                                           const std::optional<std::string>& text = {}) {
  UXI_TRY(auto data, workspace::load_schedule(workspace, study, io::load_zone, text));
  data->findings.sort();
  Diagnostics fatal;
  for (const Diagnostic& finding : data->findings.items()) {
    if (stops(finding)) fatal.add(finding);
  }
  if (!fatal.empty()) fatal = data->findings;
  UXI_TRY_VOID(stop_on_errors(context, fatal));
  return data;
}

std::string new_uid(Context& context) { return fmt::format("{:016x}", context.env().random64()); }

PlanInput input_of(Context& context, const ScheduleData& data) {
  PlanInput input = workspace::plan_input(data);
  input.today = context.today();
  input.new_uid = [&context] { return new_uid(context); };
  return input;
}

/// What a command comes to.
struct Done {
  std::unique_ptr<ScheduleData> before;
  std::vector<Booking> bookings;
  std::optional<Planned> planned = {};
  ParticipantStatus after_cancel = ParticipantStatus::cancelled;
};

ScheduleView view_of(const Done& done) {
  ScheduleView view{.data = *done.before,
                    .rows = schedule_rows(*done.before, done.bookings, false)};
  if (!done.planned) return view;
  view.unseated = done.planned->unseated;
  view.planned = true;
  view.places = done.planned->places;
  view.seated = done.planned->seated;
  view.most = done.planned->most;
  view.proved = done.planned->proved;
  return view;
}

std::string rendered(const ScheduleView& view, const std::string& format, const Style& style) {
  if (format == "json") return schedule_json(view);
  if (format == "csv") return schedule_csv(view);
  return schedule_text(view, style);
}

/// Plans, writes and prints; with `--dry-run` nothing in private/ is shown, for it holds names.
Result<ExitStatus> change(const Options& options, Context& context, std::string_view command,
                          const std::function<Result<Done>(const workspace::Workspace&,
                                                           const std::string& study)>& make) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  std::optional<Done> done;
  workspace::Changes shown;
  const auto plan = [&]() -> Result<workspace::Changes> {
    UXI_TRY(done, make(workspace, study));
    UXI_TRY(auto changes, workspace::schedule_changes(workspace, *done->before, done->bookings,
                                                      io::load_zone, done->after_cancel));
    shown = std::move(changes.shown);
    return std::move(changes.written);
  };
  bool written = false;
  if (options.dry_run) {
    UXI_TRY_VOID(plan());
  } else {
    UXI_TRY(written, write_changes(context, workspace, command, false, plan));
  }
  const ScheduleView view = view_of(*done);
  context.print(rendered(view, options.format, context.out_style()));
  if (options.dry_run && options.format == "text" && !shown.empty())
    context.print("\n" + text::printable(shown.diff()));
  context.env().out.flush();
  note_findings(context, done->before->findings.items());
  context.note(schedule_summary(view) +
               (options.dry_run ? "; nothing was written"
                : written ? "; calendars are in " + workspace.display("private/calendar/" + study)
                          : "; nothing has changed"));
  return ExitStatus::done;
}

// ---- run
// --------------------------------------------------------------------------------------------------

void declare_run(Flags& flags, Options& options) {
  flags.arguments("SESSION", options.sessions,
                  "only these, as `P07` or `P07-2`; else everybody invited who has no time yet");
  flags.toggle("--rearrange", options.rearrange,
               "let sessions that are booked move where others find a time by it");
  declare_format(flags, options);
  declare_dry_run(flags, options.dry_run);
  flags.describe(
      "Seats as many people as can be in the time that the team has, by schedule.yaml: nobody "
      "twice at once, time free between sessions, so many a day. Who has a time keeps it. Nothing "
      "is booked before tomorrow.");
  flags.example("uxi schedule run --dry-run");
}

/// The sessions that are named instead of those that look for a time by themselves.
Result<void> choose(const Options& options, const ScheduleData& data, PlanInput& input) {
  if (options.sessions.empty()) return {};
  std::vector<std::string> known;
  for (const Participant& person : data.roster.people) known.push_back(person.id);
  std::vector<std::string> chosen;
  for (const std::string& session : options.sessions) {
    const auto ref = parse_session_ref(session);
    const Participant* person = ref ? data.roster.find(participant_of(ref->session)) : nullptr;
    if (person == nullptr) {
      return fail(ErrorKind::not_found, "`" + session + "` is not in the roster",
                  text::did_you_mean(session, known));
    }
    const auto status = parse_participant_status(person->status);
    if (status == ParticipantStatus::out || status == ParticipantStatus::withdrawn) {
      return fail(ErrorKind::conflict,
                  fmt::format("`{}` is {} and gets no time", session, person->status));
    }
    const Booking* booking = data.file.booking(session);
    const bool is_booked =
        booking != nullptr && booking->state == calendar::BookingState::scheduled;
    const bool is_new = std::ranges::find(chosen, session) == chosen.end();
    if (!is_booked && is_new) chosen.push_back(session);
  }
  input.seekers = std::move(chosen);
  input.first_class = input.seekers.size();
  return {};
}

/// Says where people would find a time if others moved.
void note_rearranging(Context& context, PlanInput input, const Planned& planned) {
  if (planned.unseated.empty() || input.agenda.sittings.empty()) return;
  input.rearrange = true;
  input.new_uid = [] { return std::string(); };
  const std::size_t more = calendar::plan_seats(input).seated;
  if (more <= planned.seated) return;
  context.note(
      fmt::format("--rearrange finds a time for {} more, by moving others", more - planned.seated));
}

Result<ExitStatus> run(const Options& options, Context& context) {
  return change(
      options, context, "schedule run",
      [&](const workspace::Workspace& workspace, const std::string& study) -> Result<Done> {
        UXI_TRY(auto data, open(context, workspace, study));
        if (options.rearrange) UXI_TRY_VOID(stop_on_errors(context, data->findings));
        PlanInput input = input_of(context, *data);
        input.rearrange = options.rearrange;
        UXI_TRY_VOID(choose(options, *data, input));
        Planned planned = calendar::plan_seats(input);
        if (!options.rearrange) note_rearranging(context, input, planned);
        std::vector<Booking> bookings = planned.bookings;
        return Done{std::move(data), std::move(bookings), std::move(planned)};
      });
}

// ---- cancel and move
// -------------------------------------------------------------------------------------------

void declare_cancel(Flags& flags, Options& options) {
  flags.argument("SESSION", options.session, "the session, as `P07`");
  flags.toggle("--by-team", options.by_team,
               "the team calls it off: the person stays invited, for another time");
  flags.toggle("--no-fill", options.no_fill, "leave the time free");
  declare_format(flags, options);
  declare_dry_run(flags, options.dry_run);
  flags.describe(
      "All others keep their times. Who has none, the waiting list last, may get the one that is "
      "free now.");
  flags.example("uxi schedule cancel P03");
}

Result<ExitStatus> cancel(const Options& options, Context& context) {
  return change(
      options, context, "schedule cancel",
      [&](const workspace::Workspace& workspace, const std::string& study) -> Result<Done> {
        UXI_TRY(auto data, open(context, workspace, study));
        UXI_TRY(auto bookings,
                calendar::with_cancelled(data->file, options.session, context.today()));
        Done done{std::move(data), std::move(bookings), {}};
        if (options.by_team) done.after_cancel = ParticipantStatus::invited;
        if (options.no_fill) return done;
        UXI_TRY(const std::string text,
                calendar::with_bookings(done.before->source, done.bookings));
        UXI_TRY(auto after, open(context, workspace, study, text));
        // Whoever cancelled makes room in their segment, and looks for no other time here.
        for (Participant& person : after->roster.people) {
          if (person.id == options.session) person.status = to_string(ParticipantStatus::cancelled);
        }
        PlanInput input = input_of(context, *after);
        const auto at = std::ranges::find(input.seekers, options.session);
        if (at != input.seekers.end()) {
          if (static_cast<std::size_t>(at - input.seekers.begin()) < input.first_class)
            --input.first_class;
          input.seekers.erase(at);
        }
        done.planned = calendar::plan_seats(input);
        done.bookings = done.planned->bookings;
        return done;
      });
}

void declare_move(Flags& flags, Options& options) {
  flags.argument("SESSION", options.session, "the session, as `P07`");
  flags.argument("TIME", options.time, "the new time by the schedule's clock: `2026-03-10 09:00`");
  flags.option("--moderator", "NAME", options.moderator, "who moderates; else whoever does now");
  flags.toggle("--force", options.force, "also where somebody said that they are not free then");
  declare_format(flags, options);
  declare_dry_run(flags, options.dry_run);
  flags.example("uxi schedule move P03 '2026-03-12 14:00' --moderator ben");
}

/// What the move breaks that was right before.
Result<void> check_move(const Options& options, const ScheduleData& before,
                        const ScheduleData& after) {
  std::multiset<std::string> known;
  for (const Diagnostic& finding : before.findings.items())
    known.insert(finding.rule + finding.message);
  for (const Diagnostic& finding : after.findings.items()) {
    const auto at = known.find(finding.rule + finding.message);
    if (at != known.end()) {
      known.erase(at);
      continue;
    }
    const bool is_wish = finding.rule == "schedule/not-free";
    if (finding.severity < Severity::error && !is_wish) continue;
    if (is_wish && options.force) continue;
    return fail(ErrorKind::conflict, finding.message, is_wish ? "--force moves it anyway" : "");
  }
  return {};
}

Result<ExitStatus> move(const Options& options, Context& context) {
  return change(
      options, context, "schedule move",
      [&](const workspace::Workspace& workspace, const std::string& study) -> Result<Done> {
        UXI_TRY(auto data, open(context, workspace, study));
        const auto time = calendar::parse_time(options.time);
        if (!time) {
          return fail(ErrorKind::usage, "`" + options.time + "` is no time",
                      "write it as `2026-03-10 09:00`");
        }
        std::string note;
        UXI_TRY(const Instant begin, calendar::instant_of(*time, *data->agenda.zone, note));
        if (!note.empty()) context.note(note);
        UXI_TRY(auto bookings, calendar::with_moved(data->file, data->agenda, options.session,
                                                    begin, options.moderator, context.today()));
        UXI_TRY(const std::string text, calendar::with_bookings(data->source, bookings));
        UXI_TRY(const auto after, open(context, workspace, study, text));
        UXI_TRY_VOID(check_move(options, *data, *after));
        return Done{std::move(data), std::move(bookings), {}};
      });
}

// ---- show
// ----------------------------------------------------------------------------------------------------

void declare_show(Flags& flags, Options& options) {
  flags.argument("SESSION", options.session, "with --format ics: this session's invitation", false);
  flags.choice("--format", {"text", "json", "csv", "ics"}, options.format,
               "how the schedule is printed; ics is a calendar file");
  flags.toggle("--names", options.names, "with --format ics: who people are, from private/");
  flags.toggle("--all", options.all, "cancelled sessions too");
  flags.example("uxi schedule show");
  flags.example("uxi schedule show --format ics > team.ics");
}

Result<std::string> calendar_of(const Options& options, const workspace::Workspace& workspace,
                                const ScheduleData& data) {
  UXI_TRY(const auto wording, workspace::wording_of(workspace, data));
  if (options.session.empty()) return workspace::team_file(data, wording, options.names);
  const Booking* booking = data.file.booking(options.session);
  const auto file =
      booking == nullptr ? std::nullopt : workspace::invitation_file(data, *booking, wording);
  if (file) return *file;
  return fail(ErrorKind::not_found, "`" + options.session + "` has no session in the schedule");
}

Result<ExitStatus> show(const Options& options, Context& context) {
  const bool is_ics = options.format == "ics";
  if (!is_ics && (options.names || !options.session.empty())) {
    return fail(ErrorKind::usage, "SESSION and --names go with --format ics");
  }
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  UXI_TRY(const auto data, open(context, workspace, study));
  if (is_ics) {
    UXI_TRY(const std::string text, calendar_of(options, workspace, *data));
    context.print(text);
    return ExitStatus::done;
  }
  ScheduleView view{.data = *data, .rows = schedule_rows(*data, data->file.sessions, options.all)};
  for (const std::string& session : workspace::plan_input(*data).seekers) {
    view.unseated.push_back({session, "has no time yet"});
  }
  context.page(rendered(view, options.format, context.out_style()));
  context.env().out.flush();
  note_findings(context, data->findings.items());
  return ExitStatus::done;
}

}  // namespace

Command schedule_command() {
  return {.name = "schedule",
          .summary = "who sits where and when; calendar files for people and team",
          .stage = Stage::prepare,
          .actions = {
              {"run", "give everybody invited a time", with_options(declare_run, run)},
              {"show", "print the schedule, or a calendar file", with_options(declare_show, show)},
              {"cancel", "cancel a session and give its time to another",
               with_options(declare_cancel, cancel)},
              {"move", "put a session at another time", with_options(declare_move, move)}}};
}

}  // namespace uxi::cli
