// `uxi tag review` on the whole screen. Everything is drawn anew after each key, from what the
// reviewer holds, so that nothing depends on the terminal's memory or size.
#include <algorithm>
#include <fmt/core.h>

#include "cli/tag_review.h"
#include "coding/code_names.h"
#include "io/screen.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

constexpr int kWaitMs = 250;  // after which a new size or Ctrl-C is seen
constexpr int kLeastWidth = 20;
constexpr std::size_t kBeforeLines = 2;

/// What keys mean now.
enum class Mode { turn, code, words, memo, go, help };

struct Prompt {
  std::string_view label;
  std::string_view keys;
};
Prompt prompt_of(Mode mode) {
  switch (mode) {
    case Mode::turn:
      return {"", "1-5 take  + code  w words  m memo  u undo  n/p turn  ? help  q quit"};
    case Mode::code: return {"code: ", "type to find, up/down choose, enter take, esc leave"};
    case Mode::words: return {"words: ", "the words that the next codes are for; enter, esc leave"};
    case Mode::memo: return {"memo: ", "enter keeps it, esc leaves"};
    case Mode::go: return {"turn: ", "enter goes there, esc leaves"};
    case Mode::help: return {"", "any key"};
  }
  return {};
}

class ScreenReview {
 public:
  ScreenReview(Context& context, Reviewer& reviewer, io::Screen& screen)
      : context_(context), reviewer_(reviewer), screen_(screen) {
    if (reviewer.was_resumed()) message_ = "going on where you stopped";
  }

  Result<ExitStatus> run() {
    draw();
    while (!is_done_ && !reviewer_.at_end()) {
      const auto key = screen_.key(kWaitMs);
      if (context_.env().interrupted()) return ExitStatus::interrupted;
      if (!key) {
        if (screen_.size() != drawn_) draw();
        continue;
      }
      if (key->empty()) return ExitStatus::done;  // the terminal is gone; all is saved
      message_.clear();
      if (const auto obeyed = press(*key); !obeyed) {
        message_ = obeyed.error().message;
        if (!obeyed.error().hint.empty()) message_ += "; " + obeyed.error().hint;
      }
      if (!reviewer_.at_end()) draw();
    }
    return ExitStatus::done;
  }

 private:
  Result<void> press(const std::string& key) {
    if (key == "ctrl-c" || key == "ctrl-d") {
      is_done_ = true;
      return {};
    }
    if (mode_ == Mode::turn) return press_turn(key);
    if (mode_ == Mode::help) {
      mode_ = Mode::turn;
      return {};
    }
    return press_input(key);
  }

  Result<void> press_turn(const std::string& key) {
    if (key == "q") is_done_ = true;
    if (key == "n" || key == " " || key == "enter" || key == "right") {
      return move(reviewer_.place() + 1);
    }
    if (key == "p" || key == "left" || key == "backspace") {
      return move(reviewer_.place() > 0 ? reviewer_.place() - 1 : 0);
    }
    if (key == "down" || key == "page-down")
      scroll_ += key == "down" ? std::size_t{1} : std::size_t{10};
    if (key == "up" || key == "page-up")
      scroll_ -= std::min(scroll_, key == "up" ? std::size_t{1} : std::size_t{10});
    if (key == "u") return decide(reviewer_.undo());
    if (key == "?") mode_ = Mode::help;
    if (key == "+" || key == "/") ask(Mode::code);
    if (key == "w") ask(Mode::words);
    if (key == "m") ask(Mode::memo);
    if (key == "g") ask(Mode::go);
    if (key.size() == 1 && key[0] >= '1' && key[0] <= '9') {
      return decide(reviewer_.take(static_cast<std::size_t>(key[0] - '1')));
    }
    return {};
  }

