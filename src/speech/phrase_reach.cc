#include "speech/phrase_reach.h"

#include <bitset>

#include "text/words.h"

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

class WaysIn {
 public:
  explicit WaysIn(const Phrase& phrase) : phrase_(phrase) {}

  PhraseWays find() {
    reach(0, {});
    return std::move(found_);
  }

 private:
  void reach(std::size_t step, PhraseWay way) {
    if (seen_[step]) return;
    seen_[step] = true;
    const PhraseStep& now = phrase_.steps[step];
    switch (now.op) {
      case PhraseOp::split: reach(now.a, way); return reach(now.b, way);
      case PhraseOp::jump: return reach(now.a, way);
      case PhraseOp::unless: way.plain = false; return reach(now.a, way);
      case PhraseOp::start: way.plain &= phrase_.anchored; return reach(step + 1, way);
      case PhraseOp::open:
        way.plain &= !way.opens;
        way.opens = true;
        return reach(step + 1, way);
      case PhraseOp::end:
      case PhraseOp::close: way.plain = false; return reach(step + 1, way);
      case PhraseOp::done: found_.ends = true; return;
      default: way.taker = step; found_.ways.push_back(way);
    }
  }

  const Phrase& phrase_;
  PhraseWays found_;
  std::bitset<kMaxSteps> seen_;
};

template <std::size_t count>
void follow(std::span<const PhraseStep> steps, std::array<PhrasePlace, count>& places) {
  for (std::size_t i = 1; i < places.size() && !places[i - 1].ends; ++i) {
    Walk walk(steps, places[i]);
    for (const std::size_t step : places[i - 1].takers) walk.reach(step + 1);
  }
}

}  // namespace

std::size_t word_cost(std::string_view word) {
  return text::is_stop_word(word) ? kStopWordCost : 1;
}

std::array<PhrasePlace, kKeyedWords> first_places(std::span<const PhraseStep> steps) {
  std::array<PhrasePlace, kKeyedWords> places;
  places.front() = first_place(steps);
  follow(steps, places);
  return places;
}

PhrasePlace first_place(std::span<const PhraseStep> steps) {
  PhrasePlace place;
  Walk(steps, place).reach(0);
  return place;
}

PhraseWays ways_in(const Phrase& phrase) { return WaysIn(phrase).find(); }

std::array<PhrasePlace, kEntryWords> places_from(std::span<const PhraseStep> steps,
                                                 std::size_t taker) {
  std::array<PhrasePlace, kEntryWords> places;
  places.front().takers.push_back(taker);
  follow(steps, places);
  return places;
}

}  // namespace uxi::speech
