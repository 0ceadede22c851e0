#include "index/search.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "index/compile.h"
#include "index/content.h"
#include "index/marks.h"

namespace uxi::index {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The digits at the start of `text`, taken off it, without leading noughts.
std::string_view take_number(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
  std::string_view number = text.substr(0, end);
  text.remove_prefix(end);
  number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
  return number;
}

/// A transcript and who speaks in it.
struct Facts {
  std::string study;
  std::string name;
  std::string participant;
  std::string segment;
  std::string language;  ///< `query::language_key`
  std::size_t rank = 0;  ///< in file order
};

/// Hits that are handed on together, and how many more at most where they are of one transcript.
constexpr std::size_t kPiece = 1000;
constexpr std::size_t kLargestPiece = 10'000;

using FactsByFile = std::map<std::int64_t, Facts>;

constexpr std::string_view kFacts =
    "SELECT file, study, name, participant, segment, language FROM session_facts";

Result<void> take_rows(Statement& rows, FactsByFile& facts) {
  while (true) {
    UXI_TRY(const bool row, rows.step());
    if (!row) return {};
    facts[rows.integer(0)] = {std::string(rows.text(1)), std::string(rows.text(2)),
                              std::string(rows.text(3)), std::string(rows.text(4)),
                              std::string(rows.text(5))};
  }
}

/// Studies by name, sessions by number.
void put_in_file_order(FactsByFile& facts) {
  std::vector<std::pair<std::int64_t, Facts*>> order;
  for (auto& [file, one] : facts) order.emplace_back(file, &one);
  std::ranges::sort(order, [](const auto& a, const auto& b) {
    if (a.second->study != b.second->study) return a.second->study < b.second->study;
    if (a.second->name != b.second->name) return comes_before(a.second->name, b.second->name);
    return a.first < b.first;
  });
  for (std::size_t i = 0; i < order.size(); ++i) order[i].second->rank = i;
}

Result<FactsByFile> all_facts(Db& db) {
  UXI_TRY(Statement rows, db.prepare(kFacts));
  FactsByFile facts;
  UXI_TRY_VOID(take_rows(rows, facts));
  put_in_file_order(facts);
  return facts;
}

/// Of some transcripts, each once.
Result<FactsByFile> facts_of(Db& db, const std::vector<std::int64_t>& files) {
  UXI_TRY(Statement rows, db.prepare(std::string(kFacts) + " WHERE file = ?"));
  FactsByFile facts;
  for (const std::int64_t file : files) {
    rows.bind(file);
    UXI_TRY_VOID(take_rows(rows, facts));
  }
  put_in_file_order(facts);
  return facts;
}

/// Of the transcripts, sorted, English first; English alone where there are none.
Result<std::vector<std::string>> languages_of(Db& db) {
  UXI_TRY(Statement rows, db.prepare("SELECT DISTINCT language FROM transcript ORDER BY language"));
  std::vector<std::string> languages;
  while (true) {
    UXI_TRY(const bool row, rows.step());
    if (!row) break;
    languages.emplace_back(rows.text(0));
  }
  if (languages.empty()) languages.emplace_back();
  return languages;
}

/// A turn that the query holds for, not looked up yet.
struct Candidate {
  std::int64_t id = 0;
  double score = 0;
  std::size_t transcript = 0;  ///< its rank in file order
};

bool by_id(const Candidate& a, const Candidate& b) { return a.id < b.id; }

/// The day from which turns are withheld; nothing where none is, so that nobody need look.
Result<std::optional<std::int64_t>> limit_of(Db& db, Today today) {
  std::optional<std::int64_t> limit;
  if (!today) return limit;
  UXI_TRY(Statement row, db.prepare("SELECT 1 FROM record WHERE last_day < ? LIMIT 1"));
  row.bind(days_since_epoch(*today));
  UXI_TRY(const bool found, row.step());
  if (found) limit = days_since_epoch(*today);
  return limit;
}

class Search {
 public:
  Search(Db& db, const query::Query& query, const SearchOptions& options, Today today)
      : db_(db), query_(query), options_(options), today_(today) {}

