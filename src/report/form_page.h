// A screener as the form that participants fill in, to paste into any form tool.
#pragma once

#include <string>

#include "report/plan_page.h"
#include "uxi/screener.h"
#include "uxi/study.h"

namespace uxi::report {

/// What participants are told (`study` may be null), the questions with their options, and how to
/// reach them, under headings that a screening knows again. Rules, segments and quotas are not in
/// it.
[[nodiscard]] std::string form_page(const Screener& screener, const Study* study,
                                    PageFormat format);
/// `{"version": 1, "questions": [...]}`, see uxi-json(5).
[[nodiscard]] std::string form_json(const Screener& screener, const Study* study);

}  // namespace uxi::report
