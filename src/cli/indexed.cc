#include "cli/indexed.h"

#include <ostream>

#include "cli/usable.h"
#include "coding/anchor.h"
#include "io/path.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

std::optional<index::Place> place_of(const Transcript& transcript, const Highlight& highlight) {
  const coding::Anchored anchored = coding::find_anchor(transcript, highlight);
  if (anchored.state == coding::AnchorState::lost) return std::nullopt;
  return index::Place{anchored.first_turn, anchored.last_turn, anchored.words};
}

/// The XDG Base Directory Specification: XDG_CACHE_HOME where it is absolute, else ~/.cache.
std::string cache_folder(const io::Variables& variables) {
  std::string cache = variables.get("XDG_CACHE_HOME").value_or("");
  if (cache.starts_with("/")) return cache;
  const std::string home = variables.get("HOME").value_or("");
  return home.starts_with("/") ? io::join(home, ".cache") : "";
}

}  // namespace

Result<index::Index> open_index(Context& context, const workspace::Workspace& workspace) {
  return index::Index::open({.files = &context.files(),
                             .root = workspace.root(),
                             .cache_folder = cache_folder(context.env().variables),
                             .find_place = place_of,
                             .interrupted = context.env().interrupted,
                             .today = context.today()});
}

void print_unread(Context& context, const workspace::Workspace& workspace,
                  const index::Refreshed& report) {
  for (Error error : report.unread) {
    error.path = text::printable(workspace.display(error.path));
    context.env().err << to_string(error) << '\n';
  }
  for (Error error : report.faulty) {
    error.path = text::printable(workspace.display(error.path));
    context.env().err << to_string(error) << '\n';
  }
  if (!report.faulty.empty()) {
    context.note("what an error spoils is left out here; `uxi check` lists all errors");
  }
}

Result<Indexed> fresh_index(Context& context, const workspace::Workspace& workspace) {
  UXI_TRY(index::Index index, open_index(context, workspace));
  UXI_TRY(const index::Refreshed report, index.refresh());
  print_unread(context, workspace, report);
  UXI_TRY(const auto withheld, index.withheld());
  std::vector<workspace::Withheld> named;
  bool is_whole = report.unread.empty();
  for (const index::Withheld& one : withheld) {
    if (one.is_unread) {  // print_unread told why
      is_whole = false;
      continue;
    }
    named.push_back(
        {one.study + "/" + one.session,
         one.ran_out ? "consent ran out on " + to_string(*one.ran_out) : "consent was withdrawn"});
  }
  note_withheld(context, named);
  return Indexed{std::move(index), is_whole};
}

}  // namespace uxi::cli
