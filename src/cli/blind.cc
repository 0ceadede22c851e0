#include "cli/blind.h"

#include <vector>

namespace uxi::cli {

Result<Blind> Blind::of(Context& context, const Study& plan) {
  Blind blind;
  blind.is_blind_ = plan.blind;
  if (blind.is_blind_) {
    UXI_TRY(blind.coder_, context.coder());
  }
  return blind;
}

void hide_codes(const Blind& blind, workspace::StudyData& data) {
  std::erase_if(data.tags, [&](const auto& file) { return blind.hides(file.value.coder); });
}

}  // namespace uxi::cli
