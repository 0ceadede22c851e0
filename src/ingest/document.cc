// Puts a document's text together.
#include "ingest/document.h"

#include <algorithm>

#include "text/strings.h"

namespace uxi::ingest {

void DocumentText::add(std::string_view words) { paragraph_ += words; }

void DocumentText::break_line() { paragraph_ += '\n'; }

void DocumentText::end_paragraph() {
  if (row_depth_ == 0) {
    flush();
  } else if (!paragraph_.empty() && paragraph_.back() != '\n') {
    paragraph_ += '\n';
  }
}

void DocumentText::begin_row() {
  if (row_depth_++ == 0) flush();
}

void DocumentText::end_cell() {
  if (row_depth_ != 1) return;
  // Only the last cell of a row keeps its lines: those before it are names and times.
  std::replace(row_.begin(), row_.end(), '\n', ' ');
  if (!row_.empty()) row_ += '\t';
  row_ += text::trim(paragraph_);
  paragraph_.clear();
}

void DocumentText::end_row() {
  if (row_depth_ == 0) return;
  if (row_depth_ == 1) {
    paragraph_.insert(0, row_);
    row_.clear();
  }
  --row_depth_;
  end_paragraph();
}

void DocumentText::flush() {
  const std::string_view words = text::trim(paragraph_);
  if (!words.empty()) {
    if (!text_.empty()) text_ += '\n';
    if (heading_) headings_.insert(text_.size());
    text_ += words;
    text_ += '\n';
  }
  paragraph_.clear();
  heading_ = false;
}

std::vector<TextLine> DocumentText::lines(const SourceFile& source) const {
  std::vector<TextLine> lines = text_lines(source.text(), false);
  for (TextLine& line : lines) line.heading = headings_.contains(line.span.begin);
  return lines;
}

Result<void> walk_part(std::string_view xml, std::string_view part,
                       const format::xml::Walk& visitor) {
  auto walked = format::xml::walk(xml, visitor);
  if (!walked) {
    walked.error().message = "in " + std::string(part) + ": " + walked.error().message;
  }
  return walked;
}

Result<TextReading> read_document(const DocumentText& document, const Input& input,
                                  Diagnostics& diagnostics) {
  const SourceFile source(input.source.path(), document.text());
  return read_text(source, document.lines(source), {.document = true, .pattern = input.pattern},
                   diagnostics);
}

}  // namespace uxi::ingest
