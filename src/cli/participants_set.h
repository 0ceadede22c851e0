// `uxi participants set` and `note`: a person comes a step further, is paid, is spoken to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"

namespace uxi::cli {

struct PeopleSetOptions {
  std::vector<std::string> people;
  std::string where;
  std::string status;
  std::string session;
  std::optional<std::string> segment;
  std::optional<std::string> descriptor;
  std::optional<std::string> access_needs;
  std::optional<std::string> incentive;
  std::string owe;
  std::string pay;
  std::string waive;
  std::string how;
  std::string channel;
  std::string on;
  bool anyway = false;
  bool dry_run = false;
};
void declare_people_set(Flags& flags, PeopleSetOptions& options);
[[nodiscard]] Result<ExitStatus> run_people_set(const PeopleSetOptions& options, Context& context);

struct PeopleNoteOptions {
  std::string person;
  std::vector<std::string> words;
  std::string contact;
  std::string channel;
  std::string on;
  bool anyway = false;
  bool dry_run = false;
};
void declare_people_note(Flags& flags, PeopleNoteOptions& options);
[[nodiscard]] Result<ExitStatus> run_people_note(const PeopleNoteOptions& options,
                                                 Context& context);

}  // namespace uxi::cli
