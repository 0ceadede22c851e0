// debriefs/P07.md: what stays of an interview while it is fresh (S8), as a form to fill in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace uxi::review {

/// A section of the form: its heading and the name of the flag that fills it.
struct DebriefSection {
  std::string_view heading;
  std::string_view about;  ///< for the person who fills it in
};
inline constexpr DebriefSection kDebriefSections[] = {
    {"Takeaways", "what the team should know by tonight; one thing a line"},
    {"Surprises", "what you did not expect"},
    {"What to change", "in the guide, or in how you ask"},
    {"Quotes to find", "a few words each; the transcript has the rest"},
    {"Open questions", "for the next sessions"},
};
inline constexpr std::size_t kDebriefSectionCount = 5;

/// The form with nothing in it but headings and remarks. `title` is its first line.
[[nodiscard]] std::string debrief_form(std::string_view title);

/// `text` with `points` added as list items under the heading, which is added where it is missing.
[[nodiscard]] std::string add_points(std::string text, std::string_view heading,
                                     const std::vector<std::string>& points);

/// What the person wrote: without remarks (HTML comments), empty list items, and blank lines in a
/// row.
[[nodiscard]] std::string clean_debrief(std::string_view text);

/// What is wrong with a cleaned debrief, in words; empty where nothing is: something must be
/// written under `Takeaways`.
[[nodiscard]] std::string fault_of_debrief(std::string_view cleaned);

}  // namespace uxi::review
