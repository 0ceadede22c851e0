// Offsets as runs: a text is cut and joined without a look at each byte.
#include "uxi/offsets.h"

#include <algorithm>
#include <iterator>

namespace uxi {

void Offsets::add(std::size_t offset, std::size_t size) {
  if (size == 0) return;
  if (size_ == 0) {
    first_ = static_cast<std::uint32_t>(offset);
  } else if (next() != offset) {
    more_.push_back({size_, static_cast<std::uint32_t>(offset)});
  }
  size_ += static_cast<std::uint32_t>(size);
}

void Offsets::repeat(std::size_t offset, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) add(offset, 1);
}

template <typename Each>
void Offsets::for_runs(Span range, const Each& each) const {
  auto run = std::ranges::upper_bound(more_, range.begin, {}, &Run::text);
  while (!range.empty()) {
    const std::size_t end = run == more_.end() ? size_ : run->text;
    const std::size_t part = std::min(range.end, end);
    const Run from = run == more_.begin() ? Run{0, first_} : *std::prev(run);
    each(from.file + (range.begin - from.text), part - range.begin);
    range.begin = part;
    if (run != more_.end()) ++run;
  }
}

void Offsets::append(const Offsets& more) {
  more.for_runs({0, more.size()},
                [this](std::size_t offset, std::size_t size) { add(offset, size); });
}

void Offsets::pop_back() {
  --size_;
  if (!more_.empty() && more_.back().text == size_) more_.pop_back();
  if (size_ == 0) first_ = 0;
}

Offsets Offsets::slice(Span range) const {
  Offsets out;
  for_runs(range, [&out](std::size_t offset, std::size_t size) { out.add(offset, size); });
  return out;
}

std::vector<std::size_t> Offsets::list() const {
  std::vector<std::size_t> out;
  out.reserve(size_);
  for_runs({0, size_}, [&out](std::size_t offset, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) out.push_back(offset + i);
  });
  return out;
}

std::size_t Offsets::in_runs(std::size_t index) const {
  const auto run = std::prev(std::ranges::upper_bound(more_, index, {}, &Run::text));
  return run->file + (index - run->text);
}

}  // namespace uxi
