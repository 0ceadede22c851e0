#include "workspace/integrity.h"

#include <algorithm>

#include "coding/anchor.h"
#include "text/utf8.h"
#include "uxi/ingest.h"
#include "uxi/reference.h"

namespace uxi::workspace {
namespace {

constexpr int kShown = 60;  // columns of a quote in a message

void check_anchor(const SourceFile& source, const Transcript& transcript,
                  const Highlight& highlight, Diagnostics& diagnostics) {
  const coding::Anchored anchored = coding::find_anchor(transcript, highlight);
  const auto report = [&](Severity severity, const char* rule, std::string message,
                          std::string hint) {
    diagnostics.report(source, highlight.span, severity, rule, std::move(message), std::move(hint));
  };
  const std::string where = transcript.session + "#" + std::to_string(anchored.first_turn);
  switch (anchored.state) {
    case coding::AnchorState::exact: return;
    case coding::AnchorState::moved:
      report(Severity::suggestion, "tag/moved",
             "the words of `" + highlight.id + "` stand at " + where + " now", {});
      return;
    case coding::AnchorState::changed:
      report(Severity::warning, "tag/words-changed",
             "the words of `" + highlight.id + "` were changed; " + where + " says `" +
                 text::elide(anchored.quote, kShown) + "`",
             "tag them anew if they still mean it");
      return;
    case coding::AnchorState::lost:
      report(Severity::error, "tag/lost",
             highlight.quote.empty()
                 ? "the turns of `" + highlight.id + "` are no longer in " + transcript.session
                 : "the words of `" + highlight.id + "` are no longer in " + transcript.session +
                       ": `" + text::elide(highlight.quote, kShown) + "`",
             "put them back, tag them anew, or `uxi tag rm " + transcript.session + "/" +
                 highlight.id + "`");
      return;
  }
}

}  // namespace

void check_anchors(const StudyData& data, Diagnostics& diagnostics) {
  for (const auto& tags : data.tags) {
    const Transcript* transcript = data.transcript(tags.value.session);
    if (transcript == nullptr) continue;
    for (const Highlight& highlight : tags.value.highlights) {
      check_anchor(tags.source, *transcript, highlight, diagnostics);
    }
  }
}

void check_consent(const StudyData& data, Date today, Diagnostics& diagnostics) {
  for (const auto& transcript : data.transcripts) {
    const std::string id = transcript.value.session.substr(0, transcript.value.session.find('.'));
    const Session* session = data.session(id);
    const auto report = [&](Severity severity, const char* rule, std::string message,
                            std::string hint) {
      diagnostics.report(transcript.source, {}, severity, rule, std::move(message),
                         std::move(hint));
    };
    if (session == nullptr || !session->consent) {
      report(Severity::error, "consent/missing", "no consent is on record for `" + id + "`",
             "write `consent:` in " + data.folder + "/sessions/" + id + ".yaml");
    } else if (session->consent->withdrawn) {
      report(Severity::error, "consent/withdrawn",
             "`" + id + "` withdrew consent on " + to_string(*session->consent->withdrawn),
             "remove the transcript and what quotes it");
    } else if (session->consent->keep_until && *session->consent->keep_until < today) {
      report(Severity::error, "consent/run-out",
             "consent of `" + id + "` ran out on " + to_string(*session->consent->keep_until),
             "remove the transcript, or ask again");
    }
  }
}

void check_privacy(const StudyData& data, const std::vector<Contact>& contacts,
                   const Settings& settings, Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (const Contact& contact : contacts) {
    const auto& allowed = settings.redact.allow;
    if (!contact.name.empty() && std::ranges::find(allowed, contact.name) == allowed.end()) {
      names.push_back(contact.name);
    }
  }
  if (data.roster) {
    const SourceFile& source = data.roster->source;
    for (const ingest::Redaction& found : ingest::find_personal_data(source.text(), names)) {
      diagnostics.report(source, found.span, Severity::warning, "privacy/" + found.kind,
                         "this looks like personal data (" + found.kind + ")",
                         "contact data belongs in private/contacts.csv");
    }
  }
  for (const auto& transcript : data.transcripts) {
    for (const Turn& turn : transcript.value.turns) {
      for (const ingest::Redaction& found : ingest::find_personal_data(turn.words, names)) {
        const Span place{turn.word_source[found.span.begin],
                         turn.word_source[found.span.end - 1] + 1};
        diagnostics.report(transcript.source, place, Severity::warning, "privacy/" + found.kind,
                           "this looks like personal data (" + found.kind + ")",
                           "write `" + found.replacement + "` instead");
      }
    }
  }
}

}  // namespace uxi::workspace
