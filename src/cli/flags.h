// What a command takes: declared once, used for parsing, for `--help`, for completion and for the
// test that holds man pages against it. CLI11 stays behind this header (its own costs seconds a
// file).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/error.h"

namespace uxi::cli {

/// One option, flag or positional argument.
struct Flag {
  std::string names;  ///< `-o,--output` or, of a positional, `FILE`
  std::string value;  ///< `FILE`, empty for a switch
  std::string help;
  std::vector<std::string> choices;  ///< of a fixed set; empty where anything goes
  bool positional = false;
  bool required = false;
  bool many = false;
  /// Takes one value (a switch: an empty one); says what is wrong with it.
  std::function<Result<void>(const std::string&)> take;
};

/// The declaration of one command (or one action of it, `add` of `tag add`).
class Flags {
 public:
  void toggle(std::string names, bool& target, std::string help);
  void option(std::string names, std::string value, std::string& target, std::string help);
  void option(std::string names, std::string value, std::optional<std::string>& target,
              std::string help);
  void option(std::string names, std::string value, std::vector<std::string>& target,
              std::string help);
  /// A whole number of at least `least`.
  void option(std::string names, std::string value, std::optional<int>& target, std::string help,
              int least = 0);
  void option(std::string names, std::string value, std::optional<double>& target,
              std::string help);
  /// One of `choices`.
  void choice(std::string names, std::vector<std::string> choices, std::string& target,
              std::string help);
  void argument(std::string name, std::string& target, std::string help, bool required = true);
  void arguments(std::string name, std::vector<std::string>& target, std::string help,
                 bool required = false);
  /// What stands behind `--` goes here instead of to the positional arguments.
  void rest(std::vector<std::string>& target) { rest_ = &target; }
  /// Words that start with `+` (codes) go here wherever they stand.
  void codes(std::vector<std::string>& target) { codes_ = &target; }
  /// One line for `--help`, shown as typed: `uxi search 'code:pain/*'`.
  void example(std::string line) { examples_.push_back(std::move(line)); }
  /// More prose for `--help`, under the summary.
  void describe(std::string text) { description_ = std::move(text); }

  [[nodiscard]] const std::vector<Flag>& flags() const { return flags_; }
  [[nodiscard]] const std::vector<std::string>& examples() const { return examples_; }
  [[nodiscard]] const std::string& description() const { return description_; }

  /// Takes the words behind the command's name. `usage` with a hint (did you mean) otherwise.
  /// `--help` anywhere is true in `help_wanted` and nothing else is judged.
  [[nodiscard]] Result<void> parse(const std::vector<std::string>& words, bool& help_wanted);

 private:
  std::vector<Flag> flags_;
  std::vector<std::string> examples_;
  std::string description_;
  std::vector<std::string>* rest_ = nullptr;
  std::vector<std::string>* codes_ = nullptr;
};

/// `-o, --output FILE` of a flag, as help and man pages write it.
[[nodiscard]] std::string usage_of(const Flag& flag);

}  // namespace uxi::cli
