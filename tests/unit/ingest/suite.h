// Short ways to say what a test reads and what it expects.
#pragma once

#include <doctest/doctest.h>
#include <fmt/core.h>
#include <string>

#include "uxi/ingest.h"

namespace uxi::ingest::test {

/// One line a turn: `I 00:00:04 words`, `-` for no time.
[[nodiscard]] inline std::string turns_of(const Transcript& transcript) {
  std::string out;
  for (const Turn& turn : transcript.turns) {
    out +=
        turn.speaker + ' ' + (turn.start ? to_clock(*turn.start) : "-") + ' ' + turn.words + '\n';
  }
  return out;
}

/// The turns of a text as ingested under that name, not redacted; the error where there is one.
[[nodiscard]] inline std::string turns_of(const std::string& text,
                                          const std::string& path = "talk.txt") {
  const auto result = ingest(text, path, {.redact = false});
  return result ? turns_of(result->transcript) : to_string(result.error());
}

/// Letter and label of each voice, `I=Ana P=(none)`.
[[nodiscard]] inline std::string voices_of(const Ingested& ingested) {
  std::string out;
  for (const SpeakerInfo& speaker : ingested.speakers) {
    if (!out.empty()) out += ' ';
    out += speaker.letter + '=' + speaker.label.value_or("(none)");
  }
  return out;
}

/// The rules of the findings, in order.
[[nodiscard]] inline std::string rules_of(const Ingested& ingested) {
  std::string out;
  for (const Diagnostic& diagnostic : ingested.diagnostics) {
    if (!out.empty()) out += ' ';
    out += diagnostic.rule + '@' + std::to_string(diagnostic.begin.line);
  }
  return out;
}

/// One line a cue: `id|start|end|speaker|text`, times in milliseconds.
[[nodiscard]] inline std::string cues_of(const std::string& text, const std::string& path) {
  const auto cues = read_cues(text, path);
  if (!cues) return to_string(cues.error());
  std::string out;
  for (const Cue& cue : *cues) {
    const auto time = [](const std::optional<Millis>& t) {
      return t ? std::to_string(t->value) : "-";
    };
    out += cue.id + '|' + time(cue.start) + '|' + time(cue.end) + '|' + cue.speaker + '|' +
           cue.text + '\n';
  }
  return out;
}

}  // namespace uxi::ingest::test
