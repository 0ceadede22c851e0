// The table of check kinds.
#include <algorithm>
#include <array>

#include "lint/check.h"

namespace uxi::lint {

CheckKind phrase_check();
CheckKind pattern_check();
CheckKind form_check();
CheckKind term_check();
CheckKind stacked_check();
CheckKind length_check();
CheckKind run_check();
CheckKind duplicate_check();
CheckKind required_check();
CheckKind warm_up_check();
CheckKind budget_check();
CheckKind section_sum_check();
CheckKind uncovered_check();
CheckKind unknown_reference_check();
CheckKind thin_check();
CheckKind orphan_check();
CheckKind verbatim_check();
CheckKind assumption_check();
CheckKind stages_check();
CheckKind early_check();
CheckKind order_check();
CheckKind breadth_check();
CheckKind probes_check();
CheckKind survey_check();
CheckKind unguarded_check();
CheckKind briefing_check();
CheckKind groups_check();
CheckKind acronym_check();
CheckKind syntax_check();
CheckKind reading_level_check();
CheckKind time_box_check();
CheckKind waiver_check();
CheckKind absent_check();
CheckKind lacks_check();
CheckKind count_check();
CheckKind generic_check();
CheckKind sample_check();
CheckKind date_order_check();
CheckKind working_days_check();
CheckKind session_days_check();
CheckKind kept_until_check();
CheckKind restated_check();
CheckKind tells_check();
CheckKind answers_check();
CheckKind option_list_check();
CheckKind unused_question_check();
CheckKind never_matches_check();
CheckKind contradiction_check();
CheckKind missing_segment_check();
CheckKind quota_check();
CheckKind placeholder_check();

std::span<const CheckKind> check_kinds() {
  static const std::array kinds = {
      phrase_check(),
      pattern_check(),
      form_check(),
      term_check(),
      stacked_check(),
      length_check(),
      run_check(),
      duplicate_check(),
      required_check(),
      warm_up_check(),
      budget_check(),
      section_sum_check(),
      uncovered_check(),
      unknown_reference_check(),
      thin_check(),
      orphan_check(),
      verbatim_check(),
      assumption_check(),
      stages_check(),
      early_check(),
      order_check(),
      breadth_check(),
      probes_check(),
      survey_check(),
      unguarded_check(),
      briefing_check(),
      groups_check(),
      acronym_check(),
      syntax_check(),
      reading_level_check(),
      time_box_check(),
      waiver_check(),
      absent_check(),
      lacks_check(),
      count_check(),
      generic_check(),
      sample_check(),
      date_order_check(),
      working_days_check(),
      session_days_check(),
      kept_until_check(),
      restated_check(),
      tells_check(),
      answers_check(),
      option_list_check(),
      unused_question_check(),
      never_matches_check(),
      contradiction_check(),
      missing_segment_check(),
      quota_check(),
      placeholder_check(),
  };
  return kinds;
}

const CheckKind* find_check(std::string_view name) {
  const auto kinds = check_kinds();
  const auto found = std::ranges::find(kinds, name, &CheckKind::name);
  return found == kinds.end() ? nullptr : &*found;
}

std::optional<speech::PhraseMatch> find_any(std::span<const speech::Phrase> phrases,
                                            const speech::Sentence& sentence) {
  return speech::find_leftmost(phrases, sentence);
}

std::uint32_t forms_of(const Rule& rule) {
  const auto names = rule.texts("forms");
  if (names.empty()) return ~std::uint32_t{0};
  std::uint32_t forms = 0;
  for (const std::string_view name : names) {
    speech::Form form{};
    if (speech::parse_form(name, form)) forms |= 1U << static_cast<unsigned>(form);
  }
  return forms;
}

}  // namespace uxi::lint
