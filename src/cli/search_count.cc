#include "cli/search_count.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <map>
#include <set>

#include "cli/table.h"
#include "format/csv.h"
#include "format/json.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

/// Participants of two studies are two people, whatever they are called.
template <class Of>
std::string person_of(const Of& of) {
  return of.study + "/" + of.participant;
}

/// What a turn, or a transcript, is called in a row or column of that kind.
template <class Of>
std::string name_in(const Of& of, std::string_view what) {
  if (what == "session") return of.study + "/" + of.transcript;
  if (what == "participant") return person_of(of);
  return what == "study" ? of.study : of.segment;
}

std::string name_of(const index::Tally& tally, std::string_view what) {
  if (what == "code") return tally.code;
  if (what == "speaker") return std::string(to_string(tally.role));
  return name_in(tally, what);
}

}  // namespace

// ---- Lists --------------------------------------------------------------------------------------

std::vector<CountRow> count_by(const std::vector<index::Tally>& tallies, std::string_view what) {
  std::vector<CountRow> rows;
  std::map<std::string, std::size_t> places;
  std::vector<std::set<std::string>> people;
  for (const index::Tally& tally : tallies) {
    const std::string name = name_of(tally, what);
    const auto [place, is_new] = places.try_emplace(name, rows.size());
    if (is_new) {
      rows.push_back({.name = name});
      people.emplace_back();
    }
    rows[place->second].turns += tally.turns;
    people[place->second].insert(person_of(tally));
  }
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].participants = people[i].size();
  if (what == "session") return rows;
  std::ranges::sort(rows, [](const CountRow& a, const CountRow& b) {
    return a.turns != b.turns ? a.turns > b.turns : a.name < b.name;
  });
  return rows;
}

std::string counts_text(const std::vector<CountRow>& rows) {
  std::string out;
  for (const CountRow& row : rows) {
    std::string number = std::to_string(row.turns);
    number.insert(0, number.size() < 6 ? 6 - number.size() : 0, ' ');
    out += number + "  " + (row.name.empty() ? "-" : text::printable(row.name)) + "  (" +
           text::counted(row.participants, "participant") + ")\n";
  }
  return out;
}

std::string counts_json(const std::vector<CountRow>& rows, std::string_view what,
                        std::string_view query) {
  format::json::Writer json;
  json.begin_object().field("version", 1).field("query", query).field("by", what);
  json.key("counts").begin_array();
  for (const CountRow& row : rows) {
    json.begin_object()
        .field("name", row.name)
        .field("turns", std::uint64_t{row.turns})
        .field("participants", std::uint64_t{row.participants})
        .end_object();
  }
  json.end_array().end_object();
  return json.text();
}

std::string counts_csv(const std::vector<CountRow>& rows, std::string_view what) {
  std::string out = format::csv::write_row({std::string(what), "turns", "participants"});
  for (const CountRow& row : rows) {
    out += format::csv::write_row(
        {row.name, std::to_string(row.turns), std::to_string(row.participants)}, true);
  }
  return out;
}

// ---- Tables -------------------------------------------------------------------------------------

Result<ByWhat> parse_by(std::string_view text) {
  static const std::vector<std::string> kNames = {"segment", "session", "participant",
                                                  "study",   "code",    "speaker"};
  const auto words = text::split(text, ',');
  for (const std::string_view word : words) {
    if (std::ranges::find(kNames, word) != kNames.end()) continue;
    const std::string nearest = text::did_you_mean(word, kNames);
    return fail(
        ErrorKind::usage, "--by: `" + std::string(word) + "` is nothing to count by",
        nearest.empty() ? "say " + text::join(kNames, ", ") + ", or two with a comma" : nearest);
  }
  if (words.size() > 2 || (words.size() == 2 && words[0] == words[1])) {
    return fail(ErrorKind::usage, "--by: `" + std::string(text) + "` is no table",
                "say one for rows, or two different ones with a comma");
  }
  return ByWhat{std::string(words[0]), words.size() == 2 ? std::string(words[1]) : ""};
}

index::TallyBy tally_by(const ByWhat& by) {
  const auto names = [&by](std::string_view what) { return by.rows == what || by.columns == what; };
  return {.role = names("speaker"), .code = names("code")};
}

namespace {

struct Sum {
  std::size_t turns = 0;
  std::set<std::string> people;
  void add(const index::Tally& tally) {
    turns += tally.turns;
    people.insert(person_of(tally));
  }
  [[nodiscard]] ByTable::Cell cell() const { return {people.size(), turns}; }
};

bool stands_on_turns(std::string_view what) { return what == "code" || what == "speaker"; }

/// Lines of rows or columns: what transcripts there are, or what turns were found, in that order.
std::vector<ByTable::Line> lines_of(const std::vector<index::Tally>& tallies,
                                    const std::vector<index::Tally>& plain,
                                    const std::vector<index::Talk>& talks, std::string_view what) {
  std::vector<ByTable::Line> lines;
  if (what.empty()) return lines;
  std::vector<std::string> order;
  std::map<std::string, std::set<std::string>> people;
  std::map<std::string, Sum> sums;
  for (const index::Tally& tally : stands_on_turns(what) ? tallies : plain) {
    const std::string name = name_of(tally, what);
    if (stands_on_turns(what) && !sums.contains(name)) order.push_back(name);
    sums[name].add(tally);
  }
  if (!stands_on_turns(what)) {
    for (const index::Talk& talk : talks) {
      const std::string name = name_in(talk, what);
      if (!people.contains(name)) order.push_back(name);
      people[name].insert(person_of(talk));
    }
  }
  if (what != "session" && what != "participant") std::ranges::sort(order);
  for (const std::string& name : order)
    lines.push_back({.name = name, .people = people[name].size(), .total = sums[name].cell()});
  return lines;
}

}  // namespace

