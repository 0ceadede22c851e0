#include "analysis/crosstab.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "text/utf8.h"
#include "uxi/reference.h"

namespace uxi::analysis {
namespace {

constexpr std::size_t kAtAGlance = 120;  ///< code points

/// A code and, with `with_above`, the ones above it.
std::set<std::string> rows_of(const CountedQuote& quote, const std::set<std::string>& known) {
  std::set<std::string> rows;
  for (const std::string& code : quote.codes) {
    std::string_view at = code;
    while (true) {
      if (known.contains(std::string(at))) rows.emplace(at);
      const std::size_t slash = at.rfind('/');
      if (slash == std::string_view::npos) break;
      at = at.substr(0, slash);
    }
  }
  return rows;
}

std::set<std::string> known_codes(const std::vector<CountedQuote>& quotes, bool with_above) {
  std::set<std::string> known;
  for (const CountedQuote& quote : quotes) {
    for (const std::string& code : quote.codes) {
      known.insert(code);
      for (std::size_t slash = code.find('/'); with_above && slash != std::string::npos;
           slash = code.find('/', slash + 1)) {
        known.insert(code.substr(0, slash));
      }
    }
  }
  return known;
}

/// Mentions, and who made them.
struct Tally {
  std::size_t highlights = 0;
  std::set<std::string> participants;

