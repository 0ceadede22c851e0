// Reads fields of JSON that services write now as numbers and now as strings.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "ingest/json/service.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr double kMostSeconds = 36e6;

std::optional<Millis> to_millis(std::optional<double> seconds) {
  if (!seconds || !(*seconds >= 0) || *seconds > kMostSeconds) return std::nullopt;
  return Millis{std::llround(*seconds * 1000)};
}

}  // namespace

const JsonValue* json_at(const JsonValue& root, std::string_view path) {
  const JsonValue* value = &root;
  while (value != nullptr && !path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    value = value->find(path.substr(0, dot));
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return value;
}

std::span<const JsonValue> json_list(const JsonValue& root, std::string_view path) {
  const JsonValue* value = json_at(root, path);
  if (value == nullptr || value->kind != JsonValue::Kind::array) return {};
  return value->items;
}

const JsonValue* json_first(const JsonValue& root, std::string_view path) {
  const auto items = json_list(root, path);
  const auto found = std::find_if(items.begin(), items.end(), [](const JsonValue& item) {
    return item.kind == JsonValue::Kind::object;
  });
  return found == items.end() ? nullptr : &*found;
}

std::string_view json_text(const JsonValue& root, std::string_view path) {
  const JsonValue* value = json_at(root, path);
  if (value == nullptr || value->kind != JsonValue::Kind::string) return {};
  return value->string;
}

std::optional<double> json_number(const JsonValue& root, std::string_view path) {
  const JsonValue* value = json_at(root, path);
  if (value == nullptr) return std::nullopt;
  if (value->kind == JsonValue::Kind::number) return value->number;
  if (value->kind != JsonValue::Kind::string) return std::nullopt;
  const std::string_view text = text::trim(value->string);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view rest = text.substr(static_cast<std::size_t>(end - text.data()));
  if (error != std::errc() || !(rest.empty() || rest == "s")) return std::nullopt;
  return number;
}

std::optional<Millis> json_seconds(const JsonValue& root, std::string_view path) {
  return to_millis(json_number(root, path));
}

std::optional<Millis> json_millis(const JsonValue& root, std::string_view path) {
  const auto number = json_number(root, path);
  return to_millis(number ? std::optional(*number / 1000) : std::nullopt);
}

std::optional<std::string> json_label(const JsonValue& root, std::string_view path) {
  const JsonValue* value = json_at(root, path);
  if (value == nullptr) return std::nullopt;
  if (value->kind == JsonValue::Kind::string) return text::squeeze(value->string);
  if (value->kind != JsonValue::Kind::number || std::abs(value->number) > 1e9) return std::nullopt;
  return std::to_string(std::llround(value->number));
}

void SpeakerTimes::add(Millis start, Millis end, std::string label) {
  spans_.push_back({start, end, std::move(label)});
}

void SpeakerTimes::sort() {
  std::stable_sort(spans_.begin(), spans_.end(),
                   [](const Entry& a, const Entry& b) { return a.start < b.start; });
}

std::optional<std::string> SpeakerTimes::at(std::optional<Millis> start,
                                            std::optional<Millis> end) const {
  if (!start || spans_.empty()) return std::nullopt;
  const Millis middle{(start->value + end.value_or(*start).value) / 2};
  const auto behind =
      std::upper_bound(spans_.begin(), spans_.end(), middle,
                       [](Millis time, const Entry& entry) { return time < entry.start; });
  return behind == spans_.begin() ? behind->label : std::prev(behind)->label;
}

}  // namespace uxi::ingest
