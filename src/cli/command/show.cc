// uxi show: a turn, a highlight or a whole session, with the turns around it.
#include <algorithm>

#include "cli/command.h"
#include "cli/findings.h"
#include "coding/anchor.h"
#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"

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

/// A highlight and where it stands.
struct Hit {
  const Highlight* highlight;
  std::string coder;
  coding::Anchored anchored;
};

std::vector<Hit> hits_of(const workspace::StudyData& data, const Transcript& transcript) {
  std::vector<Hit> hits;
  for (const auto& tags : data.tags) {
    if (tags.value.session != transcript.session) continue;
    for (const Highlight& highlight : tags.value.highlights) {
      hits.push_back({&highlight, tags.value.coder, coding::find_anchor(transcript, highlight)});
    }
  }
  return hits;
}

std::string codes_of(const Highlight& highlight) {
  std::string out;
  for (const Text& code : highlight.codes) out += " +" + code.value;
  return out;
}

std::string marked(const Turn& turn, const std::vector<Hit>& hits, const std::string& wanted,
                   const Style& style) {
  for (const Hit& hit : hits) {
    if (hit.highlight->id != wanted || hit.anchored.first_turn != turn.id) continue;
    const std::string_view words = turn.words;
    const Span at = hit.anchored.words;
    return text::printable(words.substr(0, at.begin)) +
           style(Mark::hit, text::printable(words.substr(at.begin, at.size()))) +
           text::printable(words.substr(at.end));
  }
  return text::printable(turn.words);
}

std::string turn_text(const Turn& turn, bool meant, const std::vector<Hit>& hits,
                      const Target& target, const Style& style) {
  std::string head = (meant ? "> " : "  ") + target.session + "#" + std::to_string(turn.id) + "  ";
  if (turn.start) head += to_clock(*turn.start) + "  ";
  head += turn.speaker.empty() ? "-" : text::printable(turn.speaker);
  std::string out = meant ? style(Mark::strong, head) : head;
  out += "\n    " + text::wrap(marked(turn, hits, target.highlight, style), 76, 4) + "\n";
  for (const Hit& hit : hits) {
    if (hit.anchored.state == coding::AnchorState::lost || hit.anchored.first_turn != turn.id)
      continue;
    out += style(Mark::dim,
                 "    [" + hit.highlight->id + " " + hit.coder + "]" + codes_of(*hit.highlight)) +
           "\n";
  }
  return out;
}

void print_json(Context& context, const Transcript& transcript, std::size_t begin, std::size_t end,
                const std::vector<Hit>& hits, const Target& target) {
  format::json::Writer json;
  json.begin_object()
      .field("version", 1)
      .field("study", target.study)
      .field("session", target.session);
  json.key("turns").begin_array();
  for (std::size_t i = begin; i < end; ++i) {
    const Turn& turn = transcript.turns[i];
    json.begin_object().field("id", turn.id).field("speaker", turn.speaker);
    json.field("role", to_string(transcript.role_of(turn.speaker))).key("start_ms");
    if (turn.start)
      json.value(turn.start->value);
    else
      json.null();
    json.field("words", turn.words).key("highlights").begin_array();
    for (const Hit& hit : hits) {
      if (hit.anchored.state == coding::AnchorState::lost || hit.anchored.first_turn != turn.id)
        continue;
      json.begin_object().field("id", hit.highlight->id).field("coder", hit.coder);
      json.field("quote", hit.anchored.quote).key("codes").begin_array();
      for (const Text& code : hit.highlight->codes) json.value(code.value);
      json.end_array().end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  context.print(json.text());
}

Result<ExitStatus> run(const Options& options, Context& context) {
  UXI_TRY(Target target, target_of(options.ref));
  UXI_TRY(const auto workspace, context.workspace());
  if (target.study.empty()) {
    UXI_TRY(target.study, context.study_name(workspace));
  }
  UXI_TRY(const auto data, workspace::load_study(workspace, target.study));
  UXI_TRY(const Transcript* transcript, data.need_transcript(target.session));
  const std::vector<Hit> hits = hits_of(data, *transcript);
  if (!target.highlight.empty()) {
    const auto hit = std::ranges::find_if(
        hits, [&](const Hit& h) { return h.highlight->id == target.highlight; });
    if (hit == hits.end())
      return fail(ErrorKind::not_found,
                  "`" + target.session + "` has no highlight `" + target.highlight + "`");
    if (hit->anchored.state == coding::AnchorState::lost) {
      return fail(ErrorKind::not_found,
                  "the words of `" + target.highlight + "` are no longer in the transcript",
                  "it said: " + hit->highlight->quote);
    }
    target.first = hit->anchored.first_turn;
    target.last = hit->anchored.last_turn;
  }
  std::size_t begin = 0;
  std::size_t end = transcript->turns.size();
  if (target.first > 0) {
    const auto first = transcript->index_of(target.first);
    const auto last = transcript->index_of(target.last);
    if (!first || !last) {
      return fail(ErrorKind::not_found,
                  "`" + target.session + "` has no turn " +
                      std::to_string(first ? target.last : target.first),
                  transcript->turns.empty()
                      ? "it has no turns"
                      : "its last turn is " + std::to_string(transcript->turns.back().id));
    }
    const auto around = static_cast<std::size_t>(options.around.value_or(2));
    begin = *first - std::min(*first, around);
    end = std::min(end, *last + 1 + around);
  }
  if (options.format == "json") {
    print_json(context, *transcript, begin, end, hits, target);
    return ExitStatus::done;
  }
  for (std::size_t i = begin; i < end; ++i) {
    const Turn& turn = transcript->turns[i];
    const bool meant = target.first > 0 && turn.id >= target.first && turn.id <= target.last;
    context.print(turn_text(turn, meant, hits, target, context.out_style()));
  }
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
