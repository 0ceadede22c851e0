// uxi cluster: the affinity wall. `run` proposes; what a person accepted stays.
#include <algorithm>
#include <map>
#include <set>

#include "cli/cluster_text.h"
#include "cli/cluster_wall.h"
#include "cli/findings.h"
#include "cli/input.h"
#include "cli/search_query.h"
#include "cli/usable.h"
#include "cli/writing.h"
#include "coding/anchor.h"
#include "query/query.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"
#include "workspace/guides.h"
#include "workspace/wall.h"

namespace uxi::cli {
namespace {

constexpr std::uint64_t kMaxVectorBytes = std::uint64_t{1} << 30U;

struct Options {
  std::optional<std::string> lines;
  std::optional<int> k;
  std::string granularity = "normal";
  std::optional<std::string> where;
  std::optional<std::string> vectors;
  std::string format = "text";
  bool save = false;
  bool dry_run = false;
};

void declare(Flags& flags, Options& options) {
  flags.option("--lines", "FILE", options.lines,
               "group the lines of a file instead of highlights; `-` for stdin");
  flags.option("-k", "N", options.k, "as many groups; found from the words where left out", 1);
  flags.choice("--granularity", {"coarse", "normal", "fine"}, options.granularity,
               "how wide a group is (normal by default)");
  flags.option("--where", "QUERY", options.where, "only highlights that fit, as in `uxi search`");
  flags.option("--vectors", "FILE", options.vectors,
               "word vectors, for words that differ and mean the same");
  flags.toggle("--save", options.save, "write the proposed themes to themes/");
  declare_dry_run(flags, options.dry_run);
  flags.choice("--format", {"text", "json"}, options.format, "how groups are printed");
  flags.describe(
      "Groups what participants said, names the groups, and leaves the odd ones out. Accepted "
      "themes keep their "
      "members; with --save the rest is written as proposed themes, which a later run replaces.");
  flags.example("uxi cluster run --save");
  flags.example("uxi cluster run --lines answers.txt --format json");
}

Result<analysis::ClusterOptions> how_to(const Options& options,
                                        const analysis::WordVectors* vectors,
                                        std::vector<std::string> stop_words) {
  analysis::ClusterOptions how;
  if (options.k) how.k = static_cast<std::size_t>(*options.k);
  if (options.granularity == "coarse") how.granularity = analysis::Granularity::coarse;
  if (options.granularity == "fine") how.granularity = analysis::Granularity::fine;
  how.stop_words = std::move(stop_words);
  how.vectors = vectors;
  return how;
}

Result<std::optional<analysis::WordVectors>> vectors_of(Context& context, const Options& options) {
  std::optional<analysis::WordVectors> vectors;
  if (!options.vectors) return vectors;
  UXI_TRY(const std::string bytes, context.files().read(*options.vectors, kMaxVectorBytes));
  UXI_TRY(vectors, analysis::WordVectors::parse(bytes));
  return vectors;
}

Result<analysis::ClusterInput> input_of_lines(Context& context, const std::string& path) {
  SourceFile source;
  if (path == "-") {
    UXI_TRY(std::string bytes, read_stdin(context));
    UXI_TRY(source, workspace::as_text_file("stdin", std::move(bytes)));
  } else {
    UXI_TRY(source, workspace::read_text_file(context.files(), path));
  }
  analysis::ClusterInput input;
  if (source.text().empty()) return input;
  for (unsigned line = 1; line <= source.line_count(); ++line) {
    input.items.push_back({.text = std::string(source.line(line))});
  }
  return input;
}

Result<ExitStatus> run_lines(const Options& options, Context& context) {
  UXI_TRY(const auto vectors, vectors_of(context, options));
  UXI_TRY(const auto how, how_to(options, vectors ? &*vectors : nullptr, {}));
  UXI_TRY(const auto input, input_of_lines(context, *options.lines));
  UXI_TRY(const auto clustering, analysis::cluster(input, how));
  context.print(options.format == "json"
                    ? lines_json(clustering)
                    : clustering_text(clustering, input, {}, context.out_style()));
  return ExitStatus::done;
}

/// Groups a study's wall and prints or saves what is proposed.
Result<workspace::Changes> plan(Context& context, const Options& options,
                                const workspace::Workspace& workspace, const std::string& study,
                                const query::Query* query) {
  UXI_TRY(const auto data, load_usable(context, workspace, study));
  UXI_TRY_VOID(stop_on_errors(context, data.diagnostics));
  Diagnostics findings;
  UXI_TRY(const auto settings, workspace.settings(findings));
  std::optional<workspace::Where> where;
  if (query != nullptr) where.emplace(*query, data);
  const workspace::Wall wall = workspace::wall_of(data, where ? &*where : nullptr);
  UXI_TRY(const auto vectors, vectors_of(context, options));
  UXI_TRY(const auto how, how_to(options, vectors ? &*vectors : nullptr, settings.stop_words));
  UXI_TRY(const auto placement, analysis::place(wall.input, wall.accepted, how));
  context.print(options.format == "json" ? wall_json(placement, wall)
                                         : wall_text(placement, wall, context.out_style()));
  if (!options.save) return workspace::Changes{};
  return workspace::save_proposals(workspace, data, wall, placement.rest);
}

Result<ExitStatus> run(const Options& options, Context& context) {
  if (options.lines) return run_lines(options, context);
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  std::optional<query::Query> where;
  if (options.where) {
    UXI_TRY(where, read_query(context, workspace, *options.where));
    if (!where) return ExitStatus::failed;
  }
  const auto planned = [&] {
    return plan(context, options, workspace, study, where ? &*where : nullptr);
  };
  if (!options.save) {
    UXI_TRY_VOID(planned());
    return ExitStatus::done;
  }
  UXI_TRY(const bool changed,
          write_changes(context, workspace, "cluster run", options.dry_run, planned));
  if (changed && !options.dry_run) {
    context.note("proposed themes are in studies/" + study +
                 "/themes; `uxi cluster accept` keeps them");
  }
  return ExitStatus::done;
}

}  // namespace

Command cluster_command() {
  std::vector<Action> actions = {
      {"run", "group highlights, and name the groups", with_options(declare, run)}};
  for (Action& action : wall_actions()) actions.push_back(std::move(action));
  return {.name = "cluster",
          .summary = "group what was said into themes",
          .stage = Stage::make_sense,
          .actions = std::move(actions)};
}

}  // namespace uxi::cli
