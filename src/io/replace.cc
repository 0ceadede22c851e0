// One file replaced as one, and two small questions.
#include <fmt/core.h>
#include <unistd.h>

#include "io/files.h"
#include "io/path.h"
#include "uxi/hash.h"

namespace uxi::io {
namespace {

/// Beside the file, so that renaming stays within one file system; short, whatever the file's name;
/// of this process, because not everybody who replaces a file holds a lock.
std::string temporary_path(const std::string& path) {
  return join(parent(path),
              fmt::format(".{:016x}-{}.uxi-tmp", hash64(file_name(path)), ::getpid()));
}

}  // namespace

bool exists(FileSystem& files, const std::string& path) { return files.info(path).has_value(); }

bool is_folder(FileSystem& files, const std::string& path) {
  const auto info = files.info(path);
  return info && info->kind == FileKind::folder;
}

Result<void> replace_file(FileSystem& files, const std::string& path, std::string_view bytes,
                          std::optional<unsigned> mode) {
  const std::string target = files.real_path(path).value_or(path);
  if (const auto old = files.info(target)) {
    if (old->kind != FileKind::file) {
      return fail_at(ErrorKind::io, path, "cannot be written: it is not a file");
    }
    mode = old->mode;
  }
  const std::string temporary = temporary_path(target);
  auto done = files.write(temporary, bytes, mode);
  if (!done) done.error().path = path;
  if (done) done = files.rename(temporary, target);
  if (!done) {
    // What went wrong first is what the person has to know; there may be nothing to remove.
    static_cast<void>(files.remove(temporary));
    return done;
  }
  return files.sync_folder(parent(target));
}

}  // namespace uxi::io
