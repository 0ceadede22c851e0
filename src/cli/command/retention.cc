// uxi retention: until when what is kept of people may be kept, what is due, and removing it.
#include "workspace/forget/retention.h"

#include <algorithm>

#include "cli/forgetting.h"
#include "cli/table.h"
#include "format/csv.h"
#include "format/json.h"
#include "text/strings.h"

namespace uxi::cli {
namespace {

using workspace::Kept;

struct Options {
  bool due = false;
  bool apply = false;
  bool yes = false;
  bool dry_run = false;
  std::string format = "text";
};

void declare(Flags& flags, Options& options) {
  flags.toggle("--due", options.due, "only what must go; exit 1 where anything must");
  flags.toggle("--apply", options.apply, "remove what must go, as `uxi forget` does");
  flags.toggle("--yes", options.yes, "with --apply: do not ask");
  flags.toggle("-n,--dry-run", options.dry_run,
               "with --apply: change nothing; print what would go");
  flags.choice("--format", {"text", "json", "csv"}, options.format, "how it is printed");
  flags.describe(
      "Recordings, originals of transcripts, contacts, and what was said, each until the earlier "
      "of "
      "the consent's and the plan's date; what was withdrawn is due at once. All studies unless "
      "--study names one. Somebody whose words go is forgotten.");
  flags.example("uxi retention");
  flags.example("uxi retention --due --format json");
  flags.example("uxi retention --apply");
}

std::string who_of(const Kept& kept) {
  return kept.study + "/" + (kept.session.empty() ? kept.participant : kept.session);
}

std::string day_of(const Kept& kept) { return kept.until ? to_string(*kept.until) : ""; }

std::string as_text(const std::vector<Kept>& kept, int width, const Style& style) {
  if (kept.empty()) return {};
  Table table{.head = {"until", "", "who", "what", "files", "says"}, .rows = {}, .names = 6};
  for (const Kept& one : kept) {
    table.rows.push_back({one.until ? day_of(one) : "-", one.due ? "due" : "", who_of(one),
                          std::string(to_string(one.kind)), std::to_string(one.paths.size()),
                          one.why.empty() ? "nobody" : one.why});
  }
  return table_text(table, width, style);
}

std::string as_csv(const std::vector<Kept>& kept) {
  std::string out = format::csv::write_row({"until", "due", "who", "kind", "paths", "why"});
  for (const Kept& one : kept) {
    out += format::csv::write_row(
        {day_of(one), one.due ? "yes" : "no", who_of(one), std::string(to_string(one.kind)),
         text::join(one.paths, "|"), one.why},
        true);
  }
  return out;
}

std::string as_json(const std::vector<Kept>& kept, Date today) {
  format::json::Writer json;
  json.begin_object().field("version", 1).field("today", to_string(today));
  json.key("kept").begin_array();
  for (const Kept& one : kept) {
    json.begin_object().field("study", one.study).field("participant", one.participant);
    json.field("session", one.session).field("kind", to_string(one.kind)).key("until");
    if (one.until) {
      json.value(to_string(*one.until));
    } else {
      json.null();
    }
    json.field("due", one.due).field("why", one.why).key("paths").begin_array();
    for (const std::string& path : one.paths) json.value(path);
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return json.text();
}

/// What is kept in the study that was named, else in all.
Result<std::vector<Kept>> kept_here(Context& context, const workspace::Workspace& workspace,
                                    const workspace::Studies& studies) {
  UXI_TRY(auto kept, workspace::kept_data(workspace, studies, context.today()));
  if (context.shared().study) {
    UXI_TRY(const std::string study, context.study_name(workspace));
    std::erase_if(kept, [&](const Kept& one) { return one.study != study; });
  }
  return kept;
}

/// What cannot be read of the study that was named, else of all.
Result<std::vector<Error>> unread_here(Context& context, const workspace::Workspace& workspace,
                                       const workspace::Studies& studies) {
  std::string wanted;
  if (context.shared().study) {
    UXI_TRY(wanted, context.study_name(workspace));
  }
  std::vector<Error> unread;
  for (const auto& [name, data] : studies) {
    if (!wanted.empty() && name != wanted) continue;
    for (Error& error : workspace::unread_terms(data)) unread.push_back(std::move(error));
  }
  return unread;
}

Result<ExitStatus> list(const Options& options, Context& context,
                        const workspace::Workspace& workspace) {
  UXI_TRY(const auto studies, workspace::load_studies(workspace));
  UXI_TRY(auto kept, kept_here(context, workspace, studies));
  UXI_TRY(const auto unread, unread_here(context, workspace, studies));
  for (const Error& error : unread) context.lack(error);
  const auto due = static_cast<std::size_t>(std::ranges::count_if(kept, &Kept::due));
  const std::size_t all = kept.size();
  if (options.due) std::erase_if(kept, [](const Kept& one) { return !one.due; });
  if (options.format == "json") {
    context.print(as_json(kept, context.today()));
  } else if (options.format == "csv") {
    context.print(as_csv(kept));
  } else {
    context.page(as_text(kept, context.env().terminal.width, context.out_style()));
    context.note(due == 0 ? (unread.empty() ? "nothing is due, of " : "nothing else is due, of ") +
                                std::to_string(all)
                          : std::to_string(due) + " of " + std::to_string(all) +
                                " due; `uxi retention --apply` removes them");
  }
  return options.due && due > 0 ? ExitStatus::no : ExitStatus::done;
}

Result<ExitStatus> apply(const Options& options, Context& context,
                         const workspace::Workspace& workspace) {
  if (options.format == "csv") {
    return fail(ErrorKind::usage, "`--apply` prints no table", "leave out `--format csv`");
  }
  const auto find = [&](const workspace::Studies& studies) -> Result<workspace::Going> {
    UXI_TRY(const auto unread, unread_here(context, workspace, studies));
    if (!unread.empty()) return tl::make_unexpected(unread.front());
    UXI_TRY(auto kept, kept_here(context, workspace, studies));
    std::erase_if(kept, [](const Kept& one) {
      return !one.due && one.kind != workspace::KeptKind::transcript;
    });
    const bool any = std::ranges::any_of(kept, &Kept::due);
    if (!any && options.format == "text") context.note("nothing is due");
    return workspace::going_of(kept);
  };
  return forget_people(context, workspace, find, {},
                       {.yes = options.yes,
                        .dry_run = options.dry_run,
                        .format = options.format,
                        .command = "retention --apply"});
}

Result<ExitStatus> run(const Options& options, Context& context) {
  if ((options.yes || options.dry_run) && !options.apply) {
    return fail(ErrorKind::usage, "`--yes` and `--dry-run` are for `--apply`",
                "without it nothing is changed");
  }
  UXI_TRY(const auto workspace, context.workspace());
  return options.apply ? apply(options, context, workspace) : list(options, context, workspace);
}

}  // namespace

Command retention_command() {
  return {.name = "retention",
          .summary = "list until when data is kept, and remove what is due",
          .stage = Stage::keep,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
