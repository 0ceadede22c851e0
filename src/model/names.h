// The words that stand in files for the values of enums: one table for reading and for writing.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "uxi/screener.h"
#include "uxi/session.h"
#include "uxi/study.h"
#include "uxi/transcript.h"

namespace uxi {

template <class E>
struct Named {
  std::string_view name;
  E value;
};

inline constexpr auto kStageNames = std::to_array<Named<Stage>>({
    {"current", Stage::current},
    {"potential", Stage::potential},
    {"churned", Stage::churned},
    {"non-user", Stage::non_user},
});
inline constexpr auto kPurposeNames = std::to_array<Named<Purpose>>({
    {"generative", Purpose::generative},
    {"exploratory", Purpose::exploratory},
    {"evaluative", Purpose::evaluative},
    {"contextual", Purpose::contextual},
    {"continuous", Purpose::continuous},
    {"jtbd", Purpose::jtbd},
    {"churn", Purpose::churn},
    {"usability", Purpose::usability},
});
inline constexpr auto kStructureNames = std::to_array<Named<Structure>>({
    {"structured", Structure::structured},
    {"semi-structured", Structure::semi_structured},
    {"unstructured", Structure::unstructured},
});
inline constexpr auto kSettingNames = std::to_array<Named<Setting>>({
    {"remote", Setting::remote},
    {"in-person", Setting::in_person},
    {"mixed", Setting::mixed},
});
inline constexpr auto kApproachNames = std::to_array<Named<Approach>>({
    {"codebook", Approach::codebook},
    {"reflexive", Approach::reflexive},
    {"framework", Approach::framework},
});
inline constexpr auto kStudyStatusNames = std::to_array<Named<StudyStatus>>({
    {"planned", StudyStatus::planned},
    {"recruiting", StudyStatus::recruiting},
    {"fielding", StudyStatus::fielding},
    {"analysing", StudyStatus::analysing},
    {"done", StudyStatus::done},
});
inline constexpr auto kQuoteConsentNames = std::to_array<Named<QuoteConsent>>({
    {"no", QuoteConsent::no},
    {"anonymous", QuoteConsent::anonymous},
    {"named", QuoteConsent::named},
});
inline constexpr auto kShareConsentNames = std::to_array<Named<ShareConsent>>({
    {"team", ShareConsent::team},
    {"company", ShareConsent::company},
    {"public", ShareConsent::everyone},
});
inline constexpr auto kSessionStateNames = std::to_array<Named<SessionState>>({
    {"scheduled", SessionState::scheduled},
    {"held", SessionState::held},
    {"no-show", SessionState::no_show},
    {"cancelled", SessionState::cancelled},
    {"withdrawn", SessionState::withdrawn},
});
inline constexpr auto kAnswerTypeNames = std::to_array<Named<AnswerType>>({
    {"single", AnswerType::single},
    {"multi", AnswerType::multi},
    {"number", AnswerType::number},
    {"text", AnswerType::text},
});
inline constexpr auto kComparisonNames = std::to_array<Named<Comparison>>({
    {"is", Comparison::is},
    {"in", Comparison::in},
    {"not_in", Comparison::not_in},
    {"gte", Comparison::gte},
    {"lte", Comparison::lte},
    {"between", Comparison::between},
    {"matches", Comparison::matches},
});
inline constexpr auto kDoubtNames = std::to_array<Named<Doubt>>({
    {"speeder", Doubt::speeder},
    {"straight-liner", Doubt::straight_liner},
    {"contradiction", Doubt::contradiction},
    {"incomplete", Doubt::incomplete},
    {"colleague", Doubt::colleague},
    {"seen", Doubt::seen},
});
inline constexpr auto kTranscriptKindNames = std::to_array<Named<TranscriptKind>>({
    {"verbatim", TranscriptKind::verbatim},
    {"notes", TranscriptKind::notes},
    {"feedback", TranscriptKind::feedback},
});
/// The first name of a role is the one that is written.
inline constexpr auto kRoleNames = std::to_array<Named<Role>>({
    {"interviewer", Role::interviewer},
    {"participant", Role::participant},
    {"observer", Role::observer},
    {"unknown", Role::unknown},
    {"moderator", Role::interviewer},
    {"I", Role::interviewer},
    {"P", Role::participant},
    {"O", Role::observer},
});

/// The first name of `value`; empty where the table has none.
template <class Names, class E>
[[nodiscard]] constexpr std::string_view name_of(const Names& names, E value) {
  for (const Named<E>& named : names) {
    if (named.value == value) return named.name;
  }
  return {};
}

/// The value called `name`.
template <class E, std::size_t N>
[[nodiscard]] constexpr std::optional<E> value_of(const std::array<Named<E>, N>& names,
                                                  std::string_view name) {
  for (const Named<E>& named : names) {
    if (named.name == name) return named.value;
  }
  return std::nullopt;
}

}  // namespace uxi
