// uxi fmt: files as uxi writes them: UTF-8 without a mark in front, lines that end with LF, tags in
// the order of their turns.
#include <algorithm>
#include <array>

#include "cli/command.h"
#include "cli/writing.h"
#include "io/path.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/codebook.h"

namespace uxi::cli {
namespace {

struct Options {
  bool check = false;
  bool dry_run = false;
};

void declare(Flags& flags, Options& options) {
  flags.toggle("--check", options.check, "change nothing; name what would change, and exit 1");
  declare_dry_run(flags, options.dry_run);
  flags.describe(
      "Puts the files that commands read into the form in which they are written: UTF-8 without "
      "a mark in front, LF at the end of every line and one at the end of the file, tags in the "
      "order of their turns. Words, comments and the order of keys stay, and guides are left as "
      "they are, for sessions remember them by their bytes.");
  flags.example("uxi fmt --check");
  flags.example("uxi fmt --dry-run");
}

struct Place {
  std::string_view folder;
  std::string_view ending;
};
constexpr std::array<Place, 7> kPlaces = {{{"sessions", ".yaml"},
                                           {"transcripts", ".md"},
                                           {"notes", ".md"},
                                           {"debriefs", ".md"},
                                           {"tags", ".yaml"},
                                           {"themes", ".yaml"},
                                           {"insights", ".md"}}};
constexpr std::array<std::string_view, 6> kFiles = {"study.yaml",       "screener.yaml",
                                                    "participants.csv", "incentives.csv",
                                                    "schedule.yaml",    "codebook.yaml"};

/// Files of the workspace, or of the study that was named, that are there.
Result<std::vector<std::string>> files_of(Context& context, const workspace::Workspace& workspace) {
  std::vector<std::string> out;
  UXI_TRY(auto studies, workspace.studies());
  if (context.shared().study) {
    UXI_TRY(const std::string one, context.study_name(workspace));
    studies = {one};
  } else {
    out = {"codebook.yaml", "uxi.yaml"};
  }
  for (const std::string& study : studies) {
    const std::string folder = "studies/" + study + "/";
    for (const std::string_view file : kFiles) out.push_back(folder + std::string(file));
    for (const Place& place : kPlaces) {
      const std::string inner = folder + std::string(place.folder);
      UXI_TRY(const auto names, workspace.names(inner, place.ending));
      for (const std::string& name : names) out.push_back(inner + "/" + name);
    }
  }
  std::erase_if(out, [&](const std::string& path) {
    return !io::exists(workspace.files(), workspace.path(path));
  });
  return out;
}

/// Lines that end with LF, one at the end of the file; a file without words stays empty.
std::string with_line_ends(std::string text) {
  text = text::replace_all(text, "\r\n", "\n");
  while (text.ends_with("\n\n")) text.pop_back();
  if (!text.empty() && !text.ends_with('\n')) text += '\n';
  return text;
}

/// Records that stand one a line, by turn; a file with anything else in it stays as it is.
std::string with_turns_in_order(const std::string& path, const std::string& text) {
  Diagnostics findings;
  const TagFile tags = read_tags(SourceFile(path, text), "P01", "coder", findings);
  std::vector<std::pair<int, std::string>> lines;
  for (const std::string_view line : text::split(text, '\n')) {
    if (!line.empty() && !line.starts_with("- {")) return text;
    if (!line.empty()) lines.emplace_back(0, line);
  }
  if (findings.has_errors() || lines.size() != tags.highlights.size()) return text;
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i].first = tags.highlights[i].first_turn;
  std::ranges::stable_sort(lines, {}, [](const auto& line) { return line.first; });
  std::string out;
  for (const auto& [turn, line] : lines) out += line + "\n";
  return out;
}

/// The file as it is written; `syntax` where its encoding would have to be guessed.
Result<std::string> canonical(const std::string& path, const std::string& shown,
                              const std::string& bytes) {
  const auto decoded = text::decode_bytes(bytes);
  const bool guessed = !decoded || decoded->encoding == "windows-1252";
  if (guessed) {
    return fail_at(ErrorKind::syntax, shown, "this is not UTF-8 text, and is left as it is",
                   "save the file as UTF-8");
  }
  std::string text = with_line_ends(decoded->text);
  return path.find("/tags/") == std::string::npos ? text : with_turns_in_order(shown, text);
}

Result<workspace::Changes> plan(Context& context, const workspace::Workspace& workspace) {
  workspace::Changes changes;
  UXI_TRY(const auto paths, files_of(context, workspace));
  for (const std::string& path : paths) {
    UXI_TRY(std::string bytes, workspace.files().read(workspace.path(path)));
    auto after = canonical(path, workspace.display(path), bytes);
    if (!after) {
      context.lack(std::move(after).error());
    } else if (*after != bytes) {
      changes.replace(path, bytes, *std::move(after));
    }
  }
  return changes;
}

Result<ExitStatus> run(const Options& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  std::vector<std::string> named;
  const auto planned = [&]() -> Result<workspace::Changes> {
    UXI_TRY(auto changes, plan(context, workspace));
    named.clear();
    for (const io::FileChange& file : changes.files())
      named.push_back(workspace.display(file.path));
    return changes;
  };
  if (options.check) {
    UXI_TRY_VOID(planned());
  } else {
    UXI_TRY_VOID(write_changes(context, workspace, "fmt", options.dry_run, planned));
  }
  if (options.check || !options.dry_run) {
    for (const std::string& path : named) context.print(text::printable(path) + "\n");
  }
  if (named.empty() && !context.lacks_something()) context.note("every file is as it is written");
  return options.check && !named.empty() ? ExitStatus::no : ExitStatus::done;
}

}  // namespace

Command fmt_command() {
  return {.name = "fmt",
          .summary = "put files into the form in which they are written",
          .stage = Stage::keep,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
