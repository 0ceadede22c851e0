#include "speech/phrase_reach.h"

#include <utility>

namespace uxi::speech {
namespace {

class Walk {
 public:
  Walk(std::span<const PhraseStep> steps, PhrasePlace& place)
      : steps_(steps), place_(place), seen_(steps.size()) {}

  void reach(std::size_t step) {
    if (std::exchange(seen_[step], true)) return;
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
  std::vector<char> seen_;
};

}  // namespace

std::array<PhrasePlace, kKeyedWords> first_places(std::span<const PhraseStep> steps) {
  std::array<PhrasePlace, kKeyedWords> places;
  std::vector<std::size_t> from{0};
  for (PhrasePlace& place : places) {
    Walk walk(steps, place);
    for (const std::size_t step : from) walk.reach(step);
    if (place.ends) break;
    from.clear();
    for (const std::size_t step : place.takers) from.push_back(step + 1);
  }
  return places;
}

}  // namespace uxi::speech
