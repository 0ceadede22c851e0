// uxi insight: what was found, with its evidence.
#include <algorithm>

#include "cli/insight_list.h"
#include "cli/writing.h"
#include "format/yaml.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "uxi/reference.h"

namespace uxi::cli {
namespace {

struct NewOptions {
  std::string id;
  std::string statement;
  std::string kind = "finding";
  std::string theme;
  std::string code;
  std::vector<std::string> evidence;
  bool dry_run = false;
};

void declare_new(Flags& flags, NewOptions& options) {
  flags.argument("ID", options.id, "its file's name: lower-case words with hyphens");
  flags.option("--statement", "TEXT", options.statement, "the finding in a sentence");
  flags.choice("--kind", {"finding", "need", "symptom", "opportunity"}, options.kind,
               "finding by default");
  flags.option("--theme", "ID", options.theme, "take the highlights of this theme as evidence");
  flags.option("--code", "CODE", options.code, "take the highlights with this code as evidence");
  flags.option("--evidence", "REF", options.evidence,
               "a highlight, P01/h7c1f09ab33e0; may be repeated");
  declare_dry_run(flags, options.dry_run);
  flags.example("uxi insight new double-charge --theme charged-twice");
}

Result<std::vector<std::string>> evidence_of(const workspace::StudyData& data,
                                             const NewOptions& options) {
  std::vector<std::string> refs;
  for (const std::string& word : options.evidence) {
    UXI_TRY(const HighlightRef ref, parse_highlight_ref(word));
    refs.push_back(ref.session.session + "/" + ref.id);
  }
  if (!options.theme.empty()) {
    const auto theme = std::ranges::find_if(
        data.themes, [&](const auto& loaded) { return loaded.value.id == options.theme; });
    if (theme == data.themes.end()) {
      std::vector<std::string> ids;
      for (const auto& loaded : data.themes) ids.push_back(loaded.value.id);
      return fail(ErrorKind::not_found, "there is no theme `" + options.theme + "`",
                  text::did_you_mean(options.theme, ids));
    }
    for (const Text& member : theme->value.members) refs.push_back(member.value);
  }
  if (!options.code.empty()) {
    for (const auto& tags : data.tags) {
      for (const Highlight& highlight : tags.value.highlights) {
        const bool has = std::ranges::any_of(highlight.codes, [&](const Text& code) {
          return code_is_within(code.value, options.code);
        });
        if (has) refs.push_back(tags.value.session + "/" + highlight.id);
      }
    }
  }
  std::ranges::sort(refs);
  refs.erase(std::unique(refs.begin(), refs.end()), refs.end());
  return refs;
}

std::string insight_text(const NewOptions& options, const std::vector<std::string>& evidence) {
  std::string out =
      "---\nstatement: " + format::yaml::write_scalar(options.statement, false, true) + "\n";
  out += "kind: " + options.kind + "\nquestions: []\nassumptions: {}\nevidence:\n";
  if (evidence.empty()) {
    out.pop_back();
    out += " []\n";
  }
  for (const std::string& ref : evidence) out += "  - " + ref + "\n";
  out +=
      "against: []                # highlights that say otherwise: look for them\n"
      "customer_importance: null  # 1-5\n"
      "team_value: null           # 1-5\n"
      "effort: null               # 1-5\n"
      "recommendation: null\n"
      "decision: null\n"
      "owner: null\n"
      "due: null\n"
      "audience: []\n"
      "state: draft\n"
      "---\n\n";
  return out;
}

Result<ExitStatus> run_new(const NewOptions& options, Context& context) {
  if (!is_slug(options.id)) {
    return fail(ErrorKind::usage, "`" + options.id + "` is no name for an insight",
                "use lower-case letters, digits and hyphens");
  }
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  const std::string path = "studies/" + study + "/insights/" + options.id + ".md";
  const auto plan = [&]() -> Result<workspace::Changes> {
    UXI_TRY(const auto data, workspace::load_study(workspace, study));
    if (io::exists(context.files(), workspace.path(path))) {
      return fail_at(ErrorKind::conflict, workspace.display(path),
                     "there is an insight of that name already");
    }
    UXI_TRY(const auto evidence, evidence_of(data, options));
    workspace::Changes changes;
    UXI_TRY_VOID(changes.put(workspace, path, insight_text(options, evidence)));
    return changes;
  };
  UXI_TRY_VOID(write_changes(context, workspace, "insight new", options.dry_run, plan));
  if (!options.dry_run) context.print("wrote " + workspace.display(path) + "\n");
  return ExitStatus::done;
}

}  // namespace

Command insight_command() {
  return {.name = "insight",
          .summary = "findings, their evidence and what to do",
          .stage = Stage::share,
          .actions = {{"new", "start an insight with its evidence filled in",
                       with_options(declare_new, run_new)},
                      {"list", "list insights, the most important first",
                       with_options(declare_insight_list, run_insight_list)}}};
}

}  // namespace uxi::cli
