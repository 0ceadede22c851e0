// The text of a document that is no plain text: paragraphs, line breaks and table rows of Word,
// OpenDocument and HTML files, as lines that the text reader takes.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "format/xml.h"
#include "ingest/text_reader.h"

namespace uxi::ingest {

/// Collects a document from start to end. Cells of a row are parted by tabs; what is empty is left
/// out.
class DocumentText {
 public:
  void add(std::string_view words);
  void break_line();
  /// The paragraph ends; in a table, the cell goes on.
  void end_paragraph();
  void mark_heading() { heading_ = true; }
  void begin_row();
  void end_cell();
  void end_row();

  /// All of it, a blank line between paragraphs.
  [[nodiscard]] const std::string& text() const { return text_; }
  /// The lines of `source`, which holds `text()`, with their headings marked.
  [[nodiscard]] std::vector<TextLine> lines(const SourceFile& source) const;

 private:
  void flush();
  std::string text_;
  std::string paragraph_;
  std::string row_;
  std::set<std::size_t> headings_;  ///< offsets in `text_` where one begins
  std::size_t row_depth_ = 0;
  bool heading_ = false;
};

/// Walks over the part of that name of a document; an error says which part it is in.
[[nodiscard]] Result<void> walk_part(std::string_view xml, std::string_view part,
                                     const format::xml::Walk& visitor);

/// The document's speech. Places in diagnostics are lines of the document's text.
[[nodiscard]] Result<TextReading> read_document(const DocumentText& document, const Input& input,
                                                Diagnostics& diagnostics);

}  // namespace uxi::ingest
