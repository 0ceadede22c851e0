// OpenDocument texts (.odt), of LibreOffice and Google Docs. Notes, comments and what a tracked
// change deleted are not read.
#include <algorithm>
#include <array>
#include <charconv>

#include "format/xml.h"
#include "format/zip.h"
#include "ingest/document.h"
#include "ingest/reader.h"

namespace uxi::ingest {
namespace {

constexpr std::array<std::string_view, 2> kExtensions = {"odt", "ott"};
constexpr std::array<std::string_view, 7> kLeftOut = {
    "office:annotation",    "office:forms",        "text:note",
    "text:ruby-text",       "text:sequence-decls", "text:tracked-changes",
    "text:table-of-content"};
constexpr std::size_t kMostSpaces = 200;

int sniff(std::string_view head, std::string_view name) {
  if (!format::zip::is_zip(head)) return 0;
  if (head.find("mimetypeapplication/vnd.oasis.opendocument.text") != std::string_view::npos) {
    return 95;
  }
  return has_extension(name, "odt") ? 80 : 0;
}

/// `text:c` of `<text:s text:c="3"/>`.
std::size_t count_spaces(std::string_view text) {
  std::size_t n = 1;
  std::from_chars(text.data(), text.data() + text.size(), n);
  return std::min(n, kMostSpaces);
}

class Builder {
 public:
  Result<void> read(std::string_view xml) {
    return walk_part(xml, "content.xml",
                     {.open = [this](const auto& tag) { return open(tag); },
                      .close = [this](std::string_view name) { close(name); },
                      .words =
                          [this](std::string_view words) {
                            if (paragraphs_ > 0) document_.add(words);
                          }});
  }
  const DocumentText& document() const { return document_; }

 private:
  static bool is_paragraph(std::string_view name) { return name == "text:p" || name == "text:h"; }

  bool open(const format::xml::Tag& tag) {
    if (std::find(kLeftOut.begin(), kLeftOut.end(), tag.name) != kLeftOut.end()) return false;
    if (is_paragraph(tag.name)) ++paragraphs_;
    if (tag.name == "text:h") document_.mark_heading();
    if (tag.name == "text:tab") document_.add("\t");
    if (tag.name == "text:line-break") document_.break_line();
    if (tag.name == "text:s")
      document_.add(std::string(count_spaces(tag.attribute("text:c")), ' '));
    if (tag.name == "table:table-row") document_.begin_row();
    return true;
  }

  void close(std::string_view name) {
    if (is_paragraph(name)) {
      --paragraphs_;
      document_.end_paragraph();
    }
    if (name == "table:table-cell") document_.end_cell();
    if (name == "table:table-row") document_.end_row();
  }

  DocumentText document_;
  std::size_t paragraphs_ = 0;
};

Result<Reading> read(const Input& input, Diagnostics& diagnostics) {
  UXI_TRY(const std::string xml, format::zip::read(input.bytes, "content.xml"));
  Builder builder;
  UXI_TRY_VOID(builder.read(xml));
  UXI_TRY(TextReading read, read_document(builder.document(), input, diagnostics));
  read.reading.dialect = "odt";
  return std::move(read.reading);
}

}  // namespace

Reader odt_reader() {
  return {.name = "odt",
          .summary = "OpenDocument texts (.odt): paragraphs or tables with speakers",
          .extensions = kExtensions,
          .sniff = sniff,
          .read = read,
          .structured = true};
}

}  // namespace uxi::ingest
