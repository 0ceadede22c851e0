// Programs that we start: fork, exec, and one poll loop over three pipes, so that neither side
// waits for the other for ever.
#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include "io/env.h"
#include "io/file_descriptor.h"
#include "io/system_error.h"

namespace uxi::io {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

struct Pipe {
  FileDescriptor read;
  FileDescriptor write;
};

Result<Pipe> make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return system_error("", "a pipe cannot be made", errno);
  }
  return Pipe{FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

/// What a signal does, for as long as this lives.
class SignalAction {
 public:
  SignalAction(int signal, void (*handler)(int)) : signal_(signal) {
    struct sigaction action = {};
    action.sa_handler = handler;
    ::sigaction(signal_, &action, &old_);
  }
  SignalAction(const SignalAction&) = delete;
  SignalAction& operator=(const SignalAction&) = delete;
  ~SignalAction() { ::sigaction(signal_, &old_, nullptr); }

 private:
  int signal_;
  struct sigaction old_ = {};
};

/// What a child says when it could not become the program.
struct StartFailure {
  bool in_folder = false;
  int number = 0;
};

/// A running program; what is still running when this goes is killed.
class Child {
 public:
  explicit Child(pid_t id) : id_(id) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (id_ <= 0) return;
    ::kill(id_, SIGKILL);
    static_cast<void>(wait(0));
  }

  /// The wait status once it has ended; nothing where it runs on (with WNOHANG).
  std::optional<int> wait(int flags) {
    int status = 0;
    const pid_t ended = without_interrupts([&] { return ::waitpid(id_, &status, flags); });
    if (ended == 0) return std::nullopt;
    id_ = -1;
    return status;
  }

 private:
  pid_t id_;
};

struct Streams {
  FileDescriptor in;
  FileDescriptor out;
  FileDescriptor err;
};

bool takes(const Streams& streams) {
  return ::dup2(streams.in.number(), 0) >= 0 && ::dup2(streams.out.number(), 1) >= 0 &&
         ::dup2(streams.err.number(), 2) >= 0;
}

/// Runs in the child, between fork and exec: system calls only. Without `streams` it keeps ours.
[[noreturn]] void become(const std::vector<char*>& argv, const char* folder, const Streams* streams,
                         int failures) {
  StartFailure failure;
  // Ignored signals stay so in the new program, handled ones do not.
  ::signal(SIGPIPE, SIG_DFL);
  if (streams == nullptr) {
    ::signal(SIGINT, SIG_DFL);
    ::signal(SIGQUIT, SIG_DFL);
  }
  if (streams == nullptr || takes(*streams)) {
    failure.in_folder = folder[0] != '\0' && ::chdir(folder) != 0;
    if (!failure.in_folder) ::execvp(argv[0], argv.data());
  }
  failure.number = errno;
  static_cast<void>(!::write(failures, &failure, sizeof failure));
  ::_exit(127);
}

/// Waits until the child is the program, or has said why not.
Result<void> started(const ProcessRequest& request, const FileDescriptor& failures) {
  StartFailure failure;
  const ssize_t got =
      without_interrupts([&] { return ::read(failures.number(), &failure, sizeof failure); });
  if (got != static_cast<ssize_t>(sizeof failure)) return {};
  if (failure.in_folder) return system_error(request.folder, "cannot be entered", failure.number);
  if (failure.number == ENOENT) {
    return fail(ErrorKind::not_found, fmt::format("no program `{}`", request.argv[0]),
                "install it, or put its folder into PATH");
  }
  return system_error("", fmt::format("`{}` cannot be run", request.argv[0]), failure.number);
}

/// Carries the input in and the output out.
class Carrier {
 public:
  Carrier(const ProcessRequest& request, Streams streams)
      : request_(request), streams_(std::move(streams)) {
    if (request.input.empty()) streams_.in.close();
    for (const FileDescriptor* stream : {&streams_.in, &streams_.out, &streams_.err}) {
      if (stream->is_open()) ::fcntl(stream->number(), F_SETFL, O_NONBLOCK);
    }
  }

  /// Until the program has closed its output, or a limit is met.
  Result<void> run(steady_clock::time_point end) {
    while (streams_.out.is_open() || streams_.err.is_open()) {
      const auto left = std::chrono::ceil<milliseconds>(end - steady_clock::now());
      if (left <= milliseconds(0)) return too_slow(request_);
      // A descriptor of -1 is passed over.
      std::array<pollfd, 3> ready{{{streams_.in.number(), POLLOUT, 0},
                                   {streams_.out.number(), POLLIN, 0},
                                   {streams_.err.number(), POLLIN, 0}}};
      if (::poll(ready.data(), ready.size(), static_cast<int>(left.count())) < 0) {
        if (errno == EINTR) continue;
        return system_error("", "waiting for a program failed", errno);
      }
      if (ready[0].revents != 0) give();
      if (ready[1].revents != 0) take(streams_.out, result.out);
      if (ready[2].revents != 0) take(streams_.err, result.err);
      if (result.out.size() + result.err.size() > request_.output_limit) {
        return fail(ErrorKind::limit, fmt::format("`{}` wrote more than {} bytes", request_.argv[0],
                                                  request_.output_limit));
      }
    }
    return {};
  }

