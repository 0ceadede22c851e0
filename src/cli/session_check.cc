#include "cli/session_check.h"

#include <algorithm>
#include <fmt/format.h>

#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"
#include "workspace/session_check.h"

namespace uxi::cli {
namespace {

using workspace::ChecklistItem;

struct Checked {
  std::string session;
  std::vector<ChecklistItem> items;
};

Mark mark_of(Severity severity) {
  if (severity == Severity::error) return Mark::error;
  return severity == Severity::warning ? Mark::warning : Mark::suggestion;
}

std::string as_text(const Checked& checked, const Style& style) {
  std::string out = style(Mark::strong, checked.session) + "\n";
  for (const ChecklistItem& item : checked.items) {
    std::string says = text::printable(item.says);
    if (!item.hint.empty()) says += "; " + text::printable(item.hint);
    const std::string severity(to_string(item.severity));
    if (!item.ready) says = severity + ": " + says;
    std::string wrapped = text::wrap(says, 80 - 19, 19);
    if (!item.ready) {
      wrapped = style(mark_of(item.severity), severity) + wrapped.substr(severity.size());
    }
    out += fmt::format("  [{}] {:<13}", item.ready ? 'x' : ' ', item.id) + wrapped + "\n";
  }
  return out;
}

std::string as_json(const std::vector<Checked>& all) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("sessions").begin_array();
  for (const Checked& checked : all) {
    const bool ready = std::ranges::all_of(checked.items, &ChecklistItem::ready);
    json.begin_object().field("session", checked.session).field("ready", ready);
    json.key("checklist").begin_array();
    for (const ChecklistItem& item : checked.items) {
      json.begin_object().field("id", item.id).field("ready", item.ready).key("severity");
      if (item.ready) {
        json.null();
      } else {
        json.value(to_string(item.severity));
      }
      json.field("message", item.says).field("suggestion", item.hint).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return json.text();
}

bool fails(const Checked& checked, const std::string& fail_on) {
  if (fail_on == "never") return false;
  const Severity least = fail_on == "error"     ? Severity::error
                         : fail_on == "warning" ? Severity::warning
                                                : Severity::suggestion;
  return std::ranges::any_of(checked.items, [&](const ChecklistItem& item) {
    return !item.ready && item.severity >= least;
  });
}

/// Sessions that are still to be held, where none is named.
std::vector<std::string> scheduled_in(const workspace::StudyData& data) {
  std::vector<std::string> ids;
  for (const auto& session : data.sessions) {
    if (session.value.state.value == SessionState::scheduled) ids.push_back(session.value.id);
  }
  return ids;
}

}  // namespace

void declare_session_check(Flags& flags, SessionCheckOptions& options) {
  flags.arguments("SESSION", options.sessions, "like P07; those scheduled where none is named");
  flags.choice("--format", {"text", "json"}, options.format, "how it is printed");
  flags.choice("--fail-on", {"error", "warning", "suggestion", "never"}, options.fail_on,
               "exit with 1 where something of this weight is missing; error by default");
  flags.describe(
      "Goes through consent, recording, place, guide, accessibility needs, incentive and team, "
      "from "
      "the plan, the roster and the session's record.");
  flags.example("uxi session check P07 --fail-on warning");
}

Result<ExitStatus> run_session_check(const SessionCheckOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  std::string study;
  std::vector<std::string> ids;
  for (const std::string& word : options.sessions) {
    UXI_TRY(const SessionRef ref, parse_session_ref(word));
    if (!ref.study.empty()) study = ref.study;
    ids.push_back(ref.session);
  }
  if (study.empty()) {
    UXI_TRY(study, context.study_name(workspace));
  }
  UXI_TRY(const auto data, workspace::load_study(workspace, study));
  if (options.sessions.empty()) ids = scheduled_in(data);
  if (ids.empty()) context.note("no session of `" + study + "` is scheduled");
  std::vector<Checked> all;
  std::string text;
  bool failed = false;
  for (const std::string& id : ids) {
    UXI_TRY(auto items, workspace::session_checklist(workspace, data, id, context.today()));
    all.push_back({id, std::move(items)});
    text += as_text(all.back(), context.out_style());
    failed = failed || fails(all.back(), options.fail_on);
  }
  context.print(options.format == "json" ? as_json(all) : text);
  return failed ? ExitStatus::no : ExitStatus::done;
}

}  // namespace uxi::cli
