#include "format/json.h"

#include <doctest/doctest.h>
#include <limits>

namespace uxi::format::json {
namespace {

/// A tree written again.
void write(Writer& out, const Value& value) {
  switch (value.kind) {
    case Value::Kind::null: out.null(); break;
    case Value::Kind::boolean: out.value(value.boolean); break;
    case Value::Kind::number: out.value(value.number); break;
    case Value::Kind::string: out.value(value.string); break;
    case Value::Kind::array:
      out.begin_array();
      for (const Value& item : value.items) write(out, item);
      out.end_array();
      break;
    case Value::Kind::object:
      out.begin_object();
      for (const auto& [name, field] : value.fields) write(out.key(name), field);
      out.end_object();
      break;
  }
}

std::string again(std::string_view text) {
  const Result<Value> value = parse(text);
  if (!value) return to_string(value.error());
  Writer out;
  write(out, *value);
  return out.text();
}

}  // namespace

TEST_CASE("json: a document is written with two spaces and keys in order") {
  Writer out;
  out.begin_object().field("text", "a \"b\"\\\n\t\x01 caf\xC3\xA9").field("flag", true);
  out.field("n", 12).field("big", std::numeric_limits<std::uint64_t>::max());
  out.field("low", std::numeric_limits<std::int64_t>::min()).field("x", 0.1).key("none").null();
  out.key("list").begin_array().value(1).begin_object().end_object().end_array();
  out.key("empty").begin_array().end_array().end_object();
  CHECK(out.text() == R"({
  "text": "a \"b\"\\\n\t\u0001 café",
  "flag": true,
  "n": 12,
  "big": 18446744073709551615,
  "low": -9223372036854775808,
  "x": 0.1,
  "none": null,
  "list": [
    1,
    {}
  ],
  "empty": []
}
)");
}

TEST_CASE("json: numbers that JSON has not are null, and bad UTF-8 is marked") {
  Writer out;
  out.begin_array().value(std::numeric_limits<double>::quiet_NaN()).value(1e300 * 1e10);
  out.value(1e21).value("a\xFFz").end_array();
  CHECK(out.text() == "[\n  null,\n  null,\n  1e+21,\n  \"a\xEF\xBF\xBDz\"\n]\n");
}

TEST_CASE("json: what is read is what is written, the last of doubled keys") {
  CHECK(again(R"({"b":1,"a":[true,null,"x\u00e9"],"b":{"c":-1.5e3}})") == R"({
  "a": [
    true,
    null,
    "xé"
  ],
  "b": {
    "c": -1500
  }
}
)");
  CHECK(again("12") == "12\n");
  CHECK(again("-0e0") == "-0.0\n");
  const Value value = parse(R"({"a": {"b": 1}})").value();
  REQUIRE(value.find("a") != nullptr);
  CHECK(value.find("a")->find("b")->number == 1);
  CHECK(value.find("b") == nullptr);
}

TEST_CASE("json: faults have a line and a column") {
  struct Row {
    std::string text;
    ErrorKind kind;
    unsigned line;
    unsigned column;
    std::string message;
  };
  const Row rows[] = {
      {"", ErrorKind::syntax, 1, 1,
       "not valid JSON: unexpected end of input; expected '[', '{', or a literal"},
      {"{\"a\": 1,\n \"b\" 2}", ErrorKind::syntax, 2, 6,
       "not valid JSON: unexpected number literal; expected ':'"},
      {"[1, 2", ErrorKind::syntax, 1, 6, "not valid JSON: unexpected end of input; expected ']'"},
      {"[1] x", ErrorKind::syntax, 1, 5, "not valid JSON: invalid literal; expected end of input"},
      {"[\"\xFF\"]", ErrorKind::syntax, 1, 3,
       "not valid JSON: invalid string: ill-formed UTF-8 byte"},
      {"1e999", ErrorKind::syntax, 1, 5, "not valid JSON: number overflow parsing '1e999'"},
      {std::string(201, '['), ErrorKind::limit, 0, 0, "JSON nested deeper than 200 levels"},
      {std::string(1'000'000, '['), ErrorKind::limit, 0, 0, "JSON nested deeper than 200 levels"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text.substr(0, 20));
    const Result<Value> value = parse(row.text);
    REQUIRE(!value.has_value());
    CHECK(value.error().kind == row.kind);
    CHECK(value.error().line == row.line);
    CHECK(value.error().column == row.column);
    CHECK(value.error().message == row.message);
  }
}

}  // namespace uxi::format::json
