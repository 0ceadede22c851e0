// How well personal data is found: recall and precision by kind on made sentences, and on podcast
// transcripts whose names and places a person has marked (redaction_podcasts.tsv).
//
// A mark is found where a redaction of its kind covers it; a redaction is right where it overlaps a
// mark of its kind. Names are counted apart: those that a list holds (the roster; speaker labels of
// a podcast), and those that no list holds. Reads the corpus from UXI_CORPUS, else
// ../shared/corpus. Files that are given are read instead: a sentence a line, its marks as
// `[name:Ana]`.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fmt/core.h>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "ingest/redact/finder.h"
#include "support/personal_sentences.h"
#include "text/utf8.h"
#include "uxi/ingest.h"

namespace uxi::bench {
namespace {

namespace fs = std::filesystem;
using test::Marked;

struct Score {
  int marks = 0;
  int found = 0;
  int said = 0;
  int right = 0;
};
using Table = std::map<std::string, Score>;

bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }
bool covers(Span a, Span b) { return a.begin <= b.begin && a.end >= b.end; }

/// `row` names the line of the table that a mark counts in.
void count(const std::vector<Marked>& marks, const std::vector<std::string>& rows,
           const std::vector<ingest::Redaction>& said, Table& table, std::string_view text,
           bool show) {
  for (std::size_t m = 0; m < marks.size(); ++m) {
    const bool found = std::any_of(said.begin(), said.end(), [&](const ingest::Redaction& one) {
      return one.kind == marks[m].kind && covers(one.span, marks[m].span);
    });
    ++table[rows[m]].marks;
    table[rows[m]].found += found ? 1 : 0;
    if (!found && show) {
      fmt::print(
          "  missed {}: {}  in {}\n", rows[m],
          text.substr(marks[m].span.begin, marks[m].span.size()),
          text.substr(marks[m].span.begin - std::min<std::size_t>(marks[m].span.begin, 40), 90));
    }
  }
  for (const ingest::Redaction& one : said) {
    std::string row = one.kind;
    bool right = false;
    for (std::size_t m = 0; m < marks.size(); ++m) {
      if (marks[m].kind != one.kind || !overlap(marks[m].span, one.span)) continue;
      right = true;
      row = rows[m];
    }
    ++table[row].said;
    table[row].right += right ? 1 : 0;
    if (!right && show) {
      fmt::print("  wrong {}: {}  in {}\n", one.kind, text.substr(one.span.begin, one.span.size()),
                 text.substr(one.span.begin - std::min<std::size_t>(one.span.begin, 40), 90));
    }
  }
}

void print(std::string_view title, const Table& table) {
  fmt::print("\n{}\n{:<24}{:>8}{:>9}{:>9}{:>11}\n", title, "kind", "marks", "found", "recall",
             "precision");
  for (const auto& [row, score] : table) {
    const auto share = [](int part, int all) {
      return all == 0 ? std::string("-") : fmt::format("{:.3f}", double(part) / double(all));
    };
    fmt::print("{:<24}{:>8}{:>9}{:>9}{:>11}\n", row, score.marks, score.found,
               share(score.found, score.marks), share(score.right, score.said));
  }
}

void sentences(std::uint64_t seed, bool show) {
  Table table;
  for (const test::PersonalSentence& sentence : test::personal_sentences(600, seed)) {
    std::vector<std::string> rows;
    for (const Marked& mark : sentence.marks) {
      rows.push_back(mark.kind == "name" && !sentence.listed ? "name (in no list)" : mark.kind);
    }
    const auto said = ingest::find_personal_data(sentence.text, test::roster());
    count(sentence.marks, rows, said, table, sentence.text, show);
  }
  print(fmt::format("600 sentences, seed {}", seed), table);
}

/// `I met [name:Ana].` as a text with its marks.
test::PersonalSentence sentence_of(std::string_view line) {
  test::PersonalSentence made;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const std::size_t colon = line.find(':', at);
    const std::size_t close = line.find(']', at);
    if (line[at] != '[' || colon == std::string_view::npos || close < colon) {
      made.text += line[at];
      continue;
    }
    const std::size_t begin = made.text.size();
    made.text += line.substr(colon + 1, close - colon - 1);
    made.marks.push_back(
        {std::string(line.substr(at + 1, colon - at - 1)), {begin, made.text.size()}});
    at = close;
  }
  return made;
}

