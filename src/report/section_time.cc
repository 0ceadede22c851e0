// A study that goes on (practice P9): what came and went from period to period, what people who
// came again said the second time, and measures before and after.
#include <algorithm>
#include <cstdlib>
#include <fmt/core.h>
#include <map>

#include "report/calendar.h"
#include "report/phrasing.h"
#include "report/section.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

constexpr std::int64_t kLongStudy = 60;  ///< days from which on change is told without being asked
constexpr std::size_t kRows = 8;
constexpr std::size_t kMaxPeriods = 24;

/// One stretch of time and who was interviewed in it.
struct Wave {
  Date start;
  Date next;
  std::set<std::string> people;
};

/// What one line follows: the people by session who voiced it.
struct Strand {
  std::string label;
  std::map<std::string, std::set<std::string>> people_of_session = {};
  std::optional<Date> since = {};  ///< sessions before were not read for it
};

std::optional<Date> day_of(const Draft& draft, std::string_view session) {
  const Session* record = draft.quotes.record_of(session);
  if (record == nullptr || !record->date || !draft.people.counts(record->id)) return std::nullopt;
  return record->date->value;
}

std::vector<Date> days_of(const Draft& draft) {
  std::vector<Date> days;
  for (const Session* session : draft.input.sessions) {
    if (const auto day = day_of(draft, session->id)) days.push_back(*day);
  }
  std::sort(days.begin(), days.end());
  return days;
}

std::vector<Wave> waves_of(const Draft& draft, Period period) {
  const std::vector<Date> days = days_of(draft);
  std::vector<Wave> waves;
  for (Date start = period_start(days.front(), period); start <= days.back();) {
    const Date next = next_period(start, period);
    waves.push_back({start, next, {}});
    start = next;
  }
  for (const Session* session : draft.input.sessions) {
    const auto day = day_of(draft, session->id);
    if (!day) continue;
    const auto wave =
        std::find_if(waves.begin(), waves.end(), [&](const Wave& w) { return *day < w.next; });
    if (wave != waves.end()) wave->people.insert(participant_of(session->id));
  }
  std::erase_if(waves, [](const Wave& w) { return w.people.empty(); });
  if (waves.size() > kMaxPeriods) {
    waves.erase(waves.begin(), waves.end() - static_cast<std::ptrdiff_t>(kMaxPeriods));
  }
  return waves;
}

/// Nothing where nobody in the wave was listened to for it.
std::optional<double> share_of(const Draft& draft, const Strand& strand, const Wave& wave) {
  if (strand.since && !(*strand.since < wave.next)) return std::nullopt;
  std::set<std::string> voiced;
  for (const auto& [session, people] : strand.people_of_session) {
    const auto day = day_of(draft, session);
    if (day && *day >= wave.start && *day < wave.next) voiced.insert(people.begin(), people.end());
  }
  return static_cast<double>(voiced.size()) / static_cast<double>(wave.people.size());
}

void add_to(const Draft& draft, Strand& strand, const std::string& record) {
  const Session* session = draft.quotes.record_of(record);
  if (session == nullptr || !draft.people.counts(session->id)) return;
  strand.people_of_session[session->id].insert(participant_of(session->id));
}

std::vector<Strand> theme_strands(const Draft& draft) {
  std::vector<Strand> strands;
  for (const Theme* theme : top_themes(draft)) {
    if (strands.size() == kRows) break;
    Strand strand{title_or_id(theme->name, theme->id)};
    for (const HighlightRef& ref : members_of(draft.input, *theme)) {
      if (draft.quotes.find(ref) != nullptr) add_to(draft, strand, ref.session.session);
    }
    strands.push_back(std::move(strand));
  }
  return strands;
}

std::size_t people_in(const Strand& strand) {
  std::set<std::string> people;
  for (const auto& [session, who] : strand.people_of_session) people.insert(who.begin(), who.end());
  return people.size();
}

std::vector<Strand> code_strands(const Draft& draft) {
  std::map<std::string, Strand> by_code;
  for (const TaggedHighlight& tagged : draft.quotes.all()) {
    for (const Text& name : tagged.highlight->codes) {
      const Code* code = draft.input.codebook ? draft.input.codebook->find(name.value) : nullptr;
      if (code != nullptr && code->marker) continue;
      Strand& strand = by_code[code ? code->path.value : name.value];
      strand.label = draft.name_of_code(name.value);
      if (code != nullptr) strand.since = code->since;
      add_to(draft, strand, tagged.file->session);
    }
  }
  std::vector<Strand> strands;
  for (auto& [path, strand] : by_code) strands.push_back(std::move(strand));
  std::stable_sort(strands.begin(), strands.end(),
                   [](const Strand& a, const Strand& b) { return people_in(a) > people_in(b); });
  return strands;
}

