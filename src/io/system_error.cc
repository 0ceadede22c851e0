// Which kind an errno is, and how it reads: lower-case, in the words of this program.
#include "io/system_error.h"

#include <cerrno>
#include <fmt/core.h>
#include <system_error>

namespace uxi::io {
namespace {

ErrorKind kind_of(int number) {
  switch (number) {
    case ENOENT:
    case ENOTDIR: return ErrorKind::not_found;
    case EACCES:
    case EPERM:
    case EROFS: return ErrorKind::denied;
    case EXDEV: return ErrorKind::unsupported;
    default: return ErrorKind::io;
  }
}

std::string reason(int number) {
  switch (number) {
    case ENOENT: return "no such file or folder";
    case ENOTDIR: return "a part of the path is not a folder";
    case EISDIR: return "it is a folder";
    case ENOTEMPTY: return "the folder is not empty";
    case EACCES:
    case EPERM: return "permission denied";
    case EXDEV: return "it would go to another file system";
    case ELOOP: return "links lead in a circle";
    case EINVAL: return "not a valid path";
    default: break;
  }
  std::string text = std::generic_category().message(number);
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] + 32);
  return text;
}

}  // namespace

tl::unexpected<Error> system_error(const std::string& path, std::string_view what, int number) {
  return fail_at(kind_of(number), path, fmt::format("{}: {}", what, reason(number)));
}

tl::unexpected<Error> too_large(const std::string& path, std::uint64_t limit) {
  return fail_at(ErrorKind::limit, path,
                 fmt::format("cannot be read: larger than {} bytes", limit));
}

}  // namespace uxi::io
