#include "report/verify.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <iterator>

#include "report/claim.h"
#include "report/passage.h"
#include "report/phrasing.h"
#include "report/word_index.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::report {
namespace {

struct VerdictName {
  QuoteVerdict verdict;
  std::string_view name;
};
constexpr auto kVerdictNames = std::to_array<VerdictName>({
    {QuoteVerdict::proved, "proved"},
    {QuoteVerdict::not_found, "not-found"},
    {QuoteVerdict::stitched, "stitched"},
    {QuoteVerdict::wrong_place, "wrong-place"},
    {QuoteVerdict::wrong_speaker, "wrong-speaker"},
    {QuoteVerdict::notes, "notes"},
    {QuoteVerdict::no_consent, "no-consent"},
});

std::string_view who_spoke(Role role) {
  switch (role) {
    case Role::interviewer: return "the interviewer";
    case Role::participant: return "the participant";
    case Role::observer: return "an observer";
    case Role::unknown: break;
  }
  return "somebody whose role is not known";
}

bool is_speech_of_interest(const Transcript& transcript, std::size_t number) {
  const Role role = transcript.role_of(transcript.turns[number].speaker);
  return role == Role::participant || role == Role::interviewer;
}

constexpr std::size_t kMostSkipped = 8;  // turns of others between two paragraphs of a quote

constexpr std::size_t kMostNamed = 4;  // turns that a quote is put together from

class Verifier {
 public:
  Verifier(const WordIndex& index, const std::vector<const Session*>& sessions,
           const VerifyOptions& options)
      : index_(index), sessions_(sessions), options_(options) {}

  /// Passages of one block quote, or one in quotation marks.
  void check(const Passage* begin, const Passage* end, std::vector<QuoteCheck>& out) {
    std::vector<Place> before;  // where the paragraph before may stand
    for (const Passage* passage = begin; passage != end; ++passage) {
      std::vector<Place> places = index_.find(passage->words);
      std::vector<Place> linked = passage == begin ? places : behind(before, places);
      const bool stitched = !places.empty() && linked.empty() && !before.empty();
      if (!linked.empty()) places = std::move(linked);
      QuoteCheck check = judge(*passage, places);
      if (stitched && check.verdict == QuoteVerdict::proved) {
        check.verdict = QuoteVerdict::stitched;
        check.why = "it does not follow the paragraph before it";
      }
      out.push_back(std::move(check));
      before = std::move(places);
    }
  }

 private:
  /// Places in the same turn behind one of `before`, or in the next one that a participant or
  /// interviewer has.
  std::vector<Place> behind(const std::vector<Place>& before,
                            const std::vector<Place>& places) const {
    std::vector<Place> out;
    for (const Place& place : places) {
      // Both lists are in the order of the transcripts: only the last few before it can lead to it.
      auto last = std::partition_point(before.begin(), before.end(), [&](const Place& candidate) {
        return candidate.begin < place.begin;
      });
      while (last != before.begin() && std::prev(last)->turn + kMostSkipped >= place.turn) {
        --last;
        if (!follows(*last, place)) continue;
        out.push_back(place);
        break;
      }
    }
    return out;
  }

  bool follows(const Place& last, const Place& place) const {
    if (last.turn == place.turn) return last.end <= place.begin;
    const auto& from = index_.turn(last);
    const auto& to = index_.turn(place);
    if (from.transcript != to.transcript || to.number < from.number) return false;
    for (std::size_t i = from.number + 1; i < to.number; ++i) {
      if (is_speech_of_interest(*from.transcript, i)) return false;
    }
    return true;
  }

  QuoteCheck judge(const Passage& passage, const std::vector<Place>& places) const {
    QuoteCheck check{passage.span, passage.words};
    if (places.empty()) {
      if (!explain_stitched(passage, check)) explain_missing(passage, check);
      return check;
    }
    const Claim claim = claim_in(passage.beside);
    bool first = true;
    for (const Place& place : places) {
      QuoteCheck here = judge_place(passage, claim, place);
      if (first || weight(here.verdict) < weight(check.verdict)) check = std::move(here);
      first = false;
      if (check.verdict == QuoteVerdict::proved) break;
    }
    return check;
  }

  /// The best of several places is reported: a quote is proved where any of them proves it.
  static int weight(QuoteVerdict verdict) {
    switch (verdict) {
      case QuoteVerdict::proved: return 0;
      case QuoteVerdict::no_consent: return 1;
      case QuoteVerdict::wrong_speaker: return 2;
      case QuoteVerdict::notes: return 3;
      case QuoteVerdict::wrong_place: return 4;
      case QuoteVerdict::stitched:
      case QuoteVerdict::not_found: break;
    }
    return 5;
  }

  QuoteCheck judge_place(const Passage& passage, const Claim& claim, const Place& place) const {
    const auto& turn = index_.turn(place);
    QuoteCheck check{passage.span, passage.words, QuoteVerdict::proved,
                     to_string(index_.reference(place))};
    check.dropped_negation = place.dropped_negation;
    const auto refuse = [&](QuoteVerdict verdict, std::string why) {
      check.verdict = verdict;
      check.why = std::move(why);
      return check;
    };
    if (!agrees(claim, *turn.transcript, turn.number)) {
      return refuse(QuoteVerdict::wrong_place, fmt::format("it stands at `{}`", check.reference));
    }
    if (turn.transcript->kind == TranscriptKind::notes) {
      return refuse(QuoteVerdict::notes, "it stands in notes, which are not speech");
    }
    const Role role = turn.transcript->role_of(turn.turn->speaker);
    if (role != (passage.asked ? Role::interviewer : Role::participant)) {
      return refuse(QuoteVerdict::wrong_speaker, fmt::format("it was said by {}", who_spoke(role)));
    }
    if (!options_.consent) return check;
    std::string why =
        why_not_quotable(session_of(turn.transcript->session), options_.audience, options_.today);
    return why.empty() ? check : refuse(QuoteVerdict::no_consent, std::move(why));
  }

