// A YAML file as the records in it, each with the comments above it, so that records can be put
// together anew and every line stays as somebody wrote it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/error.h"
#include "uxi/source.h"

namespace uxi::coding {

struct FileRecord {
  std::string key;    ///< the highlight's id, the code's path
  std::string lead;   ///< lines above: comments and blank ones
  std::string text;   ///< its lines, with the line end
  std::string value;  ///< what stands behind the key of a code; empty for highlights
  int turn = 0;       ///< of a highlight
  int at = 0;
};

struct RecordList {
  std::string head;  ///< up to the first record's lead
  std::vector<FileRecord> records;
  std::string tail;  ///< behind the last

  [[nodiscard]] const FileRecord* find(std::string_view key) const;
  [[nodiscard]] std::string text() const;
};

/// `- {id: ...}` of a tag file. `syntax` where the file is no list in block style, a record has no
/// id of its own, or it cannot be read.
[[nodiscard]] Result<RecordList> records_of_tags(const SourceFile& source);
/// The entries of `codes:`; the same.
[[nodiscard]] Result<RecordList> records_of_codebook(const SourceFile& source);

}  // namespace uxi::coding
