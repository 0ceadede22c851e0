// The index of a workspace: its turns, highlights and codes in SQLite, brought up to date from the
// files and searched by queries (uxi-search(1)). Derived: nothing stands in it that the files do
// not say.
//
// It lies in `.uxi/`; of a workspace that cannot be written, in the user's cache; else in memory.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "io/files.h"
#include "query/query.h"
#include "uxi/codebook.h"
#include "uxi/error.h"
#include "uxi/source.h"
#include "uxi/time.h"
#include "uxi/transcript.h"

namespace uxi::index {

/// Where a highlight stands in a transcript: turns by number, bytes of the first turn's words.
struct Place {
  int first_turn = 0;
  int last_turn = 0;
  Span words;
};

/// What an index is made from. `files` must outlive it.
struct Sources {
  io::FileSystem* files = nullptr;
  std::string root = {};          ///< the workspace's, as `files` sees it; empty: where we stand
  std::string cache_folder = {};  ///< for workspaces that cannot be written; empty: memory
  /// Finds a highlight; nothing where its words are lost.
  std::function<std::optional<Place>(const Transcript&, const Highlight&)> find_place;
  std::function<bool()> interrupted = {};
  /// Turns of sessions whose consent was withdrawn, has run out by that day or cannot be read are
  /// not found; nothing finds them all.
  std::optional<Date> today = {};
};

/// What a refresh found and did.
struct Refreshed {
  std::size_t files = 0;           ///< that the index is made from
  std::size_t read = 0;            ///< of these, read because they changed
  std::size_t removed = 0;         ///< files that went
  bool made = false;               ///< there was no index, or none that could be used
  std::vector<Error> unread = {};  ///< files that could not be read; paths seen from the root
  /// Files that could be read with an error, the first of each: what it spoils is not in the index.
  std::vector<Error> faulty = {};
};

struct Counts {
  std::int64_t studies = 0;
  std::int64_t transcripts = 0;  ///< and notes
  std::int64_t turns = 0;
  std::int64_t highlights = 0;
  std::int64_t codes = 0;  ///< of codebooks
  std::int64_t themes = 0;
  friend bool operator==(const Counts&, const Counts&) = default;
};

enum class Order { file, rank };

struct SearchOptions {
  Order order = Order::file;
  std::optional<std::size_t> limit = {};
  std::size_t context = 0;  ///< turns before and after each
};

/// One turn.
struct TurnRow {
  std::string transcript;  ///< `P01`; of notes `P01.ben`
  std::size_t place = 0;   ///< among its turns, from 0
  int number = 0;          ///< `^n`
  std::string speaker;
  Role role = Role::unknown;
  std::optional<Millis> start;
  std::string words;
  friend bool operator==(const TurnRow&, const TurnRow&) = default;
};

/// A turn that a query holds for.
struct Hit {
  std::string study;
  std::string participant;
  std::string segment;
  TurnRow turn;
  std::vector<std::string> codes;  ///< of all its highlights, sorted, each once
  std::vector<Span> marks;         ///< the words that were looked for, in `turn.words`
  double score = 0;                ///< BM25, higher is better; 0 where no words were looked for
  std::vector<TurnRow> before, after;
  friend bool operator==(const Hit&, const Hit&) = default;
};

struct Found {
  std::vector<Hit> hits;
  std::size_t total = 0;  ///< before `limit`
};

/// Takes some of the hits, in order; `total` is the same each time, and hits of one transcript that
/// stand together come together as far as there are not too many.
using TakeHits = std::function<Result<void>(Found&& some)>;

/// Turns that a query holds for, counted for one transcript (and role, and code).
struct Tally {
  std::string study;
  std::string transcript;  ///< `P01`; of notes `P01.ben`
  std::string participant;
  std::string segment;
  Role role = Role::unknown;
  std::string code;  ///< empty: turns without one, or codes are not told apart
  std::size_t turns = 0;
  friend bool operator==(const Tally&, const Tally&) = default;
};

/// What turns are told apart by, besides their transcript. A turn counts under each of its codes.
struct TallyBy {
  bool role = false;
  bool code = false;
};

/// A transcript, and whose words are in it.
struct Talk {
  std::string study;
  std::string transcript;
  std::string participant;
  std::string segment;
  friend bool operator==(const Talk&, const Talk&) = default;
};

/// A highlight on turns of a passage.
struct PassageHighlight {
  std::string id;
  std::string coder;
  int first_turn = 0;
  int last_turn = 0;
  Span words;                      ///< of the first turn's words; all of them for whole turns
  std::vector<std::string> codes;  ///< sorted
  friend bool operator==(const PassageHighlight&, const PassageHighlight&) = default;
};

/// A session whose words may not be used.
struct Withheld {
  std::string study;
  std::string session;
  std::optional<Date> ran_out;  ///< the last day of its consent; nothing where it was withdrawn
  bool is_unread = false;       ///< its record cannot be read: what was agreed to is not known
  friend bool operator==(const Withheld&, const Withheld&) = default;
};

/// Some turns of a transcript, one behind the other.
struct Passage {
  std::vector<TurnRow> turns;
  std::vector<PassageHighlight>
      highlights;                ///< on them, by coder, then as the coder's file has them
  std::size_t turns_in_all = 0;  ///< of the transcript
  int last_number = 0;           ///< of its last turn; 0 where it has none
};

/// Which turns: `first` to `last` by number and `around` more on each side; all where `first` is 0.
struct PassageOf {
  std::string study;
  std::string transcript;  ///< `P01`; of notes `P01.ben`
  int first = 0;
  int last = 0;
  std::size_t around = 0;
};

/// Where a highlight stands; no turns where its words are lost.
struct HighlightPlace {
  int first_turn = 0;
  int last_turn = 0;
};

class Index {
 public:
  /// Takes the newest usable index, or makes an empty one beside what cannot be used. `conflict`
  /// where another process builds for longer than half a minute.
  [[nodiscard]] static Result<Index> open(Sources sources);
  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;
  ~Index();

