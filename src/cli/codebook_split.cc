// Splitting a code. With a query its highlights are sorted at once; without one they are shown one
// after the other and a line of standard input says what becomes of each, so that it works over any
// terminal, with a screen reader, and from a script.
#include "cli/codebook_split.h"

#include <algorithm>
#include <istream>

#include "cli/blind.h"
#include "cli/codebook_change.h"
#include "cli/findings.h"
#include "cli/search_query.h"
#include "cli/writing.h"
#include "coding/anchor.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "workspace/code_edit.h"
#include "workspace/where.h"

namespace uxi::cli {
namespace {

constexpr int kWidth = 76;

/// A highlight of the code that is split.
struct Piece {
  std::string file;
  std::string id;
  std::string where;  ///< `billing/P01#12`
  std::string words;
  std::string memo;
};

/// Tags of a session whose words may not be shown are not in `data`.
bool is_usable(const workspace::StudyData& data, const TagFile& tags) {
  return std::ranges::any_of(data.tags, [&](const auto& loaded) {
    return loaded.value.session == tags.session && loaded.value.coder == tags.coder;
  });
}

/// The highlights of the code in one study, those that fit `where` only.
void add_pieces(const workspace::CodeFiles& files, const workspace::StudyData& data,
                const std::string& code, const workspace::Where* where,
                std::vector<Piece>& pieces) {
  for (const auto& tags : files.tags) {
    if (!tags.path.starts_with(data.folder + "/") || !is_usable(data, tags.value)) continue;
    const Transcript* transcript = data.transcript(tags.value.session);
    for (const Highlight& highlight : tags.value.highlights) {
      if (!workspace::carries(files, highlight, code)) continue;
      if (where != nullptr && !where->holds(tags.value, highlight)) continue;
      Piece piece{.file = tags.path, .id = highlight.id, .memo = highlight.memo};
      int turn = highlight.first_turn;
      piece.words = highlight.quote;
      if (transcript != nullptr) {
        const coding::Anchored anchored = coding::find_anchor(*transcript, highlight);
        turn = anchored.first_turn;
        if (!anchored.quote.empty()) piece.words = anchored.quote;
      }
      piece.where = data.name + "/" + tags.value.session + "#" + std::to_string(turn);
      pieces.push_back(std::move(piece));
    }
  }
}

/// What a person says to one piece after the other.
class Asking {
 public:
  Asking(Context& context, const CodeSplitOptions& options, const std::vector<Piece>& pieces)
      : context_(context), options_(options), pieces_(pieces), answers_(pieces.size(), 0) {}

  /// Nothing where the person gave up; what is not answered stays with the code.
  std::optional<std::vector<workspace::Recoded>> ask() {
    context_.print(legend());
    std::size_t at = 0;
    while (at < pieces_.size()) {
      show(at);
      std::string line;
      if (!std::getline(context_.env().in, line) || context_.env().interrupted()) break;
      const std::string word(text::trim(line));
      if (word == "x") return std::nullopt;
      if (word == "q") break;
      if (word == "b") {
        if (at > 0) answers_[--at] = 0;
      } else if (word == "k" || word.empty()) {
        answers_[at++] = 0;
      } else if (const std::size_t n = number(word); n > 0) {
        answers_[at++] = n;
      } else {
        context_.print(legend());
      }
    }
    return picks();
  }

 private:
  [[nodiscard]] std::string legend() const {
    std::string out;
    for (std::size_t i = 0; i < options_.into.size(); ++i)
      out += std::to_string(i + 1) + "  " + options_.into[i] + "\n";
    return out + "k  keep " + options_.code +
           "; b  back; q  stop here and write; x  leave, nothing changed\n";
  }

  void show(std::size_t at) {
    const Piece& piece = pieces_[at];
    context_.print("\n" + std::to_string(at + 1) + "/" + std::to_string(pieces_.size()) + "  " +
                   piece.where + "\n    " +
                   text::wrap(text::printable(text::squeeze(piece.words)), kWidth, 4) + "\n");
    if (!piece.memo.empty())
      context_.print("    (" + text::wrap(text::printable(piece.memo), kWidth - 2, 4) + ")\n");
    context_.print("? ");
    context_.env().out.flush();
  }

  [[nodiscard]] std::size_t number(const std::string& word) const {
    for (std::size_t i = 0; i < options_.into.size(); ++i) {
      if (word == std::to_string(i + 1) || word == options_.into[i]) return i + 1;
    }
    return 0;
  }

