#include "cli/study_file.h"

#include <utility>

#include "cli/input.h"
#include "workspace/guides.h"

namespace uxi::cli {

Result<SourceFile> read_study_file(Context& context, const std::string& path,
                                   std::string_view name) {
  if (path == "-") {
    UXI_TRY(std::string bytes, read_stdin(context));
    return workspace::as_text_file(std::string(name), std::move(bytes));
  }
  if (!path.empty()) return workspace::read_text_file(context.files(), path);
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  return workspace.read("studies/" + study + "/" + std::string(name));
}

}  // namespace uxi::cli
