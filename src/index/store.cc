#include "index/store.h"

#include <algorithm>
#include <charconv>
#include <fmt/core.h>

#include "base/embedded.h"
#include "io/path.h"
#include "uxi/hash.h"
#include "uxi/version.h"

namespace uxi::index {
namespace {

constexpr std::int64_t kApplication = 0x75786931;  // 'uxi1'
constexpr std::int64_t kSchema = 6;
constexpr std::string_view kLock = "index.lock";
constexpr int kLockSliceMs = 200;
constexpr int kLockSlices = 150;
constexpr int kFillingKiB = 65'536;  ///< pages kept in memory
constexpr int kWorkingKiB = 8'192;
/// Bytes of tokens that FTS5 gathers before it writes them: what is gathered is not merged later.
constexpr int kFillingHash = 33'554'432;
constexpr int kWorkingHash = 1'048'576;
constexpr unsigned kPrivateFolder = 0700;
constexpr unsigned kPrivateFile = 0600;

/// `index-v1-12.db`, and what SQLite lays beside it.
struct FileName {
  std::int64_t schema = 0;
  std::int64_t number = 0;
  std::string_view ending;  ///< `.db`, `.db-wal`, ...
};

bool read_part(std::string_view& text, std::string_view before, std::int64_t& number) {
  if (!text.starts_with(before)) return false;
  text.remove_prefix(before.size());
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return error == std::errc();
}

std::optional<FileName> parse_name(std::string_view text) {
  FileName name;
  if (!read_part(text, "index-v", name.schema) || !read_part(text, "-", name.number) ||
      !text.starts_with(".db")) {
    return std::nullopt;
  }
  name.ending = text;
  return name;
}

std::string name_of(std::int64_t number) { return fmt::format("index-v{}-{}.db", kSchema, number); }

/// A folder for indexes, and what is in it.
class Shelf {
 public:
  Shelf(io::FileSystem& files, std::string folder, bool is_beside)
      : files_(files), folder_(std::move(folder)), is_beside_(is_beside) {}

  /// The caller holds the lock.
  Result<Store> open_newest() {
    UXI_TRY(const std::vector<std::int64_t> numbers, databases());
    for (const std::int64_t number : numbers) {
      auto store = open(number);
      if (store) {
        UXI_TRY(const bool usable, is_usable(store->db));
        if (!usable) continue;
        remove_older(number);
        return store;
      }
      if (store.error().kind != ErrorKind::syntax) return store;
    }
    return make_next();
  }

  Result<Store> make_next() {
    UXI_TRY(const auto entries, files_.list(folder_));
    std::int64_t number = 1;
    for (const io::FolderEntry& entry : entries) {
      const auto name = parse_name(entry.name);
      if (name && name->schema == kSchema) number = std::max(number, name->number + 1);
    }
    UXI_TRY_VOID(files_.write(io::join(folder_, name_of(number)), "", kPrivateFile));
    UXI_TRY(Store store, open(number));
    UXI_TRY_VOID(lay_out(store));
    remove_older(number);
    return store;
  }

  static Result<void> lay_out(Store& store) {
    UXI_TRY(Transaction transaction, Transaction::begin(store.db, Transaction::Kind::write));
    UXI_TRY_VOID(store.db.run(std::string(*embedded_file("index/schema.sql"))));
    UXI_TRY(Statement origin, store.db.prepare("INSERT INTO origin VALUES (?)"));
    UXI_TRY_VOID(origin.run(version()));
    store.is_new = true;
    return transaction.commit();
  }

 private:
  /// Numbers of databases of our schema, highest first.
  Result<std::vector<std::int64_t>> databases() {
    UXI_TRY(const auto entries, files_.list(folder_));
    std::vector<std::int64_t> numbers;
    for (const io::FolderEntry& entry : entries) {
      const auto name = parse_name(entry.name);
      if (name && name->schema == kSchema && name->ending == ".db") numbers.push_back(name->number);
    }
    std::ranges::sort(numbers, std::greater<>());
    return numbers;
  }

  Result<Store> open(std::int64_t number) {
    UXI_TRY(const std::string real, files_.real_path(folder_));
    std::string real_path = io::join(real, name_of(number));
    UXI_TRY(Db db, Db::open(real_path));
    return Store{.folder = folder_,
                 .path = io::join(folder_, name_of(number)),
                 .real_path = std::move(real_path),
                 .is_beside = is_beside_,
                 .db = std::move(db)};
  }

