// How the study was done, who took part, and what that does not show.
#include <algorithm>
#include <fmt/core.h>

#include "report/phrasing.h"
#include "report/section.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

std::string method_words(const Method& method) {
  std::string out = fmt::format("{}, {} interviews", to_string(method.purpose.value),
                                to_string(method.structure.value));
  if (!method.setting.span.empty()) out += fmt::format(", {}", to_string(method.setting.value));
  if (method.minutes.value > 0) out += fmt::format(", {} minutes each", method.minutes.value);
  return out;
}

/// First and last day on which a session was held.
std::string days_held(const ReportInput& input) {
  std::optional<Date> first;
  std::optional<Date> last;
  for (const Session* session : input.sessions) {
    if (session->state.value != SessionState::held || !session->date) continue;
    const Date day = session->date->value;
    if (!first || day < *first) first = day;
    if (!last || *last < day) last = day;
  }
  if (!first) return {};
  return *first == *last ? long_date(*first) : long_date(*first) + " to " + long_date(*last);
}

std::string guide_versions(const ReportInput& input) {
  std::set<std::string> versions;
  for (const Session* session : input.sessions) {
    if (session->state.value != SessionState::held || !session->guide_file) continue;
    versions.insert(*session->guide_file +
                    (session->guide_version ? " " + *session->guide_version : std::string()));
  }
  return text::join({versions.begin(), versions.end()}, ", ");
}

void add_shortfalls(const Draft& draft, List& list) {
  for (const SegmentPeople& segment : draft.people.segments()) {
    if (segment.target <= 0 || segment.people.size() >= static_cast<std::size_t>(segment.target)) {
      continue;
    }
    list.items.push_back({plain(fmt::format("Of the segment {}, {} took part; {} were wanted.",
                                            segment.id, segment.people.size(), segment.target))});
  }
}

std::size_t thin_insights(const Draft& draft) {
  const auto insights = ranked_insights(draft.input);
  return static_cast<std::size_t>(
      std::count_if(insights.begin(), insights.end(), [&](const RankedInsight& ranked) {
        return draft.people.behind(ranked.file.value->evidence).size() < 2;
      }));
}

std::size_t one_sided_insights(const Draft& draft) {
  const auto insights = ranked_insights(draft.input);
  return static_cast<std::size_t>(std::count_if(
      insights.begin(), insights.end(),
      [](const RankedInsight& ranked) { return ranked.file.value->against.empty(); }));
}

void add_evidence_limits(const Draft& draft, List& list) {
  const auto add = [&](std::string text) { list.items.push_back({plain(std::move(text))}); };
  if (const std::size_t n = thin_insights(draft); n > 0) {
    add(fmt::format("{} {} on the words of fewer than two participants.",
                    text::counted(n, "insight"), n == 1 ? "rests" : "rest"));
  }
  if (const std::size_t n = one_sided_insights(draft); n > 0) {
    add(fmt::format("For {} nothing that speaks against {} is linked.", text::counted(n, "insight"),
                    n == 1 ? "it" : "them"));
  }
  if (!draft.left_out.empty()) add(draft.left_out.sentence() + ".");
}

}  // namespace

std::string people_sentence(const Draft& draft) {
  if (draft.people.size() == 0) return "Nobody has taken part yet.";
  std::vector<std::string> parts;
  for (const SegmentPeople& segment : draft.people.segments()) {
    if (segment.id.empty() || segment.people.empty()) continue;
    parts.push_back(fmt::format("{} {}", segment.people.size(), segment.id));
  }
  const std::string all = text::counted(draft.people.size(), "participant") + " took part";
  return parts.size() < 2 ? all + "." : fmt::format("{}: {}.", all, listed(parts));
}

Blocks method_section(Draft& draft) {
  const ReportInput& input = draft.input;
  Facts facts;
  const auto add = [&](const char* label, std::string value) {
    if (!value.empty()) facts.items.emplace_back(label, plain(std::move(value)));
  };
  add("Method", method_words(input.study->method));
  add("Analysis", std::string(to_string(input.study->approach.value)));
  add("Held", days_held(input));
  add("Sessions", std::to_string(draft.people.held()));
  if (input.audience == ShareConsent::team) add("Guides", guide_versions(input));
  if (!input.screener_version.empty()) add("Screener", "version " + input.screener_version);
  Blocks blocks;
  blocks.push_back(draft.heading(2, "Method"));
  blocks.push_back({std::move(facts)});
  return blocks;
}

Blocks people_section(Draft& draft) {
  Blocks blocks;
  blocks.push_back(draft.heading(2, "Participants"));
  blocks.push_back(paragraph(people_sentence(draft)));
  Table table{"Segments", {{"Segment"}, {"Who"}, {"Wanted", true}, {"Took part", true}}, {}};
  for (const SegmentPeople& segment : draft.people.segments()) {
    table.rows.push_back({segment.id.empty() ? "none" : segment.id, segment.who,
                          segment.target > 0 ? std::to_string(segment.target) : "",
                          std::to_string(segment.people.size())});
  }
  if (!table.rows.empty()) blocks.push_back({std::move(table)});
  if (draft.input.roster == nullptr || draft.input.audience == ShareConsent::everyone)
    return blocks;
  List list;
  for (const SegmentPeople& segment : draft.people.segments()) {
    for (const std::string& id : segment.people) {
      const Participant* person = draft.input.roster->find(id);
      if (person != nullptr && !person->descriptor.empty()) {
        list.items.push_back({plain(person->descriptor)});
      }
    }
  }
  if (!list.items.empty()) blocks.push_back({std::move(list)});
  return blocks;
}

Blocks limits_section(Draft& draft) {
  List list;
  const auto add = [&](std::string text) { list.items.push_back({plain(std::move(text))}); };
  if (draft.people.size() > 0) {
    add(fmt::format(
        "{} spoke about themselves: this is what they say they do, not what was seen. Shares of "
        "so few are no estimate for all customers.",
        text::counted(draft.people.size(), "person", "people")));
  }
  add("Who comes to an interview is more outspoken than who stays away.");
  add_shortfalls(draft, list);
  if (draft.people.missed() > 0) {
    add(fmt::format("{} did not come about.",
                    text::counted(draft.people.missed(), "planned session")));
  }
  const bool some_coded = draft.people.uncoded() < draft.people.held();
  if (draft.people.uncoded() > 0 && some_coded) {
    add(fmt::format("{} not been coded in full and {} not counted.",
                    draft.people.uncoded() == 1
                        ? "1 session has"
                        : fmt::format("{} sessions have", draft.people.uncoded()),
                    draft.people.uncoded() == 1 ? "is" : "are"));
  }
  add_evidence_limits(draft, list);
  Blocks blocks;
  blocks.push_back(draft.heading(2, "What this does not show"));
  blocks.push_back({std::move(list)});
  return blocks;
}

}  // namespace uxi::report