  Result<void> press_input(const std::string& key) {
    if (key == "escape") {
      mode_ = Mode::turn;
    } else if (key == "enter") {
      return take_input();
    } else if (key == "backspace") {
      const std::size_t letters = text::count_code_points(input_);
      input_.resize(letters > 0 ? text::byte_offset(input_, letters - 1) : 0);
      chosen_ = 0;
    } else if (key == "ctrl-u") {
      input_.clear();
    } else if (key == "up") {
      chosen_ -= std::min<std::size_t>(chosen_, 1);
    } else if (key == "down" || key == "tab") {
      ++chosen_;
    } else if (text::count_code_points(key) == 1) {
      input_ += key;
      chosen_ = 0;
    }
    return {};
  }

  Result<void> take_input() {
    const Mode mode = mode_;
    const std::string input(text::trim(input_));
    mode_ = Mode::turn;
    if (mode == Mode::code) return take_code(input);
    if (input.empty()) return {};
    if (mode == Mode::memo) return decide(reviewer_.memo(input));
    if (mode == Mode::words) {
      words_ = input;
      ask(Mode::code);
      return {};
    }
    const auto line = coding::parse_code_line("^" + input);
    if (!line || line->first == 0) return fail(ErrorKind::usage, "`" + input + "` is no turn");
    scroll_ = 0;
    words_.clear();
    return reviewer_.go_to_turn(line->first);
  }

  Result<void> take_code(const std::string& input) {
    const auto found = coding::type_ahead(reviewer_.codebook(), input, kMostFound);
    coding::CodeLine line{.codes = {}, .words = words_};
    if (!found.empty() && !input.ends_with('!')) {
      line.codes.push_back(found[std::min(chosen_, found.size() - 1)]->path.value);
    } else if (!input.empty()) {
      line.codes.push_back(input);
    } else {
      return {};
    }
    UXI_TRY_VOID(decide(reviewer_.tag(std::move(line))));
    words_.clear();
    return {};
  }

  void ask(Mode mode) {
    mode_ = mode;
    input_.clear();
    chosen_ = 0;
  }

  Result<void> move(std::size_t place) {
    scroll_ = 0;
    words_.clear();
    return reviewer_.go(place);
  }

  Result<void> decide(const Result<std::string>& done) {
    if (!done) return tl::make_unexpected(done.error());
    message_ = *done;
    return {};
  }

  // ---- drawing ------------------------------------------------------------------------------

  void draw() {
    drawn_ = screen_.size();
    const auto height = static_cast<std::size_t>(std::max(drawn_.height, 6));
    std::vector<std::string> lines = mode_ == Mode::help ? help() : body(height - 3);
    lines.resize(height - 2);
    const Prompt prompt = prompt_of(mode_);
    lines.push_back(prompt.label.empty() ? shown(message_, Mark::strong)
                                         : shown(std::string(prompt.label) + input_, Mark::strong));
    std::string out = "\x1b[?25l\x1b[H";
    for (const std::string& line : lines) out += line + "\x1b[K\r\n";
    out += shown(std::string(prompt.keys), Mark::dim) + "\x1b[K\x1b[J";
    if (!prompt.label.empty()) {
      const int column = text::display_width(std::string(prompt.label) + input_) + 1;
      out += fmt::format("\x1b[{};{}H\x1b[?25h", height - 1, std::min(column, drawn_.width));
    }
    screen_.write(out);
  }

  std::vector<std::string> body(std::size_t room) {
    const Turn& turn = reviewer_.turn();
    std::vector<std::string> lines = {
        shown(fmt::format("{}#{}  {} of {}  {}", reviewer_.session(), turn.id,
                          reviewer_.place() + 1, reviewer_.count(), turn.speaker),
              Mark::strong)};
    if (const Turn* before = reviewer_.turn_before()) {
      auto said = wrapped(before->speaker + ": " + before->words);
      said.resize(std::min(said.size(), kBeforeLines));
      for (const std::string& line : said) lines.push_back(shown(line, Mark::dim));
    }
    lines.emplace_back();
    std::vector<std::string> below = below_turn();
    const std::size_t used = lines.size() + std::min(below.size(), room / 2);
    const std::vector<std::string> words = wrapped(turn.words);
    const std::size_t fits = room > used ? room - used : 1;
    scroll_ = std::min(scroll_, words.size() > fits ? words.size() - fits : 0);
    for (std::size_t i = scroll_; i < words.size() && i < scroll_ + fits; ++i) {
      lines.push_back(shown(words[i], std::nullopt));
    }
    lines.insert(lines.end(), below.begin(), below.end());
    return lines;
  }

