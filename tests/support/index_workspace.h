// A small workspace on the disk, an index of it, and what the index holds as text.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "index/index.h"
#include "support/failing_files.h"
#include "support/temp_folder.h"

namespace uxi::test {

/// Finds highlights as the commands do.
[[nodiscard]] std::optional<index::Place> place_of(const Transcript& transcript,
                                                   const Highlight& highlight);

class TestWorkspace {
 public:
  TestWorkspace();

  void put(const std::string& path, const std::string& text) const;
  void remove(const std::string& path) const;
  void rename(const std::string& from, const std::string& to) const;
  [[nodiscard]] std::string read(const std::string& path) const;
  [[nodiscard]] std::vector<std::string> paths() const;  ///< sorted; without .uxi
  [[nodiscard]] std::string real(const std::string& path) const { return folder_ / path; }
  [[nodiscard]] io::FileSystem& files() const { return *files_; }
  [[nodiscard]] index::Sources sources() const;

 private:
  TempFolder folder_;
  std::unique_ptr<io::FileSystem> disk_;
  std::unique_ptr<io::FileSystem> files_;  ///< seen from the workspace's root
};

/// A workspace in which `.uxi` cannot be made.
class ReadOnlyFiles : public FailingFiles {
 public:
  explicit ReadOnlyFiles(io::FileSystem& base) : FailingFiles(base, {}) {}
  Result<void> make_folders(const std::string& path, unsigned mode) override;
};

/// A study with two sessions, highlights of two coders, a theme and an insight.
void put_study(const TestWorkspace& workspace);

/// An index that is up to date.
[[nodiscard]] index::Index fresh_index(const index::Sources& sources);

/// Every row of an index, with names and paths instead of ids, sorted: equal for indexes that say
/// the same.
[[nodiscard]] std::vector<std::string> rows_of(const TestWorkspace& workspace,
                                               const index::Index& index);

/// `billing/P01#2` of each hit, in order.
[[nodiscard]] std::vector<std::string> refs(const index::Found& found);
/// What a query finds, in file order.
[[nodiscard]] std::vector<std::string> found_by(index::Index& index, const std::string& query);

}  // namespace uxi::test
