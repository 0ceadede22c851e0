#include "report/verify.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <iterator>
#include <set>

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
    {QuoteVerdict::identifying, "identifying"},
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
  Verifier(const WordIndex& index, const Evidence& evidence, const VerifyOptions& options)
      : index_(index), evidence_(evidence), options_(options) {}

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
    QuoteCheck check = check_of(passage);
    if (places.empty()) {
      if (!explain_stitched(passage, check)) explain_missing(passage, check);
      return check;
    }
    bool first = true;
    for (const Place& place : places) {
      QuoteCheck here = judge_place(passage, place);
      const bool both =
          !first && here.verdict == QuoteVerdict::proved && check.verdict == QuoteVerdict::proved;
      if (both) {
        if (check.elsewhere.size() < kMostNamed && here.reference != check.reference) {
          check.elsewhere.push_back(std::move(here.reference));
        }
        if (passage.referenced) break;
      } else if (first || weight(here.verdict) < weight(check.verdict)) {
        check = std::move(here);
      }
      first = false;
    }
    return check;
  }

  static QuoteCheck check_of(const Passage& passage) {
    return {.span = passage.span,
            .quote = passage.words,
            .referenced = passage.referenced,
            .closed_at = passage.closed_at,
            .session_beside = passage.session_beside};
  }

  /// The best of several places is reported: a quote is proved where any of them proves it.
  static int weight(QuoteVerdict verdict) {
    switch (verdict) {
      case QuoteVerdict::proved: return 0;
      case QuoteVerdict::identifying: return 1;
      case QuoteVerdict::no_consent: return 2;
      case QuoteVerdict::wrong_speaker: return 3;
      case QuoteVerdict::notes: return 4;
      case QuoteVerdict::wrong_place: return 5;
      case QuoteVerdict::stitched:
      case QuoteVerdict::not_found: break;
    }
    return 6;
  }

  QuoteCheck judge_place(const Passage& passage, const Place& place) const {
    const auto& turn = index_.turn(place);
    const Record& record = evidence_.records[turn.record];
    QuoteCheck check = check_of(passage);
    check.verdict = QuoteVerdict::proved;
    check.reference = reference(place);
    check.nearest = index_.words(place);
    check.dropped_negation = place.dropped_negation;
    const auto refuse = [&](QuoteVerdict verdict, std::string why) {
      check.verdict = verdict;
      check.why = std::move(why);
      return check;
    };
    if (!agrees(passage.claim, record.study, *turn.transcript, turn.number)) {
      return refuse(QuoteVerdict::wrong_place, fmt::format("it stands at `{}`", check.reference));
    }
    if (turn.transcript->kind == TranscriptKind::notes) {
      return refuse(QuoteVerdict::notes, "it stands in notes, which are not speech");
    }
    if (std::string who = wrong_voice(passage.claim, turn); !who.empty()) {
      return refuse(QuoteVerdict::wrong_speaker, fmt::format("it was said by {}", who));
    }
    if (!options_.consent) return check;
    std::string why = why_not_quotable(record.session, options_.audience, options_.today);
    if (!why.empty()) {
      check.nearest.clear();
      return refuse(QuoteVerdict::no_consent, std::move(why));
    }
    const std::string kind = evidence_.personal ? evidence_.personal(check.nearest) : std::string();
    return kind.empty() ? check
                        : refuse(QuoteVerdict::identifying,
                                 fmt::format("it holds personal data ({})", kind));
  }

  /// Who said it, where it is not who the report says, or should be.
  static std::string wrong_voice(const Claim& claim, const WordIndex::IndexedTurn& turn) {
    const std::string& speaker = turn.turn->speaker;
    const Role role = turn.transcript->role_of(speaker);
    if (!claim.labels.empty() && !claim.names_place()) {
      const bool named =
          std::find(claim.labels.begin(), claim.labels.end(), speaker) != claim.labels.end();
      return named ? std::string() : fmt::format("`{}`", speaker);
    }
    const Role wanted = claim.role.value_or(Role::participant);
    return role == wanted ? std::string() : std::string(who_spoke(role));
  }

  /// Of a quote with gaps whose parts all stand somewhere.
  bool explain_stitched(const Passage& passage, QuoteCheck& check) const {
    std::vector<std::string> turns;
    bool in_order = true;
    std::size_t end = 0;
    for (const Place& place : index_.find_scattered(passage.words)) {
      std::string turn = reference(place);
      in_order = in_order && place.begin >= end;
      end = place.end;
      if (turns.empty()) {
        check.reference = turn;
        if (may_show(place)) check.nearest = index_.words(place);
      }
      turn = "`" + turn + "`";
      if (std::find(turns.begin(), turns.end(), turn) == turns.end()) turns.push_back(turn);
    }
    if (turns.empty()) return false;
    check.verdict = QuoteVerdict::stitched;
    if (turns.size() == 1) {
      check.why = in_order ? fmt::format(
                                 "its sentences stand in {}, with others between them that "
                                 "no ellipsis marks",
                                 turns.front())
                           : fmt::format("its parts stand in {}, but not one behind the other",
                                         turns.front());
      return true;
    }
    const bool more = turns.size() > kMostNamed;
    if (more) turns.resize(kMostNamed);
    check.why =
        "its parts come from " + (more ? text::join(turns, ", ") + " and more" : listed(turns));
    return true;
  }

  /// With the study, where there are several.
  std::string reference(const Place& place) const {
    TurnRef ref = index_.reference(place);
    if (evidence_.records.front().study != evidence_.records.back().study) {
      ref.session.study = evidence_.records[index_.turn(place).record].study;
    }
    return to_string(ref);
  }

  /// Nobody is shown words beside her own that may not be quoted.
  bool may_show(const Place& place) const {
    if (!options_.consent) return true;
    const Record& record = evidence_.records[index_.turn(place).record];
    return why_not_quotable(record.session, options_.audience, options_.today).empty();
  }

  void explain_missing(const Passage& passage, QuoteCheck& check) const {
    check.verdict = QuoteVerdict::not_found;
    check.why = "no transcript has these words";
    const auto near = index_.nearest(passage.words);
    if (!near || !may_show(near->place)) return;
    check.reference = reference(near->place);
    check.nearest = index_.words(near->place);
    if (!near->difference.empty()) check.why = near->difference;
  }

  const WordIndex& index_;
  const Evidence& evidence_;
  const VerifyOptions& options_;
};

