// What a screening came to: for people, for programs, and as a table. Rows stand for people; their
// names and addresses are in none of these.
#pragma once

#include <string>
#include <vector>

#include "cli/style.h"
#include "recruit/screen.h"
#include "uxi/diagnostic.h"

namespace uxi::cli {

/// `files` are the answers that were screened.
[[nodiscard]] std::string screened_text(const recruit::Screened& screened,
                                        const std::vector<std::string>& files, const Style& style);
/// The document of uxi-json(5).
[[nodiscard]] std::string screened_json(const recruit::Screened& screened,
                                        const std::vector<std::string>& files,
                                        const std::string& study,
                                        const std::vector<Diagnostic>& findings);
[[nodiscard]] std::string screened_csv(const recruit::Screened& screened,
                                       const std::vector<std::string>& files);
/// Two screenings of the same people side by side: as planned, and as `changes` would have it.
[[nodiscard]] std::string what_if_text(const recruit::Screened& planned,
                                       const recruit::Screened& then,
                                       const std::vector<std::string>& changes,
                                       const std::vector<std::string>& files, const Style& style);
[[nodiscard]] std::string what_if_json(const recruit::Screened& planned,
                                       const recruit::Screened& then,
                                       const std::vector<std::string>& changes,
                                       const std::vector<std::string>& files,
                                       const std::string& study);
/// A row for each segment and quota.
[[nodiscard]] std::string what_if_csv(const recruit::Screened& planned,
                                      const recruit::Screened& then);

/// `8 in, 7 waiting, 9 out, 1 duplicate`
[[nodiscard]] std::string screened_summary(const recruit::Screened& screened);

}  // namespace uxi::cli
