#include "cli/tag_add.h"

#include <algorithm>
#include <map>
#include <set>

#include "cli/input.h"
#include "cli/tag_wishes.h"
#include "cli/writing.h"
#include "coding/anchor.h"
#include "coding/code_names.h"
#include "coding/placing.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"
#include "workspace/tagging.h"

namespace uxi::cli {
namespace {

constexpr std::string_view kCodebook = "codebook.yaml";
constexpr std::size_t kMostMistakes = 20;  ///< told of one table

/// One highlight of the answer.
struct Done {
  std::string session;
  workspace::AddedHighlight added;
};

/// All that one run of the command finds out while it plans.
class Adder {
 public:
  Adder(Context& context, const workspace::Workspace& workspace, const std::string& coder,
        const TagAddOptions& options)
      : context_(context),
        workspace_(workspace),
        options_(options),
        tagging_(workspace, coder, context.today(), context.env().random64) {}

  Result<void> add(const TagWish& wish) {
    auto done = add_one(wish);
    if (done || wish.line == 0) return done;
    done.error().path = wish.path;
    done.error().line = wish.line;
    return done;
  }
  Result<workspace::Changes> changes() {
    UXI_TRY(workspace::Changes changes, tagging_.changes());
    UXI_TRY_VOID(workspace::put_new_codes(workspace_, new_codes_, context_.today(), changes));
    return changes;
  }
  [[nodiscard]] const std::vector<Done>& done() const { return done_; }
  [[nodiscard]] const std::set<std::string>& new_codes() const { return new_codes_; }

 private:
  Result<void> add_one(const TagWish& wish) {
    UXI_TRY(const TurnRef ref, place_of(wish));
    UXI_TRY(workspace::StudyParts * study, study_of(ref.session.study));
    UXI_TRY(std::vector<Text> codes, codes_of(wish, *study));
    UXI_TRY_VOID(study->need_usable(ref.session.session, context_.today()));
    UXI_TRY(const auto* transcript, study->transcript(ref.session.session));
    UXI_TRY(Highlight highlight, highlight_of(wish, ref, transcript->value));
    highlight.codes = std::move(codes);
    highlight.memo = wish.memo;
    UXI_TRY(auto added, tagging_.add(study->name(), ref.session.session, std::move(highlight)));
    done_.push_back({ref.session.session, std::move(added)});
    return {};
  }

  Result<workspace::StudyParts*> study_of(const std::string& name) {
    if (!name.empty()) return tagging_.study(name);
    if (study_here_.empty()) {
      UXI_TRY(study_here_, context_.study_name(workspace_));
    }
    return tagging_.study(study_here_);
  }

  /// A session stands for all of its turns: `first` is 0.
  static Result<TurnRef> place_of(const TagWish& wish) {
    if (auto ref = parse_turn_ref(wish.ref)) return *ref;
    const auto session = parse_session_ref(wish.ref);
    if (!session || wish.quote.empty()) {
      return fail(ErrorKind::usage, "`" + wish.ref + "` is no turn",
                  "write it like P01#12 or P01#12-15");
    }
    return TurnRef{*session, 0, 0};
  }

  static Result<Highlight> highlight_of(const TagWish& wish, const TurnRef& ref,
                                        const Transcript& transcript) {
    if (wish.quote.empty()) return coding::make_highlight(transcript, ref.first, ref.last, {});
    return coding::place_words(transcript, ref.first, ref.last, wish.quote, wish.nth);
  }

  Result<std::vector<Text>> codes_of(const TagWish& wish, const workspace::StudyParts& study) {
    if (wish.codes.empty()) {
      return fail(ErrorKind::usage, "no code for `" + wish.ref + "`",
                  "write it with a plus: +pain/billing");
    }
    std::vector<Text> codes;
    for (const std::string& written : wish.codes) {
      UXI_TRY(const std::string path, code_of(written, study));
      const bool twice = std::ranges::find(codes, path, &Text::value) != codes.end();
      if (!twice) codes.push_back({path, {}});
    }
    return codes;
  }

  Result<std::string> code_of(const std::string& written, const workspace::StudyParts& study) {
    const Code* code = coding::code_meant(study.codebook(), written);
    if (code != nullptr && code->retired) {
      return fail(ErrorKind::conflict, "the code `" + code->path.value + "` is retired",
                  "take another, or take `retired` out of the codebook");
    }
    if (code != nullptr) return code->path.value;
    if (new_codes_.contains(written)) return written;
    // Part of the codebook could not be read: the code may well stand there.
    UXI_TRY_VOID(workspace::first_error(study.codebook_findings()));
    if (options_.create && is_code_path(written)) {
      new_codes_.insert(written);
      return written;
    }
    std::string hint = coding::did_you_mean_codes(study.codebook(), written);
    if (options_.create) {
      hint = "use lower-case words with hyphens, and `/` between levels: pain/billing";
    } else if (hint.empty()) {
      hint = "`uxi codebook add " + written + "` puts it there, and so does `--create`";
    }
    return fail(ErrorKind::not_found, "the codebook has no code `" + written + "`",
                std::move(hint));
  }

