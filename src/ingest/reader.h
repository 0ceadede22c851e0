// What an ingest format is: one value, made by one file in src/ingest/reader/. The table is made
// from that folder by CMake, so a format is added by adding its file.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/pattern.h"
#include "uxi/diagnostic.h"
#include "uxi/error.h"
#include "uxi/ingest.h"

namespace uxi::ingest {

/// A stretch of speech by one voice, before stretches are joined into turns.
struct Piece {
  /// Nothing: the voice before goes on. Empty: somebody whom nobody knows.
  std::optional<std::string> speaker;
  std::optional<Millis> start;
  std::optional<Millis> end;
  std::string text;
  bool opens = false;  ///< another voice than before, even where it is not named
  Span span = {};      ///< in the source
};

struct Reading {
  std::string dialect;   ///< whose flavour of the format: `zoom-vtt`
  std::string language;  ///< ISO 639-1, where the file says it
  std::vector<Cue> cues;
  bool captions = false;  ///< the format has cues of its own; else `pieces` stand for them
  std::vector<Piece> pieces;
  /// Labels that the file gives; those that no piece has say nothing. May stay empty.
  std::vector<std::string> heard = {};
};

/// `source` is the decoded text, empty for binary files; `bytes` are those of the file.
struct Input {
  const SourceFile& source;
  std::string_view bytes;
  /// A person's own expression for the start of a speaker's line; null where there is none.
  const text::Pattern* pattern = nullptr;
  bool wants_cues = true;  ///< else `Reading::cues` may stay empty
};

struct Reader {
  std::string_view name;
  std::string_view summary;
  std::span<const std::string_view> extensions;  ///< without the dot
  /// 0 (not this) to 100 (certain) from the first `kSniffBytes` of the text (of the bytes where
  /// binary) and the file's name. Pure.
  int (*sniff)(std::string_view head, std::string_view name);
  /// An Error only where the file is not of this format at all; what is broken in it is a
  /// diagnostic.
  Result<Reading> (*read)(const Input& input, Diagnostics& diagnostics);
  bool structured = false;  ///< JSON, XML, an archive: line ends mean nothing, and marks take room
};

inline constexpr std::size_t kSniffBytes = 8192;

/// All readers, by name.
[[nodiscard]] const std::vector<Reader>& readers();

/// The file's name ends in `.extension`, in any case.
[[nodiscard]] bool has_extension(std::string_view name, std::string_view extension);

}  // namespace uxi::ingest
