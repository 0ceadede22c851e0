// The list of rules says what settings make of each.
#include "cli/rule_text.h"

#include <doctest/doctest.h>

namespace uxi::cli {
namespace {

RuleHere rule(std::string_view id, Severity own, std::optional<Severity> here, bool set,
              bool set_for_some, bool on = true) {
  RuleHere out{
      .severity = here, .severity_of_probes = here, .set = set, .set_for_some = set_for_some};
  out.info.id = id;
  out.info.family = "tone";
  out.info.title = "a word";
  out.info.severity = out.info.severity_of_probes = own;
  out.info.on = on;
  return out;
}

std::vector<RuleHere> rules() {
  constexpr auto kError = Severity::error;
  constexpr auto kMild = Severity::suggestion;
  return {rule("a/own", kMild, kMild, false, false),
          rule("a/stricter", kMild, kError, true, false),
          rule("a/off", kError, std::nullopt, true, false),
          rule("a/resting", kMild, std::nullopt, false, false, false),
          rule("a/wanted", kMild, kMild, true, false, false),
          rule("a/some", kMild, kMild, false, true),
          rule("a/both", kMild, kError, true, true)};
}

}  // namespace

TEST_CASE("cli: the list of rules has the severities that settings leave") {
  CHECK(
      rules_text(rules(), {}) ==
      "a/own       suggestion  a word\n"
      "a/stricter  error       a word (uxi.yaml; by default suggestion)\n"
      "a/off       off         a word (uxi.yaml; by default error)\n"
      "a/resting   off         a word\n"
      "a/wanted    suggestion  a word (uxi.yaml; by default off)\n"
      "a/some      suggestion  a word (uxi.yaml has another for some files)\n"
      "a/both      error       a word (uxi.yaml; by default suggestion; another for some files)\n");
  CHECK(rules_markdown({rules()[1]}) ==
        "| rule | severity | confidence | family | |\n|---|---|---|---|---|\n"
        "| `a/stricter` | error (uxi.yaml; by default suggestion) | medium | tone | a word |\n");
}

}  // namespace uxi::cli