  /// Highlights and suggestions; codes that answer to what is typed.
  std::vector<std::string> below_turn() {
    std::vector<std::string> lines = {""};
    if (mode_ == Mode::code) {
      if (!words_.empty()) lines.push_back(shown("for \"" + words_ + "\"", Mark::hit));
      const auto found = coding::type_ahead(reviewer_.codebook(), input_, kMostFound);
      chosen_ = std::min(chosen_, found.empty() ? 0 : found.size() - 1);
      for (std::size_t i = 0; i < found.size(); ++i) {
        const std::string line =
            (i == chosen_ ? "> " : "  ") + found[i]->path.value + "  " + found[i]->name.value;
        lines.push_back(i == chosen_ ? shown(line, Mark::strong) : shown(line, std::nullopt));
      }
      if (found.empty()) lines.push_back(shown("  no such code; `" + input_ + "!` makes it", {}));
      return lines;
    }
    for (const std::string& line : reviewer_.highlights()) {
      lines.push_back(shown("has " + line, Mark::hit));
    }
    std::size_t number = 0;
    for (const TurnSuggestion& one : reviewer_.suggestions()) {
      lines.push_back(shown(fmt::format("{}  {}", ++number, suggestion_line(one)), std::nullopt));
    }
    return lines;
  }

  std::vector<std::string> help() {
    std::vector<std::string> lines;
    for (const char* line :
         {"1-5          take a suggested code for the turn (or the sentence shown)",
          "+ or /       find a code by a few letters; CODE! makes a new one",
          "w            say which words the next code is for",
          "m            a memo for the last highlight",
          "u            take the last decision back; again for the one before",
          "n space      next turn; nothing is tagged", "p            the turn before",
          "g            go to a turn by its number", "up down      scroll a long turn",
          "q ctrl-c     stop; the next time goes on here", "",
          "Every decision is saved when it is made. `uxi tag edit` shows them all."}) {
      lines.push_back(shown(line, std::nullopt));
    }
    return lines;
  }

  [[nodiscard]] std::vector<std::string> wrapped(std::string_view words) const {
    const int width = std::max(drawn_.width - 1, kLeastWidth);
    std::vector<std::string> lines;
    const std::string text = text::wrap(text::printable(text::squeeze(words)), width);
    for (const std::string_view line : text::split(text, '\n')) lines.emplace_back(line);
    return lines;
  }

  /// One line, cut to the screen.
  [[nodiscard]] std::string shown(const std::string& line, std::optional<Mark> mark) const {
    const int width = std::max(drawn_.width - 1, 1);
    const std::string plain = text::replace_all(text::replace_all(line, "\n", " "), "\t", " ");
    const std::string cut = text::elide(text::printable(plain), width);
    return mark ? context_.out_style()(*mark, cut) : cut;
  }

  static constexpr std::size_t kMostFound = 8;

  Context& context_;
  Reviewer& reviewer_;
  io::Screen& screen_;
  io::ScreenSize drawn_;
  Mode mode_ = Mode::turn;
  std::string input_;
  std::string words_;
  std::string message_;
  std::size_t chosen_ = 0;
  std::size_t scroll_ = 0;
  bool is_done_ = false;
};

}  // namespace

Result<ExitStatus> review_on_screen(Context& context, Reviewer& reviewer) {
  Result<ExitStatus> status = ExitStatus::done;
  {
    UXI_TRY(const auto screen, io::open_screen());
    status = ScreenReview(context, reviewer, *screen).run();
  }
  // The terminal is as it was: what is said now stays on it.
  context.note(reviewer.at_end()
                   ? "that was the last turn; `uxi tag done " + reviewer.session() +
                         "` says that it is read"
                   : "stopped at " + reviewer.session() + "#" + std::to_string(reviewer.turn().id) +
                         "; the next `uxi tag review` goes on there");
  return status;
}

}  // namespace uxi::cli
