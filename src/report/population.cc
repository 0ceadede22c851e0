#include "report/population.h"

#include <algorithm>
#include <fmt/core.h>

#include "text/strings.h"

namespace uxi::report {
namespace {

/// It was held, and its words may be used.
bool took_place(const Session& session, Date today) {
  return session.state.value == SessionState::held && why_not_usable(&session, today).empty();
}

std::vector<const Session*> in_order(std::vector<const Session*> sessions) {
  std::sort(sessions.begin(), sessions.end(),
            [](const Session* a, const Session* b) { return a->id < b->id; });
  return sessions;
}

}  // namespace

Population::Population(const ReportInput& input, const Quotes& quotes) : quotes_(quotes) {
  for (const Segment& segment : input.study->segments) {
    segments_.push_back({segment.id.value, segment.who.value, segment.target.value});
  }
  const std::vector<const Session*> sessions = in_order(input.sessions);
  const bool any_coded = std::any_of(sessions.begin(), sessions.end(), [&](const Session* s) {
    return took_place(*s, input.today) && !s->coded.empty();
  });
  for (const Session* session : sessions) {
    if (session->state.value == SessionState::no_show ||
        session->state.value == SessionState::cancelled) {
      ++missed_;
    }
    if (!took_place(*session, input.today)) continue;
    ++held_;
    if (session->coded.empty()) ++uncoded_;
    if (!any_coded || !session->coded.empty()) place(*session);
  }
  for (const TaggedHighlight& tagged : quotes.all()) {
    const std::string session = tagged.file->session.substr(0, tagged.file->session.find('.'));
    if (!counts(session)) continue;
    for (const Text& code : tagged.highlight->codes) {
      const Code* known = input.codebook ? input.codebook->find(code.value) : nullptr;
      codes_[known ? known->path.value : code.value].insert(participant_of(session));
    }
  }
}

void Population::place(const Session& session) {
  const std::string person = participant_of(session.id);
  sessions_.insert(session.id);
  if (!everybody_.insert(person).second) return;  // counted with the first session
  const std::string segment = quotes_.segment_of(session.id);
  auto at = std::find_if(segments_.begin(), segments_.end(),
                         [&](const SegmentPeople& s) { return s.id == segment; });
  if (at == segments_.end()) at = segments_.insert(segments_.end(), {segment, "", 0});
  at->people.insert(person);
}

std::set<std::string> Population::with_code(std::string_view code) const {
  std::set<std::string> people;
  for (const auto& [path, who] : codes_) {
    if (code_is_within(path, code)) people.insert(who.begin(), who.end());
  }
  return people;
}

std::set<std::string> Population::behind(const std::vector<Text>& highlights) const {
  std::set<std::string> people;
  for (const Text& name : highlights) {
    const auto ref = parse_highlight_ref(name.value);
    if (!ref) continue;  // `check` names it; here it has nobody behind it
    const TaggedHighlight* tagged = quotes_.find(*ref);
    if (tagged != nullptr && counts(tagged->file->session)) {
      people.insert(participant_of(tagged->file->session));
    }
  }
  return people;
}

std::vector<std::size_t> Population::by_segment(const std::set<std::string>& people) const {
  std::vector<std::size_t> counts;
  for (const SegmentPeople& segment : segments_) {
    counts.push_back(static_cast<std::size_t>(
        std::count_if(people.begin(), people.end(),
                      [&](const std::string& person) { return segment.people.contains(person); })));
  }
  return counts;
}

std::string Population::of_all(const std::set<std::string>& people) const {
  return fmt::format("{} of {}", people.size(), text::counted(size(), "participant"));
}

}  // namespace uxi::report
