// SQLite behind three small owners: a database, a statement, a transaction. Wall around sqlite3.
//
// What SQLite says becomes an Error: `syntax` where the file is damaged or no database, `conflict`
// where another process holds it, `denied`, `interrupted`, else `io`. Text of the user's comes in
// through `bind` only.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "uxi/error.h"

struct sqlite3;
struct sqlite3_stmt;

namespace uxi::index {

/// A prepared statement. Parameters count from 1 and are bound in order, columns count from 0.
class Statement {
 public:
  Statement& bind(std::int64_t value);
  Statement& bind(std::string_view value);
  Statement& bind(std::optional<std::int64_t> value);
  /// True where there is a row; false at the end, after which it can be bound and run again.
  [[nodiscard]] Result<bool> step();
  /// Binds, steps to the end, and is ready again.
  template <class... Values>
  [[nodiscard]] Result<void> run(const Values&... values) {
    (bind(values), ...);
    return finish();
  }

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  /// Valid until the next step.
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] bool is_null(int column) const;

 private:
  friend class Db;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  Result<void> finish();
  void reset();

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int bound_ = 0;
  int failed_ = 0;  ///< the first code that a bind gave
};

class Db {
 public:
  /// Opens a file that is there (it may be empty), to read and write; WAL where the disk can do it.
  [[nodiscard]] static Result<Db> open(const std::string& path);
  /// A database that lives as long as the value.
  [[nodiscard]] static Result<Db> in_memory();

  /// Statements without parameters or rows, one behind the other.
  [[nodiscard]] Result<void> run(const std::string& sql);
  [[nodiscard]] Result<Statement> prepare(std::string_view sql);
  /// The first column of the first row; nothing where there is no row.
  [[nodiscard]] Result<std::optional<std::int64_t>> number(std::string_view sql);
  [[nodiscard]] std::int64_t last_id() const;
  /// Another number than before where another process has written meanwhile.
  [[nodiscard]] Result<std::int64_t> version();
  /// Work stops with `interrupted` soon after this says true.
  void stop_when(std::function<bool()> interrupted);
  /// SQLite's own look at every page. False where something is wrong.
  [[nodiscard]] Result<bool> is_sound();

 private:
  struct Close {
    void operator()(sqlite3* db) const;
  };
  explicit Db(sqlite3* db) : db_(db) {}
  static Result<Db> open_as(const std::string& path, int flags);
  Result<void> prepare_connection();

  std::unique_ptr<std::function<bool()>> interrupted_;
  std::unique_ptr<sqlite3, Close> db_;
};

/// Rolls back unless it was committed. Takes the right to write at once, so that what is read in it
/// is what is changed.
class Transaction {
 public:
  enum class Kind { read, write };
  [[nodiscard]] static Result<Transaction> begin(Db& db, Kind kind);
  [[nodiscard]] Result<void> commit();

 private:
  struct Rollback {
    void operator()(Db* db) const;
  };
  explicit Transaction(Db& db) : open_(&db) {}
  std::unique_ptr<Db, Rollback> open_;
};

}  // namespace uxi::index
