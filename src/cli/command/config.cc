// uxi config: the settings that are in force here, and where each comes from.
#include <algorithm>

#include "cli/command.h"
#include "format/json.h"
#include "format/yaml.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "workspace/first_error.h"
#include "workspace/guides.h"
#include "workspace/settings.h"

namespace uxi::cli {
namespace {

struct Options {
  std::vector<std::string> names;
  std::string format = "text";
};

void declare(Flags& flags, Options& options) {
  flags.arguments("NAME", options.names, "only these, and what is below them: coder, lint");
  flags.choice("--format", {"text", "json"}, options.format, "how it is printed");
  flags.describe(
      "A flag wins over a variable, that over uxi.yaml, and that over what is built in. Commands "
      "change none of them: uxi.yaml is edited by hand.");
  flags.example("uxi config");
  flags.example("uxi config coder lint.rules --format json");
}

struct Setting {
  std::string name;
  std::string value;
  std::string from;
};

/// `uxi.yaml:7`
std::string place_of(const SourceFile& source, Span span) {
  return source.path() + ":" + std::to_string(source.position(span.begin).line);
}

std::string value_of(const SourceFile& source, const format::yaml::Node& node) {
  if (node.kind == format::yaml::Kind::scalar) return node.scalar;
  return text::squeeze(source.slice(node.span));
}

/// Every leaf of uxi.yaml; a list is one.
void add_leaves(const SourceFile& source, const format::yaml::Node& node, const std::string& name,
                std::vector<Setting>& out) {
  if (node.kind == format::yaml::Kind::null) return;
  if (node.kind != format::yaml::Kind::mapping || node.entries.empty()) {
    if (!name.empty()) out.push_back({name, value_of(source, node), place_of(source, node.span)});
    return;
  }
  for (const format::yaml::Entry& entry : node.entries) {
    add_leaves(source, entry.value, (name.empty() ? "" : name + ".") + entry.key.scalar, out);
  }
}

bool has(const std::vector<Setting>& settings, std::string_view name) {
  return std::ranges::any_of(settings, [&](const Setting& one) {
    return one.name == name || one.name.starts_with(std::string(name) + ".");
  });
}

Setting study_of(Context& context, const workspace::Workspace& workspace) {
  const auto study = context.study_name(workspace);
  if (!study) return {"study", "", study.error().message};
  if (context.shared().study) return {"study", *study, "--study"};
  return {"study", *study, workspace.study_here() ? "the folder one stands in" : "the only one"};
}

Setting coder_of(Context& context) {
  const auto coder = context.coder();
  if (!coder) return {"coder", "", coder.error().message};
  if (context.shared().coder) return {"coder", *coder, "--coder"};
  const bool named = !context.env().variables.get("UXI_CODER").value_or("").empty();
  return {"coder", *coder, named ? "UXI_CODER" : "git's user.name"};
}

Setting today_of(Context& context) {
  const bool epoch = context.env().variables.get("SOURCE_DATE_EPOCH").has_value();
  return {"today", to_string(context.today()),
          context.shared().today ? "--today"
          : epoch                ? "SOURCE_DATE_EPOCH"
                                 : "the clock"};
}

Setting color_of(Context& context) {
  const io::Variables& variables = context.env().variables;
  const std::string value = context.out_style()(Mark::strong, "x") == "x" ? "never" : "always";
  if (context.shared().color != "auto") return {"color", value, "--color"};
  for (const char* name : {"NO_COLOR", "CLICOLOR_FORCE"}) {
    if (!variables.get(name).value_or("").empty()) return {"color", value, name};
  }
  return {"color", value,
          context.env().terminal.out_is_terminal ? "a terminal reads it" : "no terminal reads it"};
}

Setting pager_of(Context& context) {
  for (const char* name : {"UXI_PAGER", "PAGER"}) {
    if (const auto pager = context.env().variables.get(name)) return {"pager", *pager, name};
  }
  return {"pager", "less", "built in"};
}

Result<std::vector<Setting>> settings_of(Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  Diagnostics findings;
  UXI_TRY(const SourceFile source, workspace.read("uxi.yaml"));
  std::vector<Setting> out{{"workspace", workspace.root().empty() ? "." : workspace.root(),
                            "the nearest folder with uxi.yaml"},
                           study_of(context, workspace),
                           coder_of(context),
                           today_of(context),
                           color_of(context),
                           pager_of(context)};
  const format::yaml::Node tree = format::yaml::parse(source, findings);
  (void)workspace::read_settings(source, findings);
  auto sound = workspace::stop_on_first_error(findings);
  if (!sound) context.lack(std::move(sound).error());
  add_leaves(source, tree, "", out);
  if (!has(out, "report.audience")) {
    out.push_back({"report.audience", workspace::ReportSettings{}.audience, "built in"});
  }
  if (!has(out, "redact.kinds")) out.push_back({"redact.kinds", "all", "built in"});
  if (!has(out, "lint.guides")) {
    const std::string names = text::join(workspace::usual_guide_names(), ", ");
    out.push_back({"lint.guides", "[" + names + "]", "built in"});
  }
  return out;
}

/// Those that are named, and what is below them; `not_found` for what there is not.
Result<void> choose(const std::vector<std::string>& names, std::vector<Setting>& settings) {
  for (const std::string& name : names) {
    if (has(settings, name)) continue;
    return fail(ErrorKind::not_found, "there is no setting `" + name + "` here",
                "`uxi config` lists what there is, uxi-workspace(5) what there could be");
  }
  if (names.empty()) return {};
  std::erase_if(settings, [&](const Setting& one) {
    return std::ranges::none_of(names, [&](const std::string& name) { return has({one}, name); });
  });
  return {};
}

std::string as_json(const std::vector<Setting>& settings) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("settings").begin_array();
  for (const Setting& one : settings) {
    json.begin_object().field("name", one.name).key("value");
    if (one.value.empty()) {
      json.null();
    } else {
      json.value(one.value);
    }
    json.field("from", one.from).end_object();
  }
  json.end_array().end_object();
  return json.text();
}

std::string as_text(const std::vector<Setting>& settings) {
  constexpr int kIndent = 4;
  constexpr int kWidth = 76;
  std::string out;
  for (const Setting& one : settings) {
    const std::string value = one.value.empty() ? "-" : one.value;
    out += text::wrap(text::printable(one.name + " = " + value), kWidth, kIndent) + "\n";
    out +=
        std::string(kIndent, ' ') + text::wrap(text::printable(one.from), kWidth, kIndent) + "\n";
  }
  return out;
}

Result<ExitStatus> run(const Options& options, Context& context) {
  UXI_TRY(auto settings, settings_of(context));
  UXI_TRY_VOID(choose(options.names, settings));
  context.page(options.format == "json" ? as_json(settings) : as_text(settings));
  return ExitStatus::done;
}

}  // namespace

Command config_command() {
  return {.name = "config",
          .summary = "the settings that are in force, and where each comes from",
          .stage = Stage::keep,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
