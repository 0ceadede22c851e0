#include "cli/session_debrief.h"

#include <algorithm>

#include "cli/editor.h"
#include "cli/input.h"
#include "cli/writing.h"
#include "format/edit.h"
#include "review/debrief.h"
#include "text/strings.h"
#include "uxi/hash.h"
#include "uxi/reference.h"
#include "workspace/consent.h"
#include "workspace/guides.h"
#include "workspace/redaction.h"
#include "workspace/used_guide.h"

namespace uxi::cli {
namespace {

/// The session that is debriefed, and where its files are.
struct Place {
  std::string study;
  std::string session;
  std::string folder;  ///< studies/billing

  [[nodiscard]] std::string file() const { return folder + "/debriefs/" + session + ".md"; }
  [[nodiscard]] std::string record() const { return folder + "/sessions/" + session + ".yaml"; }
  /// Git-ignored, for the owner alone.
  [[nodiscard]] std::string draft() const {
    return ".uxi/debrief-" + study + "-" + session + ".md";
  }
};

bool has_points(const SessionDebriefOptions& options) {
  return !(options.takeaways.empty() && options.surprises.empty() && options.changes.empty() &&
           options.quotes.empty() && options.questions.empty());
}

std::string with_points(std::string text, const SessionDebriefOptions& options) {
  const std::vector<std::string>* lists[] = {&options.takeaways, &options.surprises,
                                             &options.changes, &options.quotes, &options.questions};
  for (std::size_t i = 0; i < review::kDebriefSectionCount; ++i) {
    text = review::add_points(std::move(text), review::kDebriefSections[i].heading, *lists[i]);
  }
  return text;
}

/// The debrief as it is, else the empty form.
Result<std::string> text_before(Context& context, const workspace::Workspace& workspace,
                                const Place& place) {
  UXI_TRY(const auto old, workspace.read_if_there(place.file()));
  if (old) return std::string(old->text());
  std::string title = place.session + ", " + to_string(context.today());
  if (const auto coder = context.coder()) title += ", " + *coder;
  return review::debrief_form(title);
}

Result<void> save_draft(const workspace::Workspace& workspace, const Place& place,
                        const std::string& text) {
  UXI_TRY_VOID(workspace.files().make_folders(workspace.path(".uxi"), 0700));
  return workspace.files().write(workspace.path(place.draft()), text, 0600);
}

/// The error that ends an attempt, with where the words are.
tl::unexpected<Error> kept(Error error, const workspace::Workspace& workspace, const Place& place) {
  error.hint = "what you wrote is kept in " + workspace.display(place.draft()) +
               "; `uxi session debrief " + place.session + "` opens it again";
  return tl::make_unexpected(std::move(error));
}

/// The draft as the person left it; opened again as long as it is wrong and the person wants to.
Result<std::string> edit_draft(Context& context, const workspace::Workspace& workspace,
                               const Place& place, const std::string& editor) {
  const std::string path = workspace.path(place.draft());
  while (true) {
    const auto edited = open_editor(context, editor, path);
    if (!edited) return kept(edited.error(), workspace, place);
    const auto source = workspace::read_text_file(context.files(), path);
    if (!source) return kept(source.error(), workspace, place);
    std::string text = review::clean_debrief(source->text());
    const std::string fault = review::fault_of_debrief(text);
    if (fault.empty()) return text;
    context.env().err << "uxi: " << fault << '\n';
    if (!ask_yes(context, "open it again?")) {
      return kept({.kind = ErrorKind::syntax, .message = "the debrief is not taken over: " + fault},
                  workspace, place);
    }
  }
}

Result<std::string> text_from_editor(Context& context, const workspace::Workspace& workspace,
                                     const Place& place) {
  UXI_TRY(const std::string editor, find_editor(context));
  if (io::exists(context.files(), workspace.path(place.draft()))) {
    context.note("going on with the draft in " + workspace.display(place.draft()));
  } else {
    UXI_TRY(const std::string before, text_before(context, workspace, place));
    UXI_TRY_VOID(save_draft(workspace, place, before));
  }
  return edit_draft(context, workspace, place, editor);
}

Result<std::string> text_of(Context& context, const SessionDebriefOptions& options,
                            const workspace::Workspace& workspace, const Place& place) {
  std::string text;
  if (options.from) {
    std::string bytes;
    if (*options.from == "-") {
      UXI_TRY(bytes, read_stdin(context));
    } else {
      UXI_TRY(bytes, context.files().read(*options.from));
    }
    UXI_TRY(
        const SourceFile source,
        workspace::as_text_file(*options.from == "-" ? "stdin" : *options.from, std::move(bytes)));
    text = source.text();
  } else if (has_points(options)) {
    UXI_TRY(text, text_before(context, workspace, place));
  } else if (options.dry_run) {
    return fail(ErrorKind::usage, "`--dry-run` shows what flags would write",
                "give `--takeaway TEXT`, or `--from FILE`");
  } else {
    return text_from_editor(context, workspace, place);
  }
  text = review::clean_debrief(with_points(std::move(text), options));
  const std::string fault = review::fault_of_debrief(text);
  if (!fault.empty()) return fail(ErrorKind::syntax, fault, "give `--takeaway TEXT`");
  return text;
}

/// The file is tracked: names, addresses and numbers stay out of it.
Result<std::string> redacted(Context& context, const workspace::Workspace& workspace,
                             const workspace::StudyData& data, std::string text,
                             workspace::Changes& changes) {
  if (!data.study.value.redact) return text;
  UXI_TRY(auto clean, workspace::clean_prose(workspace, data, text, changes));
  if (clean.pieces > 0) {
    context.note(text::counted(clean.pieces, "piece") + " of personal data taken out");
  }
  return std::move(clean.text);
}

/// Which guide the session used, where its record does not say: it may change from now on.
Result<void> add_guide(const workspace::Workspace& workspace, const workspace::StudyData& data,
                       const Place& place, const SourceFile& record, const format::yaml::Node& tree,
                       std::vector<format::Edit>& edits, workspace::Changes& changes) {
  const std::string file = workspace::guide_file_of(data, place.session);
  UXI_TRY(const auto guide, workspace.read_if_there(place.folder + "/" + file));
  const Session* session = data.session(place.session);
  if (!guide || session->guide_version || session->guide_used) return {};
  const std::string hash = content_hash(guide->text());
  const std::string copy = "guides/guide-" + hash.substr(hash.find(':') + 1) + ".md";
  const std::string version = format::yaml::write_scalar(hash, true, true);
  const format::yaml::Node* before = tree.find("guide");
  if (before != nullptr && before->kind == format::yaml::Kind::mapping) {
    edits.push_back(format::yaml::set_key(record, *before, "version", version));
    edits.push_back(format::yaml::set_key(record, *before, "used", copy));
  } else {
    edits.push_back(format::yaml::set_key(record, tree, "guide",
                                          "{file: " + format::yaml::write_scalar(file, true) +
                                              ", version: " + version + ", used: " + copy + "}"));
  }
  return changes.put(workspace, place.folder + "/" + copy, std::string(guide->text()));
}

Result<workspace::Changes> plan(Context& context, const workspace::Workspace& workspace,
                                const Place& place, const std::string& text) {
  UXI_TRY(const auto data, workspace::load_study(workspace, place.study));
  UXI_TRY(const SourceFile record, workspace.read(place.record()));
  workspace::Changes changes;
  UXI_TRY(std::string written, redacted(context, workspace, data, text, changes));
  UXI_TRY_VOID(changes.put(workspace, place.file(), std::move(written)));
  Diagnostics findings;
  const format::yaml::Node tree = format::yaml::parse(record, findings);
  if (findings.has_errors() || data.session(place.session) == nullptr) {
    return fail_at(ErrorKind::syntax, record.path(), "the record has errors",
                   "`uxi check` shows them");
  }
  std::vector<format::Edit> edits;
  edits.push_back(format::yaml::set_key(record, tree, "debrief", "done"));
  UXI_TRY_VOID(add_guide(workspace, data, place, record, tree, edits, changes));
  UXI_TRY(std::string after, format::apply_edits(record.text(), std::move(edits)));
  UXI_TRY_VOID(changes.put(workspace, place.record(), std::move(after)));
  return changes;
}

Result<Place> place_of(const SessionDebriefOptions& options, Context& context,
                       const workspace::Workspace& workspace) {
  UXI_TRY(const SessionRef ref, parse_session_ref(options.session));
  Place place{.study = ref.study, .session = ref.session};
  if (place.study.empty()) {
    UXI_TRY(place.study, context.study_name(workspace));
  }
  place.folder = "studies/" + place.study;
  UXI_TRY(const auto data, workspace::load_study(workspace, place.study));
  const Session* session = data.session(place.session);
  if (session == nullptr) {
    return fail_at(ErrorKind::not_found, workspace.display(place.record()),
                   "there is no record of this session",
                   "write one: participant, date, state, consent");
  }
  UXI_TRY_VOID(workspace::need_usable(data, place.session, context.today()));
  if (session->state.value != SessionState::held) {
    context.note(place.record() + " says `" + std::string(to_string(session->state.value)) +
                 "`, not `held`");
  }
  return place;
}

}  // namespace

void declare_session_debrief(Flags& flags, SessionDebriefOptions& options) {
  flags.argument("SESSION", options.session, "like P07");
  flags.option("--takeaway", "TEXT", options.takeaways, "what the team should know; repeatable");
  flags.option("--surprise", "TEXT", options.surprises, "what was not expected; repeatable");
  flags.option("--change", "TEXT", options.changes, "what to change in the guide; repeatable");
  flags.option("--quote", "TEXT", options.quotes, "words to look for; repeatable");
  flags.option("--question", "TEXT", options.questions, "what is still open; repeatable");
  flags.option("--from", "FILE", options.from, "take the whole debrief from here; `-` for stdin");
  declare_dry_run(flags, options.dry_run);
  flags.describe(
      "Opens a form in $VISUAL or $EDITOR, writes debriefs/SESSION.md and marks the session as "
      "debriefed. What you wrote is kept where the editor fails or something is missing, and "
      "opened "
      "again the next time. The guide as the session used it is kept as well.");
  flags.example("uxi session debrief P07");
  flags.example("uxi session debrief P07 --takeaway 'Counts fourteen things, not all'");
}

Result<ExitStatus> run_session_debrief(const SessionDebriefOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const Place place, place_of(options, context, workspace));
  UXI_TRY(const std::string text, text_of(context, options, workspace, place));
  const bool from_editor = !options.from && !has_points(options);
  auto written = write_changes(context, workspace, "session debrief", options.dry_run,
                               [&] { return plan(context, workspace, place, text); });
  if (!written && from_editor) return kept(written.error(), workspace, place);
  if (!written) return pass_on(std::move(written));
  if (from_editor) {
    UXI_TRY_VOID(context.files().remove(workspace.path(place.draft())));
  }
  if (options.dry_run) return ExitStatus::done;
  context.print(*written ? "wrote " + workspace.display(place.file()) + "\n" : "nothing changed\n");
  return ExitStatus::done;
}

}  // namespace uxi::cli
