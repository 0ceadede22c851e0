// What a screening leaves in files: a row of the roster without contact data, and what stays in
// private/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "recruit/responses.h"
#include "recruit/screen.h"

namespace uxi::recruit {

/// Between the options of a multi question in the roster.
inline constexpr std::string_view kBetweenOptions = "; ";

/// Statuses by what they mean for a place: it is taken unless the person waits or has gone.
[[nodiscard]] bool is_waiting(std::string_view status);
[[nodiscard]] bool is_gone(std::string_view status);

/// The columns that every roster has.
[[nodiscard]] std::vector<std::string> roster_columns();

/// The number of `P07`; 0 where it is none.
[[nodiscard]] int number_of(std::string_view id);

/// Adds the person of a verdict, which has its id, to roster, contacts and answers.
void add_person(Screened& out, const Study& study, const Screener& screener, const Responses& file,
                const Response& response, const Verdict& verdict, std::string status);

}  // namespace uxi::recruit
