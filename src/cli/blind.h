// Blind coding: while `analysis.blind` of the plan says so, a coder sees nobody else's codes.
#pragma once

#include <string>
#include <string_view>

#include "cli/context.h"
#include "index/index.h"
#include "uxi/study.h"

namespace uxi::cli {

/// Whose codes are hidden in one study.
class Blind {
 public:
  /// `usage` where the study is blind and who is coding is not known.
  [[nodiscard]] static Result<Blind> of(Context& context, const Study& plan);

  [[nodiscard]] bool hides(std::string_view coder) const { return is_blind_ && coder != coder_; }
  [[nodiscard]] bool is_blind() const { return is_blind_; }
  /// Who is looking; empty where nothing is hidden.
  [[nodiscard]] const std::string& coder() const { return coder_; }

 private:
  bool is_blind_ = false;
  std::string coder_;
};

/// Hides in the index what blind studies hide. `usage` where there is one and who is coding is not
/// known.
[[nodiscard]] Result<void> hide_in_index(Context& context, const workspace::Workspace& workspace,
                                         index::Index& index);

/// The study without the tag files that are hidden.
void hide_codes(const Blind& blind, workspace::StudyData& data);

/// The same for who is looking, and says so where the study is blind.
[[nodiscard]] Result<void> hide_from_coder(Context& context, workspace::StudyData& data);
/// `load_usable` without what is hidden from who is looking.
[[nodiscard]] Result<workspace::StudyData> load_visible(Context& context,
                                                        const workspace::Workspace& workspace,
                                                        const std::string& study);

}  // namespace uxi::cli
