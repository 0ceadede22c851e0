#include "cli/outside_program.h"

#include "text/strings.h"

namespace uxi::cli {
namespace {

constexpr int kTimeLimitMs = 300'000;
constexpr std::uint64_t kOutputLimit = std::uint64_t{64} << 20U;
constexpr int kNoProgram = 127;  // what env(1) says

}  // namespace

std::string on_one_line(const std::string& json) {
  std::string out;
  for (const std::string_view line : text::split(json, '\n')) out += text::trim(line);
  return out + "\n";
}

Result<io::ProcessResult> run_program(Context& context, const std::vector<std::string>& program,
                                      std::string input) {
  // A small environment: nothing that the person's shell knows and the program need not.
  io::ProcessRequest request{.argv = {"env", "-i"}, .input = std::move(input)};
  for (const char* name : {"PATH", "HOME", "LANG", "TMPDIR"}) {
    if (const auto value = context.env().variables.get(name)) {
      request.argv.push_back(std::string(name) + "=" + *value);
    }
  }
  request.argv.insert(request.argv.end(), program.begin(), program.end());
  request.folder = context.env().working_folder;
  request.time_limit_ms = kTimeLimitMs;
  request.output_limit = kOutputLimit;
  UXI_TRY(io::ProcessResult done, context.env().run_process(request));
  if (done.exit_status == kNoProgram) {
    return fail(ErrorKind::not_found, "there is no program `" + program.front() + "`",
                "install it, or put its folder into PATH");
  }
  return done;
}

Result<std::string> ask_program(Context& context, const std::vector<std::string>& program,
                                std::string input) {
  UXI_TRY(io::ProcessResult done, run_program(context, program, std::move(input)));
  if (done.exit_status != 0) {
    return fail(ErrorKind::io,
                "`" + program.front() + "` ended with status " + std::to_string(done.exit_status),
                text::squeeze(done.err.substr(0, 400)));
  }
  return std::move(done.out);
}

}  // namespace uxi::cli
