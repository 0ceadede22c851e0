// What can go wrong with an operation, and how a function says so.
//
// Three channels, never mixed: `Result<T>` for what could not be done, `Diagnostic`
// (uxi/diagnostic.h) for what is wrong in a person's files, `UXI_CHECK` for bugs of ours.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace uxi {

/// The kinds a caller may want to tell apart. The message is for people, the kind for code.
enum class ErrorKind {
  usage,        ///< the command line or an argument is wrong
  not_found,    ///< a file, folder, study, turn or code is not there
  denied,       ///< the system refused: no permission, read-only file system
  io,           ///< any other failure of the system: disk full, I/O error
  syntax,       ///< a file cannot be read as what it should be
  conflict,     ///< somebody else changed or holds what we wanted to write
  limit,        ///< input is over a stated limit (size, depth, number)
  unsupported,  ///< recognised, but this is not done
  interrupted,  ///< the person pressed Ctrl-C
};

/// One failure. `message` starts lower-case, names things in backticks and has no full stop; `hint`
/// says what to do. `path` may be empty; `line` and `column` count from 1, 0 means unknown.
struct Error {
  ErrorKind kind = ErrorKind::io;
  std::string message;
  std::string path = {};
  unsigned line = 0;
  unsigned column = 0;
  std::string hint = {};

  friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
using Result = tl::expected<T, Error>;

/// `return fail(ErrorKind::not_found, "no study `billing`", "studies are: ...");`
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, std::string message,
                                                std::string hint = {}) {
  return tl::make_unexpected(
      Error{.kind = kind, .message = std::move(message), .hint = std::move(hint)});
}

/// The same, about a file.
[[nodiscard]] inline tl::unexpected<Error> fail_at(ErrorKind kind, std::string path,
                                                   std::string message, std::string hint = {}) {
  return tl::make_unexpected(Error{.kind = kind,
                                   .message = std::move(message),
                                   .path = std::move(path),
                                   .hint = std::move(hint)});
}

/// Passes an error on from one result to another of a different type.
template <class T>
[[nodiscard]] tl::unexpected<Error> pass_on(Result<T>&& result) {
  return tl::make_unexpected(std::move(result).error());
}

/// `path:line:column: error: message; hint`, the one form of a message, without a final newline.
[[nodiscard]] std::string to_string(const Error& error);

/// Prints `what` and where, and aborts: for bugs only, never for bad input.
[[noreturn]] void check_failed(const char* what, const char* file, int line);

}  // namespace uxi

// Two macros, because neither can be a function: one returns from the caller, one quotes its
// argument.
#define UXI_CONCAT_INNER(a, b) a##b
#define UXI_CONCAT(a, b) UXI_CONCAT_INNER(a, b)
/// `UXI_TRY(auto text, files.read(path));` declares `text`, or returns the error from this
/// function.
#define UXI_TRY(declaration, expression) \
  UXI_TRY_NAMED(declaration, expression, UXI_CONCAT(uxi_try_, __LINE__))
#define UXI_TRY_NAMED(declaration, expression, name)     \
  auto name = (expression);                              \
  if (!name) {                                           \
    return tl::make_unexpected(std::move(name).error()); \
  }                                                      \
  declaration = *std::move(name)
/// `UXI_TRY_VOID(files.rename(a, b));` for results that carry no value.
#define UXI_TRY_VOID(expression)                           \
  if (auto uxi_try_result = (expression); !uxi_try_result) \
  return tl::make_unexpected(std::move(uxi_try_result).error())
#define UXI_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::uxi::check_failed(#condition, __FILE__, __LINE__))
