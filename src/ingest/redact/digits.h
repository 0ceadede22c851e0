// Groups of digits as people write numbers: `415-555-0134`, `DE`-less bank numbers, `12.03.1985`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ingest/redact/scan.h"

namespace uxi::ingest {

/// Groups `first` to `last` of a scan, both included, read as one number.
struct Digits {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string digits;  ///< all groups as one
  std::string shape;   ///< digits of each group: `3-3-4`
  std::string gaps;    ///< one character a gap: ` `, `-`, `.`, `/`, or `(` for brackets

  [[nodiscard]] std::size_t size() const { return digits.size(); }
  [[nodiscard]] bool all_gaps(char wanted) const {
    return !gaps.empty() && gaps.find_first_not_of(wanted) == std::string::npos;
  }
};

/// The character that stands for what parts two groups; 0 where they are not one number.
[[nodiscard]] char gap_kind(std::string_view gap);

/// Groups from `first` to `last`.
[[nodiscard]] Digits digits_of(const Scan& scan, std::size_t first, std::size_t last);

/// A number stands by itself: no currency sign, `#`, letter or further group is tied to it.
[[nodiscard]] bool stands_free(const Scan& scan, const Digits& number);

/// What the words round a number make of it, by their distance.
struct Surroundings {
  bool phone = false;
  bool card = false;
  bool account = false;
  bool id = false;
  bool birth = false;
  bool impersonal = false;  ///< an order, a ticket, a version; no nearer word says otherwise
};
[[nodiscard]] Surroundings surroundings(const Scan& scan, std::size_t first, std::size_t last);

/// `14.03.1985`, `1985-03-14`, `3/14/85`: a day that exists, in any order.
[[nodiscard]] bool is_date(const Digits& number);

}  // namespace uxi::ingest
