#include "cli/blind.h"

#include <vector>

#include "cli/usable.h"

namespace uxi::cli {

Result<Blind> Blind::of(Context& context, const Study& plan) {
  Blind blind;
  blind.is_blind_ = plan.blind;
  if (blind.is_blind_) {
    UXI_TRY(blind.coder_, context.coder());
  }
  return blind;
}

Result<void> hide_in_index(Context& context, const workspace::Workspace& workspace,
                           index::Index& index) {
  UXI_TRY(const auto studies, workspace.studies());
  std::vector<std::string> blind;
  for (const std::string& name : studies) {
    UXI_TRY(const auto source, workspace.read_if_there("studies/" + name + "/study.yaml"));
    Diagnostics unread;  // what is wrong with a plan is told by those who need it
    if (source && read_study(*source, name, unread).blind) blind.push_back(name);
  }
  if (blind.empty()) return {};
  UXI_TRY(const std::string coder, context.coder());
  return index.hide(blind, coder);
}

void hide_codes(const Blind& blind, workspace::StudyData& data) {
  std::erase_if(data.tags, [&](const auto& file) { return blind.hides(file.value.coder); });
}

Result<void> hide_from_coder(Context& context, workspace::StudyData& data) {
  UXI_TRY(const Blind blind, Blind::of(context, data.study.value));
  if (!blind.is_blind()) return {};
  hide_codes(blind, data);
  context.note("`" + data.name + "` is coded blind: of all highlights only those of " +
               blind.coder() + " are here");
  return {};
}

Result<workspace::StudyData> load_visible(Context& context, const workspace::Workspace& workspace,
                                          const std::string& study) {
  UXI_TRY(auto data, load_usable(context, workspace, study));
  UXI_TRY_VOID(hide_from_coder(context, data));
  return data;
}

}  // namespace uxi::cli
