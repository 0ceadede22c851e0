// Man pages that are made from the program, or held to it: the rules of uxi-rules(7), the fields of
// uxi-json(5). With UXI_UPDATE=1 the rules are written into the page.
#include <cctype>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <set>

#include "lint/rule.h"
#include "meta/tree.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "text/words.h"
#include "uxi/lint.h"

namespace uxi::meta {
namespace {

constexpr std::size_t kExamples = 3;  ///< of each sort; `uxi guide explain` shows all

/// Text as it stands on a line of a man page. `as_typed` keeps hyphens and quotes what they are in
/// ASCII, for what people copy.
std::string roff(std::string_view text, bool as_typed) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    switch (c) {
      case U'⟦': out += "\\fB"; break;
      case U'⟧': out += "\\fR"; break;
      case U'\\': out += "\\e"; break;
      case U'`': out += "\\(ga"; break;
      case U'^': out += "\\(ha"; break;
      case U'~': out += "\\(ti"; break;
      case U'-': out += as_typed ? "\\-" : "-"; break;
      case U'\'': out += "\\(aq"; break;
      default:
        if (c < 0x80) {
          out += static_cast<char>(c);
        } else {
          out += fmt::format("\\[u{:04X}]", static_cast<std::uint32_t>(c));
        }
    }
  }
  return out.starts_with('.') ? "\\&" + out : out;
}

/// One sentence a line.
std::string prose(std::string_view text) {
  const std::string squeezed = text::squeeze(text);
  std::string out;
  for (const Span span : text::sentences(squeezed)) {
    out += roff(std::string_view(squeezed).substr(span.begin, span.size()), false) + "\n";
  }
  return out;
}

std::string sentence(std::string_view title) {
  std::string text(title);
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return prose(text + ".");
}

std::string listing(std::string_view text) {
  std::string out;
  for (const std::string_view line : text::split(text::trim(text), '\n')) {
    out += roff(line, true) + "\n";
  }
  return out;
}

std::string block(std::string_view text) {
  return ".PP\n.RS 4\n.EX\n" + listing(text) + ".EE\n.RE\n";
}

/// Examples of one line share a block.
std::string examples(std::string_view title, std::span<const lint::RuleExample> list) {
  std::string out = fmt::format(".PP\n{}\n", title);
  std::string lines;
  for (const lint::RuleExample& example : list.first(std::min(list.size(), kExamples))) {
    const bool has_study = example.target() != lint::Target::plan && !example.study.empty();
    if (!has_study && !text::contains(text::trim(example.text()), "\n")) {
      lines += std::string(text::trim(example.text())) + "\n";
      continue;
    }
    out += block(example.text());
    if (has_study) out += ".PP\nwhere the study says\n" + block(example.study);
  }
  return lines.empty() ? out : out + block(lines);
}

std::string facts(const lint::RuleInfo& rule) {
  std::string out(to_string(rule.severity));
  if (rule.severity_of_probes != rule.severity) {
    out += fmt::format(" (of probes {})", to_string(rule.severity_of_probes));
  }
  if (!rule.on) out += ", off unless wanted";
  return fmt::format("{}, {} confidence; family {}; looks at {}", out, to_string(rule.confidence),
                     rule.family, rule.applies);
}

std::string rule_text(const lint::RuleInfo& rule) {
  std::string out = ".SS " + roff(rule.id, true) + "\n" + sentence(rule.title) + ".PP\n";
  out += prose(rule.why);
  if (!rule.source.empty()) out += "Source: " + roff(rule.source, false) + ".\n";
  out += ".PP\n.I \"" + text::replace_all(roff(facts(rule), false), "\"", "\\(dq") + "\"\n";
  if (rule.bad.empty() && rule.good.empty()) return out;
  out += examples("Instead of", rule.bad) + examples("write", rule.good.first(1));
  if (rule.good.size() > 1) out += examples("Fine as it is:", rule.good.subspan(1));
  std::vector<std::string> see;
  for (const std::string_view id : rule.see) see.push_back(roff(id, true));
  if (!see.empty()) out += ".PP\nSee also " + text::join(see, ", ") + ".\n";
  return out;
}

/// `page` with the rules between `.SH RULES` and `.SH SEE ALSO` as the program has them.
std::string with_rules(const std::string& page) {
  const std::string head = ".SH RULES\n";
  const std::size_t begin = page.find(head);
  const std::size_t end = page.find(".SH SEE ALSO\n");
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  std::string rules;
  for (const lint::RuleInfo& rule : lint::rules_of({})) rules += rule_text(rule);
  return page.substr(0, begin) + head + rules + page.substr(end);
}

/// The names in calls such as `.field("name"` and `.key("name"`.
void collect_fields(const std::string& text, std::string_view call, std::set<std::string>& names) {
  for (std::size_t at = text.find(call); at != std::string::npos; at = text.find(call, at)) {
    at += call.size();
    names.insert(text.substr(at, text.find('"', at) - at));
  }
}

bool has_word(const std::string& text, const std::string& word) {
  const auto is_part = [&](std::size_t at) {
    return at < text.size() &&
           (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_');
  };
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    if (!is_part(at - 1) && !is_part(at + word.size())) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("man pages: uxi-rules(7) has every rule as it is") {
  const auto path = top() / "man/uxi-rules.7";
  const std::string page = read(path);
  const std::string made = with_rules(page);
  if (std::getenv("UXI_UPDATE") != nullptr) {
    std::ofstream(path, std::ios::binary) << made;
    return;
  }
  CHECK_MESSAGE((page == made),
                "the rules have changed: UXI_UPDATE=1 bin/uxi_meta writes the page");
}

TEST_CASE("man pages: uxi-rules(7) says what every word behind `looks at` means") {
  const std::string page = read(top() / "man/uxi-rules.7");
  for (const lint::ContextName& context : lint::context_names()) {
    CHECK_MESSAGE(page.find("\n.B " + roff(context.name, true) + "\n") != std::string::npos,
                  "uxi-rules.7 does not explain " << std::string(context.name));
  }
}

TEST_CASE("man pages: uxi-json(5) names every field that commands print") {
  const std::string page = text::replace_all(read(top() / "man/uxi-json.5"), "\\-", "-");
  std::set<std::string> names;
  std::vector<std::string> paths = files_below("src/cli", {".cc"});
  paths.emplace_back("src/report/render_json.cc");
  paths.emplace_back("src/report/finding_format/json.cc");
  for (const std::string& path : paths) {
    const std::string text = read(top() / path);
    for (const char* call : {".field(\"", ".key(\"", "json, \"", " text(\""}) {
      collect_fields(text, call, names);
    }
  }
  REQUIRE(names.size() > 50);
  for (const std::string& name : names) {
    CHECK_MESSAGE(has_word(page, name), "uxi-json.5 lacks " << name);
  }
}

}  // namespace uxi::meta
