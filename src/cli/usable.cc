#include "cli/usable.h"

#include "text/strings.h"

namespace uxi::cli {

Result<workspace::StudyData> load_usable(Context& context, const workspace::Workspace& workspace,
                                         const std::string& study) {
  UXI_TRY(auto data, workspace::load_study(workspace, study));
  note_withheld(context, workspace::withhold(data, context.today()));
  return data;
}

void note_withheld(Context& context, const std::vector<workspace::Withheld>& withheld) {
  constexpr std::size_t kNamed = 5;
  if (withheld.empty()) return;
  std::string line = "left out: ";
  for (std::size_t i = 0; i < withheld.size() && i < kNamed; ++i) {
    line += (i == 0 ? "" : ", ") + withheld[i].session + " (" + withheld[i].why + ")";
  }
  if (withheld.size() > kNamed) {
    line += " and " + text::counted(withheld.size() - kNamed, "more session");
  }
  context.note(line);
}

}  // namespace uxi::cli