  Result<void> run(const TakeHits& take) {
    UXI_TRY(languages_, languages_of(db_));
    UXI_TRY(std::vector<Candidate> candidates, candidates_of_views());
    UXI_TRY_VOID(read_facts(candidates));
    UXI_TRY_VOID(score(candidates));
    const std::size_t total = candidates.size();
    put_in_order(candidates);
    Found some{.total = total};
    const Candidate* last = nullptr;
    for (const Candidate& candidate : candidates) {
      const bool elsewhere = last != nullptr && last->transcript != candidate.transcript;
      const std::size_t size = some.hits.size();
      if ((elsewhere && size >= kPiece) || size >= kLargestPiece) {
        UXI_TRY_VOID(take(std::exchange(some, {.total = total})));
      }
      UXI_TRY(Hit hit, look_up(candidate));
      some.hits.push_back(std::move(hit));
      last = &candidate;
    }
    return take(std::move(some));
  }

  Result<std::vector<Tally>> tally(TallyBy by) {
    UXI_TRY(languages_, languages_of(db_));
    UXI_TRY(const std::vector<Candidate> candidates, candidates_of_views());
    UXI_TRY_VOID(read_facts(candidates));
    std::map<std::tuple<std::size_t, Role, std::string>, Tally> tallies;
    auto of = facts_.end();
    const auto count = [&](std::int64_t id, const std::string& code) {
      const std::int64_t file = TurnId::file(id);
      if (of == facts_.end() || of->first != file) of = facts_.find(file);
      UXI_CHECK(of != facts_.end());
      const Facts& facts = of->second;
      const Role role = by.role ? TurnId::role(id) : Role::unknown;
      Tally& tally = tallies[{facts.rank, role, code}];
      if (tally.turns++ == 0)
        tally = {facts.study, facts.name, facts.participant, facts.segment, role, code, 1};
    };
    UXI_TRY_VOID(by.code ? each_code(candidates, count) : each_turn(candidates, count));
    std::vector<Tally> all;
    for (auto& [key, tally] : tallies) all.push_back(std::move(tally));
    return all;
  }

 private:
  /// Looks up the transcripts of the candidates, which come file by file.
  Result<void> read_facts(const std::vector<Candidate>& candidates) {
    std::vector<std::int64_t> files;
    for (const Candidate& candidate : candidates) {
      const std::int64_t file = TurnId::file(candidate.id);
      if (files.empty() || files.back() != file) files.push_back(file);
    }
    UXI_TRY(facts_, facts_of(db_, files));
    return {};
  }

  template <class Count>
  static Result<void> each_turn(const std::vector<Candidate>& candidates, const Count& count) {
    for (const Candidate& candidate : candidates) count(candidate.id, "");
    return {};
  }

  /// Walks the codes of all turns beside the candidates, which are sorted by id.
  template <class Count>
  Result<void> each_code(const std::vector<Candidate>& candidates, const Count& count) {
    // An alias counts as its code; a study's own codebook wins.
    UXI_TRY(Statement rows,
            db_.prepare("SELECT DISTINCT turn, ifnull((SELECT path FROM code_alias a"
                        "   WHERE alias = c.code AND a.study IN ('', h.study)"
                        "   ORDER BY a.study DESC, path LIMIT 1), code) AS meant"
                        " FROM highlight_turn t JOIN highlight h ON h.id = t.highlight"
                        " JOIN highlight_code c ON c.highlight = t.highlight"
                        " ORDER BY turn, meant"));
    UXI_TRY(bool has_row, rows.step());
    for (const Candidate& candidate : candidates) {
      while (has_row && rows.integer(0) < candidate.id) {
        UXI_TRY(has_row, rows.step());
      }
      if (!has_row || rows.integer(0) != candidate.id) count(candidate.id, "");
      while (has_row && rows.integer(0) == candidate.id) {
        count(candidate.id, std::string(rows.text(1)));
        UXI_TRY(has_row, rows.step());
      }
    }
    return {};
  }

  Result<std::vector<View>> views() {
    if (!names_coder(query_)) return std::vector<View>{{.kind = View::Kind::everyone}};
    std::vector<View> views{{.kind = View::Kind::nobody}};
    UXI_TRY(Statement coders, db_.prepare("SELECT DISTINCT coder FROM highlight ORDER BY coder"));
    while (true) {
      UXI_TRY(const bool row, coders.step());
      if (!row) return views;
      views.push_back({.kind = View::Kind::coder, .coder = std::string(coders.text(0))});
    }
  }

  /// Sorted by id, each once.
  Result<std::vector<Candidate>> candidates_of_views() {
    std::vector<Candidate> all;
    UXI_TRY(std::vector<View> views, this->views());
    UXI_TRY(const auto limit, limit_of(db_, today_));
    for (View& view : views) view.today = limit;
    for (const View& view : views) UXI_TRY_VOID(collect(compile(query_, view, languages_), all));
    if (!std::ranges::is_sorted(all, by_id)) std::ranges::sort(all, by_id);
    const auto same_id = [](const Candidate& a, const Candidate& b) { return a.id == b.id; };
    all.erase(std::unique(all.begin(), all.end(), same_id), all.end());
    return all;
  }

