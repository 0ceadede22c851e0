// uxi completion: scripts for shells, made from the declarations that parse.
#include <algorithm>

#include "cli/help.h"
#include "text/strings.h"

namespace uxi::cli {
namespace {

struct Options {
  std::string shell;
};

/// What can stand behind a command (and one of its actions).
struct Place {
  std::string words;  ///< `tag` or `tag add`
  std::vector<std::string> next;
};

std::vector<std::string> flag_names(Flags& flags) {
  SharedOptions shared;
  std::string today;
  declare_shared(flags, shared, today);
  std::vector<std::string> names{"--help"};
  for (const Flag& flag : flags.flags()) {
    if (flag.positional) continue;
    for (const std::string_view name : text::split(flag.names, ',')) names.emplace_back(name);
  }
  return names;
}

std::vector<Place> places() {
  std::vector<Place> found;
  for (const Command& command : all_commands()) {
    const std::string verb(command.name);
    if (command.declare) {
      Flags flags;
      const Run kept = command.declare(flags);
      found.push_back({verb, flag_names(flags)});
      continue;
    }
    Place actions{verb, {}};
    for (const Action& action : command.actions) actions.next.emplace_back(action.name);
    found.push_back(std::move(actions));
    for (const Action& action : command.actions) {
      Flags flags;
      const Run kept = action.declare(flags);
      found.push_back({verb + " " + std::string(action.name), flag_names(flags)});
    }
  }
  return found;
}

std::string verbs() {
  std::vector<std::string> names;
  for (const Command& command : all_commands()) names.emplace_back(command.name);
  return text::join(names, " ");
}

std::string bash_cases() {
  std::string out;
  for (const Place& place : places()) {
    out += "    \"" + place.words + "\") words=\"" + text::join(place.next, " ") + "\" ;;\n";
  }
  return out;
}

/// Also serves zsh, through its own bashcompinit.
std::string bash_script() {
  return "# bash completion for uxi: source <(uxi completion bash)\n"
         "_uxi() {\n"
         "  local words cur=\"${COMP_WORDS[COMP_CWORD]}\" place=\"${COMP_WORDS[1]}\"\n"
         "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
         "    COMPREPLY=($(compgen -W \"" +
         verbs() +
         "\" -- \"$cur\"))\n"
         "    return\n"
         "  fi\n"
         "  case \"$place\" in " +
         [] {
           std::vector<std::string> grouped;
           for (const Command& command : all_commands()) {
             if (!command.actions.empty()) grouped.emplace_back(command.name);
           }
           return text::join(grouped, "|");
         }() +
         ")\n"
         "    if [ \"$COMP_CWORD\" -gt 2 ]; then place=\"$place ${COMP_WORDS[2]}\"; fi ;;\n"
         "  esac\n"
         "  case \"$place\" in\n" +
         bash_cases() +
         "    *) words=\"\" ;;\n"
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\") $(compgen -f -- \"$cur\"))\n"
         "}\n"
         "complete -o filenames -F _uxi uxi\n";
}

std::string zsh_script() {
  return "#compdef uxi\n"
         "# zsh completion for uxi: source <(uxi completion zsh)\n"
         "autoload -Uz bashcompinit && bashcompinit\n" +
         bash_script();
}

/// `'` is the one thing to mind in fish's single quotes.
std::string fish_quoted(std::string_view text) {
  return "'" + text::replace_all(text, "'", "\\'") + "'";
}

std::string fish_script() {
  std::string out = "# fish completion for uxi: uxi completion fish | source\n";
  for (const Command& command : all_commands()) {
    const std::string verb(command.name);
    out += "complete -c uxi -n __fish_use_subcommand -a " + verb + " -d " +
           fish_quoted(command.summary) + "\n";
    for (const Action& action : command.actions) {
      out += "complete -c uxi -n '__fish_seen_subcommand_from " + verb + "' -a " +
             std::string(action.name) + " -d " + fish_quoted(action.summary) + "\n";
    }
    if (!command.declare) continue;
    Flags flags;
    const Run kept = command.declare(flags);
    for (const Flag& flag : flags.flags()) {
      if (flag.positional) continue;
      out += "complete -c uxi -n '__fish_seen_subcommand_from " + verb + "'";
      for (const std::string_view name : text::split(flag.names, ',')) {
        const bool is_long = name.starts_with("--");
        out += (is_long ? " -l " : " -s ") + std::string(name.substr(is_long ? 2 : 1));
      }
      out += (flag.value.empty() ? " -d " : " -r -d ") + fish_quoted(flag.help) + "\n";
    }
  }
  return out;
}

void declare(Flags& flags, Options& options) {
  flags.argument("SHELL", options.shell, "bash, zsh or fish");
  flags.example("source <(uxi completion bash)");
}

Result<ExitStatus> run(const Options& options, Context& context) {
  if (options.shell == "bash") {
    context.print(bash_script());
  } else if (options.shell == "zsh") {
    context.print(zsh_script());
  } else if (options.shell == "fish") {
    context.print(fish_script());
  } else {
    return fail(ErrorKind::usage, "no completion for `" + options.shell + "`",
                "there is bash, zsh and fish");
  }
  return ExitStatus::done;
}

}  // namespace

Command completion_command() {
  return {.name = "completion",
          .summary = "print a completion script for a shell",
          .stage = Stage::keep,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
