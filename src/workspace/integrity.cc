#include "workspace/integrity.h"

#include <algorithm>

#include "coding/anchor.h"
#include "text/utf8.h"
#include "workspace/redaction.h"

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

Result<void> check_privacy(const Workspace& workspace, const StudyData& data,
                           const Personal& personal, Diagnostics& diagnostics) {
  UXI_TRY(const auto files, find_personal(workspace, data, personal, {}, Depth::known));
  for (const PersonalFile& file : files) {
    const bool roster = file.path.ends_with("/participants.csv");
    for (const PersonalFind& find : file.finds) {
      diagnostics.report(file.source, find.span, Severity::warning, "privacy/" + find.kind,
                         "this looks like personal data (" + find.kind + ")",
                         roster ? "contact data belongs in private/contacts.csv"
                                : "write `" + find.replacement + "` instead");
    }
  }
  report_unread(files, diagnostics);
  UXI_TRY(const auto named, files_named_after_people(workspace, data, personal));
  for (const std::string& path : named) {
    diagnostics.report(SourceFile(workspace.display(path), ""), {}, Severity::warning,
                       "privacy/file-name", "this file's name holds a person's name",
                       "name it after the session");
  }
  return {};
}

}  // namespace uxi::workspace
