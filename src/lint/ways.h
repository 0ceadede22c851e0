// Questions of which a participant is asked one half: what stands below "If yes:" and "If no:", or
// "Group A:" and "Group B:", inside a section.
#pragma once

#include <map>
#include <optional>

#include "uxi/guide.h"

namespace uxi::lint {

/// One of several ways on from a place in the guide: `fork` tells the place, `arm` the way.
struct Way {
  int fork = 0;
  int arm = 0;
};

/// The ways in a guide, which must outlive this.
class Ways {
 public:
  explicit Ways(const Guide& guide);
  /// That on which the item stands; nothing of what everybody is asked.
  [[nodiscard]] std::optional<Way> of(const GuideItem& item) const;
  /// Nobody is asked both.
  [[nodiscard]] bool part(const GuideItem& a, const GuideItem& b) const;

 private:
  std::map<const GuideItem*, Way> ways_;
};

/// Of minutes on the arms of a fork the longest counts. Items come in the order of the guide.
class LongestWay {
 public:
  /// What the minutes of an item on this way add to the whole.
  double add(Way way, double minutes);

 private:
  Way last_;
  double arm_ = 0;      ///< minutes on the way that we are on
  double longest_ = 0;  ///< of the fork's
};

}  // namespace uxi::lint
