// The sheet is a draft in .uxi/ from before the editor opens until everything in it is taken over:
// whatever happens in between, what was typed is still there.
#include "cli/tag_edit.h"

#include <istream>
#include <ostream>

#include "cli/blind.h"
#include "cli/editor.h"
#include "cli/findings.h"
#include "cli/input.h"
#include "cli/tag_rm.h"
#include "cli/writing.h"
#include "coding/anchor.h"
#include "coding/sheet.h"
#include "coding/sheet_apply.h"
#include "text/strings.h"
#include "uxi/reference.h"
#include "workspace/guides.h"
#include "workspace/tagging.h"

namespace uxi::cli {
namespace {

struct Place {
  std::string study;
  std::string session;
  std::string coder;

  [[nodiscard]] std::string stem() const {
    return ".uxi/tag-edit-" + study + "-" + session + "." + coder;
  }
  /// The sheet; git-ignored, for the owner alone.
  [[nodiscard]] std::string draft() const { return stem() + ".txt"; }
  /// The tag file as it was when the sheet was written.
  [[nodiscard]] std::string base() const { return stem() + ".base.yaml"; }
  /// Held while an editor is open.
  [[nodiscard]] std::string lock() const { return stem() + ".lock"; }
};

/// What a sheet came to.
struct Outcome {
  bool is_empty = false;
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t removed = 0;
  std::set<std::string> new_codes;
  std::set<std::string> gone;  ///< highlights that were taken out: `P01/h7c1f09ab33e0`
  Diagnostics findings;        ///< mistakes; nothing is written where there are any
};

class SheetEditor {
 public:
  SheetEditor(Context& context, const workspace::Workspace& workspace, Place place,
              const TagEditOptions& options)
      : context_(context), workspace_(workspace), place_(std::move(place)), options_(options) {}

  Result<std::string> sheet() {
    UXI_TRY(auto study, workspace::StudyParts::open(workspace_, place_.study));
    UXI_TRY_VOID(study.need_usable(place_.session, context_.today()));
    UXI_TRY(const auto* transcript, study.transcript(place_.session));
    UXI_TRY(const auto own, study.tags(place_.session, place_.coder));
    base_text_ = own.source.text();
    coding::SheetContent content{.transcript = transcript->value,
                                 .codebook = study.codebook(),
                                 .highlights = own.value.highlights,
                                 .others = {},
                                 .study = place_.study,
                                 .coder = place_.coder,
                                 .transcript_path = transcript->source.path()};
    UXI_TRY(const Blind blind, Blind::of(context_, study.plan()));
    UXI_TRY(const auto coders, study.coders_of(place_.session));
    for (const std::string& coder : coders) {
      if (coder == place_.coder || blind.hides(coder)) continue;
      UXI_TRY(const auto tags, study.tags(place_.session, coder));
      for (const Highlight& highlight : tags.value.highlights) {
        content.others.push_back({coder, highlight});
      }
    }
    return coding::write_sheet(content);
  }

  /// A sheet from elsewhere: taken over, or an error with every mistake printed.
  Result<ExitStatus> take_from(const std::string& path) {
    UXI_TRY(const std::string current, sheet());  // also: may these words be used at all
    std::string bytes;
    if (path == "-") {
      UXI_TRY(bytes, read_stdin(context_));
    } else {
      UXI_TRY(bytes, context_.files().read(path));
    }
    UXI_TRY(const SourceFile source,
            workspace::as_text_file(path == "-" ? "stdin" : path, std::move(bytes)));
    UXI_TRY(const Outcome outcome, take(source));
    if (outcome.findings.has_errors()) {
      context_.env().err << findings_text(outcome.findings.items(), context_.err_style(),
                                          with_carets());
      return tl::make_unexpected(mistakes(outcome.findings));
    }
    tell(outcome);
    return ExitStatus::done;
  }

  Result<ExitStatus> edit() {
    UXI_TRY(const std::string editor, find_editor(context_));
    UXI_TRY(const std::string current, sheet());
    UXI_TRY(const auto alone, lock());
    const std::string path = workspace_.path(place_.draft());
    std::string before;
    if (io::exists(context_.files(), path)) {
      context_.note("going on with the sheet in " + workspace_.display(place_.draft()));
    } else {
      UXI_TRY_VOID(save(place_.base(), base_text_));
      UXI_TRY_VOID(save(place_.draft(), current));
      before = current;
    }
    while (true) {
      const auto closed = open_editor(context_, editor, path);
      const auto source = workspace::read_text_file(context_.files(), path);
      if (source && source->text() == before) {
        UXI_TRY_VOID(drop());
        if (!closed) return tl::make_unexpected(closed.error());
        context_.note("nothing was changed");
        return ExitStatus::done;
      }
      if (!closed) return kept(closed.error());
      if (!source) return kept(source.error());
      UXI_TRY(const auto done, take_draft(*source));
      if (done) return *done;
    }
  }

