// S8: the debrief's form, and what is made of a filled one.
#include "review/debrief.h"

#include <doctest/doctest.h>

using namespace uxi::review;

TEST_CASE("review: S8 an empty form is no debrief, a takeaway makes it one") {
  const std::string form = debrief_form("P07, 2026-06-01");
  CHECK(fault_of_debrief(clean_debrief(form)) == "nothing is written under `## Takeaways`");
  const std::string filled = clean_debrief(add_points(form, "Takeaways", {"They  count twice"}));
  CHECK(fault_of_debrief(filled).empty());
  CHECK(filled ==
        "# P07, 2026-06-01\n\n## Takeaways\n- They count twice\n\n## Surprises\n\n"
        "## What to change\n\n## Quotes to find\n\n## Open questions\n");
}

TEST_CASE("review: S8 points go under their heading, and the person's own words stay") {
  const std::string text = "# P07\n\n## Takeaways\n- one\n\nAn afterthought.\n\n## Mine\n- kept\n";
  CHECK(add_points(text, "Takeaways", {"two"}) ==
        "# P07\n\n## Takeaways\n- one\n\nAn afterthought.\n- two\n\n## Mine\n- kept\n\n");
  CHECK(add_points("", "Surprises", {"new"}) == "\n\n## Surprises\n- new\n");
  CHECK(clean_debrief("## Takeaways\n- a <!-- b -->\n- \n") == "## Takeaways\n- a\n");
  CHECK(clean_debrief("## Takeaways\n- a <!-- never closed\n") ==
        "## Takeaways\n- a <!-- never closed\n");
  CHECK(clean_debrief("").empty());
}
