#include "recruit/screen.h"

#include <algorithm>
#include <fmt/core.h>
#include <random>

#include "recruit/identity.h"
#include "recruit/notes.h"
#include "recruit/records.h"
#include "recruit/screening.h"
#include "text/nearest.h"
#include "text/strings.h"

namespace uxi::recruit {
namespace {

/// A candidate before it is known whether they get in: a row of the answers or of the roster.
struct Candidate {
  std::optional<std::size_t> verdict;
  std::size_t roster_row = 0;  // where there is no verdict
  Entrant entrant;
};

bool is_no(std::string_view answer) {
  const std::string text = folded(answer);
  return text == "no" || text == "n" || text == "false" || text == "0" || text == "nein" ||
         text == "non" || text.starts_with("no ") || text.starts_with("no,");
}

/// One of the options in a cell of the roster; an option may hold what stands between them.
bool has_option(std::string_view cell, std::string_view option) {
  for (std::size_t at = cell.find(option); at != cell.npos; at = cell.find(option, at + 1)) {
    const std::string_view rest = cell.substr(at + option.size());
    const bool begins = at == 0 || cell.substr(0, at).ends_with(kBetweenOptions);
    if (begins && (rest.empty() || rest.starts_with(kBetweenOptions))) return true;
  }
  return false;
}

bool has(const Participant& person, const Limit& limit) {
  return std::ranges::any_of(person.attributes, [&](const auto& attribute) {
    return attribute.first == limit.attribute && has_option(attribute.second, limit.value);
  });
}

bool has(const Response& response, const Screener& screener, const Limit& limit) {
  for (std::size_t q = 0; q < screener.questions.size(); ++q) {
    if (screener.questions[q].id.value != limit.attribute) continue;
    const Answer& answer = response.answers[q];
    return std::ranges::find(answer.options, limit.value) != answer.options.end() ||
           (answer.options.empty() && folded(answer.text) == folded(limit.value));
  }
  return false;
}

class Screen {
 public:
  explicit Screen(ScreenInput input)
      : in_(std::move(input)),
        screening_(in_.screener),
        doubts_(in_.screener, screening_, in_.responses),
        same_(in_.contacts) {}

  Screened run() {
    list_bounds();
    learn_known_people();
    judge_roster();
    judge_answers();
    arrange();
    choose();
    write_files();
    out_.notes = notes_on(out_, in_.study, in_.responses);
    if (in_.seed) {
      out_.notes.push_back(
          fmt::format("who is in among equals was drawn by lot, seed {}", *in_.seed));
    }
    return std::move(out_);
  }

 private:
  void list_bounds() {
    for (const Segment& segment : in_.study.segments) {
      std::optional<int> people;
      if (!segment.target.span.empty()) people = segment.target.value;
      problem_.targets.push_back({segment.id.value, people});
    }
    const auto add_limits = [&](const Quota& quota, const auto& bounds, bool at_least) {
      for (const auto& [value, amount] : bounds) {
        problem_.limits.push_back({quota.attribute.value, value.value, at_least, amount.value});
      }
    };
    for (const Quota& quota : in_.screener.quotas) {
      add_limits(quota, quota.at_least, true);
      add_limits(quota, quota.at_most, false);
    }
  }

  /// The target of that segment; one with no places is added for what the study no longer has.
  std::size_t target_of(const std::string& segment) {
    const auto found = std::ranges::find(problem_.targets, segment, &Target::segment);
    if (found != problem_.targets.end()) {
      return static_cast<std::size_t>(found - problem_.targets.begin());
    }
    problem_.targets.push_back({segment, 0});
    return problem_.targets.size() - 1;
  }

