// Any bytes as JSON: no crash, and what is read can be written and read again as the same.
#include "format/json.h"

#include <cstdint>
#include <string>

#include "uxi/error.h"

namespace {

namespace json = uxi::format::json;

void write(json::Writer& out, const json::Value& value) {
  switch (value.kind) {
    case json::Value::Kind::null: out.null(); return;
    case json::Value::Kind::boolean: out.value(value.boolean); return;
    case json::Value::Kind::number: out.value(value.number); return;
    case json::Value::Kind::string: out.value(value.string); return;
    case json::Value::Kind::array:
      out.begin_array();
      for (const json::Value& item : value.items) write(out, item);
      out.end_array();
      return;
    case json::Value::Kind::object:
      out.begin_object();
      for (const auto& [name, field] : value.fields) write(out.key(name), field);
      out.end_object();
      return;
  }
}

std::string written(const json::Value& value) {
  json::Writer out;
  write(out, value);
  return out.text();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto value = json::parse({reinterpret_cast<const char*>(data), size});
  if (!value) return 0;
  const std::string text = written(*value);
  const auto again = json::parse(text);
  UXI_CHECK(again.has_value() && written(*again) == text);
  return 0;
}
