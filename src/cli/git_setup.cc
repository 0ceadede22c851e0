#include "cli/git_setup.h"

#include <vector>

#include "base/embedded.h"
#include "io/path.h"
#include "text/strings.h"

namespace uxi::cli {
namespace {

constexpr int kGitTime = 60'000;  // ms
constexpr std::string_view kDriver = "uxi merge-driver %O %A %B %P";

/// What git says, without its last line end; an error where it says no.
Result<std::string> git(Context& context, const std::string& root, std::vector<std::string> words) {
  words.insert(words.begin(), "git");
  const std::string what = text::join(words, " ");
  auto done = context.env().run_process(
      {.argv = std::move(words),
       .folder = io::normalised(io::join(context.env().working_folder, root)),
       .time_limit_ms = kGitTime});
  if (!done) {
    return fail(done.error().kind, "git cannot be run: " + done.error().message,
                "`--git` needs git");
  }
  if (done->exit_status != 0) {
    return fail(ErrorKind::io, "`" + what + "`: " + std::string(text::trim(done->err)));
  }
  return std::string(text::trim(done->out));
}

/// Lines of `wanted` that `text` has not.
std::string lines_missing(std::string_view text, const std::vector<std::string>& wanted) {
  std::string out;
  for (const std::string& line : wanted) {
    if (!text::contains("\n" + std::string(text) + "\n", "\n" + line + "\n")) out += line + "\n";
  }
  return out;
}

std::string with_lines(std::string text, const std::string& more) {
  if (!text.empty() && !text.ends_with('\n')) text += '\n';
  return text + more;
}

}  // namespace

Result<std::optional<io::FileChange>> missing_attributes(Context& context,
                                                         const std::string& root) {
  const std::string path = io::join(root, ".gitattributes");
  if (!io::exists(context.files(), path)) return std::optional<io::FileChange>();
  UXI_TRY(std::string before, context.files().read(path));
  std::vector<std::string> wanted;
  for (const std::string_view line :
       text::split(text::trim(*embedded_file("workspace/gitattributes")), '\n')) {
    if (!line.starts_with("#")) wanted.emplace_back(line);
  }
  const std::string more = lines_missing(before, wanted);
  if (more.empty()) return std::optional<io::FileChange>();
  std::string after = with_lines(before, more);
  return std::optional(io::FileChange{".gitattributes", std::move(before), std::move(after)});
}

Result<void> install_merge_driver(Context& context, const std::string& root) {
  if (!git(context, root, {"rev-parse", "--git-dir"}))
    UXI_TRY_VOID(git(context, root, {"init", "-q"}));
  UXI_TRY_VOID(
      git(context, root, {"config", "merge.uxi.name", "tags, themes and codebooks of uxi"}));
  UXI_TRY_VOID(git(context, root, {"config", "merge.uxi.driver", std::string(kDriver)}));
  UXI_TRY(const std::string prefix, git(context, root, {"rev-parse", "--show-prefix"}));
  UXI_TRY(const std::string place,
          git(context, root, {"rev-parse", "--git-path", "info/attributes"}));
  const std::string path = place.find('/') == 0 ? place : io::join(root, place);
  std::string before;
  if (io::exists(context.files(), path)) {
    UXI_TRY(before, context.files().read(path));
  }
  const std::string front = prefix.empty() ? "" : "/" + prefix;
  const std::string more = lines_missing(before, {front + "studies/*/tags/*.yaml merge=uxi",
                                                  front + "studies/*/themes/*.yaml merge=uxi"});
  if (!more.empty()) {
    UXI_TRY_VOID(context.files().make_folders(io::parent(path)));
    UXI_TRY_VOID(io::replace_file(context.files(), path, with_lines(before, more)));
  }
  context.note("git merges with `uxi merge-driver` here; every clone needs `uxi init --git` once");
  return {};
}

}  // namespace uxi::cli
