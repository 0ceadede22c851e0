// `uxi participants list`.
#pragma once

#include <string>

#include "cli/command.h"

namespace uxi::cli {

struct PeopleListOptions {
  std::vector<std::string> query;
  std::string format = "text";
};
void declare_people_list(Flags& flags, PeopleListOptions& options);
[[nodiscard]] Result<ExitStatus> run_people_list(const PeopleListOptions& options,
                                                 Context& context);

}  // namespace uxi::cli
