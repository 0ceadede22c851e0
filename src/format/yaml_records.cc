#include "format/yaml_records.h"

#include <algorithm>
#include <array>

namespace uxi::format::yaml {
namespace {

/// Bytes that a plain scalar may hold here; it begins with a letter or a digit.
constexpr auto kPlain = [] {
  std::array<bool, 256> plain{};
  for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                       "0123456789_./-")) {
    plain[static_cast<unsigned char>(c)] = true;
  }
  return plain;
}();

bool is_plain(char c) { return kPlain[static_cast<unsigned char>(c)]; }

/// What a general reader takes for nothing.
bool means_null(std::string_view word) {
  return word == "null" || word == "Null" || word == "NULL";
}

/// Line ends and marks beyond ASCII that YAML knows: the general reader sees to them.
bool has_odd_bytes(std::string_view text) {
  for (const std::string_view odd : {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xEF\xBB\xBF"}) {
    if (text.find(odd) != std::string_view::npos) return true;
  }
  return false;
}

/// Reads on from a place; once something is not as it must be, `failed` stays set.
class Records {
 public:
  explicit Records(std::string_view text) : text_(text) {}

  std::optional<Node> read() {
    Node list;
    list.kind = Kind::sequence;
    while (at_ < text_.size() && !failed_) {
      take("- ");
      list.items.push_back(record());
      take("\n");
    }
    if (failed_ || list.items.empty()) return std::nullopt;
    list.span = {0, list.items.back().span.end};
    return list;
  }

 private:
  void take(std::string_view mark) {
    if (text_.substr(at_).starts_with(mark)) {
      at_ += mark.size();
    } else {
      failed_ = true;
    }
  }

  [[nodiscard]] bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }

  Node record() {
    Node out;
    out.kind = Kind::mapping;
    out.flow = true;
    out.span.begin = at_;
    take("{");
    while (!failed_) {
      Entry entry;
      entry.key = plain();
      take(": ");
      entry.value = value();
      failed_ = failed_ || out.find(entry.key.scalar) != nullptr;
      out.entries.push_back(std::move(entry));
      if (next_is('}')) break;
      take(", ");
    }
    take("}");
    out.span.end = at_;
    return out;
  }

  Node value() {
    if (next_is('"')) return quoted();
    return next_is('[') ? list() : plain();
  }

  Node plain() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_plain(text_[at_])) ++at_;
    Node out = scalar(begin, text_.substr(begin, at_ - begin));
    const char first = out.scalar.empty() ? '-' : out.scalar.front();
    failed_ = failed_ || first == '-' || first == '.' || first == '/' || first == '_' ||
              means_null(out.scalar);
    return out;
  }

  Node quoted() {
    const std::size_t begin = at_++;
    std::string words;
    while (at_ < text_.size() && text_[at_] != '"') {
      // Only what is escaped for the quotation marks' own sake.
      if (text_[at_] == '\\' && ++at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\')
        failed_ = true;
      if (at_ == text_.size()) break;
      const char c = text_[at_++];
      failed_ = failed_ || static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
      words += c;
    }
    take("\"");
    Node out = scalar(begin, words);
    out.quoted = true;
    return out;
  }

  Node list() {
    Node out;
    out.kind = Kind::sequence;
    out.flow = true;
    out.span.begin = at_;
    take("[");
    while (!failed_) {
      out.items.push_back(plain());
      if (next_is(']')) break;
      take(", ");
    }
    take("]");
    out.span.end = at_;
    return out;
  }

  Node scalar(std::size_t begin, std::string_view words) const {
    Node out;
    out.kind = Kind::scalar;
    out.span = {begin, at_};
    out.scalar = words;
    return out;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

std::optional<Node> read_records(std::string_view text) {
  if (!text.starts_with("- {") || text.size() > kMaxBytes || has_odd_bytes(text))
    return std::nullopt;
  return Records(text).read();
}

}  // namespace uxi::format::yaml
