// Runs while the program is built: reads templates/rules and templates/words (from the embedded
// table) with the loader that also reads a workspace's rules, and writes them as constant tables.
#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/embedded.h"
#include "lint/check.h"
#include "lint/rule.h"
#include "lint/rule_file.h"

namespace uxi::lint {

/// What this program makes does not exist while it runs.
const BuiltinRules& builtin_rules() {
  static const BuiltinRules none;
  return none;
}

namespace {

constexpr std::string_view kFolder = "rules/";
constexpr std::string_view kExtension = ".yaml";

std::string literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n\"\n    \"";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

/// A named constant array, or nothing and `{}` where it would be empty.
class Tables {
 public:
  template <class Items, class Write>
  std::string array(std::string_view type, const Items& items, Write write) {
    if (std::empty(items)) return "{}";
    const std::string name = fmt::format("kTable{}", next_++);
    std::string rows;
    for (const auto& item : items) rows += fmt::format("    {},\n", write(item));
    out_ += fmt::format("constexpr {} {}[] = {{\n{}}};\n", type, name, rows);
    return name;
  }
  void add(std::string_view text) { out_ += text; }
  [[nodiscard]] const std::string& text() const { return out_; }

 private:
  std::string out_;
  int next_ = 0;
};

std::string write_texts(Tables& tables, std::span<const std::string_view> texts) {
  return tables.array("std::string_view", texts, literal);
}

template <std::size_t count>
std::string write_bits(const std::array<std::uint64_t, count>& blocks) {
  std::string out;
  for (const std::uint64_t block : blocks) out += fmt::format("{}U, ", block);
  return "{{" + out + "}}";
}
template <unsigned bits>
std::string write_bits(const speech::HashSet<bits>& words) {
  return "{" + write_bits(words.blocks) + "}";
}

std::string write_phrase(Tables& tables, const speech::Phrase& phrase) {
  const std::string words = write_texts(tables, phrase.words);
  const std::string steps =
      tables.array("PhraseStep", phrase.steps, [](const speech::PhraseStep& step) {
        return fmt::format("{{PhraseOp{{{}}}, {}, {}}}", static_cast<int>(step.op), step.a, step.b);
      });
  const std::string hashes = tables.array(
      "std::uint32_t", phrase.hashes, [](std::uint32_t hash) { return fmt::format("{}U", hash); });
  std::string needs;
  for (const speech::PhraseNeed& need : phrase.needs) {
    needs += fmt::format("{{{}, {}U}}, ", write_bits(need.words), need.stems);
  }
  return fmt::format("{{{}, {}, {}, {}, {}, {{{{{}}}}}, {}}}", literal(phrase.pattern), steps,
                     words, hashes, write_bits(phrase.keys), needs, phrase.anchored);
}

/// The phrases of all checks and of what makes a rule mild stand side by side, so that one index
/// finds them. They are written first, and named in the same order where the rules are.
class PhraseTable {
 public:
  PhraseTable(Tables& tables, const std::vector<std::shared_ptr<const Rule>>& rules) {
    for (const auto& rule : rules) {
      for (const Param& param : rule->params) std::ranges::copy(param.phrases, place());
      for (const auto list : {rule->mild, rule->mild_if, rule->mild_unless})
        std::ranges::copy(list, place());
      classes_.resize(phrases_.size(), classes_of(*rule));
    }
    std::vector<std::string> rows;
    for (const speech::Phrase& phrase : phrases_) rows.push_back(write_phrase(tables, phrase));
    std::string text =
        fmt::format("constexpr std::array<Phrase, {}> kPhrases = {{{{\n", rows.size());
    for (const std::string& row : rows) text += "    " + row + ",\n";
    tables.add(text + "}};\n");
    write_index(tables);
  }

  /// The next list of the same rules.
  std::string name(std::span<const speech::Phrase> list) {
    if (list.empty()) return "{}";
    const std::size_t first = std::exchange(named_, named_ + list.size());
    return fmt::format("std::span(kPhrases).subspan({}, {})", first, list.size());
  }

