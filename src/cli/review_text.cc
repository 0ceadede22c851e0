#include "cli/review_text.h"

#include <algorithm>
#include <fmt/format.h>

#include "format/csv.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

using review::AskedQuestion;
using review::Review;

constexpr std::size_t kFew = 8;  ///< rows of a list that may be long
constexpr int kWidth = 80;

std::string percent(double share) { return fmt::format("{:.0f} %", 100 * share); }

std::string seconds(Millis time) {
  return fmt::format("{:.1f} s", static_cast<double>(time.value) / 1000);
}

/// `  talk        ...`, wrapped under itself.
std::string row(std::string_view name, const std::string& text) {
  return fmt::format("  {:<12}", name) + text::wrap(text, kWidth - 14, 14) + "\n";
}

std::string shown(std::string_view words, int width) {
  return text::elide(text::printable(text::squeeze(words)), width);
}

std::string talk_text(const Review& review) {
  std::vector<std::string> parts;
  for (const review::Talk& talk : review.talk) {
    const std::string label = talk.speaker.empty() ? "nobody named" : text::printable(talk.speaker);
    parts.push_back(label + " (" + std::string(to_string(talk.role)) + ") " + percent(talk.share));
  }
  std::string line = text::join(parts, ", ") + fmt::format(" of {} words", review.words);
  if (review.briefing > 0) {
    line += "; the briefing left out (" + text::counted(review.briefing, "turn") + ")";
  }
  return line;
}

std::string questions_text(const review::QuestionCounts& counts) {
  std::vector<std::string> parts;
  for (const std::string_view kind : {"open", "closed", "either-or", "short", "recap"}) {
    const auto found = counts.by_kind.find(std::string(kind));
    if (found != counts.by_kind.end()) {
      parts.push_back(std::to_string(found->second) + " " + std::string(kind));
    }
  }
  std::string line = std::to_string(counts.all);
  if (!parts.empty()) line += ": " + text::join(parts, ", ");
  return line;
}

std::string follow_ups_text(const review::QuestionCounts& counts) {
  return text::counted(counts.follow_ups, "turn") +
         fmt::format(" ask on from the answer before, {} ask something new; deepest row {}",
                     counts.topics, counts.deepest);
}

std::string pauses_text(const review::Timing& timing) {
  if (!timing.no_pauses.empty()) return "not measurable: " + timing.no_pauses;
  std::string line;
  if (timing.after_answer.count > 0) {
    line += fmt::format(
        "before the interviewer goes on: {} in the middle, {} of {} three seconds "
        "or more",
        seconds(timing.after_answer.median), timing.after_answer.three_seconds,
        timing.after_answer.count);
  }
  if (timing.after_question.count > 0) {
    line += std::string(line.empty() ? "" : "; ") +
            "behind a question: " + seconds(timing.after_question.median) + " in the middle of " +
            std::to_string(timing.after_question.count);
  }
  return line;
}

std::string interruptions_text(const review::Timing& timing) {
  if (!timing.no_interruptions.empty()) return "not measurable: " + timing.no_interruptions;
  std::string line = std::to_string(timing.interruptions);
  for (std::size_t i = 0; i < timing.interrupted_at.size() && i < kFew; ++i) {
    line += (i == 0 ? ", at " : ", ") + to_clock(timing.interrupted_at[i]);
  }
  return line;
}

std::string longest_text(const Review& review) {
  std::vector<std::string> parts;
  for (const review::Monologue& each : review.longest) {
    parts.push_back(fmt::format("{} #{} {}", text::printable(each.speaker), each.turn,
                                text::counted(each.words, "word")));
  }
  return text::join(parts, ", ");
}

std::string turns_text(const std::vector<int>& turns) {
  std::string out;
  for (const int turn : turns) out += (out.empty() ? "#" : " #") + std::to_string(turn);
  return out.empty() ? "-" : out;
}

