// Guide questions matched to the turns that asked them, held against labels: the example study and
// two that were written for this (tests/bench/guide_match), labelled before the matcher was first
// run. A pair is a session, a turn and a question. Beside it stands plain cosine similarity of word
// counts (tf-idf), with the threshold that is best on the two other studies.
//
// `bench_guide_match --pairs` prints what was missed and what was wrong; `--fit` what weights give
// on a study that were fit on the two others. `--folder F [--pairs]` takes other studies: each
// folder in F with guide.md, matches.tsv and transcripts.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fmt/core.h>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

#include "review/match.h"
#include "speech/read_guide.h"
#include "text/strings.h"
#include "text/words.h"

namespace uxi::bench {
namespace {

using Pair = std::tuple<std::string, int, std::size_t>;  ///< session, turn, question
using Pairs = std::set<Pair>;

struct MatchStudy {
  std::string name;
  std::vector<review::GuideQuestion> questions;
  std::vector<Transcript> transcripts;
  Pairs labels;
};

std::string read_file(const std::string& path) {
  std::ifstream stream(path);
  if (!stream) throw std::runtime_error("cannot read " + path);
  std::ostringstream out;
  out << stream.rdbuf();
  return out.str();
}

std::size_t question_at(const MatchStudy& study, const std::string& opening) {
  for (std::size_t i = 0; i < study.questions.size(); ++i) {
    if (study.questions[i].text.starts_with(opening)) return i;
  }
  throw std::runtime_error(study.name + ": no question begins with `" + opening + "`");
}

/// `folder` has guide.md; `labels`, matches.tsv.
MatchStudy read_study(const std::string& name, const std::string& folder,
                      const std::string& transcripts, const std::string& labelled) {
  MatchStudy study{.name = name};
  Diagnostics ignored;
  const SourceFile source("guide.md", read_file(folder + "/guide.md"));
  study.questions = review::guide_questions(source, *speech::read_guide(source, ignored));
  const std::string labels = read_file(labelled + "/matches.tsv");
  std::set<std::string> sessions;
  for (const std::string_view line : text::split(labels, '\n')) {
    const auto cells = text::split(line, '\t');
    if (cells.size() != 3 || line.front() == '#') continue;
    sessions.emplace(cells[0]);
    study.labels.emplace(std::string(cells[0]), std::stoi(std::string(cells[1])),
                         question_at(study, std::string(cells[2])));
  }
  for (const std::string& session : sessions) {
    const SourceFile file(session, read_file(transcripts + "/" + session + ".md"));
    study.transcripts.push_back(read_transcript(file, session, ignored));
  }
  return study;
}

struct Score {
  double precision = 0;
  double recall = 0;
  [[nodiscard]] double f1() const {
    return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
  }
};

Score score_of(const Pairs& found, const Pairs& labels) {
  const auto right = static_cast<double>(
      std::ranges::count_if(found, [&](const Pair& pair) { return labels.contains(pair); }));
  return {found.empty() ? 0 : right / static_cast<double>(found.size()),
          right / static_cast<double>(labels.size())};
}

Pairs matched(const MatchStudy& study, const review::MatchWeights& weights) {
  Pairs pairs;
  for (const Transcript& transcript : study.transcripts) {
    const auto asks = review::find_asks(transcript);
    for (const auto& match : review::match_questions(study.questions, asks, transcript, weights)) {
      pairs.emplace(transcript.session, transcript.turns[asks[match.ask].turn].id, match.question);
    }
  }
  return pairs;
}

// ---- The baseline
// ----------------------------------------------------------------------------------

using Bag = std::map<std::string, double>;

Bag bag_of(const std::string& words) {
  Bag bag;
  for (const text::Word& word : text::words(words)) ++bag[text::stem(word.folded)];
  return bag;
}

double cosine(const Bag& a, const Bag& b, const Bag& weight) {
  double dot = 0;
  double left = 0;
  double right = 0;
  const auto at = [&](const std::string& stem) {
    const auto found = weight.find(stem);
    return found == weight.end() ? 0.0 : found->second;
  };
  for (const auto& [stem, count] : a) {
    left += std::pow(count * at(stem), 2);
    if (b.contains(stem)) dot += count * b.at(stem) * at(stem) * at(stem);
  }
  for (const auto& [stem, count] : b) right += std::pow(count * at(stem), 2);
  return left > 0 && right > 0 ? dot / std::sqrt(left * right) : 0;
}

Pairs by_cosine(const MatchStudy& study, double threshold) {
  Pairs pairs;
  for (const Transcript& transcript : study.transcripts) {
    std::vector<Bag> bags;
    for (const auto& question : study.questions) bags.push_back(bag_of(question.text));
    for (const Turn& turn : transcript.turns) bags.push_back(bag_of(turn.words));
    Bag weight;
    for (const Bag& bag : bags) {
      for (const auto& [stem, count] : bag) ++weight[stem];
    }
    for (auto& [stem, count] : weight) count = std::log(static_cast<double>(bags.size()) / count);
    for (const Turn& turn : transcript.turns) {
      if (transcript.role_of(turn.speaker) != Role::interviewer) continue;
      double best = threshold;
      std::size_t question = study.questions.size();
      for (std::size_t q = 0; q < study.questions.size(); ++q) {
        const double likeness = cosine(bags[q], bag_of(turn.words), weight);
        if (likeness > best) best = likeness, question = q;
      }
      if (question < study.questions.size()) {
        pairs.emplace(transcript.session, turn.id, question);
      }
    }
  }
  return pairs;
}

double best_threshold(const std::vector<MatchStudy>& studies, std::size_t left_out) {
  double best = 0;
  double threshold = 0.1;
  for (int step = 1; step < 16; ++step) {
    double sum = 0;
    for (std::size_t i = 0; i < studies.size(); ++i) {
      if (i != left_out)
        sum += score_of(by_cosine(studies[i], 0.04 * step), studies[i].labels).f1();
    }
    if (sum > best) best = sum, threshold = 0.04 * step;
  }
  return threshold;
}

// ---- How much the weights owe to these studies
// ------------------------------------------------------

double sum_of_f1(const std::vector<MatchStudy>& studies, std::size_t left_out,
                 const review::MatchWeights& weights) {
  double sum = 0;
  for (std::size_t i = 0; i < studies.size(); ++i) {
    if (i != left_out) sum += score_of(matched(studies[i], weights), studies[i].labels).f1();
  }
  return sum;
}

/// Weights that are best on all studies but one, by coordinate search from the shipped ones.
review::MatchWeights fit(const std::vector<MatchStudy>& studies, std::size_t left_out) {
  using review::MatchWeights;
  review::MatchWeights weights;
  double best = sum_of_f1(studies, left_out, weights);
  for (int round = 0; round < 3; ++round) {
    for (double MatchWeights::*part :
         {&MatchWeights::start, &MatchWeights::words, &MatchWeights::answer, &MatchWeights::context,
          &MatchWeights::phrase, &MatchWeights::purpose, &MatchWeights::other_purpose,
          &MatchWeights::word_class, &MatchWeights::other_word_class, &MatchWeights::said_only,
          &MatchWeights::sure}) {
      for (const double change : {-0.8, -0.4, -0.2, 0.2, 0.4, 0.8}) {
        review::MatchWeights other = weights;
        other.*part += change;
        const double sum = sum_of_f1(studies, left_out, other);
        if (sum > best) best = sum, weights = other;
      }
    }
  }
  return weights;
}

void print(const std::string& study, const std::string& how, const Score& score) {
  fmt::print("{:14} {:18} {:9.3f} {:7.3f} {:6.3f}\n", study, how, score.precision, score.recall,
             score.f1());
}

/// An interview held against the guide of another study: what is found is leave to record, the
/// questions that close every interview, and mistakes.
void print_unrelated(const MatchStudy& said, const MatchStudy& guide) {
  std::size_t most = 0;
  std::size_t all = 0;
  for (const Transcript& transcript : said.transcripts) {
    std::set<std::size_t> asked;
    const auto asks = review::find_asks(transcript);
    for (const auto& match : review::match_questions(guide.questions, asks, transcript)) {
      asked.insert(match.question);
    }
    most = std::max(most, asked.size());
    all += asked.size();
  }
  fmt::print("{:14} asked of the guide of {:14} {:5.1f} of {} on average, {} at most\n", said.name,
             guide.name, static_cast<double>(all) / static_cast<double>(said.transcripts.size()),
             guide.questions.size(), most);
}

void print_pairs(const MatchStudy& study, const Pairs& found) {
  const auto say = [&](const char* what, const Pair& pair) {
    const auto& [session, id, question] = pair;
    for (const Transcript& transcript : study.transcripts) {
      if (transcript.session != session) continue;
      fmt::print("  {} {}#{} [{}] <- {}\n", what, session, id, study.questions[question].text,
                 transcript.find(id)->words);
    }
  };
  for (const Pair& pair : study.labels) {
    if (!found.contains(pair)) say("missed", pair);
  }
  for (const Pair& pair : found) {
    if (!study.labels.contains(pair)) say("wrong ", pair);
  }
}

std::vector<MatchStudy> studies_here() {
  const std::string data = UXI_SOURCE_FOLDER "/tests/bench/guide_match/";
  const std::string larder = UXI_SOURCE_FOLDER "/examples/larder/studies/stock-count";
  return {
      read_study("larder", larder, larder + "/transcripts", data + "larder"),
      read_study("bike-repair", data + "bike-repair", data + "bike-repair", data + "bike-repair"),
      read_study("night-trains", data + "night-trains", data + "night-trains",
                 data + "night-trains"),
  };
}

/// Of every folder in `folder` that has labels.
std::vector<MatchStudy> own_studies(const std::string& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (std::filesystem::exists(entry.path() / "matches.tsv")) {
      names.insert(entry.path().filename().string());
    }
  }
  std::vector<MatchStudy> studies;
  for (const std::string& name : names) {
    const std::string path = folder + "/" + name;
    studies.push_back(read_study(name, path, path, path));
  }
  return studies;
}

}  // namespace
}  // namespace uxi::bench

int main(int count, char** arguments) {
  using namespace uxi::bench;
  const std::string_view wanted = count > 1 ? arguments[1] : "";
  const auto studies =
      wanted == "--folder" && count > 2 ? own_studies(arguments[2]) : studies_here();
  const bool pairs = std::string_view(arguments[count - 1]) == "--pairs";
  fmt::print("{:14} {:18} {:>9} {:>7} {:>6}\n", "study", "matched by", "precision", "recall", "F1");
  for (std::size_t i = 0; i < studies.size(); ++i) {
    const double threshold = best_threshold(studies, i);
    print(studies[i].name, fmt::format("cosine >= {:.2f}", threshold),
          score_of(by_cosine(studies[i], threshold), studies[i].labels));
    const Pairs found = matched(studies[i], {});
    print(studies[i].name, "uxi", score_of(found, studies[i].labels));
    if (pairs) print_pairs(studies[i], found);
    if (wanted != "--fit") continue;
    print(studies[i].name, "fit on the others",
          score_of(matched(studies[i], fit(studies, i)), studies[i].labels));
  }
  for (const MatchStudy& said : studies) {
    for (const MatchStudy& guide : studies) {
      if (said.name != guide.name) print_unrelated(said, guide);
    }
  }
  return 0;
}
