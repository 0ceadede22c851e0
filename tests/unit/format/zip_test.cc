// ZIP archives: members by name, and archives that are broken or mean harm.
#include "format/zip.h"

#include <doctest/doctest.h>

#include "support/zip_writer.h"

namespace uxi::format::zip::test {

using uxi::test::zip_of;

TEST_CASE("zip: members are listed and read") {
  const std::string archive = zip_of({{"a.txt", "hello"}, {"b/c.xml", ""}});
  CHECK(is_zip(archive));
  CHECK(list(archive).value() == std::vector<std::string>{"a.txt", "b/c.xml"});
  CHECK(read(archive, "a.txt").value() == "hello");
  CHECK(read(archive, "b/c.xml").value().empty());
  CHECK(to_string(read(archive, "A.txt").error()) == "error: there is no `A.txt` in this archive");
}

TEST_CASE("zip: names that lead elsewhere are only names") {
  const std::string archive = zip_of({{"../../etc/passwd", "x"}, {"/abs", "y"}});
  CHECK(list(archive).value() == std::vector<std::string>{"../../etc/passwd", "/abs"});
  CHECK(!read(archive, "passwd").has_value());
}

TEST_CASE("zip: a damaged archive is an error") {
  const std::string archive = zip_of({{"a.txt", "hello"}});
  constexpr std::size_t kEndRecord = 22;
  for (std::size_t size = 0; size + kEndRecord <= archive.size(); ++size) {
    CHECK(!read(archive.substr(0, size), "a.txt").has_value());
  }
  std::string changed = archive;
  changed[changed.find("hello")] = 'j';
  CHECK(to_string(read(changed, "a.txt").error()) ==
        "error: this archive is damaged; get it again");
}

TEST_CASE("zip: what unpacks to more than the limit is refused, whatever it claims") {
  const std::string big(kMaxMember + 1, 'a');
  const auto result = read(zip_of({{"a", big}}), "a");
  REQUIRE(!result.has_value());
  CHECK(result.error().kind == ErrorKind::limit);
}

}  // namespace uxi::format::zip::test
