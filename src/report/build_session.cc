// One session as a page: who, when, how it went, what was said.
#include <fmt/core.h>
#include <map>

#include "report/build.h"
#include "report/phrasing.h"
#include "report/prose.h"
#include "report/section.h"
#include "text/strings.h"
#include "text/words.h"

namespace uxi::report {
namespace {

/// `P01: a baker who counts on Sundays`; beyond the team without the handle.
std::string title_of(const Draft& draft, const Session& session) {
  const std::string who = draft.quotes.descriptor(participant_of(session.id));
  if (draft.input.audience != ShareConsent::team) return who.empty() ? "An interview" : who;
  return who.empty() ? "Session " + session.id : fmt::format("{}: {}", session.id, who);
}

const Transcript* transcript_of(const ReportInput& input, const std::string& session) {
  for (const Transcript* transcript : input.transcripts) {
    if (transcript->session == session) return transcript;
  }
  return nullptr;
}

std::string length_of(const Transcript& transcript) {
  if (transcript.duration) return to_clock(*transcript.duration);
  std::optional<Millis> last;
  for (const Turn& turn : transcript.turns) {
    if (turn.start) last = turn.start;
  }
  return last ? to_clock(*last) : std::string();
}

Block glance(const Draft& draft, const Session& session, const Transcript* transcript) {
  Facts facts;
  const auto add = [&](const char* label, std::string value) {
    if (!value.empty()) facts.items.emplace_back(label, plain(std::move(value)));
  };
  const bool team = draft.input.audience == ShareConsent::team;
  add("Held", session.date ? long_date(session.date->value) : "");
  if (draft.input.audience != ShareConsent::everyone)
    add("Segment", draft.quotes.segment_of(session.id));
  if (team) {
    add("Moderator", session.moderator.value);
    std::vector<std::string> observers;
    for (const Text& name : session.observers) observers.push_back(name.value);
    add("Observers", listed(observers));
    add("Guide", session.guide_file.value_or(""));
  }
  if (transcript != nullptr) {
    std::size_t words = 0;
    for (const Turn& turn : transcript->turns) words += text::count_words(turn.words);
    add("Length", length_of(*transcript));
    add("Words", std::to_string(words));
  }
  const std::string why = why_not_quotable(&session, draft.input.audience, draft.input.today);
  add("Quoting", why.empty() ? "agreed to" : why);
  return {std::move(facts)};
}

void add_debrief(Draft& draft, Blocks& blocks, Diagnostics& diagnostics) {
  if (draft.input.debrief == nullptr || draft.input.audience != ShareConsent::team) return;
  Prose prose =
      read_prose(*draft.input.debrief, {.level = 3, .take_title = true}, draft, diagnostics);
  if (prose.blocks.empty()) return;
  blocks.push_back(draft.heading(2, "Debrief"));
  append(blocks, std::move(prose.blocks));
}

void add_quotes(Draft& draft, const Session& session, Blocks& blocks) {
  Blocks quotes;
  for (const TaggedHighlight& tagged : draft.quotes.all()) {
    if (tagged.file->session != session.id) continue;
    const ProvedQuote& proved = draft.quotes.prove({{"", session.id}, tagged.highlight->id});
    draft.left_out.add(proved);
    if (proved.proved()) quotes.push_back({draft.dress_with_codes(proved)});
  }
  if (quotes.empty()) return;
  blocks.push_back(draft.heading(2, "What was said"));
  append(blocks, std::move(quotes));
}

Blocks codes_of(Draft& draft, const Session& session) {
  std::map<std::string, std::size_t> counts;
  for (const TaggedHighlight& tagged : draft.quotes.all()) {
    if (tagged.file->session != session.id) continue;
    for (const Text& code : tagged.highlight->codes) ++counts[draft.name_of_code(code.value)];
  }
  if (counts.empty()) return {};
  Table table{"Codes in this session", {{"Code"}, {"Highlights", true}}, {}};
  for (const auto& [name, n] : counts) table.rows.push_back({name, std::to_string(n)});
  return {draft.heading(2, "Codes"), {std::move(table)}};
}

}  // namespace

std::optional<Document> build_session(const ReportInput& input, Diagnostics& diagnostics) {
  Draft draft(input);
  const Session* session = draft.quotes.record_of(input.session);
  if (session == nullptr) return std::nullopt;
  const Transcript* transcript = transcript_of(input, session->id);
  Document document = start_document(input, ReportKind::session);
  document.title = title_of(draft, *session);
  document.subtitle = draft.input.study->title.value;
  Blocks& blocks = document.blocks;
  blocks.push_back(draft.heading(2, "At a glance"));
  blocks.push_back(glance(draft, *session, transcript));
  Diagnostics found;
  // Beyond the team nothing is told of who did not agree to that, not even in numbers.
  const bool told = input.audience == ShareConsent::team
                        ? why_not_usable(session, input.today).empty()
                        : why_not_quotable(session, input.audience, input.today).empty();
  if (told) {
    add_debrief(draft, blocks, found);
    add_quotes(draft, *session, blocks);
    append(blocks, codes_of(draft, *session));
    append(blocks, talk_section(draft));
  }
  document.left_out = draft.left_out.sentence();
  const bool broken = found.has_errors();
  diagnostics.append(found.items());
  if (broken) return std::nullopt;
  return document;
}

}  // namespace uxi::report
