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

constexpr std::string_view kOff = "off";

std::string_view severity_name(const std::optional<Severity>& severity) {
  return severity ? to_string(*severity) : kOff;
}

/// Without settings.
std::string_view own_severity(const lint::RuleInfo& rule) {
  return rule.on ? to_string(rule.severity) : kOff;
}

/// Where a severity comes from that is not the rule's own; empty where it is.
std::string origin(const RuleHere& here) {
  std::string out;
  if (here.set) out = "uxi.yaml; by default " + std::string(own_severity(here.info));
  if (here.set_for_some) {
    out += out.empty() ? "uxi.yaml has" : ";";
    out += " another for some files";
  }
  return out;
}

/// ` (uxi.yaml; by default suggestion)`, or nothing.
std::string in_parentheses(const std::string& text) {
  return text.empty() ? "" : " (" + text + ")";
}

std::string facts(const RuleHere& here) {
  const lint::RuleInfo& rule = here.info;
  std::string out(severity_name(here.severity));
  if (here.severity && here.severity_of_probes != here.severity)
    out += " (of probes " + std::string(severity_name(here.severity_of_probes)) + ")";
  out += in_parentheses(origin(here));
  if (!here.severity && !here.set) out += " unless wanted";
  return out + ", " + std::string(to_string(rule.confidence)) + " confidence; family " +
         std::string(rule.family) + "; looks at " + std::string(rule.applies);
}

struct ExampleList {
  std::string title;
  std::span<const lint::RuleExample> examples;
};

constexpr std::size_t kFewExamples = 5;  ///< bad ones, and as many good ones

std::span<const lint::RuleExample> some(std::span<const lint::RuleExample> examples, bool all) {
  return all ? examples : examples.first(std::min(examples.size(), kFewExamples));
}

/// The first good example says the first bad one better; the others are what the rule lets pass.
std::vector<ExampleList> example_lists(const lint::RuleInfo& rule, bool all) {
  std::vector<ExampleList> lists;
  const auto good = some(rule.good, all);
  if (!rule.bad.empty()) lists.push_back({"instead of", some(rule.bad, all)});
  if (!good.empty()) lists.push_back({"write", good.first(1)});
  if (good.size() > 1) lists.push_back({"fine as it is", good.subspan(1)});
  return lists;
}

/// How to see the examples that were left out; empty where none was.
std::string rest_of_examples(const lint::RuleInfo& rule, bool all) {
  const std::size_t left =
      rule.bad.size() - some(rule.bad, all).size() + rule.good.size() - some(rule.good, all).size();
  return left == 0 ? ""
                   : text::counted(left, "more example") + ": uxi guide explain --all " +
                         std::string(rule.id);
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

void write_rule(format::json::Writer& json, const RuleHere& here) {
  const lint::RuleInfo& rule = here.info;
  json.begin_object()
      .field("id", rule.id)
      .field("family", rule.family)
      .field("title", rule.title)
      .field("severity", to_string(rule.severity))
      .field("severity_of_probes", to_string(rule.severity_of_probes))
      .field("severity_here", severity_name(here.severity))
      .field("set_here", here.set)
      .field("set_for_some", here.set_for_some)
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

std::string rules_text(const std::vector<RuleHere>& rules, TextPlace place) {
  std::size_t width = 0;
  for (const RuleHere& here : rules) width = std::max(width, here.info.id.size());
  constexpr int kLeastOfTitle = 20;
  std::string out;
  for (const RuleHere& here : rules) {
    const std::string front =
        padded(here.info.id, width) + padded(severity_name(here.severity), 10);
    const int indent = text::display_width(front);
    const int left = std::max(kLeastOfTitle, place.width - indent);
    const std::string title = text::printable(here.info.title) + in_parentheses(origin(here));
    out += front + (place.width > 0 ? text::wrap(title, left, indent) : title) + "\n";
  }
  return out;
}

std::string rules_markdown(const std::vector<RuleHere>& rules) {
  std::string out = "| rule | severity | confidence | family | |\n|---|---|---|---|---|\n";
  for (const RuleHere& here : rules) {
    const lint::RuleInfo& rule = here.info;
    out += "| `" + std::string(rule.id) + "` | " + std::string(severity_name(here.severity)) +
           in_parentheses(origin(here)) + " | " + std::string(to_string(rule.confidence)) + " | " +
           report::markdown_words(rule.family) + " | " + report::markdown_words(rule.title) +
           " |\n";
  }
  return out;
}

std::string rules_json(const std::vector<RuleHere>& rules) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("rules").begin_array();
  for (const RuleHere& here : rules) write_rule(json, here);
  json.end_array().end_object();
  return json.text();
}

std::string rule_text(const RuleHere& here, bool all, const Style& style) {
  const lint::RuleInfo& rule = here.info;
  std::string out = style(Mark::strong, rule.id) + ": " + text::printable(rule.title) + "\n\n" +
                    text::wrap(text::squeeze(rule.why), 80) + "\n\n" + text::wrap(facts(here), 80) +
                    "\n";
  if (!rule.source.empty()) out += text::wrap("Source: " + std::string(rule.source), 80) + "\n";
  for (const ExampleList& list : example_lists(rule, all)) {
    out += "\n" + list.title + "\n";
    for (const lint::RuleExample& example : list.examples) out += indented(example.text());
  }
  const std::string rest = rest_of_examples(rule, all);
  return rest.empty() ? out : out + "\n" + rest + "\n";
}

std::string rule_markdown(const RuleHere& here, bool all) {
  const lint::RuleInfo& rule = here.info;
  std::string out = "# `" + std::string(rule.id) + "`: " + report::markdown_words(rule.title) +
                    "\n\n" + report::markdown_words(text::squeeze(rule.why)) + "\n\n*" +
                    report::markdown_words(facts(here)) + "*\n";
  if (!rule.source.empty()) out += "\nSource: " + report::markdown_words(rule.source) + "\n";
  for (const ExampleList& list : example_lists(rule, all)) {
    for (const lint::RuleExample& example : list.examples) {
      const bool of_guide = example.target() == lint::Target::guide;
      const bool has_study = example.target() != lint::Target::plan && !example.study.empty();
      out += "\n" + capitalised(list.title) + "\n\n" +
             code_block(example.text(), of_guide ? "markdown" : "yaml");
      if (has_study) out += "\nwhere the study says\n\n" + code_block(example.study, "yaml");
    }
  }
  const std::string rest = rest_of_examples(rule, all);
  if (!rest.empty()) out += "\n" + report::markdown_words(rest) + "\n";
  std::vector<std::string> see;
  for (const std::string_view id : rule.see) see.push_back("`" + std::string(id) + "`");
  if (!see.empty()) out += "\nSee also " + text::join(see, ", ") + "\n";
  return out;
}

}  // namespace uxi::cli