std::string question_row(const AskedQuestion& each, const Style& style) {
  const std::string indent = each.question.under ? "  " : "";
  std::string answer;
  if (!each.turns.empty()) {
    answer = text::counted(each.answer_words, "word");
    if (each.answer_time) answer += ", " + std::to_string(each.answer_time->value / 1000) + " s";
  }
  const std::string turns = text::elide(turns_text(each.turns), 12);
  const std::string text = indent + shown(each.question.text, 44 - static_cast<int>(indent.size()));
  std::string line =
      "    " + text +
      std::string(static_cast<std::size_t>(std::max(1, 46 - text::display_width(text))), ' ');
  line += fmt::format("{:<13}{}", turns, answer);
  while (line.back() == ' ') line.pop_back();
  return (each.turns.empty() ? style(Mark::dim, line) : line) + "\n";
}

std::string guide_text(const Review& review, const Style& style) {
  if (!review.guide) return row("guide", "none to hold it against");
  const review::GuideCoverage& guide = *review.guide;
  std::string out =
      row("guide",
          fmt::format("{} of {} questions asked; back to an earlier one {}; {}, {}", guide.asked,
                      guide.questions.size(), text::counted(guide.jumps_back, "time"),
                      text::printable(guide.path), guide.version));
  for (const AskedQuestion& each : guide.questions) out += question_row(each, style);
  return out;
}

std::string slips_text(const Review& review, const Style& style, bool all) {
  std::string out;
  std::size_t shown_rows = 0;
  for (const review::Slip& slip : review.slips) {
    if (!all && shown_rows++ == kFew) {
      return out + fmt::format("    and {} more: --all\n", review.slips.size() - kFew);
    }
    out += fmt::format("    #{} ", slip.turn) + shown(slip.words, 72) + "\n";
    std::string why = text::printable(slip.finding.message) + " [" + slip.finding.rule + "]";
    if (slip.mended_by) why += fmt::format("; mended by #{}", *slip.mended_by);
    out += "      " + style(Mark::dim, text::wrap(why, kWidth - 6, 6)) + "\n";
  }
  return out;
}

std::string steps_text(const Review& review, bool all) {
  std::string out;
  std::size_t shown_rows = 0;
  for (const review::Step& step : review.steps) {
    if (!all && shown_rows++ == kFew) {
      return out + fmt::format("    and {} more: --all\n", review.steps.size() - kFew);
    }
    out +=
        fmt::format("    #{} {}: ", step.turn, to_string(step.how)) + shown(step.words, 56) + "\n";
  }
  return out;
}

/// `x` of the table: empty where there is nothing to say.
std::string pause_cell(const review::Timing& timing) {
  if (!timing.no_pauses.empty() || timing.after_answer.count == 0) return "-";
  return seconds(timing.after_answer.median);
}

std::size_t count_of(const Review& review, std::string_view family) {
  return static_cast<std::size_t>(std::ranges::count_if(
      review.slips, [&](const review::Slip& slip) { return slip.finding.family == family; }));
}

std::size_t kind_count(const Review& review, const std::string& kind) {
  const auto found = review.questions.by_kind.find(kind);
  return found == review.questions.by_kind.end() ? 0 : found->second;
}

std::string asked_cell(const Review& review) {
  if (!review.guide) return "-";
  return fmt::format("{}/{}", review.guide->asked, review.guide->questions.size());
}

/// How many of the sessions that used one guide asked each of its questions.
std::string coverage_table(const std::vector<Review>& reviews, const Style& style) {
  std::map<std::string, std::vector<const Review*>> by_guide;
  for (const Review& review : reviews) {
    if (review.guide) by_guide[review.guide->path].push_back(&review);
  }
  std::string out;
  for (const auto& [path, users] : by_guide) {
    out += "\n" + style(Mark::strong, text::printable(path)) + ", asked in how many of " +
           std::to_string(users.size()) + "\n";
    const auto& questions = users.front()->guide->questions;
    for (std::size_t i = 0; i < questions.size(); ++i) {
      const auto asked = std::ranges::count_if(users, [&](const Review* review) {
        return i < review->guide->questions.size() && !review->guide->questions[i].turns.empty();
      });
      const std::string indent = questions[i].question.under ? "  " : "";
      out += fmt::format("  {:>3}  ", asked) + indent +
             shown(questions[i].question.text, 70 - static_cast<int>(indent.size())) + "\n";
    }
  }
  return out;
}

}  // namespace

