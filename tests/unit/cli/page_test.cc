// What is too long for the terminal goes through the person's pager; nothing else does.
#include <doctest/doctest.h>

#include "cli/run.h"
#include "support/test_env.h"

namespace uxi::cli {
namespace {

/// What `uxi help query` printed, and what it gave to a pager.
struct Shown {
  std::string out;
  std::string paged;
  std::vector<std::string> pager;
};

Shown shown(std::map<std::string, std::string, std::less<>> variables, bool is_terminal, int height,
            bool pager_starts = true) {
  const auto files = io::memory_files();
  test::TestEnv world(*files, "", std::move(variables));
  Shown shown;
  world.env.terminal.out_is_terminal = is_terminal;
  world.env.terminal.height = height;
  world.env.pager = [&](const std::vector<std::string>& program,
                        std::string_view text) -> Result<void> {
    shown.pager = program;
    if (!pager_starts) return fail(ErrorKind::not_found, "no program");
    shown.paged = text;
    return {};
  };
  REQUIRE(run({"help", "query"}, world.env) == 0);
  shown.out = world.out();
  return shown;
}

}  // namespace

TEST_CASE("cli: what does not fit on the terminal goes through the pager") {
  const std::string text = shown({}, false, 24).out;
  REQUIRE(text.size() > 1000);
  const Shown paged = shown({}, true, 24);
  CHECK(paged.out.empty());
  CHECK(paged.paged == text);
  CHECK(paged.pager == std::vector<std::string>{"less"});
  CHECK(shown({}, true, 200).out == text);
  CHECK(shown({{"PAGER", "most  -s"}}, true, 24).pager == std::vector<std::string>{"most", "-s"});
  CHECK(shown({{"PAGER", "most"}, {"UXI_PAGER", "more"}}, true, 24).pager ==
        std::vector<std::string>{"more"});
  for (const char* none : {"", "cat"}) CHECK(shown({{"PAGER", none}}, true, 24).out == text);
  CHECK(shown({}, true, 24, false).out == text);
}

}  // namespace uxi::cli
