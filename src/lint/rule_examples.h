// Rules prove themselves: the good examples of a rule are clean of it, the bad ones are found on
// exactly the bytes between `⟦` and `⟧`.
#pragma once

#include <string>
#include <vector>

#include "lint/rule.h"
#include "uxi/error.h"
#include "uxi/lint.h"

namespace uxi::lint {

/// An example that does not hold.
struct ExampleFault {
  bool bad = false;       ///< one of the bad ones
  std::size_t index = 0;  ///< among those
  std::string message;
};

/// The bytes of `plain`, an example's text without its marks, that the rule points at; `syntax`
/// where the example cannot be read.
[[nodiscard]] Result<std::vector<Span>> found_in(const Rule& rule, const RuleExample& example,
                                                 std::string plain, const LintOptions& options);

/// Runs the examples of `rule` with every rule of `options` beside it, as a guide would be linted;
/// one that is off is on for that.
[[nodiscard]] std::vector<ExampleFault> test_examples(const Rule& rule, const LintOptions& given);

}  // namespace uxi::lint
