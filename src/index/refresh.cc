#include "index/refresh.h"

#include <bit>
#include <map>
#include <set>
#include <utility>

#include "index/content.h"
#include "index/scan.h"
#include "io/path.h"
#include "text/utf8.h"
#include "uxi/hash.h"

namespace uxi::index {
namespace {

/// Clocks of two disks, and how finely each of them writes times, may differ by this much.
constexpr std::int64_t kOtherDiskNs = 2'000'000'000;

/// A row of `file`.
struct Known {
  std::int64_t id = 0;
  io::FileInfo info;
  std::int64_t hash = 0;
  std::int64_t read_ns = 0;
};

using KnownFiles = std::map<std::string, Known, std::less<>>;

Result<KnownFiles> known_files(Db& db) {
  UXI_TRY(Statement rows,
          db.prepare("SELECT path, id, size, modified_ns, changed_ns, inode, hash, read_ns"
                     " FROM file"));
  KnownFiles known;
  while (true) {
    UXI_TRY(const bool row, rows.step());
    if (!row) return known;
    known[std::string(rows.text(0))] = {
        .id = rows.integer(1),
        .info = {.size = static_cast<std::uint64_t>(rows.integer(2)),
                 .modified_ns = rows.integer(3),
                 .changed_ns = rows.integer(4),
                 .inode = std::bit_cast<std::uint64_t>(rows.integer(5))},
        .hash = rows.integer(6),
        .read_ns = rows.integer(7)};
  }
}

bool looks_the_same(const Known& known, const io::FileInfo& info) {
  return known.info.size == info.size && known.info.modified_ns == info.modified_ns &&
         known.info.changed_ns == info.changed_ns && known.info.inode == info.inode &&
         info.modified_ns < known.read_ns && info.changed_ns < known.read_ns;
}

bool is_fresh(const KnownFiles& known, const std::vector<FoundFile>& found) {
  if (known.size() != found.size()) return false;
  for (const FoundFile& file : found) {
    const auto row = known.find(file.path);
    if (row == known.end() || !looks_the_same(row->second, file.info)) return false;
  }
  return true;
}

Result<std::vector<Error>> faulty_files(Db& db) {
  UXI_TRY(Statement rows, db.prepare("SELECT path, fault, fault_line, fault_column FROM file"
                                     " WHERE fault <> '' ORDER BY path"));
  std::vector<Error> faulty;
  while (true) {
    UXI_TRY(const bool row, rows.step());
    if (!row) return faulty;
    faulty.push_back({.kind = ErrorKind::syntax,
                      .message = std::string(rows.text(1)),
                      .path = std::string(rows.text(0)),
                      .line = static_cast<unsigned>(rows.integer(2)),
                      .column = static_cast<unsigned>(rows.integer(3))});
  }
}

/// What the files look like, and what the index has of them.
struct Look {
  Scan scan;
  KnownFiles known;
  std::int64_t version = 0;  ///< of the database before it
};

Result<Look> look(Db& db, const Sources& sources) {
  Look look;
  UXI_TRY(look.version, db.version());
  look.scan = scan(*sources.files, sources.root);
  UXI_TRY(look.known, known_files(db));
  return look;
}

/// One refresh that has something to write, in the caller's transaction.
class Refresher {
 public:
  Refresher(Store& store, const Sources& sources, std::int64_t now, Refreshed& report)
      : db_(store.db), sources_(sources), writer_(store.db, sources), now_(now), report_(report) {}

  /// `look` must still be true of the index.
  Result<void> run(Look look) {
    known_ = std::move(look.known);
    Scan scan = std::move(look.scan);
    report_.files = scan.files.size();
    report_.unread = std::move(scan.unread);
    UXI_TRY_VOID(remove_gone(scan.files));
    // Transcripts take their study's language, and highlights are found in what the index has of a
    // transcript.
    for (const int pass : {0, 1, 2}) {
      for (const FoundFile& file : scan.files) {
        if (pass_of(file.content) == pass) UXI_TRY_VOID(bring_up_to_date(file));
      }
      if (pass == 0) UXI_TRY_VOID(find_others_languages());
    }
    return {};
  }