void sentences_of(const fs::path& path, bool show) {
  Table table;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const test::PersonalSentence sentence = sentence_of(line);
    std::vector<std::string> rows;
    for (const Marked& mark : sentence.marks) rows.push_back(mark.kind);
    const auto said = ingest::find_personal_data(sentence.text, std::vector<std::string>());
    count(sentence.marks, rows, said, table, sentence.text, show);
  }
  print(path.filename().string(), table);
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Marks by file: line and column from 1, in code points.
std::map<std::string, std::vector<Marked>> read_marks(const fs::path& path,
                                                      const fs::path& folder) {
  std::map<std::string, std::vector<Marked>> marks;
  std::map<std::string, SourceFile> sources;
  std::ifstream file(path);
  std::string row;
  while (std::getline(file, row)) {
    if (row.empty() || row[0] == '#') continue;
    std::istringstream cells(row);
    std::string name;
    std::string kind;
    unsigned line = 0;
    std::size_t column = 0;
    std::size_t length = 0;
    cells >> name >> line >> column >> length >> kind;
    if (!sources.contains(name)) sources.emplace(name, SourceFile(name, read_file(folder / name)));
    const SourceFile& source = sources.at(name);
    const std::string_view words = source.line(line);
    const std::size_t begin = text::byte_offset(words, column - 1);
    const std::size_t end = text::byte_offset(words, column - 1 + length);
    marks[name].push_back({kind, {source.line_start(line) + begin, source.line_start(line) + end}});
  }
  return marks;
}

/// Words of the speaker labels of a file, folded.
std::set<std::string> known_words(const std::vector<std::string>& labels) {
  std::set<std::string> words;
  for (const std::string& label : labels) {
    std::istringstream parts(label);
    std::string word;
    while (parts >> word) words.insert(text::fold_search(word));
  }
  return words;
}

void podcasts(const fs::path& corpus, bool show) {
  const fs::path folder = corpus / "transcripts" / "bold-label-md";
  const auto marks = read_marks(UXI_SOURCE_FOLDER "/tests/bench/redaction_podcasts.tsv", folder);
  Table table;
  double ms = 0;
  std::size_t bytes = 0;
  for (const auto& [name, list] : marks) {
    const std::string text = read_file(folder / name);
    if (text.empty()) continue;
    const auto labels = ingest::labels_in(text);
    const auto begin = std::chrono::steady_clock::now();
    auto said = ingest::find_personal_data(text, labels);
    ms +=
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    bytes += text.size();
    const auto known = known_words(labels);
    std::vector<std::string> rows;
    for (const Marked& mark : list) {
      std::istringstream words(text::fold_search(text.substr(mark.span.begin, mark.span.size())));
      std::string word;
      bool listed = false;
      while (words >> word) listed = listed || known.contains(word);
      rows.push_back(mark.kind == "name" && !listed ? "name (in no list)" : mark.kind);
    }
    std::erase_if(said, [](const ingest::Redaction& one) {
      return one.kind != "name" && one.kind != "place";  // only these are marked
    });
    std::erase_if(said, [&](const ingest::Redaction& one) {  // labels are no words of anybody
      const std::size_t front = text.rfind('\n', one.span.begin) + 1;
      const std::size_t end = text.find(":**", front);
      return text.compare(front, 2, "**") == 0 && end != std::string::npos && one.span.begin < end;
    });
    count(list, rows, said, table, text, show);
  }
  print("podcasts", table);
  fmt::print("{} bytes in {:.1f} ms\n", bytes, ms);
}

}  // namespace
}  // namespace uxi::bench

int main(int argc, char** argv) {
  using namespace uxi::bench;
  const bool show = argc > 1 && std::string_view(argv[1]) == "--show";
  for (int i = show ? 2 : 1; i < argc; ++i) sentences_of(argv[i], show);
  if (argc > (show ? 2 : 1)) return 0;
  const char* variable = std::getenv("UXI_CORPUS");
  const fs::path corpus = variable != nullptr ? variable : UXI_SOURCE_FOLDER "/../shared/corpus";
  sentences(1, show);
  sentences(2, show);
  if (fs::exists(corpus)) podcasts(corpus, show);
}
