// What each column of a form's export holds: the answers to a question, one of its options, a way
// to reach the person, or something else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "recruit/form_table.h"
#include "recruit/header_words.h"
#include "uxi/diagnostic.h"
#include "uxi/screener.h"

namespace uxi::recruit {

/// Of one column; none of them where it is something else.
struct ColumnUse {
  std::string header;
  std::optional<std::size_t> question;
  /// The column is about this option of the question alone, in the screener's words.
  std::optional<std::string> option;
  /// It holds the words of who chose `Other`.
  bool is_other_text = false;
  std::optional<Personal> personal;
};

/// Reads the header. A question's column is the one that `columns:` names, else the one headed with
/// the question's words or id. Else each of its options has a column: headed with question and
/// option, or, in a row of them, with the options alone. Else it is the column that is nearest to
/// its words: the same with more words behind (`(required)`), or with a slip in one letter of five.
/// Findings are `responses/...`: `no-column` (an error, since nobody could be judged),
/// `unknown-column` where `columns:` names what is not there, `doubled-column`, `near-column` where
/// the words differ.
[[nodiscard]] std::vector<ColumnUse> read_header(const SourceFile& source, const FormHeader& header,
                                                 const Screener& screener,
                                                 Diagnostics& diagnostics);

/// So many columns a file may have.
inline constexpr std::size_t kMaxColumns = 1000;

}  // namespace uxi::recruit
