// Findings about one YAML file, and its tree.
#include "model/reading.h"

#include <fmt/core.h>

#include "text/nearest.h"
#include "text/utf8.h"

namespace uxi {

using format::yaml::Kind;
using format::yaml::Node;

namespace {

constexpr int kLongestQuoted = 40;  // columns of a file's words inside a message

/// A broken file has a null tree, as an empty one has; only the findings tell them apart.
std::optional<Node> unless_broken(const Reading& reading, std::size_t errors_before, Node tree) {
  const bool broken = reading.diagnostics.count(Severity::error) > errors_before;
  if (tree.kind == Kind::null && broken) return std::nullopt;
  return tree;
}

}  // namespace

void Reading::report(Span span, Severity severity, std::string_view rule, std::string message,
                     std::string hint) const {
  diagnostics.report(source, span, severity, fmt::format("{}/{}", kind, rule), std::move(message),
                     std::move(hint));
}

void Reading::error(Span span, std::string_view rule, std::string message, std::string hint) const {
  report(span, Severity::error, rule, std::move(message), std::move(hint));
}

void Reading::warning(Span span, std::string_view rule, std::string message,
                      std::string hint) const {
  report(span, Severity::warning, rule, std::move(message), std::move(hint));
}

std::string Reading::did_you_mean(std::string_view wanted,
                                  const std::vector<std::string>& names) const {
  if (diagnostics.items().size() > kMostHinted) return {};
  return text::did_you_mean(wanted, names);
}

void Reading::again(Span span, Span earlier, std::string_view rule, std::string message,
                    std::string_view more) const {
  Diagnostic finding =
      diagnose(source, span, Severity::error, fmt::format("{}/{}", kind, rule), std::move(message),
               fmt::format("first on line {}{}", source.position(earlier.begin).line, more));
  finding.related = {related_place(source, earlier, "the first")};
  diagnostics.add(std::move(finding));
}

std::optional<Node> parse_tree(const Reading& reading) {
  const std::size_t errors = reading.diagnostics.count(Severity::error);
  return unless_broken(reading, errors, format::yaml::parse(reading.source, reading.diagnostics));
}

std::optional<Node> parse_front_matter(const Reading& reading, std::optional<Span> yaml) {
  if (!yaml) return Node{};
  const std::size_t errors = reading.diagnostics.count(Severity::error);
  return unless_broken(reading, errors,
                       format::yaml::parse_part(reading.source, *yaml, reading.diagnostics));
}

std::string describe(const Node& node) {
  switch (node.kind) {
    case Kind::null: return "nothing";
    case Kind::scalar: return fmt::format("`{}`", text::elide(node.scalar, kLongestQuoted));
    case Kind::sequence: return "a list";
    case Kind::mapping: return "a mapping";
  }
  return "nothing";
}

}  // namespace uxi
