// Reads and writes the front matter of a transcript.
#include "model/transcript_front.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <limits>
#include <vector>

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

/// A key with the lines that belong to it, or a comment or empty line; with their line ends.
struct FrontPart {
  std::string_view key;  ///< empty: a comment
  std::string_view text;
};

/// Of the lines between `---` and `---`; none where there are no such lines.
std::vector<FrontPart> front_parts(std::string_view file) {
  std::vector<FrontPart> parts;
  if (!file.starts_with("---\n")) return parts;
  for (std::size_t at = 4; at < file.size();) {
    const std::size_t end = std::min(file.find('\n', at), file.size() - 1) + 1;
    const std::string_view line = file.substr(at, end - at);
    if (line.starts_with("---")) return parts;
    const bool inner = line[0] == ' ' || line[0] == '\t' || line[0] == '-' || line[0] == '}';
    const std::size_t colon = line.find(':');
    if (inner && !parts.empty()) {
      const std::string_view before = parts.back().text;
      parts.back().text = file.substr(at - before.size(), before.size() + line.size());
    } else {
      const bool key = line[0] != '#' && colon != std::string_view::npos;
      parts.push_back({key ? line.substr(0, colon) : std::string_view(), line});
    }
    at = end;
  }
  return {};
}

bool is_written_key(std::string_view key) {
  static constexpr std::array<std::string_view, 8> kWritten = {
      "uxi", "session", "kind", "duration", "source", "language", "speakers", "redacted"};
  return std::find(kWritten.begin(), kWritten.end(), key) != kWritten.end();
}

/// The comment behind a value on one line, with the space before it.
std::string_view comment_of(std::string_view line) {
  char quote = '\0';
  line = line.substr(0, line.find('\n') + 1);
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (quote != '\0') {
      if (line[i] == quote) quote = '\0';
    } else if (line[i] == '"' || line[i] == '\'') {
      quote = line[i];
    } else if (line[i] == ' ' && line.substr(line.find_first_not_of(' ', i)).starts_with('#')) {
      return line.substr(i, line.find('\n', i) - i);
    }
  }
  return {};
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

std::string with_own_front(std::string_view standing, std::string fresh) {
  const std::vector<FrontPart> old = front_parts(standing);
  std::vector<FrontPart> now = front_parts(fresh);
  const bool own = std::ranges::any_of(old, [](const FrontPart& part) {
    return !is_written_key(part.key) || !comment_of(part.text).empty();
  });
  if (!own) return fresh;
  std::string front = "---\n";
  for (const FrontPart& part : old) {
    if (!is_written_key(part.key)) {
      front += part.text;
      continue;
    }
    const auto same = std::ranges::find(now, part.key, &FrontPart::key);
    if (same == now.end()) continue;  // says nothing any more
    const std::string_view line = same->text.substr(0, same->text.size() - 1);
    front += line;
    front += comment_of(part.text);
    front += '\n';
    now.erase(same);
  }
  for (const FrontPart& part : now) front += part.text;
  const std::size_t end = fresh.find("\n---", 3);
  return front + fresh.substr(end + 1);
}

}  // namespace uxi