  Result<void> collect(const Compiled& compiled, std::vector<Candidate>& into) {
    const bool ranked = compiled.is_match && options_.order == Order::rank;
    is_ranked_ = is_ranked_ || ranked;
    const std::string columns = ranked ? "SELECT rowid, -bm25(turn_text) " : "SELECT rowid, 0 ";
    UXI_TRY(Statement rows, db_.prepare(compiled.with + columns + compiled.from));
    for (const std::string& text : compiled.texts) rows.bind(text);
    while (true) {
      UXI_TRY(const bool row, rows.step());
      if (!row) return {};
      into.push_back({.id = rows.integer(0), .score = rows.real(1)});
    }
  }

  /// Where words are only a part of the condition, whichever of them a turn has count.
  Result<void> score(std::vector<Candidate>& candidates) {
    if (options_.order != Order::rank || is_ranked_) return {};
    const auto match = any_word(query_, languages_);
    if (!match) return {};
    UXI_TRY(Statement rows, db_.prepare("SELECT rowid, -bm25(turn_text) FROM turn_text"
                                        " WHERE turn_text MATCH ?"));
    rows.bind(*match);
    while (true) {
      UXI_TRY(const bool row, rows.step());
      if (!row) return {};
      const auto at = std::ranges::lower_bound(candidates, rows.integer(0), {}, &Candidate::id);
      if (at != candidates.end() && at->id == rows.integer(0)) at->score = rows.real(1);
    }
  }

  /// Sorts, and cuts to the limit.
  void put_in_order(std::vector<Candidate>& candidates) {
    auto facts = facts_.end();
    for (Candidate& candidate : candidates) {  // they come file by file
      const std::int64_t file = TurnId::file(candidate.id);
      if (facts == facts_.end() || facts->first != file) facts = facts_.find(file);
      UXI_CHECK(facts != facts_.end());
      candidate.transcript = facts->second.rank;
    }
    const auto before = [](const Candidate& a, const Candidate& b) {
      return std::tuple(-a.score, a.transcript, a.id) < std::tuple(-b.score, b.transcript, b.id);
    };
    const std::size_t count =
        std::min(options_.limit.value_or(candidates.size()), candidates.size());
    std::ranges::partial_sort(candidates, candidates.begin() + static_cast<std::ptrdiff_t>(count),
                              before);
    candidates.resize(count);
  }

  Result<Hit> look_up(const Candidate& candidate) {
    const Facts& facts = facts_.at(TurnId::file(candidate.id));
    Hit hit{.study = facts.study,
            .participant = facts.participant,
            .segment = facts.segment,
            .score = candidate.score};
    UXI_TRY(auto turns, turns_where("id = ?", candidate.id, 1, facts));
    UXI_CHECK(turns.size() == 1);
    hit.turn = std::move(turns.front());
    hit.marks = find_marks(query_, hit.turn.words, facts.language);
    UXI_TRY(hit.codes, codes_of(candidate.id));
    if (options_.context > 0) {
      UXI_TRY(hit.before,
              turns_where("id < ? ORDER BY id DESC", candidate.id, options_.context, facts));
      std::ranges::reverse(hit.before);
      UXI_TRY(hit.after, turns_where("id > ? ORDER BY id", candidate.id, options_.context, facts));
    }
    return hit;
  }

  /// Turns of the transcript that `id` is of.
  Result<std::vector<TurnRow>> turns_where(std::string_view condition, std::int64_t id,
                                           std::size_t limit, const Facts& facts) {
    UXI_TRY(Statement * rows,
            prepared("SELECT number, speaker, id, start_ms, words FROM turn WHERE " +
                     std::string(condition) + " LIMIT ?"));
    rows->bind(id).bind(static_cast<std::int64_t>(limit));
    std::vector<TurnRow> turns;
    while (true) {
      UXI_TRY(const bool row, rows->step());
      if (!row) return turns;
      if (TurnId::file(rows->integer(2)) != TurnId::file(id)) continue;
      turns.push_back(
          {.transcript = facts.name,
           .place = TurnId::place(rows->integer(2)),
           .number = static_cast<int>(rows->integer(0)),
           .speaker = std::string(rows->text(1)),
           .role = TurnId::role(rows->integer(2)),
           .start = rows->is_null(3) ? std::nullopt : std::optional(Millis{rows->integer(3)}),
           .words = std::string(rows->text(4))});
    }
  }

