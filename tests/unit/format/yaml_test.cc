#include "format/yaml.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <functional>

#include "support/source.h"

namespace uxi::format::yaml {
namespace {

/// A tree on one line: every node with its bytes in `<>`, scalars with their text in `()` where it
/// differs or stands in quotes.
void describe(const SourceFile& source, const Node& node, std::string& out) {
  const auto bytes = source.slice(node.span);
  switch (node.kind) {
    case Kind::null: out += fmt::format("null<{}>", bytes); break;
    case Kind::scalar:
      out +=
          node.quoted ? fmt::format("q<{}>({})", bytes, node.scalar) : fmt::format("<{}>", bytes);
      if (!node.quoted && node.scalar != bytes) out += fmt::format("({})", node.scalar);
      break;
    case Kind::sequence:
      out += fmt::format("seq<{}>[", bytes);
      for (const Node& item : node.items) describe(source, item, out), out += ' ';
      out += ']';
      break;
    case Kind::mapping:
      out += fmt::format("map<{}>[", bytes);
      for (const Entry& entry : node.entries) {
        describe(source, entry.key, out), out += '=';
        describe(source, entry.value, out), out += ' ';
      }
      out += ']';
      break;
  }
}

std::string described(std::string text) {
  const SourceFile source = test::source(std::move(text), "a.yaml");
  Diagnostics diagnostics;
  const Node node = parse(source, diagnostics);
  std::string out;
  describe(source, node, out);
  for (const Diagnostic& finding : diagnostics.items()) out += "\n" + to_string(finding);
  return out;
}

std::string findings(std::string text) {
  const SourceFile source = test::source(std::move(text), "a.yaml");
  Diagnostics diagnostics;
  const Node node = parse(source, diagnostics);
  std::string out;
  for (const Diagnostic& finding : diagnostics.items()) out += to_string(finding) + "\n";
  return out;
}

void each_scalar(const Node& node, const std::function<void(const Node&)>& visit) {
  if (node.kind == Kind::scalar) visit(node);
  for (const Node& item : node.items) each_scalar(item, visit);
  for (const Entry& entry : node.entries) {
    each_scalar(entry.key, visit);
    each_scalar(entry.value, visit);
  }
}

}  // namespace

TEST_CASE("yaml: every node covers exactly what is written") {
  struct Row {
    std::string text;
    std::string tree;
  };
  const Row rows[] = {
      {"", "null<>"},
      {"# only a comment\n", "null<>"},
      {"--- # c\n", "null<>"},
      {"a", "<a>"},
      {"  a b  # c\n", "<a b>"},
      {"a: b", "map<a: b>[<a>=<b> ]"},
      {"a: b   # c\nc:  d e \n", "map<a: b   # c\nc:  d e>[<a>=<b> <c>=<d e> ]"},
      {"a:\nb: ~\nc: null # x\nnull: d\n",
       "map<a:\nb: ~\nc: null # x\nnull: d>[<a>=null<> <b>=null<~> <c>=null<null> <null>=<d> ]"},
      {"a:\nnull: x\n", "map<a:\nnull: x>[<a>=null<> <null>=<x> ]"},
      {"\xEF\xBB\xBF"
       "a: b\n",
       "map<a: b>[<a>=<b> ]"},
      {"a: b\r\nc:\r\n  - d\r\n  - 'e'\r\n",
       "map<a: b\r\nc:\r\n  - d\r\n  - 'e'>[<a>=<b> <c>=seq<- d\r\n  - 'e'>[<d> q<'e'>(e) ] ]"},
      {"\xC3\xA9: \xF0\x9F\x98\x80 x\nb: \"\xE2\x82\xAC\"\n",
       "map<\xC3\xA9: \xF0\x9F\x98\x80 x\nb: \"\xE2\x82\xAC\">"
       "[<\xC3\xA9>=<\xF0\x9F\x98\x80 x> <b>=q<\"\xE2\x82\xAC\">(\xE2\x82\xAC) ]"},
      {"'it''s': \"a\\\"b\\n\"",
       "map<'it''s': \"a\\\"b\\n\">[q<'it''s'>(it's)=q<\"a\\\"b\\n\">(a\"b\n) ]"},
      {"a: one\n  two  \n\n  three\nb: c\n",
       "map<a: one\n  two  \n\n  three\nb: c>[<a>=<one\n  two  \n\n  three>(one two\nthree) "
       "<b>=<c> ]"},
      {"a: one\r\n  two\r\nb: c\r\n",
       "map<a: one\r\n  two\r\nb: c>[<a>=<one\r\n  two>(one two) <b>=<c> ]"},
      {"a: \"one\n  two\"\nb: 'x\n\n  y'\n",
       "map<a: \"one\n  two\"\nb: 'x\n\n  y'>[<a>=q<\"one\n  two\">(one two) <b>=q<'x\n\n  "
       "y'>(x\ny) ]"},
      {"a: |\n  x\n   y\n\nb: >-\n  p\n  q\n# c\nc: d\n",
       "map<a: |\n  x\n   y\n\nb: >-\n  p\n  q\n# c\nc: d>"
       "[<a>=q<|\n  x\n   y>(x\n y\n) <b>=q<>-\n  p\n  q>(p q) <c>=<d> ]"},
      {"a: |+\n  x\n\n\nb: c\n", "map<a: |+\n  x\n\n\nb: c>[<a>=q<|+\n  x\n\n>(x\n\n\n) <b>=<c> ]"},
      {"a: |2\n    x\n  y\nb: c\n",
       "map<a: |2\n    x\n  y\nb: c>[<a>=q<|2\n    x\n  y>(  x\ny\n) <b>=<c> ]"},
      {"a: |  # c\n  x", "map<a: |  # c\n  x>[<a>=q<|  # c\n  x>(x) ]"},
      {"a: |\nb: c\n", "map<a: |\nb: c>[<a>=q<|>() <b>=<c> ]"},
      {"- a\n-\n- - b\n  - c\n- d: e\n  f:\n",
       "seq<- a\n-\n- - b\n  - c\n- d: e\n  f:>[<a> null<> seq<- b\n  - c>[<b> <c> ] "
       "map<d: e\n  f:>[<d>=<e> <f>=null<> ] ]"},
      {"a:\n- b\n- c\nd: e\n", "map<a:\n- b\n- c\nd: e>[<a>=seq<- b\n- c>[<b> <c> ] <d>=<e> ]"},
      {"a:  # c\n  # d\n  b: c\n", "map<a:  # c\n  # d\n  b: c>[<a>=map<b: c>[<b>=<c> ] ]"},
      {"[]", "seq<[]>[]"},
      {"a: {}  # c\nb: [ ]\n", "map<a: {}  # c\nb: [ ]>[<a>=map<{}>[] <b>=seq<[ ]>[] ]"},
      {"[a, {b: c, d}, e: f, 'g,]', ]",
       "seq<[a, {b: c, d}, e: f, 'g,]', ]>[<a> map<{b: c, d}>[<b>=<c> <d>=null<> ] "
       "map<e: f>[<e>=<f> ] q<'g,]'>(g,]) ]"},
      {"a: [b,  # ]\n  c # }\n  ]\nd: e",
       "map<a: [b,  # ]\n  c # }\n  ]\nd: e>"
       "[<a>=seq<[b,  # ]\n  c # }\n  ]>[<b> <c> ] <d>=<e> ]"},
      {"{a: , b: c}", "map<{a: , b: c}>[<a>=null<> <b>=<c> ]"},
      {"{\"a\":1,\"b\":[2]}",
       "map<{\"a\":1,\"b\":[2]}>[q<\"a\">(a)=<1> q<\"b\">(b)=seq<[2]>[<2> ] ]"},
      {"? a\n: b\n? c\n", "map<? a\n: b\n? c>[<a>=<b> <c>=null<> ]"},
      {"a: &x !!str b\nc: *x\n", "map<a: &x !!str b\nc: *x>[<a>=<b> <c>=<*x>(b) ]"},
      {"a: &x\n  b: c\nd: *x\n",
       "map<a: &x\n  b: c\nd: *x>[<a>=map<b: c>[<b>=<c> ] <d>=map<*x>[<b>=<c> ] ]"},
      {R"("q\N\_\L\x85")", "q<\"q\\N\\_\\L\\x85\">(q\xC2\x85\xC2\xA0\xE2\x80\xA8\xC2\x85)"},
      {"- ? |\n    x\n  : y\n",
       "seq<- ? |\n    x\n  : y>[map<? |\n    x\n  : y>[q<|\n    x>(x\n)=<y> ] ]"},
      {"a: &x {~: 1}\nb: *x\n",
       "map<a: &x {~: 1}\nb: *x>[<a>=map<{~: 1}>[<~>=<1> ] <b>=map<*x>[<~>=<1> ] ]"},
      {"a: &x\nb: !t\nc: !t ~\nd: &y [e]",
       "map<a: &x\nb: !t\nc: !t ~\nd: &y [e]>[<a>=null<> <b>=<> <c>=<~> <d>=seq<[e]>[<e> ] ]"},
      {"&x a: b", "map<&x a: b>[<a>=<b> ]"},
      {"a: no\nb: 012\nc: 1e3\n", "map<a: no\nb: 012\nc: 1e3>[<a>=<no> <b>=<012> <c>=<1e3> ]"},
      {"%YAML 1.2\n---\na: b\n...\n", "map<a: b>[<a>=<b> ]"},
      {"a: b#c\nd: e:f\n", "map<a: b#c\nd: e:f>[<a>=<b#c> <d>=<e:f> ]"},
      {"a:\t b\t\n", "map<a:\t b>[<a>=<b> ]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(described(row.text) == row.tree);
  }
}

TEST_CASE("yaml: what is wrong is told where it begins") {
  struct Row {
    std::string text;
    std::string findings;
  };
  const Row rows[] = {
      {"a: 1\nb: 2\na: 3\n",
       "a.yaml:3:1: error: key `a` is written twice; the first is on line 1 "
       "[yaml/duplicate-key]\n"},
      {"b: {a: 1, \"a\": 2}\n",
       "a.yaml:1:11: error: key `a` is written twice; the first is on line 1 "
       "[yaml/duplicate-key]\n"},
      {"x: &x {a: 1, a: 2}\ny: [*x, *x]\n",
       "a.yaml:1:14: error: key `a` is written twice; the first is on line 1 "
       "[yaml/duplicate-key]\n"},
      {"a: &a {b: c}\nd:\n  <<: *a\n",
       "a.yaml:3:3: error: merge keys (`<<`) are not read; write the keys out [yaml/merge-key]\n"},
      {"? [a]\n: b\n",
       "a.yaml:1:3: error: a key must be text, not a list or a mapping [yaml/syntax]\n"},
      {": b\n", "a.yaml:1:1: error: a key is missing in front of `:` [yaml/syntax]\n"},
      {"a: b\n---\nc: d\n",
       "a.yaml:2:1: error: a second document begins here; keep one document in "
       "a file [yaml/more-than-one-document]\n"},
      {"'a' b\n", "a.yaml:1:5: error: this does not belong to the value above [yaml/syntax]\n"},
      {"a: 'b\nc: d\n",
       "a.yaml:1:4: error: the quote `'` opened here is never closed; close it, or "
       "put the text in the other kind of quotes [yaml/syntax]\n"},
      {"a: 'b\nc: 'd'\n",
       "a.yaml:1:4: error: the quote `'` opened here is not closed on its line; "
       "close it on its own line [yaml/syntax]\n"},
      {"a: [b, c\nd: e\n",
       "a.yaml:1:4: error: the bracket `[` opened here is never closed; close it, "
       "or put the text in double quotes [yaml/syntax]\n"},
      {"a: {b: [c}\n",
       "a.yaml:1:8: error: the bracket `[` opened here is never closed; close it, or "
       "put the text in double quotes [yaml/syntax]\n"},
      {"a:\n  b: c\n\td: e\n",
       "a.yaml:3:1: error: a tab in the indentation; indent with spaces [yaml/syntax]\n"},
      {"a: b: c\n",
       "a.yaml:1:5: error: a `:` stands where no key can be; put the text in double "
       "quotes, or check the indentation [yaml/syntax]\n"},
      {"a: @b\n",
       "a.yaml:1:4: error: a value cannot begin with this character; put the text in double "
       "quotes [yaml/syntax]\n"},
      {"a: *b\n",
       "a.yaml:1:4: error: this alias names no anchor above it; put the text in double "
       "quotes if the `*` belongs to it [yaml/syntax]\n"},
      {"a: &b [*b]\n",
       "a.yaml:1:8: error: an alias stands inside the value it names [yaml/syntax]\n"},
      {"a: \x01\n",
       "a.yaml:1:4: error: a control character (byte 0x01); take it out, or write it as "
       "an escape in double quotes [yaml/syntax]\n"},
      {"a: \xFF\n",
       "a.yaml:1:4: error: not UTF-8 from here on; save the file as UTF-8 [yaml/syntax]\n"},
      {"a: b\rc: d\r", "a.yaml:1:5: error: a CR without LF; end lines with LF [yaml/syntax]\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(findings(row.text) == row.findings);
  }
}

TEST_CASE("yaml: limits hold, and quickly") {
  std::string laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    laughs += fmt::format("a{0}: &a{0} [*a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}]\n",
                          i, i - 1);
  }
  CHECK(findings(laughs).find("more than 2 million values [yaml/limit]") != std::string::npos);
  CHECK(findings(std::string(100'000, '[')).find("nested deeper than 64 levels [yaml/limit]") !=
        std::string::npos);
  std::string dashes;
  for (int i = 0; i < 100'000; ++i) dashes += "- ";
  CHECK(findings(dashes).find("nested deeper than 64 levels [yaml/limit]") != std::string::npos);
  std::string chain = "a0: &a0 [x]\n";
  for (int i = 1; i < 80; ++i) chain += fmt::format("a{0}: &a{0} [*a{1}]\n", i, i - 1);
  CHECK(findings(chain).find("nested deeper than 64 levels [yaml/limit]") != std::string::npos);
}

TEST_CASE("yaml: a part of a file has the places of the file") {
  const SourceFile source = test::source("---\na: [b]\n---\nwords\n");
  Diagnostics diagnostics;
  const Node node = parse_part(source, {4, 11}, diagnostics);
  CHECK(diagnostics.empty());
  REQUIRE(node.find("a") != nullptr);
  CHECK(node.find("a")->span == Span{7, 10});
  CHECK(node.find("b") == nullptr);
}

TEST_CASE("yaml: the bytes of a scalar read alone as the same scalar") {
  const SourceFile source = test::source(
      "a: one\n  two\n'b': \"x \\u00e9\"\nc: >+\n  folded\n  text\n\nd: [e, 'f', \"g\\\n  h\"]\n"
      "i: |-\n  - j\n  k: l\nm: http://n.example/#o\np: -q\nr: a, b [c]\n");
  Diagnostics diagnostics;
  const Node node = parse(source, diagnostics);
  CHECK(diagnostics.empty());
  int count = 0;
  each_scalar(node, [&](const Node& scalar) {
    const SourceFile alone = test::source(std::string(source.slice(scalar.span)) + "\n");
    const Node again = parse(alone, diagnostics);
    CHECK(again.scalar == scalar.scalar);
    CHECK(again.quoted == scalar.quoted);
    CHECK(again.span == Span{0, scalar.span.size()});
    ++count;
  });
  CHECK(count == 18);
}

TEST_CASE("yaml: a scalar is plain only where every reader takes it for the same text") {
  struct Row {
    std::string text;
    std::string block;
    std::string flow;
  };
  const Row rows[] = {
      {"plain words", "plain words", "plain words"},
      {"", R"("")", R"("")"},
      {"NO", R"("NO")", R"("NO")"},
      {"null", R"("null")", R"("null")"},
      {"12", R"("12")", R"("12")"},
      {"-1.5e3", R"("-1.5e3")", R"("-1.5e3")"},
      {"0x1F", R"("0x1F")", R"("0x1F")"},
      {"10:47", R"("10:47")", R"("10:47")"},
      {"00:47:12", "00:47:12", "00:47:12"},
      {"2026-03-15", "2026-03-15", "2026-03-15"},
      {"12 invoices", "12 invoices", "12 invoices"},
      {"9f3c", "9f3c", "9f3c"},
      {"pain/billing", "pain/billing", "pain/billing"},
      {"a, b", "a, b", R"("a, b")"},
      {"who [x]", "who [x]", R"("who [x]")"},
      {"a: b", R"("a: b")", R"("a: b")"},
      {"a:b#c", "a:b#c", "a:b#c"},
      {"a #b", R"("a #b")", R"("a #b")"},
      {"why:", R"("why:")", R"("why:")"},
      {" a", R"(" a")", R"(" a")"},
      {"- a", R"("- a")", R"("- a")"},
      {"...", R"("...")", R"("...")"},
      {"it's \"x\" \\", "it's \"x\" \\", "it's \"x\" \\"},
      {"'x'", R"("'x'")", R"("'x'")"},
      {"a\nb\tc\x01", R"("a\nb\tc\x01")", R"("a\nb\tc\x01")"},
      {"caf\xC3\xA9", "caf\xC3\xA9", "caf\xC3\xA9"},
      {"a\xE2\x80\xA8z", R"("a\u2028z")", R"("a\u2028z")"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(write_scalar(row.text, false) == row.block);
    CHECK(write_scalar(row.text, true) == row.flow);
    for (const bool always : {false, true}) {
      const SourceFile source = test::source("[" + write_scalar(row.text, true, always) + "]");
      Diagnostics diagnostics;
      const Node node = parse(source, diagnostics);
      REQUIRE(node.items.size() == 1);
      CHECK(node.items[0].scalar == row.text);
      CHECK(node.items[0].kind == Kind::scalar);
      CHECK(diagnostics.empty());
    }
  }
  CHECK(write_scalar("word", true, true) == R"("word")");
  CHECK(write_scalar("a\xFF", false) == "\"a\xEF\xBF\xBD\"");
}

}  // namespace uxi::format::yaml