  /// Contacts of this study, so that an answer finds its person in the roster; of the others, so
  /// that one sees who took part there.
  void learn_known_people() {
    const std::string prefix = in_.study.name + "/";
    for (std::size_t row = 0; row < in_.contacts.rows.size(); ++row) {
      const std::string id = in_.contacts.at(row, "id");
      const Reach reach{.name = in_.contacts.at(row, "name"),
                        .email = in_.contacts.at(row, "email") + in_.contacts.at(row, "e-mail"),
                        .phone = in_.contacts.at(row, "phone"),
                        .consent = {},
                        .response = in_.contacts.at(row, "response")};
      if (!id.starts_with(prefix)) {
        elsewhere_.add(reach, row);
        continue;
      }
      known_.add(reach, row);
      const Participant* person = in_.roster.find(id.substr(prefix.size()));
      if (person != nullptr && !is_gone(person->status)) doubts_.know(reach, person->id);
      highest_ = std::max(highest_, number_of(std::string_view(id).substr(prefix.size())));
    }
    for (std::size_t row = 0; row < in_.answers.rows.size(); ++row) {
      highest_ = std::max(highest_, number_of(in_.answers.at(row, "id")));
    }
  }

  void judge_roster() {
    for (std::size_t row = 0; row < in_.roster.people.size(); ++row) {
      const Participant& person = in_.roster.people[row];
      highest_ = std::max(highest_, number_of(person.id));
      if (is_gone(person.status)) continue;
      Entrant entrant{target_of(person.segment), {}};
      for (std::size_t i = 0; i < problem_.limits.size(); ++i) {
        if (has(person, problem_.limits[i])) entrant.limits.push_back(i);
      }
      if (is_waiting(person.status)) {
        candidates_.push_back({{}, row, std::move(entrant)});
      } else {
        problem_.taken.push_back(std::move(entrant));
      }
    }
  }

  void judge_answers() {
    for (std::size_t file = 0; file < in_.responses.size(); ++file) {
      for (std::size_t i = 0; i < in_.responses[file].rows.size(); ++i) {
        const Response& response = in_.responses[file].rows[i];
        Verdict verdict = judge(file, response);
        if (verdict.outcome == Outcome::waiting) doubt(file, response, verdict);
        const std::size_t place = out_.verdicts.size();
        if (verdict.outcome != Outcome::duplicate) seen_.add(response.reach, place);
        if (verdict.outcome == Outcome::waiting) {
          Entrant entrant{target_of(verdict.segment), {}};
          for (std::size_t l = 0; l < problem_.limits.size(); ++l) {
            if (has(response, in_.screener, problem_.limits[l])) entrant.limits.push_back(l);
          }
          candidates_.push_back({place, 0, std::move(entrant)});
        }
        row_in_file_.push_back(i);
        out_.verdicts.push_back(std::move(verdict));
      }
    }
  }

  /// Who may take part waits until it is known who gets in.
  Verdict judge(std::size_t file, const Response& response) {
    Verdict out{.file = file, .row = response.row};
    if (const auto known = known_.find(response.reach)) {
      judge_known(in_.contacts.at(known->person, "id").substr(in_.study.name.size() + 1), out);
      return out;
    }
    if (response.is_preview) {
      out.reason = "a try of the form, not an answer";
      return out;
    }
    if (const auto seen = seen_.find(response.reach)) {
      const Verdict& first = out_.verdicts[seen->person];
      out.outcome = Outcome::duplicate;
      out.reason = fmt::format("the same {} as row {}", seen->by, first.row);
      if (first.file != file) out.reason += " of " + in_.responses[first.file].path;
      return out;
    }
    if (in_.responses[file].has_contacts && !response.reach.can_be_contacted()) {
      out.reason = "left no e-mail address or phone number";
      return out;
    }
    if (is_no(response.reach.consent)) {
      out.reason = "does not want to be contacted";
      return out;
    }
    Decision decision = screening_.decide(response.answers);
    out.outcome = decision.segment.empty() ? Outcome::out : Outcome::waiting;
    out.segment = std::move(decision.segment);
    out.rule = std::move(decision.rule);
    out.reason = std::move(decision.reason);
    return out;
  }

