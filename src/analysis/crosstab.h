// Tables over highlights: codes by groups of people, codes that stand together, and the framework
// matrix (Ritchie & Spencer 1994) of people by codes or questions.
//
// People are counted, not only mentions: one person who says a thing ten times is one person.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace uxi::analysis {

/// A person who could have said something: what shares are of.
struct Person {
  std::string id;
  std::string group;  ///< segment; empty where none
  friend bool operator==(const Person&, const Person&) = default;
};

/// One highlight. `first` to `last` are places of its turns in the transcript.
struct CountedQuote {
  std::string participant;
  std::string session;
  std::string group;               ///< the column that it counts in
  std::vector<std::string> codes;  ///< or questions
  std::size_t first = 0;
  std::size_t last = 0;
  std::string ref;
  std::string quote;  ///< empty where its words must not be shown
};

/// `pain/billing/late` at 2 levels is `pain/billing`; 0 levels leave it whole.
[[nodiscard]] std::string cut_code(std::string_view code, std::size_t levels);

struct Count {
  std::size_t participants = 0;
  std::size_t highlights = 0;
  friend bool operator==(const Count&, const Count&) = default;
};

/// Codes in rows; each code counts what is below it too, as `code:pain` finds it, and a highlight
/// counts once in a row. A person who is in two groups counts in both, and once in `total`.
struct Crosstab {
  struct Column {
    std::string name;
    std::size_t people = 0;
    friend bool operator==(const Column&, const Column&) = default;
  };
  struct Row {
    std::string code;
    Count total;
    std::vector<Count> cells;  ///< one a column
    friend bool operator==(const Row&, const Row&) = default;
  };
  std::vector<Column> columns;
  std::vector<Row> rows;   ///< by code
  std::size_t people = 0;  ///< each once
};

/// Columns are the groups of `people` in the order they come in, then others of `quotes`, sorted.
/// `with_above` gives rows to `pain` where only `pain/billing` was given.
[[nodiscard]] Crosstab crosstab(const std::vector<Person>& people,
                                const std::vector<CountedQuote>& quotes, bool with_above);

/// Where two codes meet.
enum class Unit {
  turn,     ///< in one turn
  session,  ///< in one session
  window    ///< no more than so many turns apart
};

/// Two codes that stand together somewhere. Places are sessions for `Unit::session`; otherwise
/// turns that carry one of the two and have the other in reach.
struct Pair {
  std::string first;
  std::string second;  ///< behind `first`, and neither is below the other
  std::size_t places = 0;
  std::size_t participants = 0;
  std::size_t first_places = 0;  ///< where `first` stands at all
  std::size_t second_places = 0;
  double share = 0;  ///< `places` of all places where either stands (Jaccard)
  friend bool operator==(const Pair&, const Pair&) = default;
};

/// Most participants first, then most places, then by name.
[[nodiscard]] std::vector<Pair> pairs(const std::vector<CountedQuote>& quotes, Unit unit,
                                      std::size_t window);

/// What one person said under one code or question.
struct MatrixCell {
  std::size_t highlights = 0;
  std::string ref;    ///< of the best quote; empty where none may be shown
  std::string quote;  ///< see `matrix`
  friend bool operator==(const MatrixCell&, const MatrixCell&) = default;
};

struct Matrix {
  struct Row {
    Person person;
    std::vector<MatrixCell> cells;  ///< one a column
    friend bool operator==(const Row&, const Row&) = default;
  };
  std::vector<std::string> columns;
  std::vector<Row> rows;
};

/// People in the order given by columns in the order given. A highlight counts under a column that
/// one of its codes is, or is below. The best quote has the fewest other codes, then the length
/// nearest to what is read at a glance (120 code points), then stands first.
[[nodiscard]] Matrix matrix(const std::vector<Person>& people,
                            const std::vector<CountedQuote>& quotes,
                            const std::vector<std::string>& columns);

}  // namespace uxi::analysis
