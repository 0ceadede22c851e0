// JSON of speech recognisers and transcription services; src/ingest/json/ has a file for each. The
// keys tell whose it is: a file is parsed once, and the first service that knows them reads it.
#include <algorithm>
#include <array>

#include "ingest/json/service.h"
#include "ingest/reader.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr std::array<std::string_view, 1> kExtensions = {"json"};
/// A value takes a hundred bytes of memory, and no service writes as many for a day of speech.
constexpr std::ptrdiff_t kMaxValues = 1'000'000;

int sniff(std::string_view head, std::string_view) {
  head = text::trim(head);
  if (head.starts_with('{')) {
    head.remove_prefix(1);
    return text::trim(head).starts_with('"') ? 90 : 0;
  }
  if (!head.starts_with('[')) return 0;
  head.remove_prefix(1);
  head = text::trim(head);
  if (!head.starts_with('{')) return 0;
  head.remove_prefix(1);
  return text::trim(head).starts_with('"') ? 90 : 0;
}

Result<JsonValue> parse(const SourceFile& source) {
  const std::string_view text = source.text();
  const auto values = std::count_if(text.begin(), text.end(),
                                    [](char c) { return c == ',' || c == '[' || c == '{'; });
  if (values > kMaxValues) {
    return fail_at(ErrorKind::limit, source.path(),
                   "more than " + std::to_string(kMaxValues) + " values in this JSON",
                   "export WebVTT or text from the tool that made it");
  }
  auto root = format::json::parse(text);
  if (!root && text::contains(text, "}\n{")) {
    // A value a line, as many programs log: a list without its brackets.
    auto lines =
        format::json::parse("[" + text::replace_all(text::trim(text), "}\n{", "},\n{") + "]");
    if (lines) return lines;
  }
  if (!root) root.error().path = source.path();
  return root;
}

Result<Reading> read(const Input& input, Diagnostics& diagnostics) {
  UXI_TRY(const JsonValue root, parse(input.source));
  const auto services = json_services();
  const auto service = std::find_if(services.begin(), services.end(),
                                    [&](const JsonService& one) { return one.matches(root); });
  if (service == services.end()) {
    return fail_at(ErrorKind::unsupported, input.source.path(),
                   "this is JSON, but not of a transcription service that is known",
                   "export WebVTT, SubRip or text from the tool that made it");
  }
  Reading reading;
  reading.dialect = service->dialect;
  reading.pieces = service->read(root, input, diagnostics);
  std::erase_if(reading.pieces, [](const Piece& piece) { return piece.text.empty(); });
  if (service->heard != nullptr) reading.heard = service->heard(root);
  return reading;
}

}  // namespace

Reader json_reader() {
  return {.name = "json",
          .summary =
              "JSON of Whisper, AWS Transcribe, Deepgram, AssemblyAI, Rev, Google, IBM, "
              "Speechmatics, Azure, BBC Kaldi",
          .extensions = kExtensions,
          .sniff = sniff,
          .read = read,
          .structured = true};
}

}  // namespace uxi::ingest
