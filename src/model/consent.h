// What a study asks people to agree to, and what one person agreed to.
#pragma once

#include "model/fields.h"
#include "uxi/session.h"
#include "uxi/study.h"

namespace uxi {

/// The `consent` of study.yaml.
[[nodiscard]] ConsentPolicy read_consent_policy(Fields& fields);
/// The `consent` of a session; what it does not say is not agreed to.
[[nodiscard]] Consent read_consent(Fields& fields);

}  // namespace uxi
