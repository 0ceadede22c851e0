#include "format/edit.h"

#include <algorithm>
#include <fmt/core.h>
#include <tuple>

namespace uxi::format {

Result<std::string> apply_edits(std::string_view text, std::vector<Edit> edits) {
  // An insertion comes before what replaces the bytes behind it.
  const auto key = [](const Edit& e) { return std::tuple(e.span.begin, !e.span.empty()); };
  std::ranges::stable_sort(edits, {}, key);
  std::string out;
  std::size_t done = 0;
  for (const Edit& edit : edits) {
    UXI_CHECK(edit.span.begin <= edit.span.end && edit.span.end <= text.size());
    if (edit.span.begin < done) {
      return fail(ErrorKind::conflict,
                  fmt::format("two changes overlap at byte {}", edit.span.begin));
    }
    out += text.substr(done, edit.span.begin - done);
    out += edit.text;
    done = edit.span.end;
  }
  out += text.substr(done);
  return out;
}

}  // namespace uxi::format
