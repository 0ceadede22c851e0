#include "cli/style.h"

namespace uxi::cli {
namespace {

std::string_view code_of(Mark mark) {
  switch (mark) {
    case Mark::error: return "1;31";
    case Mark::warning: return "1;33";
    case Mark::suggestion: return "1;36";
    case Mark::path: return "35";
    case Mark::strong: return "1";
    case Mark::dim: return "2";
    case Mark::hit: return "1;32";
    case Mark::added: return "32";
    case Mark::removed: return "31";
  }
  return "0";
}

}  // namespace

std::string Style::operator()(Mark mark, std::string_view text) const {
  if (!colour) return std::string(text);
  std::string out = "\x1b[";
  out += code_of(mark);
  out += 'm';
  out += text;
  out += "\x1b[0m";
  return out;
}

Style choose_style(std::string_view when, bool is_terminal, const io::Variables& variables) {
  if (when == "always") return {.colour = true};
  if (when == "never") return {.colour = false};
  // https://no-color.org and https://bixense.com/clicolors: set and not empty.
  if (const auto no = variables.get("NO_COLOR"); no && !no->empty()) return {.colour = false};
  if (const auto force = variables.get("CLICOLOR_FORCE");
      force && !force->empty() && *force != "0") {
    return {.colour = true};
  }
  return {.colour = is_terminal && variables.get("TERM").value_or("") != "dumb"};
}

}  // namespace uxi::cli
