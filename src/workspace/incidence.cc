#include "workspace/incidence.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "uxi/reference.h"

namespace uxi::workspace {
namespace {

/// What coders gave in one session.
struct Given {
  std::set<std::string> codes;
  std::set<std::string> memos;  ///< codes with a thought written to them
};

std::map<std::string, Given> given_by_session(const StudyData& data) {
  std::map<std::string, Given> out;
  for (const auto& tags : data.tags) {
    Given& given = out[tags.value.session];
    for (const Highlight& highlight : tags.value.highlights) {
      for (const Text& path : highlight.codes) {
        const Code* code = data.codebook.find(path.value);
        if (code != nullptr && (code->marker || code->retired)) continue;
        const std::string& name = code == nullptr ? path.value : code->path.value;
        given.codes.insert(name);
        if (!highlight.memo.empty()) given.memos.insert(name);
      }
    }
  }
  return out;
}

/// Sessions sorted as they were held; those without a date behind, by name.
std::vector<const Session*> in_order(const StudyData& data) {
  std::vector<const Session*> order;
  for (const auto& session : data.sessions) order.push_back(&session.value);
  const auto key = [](const Session* session) {
    const bool dated = session->date.has_value();
    return std::tuple(!dated, dated ? session->date->value : Date{}, session->id);
  };
  std::ranges::sort(order, [&](const auto* a, const auto* b) { return key(a) < key(b); });
  return order;
}

std::vector<std::pair<std::string, std::string>> attributes_of(const StudyData& data,
                                                               const Session& session) {
  std::vector<std::pair<std::string, std::string>> out;
  const auto add = [&](const std::string& name, const std::string& value) {
    if (!value.empty()) out.emplace_back(name, value);
  };
  add("segment", data.segment_of(session.id));
  add("moderator", session.moderator.value);
  const Participant* person =
      data.roster ? data.roster->value.find(participant_of(session.id)) : nullptr;
  if (person == nullptr) return out;
  add("source", person->source);
  for (const auto& [name, value] : person->attributes) add(name, value);
  return out;
}

void add_to(std::vector<std::string>& all, const std::set<std::string>& more) {
  all.insert(all.end(), more.begin(), more.end());
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

/// Earlier sessions were not read for a code that is younger than they are.
std::vector<std::string> younger_codes(const Codebook& codebook, const Incidence& incidence,
                                       const std::optional<Date>& first) {
  std::set<std::string> given;
  for (const auto& interview : incidence.interviews) {
    given.insert(interview.codes.begin(), interview.codes.end());
  }
  std::vector<std::string> late;
  for (const std::string& path : given) {
    const Code* code = codebook.find(path);
    if (first && code != nullptr && code->since && *code->since > *first) late.push_back(path);
  }
  return late;
}

}  // namespace

Incidence incidence_of(const StudyData& data, Date today) {
  const auto given = given_by_session(data);
  Incidence out;
  std::map<std::string, std::size_t> place_of;  // a person's first interview
  std::optional<Date> first;
  for (const Session* session : in_order(data)) {
    const auto codes = given.find(session->id);
    if (!why_not_usable(session, today).empty()) {
      out.withdrawn.push_back(session->id);
      continue;
    }
    if (session->coded.empty()) {
      const bool held = session->state.value == SessionState::held || codes != given.end();
      if (held) out.left_out.push_back(session->id);
      continue;
    }
    const auto [person, is_new] =
        place_of.try_emplace(participant_of(session->id), out.interviews.size());
    if (is_new) {
      out.interviews.push_back({.id = session->id,
                                .segment = data.segment_of(session->id),
                                .attributes = attributes_of(data, *session)});
      if (!first && session->date) first = session->date->value;
    }
    if (codes == given.end()) continue;
    add_to(out.interviews[person->second].codes, codes->second.codes);
    add_to(out.interviews[person->second].memos, codes->second.memos);
  }
  out.late = younger_codes(data.codebook, out, first);
  return out;
}

std::vector<UnreadFor> unread_sessions(const StudyData& data) {
  std::map<std::string, std::set<std::string>> given;  // sessions by code
  for (const auto& tags : data.tags) {
    for (const Highlight& highlight : tags.value.highlights) {
      for (const Text& path : highlight.codes) {
        const Code* code = data.codebook.find(path.value);
        if (code != nullptr) given[code->path.value].insert(tags.value.session);
      }
    }
  }
  std::vector<UnreadFor> out;
  for (const Code& code : data.codebook.codes) {
    if (!code.since || code.retired) continue;
    UnreadFor unread{code.path.value, *code.since, {}};
    const auto& sessions = given[code.path.value];
    for (const Session* session : in_order(data)) {
      const bool earlier = session->date && session->date->value < *code.since;
      const bool words = data.transcript(session->id) != nullptr;
      if (earlier && words && !sessions.contains(session->id))
        unread.sessions.push_back(session->id);
    }
    if (!unread.sessions.empty()) out.push_back(std::move(unread));
  }
  return out;
}

}  // namespace uxi::workspace
