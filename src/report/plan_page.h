// A study's plan on one page, for a kickoff; and the part of it that participants may read.
#pragma once

#include <string>

#include "uxi/study.h"

namespace uxi::report {

enum class PageFormat { text, markdown };

/// All of it, in the order in which a kickoff goes through it.
[[nodiscard]] std::string plan_page(const Study& study, PageFormat format);
/// `{"version": 1, ...}`, see uxi-json(5).
[[nodiscard]] std::string plan_json(const Study& study);

/// Only what participants may read: the words of `public`, how long it takes and where, what they
/// get, what they agree to. Made from these fields alone, so that nothing else can get in.
[[nodiscard]] std::string public_page(const Study& study, PageFormat format);
[[nodiscard]] std::string public_json(const Study& study);

}  // namespace uxi::report
