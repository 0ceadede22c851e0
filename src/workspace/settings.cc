#include "workspace/settings.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/fields.h"
#include "text/glob.h"
#include "text/nearest.h"
#include "uxi/ingest.h"

namespace uxi::workspace {
namespace {

std::vector<std::string> strings(Fields& fields, std::string_view key) {
  std::vector<std::string> out;
  for (Text& text : fields.texts(key)) out.push_back(std::move(text.value));
  return out;
}

/// `lint.rules`: `wording/absolute: off`, `wording/jargon: warning`, `structure/*: suggestion`.
void read_rules(Fields& fields, std::vector<lint::RuleSetting>& settings, LintSettings& lint,
                const Reading& reading) {
  static constexpr auto kNames = std::to_array<Named<Severity>>({
      {"suggestion", Severity::suggestion},
      {"warning", Severity::warning},
      {"error", Severity::error},
  });
  for (const FieldEntry& entry : fields.entries("rules")) {
    const auto level = read_text(reading, entry.key.value, *entry.value);
    if (!level) continue;
    const auto severity = value_of(kNames, level->value);
    if (!severity && level->value != "off" && level->value != "no") {
      reading.error(level->span, "value", "`" + level->value + "` is no severity",
                    "write off, suggestion, warning or error");
      continue;
    }
    settings.push_back({entry.key.value, severity});
    lint.named.push_back(entry.key);
  }
}

/// A kind of personal data; the workspace's own list may have more, so placeholders take any word.
void read_redaction(Fields& fields, RedactSettings& redact, const Reading& reading) {
  const auto known = ingest::redaction_kinds();
  redact.allow = strings(fields, "allow");
  for (const Text& kind : fields.texts("kinds")) {
    if (std::find(known.begin(), known.end(), kind.value) == known.end()) {
      report_choice(reading, "kinds", kind, {known.begin(), known.end()});
    } else {
      redact.kinds.push_back(kind.value);
    }
  }
  for (const FieldEntry& entry : fields.entries("placeholders")) {
    const auto label = read_text(reading, entry.key.value, *entry.value);
    if (!label) continue;
    const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; };
    if (label->value.empty() || !std::all_of(label->value.begin(), label->value.end(), is_plain)) {
      reading.error(label->span, "value", "`" + label->value + "` cannot be a placeholder",
                    "use small letters and hyphens");
      continue;
    }
    redact.placeholders.emplace_back(entry.key.value, label->value);
  }
}

/// `lint.vocabularies`: `fintech: [ledger, direct debit]`.
void read_vocabularies(Fields& fields, LintSettings& lint, const Reading& reading) {
  for (const FieldEntry& entry : fields.entries("vocabularies")) {
    if (entry.value->kind != format::yaml::Kind::sequence) {
      report_type(reading, entry.key.value, *entry.value, "a list of words");
      continue;
    }
    lint.named_vocabularies.push_back(entry.key);
    for (const format::yaml::Node& word : entry.value->items) {
      if (const auto text = read_text(reading, entry.key.value, word))
        lint.vocabularies[entry.key.value].push_back(text->value);
    }
  }
}

/// `lint.overrides`: `- {files: [usability/**], mode: usability, rules: {wording/jargon: off}}`.
void read_override(Fields& fields, LintSettings& lint, const Reading& reading) {
  static constexpr auto kModes = std::to_array<Named<GuideMode>>({
      {"interview", GuideMode::interview},
      {"usability", GuideMode::usability},
      {"contextual", GuideMode::contextual},
      {"structured", GuideMode::structured},
  });
  LintOverride override;
  if (fields.require("files") != nullptr) override.files = strings(fields, "files");
  read_rules(fields, override.settings, lint, reading);
  if (fields.find("mode") != nullptr)
    override.mode = fields.choice("mode", kModes, GuideMode::interview).value;
  override.product_names = strings(fields, "product_names");
  override.jargon_allowed = strings(fields, "jargon_allowed");
  lint.overrides.push_back(std::move(override));
}

}  // namespace

lint::LintOptions LintSettings::options_for(std::string_view path) const {
  lint::LintOptions made = options;
  const auto add = [](auto& to, const auto& from) {
    to.insert(to.end(), from.begin(), from.end());
  };
  for (const LintOverride& override : overrides) {
    const bool meant = std::ranges::any_of(
        override.files, [&](const std::string& glob) { return text::glob_matches(glob, path); });
    if (!meant) continue;
    add(made.settings, override.settings);
    add(made.product_names, override.product_names);
    add(made.jargon_allowed, override.jargon_allowed);
    if (override.mode) made.mode = override.mode;
  }
  return made;
}

Settings read_settings(const SourceFile& source, Diagnostics& diagnostics) {
  Settings settings;
  const Reading reading{source, diagnostics, "settings"};
  const auto tree = parse_tree(reading);
  if (!tree) return settings;
  Fields fields(reading, *tree);
  fields.mapping("lint", [&](Fields& lint) {
    read_rules(lint, settings.lint.options.settings, settings.lint, reading);
    settings.lint.rule_sets = lint.texts("rule_sets");
    read_vocabularies(lint, settings.lint, reading);
    lint.each("overrides", [&](Fields& each) { read_override(each, settings.lint, reading); });
    settings.lint.guides = strings(lint, "guides");
    settings.lint.ignore = strings(lint, "ignore");
    settings.lint.options.product_names = strings(lint, "product_names");
    settings.lint.options.jargon_allowed = strings(lint, "jargon_allowed");
  });
  fields.mapping("redact",
                 [&](Fields& redact) { read_redaction(redact, settings.redact, reading); });
  fields.mapping("report", [&](Fields& report) {
    if (const Text audience = report.text("audience"); !audience.value.empty()) {
      settings.report.audience = audience.value;
    }
  });
  fields.mapping("messages", [&](Fields& messages) {
    settings.messages.from = messages.text("from");
    settings.messages.reply_to = messages.text("reply_to");
    settings.messages.organisation = messages.text("organisation");
  });
  settings.stop_words = strings(fields, "stop_words");
  for (const FieldEntry& entry : fields.entries("aliases")) {
    if (const auto query = read_text(reading, entry.key.value, *entry.value)) {
      settings.aliases[entry.key.value] = query->value;
    }
  }
  return settings;
}

}  // namespace uxi::workspace
