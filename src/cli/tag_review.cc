// The plain mode: no escape sequences, one command a line, the same from a pipe.
#include "cli/tag_review.h"

#include <charconv>
#include <fmt/core.h>
#include <istream>
#include <ostream>

#include "coding/code_names.h"
#include "io/screen.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

constexpr int kWidth = 78;
constexpr std::size_t kMostListed = 20;
constexpr std::string_view kHelp =
    "  1 3           take suggestions 1 and 3\n"
    "  +CODE         the whole turn; a few letters of the code will do\n"
    "  +CODE \"words\" these words; `+CODE -- thought` with a memo; +CODE! a new code\n"
    "  m TEXT        a memo for the last highlight\n"
    "  u             take the last decision back\n"
    "  enter, n      next turn      p  the one before      g 12  turn 12\n"
    "  / LETTERS     list codes     ?  this help           q     stop; go on later\n";

std::optional<int> number_in(std::string_view text) {
  int value = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || rest != end || value < 1) return std::nullopt;
  return value;
}

std::string in_lines(std::string_view words) {
  return text::wrap(text::printable(text::squeeze(words)), kWidth - 2, 2);
}

class PlainReview {
 public:
  PlainReview(Context& context, Reviewer& reviewer) : context_(context), reviewer_(reviewer) {}

  Result<ExitStatus> run() {
    if (reviewer_.was_resumed()) context_.print("going on where you stopped; `?` for help\n");
    show();
    while (!reviewer_.at_end()) {
      context_.env().out << "> " << std::flush;
      std::string line;
      if (!std::getline(context_.env().in, line) || context_.env().interrupted()) {
        context_.print("\n");
        break;
      }
      if (!context_.env().terminal.in_is_terminal) context_.print("\n");
      const std::string command(text::trim(line));
      if (command == "q") break;
      if (const auto done = obey(command); !done) {
        if (done.error().kind == ErrorKind::interrupted) return pass_on(Result<void>(done));
        say(done.error());
      }
    }
    if (context_.env().interrupted()) return ExitStatus::interrupted;
    context_.print(reviewer_.at_end() ? "that was the last turn; `uxi tag done " +
                                            reviewer_.session() + "` says that it is read\n"
                                      : "stopped; the next `uxi tag review` goes on here\n");
    return ExitStatus::done;
  }

 private:
  Result<void> obey(const std::string& command) {
    if (command.empty() || command == "n") return move(reviewer_.place() + 1);
    if (command == "p") return move(reviewer_.place() > 0 ? reviewer_.place() - 1 : 0);
    if (command == "u") return decide(reviewer_.undo(), true);
    if (command == "?") return print(std::string(kHelp));
    if (command.starts_with('/')) return list_codes(command.substr(1));
    if (command.starts_with("m ")) return decide(reviewer_.memo(command.substr(2)), false);
    if (command.starts_with("g ")) return go_to(text::trim(command.substr(2)));
    if (command.starts_with('+')) {
      UXI_TRY(auto line, coding::parse_code_line(command));
      return decide(reviewer_.tag(std::move(line)), false);
    }
    return take(command);
  }

  Result<void> take(const std::string& command) {
    std::vector<std::size_t> numbers;
    for (const std::string_view word : text::split(command, ' ')) {
      if (word.empty()) continue;
      const auto number = number_in(word);
      if (!number) {
        return fail(ErrorKind::usage, "`" + command + "` is no command", "`?` lists them");
      }
      numbers.push_back(static_cast<std::size_t>(*number) - 1);
    }
    for (const std::size_t number : numbers) {
      UXI_TRY_VOID(decide(reviewer_.take(number), false));
    }
    return {};
  }

  Result<void> go_to(std::string_view where) {
    const auto id = number_in(where);
    if (!id) return fail(ErrorKind::usage, "`" + std::string(where) + "` is no turn");
    UXI_TRY_VOID(reviewer_.go_to_turn(*id));
    show();
    return {};
  }

