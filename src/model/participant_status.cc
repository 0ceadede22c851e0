// The statuses as a graph of a dozen nodes; a way between two is found breadth first.
#include "model/participant_status.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>

#include "model/names.h"

namespace uxi {
namespace {

using Status = ParticipantStatus;

constexpr auto kNames = std::to_array<Named<Status>>({
    {"applied", Status::applied},
    {"out", Status::out},
    {"waiting", Status::waiting},
    {"shortlisted", Status::shortlisted},
    {"owner-asked", Status::owner_asked},
    {"invited", Status::invited},
    {"scheduled", Status::scheduled},
    {"held", Status::held},
    {"no-show", Status::no_show},
    {"cancelled", Status::cancelled},
    {"withdrawn", Status::withdrawn},
    {"forgotten", Status::forgotten},
});

/// What may follow where no owner has a say. Nothing follows `withdrawn` and `forgotten`.
std::vector<Status> after(Status from) {
  switch (from) {
    case Status::applied:
      return {Status::waiting, Status::shortlisted, Status::out, Status::withdrawn};
    case Status::out: return {Status::waiting, Status::withdrawn};
    case Status::waiting:
      return {Status::shortlisted, Status::invited, Status::out, Status::withdrawn};
    case Status::shortlisted:
      return {Status::owner_asked, Status::invited, Status::waiting, Status::out,
              Status::withdrawn};
    case Status::owner_asked:
      return {Status::invited, Status::waiting, Status::out, Status::withdrawn};
    case Status::invited:
      return {Status::scheduled, Status::waiting, Status::out, Status::cancelled,
              Status::withdrawn};
    case Status::scheduled:
      return {Status::held, Status::no_show, Status::cancelled, Status::invited, Status::withdrawn};
    case Status::held: return {Status::scheduled, Status::withdrawn};
    case Status::no_show:
    case Status::cancelled:
      return {Status::scheduled, Status::invited, Status::waiting, Status::out, Status::withdrawn};
    case Status::withdrawn:
    case Status::forgotten: break;
  }
  return {};
}

}  // namespace

std::string_view to_string(Status status) { return name_of(kNames, status); }

std::optional<Status> parse_participant_status(std::string_view text) {
  return value_of(kNames, text);
}

std::vector<std::string> participant_status_names() {
  std::vector<std::string> out;
  for (const Named<Status>& named : kNames) {
    if (named.value != Status::forgotten) out.emplace_back(named.name);
  }
  return out;
}

bool is_waiting(Status status) { return status == Status::waiting || status == Status::applied; }

bool is_gone(Status status) {
  return status == Status::out || status == Status::no_show || status == Status::cancelled ||
         status == Status::withdrawn || status == Status::forgotten;
}

bool has_place(Status status) { return !is_waiting(status) && !is_gone(status); }

bool is_asked(Status status) {
  return status == Status::invited || status == Status::scheduled || status == Status::held;
}

std::vector<Status> statuses_after(Status from, bool owner_approves) {
  std::vector<Status> out = after(from);
  const bool was_asked = from == Status::owner_asked || is_asked(from) || from == Status::no_show ||
                         from == Status::cancelled;
  if (owner_approves && !was_asked) std::erase(out, Status::invited);
  if (!owner_approves) std::erase(out, Status::owner_asked);
  return out;
}

std::vector<Status> way_between(Status from, Status to, bool owner_approves) {
  std::map<Status, Status> came_from;
  std::deque<Status> open{from};
  while (!open.empty() && !came_from.contains(to)) {
    const Status here = open.front();
    open.pop_front();
    for (const Status next : statuses_after(here, owner_approves)) {
      if (next != from && came_from.emplace(next, here).second) open.push_back(next);
    }
  }
  std::vector<Status> way;
  if (!came_from.contains(to)) return way;
  for (Status at = to; at != from; at = came_from.at(at)) way.push_back(at);
  std::ranges::reverse(way);
  return way;
}

}  // namespace uxi
