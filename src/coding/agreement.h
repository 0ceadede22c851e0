// How far coders agree beyond chance: Cohen's kappa (1960, its error after Fleiss, Cohen & Everitt
// 1969), Fleiss' kappa (1971), Krippendorff's alpha (Content Analysis; 2011 for the computation)
// for single codes, and for sets of codes with the MASI distance (Passonneau 2006).
//
// Units are what coders looked at; a unit has a weight, so that a stretch of characters that is
// coded alike counts as its length and no character is looked at by itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace uxi::coding {

/// Codes of one coder for one unit, sorted, each once. An empty set is a judgement as well: no code
/// fits.
using CodeSet = std::vector<std::string>;

struct RatedUnit {
  std::string name;       ///< `P01#12`
  double weight = 1;      ///< characters, or 1
  std::size_t block = 0;  ///< units of one block are drawn together by the bootstrap
  std::vector<std::optional<CodeSet>> given;  ///< by coder; nothing where one did not judge it
};

struct Ratings {
  std::vector<std::string> coders;
  std::vector<RatedUnit> units;
};

/// A coefficient with what it was made from.
struct Agreement {
  std::optional<double> value;
  std::string why_not;          ///< where it is not defined
  std::size_t units = 0;        ///< that at least two coders judged
  double pairable = 0;          ///< values in them
  double observed = 0;          ///< kappa: agreement; alpha: disagreement
  double expected = 0;          ///< the same, by chance
  std::optional<double> error;  ///< standard error, of Cohen's kappa of units of weight 1
  std::optional<double> low;    ///< 95 % interval of the bootstrap
  std::optional<double> high;
};

enum class Distance { nominal, masi };

/// Drawing units again: how often, and where random numbers come from.
struct Bootstrap {
  int draws = 0;  ///< 0 for no interval
  std::function<std::uint64_t()> random = {};
};

/// Of two coders, units that both judged; a set of codes is a category of its own.
[[nodiscard]] Agreement cohen_kappa(const Ratings& ratings, std::size_t a, std::size_t b);
/// Of all coders; every unit counts with those who judged it.
[[nodiscard]] Agreement fleiss_kappa(const Ratings& ratings);
/// Not defined where more than 2000 different sets of codes were given.
[[nodiscard]] Agreement krippendorff_alpha(const Ratings& ratings, Distance distance,
                                           const Bootstrap& bootstrap);

/// The same units judged for one code only: it is there, or it is not.
[[nodiscard]] Ratings about_code(const Ratings& ratings, const std::string& code);
/// Judged for whether there is any code: where coders saw something.
[[nodiscard]] Ratings about_place(const Ratings& ratings);
/// Only judgements with a code, of units in which two coders at least saw something: what they saw.
[[nodiscard]] Ratings about_kind(const Ratings& ratings);
/// All codes of all units as judgements of their own: there, or not there.
[[nodiscard]] Ratings about_cells(const Ratings& ratings);
/// All codes that were given, sorted.
[[nodiscard]] std::vector<std::string> codes_given(const Ratings& ratings);

/// 1 - J * M: J the share that two sets have in common, M 1 for equal ones, 2/3 where one holds the
/// other, 1/3 where they overlap, else 0. Two empty sets are equal.
[[nodiscard]] double masi_distance(const CodeSet& a, const CodeSet& b);

}  // namespace uxi::coding
