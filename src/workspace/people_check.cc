#include "workspace/people_check.h"

#include <algorithm>
#include <fmt/core.h>
#include <map>
#include <set>

#include "model/participant_status.h"
#include "recruit/people.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "uxi/reference.h"

namespace uxi::workspace {
namespace {

std::string quoted(std::string_view name) { return "`" + std::string(name) + "`"; }

/// The status that a person has whose last session has that state.
ParticipantStatus status_for(SessionState state) {
  switch (state) {
    case SessionState::scheduled: return ParticipantStatus::scheduled;
    case SessionState::held: return ParticipantStatus::held;
    case SessionState::no_show: return ParticipantStatus::no_show;
    case SessionState::cancelled: return ParticipantStatus::cancelled;
    case SessionState::withdrawn: return ParticipantStatus::withdrawn;
  }
  return ParticipantStatus::scheduled;
}

class PeopleCheck {
 public:
  PeopleCheck(const StudyData& data, Diagnostics& diagnostics)
      : diagnostics_(diagnostics), roster_(data.roster->source) {
    facts_.study = data.study.value;
    facts_.roster = data.roster->value;
    for (const auto& session : data.sessions) facts_.sessions.push_back(session.value);
  }

  void check_statuses() {
    for (const Participant& person : facts_.roster.people) {
      if (person.status.empty()) continue;
      const auto status = parse_participant_status(person.status);
      if (!status) {
        const std::vector<std::string> names = participant_status_names();
        const std::string near = text::did_you_mean(person.status, names);
        report_person(person, Severity::warning, "roster/unknown-status",
                      quoted(person.status) + " is no status of a participant",
                      near.empty() ? "there is " + text::join(names, ", ") : near);
      } else {
        check_session_state(person, *status);
      }
    }
  }

  void check_ledger(const SourceFile& source) {
    facts_.ledger = read_incentives(source, diagnostics_);
    std::set<std::string> named;
    for (const IncentiveEntry& entry : facts_.ledger.entries) {
      if (named.insert(entry.participant).second) check_account(source, entry);
    }
    for (const Participant& person : facts_.roster.people) check_incentive(person, named);
  }

  void check_contacts(const SourceFile& source, std::vector<ContactEntry> log,
                      recruit::KeyedTable addresses) {
    facts_.contacts = std::move(log);
    facts_.addresses = std::move(addresses);
    const recruit::SamePeople same(facts_.addresses);
    std::set<std::string> unknown;
    for (const ContactEntry& entry : facts_.contacts) {
      if (entry.study != facts_.study.name) continue;
      if (facts_.roster.find(entry.participant) != nullptr) continue;
      if (!unknown.insert(entry.participant).second) continue;
      diagnostics_.report(
          source, entry.span, Severity::warning, "contact/unknown-participant",
          quoted(entry.participant) + " is not in the roster of " + quoted(facts_.study.name), {});
    }
    for (const Participant& person : facts_.roster.people) {
      check_pace(source, recruit::contacts_of(facts_, same, person.id));
    }
  }

 private:
  void report_person(const Participant& person, Severity severity, std::string_view rule,
                     std::string message, std::string hint) {
    // A row has no places of its own: its line is that of its id.
    const std::size_t at = roster_.text().find("\n" + person.id + ",");
    const std::size_t begin = at == std::string_view::npos ? 0 : at + 1;
    diagnostics_.report(roster_, {begin, begin + person.id.size()}, severity, std::string(rule),
                        std::move(message), std::move(hint));
  }

  /// The last session is the one that says how far somebody is.
  void check_session_state(const Participant& person, ParticipantStatus status) {
    const Session* last = nullptr;
    for (const Session& session : facts_.sessions) {
      if (participant_of(session.id) != person.id) continue;
      const auto key = [](const Session& one) { return std::pair(one.id.size(), one.id); };
      if (last == nullptr || key(*last) < key(session)) last = &session;
    }
    const bool nothing_follows =
        status == ParticipantStatus::withdrawn || status == ParticipantStatus::forgotten;
    if (last == nullptr || nothing_follows) return;
    const ParticipantStatus expected = status_for(last->state.value);
    const bool invited_again =
        status == ParticipantStatus::invited && expected != ParticipantStatus::scheduled;
    if (expected == status || invited_again) return;
    report_person(
        person, Severity::warning, "roster/session-state",
        fmt::format("{} is {} here and {} in sessions/{}.yaml", quoted(person.id),
                    quoted(person.status), quoted(to_string(last->state.value)), last->id),
        "make them agree: `uxi participants set " + person.id + " --status STATUS`");
  }

  void check_account(const SourceFile& source, const IncentiveEntry& entry) {
    const std::string& id = entry.participant;
    if (facts_.roster.find(id) == nullptr) {
      diagnostics_.report(source, entry.span, Severity::error, "incentive/unknown-participant",
                          quoted(id) + " is not in the roster", {});
    }
    for (const auto& [currency, totals] : accounts_of(facts_.ledger, id)) {
      if (totals.open() >= 0) continue;
      diagnostics_.report(source, entry.span, Severity::error, "incentive/overpaid",
                          fmt::format("{} was owed {} and given {}", quoted(id),
                                      to_string(Money{totals.owed, currency}),
                                      to_string(Money{totals.paid + totals.waived, currency})),
                          "a row with `owed` says what it was for");
    }
  }

