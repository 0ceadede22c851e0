#include "lint/identity.h"

#include <map>

#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/hash.h"

namespace uxi::lint {
namespace {

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '_' || c == '-' || c == '/' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Numbers that stand alone become `#`; those inside names (`rq1`) stay.
std::string without_counts(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    bool digits = true;
    while (end < text.size() && is_word(text[end])) digits &= is_digit(text[end++]);
    if (end == i) {
      out += text[i++];
    } else {
      out += digits ? "#" : text.substr(i, end - i);
      i = end;
    }
  }
  return out;
}

std::string folded(std::string_view text) { return text::squeeze(text::fold_search(text)); }

}  // namespace

std::string identity(const Diagnostic& finding) {
  if (finding.subject.empty()) return finding.rule + '\n' + without_counts(folded(finding.message));
  return finding.rule + '\n' + folded(finding.subject) + '\n' + folded(finding.excerpt);
}

std::vector<std::uint64_t> fingerprints(const std::vector<Diagnostic>& findings,
                                        const LastingName& name_of) {
  std::map<std::string, int> seen;
  std::vector<std::uint64_t> prints;
  prints.reserve(findings.size());
  for (const Diagnostic& finding : findings) {
    const std::string key = name_of(finding.path) + '\n' + identity(finding);
    prints.push_back(hash64(key + '\n' + std::to_string(++seen[key])));
  }
  return prints;
}

}  // namespace uxi::lint
