// What each column of a form's export holds: the answers to a question, a way to reach the person,
// or something else.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "format/csv.h"
#include "uxi/diagnostic.h"
#include "uxi/screener.h"

namespace uxi::recruit {

/// What is known of a person beside the answers.
enum class Personal {
  name,
  first_name,
  last_name,
  email,
  phone,
  consent,   ///< whether one may write to them
  answered,  ///< when
  response,  ///< what the form calls the answer
};

/// Of one column; neither where it is something else.
struct ColumnUse {
  std::string header;
  std::optional<std::size_t> question;
  std::optional<Personal> personal;
};

/// Reads the header row. A question's column is the one that `columns:` names, else the one headed
/// with the question's words or id, else the one that is nearest to its words: the same with more
/// words behind (`(required)`), or with a slip in one letter of five. Findings are `responses/...`:
/// `no-column` (an error, since nobody could be judged), `unknown-column` where `columns:` names
/// what is not there, `doubled-column`, `near-column` where the words differ.
[[nodiscard]] std::vector<ColumnUse> read_header(const SourceFile& source,
                                                 const format::csv::Row& header,
                                                 const Screener& screener,
                                                 Diagnostics& diagnostics);

/// What a header says that is no question of the screener, in the spellings of the usual forms.
[[nodiscard]] std::optional<Personal> personal_of(std::string_view header);

/// So many columns a file may have.
inline constexpr std::size_t kMaxColumns = 1000;

}  // namespace uxi::recruit
