// Recognises what no reader takes. Rows are asked in order, after all readers.
#include "ingest/foreign.h"

#include <algorithm>
#include <array>

#include "ingest/ascii.h"
#include "ingest/clock.h"
#include "ingest/lines.h"
#include "ingest/reader.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

using namespace std::string_view_literals;

struct Foreign {
  std::string_view what;
  std::string_view hint;
  bool (*matches)(std::string_view bytes, std::string_view name);
};

constexpr std::string_view kAsText =
    "save it as .docx or plain text with the program that made it, and ingest that";
constexpr std::string_view kAccepted =
    "`uxi ingest --help` lists the formats; WebVTT, SubRip and plain text always work";

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

std::string_view first_text(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return text::trim(bytes.substr(0, kSniffBytes));
}

bool is_json(std::string_view bytes, std::string_view) {
  const std::string_view text = first_text(bytes);
  if (text.starts_with('{')) return text::contains(text, "\"") || text == "{";
  const std::string_view inside = text::trim(text.substr(text.starts_with('[') ? 1 : text.size()));
  return inside.starts_with('{') || inside.starts_with('"');
}

/// Lines `00:11:40<TAB>Ana:<TAB>hello`, or `10:55:12 From Ana to Everyone`.
bool is_chat(std::string_view bytes, std::string_view) {
  const std::string_view head = first_text(bytes);
  std::size_t chat_lines = 0;
  std::size_t timed_lines = 0;
  for (const Span span : split_lines(head)) {
    std::string_view line = head.substr(span.begin, span.size());
    if (!take_loose_clock(line)) continue;
    ++timed_lines;
    const bool tabbed = line.starts_with('\t') && text::contains(line, ":\t");
    const bool from = text::trim(line).starts_with("From ") && text::contains(line, " to ");
    if (tabbed || from) ++chat_lines;
  }
  return chat_lines > 0 && chat_lines * 2 > timed_lines;
}

bool is_html(std::string_view bytes, std::string_view) {
  const std::string_view head = first_text(bytes);
  return starts_with_any_case(head, "<!doctype html") || starts_with_any_case(head, "<html");
}

bool is_sbv(std::string_view bytes, std::string_view) {
  std::string_view text = first_text(bytes);
  return take_loose_clock(text) && text.starts_with(',') &&
         (text.remove_prefix(1), take_loose_clock(text)) && (text.empty() || text[0] < ' ');
}

bool is_lrc(std::string_view bytes, std::string_view name) {
  return has_extension(name, "lrc") && first_text(bytes).starts_with('[');
}

bool is_table(std::string_view bytes, std::string_view name) {
  return has_extension(name, "csv") || has_extension(name, "tsv") ||
         first_text(bytes).starts_with("start\tend\ttext");
}

constexpr std::array<Foreign, 16> kForeign = {{
    {"a PDF", "copy its text into a .txt file, or run `pdftotext -layout FILE`, and ingest that",
     [](std::string_view b, std::string_view) { return b.starts_with("%PDF"); }},
    {"an old Word file (.doc)", "save it as .docx or plain text, and ingest that",
     [](std::string_view b, std::string_view) { return b.starts_with("\xD0\xCF\x11\xE0"); }},
    {"a Word file (.docx)", kAsText,
     [](std::string_view b, std::string_view n) { return is_zip(b) && has_extension(n, "docx"); }},
    {"an OpenDocument text (.odt)", kAsText,
     [](std::string_view b, std::string_view n) { return is_zip(b) && has_extension(n, "odt"); }},
    {"a QDA project (.qdpx)", "`uxi import` reads projects of other tools",
     [](std::string_view b, std::string_view n) { return is_zip(b) && has_extension(n, "qdpx"); }},
    {"a ZIP archive", "unpack it, and ingest the transcript in it",
     [](std::string_view b, std::string_view) { return is_zip(b); }},
    {"an RTF file", kAsText,
     [](std::string_view b, std::string_view) { return b.starts_with("{\\rtf"); }},
    {"a sound or video file",
     "make a transcript of it first; a WebVTT or SubRip file keeps the times",
     [](std::string_view b, std::string_view) {
       return b.starts_with("ID3") || b.starts_with("RIFF") || b.starts_with("OggS") ||
              b.starts_with("fLaC") ||
              b.substr(0, 12).substr(std::min<std::size_t>(4, b.size())).starts_with("ftyp") ||
              b.starts_with("\x1A\x45\xDF\xA3");
     }},
    {"a picture", "words in a picture are not read",
     [](std::string_view b, std::string_view) {
       return b.starts_with("\x89PNG") || b.starts_with("\xFF\xD8\xFF") || b.starts_with("GIF8");
     }},
    {"a meeting's chat, which is not speech", "ingest the transcript of the same meeting", is_chat},
    {"a transcript of uxi already", "put it into the study's transcripts/ as it is",
     [](std::string_view b, std::string_view) {
       const std::string_view head = first_text(b);
       return head.starts_with("---") && text::contains(head.substr(0, 200), "\nuxi: transcript/");
     }},
    {"JSON", "export WebVTT, SubRip or text from the tool that made it", is_json},
    {"a web page", "save the page as text, and ingest that", is_html},
    {"YouTube captions (.sbv)", "export SubRip or WebVTT instead", is_sbv},
    {"timed lyrics (.lrc)", "export SubRip or WebVTT instead", is_lrc},
    {"a table (CSV or TSV)", "export WebVTT, SubRip or text from the tool that made it", is_table},
}};

}  // namespace

std::optional<Error> refuse(std::string_view bytes, const std::string& path) {
  const auto found = std::find_if(kForeign.begin(), kForeign.end(), [&](const Foreign& foreign) {
    return foreign.matches(bytes, path);
  });
  if (found == kForeign.end()) return std::nullopt;
  return Error{.kind = ErrorKind::unsupported,
               .message = "this is " + std::string(found->what),
               .path = path,
               .hint = std::string(found->hint)};
}

Error refuse_binary(const std::string& path) {
  return {.kind = ErrorKind::unsupported,
          .message = "this is not a text file, and no format that is known",
          .path = path,
          .hint = std::string(kAccepted)};
}

}  // namespace uxi::ingest
