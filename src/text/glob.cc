#include "text/glob.h"

#include <fnmatch.h>

namespace uxi::text {

bool glob_matches(std::string_view pattern, std::string_view path) {
  if (pattern.find('/') == std::string_view::npos) path = path.substr(path.rfind('/') + 1);
  const bool crosses = pattern.find("**") != std::string_view::npos;
  const int flags = FNM_CASEFOLD | (crosses ? 0 : FNM_PATHNAME);
  return ::fnmatch(std::string(pattern).c_str(), std::string(path).c_str(), flags) == 0;
}

}  // namespace uxi::text
