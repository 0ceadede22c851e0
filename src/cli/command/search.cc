// uxi search: turns by their words, codes, speakers, segments and dates.
#include "cli/blind.h"
#include "cli/command.h"
#include "cli/indexed.h"
#include "cli/search_count.h"
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
  std::optional<std::string> by;
  std::string order = "file";
  bool refs = false;
  std::string format = "text";
};

void declare(Flags& flags, Options& options) {
  flags.arguments("QUERY", options.words, "words and fields; see above");
  flags.rest(options.words);
  flags.option("--context", "N", options.context, "turns before and after each");
  flags.option("--limit", "N", options.limit, "no more than so many turns", 1);
  flags.choice("--count", {"session", "segment", "code", "participant", "study", "speaker"},
               options.count, "how many turns and participants by this, not the turns");
  flags.option("--by", "WHAT[,WHAT]", options.by,
               "a table of participants, of how many, by one or two of the same");
  flags.choice("--order", {"file", "rank"}, options.order, "as they were said, or the best first");
  flags.toggle("-l,--refs", options.refs, "references only, one a line");
  flags.choice("--format", {"text", "json", "csv", "markdown"}, options.format,
               "how it is printed");
  flags.describe(
      "A query is words in any form, \"phrases\" in double quotes, beginnings*, OR, -not, "
      "(groups), NEAR(a b, 5) and fields: code:, speaker:, segment:, participant:, session:, "
      "study:, coder:, theme:, question:, date:, has:memo, is:tagged, is:untagged. @name stands "
      "for a saved query of uxi.yaml. All studies are searched unless --study names one. Put -- "
      "in front of a query that begins with a minus. `uxi help query` says more.");
  flags.example("uxi search refund late");
  flags.example("uxi search '\"charged twice\" OR refund*' --context 1");
  flags.example("uxi search 'code:pain/* speaker:participant' --by code,segment");
  flags.example("uxi search -l refund | uxi tag add +pain/billing -");
}

Result<void> check(const Options& options) {
  if (options.words.empty()) {
    return fail(ErrorKind::usage, "`QUERY` is missing",
                "say what to look for, like `refund` or `code:pain`");
  }
  const bool counts = !options.count.empty() || options.by;
  if (options.refs && (options.format != "text" || counts)) {
    return fail(ErrorKind::usage, "`--refs` prints references and nothing else",
                "leave out `--format`, `--count` and `--by`");
  }
  if (counts && (options.limit || options.context)) {
    return fail(ErrorKind::usage, "`--count` and `--by` count every turn that was found",
                "leave out `--limit` and `--context`");
  }
  if (!options.count.empty() && options.by) {
    return fail(ErrorKind::usage, "`--count` and `--by` are two tables",
                "ask for one after the other");
  }
  if (options.format == "markdown" && !options.by) {
    return fail(ErrorKind::usage, "only `--by` makes a table in Markdown",
                "say `--by segment`, or another format");
  }
  return {};
}

std::string rendered(const Options& options, const index::Found& found, const std::string& query,
                     const Style& style) {
  if (options.refs) return search_refs(found);
  if (options.format == "json") return search_json(found, query);
  return options.format == "csv" ? search_csv(found) : search_text(found, style);
}

/// The lists and tables; gives back how many turns they are of.
Result<std::size_t> print_counts(const Options& options, Context& context, index::Index& index,
                                 const query::Query& query) {
  UXI_TRY(const ByWhat by, parse_by(options.by.value_or(options.count)));
  UXI_TRY(const auto tallies, index.tally(query, tally_by(by)));
  UXI_TRY(const auto plain, index.tally(query, {}));
  std::size_t turns = 0;
  for (const index::Tally& tally : plain) turns += tally.turns;
  const std::string text = query::to_string(query);
  if (options.by) {
    UXI_TRY(const auto talks, index.talks());
    context.page(table_by_as(table_by(tallies, plain, talks, by), by, text, options.format,
                             context.env().terminal.width, context.out_style()));
    return turns;
  }
  const std::vector<CountRow> rows = count_by(tallies, options.count);
  if (options.format == "json") {
    context.page(counts_json(rows, options.count, text));
  } else {
    context.page(options.format == "csv" ? counts_csv(rows, options.count) : counts_text(rows));
  }
  return turns;
}

/// Turns as they come, so that not all need be held; what goes to a terminal is held for the pager,
/// and JSON is one document.
Result<void> print_hits(const Options& options, Context& context, index::Index& index,
                        const query::Query& query, std::size_t& shown, std::size_t& total) {
  index::SearchOptions search{
      .order = options.order == "rank" ? index::Order::rank : index::Order::file,
      .context = static_cast<std::size_t>(options.context.value_or(0))};
  if (options.limit) search.limit = static_cast<std::size_t>(*options.limit);
  const std::string text = query::to_string(query);
  if (options.format == "json" || context.env().terminal.out_is_terminal) {
    UXI_TRY(const index::Found found, index.search(query, search));
    context.page(rendered(options, found, text, context.out_style()));
    shown = found.hits.size();
    total = found.total;
    return {};
  }
  bool first = true;
  return index.search(query, search, [&](index::Found&& some) -> Result<void> {
    std::string piece = rendered(options, some, text, context.out_style());
    if (!first && options.format == "csv") piece.erase(0, piece.find('\n') + 1);
    if (!first && options.format == "text" && !options.refs) piece.insert(0, 1, '\n');
    context.print(piece);
    first = false;
    shown += some.hits.size();
    total = some.total;
    return {};
  });
}

void note_total(Context& context, const Options& options, std::size_t shown, std::size_t total) {
  if (total == 0) return context.note("nothing was found");
  if (options.refs || (options.format != "text" && options.format != "markdown")) return;
  const std::string turns = text::counted(total, "turn");
  context.note(shown == total ? turns : std::to_string(shown) + " of " + turns);
}

Result<ExitStatus> run(const Options& options, Context& context) {
  UXI_TRY_VOID(check(options));
  if (options.by) UXI_TRY_VOID(parse_by(*options.by));
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(auto read, read_query(context, workspace, text::join(options.words, " ")));
  if (!read) return ExitStatus::failed;
  UXI_TRY(const query::Query query, within_study(context, workspace, *std::move(read)));
  UXI_TRY(Indexed indexed, fresh_index(context, workspace));
  UXI_TRY_VOID(hide_in_index(context, workspace, indexed.index));
  UXI_TRY_VOID(note_unknown_names(context, indexed.index, query));
  std::size_t shown = 0;
  std::size_t total = 0;
  if (options.by || !options.count.empty()) {
    UXI_TRY(total, print_counts(options, context, indexed.index, query));
    shown = total;
  } else {
    UXI_TRY_VOID(print_hits(options, context, indexed.index, query, shown, total));
  }
  note_total(context, options, shown, total);
  if (!indexed.is_whole) return ExitStatus::failed;
  return total == 0 ? ExitStatus::no : ExitStatus::done;
}

}  // namespace

Command search_command() {
  return {.name = "search",
          .summary = "find turns by words, codes, speakers, segments and dates",
          .stage = Stage::make_sense,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
