#include "workspace/own_rules.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/embedded.h"
#include "io/path.h"
#include "lint/codebook.h"
#include "lint/rule_file.h"
#include "lint/run.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "uxi/lint.h"

namespace uxi::workspace {
namespace {

constexpr std::string_view kRuleEnding = ".yaml";
constexpr std::string_view kOtherEnding = ".yml";
constexpr std::string_view kWordsEnding = ".txt";
constexpr std::string_view kOwnFolder = "templates";

using Words = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Lists by name: those of files, and the words that uxi.yaml adds.
struct Vocabulary {
  Words lists;
  Words added;

  [[nodiscard]] std::optional<std::vector<std::string>> find(std::string_view name) const {
    const auto own = lists.find(name);
    const auto more = added.find(name);
    auto words = own != lists.end() ? std::optional(own->second) : lint::builtin_word_lists()(name);
    if (more == added.end()) return words;
    if (!words) words.emplace();
    words->insert(words->end(), more->second.begin(), more->second.end());
    return words;
  }
  [[nodiscard]] bool changes(std::string_view rule_text) const {
    const auto used = [&](const auto& entry) {
      return text::contains(rule_text, "<" + entry.first + ">");
    };
    return std::ranges::any_of(lists, used) || std::ranges::any_of(added, used);
  }
};

class Loader {
 public:
  Loader(const Workspace& workspace, const LintSettings& settings) : workspace_(workspace) {
    for (const auto& [name, words] : settings.vocabularies) vocabulary_.added[name] = words;
  }

  Result<OwnRules> load(const LintSettings& settings) {
    std::vector<std::string> folders;
    for (const Text& set : settings.rule_sets) {
      if (!io::is_folder(workspace_.files(), workspace_.path(set.value))) {
        return fail_at(ErrorKind::not_found, workspace_.display(set.value),
                       "there is no such rule set", "see `lint.rule_sets` in uxi-workspace(5)");
      }
      folders.push_back(set.value);
    }
    folders.emplace_back(kOwnFolder);
    for (const std::string& folder : folders) UXI_TRY_VOID(load_words(folder + "/words"));
    for (const std::string& folder : folders) UXI_TRY_VOID(load_rules(folder + "/rules"));
    recompile();
    for (auto& [id, rule] : rules_) loaded_.rules.push_back(std::move(rule));
    loaded_.faults.sort();
    return std::move(loaded_);
  }

 private:
  Result<std::vector<std::string>> files_in(const std::string& folder) {
    if (!io::is_folder(workspace_.files(), workspace_.path(folder)))
      return std::vector<std::string>{};
    return io::walk(workspace_.files(), workspace_.path(folder), {});
  }

  Result<void> load_words(const std::string& folder) {
    UXI_TRY(const auto names, files_in(folder));
    for (const std::string& name : names) {
      if (!name.ends_with(kWordsEnding)) continue;
      UXI_TRY(const auto source, workspace_.read_text(folder + "/" + name, loaded_.faults));
      if (source) {
        vocabulary_.lists[name.substr(0, name.size() - kWordsEnding.size())] =
            lint::parse_word_list(source->text());
      }
    }
    return {};
  }

  Result<void> load_rules(const std::string& folder) {
    UXI_TRY(const auto names, files_in(folder));
    for (const std::string& name : names) {
      const bool misnamed = name.ends_with(kOtherEnding);
      if (!misnamed && !name.ends_with(kRuleEnding)) continue;
      UXI_TRY(auto source, workspace_.read_text(folder + "/" + name, loaded_.faults));
      if (source && misnamed) {
        loaded_.faults.report(*source, {}, Severity::error, "rule/id",
                              "a rule's file ends in `.yaml`; this one is not read",
                              "rename it to `" + io::stem(name) + ".yaml`");
        continue;
      }
      if (source) add_rule(name.substr(0, name.size() - kRuleEnding.size()), *std::move(source));
    }
    return {};
  }

  void add_rule(const std::string& id, SourceFile source) {
    if (std::ranges::count(id, '/') != 1) {
      loaded_.faults.report(source, {}, Severity::error, "rule/id",
                            "a rule stands in the folder of its group, not deeper",
                            "move it to rules/GROUP/NAME.yaml");
      return;
    }
    auto rule = lint::read_rule(source, id, lists(), loaded_.faults);
    rules_[id] = OwnRule{id, std::move(source), std::move(rule)};
  }

