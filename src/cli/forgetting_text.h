// What is to be forgotten, what was left, and what git still holds: for people and for programs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/style.h"
#include "workspace/forget/forget.h"
#include "workspace/forget/history.h"

namespace uxi::cli {

/// Every file that goes or loses something, and what else.
[[nodiscard]] std::string plan_text(const workspace::ForgetPlan& plan, const Style& style);
/// What a person must look at; empty where there is nothing.
[[nodiscard]] std::string left_text(const workspace::ForgetPlan& plan);
/// What git holds and the way on; empty where it holds nothing. `list` is the file with the blobs,
/// `again` the command that looks once more.
[[nodiscard]] std::string history_text(const workspace::History& history, const std::string& list,
                                       const std::string& again);
/// One document; `history` where it was looked through.
[[nodiscard]] std::string forgetting_json(const workspace::ForgetPlan& plan,
                                          const std::optional<workspace::History>& history,
                                          bool done);

}  // namespace uxi::cli