  Context& context_;
  const workspace::Workspace& workspace_;
  const TagAddOptions& options_;
  workspace::Tagging tagging_;
  std::string study_here_;
  std::set<std::string> new_codes_;
  std::vector<Done> done_;
};

Result<std::optional<std::vector<TagWish>>> wishes_of(Context& context,
                                                      const workspace::Workspace& workspace,
                                                      const TagAddOptions& options) {
  const TagWish common{options.ref, options.quote, options.codes, options.memo,
                       static_cast<std::size_t>(options.nth.value_or(0))};
  if (options.where || options.from) {
    if (!options.ref.empty() || (options.where && options.from)) {
      return fail(ErrorKind::usage,
                  options.where ? "`--where` says which turns; no reference can stand beside it"
                                : "the table of `--from` says which turns; no reference can "
                                  "stand beside it");
    }
    if (options.where) return wishes_by_query(context, workspace, *options.where, common);
    UXI_TRY(auto wishes, wishes_from_table(context, *options.from, options.codes));
    return std::optional(std::move(wishes));
  }
  if (options.ref.empty()) {
    return fail(ErrorKind::usage, "`REF` is missing", "what is to be tagged, like P01#12");
  }
  if (options.ref != "-") return std::optional(std::vector<TagWish>{common});
  UXI_TRY(const std::string text, read_stdin(context));
  UXI_TRY(auto wishes, wishes_from_lines(text, common));
  return std::optional(std::move(wishes));
}

/// `h7c1f09ab33e0 P01#12`, and behind it what was not done anew.
void print_done(Context& context, const std::vector<Done>& done) {
  std::map<workspace::Added, std::size_t> counts;
  for (const Done& one : done) {
    const Highlight& highlight = one.added.highlight;
    const TurnRef ref{{{}, one.session}, highlight.first_turn, highlight.last_turn};
    context.print(highlight.id + " " + to_string(ref) + "\n");
    ++counts[one.added.how];
  }
  const std::size_t there = counts[workspace::Added::there];
  const std::size_t extended = counts[workspace::Added::extended];
  if (extended > 0) {
    context.note(text::counted(extended, "highlight") + " of the same words got what " +
                 (extended == 1 ? "it" : "they") + " had not");
  }
  if (there > 0) {
    context.note(text::counted(there, "highlight") + (there == 1 ? " was" : " were") +
                 " there already");
  }
}

}  // namespace

void declare_tag_add(Flags& flags, TagAddOptions& options) {
  flags.argument("REF", options.ref,
                 "P01#12, P01#12-15, or a session that says the words once; `-`: lines from stdin",
                 false);
  flags.argument("WORDS", options.quote,
                 "the words as the transcript has them; whole turns without", false);
  flags.codes(options.codes);
  flags.option("-m,--memo", "TEXT", options.memo, "a thought about it, kept apart from the words");
  flags.option("--nth", "N", options.nth, "which, where the words stand more than once", 1);
  flags.option("--from", "FILE.csv", options.from,
               "many at once: columns ref, quote, codes (with |), memo; `-` for stdin");
  flags.option("--where", "QUERY", options.where,
               "every turn that `uxi search QUERY` finds, whole");
  flags.toggle("--create", options.create, "put codes that the codebook has not into it");
  declare_dry_run(flags, options.dry_run);
  flags.describe(
      "Codes are written with a plus: +pain/billing. They must be in the codebook. Words that you "
      "have highlighted already get the codes that they have not; nothing is there twice.");
  flags.example("uxi tag add billing/P01#12 \"charged us twice\" +pain/billing +surprise");
  flags.example("uxi search -l refund | uxi tag add +pain/billing -");
  flags.example("uxi tag add --where 'refund* -code:pain/billing' +pain/billing --dry-run");
}

namespace {

/// Of many, every mistake is told at its line, so that a table is mended in one go; none is written
/// where there is any.
Result<void> add_all(Context& context, const std::vector<TagWish>& wishes, Adder& adder) {
  std::vector<Error> mistakes;
  for (const TagWish& wish : wishes) {
    const auto added = adder.add(wish);
    if (added) continue;
    mistakes.push_back(added.error());
    if (wish.line == 0 || mistakes.size() == kMostMistakes) break;
  }
  if (mistakes.empty()) return {};
  if (mistakes.size() == 1) return tl::make_unexpected(mistakes.front());
  for (const Error& mistake : mistakes)
    context.env().err << text::printable(to_string(mistake)) << '\n';
  const bool more = mistakes.size() == kMostMistakes;
  return fail(ErrorKind::syntax, (more ? "the first " : "") +
                                     text::counted(mistakes.size(), "mistake") +
                                     "; nothing was tagged");
}

}  // namespace

Result<ExitStatus> run_tag_add(const TagAddOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string coder, context.coder());
  UXI_TRY(const auto wishes, wishes_of(context, workspace, options));
  if (!wishes) return ExitStatus::failed;
  if (wishes->empty()) {
    context.note(options.where ? "nothing was found" : "nothing to tag");
    return options.where ? ExitStatus::no : ExitStatus::done;
  }
  Adder adder(context, workspace, coder, options);
  const auto plan = [&]() -> Result<workspace::Changes> {
    UXI_TRY_VOID(add_all(context, *wishes, adder));
    return adder.changes();
  };
  UXI_TRY_VOID(write_changes(context, workspace, "tag add", options.dry_run, plan));
  if (options.dry_run) return ExitStatus::done;
  print_done(context, adder.done());
  for (const std::string& code : adder.new_codes()) {
    context.note("new in " + workspace.display(kCodebook) + ": `" + code +
                 "`; say there when to use it");
  }
  return ExitStatus::done;
}

}  // namespace uxi::cli
