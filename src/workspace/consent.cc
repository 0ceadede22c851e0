#include "workspace/consent.h"

#include <algorithm>

#include "uxi/reference.h"
#include "uxi/session.h"
#include "workspace/first_error.h"

namespace uxi::workspace {
namespace {

/// `P03` of the notes `P03.ben`.
std::string_view session_of(std::string_view record) { return record.substr(0, record.find('.')); }

bool has_words(const StudyData& data, std::string_view session) {
  return std::ranges::any_of(
      data.transcripts, [&](const auto& one) { return session_of(one.value.session) == session; });
}

void check_transcript(const StudyData& data, const Loaded<Transcript>& transcript, Date today,
                      Diagnostics& diagnostics) {
  const std::string id(session_of(transcript.value.session));
  const std::string record = data.folder + "/sessions/" + id + ".yaml";
  const Session* session = data.session(id);
  const auto report = [&](const char* rule, std::string message, std::string hint) {
    diagnostics.report(transcript.source, {}, Severity::error, rule, std::move(message),
                       std::move(hint));
  };
  const std::string forget = "`uxi forget " + data.name + "/" + participant_of(id) + "` removes it";
  if (session != nullptr && session->unread) {
    return report("consent/unknown",
                  "what `" + id +
                      "` agreed to is not known, so that no command "
                      "shows these words: " +
                      record + " cannot be read",
                  "mend line " + std::to_string(session->unread->begin.line));
  }
  if (session == nullptr || !session->consent) {
    return report("consent/missing", "no consent is on record for `" + id + "`",
                  "write `consent:` in " + record);
  }
  if (session->consent->withdrawn) {
    return report("consent/withdrawn",
                  "`" + id + "` withdrew consent on " + to_string(*session->consent->withdrawn),
                  forget + " and what quotes it");
  }
  if (session->consent->keep_until && *session->consent->keep_until < today) {
    return report("consent/run-out",
                  "consent of `" + id + "` ran out on " + to_string(*session->consent->keep_until),
                  "ask again, or `uxi retention --apply` removes it");
  }
  if (transcript.value.kind == TranscriptKind::verbatim && !session->consent->record) {
    report("consent/not-recorded",
           "`" + id + "` did not agree to be recorded, and this is word for word",
           "keep notes instead, or write `record: yes` in " + record + " if that is so");
  }
}

/// References to words that may not be used.
class StillUsed {
 public:
  StillUsed(const StudyData& data, Date today, Diagnostics& diagnostics)
      : data_(data), today_(today), diagnostics_(diagnostics) {}

  void look(const SourceFile& source, const std::vector<Text>& refs, std::string_view what) {
    for (const Text& text : refs) {
      const auto ref = parse_highlight_ref(text.value);
      if (!ref || (!ref->session.study.empty() && ref->session.study != data_.name)) continue;
      const std::string id(session_of(ref->session.session));
      const std::string why = why_not_usable(data_.session(id), today_);
      if (why.empty()) continue;
      diagnostics_.report(source, text.span, Severity::error, "consent/still-used",
                          std::string(what) + " stands on words of `" + id + "`: " + why,
                          "take it out, or `uxi forget " + data_.name + "/" + participant_of(id) +
                              "` does everywhere");
    }
  }

 private:
  const StudyData& data_;
  Date today_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::vector<Withheld> withheld_of(const StudyData& data, Date today) {
  std::vector<Withheld> withheld;
  for (const auto& session : data.sessions) {
    std::string why = why_not_usable(&session.value, today);
    if (why.empty() || !has_words(data, session.value.id)) continue;
    withheld.push_back({session.value.id, std::move(why)});
    if (session.value.unread) {
      withheld.back().error = unread_record(session.value.id, *session.value.unread);
    }
  }
  return withheld;
}

std::vector<Withheld> withhold(StudyData& data, Date today) {
  std::vector<Withheld> withheld = withheld_of(data, today);
  if (withheld.empty()) return withheld;
  const auto goes = [&](std::string_view record) {
    return std::ranges::find(withheld, session_of(record), &Withheld::session) != withheld.end();
  };
  std::erase_if(data.transcripts, [&](const auto& one) { return goes(one.value.session); });
  std::erase_if(data.tags, [&](const auto& one) { return goes(one.value.session); });
  std::erase_if(data.sessions, [&](const auto& one) { return goes(one.value.id); });
  return withheld;
}

Error unread_record(std::string_view session, const Diagnostic& finding) {
  Error error = as_error(finding);
  error.message = "the words of `" + std::string(session_of(session)) +
                  "` are withheld, for consent is not known: " + finding.message;
  return error;
}

Result<void> need_usable(const StudyData& data, std::string_view session, Date today) {
  return need_usable(data.name, session, data.session(session_of(session)), today);
}

Result<void> need_usable(std::string_view study, std::string_view session, const Session* record,
                         Date today) {
  const std::string id(session_of(session));
  const std::string why = why_not_usable(record, today);
  if (why.empty()) return {};
  if (record->unread) return tl::make_unexpected(unread_record(id, *record->unread));
  return fail(ErrorKind::denied, "the words of `" + id + "` may not be used: " + why,
              "`uxi forget " + std::string(study) + "/" + participant_of(id) +
                  "` removes what is left of them");
}

void check_consent(const StudyData& data, Date today, Diagnostics& diagnostics) {
  for (const auto& transcript : data.transcripts) {
    check_transcript(data, transcript, today, diagnostics);
  }
  StillUsed still(data, today, diagnostics);
  for (const auto& theme : data.themes) {
    still.look(theme.source, theme.value.members, "this theme");
  }
  for (const auto& insight : data.insights) {
    still.look(insight.source, insight.value.evidence, "this insight");
    still.look(insight.source, insight.value.against, "this insight");
  }
}

}  // namespace uxi::workspace
