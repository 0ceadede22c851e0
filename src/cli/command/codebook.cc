// uxi codebook: codes, and every highlight that follows when they change.
#include <algorithm>
#include <map>
#include <set>

#include "cli/codebook_stats.h"
#include "cli/findings.h"
#include "cli/writing.h"
#include "coding/codebook_file.h"
#include "coding/refactor.h"
#include "format/csv.h"
#include "format/json.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"

namespace uxi::cli {
namespace {

constexpr std::string_view kCodebook = "codebook.yaml";

// ---- list
// -----------------------------------------------------------------------------------------

struct ListOptions {
  std::string format = "text";
};

/// How often a code was given, and by how many participants' words.
struct Use {
  std::size_t highlights = 0;
  std::set<std::string> participants;
};

void declare_list(Flags& flags, ListOptions& options) {
  flags.choice("--format", {"text", "json", "csv"}, options.format, "how they are printed");
}

std::map<std::string, Use> uses_of(const workspace::StudyData& data) {
  std::map<std::string, Use> uses;
  for (const auto& tags : data.tags) {
    for (const Highlight& highlight : tags.value.highlights) {
      for (const Text& code : highlight.codes) {
        Use& use = uses[code.value];
        ++use.highlights;
        use.participants.insert(participant_of(tags.value.session));
      }
    }
  }
  return uses;
}

std::string list_text(const Codebook& codebook, const std::map<std::string, Use>& uses,
                      const Style& style) {
  std::string out;
  for (const Code& code : codebook.codes) {
    const auto use = uses.find(code.path.value);
    const std::size_t times = use == uses.end() ? 0 : use->second.highlights;
    const std::size_t people = use == uses.end() ? 0 : use->second.participants.size();
    out += style(Mark::strong, code.path.value) + "  " + text::counted(times, "highlight") + ", " +
           text::counted(people, "participant") + (code.retired ? "  retired" : "") + "\n";
    std::string what = code.name.value;
    if (!code.use_when.value.empty()) what += (what.empty() ? "" : ": ") + code.use_when.value;
    if (!what.empty()) out += "    " + text::wrap(text::printable(what), 76, 4) + "\n";
  }
  return out;
}

std::string list_csv(const Codebook& codebook, std::map<std::string, Use> uses) {
  std::string out = format::csv::write_row(
      {"code", "name", "use_when", "not_when", "highlights", "participants"});
  for (const Code& code : codebook.codes) {
    const Use& use = uses[code.path.value];
    out += format::csv::write_row(
        {code.path.value, code.name.value, code.use_when.value, code.not_when.value,
         std::to_string(use.highlights), std::to_string(use.participants.size())},
        true);
  }
  return out;
}

std::string list_json(const Codebook& codebook, std::map<std::string, Use> uses) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("codes").begin_array();
  for (const Code& code : codebook.codes) {
    const Use& use = uses[code.path.value];
    json.begin_object().field("code", code.path.value).field("name", code.name.value);
    json.field("use_when", code.use_when.value).field("not_when", code.not_when.value);
    json.field("marker", code.marker).field("retired", code.retired);
    json.field("highlights", std::uint64_t{use.highlights});
    json.field("participants", std::uint64_t{use.participants.size()}).end_object();
  }
  json.end_array().end_object();
  return json.text();
}

Result<ExitStatus> run_list(const ListOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  UXI_TRY(const auto data, workspace::load_study(workspace, study));
  const auto uses = uses_of(data);
  if (options.format == "json") {
    context.print(list_json(data.codebook, uses));
  } else if (options.format == "csv") {
    context.print(list_csv(data.codebook, uses));
  } else {
    context.page(list_text(data.codebook, uses, context.out_style()));
  }
  return ExitStatus::done;
}

// ---- add
// ------------------------------------------------------------------------------------------

struct AddOptions {
  std::string code;
  std::string name;
  std::string use_when;
  std::string not_when;
  bool marker = false;
  bool dry_run = false;
};

void declare_add(Flags& flags, AddOptions& options) {
  flags.argument("CODE", options.code, "its path, like pain/billing");
  flags.option("--name", "TEXT", options.name,
               "what people call it; made from the path where left out");
  flags.option("--use-when", "TEXT", options.use_when, "when words get it");
  flags.option("--not-when", "TEXT", options.not_when, "when they do not");
  flags.toggle("--marker", options.marker, "not a finding: left out of saturation");
  declare_dry_run(flags, options.dry_run);
  flags.example("uxi codebook add pain/billing --use-when 'Trouble with bills'");
}

/// `pain/double-charge` -> "Double charge".
std::string name_of(const std::string& path) {
  std::string name = text::replace_all(path.substr(path.rfind('/') + 1), "-", " ");
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

Result<workspace::Changes> plan_add(Context& context, const workspace::Workspace& workspace,
                                    const AddOptions& options) {
  UXI_TRY(const auto source, workspace.read_if_there(kCodebook));
  const SourceFile file = source.value_or(SourceFile(std::string(kCodebook), ""));
  Diagnostics findings;
  const Codebook codebook = read_codebook(file, findings);
  UXI_TRY_VOID(stop_on_errors(context, findings));
  Code code;
  code.path.value = options.code;
  code.name.value = options.name.empty() ? name_of(options.code) : options.name;
  code.use_when.value = options.use_when;
  code.not_when.value = options.not_when;
  code.marker = options.marker;
  code.since = context.today();
  UXI_TRY(std::string after, coding::with_code(file, codebook, code));
  workspace::Changes changes;
  UXI_TRY_VOID(changes.put(workspace, kCodebook, std::move(after)));
  return changes;
}

Result<ExitStatus> run_add(const AddOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY_VOID(write_changes(context, workspace, "codebook add", options.dry_run,
                             [&] { return plan_add(context, workspace, options); }));
  if (!options.dry_run && options.use_when.empty()) {
    context.note("say when to use it: `use_when` of `" + options.code + "` in " +
                 workspace.display(kCodebook));
  }
  return ExitStatus::done;
}

// ---- rename, merge
// --------------------------------------------------------------------------------

struct MoveOptions {
  std::string from;
  std::string to;
  bool dry_run = false;
};

void declare_rename(Flags& flags, MoveOptions& options) {
  flags.argument("CODE", options.from, "the code; those below it follow");
  flags.argument("NEW", options.to, "its new path");
  declare_dry_run(flags, options.dry_run);
  flags.example("uxi codebook rename pain/bills pain/billing --dry-run");
}

void declare_merge(Flags& flags, MoveOptions& options) {
  flags.argument("CODE", options.from, "the code that goes; its path becomes an alias");
  flags.argument("INTO", options.to, "the code that stays");
  declare_dry_run(flags, options.dry_run);
  flags.example("uxi codebook merge pain/charged-twice pain/billing/double-charge");
}

/// `path` with `edits` applied, in `changes`.
Result<void> edit_file(workspace::Changes& changes, const std::string& path,
                       const SourceFile& source, std::vector<format::Edit> edits) {
  UXI_TRY(std::string after, format::apply_edits(source.text(), std::move(edits)));
  changes.replace(path, source.text(), std::move(after));
  return {};
}

Result<void> move_in_one_study(workspace::Changes& changes, const workspace::Workspace& workspace,
                               const workspace::StudyData& data,
                               const std::vector<coding::CodeMove>& moves, bool merge) {
  for (const auto& file : data.codebook_files) {
    if (file.source.path() == workspace.display(kCodebook)) continue;
    UXI_TRY(std::string after, coding::move_in_codebook(file.source, file.value, moves, merge));
    changes.replace(data.folder + "/codebook.yaml", file.source.text(), std::move(after));
  }
  UXI_TRY_VOID(edit_file(changes, data.folder + "/study.yaml", data.study.source,
                         coding::move_in_study(data.study.value, moves)));
  for (const auto& tags : data.tags) {
    const std::string path =
        data.folder + "/tags/" + tags.value.session + "." + tags.value.coder + ".yaml";
    UXI_TRY_VOID(edit_file(changes, path, tags.source,
                           coding::move_in_tags(tags.source, tags.value, moves)));
  }
  UXI_TRY(const auto report, workspace.read_if_there(data.folder + "/report.md"));
  if (report) {
    UXI_TRY_VOID(edit_file(changes, data.folder + "/report.md", *report,
                           coding::move_in_text(report->text(), moves)));
  }
  return {};
}

Result<workspace::Changes> plan_move(Context& context, const workspace::Workspace& workspace,
                                     const MoveOptions& options, bool merge) {
  UXI_TRY(const auto studies, workspace.studies());
  std::vector<workspace::StudyData> all;
  Diagnostics findings;
  for (const std::string& name : studies) {
    UXI_TRY(auto data, workspace::load_study(workspace, name));
    findings.append(data.diagnostics.items());
    all.push_back(std::move(data));
  }
  UXI_TRY(const auto source, workspace.read_if_there(kCodebook));
  Codebook codebook;
  if (source) codebook = read_codebook(*source, findings);
  UXI_TRY_VOID(stop_on_errors(context, findings));
  for (const auto& data : all) {
    for (const Code& code : data.codebook.codes) {
      if (codebook.find(code.path.value) == nullptr) codebook.codes.push_back(code);
    }
  }
  if (!is_code_path(options.to)) {
    return fail(ErrorKind::usage, "`" + options.to + "` is no code",
                "use lower-case words with hyphens, and `/` between levels");
  }
  if (options.from == options.to) {
    return fail(ErrorKind::usage, "`" + options.from + "` is `" + options.to + "` already");
  }
  for (const std::string& code : {options.from, merge ? options.to : options.from}) {
    const Code* found = codebook.find(code);
    if (found != nullptr && found->path.value == code) continue;
    return fail(ErrorKind::not_found, "the codebook has no code `" + code + "`",
                text::did_you_mean(code, codebook.paths()));
  }
  const auto moves = coding::moves_of(codebook, options.from, options.to);
  workspace::Changes changes;
  if (source) {
    UXI_TRY(std::string after, coding::move_in_codebook(*source, codebook, moves, merge));
    changes.replace(kCodebook, source->text(), std::move(after));
  }
  UXI_TRY(const auto settings, workspace.read_if_there("uxi.yaml"));
  if (settings) {
    UXI_TRY_VOID(
        edit_file(changes, "uxi.yaml", *settings, coding::move_in_text(settings->text(), moves)));
  }
  for (const auto& data : all)
    UXI_TRY_VOID(move_in_one_study(changes, workspace, data, moves, merge));
  return changes;
}

Result<ExitStatus> run_move(const MoveOptions& options, Context& context, bool merge) {
  UXI_TRY(const auto workspace, context.workspace());
  std::size_t files = 0;
  const auto plan = [&]() -> Result<workspace::Changes> {
    UXI_TRY(auto changes, plan_move(context, workspace, options, merge));
    files = changes.files().size();
    return changes;
  };
  UXI_TRY_VOID(write_changes(context, workspace, merge ? "codebook merge" : "codebook rename",
                             options.dry_run, plan));
  if (!options.dry_run) {
    context.note("changed " + text::counted(files, "file") + "; `uxi undo` takes it back");
  }
  return ExitStatus::done;
}

Result<ExitStatus> run_rename(const MoveOptions& options, Context& context) {
  return run_move(options, context, false);
}

Result<ExitStatus> run_merge(const MoveOptions& options, Context& context) {
  return run_move(options, context, true);
}

}  // namespace

Command codebook_command() {
  return {.name = "codebook",
          .summary = "list and change codes; highlights follow",
          .stage = Stage::make_sense,
          .actions = {
              {"list", "list codes and how often they were given",
               with_options(declare_list, run_list)},
              {"stats", "count codes by segment, together, and as a framework matrix",
               with_options(declare_stats, run_stats)},
              {"add", "add a code", with_options(declare_add, run_add)},
              {"rename", "give a code another path, everywhere",
               with_options(declare_rename, run_rename)},
              {"merge", "make two codes one, everywhere", with_options(declare_merge, run_merge)}}};
}

}  // namespace uxi::cli