  Result<std::vector<std::string>> codes_of(std::int64_t id) {
    UXI_TRY(Statement * rows,
            prepared("SELECT DISTINCT code FROM highlight_turn t JOIN highlight_code c"
                     " ON c.highlight = t.highlight WHERE t.turn = ? ORDER BY code"));
    rows->bind(id);
    std::vector<std::string> codes;
    while (true) {
      UXI_TRY(const bool row, rows->step());
      if (!row) return codes;
      codes.emplace_back(rows->text(0));
    }
  }

  Result<Statement*> prepared(const std::string& sql) {
    const auto known = statements_.find(sql);
    if (known != statements_.end()) return &known->second;
    UXI_TRY(Statement statement, db_.prepare(sql));
    return &statements_.emplace(sql, std::move(statement)).first->second;
  }

  Db& db_;
  const query::Query& query_;
  SearchOptions options_;
  Today today_;
  FactsByFile facts_;
  std::vector<std::string> languages_;
  std::map<std::string, Statement> statements_;
  bool is_ranked_ = false;
};

}  // namespace

bool comes_before(std::string_view a, std::string_view b) {
  const std::pair whole{a, b};
  while (!a.empty() && !b.empty()) {
    if (is_digit(a.front()) && is_digit(b.front())) {
      const std::string_view m = take_number(a);
      const std::string_view n = take_number(b);
      if (m.size() != n.size()) return m.size() < n.size();
      if (m != n) return m < n;
    } else {
      if (a.front() != b.front()) return a.front() < b.front();
      a.remove_prefix(1);
      b.remove_prefix(1);
    }
  }
  if (a.empty() != b.empty()) return a.empty();
  return whole.first < whole.second;
}

Result<void> search_db(Db& db, const query::Query& query, const SearchOptions& options, Today today,
                       const TakeHits& take) {
  UXI_TRY(Transaction transaction, Transaction::begin(db, Transaction::Kind::read));
  UXI_TRY_VOID(Search(db, query, options, today).run(take));
  return transaction.commit();
}

Result<Found> search_db(Db& db, const query::Query& query, const SearchOptions& options,
                        Today today) {
  Found found;
  UXI_TRY_VOID(search_db(db, query, options, today, [&found](Found&& some) -> Result<void> {
    found.total = some.total;
    std::ranges::move(some.hits, std::back_inserter(found.hits));
    return {};
  }));
  return found;
}

Result<std::vector<Tally>> tally_db(Db& db, const query::Query& query, TallyBy by, Today today) {
  UXI_TRY(Transaction transaction, Transaction::begin(db, Transaction::Kind::read));
  UXI_TRY(auto tallies, Search(db, query, {}, today).tally(by));
  UXI_TRY_VOID(transaction.commit());
  return tallies;
}

Result<std::vector<Withheld>> withheld_of(Db& db, Today today) {
  std::vector<Withheld> withheld;
  UXI_TRY(const auto limit, limit_of(db, today));
  if (!limit) return withheld;
  UXI_TRY(Statement rows, db.prepare("SELECT DISTINCT study, session, last_day FROM record"
                                     " JOIN transcript USING (study, session) WHERE last_day < ?"));
  rows.bind(*limit);
  while (true) {
    UXI_TRY(const bool row, rows.step());
    if (!row) break;
    const std::int64_t last = rows.integer(2);
    const bool ran_out = last > kWithdrawnDay;
    withheld.push_back({std::string(rows.text(0)), std::string(rows.text(1)),
                        ran_out ? std::optional(date_from_days(last)) : std::nullopt,
                        last == kUnreadDay});
  }
  std::ranges::sort(withheld, [](const Withheld& a, const Withheld& b) {
    return a.study != b.study ? a.study < b.study : comes_before(a.session, b.session);
  });
  return withheld;
}

Result<std::vector<Talk>> talks_of(Db& db, Today today) {
  UXI_TRY(const FactsByFile facts, all_facts(db));
  UXI_TRY(const auto withheld, withheld_of(db, today));
  std::vector<Talk> talks(facts.size());
  for (const auto& [file, one] : facts)
    talks[one.rank] = {one.study, one.name, one.participant, one.segment};
  std::erase_if(talks, [&](const Talk& talk) {
    return std::ranges::any_of(withheld, [&](const Withheld& one) {
      return one.study == talk.study &&
             one.session == talk.transcript.substr(0, talk.transcript.find('.'));
    });
  });
  return talks;
}

}  // namespace uxi::index
