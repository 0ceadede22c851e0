#include "uxi/cluster.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

#include "analysis/random.h"
#include "text/strings.h"

namespace uxi::analysis {
namespace {

const std::vector<std::string> kQuotes = {
    "I was charged twice for the same invoice",                // 0 charged
    "The double charge took weeks to refund",                  // 1
    "My card was charged twice and nobody noticed",            // 2
    "They charged the card a second time",                     // 3
    "Approvals take forever in our company",                   // 4 approval
    "My manager has to approve every invoice before payment",  // 5
    "Waiting for approval is the bottleneck",                  // 6
    "The approver was on holiday and nothing moved",           // 7
    "I never get reminders about due dates",                   // 8 reminder
    "A reminder two days before the due date would help",      // 9
    "We forget to pay because there is no reminder",           // 10
    "The export to Excel is broken",                           // 11 export
    "I export everything to a spreadsheet",                    // 12
    "Exporting data takes too long",                           // 13
    "The weather was lovely in Lisbon",                        // 14 nothing
};

ClusterInput input_of(const std::vector<std::string>& texts) {
  ClusterInput input;
  for (const auto& text : texts) {
    input.items.push_back({.text = text});
  }
  return input;
}

std::vector<std::vector<std::size_t>> members(const Clustering& clustering) {
  std::vector<std::vector<std::size_t>> result;
  for (const auto& cluster : clustering.clusters) {
    result.push_back(cluster.members);
  }
  return result;
}

using Groups = std::vector<std::vector<std::size_t>>;

}  // namespace

TEST_CASE("analysis: quotes are grouped, named and put in order") {
  const auto result = cluster(input_of(kQuotes));
  REQUIRE(result);
  CHECK(members(*result) == Groups{{0, 1, 2, 3}, {4, 5, 6, 7}, {8, 9, 10}, {11, 12, 13}});
  CHECK(result->unplaced == std::vector<std::size_t>{14});
  std::vector<std::string> ids, names;
  for (const auto& cluster : result->clusters) {
    ids.push_back(cluster.id);
    names.push_back(cluster.name.substr(0, cluster.name.find(' ')));
  }
  CHECK(ids == std::vector<std::string>{"1", "2", "3", "4"});
  CHECK(names == std::vector<std::string>{"charged", "approve", "reminder", "export"});
  CHECK(result->clusters[0].keywords.front() == "charged");
}

TEST_CASE("analysis: the order of quotes does not matter") {
  const auto expected = cluster(input_of(kQuotes));
  REQUIRE(expected);
  std::vector<std::size_t> order(kQuotes.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i] = i;
  }
  SplitMix random(7);
  for (int round = 0; round < 20; ++round) {
    random.shuffle(order);
    std::vector<std::string> texts;
    for (const std::size_t i : order) {
      texts.push_back(kQuotes[i]);
    }
    const auto result = cluster(input_of(texts));
    REQUIRE(result);
    std::set<std::pair<std::string, std::vector<std::size_t>>> found, wanted;
    for (const auto& cluster : result->clusters) {
      std::vector<std::size_t> places;
      for (const std::size_t member : cluster.members) {
        places.push_back(order[member]);
      }
      std::sort(places.begin(), places.end());
      found.emplace(cluster.name, places);
    }
    for (const auto& cluster : expected->clusters) {
      wanted.emplace(cluster.name, cluster.members);
    }
    CHECK(found == wanted);
  }
}

TEST_CASE("analysis: as many themes as asked for, whatever the number") {
  const auto input = input_of(kQuotes);
  for (std::size_t k = 1; k <= kQuotes.size(); ++k) {
    CAPTURE(k);
    const auto result = cluster(input, {.k = k});
    REQUIRE(result);
    CHECK(result->clusters.size() == k);
    std::vector<std::size_t> all = result->unplaced;
    for (const auto& cluster : result->clusters) {
      CHECK_FALSE(cluster.members.empty());
      CHECK_FALSE(cluster.name.empty());
      all.insert(all.end(), cluster.members.begin(), cluster.members.end());
    }
    std::sort(all.begin(), all.end());
    CHECK(all.size() == kQuotes.size());
    CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
  }
}

TEST_CASE("analysis: what cannot be grouped is refused or left unplaced") {
  const struct {
    std::vector<std::string> texts;
    std::optional<std::size_t> k;
    const char* error;
    std::size_t clusters, unplaced;
  } cases[] = {
      {{}, {}, "", 0, 0},
      {{}, 1, "cannot make 1 groups of 0 quotes", 0, 0},
      {{"hello"}, {}, "", 0, 1},
      {{"hello"}, 1, "", 1, 0},
      {{"", "!?", "\n"}, {}, "", 0, 3},
      {{"late fee", "late fees", ""}, 3, "cannot make 3 groups of 2 quotes", 0, 0},
      {{"late fee", "late fees"}, 0, "cannot make 0 groups of 2 quotes", 0, 0},
      {{"late fee", "late fee", "late fee"}, {}, "", 1, 0},
      {{"\xff\xfe", "\xff\xfe broken"}, {}, "", 0, 2},
  };
  for (const auto& c : cases) {
    CAPTURE(c.texts.size());
    CAPTURE(c.error);
    const auto result = cluster(input_of(c.texts), {.k = c.k});
    CHECK((result ? "" : result.error().message) == c.error);
    CHECK((result ? result->clusters.size() : 0) == c.clusters);
    CHECK((result ? result->unplaced.size() : 0) == c.unplaced);
  }
}

