// Wall around nlohmann's SAX parser: it does not recurse, so that depth is ours to limit.
#include "format/json.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

#include "uxi/source.h"

namespace uxi::format::json {
namespace {

/// `[json.exception.NAME.N] parse error at line 1, column 2: syntax error while parsing value -
/// REASON; last read: 'BYTES'; expected TOKEN` to `REASON; expected TOKEN`.
std::string reason(std::string_view what) {
  what.remove_prefix(std::min(what.find("] ") + 2, what.size()));
  const std::size_t dash = what.find(" - ");
  if (dash != what.npos) what.remove_prefix(dash + 3);
  std::string out(what.substr(0, what.find("; last read: ")));
  const std::size_t expected = what.rfind("; expected ");
  if (expected != what.npos && expected >= out.size()) out += what.substr(expected);
  return out;
}

class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit TreeBuilder(std::string_view text) : text_(text) {}

  bool null() override { return leaf({}); }
  bool boolean(bool flag) override { return leaf({.kind = Value::Kind::boolean, .boolean = flag}); }
  bool number_integer(number_integer_t n) override { return number(static_cast<double>(n)); }
  bool number_unsigned(number_unsigned_t n) override { return number(static_cast<double>(n)); }
  bool number_float(number_float_t n, const string_t&) override { return number(n); }
  bool string(string_t& text) override {
    return leaf({.kind = Value::Kind::string, .string = std::move(text)});
  }
  bool binary(binary_t&) override { return false; }  // only binary formats have it

  bool start_object(std::size_t) override { return open({.kind = Value::Kind::object}); }
  bool start_array(std::size_t) override { return open({.kind = Value::Kind::array}); }
  bool end_array() override {
    open_.pop_back();
    return true;
  }
  bool end_object() override {
    keep_last(open_.back()->fields);
    open_.pop_back();
    return true;
  }
  bool key(string_t& name) override {
    open_.back()->fields.emplace_back(std::move(name), Value{});
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception& why) override {
    error(ErrorKind::syntax, position, "not valid JSON: " + reason(why.what()));
    return false;
  }

  Result<Value> result() && {
    if (error_) return tl::make_unexpected(*std::move(error_));
    return std::move(root_);
  }

 private:
  bool number(double n) { return leaf({.kind = Value::Kind::number, .number = n}); }

  bool leaf(Value value) {
    place(std::move(value));
    return true;
  }

  bool open(Value value) {
    if (open_.size() == kMaxDepth) {
      error(ErrorKind::limit, 0, fmt::format("JSON nested deeper than {} levels", kMaxDepth));
      return false;
    }
    open_.push_back(&place(std::move(value)));
    return true;
  }

  Value& place(Value value) {
    if (open_.empty()) return root_ = std::move(value);
    Value& parent = *open_.back();
    if (parent.kind == Value::Kind::array) return parent.items.emplace_back(std::move(value));
    return parent.fields.back().second = std::move(value);
  }

  static void keep_last(std::vector<std::pair<std::string, Value>>& fields) {
    std::map<std::string_view, std::size_t> last;
    for (std::size_t i = 0; i < fields.size(); ++i) last[fields[i].first] = i;
    if (last.size() == fields.size()) return;
    std::vector<std::size_t> kept;
    for (const auto& [name, index] : last) kept.push_back(index);
    std::ranges::sort(kept);
    std::vector<std::pair<std::string, Value>> out;
    for (const std::size_t index : kept) out.push_back(std::move(fields[index]));
    fields = std::move(out);
  }

  /// `position` bytes have been read; 0 where that is not known.
  void error(ErrorKind kind, std::size_t position, std::string message) {
    Error out{.kind = kind, .message = std::move(message)};
    if (position > 0) {
      const Position at = SourceFile("", std::string(text_)).position(position - 1);
      out.line = at.line;
      out.column = at.column;
    }
    error_ = std::move(out);
  }

  std::string_view text_;
  Value root_;
  std::vector<Value*> open_;
  std::optional<Error> error_;
};

}  // namespace

const Value* Value::find(std::string_view name) const {
  const auto found =
      std::ranges::find_if(fields, [&](const auto& field) { return field.first == name; });
  return found == fields.end() ? nullptr : &found->second;
}

Result<Value> parse(std::string_view text) {
  TreeBuilder builder(text);
  nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  return std::move(builder).result();
}

}  // namespace uxi::format::json
