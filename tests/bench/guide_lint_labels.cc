// How well the guide linter agrees with two human readers: precision, recall and F1 of four
// families (warnings and errors), beside those of a baseline that looks at first words, by rule,
// and how often it decides `asked` as they did. Reads a corpus of guides and its labels (README
// beside them).
//
//     guide_lint_labels CORPUS [--list]     --list prints every sentence on which it differs
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "speech/read_guide.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/lint.h"

namespace {

namespace fs = std::filesystem;
using uxi::Span;

constexpr std::string_view kFamilies[] = {"closed", "leading", "hypothetical", "double"};

struct Label {
  std::string id;
  std::string file;
  unsigned line = 0;
  std::size_t column = 0;
  std::size_t end_column = 0;
  std::string asked;  ///< q, t, c, n, or two of them with `|`
  std::string flags;
  std::string disputed;
  std::string text;
};

struct Linted {
  uxi::SourceFile source;
  uxi::Guide guide;
  std::vector<uxi::Diagnostic> findings;
};

struct Score {
  int hits = 0;
  int extra = 0;
  int missed = 0;
};

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<Label> read_labels(const fs::path& path) {
  std::vector<Label> labels;
  std::istringstream in(read_file(path));
  for (std::string row; std::getline(in, row);) {
    if (row.empty() || row.front() == '#') continue;
    const auto cells = uxi::text::split(row, '\t');
    if (cells.size() < 9) continue;
    Label label;
    label.id = cells[0];
    label.file = cells[1];
    label.line = static_cast<unsigned>(std::stoul(std::string(cells[2])));
    label.column = std::stoul(std::string(cells[3]));
    label.end_column = std::stoul(std::string(cells[4]));
    label.asked = cells[5];
    label.flags = cells[6];
    label.disputed = cells[7];
    label.text = cells[8];
    labels.push_back(std::move(label));
  }
  return labels;
}

std::optional<Linted> lint_file(const fs::path& path) {
  Linted linted;
  linted.source = uxi::SourceFile(path.filename().string(), read_file(path));
  uxi::Diagnostics ignored;
  auto guide = uxi::speech::read_guide(linted.source, ignored);
  if (!guide) return std::nullopt;
  linted.guide = *std::move(guide);
  linted.findings = uxi::lint::lint_guide(linted.source, linted.guide, nullptr, {});
  return linted;
}

Span span_of(const Label& label, const uxi::SourceFile& source) {
  const std::string_view line = source.line(label.line);
  const std::size_t start = source.line_start(label.line);
  return {start + uxi::text::byte_offset(line, label.column - 1),
          start + uxi::text::byte_offset(line, label.end_column - 1)};
}

bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

/// The item in which the sentence ends: readers marked it with the stage direction in front of it.
const uxi::GuideItem* item_at(const uxi::Guide& guide, Span span) {
  const uxi::GuideItem* last = nullptr;
  for (const auto& section : guide.sections) {
    for (const auto& item : section.items) {
      if (overlap(item.span, span)) last = &item;
    }
  }
  return last;
}

bool has(const std::string& flags, std::string_view flag) {
  return flags.find(flag) != std::string::npos;
}

void note(bool list, std::string_view what, const Label& label, const std::string& by) {
  if (list)
    fmt::print("{:<22} {} {}:{} {}  {}\n", what, label.id, label.file, label.line, label.text, by);
}

/// The rule of that family with a finding in the sentence that is a warning or worse; empty where
/// there is none.
std::string rule_found(const Linted& linted, Span span, std::string_view family) {
  for (const uxi::Diagnostic& finding : linted.findings) {
    const bool counts = finding.severity >= uxi::Severity::warning && finding.family == family;
    if (counts && overlap(finding.span, span)) return finding.rule;
  }
  return {};
}

/// What somebody would write in an hour: it looks at a sentence's first word, and for "and" in it.
bool baseline_finds(const std::string& text, std::string_view family) {
  static const std::set<std::string, std::less<>> kAuxiliaries = {
      "do",  "does", "did",   "is",    "are",  "was", "were",   "have",
      "has", "can",  "could", "would", "will", "had", "should", "may"};
  static const std::set<std::string, std::less<>> kNegatives = {"don't",   "doesn't",  "didn't",
                                                                "isn't",   "aren't",   "wasn't",
                                                                "weren't", "wouldn't", "shouldn't"};
  static const std::set<std::string, std::less<>> kImagined = {"would", "imagine", "suppose", "if",
                                                               "will"};
  const std::string folded = uxi::text::fold_search(text);
  const std::string first = folded.substr(0, folded.find(' '));
  if (family == "closed") return kAuxiliaries.contains(first);
  if (family == "leading") return kNegatives.contains(first);
  if (family == "hypothetical") return kImagined.contains(first);
  return folded.find(" and ") != std::string::npos;
}

/// Findings and missed labels so far, of the linter and of the baseline, by family and by rule.
struct Scores {
  std::map<std::string_view, Score> families;
  std::map<std::string_view, Score> baseline;
  std::map<std::string, Score> rules;
};

void count(Score& score, bool labelled, bool found) {
  if (labelled) ++(found ? score.hits : score.missed);
  if (!labelled && found) ++score.extra;
}

void score_families(const Label& label, const Linted& linted, Span span, bool list,
                    Scores& scores) {
  for (const std::string_view family : kFamilies) {
    if (has(label.disputed, family)) continue;
    const std::string rule = rule_found(linted, span, family);
    const bool labelled = has(label.flags, family);
    count(scores.families[family], labelled, !rule.empty());
    count(scores.baseline[family], labelled, baseline_finds(label.text, family));
    if (!rule.empty()) count(scores.rules[rule], labelled, true);
    if (labelled && rule.empty()) note(list, fmt::format("missed {}", family), label, "");
    if (!labelled && !rule.empty()) note(list, fmt::format("extra {}", family), label, rule);
  }
}

bool score_asked(const Label& label, const Linted& linted, Span span, bool list) {
  const uxi::GuideItem* item = item_at(linted.guide, span);
  const bool asked = item != nullptr && uxi::is_asked(item->kind);
  const bool right = asked ? label.asked.find_first_of("qt") != std::string::npos
                           : label.asked.find_first_of("cn") != std::string::npos;
  const std::string kind = item == nullptr ? "none" : std::string(to_string(item->kind));
  if (!right) note(list, fmt::format("asked {} not {}", kind, label.asked), label, "");
  return right;
}

double ratio(int part, int rest) {
  return part + rest == 0 ? 1 : static_cast<double>(part) / (part + rest);
}

void print(std::string_view family, const Score& score) {
  const double precision = ratio(score.hits, score.extra);
  const double recall = ratio(score.hits, score.missed);
  const double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  fmt::print(
      "{:<13} precision {:.2f}  recall {:.2f}  F1 {:.2f}   ({} found, {} extra, {} missed)\n",
      family, precision, recall, f1, score.hits, score.extra, score.missed);
}

Score sum_of(const std::map<std::string_view, Score>& scores) {
  Score sum;
  for (const auto& [family, score] : scores) {
    sum.hits += score.hits;
    sum.extra += score.extra;
    sum.missed += score.missed;
  }
  return sum;
}

void print_scores(Scores& scores) {
  for (const std::string_view family : kFamilies) print(family, scores.families[family]);
  print("all four", sum_of(scores.families));
  fmt::print("\nfirst words only\n");
  for (const std::string_view family : kFamilies) print(family, scores.baseline[family]);
  print("all four", sum_of(scores.baseline));
  fmt::print("\n{:<34} right  wrong\n", "by rule");
  for (const auto& [rule, score] : scores.rules) {
    fmt::print("{:<34} {:>5}  {:>5}\n", rule, score.hits, score.extra);
  }
  fmt::print("\n");
}

/// All guides, read and linted a few times over.
void print_speed(const fs::path& folder) {
  const auto start = std::chrono::steady_clock::now();
  std::size_t files = 0;
  std::size_t bytes = 0;
  std::size_t findings = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".md") continue;
    const auto linted = lint_file(entry.path());
    if (!linted) continue;
    ++files;
    bytes += linted->source.text().size();
    findings += linted->findings.size();
  }
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  fmt::print("{} guides, {} bytes, {} findings, {:.2f} ms a guide\n", files, bytes, findings,
             took.count() / static_cast<double>(std::max<std::size_t>(files, 1)));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: guide_lint_labels CORPUS [--list]\n");
    return 2;
  }
  const fs::path corpus = argv[1];
  const bool list = argc > 2 && std::string_view(argv[2]) == "--list";
  std::map<std::string, Linted> guides;
  Scores scores;
  int right = 0;
  int wrong = 0;
  for (const Label& label : read_labels(corpus / "labels" / "guide-questions.tsv")) {
    auto found = guides.find(label.file);
    if (found == guides.end()) {
      auto linted = lint_file(corpus / "guides" / label.file);
      if (!linted) {
        fmt::print(stderr, "cannot read {}\n", label.file);
        return 2;
      }
      found = guides.emplace(label.file, *std::move(linted)).first;
    }
    const Span span = span_of(label, found->second.source);
    ++(score_asked(label, found->second, span, list) ? right : wrong);
    score_families(label, found->second, span, list, scores);
  }
  fmt::print("asked         agreement {:.3f}   ({} of {})\n", ratio(right, wrong), right,
             right + wrong);
  print_scores(scores);
  print_speed(corpus / "guides");
  return 0;
}
