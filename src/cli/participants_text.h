// The people of a study as text, JSON and CSV: pseudonyms only.
#pragma once

#include <string>
#include <vector>

#include "cli/style.h"
#include "workspace/people_files.h"

namespace uxi::cli {

[[nodiscard]] std::string people_text(const workspace::PeopleFiles& files,
                                      const std::vector<recruit::PersonRow>& rows,
                                      const Style& style);
[[nodiscard]] std::string people_json(const workspace::PeopleFiles& files,
                                      const std::vector<recruit::PersonRow>& rows);
[[nodiscard]] std::string people_csv(const workspace::PeopleFiles& files,
                                     const std::vector<recruit::PersonRow>& rows);
/// What is written down about one person, and when they were spoken to.
[[nodiscard]] std::string notes_text(const workspace::PeopleFiles& files,
                                     const std::string& participant, const Style& style);
/// `12 people: 8 held, 4 waiting`
[[nodiscard]] std::string people_summary(const std::vector<recruit::PersonRow>& rows);

}  // namespace uxi::cli