  /// Flags who fits; what the screener leaves out for a doubt is out.
  void doubt(std::size_t file, const Response& response, Verdict& verdict) {
    verdict.flags = doubts_.in_answer(file, response);
    if (const auto other = elsewhere_.find(response.reach)) {
      add_seen(in_.contacts.at(other->person, "id"), verdict);
    }
    if (leave_out(verdict)) return;
    std::string as = fmt::format("row {}", response.row);
    if (in_.responses.size() > 1) as += " of " + in_.responses[file].path;
    if (auto flag = doubts_.colleague(response.reach, as)) {
      verdict.flags.push_back(*std::move(flag));
      leave_out(verdict);
    }
  }

  /// Whether one of the flags puts the person out.
  bool leave_out(Verdict& verdict) const {
    const auto& left_out = in_.screener.doubts.leave_out;
    for (const Flag& flag : verdict.flags) {
      if (std::ranges::find(left_out, flag.doubt, &Located<Doubt>::value) == left_out.end()) {
        continue;
      }
      verdict.outcome = Outcome::out;
      verdict.segment.clear();
      verdict.rule = fmt::format("`doubts` leaves out {}", to_string(flag.doubt));
      verdict.reason = fmt::format("{}: {}", to_string(flag.doubt), flag.words);
      return true;
    }
    return false;
  }

  /// The last time that the person of `id` took part anywhere.
  void add_seen(const std::string& id, Verdict& verdict) const {
    const Seen* last = nullptr;
    for (const std::string& one : same_.ids_of(id)) {
      const auto found = in_.seen.find(one);
      if (found == in_.seen.end()) continue;
      if (last == nullptr || last->date < found->second.date) last = &found->second;
    }
    if (last == nullptr) return;
    if (auto flag = seen_flag(*last, in_.screener.doubts.seen_months, in_.today)) {
      verdict.flags.push_back(*std::move(flag));
    }
  }

  void judge_known(std::string id, Verdict& out) const {
    const Participant* person = in_.roster.find(id);
    if (person == nullptr) {
      out.reason = fmt::format("was {}, who is no longer in the roster", id);
      return;
    }
    out.outcome = Outcome::known;
    out.segment = person->segment;
    out.reason =
        fmt::format("in the roster as {}", person->status.empty() ? "taking part" : person->status);
    out.id = std::move(id);
  }

  /// Candidates in the order in which they are preferred: as they stand, or by lot.
  void arrange() {
    if (in_.seed) {
      // The numbers of this generator are the same everywhere; std::shuffle's need not be.
      std::mt19937_64 random(*in_.seed);
      std::vector<std::pair<std::uint64_t, std::size_t>> lots;
      lots.reserve(candidates_.size());
      for (std::size_t i = 0; i < candidates_.size(); ++i) lots.emplace_back(random(), i);
      std::ranges::sort(lots);
      std::vector<Candidate> shuffled;
      shuffled.reserve(candidates_.size());
      for (const auto& [lot, i] : lots) shuffled.push_back(std::move(candidates_[i]));
      candidates_ = std::move(shuffled);
    }
    problem_.candidates.reserve(candidates_.size());
    for (const Candidate& candidate : candidates_) problem_.candidates.push_back(candidate.entrant);
  }

  void choose() {
    const Selection selection = select(problem_);
    out_.proven = selection.proven;
    out_.selected = tally(problem_, selection);
    out_.pool = pool(problem_);
    out_.shortages = shortages(problem_, selection);
    out_.targets = problem_.targets;
    out_.limits = problem_.limits;
    const std::vector<std::string> why = why_waiting(problem_, selection);
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const bool in = selection.in[i];
      const Candidate& candidate = candidates_[i];
      if (candidate.verdict) {
        Verdict& verdict = out_.verdicts[*candidate.verdict];
        verdict.outcome = in ? Outcome::in : Outcome::waiting;
        if (!in) verdict.reason = why[i];
      } else {
        const Participant& person = in_.roster.people[candidate.roster_row];
        out_.waiters.push_back({person.id, person.segment, in, in ? "a place is free" : why[i]});
      }
    }
    std::ranges::sort(out_.waiters, {}, [](const Waiter& waiter) { return number_of(waiter.id); });
  }