 private:
  /// Lines that the phrases of a rule are looked for in.
  static speech::PhraseClasses classes_of(const Rule& rule) {
    const CheckKind* const check = find_check(rule.info->check);
    UXI_CHECK(check != nullptr);
    if (!check->own_lines) return speech::kAnyClass;
    const auto items = static_cast<speech::PhraseClasses>(rule.applies.items);
    return rule.applies.texts == 0 ? items : static_cast<speech::PhraseClasses>(items | kTextClass);
  }
  std::back_insert_iterator<std::vector<speech::Phrase>> place() {
    return std::back_inserter(phrases_);
  }

  static std::string write_table(Tables& tables, const speech::PhraseTable& table) {
    const std::string postings = tables.array(
        "speech::PhrasePosting", table.postings, [](const speech::PhrasePosting& posting) {
          return fmt::format("{{{}U, {}U, {}, {}, {}}}", posting.next, posting.hash, posting.entry,
                             posting.offset, posting.classes);
        });
    const std::string slots = tables.array("std::uint16_t", table.slots, write_number);
    return fmt::format("{{{}, {}, {}, {}U}}", postings, slots, write_bits(table.words),
                       table.stems);
  }
  static std::string write_number(std::uint16_t number) { return fmt::format("{}", number); }

  void write_index(Tables& tables) const {
    const speech::OwnedPhraseIndex owned(phrases_, classes_);
    const speech::PhraseIndex view = owned.view();
    const std::string anchored = write_table(tables, view.anchored);
    const std::string floating = write_table(tables, view.floating);
    const std::string entries =
        tables.array("speech::PhraseEntry", view.entries, [](const speech::PhraseEntry& entry) {
          return fmt::format("{{{}, {}, {}, {}, {}}}", entry.phrase, entry.step, entry.opens,
                             entry.classes, write_bits(entry.words));
        });
    const std::string loose = tables.array("std::uint16_t", view.loose, write_number);
    tables.add(fmt::format("constexpr speech::PhraseIndex kIndex = {{kPhrases, {}, {}, {}, {}}};\n",
                           entries, anchored, floating, loose));
  }

