// Word documents (.docx): Teams exports, notes in paragraphs, tables with speakers in a column.
// Text stands in `w:t`; what was inserted by a tracked change is read, what was deleted is not, nor
// are comments and notes.
#include <algorithm>
#include <array>

#include "format/xml.h"
#include "format/zip.h"
#include "ingest/document.h"
#include "ingest/reader.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr std::array<std::string_view, 1> kExtensions = {"docx"};
// Deleted words, codes of fields, tab stops, ruby glosses, and the second copy of what newer
// versions show.
constexpr std::array<std::string_view, 8> kLeftOut = {"w:del",       "w:delText",     "w:instrText",
                                                      "w:moveFrom",  "w:rt",          "w:tabs",
                                                      "mc:Fallback", "w:delInstrText"};

int sniff(std::string_view head, std::string_view name) {
  if (!format::zip::is_zip(head)) return 0;
  if (text::contains(head, "word/")) return 90;
  return has_extension(name, "docx") ? 80 : 0;
}

class Builder {
 public:
  Result<void> read(std::string_view xml) {
    return walk_part(xml, "word/document.xml",
                     {.open = [this](const auto& tag) { return open(tag); },
                      .close = [this](std::string_view name) { close(name); },
                      .words =
                          [this](std::string_view words) {
                            if (in_words_) document_.add(words);
                          }});
  }
  const DocumentText& document() const { return document_; }

 private:
  bool open(const format::xml::Tag& tag) {
    if (std::find(kLeftOut.begin(), kLeftOut.end(), tag.name) != kLeftOut.end()) return false;
    if (tag.name == "w:t") in_words_ = true;
    if (tag.name == "w:tab" || tag.name == "w:ptab") document_.add("\t");
    if (tag.name == "w:br" || tag.name == "w:cr") document_.break_line();
    if (tag.name == "w:noBreakHyphen") document_.add("-");
    if (tag.name == "w:tr") document_.begin_row();
    if (tag.name == "w:pStyle") {
      const std::string_view style = tag.attribute("w:val");
      if (style.starts_with("Heading") || style == "Title") document_.mark_heading();
    }
    return true;
  }

  void close(std::string_view name) {
    if (name == "w:t") in_words_ = false;
    if (name == "w:p") document_.end_paragraph();
    if (name == "w:tc") document_.end_cell();
    if (name == "w:tr") document_.end_row();
  }

  DocumentText document_;
  bool in_words_ = false;
};

/// `word/document.xml`; some programs put a number in its name.
Result<std::string> main_part(std::string_view bytes) {
  UXI_TRY(const std::vector<std::string> names, format::zip::list(bytes));
  const auto found = std::find_if(names.begin(), names.end(), [](const std::string& name) {
    return name.starts_with("word/document") && name.ends_with(".xml");
  });
  if (found == names.end()) {
    return fail(ErrorKind::syntax, "there is no Word document in this archive",
                "open it in Word and save it as .docx");
  }
  return format::zip::read(bytes, *found);
}

/// Teams writes `Name   0:03` with three spaces, and who started the transcription.
bool is_teams(const TextReading& read, std::string_view text) {
  return read.form == "otter" &&
         (text::contains(text, "   0:") || text::contains(text, " started transcription"));
}

Result<Reading> read(const Input& input, Diagnostics& diagnostics) {
  UXI_TRY(const std::string xml, main_part(input.bytes));
  Builder builder;
  UXI_TRY_VOID(builder.read(xml));
  UXI_TRY(TextReading read, read_document(builder.document(), input, diagnostics));
  read.reading.dialect = is_teams(read, builder.document().text()) ? "teams-docx" : "docx";
  return std::move(read.reading);
}

}  // namespace

Reader docx_reader() {
  return {.name = "docx",
          .summary = "Word documents (.docx): Teams, paragraphs or tables with speakers",
          .extensions = kExtensions,
          .sniff = sniff,
          .read = read,
          .structured = true};
}

}  // namespace uxi::ingest
