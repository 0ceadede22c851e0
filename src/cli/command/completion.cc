// uxi completion: scripts for shells, made from the declarations that parse.
#include <algorithm>
#include <utility>

#include "cli/help.h"
#include "text/strings.h"

namespace uxi::cli {
namespace {

struct Options {
  std::string shell;
};

/// A command, or one action of it, and the flags it takes.
struct Place {
  std::string verb;
  std::string action;                ///< empty where the command has none
  std::string_view summary;          ///< of the command or the action
  std::vector<std::string> actions;  ///< of a command that has some; it takes no flags itself
  std::vector<Flag> flags;

  [[nodiscard]] std::string words() const { return action.empty() ? verb : verb + " " + action; }
};

std::vector<Flag> shared_flags() {
  SharedOptions shared;
  std::string today;
  Flags flags;
  declare_shared(flags, shared, today);
  return flags.flags();
}

template <class Declared>
std::vector<Flag> flags_of(const Declared& declared) {
  Flags flags;
  const Run kept = declared.declare(flags);
  std::vector<Flag> own = flags.flags();
  std::erase_if(own, [](const Flag& flag) { return flag.positional; });
  return own;
}

std::vector<Place> places() {
  std::vector<Place> found;
  for (const Command& command : all_commands()) {
    Place place{std::string(command.name), {}, command.summary, {}, {}};
    if (command.declare) place.flags = flags_of(command);
    for (const Action& action : command.actions) place.actions.emplace_back(action.name);
    found.push_back(std::move(place));
    for (const Action& action : command.actions) {
      found.push_back({std::string(command.name),
                       std::string(action.name),
                       action.summary,
                       {},
                       flags_of(action)});
    }
  }
  return found;
}

std::string flag_words(const std::vector<Flag>& flags) {
  std::string out;
  for (const Flag& flag : flags) out += " " + text::replace_all(flag.names, ",", " ");
  return out;
}

// ---- bash, and zsh through its own bashcompinit -------------------------------------------------

std::string bash_words(const Place& place) {
  const std::string words = place.actions.empty() ? flag_words(place.flags) + " $shared"
                                                  : " " + text::join(place.actions, " ");
  return "    \"" + place.words() + "\") words=\"" + words.substr(1) + "\" ;;\n";
}

/// `    "check --format") words="text json" ;;` for each flag that has a fixed set of values.
std::string bash_values(const std::string& words, const std::vector<Flag>& flags) {
  std::string out;
  for (const Flag& flag : flags) {
    if (flag.choices.empty()) continue;
    const std::string joined = "\"|\"" + words + " ";
    out += "    \"" + words + " " + text::replace_all(flag.names, ",", joined) + "\") words=\"" +
           text::join(flag.choices, " ") + "\" ;;\n";
  }
  return out;
}

std::string bash_script() {
  std::vector<std::string> verbs;
  std::vector<std::string> grouped;
  std::string cases;
  std::string values;
  for (const Place& place : places()) {
    if (place.action.empty()) verbs.push_back(place.verb);
    if (!place.actions.empty()) grouped.push_back(place.verb);
    cases += bash_words(place);
    values += bash_values(place.words(), place.flags);
  }
  return "# bash completion for uxi: source <(uxi completion bash)\n"
         "_uxi() {\n"
         "  local words cur=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
         "  local place=\"${COMP_WORDS[1]}\" shared=\"--help" +
         flag_words(shared_flags()) +
         "\"\n"
         "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
         "    COMPREPLY=($(compgen -W \"" +
         text::join(verbs, " ") +
         "\" -- \"$cur\"))\n"
         "    return\n"
         "  fi\n"
         "  case \"$place\" in " +
         text::join(grouped, "|") +
         ")\n"
         "    if [ \"$COMP_CWORD\" -gt 2 ]; then place=\"$place ${COMP_WORDS[2]}\"; fi ;;\n"
         "  esac\n"
         "  case \"$place $before\" in\n" +
         values +
         "  esac\n"
         "  if [ -n \"$words\" ]; then\n"
         "    COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
         "    return\n"
         "  fi\n"
         "  case \"$place\" in\n" +
         cases +
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

// ---- fish ---------------------------------------------------------------------------------------

/// `'` is the one thing to mind in fish's single quotes.
std::string fish_quoted(std::string_view text) {
  return "'" + text::replace_all(text, "'", "\\'") + "'";
}

/// `when` is the condition, empty where a flag may stand anywhere.
std::string fish_flags(const std::string& when, const std::vector<Flag>& flags) {
  std::string out;
  for (const Flag& flag : flags) {
    out += "complete -c uxi" + (when.empty() ? "" : " -n '" + when + "'");
    for (const std::string_view name : text::split(flag.names, ',')) {
      const bool is_long = name.starts_with("--");
      out += (is_long ? " -l " : " -s ") + std::string(name.substr(is_long ? 2 : 1));
    }
    if (!flag.choices.empty()) out += " -x -a '" + text::join(flag.choices, " ") + "'";
    if (flag.choices.empty() && !flag.value.empty()) out += " -r";
    out += " -d " + fish_quoted(flag.help) + "\n";
  }
  return out;
}

std::string fish_script() {
  std::string out = "# fish completion for uxi: uxi completion fish | source\n";
  out += fish_flags("", shared_flags());
  for (const Place& place : places()) {
    const std::string in_verb = "__fish_seen_subcommand_from " + place.verb;
    const std::string when = place.action.empty() ? "__fish_use_subcommand" : in_verb;
    out += "complete -c uxi -n '" + when + "' -a " +
           (place.action.empty() ? place.verb : place.action) + " -d " +
           fish_quoted(place.summary) + "\n";
    out += fish_flags(place.action.empty()
                          ? in_verb
                          : in_verb + "; and __fish_seen_subcommand_from " + place.action,
                      place.flags);
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
