#include "cli/tag_suggest.h"

#include <algorithm>
#include <fmt/core.h>
#include <set>

#include "cli/blind.h"
#include "cli/code_suggester.h"
#include "cli/suggest_exec.h"
#include "cli/usable.h"
#include "cli/writing.h"
#include "coding/anchor.h"
#include "coding/placing.h"
#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"
#include "workspace/study_parts.h"
#include "workspace/tagging.h"

namespace uxi::cli {
namespace {

constexpr int kTop = 3;
constexpr int kWidth = 80;

/// What was asked for: sessions, and single turns of them.
struct Wanted {
  std::string study;
  std::vector<TurnRef> places;  ///< `first` 0: the whole session

  [[nodiscard]] bool holds(const SuggestedTurn& turn, const Transcript& transcript) const {
    if (places.empty()) return true;
    return std::ranges::any_of(places, [&](const TurnRef& place) {
      if (place.session.session != turn.session) return false;
      if (place.first == 0) return true;
      const auto at = transcript.index_of(turn.turn->id);
      const auto first = transcript.index_of(place.first);
      const auto last = transcript.index_of(place.last);
      return at && first && last && *first <= *at && *at <= *last;
    });
  }
};

Result<Wanted> read_wanted(Context& context, const workspace::Workspace& workspace,
                           const TagSuggestOptions& options) {
  Wanted wanted;
  for (const std::string& word : options.refs) {
    TurnRef place;
    if (auto turn = parse_turn_ref(word)) {
      place = *turn;
    } else {
      UXI_TRY(place.session, parse_session_ref(word));
    }
    const std::string& study = place.session.study;
    if (!study.empty() && !wanted.study.empty() && study != wanted.study) {
      return fail(ErrorKind::usage, "suggestions are made for one study at a time");
    }
    if (!study.empty()) wanted.study = study;
    wanted.places.push_back(std::move(place));
  }
  if (wanted.study.empty()) {
    UXI_TRY(wanted.study, context.study_name(workspace));
  }
  return wanted;
}

class SuggestRun {
 public:
  SuggestRun(Context& context, const workspace::Workspace& workspace,
             const TagSuggestOptions& options)
      : context_(context),
        workspace_(workspace),
        options_(options),
        most_(static_cast<std::size_t>(options.top.value_or(kTop))) {}

  Result<void> load() {
    UXI_TRY(coder_, context_.coder());
    UXI_TRY(wanted_, read_wanted(context_, workspace_, options_));
    UXI_TRY(data_, load_usable(context_, workspace_, wanted_.study));
    UXI_TRY_VOID(workspace::need_plan_and_codebook(data_));
    UXI_TRY(const Blind blind, Blind::of(context_, data_.study.value));
    hide_codes(blind, data_);
    for (const TurnRef& place : wanted_.places) {
      UXI_TRY_VOID(data_.need_transcript(place.session.session));
    }
    return {};
  }

  Result<std::vector<SuggestedTurn>> turns() {
    std::vector<SuggestedTurn> found;
    for (const auto& loaded : data_.transcripts) {
      for (SuggestedTurn& turn : turns_to_code(data_, loaded.value, coder_)) {
        if (wanted_.holds(turn, loaded.value)) found.push_back(std::move(turn));
      }
    }
    if (options_.exec) {
      UXI_TRY_VOID(suggest_by_program(context_, data_, options_.program, most_, found));
    } else {
      const CodeSuggester suggester(coded_study(data_));
      for (SuggestedTurn& turn : found) turn.codes = suggester.suggest(*turn.turn, most_);
    }
    std::erase_if(found, [](const SuggestedTurn& turn) { return turn.codes.empty(); });
    return found;
  }

