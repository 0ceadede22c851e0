// Regular expressions in linear time. Wall around RE2: no look-around, no back references, UTF-8.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/error.h"
#include "uxi/source.h"

namespace uxi::text {

/// Where a match and its groups stand; a group that took no part has no span.
struct PatternMatch {
  Span whole;
  std::vector<std::optional<Span>> groups;  ///< from group 1
};

class Pattern {
 public:
  struct Options {
    bool ignore_case = true;
  };
  /// `syntax` with RE2's reason where the expression is wrong or too large (1 MiB compiled).
  [[nodiscard]] static Result<Pattern> compile(std::string_view expression, Options options);
  [[nodiscard]] static Result<Pattern> compile(std::string_view expression) {
    return compile(expression, Options{});
  }
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  /// The leftmost match at or after byte `from`.
  [[nodiscard]] std::optional<PatternMatch> find(std::string_view text, std::size_t from = 0) const;
  [[nodiscard]] bool matches(std::string_view text) const;
  /// The expression matches all of `text`.
  [[nodiscard]] bool matches_whole(std::string_view text) const;
  /// All matches from left to right, not overlapping.
  [[nodiscard]] std::vector<PatternMatch> find_all(std::string_view text) const;
  [[nodiscard]] const std::string& expression() const;

 private:
  struct Impl;
  explicit Pattern(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace uxi::text
