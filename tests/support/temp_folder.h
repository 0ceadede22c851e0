// A folder on the disk that lives as long as a test.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdlib.h>  // mkdtemp is POSIX, not C
#include <string>
#include <system_error>

#include "uxi/error.h"

namespace uxi::test {

/// Made in TMPDIR; without it in /dev/shm, where a sync costs nothing, or in the system's folder
/// for temporary files. Gone, with all that is in it, at the end.
class TempFolder {
 public:
  TempFolder() : path_((place() / "uxi-test-XXXXXX").string()) {
    UXI_CHECK(::mkdtemp(path_.data()) != nullptr);
    path_ = std::filesystem::canonical(path_).string();
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  ~TempFolder() {
    std::error_code ignored;  // a test that failed may have left anything
    std::filesystem::remove_all(path_, ignored);
  }

  /// Absolute, without links.
  [[nodiscard]] const std::string& path() const { return path_; }
  /// `name` in it.
  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  static std::filesystem::path place() {
    const bool in_memory =
        std::getenv("TMPDIR") == nullptr && std::filesystem::is_directory("/dev/shm");
    return in_memory ? "/dev/shm" : std::filesystem::temp_directory_path();
  }

  std::string path_;
};

}  // namespace uxi::test
