#include "format/csv.h"

#include <doctest/doctest.h>

#include "support/source.h"

namespace uxi::format::csv {
namespace {

/// Rows in lines, cells between `|`, each with its bytes where they differ from its text.
std::string described(const SourceFile& source, Diagnostics& diagnostics) {
  std::string out;
  for (const Row& row : parse(source, diagnostics).rows) {
    for (const Cell& cell : row.cells) {
      out += '|' + cell.text;
      if (cell.text != source.slice(cell.span)) {
        out += '<' + std::string(source.slice(cell.span)) + '>';
      }
    }
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("csv: cells with their bytes, in whatever spreadsheets write") {
  struct Case {
    std::string text;
    std::string rows;
  };
  const Case cases[] = {
      {"", ""},
      {"a,b\nc,d\n", "|a|b\n|c|d\n"},
      {"a,b\r\n\r\nc,d", "|a|b\n|c|d\n"},
      {"\xEF\xBB\xBF"
       "a;b,c;d\n1;2\n",
       "|a|b,c|d\n|1|2\n"},
      {"a\tb\tc\n", "|a|b|c\n"},
      {"\na;b\n", "|a|b\n"},
      {"\"a, b\",\"say \"\"x\"\"\"\n", "|a, b<\"a, b\">|say \"x\"<\"say \"\"x\"\"\">\n"},
      {"\"two\nlines\",b\n", "|two\nlines<\"two\nlines\">|b\n"},
      {"a,,\n", "|a||\n"},
      {"\"\"\n", "|<\"\">\n"},
      {"a \"b\" c,\"d\" e\n", "|a \"b\" c|d e<\"d\" e>\n"},
      {"a\rb\r", "|a\n|b\n"},
      {",\n", "||\n"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.text);
    Diagnostics diagnostics;
    CHECK(described(test::source(row.text), diagnostics) == row.rows);
    CHECK(diagnostics.empty());
  }
}

TEST_CASE("csv: an unclosed quote is found where it opens") {
  Diagnostics diagnostics;
  CHECK(described(test::source("a,b\nc,\"d\ne,f\n", "a.csv"), diagnostics) ==
        "|a|b\n|c|d\ne,f\n<\"d\ne,f\n>\n");
  REQUIRE(diagnostics.items().size() == 1);
  CHECK(to_string(diagnostics.items()[0]) ==
        "a.csv:2:3: error: the quote opened here is never closed; close it, or double a quote that "
        "belongs to the text [csv/unclosed-quote]");
}

TEST_CASE("csv: the separator can be told") {
  Diagnostics diagnostics;
  const Table table = parse(test::source("a,b;c\n"), diagnostics, ';');
  CHECK(table.separator == ';');
  CHECK(table.rows.at(0).cells.size() == 2);
}

TEST_CASE("csv: what is written reads back, and formulas are guarded") {
  CHECK(write_row({"a", "b c", ""}) == "a,b c,\n");
  CHECK(write_row({"a,b", "say \"x\"", "two\nlines", " x"}) ==
        "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\" x\"\n");
  CHECK(write_row({"\xEF\xBB\xBF"}) == "\"\xEF\xBB\xBF\"\n");
  CHECK(write_row({""}) == "\"\"\n");
  CHECK(write_row({"=1+1", "-5", "-x", "+49 30 12", "@sum", "a=b"}, true) ==
        "'=1+1,-5,'-x,+49 30 12,'@sum,a=b\n");
  CHECK(write_row({"=1+1"}) == "=1+1\n");
  const std::vector<std::string> cells = {"", "a;b", "\"", "\r\n", "x\ty"};
  Diagnostics diagnostics;
  const Table table = parse(test::source(write_row(cells)), diagnostics, ',');
  REQUIRE(table.rows.size() == 1);
  std::vector<std::string> read;
  for (const Cell& cell : table.rows[0].cells) read.push_back(cell.text);
  CHECK(read == cells);
}

}  // namespace uxi::format::csv