 private:
  static int pass_of(Content content) {
    if (content == Content::study) return 0;
    return content == Content::tags ? 2 : 1;
  }

  /// Transcripts that are stemmed in another language than their study has now.
  Result<void> find_others_languages() {
    UXI_TRY(Statement rows,
            db_.prepare("SELECT t.file FROM transcript t LEFT JOIN study s ON s.name = t.study"
                        " WHERE states_language = 0 AND t.language <> ifnull(s.language, '')"));
    while (true) {
      UXI_TRY(const bool row, rows.step());
      if (!row) return {};
      restemmed_.insert(rows.integer(0));
    }
  }

  Result<void> remove_gone(const std::vector<FoundFile>& found) {
    std::set<std::string_view> there;
    for (const FoundFile& file : found) there.insert(file.path);
    for (const auto& [path, row] : known_) {
      if (there.contains(path)) continue;
      ++report_.removed;
      UXI_TRY_VOID(forget(path, row));
    }
    return {};
  }

  /// `studies/billing/transcripts/P01.md` and `studies/billing/notes/P01.md` -> `billing/P01`.
  void mark_moved(std::string_view path) {
    const std::string folder = io::parent(path);
    const std::string kind = io::file_name(folder);
    if (kind != "transcripts" && kind != "notes") return;
    moved_.insert(io::file_name(io::parent(folder)) + "/" + io::stem(path));
  }

  [[nodiscard]] bool stands_on_moved(const FoundFile& file) const {
    return file.content == Content::tags &&
           moved_.contains(file.study + "/" + file.name.substr(0, file.name.rfind('.')));
  }

  Result<void> forget(const std::string& path, const Known& row) {
    mark_moved(path);
    UXI_TRY_VOID(writer_.remove(row.id));
    UXI_TRY(Statement statement, db_.prepare("DELETE FROM file WHERE id = ?"));
    return statement.run(row.id);
  }

  Result<void> bring_up_to_date(const FoundFile& file) {
    if (sources_.interrupted && sources_.interrupted())
      return fail(ErrorKind::interrupted, "interrupted while the index was built");
    const auto row = known_.find(file.path);
    const Known* known = row == known_.end() ? nullptr : &row->second;
    const bool again =
        stands_on_moved(file) || (known != nullptr && restemmed_.contains(known->id));
    if (known != nullptr && looks_the_same(*known, file.info) && !again) return {};
    auto source = read(file);
    if (!source) return leave_out(file, known, std::move(source).error());
    const auto hash = std::bit_cast<std::int64_t>(hash64(source->text()));
    if (known != nullptr && known->hash == hash && !again) return note_look(file, hash);
    ++report_.read;
    return take_in(file, known, *source, hash);
  }

  Result<SourceFile> read(const FoundFile& file) {
    UXI_TRY(std::string bytes, sources_.files->read(io::join(sources_.root, file.path)));
    const auto invalid = text::find_invalid_utf8(bytes);
    SourceFile source(file.path, std::move(bytes));
    if (!invalid) return source;
    const Position at = source.position(*invalid);
    return tl::make_unexpected(Error{.kind = ErrorKind::syntax,
                                     .message = "this is not UTF-8 text",
                                     .line = at.line,
                                     .column = at.column,
                                     .hint = "save the file as UTF-8"});
  }

  /// A file that cannot be read says nothing, as if it were not there; it is tried again each time.
  /// A record of a session stays one, for its words are withheld.
  Result<void> leave_out(const FoundFile& file, const Known* known, Error error) {
    const bool is_there = error.kind != ErrorKind::not_found;
    if (is_there) {
      error.path = file.path;
      report_.unread.push_back(std::move(error));
    }
    if (known != nullptr) UXI_TRY_VOID(forget(file.path, *known));
    if (!is_there || file.content != Content::record) return {};
    UXI_TRY_VOID(note_look(file, 0, 0));
    return writer_.add_unread_record(db_.last_id(), file);
  }

