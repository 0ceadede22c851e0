#include "uxi/guide.h"

#include <doctest/doctest.h>

namespace uxi {

TEST_CASE("guide: names, and what is asked") {
  CHECK(to_string(SectionKind::warm_up) == "warm-up");
  CHECK(to_string(SectionKind::wrap_up) == "wrap-up");
  CHECK(to_string(ItemKind::prompt) == "prompt");
  for (const ItemKind kind :
       {ItemKind::question, ItemKind::probe, ItemKind::prompt, ItemKind::task}) {
    CHECK(is_asked(kind));
  }
  for (const ItemKind kind : {ItemKind::consent, ItemKind::statement, ItemKind::note}) {
    CHECK_FALSE(is_asked(kind));
  }
}

TEST_CASE("guide: a range of an item's words is a span of its file") {
  // `a **bc** d` at byte 10.
  const GuideItem item{.text = "a bc d", .span = {10, 20}, .source = {10, 11, 14, 15, 18, 19}};
  CHECK(item.to_source({0, 1}) == Span{10, 11});
  CHECK(item.to_source({2, 4}) == Span{14, 16});
  CHECK(item.to_source({0, 6}) == Span{10, 20});
  CHECK(item.to_source({2, 2}) == Span{14, 14});
  CHECK(item.to_source({6, 6}) == Span{20, 20});
  CHECK(item.to_source({4, 99}) == Span{18, 20});
  CHECK(GuideItem{.span = {3, 3}}.to_source({0, 0}) == Span{3, 3});
}

}  // namespace uxi
