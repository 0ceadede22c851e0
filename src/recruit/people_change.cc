#include "recruit/people_change.h"

#include <algorithm>
#include <fmt/core.h>

#include "text/nearest.h"
#include "text/strings.h"
#include "uxi/reference.h"

namespace uxi::recruit {
namespace {

using Status = ParticipantStatus;

std::string quoted(std::string_view name) { return "`" + std::string(name) + "`"; }

/// The state that a session's record takes with its person's status.
std::optional<SessionState> state_for(Status status) {
  switch (status) {
    case Status::held: return SessionState::held;
    case Status::no_show: return SessionState::no_show;
    case Status::cancelled: return SessionState::cancelled;
    case Status::withdrawn: return SessionState::withdrawn;
    default: return std::nullopt;
  }
}

class Changer {
 public:
  Changer(const PeopleFacts& facts, const PersonChange& change)
      : facts_(facts), change_(change), same_(facts.addresses), ledger_(facts.ledger) {
    out_.roster = facts.roster;
  }

  Result<ChangedPeople> run(const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
      UXI_TRY(Participant * person, find(id));
      UXI_TRY_VOID(set_columns(*person));
      if (change_.status) UXI_TRY_VOID(set_status(*person, *change_.status));
      UXI_TRY_VOID(move_money(*person));
      if (!change_.contact.empty()) {
        UXI_TRY_VOID(add_contact(*person, change_.contact));
      }
    }
    return std::move(out_);
  }

 private:
  Result<Participant*> find(const std::string& id) {
    const auto found = std::ranges::find(out_.roster.people, id, &Participant::id);
    if (found != out_.roster.people.end()) return &*found;
    return fail(ErrorKind::not_found,
                quoted(id) + " is not in the roster of `" + facts_.study.name + "`",
                "`uxi participants list` shows who is");
  }

  Result<void> set_columns(Participant& person) const {
    if (change_.segment) {
      if (find_segment(facts_.study, *change_.segment) == nullptr) {
        std::vector<std::string> names;
        for (const Segment& segment : facts_.study.segments) names.push_back(segment.id.value);
        return fail(ErrorKind::usage, quoted(*change_.segment) + " is no segment of study.yaml",
                    text::did_you_mean(*change_.segment, names));
      }
      person.segment = *change_.segment;
    }
    if (change_.descriptor) person.descriptor = *change_.descriptor;
    if (change_.access_needs) person.access_needs = *change_.access_needs;
    if (!change_.incentive) return {};
    if (!change_.incentive->empty()) UXI_TRY_VOID(money(*change_.incentive));
    person.incentive_amount = *change_.incentive;
    return {};
  }

  Result<void> set_status(Participant& person, Status to) {
    const auto from = parse_participant_status(person.status);
    if (from == to) return {};
    if (from && !change_.anyway) UXI_TRY_VOID(check_follows(person, *from, to));
    if (to == Status::invited) UXI_TRY_VOID(add_contact(person, "invite"));
    person.status = to_string(to);
    const Session* session = nullptr;
    UXI_TRY(session, session_for(person, to));
    change_sessions(person, to, session);
    if (to == Status::held) return owe_incentive(person, session);
    return {};
  }

  [[nodiscard]] Result<void> check_follows(const Participant& person, Status from,
                                           Status to) const {
    const bool owner = facts_.study.team.account_owner_approves;
    const std::vector<Status> way = way_between(from, to, owner);
    if (way.size() == 1) return {};
    std::string message = fmt::format("{} is {} and cannot be {}", quoted(person.id),
                                      quoted(to_string(from)), quoted(to_string(to)));
    if (way.empty()) {
      return fail(ErrorKind::conflict, message + " any more",
                  from == Status::withdrawn
                      ? "who takes part again after all gives a new consent and applies anew"
                      : "`--anyway` mends a status that was noted wrongly");
    }
    std::vector<std::string> steps;
    for (const Status step : way) steps.push_back(quoted(to_string(step)));
    if (owner && std::ranges::find(way, Status::owner_asked) != way.end()) {
      message += " before the owner of the account was asked";
    }
    return fail(ErrorKind::conflict, message,
                "the way is " + text::join(steps, ", then ") + "; `--anyway` takes it as it is");
  }

  /// A contact that asks for something comes no more often than the plan says.
  Result<void> add_contact(const Participant& person, const std::string& kind) {
    std::vector<ContactEntry> about = contacts_of(facts_, same_, person.id);
    if (!change_.anyway) {
      if (const auto found = too_soon(about, facts_.study, kind, change_.on)) {
        return fail(ErrorKind::conflict,
                    fmt::format("{} may not be asked {}: {}", quoted(person.id),
                                found->until ? "until " + to_string(*found->until) : "again",
                                found->reason),
                    "`contact` of study.yaml says how often; `--anyway` asks all the same");
      }
    }
    const bool is_there = std::ranges::any_of(about, [&](const ContactEntry& entry) {
      return entry.study == facts_.study.name && entry.participant == person.id &&
             entry.kind == kind && entry.when == change_.on;
    });
    if (is_there) return {};
    out_.contacts.push_back({.study = facts_.study.name,
                             .participant = person.id,
                             .kind = kind,
                             .when = change_.on,
                             .channel = change_.channel,
                             .span = {}});
    return {};
  }

