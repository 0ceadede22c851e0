// uxi status: where each study stands, and what to do next.
#include <algorithm>
#include <map>
#include <set>

#include "cli/command.h"
#include "format/json.h"
#include "model/names.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"
#include "uxi/saturation.h"
#include "workspace/incidence.h"

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

/// How far one segment is.
struct SegmentState {
  std::string id;
  int target = 0;
  std::size_t recruited = 0;
  std::size_t held = 0;
  std::size_t coded = 0;
};

struct StudyState {
  std::string name;
  std::string title;
  std::string status;
  std::vector<SegmentState> segments;
  std::size_t transcripts = 0;
  std::size_t highlights = 0;
  std::size_t themes = 0;
  std::size_t insights = 0;
  std::optional<analysis::Verdict> saturation;
  std::vector<std::string> next;  ///< what to do, most urgent first
};

SegmentState segment_state(const workspace::StudyData& data, const Segment& segment) {
  SegmentState state{.id = segment.id.value, .target = segment.target.value};
  if (data.roster) {
    state.recruited = static_cast<std::size_t>(
        std::ranges::count_if(data.roster->value.people, [&](const auto& person) {
          return person.segment == state.id && person.status != "waiting" && person.status != "out";
        }));
  }
  std::set<std::string> held;
  std::set<std::string> coded;
  for (const auto& session : data.sessions) {
    if (data.segment_of(session.value.id) != state.id ||
        session.value.state.value != SessionState::held)
      continue;
    held.insert(participant_of(session.value.id));
    if (!session.value.coded.empty()) coded.insert(participant_of(session.value.id));
  }
  state.held = held.size();
  state.coded = coded.size();
  state.recruited = std::max(state.recruited, state.held);  // there may be no roster
  return state;
}

/// What is owed to people and to the data, by kind.
struct Promises {
  std::vector<std::string> ran_out;
  std::map<std::int64_t, std::vector<std::string>> ending;  ///< by days left
  std::vector<std::string> debrief;
  std::vector<std::string> pay;
  std::vector<std::string> take_in;
  std::vector<std::string> code;
};

void add_session(Promises& open, const workspace::StudyData& data, const Session& session,
                 Date today) {
  constexpr std::int64_t kSoon = 30;  // days
  if (session.state.value != SessionState::held) return;
  if (session.debrief != "done") open.debrief.push_back(session.id);
  if (data.transcript(session.id) == nullptr) {
    open.take_in.push_back(session.id);
  } else if (session.coded.empty()) {
    open.code.push_back(session.id);
  }
  if (!session.consent || !session.consent->keep_until) return;
  const std::int64_t left =
      days_since_epoch(*session.consent->keep_until) - days_since_epoch(today);
  if (left < 0) open.ran_out.push_back(session.id);
  if (left >= 0 && left <= kSoon) open.ending[left].push_back(session.id);
}

Promises open_promises(const workspace::StudyData& data, Date today) {
  Promises open;
  for (const auto& loaded : data.sessions) add_session(open, data, loaded.value, today);
  if (!data.roster) return open;
  for (const Participant& person : data.roster->value.people) {
    if (person.incentive_state == "owed") open.pay.push_back(person.id);
  }
  return open;
}

void say(const Promises& open, std::vector<std::string>& next) {
  const auto line = [&](std::string before, const std::vector<std::string>& names,
                        std::string_view after) {
    if (!names.empty()) next.push_back((before += text::join(names, ", ")).append(after));
  };
  line("remove what was said by ", open.ran_out, ": consent ran out");
  line("debrief ", open.debrief, "");
  line("pay the incentive of ", open.pay, "");
  for (const auto& [days, names] : open.ending) {
    line("consent ends in " + text::counted(static_cast<std::size_t>(days), "day") + ": ", names,
         "");
  }
  line("take in what was said by ", open.take_in, ": `uxi ingest FILE... --session ID`");
  line("code to the end: ", open.code, "");
}

