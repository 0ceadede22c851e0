// Everything that is said about the agreement of coders, from one table of units.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "coding/agreement.h"

namespace uxi::coding {

struct PairAgreement {
  std::size_t first = 0;  ///< coders, by place
  std::size_t second = 0;
  Agreement kappa;
};

struct CodeAgreement {
  std::string code;
  std::vector<double> given;  ///< by coder: units, or characters
  Agreement alpha;
  Agreement fleiss;
};

struct AgreementReport {
  Agreement nominal;  ///< alpha; a set of codes is one value
  Agreement masi;     ///< alpha of sets of codes
  Agreement cells;    ///< alpha of each code in each unit, all together
  Agreement fleiss;
  std::vector<PairAgreement> cohen;
  Agreement where;  ///< alpha of marked or not
  Agreement what;   ///< alpha of sets, where two coders at least marked something
  std::vector<CodeAgreement> codes;
  std::vector<std::string> coders;
  std::size_t units = 0;
};

/// Every interval is drawn `draws` times from a generator of its own with this seed, so that one
/// does not change with another.
struct Draws {
  int draws = 0;
  std::function<std::function<std::uint64_t()>()> make_random = {};
};

[[nodiscard]] AgreementReport measure_agreement(const Ratings& ratings, const Draws& draws);

}  // namespace uxi::coding
