// Reads and writes the front matter of a transcript.
#include "model/transcript_front.h"

#include <algorithm>
#include <fmt/core.h>
#include <limits>

#include "model/fields.h"
#include "model/transcript_text.h"
#include "uxi/reference.h"

namespace uxi {

using format::yaml::write_scalar;

namespace {

constexpr std::string_view kVersion = "transcript/1";

void check_version(Fields& fields) {
  const Text version = fields.required_text("uxi");
  if (version.span.empty() || version.value == kVersion) return;
  fields.reading().error(version.span, "version",
                         fmt::format("`{}` is not `{}`", version.value, kVersion),
                         "the file was made by a newer uxi, or is no transcript");
}

/// The file's name says whose it is; a note-taker's record may name the session alone.
void check_session(Fields& fields, std::string_view session) {
  const Text written = fields.text("session");
  if (written.span.empty() || written.value == session) return;
  if (written.value == session.substr(0, session.find('.'))) return;
  fields.reading().warning(
      written.span, "session",
      fmt::format("this is the file of `{}`, but says `{}`", session, written.value));
}

std::optional<Millis> read_duration(Fields& fields) {
  const Text written = fields.text("duration");
  if (written.span.empty()) return std::nullopt;
  const auto duration = parse_clock(written.value);
  if (!duration) {
    fields.reading().error(written.span, "value",
                           fmt::format("`{}` is not a duration", written.value),
                           "write it as `00:47:12`");
  }
  return duration;
}

void read_speakers(Fields& fields, Transcript& transcript) {
  if (fields.require("speakers") == nullptr) return;
  for (const FieldEntry& entry : fields.entries("speakers")) {
    const auto role = read_choice(fields.reading(), entry.key.value, *entry.value, kRoleNames);
    if (transcript.speakers.size() == kMaxSpeakers) {
      fields.reading().error(entry.key.span, "limit",
                             fmt::format("a transcript has at most {} speakers", kMaxSpeakers));
      return;
    }
    transcript.speakers.emplace_back(entry.key.value, role ? role->value : Role::unknown);
  }
}

void read_redacted(Fields& fields, Transcript& transcript) {
  for (const FieldEntry& entry : fields.entries("redacted")) {
    const auto count = read_integer(fields.reading(), entry.key.value, *entry.value, {.least = 0});
    if (count) transcript.redacted.emplace_back(entry.key.value, count->value);
  }
}

/// `{name: value, ...}`
template <class Pairs, class Value>
std::string flow_mapping(const Pairs& pairs, Value value) {
  std::string out;
  for (const auto& pair : pairs) {
    out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", write_scalar(pair.first, true),
                       value(pair.second));
  }
  return '{' + out + '}';
}

std::string write_source(const Transcript& transcript) {
  const std::string format = write_scalar(transcript.source_format, true);
  if (transcript.source_hash.empty()) return fmt::format("{{format: {}}}", format);
  std::string out = fmt::format("{{format: {}, hash: {}", format,
                                write_scalar(transcript.source_hash, true, true));
  if (!transcript.source_words.empty()) {
    out += fmt::format(", words: {}", write_scalar(transcript.source_words, true, true));
  }
  return out + '}';
}

}  // namespace

bool read_transcript_front(const Reading& reading, std::optional<Span> yaml,
                           Transcript& transcript) {
  if (!yaml) {
    reading.error({}, "missing", "the front matter is missing",
                  "a transcript starts with `---` and says at least `speakers`");
    return false;
  }
  const auto tree = parse_front_matter(reading, yaml);
  if (!tree) return false;
  Fields fields(reading, *tree, "the front matter");
  check_version(fields);
  check_session(fields, transcript.session);
  transcript.kind = fields.choice("kind", kTranscriptKindNames, TranscriptKind::verbatim).value;
  transcript.duration = read_duration(fields);
  fields.mapping("source", [&](Fields& f) {
    transcript.source_format = f.text("format").value;
    transcript.source_hash = f.text("hash").value;
    transcript.source_words = f.text("words").value;
  });
  transcript.language = fields.text("language").value;
  read_speakers(fields, transcript);
  read_redacted(fields, transcript);
  return true;
}

std::string write_transcript_front(const Transcript& transcript) {
  std::string out =
      fmt::format("---\nuxi: {}\nsession: {}\nkind: {}\n", kVersion,
                  write_scalar(transcript.session, false), to_string(transcript.kind));
  if (transcript.duration) {
    out += fmt::format("duration: {}\n", to_clock(whole_seconds(*transcript.duration)));
  }
  if (!transcript.source_format.empty() || !transcript.source_hash.empty()) {
    out += fmt::format("source: {}\n", write_source(transcript));
  }
  if (!transcript.language.empty()) {
    out += fmt::format("language: {}\n", write_scalar(transcript.language, false));
  }
  out += fmt::format("speakers: {}\n",
                     flow_mapping(transcript.speakers, [](Role role) { return to_string(role); }));
  if (!transcript.redacted.empty()) {
    out += fmt::format("redacted: {}\n",
                       flow_mapping(transcript.redacted, [](int count) { return count; }));
  }
  return out + "---\n";
}

}  // namespace uxi
