#include "review/guide_walk.h"

#include <algorithm>
#include <numeric>

namespace uxi::review {
namespace {

using Row = std::vector<double>;

constexpr int kRounds = 6;  ///< of learning; the figures stand still by then

/// One more state than places: before the first question.
class Walk {
 public:
  Walk(const std::vector<Place>& places, const std::vector<Row>& odds, const WalkPrior& prior)
      : places_(places), odds_(odds), prior_(prior), now_(prior) {}

  std::vector<Row> run() {
    for (int round = 0; round < kRounds; ++round) {
      lay_ways();
      go_forward();
      go_back();
      learn();
    }
    return std::move(on_);
  }

 private:
  [[nodiscard]] std::size_t size() const { return places_.size(); }

  [[nodiscard]] double skip(std::size_t place) const {
    return places_[place].probe ? now_.skip_probe : now_.skip;
  }

  /// `down_[place]`: chance of going on to it from each state before it.
  void lay_ways() {
    down_.assign(size(), Row(size() + 1, 0.0));
    for (std::size_t place = 0; place < size(); ++place) {
      double passed = 1 - skip(place);
      const std::size_t first = places_[place].needs_parent ? places_[place].parent + 1 : 0;
      for (std::size_t state = place + 1; state-- > first;) {
        down_[place][state] = passed;
        if (state > 0) passed *= skip(state - 1);
      }
    }
  }

  [[nodiscard]] double leap(std::size_t place) const {
    const double share = std::max(0.0, 1 - now_.onwards - now_.again);
    return places_[place].needs_parent ? 0 : share / static_cast<double>(size());
  }

  void go_forward() {
    states_.assign(odds_.size() + 1, Row(size() + 1, 0.0));
    onwards_.assign(odds_.size(), Row(size(), 0.0));
    scale_.assign(odds_.size(), 1.0);
    states_[0][0] = 1;
    for (std::size_t ask = 0; ask < odds_.size(); ++ask) {
      const Row& from = states_[ask];
      Row& to = states_[ask + 1];
      for (std::size_t s = 0; s <= size(); ++s) to[s] = from[s] * (1 - now_.on_guide);
      for (std::size_t p = 0; p < size(); ++p) {
        onwards_[ask][p] = std::inner_product(from.begin(), from.begin() + static_cast<long>(p) + 1,
                                              down_[p].begin(), 0.0);
        to[p + 1] += now_.on_guide * odds_[ask][p] *
                     (now_.onwards * onwards_[ask][p] + leap(p) + now_.again * from[p + 1]);
      }
      scale_[ask] = 1 / std::accumulate(to.begin(), to.end(), 0.0);
      for (double& value : to) value *= scale_[ask];
    }
  }

  /// The other way; gathers what each ask was, and by which way it was come to.
  void go_back() {
    on_.assign(odds_.size(), Row(size(), 0.0));
    sum_onwards_ = sum_again_ = sum_on_ = 0;
    Row later(size() + 1, 1.0);
    for (std::size_t ask = odds_.size(); ask-- > 0;) {
      const Row& from = states_[ask];
      Row before(size() + 1, 0.0);
      double leaps = 0;
      for (std::size_t p = 0; p < size(); ++p) {
        const double arrive = now_.on_guide * odds_[ask][p] * later[p + 1] * scale_[ask];
        const double down = arrive * now_.onwards;
        const double again = arrive * now_.again;
        for (std::size_t s = 0; s <= p; ++s) before[s] += down * down_[p][s];
        before[p + 1] += again;
        leaps += arrive * leap(p);
        on_[ask][p] = down * onwards_[ask][p] + again * from[p + 1] + arrive * leap(p);
        if (places_[p].in_every_guide) continue;
        sum_onwards_ += down * onwards_[ask][p];
        sum_again_ += again * from[p + 1];
        sum_on_ += on_[ask][p];
      }
      for (std::size_t s = 0; s <= size(); ++s) {
        before[s] += leaps + later[s] * (1 - now_.on_guide) * scale_[ask];
      }
      later = std::move(before);
    }
  }

  void learn() {
    const auto blend = [&](double sum, double of, double before) {
      return (sum + prior_.weight * before) / (of + prior_.weight);
    };
    now_.on_guide = blend(sum_on_, static_cast<double>(odds_.size()), prior_.on_guide);
    now_.onwards = blend(sum_onwards_, sum_on_, prior_.onwards);
    now_.again = blend(sum_again_, sum_on_, prior_.again);
    double passed[2] = {0, 0};
    double all[2] = {0, 0};
    for (std::size_t p = 0; p < size(); ++p) {
      if (places_[p].in_every_guide) continue;
      double never = 1;
      for (const Row& row : on_) never *= 1 - std::min(1.0, row[p]);
      passed[places_[p].probe ? 1 : 0] += never;
      all[places_[p].probe ? 1 : 0] += 1;
    }
    now_.skip = blend(passed[0], all[0], prior_.skip);
    now_.skip_probe = blend(passed[1], all[1], prior_.skip_probe);
  }

  const std::vector<Place>& places_;
  const std::vector<Row>& odds_;
  const WalkPrior& prior_;
  WalkPrior now_;             ///< as learnt so far
  std::vector<Row> down_;     ///< place, state
  std::vector<Row> states_;   ///< ask, state: how likely it stood there before it
  std::vector<Row> onwards_;  ///< ask, place: reached by going down
  Row scale_;
  std::vector<Row> on_;
  double sum_on_ = 0;
  double sum_onwards_ = 0;
  double sum_again_ = 0;
};

}  // namespace

std::vector<Row> walk_guide(const std::vector<Place>& places, const std::vector<Row>& odds,
                            const WalkPrior& prior) {
  return Walk(places, odds, prior).run();
}

}  // namespace uxi::review
