#include "index/index.h"

#include <algorithm>

#include "index/passage.h"
#include "index/refresh.h"
#include "index/search.h"
#include "index/store.h"
#include "text/strings.h"

namespace uxi::index {
namespace {

/// What each field can name; the fields that are not here have fixed values, or dates.
std::string_view names_sql(query::Field field) {
  using query::Field;
  switch (field) {
    case Field::code:
      return "SELECT path FROM code UNION SELECT alias FROM code_alias"
             " UNION SELECT code FROM highlight_code";
    case Field::segment:
      return "SELECT name FROM study_part WHERE kind = 'segment' UNION"
             " SELECT segment FROM record UNION SELECT segment FROM person";
    case Field::participant:
      return "SELECT participant FROM session_facts UNION SELECT id FROM person UNION"
             " SELECT participant FROM record";
    case Field::session: return "SELECT session FROM transcript UNION SELECT session FROM record";
    case Field::study: return "SELECT name FROM study";
    case Field::coder: return "SELECT coder FROM highlight";
    case Field::theme: return "SELECT id FROM theme";
    case Field::question:
      return "SELECT name FROM study_part WHERE kind = 'question' UNION"
             " SELECT name FROM member WHERE kind = 'question'";
    case Field::speaker:
    case Field::date:
    case Field::has:
    case Field::is:
    case Field::own: break;
  }
  return "";
}

Result<std::int64_t> count(Db& db, std::string_view sql) {
  UXI_TRY(const auto number, db.number(sql));
  return number.value_or(0);
}

}  // namespace

struct Index::Impl {
  Sources sources;
  Store store;
  std::string hiding = {};      ///< views that stand before the tables; empty where all is seen
  bool is_half_filled = false;  ///< a new file has no journal that could take back what was done

  Impl(Sources from, Store opened) : sources(std::move(from)), store(std::move(opened)) {
    store.db.stop_when(sources.interrupted);
  }

  Result<void> start_anew() {
    store.building.reset();
    UXI_TRY(store, make_store(sources));
    is_half_filled = false;
    store.db.stop_when(sources.interrupted);
    return {};
  }

  Result<Refreshed> refresh() {
    if (is_half_filled) UXI_TRY_VOID(start_anew());
    auto report = refresh_store(store, sources);
    if (!report && report.error().kind == ErrorKind::syntax) {
      UXI_TRY_VOID(start_anew());
      report = refresh_store(store, sources);
    }
    is_half_filled = !report && store.is_new;
    if (report) report->made = std::exchange(store.is_new, false);
    store.building.reset();  // others may make their own where this one is not filled
    return report;
  }

  /// Asks the database; where it turns out to be damaged, a new one.
  template <class Ask>
  auto read(Ask ask) -> decltype(ask(store.db)) {
    auto answer = ask(store.db);
    if (answer || answer.error().kind != ErrorKind::syntax) return answer;
    UXI_TRY_VOID(start_anew());
    UXI_TRY_VOID(refresh());
    if (!hiding.empty()) UXI_TRY_VOID(store.db.run(hiding));
    return ask(store.db);
  }
};

Index::Index(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
Index::~Index() = default;

Result<Index> Index::open(Sources sources) {
  UXI_TRY(Store store, open_store(sources));
  return Index(std::make_unique<Impl>(std::move(sources), std::move(store)));
}

Result<Refreshed> Index::refresh() { return impl_->refresh(); }

Result<Refreshed> Index::rebuild() {
  UXI_TRY_VOID(impl_->start_anew());
  return impl_->refresh();
}

Result<void> Index::hide(const std::vector<std::string>& studies, const std::string& coder) {
  const auto quoted = [](const std::string& text) {
    return "'" + text::replace_all(text, "'", "''") + "'";
  };
  std::string named;
  for (const std::string& study : studies) named += (named.empty() ? "" : ", ") + quoted(study);
  const std::string seen = "h.coder = " + quoted(coder) + " OR h.study NOT IN (" + named + ")";
  impl_->hiding = "CREATE TEMP VIEW highlight AS SELECT h.* FROM main.highlight h WHERE " + seen;
  for (const std::string table : {"highlight_turn", "highlight_code"}) {
    impl_->hiding += "; CREATE TEMP VIEW " + table + " AS SELECT t.* FROM main." + table +
                     " t JOIN main.highlight h ON h.id = t.highlight WHERE " + seen;
  }
  return impl_->store.db.run(impl_->hiding);
}

Result<bool> Index::is_sound() { return impl_->store.db.is_sound(); }

Result<Found> Index::search(const query::Query& query, const SearchOptions& options) {
  return impl_->read([&](Db& db) { return search_db(db, query, options, impl_->sources.today); });
}

Result<void> Index::search(const query::Query& query, const SearchOptions& options,
                           const TakeHits& take) {
  // Damage that shows when some was handed on already cannot be mended unseen.
  bool handed_on = false;
  const auto taking = [&](Found&& some) {
    handed_on = true;
    return take(std::move(some));
  };
  auto done = search_db(impl_->store.db, query, options, impl_->sources.today, taking);
  if (done || handed_on || done.error().kind != ErrorKind::syntax) return done;
  UXI_TRY_VOID(impl_->start_anew());
  UXI_TRY_VOID(impl_->refresh());
  return search_db(impl_->store.db, query, options, impl_->sources.today, take);
}

Result<std::vector<Tally>> Index::tally(const query::Query& query, TallyBy by) {
  return impl_->read([&](Db& db) { return tally_db(db, query, by, impl_->sources.today); });
}

Result<std::vector<Talk>> Index::talks() {
  return impl_->read([&](Db& db) { return talks_of(db, impl_->sources.today); });
}

Result<std::vector<Withheld>> Index::withheld() {
  return impl_->read([&](Db& db) { return withheld_of(db, impl_->sources.today); });
}

Result<std::optional<Passage>> Index::passage(const PassageOf& of) {
  return impl_->read([&](Db& db) { return read_passage(db, of); });
}

Result<std::optional<HighlightPlace>> Index::place_of(const std::string& study,
                                                      const std::string& session,
                                                      const std::string& highlight) {
  return impl_->read([&](Db& db) { return read_place(db, study, session, highlight); });
}

Result<std::vector<std::string>> Index::names(query::Field field) {
  std::vector<std::string> names;
  const std::string_view sql = names_sql(field);
  if (sql.empty()) return names;
  UXI_TRY(Statement rows, impl_->store.db.prepare(sql));
  while (true) {
    UXI_TRY(const bool row, rows.step());
    if (!row) break;
    if (!rows.text(0).empty()) names.emplace_back(rows.text(0));
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

Result<Counts> Index::counts() {
  Db& db = impl_->store.db;
  Counts counts;
  UXI_TRY(counts.studies, count(db, "SELECT count(*) FROM study"));
  UXI_TRY(counts.transcripts, count(db, "SELECT count(*) FROM transcript"));
  UXI_TRY(counts.turns, count(db, "SELECT count(*) FROM turn"));
  UXI_TRY(counts.highlights, count(db, "SELECT count(*) FROM highlight"));
  UXI_TRY(counts.codes, count(db, "SELECT count(*) FROM code"));
  UXI_TRY(counts.themes, count(db, "SELECT count(*) FROM theme"));
  return counts;
}

const std::string& Index::path() const { return impl_->store.path; }

}  // namespace uxi::index
