#include "workspace/incidence.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace uxi::workspace {
namespace {

/// Sessions sorted as they were held; those without a date behind, by name.
std::vector<std::string> in_order(const StudyData& data, const std::set<std::string>& sessions) {
  std::vector<std::string> order(sessions.begin(), sessions.end());
  const auto key = [&](const std::string& id) {
    const Session* session = data.session(id);
    const bool dated = session != nullptr && session->date;
    return std::tuple(!dated, dated ? session->date->value : Date{}, id);
  };
  std::ranges::sort(order, [&](const auto& a, const auto& b) { return key(a) < key(b); });
  return order;
}

bool is_coded(const Session* session) { return session != nullptr && !session->coded.empty(); }

}  // namespace

Incidence incidence_of(const StudyData& data) {
  std::map<std::string, std::set<std::string>> codes_of;
  for (const auto& tags : data.tags) {
    auto& codes = codes_of[tags.value.session];
    for (const Highlight& highlight : tags.value.highlights) {
      for (const Text& path : highlight.codes) {
        const Code* code = data.codebook.find(path.value);
        if (code != nullptr && (code->marker || code->retired)) continue;
        codes.insert(code == nullptr ? path.value : code->path.value);
      }
    }
  }
  const bool any_marked = std::ranges::any_of(
      data.sessions, [](const auto& session) { return is_coded(&session.value); });
  Incidence out;
  std::set<std::string> counted;
  for (const auto& [session, codes] : codes_of) {
    if (any_marked && !is_coded(data.session(session))) {
      out.left_out.push_back(session);
    } else {
      counted.insert(session);
    }
  }
  for (const std::string& session : in_order(data, counted)) {
    const auto& codes = codes_of[session];
    out.interviews.push_back({.id = session,
                              .segment = data.segment_of(session),
                              .codes = {codes.begin(), codes.end()}});
  }
  return out;
}

}  // namespace uxi::workspace
