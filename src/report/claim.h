// What a report says about where a quote is from: the names that stand beside its words.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/reference.h"
#include "uxi/source.h"
#include "uxi/transcript.h"

namespace uxi::report {

/// What a report may call sessions, voices and people.
struct Names {
  std::set<std::string, std::less<>> sessions;  ///< as they are written
  /// Labels of voices in transcripts, of three letters or more.
  std::set<std::string, std::less<>> labels;
  /// How the roster describes people, case folded, and who they are.
  std::vector<std::pair<std::string, SessionRef>> descriptors;
};

/// Turns, or only sessions, voices or a role. Without any of them any place will do.
struct Claim {
  std::vector<TurnRef> turns = {};
  std::vector<SessionRef> sessions = {};
  std::vector<std::string> labels = {};
  std::optional<Role> role = {};

  [[nodiscard]] bool names_place() const { return !turns.empty() || !sessions.empty(); }
  [[nodiscard]] bool empty() const { return !names_place() && labels.empty() && !role; }
  void add(const Claim& more);
};

/// Both mean a session of one participant.
[[nodiscard]] bool share_person(const Claim& a, const Claim& b);

/// One name in a text.
struct Mention {
  Span span;
  Claim claim;  ///< of that name alone
};

/// `P01#12`, `billing/P01`, `P07-2`, `Participant 3`, names of sessions and labels of voices, in
/// their order.
[[nodiscard]] std::vector<Mention> mentions_in(std::string_view text, const Names& names);

/// What stands right beside a quote, in brackets or behind a dash: its mentions, else the person
/// whom it describes, and `interviewer` or `moderator` as a role.
[[nodiscard]] Claim claim_in(std::string_view beside, const Names& names);

/// Whether turn number `number` of a transcript of `study` is one that the claim means. Labels and
/// roles are not looked at.
[[nodiscard]] bool agrees(const Claim& claim, std::string_view study, const Transcript& transcript,
                          std::size_t number);

/// Where `(P01#12)`, `[P01]`, `— P01#12-13, 00:01:06` or the like begins that ends `text` and holds
/// nothing but references and times; the size of `text` where it ends with none.
[[nodiscard]] std::size_t reference_at_end(std::string_view text);

}  // namespace uxi::report
