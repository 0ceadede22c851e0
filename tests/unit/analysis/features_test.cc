#include "analysis/features.h"

#include <cmath>
#include <doctest/doctest.h>

#include "analysis/kernel.h"

namespace uxi::analysis {
namespace {

std::vector<Document> documents(const std::vector<std::string>& texts) {
  std::vector<Document> result;
  for (const auto& text : texts) {
    result.push_back(read_document(text, {}, WordRules()));
  }
  return result;
}

double length(const SparseVector& vector) { return std::sqrt(dot(vector, vector)); }

}  // namespace

TEST_CASE("analysis: rare terms weigh more, and unknown ones most") {
  const Lexicon lexicon(documents({"invoice", "invoice late", "reminder"}));
  CHECK(lexicon.idf("winvoic") == doctest::Approx(std::log(4.0 / 3) + 1));
  CHECK(lexicon.idf("wlate") == doctest::Approx(std::log(4.0 / 2) + 1));
  CHECK(lexicon.idf("wrefund") == doctest::Approx(std::log(4.0) + 1));
}

TEST_CASE("analysis: vectors are of unit length, and words weigh twice as much as letters") {
  const auto docs = documents({"invoice", "invoices", "?"});
  const Lexicon lexicon(docs);
  const auto a = lexicon.vector(docs[0]);
  const auto b = lexicon.vector(docs[1]);
  CHECK(length(a) == doctest::Approx(1));
  CHECK(lexicon.vector(docs[2]).empty());
  // Both have the stem; letters that only one has are in no other document and left out.
  double words = 0;
  for (const auto& component : a) {
    words += component.term == *lexicon.find("winvoic") ? static_cast<double>(component.weight) : 0;
  }
  CHECK(words * words == doctest::Approx(0.8));
  CHECK(dot(a, b) == doctest::Approx(1).epsilon(1e-6));
}

TEST_CASE("analysis: the words that count most are named in the text's spelling") {
  const auto docs = documents({"late invoice", "invoices are late", "exporting data"});
  const Lexicon lexicon(docs);
  Centroid centroid(lexicon.size());
  centroid.add(lexicon.vector(docs[0]));
  centroid.add(lexicon.vector(docs[1]));
  CHECK(shared_words("Why are Invoices exported?", centroid, lexicon, WordRules(), 3) ==
        std::vector<std::string>{"Invoices"});
  CHECK(shared_words("nothing here", centroid, lexicon, WordRules(), 3).empty());
  CHECK(shared_words("late late invoice", centroid, lexicon, WordRules(), 1).size() == 1);
}

TEST_CASE("analysis: the kernel holds cosines of all pairs") {
  const auto docs = documents({"late invoice", "invoice export", "reminder mail", "!"});
  const Lexicon lexicon(docs);
  std::vector<SparseVector> vectors;
  for (const auto& document : docs) {
    vectors.push_back(lexicon.vector(document));
  }
  const Kernel kernel = lexical_kernel(vectors, lexicon.size());
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = 0; j < 4; ++j) {
      const double expected = i == j && i < 3 ? 1 : dot(vectors[i], vectors[j]);
      CHECK(static_cast<double>(kernel.at(i, j)) == doctest::Approx(expected).epsilon(1e-5));
    }
  }
}

TEST_CASE("analysis: neighbours come nearest first, ties by number, and strangers not at all") {
  Kernel kernel(4);
  const float row[] = {1, 0.5F, 0, 0.5F};
  std::copy(std::begin(row), std::end(row), kernel.row(0).begin());
  const auto all = nearest(kernel, 0, 9);
  REQUIRE(all.size() == 2);
  CHECK(all[0].item == 1);
  CHECK(all[1].item == 3);
  const auto one = nearest(kernel, 0, 1);
  REQUIRE(one.size() == 1);
  CHECK(one[0].item == 1);
  CHECK(nearest(kernel, 0, 0).empty());
}

TEST_CASE("analysis: smoothing brings two quotes together over a third") {
  // 0-1 and 1-2 share words, 0-2 do not; 3 stands alone. M = I/2 + W/2 by hand:
  // rows of M: (.5 .5 0), (.25 .5 .25), (0 .5 .5).
  Kernel kernel(4);
  for (std::size_t i = 0; i < 4; ++i) {
    kernel.row(i)[i] = 1;
  }
  kernel.row(0)[1] = kernel.row(1)[0] = kernel.row(1)[2] = kernel.row(2)[1] = 0.4F;
  const Kernel smoothed = smooth(kernel);
  // M K M': 00 .25+.25+2*.25*.4 = .7; 01 .125+.25+(.25+.125+.125)*.4 = .575 ...
  const double m00 = .7;
  const double m02 = .25 + .25 * .4 * 2;
  CHECK(static_cast<double>(smoothed.at(0, 2)) == doctest::Approx(m02 / m00).epsilon(1e-5));
  CHECK(smoothed.at(0, 2) == smoothed.at(2, 0));
  CHECK(smoothed.at(3, 3) == 1);
  CHECK(smoothed.at(3, 0) == 0);
}

}  // namespace uxi::analysis
