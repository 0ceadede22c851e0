// What every command is given: the world, the options that all commands share, and how to print.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/style.h"
#include "io/env.h"
#include "uxi/error.h"
#include "uxi/time.h"
#include "workspace/workspace.h"

namespace uxi::cli {

/// Options that stand before or behind any command's name.
struct SharedOptions {
  std::string folder;  ///< -C
  std::optional<std::string> study;
  std::optional<std::string> coder;
  std::string color = "auto";
  bool quiet = false;
  std::optional<Date> today;
};

class Context {
 public:
  Context(io::Env& env, SharedOptions shared);

  [[nodiscard]] io::Env& env() { return *env_; }
  [[nodiscard]] io::FileSystem& files() { return env_->files; }
  [[nodiscard]] const SharedOptions& shared() const { return shared_; }
  [[nodiscard]] const Style& out_style() const { return out_style_; }
  [[nodiscard]] const Style& err_style() const { return err_style_; }
  [[nodiscard]] Date today() const;

  /// A result, to stdout, as it is.
  void print(std::string_view text);
  /// The same for what may be long: on a terminal that it does not fit on, through UXI_PAGER, else
  /// PAGER, else less. An empty one and `cat` mean none, and so does one that cannot be run.
  void page(std::string_view text);
  /// A remark for the person, to stderr; nothing with `-q`.
  void note(std::string_view text);
  /// The same for whole lines, each with its line end.
  void note_lines(std::string_view lines);

  /// Tells what is wrong and goes on: the command cannot do all of it, and exits 2 in the end.
  void lack(Error error);
  [[nodiscard]] bool lacks_something() const { return lacks_; }

  /// The workspace around the working folder, whole: what a killed command left half-done is
  /// settled first. `not_found` with what to do where there is none.
  [[nodiscard]] Result<workspace::Workspace> workspace();
  /// Settles what a killed command left half-done in `workspace`.
  [[nodiscard]] Result<void> settle(const workspace::Workspace& workspace);
  /// Tells what `journal` put right when it was locked.
  void note_settled(const io::Journal& journal);
  /// The study meant: `--study`, the folder stood in, or the only one. `usage` where that is not
  /// clear.
  [[nodiscard]] Result<std::string> study_name(const workspace::Workspace& workspace);
  /// `--coder`, `UXI_CODER`, git's user name made a slug. `usage` where there is none.
  [[nodiscard]] Result<std::string> coder();

 private:
  io::Env* env_;
  SharedOptions shared_;
  Style out_style_;
  Style err_style_;
  bool lacks_ = false;
};

}  // namespace uxi::cli