  /// Account owners are asked before their customers are invited (R12).
  [[nodiscard]] std::string status_of_those_in() const {
    return in_.study.team.account_owner_approves ? "shortlisted" : "invited";
  }

  void write_files() {
    out_.roster = std::move(in_.roster);
    out_.contacts = std::move(in_.contacts);
    out_.answers = std::move(in_.answers);
    for (const Waiter& waiter : out_.waiters) {
      const auto person = std::ranges::find(out_.roster.people, waiter.id, &Participant::id);
      if (waiter.moved_up) person->status = status_of_those_in();
    }
    std::vector<std::string>& attributes = out_.roster.attribute_names;
    for (const ScreenerQuestion& question : in_.screener.questions) {
      const bool is_new = std::ranges::find(attributes, question.id.value) == attributes.end();
      if (question.attribute && is_new) attributes.push_back(question.id.value);
    }
    for (const Outcome outcome : {Outcome::in, Outcome::waiting}) {
      const std::string status = outcome == Outcome::in ? status_of_those_in() : "waiting";
      for (std::size_t i = 0; i < out_.verdicts.size(); ++i) {
        Verdict& verdict = out_.verdicts[i];
        if (verdict.outcome != outcome) continue;
        verdict.id = fmt::format("P{:02}", ++highest_);
        const Responses& file = in_.responses[verdict.file];
        add_person(out_, in_.study, in_.screener, file, file.rows[row_in_file_[i]], verdict,
                   status);
      }
    }
  }

  ScreenInput in_;
  Screening screening_;
  DoubtFinder doubts_;
  SamePeople same_;
  SelectionProblem problem_;
  People elsewhere_;  // by row of the contacts, of other studies
  People known_;      // by row of the contacts
  People seen_;       // by verdict
  std::vector<Candidate> candidates_;
  std::vector<std::size_t> row_in_file_;  // by verdict
  int highest_ = 0;                       // number of an id that was ever given
  Screened out_;
};

}  // namespace

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::in: return "in";
    case Outcome::waiting: return "waiting";
    case Outcome::out: return "out";
    case Outcome::duplicate: return "duplicate";
    case Outcome::known: return "known";
  }
  return "out";
}

std::size_t Screened::count(Outcome outcome) const {
  return static_cast<std::size_t>(std::ranges::count(verdicts, outcome, &Verdict::outcome));
}

bool Screened::changes_anything() const {
  return count(Outcome::in) + count(Outcome::waiting) > 0 ||
         std::ranges::any_of(waiters, &Waiter::moved_up);
}

void check_screener(const SourceFile& screener_file, const Screener& screener, const Study& study,
                    Diagnostics& diagnostics) {
  const std::vector<std::string> taken = roster_columns();
  for (const ScreenerQuestion& question : screener.questions) {
    if (!question.attribute || std::ranges::find(taken, question.id.value) == taken.end()) continue;
    diagnostics.report(screener_file, question.id.span, Severity::error, "screener/roster-column",
                       fmt::format("`{}` is a column that every roster has", question.id.value),
                       "give the question another id, or leave `attribute` away");
  }
  std::vector<std::string> names;
  for (const Segment& segment : study.segments) names.push_back(segment.id.value);
  for (const SegmentRule& rule : screener.segments) {
    if (rule.segment.span.empty() || find_segment(study, rule.segment.value) != nullptr) continue;
    diagnostics.report(screener_file, rule.segment.span, Severity::error,
                       "screener/unknown-segment",
                       fmt::format("`{}` is not a segment of study.yaml", rule.segment.value),
                       text::did_you_mean(rule.segment.value, names));
  }
}

Screened screen(ScreenInput input) { return Screen(std::move(input)).run(); }

}  // namespace uxi::recruit
