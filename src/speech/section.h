// What part of an interview a section is, and how long it may take, by the words of its heading.
#pragma once

#include <optional>
#include <string_view>

#include "format/markdown.h"
#include "speech/sentence.h"
#include "uxi/guide.h"

namespace uxi::speech {

/// The kind that the heading names; nothing where its words do not tell.
[[nodiscard]] std::optional<SectionKind> section_kind(const Sentence& heading, int level);

/// "Task 2: find a room", "Second scenario": one task, or the part of an interview that has them.
[[nodiscard]] bool is_one_task(const Sentence& heading);

/// "Tasks", "Task list": what stands below in lists are the tasks.
[[nodiscard]] bool lists_tasks(const Sentence& heading);

/// The heading names a part of a research plan (goals, schedule, results), and could be a topic as
/// well.
[[nodiscard]] bool is_plan_part(const Sentence& heading);
[[nodiscard]] bool is_plan_part(std::string_view heading);
/// "Goals and research questions": of the team, and what is asked may stand below.
[[nodiscard]] bool names_aims(const Sentence& heading);
/// "Before the session", "Debrief", "While they work": the team's, unless a participant is asked.
[[nodiscard]] bool is_beside_session(const Sentence& heading);

/// "Screener", "Screening questions": who fits the study, settled before the session or as it
/// begins.
[[nodiscard]] bool names_screener(const Sentence& heading);
[[nodiscard]] bool names_screener(std::string_view heading);

/// 7 where a line in bold or in capitals is a heading, 8 where a plain one is: short, no sentence,
/// nothing that is said or to be done; a time may stand behind it. Plain ones must name a part of
/// an interview; in a guide without headings (`bare`) one in front of a list counts as well. 0
/// where it is none.
[[nodiscard]] int line_heading_level(const format::markdown::PlainText& words, bool bare,
                                     bool opens_list);

/// The heading opens the guide itself in a document that starts with a research plan.
[[nodiscard]] bool opens_guide(const Sentence& heading);

/// The heading says that this is a test of something with tasks.
[[nodiscard]] bool names_usability(const Sentence& heading);

}  // namespace uxi::speech
