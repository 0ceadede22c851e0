// Standard input is read to its end, and no further than asked.
#include "cli/input.h"

#include <doctest/doctest.h>

#include "support/test_env.h"

namespace uxi::cli {
namespace {

Result<std::string> read(const std::string& input, std::uint64_t limit) {
  const auto files = io::memory_files();
  test::TestEnv world(*files, input, {});
  Context context(world.env, {});
  return read_stdin(context, limit);
}

}  // namespace

TEST_CASE("cli: standard input is read to its end") {
  const std::string long_one(200'000, 'x');
  for (const std::string& input : {std::string(), std::string("one\ntwo"), long_one}) {
    const auto bytes = read(input, 200'000);
    REQUIRE(bytes.has_value());
    CHECK(*bytes == input);
  }
}

TEST_CASE("cli: standard input without an end is refused") {
  const auto bytes = read(std::string(200'001, 'x'), 200'000);
  REQUIRE(!bytes.has_value());
  CHECK(bytes.error() == Error{.kind = ErrorKind::limit,
                               .message = "cannot be read: larger than 200000 bytes",
                               .path = "stdin"});
}

}  // namespace uxi::cli
