// uxi cluster: the affinity wall. `run` proposes; what a person accepted stays.
#include <algorithm>
#include <map>
#include <set>

#include "analysis/code_groups.h"
#include "cli/blind.h"
#include "cli/cluster_board.h"
#include "cli/cluster_exec.h"
#include "cli/cluster_tables.h"
#include "cli/cluster_text.h"
#include "cli/cluster_wall.h"
#include "cli/findings.h"
#include "cli/input.h"
#include "cli/search_query.h"
#include "cli/writing.h"
#include "coding/anchor.h"
#include "model/consent.h"
#include "query/query.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"
#include "workspace/gathering.h"
#include "workspace/guides.h"
#include "workspace/wall.h"

namespace uxi::cli {
namespace {

constexpr std::uint64_t kMaxVectorBytes = std::uint64_t{1} << 30U;

struct Options {
  std::optional<std::string> lines;
  std::string of = "highlights";
  std::optional<std::string> feedback;
  std::optional<int> k;
  std::string granularity = "normal";
  std::optional<std::string> where;
  std::optional<std::string> vectors;
  std::string format = "text";
  bool save = false;
  bool dry_run = false;
  bool exec = false;
  std::vector<std::string> program;
};

void declare(Flags& flags, Options& options) {
  flags.option("--lines", "FILE", options.lines,
               "group the lines of a file instead of highlights; `-` for stdin");
  flags.choice("--of", {"highlights", "turns", "codes"}, options.of,
               "what to group (highlights by default): turns are those of participants, codes are "
               "grouped by what they meet");
  flags.option("--feedback", "NAME", options.feedback,
               "group the answers of a table that `uxi ingest --feedback NAME` took in");
  flags.option("-k", "N", options.k, "as many groups; found from the words where left out", 1);
  flags.choice("--granularity", {"coarse", "normal", "fine"}, options.granularity,
               "how wide a group is (normal by default)");
  flags.option("--where", "QUERY", options.where, "only what fits, as in `uxi search`");
  flags.option("--vectors", "FILE", options.vectors,
               "word vectors, for words that differ and mean the same");
  flags.toggle("--exec", options.exec,
               "ask a program for vectors: what stands behind `--` is run, and gets JSON lines");
  flags.rest(options.program);
  flags.toggle("--save", options.save, "write the proposed themes to themes/");
  declare_dry_run(flags, options.dry_run);
  flags.choice("--format", {"text", "json", "md", "csv", "dot"}, options.format,
               "how groups are printed");
  flags.describe(
      "Groups what participants said, names the groups, and leaves the odd ones out. Accepted "
      "themes keep their "
      "members; with --save the rest is written as proposed themes, which a later run replaces.");
  flags.example("uxi cluster run --save");
  flags.example("uxi cluster run --lines answers.txt --format json");
  flags.example("uxi cluster run --exec -- ./embed --small");
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

using Embeddings = std::vector<std::vector<float>>;

/// Vectors of an outside program; none where it is not asked. Words of a study go out only
/// redacted, and of those who agreed to it; lines of a file are the person's own.
Result<std::optional<Embeddings>> embeddings_of(Context& context, const Options& options,
                                                const workspace::StudyData* data,
                                                const analysis::ClusterInput& input,
                                                const std::vector<std::string>& refs) {
  std::optional<Embeddings> out;
  if (!options.exec) return out;
  if (data != nullptr && !data->study.value.redact) {
    return fail(ErrorKind::denied, "words that are not redacted are not handed to a program",
                "take `redact: no` out of " + data->study.source.path() + ", and redact them");
  }
  std::vector<std::string> texts;
  std::vector<bool> allowed;
  for (std::size_t i = 0; i < refs.size(); ++i) {
    texts.push_back(input.items[i].text);
    const std::string session = refs[i].substr(0, refs[i].find_first_of("#/."));
    allowed.push_back(data == nullptr || options.feedback ||
                      why_not_processable(data->session(session), context.today()).empty());
  }
  UXI_TRY(out, vectors_by_program(context, options.program, refs, texts, allowed));
  return out;
}

std::vector<std::string> line_numbers(const analysis::ClusterInput& input) {
  std::vector<std::string> numbers;
  for (std::size_t i = 1; i <= input.items.size(); ++i) numbers.push_back(std::to_string(i));
  return numbers;
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

std::string printed(const Options& options, const Context& context,
                    const analysis::Clustering& clustering, const analysis::ClusterInput& input,
                    const GroupedItems& items) {
  if (options.format == "json") return named_json(clustering, items.labels);
  if (options.format == "md") return clustering_markdown(clustering, items);
  if (options.format == "csv") return clustering_csv(clustering, items);
  if (options.format == "dot") return clustering_dot(clustering, items);
  return clustering_text(clustering, input, items.labels, context.out_style(), items.noun);
}

GroupedItems items_of(const analysis::ClusterInput& input, std::vector<std::string> labels,
                      std::string noun) {
  GroupedItems items{
      .labels = std::move(labels), .texts = {}, .people = {}, .noun = std::move(noun)};
  for (const analysis::ClusterItem& item : input.items) {
    items.texts.push_back(item.text);
    if (!item.participant.empty()) items.people.push_back(item.participant);
  }
  return items;
}

Result<ExitStatus> run_lines(const Options& options, Context& context) {
  UXI_TRY(const auto vectors, vectors_of(context, options));
  UXI_TRY(auto how, how_to(options, vectors ? &*vectors : nullptr, {}));
  UXI_TRY(const auto input, input_of_lines(context, *options.lines));
  UXI_TRY(const auto embeddings,
          embeddings_of(context, options, nullptr, input, line_numbers(input)));
  if (embeddings) how.embeddings = &*embeddings;
  UXI_TRY(const auto clustering, analysis::cluster(input, how));
  if (options.format == "json") {
    context.print(lines_json(clustering));
  } else if (options.format == "text") {
    context.print(clustering_text(clustering, input, {}, context.out_style()));
  } else {
    context.print(
        printed(options, context, clustering, input, items_of(input, line_numbers(input), "line")));
  }
  return ExitStatus::done;
}

/// Turns, feedback or codes: they are looked at, and no theme is made of them.
Result<ExitStatus> run_other(const Options& options, Context& context,
                             const workspace::Workspace& workspace, const std::string& study,
                             const query::Query* query) {
  UXI_TRY(const auto data, load_visible(context, workspace, study));
  UXI_TRY_VOID(stop_on_errors(context, data.diagnostics));
  std::optional<workspace::Where> where;
  if (query != nullptr) where.emplace(*query, data);
  const workspace::Where* fits = where ? &*where : nullptr;
  UXI_TRY(const auto vectors, vectors_of(context, options));
  Diagnostics findings;
  UXI_TRY(const auto settings, workspace.settings(findings));
  UXI_TRY(auto how, how_to(options, vectors ? &*vectors : nullptr, settings.stop_words));
  if (options.of == "codes") {
    const auto grouped =
        analysis::group_codes(workspace::coded_quotes(data, fits), how.granularity);
    if (grouped.codes.empty()) context.note("nothing is coded there");
    analysis::ClusterInput names;
    for (const std::string& code : grouped.codes) names.items.push_back({.text = code});
    context.print(
        printed(options, context, grouped.groups, names, items_of(names, grouped.codes, "code")));
    return ExitStatus::done;
  }
  workspace::Gathered gathered;
  if (options.feedback) {
    UXI_TRY(gathered, workspace::feedback_rows(workspace, data, *options.feedback));
  } else {
    gathered = workspace::participants_turns(data, fits);
  }
  if (gathered.refs.empty()) context.note("nothing to group");
  UXI_TRY(const auto embeddings,
          embeddings_of(context, options, &data, gathered.input, gathered.refs));
  if (embeddings) how.embeddings = &*embeddings;
  UXI_TRY(const auto clustering, analysis::cluster(gathered.input, how));
  context.print(
      printed(options, context, clustering, gathered.input,
              items_of(gathered.input, gathered.refs, options.feedback ? "answer" : "turn")));
  return ExitStatus::done;
}

/// What goes together with what; `usage` otherwise.
Result<void> check_choice(const Options& options) {
  const bool highlights = options.of == "highlights" && !options.feedback;
  if (options.lines && (!highlights || options.where || options.save)) {
    return fail(ErrorKind::usage, "`--lines` groups the lines of a file, and of nothing else",
                "leave `--of`, `--feedback`, `--where` and `--save` out");
  }
  if (options.feedback && (options.of != "highlights" || options.where)) {
    return fail(ErrorKind::usage, "`--feedback` groups a whole table",
                "leave `--of` and `--where` out");
  }
  if (options.save && !highlights) {
    return fail(ErrorKind::usage, "themes are made of highlights", "leave `--save` out");
  }
  if (options.of == "codes" && (options.k || options.vectors || options.exec)) {
    return fail(ErrorKind::usage, "codes are grouped by what they meet, not by words",
                "leave `-k`, `--vectors` and `--exec` out");
  }
  if (options.exec == options.program.empty()) {
    return fail(ErrorKind::usage,
                options.exec ? "`--exec` names no program" : "`--` and a program want `--exec`",
                "uxi cluster run --exec -- PROGRAM ARG...");
  }
  return {};
}

/// Text and JSON tell what fits accepted themes, too; the other forms are of new groups alone.
std::string printed_wall(const Options& options, const Context& context,
                         const analysis::Placement& placement, const workspace::Wall& wall) {
  if (options.format == "json") return wall_json(placement, wall);
  if (options.format == "text") return wall_text(placement, wall, context.out_style());
  std::vector<std::string> labels;
  for (const workspace::Note& note : wall.notes) labels.push_back(note.turn);
  return printed(options, context, placement.rest, wall.input,
                 items_of(wall.input, std::move(labels), "quote"));
}

/// Groups a study's wall and prints or saves what is proposed.
Result<workspace::Changes> plan(Context& context, const Options& options,
                                const workspace::Workspace& workspace, const std::string& study,
                                const query::Query* query) {
  UXI_TRY(const auto data, load_visible(context, workspace, study));
  UXI_TRY_VOID(stop_on_errors(context, data.diagnostics));
  if (options.save && data.study.value.blind) {
    return fail(ErrorKind::conflict,
                "themes are everybody's, and `" + study +
                    "` is coded blind: one coder's would "
                    "take the place of another's",
                "save them once `analysis.blind` of study.yaml is off");
  }
  Diagnostics findings;
  UXI_TRY(const auto settings, workspace.settings(findings));
  std::optional<workspace::Where> where;
  if (query != nullptr) where.emplace(*query, data);
  const workspace::Wall wall = workspace::wall_of(data, where ? &*where : nullptr);
  UXI_TRY(const auto vectors, vectors_of(context, options));
  UXI_TRY(auto how, how_to(options, vectors ? &*vectors : nullptr, settings.stop_words));
  std::vector<std::string> refs;
  for (const workspace::Note& note : wall.notes) refs.push_back(note.ref);
  UXI_TRY(const auto embeddings, embeddings_of(context, options, &data, wall.input, refs));
  if (embeddings) how.embeddings = &*embeddings;
  UXI_TRY(const auto placement, analysis::place(wall.input, wall.accepted, how));
  context.print(printed_wall(options, context, placement, wall));
  if (!options.save) return workspace::Changes{};
  return workspace::save_proposals(workspace, data, wall, placement.rest);
}

Result<ExitStatus> run(const Options& options, Context& context) {
  UXI_TRY_VOID(check_choice(options));
  if (options.lines) return run_lines(options, context);
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  std::optional<query::Query> where;
  if (options.where) {
    UXI_TRY(where, read_query(context, workspace, *options.where));
    if (!where) return ExitStatus::failed;
  }
  if (options.of != "highlights" || options.feedback) {
    return run_other(options, context, workspace, study, where ? &*where : nullptr);
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
  for (Action& action : board_actions()) actions.push_back(std::move(action));
  return {.name = "cluster",
          .summary = "group what was said into themes",
          .stage = Stage::make_sense,
          .actions = std::move(actions)};
}

}  // namespace uxi::cli
