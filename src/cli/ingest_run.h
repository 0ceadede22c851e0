// A run of ingest: many files read on several cores, then taken in a group at a time.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "cli/context.h"
#include "cli/ingest_text.h"
#include "uxi/ingest.h"
#include "workspace/changes.h"
#include "workspace/intake.h"

namespace uxi::cli {

/// One file of a run. `file` says what came of it, or why nothing did.
struct IngestJob {
  std::string path;  ///< as the person wrote it; `-` is stdin
  std::string name;  ///< what messages call it
  std::string bytes = {};
  IngestedFile file = {};
};

/// The files that are meant: a folder stands for those in it, and below it, that have a
/// transcript's extension or none.
[[nodiscard]] Result<std::vector<IngestJob>> ingest_jobs(Context& context,
                                                         const std::vector<std::string>& paths,
                                                         const std::string& stdin_name);

/// The bytes of a job's file, or of stdin.
[[nodiscard]] Result<std::string> ingest_bytes(Context& context, const std::string& path);

/// Groups of neighbouring jobs, [begin, end), each small enough to be held in memory.
struct JobGroup {
  std::size_t begin = 0;
  std::size_t end = 0;
};
[[nodiscard]] std::vector<JobGroup> group_jobs(Context& context,
                                               const std::vector<IngestJob>& jobs);

/// Reads and understands jobs [begin, end) on `threads` threads. What fails is in its job.
/// `interrupted` where Ctrl-C came.
[[nodiscard]] Result<void> read_jobs(Context& context, std::vector<IngestJob>& jobs, JobGroup group,
                                     const ingest::IngestOptions& how, unsigned threads,
                                     const std::function<void(std::size_t done)>& progress);

/// What taking jobs [begin, end) in changes; what cannot be taken in is an error of its job. Bytes
/// of jobs are moved into the changes.
[[nodiscard]] Result<workspace::Changes> plan_jobs(const workspace::Workspace& workspace,
                                                   const workspace::Intake& intake,
                                                   std::vector<IngestJob>& jobs, JobGroup group,
                                                   const std::string& session, bool force);

}  // namespace uxi::cli
