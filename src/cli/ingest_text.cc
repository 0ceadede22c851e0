#include "cli/ingest_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "cli/redact_text.h"
#include "io/path.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

constexpr std::size_t kFirstTurns = 3;

std::size_t words_of(const ingest::Ingested& result) {
  std::size_t words = 0;
  for (const ingest::SpeakerInfo& speaker : result.speakers) words += speaker.words;
  return words;
}

std::string percent(std::size_t part, std::size_t all) {
  return fmt::format("{:.0f} %",
                     all == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(all));
}

std::string quoted(std::string_view words, int width) {
  return '"' + text::elide(text::printable(words), width) + '"';
}

/// `P03#4`, `P03#4-6`.
std::string place(const std::string& session, int first, int last) {
  std::string out = session + '#' + std::to_string(first);
  if (last != first) out += '-' + std::to_string(last);
  return out;
}

std::string highlight_words(const workspace::Reanchored& item) {
  return item.highlight.quote.empty() ? std::string("(whole turns)") : item.highlight.quote;
}

std::string highlights_text(const std::string& session, const workspace::Reanchoring& all,
                            int width) {
  std::string out;
  const auto head = [&](std::string_view what, const workspace::Reanchored& item) {
    return fmt::format("  {:<8} {} ({}) {}", what, item.highlight.id, item.coder,
                       place(session, item.highlight.first_turn, item.highlight.last_turn));
  };
  const auto now = [&](const workspace::Reanchored& item) {
    return place(session, item.anchored.first_turn, item.anchored.last_turn);
  };
  const int room = std::max(20, width - 13);
  for (const auto& item : all.moved) {
    out += head("moved", item) + " to " + now(item) + "\n           " +
           quoted(highlight_words(item), room) + "\n";
  }
  for (const auto& item : all.changed) {
    out += head("changed", item) + ", now " + now(item) + "\n           " +
           quoted(highlight_words(item), room) + "\n";
    out += "        -> " + quoted(item.anchored.quote, room) + "\n";
  }
  for (const auto& item : all.lost) {
    out += head("lost", item) + "\n           " + quoted(highlight_words(item), room) + "\n";
  }
  return out;
}

// Of the table, what stands beside the name.
constexpr int kOtherColumns = 63;

/// Paths without the folder that all are in.
std::vector<std::string> short_names(const std::vector<IngestedFile>& files) {
  std::string common = files.empty() ? std::string() : io::parent(files[0].path);
  for (const IngestedFile& file : files) {
    while (!common.empty() && !file.path.starts_with(common + "/")) common = io::parent(common);
  }
  std::vector<std::string> names;
  for (const IngestedFile& file : files) {
    const std::size_t cut = common.empty() ? 0 : common.size() + (common == "/" ? 0 : 1);
    names.push_back(text::printable(file.path.substr(cut)));
  }
  return names;
}

/// `name` in `width` columns. Of a long one the end is shown, which tells more.
std::string cell(std::string name, int width) {
  if (text::display_width(name) > width) {
    std::size_t at = 0;
    while (at < name.size() && text::display_width(std::string_view(name).substr(at)) >= width) {
      text::next_code_point(name, at);
    }
    name = "\xE2\x80\xA6" + name.substr(at);
  }
  return name +
         std::string(static_cast<std::size_t>(std::max(0, width - text::display_width(name))), ' ');
}

/// `I P`, `S1 S2 +7`
std::string voices_of(const ingest::Ingested& result) {
  constexpr std::size_t kShown = 3;
  std::string voices;
  for (std::size_t i = 0; i < result.speakers.size(); ++i) {
    if (i + 1 >= kShown && result.speakers.size() > kShown) {
      return voices + " +" + std::to_string(result.speakers.size() - i);
    }
    voices += (voices.empty() ? "" : " ") + result.speakers[i].letter;
  }
  return voices;
}

std::string table_row(const IngestedFile& file) {
  if (file.error) return "  failed\n";
  const Transcript& transcript = file.result.transcript;
  return fmt::format(
      "  {:<7}  {:<16} {:>6} {:>7}  {:>8}  {}\n", file.target ? file.target->session : "-",
      text::elide(file.result.format, 16), transcript.turns.size(), words_of(file.result),
      transcript.duration ? to_clock(*transcript.duration) : "-", voices_of(file.result));
}

}  // namespace