  static Result<bool> is_usable(Db& db) {
    const auto matches = [&db](std::string_view sql, std::int64_t wanted) -> Result<bool> {
      auto number = db.number(sql);
      if (!number && number.error().kind == ErrorKind::syntax) return false;
      if (!number) return tl::make_unexpected(number.error());
      return *number == wanted;
    };
    UXI_TRY(const bool ours, matches("PRAGMA application_id", kApplication));
    UXI_TRY(const bool current, matches("PRAGMA user_version", kSchema));
    if (!ours || !current) return false;
    UXI_TRY(Statement origin, db.prepare("SELECT program FROM origin"));
    UXI_TRY(const bool row, origin.step());
    return row && origin.text(0) == version();
  }

  /// What cannot be removed costs room and is tried again next time.
  void remove_older(std::int64_t kept) {
    const auto entries = files_.list(folder_);
    if (!entries) return;
    for (const io::FolderEntry& entry : *entries) {
      const auto name = parse_name(entry.name);
      if (!name || name->schema > kSchema) continue;
      if (name->schema == kSchema && name->number >= kept) continue;
      static_cast<void>(files_.remove(io::join(folder_, entry.name)));
    }
  }

  io::FileSystem& files_;
  std::string folder_;
  bool is_beside_;
};

/// One workspace's folder in the cache: named after its place, because two may have one name.
Result<std::string> cache_of(const Sources& sources) {
  UXI_TRY(const std::string root,
          sources.files->real_path(sources.root.empty() ? "." : sources.root));
  return io::join(sources.cache_folder, "uxi/" + fmt::format("{:016x}", hash64(root)));
}

Result<Store> store_in(const Sources& sources, const std::string& folder, bool is_beside,
                       bool make_new) {
  io::FileSystem& files = *sources.files;
  UXI_TRY_VOID(files.make_folders(folder, kPrivateFolder));
  UXI_TRY(auto lock, lock_store(sources, folder));
  Shelf shelf(files, folder, is_beside);
  auto store = make_new ? shelf.make_next() : shelf.open_newest();
  if (store && store->is_new) store->building = std::move(lock);
  return store;
}

/// Another process at work, or the person's Ctrl-C, are no reason to go elsewhere.
bool is_final(const Result<Store>& store) {
  return store || store.error().kind == ErrorKind::conflict ||
         store.error().kind == ErrorKind::interrupted;
}

Result<Store> store_anywhere(const Sources& sources, bool make_new) {
  auto store = store_in(sources, io::join(sources.root, ".uxi"), true, make_new);
  if (is_final(store)) return store;
  if (!sources.cache_folder.empty()) {
    UXI_TRY(const std::string cache, cache_of(sources));
    store = store_in(sources, cache, false, make_new);
    if (is_final(store)) return store;
  }
  UXI_TRY(Db db, Db::in_memory());
  Store memory{.is_beside = false, .db = std::move(db)};
  UXI_TRY_VOID(Shelf::lay_out(memory));
  return memory;
}

}  // namespace

Result<void> begin_filling(Store& store) {
  if (store.path.empty()) return {};
  // Where another process looks at the file already, or the disk cannot do it, the journal stays.
  static_cast<void>(store.db.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF"));
  return store.db.run(
      fmt::format("PRAGMA cache_size = -{}; PRAGMA user_version = 0;"
                  "INSERT INTO turn_text (turn_text, rank) VALUES ('hashsize', {})",
                  kFillingKiB, kFillingHash));
}

Result<void> end_filling(Store& store) {
  if (!store.path.empty()) {
    UXI_TRY_VOID(store.db.run(fmt::format(
        "INSERT INTO turn_text (turn_text, rank) VALUES ('hashsize', {});"
        "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -{}; PRAGMA user_version = {}",
        kWorkingHash, kWorkingKiB, kSchema)));
    static_cast<void>(store.db.run("PRAGMA journal_mode = WAL"));
  }
  store.building.reset();
  return {};
}

Result<Store> open_store(const Sources& sources) { return store_anywhere(sources, false); }

Result<Store> make_store(const Sources& sources) { return store_anywhere(sources, true); }

Result<std::unique_ptr<io::FileLock>> lock_store(const Sources& sources,
                                                 const std::string& folder) {
  if (folder.empty()) return std::unique_ptr<io::FileLock>();
  const std::string lock = io::join(folder, kLock);
  for (int slice = 1;; ++slice) {
    auto held = sources.files->lock(lock, kLockSliceMs);
    if (held || held.error().kind != ErrorKind::conflict || slice == kLockSlices) return held;
    if (sources.interrupted && sources.interrupted()) {
      return fail(ErrorKind::interrupted, "interrupted while another process builds the index");
    }
  }
}

}  // namespace uxi::index
