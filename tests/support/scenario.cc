#include "support/scenario.h"

#include <array>
#include <charconv>
#include <utility>

#include "text/strings.h"

namespace uxi::test {
namespace {

bool is_mark(std::string_view line) {
  for (const std::string_view mark : {"--- ", "$ ", "? ", "2> ", "! ", "% ", "\\", "# "}) {
    if (line.starts_with(mark)) return true;
  }
  return line == "2>";
}

/// Reads line by line; the last file or command gets the lines that carry no mark.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  bool parse(Scenario& scenario, std::string& error) {
    scenario_ = &scenario;
    while (!text_.empty() && error_.empty()) {
      const std::size_t end = text_.find('\n');
      line(text_.substr(0, end));
      text_.remove_prefix(end == std::string_view::npos ? text_.size() : end + 1);
      ++number_;
    }
    if (!pending_.files.empty() && error_.empty()) error_ = "files after the last command";
    error = error_;
    return error_.empty();
  }

 private:
  void line(std::string_view line) {
    if (line.starts_with("--- ")) return file(line.substr(4));
    if (line.starts_with("$ ")) return command(line.substr(2));
    if (line.starts_with("! ")) return pending_.variables.emplace_back(line.substr(2)), settle();
    if (line.starts_with("% ")) return directive(line.substr(2));
    if (in_file_) {
      if (line.starts_with("\\")) line.remove_prefix(1);
      pending_.files.back().text.append(line).append("\n");
      return;
    }
    if (line.starts_with("# ") || line == "#") {
      if (scenario_->steps.empty()) {
        scenario_->comment.append(line).append("\n");
      } else {
        error_ = at("a comment stands at the top only");
      }
      return;
    }
    if (scenario_->steps.empty() || settled_) {
      if (!line.empty()) error_ = at("neither file, command nor output");
      return;
    }
    output(line);
  }

  void output(std::string_view line) {
    ScenarioStep& step = scenario_->steps.back();
    if (line.starts_with("? ")) {
      const std::string_view number = line.substr(2);
      std::from_chars(number.data(), number.data() + number.size(), step.status);
      return;
    }
    if (line.starts_with("2>")) {
      step.err.append(line.starts_with("2> ") ? line.substr(3) : line.substr(2)).append("\n");
      return;
    }
    if (line.starts_with("\\")) line.remove_prefix(1);
    step.out.append(line).append("\n");
  }

  void file(std::string_view head) {
    ScenarioFile file;
    const std::size_t bracket = head.find(" (");
    file.path = text::trim(head.substr(0, bracket));
    while (bracket != std::string_view::npos && head.find('(') != std::string_view::npos) {
      const std::size_t begin = head.find('(') + 1;
      const std::size_t end = head.find(')', begin);
      if (end == std::string_view::npos) break;
      attribute(head.substr(begin, end - begin), file);
      head.remove_prefix(end + 1);
    }
    in_file_ = true;
    pending_.files.push_back(std::move(file));
  }

  void attribute(std::string_view words, ScenarioFile& file) {
    if (words.starts_with("from ")) {
      file.from = words.substr(5);
    } else if (words == "base64") {
      file.base64 = true;
    } else if (words == "no final newline") {
      file.final_newline = false;
    } else if (words.starts_with("mode ")) {
      file.mode = static_cast<unsigned>(std::stoul(std::string(words.substr(5)), nullptr, 8));
    } else {
      error_ = at("unknown attribute `" + std::string(words) + "`");
    }
  }

  void command(std::string_view text) {
    in_file_ = settled_ = false;
    pending_.command = text;
    scenario_->steps.push_back(std::move(pending_));
    pending_ = {};
  }

  void directive(std::string_view words) {
    if (words == "in process") {
      scenario_->in_process_only = true;
    } else if (words.starts_with("fail ")) {
      pending_.fail_at = std::stoi(std::string(words.substr(5)));
    } else if (words.starts_with("die ")) {
      pending_.die_at = std::stoi(std::string(words.substr(4)));
    } else if (words == "locked") {
      pending_.locked = true;
    } else if (words == "read-only") {
      pending_.read_only = true;
    } else {
      error_ = at("unknown directive `" + std::string(words) + "`");
    }
    settle();
  }

