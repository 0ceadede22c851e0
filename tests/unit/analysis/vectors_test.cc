#include "uxi/vectors.h"

#include <bit>
#include <cmath>
#include <doctest/doctest.h>

#include "analysis/sentence_vectors.h"
#include "uxi/cluster.h"

namespace uxi::analysis {
namespace {

std::string u32(std::uint32_t value) {
  std::string bytes;
  for (unsigned shift = 0; shift < 32; shift += 8) {
    bytes += static_cast<char>(value >> shift & 0xFFU);
  }
  return bytes;
}
std::string f32(float value) { return u32(std::bit_cast<std::uint32_t>(value)); }

struct Entry {
  std::string word;
  std::string row;
};

std::string file(const std::vector<Entry>& entries, std::uint32_t dimensions) {
  std::string words, scales, logs, rows;
  for (const auto& entry : entries) {
    words += (words.empty() ? "" : "\n") + entry.word;
    scales += f32(0.5F);
    logs += f32(-8);
    rows += entry.row;
  }
  return std::string("UXIVEC1\0", 8) + u32(static_cast<std::uint32_t>(entries.size())) +
         u32(dimensions) + u32(static_cast<std::uint32_t>(words.size())) + u32(0) + words + scales +
         logs + rows;
}

const std::vector<Entry> kEntries = {{"slow", {3, 4}}, {"fast", {4, 3}}, {"refund", {-4, 3}}};

}  // namespace

TEST_CASE("analysis: word vectors are read and made unit length") {
  const auto vectors = WordVectors::parse(file(kEntries, 2));
  REQUIRE(vectors);
  CHECK(vectors->size() == 3);
  CHECK(vectors->dimensions() == 2);
  const auto slow = vectors->find("slow");
  REQUIRE(slow.size() == 2);
  CHECK(static_cast<double>(slow[0]) == doctest::Approx(0.6));
  CHECK(static_cast<double>(slow[1]) == doctest::Approx(0.8));
  CHECK(static_cast<double>(vectors->find("refund")[0]) == doctest::Approx(-0.8));
  CHECK(vectors->find("absent").empty());
  CHECK(vectors->probability("slow") == doctest::Approx(std::exp(-8.0)));
  CHECK(vectors->probability("absent") == 0);
}

TEST_CASE("analysis: word vectors are read as text too, with a first line of numbers or without") {
  for (const char* text : {"the 3 4\nSlow -1e0 0\r\nslow 5 5\n. . 0 2\n",
                           "4 2\nthe 3 4 \nSlow -1e0 0\nslow 5 5\n. . 0 2\n"}) {
    CAPTURE(text);
    const auto vectors = WordVectors::parse(text);
    REQUIRE(vectors);
    CHECK(vectors->size() == 3);
    CHECK(vectors->dimensions() == 2);
    CHECK(static_cast<double>(vectors->find("the")[1]) == doctest::Approx(0.8));
    CHECK(static_cast<double>(vectors->find("slow")[0]) == doctest::Approx(-1));
    CHECK(static_cast<double>(vectors->find(". .")[1]) == doctest::Approx(1));
    CHECK(vectors->probability("the") > vectors->probability("slow"));
  }
}

TEST_CASE("analysis: a wrong line of word vectors is named") {
  CHECK(WordVectors::parse("the 3 4\nslow 5\n").error().message ==
        "line 2 of the word vectors is not a word and 2 numbers");
  CHECK(WordVectors::parse("the 3 4\nslow 5 x\n").error().message ==
        "line 2 of the word vectors is not a word and 2 numbers");
  CHECK(WordVectors::parse("the 3 4\nslow 5 inf\n").error().kind == ErrorKind::syntax);
  CHECK(WordVectors::parse("just words\n").error().message == "not a file of word vectors");
  CHECK(WordVectors::parse("3 2\n").error().message == "not a file of word vectors");
}

TEST_CASE("analysis: a damaged file of word vectors is refused") {
  const std::string good = file(kEntries, 2);
  for (std::size_t size = 0; size < good.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(WordVectors::parse(good.substr(0, size)));
  }
  CHECK_FALSE(WordVectors::parse(good + "x"));
  CHECK_FALSE(WordVectors::parse(file({{"slow", {3, 4}}, {"slow", {4, 3}}}, 2)));
  CHECK_FALSE(WordVectors::parse(file({}, 2)));
  std::string huge = good;
  huge.replace(8, 4, u32(0xFFFFFFFFU));
  CHECK(WordVectors::parse(huge).error().kind == ErrorKind::limit);
  std::string list = good;
  list.replace(16, 4, u32(0xFFFFFFFFU));
  CHECK_FALSE(WordVectors::parse(list));
  std::string number = good;
  number.replace(24 + std::string("slow\nfast\nrefund").size(), 4, u32(0x7FC00000U));
  CHECK(WordVectors::parse(number).error().message ==
        "damaged word vectors: a number is not finite");
}

TEST_CASE("analysis: a text of unknown words has no vector and no coverage") {
  const auto vectors = WordVectors::parse(file(kEntries, 2));
  REQUIRE(vectors);
  const std::vector<std::string_view> texts = {"slow refund", "fast", "xyzzy", "slow xyzzy"};
  std::vector<Document> documents;
  for (const auto text : texts) {
    documents.push_back(read_document(text, {}, WordRules()));
  }
  const auto sentences =
      sentence_vectors(texts, documents, Lexicon(documents), WordRules(), *vectors);
  CHECK(sentences.coverage[0] == doctest::Approx(1));
  CHECK(sentences.coverage[2] == 0);
  CHECK(sentences.coverage[3] == doctest::Approx(0.5));
  CHECK(sentences.row(2)[0] == 0);
  CHECK(sentences.row(2)[1] == 0);
}

TEST_CASE("analysis: quotes are grouped with word vectors too") {
  const auto vectors = WordVectors::parse(file(kEntries, 2));
  REQUIRE(vectors);
  ClusterInput input;
  for (const char* text : {"slow page", "slow pages", "fast page", "refund mail", "a refund"}) {
    input.items.push_back({.text = text});
  }
  const auto result = cluster(input, {.k = 2, .vectors = &*vectors});
  REQUIRE(result);
  CHECK(result->clusters.size() == 2);
}

}  // namespace uxi::analysis