  static Result<void> too_slow(const ProcessRequest& request) {
    return fail(ErrorKind::limit, fmt::format("`{}` did not end within {} ms", request.argv[0],
                                              request.time_limit_ms));
  }

  ProcessResult result;

 private:
  void give() {
    const ssize_t written = ::write(streams_.in.number(), request_.input.data() + given_,
                                    request_.input.size() - given_);
    if (written < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (written > 0) given_ += static_cast<std::size_t>(written);
    // It may close its input early: its status says whether that was right.
    if (written < 0 || given_ == request_.input.size()) streams_.in.close();
  }

  void take(FileDescriptor& stream, std::string& to) {
    std::array<char, 65536> buffer{};
    const ssize_t got = ::read(stream.number(), buffer.data(), buffer.size());
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got > 0) {
      to.append(buffer.data(), static_cast<std::size_t>(got));
    } else {
      stream.close();
    }
  }

  const ProcessRequest& request_;
  Streams streams_;
  std::size_t given_ = 0;
};

/// A program may close its output and run on.
Result<int> wait_for_end(Child& child, const ProcessRequest& request,
                         steady_clock::time_point end) {
  for (int pause_ms = 1;; pause_ms = std::min(pause_ms * 2, 50)) {
    if (const auto status = child.wait(WNOHANG)) {
      return WIFSIGNALED(*status) ? 128 + WTERMSIG(*status) : WEXITSTATUS(*status);
    }
    if (steady_clock::now() >= end) return pass_on(Carrier::too_slow(request));
    ::poll(nullptr, 0, pause_ms);
  }
}

Result<void> check_request(const ProcessRequest& request) {
  if (request.argv.empty() || request.argv[0].empty()) {
    return fail(ErrorKind::usage, "no program to run");
  }
  const auto has_nul = [](const std::string& text) { return text.find('\0') != std::string::npos; };
  if (std::ranges::any_of(request.argv, has_nul) || has_nul(request.folder)) {
    return fail(ErrorKind::usage, "an argument of a program has a NUL byte");
  }
  return {};
}

/// Made before the fork: the child must not allocate.
class Words {
 public:
  explicit Words(std::vector<std::string> argv) : words_(std::move(argv)) {
    pointers_.reserve(words_.size() + 1);
    for (std::string& word : words_) pointers_.push_back(word.data());
    pointers_.push_back(nullptr);
  }
  [[nodiscard]] const std::vector<char*>& pointers() const { return pointers_; }

 private:
  std::vector<std::string> words_;
  std::vector<char*> pointers_;
};

/// As system(3) does: what is typed to stop the program must not stop us.
Result<ProcessResult> run_on_our_terminal(const ProcessRequest& request) {
  UXI_TRY(Pipe failures, make_pipe());
  const Words words(request.argv);
  const SignalAction ended_children(SIGCHLD, SIG_DFL);
  const SignalAction interrupts(SIGINT, SIG_IGN);
  const SignalAction quits(SIGQUIT, SIG_IGN);
  const pid_t id = ::fork();
  if (id < 0) return system_error("", fmt::format("`{}` cannot be run", request.argv[0]), errno);
  if (id == 0) {
    become(words.pointers(), request.folder.c_str(), nullptr, failures.write.number());
  }
  Child child(id);
  failures.write.close();
  UXI_TRY_VOID(started(request, failures.read));
  const std::optional<int> status = child.wait(0);
  if (!status) return system_error("", "waiting for a program failed", errno);
  return ProcessResult{.exit_status =
                           WIFSIGNALED(*status) ? 128 + WTERMSIG(*status) : WEXITSTATUS(*status)};
}

}  // namespace

Result<ProcessResult> run_process(const ProcessRequest& request) {
  UXI_TRY_VOID(check_request(request));
  if (request.on_our_terminal) return run_on_our_terminal(request);
  const auto end = steady_clock::now() + milliseconds(request.time_limit_ms);
  UXI_TRY(Pipe in, make_pipe());
  UXI_TRY(Pipe out, make_pipe());
  UXI_TRY(Pipe err, make_pipe());
  UXI_TRY(Pipe failures, make_pipe());
  const Words words(request.argv);

  // A child may stop reading, which must not end us; and where SIGCHLD is ignored, its status is
  // lost.
  const SignalAction broken_pipes(SIGPIPE, SIG_IGN);
  const SignalAction ended_children(SIGCHLD, SIG_DFL);
  Streams theirs{std::move(in.read), std::move(out.write), std::move(err.write)};
  const pid_t id = ::fork();
  if (id < 0) return system_error("", fmt::format("`{}` cannot be run", request.argv[0]), errno);
  if (id == 0) {
    become(words.pointers(), request.folder.c_str(), &theirs, failures.write.number());
  }
  Child child(id);
  theirs = {};  // their ends are theirs alone, or we never see the end of the output
  failures.write.close();
  UXI_TRY_VOID(started(request, failures.read));
  Carrier carrier(request, {std::move(in.write), std::move(out.read), std::move(err.read)});
  UXI_TRY_VOID(carrier.run(end));
  UXI_TRY(carrier.result.exit_status, wait_for_end(child, request, end));
  return std::move(carrier.result);
}

}  // namespace uxi::io
