// Reads consent, and answers whether words may be quoted. Nothing is allowed that is not written
// down.
#include "model/consent.h"

#include <array>
#include <fmt/core.h>

namespace uxi {
namespace {

/// How a policy may treat recordings; kept as text, for only messages and forms use it.
enum class Recording { required, asked, no };
constexpr auto kRecordingNames = std::to_array<Named<Recording>>({
    {"required", Recording::required},
    {"asked", Recording::asked},
    {"no", Recording::no},
});

std::optional<Date> day(const std::optional<Located<Date>>& date) {
  return date ? std::optional(date->value) : std::nullopt;
}

std::string_view audience_name(ShareConsent audience) {
  switch (audience) {
    case ShareConsent::team: return "the team";
    case ShareConsent::company: return "the company";
    case ShareConsent::everyone: return "the public";
  }
  return "anybody";
}

}  // namespace

ConsentPolicy read_consent_policy(Fields& fields) {
  ConsentPolicy policy;
  policy.form = fields.text("form");
  const Located<Recording> record = fields.choice("record", kRecordingNames, Recording::required);
  if (!record.span.empty()) {
    policy.record = {std::string(name_of(kRecordingNames, record.value)), record.span};
  }
  policy.quote = fields.choice("quote", kQuoteConsentNames, QuoteConsent::no).value;
  policy.share = fields.choice("share", kShareConsentNames, ShareConsent::team).value;
  policy.keep_until = day(fields.date("keep_until"));
  return policy;
}

Consent read_consent(Fields& fields) {
  Consent consent;
  consent.form = fields.text("form");
  consent.given = day(fields.date("given"));
  consent.record = fields.yes_no("record", false);
  consent.quote = fields.choice("quote", kQuoteConsentNames, QuoteConsent::no).value;
  consent.clip = fields.yes_no("clip", false);
  consent.share = fields.choice("share", kShareConsentNames, ShareConsent::team).value;
  consent.recontact = fields.yes_no("recontact", false);
  consent.outside_processing = fields.yes_no("outside_processing", false);
  consent.keep_until = day(fields.date("keep_until"));
  consent.withdrawn = day(fields.date("withdrawn"));
  return consent;
}

std::string why_not_usable(const Session* session, Date today) {
  if (session == nullptr) return {};
  if (session->unread) return "its record cannot be read";
  if (session->consent && session->consent->withdrawn) {
    return fmt::format("consent was withdrawn on {}", to_string(*session->consent->withdrawn));
  }
  if (session->state.value == SessionState::withdrawn) return "the participant withdrew";
  if (session->consent && session->consent->keep_until && *session->consent->keep_until < today) {
    return fmt::format("consent ran out on {}", to_string(*session->consent->keep_until));
  }
  return {};
}

std::string why_not_quotable(const Session* session, ShareConsent audience, Date today) {
  if (session == nullptr) return "no consent record";
  if (std::string why = why_not_usable(session, today); !why.empty()) return why;
  if (!session->consent) return "no consent record";
  const Consent& consent = *session->consent;
  if (!consent.record) return "recording was not agreed to";
  if (consent.quote == QuoteConsent::no) return "quoting was not agreed to";
  if (consent.share < audience) {
    return fmt::format("words may be shared with {}, not with {}", audience_name(consent.share),
                       audience_name(audience));
  }
  return {};
}

std::string why_not_processable(const Session* session, Date today) {
  if (session == nullptr) return "no consent record";
  if (std::string why = why_not_usable(session, today); !why.empty()) return why;
  if (!session->consent) return "no consent record";
  return session->consent->outside_processing ? "" : "processing outside was not agreed to";
}

std::string why_not_contactable(const Session* session, Date today) {
  if (session == nullptr) return "no consent record";
  if (std::string why = why_not_usable(session, today); !why.empty()) return why;
  if (!session->consent) return "no consent record";
  return session->consent->recontact ? "" : "being asked again was not agreed to";
}

}  // namespace uxi
