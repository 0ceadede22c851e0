// Azure Speech, batch and fast transcription: `recognizedPhrases` with the best of several readings
// and times in ticks of 100 nanoseconds, or `phrases` with milliseconds. Speakers are numbers.
#include "ingest/json/service.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr double kTicksInMilli = 10'000;

bool matches(const JsonValue& root) {
  const JsonValue* phrase = json_first(root, "recognizedPhrases");
  if (phrase != nullptr) return phrase->find("nBest") != nullptr;
  phrase = json_first(root, "phrases");
  return phrase != nullptr && phrase->find("offsetMilliseconds") != nullptr;
}

/// In milliseconds, of whichever of the two fields is there.
std::optional<double> number_of(const JsonValue& phrase, std::string_view ticks,
                                std::string_view millis) {
  if (const auto found = json_number(phrase, millis)) return found;
  const auto found = json_number(phrase, ticks);
  return found ? std::optional(*found / kTicksInMilli) : std::nullopt;
}

std::optional<Millis> millis_of(std::optional<double> number) {
  if (!number || !(*number >= 0) || *number > 36e9) return std::nullopt;
  return Millis{static_cast<std::int64_t>(*number)};
}

std::vector<Piece> read(const JsonValue& root, const Input&, Diagnostics&) {
  auto phrases = json_list(root, "recognizedPhrases");
  if (phrases.empty()) phrases = json_list(root, "phrases");
  std::vector<Piece> pieces;
  for (const JsonValue& phrase : phrases) {
    const JsonValue* best = json_first(phrase, "nBest");
    const std::string_view words =
        best != nullptr ? json_text(*best, "display") : json_text(phrase, "text");
    const auto start = number_of(phrase, "offsetInTicks", "offsetMilliseconds");
    const auto length = number_of(phrase, "durationInTicks", "durationMilliseconds");
    const auto speaker = json_label(phrase, "speaker");
    pieces.push_back({.speaker = speaker ? std::optional("Speaker " + *speaker) : std::nullopt,
                      .start = millis_of(start),
                      .end = start && length ? millis_of(*start + *length) : std::nullopt,
                      .text = text::squeeze(words)});
  }
  return pieces;
}

}  // namespace

JsonService azure_service() {
  return {.name = "Azure Speech", .dialect = "stt-json", .matches = matches, .read = read};
}

}  // namespace uxi::ingest