std::string ingested_text(const IngestedFile& file, const Style& style) {
  const ingest::Ingested& result = file.result;
  const std::size_t all = words_of(result);
  std::string out = style(Mark::path, text::printable(file.path)) + ": " + result.format + ", " +
                    text::counted(result.transcript.turns.size(), "turn") + ", " +
                    text::counted(all, "word");
  if (result.transcript.duration) out += ", " + to_clock(*result.transcript.duration);
  if (!result.transcript.language.empty()) out += ", language " + result.transcript.language;
  out += "\n";
  for (const ingest::SpeakerInfo& speaker : result.speakers) {
    out += fmt::format("  {:<3} {}: {}", speaker.letter,
                       speaker.label ? text::printable(*speaker.label) : std::string("(no label)"),
                       to_string(speaker.role));
    if (speaker.role != Role::unknown)
      out += fmt::format(" ({:.0f} % sure)", 100 * speaker.confidence);
    out += fmt::format(", {}, {} of the words, {}\n", text::counted(speaker.turns, "turn"),
                       percent(speaker.words, all), text::counted(speaker.questions, "question"));
  }
  for (const auto& label : result.silent) {
    out += "  -   " + (label ? text::printable(*label) : std::string("(no label)")) +
           ": says nothing, not in the transcript\n";
  }
  const bool speech = result.transcript.kind == TranscriptKind::verbatim;
  if (speech && result.speakers.size() == 1 && !result.speakers[0].label) {
    out += "  nobody is named in this file: it is kept as one voice\n";
  }
  for (const auto& [kind, count] : result.transcript.redacted) {
    out += "  redacted: " + counted_kind(static_cast<std::size_t>(count), kind) + "\n";
  }
  return out;
}

std::string first_turns(const Transcript& transcript, int width) {
  std::string out;
  for (std::size_t i = 0; i < std::min(kFirstTurns, transcript.turns.size()); ++i) {
    const Turn& turn = transcript.turns[i];
    std::string line = "    " + turn.speaker;
    if (turn.start) line += " " + to_clock(*turn.start);
    // No more of a long speech than can be shown.
    line += " " + turn.words.substr(0, static_cast<std::size_t>(std::max(width, 20)) * 4);
    out += text::elide(text::printable(line), width) + "\n";
  }
  return out;
}

std::string taken_text(const IngestedFile& file, bool would, int width) {
  if (!file.taken || !file.target) return {};
  const workspace::TakenIn& taken = *file.taken;
  const std::string& session = file.target->session;
  std::string out = "  ";
  const std::string be = would ? "would be " : "";
  switch (taken.state) {
    case workspace::ArrivalState::created: out += be + "taken in as "; break;
    case workspace::ArrivalState::updated: out += be + "taken in again as "; break;
    case workspace::ArrivalState::unchanged: out += "nothing changes in "; break;
  }
  out += session + ", " + file.target->how + "\n";
  if (taken.kept_edits > 0) {
    out += "  " + text::counted(taken.kept_edits, "correction") + " by hand kept\n";
  }
  for (const ingest::EditConflict& conflict : taken.conflicts) {
    out += "  both changed " + place(session, conflict.turn, conflict.turn) + "\n    kept      " +
           quoted(conflict.kept, std::max(20, width - 16)) + "\n    the file  " +
           quoted(conflict.file, std::max(20, width - 16)) + "\n";
  }
  const workspace::Reanchoring& highlights = taken.highlights;
  if (highlights.found + highlights.lost.size() > 0) {
    out += fmt::format("  {} found again: {} moved, {} with other words; {} lost\n",
                       text::counted(highlights.found, "highlight"), highlights.moved.size(),
                       highlights.changed.size(), highlights.lost.size());
  }
  return out + highlights_text(session, highlights, width);
}

std::string ingest_table(const std::vector<IngestedFile>& files, int width) {
  const std::vector<std::string> names = short_names(files);
  int name_width = 4;
  for (const std::string& name : names)
    name_width = std::max(name_width, text::display_width(name));
  name_width = std::min(name_width, std::max(width - kOtherColumns, 16));
  std::string out =
      cell("file", name_width) + "  session  format            turns   words    length  speakers\n";
  std::map<std::string_view, std::size_t> states;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const IngestedFile& file = files[i];
    out += cell(names[i], name_width) + table_row(file);
    ++states[file.error   ? "failed"
             : file.taken ? workspace::to_string(file.taken->state)
                          : std::string_view("seen")];
  }
  std::string counts;
  for (const std::string_view state : {"new", "updated", "unchanged", "seen", "failed"}) {
    if (states[state] > 0) counts += fmt::format(", {} {}", states[state], state);
  }
  return out + text::counted(files.size(), "file") + counts + "\n";
}

}  // namespace uxi::cli
