// A form's export as answers to the screener.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "recruit/answer.h"
#include "uxi/diagnostic.h"
#include "uxi/screener.h"

namespace uxi::recruit {

/// How a person can be reached and known again. Everything may be empty.
struct Reach {
  std::string name;
  std::string email;
  std::string phone;
  std::string consent;  ///< to be written to, in the words of the form
  /// What the form calls the answer; a hash of all cells where nothing else makes the person known.
  std::string response;

  /// There is an e-mail address or a phone number.
  [[nodiscard]] bool can_be_contacted() const { return !email.empty() || !phone.empty(); }
};

struct Response {
  std::size_t row = 0;  ///< as a spreadsheet counts, the header being row 1
  Reach reach;
  std::string answered;            ///< when, in the words of the form
  std::optional<double> seconds;   ///< that it took, where the form says so
  bool is_preview = false;         ///< somebody tried the form out
  bool is_unfinished = false;      ///< the form says that its end was not reached
  std::vector<Answer> answers;     ///< in the order of the screener's questions
  std::vector<std::string> other;  ///< cells of the columns that are neither, see Responses
};

struct Responses {
  std::string path;           ///< of the file, for people
  std::string source;         ///< where its people came from: the file's name without ending
  bool has_contacts = false;  ///< a column for e-mail addresses or phone numbers
  std::vector<std::string> other_headers;
  std::vector<Response> rows;
};

inline constexpr std::size_t kMaxResponses = 200'000;

/// Reads an export. Findings are `csv/...` and `responses/...`: `empty`, `no-header`, what columns
/// lack (columns.h), `cells` of rows longer or shorter than the header, `unknown-option`,
/// `not-a-number`. They never carry the line of the file, which holds names and addresses.
[[nodiscard]] Responses read_responses(const SourceFile& source, std::string name,
                                       const Screener& screener, Diagnostics& diagnostics);

}  // namespace uxi::recruit
