// From the files of a study to the document that was asked for.
#include "cli/report_build.h"

#include <set>

#include "cli/findings.h"
#include "cli/report_feedback.h"
#include "cli/report_input.h"
#include "report/build.h"
#include "review/review.h"
#include "text/nearest.h"
#include "workspace/incidence.h"
#include "workspace/where.h"

namespace uxi::cli {
namespace {

using report::ReportKind;

ShareConsent share_of(const ReportWish& wish) {
  if (wish.for_everyone || wish.audience == "public") return ShareConsent::everyone;
  return wish.audience == "team" ? ShareConsent::team : ShareConsent::company;
}

/// A name that insights use, rather than how far words may go.
bool names_readers(const std::string& audience) {
  return audience != "team" && audience != "company" && audience != "public";
}

/// Says which highlights a query holds for; they are borrowed from `data`.
std::function<bool(std::string_view, const Highlight&)> kept_by(const query::Query& query,
                                                                const workspace::StudyData& data) {
  const workspace::Where where(query, data);
  std::set<const Highlight*> kept;
  for (const auto& tags : data.tags) {
    for (const Highlight& highlight : tags.value.highlights) {
      if (where.holds(tags.value, highlight)) kept.insert(&highlight);
    }
  }
  return [kept = std::move(kept)](std::string_view /*session*/, const Highlight& highlight) {
    return kept.contains(&highlight);
  };
}

std::optional<report::TalkShare> talk_of(const Transcript& transcript) {
  if (transcript.kind == TranscriptKind::notes) return std::nullopt;
  report::TalkShare share{transcript.session, 0, 0};
  for (const review::Talk& talk : review::talk_shares(transcript)) {
    if (talk.role == Role::participant) share.participant += talk.share;
    if (talk.role == Role::interviewer) share.interviewer += talk.share;
  }
  if (share.participant + share.interviewer <= 0) return std::nullopt;
  return share;
}

/// Sessions that took place and whose words may be used.
bool counts(const workspace::StudyData& data, const std::string& id, Date today) {
  const Session* session = data.session(id);
  return session != nullptr && session->state.value == SessionState::held &&
         why_not_usable(session, today).empty();
}

Result<void> check_session(const workspace::StudyData& data, const ReportWish& wish) {
  if (wish.kind != ReportKind::session) {
    if (wish.session.empty()) return {};
    return fail(ErrorKind::usage, "`--session` goes with `--kind session`");
  }
  if (wish.session.empty()) {
    return fail(ErrorKind::usage, "`--kind session` needs `--session`", "write `--session P01`");
  }
  if (data.session(wish.session) != nullptr) return {};
  std::vector<std::string> ids;
  for (const auto& loaded : data.sessions) ids.push_back(loaded.value.id);
  return fail(ErrorKind::not_found, "`" + data.name + "` has no session `" + wish.session + "`",
              text::did_you_mean(wish.session, ids));
}

/// Prints what was found; errors stop the report.
Result<report::Document> settled(Context& context, const Diagnostics& findings,
                                 std::optional<report::Document> document) {
  UXI_TRY_VOID(stop_on_errors(context, findings));
  context.note_lines(findings_text(findings.items(), context.err_style(), err_place(context)));
  if (!document) return fail(ErrorKind::syntax, "the report's text holds what cannot be filled in");
  return *std::move(document);
}

}  // namespace

/// Of picked highlights no saturation is measured, for what was left out may have brought the
/// codes.
void ReportBuild::measure(const workspace::StudyData& data, const ReportWish& wish, Date today) {
  const bool reflexive = data.study.value.approach.value == Approach::reflexive;
  const bool claims = wish.kind != ReportKind::session && wish.kind != ReportKind::codebook;
  const auto interviews = workspace::incidence_of(data, today).interviews;
  if (claims && !reflexive && picked_.empty() && !interviews.empty()) {
    // A report tells the curve and the verdicts; what takes `uxi saturation` long is not in it.
    saturation_ = analysis::saturation(interviews, {.band = 0, .mixed = false});
    input_.saturation = &*saturation_;
  }
  if (wish.kind != ReportKind::full && wish.kind != ReportKind::session) return;
  for (const auto& loaded : data.transcripts) {
    const std::string& id = loaded.value.session;
    if (wish.kind == ReportKind::session && id != wish.session) continue;
    if (!counts(data, id, today)) continue;
    if (auto share = talk_of(loaded.value)) input_.talk.push_back(*std::move(share));
  }
}

Result<std::unique_ptr<ReportBuild>> ReportBuild::read(Context& context,
                                                       const workspace::Workspace& workspace,
                                                       const workspace::StudyData& data,
                                                       const ReportWish& wish,
                                                       const std::string& made_from) {
  UXI_TRY_VOID(check_session(data, wish));
  std::unique_ptr<ReportBuild> build(new ReportBuild);
  report::ReportInput& input = build->input_;
  input = report_input(data, nullptr);
  if (wish.where != nullptr) {
    input.keep = kept_by(*wish.where, data);
    build->picked_ = query::to_string(*wish.where);
  }
  build->measure(data, wish, context.today());
  if (wish.kind == ReportKind::full) {
    std::optional<workspace::Where> where;
    if (wish.where != nullptr) where.emplace(*wish.where, data);
    UXI_TRY(input.feedback,
            feedback_counts(workspace, data, where ? &*where : nullptr, context.today()));
  }
  UXI_TRY(build->narrative_, workspace.read_if_there(data.folder + "/report.md"));
  if (build->narrative_) input.narrative = &*build->narrative_;
  if (wish.kind == ReportKind::session) {
    UXI_TRY(build->debrief_,
            workspace.read_if_there(data.folder + "/debriefs/" + wish.session + ".md"));
    if (build->debrief_) input.debrief = &*build->debrief_;
  }
  input.audience = share_of(wish);
  if (names_readers(wish.audience)) input.readers = wish.audience;
  input.today = context.today();
  input.session = wish.session;
  input.period = wish.period;
  input.made_from = made_from;
  if (data.screener) input.screener_version = std::to_string(data.screener->value.version);
  return build;
}

Result<report::Document> ReportBuild::document(Context& context, ReportKind kind) const {
  switch (kind) {
    case ReportKind::summary: return report::build_summary(input_);
    case ReportKind::topline: return report::build_topline(input_);
    case ReportKind::codebook: return report::build_codebook(input_);
    case ReportKind::full:
    case ReportKind::session: break;
  }
  Diagnostics findings;
  auto document = kind == ReportKind::full ? report::build_full(input_, findings)
                                           : report::build_session(input_, findings);
  return settled(context, findings, std::move(document));
}

Result<report::Document> ReportBuild::document(Context& context, const SourceFile& text) const {
  Diagnostics findings;
  auto document = report::build_from_text(input_, text, findings);
  return settled(context, findings, std::move(document));
}

}  // namespace uxi::cli
