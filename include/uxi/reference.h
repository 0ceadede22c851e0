// How turns and highlights are named everywhere: `billing/P01#12`, `P01#12-15`,
// `P01/h7c1f09ab33e0`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "uxi/error.h"

namespace uxi {

/// One session of a study. An empty study means "the study at hand".
struct SessionRef {
  std::string study;
  std::string session;
  friend auto operator<=>(const SessionRef&, const SessionRef&) = default;
};

/// Turns `first` to `last` (both meant) of a session, in file order. Ids are those of the
/// transcript's `^n`.
struct TurnRef {
  SessionRef session;
  int first = 0;
  int last = 0;
  friend auto operator<=>(const TurnRef&, const TurnRef&) = default;
};

/// One highlight: `h` and twelve hex digits.
struct HighlightRef {
  SessionRef session;
  std::string id;
  friend auto operator<=>(const HighlightRef&, const HighlightRef&) = default;
};

/// `P01`, `P07-2`, `billing/P01`. `usage` with what a session name looks like.
[[nodiscard]] Result<SessionRef> parse_session_ref(std::string_view text);
/// `P01#12`, `P01:12`, `billing/P01#12-15`; also a notes record, `P01.ben#3`.
[[nodiscard]] Result<TurnRef> parse_turn_ref(std::string_view text);
/// `P01/h7c1f09ab33e0`, `billing/P01/h7c1f09ab33e0`.
[[nodiscard]] Result<HighlightRef> parse_highlight_ref(std::string_view text);

/// The canonical forms; a study is written only where it is set.
[[nodiscard]] std::string to_string(const SessionRef& ref);
[[nodiscard]] std::string to_string(const TurnRef& ref);
[[nodiscard]] std::string to_string(const HighlightRef& ref);

/// `[a-z0-9][a-z0-9-]*`
[[nodiscard]] bool is_study_name(std::string_view text);
/// `P` and two digits or more.
[[nodiscard]] bool is_participant_id(std::string_view text);
/// A participant id, or that and `-2` and higher.
[[nodiscard]] bool is_session_id(std::string_view text);
/// `P07` of `P07-2`.
[[nodiscard]] std::string participant_of(std::string_view session);
/// Lower-case words with hyphens, `/` between levels: `pain/billing/double-charge`.
[[nodiscard]] bool is_code_path(std::string_view text);
/// Lower-case words with hyphens: ids of themes, questions, assumptions, insights.
[[nodiscard]] bool is_slug(std::string_view text);
/// `h` and twelve lower-case hex digits.
[[nodiscard]] bool is_highlight_id(std::string_view text);
/// `pain/billing` holds itself and `pain/billing/double-charge`.
[[nodiscard]] bool code_is_within(std::string_view code, std::string_view ancestor);

}  // namespace uxi