  Result<void> take_in(const FoundFile& file, const Known* known, const SourceFile& source,
                       std::int64_t hash) {
    if (file.content == Content::transcript) mark_moved(file.path);
    UXI_TRY_VOID(note_look(file, hash));
    const std::int64_t id = known == nullptr ? db_.last_id() : known->id;
    auto added =
        known == nullptr ? writer_.add(id, file, source) : writer_.replace(id, file, source);
    if (added || added.error().kind != ErrorKind::limit) return added;
    report_.unread.push_back(std::move(added).error());
    return forget(file.path, {.id = id});
  }

  Result<void> note_look(const FoundFile& file, std::int64_t hash) {
    return note_look(file, hash, now_);
  }

  Result<void> note_look(const FoundFile& file, std::int64_t hash, std::int64_t read_ns) {
    if (!note_) {
      UXI_TRY(
          note_,
          db_.prepare(
              "INSERT INTO file (path, size, modified_ns, changed_ns, inode, hash, read_ns)"
              " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET size = excluded.size,"
              " modified_ns = excluded.modified_ns, changed_ns = excluded.changed_ns,"
              " inode = excluded.inode, hash = excluded.hash, read_ns = excluded.read_ns"));
    }
    return note_->run(std::string_view(file.path), static_cast<std::int64_t>(file.info.size),
                      file.info.modified_ns, file.info.changed_ns,
                      std::bit_cast<std::int64_t>(file.info.inode), hash, read_ns);
  }

  Db& db_;
  const Sources& sources_;
  ContentWriter writer_;
  std::int64_t now_;
  Refreshed& report_;
  std::optional<Statement> note_;
  KnownFiles known_;
  std::set<std::int64_t> restemmed_;  ///< files of transcripts to be stemmed anew
  std::set<std::string, std::less<>>
      moved_;  ///< transcripts that changed: their turns have new ids
};

/// The time of the disk that the files are on. 0 where it cannot be told: every file is then as
/// young as the look at it.
std::int64_t disk_clock(const Store& store, const Sources& sources) {
  if (store.path.empty() || !sources.files->touch(store.path)) return 0;
  const auto info = sources.files->info(store.path);
  if (!info) return 0;
  return store.is_beside ? info->modified_ns : info->modified_ns - kOtherDiskNs;
}

}  // namespace

Result<Refreshed> refresh_store(Store& store, const Sources& sources) {
  Refreshed report;
  UXI_TRY(Look seen, look(store.db, sources));
  if (seen.scan.unread.empty() && is_fresh(seen.known, seen.scan.files)) {
    report.files = seen.scan.files.size();
    UXI_TRY(report.faulty, faulty_files(store.db));
    return report;
  }
  // The lock of a new file is held since it was made.
  std::unique_ptr<io::FileLock> lock;
  if (!store.building) {
    UXI_TRY(lock, lock_store(sources, store.folder));
  }
  const std::int64_t now = disk_clock(store, sources);
  if (store.is_new) UXI_TRY_VOID(begin_filling(store));
  UXI_TRY(Transaction transaction, Transaction::begin(store.db, Transaction::Kind::write));
  // Whoever wrote meanwhile may have seen files that were not there when we looked.
  UXI_TRY(const std::int64_t version, store.db.version());
  if (version != seen.version) {
    UXI_TRY(seen, look(store.db, sources));
  }
  UXI_TRY_VOID(Refresher(store, sources, now, report).run(std::move(seen)));
  UXI_TRY_VOID(transaction.commit());
  if (store.is_new) UXI_TRY_VOID(end_filling(store));
  UXI_TRY(report.faulty, faulty_files(store.db));
  return report;
}

}  // namespace uxi::index
