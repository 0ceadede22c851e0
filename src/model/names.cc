// Names of enum values, from the tables in names.h.
#include "model/names.h"

namespace uxi {

std::string_view to_string(Stage stage) { return name_of(kStageNames, stage); }
std::string_view to_string(Purpose purpose) { return name_of(kPurposeNames, purpose); }
std::string_view to_string(Structure structure) { return name_of(kStructureNames, structure); }
std::string_view to_string(Setting setting) { return name_of(kSettingNames, setting); }
std::string_view to_string(Approach approach) { return name_of(kApproachNames, approach); }
std::string_view to_string(StudyStatus status) { return name_of(kStudyStatusNames, status); }
std::string_view to_string(QuoteConsent quote) { return name_of(kQuoteConsentNames, quote); }
std::string_view to_string(ShareConsent share) { return name_of(kShareConsentNames, share); }
std::string_view to_string(SessionState state) { return name_of(kSessionStateNames, state); }
std::string_view to_string(AnswerType type) { return name_of(kAnswerTypeNames, type); }
std::string_view to_string(Comparison comparison) { return name_of(kComparisonNames, comparison); }
std::string_view to_string(Doubt doubt) { return name_of(kDoubtNames, doubt); }
std::string_view to_string(TranscriptKind kind) { return name_of(kTranscriptKindNames, kind); }
std::string_view to_string(Role role) { return name_of(kRoleNames, role); }

std::optional<Role> parse_role(std::string_view text) { return value_of(kRoleNames, text); }
std::optional<ShareConsent> parse_share(std::string_view text) {
  return value_of(kShareConsentNames, text);
}

}  // namespace uxi
