// uxi show: a turn, a highlight or a whole session, with the turns around it.
#include <algorithm>

#include "cli/blind.h"
#include "cli/command.h"
#include "cli/indexed.h"
#include "format/json.h"
#include "io/path.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"
#include "uxi/session.h"
#include "workspace/consent.h"

namespace uxi::cli {
namespace {

struct Options {
  std::string ref;
  std::optional<int> around;
  std::string format = "text";
};

void declare(Flags& flags, Options& options) {
  flags.argument("REF", options.ref, "P01#12, P01#12-15, billing/P01/h7c1f09ab33e0, or a session");
  flags.option("--context", "N", options.around, "turns before and after (2 by default)");
  flags.choice("--format", {"text", "json"}, options.format, "how it is printed");
  flags.example("uxi show P01#12");
  flags.example("uxi show billing/P03/h7c1f09ab33e0 --context 5");
}

constexpr int kWidth = 76;

/// What a reference comes down to: some turns of a transcript, and words to mark in one of them.
struct Target {
  std::string study;
  std::string session;
  int first = 0;  ///< 0: all turns
  int last = 0;
  std::string highlight;
};

Result<Target> target_of(const std::string& ref) {
  if (const auto turn = parse_turn_ref(ref)) {
    return Target{turn->session.study, turn->session.session, turn->first, turn->last, {}};
  }
  if (const auto highlight = parse_highlight_ref(ref)) {
    return Target{highlight->session.study, highlight->session.session, 0, 0, highlight->id};
  }
  if (const auto session = parse_session_ref(ref))
    return Target{session->study, session->session, 0, 0, {}};
  return fail(ErrorKind::usage, "`" + ref + "` names no turn, highlight or session",
              "write it like P01#12, P01#12-15, P01/h7c1f09ab33e0 or P01");
}

/// The words of a highlight as they stand now; of several whole turns, joined by a line end.
std::string quote_of(const index::Passage& passage, const index::PassageHighlight& highlight) {
  std::string quote;
  bool inside = false;
  for (const index::TurnRow& turn : passage.turns) {
    const bool first = turn.number == highlight.first_turn;
    inside = inside || first;
    if (!inside) continue;
    if (first && highlight.first_turn == highlight.last_turn)
      return turn.words.substr(highlight.words.begin, highlight.words.size());
    quote += (quote.empty() ? "" : "\n") + turn.words;
    if (turn.number == highlight.last_turn) break;
  }
  return quote;
}

std::string codes_of(const index::PassageHighlight& highlight) {
  std::string out;
  for (const std::string& code : highlight.codes) out += " +" + code;
  return out;
}

std::string marked(const index::TurnRow& turn, const index::Passage& passage,
                   const std::string& wanted, const Style& style) {
  for (const index::PassageHighlight& highlight : passage.highlights) {
    if (highlight.id != wanted || highlight.first_turn != turn.number) continue;
    const std::string_view words = turn.words;
    const Span at = highlight.words;
    return text::printable(words.substr(0, at.begin)) +
           style(Mark::hit, text::printable(words.substr(at.begin, at.size()))) +
           text::printable(words.substr(at.end));
  }
  return text::printable(turn.words);
}

std::string turn_text(const index::TurnRow& turn, const index::Passage& passage,
                      const Target& target, const Style& style) {
  const bool meant = target.first > 0 && turn.number >= target.first && turn.number <= target.last;
  std::string head = (meant ? "> " : "  ") + target.session + "#" + std::to_string(turn.number);
  head += "  ";
  if (turn.start) head += to_clock(*turn.start) + "  ";
  head += turn.speaker.empty() ? "-" : text::printable(turn.speaker);
  std::string out = meant ? style(Mark::strong, head) : head;
  out += "\n    " + text::wrap(marked(turn, passage, target.highlight, style), kWidth, 4) + "\n";
  for (const index::PassageHighlight& highlight : passage.highlights) {
    if (highlight.first_turn != turn.number) continue;
    const std::string line =
        text::printable("[" + highlight.id + " " + highlight.coder + "]" + codes_of(highlight));
    out += style(Mark::dim, "    " + text::wrap(line, kWidth - 2, 6)) + "\n";
  }
  return out;
}

std::string as_json(const index::Passage& passage, const Target& target) {
  format::json::Writer json;
  json.begin_object()
      .field("version", 1)
      .field("study", target.study)
      .field("session", target.session);
  json.key("turns").begin_array();
  for (const index::TurnRow& turn : passage.turns) {
    json.begin_object().field("id", turn.number).field("speaker", turn.speaker);
    json.field("role", to_string(turn.role)).key("start_ms");
    if (turn.start) {
      json.value(turn.start->value);
    } else {
      json.null();
    }
    json.field("words", turn.words).key("highlights").begin_array();
    for (const index::PassageHighlight& highlight : passage.highlights) {
      if (highlight.first_turn != turn.number) continue;
      json.begin_object().field("id", highlight.id).field("coder", highlight.coder);
      json.field("quote", quote_of(passage, highlight)).key("codes").begin_array();
      for (const std::string& code : highlight.codes) json.value(code);
      json.end_array().end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return json.text();
}

Result<void> need_study(const workspace::Workspace& workspace, const std::string& study) {
  UXI_TRY(const auto studies, workspace.studies());
  if (std::ranges::find(studies, study) != studies.end()) return {};
  std::string hint = text::did_you_mean(study, studies);
  if (hint.empty() && !studies.empty()) hint = "there is " + text::join(studies, ", ");
  return fail(ErrorKind::not_found, "no study `" + study + "`", std::move(hint));
}

/// Asks the session's record.
Result<void> need_usable(Context& context, const workspace::Workspace& workspace,
                         const Target& target) {
  const std::string session = target.session.substr(0, target.session.find('.'));
  workspace::StudyData data;
  data.name = target.study;
  data.folder = "studies/" + target.study;
  UXI_TRY(const auto source,
          workspace.read_text(data.folder + "/sessions/" + session + ".yaml", data.diagnostics));
  if (!source && data.diagnostics.empty()) return {};
  if (!source) {
    return tl::make_unexpected(workspace::unread_record(session, data.diagnostics.items().front()));
  }
  data.sessions.push_back({*source, read_session(*source, session, data.diagnostics)});
  return workspace::need_usable(data, session, context.today());
}

/// A file of the session, or a folder that may hold one.
bool is_of(const Target& target, const std::string& path) {
  const std::string folder = "studies/" + target.study + "/";
  if (!path.starts_with(folder)) return false;
  const std::string name = io::file_name(path);
  return path.find('/', folder.size()) == std::string::npos ||
         name.starts_with(target.session + ".");
}

/// Finds the turns of a highlight that was asked for.
Result<void> place(index::Index& index, Target& target) {
  if (target.highlight.empty()) return {};
  UXI_TRY(const auto at, index.place_of(target.study, target.session, target.highlight));
  if (!at) {
    return fail(ErrorKind::not_found,
                "`" + target.session + "` has no highlight `" + target.highlight + "`");
  }
  if (at->first_turn == 0) {
    return fail(ErrorKind::not_found,
                "the words of `" + target.highlight + "` are no longer in the transcript",
                "`uxi tag list " + target.session + "` says what they were");
  }
  target.first = at->first_turn;
  target.last = at->last_turn;
  return {};
}

Result<index::Passage> passage_of(index::Index& index, const Options& options,
                                  const Target& target) {
  UXI_TRY(auto passage,
          index.passage({.study = target.study,
                         .transcript = target.session,
                         .first = target.first,
                         .last = target.last,
                         .around = static_cast<std::size_t>(options.around.value_or(2))}));
  if (!passage) {
    return fail(ErrorKind::not_found,
                "`" + target.study + "` has no transcript of `" + target.session + "`",
                "`uxi ingest FILE --session " + target.session + "` makes one");
  }
  const auto is_there = [&](int number) {
    return std::ranges::find(passage->turns, number, &index::TurnRow::number) !=
           passage->turns.end();
  };
  if (target.first == 0 || (is_there(target.first) && is_there(target.last))) {
    return *std::move(passage);
  }
  return fail(
      ErrorKind::not_found, "`" + target.session + "` has no turn " + std::to_string(target.last),
      passage->turns_in_all == 0 ? "it has no turns"
                                 : "its last turn is " + std::to_string(passage->last_number));
}

Result<ExitStatus> run(const Options& options, Context& context) {
  UXI_TRY(Target target, target_of(options.ref));
  UXI_TRY(const auto workspace, context.workspace());
  if (target.study.empty()) {
    UXI_TRY(target.study, context.study_name(workspace));
  } else {
    UXI_TRY_VOID(need_study(workspace, target.study));
  }
  UXI_TRY_VOID(need_usable(context, workspace, target));
  UXI_TRY(index::Index index, open_index(context, workspace));
  UXI_TRY(index::Refreshed report, index.refresh());
  std::erase_if(report.unread, [&](const Error& error) { return !is_of(target, error.path); });
  std::erase_if(report.faulty, [&](const Error& error) { return !is_of(target, error.path); });
  print_unread(context, workspace, report);
  if (!report.unread.empty()) return ExitStatus::failed;
  UXI_TRY_VOID(hide_in_index(context, workspace, index));
  UXI_TRY_VOID(place(index, target));
  UXI_TRY(const index::Passage passage, passage_of(index, options, target));
  std::string out;
  if (options.format == "json") {
    out = as_json(passage, target);
  } else {
    for (const index::TurnRow& turn : passage.turns)
      out += turn_text(turn, passage, target, context.out_style());
  }
  context.page(out);
  return ExitStatus::done;
}

}  // namespace

Command show_command() {
  return {.name = "show",
          .summary = "print a turn or a highlight with what stands around it",
          .stage = Stage::make_sense,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
