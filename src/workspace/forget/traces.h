// What in a text leads to somebody: handles (`P07`, `P07#12`, `billing/P07/h...`), what they are
// known by (name, e-mail, telephone), and words that only they said.
//
// Words are compared by runs of five, folded and without punctuation, so that a quotation is found
// whatever its dress; runs that others said as well tell nothing and are spared.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "ingest/redact/finder.h"
#include "text/words.h"
#include "uxi/source.h"
#include "uxi/transcript.h"

namespace uxi::workspace {

/// Somebody who is to go, or some of their sessions.
struct Leaver {
  std::string study;
  std::string participant;
  std::set<std::string> sessions = {};  ///< that they have
  bool whole = true;                    ///< false: only `sessions` go, and the person stays
  friend bool operator==(const Leaver&, const Leaver&) = default;
};

/// What somebody is known by; `kind` is one of redaction's: name, email, phone.
struct KnownText {
  std::string text;
  std::string kind;
  friend bool operator==(const KnownText&, const KnownText&) = default;
};

/// What each kind of trace is.
enum class TraceKind { handle, text, words };

struct Trace {
  Span span;
  TraceKind kind = TraceKind::handle;
  std::string replacement = {};  ///< of a text: `[name]`
};

class Traces {
 public:
  /// `allow` are names of others that must stay.
  Traces(std::vector<Leaver> leavers, std::vector<KnownText> texts, std::vector<std::string> allow);

  /// Words of theirs: of participants, and of speakers that nobody knows.
  void add_words(const Transcript& transcript);
  /// A highlight of theirs, found by itself where it is short.
  void add_quote(std::string_view words);
  /// Words of somebody else.
  void spare_words(const Transcript& transcript);

  [[nodiscard]] const std::vector<Leaver>& leavers() const { return leavers_; }
  [[nodiscard]] const std::vector<KnownText>& texts() const { return texts_; }
  [[nodiscard]] const ingest::Finder& finder() const { return finder_; }

  /// A file that is theirs by its name, `P07.md` or `zoom P07.mp4`. `study` is whose file it is;
  /// empty: of no study by itself, and nobody's.
  [[nodiscard]] bool owns(std::string_view file_name, std::string_view study) const;
  /// The session in a file's name that makes it theirs; empty where `owns` is false.
  [[nodiscard]] std::string session_in(std::string_view file_name, std::string_view study) const;

  /// Mentions of their handles. In files of another study, or of none, only with the study in
  /// front.
  [[nodiscard]] std::vector<Span> handles(std::string_view text, std::string_view study) const;
  /// `text` is nothing but a handle, or a reference with it.
  [[nodiscard]] bool is_handle(std::string_view text, std::string_view study) const;
  /// What they are known by, in running text: names and their parts, as redaction finds them.
  [[nodiscard]] std::vector<ingest::Redaction> known_in(std::string_view text) const;
  /// The same as it is written, whatever stands round it, without regard to case.
  [[nodiscard]] std::vector<Trace> literal(std::string_view text) const;
  /// A file or folder that has their full name, e-mail or telephone for a name, or in it.
  [[nodiscard]] bool names_them(std::string_view name) const;
  /// Words that only they said.
  [[nodiscard]] std::vector<Span> words_in(std::string_view text) const;
  /// All of these, sorted, not overlapping.
  [[nodiscard]] std::vector<Trace> all(std::string_view text, std::string_view study) const;
  /// Any of these stands in `bytes`; names only as they are written.
  [[nodiscard]] bool any(std::string_view bytes, std::string_view study) const;

 private:
  struct Handle {
    Span span;
    std::string session;
    bool reference = false;  ///< of a turn or highlight
  };
  [[nodiscard]] std::vector<Handle> find_handles(std::string_view text, std::string_view study,
                                                 bool names_file) const;
  void find_leaver(const Leaver& leaver, std::string_view text, std::string_view study,
                   bool names_file, std::vector<Handle>& out) const;
  [[nodiscard]] std::vector<bool> covered(std::string_view text,
                                          const std::vector<text::Word>& words) const;

  std::vector<Leaver> leavers_;
  std::vector<KnownText> texts_;
  ingest::Finder finder_;
  std::unordered_set<std::uint64_t> runs_;    ///< hashes of five words; never walked
  std::unordered_set<std::uint64_t> spared_;  ///< the same of others
  std::vector<std::vector<std::string>> short_quotes_;
};

}  // namespace uxi::workspace
