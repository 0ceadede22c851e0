#include "report/render.h"

#include "base/sha256.h"
#include "format/json.h"
#include "format/markdown.h"
#include "report/build.h"
#include "report/escape.h"
#include "report/prose.h"
#include "unit/report/golden.h"

namespace uxi::report {
namespace {

/// A document of one quote.
Document quoting(std::string words) {
  Document document;
  document.study = "x";
  document.title = words;
  document.subtitle = words;
  document.date = {2026, 4, 2};
  document.blocks.push_back(
      {Quote{.id = "h1", .lines = {{Role::participant, words}}, .who = words}});
  document.blocks.push_back({Table{words, {{words}}, {{words}}}});
  document.blocks.push_back({Figure{"f", words, words, Bars{{words}, {{words, {1}}}, 1}}});
  return document;
}

std::string page_of(const Document& document) {
  const auto page = to_html(document, built_in_templates());
  REQUIRE(page.has_value());
  return *page;
}

const std::vector<std::string> kHostile = {
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "`<b>`",
    "&lt;b&gt; &#60;",
    "| a | b |",
    "# no heading",
    "> no quote",
    "- no item",
    "1. no item",
    "https://example.org and www.example.org and a@example.org",
    "{{#body}}{{{style}}}{{/body}}",
    "***bold*** __under__ ~~strike~~",
    "<!-- comment -->",
    "\\[ \\]",
};

}  // namespace

TEST_CASE("report: the name of a bar is cut only where the page is narrow") {
  const std::string name = "There is no way back after a missed count of a week";
  Document document = quoting("words");
  document.blocks.push_back({Figure{"bars", "Bars", "Bars", Bars{{"n"}, {{name, {1}}}, 1}}});
  const std::string page = page_of(document);
  CHECK(page.find("class=\"name wide\">" + name + "</text>") != std::string::npos);
  CHECK(page.find("class=\"name narrow\" display=\"none\">There is no way back") !=
        std::string::npos);
  CHECK(page.find("class=\"name\">words</text>") != std::string::npos);
}

TEST_CASE("report: in print no heading is torn between two pages") {
  const std::string style(built_in_templates().style);
  const std::size_t print = style.find("@media print");
  REQUIRE(print != std::string::npos);
  CHECK(style.find("caption, .chart > figcaption { break-after: avoid; break-inside: avoid; }",
                   print) != std::string::npos);
}

TEST_CASE("report: hostile words stay words in HTML") {
  for (const std::string& words : kHostile) {
    CAPTURE(words);
    const std::string page = page_of(quoting(words));
    CHECK(page.find(html(words)) != std::string::npos);
    for (const char* bad :
         {"<script", "<img", "<svg onload", "<b>", "javascript:alert(1)\"", "<!-- comment"}) {
      CAPTURE(bad);
      CHECK(page.find(bad) == std::string::npos);
    }
  }
}

TEST_CASE("report: hostile words stay words in Markdown") {
  for (const std::string& words : kHostile) {
    CAPTURE(words);
    Document document = quoting(words);
    document.blocks.resize(1);
    const SourceFile source("r.md", to_markdown(document));
    const auto read = format::markdown::parse(source);
    REQUIRE(read.has_value());
    REQUIRE(read->blocks.size() == 4);
    CHECK(read->blocks[0].text.text == words);
    CHECK(read->blocks[0].text.styles.empty());
    CHECK(read->blocks[2].text.text == words);
    CHECK(read->blocks[2].text.styles.empty());
    CHECK(read->blocks[3].text.text == "— " + words);
  }
}

TEST_CASE("report: controls of the terminal and of direction are dropped") {
  const std::string words = "a\x1b[31mb\u202Ec\u2066d\u0085e\x07";
  CHECK(clean(words) == "a[31mbcde");
  for (const std::string& text :
       {to_markdown(quoting(words)), to_json(quoting(words)), page_of(quoting(words))}) {
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("\u202E") == std::string::npos);
    CHECK(text.find("\\u001b") == std::string::npos);
  }
}

