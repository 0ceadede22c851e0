#include "uxi/reference.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace uxi {

TEST_CASE("reference: turns are read in every accepted form and written in one") {
  struct Row {
    std::string text;
    TurnRef ref;
    std::string canonical;
  };
  const std::vector<Row> rows{
      {"P01#12", {{"", "P01"}, 12, 12}, "P01#12"},
      {"P01:12", {{"", "P01"}, 12, 12}, "P01#12"},
      {"billing/P01#12-15", {{"billing", "P01"}, 12, 15}, "billing/P01#12-15"},
      {"P07-2#3", {{"", "P07-2"}, 3, 3}, "P07-2#3"},
      {"P01.ben#3", {{"", "P01.ben"}, 3, 3}, "P01.ben#3"},
      {"P01#15-12", {{"", "P01"}, 15, 12}, "P01#15-12"},  // file order, not order of numbers
      {"P100#4-4", {{"", "P100"}, 4, 4}, "P100#4"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto ref = parse_turn_ref(row.text);
    REQUIRE(ref.has_value());
    CHECK(*ref == row.ref);
    CHECK(to_string(*ref) == row.canonical);
  }
}

TEST_CASE("reference: what is no turn is refused with the forms there are") {
  for (const std::string text : {"", "P01", "P01#", "P01#0", "P01#012", "P01#-3", "P01#3-", "p01#3",
                                 "P1#3", "P01.#3", "a/b/P01#3", "/P01#3", "Billing/P01#3", "P01#3x",
                                 "P01#99999999999", "P01#1-2-3", "P01#1#2"}) {
    CAPTURE(text);
    const auto ref = parse_turn_ref(text);
    REQUIRE_FALSE(ref.has_value());
    CHECK(ref.error() == Error{.kind = ErrorKind::usage,
                               .message = "`" + text + "` is not a turn",
                               .hint = "turns are written `P01#12`, `P01#12-15` or "
                                       "`billing/P01#12`"});
  }
}

TEST_CASE("reference: sessions and highlights") {
  CHECK(parse_session_ref("P01") == SessionRef{"", "P01"});
  CHECK(parse_session_ref("billing/P07-2") == SessionRef{"billing", "P07-2"});
  CHECK(to_string(SessionRef{"billing", "P07-2"}) == "billing/P07-2");
  for (const std::string text : {"", "P7", "P01-1", "P01-02", "P01.ben", "billing/", "P01/P02"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_session_ref(text).has_value());
  }
  const HighlightRef ref{{"billing", "P01"}, "h7c1f09ab33e0"};
  CHECK(parse_highlight_ref("billing/P01/h7c1f09ab33e0") == ref);
  CHECK(to_string(ref) == "billing/P01/h7c1f09ab33e0");
  for (const std::string text : {"h7c1f09ab33e0", "P01/h7c1", "P01/h7C1F09AB33E0", "/h7c1f09ab33e0",
                                 "a/b/P01/h7c1f09ab33e0"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_highlight_ref(text).has_value());
  }
}

TEST_CASE("reference: what names look like") {
  struct Row {
    std::string text;
    bool study, participant, session, slug, code;
  };
  const std::vector<Row> rows{
      {"billing", true, false, false, true, true},
      {"billing-2", true, false, false, true, true},
      {"billing-", true, false, false, false, false},
      {"a--b", true, false, false, false, false},
      {"-a", false, false, false, false, false},
      {"2026", true, false, false, true, true},
      {"pain/billing", false, false, false, false, true},
      {"pain/", false, false, false, false, false},
      {"/pain", false, false, false, false, false},
      {"Pain", false, false, false, false, false},
      {"P01", false, true, true, false, false},
      {"P1", false, false, false, false, false},
      {"P012", false, true, true, false, false},
      {"P07-2", false, false, true, false, false},
      {"P07-1", false, false, false, false, false},
      {"P07-2-3", false, false, false, false, false},
      {"", false, false, false, false, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(is_study_name(row.text) == row.study);
    CHECK(is_participant_id(row.text) == row.participant);
    CHECK(is_session_id(row.text) == row.session);
    CHECK(is_slug(row.text) == row.slug);
    CHECK(is_code_path(row.text) == row.code);
  }
}

TEST_CASE("reference: a participant of a session, a code within a code") {
  CHECK(participant_of("P07-2") == "P07");
  CHECK(participant_of("P07") == "P07");
  CHECK(participant_of("P07.ben") == "P07");
  CHECK(code_is_within("pain/billing", "pain"));
  CHECK(code_is_within("pain", "pain"));
  CHECK_FALSE(code_is_within("painful", "pain"));
  CHECK_FALSE(code_is_within("pain", "pain/billing"));
}

}  // namespace uxi
