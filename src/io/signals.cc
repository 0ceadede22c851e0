// Ctrl-C, closed pipes, closed streams: what `main` settles before anything else.
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <initializer_list>
#include <poll.h>
#include <unistd.h>

#include "io/env.h"

namespace uxi::io {
namespace {

// A signal handler reaches nothing but what is static.
volatile std::sig_atomic_t interrupt_seen = 0;

void note_interrupt(int) { interrupt_seen = 1; }

}  // namespace

std::function<bool()> watch_interrupts() {
  for (const int signal : {SIGINT, SIGTERM}) {
    struct sigaction old = {};
    if (::sigaction(signal, nullptr, &old) == 0 && old.sa_handler == SIG_IGN) continue;
    struct sigaction action = {};
    action.sa_handler = note_interrupt;
    // Back to the default after the first, so that the second ends a program that does not listen.
    // Not SA_RESTART: somebody who is asked a question must be able to leave.
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    UXI_CHECK(::sigaction(signal, &action, nullptr) == 0);
  }
  return [] { return interrupt_seen != 0; };
}

void ignore_broken_pipes() { UXI_CHECK(std::signal(SIGPIPE, SIG_IGN) != SIG_ERR); }

bool stdout_reader_left() {
  struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT, .revents = 0};
  return ::poll(&out, 1, 0) > 0 && (out.revents & POLLERR) != 0;
}

void fill_closed_streams() {
  for (const int stream : {0, 1, 2}) {
    if (::fcntl(stream, F_GETFD) >= 0 || errno != EBADF) continue;
    // The lowest free number is the one that is closed, since those below it are open by now.
    static_cast<void>(::open("/dev/null", stream == 0 ? O_RDONLY : O_WRONLY));
  }
}

}  // namespace uxi::io
