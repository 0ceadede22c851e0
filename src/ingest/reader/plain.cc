// Text and Markdown files: what text_reader.cc reads, from the lines of the file itself.
#include <array>

#include "ingest/reader.h"
#include "ingest/text_reader.h"

namespace uxi::ingest {
namespace {

constexpr std::array<std::string_view, 4> kExtensions = {"txt", "md", "markdown", "text"};

int sniff(std::string_view, std::string_view) { return 10; }

Result<Reading> read(const Input& input, Diagnostics& diagnostics) {
  const std::string_view path = input.source.path();
  const bool markdown = has_extension(path, "md") || has_extension(path, "markdown");
  const std::vector<TextLine> lines = text_lines(input.source.text(), true);
  UXI_TRY(TextReading read,
          read_text(input.source, lines, {.markdown = markdown, .pattern = input.pattern},
                    diagnostics));
  return std::move(read.reading);
}

}  // namespace

Reader plain_reader() {
  return {.name = "plain",
          .summary =
              "Text or Markdown with speaker labels (Otter, Rev, Google Meet, Descript, Zoom "
              "captions), or without",
          .extensions = kExtensions,
          .sniff = sniff,
          .read = read};
}

}  // namespace uxi::ingest