Figure figure_of(Draft& draft, std::string_view id, std::string caption,
                 const std::vector<Strand>& strands, const std::vector<Wave>& waves,
                 Period period) {
  Periods periods;
  for (const Wave& wave : waves) {
    periods.names.push_back(
        fmt::format("{} ({})", period_name(wave.start, period), wave.people.size()));
  }
  std::vector<std::string> spoken;
  for (const Strand& strand : strands) {
    PeriodRow row{strand.label, {}};
    std::vector<std::string> shares;
    for (const Wave& wave : waves) {
      row.shares.push_back(share_of(draft, strand, wave));
      shares.push_back(row.shares.back() ? percent(*row.shares.back()) : "not looked for");
    }
    spoken.push_back(strand.label + ": " + text::join(shares, ", "));
    periods.rows.push_back(std::move(row));
  }
  return {draft.unique_id(id), std::move(caption), text::join(spoken, "; ") + ".",
          std::move(periods)};
}

/// Of those who came more than once: what they said at first and what the last time.
std::optional<Table> came_again(const Draft& draft, const std::vector<Strand>& codes) {
  std::map<std::string, std::vector<const Session*>> held;
  for (const Session* session : draft.input.sessions) {
    if (session->date && draft.people.counts(session->id))
      held[participant_of(session->id)].push_back(session);
  }
  std::erase_if(held, [](const auto& entry) { return entry.second.size() < 2; });
  if (held.empty()) return std::nullopt;
  Table table{
      "What those said who came again",
      {{"Code"}, {"At first", true}, {"The last time", true}, {"New", true}, {"Gone", true}},
      {}};
  for (const Strand& code : codes) {
    std::size_t first = 0, last = 0, fresh = 0, gone = 0;
    for (auto& [person, sessions] : held) {
      std::stable_sort(sessions.begin(), sessions.end(), [](const Session* a, const Session* b) {
        return a->date->value < b->date->value;
      });
      const bool then = code.people_of_session.contains(sessions.front()->id);
      const bool now = code.people_of_session.contains(sessions.back()->id);
      if (then) ++first;
      if (now) ++last;
      if (now && !then) ++fresh;
      if (then && !now) ++gone;
    }
    if (first + last == 0) continue;
    table.rows.push_back({code.label, std::to_string(first), std::to_string(last),
                          std::to_string(fresh), std::to_string(gone)});
  }
  table.note = fmt::format("{} came more than once. People are counted, not mentions.",
                           text::counted(held.size(), "participant"));
  return table;
}

/// A leading number: `0.38`, `12 days`, `22 %`.
std::optional<double> number_in(const std::string& text) {
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  return end == text.c_str() ? std::nullopt : std::optional(number);
}

std::string verdict_of(const Kpi& kpi) {
  if (kpi.after.empty()) return "not measured again yet";
  const auto before = number_in(kpi.before), target = number_in(kpi.target),
             after = number_in(kpi.after);
  if (!before || !after) return "";
  if (!target || *before == *target) return *before == *after ? "as before" : "changed";
  const bool rising = *target > *before;
  if (rising ? *after >= *target : *after <= *target) return "reached";
  if (*after == *before) return "as before";
  return (*after > *before) == rising ? "nearer, not reached" : "further away";
}

}  // namespace

Blocks time_section(Draft& draft) {
  const std::vector<Date> days = days_of(draft);
  if (days.empty()) return {};
  const std::int64_t span = days_since_epoch(days.back()) - days_since_epoch(days.front());
  const bool goes_on = draft.input.study->method.purpose.value == Purpose::continuous;
  if (!draft.input.period && !goes_on && span < kLongStudy) return {};
  const Period period = draft.input.period.value_or(period_for(span));
  const std::vector<Wave> waves = waves_of(draft, period);
  std::vector<Strand> codes = code_strands(draft);
  auto again = came_again(draft, codes);
  codes.resize(std::min(codes.size(), kRows));
  Blocks blocks;
  if (waves.size() > 1) {
    const std::vector<Strand> themes = theme_strands(draft);
    if (!themes.empty()) {
      blocks.push_back(
          {figure_of(draft, "chart-themes-over-time",
                     "Themes over time: share of those interviewed", themes, waves, period)});
    }
    if (!codes.empty()) {
      blocks.push_back(
          {figure_of(draft, "chart-codes-over-time", "Codes over time: share of those interviewed",
                     codes, waves, period)});
    }
  }
  if (again) blocks.push_back({*std::move(again)});
  if (blocks.empty()) return {};
  blocks.insert(blocks.begin(), draft.heading(2, "What changed over time"));
  return blocks;
}

Blocks measures_section(Draft& draft) {
  Table table{"Measures, before and after",
              {{"Measure"}, {"Before", true}, {"Wanted", true}, {"After", true}, {"Result"}},
              {}};
  for (const RankedInsight& ranked : ranked_insights(draft.input)) {
    const auto& kpi = ranked.file.value->kpi;
    if (!kpi || kpi->name.empty()) continue;
    table.rows.push_back({kpi->name, kpi->before, kpi->target, kpi->after, verdict_of(*kpi)});
  }
  if (table.rows.empty()) return {};
  return {{std::move(table)}};
}

}  // namespace uxi::report
