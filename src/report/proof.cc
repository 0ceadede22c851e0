#include "report/proof.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <tuple>

#include "coding/anchor.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

std::string_view session_of(std::string_view record) { return record.substr(0, record.find('.')); }

/// The anchored words, one line a turn; turns of observers and of people unknown are left out.
std::vector<QuoteLine> lines_of(const Transcript& transcript, const coding::Anchored& anchored) {
  std::vector<QuoteLine> lines;
  const auto first = transcript.index_of(anchored.first_turn);
  const auto last = transcript.index_of(anchored.last_turn);
  if (!first || !last) return lines;
  for (std::size_t i = *first; i <= *last; ++i) {
    const Turn& turn = transcript.turns[i];
    const Role role = transcript.role_of(turn.speaker);
    if (role != Role::participant && role != Role::interviewer) continue;
    lines.push_back({role, *first == *last ? anchored.quote : turn.words});
  }
  return lines;
}

bool has_participant(const std::vector<QuoteLine>& lines) {
  return std::any_of(lines.begin(), lines.end(),
                     [](const QuoteLine& line) { return line.role == Role::participant; });
}

ProvedQuote refuse(ProvedQuote quote, QuoteState state, std::string why) {
  quote.state = state;
  quote.why_not = std::move(why);
  return quote;
}

struct Reason {
  QuoteState state;
  std::string_view words;
};
constexpr auto kReasons = std::to_array<Reason>({
    {QuoteState::no_consent, "no consent to quote"},
    {QuoteState::lost, "words no longer found in the transcript"},
    {QuoteState::no_transcript, "no transcript"},
    {QuoteState::notes, "notes, not speech"},
    {QuoteState::not_theirs, "not spoken by a participant"},
    {QuoteState::unknown, "highlight not found"},
});

}  // namespace

void LeftOut::add(const ProvedQuote& quote) {
  if (quote.proved() || quote.state == QuoteState::filtered) return;
  reasons_.emplace(quote.highlight, quote.state);
}

std::string LeftOut::sentence() const {
  if (reasons_.empty()) return {};
  std::vector<std::string> parts;
  for (const Reason& reason : kReasons) {
    const auto n = std::count_if(reasons_.begin(), reasons_.end(),
                                 [&](const auto& entry) { return entry.second == reason.state; });
    if (n == 0) continue;
    const bool only = static_cast<std::size_t>(n) == reasons_.size();
    parts.push_back(only ? std::string(reason.words) : fmt::format("{} {}", n, reason.words));
  }
  return fmt::format("{} left out: {}", text::counted(reasons_.size(), "quote"),
                     text::join(parts, ", "));
}

Quotes::Quotes(const ReportInput& input) : input_(input) {
  for (const Session* session : input.sessions) sessions_.emplace(session->id, session);
  for (const Transcript* transcript : input.transcripts)
    transcripts_.emplace(transcript->session, transcript);
  if (input.roster != nullptr) {
    for (const Participant& person : input.roster->people) people_.emplace(person.id, &person);
  }
  for (const TagFile* file : input.tags) {
    for (const Highlight& highlight : file->highlights) {
      const TaggedHighlight tagged{file, &highlight};
      by_name_.emplace(std::pair(file->session, highlight.id), tagged);
      if (!input.keep || input.keep(file->session, highlight)) all_.push_back(tagged);
    }
  }
  const auto key = [](const TaggedHighlight& t) {
    return std::tie(t.file->session, t.highlight->first_turn, t.highlight->at, t.highlight->id,
                    t.file->coder);
  };
  std::stable_sort(
      all_.begin(), all_.end(),
      [&](const TaggedHighlight& a, const TaggedHighlight& b) { return key(a) < key(b); });
}

const TaggedHighlight* Quotes::find(const HighlightRef& ref) const {
  if (!ref.session.study.empty() && ref.session.study != input_.study->name) return nullptr;
  const auto at = by_name_.find({ref.session.session, ref.id});
  return at == by_name_.end() ? nullptr : &at->second;
}

const Session* Quotes::record_of(std::string_view id) const {
  return find_in(sessions_, session_of(id));
}

std::string Quotes::segment_of(std::string_view session) const {
  const Session* record = record_of(session);
  if (record != nullptr && !record->segment.value.empty()) return record->segment.value;
  const Participant* person = find_in(people_, participant_of(session_of(session)));
  return person != nullptr ? person->segment : std::string();
}

std::string Quotes::descriptor(std::string_view participant) const {
  const Participant* person = find_in(people_, participant);
  return person == nullptr ? std::string() : std::string(text::trim(person->descriptor));
}

std::string Quotes::describe(const ProvedQuote& quote) const {
  if (std::string words = descriptor(quote.participant); !words.empty()) return words;
  if (quote.segment.empty() || input_.audience == ShareConsent::everyone) return "a participant";
  return fmt::format("a participant ({})", quote.segment);
}

const ProvedQuote& Quotes::prove(const HighlightRef& ref) const {
  const auto [at, fresh] = proved_.try_emplace(ref);
  if (fresh) at->second = prove_anew(ref);
  return at->second;
}

ProvedQuote Quotes::prove_anew(const HighlightRef& ref) const {
  ProvedQuote quote;
  quote.highlight = {{"", ref.session.session}, ref.id};
  quote.participant = participant_of(session_of(ref.session.session));
  const TaggedHighlight* tagged = find(ref);
  if (tagged == nullptr) {
    return refuse(std::move(quote), QuoteState::unknown, "there is no such highlight");
  }
  const std::string& session = tagged->file->session;
  if (input_.keep && !input_.keep(session, *tagged->highlight)) {
    return refuse(std::move(quote), QuoteState::filtered, "it was not asked for");
  }
  const Session* record = record_of(session);
  if (std::string why = why_not_quotable(record, input_.audience, input_.today); !why.empty()) {
    return refuse(std::move(quote), QuoteState::no_consent, std::move(why));
  }
  const Transcript* transcript = find_in(transcripts_, session);
  if (transcript == nullptr) {
    return refuse(std::move(quote), QuoteState::no_transcript, "the session has no transcript");
  }
  if (transcript->kind == TranscriptKind::notes) {
    return refuse(std::move(quote), QuoteState::notes, "it stands in notes, which are not speech");
  }
  const coding::Anchored anchored = coding::find_anchor(*transcript, *tagged->highlight);
  if (anchored.state == coding::AnchorState::lost) {
    return refuse(std::move(quote), QuoteState::lost, "the transcript no longer holds the words");
  }
  quote.lines = lines_of(*transcript, anchored);
  if (!has_participant(quote.lines)) {
    quote.lines.clear();
    return refuse(std::move(quote), QuoteState::not_theirs, "no participant spoke it");
  }
  quote.state = QuoteState::proved;
  quote.turns = {{"", session}, anchored.first_turn, anchored.last_turn};
  if (const Turn* turn = transcript->find(anchored.first_turn)) quote.time = turn->start;
  quote.segment = segment_of(session);
  quote.who = describe(quote);
  return quote;
}

}  // namespace uxi::report
