#include "cli/ingest_run.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "cli/input.h"
#include "cli/parallel.h"
#include "io/path.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "workspace/contacts.h"
#include "workspace/personal.h"

namespace uxi::cli {
namespace {

constexpr std::size_t kGroupFiles = 32;
constexpr std::uint64_t kGroupBytes = std::uint64_t{4} << 20U;

// Documents that are recognised, and refused with the way to convert them.
constexpr std::array<std::string_view, 4> kRefused = {".doc", ".pdf", ".rtf", ".qdpx"};

bool may_be_transcript(const std::string& path) {
  const std::string extension = text::lower(io::extension(path));
  if (extension.empty()) return true;
  for (const ingest::FormatInfo& format : ingest::formats()) {
    for (const std::string_view known : format.extensions) {
      if (std::string_view(extension).substr(1) == known) return true;
    }
  }
  return std::ranges::find(kRefused, extension) != kRefused.end();
}

IngestJob job_of(const std::string& path, const std::string& name) {
  return {.path = path, .name = name, .bytes = {}, .file = {.path = name}};
}

/// The transcripts in a folder and below it, as jobs; says how many files are passed over.
Result<void> add_folder(Context& context, const std::string& path,
                        const std::optional<workspace::Workspace>& workspace,
                        std::vector<IngestJob>& jobs) {
  UXI_TRY(const auto inside, io::walk(context.files(), path, {}));
  std::size_t passed = 0;
  std::size_t own = 0;
  for (const std::string& name : inside) {
    const std::string file = io::join(path, name);
    const auto place = workspace ? workspace->inside(file) : std::nullopt;
    if (place && workspace::is_own_private_file(*place)) {
      ++own;
    } else if (may_be_transcript(name)) {
      jobs.push_back(job_of(file, file));
    } else {
      ++passed;
    }
  }
  const std::string where = " in `" + text::printable(path) + "` passed over, which ";
  if (own > 0) context.note(text::counted(own, "file") + where + "the workspace keeps itself");
  if (passed > 0)
    context.note(text::counted(passed, "file") + where + "by their names hold no words");
  return {};
}

}  // namespace

Result<std::string> ingest_bytes(Context& context, const std::string& path) {
  if (path == "-") return read_stdin(context, ingest::kMaxInputBytes);
  return context.files().read(path, ingest::kMaxInputBytes);
}

Result<std::vector<IngestJob>> ingest_jobs(Context& context, const std::vector<std::string>& paths,
                                           const std::string& stdin_name) {
  std::vector<IngestJob> jobs;
  const auto found = workspace::Workspace::find(context.files());
  const auto own = found ? std::optional(*found) : std::nullopt;
  for (const std::string& path : paths) {
    if (path == "-" || !io::is_folder(context.files(), path)) {
      jobs.push_back(job_of(path, path == "-" ? stdin_name : path));
      continue;
    }
    UXI_TRY_VOID(add_folder(context, path, own, jobs));
  }
  if (jobs.empty()) {
    return fail(ErrorKind::not_found, "there is no transcript in what was named");
  }
  return jobs;
}

std::vector<JobGroup> group_jobs(Context& context, const std::vector<IngestJob>& jobs) {
  std::vector<JobGroup> groups;
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    const auto info = context.files().info(jobs[i].path);
    const std::uint64_t size = info ? info->size : 0;
    const bool full =
        groups.empty() || i - groups.back().begin == kGroupFiles || bytes + size > kGroupBytes;
    if (full) {
      groups.push_back({i, i});
      bytes = 0;
    }
    bytes += size;
    groups.back().end = i + 1;
  }
  return groups;
}

Result<void> read_jobs(Context& context, std::vector<IngestJob>& jobs, JobGroup group,
                       const ingest::IngestOptions& how, unsigned threads,
                       const std::function<void(std::size_t done)>& progress) {
  for (std::size_t i = group.begin; i < group.end; ++i) {
    auto bytes = ingest_bytes(context, jobs[i].path);
    if (bytes) {
      jobs[i].bytes = *std::move(bytes);
    } else {
      jobs[i].file.error = std::move(bytes).error();
    }
  }
  const auto work = [&](std::size_t i) {
    IngestJob& job = jobs[group.begin + i];
    if (job.file.error) return;
    auto result = ingest::ingest(job.bytes, job.name, how);
    if (result) {
      job.file.result = *std::move(result);
    } else {
      job.file.error = std::move(result).error();
      job.file.result.format = ingest::refused_format(job.bytes, job.name);
    }
  };
  const auto watch = [&](std::size_t done) {
    progress(group.begin + done);
    return !context.env().interrupted();
  };
  if (for_each_parallel(group.end - group.begin, threads, work, watch)) return {};
  return fail(ErrorKind::interrupted, group.begin == 0
                                          ? "interrupted; nothing was changed"
                                          : "interrupted; " + text::counted(group.begin, "file") +
                                                " had been taken in, the others are as they were");
}

Result<workspace::Changes> plan_jobs(const workspace::Workspace& workspace,
                                     const workspace::Intake& intake, std::vector<IngestJob>& jobs,
                                     JobGroup group, const std::string& session, bool force) {
  workspace::Changes all;
  std::vector<std::pair<std::string, std::string>> sources;
  UXI_TRY(const auto before, workspace::read_key(workspace, intake.study));
  ingest::Placeholders key(before);
  std::set<std::string> taken;
  for (std::size_t i = 0; i < group.begin; ++i) {
    if (jobs[i].file.target && !jobs[i].file.error) taken.insert(jobs[i].file.target->session);
  }
  const auto plan_one = [&](IngestJob& job) -> Result<void> {
    UXI_TRY(workspace::Target target,
            workspace::target_of(intake, session, job.name, job.file.result));
    if (!taken.insert(target.session).second) {
      return fail_at(ErrorKind::conflict, job.name,
                     "another file of this run is " + target.session + " too",
                     "name the one that is meant, or say `--session`");
    }
    workspace::Arrival arrival{job.name, std::move(job.bytes), target, std::move(job.file.result)};
    workspace::Changes changes;
    auto done = workspace::take_in(workspace, intake, arrival, force, key, changes);
    job.file.result = std::move(arrival.result);
    if (!done) {
      taken.erase(target.session);
      return pass_on(std::move(done));
    }
    job.file.taken = *std::move(done);
    job.file.target = std::move(target);
    sources.emplace_back(job.file.target->session, job.name);
    for (const io::FileChange& change : changes.files()) all.add(change);
    return {};
  };
  for (std::size_t i = group.begin; i < group.end; ++i) {
    if (jobs[i].file.error) continue;
    auto planned = plan_one(jobs[i]);
    if (!planned) jobs[i].file.error = std::move(planned).error();
  }
  if (key.entries().size() != before.size()) {
    UXI_TRY_VOID(workspace::put_key(workspace, intake.study, key.entries(), all));
  }
  if (!sources.empty()) {
    UXI_TRY(std::string rows, workspace::with_sources(workspace, intake.study, sources));
    UXI_TRY_VOID(all.put(workspace, "private/sources.csv", std::move(rows)));
  }
  return all;
}

}  // namespace uxi::cli