  /// The session that is meant: the one named, else the last that is still to come; for `held` also
  /// one that says so already. Null where there is none on record.
  [[nodiscard]] Result<const Session*> session_for(const Participant& person, Status to) const {
    const Session* last = nullptr;
    for (const Session& session : facts_.sessions) {
      if (participant_of(session.id) != person.id) continue;
      if (session.id == change_.session) return &session;
      const SessionState state = session.state.value;
      const bool fits =
          state == SessionState::scheduled || (to == Status::held && state == SessionState::held);
      if (change_.session.empty() && fits) last = &session;
    }
    if (change_.session.empty()) return last;
    return fail(ErrorKind::not_found,
                fmt::format("{} has no session {}", quoted(person.id), quoted(change_.session)));
  }

  void change_sessions(const Participant& person, Status to, const Session* session) {
    const auto state = state_for(to);
    if (to == Status::withdrawn) {
      for (const Session& one : facts_.sessions) {
        if (participant_of(one.id) != person.id) continue;
        SessionChange change{
            .id = one.id, .state = {}, .withdraws_consent = one.consent.has_value()};
        if (one.state.value == SessionState::scheduled) change.state = state;
        out_.sessions.push_back(std::move(change));
      }
      return;
    }
    if (!state) return;
    if (session != nullptr) {
      if (session->state.value != *state) {
        out_.sessions.push_back({.id = session->id, .state = state, .withdraws_consent = false});
      }
    } else if (to == Status::held) {
      out_.notes.push_back("sessions/" + person.id +
                           ".yaml is not there yet: it holds the date and the consent");
    }
  }

  // ---- money

  [[nodiscard]] Result<Money> money(const std::string& text) const {
    const std::string currency =
        facts_.study.incentive ? facts_.study.incentive->currency.value : std::string();
    auto out = parse_money(text, currency);
    if (!out) {
      return fail(ErrorKind::usage, quoted(text) + " is no amount of money",
                  "write it like `60` or `60.50 USD`");
    }
    if (!is_currency(out->currency)) {
      return fail(ErrorKind::usage, quoted(text) + " has no currency, and the plan names none",
                  "write it like `60.50 USD`");
    }
    return *std::move(out);
  }

  void enter(Participant& person, IncentiveKind kind, Money amount, std::string session) {
    IncentiveEntry entry{.participant = person.id,
                         .session = std::move(session),
                         .date = change_.on,
                         .kind = kind,
                         .amount = std::move(amount),
                         .how = change_.how,
                         .span = {}};
    ledger_.entries.push_back(entry);
    out_.entries.push_back(std::move(entry));
    person.incentive_state = incentive_state_of(ledger_, person.id);
  }

  /// Once for each session.
  Result<void> owe_incentive(Participant& person, const Session* session) {
    const std::string id = session != nullptr ? session->id : person.id;
    const bool is_owed = std::ranges::any_of(ledger_.entries, [&](const IncentiveEntry& entry) {
      return entry.kind == IncentiveKind::owed && entry.session == id;
    });
    if (is_owed) return {};
    UXI_TRY(auto amount, incentive_of(facts_.study, person));
    if (!amount) return {};
    enter(person, IncentiveKind::owed, *std::move(amount), id);
    return {};
  }

  Result<void> move_money(Participant& person) {
    if (!change_.owe.empty()) {
      UXI_TRY(Money amount, money(change_.owe));
      enter(person, IncentiveKind::owed, std::move(amount), change_.session);
    }
    if (!change_.pay.empty()) UXI_TRY_VOID(settle(person, IncentiveKind::paid, change_.pay));
    if (!change_.waive.empty()) UXI_TRY_VOID(settle(person, IncentiveKind::waived, change_.waive));
    return {};
  }

  /// `all` that is open, in each currency, or an amount of it.
  Result<void> settle(Participant& person, IncentiveKind kind, const std::string& text) {
    if (accounts_of(ledger_, person.id).empty() && person.incentive_state == "owed") {
      UXI_TRY_VOID(owe_incentive(person, nullptr));  // a roster that is older than its ledger
    }
    const IncentiveAccounts accounts = accounts_of(ledger_, person.id);
    if (text == "all") {
      bool something = false;
      for (const auto& [currency, totals] : accounts) {
        if (totals.open() <= 0) continue;
        something = true;
        enter(person, kind, {totals.open(), currency}, change_.session);
      }
      if (something) return {};
      return fail(ErrorKind::conflict, quoted(person.id) + " is owed nothing",
                  "an incentive is owed once the status is `held`; `--owe AMOUNT` promises more");
    }
    UXI_TRY(Money amount, money(text));
    const auto account = accounts.find(amount.currency);
    const std::int64_t open = account == accounts.end() ? 0 : account->second.open();
    if (amount.cents == 0) return fail(ErrorKind::usage, "nothing cannot be paid");
    if (amount.cents > open) {
      return fail(ErrorKind::conflict,
                  fmt::format("{} is more than {} is owed: {}", to_string(amount),
                              quoted(person.id), to_string(Money{open, amount.currency})),
                  "`--owe AMOUNT` promises more first");
    }
    enter(person, kind, std::move(amount), change_.session);
    return {};
  }

  const PeopleFacts& facts_;
  const PersonChange& change_;
  SamePeople same_;
  IncentiveLedger ledger_;  // with what was entered
  ChangedPeople out_;
};

}  // namespace

Result<ChangedPeople> change_people(const PeopleFacts& facts, const std::vector<std::string>& ids,
                                    const PersonChange& change) {
  return Changer(facts, change).run(ids);
}

}  // namespace uxi::recruit
