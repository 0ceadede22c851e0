#include "lint/known.h"

#include <utility>

#include "lint/identity.h"
#include "uxi/hash.h"

namespace uxi::lint {

KnownFinding known_form(const Diagnostic& finding, std::string path) {
  return {.path = std::move(path), .rule = finding.rule, .print = hash64(identity(finding))};
}

bool KnownFindings::take(const KnownFinding& finding) {
  const auto found = left_.find(finding);
  if (found == left_.end()) return false;
  if (--found->second == 0) left_.erase(found);
  return true;
}

}  // namespace uxi::lint