ByTable table_by(const std::vector<index::Tally>& tallies, const std::vector<index::Tally>& plain,
                 const std::vector<index::Talk>& talks, const ByWhat& by) {
  ByTable table{.columns = lines_of(tallies, plain, talks, by.columns),
                .rows = lines_of(tallies, plain, talks, by.rows)};
  Sum all;
  for (const index::Tally& tally : plain) all.add(tally);
  table.all = all.cell();
  std::set<std::string> everyone;
  for (const index::Talk& talk : talks) everyone.insert(person_of(talk));
  table.people = everyone.size();
  if (by.columns.empty()) return table;
  std::map<std::pair<std::string, std::string>, Sum> cells;
  for (const index::Tally& tally : tallies)
    cells[{name_of(tally, by.rows), name_of(tally, by.columns)}].add(tally);
  for (ByTable::Line& row : table.rows) {
    for (const ByTable::Line& column : table.columns)
      row.cells.push_back(cells[{row.name, column.name}].cell());
  }
  return table;
}

namespace {

std::string named(const std::string& name) { return name.empty() ? "-" : name; }

/// `3 of 5 (12)`: people, of how many, and turns.
std::string cell_text(const ByTable::Cell& cell, std::size_t people) {
  std::string out = std::to_string(cell.participants);
  if (people > 0) out += " of " + std::to_string(people);
  return cell.turns == 0 ? out : out + fmt::format(" ({})", cell.turns);
}

Table readable(const ByTable& table, const ByWhat& by) {
  Table out{.head = {by.rows, "participants (turns)"}};
  if (!table.columns.empty()) out.head = {by.rows, "all"};
  std::vector<std::string> last{"all", cell_text(table.all, table.people)};
  for (const ByTable::Line& column : table.columns) {
    out.head.push_back(named(column.name));
    last.push_back(cell_text(column.total, column.people));
  }
  for (const ByTable::Line& row : table.rows) {
    std::vector<std::string> cells{named(row.name), cell_text(row.total, row.people)};
    for (const ByTable::Cell& cell : row.cells) cells.push_back(cell_text(cell, 0));
    out.rows.push_back(std::move(cells));
  }
  out.rows.push_back(std::move(last));
  return out;
}

/// A number a cell, for spreadsheets.
Table numbers(const ByTable& table, const ByWhat& by) {
  Table out{.head = {by.rows, "participants", "of", "turns"}};
  for (const ByTable::Line& column : table.columns) {
    out.head.push_back(named(column.name) + " participants");
    out.head.push_back(named(column.name) + " turns");
  }
  for (const ByTable::Line& row : table.rows) {
    std::vector<std::string> cells{row.name, std::to_string(row.total.participants),
                                   row.people == 0 ? "" : std::to_string(row.people),
                                   std::to_string(row.total.turns)};
    for (const ByTable::Cell& cell : row.cells) {
      cells.push_back(std::to_string(cell.participants));
      cells.push_back(std::to_string(cell.turns));
    }
    out.rows.push_back(std::move(cells));
  }
  return out;
}

void write_cell(format::json::Writer& json, const ByTable::Cell& cell) {
  json.field("participants", std::uint64_t{cell.participants})
      .field("turns", std::uint64_t{cell.turns});
}

void write_line(format::json::Writer& json, const ByTable::Line& line) {
  json.field("name", line.name).key("of");
  if (line.people == 0) {
    json.null();
  } else {
    json.value(std::uint64_t{line.people});
  }
  write_cell(json, line.total);
}

std::string as_json(const ByTable& table, const ByWhat& by, std::string_view query) {
  format::json::Writer json;
  json.begin_object().field("version", 1).field("query", query).key("by").begin_array();
  json.value(by.rows);
  if (!by.columns.empty()) json.value(by.columns);
  json.end_array().field("of", std::uint64_t{table.people});
  write_cell(json, table.all);
  json.key("columns").begin_array();
  for (const ByTable::Line& column : table.columns) {
    json.begin_object();
    write_line(json, column);
    json.end_object();
  }
  json.end_array().key("rows").begin_array();
  for (const ByTable::Line& row : table.rows) {
    json.begin_object();
    write_line(json, row);
    json.key("cells").begin_array();
    for (const ByTable::Cell& cell : row.cells) {
      json.begin_object();
      write_cell(json, cell);
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return json.text();
}

}  // namespace

std::string table_by_as(const ByTable& table, const ByWhat& by, std::string_view query,
                        std::string_view format, int width, const Style& style) {
  if (format == "json") return as_json(table, by, query);
  if (format == "csv") return table_csv(numbers(table, by));
  const Table made = readable(table, by);
  return format == "markdown" ? table_markdown(made) : table_text(made, width, style);
}

}  // namespace uxi::cli
