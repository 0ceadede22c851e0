// uxi participants: who takes part, how far each is, what they are owed.
#include "cli/command.h"
#include "cli/participants_list.h"
#include "cli/participants_set.h"

namespace uxi::cli {

Command participants_command() {
  return {.name = "participants",
          .summary = "who takes part, how far each is, what they are owed",
          .stage = Stage::prepare,
          .actions = {{"list", "people with status, incentive and last contact",
                       with_options(declare_people_list, run_people_list)},
                      {"set", "note that somebody is a step further, or was paid",
                       with_options(declare_people_set, run_people_set)},
                      {"note", "write down something about a person, or a contact",
                       with_options(declare_people_note, run_people_note)}}};
}

}  // namespace uxi::cli
