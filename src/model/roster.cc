// Reads and writes participants.csv.
//
// Answers of strangers stand in it and people open it in spreadsheets, so cells that a spreadsheet
// would run are written with a `'` in front, and read without it.
#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <map>
#include <set>

#include "format/csv.h"
#include "model/forms.h"
#include "model/ids.h"
#include "text/strings.h"
#include "uxi/session.h"

namespace uxi {

using format::csv::Cell;
using format::csv::Row;
using format::csv::Table;

namespace {

struct Column {
  std::string_view name;
  std::string Participant::*member;
};
constexpr std::array<Column, 8> kColumns{{
    {"id", &Participant::id},
    {"segment", &Participant::segment},
    {"status", &Participant::status},
    {"source", &Participant::source},
    {"descriptor", &Participant::descriptor},
    {"incentive_amount", &Participant::incentive_amount},
    {"incentive_state", &Participant::incentive_state},
    {"access_needs", &Participant::access_needs},
}};

/// One or more `'` and then what a spreadsheet takes for the start of a formula.
bool is_guarded(std::string_view text) {
  const std::size_t quotes = std::min(text.find_first_not_of('\''), text.size());
  return quotes > 0 && quotes < text.size() &&
         std::string_view("=+-@").find(text[quotes]) != std::string_view::npos;
}

std::string unguard(std::string_view text) {
  return std::string(is_guarded(text) ? text.substr(1) : text);
}

/// `write_row` guards formulas; a text that only looks guarded gets one more, which reading takes
/// off.
std::string guard(std::string_view text) {
  return is_guarded(text) ? fmt::format("'{}", text) : std::string(text);
}

/// What each column of a file means: a field of Participant, or an attribute.
struct Layout {
  std::vector<std::string> names;
  std::vector<std::string Participant::*> members;  // null for an attribute
};

Layout read_header(const Reading& reading, const Row& header, Roster& roster) {
  Layout layout;
  std::map<std::string, Span> seen;
  for (const Cell& cell : header.cells) {
    if (layout.names.size() == kMaxRosterColumns) {
      reading.error(cell.span, "limit",
                    fmt::format("a roster has at most {} columns", kMaxRosterColumns));
      break;
    }
    const std::string name = unguard(text::trim(cell.text));
    if (!seen.emplace(name, cell.span).second) {
      reading.error(cell.span, "doubled-column", fmt::format("column `{}` stands twice", name));
    }
    const auto known = std::ranges::find(kColumns, name, &Column::name);
    layout.names.push_back(name);
    layout.members.push_back(known == kColumns.end() ? nullptr : known->member);
    if (known == kColumns.end()) roster.attribute_names.push_back(name);
  }
  if (!seen.contains("id")) {
    reading.error(header.span, "missing", "column `id` is missing",
                  "the first row names the columns");
  }
  return layout;
}

Participant read_person(const Reading& reading, const Layout& layout, const Row& row) {
  Participant person;
  for (std::size_t i = 0; i < layout.names.size(); ++i) {
    std::string text = i < row.cells.size() ? unguard(row.cells[i].text) : std::string();
    if (layout.members[i] != nullptr) {
      person.*layout.members[i] = std::move(text);
    } else {
      person.attributes.emplace_back(layout.names[i], std::move(text));
    }
  }
  if (row.cells.size() != layout.names.size()) {
    reading.error(row.span, "cells",
                  fmt::format("the row has {}, the header {}",
                              text::counted(row.cells.size(), "cell"), layout.names.size()),
                  "a text with a comma in it needs quotes");
  }
  return person;
}

Span id_place(const Layout& layout, const Row& row) {
  for (std::size_t i = 0; i < layout.members.size() && i < row.cells.size(); ++i) {
    if (layout.members[i] == &Participant::id) return row.cells[i].span;
  }
  return row.span;
}

void check_person(const Reading& reading, const Participant& person, Span place, UniqueIds& ids) {
  if (person.id.empty()) {
    reading.error(place, "missing", "the row has no `id`");
  } else if (check_id(reading, {person.id, place}, kParticipantForm)) {
    ids.add({person.id, place});
  }
}

}  // namespace

const Participant* Roster::find(std::string_view id) const {
  const auto found = std::ranges::find(people, id, &Participant::id);
  return found == people.end() ? nullptr : &*found;
}

Roster read_roster(const SourceFile& source, Diagnostics& diagnostics) {
  Roster roster;
  const Reading reading{source, diagnostics, "roster"};
  const Table table = format::csv::parse(source, diagnostics);
  if (table.rows.empty()) return roster;
  const Layout layout = read_header(reading, table.rows.front(), roster);
  UniqueIds ids(reading);
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const Row& row = table.rows[i];
    Participant person = read_person(reading, layout, row);
    const bool has_id = std::ranges::find(layout.names, "id") != layout.names.end();
    if (has_id) check_person(reading, person, id_place(layout, row), ids);
    roster.people.push_back(std::move(person));
  }
  return roster;
}

std::string write_roster(const Roster& roster) {
  std::vector<std::string> cells;
  for (const Column& column : kColumns) cells.emplace_back(column.name);
  for (const std::string& name : roster.attribute_names) cells.push_back(guard(name));
  std::string out = format::csv::write_row(cells, true);
  for (const Participant& person : roster.people) {
    cells.clear();
    for (const Column& column : kColumns) cells.push_back(guard(person.*column.member));
    for (const std::string& name : roster.attribute_names) {
      const auto found =
          std::ranges::find(person.attributes, name, &std::pair<std::string, std::string>::first);
      cells.push_back(found == person.attributes.end() ? "" : guard(found->second));
    }
    out += format::csv::write_row(cells, true);
  }
  return out;
}

}  // namespace uxi