  Result<ExitStatus> abandon() {
    UXI_TRY(const auto alone, lock());
    const bool there = io::exists(context_.files(), workspace_.path(place_.draft()));
    UXI_TRY_VOID(drop());
    context_.note(there ? "the sheet is gone" : "there is no sheet of this session");
    return ExitStatus::done;
  }

 private:
  /// Two editors on one sheet would each take out what the other put in.
  Result<std::unique_ptr<io::FileLock>> lock() const {
    UXI_TRY_VOID(context_.files().make_folders(workspace_.path(".uxi"), 0700));
    auto held = context_.files().lock(workspace_.path(place_.lock()), 0);
    if (held || held.error().kind != ErrorKind::conflict) return held;
    return fail(ErrorKind::conflict,
                "the sheet of `" + place_.session + "` is open in another editor",
                "close it there first");
  }

  /// The sheet may be gone when its mistakes are read: its lines are always shown.
  [[nodiscard]] TextPlace with_carets() const {
    return {.carets = true, .width = err_place(context_).width};
  }

  /// Nothing where the sheet is to be opened once more.
  Result<std::optional<ExitStatus>> take_draft(const SourceFile& source) {
    const auto outcome = take(source);
    if (!outcome) return kept(outcome.error());
    if (outcome->findings.has_errors()) {
      context_.env().err << findings_text(outcome->findings.items(), context_.err_style(),
                                          with_carets());
      UXI_TRY_VOID(save(place_.draft(), coding::with_remarks(source, outcome->findings)));
      return ask(mistakes(outcome->findings));
    }
    if (options_.dry_run) {
      context_.note("the sheet is kept in " + workspace_.display(place_.draft()));
      return std::optional(ExitStatus::done);
    }
    UXI_TRY_VOID(drop());
    tell(*outcome);
    return std::optional(ExitStatus::done);
  }

  static Error mistakes(const Diagnostics& findings) {
    return {.kind = ErrorKind::syntax,
            .message = text::counted(findings.count(Severity::error), "mistake") +
                       "; nothing was changed"};
  }

  Result<std::optional<ExitStatus>> ask(const Error& error) {
    if (!context_.env().terminal.in_is_terminal) return kept(error);
    context_.env().err << "Edit again, keep the sheet for later, or abandon it? [E/k/a] "
                       << std::flush;
    std::string answer;
    if (!std::getline(context_.env().in, answer)) return kept(error);
    const char first = answer.empty() ? 'e' : answer.front();
    if (first == 'k' || first == 'K') return kept(error);
    if (first != 'a' && first != 'A') return std::optional<ExitStatus>();
    UXI_TRY_VOID(drop());
    context_.note("the sheet is gone; nothing was changed");
    return std::optional(ExitStatus::failed);
  }

  Result<Outcome> take(const SourceFile& source) {
    Outcome outcome;
    UXI_TRY_VOID(write_changes(context_, workspace_, "tag edit", options_.dry_run,
                               [&] { return plan(source, outcome); }));
    return outcome;
  }

  Result<workspace::Changes> plan(const SourceFile& source, Outcome& outcome) {
    workspace::Changes changes;
    UXI_TRY(auto study, workspace::StudyParts::open(workspace_, place_.study));
    UXI_TRY(const auto* transcript, study.transcript(place_.session));
    const coding::Sheet sheet = coding::read_sheet(source, transcript->value, outcome.findings);
    outcome.is_empty = sheet.is_empty;
    if (sheet.is_empty) return changes;
    UXI_TRY(const auto now, study.tags(place_.session, place_.coder));
    UXI_TRY(const TagFile base, base_of(now));
    coding::SheetAnswer answer = coding::resolve_sheet(
        source, sheet, transcript->value, study.codebook(), base.highlights, outcome.findings);
    outcome.findings.sort();
    if (outcome.findings.has_errors()) return changes;
    coding::Joined joined =
        coding::join_edits(base.highlights, now.value.highlights, std::move(answer.highlights));
    if (!joined.clashes.empty()) {
      const auto& theirs = now.value.highlights;
      coding::report_clashes(source, sheet, transcript->value, theirs, joined.clashes,
                             outcome.findings);
      UXI_TRY_VOID(save_base(coding::with_seen(base.highlights, theirs, joined.clashes)));
      return changes;
    }
    for (Highlight& highlight : joined.highlights) {
      if (!highlight.id.empty()) continue;
      highlight.id = coding::highlight_id(context_.env().random64());
      highlight.added = context_.today();
    }
    coding::TagEdits edits = workspace::edits_between(now.value, joined.highlights);
    outcome.added = edits.fresh.size();
    outcome.changed = edits.changed.size();
    outcome.removed = edits.gone.size();
    for (const std::string& id : edits.gone) outcome.gone.insert(place_.session + "/" + id);
    outcome.new_codes = answer.new_codes;
    UXI_TRY(std::string after, coding::with_edits(now.source, now.value, std::move(edits)));
    UXI_TRY_VOID(
        changes.put(workspace_, study.tag_path(place_.session, place_.coder), std::move(after)));
    UXI_TRY_VOID(workspace::put_new_codes(workspace_, answer.new_codes, context_.today(), changes));
    return changes;
  }

