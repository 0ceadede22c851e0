// Standard input to its end, piece by piece, and no further than a file would be read.
#include "cli/input.h"

#include <istream>

namespace uxi::cli {

Result<std::string> read_stdin(Context& context, std::uint64_t limit) {
  constexpr std::size_t kPiece = std::size_t{64} << 10U;
  std::istream& in = context.env().in;
  std::string bytes;
  while (in) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kPiece);
    in.read(bytes.data() + before, static_cast<std::streamsize>(kPiece));
    bytes.resize(before + static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > limit) {
      return fail_at(ErrorKind::limit, "stdin",
                     "cannot be read: larger than " + std::to_string(limit) + " bytes");
    }
  }
  return bytes;
}

}  // namespace uxi::cli
