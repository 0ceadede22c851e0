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
  std::string_view format;
  std::string_view what;
  std::string_view hint;
  bool (*matches)(std::string_view bytes, std::string_view name);
};

constexpr std::string_view kAsText =
    "save it as .docx or plain text with the program that made it, and ingest that";
constexpr std::string_view kAccepted =
    "`uxi ingest --help` lists the formats; WebVTT, SubRip and plain text always work";

constexpr std::string_view kCompoundFile = "\xD0\xCF\x11\xE0";

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

/// Takes `2026-01-02 ` off the front.
void take_date(std::string_view& line) {
  if (line.size() < 11 || line[4] != '-' || line[7] != '-' || line[10] != ' ') return;
  if (line.substr(0, 10).find_first_not_of("0123456789-") == std::string_view::npos) {
    line.remove_prefix(11);
  }
}

/// Lines `00:11:40<TAB>Ana:<TAB>hello`, or `10:55:12 From Ana to Everyone`.
bool is_chat(std::string_view bytes, std::string_view) {
  const std::string_view head = first_text(bytes);
  std::size_t chat_lines = 0;
  std::size_t timed_lines = 0;
  for (const Span span : split_lines(head)) {
    std::string_view line = head.substr(span.begin, span.size());
    take_date(line);
    if (!take_loose_clock(line)) continue;
    ++timed_lines;
    const bool tabbed = line.starts_with('\t') && text::contains(line, ":\t");
    const bool from = text::trim(line).starts_with("From ") && text::contains(line, " to ");
    if (tabbed || from) ++chat_lines;
  }
  return chat_lines > 0 && chat_lines * 2 > timed_lines;
}

bool is_xml(std::string_view bytes, std::string_view) {
  return first_text(bytes).starts_with("<?xml");
}

constexpr std::array<Foreign, 13> kForeign = {{
    {"pdf", "a PDF",
     "copy its text into a .txt file, or run `pdftotext -layout FILE`, and ingest that",
     [](std::string_view b, std::string_view) { return b.starts_with("%PDF"); }},
    {"docx", "a Word file with a password", "save it without one, and ingest that",
     [](std::string_view b, std::string_view n) {
       return b.starts_with(kCompoundFile) && has_extension(n, "docx");
     }},
    {"doc", "an old Word file (.doc)", "save it as .docx with Word or LibreOffice, and ingest that",
     [](std::string_view b, std::string_view) { return b.starts_with(kCompoundFile); }},
    {"qdpx", "a QDA project (.qdpx)", "`uxi import` reads projects of other tools",
     [](std::string_view b, std::string_view n) { return is_zip(b) && has_extension(n, "qdpx"); }},
    {"office", "a spreadsheet or slides", "save the sheet as CSV, and ingest that",
     [](std::string_view b, std::string_view n) {
       return is_zip(b) && (has_extension(n, "xlsx") || has_extension(n, "ods") ||
                            has_extension(n, "pptx") || has_extension(n, "odp"));
     }},
    {"zip", "a ZIP archive", "unpack it, and ingest the transcript in it",
     [](std::string_view b, std::string_view) { return is_zip(b); }},
    {"rtf", "an RTF file", kAsText,
     [](std::string_view b, std::string_view) { return b.starts_with("{\\rtf"); }},
    {"media", "a sound or video file",
     "make a transcript of it first; a WebVTT or SubRip file keeps the times",
     [](std::string_view b, std::string_view) {
       return b.starts_with("ID3") || b.starts_with("RIFF") || b.starts_with("OggS") ||
              b.starts_with("fLaC") ||
              b.substr(0, 12).substr(std::min<std::size_t>(4, b.size())).starts_with("ftyp") ||
              b.starts_with("\x1A\x45\xDF\xA3");
     }},
    {"image", "a picture", "words in a picture are not read",
     [](std::string_view b, std::string_view) {
       return b.starts_with("\x89PNG") || b.starts_with("\xFF\xD8\xFF") || b.starts_with("GIF8");
     }},
    {"zoom-chat-txt", "a meeting's chat, which is not speech",
     "ingest the transcript of the same meeting", is_chat},
    {"uxi", "a transcript of uxi already", "put it into the study's transcripts/ as it is",
     [](std::string_view b, std::string_view) {
       const std::string_view head = first_text(b);
       return head.starts_with("---") && text::contains(head.substr(0, 200), "\nuxi: transcript/");
     }},
    {"json", "JSON", "export WebVTT, SubRip or text from the tool that made it", is_json},
    {"xml", "XML, but no captions that are known",
     "export WebVTT, SubRip or text from the tool that made it", is_xml},
}};

const Foreign* find_foreign(std::string_view bytes, std::string_view path) {
  const auto found = std::find_if(kForeign.begin(), kForeign.end(), [&](const Foreign& foreign) {
    return foreign.matches(bytes, path);
  });
  return found == kForeign.end() ? nullptr : &*found;
}

}  // namespace

std::string_view foreign_format(std::string_view bytes, std::string_view path) {
  const Foreign* found = find_foreign(bytes, path);
  return found == nullptr ? std::string_view() : found->format;
}

std::optional<Error> refuse(std::string_view bytes, const std::string& path) {
  const Foreign* found = find_foreign(bytes, path);
  if (found == nullptr) return std::nullopt;
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
