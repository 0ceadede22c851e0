// uxi search: turns by their words, codes, speakers, segments and dates.
#include "cli/command.h"
#include "cli/indexed.h"
#include "cli/search_query.h"
#include "cli/search_text.h"
#include "text/strings.h"

namespace uxi::cli {
namespace {

struct Options {
  std::vector<std::string> words;
  std::optional<int> context;
  std::optional<int> limit;
  std::string count;
  std::string order = "file";
  bool refs = false;
  std::string format = "text";
};

void declare(Flags& flags, Options& options) {
  flags.arguments("QUERY", options.words, "words and fields; see above");
  flags.rest(options.words);
  flags.option("--context", "N", options.context, "turns before and after each");
  flags.option("--limit", "N", options.limit, "no more than so many turns", 1);
  flags.choice("--count", {"session", "segment", "code"}, options.count,
               "how many turns and participants by this, not the turns");
  flags.choice("--order", {"file", "rank"}, options.order, "as they were said, or the best first");
  flags.toggle("-l,--refs", options.refs, "references only, one a line");
  flags.choice("--format", {"text", "json", "csv"}, options.format, "how it is printed");
  flags.describe(
      "A query is words in any form, \"phrases\" in double quotes, beginnings*, OR, -not, "
      "(groups), NEAR(a b, 5) and fields: code:, speaker:, segment:, participant:, session:, "
      "study:, coder:, theme:, question:, date:, has:memo, is:tagged, is:untagged. @name stands "
      "for a saved query of uxi.yaml. All studies are searched unless --study names one. Put -- "
      "in front of a query that begins with a minus.");
  flags.example("uxi search refund late");
  flags.example("uxi search '\"charged twice\" OR refund*' --context 1");
  flags.example("uxi search 'code:pain/* speaker:participant' --count segment");
  flags.example("uxi search -l refund | uxi tag add +pain/billing -");
}

Result<void> check(const Options& options) {
  if (options.words.empty()) {
    return fail(ErrorKind::usage, "`QUERY` is missing",
                "say what to look for, like `refund` or `code:pain`");
  }
  if (options.refs && (options.format != "text" || !options.count.empty())) {
    return fail(ErrorKind::usage, "`--refs` prints references and nothing else",
                "leave out `--format` and `--count`");
  }
  if (!options.count.empty() && (options.limit || options.context)) {
    return fail(ErrorKind::usage, "`--count` counts every turn that was found",
                "leave out `--limit` and `--context`");
  }
  return {};
}

/// The query within the study that `--study` names.
Result<query::Query> within_study(Context& context, const workspace::Workspace& workspace,
                                  query::Query query) {
  if (!context.shared().study) return query;
  UXI_TRY(const std::string study, context.study_name(workspace));
  query::Query all{.kind = query::Query::Kind::all};
  all.parts.push_back(
      {.kind = query::Query::Kind::field, .test = {.field = query::Field::study, .value = study}});
  if (query.kind == query::Query::Kind::all) {
    for (query::Query& part : query.parts) all.parts.push_back(std::move(part));
  } else {
    all.parts.push_back(std::move(query));
  }
  return all;
}

std::string rendered(const Options& options, const index::Found& found, const std::string& query,
                     const Style& style) {
  if (options.refs) return search_refs(found);
  if (!options.count.empty()) {
    const std::vector<CountRow> rows = count_by(found, options.count);
    if (options.format == "json") return counts_json(rows, options.count, query);
    return options.format == "csv" ? counts_csv(rows, options.count) : counts_text(rows);
  }
  if (options.format == "json") return search_json(found, query);
  return options.format == "csv" ? search_csv(found) : search_text(found, style);
}

void note_total(Context& context, const index::Found& found) {
  if (found.total == 0) return context.note("nothing was found");
  const std::string total = text::counted(found.total, "turn");
  const bool all = found.hits.size() == found.total;
  context.note(all ? total : std::to_string(found.hits.size()) + " of " + total);
}

Result<ExitStatus> run(const Options& options, Context& context) {
  UXI_TRY_VOID(check(options));
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(auto read, read_query(context, workspace, text::join(options.words, " ")));
  if (!read) return ExitStatus::failed;
  UXI_TRY(const query::Query query, within_study(context, workspace, *std::move(read)));
  UXI_TRY(Indexed indexed, fresh_index(context, workspace));
  index::SearchOptions search{
      .order = options.order == "rank" ? index::Order::rank : index::Order::file,
      .context = static_cast<std::size_t>(options.context.value_or(0))};
  if (options.limit) search.limit = static_cast<std::size_t>(*options.limit);
  UXI_TRY(const index::Found found, indexed.index.search(query, search));
  UXI_TRY_VOID(note_unknown_names(context, indexed.index, query));
  context.print(rendered(options, found, query::to_string(query), context.out_style()));
  if (options.format == "text" && !options.refs) {
    note_total(context, found);
  } else if (found.total == 0) {
    context.note("nothing was found");
  }
  if (!indexed.is_whole) return ExitStatus::failed;
  return found.total == 0 ? ExitStatus::no : ExitStatus::done;
}

}  // namespace

Command search_command() {
  return {.name = "search",
          .summary = "find turns by words, codes, speakers, segments and dates",
          .stage = Stage::make_sense,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
