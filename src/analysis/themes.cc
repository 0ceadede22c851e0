// Placing quotes beside themes that are there, and saying why. Nearest centre, as for code
// suggestions.
#include "analysis/themes.h"

#include <algorithm>
#include <cmath>
#include <fmt/core.h>

namespace uxi::analysis {
namespace {

constexpr double kLeastThreshold = 0.12;
constexpr double kTail = 0.10;  ///< share of members that may lie below the threshold
constexpr std::size_t kMostWords = 5;

Centroid centroid_of(const QuoteSpace& space, const Labels& labels, std::size_t theme,
                     std::size_t without) {
  Centroid centroid(space.lexicon.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == theme && i != without) {
      centroid.add(space.vectors[i]);
    }
  }
  return centroid;
}

Fit make_fit(const QuoteSpace& space, std::size_t item, std::size_t theme, double score,
             const Centroid& centroid) {
  return {.item = space.origin[item],
          .theme = theme,
          .score = score,
          .words = shared_words(space.items[item].text, centroid, space.lexicon, space.rules,
                                kMostWords)};
}

}  // namespace

Result<Labels> labels_of(const QuoteSpace& space, const std::vector<ExistingTheme>& themes) {
  Labels labels(space.items.size(), kNoGroup);
  for (std::size_t t = 0; t < themes.size(); ++t) {
    for (const std::size_t member : themes[t].members) {
      if (member >= labels.size()) {
        return fail(ErrorKind::usage, fmt::format("theme `{}` has member {} of only {} quotes",
                                                  themes[t].id, member, labels.size()));
      }
      std::size_t& label = labels[space.place[member]];
      if (label != kNoGroup && label != t) {
        return fail(ErrorKind::usage, fmt::format("a quote is in two themes, `{}` and `{}`",
                                                  themes[label].id, themes[t].id));
      }
      label = t;
    }
  }
  return labels;
}

ThemeFit::ThemeFit(const Kernel& kernel, const Labels& labels, std::size_t themes)
    : kernel_(kernel), labels_(labels), members_(themes), squares_(themes, 0) {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] != kNoGroup) {
      members_[labels[i]].push_back(i);
    }
  }
  for (std::size_t t = 0; t < themes; ++t) {
    for (const std::size_t i : members_[t]) {
      for (const std::size_t j : members_[t]) {
        squares_[t] += static_cast<double>(kernel.at(i, j));
      }
    }
  }
  std::vector<double> own;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] != kNoGroup && members_[labels[i]].size() > 1) {
      own.push_back(score(i, labels[i]));
    }
  }
  std::sort(own.begin(), own.end());
  const auto tail = static_cast<std::size_t>(kTail * static_cast<double>(own.size()));
  threshold_ = own.empty() ? kLeastThreshold : std::max(kLeastThreshold, own[tail]);
}

double ThemeFit::score(std::size_t item, std::size_t theme) const {
  double sum = 0;
  for (const std::size_t member : members_[theme]) {
    sum += static_cast<double>(kernel_.at(item, member));
  }
  double square = squares_[theme];
  if (labels_[item] == theme) {
    const auto self = static_cast<double>(kernel_.at(item, item));
    square += self - 2 * sum;
    sum -= self;
  }
  return square > 1e-9 ? std::clamp(sum / std::sqrt(square), 0.0, 1.0) : 0;
}

Result<Placement> place(const ClusterInput& input, const std::vector<ExistingTheme>& themes,
                        const ClusterOptions& options) {
  if (themes.empty()) {
    Placement placement;
    UXI_TRY(placement.rest, cluster(input, options));
    return placement;
  }
  UXI_TRY(const QuoteSpace space, make_quote_space(input, options));
  UXI_TRY(const Labels labels, labels_of(space, themes));
  const ThemeFit fit(space.smoothed, labels, themes.size());
  std::vector<Centroid> centroids;
  for (std::size_t t = 0; t < themes.size(); ++t) {
    centroids.push_back(centroid_of(space, labels, t, kNoGroup));
  }
  Placement placement;
  std::vector<std::size_t> rest;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] != kNoGroup) {
      continue;
    }
    std::size_t best = kNoGroup;
    double best_score = 0;
    for (std::size_t t = 0; t < themes.size(); ++t) {
      if (const double score = fit.score(i, t); score > best_score) {
        best = t;
        best_score = score;
      }
    }
    if (best != kNoGroup && best_score >= fit.threshold()) {
      placement.fits.push_back(make_fit(space, i, best, best_score, centroids[best]));
    } else {
      rest.push_back(i);
    }
  }
  std::sort(placement.fits.begin(), placement.fits.end(),
            [](const Fit& a, const Fit& b) { return a.item < b.item; });
  UXI_TRY(placement.rest, cluster_part(space, rest, options));
  return placement;
}

Result<std::vector<Fit>> explain(const ClusterInput& input,
                                 const std::vector<ExistingTheme>& themes, std::size_t item,
                                 const ClusterOptions& options) {
  if (item >= input.items.size()) {
    return fail(ErrorKind::usage, fmt::format("no quote {} among {}", item, input.items.size()));
  }
  UXI_TRY(const QuoteSpace space, make_quote_space(input, options));
  UXI_TRY(const Labels labels, labels_of(space, themes));
  const ThemeFit fit(space.smoothed, labels, themes.size());
  const std::size_t place = space.place[item];
  std::vector<Fit> fits;
  for (std::size_t t = 0; t < themes.size(); ++t) {
    fits.push_back(
        make_fit(space, place, t, fit.score(place, t), centroid_of(space, labels, t, place)));
  }
  std::stable_sort(fits.begin(), fits.end(),
                   [](const Fit& a, const Fit& b) { return a.score > b.score; });
  return fits;
}

Result<std::vector<OddMember>> odd_members(const ClusterInput& input,
                                           const std::vector<ExistingTheme>& themes,
                                           std::size_t theme, std::size_t most,
                                           const ClusterOptions& options) {
  UXI_TRY(const QuoteSpace space, make_quote_space(input, options));
  UXI_TRY(const Labels labels, labels_of(space, themes));
  const ThemeFit fit(space.smoothed, labels, themes.size());
  std::vector<OddMember> out;
  for (const std::size_t item : themes[theme].members) {
    const std::size_t place = space.place[item];
    OddMember odd{.item = item, .score = fit.score(place, theme), .other = {}, .other_score = 0};
    for (std::size_t t = 0; t < themes.size(); ++t) {
      const double score = t == theme ? 0 : fit.score(place, t);
      if (score <= std::max(odd.score, odd.other_score)) continue;
      odd.other = t;
      odd.other_score = score;
    }
    out.push_back(odd);
  }
  std::ranges::stable_sort(out, {}, &OddMember::score);
  if (out.size() > most) out.resize(most);
  return out;
}

}  // namespace uxi::analysis
