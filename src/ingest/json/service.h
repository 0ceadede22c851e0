// What a transcription service's JSON is: one value, made by one file of this folder, recognised by
// its keys.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "format/json.h"
#include "ingest/reader.h"

namespace uxi::ingest {

using JsonValue = format::json::Value;

struct JsonService {
  std::string_view name;  ///< as people call it: `AWS Transcribe`
  std::string_view dialect;
  bool (*matches)(const JsonValue& root);
  /// The speech; nothing where the keys are there and the words are not.
  std::vector<Piece> (*read)(const JsonValue& root, const Input& input, Diagnostics& diagnostics);
  /// Voices that the service tells apart, also those it gives no word; null where the words say it.
  std::vector<std::string> (*heard)(const JsonValue& root) = nullptr;
};

/// From the most telling to the least; the first that matches is it.
[[nodiscard]] std::span<const JsonService> json_services();

JsonService assemblyai_service();
JsonService aws_service();
JsonService azure_service();
JsonService deepgram_service();
JsonService google_service();
JsonService ibm_service();
JsonService kaldi_service();
JsonService rev_service();
JsonService segments_service();
JsonService speechmatics_service();
JsonService whisper_service();

// ---- Reading fields that may be missing, or of another type than last year --------------------

/// The value at `path` (`results.items`), or null.
[[nodiscard]] const JsonValue* json_at(const JsonValue& root, std::string_view path);
/// The array at `path`; empty where there is none.
[[nodiscard]] std::span<const JsonValue> json_list(const JsonValue& root, std::string_view path);
/// The first of an array at `path` that is an object, or null.
[[nodiscard]] const JsonValue* json_first(const JsonValue& root, std::string_view path);
/// The string at `path`; empty where there is none.
[[nodiscard]] std::string_view json_text(const JsonValue& root, std::string_view path);
/// A number, or a string that is one (`"12.3"`, `"12.3s"`).
[[nodiscard]] std::optional<double> json_number(const JsonValue& root, std::string_view path);
/// Seconds at `path` as milliseconds; negative ones and those over 10,000 hours are nothing.
[[nodiscard]] std::optional<Millis> json_seconds(const JsonValue& root, std::string_view path);
[[nodiscard]] std::optional<Millis> json_millis(const JsonValue& root, std::string_view path);
/// A label: a string, or a whole number as text. Nothing where it is missing or null.
[[nodiscard]] std::optional<std::string> json_label(const JsonValue& root, std::string_view path);

/// Who spoke when, as a list beside the words. Times need not be in order.
class SpeakerTimes {
 public:
  void add(Millis start, Millis end, std::string label);
  [[nodiscard]] bool empty() const { return spans_.empty(); }
  /// Puts the spans in order; before the first `at`.
  void sort();
  /// Whose span holds the middle of the word, else the span that began last before it.
  [[nodiscard]] std::optional<std::string> at(std::optional<Millis> start,
                                              std::optional<Millis> end) const;

 private:
  struct Entry {
    Millis start;
    Millis end;
    std::string label;
  };
  std::vector<Entry> spans_;
};

}  // namespace uxi::ingest
