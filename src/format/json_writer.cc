#include <cmath>
#include <fmt/format.h>

#include "format/json.h"
#include "text/utf8.h"

namespace uxi::format::json {
namespace {

/// Length of the run from `at` that stands for itself in a JSON string: printable ASCII.
std::size_t plain_run(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] >= ' ' && text[end] != '\x7f' && text[end] != '"' &&
         text[end] != '\\') {
    ++end;
  }
  return end - at;
}

/// What could drive a terminal that the document is printed on: C0, DEL, C1, and bidi controls.
bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
}

void append_code_point(std::string& out, char32_t c) {
  switch (c) {
    case U'"': out += "\\\""; return;
    case U'\\': out += "\\\\"; return;
    case U'\n': out += "\\n"; return;
    case U'\t': out += "\\t"; return;
    case U'\r': out += "\\r"; return;
    default: break;
  }
  if (is_control(c)) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
  } else {
    text::append_code_point(out, c);
  }
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t run = plain_run(text, at);
    out += text.substr(at, run);
    at += run;
    if (at < text.size()) append_code_point(out, text::next_code_point(text, at));
  }
  out += '"';
}

}  // namespace

void Writer::new_line() {
  out_ += '\n';
  out_.append(2 * levels_.size(), ' ');
}

void Writer::before_value() {
  if (levels_.empty()) {
    UXI_CHECK(out_.empty());
    return;
  }
  Level& level = levels_.back();
  UXI_CHECK(level.object == after_key_);
  if (!level.object) {
    if (!level.empty) out_ += ',';
    new_line();
  }
  level.empty = false;
  after_key_ = false;
}

void Writer::after_value() {
  constexpr std::size_t kPiece = std::size_t{64} << 10U;
  if (levels_.empty()) out_ += '\n';
  if (!take_ || (!levels_.empty() && out_.size() < kPiece)) return;
  take_(out_);
  out_.clear();
}

Writer& Writer::scalar(std::string_view text) {
  before_value();
  out_ += text;
  after_value();
  return *this;
}

Writer& Writer::begin(bool object) {
  before_value();
  out_ += object ? '{' : '[';
  levels_.push_back({.object = object});
  return *this;
}

Writer& Writer::end(bool object) {
  UXI_CHECK(!levels_.empty() && levels_.back().object == object && !after_key_);
  const bool empty = levels_.back().empty;
  levels_.pop_back();
  if (!empty) new_line();
  out_ += object ? '}' : ']';
  after_value();
  return *this;
}

Writer& Writer::begin_object() { return begin(true); }
Writer& Writer::end_object() { return end(true); }
Writer& Writer::begin_array() { return begin(false); }
Writer& Writer::end_array() { return end(false); }

Writer& Writer::key(std::string_view name) {
  UXI_CHECK(!levels_.empty() && levels_.back().object && !after_key_);
  if (!levels_.back().empty) out_ += ',';
  new_line();
  append_string(out_, name);
  out_ += ": ";
  after_key_ = true;
  return *this;
}

Writer& Writer::value(std::string_view text) {
  before_value();
  append_string(out_, text);
  after_value();
  return *this;
}

Writer& Writer::value(bool flag) { return scalar(flag ? "true" : "false"); }
Writer& Writer::value(std::int64_t number) { return scalar(fmt::format("{}", number)); }
Writer& Writer::value(std::uint64_t number) { return scalar(fmt::format("{}", number)); }
Writer& Writer::null() { return scalar("null"); }

Writer& Writer::value(double number) {
  if (!std::isfinite(number)) return null();
  // `-0` would read back as the integer 0.
  return scalar(number == 0 && std::signbit(number) ? "-0.0" : fmt::format("{}", number));
}

}  // namespace uxi::format::json
