// The way an interview takes through its guide, as a hidden Markov model (Rabiner 1989): each thing
// asked is some question of the guide or none of it, and the next question of the guide is likelier
// to be one further down than any other. How closely this interview keeps to this guide is learnt
// from the interview itself (Baum, Petrie, Soules & Weiss 1970, with pseudo-counts), so that little
// is read into an interview that goes its own way, and next to nothing into one with another guide.
#pragma once

#include <cstddef>
#include <vector>

namespace uxi::review {

/// What is believed of an interview before it is read; probabilities from 0 to 1.
struct WalkPrior {
  double on_guide = 0.3;    ///< that something asked is in the guide
  double onwards = 0.9;     ///< of that: some way further down
  double again = 0.04;      ///< the same question once more; the rest is a leap anywhere
  double skip = 0.3;        ///< that a question is passed over on the way down
  double skip_probe = 0.6;  ///< and a probe
  double weight = 5;        ///< as if so many things asked had been seen
};

/// A question of the guide, as a place to be.
struct Place {
  bool probe = false;
  bool needs_parent = false;    ///< only understood behind the question that it probes
  bool in_every_guide = false;  ///< leave to record and the like: says nothing of how close it is
  std::size_t parent = 0;       ///< place of that question, where it is a probe
};

/// `odds[ask][place]`: how many times likelier what was asked is if it is that question than if it
/// is none of the guide, above 0. Returns the probability of each place for each ask, by all that
/// was asked before and behind it. Takes time in proportion to asks times places squared.
[[nodiscard]] std::vector<std::vector<double>> walk_guide(
    const std::vector<Place>& places, const std::vector<std::vector<double>>& odds,
    const WalkPrior& prior);

}  // namespace uxi::review
