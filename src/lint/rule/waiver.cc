// `waiver`: faults of the waivers themselves. The engine (lint_guide.cc) finds the unused ones, for
// only it knows what they silenced.
#include <array>

#include "lint/check.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 1> kParams = {{
    {"fault", ParamType::texts, true, "`unused`, `no-reason` or `unknown-rule`"},
}};

}  // namespace

CheckKind waiver_check() {
  return {
      .name = "waiver", .params = kParams, .meaning = "waivers that are wrong or waive nothing"};
}

}  // namespace uxi::lint
