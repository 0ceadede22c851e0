// Writing a sheet, and remarks into it.
#include <algorithm>
#include <map>

#include "coding/anchor.h"
#include "coding/placing.h"
#include "coding/sheet.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/hash.h"

namespace uxi::coding {
namespace {

constexpr int kWidth = 76;
constexpr std::string_view kRemark = "#! ";

/// `text` in lines that start with `mark`.
std::string marked(std::string_view mark, std::string_view words) {
  const std::string wrapped = text::wrap(text::printable(text::squeeze(words)), kWidth);
  std::string out;
  for (const std::string_view line : text::split(wrapped, '\n')) {
    out += text::trim(std::string(mark) + " " + std::string(line));
    out += '\n';
  }
  return out;
}

class Writer {
 public:
  explicit Writer(const SheetContent& content) : content_(content) {
    for (const Highlight& highlight : content.highlights) {
      const Anchored anchored = find_anchor(content.transcript, highlight);
      const bool lost = anchored.state == AnchorState::lost;
      own_[lost ? 0 : anchored.first_turn].push_back(&highlight);
    }
    for (const OthersHighlight& other : content.others) {
      const Anchored anchored = find_anchor(content.transcript, other.highlight);
      if (anchored.state != AnchorState::lost) others_[anchored.first_turn].push_back(&other);
    }
  }

  std::string write() {
    write_lost();
    for (const Turn& turn : content_.transcript.turns) write_turn(turn);
    write_foot();
    return std::move(out_);
  }

 private:
  void write_lost() {
    if (!own_.contains(0)) return;
    out_ += "^?\n";
    out_ +=
        "# These words are no longer in the transcript. Put each line under the turn where they\n"
        "# are now, with the words as they are there; or take it out; or leave it.\n";
    write_own(0);
    out_ += '\n';
  }

  void write_turn(const Turn& turn) {
    out_ += "^" + std::to_string(turn.id);
    if (!turn.speaker.empty()) out_ += " " + text::printable(turn.speaker);
    if (turn.start) out_ += " " + to_clock(*turn.start);
    out_ += '\n' + marked("|", turn.words);
    for (const std::string& note : turn.notes) out_ += marked("# note:", note);
    write_own(turn.id);
    for (const OthersHighlight* other : others_[turn.id]) {
      CodeLine line = line_of(content_.transcript, other->highlight);
      line.id.clear();
      out_ += "# " + other->coder + ": " + text::printable(write_code_line(line)) + "\n";
    }
    out_ += '\n';
  }

  void write_own(int turn) {
    for (const Highlight* highlight : own_[turn]) {
      out_ += text::printable(write_code_line(line_of(content_.transcript, *highlight))) + "\n";
      const Anchored anchored = find_anchor(content_.transcript, *highlight);
      if (anchored.state == AnchorState::changed && !highlight->quote.empty()) {
        out_ += "#   was: " + text::printable(text::squeeze(highlight->quote)) + "\n";
      }
    }
  }

  void write_foot() {
    const std::string ref = content_.study + "/" + content_.transcript.session;
    out_ += "# Highlights of " + ref + " by " + content_.coder + ".\n";
    out_ +=
        "#\n"
        "# Under a turn, a line makes a highlight:\n"
        "#   +CODE               the whole turn; several codes: +CODE +CODE\n"
        "#   +CODE \"words\"       these words of it\n"
        "#   +CODE \"words\" @2    where they stand there twice: the second\n"
        "#   +CODE ^15-16        turns 15 to 16, whole\n"
        "#   +CODE -- thought    with a memo\n"
        "#   +CODE!              a code that is to be put into the codebook\n"
        "# Change a line to change its highlight; take it out, and the highlight goes.\n"
        "# {h...} says which highlight a line is; leave it as it is.\n"
        "# Turns cannot be changed here: correct words in\n"
        "#   " +
        content_.transcript_path +
        "\n"
        "# Nothing happens to your files where this sheet is left empty.\n";
    out_ += "#\n# Codes:\n";
    for (const Code& code : content_.codebook.codes) {
      if (code.retired) continue;
      std::string line = "#   +" + code.path.value;
      if (!code.name.value.empty()) line += "  " + text::squeeze(code.name.value);
      if (!code.use_when.value.empty()) line += ": " + text::squeeze(code.use_when.value);
      out_ += text::elide(text::printable(line), kWidth + 3) + "\n";
    }
    out_ += "# transcript: " + hash_of(content_.transcript) + "\n";
  }

  const SheetContent& content_;
  std::map<int, std::vector<const Highlight*>> own_;
  std::map<int, std::vector<const OthersHighlight*>> others_;
  std::string out_;
};

}  // namespace

std::string write_sheet(const SheetContent& content) { return Writer(content).write(); }

std::string hash_of(const Transcript& transcript) {
  std::string all;
  for (const Turn& turn : transcript.turns) {
    all += std::to_string(turn.id) + "\t" + turn.words + "\n";
  }
  return content_hash(all);
}

CodeLine line_of(const Transcript& transcript, const Highlight& highlight) {
  CodeLine line{
      .codes = {}, .words = {}, .memo = text::squeeze(highlight.memo), .id = highlight.id};
  for (const Text& code : highlight.codes) line.codes.push_back(code.value);
  const Anchored anchored = find_anchor(transcript, highlight);
  const bool lost = anchored.state == AnchorState::lost;
  if (!highlight.quote.empty()) {
    line.words = text::squeeze(lost ? highlight.quote : anchored.quote);
    if (lost) return line;
    const Turn* turn = transcript.find(anchored.first_turn);
    const std::vector<Span> places = find_words(turn->words, line.words);
    const auto place = std::ranges::find(places, anchored.words.begin, &Span::begin);
    if (places.size() > 1 && place != places.end()) {
      line.nth = static_cast<std::size_t>(place - places.begin()) + 1;
    }
    return line;
  }
  line.first = lost ? highlight.first_turn : anchored.first_turn;
  line.last = lost ? highlight.last_turn : anchored.last_turn;
  if (line.first == line.last && !lost) line.first = line.last = 0;
  return line;
}

std::string with_remarks(const SourceFile& source, const Diagnostics& findings) {
  std::map<unsigned, std::vector<std::string>> remarks;
  for (const Diagnostic& finding : findings.items()) {
    std::string remark = std::string(kRemark) + finding.message;
    if (!finding.suggestion.empty()) remark += "; " + finding.suggestion;
    remarks[finding.begin.line].push_back(text::printable(text::squeeze(remark)));
  }
  std::string out;
  for (unsigned number = 1; number <= source.line_count(); ++number) {
    for (const std::string& remark : remarks[number]) out += remark + "\n";
    const std::string_view line = source.line(number);
    if (line.starts_with(text::trim(kRemark))) continue;
    if (number < source.line_count() || !line.empty()) out += std::string(line) + "\n";
  }
  return out;
}

}  // namespace uxi::coding
