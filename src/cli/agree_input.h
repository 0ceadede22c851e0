// What `uxi agree` measures: a table of units, or the highlights of a study's coders.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "coding/agreement_units.h"
#include "workspace/workspace.h"

namespace uxi::cli {

struct AgreeOptions {
  std::vector<std::string> sessions;
  std::optional<std::string> units_file;
  std::string unit = "turn";
  std::string coders;
  std::optional<std::string> code;
  std::optional<int> level;
  bool all = false;
  std::optional<int> draws;
  std::optional<int> seed;
  bool disagreements = false;
  std::optional<std::string> resolve;
  bool dry_run = false;
  std::string format = "text";
};

/// Stretches that two coders marked, held against each other.
struct CoderSpans {
  std::size_t first = 0;  ///< coders, by place
  std::size_t second = 0;
  coding::SpanMatches matches;
};

/// One session and what its coders marked; `marked` is by coder, as in `AgreeInput::ratings`.
struct CodedTranscript {
  const Transcript* transcript = nullptr;
  coding::MarkedByCoder marked;
};

struct AgreeInput {
  std::string study;  ///< empty for a table
  coding::Ratings ratings;
  coding::Ratings characters;  ///< the same by characters; of a table none
  std::vector<CodedTranscript> sessions;
  std::vector<CoderSpans> spans;
  std::vector<std::string> left_out;  ///< sessions that fewer than two of the coders have read
  std::size_t lost = 0;               ///< highlights whose words are not found
};

/// Units in rows, coders in columns; see uxi-agree(1). `syntax` with what is wrong with it.
[[nodiscard]] Result<AgreeInput> agree_input_of_table(Context& context,
                                                      const AgreeOptions& options);
/// `data` must outlive the result. `not_found` where no session was read by two coders.
[[nodiscard]] Result<AgreeInput> agree_input_of_study(const workspace::StudyData& data,
                                                      const AgreeOptions& options);

}  // namespace uxi::cli
