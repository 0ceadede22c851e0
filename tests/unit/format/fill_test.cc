#include "format/fill.h"

#include <doctest/doctest.h>

namespace uxi::format {

TEST_CASE("fill: values, sections, lists and escapes") {
  FillValue values;
  values.set("name", FillValue::of("R&D <x>")).set("yes", FillValue::of(true));
  values.set("no", FillValue::of(false)).set("none", FillValue::list({}));
  FillValue first;
  first.set("n", FillValue::of("1"));
  FillValue second;
  second.set("n", FillValue::of("2"));
  values.set("list", FillValue::list({first, second}));
  values.set("words", FillValue::list({FillValue::of("a"), FillValue::of("b")}));
  struct Row {
    std::string text;
    std::string html;
    std::string plain;
  };
  const Row rows[] = {
      {"", "", ""},
      {"{{name}}", "R&amp;D &lt;x&gt;", "R&D <x>"},
      {"{{{name}}} {{&name}}", "R&D <x> R&D <x>", "R&D <x> R&D <x>"},
      {"{{#yes}}y{{/yes}}{{#no}}n{{/no}}{{^no}}z{{/no}}", "yz", "yz"},
      {"{{#list}}{{n}},{{/list}}{{^none}}-{{/none}}", "1,2,-", "1,2,-"},
      {"{{#words}}{{.}}{{/words}}", "ab", "ab"},
      {"{{#list}}{{n}}{{name}}{{/list}}", "1R&amp;D &lt;x&gt;2R&amp;D &lt;x&gt;",
       "1R&D <x>2R&D <x>"},
      {"a{{! comment }}b {{missing}}.", "ab .", "ab ."},
      {"{{#yes}}\nline\n{{/yes}}\n", "line\n", "line\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(fill(row.text, values, FillEscape::html).value() == row.html);
    CHECK(fill(row.text, values, FillEscape::none).value() == row.plain);
  }
}

TEST_CASE("fill: a template that is wrong says where") {
  const auto error = [](const char* text) {
    return fill(text, FillValue(), FillEscape::none).error();
  };
  CHECK(error("a\n{{#x}}b").message == "the template is wrong: Unclosed section \"x\"");
  CHECK(error("a\n{{#x}}b").line == 2);
  CHECK(error("a\n{{x").message == "the template is wrong: Unclosed tag");
  CHECK(error("{{=<% %>=}}").kind == ErrorKind::unsupported);
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "{{#x}}";
  for (int i = 0; i < 100'000; ++i) deep += "{{/x}}";
  CHECK(error(deep.c_str()).kind == ErrorKind::limit);
}

}  // namespace uxi::format