  Result<ExitStatus> evaluate() const {
    const CodedStudy study = coded_study(data_);
    const auto quality =
        analysis::evaluate(study.quotes, study.codes, {.language = study.language});
    if (options_.format == "json") {
      format::json::Writer json;
      json.begin_object().field("version", 1).key("quality").begin_object();
      json.field("highlights", std::uint64_t{quality.quotes}).field("first", quality.first);
      json.field("first_three", quality.first_three);
      json.field("reciprocal_rank", quality.reciprocal_rank).end_object().end_object();
      context_.print(json.text());
    } else {
      context_.print(
          fmt::format("{}, each from the other sessions' highlights:\n"
                      "  a right code comes first       {:3.0f}%\n"
                      "  one of the first three         {:3.0f}%\n"
                      "  mean reciprocal rank           {:.2f}\n",
                      text::counted(quality.quotes, "highlight"), quality.first * 100,
                      quality.first_three * 100, quality.reciprocal_rank));
    }
    return ExitStatus::done;
  }

  Result<ExitStatus> accept() {
    if (wanted_.places.empty()) {
      return fail(ErrorKind::usage, "`--accept` wants to know which turns", "like P01#12");
    }
    std::vector<std::string> lines;
    const auto plan = [&]() -> Result<workspace::Changes> {
      UXI_TRY(const auto found, turns());
      workspace::Tagging tagging(workspace_, coder_, context_.today(), context_.env().random64);
      for (const TurnRef& place : wanted_.places) {
        UXI_TRY(const std::string line, accept_one(place, found, tagging));
        lines.push_back(line);
      }
      return tagging.changes();
    };
    UXI_TRY_VOID(write_changes(context_, workspace_, "tag suggest", options_.dry_run, plan));
    if (options_.dry_run) return ExitStatus::done;
    for (const std::string& line : lines) context_.print(line + "\n");
    return ExitStatus::done;
  }

 private:
  Result<std::string> accept_one(const TurnRef& place, const std::vector<SuggestedTurn>& found,
                                 workspace::Tagging& tagging) {
    const std::string ref =
        to_string(TurnRef{{{}, place.session.session}, place.first, place.last});
    if (place.first == 0 || place.first != place.last) {
      return fail(ErrorKind::usage, "`--accept` takes turns one by one", "like P01#12");
    }
    const auto turn = std::ranges::find_if(found, [&](const SuggestedTurn& one) {
      return one.session == place.session.session && one.turn->id == place.first;
    });
    if (turn == found.end()) {
      return fail(ErrorKind::not_found, "nothing is suggested for `" + ref + "`",
                  "`uxi tag add " + ref + " +CODE` tags it");
    }
    std::vector<std::string> codes = options_.codes;
    if (codes.empty()) codes.push_back(turn->codes.front().code);
    Highlight highlight;
    for (const std::string& code : codes) {
      const auto one = std::ranges::find(turn->codes, code, &TurnSuggestion::code);
      if (one == turn->codes.end()) {
        return fail(ErrorKind::not_found, "`" + code + "` is not suggested for `" + ref + "`",
                    "`uxi tag add " + ref + " +" + code + "` tags it");
      }
      if (!highlight.codes.empty()) {
        highlight.codes.push_back({code, {}});
        continue;
      }
      const Transcript* transcript = data_.transcript(turn->session);
      const int id = turn->turn->id;
      UXI_TRY(highlight, one->quote.empty() ? coding::make_highlight(*transcript, id, id, {})
                                            : coding::place_words(*transcript, id, id, one->quote));
      highlight.codes.push_back({code, {}});
    }
    highlight.by = "suggested";
    UXI_TRY(const auto added, tagging.add(data_.name, turn->session, std::move(highlight)));
    return added.highlight.id + " " + ref;
  }