/// What a plan cannot do without.
void say_what_is_not_planned(const Study& study, std::vector<std::string>& next) {
  if (study.questions.empty()) next.push_back("write research questions into study.yaml");
  if (study.segments.empty()) next.push_back("write into study.yaml who is to take part: segments");
}

std::vector<std::string> next_steps(const workspace::StudyData& data, const StudyState& state,
                                    Date today) {
  std::vector<std::string> next;
  if (data.diagnostics.has_errors()) {
    next.push_back("mend " + text::counted(data.diagnostics.count(Severity::error), "error") +
                   " in its files: `uxi check`");
  }
  say(open_promises(data, today), next);
  say_what_is_not_planned(data.study.value, next);
  for (const SegmentState& segment : state.segments) {
    const int missing = segment.target - static_cast<int>(segment.recruited);
    if (missing > 0)
      next.push_back("recruit " + std::to_string(missing) + " more of " + segment.id);
  }
  if (state.highlights > 0 && state.themes == 0)
    next.push_back("group the highlights: `uxi cluster run --save`");
  if (state.themes > 0 && state.insights == 0)
    next.push_back("write down what was found: `uxi insight new`");
  if (next.empty() && state.insights > 0) next.push_back("share it: `uxi report`");
  return next;
}

StudyState state_of(const workspace::StudyData& data, Date today) {
  StudyState state{.name = data.name, .title = data.study.value.title.value};
  state.status = name_of(kStudyStatusNames, data.study.value.status.value);
  for (const Segment& segment : data.study.value.segments)
    state.segments.push_back(segment_state(data, segment));
  state.transcripts = data.transcripts.size();
  for (const auto& tags : data.tags) state.highlights += tags.value.highlights.size();
  state.themes = static_cast<std::size_t>(
      std::ranges::count_if(data.themes, [](const auto& t) { return t.value.accepted; }));
  if (state.themes == 0) state.themes = data.themes.size();
  state.insights = data.insights.size();
  const auto interviews = workspace::incidence_of(data).interviews;
  if (!interviews.empty()) state.saturation = analysis::saturation(interviews).pooled.verdict;
  state.next = next_steps(data, state, today);
  return state;
}

std::string as_text(const StudyState& state, const Style& style) {
  std::string out = style(Mark::strong, state.name) + "  " + state.status;
  if (!state.title.empty()) out += "  " + text::printable(state.title);
  out += "\n";
  for (const SegmentState& segment : state.segments) {
    out += "  " + segment.id + ": " + std::to_string(segment.recruited) + " recruited, " +
           std::to_string(segment.held) + " held, " + std::to_string(segment.coded) +
           " coded, of " + std::to_string(segment.target) + "\n";
  }
  out += "  " + text::counted(state.transcripts, "transcript") + ", " +
         text::counted(state.highlights, "highlight") + ", " +
         text::counted(state.themes, "theme") + ", " + text::counted(state.insights, "insight") +
         "\n";
  if (state.saturation) out += "  saturation: " + std::string(to_string(*state.saturation)) + "\n";
  for (const std::string& step : state.next)
    out += "  next: " + text::wrap(text::printable(step), 72, 8) + "\n";
  return out;
}

void as_json(format::json::Writer& json, const StudyState& state) {
  json.begin_object()
      .field("name", state.name)
      .field("title", state.title)
      .field("status", state.status);
  json.key("segments").begin_array();
  for (const SegmentState& segment : state.segments) {
    json.begin_object().field("id", segment.id).field("target", segment.target);
    json.field("recruited", std::uint64_t{segment.recruited})
        .field("held", std::uint64_t{segment.held});
    json.field("coded", std::uint64_t{segment.coded}).end_object();
  }
  json.end_array().field("transcripts", std::uint64_t{state.transcripts});
  json.field("highlights", std::uint64_t{state.highlights})
      .field("themes", std::uint64_t{state.themes});
  json.field("insights", std::uint64_t{state.insights}).key("saturation");
  if (state.saturation) {
    json.value(to_string(*state.saturation));
  } else {
    json.null();
  }
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
    const StudyState state = state_of(data, context.today());
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
