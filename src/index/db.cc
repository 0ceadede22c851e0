#include "index/db.h"

#include <sqlite3.h>

#include "text/utf8.h"

namespace uxi::index {
namespace {

constexpr int kBusyTimeoutMs = 5000;
constexpr int kStepsBetweenLooks = 10'000;  ///< of SQLite's machine: well under a millisecond

ErrorKind kind_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT: return ErrorKind::syntax;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorKind::conflict;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN: return ErrorKind::denied;
    case SQLITE_INTERRUPT: return ErrorKind::interrupted;
    default: return ErrorKind::io;
  }
}

tl::unexpected<Error> sqlite_error(int code, sqlite3* db) {
  const ErrorKind kind = kind_of(code);
  if (kind == ErrorKind::interrupted) return fail(kind, "interrupted");
  if (kind == ErrorKind::conflict)
    return fail(kind, "another process holds the index", "try again when it is done");
  const char* reason = db == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(db);
  return fail(kind, std::string("the index cannot be used: ") + reason,
              kind == ErrorKind::syntax ? "`uxi index --rebuild` makes it anew" : "");
}

/// fold(text): names are the same in whatever case, as `query::matches` has it.
void fold(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
  const unsigned char* bytes = sqlite3_value_text(values[0]);
  if (bytes == nullptr) return sqlite3_result_null(context);
  const std::string folded =
      text::fold_case({reinterpret_cast<const char*>(bytes),
                       static_cast<std::size_t>(sqlite3_value_bytes(values[0]))});
  sqlite3_result_text64(context, folded.data(), folded.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

}  // namespace

// ---- Statement ----------------------------------------------------------------------------------

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement& Statement::bind(std::int64_t value) {
  const int code = sqlite3_bind_int64(statement_.get(), ++bound_, value);
  if (failed_ == SQLITE_OK) failed_ = code;
  return *this;
}

Statement& Statement::bind(std::string_view value) {
  const char* bytes = value.data() == nullptr ? "" : value.data();  // null would bind NULL
  const int code = sqlite3_bind_text64(statement_.get(), ++bound_, bytes, value.size(),
                                       SQLITE_TRANSIENT, SQLITE_UTF8);
  if (failed_ == SQLITE_OK) failed_ = code;
  return *this;
}

Statement& Statement::bind(std::optional<std::int64_t> value) {
  if (value) return bind(*value);
  const int code = sqlite3_bind_null(statement_.get(), ++bound_);
  if (failed_ == SQLITE_OK) failed_ = code;
  return *this;
}

Result<bool> Statement::step() {
  const int code = failed_ == SQLITE_OK ? sqlite3_step(statement_.get()) : failed_;
  if (code == SQLITE_ROW) return true;
  sqlite3* db = sqlite3_db_handle(statement_.get());
  if (code == SQLITE_DONE) {
    reset();
    return false;
  }
  auto error = sqlite_error(code, db);
  reset();
  return error;
}

Result<void> Statement::finish() {
  while (true) {
    UXI_TRY(const bool row, step());
    if (!row) return {};
  }
}

void Statement::reset() {
  sqlite3_reset(statement_.get());  // says again what `step` said
  bound_ = 0;
  failed_ = SQLITE_OK;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

std::string_view Statement::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(statement_.get(), column);
  if (bytes == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

// ---- Db -----------------------------------------------------------------------------------------

void Db::Close::operator()(sqlite3* db) const {
  sqlite3_progress_handler(db, 0, nullptr, nullptr);  // what it asks may be gone already
  sqlite3_close_v2(db);
}

Result<Db> Db::open(const std::string& path) {
  return open_as(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX);
}

Result<Db> Db::in_memory() {
  return open_as(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX);
}

Result<Db> Db::open_as(const std::string& path, int flags) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
  Db db(raw);
  if (code != SQLITE_OK) return sqlite_error(code, raw);
  UXI_TRY_VOID(db.prepare_connection());
  return db;
}

/// Where the disk cannot do WAL (a network mount), SQLite keeps its old journal: slower, as safe.
Result<void> Db::prepare_connection() {
  sqlite3_busy_timeout(db_.get(), kBusyTimeoutMs);
  const int code =
      sqlite3_create_function_v2(db_.get(), "fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
                                 fold, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return sqlite_error(code, db_.get());
  return run(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;"
      "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
}

Result<void> Db::run(const std::string& sql) {
  const int code = sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return sqlite_error(code, db_.get());
  return {};
}

Result<Statement> Db::prepare(std::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  const int code =
      sqlite3_prepare_v2(db_.get(), sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
  Statement statement(raw);
  if (code != SQLITE_OK) return sqlite_error(code, db_.get());
  return statement;
}

Result<std::optional<std::int64_t>> Db::number(std::string_view sql) {
  UXI_TRY(Statement statement, prepare(sql));
  UXI_TRY(const bool row, statement.step());
  if (!row) return std::optional<std::int64_t>();
  return std::optional<std::int64_t>(statement.integer(0));
}

Result<std::int64_t> Db::version() {
  UXI_TRY(const auto number, this->number("PRAGMA data_version"));
  return number.value_or(0);
}

std::int64_t Db::last_id() const { return sqlite3_last_insert_rowid(db_.get()); }

void Db::stop_when(std::function<bool()> interrupted) {
  interrupted_ = std::make_unique<std::function<bool()>>(std::move(interrupted));
  if (!*interrupted_) return;
  const auto look = [](void* asked) {
    return (*static_cast<std::function<bool()>*>(asked))() ? 1 : 0;
  };
  sqlite3_progress_handler(db_.get(), kStepsBetweenLooks, look, interrupted_.get());
}

Result<bool> Db::is_sound() {
  UXI_TRY(Statement check, prepare("PRAGMA quick_check(1)"));
  const auto row = check.step();
  if (!row && row.error().kind == ErrorKind::syntax) return false;
  if (!row) return tl::make_unexpected(row.error());
  return *row && check.text(0) == "ok";
}

// ---- Transaction --------------------------------------------------------------------------------

/// A rollback can only fail where SQLite has rolled back already.
void Transaction::Rollback::operator()(Db* db) const { static_cast<void>(db->run("ROLLBACK")); }

Result<Transaction> Transaction::begin(Db& db, Kind kind) {
  UXI_TRY_VOID(db.run(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN"));
  return Transaction(db);
}

Result<void> Transaction::commit() {
  UXI_TRY_VOID(open_->run("COMMIT"));
  static_cast<void>(open_.release());
  return {};
}

}  // namespace uxi::index
