#include "cli/suggest_exec.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "cli/outside_program.h"
#include "coding/code_names.h"
#include "coding/placing.h"
#include "format/json.h"
#include "text/strings.h"

namespace uxi::cli {
namespace {

std::string ref_of(const SuggestedTurn& turn) {
  return turn.session + "#" + std::to_string(turn.turn->id);
}

std::string question(const workspace::StudyData& data, const std::vector<SuggestedTurn>& turns,
                     std::size_t most) {
  format::json::Writer head;
  head.begin_object().field("version", 1).field("ask", "codes");
  head.field("most", std::uint64_t{most}).key("codes").begin_array();
  for (const Code& code : data.codebook.codes) {
    if (code.retired) continue;
    head.begin_object().field("code", code.path.value).field("name", code.name.value);
    head.field("use_when", code.use_when.value).field("not_when", code.not_when.value).end_object();
  }
  head.end_array().end_object();
  std::string out = on_one_line(head.text());
  for (const SuggestedTurn& turn : turns) {
    format::json::Writer line;
    line.begin_object().field("ref", ref_of(turn)).field("text", turn.turn->words).end_object();
    out += on_one_line(line.text());
  }
  return out;
}

std::string text_of(const format::json::Value& value, std::string_view key) {
  const format::json::Value* found = value.find(key);
  const bool is_text = found != nullptr && found->kind == format::json::Value::Kind::string;
  return is_text ? found->string : std::string();
}

/// A suggestion that can be used; nothing where it names no code, or words that were not said.
std::optional<TurnSuggestion> suggestion_of(const format::json::Value& value,
                                            const Codebook& codebook, const Turn& turn) {
  const Code* code = codebook.find(text_of(value, "code"));
  if (code == nullptr || code->retired) return std::nullopt;
  TurnSuggestion made;
  made.code = code->path.value;
  made.why = text::squeeze(text_of(value, "why"));
  made.quote = text_of(value, "quote");
  if (!made.quote.empty() && coding::find_words(turn.words, made.quote).size() != 1) {
    return std::nullopt;
  }
  const format::json::Value* score = value.find("score");
  const bool is_number = score != nullptr && score->kind == format::json::Value::Kind::number &&
                         std::isfinite(score->number);
  made.score = is_number ? std::clamp(score->number, 0.0, 1.0) : 0;
  return made;
}

/// Lines of answer that could not be used.
Result<std::size_t> read_answers(const std::string& out, const Codebook& codebook, std::size_t most,
                                 std::vector<SuggestedTurn>& turns) {
  std::map<std::string, SuggestedTurn*> by_ref;
  for (SuggestedTurn& turn : turns) by_ref[ref_of(turn)] = &turn;
  std::size_t unused = 0;
  std::size_t number = 0;
  for (const std::string_view line : text::split(out, '\n')) {
    ++number;
    if (text::trim(line).empty()) continue;
    const auto answer = format::json::parse(line);
    if (!answer || answer->kind != format::json::Value::Kind::object) {
      return fail(ErrorKind::syntax,
                  "line " + std::to_string(number) + " of the program's answer is no JSON object",
                  "it writes one a line: {\"ref\": \"P01#12\", \"codes\": [{\"code\": ...}]}");
    }
    const auto turn = by_ref.find(text_of(*answer, "ref"));
    const format::json::Value* codes = answer->find("codes");
    if (turn == by_ref.end() || codes == nullptr) {
      ++unused;
      continue;
    }
    for (const format::json::Value& value : codes->items) {
      auto made = suggestion_of(value, codebook, *turn->second->turn);
      if (made && turn->second->codes.size() < most) {
        turn->second->codes.push_back(*std::move(made));
      } else {
        ++unused;
      }
    }
  }
  return unused;
}

/// Turns of sessions that may be handed on; a note names the others.
void keep_allowed(Context& context, const workspace::StudyData& data,
                  std::vector<SuggestedTurn>& turns) {
  std::map<std::string, std::string> why;
  for (const SuggestedTurn& turn : turns) {
    const std::string session = turn.session.substr(0, turn.session.find('.'));
    why[turn.session] = why_not_processable(data.session(session), context.today());
  }
  for (const auto& one : why) {
    if (!one.second.empty()) context.note(one.first + " is not handed on: " + one.second);
  }
  std::erase_if(turns, [&](const SuggestedTurn& turn) { return !why[turn.session].empty(); });
}

}  // namespace

Result<void> suggest_by_program(Context& context, const workspace::StudyData& data,
                                const std::vector<std::string>& program, std::size_t most,
                                std::vector<SuggestedTurn>& turns) {
  if (!data.study.value.redact) {
    return fail(ErrorKind::denied, "words that are not redacted are not handed to a program",
                "take `redact: no` out of " + data.study.source.path() + ", and redact them");
  }
  keep_allowed(context, data, turns);
  if (turns.empty()) return {};
  UXI_TRY(const std::string answer, ask_program(context, program, question(data, turns, most)));
  UXI_TRY(const std::size_t unused, read_answers(answer, data.codebook, most, turns));
  if (unused > 0) {
    context.note(text::counted(unused, "suggestion") +
                 " of the program left out: no such turn, code or words");
  }
  return {};
}

}  // namespace uxi::cli