  /// A list that was changed changes every rule that uses it.
  void recompile() {
    if (vocabulary_.lists.empty() && vocabulary_.added.empty()) return;
    constexpr std::string_view kFolder = "rules/";
    for (const EmbeddedFile& file : embedded_files()) {
      if (!file.path.starts_with(kFolder) || !vocabulary_.changes(file.text)) continue;
      const std::string id(
          file.path.substr(kFolder.size(), file.path.size() - kFolder.size() - kRuleEnding.size()));
      if (rules_.contains(id)) continue;
      const SourceFile source("built-in " + std::string(file.path), std::string(file.text));
      if (auto rule = lint::read_rule(source, id, lists(), loaded_.faults))
        loaded_.recompiled.push_back(std::move(rule));
    }
  }

  [[nodiscard]] speech::OwnedPhrase::Lists lists() const {
    return [this](std::string_view name) { return vocabulary_.find(name); };
  }

  const Workspace& workspace_;
  Vocabulary vocabulary_;
  std::map<std::string, OwnRule> rules_;
  OwnRules loaded_;
};

void report_unknown_rules(const SourceFile& source, const LintSettings& settings,
                          Diagnostics& diagnostics) {
  lint::LintOptions probe = settings.options;
  probe.settings.clear();
  for (const Text& named : settings.named) probe.settings.push_back({named.value, {}});
  const auto unknown = lint::unknown_rules(probe);
  if (unknown.empty()) return;
  std::vector<std::string> names = settings.options.known_rules;
  for (const lint::RuleInfo& rule : lint::rules_of(settings.options)) names.emplace_back(rule.id);
  for (std::size_t i = names.size(); i-- > 0;)
    names.push_back(names[i].substr(0, names[i].find('/')) + "/*");
  for (const Text& named : settings.named) {
    if (std::ranges::find(unknown, named.value) == unknown.end()) continue;
    const bool whole = named.value.find('/') != std::string::npos;
    diagnostics.report(source, named.span, Severity::error, "settings/unknown-rule",
                       "there is no rule `" + named.value + "`",
                       whole ? text::did_you_mean(named.value, names)
                             : lint::nearest_rule(named.value, settings.options));
  }
}

/// Words that no rule looks for: their list is spelled wrong, or its rule has gone.
void report_unused_words(const SourceFile& source, const LintSettings& settings,
                         const OwnRules& own, Diagnostics& diagnostics) {
  std::vector<std::string> lists;
  constexpr std::string_view kFolder = "words/";
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with(kFolder) || !file.path.ends_with(kWordsEnding)) continue;
    const std::size_t length = file.path.size() - kFolder.size() - kWordsEnding.size();
    lists.emplace_back(file.path.substr(kFolder.size(), length));
  }
  for (const Text& named : settings.named_vocabularies) {
    const bool used = std::ranges::any_of(own.rules, [&](const OwnRule& rule) {
      return text::contains(rule.source.text(), "<" + named.value + ">");
    });
    if (used || std::ranges::find(lists, named.value) != lists.end()) continue;
    diagnostics.report(source, named.span, Severity::warning, "settings/unused-words",
                       "no rule looks for the words of `" + named.value + "`",
                       text::did_you_mean(named.value, lists));
  }
}

}  // namespace

Result<OwnRules> load_own_rules(const Workspace& workspace, const LintSettings& settings) {
  return Loader(workspace, settings).load(settings);
}

Result<void> add_own_rules(const Workspace& workspace, LintSettings& settings,
                           Diagnostics& diagnostics) {
  UXI_TRY(const OwnRules own, load_own_rules(workspace, settings));
  for (const OwnRule& rule : own.rules) {
    if (rule.rule) settings.options.extra.push_back(rule.rule);
  }
  for (const auto& rule : own.recompiled) settings.options.extra.push_back(rule);
  diagnostics.append(own.faults.items());
  for (const lint::RuleInfo& rule : lint::codebook_rules())
    settings.options.known_rules.emplace_back(rule.id);
  if (settings.named.empty() && settings.named_vocabularies.empty()) return {};
  if (const auto source = workspace.read("uxi.yaml")) {
    report_unknown_rules(*source, settings, diagnostics);
    report_unused_words(*source, settings, own, diagnostics);
  }
  return {};
}

}  // namespace uxi::workspace
