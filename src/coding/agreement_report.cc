#include "coding/agreement_report.h"

#include <algorithm>

namespace uxi::coding {
namespace {

/// Alpha with an interval of its own.
Agreement alpha(const Ratings& ratings, Distance distance, const Draws& draws) {
  if (draws.draws <= 0) return krippendorff_alpha(ratings, distance, {});
  return krippendorff_alpha(ratings, distance, {draws.draws, draws.make_random()});
}

CodeAgreement of_code(const Ratings& ratings, const std::string& code, const Draws& draws) {
  const Ratings about = about_code(ratings, code);
  CodeAgreement out{.code = code, .given = std::vector<double>(ratings.coders.size(), 0.0)};
  for (const RatedUnit& unit : about.units) {
    for (std::size_t coder = 0; coder < unit.given.size(); ++coder) {
      if (unit.given[coder] && !unit.given[coder]->empty()) out.given[coder] += unit.weight;
    }
  }
  out.alpha = alpha(about, Distance::nominal, draws);
  out.fleiss = fleiss_kappa(about);
  return out;
}

}  // namespace

AgreementReport measure_agreement(const Ratings& ratings, const Draws& draws) {
  AgreementReport out;
  out.coders = ratings.coders;
  out.units = ratings.units.size();
  out.nominal = alpha(ratings, Distance::nominal, draws);
  out.masi = alpha(ratings, Distance::masi, draws);
  out.cells = alpha(about_cells(ratings), Distance::nominal, draws);
  out.fleiss = fleiss_kappa(ratings);
  for (std::size_t a = 0; a < ratings.coders.size(); ++a) {
    for (std::size_t b = a + 1; b < ratings.coders.size(); ++b)
      out.cohen.push_back({a, b, cohen_kappa(ratings, a, b)});
  }
  out.where = alpha(about_place(ratings), Distance::nominal, draws);
  out.what = alpha(about_kind(ratings), Distance::masi, draws);
  for (const std::string& code : codes_given(ratings))
    out.codes.push_back(of_code(ratings, code, draws));
  return out;
}

}  // namespace uxi::coding
