#include "cli/tag_done.h"

#include <algorithm>
#include <map>

#include "cli/findings.h"
#include "cli/writing.h"
#include "format/edit.h"
#include "format/yaml.h"
#include "uxi/reference.h"
#include "workspace/study_parts.h"

namespace uxi::cli {
namespace {

/// The record with `coder` added to `coded`, or taken out of it; as it was where nothing changes.
Result<std::string> with_coder(const SourceFile& source, const Session& session,
                               const std::string& coder, bool take_back) {
  const auto place = std::ranges::find(session.coded, coder, &Text::value);
  if ((place == session.coded.end()) == take_back) return std::string(source.text());
  Diagnostics findings;
  const format::yaml::Node tree = format::yaml::parse(source, findings);
  if (findings.has_errors()) {
    return fail_at(ErrorKind::syntax, source.path(), "this file has errors",
                   "`uxi check` lists them");
  }
  const format::yaml::Node* coded = tree.find("coded");
  Edit edit;
  if (take_back) {
    edit = format::yaml::remove_item(
        source, *coded, static_cast<std::size_t>(std::distance(session.coded.begin(), place)));
  } else if (coded == nullptr) {
    edit = format::yaml::set_key(source, tree, "coded", "[" + coder + "]");
  } else {
    edit = format::yaml::add_item(source, *coded, coder);
  }
  return format::apply_edits(source.text(), {edit});
}

Result<workspace::Changes> plan(Context& context, const workspace::Workspace& workspace,
                                const TagDoneOptions& options, const std::string& coder) {
  workspace::Changes changes;
  std::map<std::string, workspace::StudyParts> studies;
  for (const std::string& word : options.sessions) {
    UXI_TRY(SessionRef ref, parse_session_ref(word));
    if (ref.study.empty()) {
      UXI_TRY(ref.study, context.study_name(workspace));
    }
    if (!studies.contains(ref.study)) {
      UXI_TRY(auto parts, workspace::StudyParts::open(workspace, ref.study));
      studies.emplace(ref.study, std::move(parts));
    }
    workspace::StudyParts& study = studies.at(ref.study);
    if (!options.take_back) {
      UXI_TRY_VOID(study.need_usable(ref.session, context.today()));
      UXI_TRY_VOID(study.transcript(ref.session));
    }
    const std::string path = study.folder() + "/sessions/" + ref.session + ".yaml";
    UXI_TRY(const auto record, study.record(ref.session));
    if (!record) {
      return fail_at(ErrorKind::not_found, workspace.display(path),
                     "there is no record of this session",
                     "write who took part, when, and the consent given; `uxi help workspace` has "
                     "the form");
    }
    UXI_TRY(std::string after, with_coder(record->source, record->value, coder, options.take_back));
    UXI_TRY_VOID(changes.put(workspace, path, std::move(after)));
  }
  return changes;
}

}  // namespace

void declare_tag_done(Flags& flags, TagDoneOptions& options) {
  flags.arguments("SESSION", options.sessions, "P01, or billing/P01", true);
  flags.toggle("--take-back", options.take_back, "it is not read to its end after all");
  declare_dry_run(flags, options.dry_run);
  flags.describe(
      "Writes the coder into the session's record (`coded:`). `uxi saturation` counts only "
      "sessions that somebody marked so.");
  flags.example("uxi tag done P01 P02");
}

Result<ExitStatus> run_tag_done(const TagDoneOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string coder, context.coder());
  UXI_TRY(const bool changed, write_changes(context, workspace, "tag done", options.dry_run, [&] {
            return plan(context, workspace, options, coder);
          }));
  if (!changed) {
    context.note(options.take_back ? "`" + coder + "` had not marked them"
                                   : "`" + coder + "` has marked them already");
  }
  return ExitStatus::done;
}

}  // namespace uxi::cli
