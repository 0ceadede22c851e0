// uxi index: makes the index, or brings it up to date, and says what is in it.
#include "cli/command.h"
#include "cli/indexed.h"
#include "format/json.h"
#include "text/strings.h"

namespace uxi::cli {
namespace {

struct Options {
  bool rebuild = false;
  std::string format = "text";
};

void declare(Flags& flags, Options& options) {
  flags.toggle("--rebuild", options.rebuild, "read every file again, into a new index");
  flags.choice("--format", {"text", "json"}, options.format, "how it is printed");
  flags.describe(
      "Commands that search refresh the index by themselves. It holds nothing that the files do "
      "not, and may be deleted at any time.");
  flags.example("uxi index");
  flags.example("uxi index --rebuild");
}

std::string as_text(const std::string& path, const index::Counts& counts) {
  const auto counted = [](std::int64_t n, std::string_view one, std::string_view many = {}) {
    return text::counted(static_cast<std::size_t>(n), one, many);
  };
  return (path.empty() ? "in memory" : path) + ": " +
         text::join({counted(counts.studies, "study", "studies"),
                     counted(counts.transcripts, "transcript"), counted(counts.turns, "turn"),
                     counted(counts.highlights, "highlight"), counted(counts.codes, "code"),
                     counted(counts.themes, "theme")},
                    ", ") +
         "\n";
}

std::string as_json(const std::string& path, const index::Counts& counts,
                    const index::Refreshed& report) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("path");
  if (path.empty()) {
    json.null();
  } else {
    json.value(path);
  }
  json.field("made", report.made)
      .field("files", std::uint64_t{report.files})
      .field("read", std::uint64_t{report.read})
      .field("removed", std::uint64_t{report.removed})
      .field("studies", counts.studies)
      .field("transcripts", counts.transcripts)
      .field("turns", counts.turns)
      .field("highlights", counts.highlights)
      .field("codes", counts.codes)
      .field("themes", counts.themes)
      .end_object();
  return json.text();
}

/// What was done, in a sentence.
std::string deed(const index::Refreshed& report) {
  const std::string read = text::counted(report.read, "file");
  if (report.made) return "made from " + read;
  if (report.read == 0 && report.removed == 0) return "nothing has changed";
  std::string done = "read " + read + " of " + std::to_string(report.files);
  if (report.removed > 0) done += ", let go of " + std::to_string(report.removed);
  return done;
}

Result<index::Refreshed> bring_up_to_date(const Options& options, Context& context,
                                          index::Index& index) {
  if (options.rebuild) return index.rebuild();
  UXI_TRY(const bool sound, index.is_sound());
  if (sound) return index.refresh();
  context.note("the index was damaged");
  return index.rebuild();
}

Result<ExitStatus> run(const Options& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(index::Index index, open_index(context, workspace));
  UXI_TRY(const index::Refreshed report, bring_up_to_date(options, context, index));
  UXI_TRY(const index::Counts counts, index.counts());
  context.print(options.format == "json" ? as_json(index.path(), counts, report)
                                         : as_text(index.path(), counts));
  if (options.format == "text") context.note(deed(report));
  print_unread(context, workspace, report);
  return report.unread.empty() ? ExitStatus::done : ExitStatus::failed;
}

}  // namespace

Command index_command() {
  return {.name = "index",
          .summary = "make the search index, or bring it up to date",
          .stage = Stage::keep,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
