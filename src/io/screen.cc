#include "io/screen.h"

#include <array>
#include <cerrno>
#include <poll.h>
#include <string_view>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <utility>

namespace uxi::io {
namespace {

constexpr int kRestOfKeyMs = 40;  // the bytes of one key come together, even over a slow line

struct Sequence {
  std::string_view bytes;
  std::string_view name;
};
constexpr std::array<Sequence, 16> kSequences = {{{"[A", "up"},
                                                  {"[B", "down"},
                                                  {"[C", "right"},
                                                  {"[D", "left"},
                                                  {"OA", "up"},
                                                  {"OB", "down"},
                                                  {"OC", "right"},
                                                  {"OD", "left"},
                                                  {"[5~", "page-up"},
                                                  {"[6~", "page-down"},
                                                  {"[H", "home"},
                                                  {"[F", "end"},
                                                  {"[1~", "home"},
                                                  {"[4~", "end"},
                                                  {"[3~", "delete"},
                                                  {"[Z", "back-tab"}}};

class TerminalScreen : public Screen {
 public:
  explicit TerminalScreen(const termios& before) : before_(before) {
    termios raw = before;
    raw.c_iflag &= ~static_cast<tcflag_t>(ICRNL | IXON | ISTRIP | INLCR);
    raw.c_oflag &= ~static_cast<tcflag_t>(OPOST);
    raw.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | ISIG | IEXTEN);
    raw.c_cc[VMIN] = 0;
    raw.c_cc[VTIME] = 0;
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw);
    put("\x1b[?1049h\x1b[H\x1b[2J");
  }
  ~TerminalScreen() override {
    put("\x1b[?25h\x1b[0m\x1b[?1049l");
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }

  [[nodiscard]] ScreenSize size() const override {
    winsize size = {};
    const bool known =
        ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0;
    return known ? ScreenSize{size.ws_col, size.ws_row} : ScreenSize{};
  }

  [[nodiscard]] std::optional<std::string> key(int wait_ms) override {
    const std::optional<char> first = byte(wait_ms);
    if (is_gone_) return std::string();
    if (!first) return std::nullopt;
    const auto code = static_cast<unsigned char>(*first);
    if (code == 0x1b) return escaped();
    if (code == '\r' || code == '\n') return "enter";
    if (code == '\t') return "tab";
    if (code == 0x7f || code == 0x08) return "backspace";
    if (code < 0x20) return "ctrl-" + std::string(1, static_cast<char>('a' + code - 1));
    std::string character(1, *first);
    const int more = code >= 0xf0 ? 3 : code >= 0xe0 ? 2 : code >= 0xc0 ? 1 : 0;
    for (int i = 0; i < more; ++i) {
      if (const auto next = byte(kRestOfKeyMs)) character += *next;
    }
    return character;
  }

  void write(const std::string& text) override { put(text); }

 private:
  std::optional<char> byte(int wait_ms) {
    struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
    const int ready = ::poll(&in, 1, wait_ms);
    if (ready <= 0) return std::nullopt;  // nothing yet, or a signal
    char c = 0;
    const ssize_t got = ::read(STDIN_FILENO, &c, 1);
    if (got == 1) return c;
    if (got == 0 || (errno != EINTR && errno != EAGAIN)) is_gone_ = true;
    return std::nullopt;
  }

  std::string escaped() {
    std::string sequence;
    while (sequence.size() < 8) {
      const std::optional<char> next = byte(kRestOfKeyMs);
      if (!next) break;
      sequence += *next;
      const bool is_end = sequence.size() > 1 && (*next == '~' || (*next >= 'A' && *next <= 'Z'));
      if (is_end) break;
    }
    if (sequence.empty()) return "escape";
    for (const Sequence& known : kSequences) {
      if (known.bytes == sequence) return std::string(known.name);
    }
    return "unknown";
  }

  static void put(std::string_view text) {
    while (!text.empty()) {
      const ssize_t done = ::write(STDOUT_FILENO, text.data(), text.size());
      if (done < 0 && errno != EINTR && errno != EAGAIN) return;
      if (done > 0) text.remove_prefix(static_cast<std::size_t>(done));
    }
  }

  termios before_;
  bool is_gone_ = false;
};

}  // namespace

Result<std::unique_ptr<Screen>> open_screen() {
  termios before = {};
  if (::isatty(STDOUT_FILENO) != 1 || ::tcgetattr(STDIN_FILENO, &before) != 0) {
    return fail(ErrorKind::unsupported, "there is no terminal");
  }
  return std::unique_ptr<Screen>(std::make_unique<TerminalScreen>(before));
}

}  // namespace uxi::io