  const Session* session_of(const std::string& id) const {
    const auto at = std::find_if(sessions_.begin(), sessions_.end(),
                                 [&](const Session* session) { return session->id == id; });
    return at == sessions_.end() ? nullptr : *at;
  }

  /// Of a quote with gaps whose parts all stand somewhere.
  bool explain_stitched(const Passage& passage, QuoteCheck& check) const {
    std::vector<std::string> turns;
    for (const Place& place : index_.find_scattered(passage.words)) {
      std::string turn = to_string(index_.reference(place));
      if (turns.empty()) check.reference = turn;
      turn = "`" + turn + "`";
      if (std::find(turns.begin(), turns.end(), turn) == turns.end()) turns.push_back(turn);
    }
    if (turns.empty()) return false;
    check.verdict = QuoteVerdict::stitched;
    if (turns.size() == 1) {
      check.why = fmt::format("its parts stand in {}, but not one behind the other", turns.front());
      return true;
    }
    const bool more = turns.size() > kMostNamed;
    if (more) turns.resize(kMostNamed);
    check.why =
        "its parts come from " + (more ? text::join(turns, ", ") + " and more" : listed(turns));
    return true;
  }

  void explain_missing(const Passage& passage, QuoteCheck& check) const {
    check.verdict = QuoteVerdict::not_found;
    check.why = "no transcript has these words";
    const auto near = index_.nearest(passage.words);
    if (!near) return;
    check.reference = to_string(index_.reference(near->place));
    check.nearest = index_.words(near->place);
    if (!near->difference.empty()) check.why = near->difference;
  }

  const WordIndex& index_;
  const std::vector<const Session*>& sessions_;
  const VerifyOptions& options_;
};

std::string message_of(const QuoteCheck& check) {
  switch (check.verdict) {
    case QuoteVerdict::not_found: return "this is not what anybody said: " + check.why;
    case QuoteVerdict::stitched: return "this quote is put together: " + check.why;
    case QuoteVerdict::wrong_place: return "this quote stands elsewhere: " + check.why;
    case QuoteVerdict::wrong_speaker: return "no participant said this: " + check.why;
    case QuoteVerdict::notes: return "this is no quote: " + check.why;
    case QuoteVerdict::no_consent: return "this may not be quoted: " + check.why;
    case QuoteVerdict::proved: break;
  }
  return {};
}

}  // namespace

std::string_view to_string(QuoteVerdict verdict) {
  const auto at = std::find_if(kVerdictNames.begin(), kVerdictNames.end(),
                               [&](const VerdictName& name) { return name.verdict == verdict; });
  return at == kVerdictNames.end() ? std::string_view() : at->name;
}

ReportForm form_of(const SourceFile& report) {
  const std::string name = text::lower(report.path());
  if (name.ends_with(".html") || name.ends_with(".htm") || name.ends_with(".xhtml")) {
    return ReportForm::html;
  }
  if (name.ends_with(".md") || name.ends_with(".markdown")) return ReportForm::markdown;
  const std::string head = text::lower(text::trim(report.text().substr(0, 256)));
  const bool page = head.starts_with("<!doctype html") || head.starts_with("<html");
  return page ? ReportForm::html : ReportForm::markdown;
}

Result<std::vector<QuoteCheck>> verify_text(const SourceFile& report,
                                            const std::vector<const Transcript*>& transcripts,
                                            const std::vector<const Session*>& sessions,
                                            const VerifyOptions& options) {
  if (report.text().size() > kMaxReportBytes) {
    return fail_at(ErrorKind::limit, report.path(),
                   fmt::format("the report is larger than {} MiB", kMaxReportBytes >> 20U));
  }
  std::vector<TextBlock> blocks;
  if (form_of(report) == ReportForm::html) {
    blocks = html_blocks(report.text());
  } else {
    UXI_TRY(blocks, markdown_blocks(report));
  }
  const std::vector<Passage> passages = passages_of(blocks, options.least_words);
  if (passages.size() > kMaxQuotations) {
    return fail_at(ErrorKind::limit, report.path(),
                   fmt::format("the report has more than {} quotations", kMaxQuotations));
  }
  std::vector<QuoteCheck> checks;
  if (passages.empty()) return checks;
  const WordIndex index(transcripts);
  Verifier verifier(index, sessions, options);
  for (auto begin = passages.begin(); begin != passages.end();) {
    auto end = begin + 1;
    while (begin->quote > 0 && end != passages.end() && end->quote == begin->quote) ++end;
    verifier.check(&*begin, &*begin + (end - begin), checks);
    begin = end;
  }
  return checks;
}

void report_checks(const SourceFile& report, const std::vector<QuoteCheck>& checks,
                   Diagnostics& diagnostics) {
  for (const QuoteCheck& check : checks) {
    if (check.verdict == QuoteVerdict::proved) {
      if (check.dropped_negation.empty()) continue;
      diagnostics.report(report, check.span, Severity::warning, "quote/dropped-negation",
                         fmt::format("the ellipsis leaves out `{}`", check.dropped_negation),
                         fmt::format("read `{}` again", check.reference));
      continue;
    }
    const bool near = check.verdict == QuoteVerdict::not_found && !check.nearest.empty();
    diagnostics.report(report, check.span, Severity::error,
                       fmt::format("quote/{}", to_string(check.verdict)), message_of(check),
                       near ? fmt::format("`{}` has: {}", check.reference,
                                          text::elide(text::squeeze(check.nearest), 160))
                            : std::string());
  }
}

}  // namespace uxi::report
