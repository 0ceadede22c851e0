// uxi status: where each study stands, and what to do next.
#include <algorithm>
#include <fmt/format.h>

#include "cli/command.h"
#include "format/json.h"
#include "model/names.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "workspace/standing.h"

namespace uxi::cli {
namespace {

struct Options {
  std::string format = "text";
};

void declare(Flags& flags, Options& options) {
  flags.choice("--format", {"text", "json"}, options.format, "how it is printed");
  flags.example("uxi status");
  flags.example("uxi status --study billing --today 2026-04-01");
}

using workspace::Promise;
using workspace::SegmentStanding;
using workspace::Standing;

struct StudyState {
  std::string name;
  std::string title;
  std::string status;
  Standing standing;
  std::vector<std::string> next;  ///< what to do, most urgent first
};

/// What to do about a promise, and with which command.
std::string step_of(const Promise& promise) {
  const std::string who = text::join(promise.who, ", ");
  switch (promise.kind) {
    case Promise::Kind::consent_ran_out:
      return "remove what was said by " + who + ": consent ran out";
    case Promise::Kind::debrief: return "debrief " + who;
    case Promise::Kind::incentive:
      return "pay the incentive of " + who + "; `uxi participants set " + promise.who.front() +
             " --pay all`";
    case Promise::Kind::thanks: return "thank " + who;
    case Promise::Kind::consent_ends:
      return "consent ends in " +
             text::counted(static_cast<std::size_t>(promise.days.value_or(0)), "day") + ": " + who;
    case Promise::Kind::ingest:
      return "take in what was said by " + who + ": `uxi ingest FILE... --session " +
             promise.who.front() + "`";
    case Promise::Kind::code:
      return "code to the end: " + who + "; then `uxi tag done " + promise.who.front() + "`";
    case Promise::Kind::report:
      return "make again, for its data are younger: " + who + "; `uxi report -o FILE`";
  }
  return "";
}

/// What a plan cannot do without.
void say_what_is_not_planned(const Study& study, std::vector<std::string>& next) {
  if (study.questions.empty()) next.push_back("write research questions into study.yaml");
  if (study.segments.empty()) next.push_back("write into study.yaml who is to take part: segments");
}

/// Who has a place and was not asked yet; owners of accounts come first (practice R12).
void say_who_is_to_be_asked(const workspace::StudyData& data, std::vector<std::string>& next) {
  if (!data.roster) return;
  std::vector<std::string> who;
  for (const Participant& person : data.roster->value.people) {
    if (person.status == "shortlisted") who.push_back(person.id);
  }
  if (who.empty()) return;
  const bool owner = data.study.value.team.account_owner_approves;
  next.push_back((owner ? "ask the owners of the accounts of " : "invite ") +
                 text::join(who, ", ") +
                 "; `uxi participants set --where status:shortlisted --status " +
                 (owner ? "owner-asked`" : "invited`"));
}

std::vector<std::string> next_steps(const workspace::StudyData& data, const Standing& standing) {
  std::vector<std::string> next;
  if (data.diagnostics.has_errors()) {
    next.push_back("mend " + text::counted(data.diagnostics.count(Severity::error), "error") +
                   " in its files: `uxi check`");
  }
  for (const Promise& promise : standing.promises) next.push_back(step_of(promise));
  say_who_is_to_be_asked(data, next);
  say_what_is_not_planned(data.study.value, next);
  for (const SegmentStanding& segment : standing.segments) {
    const int missing = segment.target - static_cast<int>(segment.recruited);
    if (missing > 0)
      next.push_back("recruit " + std::to_string(missing) + " more of " + segment.id);
  }
  if (standing.highlights > 0 && standing.themes == 0)
    next.push_back("group the highlights: `uxi cluster run --save`");
  if (standing.themes > 0 && standing.insights == 0)
    next.push_back("write down what was found: `uxi insight new`");
  if (next.empty() && standing.insights > 0) next.push_back("share it: `uxi report`");
  return next;
}

Result<StudyState> state_of(const workspace::Workspace& workspace, const workspace::StudyData& data,
                            Date today) {
  StudyState state{.name = data.name, .title = data.study.value.title.value};
  state.status = name_of(kStudyStatusNames, data.study.value.status.value);
  UXI_TRY(state.standing, workspace::standing_of(workspace, data, today));
  state.next = next_steps(data, state.standing);
  return state;
}

std::string segments_text(const Standing& standing) {
  if (standing.segments.empty()) return "";
  int width = 7;
  for (const SegmentStanding& segment : standing.segments) {
    width = std::clamp(text::display_width(text::printable(segment.id)), width, 20);
  }
  const auto row = [&](const std::string& name, const std::vector<std::string>& cells) {
    const std::string shown = text::elide(text::printable(name), width);
    std::string line = "  " + shown;
    line.append(static_cast<std::size_t>(width - text::display_width(shown)), ' ');
    for (const std::string& cell : cells) line += std::string(11 - cell.size(), ' ') + cell;
    return line + "\n";
  };
  std::string out = "  " + std::string(static_cast<std::size_t>(width), ' ') +
                    "  recruited       held   taken in  debriefed      coded\n";
  for (const SegmentStanding& segment : standing.segments) {
    out += row(segment.id,
               {std::to_string(segment.recruited) + " of " + std::to_string(segment.target),
                std::to_string(segment.held), std::to_string(segment.ingested),
                std::to_string(segment.debriefed), std::to_string(segment.coded)});
  }
  return out;
}

/// Segments that are not where all together are.
std::string hidden_line(const analysis::Saturation& saturation, analysis::Verdict verdict,
                        std::string_view label) {
  std::vector<std::string> names;
  for (const analysis::Cohort& cohort : saturation.segments) {
    const auto& hidden = saturation.hidden;
    if (cohort.verdict == verdict && std::ranges::find(hidden, cohort.segment) != hidden.end()) {
      names.push_back(cohort.segment.empty() ? "no segment" : cohort.segment);
    }
  }
  if (names.empty()) return "";
  return "    by itself " + std::string(label) + text::printable(text::join(names, ", ")) + "\n";
}

/// The verdict, and the two numbers that a team asks for.
std::string saturation_line(const Standing& standing) {
  if (standing.reflexive) return "  saturation: not a goal of a reflexive analysis\n";
  if (!standing.saturation) return "";
  const analysis::Cohort& all = standing.saturation->pooled;
  std::string out = "  saturation: " + std::string(to_string(all.verdict));
  if (all.verdict != analysis::Verdict::too_early) {
    out += fmt::format(" (coverage {:.2f}, {:.1f} new codes to expect in 3 more)", all.coverage,
                       all.outlook.size() > 1 ? all.outlook[1].fresh : 0.0);
  }
  if (standing.not_coded > 0) {
    out += fmt::format("; {} not counted", text::counted(standing.not_coded, "session"));
  }
  out += "\n";
  return out +
         hidden_line(*standing.saturation, analysis::Verdict::too_early, "too few to tell: ") +
         hidden_line(*standing.saturation, analysis::Verdict::not_yet, "not yet: ") +
         hidden_line(*standing.saturation, analysis::Verdict::nearly, "nearly: ");
}

std::string as_text(const StudyState& state, const Style& style) {
  const Standing& standing = state.standing;
  std::string out = style(Mark::strong, state.name) + "  " + state.status + "\n";
  if (!state.title.empty()) out += "  " + text::wrap(text::printable(state.title), 78, 2) + "\n";
  out += segments_text(standing);
  out += "  " + text::counted(standing.transcripts, "transcript") + ", ";
  if (standing.notes > 0) out += text::counted(standing.notes, "record") + " of notes, ";
  out += text::counted(standing.highlights, "highlight") + ", " +
         text::counted(standing.themes, "theme") + ", " +
         text::counted(standing.insights, "insight") + "\n";
  out += saturation_line(standing);
  for (const std::string& step : state.next)
    out += "  next: " + text::wrap(text::printable(step), 72, 8) + "\n";
  return out;
}

void promises_json(format::json::Writer& json, const Standing& standing) {
  json.key("promises").begin_array();
  for (const Promise& promise : standing.promises) {
    json.begin_object().field("kind", to_string(promise.kind)).key("who").begin_array();
    for (const std::string& who : promise.who) json.value(who);
    json.end_array().key("days");
    if (promise.days) {
      json.value(*promise.days);
    } else {
      json.null();
    }
    json.end_object();
  }
  json.end_array();
}

void as_json(format::json::Writer& json, const StudyState& state) {
  const Standing& standing = state.standing;
  json.begin_object()
      .field("name", state.name)
      .field("title", state.title)
      .field("status", state.status);
  json.key("segments").begin_array();
  for (const SegmentStanding& segment : standing.segments) {
    json.begin_object().field("id", segment.id).field("target", segment.target);
    json.field("recruited", std::uint64_t{segment.recruited})
        .field("held", std::uint64_t{segment.held})
        .field("ingested", std::uint64_t{segment.ingested})
        .field("debriefed", std::uint64_t{segment.debriefed})
        .field("coded", std::uint64_t{segment.coded})
        .end_object();
  }
  json.end_array().field("transcripts", std::uint64_t{standing.transcripts});
  json.field("notes", std::uint64_t{standing.notes});
  json.field("highlights", std::uint64_t{standing.highlights})
      .field("themes", std::uint64_t{standing.themes});
  json.field("insights", std::uint64_t{standing.insights}).key("saturation");
  if (standing.saturation) {
    json.value(to_string(standing.saturation->pooled.verdict));
  } else {
    json.null();
  }
  json.field("not_counted", std::uint64_t{standing.not_coded});
  promises_json(json, standing);
  json.key("next").begin_array();
  for (const std::string& step : state.next) json.value(step);
  json.end_array().end_object();
}

Result<ExitStatus> run(const Options& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(std::vector<std::string> studies, workspace.studies());
  if (context.shared().study) {
    UXI_TRY(const std::string one, context.study_name(workspace));
    studies = {one};
  }
  format::json::Writer json;
  json.begin_object().field("version", 1).key("studies").begin_array();
  std::string text;
  for (const std::string& name : studies) {
    UXI_TRY(const auto data, workspace::load_study(workspace, name));
    UXI_TRY(const StudyState state, state_of(workspace, data, context.today()));
    text += (text.empty() ? "" : "\n") + as_text(state, context.out_style());
    as_json(json, state);
  }
  json.end_array().end_object();
  if (studies.empty()) context.note("no study yet; `uxi init --study NAME` makes one");
  context.print(options.format == "json" ? json.text() : text);
  return ExitStatus::done;
}

}  // namespace

Command status_command() {
  return {.name = "status",
          .summary = "where each study stands, and what to do next",
          .stage = Stage::start,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
