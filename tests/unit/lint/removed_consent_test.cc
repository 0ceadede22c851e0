#include "lint/removed_consent.h"

#include <doctest/doctest.h>

namespace uxi::lint {
namespace {

/// `error: message`, or nothing.
std::string lost(const std::string& before, const std::string& now) {
  const auto finding = removed_consent(SourceFile("guide.md", "# Welcome\n\n" + before),
                                       SourceFile("guide.md", "# Welcome\n\n" + now), {});
  if (!finding) return {};
  return std::string(to_string(finding->severity)) + ": " + finding->message;
}

}  // namespace

TEST_CASE("removed consent: a question that asked for it and is gone, unless another asks") {
  const std::string take_part = "Are you happy to take part?\n\n";
  const std::string record = "May I record our talk?\n\n";
  const std::string told = "Taking part is up to you. We record the session.\n\n";
  const std::string rest =
      "# Bills\n\n- Do you have any questions before we start?\n- What broke?\n";
  struct Row {
    std::string before;
    std::string now;
    std::string lost;
  };
  const Row rows[] = {
      {take_part, take_part, ""},
      {take_part, told, "error: `Are you happy to take part?` is asked no more"},
      {take_part + record, "",
       "error: `Are you happy to take part?` is asked no more, nor 1 other question for consent"},
      {take_part + record, record, "warning: `Are you happy to take part?` is asked no more"},
      {take_part + record, take_part, "warning: `May I record our talk?` is asked no more"},
      {take_part, "Are you comfortable being part?\n\n", ""},
      {take_part, "Are you willing to take part in it?\n\n", ""},
      {record, "Is it all right if I record?\n\n", ""},
      {told + "Is that okay with you?\n\n", told,
       "error: `Is that okay with you?` is asked no more"},
      {told, "", ""},
      {"", take_part, ""},
      {"Can you see my screen?\n\n", "", ""},
      {"How are you today?\n\n", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.before);
    CAPTURE(row.now);
    CHECK(lost(row.before + rest, row.now + rest) == row.lost);
  }
}

TEST_CASE("removed consent: it stands at its section, and can be waived and switched off") {
  const SourceFile before("guide.md",
                          "# Hello\n\nHi.\n\n# Opening\n\n- May I record this?\n\nGo on.\n");
  const SourceFile now("guide.md", "# Hello\n\nHi.\n\n# Opening\n\nGo on.\n");
  const auto finding = removed_consent(before, now, {});
  REQUIRE(finding.has_value());
  CHECK(finding->begin == Position{5, 1});
  CHECK(finding->rule == "ethics/removed-consent");
  const SourceFile waived(
      "guide.md",
      "<!-- uxi-disable ethics/removed-consent -- a form is signed -->\n\n- What broke?\n");
  CHECK_FALSE(removed_consent(before, waived, {}).has_value());
  const LintOptions off{.settings = {{"ethics/removed-consent", std::nullopt}}};
  CHECK_FALSE(removed_consent(before, now, off).has_value());
}

}  // namespace uxi::lint
