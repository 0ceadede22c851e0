// One YAML file, or the front matter of one, on its way into a value.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "format/yaml.h"
#include "uxi/diagnostic.h"
#include "uxi/source.h"

namespace uxi {

inline constexpr std::size_t kMostHinted = 500;

/// The file that is read, where findings go, and the word in front of their rules (`study`).
struct Reading {
  const SourceFile& source;
  Diagnostics& diagnostics;
  std::string_view kind;

  void report(Span span, Severity severity, std::string_view rule, std::string message,
              std::string hint = {}) const;
  void error(Span span, std::string_view rule, std::string message, std::string hint = {}) const;
  void warning(Span span, std::string_view rule, std::string message, std::string hint = {}) const;
  /// An error about what stands at `earlier` already; the hint is `first on line 7` and `more`.
  void again(Span span, Span earlier, std::string_view rule, std::string message,
             std::string_view more = {}) const;
  /// The hint that names the nearest of `names`, if any is near. The search costs time for each
  /// name, so a file with more than kMostHinted findings, which no person reads one by one, gets no
  /// more.
  [[nodiscard]] std::string did_you_mean(std::string_view wanted,
                                         const std::vector<std::string>& names) const;
};

/// The tree of the file; nothing where its syntax is broken, which is reported.
[[nodiscard]] std::optional<format::yaml::Node> parse_tree(const Reading& reading);
/// The same for the front matter of a Markdown file; a file without any has an empty tree.
[[nodiscard]] std::optional<format::yaml::Node> parse_front_matter(const Reading& reading,
                                                                   std::optional<Span> yaml);

/// How a message names what stands there: `` `abc` ``, cut where it is long, or `a list`.
[[nodiscard]] std::string describe(const format::yaml::Node& node);

}  // namespace uxi