  void check_incentive(const Participant& person, const std::set<std::string>& named) {
    if (const auto amount = recruit::incentive_of(facts_.study, person);
        !amount && !person.incentive_amount.empty()) {
      report_person(person, Severity::warning, "incentive/amount", amount.error().message,
                    amount.error().hint);
    }
    const std::string state = incentive_state_of(facts_.ledger, person.id);
    if (!named.contains(person.id)) {
      const bool says = person.incentive_state == "owed" || person.incentive_state == "paid";
      if (says) {
        report_person(person, Severity::suggestion, "incentive/no-entry",
                      fmt::format("the incentive of {} is {} here, and incentives.csv does not "
                                  "have it",
                                  quoted(person.id), quoted(person.incentive_state)),
                      "`uxi participants set " + person.id + " --owe AMOUNT`");
      }
    } else if (state != person.incentive_state) {
      report_person(
          person, Severity::warning, "incentive/state",
          fmt::format("the incentive of {} is {} here and {} by incentives.csv", quoted(person.id),
                      quoted(person.incentive_state.empty() ? "none" : person.incentive_state),
                      quoted(state.empty() ? "none" : state)),
          "the ledger counts: change `incentive_state`");
    }
    check_sessions_owed(person);
  }

  /// Once there is a ledger, each session held is in it, where an incentive is planned.
  void check_sessions_owed(const Participant& person) {
    const auto amount = recruit::incentive_of(facts_.study, person);
    if (!amount || !*amount) return;
    if (person.incentive_state == "paid" || person.incentive_state == "owed") {
      const auto has_entry = [&](const IncentiveEntry& one) {
        return one.participant == person.id;
      };
      if (std::ranges::none_of(facts_.ledger.entries, has_entry)) return;  // said already
    }
    for (const Session& session : facts_.sessions) {
      if (participant_of(session.id) != person.id || session.state.value != SessionState::held) {
        continue;
      }
      const bool is_owed =
          std::ranges::any_of(facts_.ledger.entries, [&](const IncentiveEntry& entry) {
            return entry.kind == IncentiveKind::owed && entry.participant == person.id &&
                   (entry.session == session.id || entry.session.empty());
          });
      if (is_owed) continue;
      report_person(person, Severity::warning, "incentive/not-owed",
                    fmt::format("session {} was held, and its incentive of {} is not in "
                                "incentives.csv",
                                quoted(session.id), to_string(**amount)),
                    fmt::format("`uxi participants set {} --owe {} --session {}`", person.id,
                                cents_text((*amount)->cents), session.id));
    }
  }

  /// Requests that came sooner after one another than the plan says; the later one in this study.
  void check_pace(const SourceFile& source, std::vector<ContactEntry> about) {
    if (!facts_.study.contact.days_apart) return;
    std::erase_if(about,
                  [](const ContactEntry& one) { return !one.when || !is_request(one.kind); });
    std::ranges::stable_sort(about, {}, [](const ContactEntry& one) { return *one.when; });
    for (std::size_t i = 1; i < about.size(); ++i) {
      const ContactEntry& before = about[i - 1];
      const ContactEntry& after = about[i];
      const std::int64_t days = days_since_epoch(*after.when) - days_since_epoch(*before.when);
      const bool is_same = days == 0 && before.study == after.study && before.kind == after.kind;
      const int wanted = facts_.study.contact.days_apart->value;
      if (after.study != facts_.study.name || days >= wanted || is_same) continue;
      diagnostics_.report(
          source, after.span, Severity::warning, "contact/too-often",
          fmt::format("{} was asked on {} and, {} later, on {}; the plan wants {} between",
                      quoted(after.participant), to_string(*before.when),
                      text::counted(static_cast<std::size_t>(days), "day"), to_string(*after.when),
                      text::counted(static_cast<std::size_t>(wanted), "day")),
          {});
    }
  }

  Diagnostics& diagnostics_;
  const SourceFile& roster_;
  recruit::PeopleFacts facts_;
};

/// Findings about private files keep their lines to themselves.
void add_without_lines(const Diagnostics& from, Diagnostics& to) {
  for (Diagnostic finding : from.items()) {
    finding.line_text.clear();
    finding.excerpt.clear();
    to.add(std::move(finding));
  }
}

}  // namespace

Result<void> check_people(const Workspace& workspace, const StudyData& data,
                          std::vector<std::string>& files, Diagnostics& diagnostics) {
  if (!data.roster) return {};
  PeopleCheck check(data, diagnostics);
  check.check_statuses();
  UXI_TRY(const auto ledger, workspace.read_text(data.folder + "/incentives.csv", diagnostics));
  if (ledger) {
    files.push_back(ledger->path());
    check.check_ledger(*ledger);
  }
  Diagnostics of_private;
  UXI_TRY(const auto messages, workspace.read_text("private/messages.csv", of_private));
  if (messages) {
    UXI_TRY(const auto contacts, workspace.read_text("private/contacts.csv", of_private));
    recruit::KeyedTable addresses;
    if (contacts) {
      Diagnostics elsewhere;  // what is wrong with addresses is found where they are used
      addresses = recruit::read_keyed_table(*contacts, "private", elsewhere);
    }
    PeopleCheck of_contacts(data, of_private);
    of_contacts.check_contacts(*messages, read_contact_log(*messages, of_private),
                               std::move(addresses));
  }
  add_without_lines(of_private, diagnostics);
  return {};
}

}  // namespace uxi::workspace
