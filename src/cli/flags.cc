// Parsing with CLI11, which knows `--name=value`, bundled short flags and `--`; messages are our
// own.
#include "cli/flags.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <utility>

#include "text/nearest.h"
#include "text/strings.h"

namespace uxi::cli {
namespace {

using Taker = std::function<Result<void>(const std::string&)>;

template <class Number>
Result<Number> read_number(const std::string& text, const char* what) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) {
    return fail(ErrorKind::usage, "`" + text + "` is not " + what);
  }
  return number;
}

std::vector<std::string> long_names(const std::vector<Flag>& flags) {
  std::vector<std::string> names{"--help"};
  for (const Flag& flag : flags) {
    if (flag.positional) continue;
    for (const std::string_view name : text::split(flag.names, ',')) {
      if (name.starts_with("--")) names.emplace_back(name);
    }
  }
  return names;
}

/// The last value given; `target` is a text, or one that may be absent.
template <class Target>
Taker keep_in(Target& target) {
  return [&target](const std::string& text) -> Result<void> {
    target = text;
    return {};
  };
}

/// Every value given, in order.
Taker add_to(std::vector<std::string>& target) {
  return [&target](const std::string& text) -> Result<void> {
    target.push_back(text);
    return {};
  };
}

/// Lets CLI11 write its results into the takers.
struct Parser {
  CLI::App app;
  std::optional<Error> failure;

  void add(Flag& flag) {
    const auto take = [this, &flag](const std::vector<std::string>& values) {
      for (const std::string& value : values) {
        auto taken = flag.take(value);
        if (taken) continue;
        if (!failure) {
          failure = std::move(taken).error();
          failure->message =
              (flag.positional ? flag.names : text::split(flag.names, ',').back().data()) +
              (": " + failure->message);
        }
      }
      return true;
    };
    if (!flag.positional && flag.value.empty()) {
      app.add_flag_callback(flag.names, [take] { take({""}); });
      return;
    }
    CLI::Option* option = app.add_option(flag.names, CLI::callback_t(take));
    if (flag.many) {
      option->expected(flag.positional ? -1 : 1)->allow_extra_args(false);
      if (flag.positional) option->allow_extra_args(true);
      option->take_all();
    } else if (!flag.positional) {
      option->take_last();  // as everywhere: the last word counts
    }
    option->required(flag.required);
  }
};

Error unknown_words(const std::vector<std::string>& extras, const std::vector<Flag>& flags) {
  const std::string& word = extras.front();
  Error error{.kind = ErrorKind::usage, .message = "unexpected argument `" + word + "`"};
  if (word.starts_with("-") && word.size() > 1) {
    error.message = "unknown option `" + word.substr(0, word.find('=')) + "`";
    error.hint = text::did_you_mean(word.substr(0, word.find('=')), long_names(flags));
    // A query or a file name may begin so.
    const bool may_be_word =
        !word.starts_with("--") && std::ranges::any_of(flags, &Flag::positional);
    if (error.hint.empty() && may_be_word) error.hint = "where it is no option, put `--` before it";
  }
  return error;
}

}  // namespace

void Flags::toggle(std::string names, bool& target, std::string help) {
  flags_.push_back({.names = std::move(names),
                    .help = std::move(help),
                    .take = [&target](const std::string&) -> Result<void> {
                      target = true;
                      return {};
                    }});
}

void Flags::option(std::string names, std::string value, std::string& target, std::string help) {
  flags_.push_back({.names = std::move(names),
                    .value = std::move(value),
                    .help = std::move(help),
                    .take = keep_in(target)});
}

void Flags::option(std::string names, std::string value, std::optional<std::string>& target,
                   std::string help) {
  flags_.push_back({.names = std::move(names),
                    .value = std::move(value),
                    .help = std::move(help),
                    .take = keep_in(target)});
}

void Flags::option(std::string names, std::string value, std::vector<std::string>& target,
                   std::string help) {
  flags_.push_back({.names = std::move(names),
                    .value = std::move(value),
                    .help = std::move(help),
                    .many = true,
                    .take = add_to(target)});
}

void Flags::option(std::string names, std::string value, std::optional<int>& target,
                   std::string help, int least) {
  flags_.push_back({.names = std::move(names),
                    .value = std::move(value),
                    .help = std::move(help),
                    .take = [&target, least](const std::string& text) -> Result<void> {
                      UXI_TRY(const int number, read_number<int>(text, "a whole number"));
                      if (number < least) {
                        return fail(ErrorKind::usage,
                                    "`" + text + "` is less than " + std::to_string(least));
                      }
                      target = number;
                      return {};
                    }});
}

