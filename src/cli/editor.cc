#include "cli/editor.h"

#include <istream>
#include <ostream>

#include "text/strings.h"

namespace uxi::cli {

Result<std::string> find_editor(Context& context) {
  const io::Env& env = context.env();
  std::string editor;
  for (const char* name : {"VISUAL", "EDITOR"}) {
    if (editor.empty()) editor = text::trim(env.variables.get(name).value_or(""));
  }
  if (editor.empty() && !env.terminal.in_is_terminal) {
    return fail(ErrorKind::usage, "there is no terminal and no `$EDITOR`",
                "set EDITOR, or give what to write as flags");
  }
  return editor.empty() ? "vi" : editor;
}

Result<void> open_editor(Context& context, const std::string& editor, const std::string& path) {
  const io::Env& env = context.env();
  // As git does: EDITOR may be a command with arguments, and the shell knows how to read it.
  UXI_TRY(const io::ProcessResult done,
          env.run_process({.argv = {"sh", "-c", editor + " \"$@\"", editor, path},
                           .folder = env.working_folder,
                           .on_our_terminal = true}));
  if (done.exit_status == 0) return {};
  return fail(ErrorKind::io,
              "the editor `" + editor + "` ended with status " + std::to_string(done.exit_status));
}

bool ask_yes(Context& context, const std::string& question) {
  if (!context.env().terminal.in_is_terminal) return false;
  context.env().err << question << " [Y/n] " << std::flush;
  std::string answer;
  if (!std::getline(context.env().in, answer)) return false;
  return !answer.starts_with('n') && !answer.starts_with('N');
}

}  // namespace uxi::cli
