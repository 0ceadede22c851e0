#include "cli/codebook_list.h"

#include "cli/findings.h"
#include "cli/usable.h"
#include "cli/writing.h"
#include "coding/codebook_file.h"
#include "format/csv.h"
#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"

namespace uxi::cli {
namespace {

constexpr std::string_view kCodebook = "codebook.yaml";

std::string list_text(const Codebook& codebook, const std::map<std::string, CodeUse>& uses,
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

std::string list_csv(const Codebook& codebook, std::map<std::string, CodeUse> uses) {
  std::string out = format::csv::write_row(
      {"code", "name", "use_when", "not_when", "highlights", "participants"});
  for (const Code& code : codebook.codes) {
    const CodeUse& use = uses[code.path.value];
    out += format::csv::write_row(
        {code.path.value, code.name.value, code.use_when.value, code.not_when.value,
         std::to_string(use.highlights), std::to_string(use.participants.size())},
        true);
  }
  return out;
}

std::string list_json(const Codebook& codebook, std::map<std::string, CodeUse> uses) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("codes").begin_array();
  for (const Code& code : codebook.codes) {
    const CodeUse& use = uses[code.path.value];
    json.begin_object().field("code", code.path.value).field("name", code.name.value);
    json.field("use_when", code.use_when.value).field("not_when", code.not_when.value);
    json.field("since", code.since ? to_string(*code.since) : "");
    json.key("aliases").begin_array();
    for (const Text& alias : code.aliases) json.value(alias.value);
    json.end_array();
    json.field("marker", code.marker).field("retired", code.retired);
    json.field("highlights", std::uint64_t{use.highlights});
    json.field("participants", std::uint64_t{use.participants.size()}).end_object();
  }
  json.end_array().end_object();
  return json.text();
}

Result<workspace::Changes> plan_add(Context& context, const workspace::Workspace& workspace,
                                    const CodeAddOptions& options) {
  UXI_TRY(const auto source, workspace.read_if_there(kCodebook));
  const SourceFile file = source.value_or(SourceFile(std::string(kCodebook), ""));
  Diagnostics findings;
  const Codebook codebook = read_codebook(file, findings);
  UXI_TRY_VOID(stop_on_errors(context, findings));
  Code code;
  code.path.value = options.code;
  code.name.value = options.name.empty() ? coding::code_name(options.code) : options.name;
  code.use_when.value = options.use_when;
  code.not_when.value = options.not_when;
  code.marker = options.marker;
  code.since = context.today();
  UXI_TRY(std::string after, coding::with_code(file, codebook, code));
  workspace::Changes changes;
  UXI_TRY_VOID(changes.put(workspace, kCodebook, std::move(after)));
  return changes;
}

}  // namespace

std::map<std::string, CodeUse> code_uses(const workspace::StudyData& data) {
  std::map<std::string, CodeUse> uses;
  for (const auto& tags : data.tags) {
    for (const Highlight& highlight : tags.value.highlights) {
      std::set<std::string> codes;
      for (const Text& code : highlight.codes) {
        const Code* known = data.codebook.find(code.value);
        codes.insert(known == nullptr ? code.value : known->path.value);
      }
      for (const std::string& code : codes) {
        CodeUse& use = uses[code];
        ++use.highlights;
        use.participants.insert(participant_of(tags.value.session));
      }
    }
  }
  return uses;
}

void declare_code_list(Flags& flags, CodeListOptions& options) {
  flags.choice("--format", {"text", "json", "csv"}, options.format, "how they are printed");
}

Result<ExitStatus> run_code_list(const CodeListOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  UXI_TRY(const auto data, load_usable(context, workspace, study));
  UXI_TRY_VOID(stop_on_errors(context, data.diagnostics));
  const auto uses = code_uses(data);
  if (options.format == "json") {
    context.print(list_json(data.codebook, uses));
  } else if (options.format == "csv") {
    context.print(list_csv(data.codebook, uses));
  } else {
    context.page(list_text(data.codebook, uses, context.out_style()));
  }
  return ExitStatus::done;
}

void declare_code_add(Flags& flags, CodeAddOptions& options) {
  flags.argument("CODE", options.code, "its path, like pain/billing");
  flags.option("--name", "TEXT", options.name,
               "what people call it; made from the path where left out");
  flags.option("--use-when", "TEXT", options.use_when, "when words get it");
  flags.option("--not-when", "TEXT", options.not_when, "when they do not");
  flags.toggle("--marker", options.marker, "not a finding: left out of saturation");
  declare_dry_run(flags, options.dry_run);
  flags.example("uxi codebook add pain/billing --use-when 'Trouble with bills'");
}

Result<ExitStatus> run_code_add(const CodeAddOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY_VOID(write_changes(context, workspace, "codebook add", options.dry_run,
                             [&] { return plan_add(context, workspace, options); }));
  if (!options.dry_run && options.use_when.empty()) {
    context.note("say when to use it: `use_when` of `" + options.code + "` in " +
                 workspace.display(kCodebook));
  }
  return ExitStatus::done;
}

}  // namespace uxi::cli
