// `term`: words of the trade, each reported where it stands first; terms the team allows are left
// out.
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "lint/check.h"
#include "speech/sentence.h"
#include "text/utf8.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 2> kParams = {{
    {"any", ParamType::phrases, true, "the terms"},
    {"unless", ParamType::phrases, false, "patterns that explain the term in the same line"},
}};

bool is_allowed(const LintOptions& options, const std::string& term) {
  return std::ranges::any_of(options.jargon_allowed, [&](const std::string& allowed) {
    return text::fold_search(allowed) == term;
  });
}

void check(const Rule& rule, const Subject& subject, Hits& hits) {
  std::set<std::string> seen;
  for (const Line& line : subject.lines) {
    if (!applies(rule, line, subject.mode)) continue;
    for (const speech::Phrase& phrase : rule.phrases("any")) {
      const auto match = speech::find(phrase, line.sentence);
      if (!match) continue;
      const Span bytes = line.sentence.bytes(match->first, match->last);
      const std::string term = text::fold_search(line.item->text.substr(bytes.begin, bytes.size()));
      if (is_allowed(subject.options, term) || !seen.insert(term).second) continue;
      if (find_any(rule.phrases("unless"), line.sentence)) continue;
      hits.push_back(
          {.span = line.source(match->first, match->last), .line = &line, .words = match});
    }
  }
}

}  // namespace

CheckKind term_check() {
  return {.name = "term",
          .params = kParams,
          .meaning = "words of the trade, once each",
          .guide = check,
          .own_lines = true};
}

}  // namespace uxi::lint