std::string review_text(const Review& review, const Style& style, bool all) {
  std::string out = style(Mark::strong, review.session) + "\n";
  if (!review.why_not.empty()) {
    out += row("", "not measurable: " + review.why_not);
    return review.to_settle.empty() ? out : out + row("to settle", review.to_settle);
  }
  out += row("talk", talk_text(review)) + row("questions", questions_text(review.questions));
  out += row("follow-ups", follow_ups_text(review.questions));
  out += row("pauses", pauses_text(review.timing));
  out += row("interrupts", interruptions_text(review.timing));
  out += row("longest", longest_text(review)) + guide_text(review, style);
  if (!review.slips.empty()) {
    out += row("wording", text::counted(review.slips.size(), "question") +
                              " that a guide would have worded otherwise");
    out += slips_text(review, style, all);
  }
  if (!review.steps.empty()) out += row("neutrality", "") + steps_text(review, all);
  for (const std::string& line : review.suggestions) {
    out += "  " + style(Mark::suggestion, "suggestion") + ": " + text::wrap(line, 66, 14) + "\n";
  }
  return out;
}

std::string reviews_text(const std::vector<Review>& reviews, const Style& style) {
  std::string out = style(Mark::strong,
                          "session  talk I  asked  open  closed  asked on  deepest  pause   "
                          "leading  guide") +
                    "\n";
  for (const Review& review : reviews) {
    if (!review.why_not.empty()) {
      out += fmt::format("{:<8} not measurable: {}\n", review.session, review.why_not);
      continue;
    }
    out += fmt::format("{:<8}{:>7}{:>7}{:>6}{:>8}{:>10}{:>9}  {:<8}{:>7}{:>7}\n", review.session,
                       percent(review.interviewer_share), review.questions.all,
                       kind_count(review, "open"), kind_count(review, "closed"),
                       review.questions.follow_ups, review.questions.deepest,
                       pause_cell(review.timing), count_of(review, "leading"), asked_cell(review));
  }
  return out + coverage_table(reviews, style);
}

std::string review_csv(const std::vector<Review>& reviews) {
  std::string out = format::csv::write_row({"session", "words", "interviewer_share", "questions",
                                            "open", "closed", "either_or", "short", "recap",
                                            "follow_ups", "deepest", "pause_ms", "interruptions",
                                            "leading", "mended", "guide_asked", "guide_questions"});
  for (const Review& review : reviews) {
    const bool paused = review.timing.no_pauses.empty() && review.timing.after_answer.count > 0;
    const auto mended = std::ranges::count_if(
        review.slips, [](const review::Slip& slip) { return slip.mended_by.has_value(); });
    const auto kind = [&](const char* name) { return std::to_string(kind_count(review, name)); };
    out += format::csv::write_row(
        {review.session, std::to_string(review.words),
         fmt::format("{:.4f}", review.interviewer_share), std::to_string(review.questions.all),
         kind("open"), kind("closed"), kind("either-or"), kind("short"), kind("recap"),
         std::to_string(review.questions.follow_ups), std::to_string(review.questions.deepest),
         paused ? std::to_string(review.timing.after_answer.median.value) : "",
         review.timing.no_interruptions.empty() ? std::to_string(review.timing.interruptions) : "",
         std::to_string(count_of(review, "leading")), std::to_string(mended),
         review.guide ? std::to_string(review.guide->asked) : "",
         review.guide ? std::to_string(review.guide->questions.size()) : ""},
        true);
  }
  return out;
}

}  // namespace uxi::cli
