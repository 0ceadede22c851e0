#include <doctest/doctest.h>

#include "support/index_workspace.h"

namespace uxi::index {
namespace {

query::Query parsed(const std::string& text) {
  auto query = query::parse_query(text);
  REQUIRE(query.has_value());
  return *std::move(query);
}

std::vector<int> numbers(const Passage& passage) {
  std::vector<int> numbers;
  for (const TurnRow& turn : passage.turns) numbers.push_back(turn.number);
  return numbers;
}

}  // namespace

TEST_CASE("index: turns are read with those around them and the highlights on them") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  Index index = test::fresh_index(workspace.sources());
  struct Case {
    PassageOf of;
    std::vector<int> numbers;
    std::size_t highlights;
  };
  const Case cases[] = {
      {{"billing", "P01", 2, 2, 0}, {2}, 1},       {{"billing", "P01", 2, 2, 1}, {1, 2, 3}, 2},
      {{"billing", "P01", 1, 3, 9}, {1, 2, 3}, 2}, {{"billing", "P01", 0, 0, 0}, {1, 2, 3}, 2},
      {{"billing", "P01", 3, 4, 0}, {}, 0},        {{"billing", "P10", 1, 1, 1}, {1}, 0},
  };
  for (const Case& c : cases) {
    const auto passage = index.passage(c.of);
    REQUIRE(passage.has_value());
    REQUIRE(passage->has_value());
    CHECK(numbers(**passage) == c.numbers);
    CHECK((**passage).highlights.size() == c.highlights);
  }
  const auto two = index.passage({"billing", "P01", 2, 2, 0});
  CHECK((**two).highlights.front() ==
        PassageHighlight{"h111111111111", "ana", 2, 2, {10, 26}, {"pain/billing", "surprise"}});
  CHECK((**two).turns_in_all == 3);
  CHECK((**two).last_number == 3);
  CHECK_FALSE(index.passage({"billing", "P07", 1, 1, 0})->has_value());
  CHECK_FALSE(index.passage({"other", "P01", 1, 1, 0})->has_value());
}

TEST_CASE("index: a highlight is found by its name, and is nowhere when its words are lost") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  Index index = test::fresh_index(workspace.sources());
  CHECK((*index.place_of("billing", "P01", "h222222222222"))->first_turn == 3);
  CHECK_FALSE(index.place_of("billing", "P02", "h222222222222")->has_value());
  workspace.put("studies/billing/transcripts/P01.md", "**P** Something else. ^1\n");
  REQUIRE(index.refresh().has_value());
  CHECK((*index.place_of("billing", "P01", "h222222222222"))->first_turn == 0);
}

TEST_CASE("index: turns are counted by transcript, role and code") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  Index index = test::fresh_index(workspace.sources());
  CHECK(*index.tally(parsed("charge OR refund"), {}) ==
        std::vector<Tally>{{"billing", "P01", "P01", "admin", Role::unknown, "", 2},
                           {"billing", "P02", "P02", "churned", Role::unknown, "", 2},
                           {"billing", "P10", "P10", "admin", Role::unknown, "", 1}});
  CHECK(*index.tally(parsed("session:P01"), {.role = true, .code = true}) ==
        std::vector<Tally>{{"billing", "P01", "P01", "admin", Role::interviewer, "", 1},
                           {"billing", "P01", "P01", "admin", Role::participant, "pain/billing", 1},
                           {"billing", "P01", "P01", "admin", Role::participant, "pain/late", 1},
                           {"billing", "P01", "P01", "admin", Role::participant, "surprise", 1}});
  CHECK(index.tally(parsed("unheard"), {.code = true})->empty());
  CHECK(*index.talks() == std::vector<Talk>{{"billing", "P01", "P01", "admin"},
                                            {"billing", "P02", "P02", "churned"},
                                            {"billing", "P10", "P10", "admin"}});
}

