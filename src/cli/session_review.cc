#include "cli/session_review.h"

#include <algorithm>
#include <map>

#include "cli/review_text.h"
#include "cli/usable.h"
#include "text/utf8.h"
#include "uxi/ingest.h"
#include "uxi/reference.h"
#include "workspace/contacts.h"
#include "workspace/used_guide.h"

namespace uxi::cli {
namespace {

/// The roles of the original's labels as the study's transcript has them: a person may have settled
/// them there. Voices are brought together by when their turns start.
std::map<std::string, Role> roles_of(const ingest::Ingested& read, const Transcript& transcript) {
  std::map<std::int64_t, Role> at_second;
  for (const Turn& turn : transcript.turns) {
    if (turn.start) at_second.emplace(turn.start->value / 1000, transcript.role_of(turn.speaker));
  }
  std::map<std::string, std::map<Role, int>> votes;  // by letter
  for (const Turn& turn : read.transcript.turns) {
    if (!turn.start) continue;
    const auto found = at_second.find(turn.start->value / 1000);
    if (found != at_second.end()) ++votes[turn.speaker][found->second];
  }
  std::map<std::string, Role> roles;
  for (const ingest::SpeakerInfo& speaker : read.speakers) {
    const auto& of_voice = votes[speaker.letter];
    const auto most =
        std::ranges::max_element(of_voice, {}, [](const auto& row) { return row.second; });
    roles[text::fold_search(speaker.label.value_or(""))] =
        most == of_voice.end() ? speaker.role : most->first;
  }
  return roles;
}

/// What was said with its times, from the original in private/; nothing where that is not there.
Result<std::optional<std::vector<review::Spoken>>> spoken_in(const workspace::Workspace& workspace,
                                                             const workspace::StudyData& data,
                                                             const Transcript& transcript) {
  using Pieces = std::optional<std::vector<review::Spoken>>;
  UXI_TRY(const std::string kept,
          workspace::kept_original(workspace, data.name, transcript.session));
  if (kept.empty()) return Pieces();
  const auto bytes = workspace.files().read(workspace.path(kept), ingest::kMaxInputBytes);
  if (!bytes) return Pieces();
  const ingest::IngestOptions how{.redact = false};
  const auto read = ingest::ingest(*bytes, kept, how);
  const auto cues = ingest::read_cues(*bytes, kept, how);
  if (!read || !cues) return Pieces();
  const auto roles = roles_of(*read, transcript);
  std::vector<review::Spoken> spoken;
  std::string speaker;
  for (const ingest::Cue& cue : *cues) {
    if (!cue.speaker.empty()) speaker = cue.speaker;
    const auto role = roles.find(text::fold_search(speaker));
    spoken.push_back(
        {role == roles.end() ? Role::unknown : role->second, cue.text, cue.start, cue.end});
  }
  return Pieces(std::move(spoken));
}

Result<review::Review> review_one(Context& context, const workspace::Workspace& workspace,
                                  const workspace::StudyData& data,
                                  const workspace::Settings& settings,
                                  const workspace::Loaded<Transcript>& transcript) {
  const std::string& id = transcript.value.session;
  UXI_TRY(const auto guide, workspace::read_used_guide(workspace, data, id));
  UXI_TRY(const auto spoken, spoken_in(workspace, data, transcript.value));
  review::UsedGuide used;
  if (guide) used = {&guide->source, &guide->guide, guide->version};
  review::Review review =
      review::review_session(transcript.source, transcript.value, guide ? &used : nullptr,
                             spoken ? &*spoken : nullptr, settings.lint.options);
  if (!spoken) {
    review.timing.no_pauses = "the original with its times is not in private/";
    review.timing.no_interruptions = review.timing.no_pauses;
  }
  if (!guide) context.note(id + ": there is no guide to hold it against");
  return review;
}

/// The transcripts asked for, in the order asked; all verbatim ones where none is named.
Result<std::vector<const workspace::Loaded<Transcript>*>> wanted_of(
    const SessionReviewOptions& options, const workspace::StudyData& data) {
  std::vector<const workspace::Loaded<Transcript>*> wanted;
  if (options.sessions.empty()) {
    for (const auto& loaded : data.transcripts) {
      if (loaded.value.kind == TranscriptKind::verbatim) wanted.push_back(&loaded);
    }
    return wanted;
  }
  for (const std::string& word : options.sessions) {
    UXI_TRY(const SessionRef ref, parse_session_ref(word));
    UXI_TRY(const Transcript* transcript, data.need_transcript(ref.session));
    const auto found = std::ranges::find_if(
        data.transcripts, [&](const auto& loaded) { return &loaded.value == transcript; });
    wanted.push_back(&*found);
  }
  return wanted;
}

/// The study that the sessions name, else the one at hand.
Result<std::string> study_of(const SessionReviewOptions& options, Context& context,
                             const workspace::Workspace& workspace) {
  std::string named;
  for (const std::string& word : options.sessions) {
    UXI_TRY(const SessionRef ref, parse_session_ref(word));
    if (ref.study.empty()) continue;
    if (!named.empty() && named != ref.study) {
      return fail(ErrorKind::usage, "sessions of two studies", "review one study at a time");
    }
    named = ref.study;
  }
  if (!named.empty()) return named;
  return context.study_name(workspace);
}

}  // namespace

void declare_session_review(Flags& flags, SessionReviewOptions& options) {
  flags.arguments("SESSION", options.sessions, "like P07; the whole study where none is named");
  flags.choice("--format", {"text", "json", "csv"}, options.format, "how it is printed");
  flags.toggle("--all", options.all, "every question and remark, not the first few");
  flags.describe(
      "Talk share, questions by kind, pauses, the longest turns, which questions of the guide were "
      "asked, and where the interviewer led, explained, defended or praised. One session gets a "
      "page, several a table. All of it is a suggestion.");
  flags.example("uxi session review P07");
  flags.example("uxi session review --format csv > interviews.csv");
}

Result<ExitStatus> run_session_review(const SessionReviewOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, study_of(options, context, workspace));
  UXI_TRY(auto data, workspace::load_study(workspace, study));
  for (const std::string& word : options.sessions) {
    UXI_TRY(const SessionRef ref, parse_session_ref(word));
    UXI_TRY_VOID(workspace::need_usable(data, ref.session, context.today()));
  }
  note_withheld(context, workspace::withhold(data, context.today()));
  Diagnostics findings;
  UXI_TRY(const auto settings, workspace.settings(findings));
  UXI_TRY(const auto wanted, wanted_of(options, data));
  if (wanted.empty()) {
    return fail(ErrorKind::not_found, "`" + study + "` has no transcript to review",
                "`uxi ingest FILE... --session ID` makes one");
  }
  std::vector<review::Review> reviews;
  for (const auto* transcript : wanted) {
    UXI_TRY(review::Review review, review_one(context, workspace, data, settings, *transcript));
    reviews.push_back(std::move(review));
  }
  if (options.format == "json") {
    context.print(review_json(study, reviews));
  } else if (options.format == "csv") {
    context.print(review_csv(reviews));
  } else if (options.sessions.size() == 1) {
    context.print(review_text(reviews.front(), context.out_style(), options.all));
  } else {
    context.print(reviews_text(reviews, context.out_style()));
  }
  return ExitStatus::done;
}

}  // namespace uxi::cli
