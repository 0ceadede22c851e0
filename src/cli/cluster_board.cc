#include "cli/cluster_board.h"

#include <algorithm>
#include <map>

#include "cli/blind.h"
#include "cli/input.h"
#include "cli/report_files.h"
#include "cli/search_query.h"
#include "cli/writing.h"
#include "report/board.h"
#include "uxi/reference.h"
#include "workspace/board_moves.h"
#include "workspace/guides.h"
#include "workspace/wall.h"
#include "workspace/where.h"

namespace uxi::cli {
namespace {

struct BoardOptions {
  std::string output;
  std::optional<std::string> where;
};

void declare_board(Flags& flags, BoardOptions& options) {
  flags.option("-o,--output", "FILE", options.output, "where to write it; stdout by default");
  flags.option("--where", "QUERY", options.where, "only highlights that fit, as in `uxi search`");
  flags.describe(
      "Writes the wall as one page that needs no network: notes in their themes, to be filtered, "
      "dragged, and moved by keyboard. What was moved is saved as a file; `uxi cluster apply` "
      "takes it in.");
  flags.example("uxi cluster board -o board.html");
}

report::BoardNote board_note(const workspace::StudyData& data, const workspace::Wall& wall,
                             std::size_t item) {
  const analysis::ClusterItem& one = wall.input.items[item];
  const workspace::Note& note = wall.notes[item];
  return {.ref = note.ref,
          .turn = note.turn,
          .words = one.text,
          .participant = one.participant,
          .segment = data.segment_of(note.ref.substr(0, note.ref.find('/'))),
          .codes = one.codes};
}

/// Themes by how many people say them, as elsewhere; what is in none comes last.
report::Board board_of(const workspace::StudyData& data, const workspace::Wall& wall) {
  report::Board board{
      .study = data.name,
      .title = data.study.value.title.value.empty() ? data.name : data.study.value.title.value,
      .language = "en",
      .groups = {}};
  std::vector<bool> placed(wall.notes.size(), false);
  for (std::size_t t = 0; t < wall.accepted.size(); ++t) {
    report::BoardGroup group{wall.accepted[t].id, wall.accepted_names[t], {}};
    for (const std::size_t item : wall.accepted[t].members) {
      placed[item] = true;
      group.notes.push_back(board_note(data, wall, item));
    }
    board.groups.push_back(std::move(group));
  }
  std::ranges::stable_sort(board.groups, std::ranges::greater(),
                           [](const report::BoardGroup& group) { return group.notes.size(); });
  report::BoardGroup rest{"", "In no theme", {}};
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (!placed[i]) rest.notes.push_back(board_note(data, wall, i));
  }
  board.groups.push_back(std::move(rest));
  return board;
}

Result<ExitStatus> run_board(const BoardOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  if (!options.output.empty()) {
    UXI_TRY_VOID(check_output(workspace, options.output));
  }
  UXI_TRY(const std::string study, context.study_name(workspace));
  std::optional<query::Query> query;
  if (options.where) {
    UXI_TRY(query, read_query(context, workspace, *options.where));
    if (!query) return ExitStatus::failed;
  }
  UXI_TRY(const auto data, load_visible(context, workspace, study));
  std::optional<workspace::Where> where;
  if (query) where.emplace(*query, data);
  const auto wall = workspace::wall_of(data, where ? &*where : nullptr, workspace::WallThemes::all);
  if (wall.notes.empty()) {
    return fail(ErrorKind::not_found, "there is nothing to put on a wall",
                "`uxi tag add` makes highlights");
  }
  UXI_TRY(const std::string page, report::board_html(board_of(data, wall)));
  if (options.output.empty()) {
    context.print(page);
    return ExitStatus::done;
  }
  UXI_TRY_VOID(write_output(context, options.output, page, false));
  return ExitStatus::done;
}

struct ApplyOptions {
  std::string file;
  bool dry_run = false;
};

void declare_apply(Flags& flags, ApplyOptions& options) {
  flags.argument("FILE", options.file, "what the board saved; `-` for stdin", true);
  declare_dry_run(flags, options.dry_run);
  flags.describe(
      "Moves highlights, makes and names themes as was done on the board. What was put somewhere "
      "is pinned there, and its theme is accepted.");
  flags.example("uxi cluster apply billing-moves.json");
}

Result<SourceFile> moves_file(Context& context, const std::string& path) {
  if (path != "-") return workspace::read_text_file(context.files(), path);
  UXI_TRY(std::string bytes, read_stdin(context));
  return workspace::as_text_file("stdin", std::move(bytes));
}

Result<ExitStatus> run_apply(const ApplyOptions& options, Context& context) {
  UXI_TRY(const SourceFile source, moves_file(context, options.file));
  UXI_TRY(const workspace::BoardMoves moves, workspace::read_board_moves(source));
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  const auto planned = [&]() -> Result<workspace::Changes> {
    UXI_TRY(const auto data, workspace::load_study(workspace, study));
    return workspace::apply_board(workspace, data, moves);
  };
  UXI_TRY(const bool changed,
          write_changes(context, workspace, "cluster apply", options.dry_run, planned));
  if (!changed) context.note("nothing to change");
  if (changed && !options.dry_run) context.note("`uxi undo` takes it back");
  return ExitStatus::done;
}

}  // namespace

std::vector<Action> board_actions() {
  return {{"board", "write the wall as a page", with_options(declare_board, run_board)},
          {"apply", "take in what was moved on the page", with_options(declare_apply, run_apply)}};
}

}  // namespace uxi::cli