  void settle() {
    in_file_ = false;
    settled_ = true;
  }

  [[nodiscard]] std::string at(const std::string& what) const {
    return "line " + std::to_string(number_) + ": " + what;
  }

  std::string_view text_;
  Scenario* scenario_ = nullptr;
  ScenarioStep pending_;
  bool in_file_ = false;
  bool settled_ = false;  // a `!` or `%` line ended the output before it
  unsigned number_ = 1;
  std::string error_;
};

void write_lines(std::string& out, std::string_view text, std::string_view prefix) {
  if (text.empty()) return;
  std::vector<std::string_view> lines = text::split(text, '\n');
  if (lines.back().empty()) lines.pop_back();
  for (const std::string_view line : lines) {
    if (!prefix.empty()) {
      out += prefix;
      if (!line.empty()) out += ' ';
    } else if (is_mark(line) || line == "#") {
      out += '\\';
    }
    out.append(line).append("\n");
  }
}

void write_file(std::string& out, const ScenarioFile& file) {
  out += "--- " + file.path;
  if (!file.from.empty()) out += " (from " + file.from + ")";
  if (file.base64) out += " (base64)";
  if (!file.final_newline) out += " (no final newline)";
  if (file.mode) {
    std::array<char, 8> octal{};
    const auto end = std::to_chars(octal.begin(), octal.end(), *file.mode, 8).ptr;
    out += " (mode 0" + std::string(octal.begin(), end) + ")";
  }
  out += '\n';
  write_lines(out, file.text, "");
}

}  // namespace

std::optional<Scenario> parse_scenario(std::string_view text, std::string& error) {
  Scenario scenario;
  if (!Parser(text).parse(scenario, error)) return std::nullopt;
  return scenario;
}

std::string write_scenario(const Scenario& scenario) {
  std::string out = scenario.comment;
  if (scenario.in_process_only) out += "% in process\n";
  for (const ScenarioStep& step : scenario.steps) {
    for (const std::string& variable : step.variables) out += "! " + variable + "\n";
    for (const ScenarioFile& file : step.files) write_file(out, file);
    if (step.fail_at) out += "% fail " + std::to_string(*step.fail_at) + "\n";
    if (step.die_at) out += "% die " + std::to_string(*step.die_at) + "\n";
    if (step.locked) out += "% locked\n";
    if (step.read_only) out += "% read-only\n";
    out += "$ " + step.command + "\n";
    write_lines(out, step.out, "");
    write_lines(out, step.err, "2>");
    if (step.status != 0) out += "? " + std::to_string(step.status) + "\n";
  }
  return out;
}

std::vector<std::string> shell_words(std::string_view command) {
  std::vector<std::string> words;
  std::string word;
  bool open = false;
  char quote = 0;
  bool escapes = false;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    if (quote != 0) {
      if (c == quote) {
        quote = 0;
      } else if (c == '\\' && i + 1 < command.size() && (quote == '"' || escapes)) {
        const char next = command[++i];
        if (escapes) {
          word += next == 't' ? '\t' : next == 'n' ? '\n' : next == 'e' ? '\x1b' : next;
        } else {
          word += next;
        }
      } else {
        word += c;
      }
    } else if (c == '\'' || c == '"') {
      escapes = c == '\'' && open && word.ends_with('$');
      if (escapes) word.pop_back();
      quote = c;
      open = true;
    } else if (c == ' ') {
      if (open) words.push_back(std::exchange(word, {}));
      open = false;
    } else {
      word += c == '\\' && i + 1 < command.size() ? command[++i] : c;
      open = true;
    }
  }
  if (open) words.push_back(word);
  return words;
}

std::string decode_base64(std::string_view text) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string_view::npos) continue;
    bits = (bits << 6U) | static_cast<unsigned>(value);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU);
    }
  }
  return out;
}

}  // namespace uxi::test
