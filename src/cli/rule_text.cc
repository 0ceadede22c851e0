#include "cli/rule_text.h"

#include <algorithm>
#include <utility>

#include "format/json.h"
#include "report/escape.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  if (out.size() < width) out.append(width - out.size(), ' ');
  return out + "  ";
}

std::string indented(std::string_view text) {
  std::string out;
  for (const std::string_view line : text::split(text::trim(text), '\n')) {
    out += "    " + text::wrap(text::printable(line), 76, 4) + "\n";
  }
  return out;
}

std::string facts(const lint::RuleInfo& rule) {
  std::string out(to_string(rule.severity));
  if (rule.severity_of_probes != rule.severity)
    out += " (of probes " + std::string(to_string(rule.severity_of_probes)) + ")";
  out += rule.on ? ", " : ", off unless wanted, ";
  return out + std::string(to_string(rule.confidence)) + " confidence; family " +
         std::string(rule.family) + "; looks at " + std::string(rule.applies);
}

struct ExampleList {
  std::string title;
  std::span<const lint::RuleExample> examples;
};

/// The first good example says the first bad one better; the others are what the rule lets pass.
std::vector<ExampleList> example_lists(const lint::RuleInfo& rule) {
  std::vector<ExampleList> lists;
  if (!rule.bad.empty()) lists.push_back({"instead of", rule.bad});
  if (!rule.good.empty()) lists.push_back({"write", rule.good.first(1)});
  if (rule.good.size() > 1) lists.push_back({"fine as it is", rule.good.subspan(1)});
  return lists;
}

std::string capitalised(std::string text) {
  text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

/// Backticks that close what the text opens.
std::string fence(std::string_view text) {
  std::string marks = "```";
  while (text::contains(text, marks)) marks += '`';
  return marks;
}

std::string code_block(std::string_view text, std::string_view language) {
  const std::string marks = fence(text);
  return marks + std::string(language) + "\n" + std::string(text::trim(text)) + "\n" + marks + "\n";
}

void write_examples(format::json::Writer& json, std::string_view key,
                    std::span<const lint::RuleExample> examples) {
  json.key(key).begin_array();
  for (const lint::RuleExample& example : examples) {
    json.begin_object()
        .field("guide", example.guide)
        .field("study", example.study)
        .field("screener", example.screener)
        .end_object();
  }
  json.end_array();
}

void write_rule(format::json::Writer& json, const lint::RuleInfo& rule) {
  json.begin_object()
      .field("id", rule.id)
      .field("family", rule.family)
      .field("title", rule.title)
      .field("severity", to_string(rule.severity))
      .field("severity_of_probes", to_string(rule.severity_of_probes))
      .field("confidence", to_string(rule.confidence))
      .field("check", rule.check)
      .field("lints", rule.lints)
      .field("applies", rule.applies)
      .field("message", rule.message)
      .field("suggestion", rule.suggestion)
      .field("why", text::squeeze(rule.why))
      .field("source", rule.source);
  write_examples(json, "bad", rule.bad);
  write_examples(json, "good", rule.good);
  json.key("see").begin_array();
  for (const std::string_view id : rule.see) json.value(id);
  json.end_array().end_object();
}

}  // namespace

std::string rules_text(const std::vector<lint::RuleInfo>& rules, TextPlace place) {
  std::size_t width = 0;
  for (const lint::RuleInfo& rule : rules) width = std::max(width, rule.id.size());
  constexpr int kLeastOfTitle = 20;
  std::string out;
  for (const lint::RuleInfo& rule : rules) {
    const std::string front = padded(rule.id, width) + padded(to_string(rule.severity), 10);
    const int indent = text::display_width(front);
    const int left = std::max(kLeastOfTitle, place.width - indent);
    const std::string title = text::printable(rule.title);
    out += front + (place.width > 0 ? text::wrap(title, left, indent) : title) + "\n";
  }
  return out;
}

std::string rules_markdown(const std::vector<lint::RuleInfo>& rules) {
  std::string out = "| rule | severity | confidence | family | |\n|---|---|---|---|---|\n";
  for (const lint::RuleInfo& rule : rules) {
    out += "| `" + std::string(rule.id) + "` | " + std::string(to_string(rule.severity)) + " | " +
           std::string(to_string(rule.confidence)) + " | " + report::markdown_words(rule.family) +
           " | " + report::markdown_words(rule.title) + " |\n";
  }
  return out;
}

std::string rules_json(const std::vector<lint::RuleInfo>& rules) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("rules").begin_array();
  for (const lint::RuleInfo& rule : rules) write_rule(json, rule);
  json.end_array().end_object();
  return json.text();
}

std::string rule_text(const lint::RuleInfo& rule, const Style& style) {
  std::string out = style(Mark::strong, rule.id) + ": " + text::printable(rule.title) + "\n" +
                    text::wrap(facts(rule), 80) + "\n\n" + text::wrap(text::squeeze(rule.why), 80) +
                    "\n";
  if (!rule.source.empty()) out += text::wrap("Source: " + std::string(rule.source), 80) + "\n";
  for (const ExampleList& list : example_lists(rule)) {
    out += "\n" + list.title + "\n";
    for (const lint::RuleExample& example : list.examples) out += indented(example.text());
  }
  return out;
}

std::string rule_markdown(const lint::RuleInfo& rule) {
  std::string out = "# `" + std::string(rule.id) + "`: " + report::markdown_words(rule.title) +
                    "\n\n*" + report::markdown_words(facts(rule)) + "*\n\n" +
                    report::markdown_words(text::squeeze(rule.why)) + "\n";
  if (!rule.source.empty()) out += "\nSource: " + report::markdown_words(rule.source) + "\n";
  for (const ExampleList& list : example_lists(rule)) {
    for (const lint::RuleExample& example : list.examples) {
      const bool of_guide = example.target() == lint::Target::guide;
      const bool has_study = example.target() != lint::Target::plan && !example.study.empty();
      out += "\n" + capitalised(list.title) + "\n\n" +
             code_block(example.text(), of_guide ? "markdown" : "yaml");
      if (has_study) out += "\nwhere the study says\n\n" + code_block(example.study, "yaml");
    }
  }
  std::vector<std::string> see;
  for (const std::string_view id : rule.see) see.push_back("`" + std::string(id) + "`");
  if (!see.empty()) out += "\nSee also " + text::join(see, ", ") + "\n";
  return out;
}

}  // namespace uxi::cli