  void add(const CountedQuote& quote) {
    ++highlights;
    participants.insert(quote.participant);
  }
  [[nodiscard]] Count count() const { return {participants.size(), highlights}; }
};

std::vector<Crosstab::Column> columns_of(const std::vector<Person>& people,
                                         const std::vector<CountedQuote>& quotes) {
  std::vector<Crosstab::Column> columns;
  std::set<std::string> named;
  std::map<std::string, std::set<std::string>> members;
  for (const Person& person : people) {
    if (named.insert(person.group).second) columns.push_back({.name = person.group});
    members[person.group].insert(person.id);
  }
  std::set<std::string> others;
  for (const CountedQuote& quote : quotes) {
    if (!named.contains(quote.group)) others.insert(quote.group);
    members[quote.group].insert(quote.participant);
  }
  for (const std::string& other : others) columns.push_back({.name = other});
  for (Crosstab::Column& column : columns) column.people = members[column.name].size();
  return columns;
}

}  // namespace

std::string cut_code(std::string_view code, std::size_t levels) {
  if (levels == 0) return std::string(code);
  std::size_t end = 0;
  for (std::size_t level = 0; level < levels; ++level) {
    end = code.find('/', level == 0 ? 0 : end + 1);
    if (end == std::string_view::npos) return std::string(code);
  }
  return std::string(code.substr(0, end));
}

Crosstab crosstab(const std::vector<Person>& people, const std::vector<CountedQuote>& quotes,
                  bool with_above) {
  Crosstab table{.columns = columns_of(people, quotes)};
  std::set<std::string> everyone;
  for (const Person& person : people) everyone.insert(person.id);
  for (const CountedQuote& quote : quotes) everyone.insert(quote.participant);
  table.people = everyone.size();

  const std::set<std::string> known = known_codes(quotes, with_above);
  std::map<std::string, Tally> totals;
  std::map<std::pair<std::string, std::string>, Tally> cells;
  for (const CountedQuote& quote : quotes) {
    for (const std::string& row : rows_of(quote, known)) {
      totals[row].add(quote);
      cells[{row, quote.group}].add(quote);
    }
  }
  for (const auto& [code, tally] : totals) {
    Crosstab::Row row{.code = code, .total = tally.count()};
    for (const Crosstab::Column& column : table.columns) {
      const auto cell = cells.find({code, column.name});
      row.cells.push_back(cell == cells.end() ? Count{} : cell->second.count());
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

// ---- Together -----------------------------------------------------------------------------------

namespace {

/// Where each code stands: sorted places by session.
using Places = std::vector<std::size_t>;

struct Standing {
  std::set<std::string> participants;
  std::map<std::string, Places> by_code;
};

std::map<std::string, Standing> standings(const std::vector<CountedQuote>& quotes, Unit unit) {
  std::map<std::string, Standing> sessions;
  for (const CountedQuote& quote : quotes) {
    Standing& standing = sessions[quote.session];
    standing.participants.insert(quote.participant);
    for (const std::string& code : quote.codes) {
      Places& places = standing.by_code[code];
      if (unit == Unit::session) {
        places = {0};
        continue;
      }
      for (std::size_t place = quote.first; place <= quote.last; ++place) places.push_back(place);
    }
  }
  for (auto& [name, standing] : sessions) {
    for (auto& [code, places] : standing.by_code) {
      std::ranges::sort(places);
      places.erase(std::unique(places.begin(), places.end()), places.end());
    }
  }
  return sessions;
}

/// Places of `from` that have one of `to` no more than `reach` away.
void add_near(const Places& from, const Places& to, std::size_t reach, Places& out) {
  for (const std::size_t place : from) {
    const auto next = std::ranges::lower_bound(to, place - std::min(place, reach));
    if (next != to.end() && *next <= place + reach) out.push_back(place);
  }
}

std::size_t count_distinct(Places places) {
  std::ranges::sort(places);
  const auto end = std::unique(places.begin(), places.end());
  return static_cast<std::size_t>(end - places.begin());
}

bool one_holds_the_other(std::string_view a, std::string_view b) {
  return code_is_within(a, b) || code_is_within(b, a);
}

struct PairTally {
  std::size_t places = 0;
  std::size_t both = 0;  ///< places that carry both by themselves
  std::set<std::string> participants;
};

}  // namespace

std::vector<Pair> pairs(const std::vector<CountedQuote>& quotes, Unit unit, std::size_t window) {
  const std::size_t reach = unit == Unit::window ? window : 0;
  std::map<std::string, std::size_t> alone;
  std::map<std::pair<std::string, std::string>, PairTally> tallies;
  for (const auto& [session, standing] : standings(quotes, unit)) {
    for (auto a = standing.by_code.begin(); a != standing.by_code.end(); ++a) {
      alone[a->first] += a->second.size();
      for (auto b = std::next(a); b != standing.by_code.end(); ++b) {
        if (one_holds_the_other(a->first, b->first)) continue;
        Places near;
        add_near(a->second, b->second, reach, near);
        add_near(b->second, a->second, reach, near);
        if (near.empty()) continue;
        Places both;
        std::ranges::set_intersection(a->second, b->second, std::back_inserter(both));
        PairTally& tally = tallies[{a->first, b->first}];
        tally.places += count_distinct(std::move(near));
        tally.both += both.size();
        tally.participants.insert(standing.participants.begin(), standing.participants.end());
      }
    }
  }
  std::vector<Pair> out;
  for (const auto& [codes, tally] : tallies) {
    Pair pair{.first = codes.first,
              .second = codes.second,
              .places = tally.places,
              .participants = tally.participants.size(),
              .first_places = alone[codes.first],
              .second_places = alone[codes.second]};
    const std::size_t either = pair.first_places + pair.second_places - tally.both;
    pair.share = static_cast<double>(pair.places) / static_cast<double>(either);
    out.push_back(std::move(pair));
  }
  std::ranges::stable_sort(out, [](const Pair& a, const Pair& b) {
    return std::pair(a.participants, a.places) > std::pair(b.participants, b.places);
  });
  return out;
}

// ---- Framework matrix ---------------------------------------------------------------------------

namespace {

/// Smaller is better.
std::pair<std::size_t, std::size_t> rank_of(const CountedQuote& quote) {
  const std::size_t length = text::count_code_points(quote.quote);
  return {quote.codes.size(), length > kAtAGlance ? length - kAtAGlance : kAtAGlance - length};
}

bool stands_under(const CountedQuote& quote, const std::string& column) {
  return std::ranges::any_of(
      quote.codes, [&column](const std::string& code) { return code_is_within(code, column); });
}

}  // namespace

Matrix matrix(const std::vector<Person>& people, const std::vector<CountedQuote>& quotes,
              const std::vector<std::string>& columns) {
  std::map<std::string, std::vector<const CountedQuote*>> by_person;
  for (const CountedQuote& quote : quotes) by_person[quote.participant].push_back(&quote);
  Matrix made{.columns = columns};
  for (const Person& person : people) {
    Matrix::Row row{.person = person};
    for (const std::string& column : columns) {
      MatrixCell cell;
      const CountedQuote* best = nullptr;
      for (const CountedQuote* quote : by_person[person.id]) {
        if (!stands_under(*quote, column)) continue;
        ++cell.highlights;
        if (quote->quote.empty()) continue;
        if (best == nullptr || rank_of(*quote) < rank_of(*best)) best = quote;
      }
      if (best != nullptr) {
        cell.ref = best->ref;
        cell.quote = best->quote;
      }
      row.cells.push_back(std::move(cell));
    }
    made.rows.push_back(std::move(row));
  }
  return made;
}

}  // namespace uxi::analysis
