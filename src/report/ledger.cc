#include "report/ledger.h"

#include <algorithm>
#include <tuple>

namespace uxi::report {
namespace {

/// A session in which somebody spoke for or against.
struct Voice {
  std::optional<Date> date;
  std::string session;
  bool supports = false;

  [[nodiscard]] auto key() const {
    // Sessions without a day come last.
    return std::tuple(!date.has_value(), date.value_or(Date{}), session, !supports);
  }
  friend bool operator<(const Voice& a, const Voice& b) { return a.key() < b.key(); }
};

void add_voices(const ReportInput& input, const Population& people,
                const std::vector<Text>& highlights, bool supports, std::set<Voice>& voices) {
  for (const Text& name : highlights) {
    const auto ref = parse_highlight_ref(name.value);
    if (!ref || people.behind({name}).empty()) continue;
    Voice voice{.session = ref->session.session, .supports = supports};
    const auto record =
        std::find_if(input.sessions.begin(), input.sessions.end(),
                     [&](const Session* session) { return session->id == voice.session; });
    if (record != input.sessions.end() && (*record)->date) voice.date = (*record)->date->value;
    voices.insert(std::move(voice));
  }
}

void count(const std::set<Voice>& voices, LedgerEntry& entry) {
  for (const Voice& voice : voices) {
    auto& side = voice.supports ? entry.supports : entry.contradicts;
    if (!side.insert(participant_of(voice.session)).second) continue;
    if (entry.days.empty() || entry.days.back().session != voice.session) {
      entry.days.push_back({voice.date, voice.session});
    }
    entry.days.back().supports = entry.supports.size();
    entry.days.back().contradicts = entry.contradicts.size();
  }
}

}  // namespace

std::string_view LedgerEntry::standing() const {
  if (supporting.empty() && contradicting.empty()) return "open";
  if (contradicting.empty()) return "supported";
  return supporting.empty() ? "contradicted" : "disputed";
}

std::vector<LedgerEntry> assumption_ledger(const ReportInput& input, const Population& people) {
  std::vector<LedgerEntry> ledger;
  for (const Assumption& assumption : input.study->assumptions) {
    LedgerEntry entry{.assumption = &assumption};
    std::set<Voice> voices;
    for (const InsightFile& file : input.insights) {
      for (const auto& [id, verdict] : file.value->assumptions) {
        if (id.value != assumption.id.value || verdict.value.empty()) continue;
        const bool supports = verdict.value == "supports";
        (supports ? entry.supporting : entry.contradicting).push_back(file.value->id);
        add_voices(input, people, file.value->evidence, supports, voices);
        add_voices(input, people, file.value->against, !supports, voices);
      }
    }
    std::sort(entry.supporting.begin(), entry.supporting.end());
    std::sort(entry.contradicting.begin(), entry.contradicting.end());
    count(voices, entry);
    ledger.push_back(std::move(entry));
  }
  return ledger;
}

}  // namespace uxi::report
