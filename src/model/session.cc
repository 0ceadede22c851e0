// Reads sessions/<id>.yaml.
#include "uxi/session.h"

#include <algorithm>
#include <fmt/core.h>

#include "model/consent.h"
#include "model/fields.h"
#include "model/forms.h"
#include "model/ids.h"

namespace uxi {
namespace {

enum class Debrief { done };
constexpr auto kDebriefNames = std::to_array<Named<Debrief>>({{"done", Debrief::done}});

void check_participant(const Reading& reading, const Session& session) {
  if (!check_id(reading, session.participant, kParticipantForm)) return;
  const std::string expected = participant_of(session.id);
  if (session.participant.value == expected) return;
  reading.error(session.participant.span, "participant",
                fmt::format("session `{}` is of `{}`, not of `{}`", session.id, expected,
                            session.participant.value),
                "a session is named after its participant");
}

void read_guide(Fields& fields, Session& session) {
  const auto take = [&](std::string_view key) {
    const Text text = fields.text(key);
    return text.span.empty() ? std::nullopt : std::optional(text.value);
  };
  session.guide_file = take("file");
  session.guide_version = take("version");
  session.guide_used = take("used");
}

void read_checklist(Fields& fields, Session& session) {
  for (const FieldEntry& entry : fields.entries("checklist")) {
    auto state = read_text(fields.reading(), entry.key.value, *entry.value);
    if (state) session.checklist.emplace_back(entry.key, *std::move(state));
  }
}

/// The first error behind the first `known` findings.
std::optional<Diagnostic> error_since(const Diagnostics& findings, std::size_t known) {
  const auto& all = findings.items();
  const auto begin = all.begin() + static_cast<std::ptrdiff_t>(known);
  const auto found = std::find_if(begin, all.end(), [](const Diagnostic& finding) {
    return finding.severity == Severity::error;
  });
  return found == all.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

Session read_session(const SourceFile& source, std::string id, Diagnostics& diagnostics) {
  Session session;
  session.id = std::move(id);
  const Reading reading{source, diagnostics, "session"};
  const std::size_t known = diagnostics.items().size();
  const auto tree = parse_tree(reading);
  if (!tree) {
    session.unread = error_since(diagnostics, known);
    return session;
  }
  Fields fields(reading, *tree);
  session.participant = fields.required_text("participant");
  check_participant(reading, session);
  session.state = fields.choice("state", kSessionStateNames, SessionState::scheduled);
  fields.mapping("consent", [&](Fields& f) { session.consent = read_consent(f); });
  session.unread = error_since(diagnostics, known);
  session.segment = fields.text("segment");
  session.date = fields.date("date");
  session.moderator = fields.text("moderator");
  session.observers = fields.texts("observers");
  fields.mapping("guide", [&](Fields& f) { read_guide(f, session); });
  read_checklist(fields, session);
  if (!fields.choice("debrief", kDebriefNames, Debrief::done).span.empty()) {
    session.debrief = "done";
  }
  session.coded = fields.texts("coded");
  return session;
}

}  // namespace uxi
