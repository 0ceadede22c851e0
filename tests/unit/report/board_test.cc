// The wall as a page.
#include "report/board.h"

#include <doctest/doctest.h>

namespace uxi::report {
namespace {

bool has(const std::string& page, std::string_view part) {
  return page.find(part) != std::string::npos;
}

Board board() {
  return {
      .study = "billing",
      .title = "Why <late>?",
      .language = "en",
      .groups = {
          {"twice",
           "Charged & charged",
           {{"P01/h7c1f09ab33e0",
             "P01#2",
             "they  <img src=x> \"twice\"",
             "P01",
             "new",
             {"pain/billing/twice", "surprise"}}}},
          {"", "In no theme", {{"P02/h11aa02cd94f1", "P02#2", "{{style}}", "P02", "old", {}}}}}};
}

}  // namespace

TEST_CASE("board: what was said and named is text, never markup or a field of the template") {
  const auto page = board_html(board());
  REQUIRE(page.has_value());
  CHECK(has(*page, "they &lt;img src=x&gt; &quot;twice&quot;"));
  CHECK(has(*page, "Charged &amp; charged"));
  CHECK(has(*page, "<p>{{style}}</p>"));
  CHECK_FALSE(has(*page, "<img"));
  CHECK_FALSE(has(*page, "Why <late>"));
}

TEST_CASE("board: a note can be found by every level of its codes, by segment and by person") {
  const std::string page = board_html(board()).value();
  for (const char* code : {"pain", "pain/billing", "pain/billing/twice", "surprise"}) {
    CHECK(has(page, std::string("<option>") + code + "</option>"));
  }
  CHECK(has(page, "<option>old</option>"));
  CHECK(has(page, "<option>P02</option>"));
  CHECK(has(page, "data-code=\"pain/billing/twice surprise\""));
}

TEST_CASE("board: a group without an id cannot be renamed, and counts say one or more") {
  const std::string page = board_html(board()).value();
  CHECK(has(page, "aria-label=\"Rename Charged &amp; charged\""));
  CHECK_FALSE(has(page, "Rename In no theme"));
  CHECK(has(page, "<small>1 note, 1 participant</small>"));
  CHECK(has(page, "<p class=\"counts\">2 notes, themes of billing</p>"));
}

}  // namespace uxi::report