void Flags::option(std::string names, std::string value, std::optional<double>& target,
                   std::string help) {
  flags_.push_back({.names = std::move(names),
                    .value = std::move(value),
                    .help = std::move(help),
                    .take = [&target](const std::string& text) -> Result<void> {
                      UXI_TRY(target, read_number<double>(text, "a number"));
                      return {};
                    }});
}

namespace {

/// `a|b|c`; of more than a line of help holds, only that there is a choice.
std::string short_list(const std::vector<std::string>& choices) {
  constexpr std::size_t kMost = 68;
  std::string all = text::join(choices, "|");
  return all.size() > kMost ? "WORD" : all;
}

}  // namespace

void Flags::choice(std::string names, std::vector<std::string> choices, std::string& target,
                   std::string help) {
  Flag flag{.names = std::move(names),
            .value = short_list(choices),
            .help = std::move(help),
            .choices = choices};
  flag.take = [&target, choices = std::move(choices)](const std::string& text) -> Result<void> {
    if (std::ranges::find(choices, text) == choices.end()) {
      const std::string hint = text::did_you_mean(text, choices);
      return fail(ErrorKind::usage, "`" + text + "` is none of " + text::join(choices, ", "), hint);
    }
    target = text;
    return {};
  };
  flags_.push_back(std::move(flag));
}

void Flags::argument(std::string name, std::string& target, std::string help, bool required) {
  flags_.push_back({.names = std::move(name),
                    .help = std::move(help),
                    .positional = true,
                    .required = required,
                    .take = keep_in(target)});
}

void Flags::arguments(std::string name, std::vector<std::string>& target, std::string help,
                      bool required) {
  flags_.push_back({.names = std::move(name),
                    .help = std::move(help),
                    .positional = true,
                    .required = required,
                    .many = true,
                    .take = add_to(target)});
}

Result<void> Flags::parse(const std::vector<std::string>& words, bool& help_wanted) {
  std::vector<std::string> own;
  bool behind_dashes = false;
  for (const std::string& word : words) {
    if (behind_dashes && rest_ != nullptr) {
      rest_->push_back(word);
    } else if (word == "--" && !behind_dashes) {
      behind_dashes = true;
      if (rest_ == nullptr) own.push_back(word);
    } else if (codes_ != nullptr && !behind_dashes && word.size() > 1 && word.front() == '+') {
      codes_->push_back(word.substr(1));
    } else if (!behind_dashes && (word == "--help" || word == "-h")) {
      help_wanted = true;
    } else {
      own.push_back(word);
    }
  }
  if (help_wanted) return {};

  Parser parser;
  parser.app.set_help_flag();
  parser.app.allow_extras(true);
  for (Flag& flag : flags_) parser.add(flag);
  std::reverse(own.begin(), own.end());  // CLI11 takes its words from the back
  try {
    parser.app.parse(own);
  } catch (const CLI::RequiredError&) {
    const auto missing = std::ranges::find_if(flags_, [&](const Flag& flag) {
      return flag.required && parser.app.get_option(flag.names)->count() == 0;
    });
    UXI_CHECK(missing != flags_.end());
    return fail(ErrorKind::usage, "`" + missing->names + "` is missing", missing->help);
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string_view what = error.what();  // `--study: 1 required ...`
    return fail(ErrorKind::usage,
                "`" + std::string(what.substr(0, what.find(':'))) + "` wants a value behind it");
  } catch (const CLI::ParseError& error) {
    return fail(ErrorKind::usage, error.what());
  }
  if (parser.failure) return tl::make_unexpected(*std::move(parser.failure));
  auto extras = parser.app.remaining();
  std::erase(extras, "--");  // CLI11 counts the mark itself among what it has no use for
  if (!extras.empty()) return tl::make_unexpected(unknown_words(extras, flags_));
  return {};
}

std::string usage_of(const Flag& flag) {
  std::string out = text::replace_all(flag.names, ",", ", ");
  if (flag.positional) return flag.many ? out + "..." : out;
  if (!flag.value.empty()) out += " " + flag.value;
  return out;
}

}  // namespace uxi::cli