  /// What the sheet was written from; the file as it is for a sheet from elsewhere.
  Result<TagFile> base_of(const workspace::Loaded<TagFile>& now) const {
    if (options_.from) return now.value;
    UXI_TRY(const auto source, workspace_.read_if_there(place_.base()));
    if (!source) return now.value;
    Diagnostics unread;  // it was read without errors when it was kept
    return read_tags(*source, place_.session, place_.coder, unread);
  }

  Result<void> save_base(const std::vector<Highlight>& highlights) const {
    std::string text;
    for (const Highlight& highlight : highlights) text += "- " + write_highlight(highlight) + "\n";
    return save(place_.base(), text);
  }

  void tell(const Outcome& outcome) {
    if (options_.dry_run) return;
    if (outcome.is_empty) return context_.note("the sheet is empty; nothing was changed");
    std::vector<std::string> parts;
    const auto add = [&](std::size_t n, const char* what) {
      if (n > 0) parts.push_back(std::to_string(n) + " " + what);
    };
    add(outcome.added, "added");
    add(outcome.changed, "changed");
    add(outcome.removed, "taken out");
    if (parts.empty()) return context_.note("nothing was changed");
    note_still_named(context_, workspace_, "studies/" + place_.study, outcome.gone);
    context_.note("highlights: " + text::join(parts, ", ") + "; `uxi undo` takes it back");
    for (const std::string& code : outcome.new_codes) {
      context_.note("new in the codebook: `" + code + "`; say there when to use it");
    }
  }

  Result<void> save(const std::string& inside, std::string_view text) const {
    UXI_TRY_VOID(context_.files().make_folders(workspace_.path(".uxi"), 0700));
    return context_.files().write(workspace_.path(inside), text, 0600);
  }

  Result<void> drop() const {
    for (const std::string& path : {place_.draft(), place_.base()}) {
      auto removed = context_.files().remove(workspace_.path(path));
      if (!removed && removed.error().kind != ErrorKind::not_found) return removed;
    }
    return {};
  }

  tl::unexpected<Error> kept(Error error) const {
    const std::string session = place_.study + "/" + place_.session;
    error.hint = (error.hint.empty() ? "" : error.hint + "; ") + "what you wrote is kept in " +
                 workspace_.display(place_.draft()) + ": `uxi tag edit " + session +
                 "` opens it again, `--abandon` lets it go";
    return tl::make_unexpected(std::move(error));
  }

  Context& context_;
  const workspace::Workspace& workspace_;
  Place place_;
  const TagEditOptions& options_;
  std::string base_text_;
};

}  // namespace

void declare_tag_edit(Flags& flags, TagEditOptions& options) {
  flags.argument("SESSION", options.session, "P01, or billing/P01");
  flags.toggle("--print", options.print, "print the sheet and edit nothing");
  flags.option("--from", "FILE", options.from, "take an edited sheet from here; `-` for stdin");
  flags.toggle("--abandon", options.abandon, "let go of a sheet that was kept");
  declare_dry_run(flags, options.dry_run);
  flags.describe(
      "Opens the transcript in $VISUAL or $EDITOR with your highlights as lines of codes under "
      "each turn; what you save is taken over. Mistakes are pointed out at their line, and the "
      "sheet opens again. What you wrote is kept until it is taken over or you abandon it.");
  flags.example("uxi tag edit P01");
  flags.example("uxi tag edit P01 --print > sheet && uxi tag edit P01 --from sheet");
}

Result<ExitStatus> run_tag_edit(const TagEditOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const SessionRef ref, parse_session_ref(options.session));
  Place place{.study = ref.study, .session = ref.session, .coder = {}};
  if (place.study.empty()) {
    UXI_TRY(place.study, context.study_name(workspace));
  }
  UXI_TRY(place.coder, context.coder());
  SheetEditor editor(context, workspace, std::move(place), options);
  if (options.abandon) return editor.abandon();
  if (options.from) return editor.take_from(*options.from);
  if (!options.print) return editor.edit();
  UXI_TRY(const std::string sheet, editor.sheet());
  context.page(sheet);
  return ExitStatus::done;
}

}  // namespace uxi::cli
