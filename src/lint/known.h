// Findings that are known already: those of an earlier revision, those of a baseline. A finding is
// known by its file and identity (lint/identity.h), as often as it was there.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "uxi/diagnostic.h"

namespace uxi::lint {

struct KnownFinding {
  std::string path;
  std::string rule;
  std::uint64_t print = 0;  ///< hash of its identity

  friend auto operator<=>(const KnownFinding&, const KnownFinding&) = default;
};
[[nodiscard]] KnownFinding known_form(const Diagnostic& finding, std::string path);

class KnownFindings {
 public:
  void add(const KnownFinding& finding, int times = 1) { left_[finding] += times; }
  /// Whether `finding` is known; one of its kind is used up by asking.
  [[nodiscard]] bool take(const KnownFinding& finding);
  /// What was not taken, with how often.
  [[nodiscard]] const std::map<KnownFinding, int>& left() const { return left_; }

 private:
  std::map<KnownFinding, int> left_;
};

}  // namespace uxi::lint
