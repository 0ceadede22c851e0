// Markdown has a table a top level. QDC is the codebook part of REFI-QDA 1.0 (2019), which NVivo,
// MAXQDA, ATLAS.ti and others read: https://www.qdasoftware.org.
#include "cli/codebook_export.h"

#include <fmt/core.h>
#include <map>
#include <set>

#include "cli/codebook_list.h"
#include "cli/findings.h"
#include "cli/usable.h"
#include "report/xml_text.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/hash.h"
#include "uxi/reference.h"
#include "uxi/version.h"

namespace uxi::cli {
namespace {

// ---- Markdown
// ------------------------------------------------------------------------------------

std::string cell(std::string_view text) {
  return text::replace_all(text::printable(text::squeeze(text)), "|", "\\|");
}

std::string row(const Code& code, const CodeUse& use) {
  std::string notes = cell(code.use_when.value);
  if (!code.not_when.value.empty())
    notes += (notes.empty() ? "" : " ") + std::string("*Not:* ") + cell(code.not_when.value);
  std::vector<std::string> marks;
  if (code.marker) marks.emplace_back("a marker");
  if (code.retired) marks.emplace_back("retired");
  if (code.since) marks.push_back("since " + to_string(*code.since));
  const std::string name = cell(code.name.value);
  return "| `" + code.path.value + "` | " + name +
         (marks.empty() ? "" : " (" + text::join(marks, ", ") + ")") + " | " + notes + " | " +
         std::to_string(use.participants.size()) + " | " + std::to_string(use.highlights) + " |\n";
}

std::string as_markdown(const workspace::StudyData& data) {
  auto uses = code_uses(data);
  std::vector<std::string> levels;  // in the order of the codebook
  std::map<std::string, std::string> tables;
  std::set<std::string> coders;
  std::set<std::string> people;
  std::size_t highlights = 0;
  for (const auto& tags : data.tags) {
    if (tags.value.highlights.empty()) continue;
    coders.insert(tags.value.coder);
    people.insert(participant_of(tags.value.session));
    highlights += tags.value.highlights.size();
  }
  for (const Code& code : data.codebook.codes) {
    const std::string level = code.path.value.substr(0, code.path.value.find('/'));
    const auto [table, is_new] = tables.try_emplace(level);
    if (is_new) levels.push_back(level);
    table->second += row(code, uses[code.path.value]);
  }
  std::string out = "# Codebook\n\n" + text::counted(data.codebook.codes.size(), "code") +
                    ", given to " + text::counted(highlights, "highlight") + " in the words of " +
                    text::counted(people.size(), "participant") + " by " +
                    text::counted(coders.size(), "coder") + ".\n";
  for (const std::string& level : levels) {
    out += "\n## " + level +
           "\n\n| code | name | use when | participants | highlights |\n|---|---|---|--:|--:|\n" +
           tables[level];
  }
  return out;
}

// ---- QDC
// -----------------------------------------------------------------------------------------

/// The same code has the same id in every export.
std::string guid_of(std::string_view path) {
  const std::uint64_t a = hash64("uxi code " + std::string(path));
  const std::uint64_t b = hash64(std::string(path) + " uxi code");
  return fmt::format("{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}", a >> 32U, (a >> 16U) & 0xffffU,
                     a & 0xfffU, b >> 52U, b & 0xffffffffffffU);
}

/// Codes and the levels above them, as the tree that they are.
struct CodeNode {
  const Code* code = nullptr;
  std::vector<std::string> order;
  std::map<std::string, CodeNode> below;
};

CodeNode tree_of(const Codebook& codebook) {
  CodeNode root;
  for (const Code& code : codebook.codes) {
    CodeNode* at = &root;
    for (const std::string_view part : text::split(code.path.value, '/')) {
      const auto [child, is_new] = at->below.try_emplace(std::string(part));
      if (is_new) at->order.push_back(child->first);
      at = &child->second;
    }
    at->code = &code;
  }
  return root;
}

std::string description(const Code& code) {
  std::string out = code.use_when.value;
  if (!code.not_when.value.empty())
    out += (out.empty() ? "" : "\n") + ("Not: " + code.not_when.value);
  return out;
}

void write_nodes(const CodeNode& node, const std::string& path, int depth, std::string& out) {
  const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
  for (const std::string& part : node.order) {
    const CodeNode& child = node.below.at(part);
    const std::string whole = path.empty() ? part : path + "/" + part;
    const Code* code = child.code;
    const bool named = code != nullptr && !code->name.value.empty();
    out += indent + "<Code guid=\"" + guid_of(whole) + "\" name=\"" +
           report::xml(named ? code->name.value : part) + "\" isCodable=\"" +
           (code != nullptr ? "true" : "false") + "\"";
    if (code != nullptr && !code->colour.value.empty())
      out += " color=\"" + report::xml(code->colour.value) + "\"";
    const std::string words = code == nullptr ? "" : description(*code);
    if (words.empty() && child.order.empty()) {
      out += "/>\n";
      continue;
    }
    out += ">\n";
    if (!words.empty()) out += indent + "  <Description>" + report::xml(words) + "</Description>\n";
    write_nodes(child, whole, depth + 1, out);
    out += indent + "</Code>\n";
  }
}

std::string as_qdc(const Codebook& codebook) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"uxi " +
      std::string(version()) + "\">\n  <Codes>\n";
  write_nodes(tree_of(codebook), "", 2, out);
  return out + "  </Codes>\n</CodeBook>\n";
}

}  // namespace

void declare_code_export(Flags& flags, CodeExportOptions& options) {
  flags.choice("--format", {"markdown", "qdc"}, options.format,
               "tables for a method section, or what NVivo, MAXQDA and ATLAS.ti read");
  flags.example("uxi codebook export > codebook.md");
  flags.example("uxi codebook export --format qdc > codebook.qdc");
}

Result<ExitStatus> run_code_export(const CodeExportOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  UXI_TRY(const auto data, load_usable(context, workspace, study));
  UXI_TRY_VOID(stop_on_errors(context, data.diagnostics));
  context.print(options.format == "qdc" ? as_qdc(data.codebook) : as_markdown(data));
  return ExitStatus::done;
}

}  // namespace uxi::cli
