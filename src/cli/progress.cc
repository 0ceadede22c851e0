#include "cli/progress.h"

#include <algorithm>
#include <ostream>

namespace uxi::cli {
namespace {

constexpr std::int64_t kSilentNs = 1'000'000'000;
constexpr std::size_t kWidest = 40;

}  // namespace

std::string progress_bar(std::size_t done, std::size_t total, int width) {
  std::string count = std::to_string(done) + " of " + std::to_string(total);
  // Two brackets, a space, and the last column, which some terminals wrap at.
  const auto room = static_cast<std::size_t>(std::max(width, 0));
  if (room < count.size() + 4 + 4) return count;
  const std::size_t cells = std::min(room - count.size() - 4, kWidest);
  const std::size_t filled = total == 0 ? cells : cells * done / total;
  return "[" + std::string(filled, '#') + std::string(cells - filled, '.') + "] " + count;
}

Progress::Progress(Context& context, std::size_t total)
    : context_(context), total_(total), begun_ns_(context.env().monotonic_ns()) {}

Progress::~Progress() { hide(); }

void Progress::show(std::size_t done) {
  const io::Env& env = context_.env();
  if (!env.terminal.err_is_terminal || context_.shared().quiet) return;
  if (env.monotonic_ns() - begun_ns_ < kSilentNs) return;
  std::string bar = progress_bar(done, total_, env.terminal.width);
  if (bar == drawn_) return;
  hide();
  drawn_ = std::move(bar);
  context_.env().err << drawn_ << std::flush;
}

void Progress::hide() {
  if (drawn_.empty()) return;
  context_.env().err << '\r' << std::string(drawn_.size(), ' ') << '\r' << std::flush;
  drawn_.clear();
}

}  // namespace uxi::cli