TEST_CASE("report: the page loads nothing and runs its own filter only") {
  const Fixture f = invoices();
  Diagnostics diagnostics;
  const std::string page = page_of(*build_full(f.input, diagnostics));
  for (const char* bad :
       {" src=", "@import", "url(", "<link", "javascript:alert(1)\"", " style="}) {
    CAPTURE(std::string(bad));
    CHECK(page.find(bad) == std::string::npos);
  }
  const auto inner = [&](const std::string& tag) {
    const std::size_t begin = page.find("<" + tag + ">") + tag.size() + 2;
    return page.substr(begin, page.find("</" + tag + ">") - begin);
  };
  CHECK(page.find("default-src 'none'; style-src 'sha256-" + sha256_base64(inner("style")) +
                  "'; script-src 'sha256-" + sha256_base64(inner("script")) + "'; ") !=
        std::string::npos);
  CHECK(page.find("<script", page.find("<script") + 1) == std::string::npos);
  const std::string summary = page_of(build_summary(f.input));
  CHECK(summary.find("<script") == std::string::npos);
  CHECK(summary.find("script-src") == std::string::npos);
}

TEST_CASE("report: hashes are those of the standard") {  // FIPS 180-4, examples
  CHECK(sha256_base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  CHECK(sha256_base64("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

TEST_CASE("report: quotes can be filtered by participant for the team only") {
  Fixture f = invoices();
  Diagnostics diagnostics;
  CHECK(page_of(*build_full(f.input, diagnostics)).find("name=\"person\"") != std::string::npos);
  f.input.audience = ShareConsent::company;
  const std::string company = page_of(*build_full(f.input, diagnostics));
  CHECK(company.find("name=\"segment\"") != std::string::npos);
  CHECK(company.find("name=\"person\"") == std::string::npos);
  CHECK(company.find("data-person") == std::string::npos);
  f.input.audience = ShareConsent::everyone;
  CHECK(page_of(*build_full(f.input, diagnostics)).find("data-segment") == std::string::npos);
}

TEST_CASE("report: cells that a spreadsheet would run are text") {
  Fixture f = invoices();
  for (const auto& insight : f.insights) insight->statement.value = "=HYPERLINK(\"http://x\")";
  const std::string sheet = to_csv(f.input, ReportKind::summary);
  CHECK(sheet.find("\"'=HYPERLINK") != std::string::npos);
  CHECK(sheet.find(",=") == std::string::npos);
  CHECK(sheet.find("\"=") == std::string::npos);
}

TEST_CASE("report: the body of the page is this, block by block") {
  const Fixture f = invoices();
  Diagnostics diagnostics;
  const auto document = build_full(f.input, diagnostics);
  REQUIRE(document.has_value());
  const auto page = to_html(*document, {.page = "{{{contents}}}---\n{{{body}}}", .style = ""});
  REQUIRE(page.has_value());
  check_golden("full-body.html", *page);
}

TEST_CASE("report: ids are unique, and headings never skip a level") {
  const Fixture f = invoices();
  Diagnostics diagnostics;
  const std::string page = page_of(*build_full(f.input, diagnostics));
  std::set<std::string> ids;
  for (std::size_t at = page.find(" id=\""); at != std::string::npos;
       at = page.find(" id=\"", at + 5)) {
    const std::string id = page.substr(at + 5, page.find('"', at + 5) - at - 5);
    CHECK_MESSAGE(ids.insert(id).second, id);
  }
  int last = 0;
  for (std::size_t at = page.find("<h"); at != std::string::npos; at = page.find("<h", at + 2)) {
    const int level = page[at + 2] - '0';
    if (level < 1 || level > 6) continue;
    CHECK(level <= last + 1);
    last = level;
  }
}

TEST_CASE("report: a style sheet cannot end its element, and a broken template is an error") {
  const auto page =
      to_html(quoting("x"), {.page = "<style>{{{style}}}</style>", .style = "a</style><b>"});
  CHECK(page == "<style>a<\\/style><b></style>");
  CHECK(to_html(quoting("x"), {.page = "{{#open}}", .style = ""}).error().kind ==
        ErrorKind::syntax);
}

TEST_CASE("report: JSON holds the structure") {
  const Fixture f = invoices();
  const std::string text = to_json(build_summary(f.input));
  check_golden("summary.json", text);
  const auto read = format::json::parse(text);
  REQUIRE(read.has_value());
  CHECK(read->find("version")->number == 1);
}

TEST_CASE("report: only addresses that are safe become links") {
  for (const char* good : {"https://example.org/a?b=c", "http://x", "mailto:a@b.c", "#place"}) {
    CHECK(safe_link(good) == good);
  }
  for (const char* bad :
       {"javascript:alert(1)", "data:text/html,x", "//x", "JAVASCRIPT:x", "https://a\"b",
        "https://a b", "ftp://x", " https://x", "https://a<b", "file:///etc/passwd"}) {
    CAPTURE(bad);
    CHECK(safe_link(bad).empty());
  }
}

}  // namespace uxi::report
