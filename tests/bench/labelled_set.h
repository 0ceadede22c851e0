// Labelled short texts of the corpus (UXI_CORPUS, else ../shared/corpus) and word vectors for
// measuring.
#pragma once

#include <cstdlib>
#include <fmt/core.h>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "uxi/vectors.h"

namespace uxi::bench {

struct Set {
  std::vector<std::string> texts;
  std::vector<std::size_t> labels;  ///< of each text: place in `names`
  std::vector<std::string> names;   ///< in byte order
};

inline std::string corpus_file(const std::string& name) {
  const char* folder = std::getenv("UXI_CORPUS");
  const std::string corpus =
      folder != nullptr ? folder : std::string(UXI_SOURCE_FOLDER) + "/../shared/corpus";
  return corpus + "/cluster/" + name + ".tsv";
}

/// Says so on stderr where it is not there.
inline bool has_corpus() {
  const std::string path = corpus_file("banking77-test");
  if (!std::ifstream(path)) {
    fmt::print(stderr, "no corpus: {} is not there\n", path);
    return false;
  }
  return true;
}

/// Reads `label<TAB>text` lines.
inline Set read_set(const std::string& name) {
  Set set;
  std::vector<std::string> names;
  std::map<std::string, std::size_t> numbers;
  std::ifstream file(corpus_file(name));
  for (std::string line; std::getline(file, line);) {
    const auto tab = line.find('\t');
    names.push_back(line.substr(0, tab));
    numbers.emplace(names.back(), 0);
    set.texts.push_back(line.substr(tab + 1));
  }
  for (auto& [label, number] : numbers) {
    number = set.names.size();
    set.names.push_back(label);
  }
  for (const auto& label : names) {
    set.labels.push_back(numbers.at(label));
  }
  return set;
}

/// The file that the first argument names; nothing without one.
inline std::optional<analysis::WordVectors> read_vectors(int count, char** arguments) {
  if (count < 2) {
    return std::nullopt;
  }
  std::ifstream file(arguments[1], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  auto parsed = analysis::WordVectors::parse(bytes);
  if (!parsed) {
    fmt::print(stderr, "{}: {}\n", arguments[1], parsed.error().message);
    std::exit(2);
  }
  return *std::move(parsed);
}

}  // namespace uxi::bench
