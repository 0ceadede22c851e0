// Themes: quotes that say the same thing, found, named, and placed beside the themes a person has
// accepted.
//
// No random numbers: the same quotes in any order give the same groups.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "uxi/error.h"
#include "uxi/vectors.h"

namespace uxi::analysis {

/// One quote. Without a participant it counts as somebody's of its own.
struct ClusterItem {
  std::string text = {};
  std::string participant = {};
  std::vector<std::string> codes = {};  ///< given by a person; shared ones count as evidence
};

struct ClusterInput {
  std::vector<ClusterItem> items = {};
};

/// How wide a theme is meant to be. Modularity's resolution: 0.6, 1.0, 1.6.
enum class Granularity { coarse, normal, fine };

struct ClusterOptions {
  std::optional<std::size_t> k =
      {};  ///< as many themes as this; found from the quotes where absent
  Granularity granularity = Granularity::normal;  ///< has no effect together with `k`
  std::vector<std::string> stop_words = {};       ///< more of them, such as the product's name
  std::string language = "en";                    ///< ISO 639-1, for stems
  const WordVectors* vectors = nullptr;           ///< null: shared words only
  /// What an outside embedder made of each item, one length, empty where it made nothing. Three
  /// fifths of how alike two such items are is theirs, the rest the words'.
  const std::vector<std::vector<float>>* embeddings = nullptr;
};

/// A group of quotes. Numbers are places in `ClusterInput::items`.
struct Cluster {
  std::string id = {};                     ///< `1`, of a sub-group `1.2`
  std::string name = {};                   ///< up to three phrases, joined with ` / `; never empty
  std::vector<std::string> keywords = {};  ///< words said here more than elsewhere, best first
  std::vector<std::size_t> members = {};   ///< ascending; those of sub-groups too
  std::size_t participants = 0;            ///< distinct ones
  std::vector<Cluster> subclusters = {};   ///< one level, where the group falls apart by itself
  std::vector<std::size_t> quotes = {};    ///< typical ones, best first, at most one a participant
};

/// Clusters come by participants, then size, then first member.
struct Clustering {
  std::vector<Cluster> clusters = {};
  std::vector<std::size_t> unplaced = {};  ///< quotes that are like no other, ascending
};

/// At most this many quotes are grouped at once.
inline constexpr std::size_t kMaxClusterItems = 200'000;
/// At most so many with word vectors, or beside themes that are there already: similarities of all
/// pairs are then held in memory (800 MB at the limit).
inline constexpr std::size_t kMaxPairwiseItems = 10'000;

/// Groups quotes; over 5,000 of them by nearest neighbours only, and without sub-groups. `usage`
/// where `k` is 0 or more than there are quotes with words, `limit` over `kMaxClusterItems`. No
/// quotes give no clusters.
[[nodiscard]] Result<Clustering> cluster(const ClusterInput& input,
                                         const ClusterOptions& options = {});

/// A theme that is there already; its members stay.
struct ExistingTheme {
  std::string id = {};
  std::vector<std::size_t> members = {};  ///< places in `ClusterInput::items`
};

/// A quote and a theme that it fits.
struct Fit {
  std::size_t item = 0;
  std::size_t theme = 0;                ///< place in the list of themes
  double score = 0;                     ///< cosine to the theme's centre, 0 to 1
  std::vector<std::string> words = {};  ///< of the quote, those that count most; at most five
};

/// Where quotes that are in no theme could go. A proposal only: nothing moves.
struct Placement {
  std::vector<Fit> fits = {};  ///< by item
  Clustering rest;             ///< what fits no theme, in groups of its own
};

/// Places every item that is in none of `themes` into the nearest of them, where near enough; the
/// rest is grouped as `cluster` does. Errors as of `cluster`; `usage` for a member that is no item
/// or in two themes.
[[nodiscard]] Result<Placement> place(const ClusterInput& input,
                                      const std::vector<ExistingTheme>& themes,
                                      const ClusterOptions& options = {});

/// How one quote fits each of the themes, best first; its own theme is measured without it.
[[nodiscard]] Result<std::vector<Fit>> explain(const ClusterInput& input,
                                               const std::vector<ExistingTheme>& themes,
                                               std::size_t item,
                                               const ClusterOptions& options = {});

/// A member of a theme that is least like the rest of it.
struct OddMember {
  std::size_t item = 0;
  double score = 0;                  ///< how it fits its own theme, as `Fit::score`
  std::optional<std::size_t> other;  ///< the theme that it fits better, if any
  double other_score = 0;
};
/// The members of theme `theme`, the least like it first, at most `most`. Errors as of `place`.
[[nodiscard]] Result<std::vector<OddMember>> odd_members(const ClusterInput& input,
                                                         const std::vector<ExistingTheme>& themes,
                                                         std::size_t theme, std::size_t most,
                                                         const ClusterOptions& options = {});

/// A name, keywords and typical quotes for themes that a person made; in the order of `themes`.
[[nodiscard]] Result<std::vector<Cluster>> describe(const ClusterInput& input,
                                                    const std::vector<ExistingTheme>& themes,
                                                    const ClusterOptions& options = {});

/// How much the themes owe to single participants: each is left out once and all is grouped again.
struct Stability {
  std::size_t runs = 0;  ///< participants left out
  double agreement = 1;  ///< mean adjusted Rand index against the whole run
  std::vector<double> kept_together =
      {};  ///< by cluster: mean share of its pairs that stay together
};
/// Errors as of `cluster`. `runs` is 0 where fewer than three participants are named.
[[nodiscard]] Result<Stability> stability(const ClusterInput& input,
                                          const ClusterOptions& options = {});

}  // namespace uxi::analysis
