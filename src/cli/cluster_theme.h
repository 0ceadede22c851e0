// What a theme comes to: who says it, how they say it, who says the opposite, what is odd in it.
#pragma once

#include <string>
#include <vector>

#include "analysis/contradiction.h"
#include "cli/style.h"
#include "uxi/cluster.h"
#include "workspace/wall.h"
#include "workspace/workspace.h"

namespace uxi::cli {

/// People of a segment that say it, of all there are.
struct ThemeVoices {
  std::string segment;  ///< empty for people of none
  std::size_t people = 0;
  std::size_t all = 0;
};

struct ThemeAccount {
  std::size_t theme = 0;  ///< place on the wall
  analysis::Cluster words;
  std::size_t people = 0;      ///< participants in it
  std::size_t all_people = 0;  ///< of the study, with a transcript
  std::vector<ThemeVoices> voices;
  std::vector<std::pair<std::string, std::size_t>> codes;  ///< commonest first, with highlights
  std::vector<std::string> questions;  ///< research questions of insights that quote it
  std::vector<analysis::Opposition> against;
  std::vector<analysis::OddMember> odd;
};

/// `theme` is a place in `wall.accepted`.
[[nodiscard]] Result<ThemeAccount> account_for(const workspace::StudyData& data,
                                               const workspace::Wall& wall, std::size_t theme,
                                               const std::vector<std::string>& stop_words);
[[nodiscard]] std::string account_text(const ThemeAccount& account, const workspace::Wall& wall,
                                       const Style& style);
[[nodiscard]] std::string account_json(const ThemeAccount& account, const workspace::Wall& wall);

}  // namespace uxi::cli
