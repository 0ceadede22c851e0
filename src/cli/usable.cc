#include "cli/usable.h"

#include <algorithm>

#include "text/nearest.h"
#include "text/strings.h"
#include "uxi/reference.h"

namespace uxi::cli {

Result<workspace::StudyData> load_usable(Context& context, const workspace::Workspace& workspace,
                                         const std::string& study) {
  UXI_TRY(auto data, workspace::load_study(workspace, study));
  note_withheld(context, workspace::withhold(data, context.today()));
  return data;
}

Result<std::string> study_of_sessions(Context& context, const workspace::Workspace& workspace,
                                      std::vector<std::string>& sessions) {
  std::string named;
  bool others = false;
  for (std::string& session : sessions) {
    const std::size_t slash = session.find('/');
    if (slash == std::string::npos || !is_study_name(session.substr(0, slash))) {
      others = true;
      continue;
    }
    const std::string study = session.substr(0, slash);
    if (!named.empty() && study != named)
      return fail(ErrorKind::usage, "these are sessions of two studies", "name those of one");
    named = study;
    session.erase(0, slash + 1);
  }
  if (!named.empty() && !others && !context.shared().study) return named;
  UXI_TRY(std::string here, context.study_name(workspace));
  if (named.empty() || named == here) return here;
  return fail(ErrorKind::usage, "these are sessions of two studies", "name those of one");
}

Result<void> need_code(const workspace::StudyData& data, const std::string& code) {
  const auto below = [&](const Text& path) { return code_is_within(path.value, code); };
  const auto carries = [&](const Highlight& highlight) {
    return std::ranges::any_of(highlight.codes, below);
  };
  if (data.codebook.find(code) != nullptr ||
      std::ranges::any_of(data.codebook.codes, below, &Code::path) ||
      std::ranges::any_of(data.tags, [&](const auto& tags) {
        return std::ranges::any_of(tags.value.highlights, carries);
      })) {
    return {};
  }
  return fail(ErrorKind::not_found, "the codebook has no code `" + code + "`",
              text::did_you_mean(code, data.codebook.paths()));
}

void note_withheld(Context& context, std::vector<workspace::Withheld> withheld) {
  constexpr std::size_t kNamed = 5;
  for (const workspace::Withheld& one : withheld) {
    if (one.error) context.lack(*one.error);
  }
  std::erase_if(withheld, [](const workspace::Withheld& one) { return one.error.has_value(); });
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
