// Quotes that can be proved: a highlight becomes the words that its transcript holds today, or the
// reason why it may not be shown.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/input.h"
#include "uxi/reference.h"

namespace uxi::report {

enum class QuoteState {
  proved,
  unknown,        ///< no highlight of that name in this study
  filtered,       ///< `ReportInput::keep` said no
  no_transcript,  ///< the session has none
  lost,           ///< the transcript no longer holds the words
  notes,          ///< somebody's notes, which are not speech
  not_theirs,     ///< no word of it was spoken by a participant
  no_consent,     ///< see `why_not`
};

/// Words of one speaker.
struct QuoteLine {
  Role role = Role::participant;  ///< participant or interviewer
  std::string words;
  friend bool operator==(const QuoteLine&, const QuoteLine&) = default;
};

struct ProvedQuote {
  QuoteState state = QuoteState::unknown;
  HighlightRef highlight;
  TurnRef turns;                      ///< where the words stand today
  std::vector<QuoteLine> lines = {};  ///< empty unless proved
  std::optional<Millis> time = {};
  std::string participant = {};  ///< `P07` of `P07-2`
  std::string segment = {};
  /// How the person is described: the roster's words, else `a participant (segment)`.
  std::string who = {};
  std::string why_not = {};  ///< a phrase, `quoting was not agreed to`; empty where proved

  [[nodiscard]] bool proved() const { return state == QuoteState::proved; }
};

/// What a report had to leave out, for its readers to know. A quote counts once.
class LeftOut {
 public:
  void add(const ProvedQuote& quote);
  [[nodiscard]] bool empty() const { return reasons_.empty(); }
  [[nodiscard]] std::size_t count() const { return reasons_.size(); }
  /// `3 quotes left out: 2 without consent to quote, 1 not found in its transcript`.
  [[nodiscard]] std::string sentence() const;

 private:
  std::map<HighlightRef, QuoteState> reasons_;
};

/// A highlight and the tag file it stands in.
struct TaggedHighlight {
  const TagFile* file = nullptr;
  const Highlight* highlight = nullptr;
};

/// Finds highlights and proves them. Keeps references to the input's values.
class Quotes {
 public:
  explicit Quotes(const ReportInput& input);

  /// The highlight of that name, or null. A study in the name must be this one.
  [[nodiscard]] const TaggedHighlight* find(const HighlightRef& ref) const;
  /// The same, proved for the input's audience and day.
  [[nodiscard]] const ProvedQuote& prove(const HighlightRef& ref) const;
  /// The record of a session, or of the session that notes are of; null where there is none.
  [[nodiscard]] const Session* record_of(std::string_view id) const;
  /// The session's own segment, else the one the roster gives the participant, else empty.
  [[nodiscard]] std::string segment_of(std::string_view session) const;
  /// How a person is described where nobody's words stand beside it; empty where nobody wrote it.
  [[nodiscard]] std::string descriptor(std::string_view participant) const;
  /// All highlights that count, by session and turn.
  [[nodiscard]] const std::vector<TaggedHighlight>& all() const { return all_; }

 private:
  [[nodiscard]] ProvedQuote prove_anew(const HighlightRef& ref) const;
  [[nodiscard]] std::string describe(const ProvedQuote& quote) const;
  /// Null where there is none of that id.
  template <class T>
  static const T* find_in(const std::map<std::string, const T*, std::less<>>& by_id,
                          std::string_view id) {
    const auto at = by_id.find(id);
    return at == by_id.end() ? nullptr : at->second;
  }

  const ReportInput& input_;
  std::vector<TaggedHighlight> all_;
  std::map<std::string, const Session*, std::less<>> sessions_;
  std::map<std::string, const Transcript*, std::less<>> transcripts_;
  std::map<std::string, const Participant*, std::less<>> people_;
  /// A highlight may stand in an insight, a theme and a matrix; it is looked for once.
  mutable std::map<HighlightRef, ProvedQuote> proved_;
  std::map<std::pair<std::string, std::string>, TaggedHighlight> by_name_;
};

}  // namespace uxi::report
