// Teams transcripts as they were copied before 2022: a line `0:0:0.0 --> 0:0:5.320`, a line with
// the name, lines of words; no blank lines between. Editing programs export the same with
// `00:00:00:00 - 00:00:05:08` for the times.
#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "ingest/clock.h"
#include "ingest/labels.h"
#include "ingest/lines.h"
#include "ingest/reader.h"
#include "ingest/webvtt.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr std::array<std::string_view, 1> kExtensions = {"txt"};
constexpr std::size_t kFewest = 2;

struct Entry {
  Timing timing;
  std::string_view name;
  Span span;
  std::vector<std::string_view> words;
};

std::optional<Timing> timing_of(std::string_view line) {
  const auto timing = loose_timing(line);
  return timing ? timing : range_line(line);
}

std::vector<Entry> entries_of(std::string_view text) {
  std::vector<Entry> entries;
  bool wants_name = false;
  for (const Span span : split_lines(text)) {
    const std::string_view line = text::trim(text.substr(span.begin, span.size()));
    if (const auto timing = timing_of(line)) {
      entries.push_back({*timing, {}, span, {}});
      wants_name = true;
    } else if (line.empty() || entries.empty()) {
      continue;
    } else if (wants_name) {
      entries.back().name = line;
      wants_name = false;
    } else {
      entries.back().words.push_back(line);
      entries.back().span.end = span.end;
    }
  }
  return entries;
}

/// Every time is followed by a name and words, and names come again.
bool is_layout(const std::vector<Entry>& entries) {
  std::map<std::string, std::size_t> names;
  std::size_t whole = 0;
  for (const Entry& entry : entries) {
    if (entry.words.empty() || !may_be_label(entry.name)) continue;
    ++whole;
    ++names[fold_label(entry.name)];
  }
  // The last entry may be cut off by the end of what is looked at.
  const bool all = whole + 1 >= entries.size();
  return whole >= kFewest && all && (names.size() * 2 <= whole || names.size() <= 2);
}

int sniff(std::string_view head, std::string_view) {
  if (has_vtt_signature(head) || !timing_of(text::trim(head.substr(0, head.find('\n'))))) {
    return 0;
  }
  return is_layout(entries_of(head)) ? 92 : 0;
}

Result<Reading> read(const Input& input, Diagnostics&) {
  const std::vector<Entry> entries = entries_of(input.source.text());
  if (entries.empty()) return fail(ErrorKind::syntax, "no line with two times was found");
  Reading reading;
  // Editing programs write the same layout with a dash.
  const bool arrows = text::contains(input.source.slice(entries[0].span), "-->");
  reading.dialect = arrows ? "teams-text" : "timed-name-txt";
  for (const Entry& entry : entries) {
    std::string words;
    for (const std::string_view line : entry.words) {
      words += words.empty() ? "" : " ";
      words += line;
    }
    // Backchannels are printed behind the longer entry that holds them: file order is kept.
    reading.pieces.push_back({.speaker = tidy_label(entry.name),
                              .start = entry.timing.start,
                              .end = std::max(entry.timing.start, entry.timing.end),
                              .text = text::squeeze(words),
                              .opens = false,
                              .span = entry.span});
  }
  std::erase_if(reading.pieces, [](const Piece& piece) { return piece.text.empty(); });
  return reading;
}

}  // namespace

Reader teams_text_reader() {
  return {
      .name = "teams-text",
      .summary = "Teams transcripts copied as text: times, name and words on lines of their own",
      .extensions = kExtensions,
      .sniff = sniff,
      .read = read};
}

}  // namespace uxi::ingest
