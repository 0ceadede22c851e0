#include "speech/phrase_reach.h"

#include <bitset>

namespace uxi::speech {
namespace {

class Walk {
 public:
  Walk(std::span<const PhraseStep> steps, PhrasePlace& place) : steps_(steps), place_(place) {
    UXI_CHECK(steps.size() <= kMaxSteps);
    constexpr std::size_t kUsual = 8;
    place_.takers.reserve(kUsual);
  }

  void reach(std::size_t step) {
    if (seen_[step]) return;
    seen_[step] = true;
    const PhraseStep& now = steps_[step];
    switch (now.op) {
      case PhraseOp::split: reach(now.a); return reach(now.b);
      case PhraseOp::jump:
      case PhraseOp::unless: return reach(now.a);
      case PhraseOp::start:
      case PhraseOp::end:
      case PhraseOp::open:
      case PhraseOp::close: return reach(step + 1);
      case PhraseOp::done: place_.ends = true; return;
      default: place_.takers.push_back(step);
    }
  }

 private:
  std::span<const PhraseStep> steps_;
  PhrasePlace& place_;
  std::bitset<kMaxSteps> seen_;
};

}  // namespace

std::array<PhrasePlace, kKeyedWords> first_places(std::span<const PhraseStep> steps) {
  std::array<PhrasePlace, kKeyedWords> places;
  Walk(steps, places.front()).reach(0);
  for (std::size_t i = 1; i < places.size() && !places[i - 1].ends; ++i) {
    Walk walk(steps, places[i]);
    for (const std::size_t step : places[i - 1].takers) walk.reach(step + 1);
  }
  return places;
}

}  // namespace uxi::speech