  Result<void> move(std::size_t place) {
    UXI_TRY_VOID(reviewer_.go(place));
    show();
    return {};
  }

  Result<void> decide(const Result<std::string>& done, bool shows) {
    if (!done) return tl::make_unexpected(done.error());
    context_.print("  " + text::printable(*done) + "\n");
    if (shows) show();
    return {};
  }

  Result<void> list_codes(std::string_view typed) {
    for (const Code* code : coding::type_ahead(reviewer_.codebook(), typed, kMostListed)) {
      std::string what = code->name.value;
      if (!code->use_when.value.empty()) what += ": " + code->use_when.value;
      const std::string line = "  +" + code->path.value + "  " + text::squeeze(what);
      context_.print(text::elide(text::printable(line), kWidth) + "\n");
    }
    return {};
  }

  Result<void> print(const std::string& text) {
    context_.print(text);
    return {};
  }

  void show() {
    if (reviewer_.at_end()) return;
    const Turn& turn = reviewer_.turn();
    std::string out = fmt::format("\n{}#{} ({} of {}) {}\n", reviewer_.session(), turn.id,
                                  reviewer_.place() + 1, reviewer_.count(), turn.speaker);
    if (const Turn* before = reviewer_.turn_before()) {
      const std::string said = before->speaker + ": " + text::squeeze(before->words);
      out += "  (" + text::elide(text::printable(said), kWidth - 4) + ")\n";
    }
    out += "  " + in_lines(turn.words) + "\n";
    for (const std::string& line : reviewer_.highlights()) {
      out += "  has " + text::printable(line) + "\n";
    }
    std::size_t number = 0;
    for (const TurnSuggestion& one : reviewer_.suggestions()) {
      out += fmt::format("  {}  {}\n", ++number, text::printable(suggestion_line(one)));
    }
    context_.print(out);
  }

  void say(const Error& error) {
    context_.print("  " + text::printable(error.message) +
                   (error.hint.empty() ? "" : "; " + text::printable(error.hint)) + "\n");
  }

  Context& context_;
  Reviewer& reviewer_;
};

}  // namespace

std::string suggestion_line(const TurnSuggestion& suggestion) {
  std::string line = "+" + suggestion.code;
  if (!suggestion.words.empty()) line += "  (" + text::join(suggestion.words, ", ") + ")";
  if (!suggestion.quote.empty()) {
    line += "  \"" + text::elide(text::squeeze(suggestion.quote), 40) + "\"";
  }
  return line;
}

void declare_tag_review(Flags& flags, TagReviewOptions& options) {
  flags.argument("SESSION", options.session, "P01, or billing/P01");
  flags.toggle("--plain", options.plain,
               "one command a line and no escape sequences: for screen readers, and from a pipe");
  flags.toggle("--all", options.all, "interviewers' turns too");
  flags.toggle("--from-start", options.from_start, "at the first turn, not where one stopped");
  flags.describe(
      "Goes through a session turn by turn: number keys take suggested codes, typing finds codes "
      "in the codebook. Each decision is saved at once, and the next time goes on where you "
      "stopped.");
  flags.example("uxi tag review P01");
}

Result<ExitStatus> run_tag_review(const TagReviewOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(Reviewer reviewer, Reviewer::open(context, workspace, options.session, options.all));
  if (reviewer.count() == 0) {
    context.note("`" + reviewer.session() + "` has no turns to go through");
    return ExitStatus::done;
  }
  if (options.from_start) UXI_TRY_VOID(reviewer.go(0));
  const io::Terminal& terminal = context.env().terminal;
  const bool is_dumb = context.env().variables.get("TERM").value_or("") == "dumb";
  if (!options.plain && !is_dumb && terminal.in_is_terminal && terminal.out_is_terminal) {
    return review_on_screen(context, reviewer);
  }
  if (!options.plain && !terminal.in_is_terminal) context.note("no terminal: `--plain`");
  return PlainReview(context, reviewer).run();
}

}  // namespace uxi::cli
