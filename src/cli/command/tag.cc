// uxi tag: highlights of a transcript and the codes they carry.
#include <algorithm>
#include <istream>
#include <iterator>
#include <map>
#include <set>

#include "cli/findings.h"
#include "cli/indexed.h"
#include "cli/search_query.h"
#include "cli/tag_done.h"
#include "cli/tag_list.h"
#include "cli/writing.h"
#include "coding/anchor.h"
#include "coding/tag_file.h"
#include "format/csv.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "uxi/reference.h"
#include "workspace/consent.h"

namespace uxi::cli {
namespace {

// ---- add ----------------------------------------------------------------------------------------

struct AddOptions {
  std::string ref;
  std::string quote;
  std::vector<std::string> codes;
  std::string memo;
  std::optional<std::string> from;
  std::optional<std::string> where;
  bool dry_run = false;
};

/// One highlight to be: where, which words, which codes.
struct Wish {
  std::string ref;
  std::string quote;
  std::vector<std::string> codes;
  std::string memo;
  std::string path = {};  ///< of the table it stands in
  unsigned line = 0;
};

void declare_add(Flags& flags, AddOptions& options) {
  flags.argument(
      "REF", options.ref,
      "P01#12, P01#12-15, or a session that says the words once; `-`: references from stdin",
      false);
  flags.argument("WORDS", options.quote,
                 "the words as the transcript has them; whole turns without", false);
  flags.codes(options.codes);
  flags.option("-m,--memo", "TEXT", options.memo, "a thought about it, kept apart from the words");
  flags.option("--from", "FILE.csv", options.from,
               "many at once: columns ref, quote, codes (with |), memo");
  flags.option("--where", "QUERY", options.where,
               "every turn that `uxi search QUERY` finds, whole");
  declare_dry_run(flags, options.dry_run);
  flags.describe("Codes are written with a plus: +pain/billing. They must be in the codebook.");
  flags.example("uxi tag add billing/P01#12 \"charged us twice\" +pain/billing +surprise");
  flags.example("uxi search -l refund | uxi tag add +pain/billing -");
  flags.example("uxi tag add --where 'refund* -code:pain/billing' +pain/billing --dry-run");
}

Result<std::vector<Wish>> wishes_from_csv(Context& context, const AddOptions& options) {
  UXI_TRY(std::string bytes, context.files().read(*options.from));
  const SourceFile source(*options.from, std::move(bytes));
  Diagnostics findings;
  const format::csv::Table table = format::csv::parse(source, findings);
  UXI_TRY_VOID(stop_on_errors(context, findings));
  std::map<std::string, std::size_t> columns;
  if (!table.rows.empty()) {
    for (std::size_t i = 0; i < table.rows[0].cells.size(); ++i) {
      columns[table.rows[0].cells[i].text] = i;
    }
  }
  if (!columns.contains("ref") || !columns.contains("codes")) {
    return fail_at(ErrorKind::syntax, *options.from,
                   "the first row must name the columns `ref` and `codes`");
  }
  std::vector<Wish> wishes;
  for (std::size_t r = 1; r < table.rows.size(); ++r) {
    const auto cell = [&](const std::string& name) -> std::string {
      const auto at = columns.find(name);
      const auto& cells = table.rows[r].cells;
      return at == columns.end() || at->second >= cells.size() ? std::string()
                                                               : cells[at->second].text;
    };
    Wish wish{.ref = cell("ref"),
              .quote = cell("quote"),
              .codes = options.codes,
              .memo = cell("memo"),
              .path = *options.from,
              .line = source.position(table.rows[r].span.begin).line};
    const std::string codes = cell("codes");
    for (const std::string_view code : text::split(codes, '|')) {
      if (!text::trim(code).empty()) wish.codes.emplace_back(text::trim(code));
    }
    wishes.push_back(std::move(wish));
  }
  return wishes;
}

/// One for each turn that the query holds for. Nothing where the query is wrong, which was printed.
Result<std::optional<std::vector<Wish>>> wishes_by_query(Context& context,
                                                         const workspace::Workspace& workspace,
                                                         const AddOptions& options) {
  if (!options.ref.empty() || options.from) {
    return fail(ErrorKind::usage, "`--where` says which turns; no reference can stand beside it");
  }
  UXI_TRY(auto query, read_query(context, workspace, *options.where));
  if (!query) return std::optional<std::vector<Wish>>();
  UXI_TRY(query, within_study(context, workspace, *std::move(query)));
  UXI_TRY(Indexed indexed, fresh_index(context, workspace));
  UXI_TRY_VOID(note_unknown_names(context, indexed.index, *query));
  if (!indexed.is_whole) {
    return fail(ErrorKind::syntax, "what could not be read could not be searched",
                "mend these files first");
  }
  UXI_TRY(const index::Found found, indexed.index.search(*query, {}));
  std::vector<Wish> wishes;
  for (const index::Hit& hit : found.hits) {
    const TurnRef ref{{hit.study, hit.turn.transcript}, hit.turn.number, hit.turn.number};
    wishes.push_back({to_string(ref), {}, options.codes, options.memo});
  }
  return std::optional(std::move(wishes));
}

Result<std::vector<Wish>> wishes_of(Context& context, const AddOptions& options) {
  if (options.from) return wishes_from_csv(context, options);
  if (options.ref.empty())
    return fail(ErrorKind::usage, "`REF` is missing", "what is to be tagged, like P01#12");
  if (options.ref != "-")
    return std::vector<Wish>{{options.ref, options.quote, options.codes, options.memo}};
  std::vector<Wish> wishes;
  for (std::string line; std::getline(context.env().in, line);) {
    const std::string_view ref = text::trim(line);
    if (!ref.empty())
      wishes.push_back({std::string(ref), options.quote, options.codes, options.memo});
  }
  return wishes;
}

/// Studies as they are needed, each read once.
class Studies {
 public:
  Studies(Context& context, const workspace::Workspace& workspace)
      : context_(context), workspace_(workspace) {}

