// Reports in formats that other programs make. The programs are found in PATH under names that
// stand here; no file of a workspace can name another.
#include "cli/report_convert.h"

#include <fmt/core.h>

#include "io/path.h"
#include "text/strings.h"

namespace uxi::cli {
namespace {

constexpr int kTimeLimitMs = 120'000;
constexpr std::string_view kReference = "templates/reports/reference.docx";
constexpr std::string_view kChromiums[] = {"chromium", "chromium-browser", "google-chrome",
                                           "google-chrome-stable", "chrome"};

/// Seconds since 1970 of the report's day, for programs that would write the time of now.
std::string epoch_of(Context& context) {
  constexpr std::int64_t kSecondsADay = 86'400;
  return std::to_string(days_since_epoch(context.today()) * kSecondsADay);
}

std::string absolute(Context& context, const std::string& path) {
  return io::normalised(io::join(context.env().working_folder, path));
}

/// The first line of what a program complained about.
std::string complaint(const io::ProcessResult& result) {
  for (const std::string_view line : text::split(result.err, '\n')) {
    if (!text::trim(line).empty()) return text::squeeze(line);
  }
  return fmt::format("exit status {}", result.exit_status);
}

/// Removes a folder and all in it; links are removed, not followed.
Result<void> remove_tree(io::FileSystem& files, const std::string& path) {
  UXI_TRY(const auto entries, files.list(path));
  for (const io::FolderEntry& entry : entries) {
    const std::string inner = io::join(path, entry.name);
    UXI_TRY_VOID(entry.kind == io::FileKind::folder ? remove_tree(files, inner)
                                                    : files.remove(inner));
  }
  return files.remove(path);
}

/// A folder in .uxi/ for the time of one call.
class Scratch {
 public:
  Scratch(Context& context, const workspace::Workspace& workspace)
      : files_(context.files()),
        path_(workspace.path(fmt::format(".uxi/print-{:016x}", context.env().random64()))) {}
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    // What cannot be removed lies in .uxi/, which holds nothing that is needed.
    static_cast<void>(remove_tree(files_, path_));
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  io::FileSystem& files_;
  std::string path_;
};

Result<io::ProcessResult> run_chromium(Context& context, const std::string& folder, bool sandbox) {
  for (const std::string_view program : kChromiums) {
    io::ProcessRequest request;
    request.argv = {std::string(program),
                    "--headless",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-extensions",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-dev-shm-usage",
                    "--host-resolver-rules=MAP * ~NOTFOUND",
                    "--user-data-dir=" + folder + "/profile",
                    "--no-pdf-header-footer",
                    "--generate-pdf-document-outline",
                    "--print-to-pdf=" + folder + "/page.pdf",
                    "file://" + text::replace_all(folder, " ", "%20") + "/page.html"};
    if (!sandbox) request.argv.insert(request.argv.begin() + 1, "--no-sandbox");
    request.time_limit_ms = kTimeLimitMs;
    auto result = context.env().run_process(request);
    if (result || result.error().kind != ErrorKind::not_found) return result;
  }
  return fail(ErrorKind::not_found, "a PDF is printed by Chromium, which is not installed",
              "install chromium, or write HTML and print it from a browser");
}

/// Chromium writes the time of now into a PDF; the report's day takes its place, byte for byte.
std::string dated(Context& context, std::string pdf) {
  const Date day = context.today();
  const std::string stamp = fmt::format("D:{:04}{:02}{:02}000000", day.year, day.month, day.day);
  for (const std::string_view key : {"/CreationDate (", "/ModDate ("}) {
    const std::size_t at = pdf.find(key);
    if (at == std::string::npos || !std::string_view(pdf).substr(at + key.size()).starts_with("D:"))
      continue;
    pdf.replace(at + key.size(), stamp.size(), stamp);
  }
  return pdf;
}

}  // namespace

Result<std::string> to_docx(Context& context, const workspace::Workspace& workspace,
                            const std::string& markdown) {
  io::ProcessRequest request;
  // Neither raw markup nor images are read, so that no file and no address is opened.
  request.argv = {"env",       "SOURCE_DATE_EPOCH=" + epoch_of(context),
                  "pandoc",    "--from=commonmark+pipe_tables+strikeout",
                  "--to=docx", "--output=-"};
  const std::string reference = workspace.path(kReference);
  if (io::exists(context.files(), reference))
    request.argv.push_back("--reference-doc=" + reference);
  request.input = markdown;
  request.time_limit_ms = kTimeLimitMs;
  const auto ran = context.env().run_process(request);
  constexpr int kNoSuchProgram = 127;  // as env says it
  const bool missing =
      ran ? ran->exit_status == kNoSuchProgram : ran.error().kind == ErrorKind::not_found;
  if (missing) {
    return fail(ErrorKind::not_found, "Word documents are made by pandoc, which is not installed",
                "install pandoc, or write Markdown or HTML");
  }
  if (!ran) return tl::make_unexpected(ran.error());
  if (ran->exit_status != 0)
    return fail(ErrorKind::io, "pandoc could not make the document: " + complaint(*ran));
  return ran->out;
}

Result<std::string> to_pdf(Context& context, const workspace::Workspace& workspace,
                           const std::string& html) {
  const Scratch scratch(context, workspace);
  const std::string folder = absolute(context, scratch.path());
  constexpr unsigned kOwnerOnly = 0700;
  UXI_TRY_VOID(context.files().make_folders(scratch.path(), kOwnerOnly));
  UXI_TRY_VOID(context.files().write(scratch.path() + "/page.html", html));
  UXI_TRY(io::ProcessResult result, run_chromium(context, folder, true));
  if (result.exit_status != 0 && text::contains(result.err, "no-sandbox")) {
    // root has no sandbox there; the page is ours and loads nothing
    UXI_TRY(result, run_chromium(context, folder, false));
  }
  auto pdf = context.files().read(scratch.path() + "/page.pdf");
  if (result.exit_status != 0 || !pdf)
    return fail(ErrorKind::io, "Chromium could not print the page: " + complaint(result));
  return dated(context, *std::move(pdf));
}

}  // namespace uxi::cli
