#include "uxi/error.h"

#include <cstdio>
#include <cstdlib>

namespace uxi {

std::string to_string(const Error& error) {
  std::string out;
  if (!error.path.empty()) {
    out += error.path;
    if (error.line > 0) {
      out += ':' + std::to_string(error.line);
      if (error.column > 0) out += ':' + std::to_string(error.column);
    }
    out += ": ";
  }
  out += "error: " + error.message;
  if (!error.hint.empty()) out += "; " + error.hint;
  return out;
}

void check_failed(const char* what, const char* file, int line) {
  std::fprintf(stderr, "uxi: this is a bug: %s does not hold at %s:%d\n", what, file, line);
  std::abort();
}

}  // namespace uxi
