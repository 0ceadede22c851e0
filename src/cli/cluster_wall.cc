#include "cli/cluster_wall.h"

#include <algorithm>
#include <functional>

#include "cli/blind.h"
#include "cli/cluster_explain.h"
#include "cli/cluster_theme.h"
#include "cli/writing.h"
#include "text/strings.h"
#include "uxi/reference.h"
#include "workspace/wall_edit.h"

namespace uxi::cli {
namespace {

using Plan = std::function<Result<workspace::Changes>(const workspace::Workspace&,
                                                      const workspace::StudyData&)>;

/// Reads the study under the lock, plans, and writes.
Result<ExitStatus> edit_wall(Context& context, std::string_view command, bool dry_run,
                             const Plan& plan) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  const auto planned = [&]() -> Result<workspace::Changes> {
    UXI_TRY(const auto data, workspace::load_study(workspace, study));
    return plan(workspace, data);
  };
  UXI_TRY(const bool changed, write_changes(context, workspace, command, dry_run, planned));
  if (!changed) context.note("nothing to change");
  if (changed && !dry_run) context.note("`uxi undo` takes it back");
  return ExitStatus::done;
}

struct AcceptOptions {
  std::vector<std::string> themes;
  bool all = false;
  bool dry_run = false;
};

void declare_accept(Flags& flags, AcceptOptions& options) {
  flags.arguments("THEME", options.themes, "ids (the names of files in themes/) or names", false);
  flags.toggle("--all", options.all, "every theme that is proposed");
  declare_dry_run(flags, options.dry_run);
  flags.describe("An accepted theme is never renamed, split or emptied by `cluster run`.");
  flags.example("uxi cluster accept charged-twice");
}

Result<ExitStatus> run_accept(const AcceptOptions& options, Context& context) {
  if (options.all == !options.themes.empty()) {
    return fail(ErrorKind::usage, "name themes, or say `--all`");
  }
  return edit_wall(context, "cluster accept", options.dry_run,
                   [&](const auto& workspace, const auto& data) {
                     std::vector<std::string> themes = options.themes;
                     if (options.all) {
                       for (const auto& theme : data.themes) themes.push_back(theme.value.id);
                     }
                     return workspace::accept_themes(workspace, data, themes);
                   });
}

struct MoveOptions {
  std::vector<std::string> highlights;
  std::optional<std::string> to;
  bool unplace = false;
  bool dry_run = false;
};

void declare_move(Flags& flags, MoveOptions& options) {
  flags.arguments("HIGHLIGHT", options.highlights, "P01/h7c1f09ab33e0, as `uxi tag list` prints it",
                  true);
  flags.option("--to", "THEME", options.to, "the theme that they are pinned in");
  flags.toggle("--unplace", options.unplace, "take them out of every theme");
  declare_dry_run(flags, options.dry_run);
  flags.describe("A pinned highlight stays where it is, whatever `cluster run` proposes.");
  flags.example("uxi cluster move P03/h11aa02cd94f1 --to charged-twice");
}

Result<ExitStatus> run_move(const MoveOptions& options, Context& context) {
  if (options.unplace == options.to.has_value()) {
    return fail(ErrorKind::usage, "say where to: `--to THEME` or `--unplace`");
  }
  return edit_wall(context, "cluster move", options.dry_run,
                   [&](const auto& workspace, const auto& data) {
                     return workspace::move_highlights(workspace, data, options.highlights,
                                                       options.to.value_or(""));
                   });
}

struct MergeOptions {
  std::vector<std::string> from;
  std::string into;
  bool dry_run = false;
};

void declare_merge(Flags& flags, MergeOptions& options) {
  flags.arguments("THEME", options.from, "themes that go", true);
  flags.option("--into", "THEME", options.into, "the theme that stays, and keeps its id");
  declare_dry_run(flags, options.dry_run);
  flags.example("uxi cluster merge refunds billing-errors --into charged-twice");
}

Result<ExitStatus> run_merge(const MergeOptions& options, Context& context) {
  if (options.into.empty()) {
    return fail(ErrorKind::usage, "`--into THEME` is missing", "it names the theme that stays");
  }
  return edit_wall(context, "cluster merge", options.dry_run,
                   [&](const auto& workspace, const auto& data) {
                     return workspace::merge_themes(workspace, data, options.from, options.into);
                   });
}

/// Fewer highlights are no two things.
constexpr std::size_t kLeastToPart = 4;

struct SplitOptions {
  std::string theme;
  std::vector<std::string> highlights;
  std::string name;
  bool dry_run = false;
};

void declare_split(Flags& flags, SplitOptions& options) {
  flags.argument("THEME", options.theme, "the theme that is two", true);
  flags.arguments("HIGHLIGHT", options.highlights,
                  "its highlights that leave; without any, the smaller of the two things it says",
                  false);
  flags.option("--name", "NAME", options.name,
               "what the new theme is called; its words say it where no highlights are named");
  declare_dry_run(flags, options.dry_run);
  flags.describe(
      "Makes some highlights of a theme a theme of their own. Without highlights the theme is "
      "grouped in two, and the smaller group leaves; look at it with --dry-run first.");
  flags.example("uxi cluster split refunds --dry-run");
  flags.example("uxi cluster split refunds P03/h11aa02cd94f1 --name \"Refunds that never come\"");
}

/// The smaller of the two groups that a theme's highlights make, and its name.
struct Part {
  std::string name;
  std::vector<std::string> highlights;
};
Result<Part> smaller_part(const workspace::StudyData& data, const std::string& theme,
                          std::vector<std::string> stop_words) {
  UXI_TRY(const auto* named, workspace::theme_named(data, theme));
  const auto wall = workspace::wall_of(data, nullptr, workspace::WallThemes::all);
  const auto place =
      std::ranges::find(wall.accepted, named->value.id, &analysis::ExistingTheme::id);
  if (place == wall.accepted.end() || place->members.size() < kLeastToPart) {
    return fail(ErrorKind::usage, "`" + named->value.id + "` has too few highlights to tell apart",
                "name those that leave");
  }
  analysis::ClusterInput input;
  for (const std::size_t member : place->members) input.items.push_back(wall.input.items[member]);
  analysis::ClusterOptions how{.k = 2};
  how.stop_words = std::move(stop_words);
  UXI_TRY(const auto found, analysis::cluster(input, how));
  if (found.clusters.size() < 2) {
    return fail(ErrorKind::usage, "`" + named->value.id + "` says one thing only",
                "name the highlights that leave");
  }
  const analysis::Cluster& part = *std::ranges::min_element(
      found.clusters, {}, [](const analysis::Cluster& one) { return one.members.size(); });
  Part out{.name = part.name, .highlights = {}};
  for (const std::size_t member : part.members) {
    out.highlights.push_back(wall.notes[place->members[member]].ref);
  }
  return out;
}

Result<ExitStatus> run_split(const SplitOptions& options, Context& context) {
  const std::string name(text::trim(options.name));
  if (name.empty() && !options.highlights.empty()) {
    return fail(ErrorKind::usage, "`--name NAME` is missing", "it names the new theme");
  }
  return edit_wall(
      context, "cluster split", options.dry_run,
      [&](const workspace::Workspace& workspace,
          const workspace::StudyData& data) -> Result<workspace::Changes> {
        if (!options.highlights.empty()) {
          return workspace::split_theme(workspace, data, options.theme, name, options.highlights);
        }
        Diagnostics findings;
        UXI_TRY(const auto settings, workspace.settings(findings));
        UXI_TRY(const Part part, smaller_part(data, options.theme, settings.stop_words));
        return workspace::split_theme(workspace, data, options.theme,
                                      name.empty() ? part.name : name, part.highlights);
      });
}

struct NameOptions {
  std::string theme;
  std::string name;
  bool dry_run = false;
};

void declare_name(Flags& flags, NameOptions& options) {
  flags.argument("THEME", options.theme, "its id, or the name it had", true);
  flags.argument("NAME", options.name, "what it is called from now on", true);
  declare_dry_run(flags, options.dry_run);
  flags.describe("The id stays, and all that names the theme by it.");
  flags.example("uxi cluster name charged-twice \"Charged twice and nobody notices\"");
}

Result<ExitStatus> run_name(const NameOptions& options, Context& context) {
  if (text::trim(options.name).empty()) return fail(ErrorKind::usage, "the new name is empty");
  return edit_wall(context, "cluster name", options.dry_run,
                   [&](const auto& workspace, const auto& data) {
                     return workspace::name_theme(workspace, data, options.theme, options.name);
                   });
}

// ---- explain and stability ----------------------------------------------------------------------

struct ExplainOptions {
  std::string highlight;
  std::string format = "text";
};

void declare_explain(Flags& flags, ExplainOptions& options) {
  flags.argument("HIGHLIGHT|THEME", options.highlight,
                 "P01/h7c1f09ab33e0, as `uxi tag list` prints it, or a theme's id or name", true);
  flags.choice("--format", {"text", "json"}, options.format, "how it is printed");
  flags.describe(
      "Of a highlight: how well it fits each theme, by which words, and what is most like it. Of a "
      "theme: who says it, typical words, statements that may stand against each other, and what "
      "is least like the rest.");
  flags.example("uxi cluster explain P03/h11aa02cd94f1");
  flags.example("uxi cluster explain charged-twice");
}

/// The note that `ref` names.
Result<std::size_t> note_named(const workspace::Wall& wall, HighlightRef ref,
                               const std::string& said) {
  ref.session.study.clear();
  const auto note = std::ranges::find(wall.notes, to_string(ref), &workspace::Note::ref);
  if (note != wall.notes.end()) return static_cast<std::size_t>(note - wall.notes.begin());
  return fail(
      ErrorKind::not_found, "there is no highlight `" + said + "` on the wall",
      "`uxi tag list " + ref.session.session + "` lists them; those that are lost are left out");
}

Result<std::string> explained_theme(const ExplainOptions& options, const Context& context,
                                    const workspace::StudyData& data, const workspace::Wall& wall,
                                    const std::vector<std::string>& stop_words) {
  UXI_TRY(const auto* theme, workspace::theme_named(data, options.highlight));
  const auto place =
      std::ranges::find(wall.accepted, theme->value.id, &analysis::ExistingTheme::id);
  if (place == wall.accepted.end()) {
    return fail(ErrorKind::not_found, "`" + theme->value.id + "` holds no highlight that stands",
                "`uxi cluster move HIGHLIGHT --to " + theme->value.id + "` puts one in");
  }
  UXI_TRY(
      const auto account,
      account_for(data, wall, static_cast<std::size_t>(place - wall.accepted.begin()), stop_words));
  return options.format == "json" ? account_json(account, wall)
                                  : account_text(account, wall, context.out_style());
}

Result<ExitStatus> run_explain(const ExplainOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  UXI_TRY(const auto data, load_visible(context, workspace, study));
  Diagnostics findings;
  UXI_TRY(const auto settings, workspace.settings(findings));
  const auto wall = workspace::wall_of(data, nullptr, workspace::WallThemes::all);
  // A highlight has a slash and a number of its own; anything else is a theme's name.
  const auto ref = parse_highlight_ref(options.highlight);
  if (!ref) {
    UXI_TRY(const std::string text,
            explained_theme(options, context, data, wall, settings.stop_words));
    context.print(text);
    return ExitStatus::done;
  }
  UXI_TRY(const std::size_t note, note_named(wall, *ref, options.highlight));
  UXI_TRY(const auto explained, explain_note(wall, note, settings.stop_words));
  context.print(options.format == "json" ? explanation_json(explained, wall)
                                         : explanation_text(explained, wall, context.out_style()));
  return ExitStatus::done;
}

struct StabilityOptions {
  std::string format = "text";
};

void declare_stability(Flags& flags, StabilityOptions& options) {
  flags.choice("--format", {"text", "json"}, options.format, "how it is printed");
  flags.describe(
      "Groups all highlights anew, leaving out one participant at a time. A theme whose highlights "
      "then part is weak: it hangs on one person.");
  flags.example("uxi cluster stability");
}

Result<ExitStatus> run_stability(const StabilityOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  UXI_TRY(const auto data, load_visible(context, workspace, study));
  Diagnostics findings;
  UXI_TRY(const auto settings, workspace.settings(findings));
  const auto wall = workspace::wall_of(data, nullptr);
  analysis::ClusterOptions how;
  how.stop_words = settings.stop_words;
  UXI_TRY(const auto clustering, analysis::cluster(wall.input, how));
  UXI_TRY(const auto stability, analysis::stability(wall.input, how));
  if (stability.runs == 0) {
    return fail(ErrorKind::unsupported, "too few participants to leave one out",
                "three or more make it worth while");
  }
  context.print(options.format == "json"
                    ? stability_json(clustering, stability)
                    : stability_text(clustering, stability, context.out_style()));
  return ExitStatus::done;
}

}  // namespace

std::vector<Action> wall_actions() {
  return {
      {"accept", "keep proposed themes", with_options(declare_accept, run_accept)},
      {"move", "put highlights into a theme, or into none", with_options(declare_move, run_move)},
      {"merge", "make themes one", with_options(declare_merge, run_merge)},
      {"split", "make a part of a theme one of its own", with_options(declare_split, run_split)},
      {"name", "call a theme something else", with_options(declare_name, run_name)},
      {"explain", "why a highlight is where it is, and what a theme comes to",
       with_options(declare_explain, run_explain)},
      {"stability", "which themes hang on one person",
       with_options(declare_stability, run_stability)}};
}

}  // namespace uxi::cli
