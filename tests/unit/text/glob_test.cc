#include "text/glob.h"

#include <doctest/doctest.h>

namespace uxi::text {

TEST_CASE("glob: names, paths and folders") {
  CHECK(glob_matches("guide*.md", "studies/billing/guide-churned.md"));
  CHECK(glob_matches("*guide*.md", "Interview-Guide.MD"));
  CHECK_FALSE(glob_matches("guide*.md", "my-guide.md"));
  CHECK(glob_matches("studies/*/guide.md", "studies/billing/guide.md"));
  CHECK_FALSE(glob_matches("studies/*.md", "studies/billing/guide.md"));
  CHECK(glob_matches("old/**", "old/a/b/guide.md"));
}

}  // namespace uxi::text