  [[nodiscard]] std::vector<workspace::Recoded> picks() const {
    std::vector<workspace::Recoded> picks;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (answers_[i] > 0)
        picks.push_back({pieces_[i].file, pieces_[i].id, options_.into[answers_[i] - 1]});
    }
    return picks;
  }

  Context& context_;
  const CodeSplitOptions& options_;
  const std::vector<Piece>& pieces_;
  std::vector<std::size_t> answers_;  ///< 0 keeps the code, n is the nth of `into`
};

/// The code's path and its aliases: what highlights may carry.
Result<std::vector<std::string>> spellings(const workspace::Workspace& workspace,
                                           const std::string& code) {
  UXI_TRY(const auto files, workspace::load_code_files(workspace, {code}));
  std::vector<std::string> words{code};
  if (const Code* known = files.find(code)) {
    for (const Text& alias : known->aliases) words.push_back(alias.value);
  }
  return words;
}

Result<std::vector<Piece>> pieces_of(Context& context, const workspace::Workspace& workspace,
                                     const CodeSplitOptions& options,
                                     const std::optional<query::Query>& query,
                                     const std::vector<std::string>& words) {
  UXI_TRY(const auto files,
          workspace::load_code_files(workspace, words, workspace::TagDepth::whole));
  UXI_TRY_VOID(stop_on_errors(context, files.diagnostics));
  UXI_TRY(std::vector<std::string> studies, workspace.studies());
  if (context.shared().study) {
    UXI_TRY(const std::string one, context.study_name(workspace));
    studies = {one};
  }
  std::vector<Piece> pieces;
  for (const std::string& study : studies) {
    UXI_TRY(const auto data, load_visible(context, workspace, study));
    std::optional<workspace::Where> where;
    if (query) where.emplace(*query, data);
    add_pieces(files, data, options.code, where ? &*where : nullptr, pieces);
  }
  return pieces;
}

}  // namespace

void declare_code_split(Flags& flags, CodeSplitOptions& options) {
  flags.argument("CODE", options.code, "the code to split");
  flags.option("--into", "NEW", options.into,
               "the code they get; made where it is new; again for more than one");
  flags.option("--where", "QUERY", options.where,
               "highlights that fit, all at once; without it you are asked for each");
  declare_dry_run(flags, options.dry_run);
  flags.describe(
      "Asks for one highlight after the other, a line of input each; what is not answered keeps "
      "its "
      "code, so that one can go on another day. New codes count as old as the one they come from, "
      "because all its highlights were looked at.");
  flags.example("uxi codebook split pain/billing --into pain/refund --where 'refund*'");
  flags.example("uxi codebook split pain --into pain/price --into pain/support");
}

Result<ExitStatus> run_code_split(const CodeSplitOptions& options, Context& context) {
  if (options.into.empty()) {
    return fail(ErrorKind::usage, "`--into` is missing", "name the code they are to get");
  }
  if (options.where && options.into.size() > 1) {
    return fail(ErrorKind::usage, "`--where` goes with one `--into`",
                "split by one query after the other");
  }
  UXI_TRY(const auto workspace, context.workspace());
  std::optional<query::Query> query;
  if (options.where) {
    UXI_TRY(query, read_query(context, workspace, *options.where));
    if (!query) return ExitStatus::failed;
  }
  UXI_TRY(const auto words, spellings(workspace, options.code));
  UXI_TRY(const auto pieces, pieces_of(context, workspace, options, query, words));
  std::optional<std::vector<workspace::Recoded>> picks;
  if (query) {
    picks.emplace();
    for (const Piece& piece : pieces) picks->push_back({piece.file, piece.id, options.into[0]});
  } else if (!pieces.empty()) {
    picks = Asking(context, options, pieces).ask();
    context.print("\n");
    if (!picks || context.env().interrupted()) {
      context.note("nothing was changed");
      return ExitStatus::done;
    }
  } else {
    picks.emplace();
  }
  if (picks->empty()) context.note("no highlight of `" + options.code + "` to move");
  return change_codes(context, "codebook split", words, options.dry_run,
                      [&](workspace::CodeFiles& files) {
                        return workspace::split_code(files, options.code, *picks);
                      });
}

}  // namespace uxi::cli