TEST_CASE("index: hits come piece by piece, whole transcripts together") {
  const test::TestWorkspace workspace;
  workspace.put("studies/a/study.yaml", "title: A\n");
  for (const char* session : {"P01", "P02", "P03"}) {
    std::string turns;
    for (int i = 1; i <= 700; ++i) turns += "**P** Yes. ^" + std::to_string(i) + "\n\n";
    workspace.put(std::string("studies/a/transcripts/") + session + ".md", turns);
  }
  Index index = test::fresh_index(workspace.sources());
  std::vector<std::size_t> sizes;
  std::vector<std::string> refs;
  const auto take = [&](Found&& some) -> Result<void> {
    CHECK(some.total == 2100);
    sizes.push_back(some.hits.size());
    for (const std::string& ref : test::refs(some)) refs.push_back(ref);
    return {};
  };
  REQUIRE(index.search(parsed("yes"), {}, take).has_value());
  CHECK(sizes == std::vector<std::size_t>{1400, 700});
  CHECK(refs == test::found_by(index, "yes"));
  sizes.clear();
  const auto stop = [&](Found&& some) -> Result<void> {
    sizes.push_back(some.hits.size());
    return fail(ErrorKind::io, "no room");
  };
  CHECK_FALSE(index.search(parsed("yes"), {}, stop).has_value());
  CHECK(sizes == std::vector<std::size_t>{1400});
}

TEST_CASE("index: an alias and its code find the same") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  Index index = test::fresh_index(workspace.sources());
  const std::vector<std::string> late{"billing/P01#3"};
  for (const char* query : {"code:delay", "code:pain/late", "code:pain/* -code:pain/billing"}) {
    CAPTURE(query);
    CHECK(test::found_by(index, query) == late);
  }
  CHECK(test::found_by(index, "code:delay/*").empty());
  // Another study's codebook says nothing about this one.
  workspace.put("studies/other/study.yaml", "title: Other\n");
  workspace.put("studies/other/codebook.yaml", "codes:\n  joy: {name: Joy, aliases: [surprise]}\n");
  REQUIRE(index.refresh().has_value());
  CHECK(test::found_by(index, "code:joy").empty());
  CHECK(test::found_by(index, "code:surprise") == std::vector<std::string>{"billing/P01#2"});
}

TEST_CASE("index: a study's language stems its transcripts, and changing it stems them anew") {
  const test::TestWorkspace workspace;
  workspace.put("studies/a/study.yaml", "title: A\nlanguage: de\n");
  workspace.put("studies/a/transcripts/P01.md", "**P** Die Häuser waren schöner. ^1\n");
  workspace.put("studies/a/transcripts/P02.md",
                "---\nlanguage: en\n---\n\n**P** They sold the Haus. ^1\n");
  Index index = test::fresh_index(workspace.sources());
  CHECK(test::found_by(index, "schönes") == std::vector<std::string>{"a/P01#1"});
  CHECK(test::found_by(index, "haus") == std::vector<std::string>{"a/P01#1", "a/P02#1"});
  workspace.put("studies/a/study.yaml", "title: A\n");
  const auto report = index.refresh();
  REQUIRE(report.has_value());
  CHECK(report->read == 2);
  CHECK(test::found_by(index, "schönes").empty());
  CHECK(test::found_by(index, "haus") == std::vector<std::string>{"a/P02#1"});
}

TEST_CASE("index: words in scripts without spaces are marked where they stand") {
  const test::TestWorkspace workspace;
  workspace.put("studies/a/study.yaml", "title: A\n");
  workspace.put("studies/a/transcripts/P01.md", "**P** 我的iPhone手机坏了 well-known ^1\n");
  Index index = test::fresh_index(workspace.sources());
  const auto marked = [&](const char* text) {
    const auto found = index.search(parsed(text), {});
    REQUIRE(found.has_value());
    std::vector<std::string> marks;
    for (const Hit& hit : found->hits) {
      for (const Span mark : hit.marks)
        marks.push_back(hit.turn.words.substr(mark.begin, mark.size()));
    }
    return marks;
  };
  using Marks = std::vector<std::string>;
  CHECK(marked("手机") == Marks{"手机"});
  CHECK(marked("手机坏了") == Marks{"手机坏了"});
  CHECK(marked("机") == Marks{"机"});
  CHECK(marked("iphone") == Marks{"iPhone"});
  CHECK(marked("iPhone手机") == Marks{"iPhone手机"});
  CHECK(marked("known") == Marks{"well-known"});
}

}  // namespace uxi::index
