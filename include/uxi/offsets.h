// Where each byte of a text stood in the file that the text was made from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "uxi/source.h"

namespace uxi {

/// The file offset of each byte of a text. Bytes that follow one another in the text as they do in
/// the file are one run, and a run takes eight bytes however long it is; most texts are one. Of
/// files under 4 GiB.
class Offsets {
 public:
  Offsets() = default;
  Offsets(std::initializer_list<std::size_t> offsets) {
    for (const std::size_t offset : offsets) push_back(offset);
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  /// Of byte `index`, which there must be. O(log runs).
  [[nodiscard]] std::size_t operator[](std::size_t index) const {
    return more_.empty() || index < more_.front().text ? first_ + index : in_runs(index);
  }
  [[nodiscard]] std::size_t front() const { return first_; }
  [[nodiscard]] std::size_t back() const { return next() - 1; }

  void push_back(std::size_t offset) { add(offset, 1); }
  /// So many more bytes, the first at `offset`, each behind the one before.
  void add(std::size_t offset, std::size_t size);
  /// So many more bytes, all at `offset`.
  void repeat(std::size_t offset, std::size_t size);
  void append(const Offsets& more);
  void pop_back();
  /// Those of bytes `range`, which must be within.
  [[nodiscard]] Offsets slice(Span range) const;
  [[nodiscard]] std::vector<std::size_t> list() const;

  friend bool operator==(const Offsets&, const Offsets&) = default;

 private:
  struct Run {
    std::uint32_t text = 0;  ///< the byte it begins with
    std::uint32_t file = 0;

    friend bool operator==(const Run&, const Run&) = default;
  };
  [[nodiscard]] std::size_t in_runs(std::size_t index) const;
  /// Behind the last byte.
  [[nodiscard]] std::size_t next() const {
    return more_.empty() ? std::size_t{first_} + size_
                         : std::size_t{more_.back().file} + size_ - more_.back().text;
  }
  /// Calls `each(offset, size)` for the runs of `range`.
  template <typename Each>
  void for_runs(Span range, const Each& each) const;

  std::uint32_t size_ = 0;
  std::uint32_t first_ = 0;  ///< where the first run begins; 0 where there is none
  std::vector<Run> more_;
};

}  // namespace uxi
