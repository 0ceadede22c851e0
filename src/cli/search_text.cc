#include "cli/search_text.h"

#include <algorithm>
#include <map>

#include "format/csv.h"
#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"

namespace uxi::cli {
namespace {

constexpr int kWidth = 76;
constexpr int kIndent = 4;
constexpr std::size_t kExcerpt = 300;    ///< bytes; what is longer is cut around the first hit
constexpr std::size_t kBeforeHit = 100;  ///< of these in front of it
constexpr std::string_view kMarkBegin = "\x01";  // `text::printable` leaves none of the data's own
constexpr std::string_view kMarkEnd = "\x02";

std::string ref_of(const index::Hit& hit, const index::TurnRow& turn) {
  return to_string(TurnRef{{hit.study, turn.transcript}, turn.number, turn.number});
}

// ---- Text ---------------------------------------------------------------------------------------

/// The nearest place at or behind `at` where `words` can be cut: behind a space, else between code
/// points.
std::size_t cut_behind(std::string_view words, std::size_t at) {
  constexpr std::size_t kLongWord = 40;
  const std::size_t space = words.find(' ', at);
  if (space != std::string_view::npos && space - at < kLongWord) return space + 1;
  while (at < words.size() && (static_cast<unsigned char>(words[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

Span excerpt_of(std::string_view words, const std::vector<Span>& marks) {
  if (words.size() <= kExcerpt) return {0, words.size()};
  const std::size_t hit = marks.empty() ? 0 : marks.front().begin;
  Span excerpt{0, words.size()};
  if (hit > kBeforeHit) excerpt.begin = std::min(cut_behind(words, hit - kBeforeHit), hit);
  if (excerpt.begin + kExcerpt < words.size())
    excerpt.end = cut_behind(words, excerpt.begin + kExcerpt);
  return excerpt;
}

/// Words as they are shown, hits between marks that take no room.
std::string marked(std::string_view words, const std::vector<Span>& marks) {
  const Span shown = excerpt_of(words, marks);
  std::string out = shown.begin > 0 ? "… " : "";
  std::size_t at = shown.begin;
  for (const Span mark : marks) {
    if (mark.begin < at || mark.end > shown.end) continue;
    out += text::printable(words.substr(at, mark.begin - at));
    out += kMarkBegin;
    out += text::printable(words.substr(mark.begin, mark.size()));
    out += kMarkEnd;
    at = mark.end;
  }
  out += text::printable(words.substr(at, shown.end - at));
  return shown.end < words.size() ? std::string(text::trim(out)) + " …" : out;
}

/// The marks become colour, or nothing. Lines are coloured one by one.
std::string painted(std::string_view text, const Style& style) {
  std::string out;
  while (true) {
    const std::size_t begin = text.find(kMarkBegin);
    if (begin == std::string_view::npos) return out + std::string(text);
    const std::size_t end = text.find(kMarkEnd, begin);
    out += text.substr(0, begin);
    out += style(Mark::hit, text.substr(begin + 1, end - begin - 1));
    text.remove_prefix(end + 1);
  }
}

/// One turn to be printed; `hit` where it is one, else it stands around one.
struct Line {
  const index::TurnRow* turn = nullptr;
  const index::Hit* hit = nullptr;
};

std::string line_text(const Line& line, bool has_context, const Style& style) {
  const index::TurnRow& turn = *line.turn;
  std::string head = has_context ? (line.hit != nullptr ? "> " : "  ") : "  ";
  head += turn.transcript + "#" + std::to_string(turn.number) + "  ";
  if (turn.start) head += to_clock(*turn.start) + "  ";
  head += turn.speaker.empty() ? "-" : turn.speaker;
  head = text::printable(head);
  std::string out = style(line.hit != nullptr ? Mark::strong : Mark::dim, head);
  if (line.hit != nullptr && !line.hit->codes.empty()) {
    const std::string codes = text::printable("[" + text::join(line.hit->codes, " ") + "]");
    const bool fits =
        text::display_width(head) + 2 + text::display_width(codes) <= kWidth + kIndent;
    out += fits ? "  " + style(Mark::dim, codes)
                : "\n    " + style(Mark::dim, text::wrap(codes, kWidth, kIndent));
  }
  const std::string words =
      marked(turn.words, line.hit != nullptr ? line.hit->marks : std::vector<Span>());
  return out + "\n    " + painted(text::wrap(words, kWidth, kIndent), style) + "\n";
}

/// Turns of neighbouring hits, each once: what stands around one hit may be another.
class Lines {
 public:
  void add(const index::Hit& hit) {
    for (const index::TurnRow& turn : hit.before) add({&turn, nullptr});
    add({&hit.turn, &hit});
    for (const index::TurnRow& turn : hit.after) add({&turn, nullptr});
  }
  [[nodiscard]] const std::vector<Line>& all() const { return lines_; }

 private:
  void add(Line line) {
    const auto [place, is_new] = places_.try_emplace(line.turn->place, lines_.size());
    if (is_new) {
      lines_.push_back(line);
    } else if (line.hit != nullptr) {
      lines_[place->second] = line;
    }
  }

  std::vector<Line> lines_;
  std::map<std::size_t, std::size_t> places_;
};

bool same_session(const index::Hit& a, const index::Hit& b) {
  return a.study == b.study && a.turn.transcript == b.turn.transcript;
}

}  // namespace

std::string search_text(const index::Found& found, const Style& style) {
  const bool has_context = std::ranges::any_of(
      found.hits, [](const index::Hit& hit) { return !hit.before.empty() || !hit.after.empty(); });
  std::string out;
  for (auto hit = found.hits.begin(); hit != found.hits.end();) {
    const index::Hit& first = *hit;
    Lines lines;
    for (; hit != found.hits.end() && same_session(first, *hit); ++hit) lines.add(*hit);
    if (!out.empty()) out += '\n';
    out += style(Mark::path, text::printable(first.study + "/" + first.turn.transcript));
    if (!first.segment.empty()) out += "  " + text::printable(first.segment);
    out += '\n';
    for (const Line& line : lines.all()) out += line_text(line, has_context, style);
  }
  return out;
}

std::string search_refs(const index::Found& found) {
  std::string out;
  for (const index::Hit& hit : found.hits) out += text::printable(ref_of(hit, hit.turn)) + "\n";
  return out;
}

// ---- JSON and CSV -------------------------------------------------------------------------------

namespace {

void write_turn(format::json::Writer& json, const index::Hit& hit, const index::TurnRow& turn) {
  json.field("ref", ref_of(hit, turn)).field("turn", turn.number).field("speaker", turn.speaker);
  json.field("role", to_string(turn.role)).key("start_ms");
  if (turn.start) {
    json.value(turn.start->value);
  } else {
    json.null();
  }
  json.field("words", turn.words);
}

void write_turns(format::json::Writer& json, std::string_view name, const index::Hit& hit,
                 const std::vector<index::TurnRow>& turns) {
  json.key(name).begin_array();
  for (const index::TurnRow& turn : turns) {
    json.begin_object();
    write_turn(json, hit, turn);
    json.end_object();
  }
  json.end_array();
}

/// Places of marks in code points, as every place in JSON.
void write_marks(format::json::Writer& json, const index::Hit& hit) {
  const std::string_view words = hit.turn.words;
  json.key("marks").begin_array();
  for (const Span mark : hit.marks) {
    const std::size_t begin = text::count_code_points(words.substr(0, mark.begin));
    const std::size_t size = text::count_code_points(words.substr(mark.begin, mark.size()));
    json.begin_object()
        .field("start", std::uint64_t{begin})
        .field("end", std::uint64_t{begin + size})
        .end_object();
  }
  json.end_array();
}

}  // namespace

std::string search_json(const index::Found& found, std::string_view query) {
  format::json::Writer json;
  json.begin_object().field("version", 1).field("query", query);
  json.field("total", std::uint64_t{found.total}).key("hits").begin_array();
  for (const index::Hit& hit : found.hits) {
    json.begin_object().field("study", hit.study).field("session", hit.turn.transcript);
    json.field("participant", hit.participant).field("segment", hit.segment);
    write_turn(json, hit, hit.turn);
    write_marks(json, hit);
    json.key("codes").begin_array();
    for (const std::string& code : hit.codes) json.value(code);
    json.end_array().field("score", hit.score);
    write_turns(json, "before", hit, hit.before);
    write_turns(json, "after", hit, hit.after);
    json.end_object();
  }
  json.end_array().end_object();
  return json.text();
}

std::string search_csv(const index::Found& found) {
  std::string out = format::csv::write_row({"ref", "study", "session", "participant", "segment",
                                            "start", "speaker", "role", "codes", "words"});
  for (const index::Hit& hit : found.hits) {
    const index::TurnRow& turn = hit.turn;
    out += format::csv::write_row(
        {ref_of(hit, turn), hit.study, turn.transcript, hit.participant, hit.segment,
         turn.start ? to_clock(*turn.start) : "", turn.speaker, std::string(to_string(turn.role)),
         text::join(hit.codes, "|"), turn.words},
        true);
  }
  return out;
}

}  // namespace uxi::cli
