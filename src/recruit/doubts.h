// What hints at answers that cannot be relied on, and at people who should not be asked again:
// speeders, straight-liners, contradictions, answers that were not finished, colleagues, people
// seen not long ago. They are flagged; only what `leave_out` names puts somebody out.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "recruit/responses.h"
#include "recruit/screening.h"
#include "uxi/screener.h"
#include "uxi/time.h"

namespace uxi::recruit {

/// One doubt about one answer, in words without a name or an address.
struct Flag {
  Doubt doubt = Doubt::speeder;
  std::string words;
  friend bool operator==(const Flag&, const Flag&) = default;
};

/// When somebody of private/contacts.csv took part in a study last.
struct Seen {
  std::string study;
  Date date;
};

/// Below this share of the median time somebody is a speeder.
inline constexpr double kSpeederShare = 1.0 / 3;
/// So many answers with a time give a median; below, only `seconds` of the screener counts.
inline constexpr std::size_t kFewestTimed = 5;
/// So many questions with the same options, or rows of a grid, make a line.
inline constexpr std::size_t kFewestInLine = 4;

/// An address at a provider where everybody may have one says nothing about who works with whom.
[[nodiscard]] bool is_public_provider(std::string_view domain);

/// Holds answers against each other and against the screener, which must outlive it.
class DoubtFinder {
 public:
  DoubtFinder(const Screener& screener, const Screening& screening,
              const std::vector<Responses>& files);

  /// About the answer alone: speed, lines, contradictions, not finished.
  [[nodiscard]] std::vector<Flag> in_answer(std::size_t file, const Response& response) const;

  /// Remembers somebody with a place under words as `P03`; who comes later is their colleague.
  void know(const Reach& reach, const std::string& as);
  /// Of those remembered, or of ours. Who has none is remembered as `as`.
  [[nodiscard]] std::optional<Flag> colleague(const Reach& reach, const std::string& as);

 private:
  void find_grids(const Responses& file);
  void speed(std::size_t file, const Response& response, std::vector<Flag>& out) const;
  void lines(std::size_t file, const Response& response, std::vector<Flag>& out) const;
  void contradictions(const Response& response, std::vector<Flag>& out) const;

  const Screener& screener_;
  const Screening& screening_;
  std::vector<std::optional<double>> median_;                 // by file
  std::vector<std::vector<std::vector<std::size_t>>> grids_;  // by file: places in `other`
  std::vector<std::vector<std::size_t>> alike_;               // questions with the same options
  std::map<std::string, std::string, std::less<>> by_domain_;
  std::map<std::string, std::string, std::less<>> by_phone_;
};

/// Took part less than `months` before `today`.
[[nodiscard]] std::optional<Flag> seen_flag(const Seen& seen, int months, Date today);

}  // namespace uxi::recruit
