// Which file the index lies in: `index-v<schema>-<n>.db`, the highest n of our schema that can be
// used.
//
// A file that cannot be used is never renamed over or written to: somebody may have it open, and
// its -wal would be taken for the new file's. The next number is made beside it, and what is older
// is removed. Files are created through `io::FileSystem`; SQLite opens only what is there.
#pragma once

#include <memory>
#include <string>

#include "index/db.h"
#include "index/index.h"

namespace uxi::index {

/// The database in use.
struct Store {
  std::string folder;     ///< as `Sources::files` sees it; empty: in memory
  std::string path;       ///< in that folder
  std::string real_path;  ///< as the system sees it
  bool is_beside = true;  ///< on the disk of the files that it is made from
  bool is_new = false;
  Db db;
  /// Held from the making of a new file until it is filled, so that nobody else meets it empty.
  std::unique_ptr<io::FileLock> building = {};
};

/// A new file is filled without a journal: what is killed in the middle is not a database that
/// `open_store` takes, because the schema's number is written last.
[[nodiscard]] Result<void> begin_filling(Store& store);
[[nodiscard]] Result<void> end_filling(Store& store);

/// The newest that can be used, or a new one: in `.uxi/`, in the cache, or in memory.
[[nodiscard]] Result<Store> open_store(const Sources& sources);
/// A new one in any case.
[[nodiscard]] Result<Store> make_store(const Sources& sources);

/// Held while files of the index are chosen or the index is written; nothing where it is in memory.
/// `conflict` where another process holds it for half a minute, `interrupted`.
[[nodiscard]] Result<std::unique_ptr<io::FileLock>> lock_store(const Sources& sources,
                                                               const std::string& folder);

}  // namespace uxi::index
