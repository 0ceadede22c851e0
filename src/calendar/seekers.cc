#include "calendar/seekers.h"

#include <algorithm>

#include "model/participant_status.h"
#include "uxi/reference.h"

namespace uxi::calendar {
namespace {

class Finder {
 public:
  Finder(const ScheduleFile& file, const Roster& roster, const Study& study,
         const std::map<std::string, Session>& records, const ChooseWaiting& choose)
      : file_(file), roster_(roster), study_(study), records_(records), choose_(choose) {}

  Seekers find() {
    Seekers out;
    for (const Participant& person : roster_.people) {
      const auto status = parse_participant_status(person.status);
      const bool is_due =
          status == ParticipantStatus::invited || status == ParticipantStatus::scheduled;
      if (is_due && looks(person.id)) out.sessions.push_back(person.id);
    }
    add_returning(out);
    out.first_class = out.sessions.size();
    add_waiting(out);
    return out;
  }

 private:
  /// It has no time yet, and has not taken place.
  [[nodiscard]] bool looks(const std::string& session) const {
    const Booking* booking = file_.booking(session);
    if (booking != nullptr && booking->state == BookingState::scheduled) return false;
    const auto record = records_.find(session);
    return record == records_.end() || record->second.state.value == SessionState::scheduled ||
           record->second.state.value == SessionState::cancelled;
  }

  void add_returning(Seekers& out) const {
    for (const Availability& person : file_.people) {
      const std::string& session = person.name.value;
      const std::string id = participant_of(session);
      if (id == session || !looks(session)) continue;
      const Participant* there = roster_.find(id);
      const auto status = there == nullptr ? std::nullopt : parse_participant_status(there->status);
      if (status && is_asked(*status)) out.sessions.push_back(session);
    }
  }

  void add_waiting(Seekers& out) const {
    std::map<std::string, int> places;
    for (const Segment& segment : study_.segments) places[segment.id.value] = segment.target.value;
    for (const Participant& person : roster_.people) {
      const auto status = parse_participant_status(person.status);
      if (status && has_place(*status)) --places[person.segment];
    }
    // With owners who must agree first, nobody comes straight from the waiting list.
    if (study_.team.account_owner_approves) return;
    const std::vector<const Participant*> waiting = waiting_with_times();
    std::vector<std::string> candidates;
    for (const Participant* person : waiting) candidates.push_back(person->id);
    const auto chosen =
        choose_ ? choose_(candidates) : std::set<std::string>(candidates.begin(), candidates.end());
    for (const Participant* person : waiting) {
      if (places[person->segment] <= 0 || !chosen.contains(person->id)) continue;
      --places[person->segment];
      out.sessions.push_back(person->id);
    }
  }

  [[nodiscard]] std::vector<const Participant*> waiting_with_times() const {
    std::vector<const Participant*> out;
    for (const Participant& person : roster_.people) {
      const Availability* times = file_.person(person.id);
      const bool knows = times != nullptr && !(times->free.empty() && times->busy.empty());
      const bool waits = parse_participant_status(person.status) == ParticipantStatus::waiting;
      if (waits && knows && looks(person.id)) out.push_back(&person);
    }
    return out;
  }

  const ScheduleFile& file_;
  const Roster& roster_;
  const Study& study_;
  const std::map<std::string, Session>& records_;
  const ChooseWaiting& choose_;
};

}  // namespace

Seekers seekers_of(const ScheduleFile& file, const Roster& roster, const Study& study,
                   const std::map<std::string, Session>& records, const ChooseWaiting& choose) {
  return Finder(file, roster, study, records, choose).find();
}

}  // namespace uxi::calendar
