#include "workspace/settings.h"

#include <algorithm>
#include <array>

#include "model/fields.h"
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
void read_rules(Fields& fields, LintSettings& lint, const Reading& reading) {
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
    lint.options.settings.push_back({entry.key.value, severity});
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

}  // namespace

Settings read_settings(const SourceFile& source, Diagnostics& diagnostics) {
  Settings settings;
  const Reading reading{source, diagnostics, "settings"};
  const auto tree = parse_tree(reading);
  if (!tree) return settings;
  Fields fields(reading, *tree);
  fields.mapping("lint", [&](Fields& lint) {
    read_rules(lint, settings.lint, reading);
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
  settings.stop_words = strings(fields, "stop_words");
  for (const FieldEntry& entry : fields.entries("aliases")) {
    if (const auto query = read_text(reading, entry.key.value, *entry.value)) {
      settings.aliases[entry.key.value] = query->value;
    }
  }
  return settings;
}

}  // namespace uxi::workspace