TEST_CASE("analysis: more quotes than fit in memory are refused by number") {
  const auto result = cluster(input_of(std::vector<std::string>(kMaxClusterItems + 1, "late")));
  REQUIRE_FALSE(result);
  CHECK(result.error().kind == ErrorKind::limit);
  CHECK(result.error().message ==
        "200001 quotes are more than the 200000 that can be grouped at once");
}

TEST_CASE("analysis: codes given by a person bring quotes together") {
  ClusterInput input = input_of({"nobody told us", "it came too late", "we saw it by chance",
                                 "numbers never match", "totals are off", "sums look wrong"});
  const auto before = cluster(input, {.k = 2});
  for (std::size_t i = 0; i < 6; ++i) {
    input.items[i].codes = {i < 3 ? "pain/silence" : "pain/reports"};
  }
  const auto after = cluster(input, {.k = 2});
  REQUIRE(before);
  REQUIRE(after);
  CHECK(members(*after) == Groups{{0, 1, 2}, {3, 4, 5}});
  CHECK(members(*before) != members(*after));
}

TEST_CASE("analysis: one talkative person neither names a theme nor fills its quotes") {
  ClusterInput input;
  for (const char* text :
       {"the wombat invoice is late", "wombat late invoices", "that wombat of a late invoice"}) {
    input.items.push_back({.text = text, .participant = "P01"});
  }
  input.items.push_back({.text = "our invoice was late again", .participant = "P02"});
  input.items.push_back({.text = "late invoice from the supplier", .participant = "P03"});
  const auto result = cluster(input, {.k = 1});
  REQUIRE(result);
  const Cluster& theme = result->clusters.at(0);
  CHECK(theme.participants == 3);
  CHECK(theme.name == "invoice / late");
  CHECK(text::join(theme.keywords, " ") == "invoice late");
  std::set<std::string> speakers;
  for (const std::size_t quote : theme.quotes) {
    speakers.insert(input.items[quote].participant);
  }
  CHECK(theme.quotes.size() == 3);
  CHECK(speakers.size() == 3);
}

TEST_CASE("analysis: new quotes are placed beside themes that stay as they are") {
  const std::vector<ExistingTheme> themes = {{"charged-twice", {0, 1, 2}}, {"approval", {4, 5, 6}}};
  const auto result = place(input_of(kQuotes), themes);
  REQUIRE(result);
  std::vector<std::pair<std::size_t, std::size_t>> fits;
  for (const auto& fit : result->fits) {
    fits.emplace_back(fit.item, fit.theme);
  }
  CHECK(fits == std::vector<std::pair<std::size_t, std::size_t>>{{3, 0}, {7, 1}});
  CHECK(text::join(result->fits[0].words, " ") == "charged card");
  CHECK(result->fits[0].score > 0.12);
  CHECK(members(result->rest) == Groups{{8, 9, 10}, {11, 12, 13}});
  CHECK(result->rest.unplaced == std::vector<std::size_t>{14});
}

TEST_CASE("analysis: themes that contradict the quotes are refused") {
  const auto input = input_of(kQuotes);
  const auto beyond = place(input, {{"a", {99}}});
  REQUIRE_FALSE(beyond);
  CHECK(beyond.error().message == "theme `a` has member 99 of only 15 quotes");
  const auto twice = place(input, {{"a", {1}}, {"b", {1}}});
  REQUIRE_FALSE(twice);
  CHECK(twice.error().message == "a quote is in two themes, `a` and `b`");
  CHECK_FALSE(explain(input, {}, 99));
}

TEST_CASE("analysis: a quote is explained by the themes it is near to") {
  const std::vector<ExistingTheme> themes = {{"approval", {4, 5, 6, 7}}, {"charged", {0, 1, 2, 3}}};
  const auto fits = explain(input_of(kQuotes), themes, 0);
  REQUIRE(fits);
  REQUIRE(fits->size() == 2);
  CHECK(fits->at(0).theme == 1);
  CHECK(fits->at(0).score > fits->at(1).score);
  CHECK(fits->at(0).words.front() == "charged");
}

TEST_CASE("analysis: themes that a person made are named in their order") {
  const auto described =
      describe(input_of(kQuotes), {{"x", {11, 12, 13}}, {"y", {}}, {"z", {14}}, {"w", {}}});
  REQUIRE(described);
  REQUIRE(described->size() == 4);
  CHECK(described->at(0).id == "x");
  CHECK(described->at(0).name.substr(0, 6) == "export");
  CHECK(described->at(1).members.empty());
  CHECK(described->at(1).name == "no quotes");
  CHECK(described->at(3).name == "no quotes");
  CHECK(described->at(2).members == std::vector<std::size_t>{14});
}

TEST_CASE("analysis: stability leaves every participant out once") {
  ClusterInput input = input_of(kQuotes);
  const auto unnamed = stability(input);
  REQUIRE(unnamed);
  CHECK(unnamed->runs == 0);
  for (std::size_t i = 0; i < input.items.size(); ++i) {
    input.items[i].participant = "P" + std::to_string(i % 5);
  }
  const auto result = stability(input);
  REQUIRE(result);
  CHECK(result->runs == 5);
  CHECK(result->kept_together.size() == 4);
  CHECK(result->agreement > 0.5);
  CHECK(result->agreement <= 1);
}

}  // namespace uxi::analysis