  std::vector<speech::Phrase> phrases_;
  std::vector<speech::PhraseClasses> classes_;  ///< of those
  std::size_t named_ = 0;
};

std::string write_params(Tables& tables, PhraseTable& lists, std::span<const Param> params) {
  std::vector<std::string> rows;
  for (const Param& param : params) {
    UXI_CHECK(param.patterns == nullptr);  // they are compiled at start, which takes its time
    const std::string texts = write_texts(tables, param.texts);
    const std::string phrases = lists.name(param.phrases);
    rows.push_back(
        fmt::format("{{{}, {}, {}, {}}}", literal(param.name), texts, phrases, param.number));
  }
  return tables.array("Param", rows, [](const std::string& row) { return row; });
}

std::string write_rewrites(Tables& tables, std::span<const Rewrite> rewrites) {
  std::vector<std::string> rows;
  for (const Rewrite& rewrite : rewrites) {
    std::vector<std::string> steps;
    for (const RewriteStep& step : rewrite.steps) {
      steps.push_back(fmt::format("{{RewritePlace{{{}}}, {}, {}, {}}}",
                                  static_cast<int>(step.place), write_phrase(tables, step.phrase),
                                  step.changes, literal(step.put)));
    }
    const std::string table =
        tables.array("RewriteStep", steps, [](const std::string& row) { return row; });
    rows.push_back(fmt::format("{{{}, {}}}", rewrite.safe, table));
  }
  return tables.array("Rewrite", rows, [](const std::string& row) { return row; });
}

std::string write_examples(Tables& tables, std::span<const RuleExample> examples) {
  return tables.array("RuleExample", examples, [](const RuleExample& example) {
    return fmt::format("{{{}, {}, {}}}", literal(example.guide), literal(example.study),
                       literal(example.screener));
  });
}

std::string write_info(Tables& tables, const RuleInfo& info) {
  const auto severity = [](Severity value) {
    return fmt::format("Severity{{{}}}", static_cast<int>(value));
  };
  const std::string good = write_examples(tables, info.good);
  const std::string bad = write_examples(tables, info.bad);
  const std::string see = write_texts(tables, info.see);
  return fmt::format(
      "{{{}, {}, {}, {}, {}, {}, Confidence{{{}}}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}}",
      literal(info.id), literal(info.family), literal(info.title), severity(info.severity),
      severity(info.severity_of_probes), info.on, static_cast<int>(info.confidence),
      literal(info.check), literal(info.lints), literal(info.applies), literal(info.message),
      literal(info.suggestion), literal(info.why), literal(info.source), good, bad, see);
}

std::string write_rule(Tables& tables, PhraseTable& lists, const Rule& rule, std::size_t index) {
  const Applies& where = rule.applies;
  const std::string params = write_params(tables, lists, rule.params);
  const std::string yields = write_texts(tables, rule.yields_to);
  const std::string mild = lists.name(rule.mild);
  const std::string mild_if = lists.name(rule.mild_if);
  const std::string mild_unless = lists.name(rule.mild_unless);
  const std::string rewrites = write_rewrites(tables, rule.rewrites);
  return fmt::format(
      "{{&kInfos[{}], {{{}, {}, {}, {}, {}, {}, {}, {}}}, {}, {}, {}, {}, {}, {}, {}}}", index,
      where.targets, where.texts, where.items, where.sections, where.modes, where.purposes,
      where.when, where.except, params, yields, mild, mild_if, mild_unless, rule.mild_purposes,
      rewrites);
}

std::string write_all(const std::vector<std::shared_ptr<const Rule>>& rules) {
  Tables tables;
  tables.add(
      "// Written by rule_compiler from templates/rules and templates/words.\n"
      "#include <array>\n\n#include \"lint/rule.h\"\n\nnamespace uxi::lint {\nnamespace {\n"
      "using speech::Phrase;\nusing speech::PhraseOp;\nusing speech::PhraseStep;\n");
  PhraseTable lists(tables, rules);
  std::vector<std::string> infos;
  std::vector<std::string> rows;
  for (const auto& rule : rules) {
    infos.push_back(write_info(tables, *rule->info));
    rows.push_back(write_rule(tables, lists, *rule, rows.size()));
  }
  const auto same = [](const std::string& row) { return row; };
  std::string text = tables.text();
  text += "constexpr RuleInfo kInfos[] = {\n";
  for (const auto& row : infos) text += "    " + same(row) + ",\n";
  text += "};\nconstexpr Rule kRules[] = {\n";
  for (const auto& row : rows) text += "    " + same(row) + ",\n";
  text +=
      "};\nconstexpr BuiltinRules kBuiltin = {kInfos, kRules, kIndex};\n}  // namespace\n\n"
      "const BuiltinRules& builtin_rules() { return kBuiltin; }\n\n"
      "}  // namespace uxi::lint\n";
  return text;
}

int compile(const char* output) {
  std::vector<std::shared_ptr<const Rule>> rules;
  Diagnostics diagnostics;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with(kFolder) || !file.path.ends_with(kExtension)) continue;
    const SourceFile source("templates/" + std::string(file.path), std::string(file.text));
    const std::string_view id =
        file.path.substr(kFolder.size(), file.path.size() - kFolder.size() - kExtension.size());
    if (auto rule = read_rule(source, id, builtin_word_lists(), diagnostics))
      rules.push_back(std::move(rule));
  }
  for (const Diagnostic& each : diagnostics.items()) fmt::print(stderr, "{}\n", to_string(each));
  if (!diagnostics.empty()) return 1;
  std::ranges::sort(rules, {}, [](const auto& rule) { return rule->info->id; });
  const std::string text = write_all(rules);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(output, "wb"), std::fclose);
  if (!file || std::fwrite(text.data(), 1, text.size(), file.get()) != text.size()) {
    fmt::print(stderr, "cannot write {}\n", output);
    return 1;
  }
  return 0;
}

}  // namespace
}  // namespace uxi::lint

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: uxi_rule_compiler OUTPUT\n");
    return 2;
  }
  return uxi::lint::compile(argv[1]);
}
