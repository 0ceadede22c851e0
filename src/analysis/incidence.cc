#include "analysis/incidence.h"

#include <algorithm>

namespace uxi::analysis {

std::vector<std::size_t> Incidence::frequencies() const {
  std::vector<std::size_t> counts(codes.size(), 0);
  for (const auto& row : found) {
    for (const std::size_t code : row) {
      ++counts[code];
    }
  }
  return counts;
}

Incidence make_incidence(const std::vector<CodedInterview>& interviews) {
  Incidence result;
  for (const auto& interview : interviews) {
    result.interviews.push_back(interview.id);
    result.codes.insert(result.codes.end(), interview.codes.begin(), interview.codes.end());
  }
  auto& codes = result.codes;
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  for (const auto& interview : interviews) {
    std::vector<std::size_t> row;
    for (const auto& code : interview.codes) {
      const auto place = std::lower_bound(codes.begin(), codes.end(), code);
      row.push_back(static_cast<std::size_t>(place - codes.begin()));
    }
    std::sort(row.begin(), row.end());
    row.erase(std::unique(row.begin(), row.end()), row.end());
    result.found.push_back(std::move(row));
  }
  return result;
}

std::vector<std::size_t> fresh_counts(const Incidence& incidence) {
  std::vector<bool> heard(incidence.codes.size(), false);
  std::vector<std::size_t> result;
  for (const auto& row : incidence.found) {
    std::size_t fresh = 0;
    for (const std::size_t code : row) {
      if (!heard[code]) {
        heard[code] = true;
        ++fresh;
      }
    }
    result.push_back(fresh);
  }
  return result;
}

}  // namespace uxi::analysis
