// JSON out, by a small streaming writer, and in, as a tree. Wall around nlohmann (in the .cc only).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "uxi/error.h"

namespace uxi::format::json {

/// Writes one document, two spaces of indentation, keys in the order given. Bad UTF-8 becomes
/// U+FFFD. Misuse (a value where a key is due) is a bug and stops the program.
class Writer {
 public:
  /// Gets the document piece by piece, in order.
  using Take = std::function<void(std::string_view)>;

  Writer() = default;
  /// What is written goes on to `take`, the last of it once the document is closed; a long one is
  /// never held whole, and `text` has nothing to say of it.
  explicit Writer(Take take) : take_(std::move(take)) {}

  Writer& begin_object();
  Writer& end_object();
  Writer& begin_array();
  Writer& end_array();
  Writer& key(std::string_view name);
  Writer& value(std::string_view text);
  Writer& value(const char* text) { return value(std::string_view(text)); }
  Writer& value(const std::string& text) { return value(std::string_view(text)); }
  Writer& value(bool flag);
  Writer& value(std::int64_t number);
  Writer& value(std::uint64_t number);
  Writer& value(int number) { return value(static_cast<std::int64_t>(number)); }
  Writer& value(unsigned number) { return value(static_cast<std::uint64_t>(number)); }
  /// Shortest form that reads back as the same double; NaN and infinities become null.
  Writer& value(double number);
  Writer& null();
  /// `key(name).value(v)`.
  template <class T>
  Writer& field(std::string_view name, T&& v) {
    key(name);
    return value(std::forward<T>(v));
  }
  /// The document so far, with a final newline once it is closed.
  [[nodiscard]] const std::string& text() const { return out_; }

 private:
  Writer& begin(bool object);
  Writer& end(bool object);
  Writer& scalar(std::string_view text);
  void new_line();
  void before_value();
  void after_value();
  struct Level {
    bool object = false;
    bool empty = true;
  };
  std::string out_;
  Take take_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

/// A value read. Objects keep the order of the file; the last of doubled keys wins, as in RFC
/// 8259's note.
struct Value {
  enum class Kind { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  bool boolean = false;
  double number = 0;
  std::string string = {};
  std::vector<Value> items = {};
  std::vector<std::pair<std::string, Value>> fields = {};

  [[nodiscard]] const Value* find(std::string_view name) const;
};

inline constexpr std::size_t kMaxDepth = 200;

/// `syntax` with line and column, `limit` where nested deeper than kMaxDepth.
[[nodiscard]] Result<Value> parse(std::string_view text);

}  // namespace uxi::format::json
