#include "cli/participants_list.h"

#include "cli/findings.h"
#include "cli/participants_text.h"
#include "cli/search_query.h"
#include "text/strings.h"

namespace uxi::cli {

void declare_people_list(Flags& flags, PeopleListOptions& options) {
  flags.arguments("QUERY", options.query,
                  "only those for whom it holds: `status:waiting segment:churned`");
  flags.choice("--format", {"text", "json", "csv"}, options.format, "how they are printed");
  flags.describe(
      "Fields of the query are status, segment, participant, source, incentive (owed, paid, none), "
      "has (contact, session, needs, descriptor), date (of the last session) and every attribute "
      "of the roster; words are looked for in what describes a person. Names and addresses are "
      "never shown.");
  flags.example("uxi participants list");
  flags.example("uxi participants list 'status:waiting role:Owner'");
  flags.example("uxi participants list incentive:owed --format csv");
}

Result<ExitStatus> run_people_list(const PeopleListOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  UXI_TRY(const auto files, workspace::read_people(workspace, study));
  UXI_TRY_VOID(stop_on_errors(context, files.findings));
  std::optional<query::Query> query;
  const std::string words = text::join(options.query, " ");
  if (!words.empty()) {
    auto parsed = query::parse_query(words, recruit::people_fields(files.facts));
    if (!parsed) {
      print_wrong(context, words, parsed.error());
      return ExitStatus::failed;
    }
    query = *std::move(parsed);
  }
  const auto rows = recruit::list_people(files.facts, query ? &*query : nullptr, context.today());
  if (options.format == "json") {
    context.print(people_json(files, rows));
  } else if (options.format == "csv") {
    context.print(people_csv(files, rows));
  } else {
    context.page(people_text(files, rows, context.out_style()));
    context.note(people_summary(rows));
  }
  return rows.empty() && query ? ExitStatus::no : ExitStatus::done;
}

}  // namespace uxi::cli
