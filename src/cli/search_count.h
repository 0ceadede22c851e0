// What a search found, counted: lists (`--count`) and tables (`--by`) of turns and of people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/style.h"
#include "index/index.h"
#include "uxi/error.h"

namespace uxi::cli {

/// How many turns, and of how many people, some of them have in common.
struct CountRow {
  std::string name;
  std::size_t turns = 0;
  std::size_t participants = 0;
};
/// By `session`, in file order; by `segment` or `code`, the most first. Turns of no segment or code
/// count under no name.
[[nodiscard]] std::vector<CountRow> count_by(const std::vector<index::Tally>& tallies,
                                             std::string_view what);
[[nodiscard]] std::string counts_text(const std::vector<CountRow>& rows);
[[nodiscard]] std::string counts_json(const std::vector<CountRow>& rows, std::string_view what,
                                      std::string_view query);
[[nodiscard]] std::string counts_csv(const std::vector<CountRow>& rows, std::string_view what);

/// One or two of segment, session, participant, study, code and speaker: what stands in rows, and
/// what in columns. `usage` for anything else.
struct ByWhat {
  std::string rows;
  std::string columns;  ///< empty: none
};
[[nodiscard]] Result<ByWhat> parse_by(std::string_view text);
[[nodiscard]] index::TallyBy tally_by(const ByWhat& by);

/// Participants, and in brackets turns; `people` says of how many. Segments, sessions, participants
/// and studies in which nothing was found stand there with 0.
struct ByTable {
  struct Cell {
    std::size_t participants = 0;
    std::size_t turns = 0;
  };
  struct Line {
    std::string name;
    std::size_t people = 0;  ///< that have a transcript; 0 where `name` is a code or a role
    Cell total;
    std::vector<Cell> cells = {};  ///< of rows: one a column
  };
  std::vector<Line> columns;
  std::vector<Line> rows;
  Cell all;
  std::size_t people = 0;
};
/// `tallies` are told apart as `tally_by` says, `plain` are the same turns, each once.
[[nodiscard]] ByTable table_by(const std::vector<index::Tally>& tallies,
                               const std::vector<index::Tally>& plain,
                               const std::vector<index::Talk>& talks, const ByWhat& by);
/// `format` is text, markdown, csv or json; text stays within `width` columns.
[[nodiscard]] std::string table_by_as(const ByTable& table, const ByWhat& by,
                                      std::string_view query, std::string_view format, int width,
                                      const Style& style);

}  // namespace uxi::cli
