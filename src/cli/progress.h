// A bar on the terminal while many files are worked on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "cli/context.h"

namespace uxi::cli {

/// Draws on stderr, where that is a terminal, from one second on; nothing with `-q`. Takes itself
/// away when it is destroyed.
class Progress {
 public:
  Progress(Context& context, std::size_t total);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  void show(std::size_t done);
  /// Takes the bar off the terminal, so that something can be printed.
  void hide();

 private:
  Context& context_;
  std::size_t total_;
  std::int64_t begun_ns_;
  std::string drawn_;
};

/// `[######....] 12 of 20`, at most `width` columns.
[[nodiscard]] std::string progress_bar(std::size_t done, std::size_t total, int width);

}  // namespace uxi::cli
