// Shapes of telephone numbers, of several countries.
#pragma once

#include "ingest/redact/digits.h"

namespace uxi::ingest {

/// How surely these digits are a telephone number: 0, or a weight (candidate.h). `plus` where a `+`
/// stands before them, `bracket` where a bracket does.
[[nodiscard]] int phone_weight(const Digits& number, bool plus, bool bracket,
                               const Surroundings& around);

}  // namespace uxi::ingest
