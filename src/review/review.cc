#include "review/review.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

#include "text/strings.h"
#include "text/words.h"

namespace uxi::review {
namespace {

constexpr std::size_t kEnoughQuestions = 10;  ///< from here on shares of kinds say something

bool has_role(const Transcript& transcript, Role role) {
  return std::ranges::any_of(
      transcript.turns, [&](const Turn& turn) { return transcript.role_of(turn.speaker) == role; });
}

std::string why_not_measurable(const Transcript& transcript) {
  if (transcript.kind == TranscriptKind::notes) return "notes are not word for word";
  if (transcript.turns.empty()) return "the transcript has no turns";
  if (!has_role(transcript, Role::interviewer)) return "no speaker is the interviewer";
  if (!has_role(transcript, Role::participant)) return "no speaker is the participant";
  return {};
}

struct Suspect {
  std::string speaker;
  std::size_t questions = 0;
};

/// Of the speakers whose role is not known the one who asks most, else any.
Suspect likeliest(const Transcript& transcript) {
  Suspect suspect{.speaker = transcript.turns.back().speaker};
  std::map<std::string, std::size_t> marks;
  for (const Turn& turn : transcript.turns) {
    if (transcript.role_of(turn.speaker) != Role::unknown) continue;
    marks[turn.speaker] += static_cast<std::size_t>(std::ranges::count(turn.words, '?'));
  }
  const auto count = [](const auto& speaker) { return speaker.second; };
  const auto most = std::ranges::max_element(marks, {}, count);
  if (most != marks.end()) suspect = {.speaker = most->first, .questions = most->second};
  return suspect;
}

/// What a person can do so that the interview can be measured; empty where nothing.
std::string how_to_settle(const Transcript& transcript) {
  if (transcript.kind == TranscriptKind::notes || transcript.turns.empty()) return {};
  std::set<std::string> speakers;
  for (const Turn& turn : transcript.turns) speakers.insert(turn.speaker);
  if (speakers.size() == 1) {
    return fmt::format(
        "it is kept as one voice; begin each turn of `transcripts/{}.md` with who "
        "speaks, and name them in its `speakers:`",
        transcript.session);
  }
  const bool asking = !has_role(transcript, Role::interviewer);
  const Suspect who = likeliest(transcript);
  return fmt::format("{}say who it is in `speakers:` of `transcripts/{}.md`, like `{}: {}`",
                     asking && who.questions > 0 ? who.speaker + " asks most; " : std::string(),
                     transcript.session, who.speaker, asking ? "interviewer" : "participant");
}

std::optional<Millis> answer_time(const Transcript& transcript, std::size_t turn) {
  std::optional<Millis> begin;
  for (std::size_t i = turn + 1; i < transcript.turns.size(); ++i) {
    const Turn& at = transcript.turns[i];
    const Role role = transcript.role_of(at.speaker);
    if (role == Role::participant && !begin) begin = at.start;
    if (role != Role::interviewer) continue;
    if (!begin || !at.start || *at.start < *begin) return std::nullopt;
    return *at.start - *begin;
  }
  return std::nullopt;
}

void add_turn(AskedQuestion& asked, const Transcript& transcript, std::size_t turn) {
  asked.turns.push_back(transcript.turns[turn].id);
  asked.answer_words += text::count_words(answer_to(transcript, turn));
  const auto time = answer_time(transcript, turn);
  if (time) asked.answer_time = asked.answer_time.value_or(Millis{}) + *time;
}

GuideCoverage coverage_of(const Transcript& transcript, const std::vector<Ask>& asks,
                          const std::vector<GuideQuestion>& questions,
                          const std::vector<Match>& matches) {
  GuideCoverage coverage;
  for (const GuideQuestion& question : questions) coverage.questions.push_back({question, {}});
  std::size_t furthest = 0;
  for (const Match& match : matches) {
    AskedQuestion& asked = coverage.questions[match.question];
    const std::size_t turn = asks[match.ask].turn;
    if (!asked.turns.empty() && asked.turns.back() == transcript.turns[turn].id) continue;
    if (asked.turns.empty() || match.score > asked.score) {
      asked.score = match.score;
      asked.because = match.because;
    }
    add_turn(asked, transcript, turn);
    if (match.question < furthest) ++coverage.jumps_back;
    furthest = match.question;
  }
  coverage.asked = static_cast<std::size_t>(std::ranges::count_if(
      coverage.questions, [](const AskedQuestion& each) { return !each.turns.empty(); }));
  return coverage;
}

void suggest_on_guide(const Review& review, std::vector<std::string>& out) {
  if (!review.guide) return;
  std::size_t main = 0;
  std::size_t skipped = 0;
  for (const AskedQuestion& each : review.guide->questions) {
    if (each.question.under) continue;
    ++main;
    if (each.turns.empty()) ++skipped;
  }
  if (skipped == 0) return;
  out.push_back(
      fmt::format("{} of {} main questions of the guide not seen to be asked", skipped, main));
}

void suggest_on_slips(const Review& review, std::vector<std::string>& out) {
  std::size_t led = 0;
  std::size_t mended = 0;
  for (const Slip& slip : review.slips) {
    if (slip.finding.family != "leading") continue;
    ++led;
    if (slip.mended_by) ++mended;
  }
  if (led == 0) return;
  std::string line = text::counted(led, "leading question");
  if (mended > 0) line += fmt::format("; {} mended by asking on openly", mended);
  if (led > mended)
    line +=
        fmt::format("; {} left as {}", led - mended, led - mended == 1 ? "it was" : "they were");
  out.push_back(std::move(line));
}

std::vector<std::string> suggestions_of(const Review& review) {
  std::vector<std::string> out;
  if (review.interviewer_share >= kMuchTalk) {
    out.push_back(fmt::format("the interviewer has {:.0f} % of the words; around 20 % leaves room",
                              100 * review.interviewer_share));
  }
  suggest_on_slips(review, out);
  const auto closed = review.questions.by_kind.find("closed");
  if (review.questions.all >= kEnoughQuestions && closed != review.questions.by_kind.end() &&
      2 * closed->second > review.questions.all) {
    out.push_back(fmt::format("{} of {} questions can be answered with yes or no", closed->second,
                              review.questions.all));
  }
  if (review.timing.no_pauses.empty() && review.timing.after_answer.count > 0 &&
      review.timing.after_answer.three_seconds == 0) {
    out.push_back("the interviewer never waits three seconds before going on");
  }
  if (review.timing.interruptions > 0) {
    out.push_back("the interviewer speaks into the answer " +
                  text::counted(review.timing.interruptions, "time"));
  }
  for (const Stepping how : {Stepping::defends, Stepping::explains, Stepping::praises}) {
    const auto count = static_cast<std::size_t>(std::ranges::count(review.steps, how, &Step::how));
    if (count > 0) {
      out.push_back("the interviewer " + std::string(to_string(how)) + " in " +
                    text::counted(count, "turn"));
    }
  }
  suggest_on_guide(review, out);
  return out;
}

}  // namespace

Review review_session(const SourceFile& source, const Transcript& transcript, const UsedGuide* used,
                      const std::vector<Spoken>* spoken, const lint::LintOptions& lint) {
  Review review{.session = transcript.session};
  review.why_not = why_not_measurable(transcript);
  if (!review.why_not.empty()) {
    review.to_settle = how_to_settle(transcript);
    return review;
  }
  const std::vector<Ask> asks = find_asks(transcript);
  const Opening opening = find_opening(transcript, asks);
  review.briefing = opening.turn;
  review.talk = talk_shares(transcript, opening);
  for (const Talk& row : review.talk) {
    review.words += row.words;
    if (row.role == Role::interviewer) review.interviewer_share += row.share;
  }
  review.longest = longest_turns(transcript, opening);
  std::vector<GuideQuestion> questions;
  std::vector<Match> matches;
  if (used != nullptr) {
    questions = guide_questions(*used->source, *used->guide);
    matches = match_questions(questions, asks, transcript);
    review.guide = coverage_of(transcript, asks, questions, matches);
    review.guide->path = used->source->path();
    review.guide->version = used->version;
  }
  review.questions = count_questions(transcript, asks, matches, questions, opening);
  if (spoken != nullptr) review.timing = measure_timing(*spoken);
  review.slips = find_slips(source, transcript, opening, lint);
  review.steps = find_steps(transcript, opening);
  review.suggestions = suggestions_of(review);
  return review;
}

}  // namespace uxi::review
