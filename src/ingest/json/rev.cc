// Rev.com: `monologues` of `elements`. Punctuation elements carry the spaces, so that elements are
// put together as they are. Speakers are numbers, with names in a table that may be missing.
#include <map>

#include "ingest/json/service.h"
#include "ingest/spoken_words.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

bool matches(const JsonValue& root) {
  const JsonValue* first = json_first(root, "monologues");
  return first != nullptr && first->find("elements") != nullptr;
}

std::optional<std::string> speaker_of(const JsonValue& monologue,
                                      const std::map<std::string, std::string>& names) {
  if (auto name = json_label(monologue, "speaker.name")) return name;
  if (auto name = json_label(monologue, "speaker_name")) return name;
  auto id = json_label(monologue, "speaker.id");
  if (!id) id = json_label(monologue, "speaker");
  if (!id) return std::nullopt;
  const auto named = names.find(*id);
  return named == names.end() ? "Speaker " + *id : named->second;
}

std::vector<Piece> read(const JsonValue& root, const Input&, Diagnostics&) {
  std::map<std::string, std::string> names;
  for (const JsonValue& speaker : json_list(root, "speakers")) {
    const auto id = json_label(speaker, "id");
    const auto name = json_label(speaker, "name");
    if (id && name) names[*id] = *name;
  }
  SpeechBuilder speech;
  for (const JsonValue& monologue : json_list(root, "monologues")) {
    const auto speaker = speaker_of(monologue, names);
    speech.pause();
    bool spaced = false;
    for (const JsonValue& element : json_list(monologue, "elements")) {
      const std::string_view value = json_text(element, "value");
      // A space of its own only says that the next element is a new word.
      const bool glued = !spaced;
      spaced = !value.empty() && value.back() == ' ';
      if (text::trim(value).empty()) continue;
      speech.say({.text = text::trim(value),
                  .start = json_seconds(element, "ts"),
                  .end = json_seconds(element, "end_ts"),
                  .speaker = speaker,
                  .glued = glued && value.front() != ' '});
    }
  }
  return speech.take();
}

}  // namespace

JsonService rev_service() {
  return {.name = "Rev", .dialect = "stt-json", .matches = matches, .read = read};
}

}  // namespace uxi::ingest
