// Conditions of a screener: `{all: [{did: {in: [Cancelled]}}, {invoices: {gte: 5}}]}`.
#pragma once

#include "model/reading.h"
#include "uxi/screener.h"

namespace uxi {

/// Reads one condition. Several questions in one mapping, and several comparisons on one question,
/// are all meant. A part that cannot be read is reported and left out.
[[nodiscard]] Condition read_condition(const Reading& reading, const format::yaml::Node& node);

/// Holds a condition against the questions: `KIND/unknown-question`, `KIND/unknown-option`, and
/// `KIND/comparison` where a number is compared with what is not one.
void check_condition(const Reading& reading, const Condition& condition,
                     const std::vector<ScreenerQuestion>& questions);

/// The question of that id, or null and `KIND/unknown-question`.
const ScreenerQuestion* require_question(const Reading& reading, const Text& id,
                                         const std::vector<ScreenerQuestion>& questions);

/// Reports `KIND/unknown-option` where the question has options and this is none of them.
void check_option(const Reading& reading, const ScreenerQuestion& question, const Text& option);

}  // namespace uxi