  Context& context_;
  const workspace::Workspace& workspace_;
  const TagSuggestOptions& options_;
  std::size_t most_;
  std::string coder_;
  Wanted wanted_;
  workspace::StudyData data_;
};

std::string as_json(const std::vector<SuggestedTurn>& turns) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("suggestions").begin_array();
  for (const SuggestedTurn& turn : turns) {
    json.begin_object().field("session", turn.session);
    json.field("ref", to_string(TurnRef{{{}, turn.session}, turn.turn->id, turn.turn->id}));
    json.field("text", turn.turn->words).key("codes").begin_array();
    for (const TurnSuggestion& one : turn.codes) {
      json.begin_object().field("code", one.code).field("score", one.score);
      json.key("words").begin_array();
      for (const std::string& word : one.words) json.value(word);
      json.end_array().field("quote", one.quote);
      json.field("example", one.example_ref).field("why", one.why).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return json.text();
}

std::string why_of(const TurnSuggestion& one) {
  if (!one.why.empty()) return one.why;
  std::string why = text::join(one.words, ", ");
  if (!one.example.empty()) {
    why += std::string(why.empty() ? "" : "; ") + "as " + one.example_ref + ": " + one.example;
  }
  return why;
}

std::string as_text(const std::vector<SuggestedTurn>& turns, const Style& style) {
  std::string out;
  for (const SuggestedTurn& turn : turns) {
    const std::string ref = to_string(TurnRef{{{}, turn.session}, turn.turn->id, turn.turn->id});
    out += style(Mark::strong, ref) + "\n    " +
           text::wrap(text::printable(text::squeeze(turn.turn->words)), kWidth - 4, 4) + "\n";
    for (const TurnSuggestion& one : turn.codes) {
      const std::string head = fmt::format("  {:3.0f}%  ", one.score * 100);
      out += head + style(Mark::hit, "+" + one.code) + "\n";
      const std::string why = text::printable(text::squeeze(why_of(one)));
      if (!why.empty()) {
        out += "        " + style(Mark::dim, text::elide(why, kWidth - 8)) + "\n";
      }
      if (!one.quote.empty()) {
        out += "        \"" + text::elide(text::printable(text::squeeze(one.quote)), kWidth - 10) +
               "\"\n";
      }
    }
  }
  return out;
}

}  // namespace

void declare_tag_suggest(Flags& flags, TagSuggestOptions& options) {
  flags.arguments("REF", options.refs, "P01, or P01#12; all sessions without");
  flags.codes(options.codes);
  flags.rest(options.program);
  flags.toggle("--accept", options.accept,
               "highlight the turns named, with the first code suggested, or with +CODE");
  flags.option("--top", "N", options.top, "so many codes a turn at most (3 by default)", 1);
  flags.toggle("--exec", options.exec,
               "ask a program: what stands behind `--` is run, and gets JSON lines");
  flags.toggle("--evaluate", options.evaluate,
               "how often suggestions would have been right, session by session");
  flags.option("--train", "FILE.tsv", options.train,
               "learn from lines CODE<TAB>TEXT instead of a study; with --lines");
  flags.option("--lines", "FILE", options.lines, "suggest for each line of a file; `-` for stdin");
  flags.choice("--format", {"text", "json"}, options.format, "how they are printed");
  declare_dry_run(flags, options.dry_run);
  flags.describe(
      "Suggests codes for turns that you have not highlighted, from what is coded already, with "
      "the words that made it think so. Nothing is tagged before you say so; what you accept is "
      "marked `by: suggested` in the file.");
  flags.example("uxi tag suggest P04");
  flags.example("uxi tag suggest --accept P04#16 +pain/billing");
  flags.example("uxi tag suggest P04 --exec -- ./ask-model --quick");
}

Result<ExitStatus> run_tag_suggest(const TagSuggestOptions& options, Context& context) {
  if (options.exec == options.program.empty()) {
    return fail(ErrorKind::usage,
                options.exec ? "`--exec` names no program" : "`--` and a program want `--exec`",
                "uxi tag suggest --exec -- PROGRAM ARG...");
  }
  if (options.train || options.lines) return suggest_for_lines(options, context);
  if (!options.codes.empty() && !options.accept) {
    return fail(ErrorKind::usage, "`+" + options.codes.front() + "` wants `--accept`");
  }
  UXI_TRY(const auto workspace, context.workspace());
  SuggestRun run(context, workspace, options);
  UXI_TRY_VOID(run.load());
  if (options.evaluate) return run.evaluate();
  if (options.accept) return run.accept();
  UXI_TRY(const auto turns, run.turns());
  if (options.format == "json") {
    context.print(as_json(turns));
  } else {
    context.page(as_text(turns, context.out_style()));
    context.note(turns.empty() ? "nothing to suggest"
                               : "suggestions for " + text::counted(turns.size(), "turn"));
  }
  return ExitStatus::done;
}

}  // namespace uxi::cli
