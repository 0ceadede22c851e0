// codebook.yaml and tags/P01.ana.yaml: codes, and the highlights that carry them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/error.h"
#include "uxi/located.h"
#include "uxi/time.h"

namespace uxi {

struct Code {
  Text path;  ///< `pain/billing/double-charge`
  Text name;
  Text use_when;
  Text not_when;
  std::optional<Date> since;
  std::vector<Text> aliases;
  Text colour;
  bool marker = false;  ///< not a finding; left out of saturation
  bool retired = false;
};

struct Codebook {
  std::vector<Code> codes;  ///< in file order; of several files, the workspace's first
  /// The code of that path or alias, or null.
  [[nodiscard]] const Code* find(std::string_view path_or_alias) const;
  [[nodiscard]] std::vector<std::string> paths() const;
};

/// Reads codebook.yaml; findings are `codebook/...` and `yaml/...`.
[[nodiscard]] Codebook read_codebook(const SourceFile& source, Diagnostics& diagnostics);

/// Words of one or more turns that carry codes. Where `quote` is empty whole turns are meant and
/// `hash` is of their words. Offsets are code points in the first turn's plain words.
struct Highlight {
  std::string id;
  int first_turn = 0;
  int last_turn = 0;
  std::string quote;
  int at = 0;
  std::string before;  ///< up to 32 code points
  std::string after;
  std::string hash;
  std::vector<Text> codes;
  std::string memo;
  std::string by;  ///< `suggested` or empty
  std::optional<Date> added;
  Span span = {};  ///< the record in its file
};

/// tags/<session>.<coder>.yaml
struct TagFile {
  std::string session;
  std::string coder;
  std::vector<Highlight> highlights;
};

/// Reads a tag file; findings are `tag/...` and `yaml/...`.
[[nodiscard]] TagFile read_tags(const SourceFile& source, std::string session, std::string coder,
                                Diagnostics& diagnostics);
/// One highlight as one line of a tag file, without the leading `- ` and the line end.
[[nodiscard]] std::string write_highlight(const Highlight& highlight);

}  // namespace uxi