/// Words as they are compared, for words of the team's own.
std::string plain_words(std::string_view text) {
  Tokens tokens;
  tokenize(text, tokens);
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    out += text::fold_case(tokens.word(i));
    out += ' ';
  }
  return out;
}

constexpr std::size_t kShortLabel = 3;  // bytes; `I`, `P` and `O1` say nothing in a sentence

Names names_of(const Evidence& evidence) {
  Names names;
  for (const Record& record : evidence.records) {
    names.sessions.insert(record.transcript->session);
    for (const auto& [label, role] : record.transcript->speakers) {
      const bool role_word = parse_role(label).has_value();
      if (label.size() >= kShortLabel && !role_word) names.labels.insert(label);
    }
  }
  for (const auto& [roster, study] : evidence.rosters) {
    for (const Participant& person : roster->people) {
      const std::string words = text::fold_case(text::squeeze(person.descriptor));
      if (!words.empty()) names.descriptors.emplace_back(words, SessionRef{study, person.id});
    }
  }
  return names;
}

/// Passages to be proved; the team's own words are none, unless somebody is named beside them.
std::vector<Passage> wanted_passages(const std::vector<TextBlock>& blocks, const Evidence& evidence,
                                     const VerifyOptions& options) {
  std::vector<Passage> passages = passages_of(blocks, options.least_words, names_of(evidence));
  std::set<std::string> own;
  for (const std::string& words : evidence.own_words) own.insert(plain_words(words));
  if (own.empty()) return passages;
  std::erase_if(passages, [&](const Passage& passage) {
    return !passage.claim.names_place() && own.contains(plain_words(passage.words));
  });
  return passages;
}

std::string message_of(const QuoteCheck& check) {
  switch (check.verdict) {
    case QuoteVerdict::not_found: return "this is not what anybody said: " + check.why;
    case QuoteVerdict::stitched: return "this quote is put together: " + check.why;
    case QuoteVerdict::wrong_place: return "this quote stands elsewhere: " + check.why;
    case QuoteVerdict::wrong_speaker:
      return (check.why.ends_with("the participant") || check.why.ends_with('`')
                  ? "this was said by somebody else: "
                  : "no participant said this: ") +
             check.why;
    case QuoteVerdict::notes: return "this is no quote: " + check.why;
    case QuoteVerdict::no_consent: return "this may not be quoted: " + check.why;
    case QuoteVerdict::identifying: return "this tells who somebody is: " + check.why;
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

Result<std::vector<TextBlock>> blocks_of(const SourceFile& report) {
  if (report.text().size() > kMaxReportBytes) {
    return fail_at(ErrorKind::limit, report.path(),
                   fmt::format("the report is larger than {} MiB", kMaxReportBytes >> 20U));
  }
  if (form_of(report) == ReportForm::html) return html_blocks(report.text());
  return markdown_blocks(report);
}

Result<std::vector<QuoteCheck>> verify_text(const SourceFile& report, const Evidence& evidence,
                                            const VerifyOptions& options) {
  UXI_TRY(const std::vector<TextBlock> blocks, blocks_of(report));
  const std::vector<Passage> passages = wanted_passages(blocks, evidence, options);
  if (passages.size() > kMaxQuotations) {
    return fail_at(ErrorKind::limit, report.path(),
                   fmt::format("the report has more than {} quotations", kMaxQuotations));
  }
  std::vector<QuoteCheck> checks;
  if (passages.empty()) return checks;
  std::vector<const Transcript*> transcripts;
  for (const Record& record : evidence.records) transcripts.push_back(record.transcript);
  std::vector<std::string_view> quotes;
  for (const Passage& passage : passages) quotes.emplace_back(passage.words);
  const WordIndex index(transcripts, quotes);
  Verifier verifier(index, evidence, options);
  for (auto begin = passages.begin(); begin != passages.end();) {
    auto end = begin + 1;
    while (begin->quote > 0 && end != passages.end() && end->quote == begin->quote) ++end;
    verifier.check(&*begin, &*begin + (end - begin), checks);
    begin = end;
  }
  return checks;
}

Result<std::vector<QuoteCheck>> verify_text(const SourceFile& report,
                                            const std::vector<const Transcript*>& transcripts,
                                            const std::vector<const Session*>& sessions,
                                            const VerifyOptions& options) {
  Evidence evidence;
  for (const Transcript* transcript : transcripts) {
    const auto at = std::find_if(sessions.begin(), sessions.end(), [&](const Session* session) {
      return session->id == transcript->session;
    });
    evidence.records.push_back({transcript, at == sessions.end() ? nullptr : *at});
  }
  return verify_text(report, evidence, options);
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
    diagnostics.report(report, check.span, Severity::error,
                       fmt::format("quote/{}", to_string(check.verdict)), message_of(check),
                       check.nearest.empty()
                           ? std::string()
                           : fmt::format("`{}` has: {}", check.reference,
                                         text::elide(text::squeeze(check.nearest), 160)));
  }
}

}  // namespace uxi::report