  Result<const workspace::StudyData*> get(std::string name) {
    if (name.empty()) {
      UXI_TRY(name, context_.study_name(workspace_));
    }
    const auto known = studies_.find(name);
    if (known != studies_.end()) return &known->second;
    UXI_TRY(auto data, workspace::load_study(workspace_, name));
    return &studies_.emplace(std::move(name), std::move(data)).first->second;
  }

 private:
  Context& context_;
  const workspace::Workspace& workspace_;
  std::map<std::string, workspace::StudyData> studies_;
};

/// The turn of `transcript` that says `quote`, where only one does.
Result<int> turn_with(const Transcript& transcript, const std::string& quote) {
  std::vector<int> found;
  for (const Turn& turn : transcript.turns) {
    if (coding::make_highlight(transcript, turn.id, turn.id, quote)) found.push_back(turn.id);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    return fail(ErrorKind::not_found,
                "nobody says `" + quote + "` once in `" + transcript.session + "`");
  }
  return fail(
      ErrorKind::conflict,
      "`" + transcript.session + "` says `" + quote + "` in " + text::counted(found.size(), "turn"),
      "say which: " + transcript.session + "#" + std::to_string(found.front()));
}

Result<TurnRef> place_of(const Wish& wish, Studies& studies) {
  if (auto ref = parse_turn_ref(wish.ref)) return *ref;
  const auto session = parse_session_ref(wish.ref);
  if (!session || wish.quote.empty()) {
    return fail(ErrorKind::usage, "`" + wish.ref + "` is no turn",
                "write it like P01#12 or P01#12-15");
  }
  UXI_TRY(const workspace::StudyData* data, studies.get(session->study));
  const Transcript* transcript = data->transcript(session->session);
  if (transcript == nullptr) return TurnRef{*session, 1, 1};  // make_one says what is missing
  UXI_TRY(const int turn, turn_with(*transcript, wish.quote));
  return TurnRef{*session, turn, turn};
}

Result<void> check_codes(const Wish& wish, const Codebook& codebook) {
  if (wish.codes.empty()) {
    return fail(ErrorKind::usage, "no code for `" + wish.ref + "`",
                "write it with a plus: +pain/billing");
  }
  for (const std::string& code : wish.codes) {
    if (codebook.find(code) != nullptr) continue;
    std::string hint = text::did_you_mean(code, codebook.paths());
    if (hint.empty()) hint = "`uxi codebook add " + code + "` puts it there";
    return fail(ErrorKind::not_found, "the codebook has no code `" + code + "`", std::move(hint));
  }
  return {};
}

/// Where a new highlight goes, and what it is.
struct Made {
  std::string file;  ///< studies/billing/tags/P01.ana.yaml
  std::string session;
  Highlight highlight;
};

Result<Made> make_one(Context& context, const Wish& wish, Studies& studies,
                      const std::string& coder) {
  UXI_TRY(const TurnRef ref, place_of(wish, studies));
  UXI_TRY(const workspace::StudyData* data, studies.get(ref.session.study));
  UXI_TRY_VOID(check_codes(wish, data->codebook));
  UXI_TRY_VOID(workspace::need_usable(*data, ref.session.session, context.today()));
  UXI_TRY(const Transcript* transcript, data->need_transcript(ref.session.session));
  UXI_TRY(Highlight highlight,
          coding::make_highlight(*transcript, ref.first, ref.last, wish.quote));
  highlight.id = coding::highlight_id(context.env().random64());
  for (const std::string& code : wish.codes) {
    highlight.codes.push_back({data->codebook.find(code)->path.value, {}});
  }
  highlight.memo = wish.memo;
  highlight.added = context.today();
  return Made{data->folder + "/tags/" + ref.session.session + "." + coder + ".yaml",
              ref.session.session, std::move(highlight)};
}

Result<workspace::Changes> add_to_files(const workspace::Workspace& workspace,
                                        const std::string& coder, const std::vector<Made>& made) {
  std::map<std::string, std::vector<Highlight>> by_file;
  std::map<std::string, std::string> session_of;
  for (const Made& one : made) {
    by_file[one.file].push_back(one.highlight);
    session_of[one.file] = one.session;
  }
  workspace::Changes changes;
  for (auto& [path, highlights] : by_file) {
    UXI_TRY(const auto source, workspace.read_if_there(path));
    const SourceFile file = source.value_or(SourceFile(path, ""));
    Diagnostics findings;
    const TagFile tags = read_tags(file, session_of[path], coder, findings);
    if (findings.has_errors()) {
      return fail_at(ErrorKind::syntax, workspace.display(path), "this file has errors",
                     "`uxi check` lists them");
    }
    UXI_TRY(std::string after, coding::with_highlights(file, tags, std::move(highlights)));
    UXI_TRY_VOID(changes.put(workspace, path, std::move(after)));
  }
  return changes;
}

Result<ExitStatus> run_add(const AddOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string coder, context.coder());
  std::vector<Wish> wishes;
  if (options.where) {
    UXI_TRY(auto found, wishes_by_query(context, workspace, options));
    if (!found) return ExitStatus::failed;
    wishes = *std::move(found);
    if (wishes.empty()) context.note("nothing was found");
    if (wishes.empty()) return ExitStatus::no;
  } else {
    UXI_TRY(wishes, wishes_of(context, options));
  }
  std::vector<Made> made;
  const auto plan = [&]() -> Result<workspace::Changes> {
    Studies studies(context, workspace);
    for (const Wish& wish : wishes) {
      auto one = make_one(context, wish, studies, coder);
      if (!one && wish.line > 0) {
        one.error().path = wish.path;
        one.error().line = wish.line;
      }
      if (!one) return pass_on(std::move(one));
      made.push_back(*std::move(one));
    }
    return add_to_files(workspace, coder, made);
  };
  UXI_TRY(const bool changed, write_changes(context, workspace, "tag add", options.dry_run, plan));
  if (!changed || options.dry_run) return ExitStatus::done;
  for (const Made& one : made) {
    const TurnRef ref{{{}, one.session}, one.highlight.first_turn, one.highlight.last_turn};
    context.print(one.highlight.id + " " + to_string(ref) + "\n");
  }
  return ExitStatus::done;
}

// ---- rm
// -------------------------------------------------------------------------------------------

struct RemoveOptions {
  std::vector<std::string> refs;
  std::string code;
  bool dry_run = false;
};

void declare_remove(Flags& flags, RemoveOptions& options) {
  flags.arguments("HIGHLIGHT", options.refs, "P01/h7c1f09ab33e0, as `uxi tag list` prints it",
                  true);
  flags.option("--code", "CODE", options.code, "take only this code off");
  declare_dry_run(flags, options.dry_run);
  flags.example("uxi tag rm P01/h7c1f09ab33e0");
}

/// The tag file that holds a highlight, whoever coded it.
Result<const workspace::Loaded<TagFile>*> file_of(const workspace::StudyData& data,
                                                  const HighlightRef& ref) {
  for (const auto& tags : data.tags) {
    if (tags.value.session != ref.session.session) continue;
    if (std::ranges::find(tags.value.highlights, ref.id, &Highlight::id) !=
        tags.value.highlights.end())
      return &tags;
  }
  return fail(ErrorKind::not_found, "there is no highlight `" + to_string(ref) + "`",
              "`uxi tag list " + ref.session.session + "` lists them");
}

Result<workspace::Changes> plan_remove(Context& context, const workspace::Workspace& workspace,
                                       const RemoveOptions& options) {
  Studies studies(context, workspace);
  std::map<const workspace::Loaded<TagFile>*, std::set<std::string>> going;
  std::map<const workspace::Loaded<TagFile>*, std::string> path_of;
  for (const std::string& word : options.refs) {
    UXI_TRY(const HighlightRef ref, parse_highlight_ref(word));
    UXI_TRY(const workspace::StudyData* data, studies.get(ref.session.study));
    UXI_TRY(const auto* file, file_of(*data, ref));
    going[file].insert(ref.id);
    path_of[file] =
        data->folder + "/tags/" + file->value.session + "." + file->value.coder + ".yaml";
  }
  workspace::Changes changes;
  for (const auto& [file, ids] : going) {
    std::string after;
    if (options.code.empty()) {
      UXI_TRY(after, coding::without_highlights(file->source, file->value, ids));
    } else if (ids.size() == 1) {
      UXI_TRY(after, coding::without_code(file->source, file->value, *ids.begin(), options.code));
    } else {
      return fail(ErrorKind::usage, "`--code` takes one highlight of a session at a time");
    }
    UXI_TRY_VOID(changes.put(workspace, path_of[file], std::move(after)));
  }
  return changes;
}

Result<ExitStatus> run_remove(const RemoveOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const bool changed, write_changes(context, workspace, "tag rm", options.dry_run, [&] {
            return plan_remove(context, workspace, options);
          }));
  if (changed && !options.dry_run) context.note("`uxi undo` brings it back");
  return ExitStatus::done;
}

}  // namespace

Command tag_command() {
  return {
      .name = "tag",
      .summary = "mark words of a transcript and give them codes",
      .stage = Stage::make_sense,
      .actions = {
          {"add", "highlight words or turns", with_options(declare_add, run_add)},
          {"rm", "remove highlights, or a code of one", with_options(declare_remove, run_remove)},
          {"list", "list highlights", with_options(declare_tag_list, run_tag_list)},
          {"done", "mark sessions as fully coded", with_options(declare_tag_done, run_tag_done)}}};
}

}  // namespace uxi::cli
