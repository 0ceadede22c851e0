// The schedule of a study with all that it hangs on: the plan, the roster, contacts, calendars and
// the sessions of other studies.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/zone.h"
#include "calendar/plan.h"
#include "calendar/seekers.h"
#include "uxi/screener.h"
#include "uxi/session.h"
#include "uxi/study.h"
#include "workspace/contacts.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// Stays where it was made: its parts point at each other.
struct ScheduleData {
  std::string study;
  std::string folder;  ///< `studies/billing`
  SourceFile source;   ///< schedule.yaml
  Study plan;
  Roster roster;
  bool has_roster = false;
  std::optional<Screener> screener;        ///< whose quotas the waiting list keeps
  std::vector<Contact> contacts;           ///< of this study
  std::map<std::string, Session> records;  ///< of sessions/, by id
  ZoneBook zones;
  calendar::ScheduleFile file;
  std::unique_ptr<calendar::AgendaInput> input;
  calendar::Agenda agenda;
  std::vector<calendar::ElsewhereSitting> elsewhere;
  Diagnostics findings;  ///< about the schedule and the calendars it names, conflicts too

  [[nodiscard]] const Contact* contact(std::string_view participant) const;
  [[nodiscard]] std::string path() const { return folder + "/schedule.yaml"; }

  explicit ScheduleData(ZoneBook::Load load) : zones(std::move(load)) {}
};

/// `load` gives time zones. With `text` the schedule is that instead of what the file holds.
/// `not_found` with what to write where there is no schedule.yaml; plans and rosters with errors
/// are errors.
[[nodiscard]] Result<std::unique_ptr<ScheduleData>> load_schedule(
    const Workspace& workspace, const std::string& study, const ZoneBook::Load& load,
    const std::optional<std::string>& text = {});

/// The same without the schedule: plan, roster, records and contacts; there is no zone.
[[nodiscard]] Result<std::unique_ptr<ScheduleData>> load_people_data(const Workspace& workspace,
                                                                     const std::string& study,
                                                                     const ZoneBook::Load& load);

/// What of it a schedule's seats are given by.
[[nodiscard]] calendar::PlanInput plan_input(const ScheduleData& data);

}  // namespace uxi::workspace