  /// Makes the index say what the files say, reading only what changed; in one transaction. A
  /// damaged index is left for a new one.
  [[nodiscard]] Result<Refreshed> refresh();
  /// The same from nothing, in a new file.
  [[nodiscard]] Result<Refreshed> rebuild();
  /// From here on nothing is told of highlights in `studies` that are not by `coder`. Not to be
  /// refreshed afterwards.
  [[nodiscard]] Result<void> hide(const std::vector<std::string>& studies,
                                  const std::string& coder);
  /// Every page is looked at; false where the file is damaged.
  [[nodiscard]] Result<bool> is_sound();

  /// The turns that `query` holds for. A turn carries what all its highlights carry together; where
  /// the query names a coder it is held against each coder's highlights by themselves. In file
  /// order studies go by name, sessions by number; equal ranks stand in file order.
  [[nodiscard]] Result<Found> search(const query::Query& query, const SearchOptions& options);
  /// The same piece by piece, for those who need not hold all of it. `take` is called once at
  /// least; an error of its stops the search.
  [[nodiscard]] Result<void> search(const query::Query& query, const SearchOptions& options,
                                    const TakeHits& take);
  /// How many turns there are of each kind, in file order, then by role and code.
  [[nodiscard]] Result<std::vector<Tally>> tally(const query::Query& query, TallyBy by);
  /// All transcripts and notes whose words are found, in file order.
  [[nodiscard]] Result<std::vector<Talk>> talks();
  /// Sessions with a transcript or notes that are not found on `Sources::today`, in file order.
  [[nodiscard]] Result<std::vector<Withheld>> withheld();
  /// Turns as they stand, whatever consent says; no turns where a number is not there. Nothing
  /// where there is no such transcript.
  [[nodiscard]] Result<std::optional<Passage>> passage(const PassageOf& of);
  /// Nothing where there is no such highlight.
  [[nodiscard]] Result<std::optional<HighlightPlace>> place_of(const std::string& study,
                                                               const std::string& session,
                                                               const std::string& highlight);
  /// What a field of a query can name here, sorted; of codes those of codebooks and of highlights.
  /// None for fields of fixed values and for dates.
  [[nodiscard]] Result<std::vector<std::string>> names(query::Field field);
  [[nodiscard]] Result<Counts> counts();

  /// The database's file; empty where the index is in memory.
  [[nodiscard]] const std::string& path() const;

 private:
  struct Impl;
  explicit Index(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace uxi::index
