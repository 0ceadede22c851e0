// Every rule is its own test: its good examples are clean of it, its bad ones are found on the
// marked bytes.
#include <algorithm>
#include <doctest/doctest.h>
#include <set>
#include <string>
#include <vector>

#include "base/embedded.h"
#include "lint/rule.h"
#include "lint/rule_examples.h"
#include "lint/rule_file.h"
#include "text/words.h"
#include "uxi/lint.h"

namespace uxi::lint {
namespace {

/// The bytes that the rule points at in an example.
std::vector<Span> findings_of(const Rule& rule, const RuleExample& example, std::string plain) {
  LintOptions options;
  if (!rule.info->on) options.settings = {{std::string(rule.info->id), rule.info->severity}};
  const auto found = found_in(rule, example, std::move(plain), options);
  if (!found) FAIL_CHECK(found.error().message);
  return found ? *found : std::vector<Span>{};
}

std::string quoted(std::string_view text, const std::vector<Span>& spans) {
  std::string all;
  for (const Span span : spans)
    all += "[" + std::string(text.substr(span.begin, span.size())) + "]";
  return all;
}

/// Stems of the words that mean something.
std::set<std::string> stems_of(std::string_view text) {
  std::set<std::string> stems;
  for (const text::Word& word : text::words(text)) {
    if (!text::is_stop_word(word.folded)) stems.insert(text::stem(word.folded));
  }
  return stems;
}

}  // namespace

TEST_CASE("lint: the first good example of a rule says the first bad one better") {
  for (const Rule& rule : builtin_rules().rules) {
    if (rule.info->bad.empty() || rule.info->good.empty()) continue;
    const std::string_view bad = rule.info->bad.front().text();
    const std::string_view good = rule.info->good.front().text();
    CAPTURE(rule.info->id);
    CAPTURE(bad);
    CAPTURE(good);
    std::vector<Span> ignored;
    const auto of_bad = stems_of(unmark_example(bad, ignored));
    const auto of_good = stems_of(good);
    CHECK(std::ranges::any_of(of_good, [&](const auto& stem) { return of_bad.contains(stem); }));
  }
}

TEST_CASE("lint: good examples of every rule are clean of it") {
  for (const Rule& rule : builtin_rules().rules) {
    CAPTURE(rule.info->id);
    for (const RuleExample& example : rule.info->good) {
      const std::string text(example.text());
      CAPTURE(text);
      CHECK(quoted(text, findings_of(rule, example, text)) == "");
    }
  }
}

TEST_CASE("lint: bad examples of every rule are found on exactly the marked bytes") {
  for (const Rule& rule : builtin_rules().rules) {
    CAPTURE(rule.info->id);
    for (const RuleExample& example : rule.info->bad) {
      std::vector<Span> marked;
      const std::string text = unmark_example(example.text(), marked);
      CAPTURE(text);
      CHECK(quoted(text, findings_of(rule, example, text)) == quoted(text, marked));
    }
  }
}

TEST_CASE("lint: the index of all phrases finds what a look at each of them finds") {
  const speech::PhraseIndex& index = builtin_rules().phrases;
  std::size_t matches = 0;
  for (const Rule& rule : builtin_rules().rules) {
    std::vector<RuleExample> examples(rule.info->good.begin(), rule.info->good.end());
    examples.insert(examples.end(), rule.info->bad.begin(), rule.info->bad.end());
    for (const RuleExample& example : examples) {
      const std::string text(example.text());
      speech::Sentence plain = speech::tokenize(text);
      speech::Sentence indexed = speech::tokenize(text);
      speech::find_clause(plain);
      speech::find_clause(indexed);
      speech::find_starts(index, indexed);
      for (const speech::Phrase& phrase : index.phrases) {
        const auto expected = speech::find(phrase, plain);
        const auto found = speech::find(phrase, indexed);
        const bool same =
            expected.has_value() == found.has_value() &&
            (!found || (found->first == expected->first && found->last == expected->last));
        if (!same) FAIL_CHECK(phrase.pattern, " in ", text);
        matches += found ? 1U : 0U;
      }
    }
  }
  CHECK(matches > index.phrases.size());
}

TEST_CASE("lint: every rule says what it is, and is named like its file") {
  std::set<std::string, std::less<>> files;
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path.starts_with("rules/")) files.insert(std::string(file.path));
  }
  CHECK(files.size() == rules().size());
  CHECK(std::ranges::is_sorted(rules(), {}, &RuleInfo::id));
  for (const RuleInfo& rule : rules()) {
    CAPTURE(rule.id);
    CHECK(files.contains("rules/" + std::string(rule.id) + ".yaml"));
    for (const std::string_view text :
         {rule.title, rule.family, rule.why, rule.source, rule.message}) {
      CHECK_FALSE(text.empty());
    }
    CHECK_FALSE(rule.good.empty());
    CHECK_FALSE(rule.bad.empty());
    CHECK_FALSE(rule.message.ends_with('.'));
    CHECK_FALSE(rule.suggestion.ends_with('.'));
    for (const std::string_view other : rule.see) {
      CAPTURE(other);
      CHECK(find_rule(other) != nullptr);
    }
  }
  for (const Rule& rule : builtin_rules().rules) {
    for (const std::string_view other : rule.yields_to) CHECK(find_rule(other) != nullptr);
  }
}

}  // namespace uxi::lint
