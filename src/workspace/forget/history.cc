#include "workspace/forget/history.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "format/csv.h"
#include "io/path.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "workspace/forget/cleaning.h"
#include "workspace/forget/survey.h"

namespace uxi::workspace {
namespace {

constexpr int kGitTime = 600'000;                                // ms
constexpr std::uint64_t kBatchBytes = std::uint64_t{32} << 20U;  // of contents at once
constexpr std::string_view kNoBlob = "0000000000000000000000000000000000000000";

/// A blob that a commit brought in.
struct Brought {
  std::size_t commit = 0;
  std::string blob;
  std::string path;  ///< as the repository has it
};

class Searching {
 public:
  Searching(io::Env& env, const Workspace& workspace, const ForgetPlan& plan)
      : env_(env), workspace_(workspace), plan_(plan) {}

  Result<History> run(const KnownTraces& known) {
    auto inside = git({"rev-parse", "--show-prefix"});
    const bool none = !inside && inside.error().kind == ErrorKind::not_found;
    if (none || (inside && inside->exit_status != 0)) return history_;
    if (!inside) return pass_on(std::move(inside));
    history_.in_git = true;
    prefix_ = text::trim(inside->out);
    UXI_TRY(studies_, workspace_.studies());
    UXI_TRY(const std::string shallow, word({"rev-parse", "--is-shallow-repository"}));
    history_.shallow = shallow == "true";
    UXI_TRY(const std::string status, word({"status", "--porcelain", "--", "."}));
    history_.uncommitted = !status.empty();
    UXI_TRY_VOID(read_commits());
    UXI_TRY_VOID(search_blobs(known));
    UXI_TRY_VOID(search_messages(known.messages));
    name_commits();
    UXI_TRY_VOID(name_stashes());
    return std::move(history_);
  }

 private:
  Result<io::ProcessResult> git(std::vector<std::string> words, std::string input = {}) {
    std::vector<std::string> argv{"git", "--no-optional-locks", "-c", "core.quotePath=false"};
    std::ranges::move(words, std::back_inserter(argv));
    return env_.run_process({.argv = std::move(argv),
                             .input = std::move(input),
                             .folder = io::join(env_.working_folder, workspace_.root()),
                             .time_limit_ms = kGitTime});
  }

  Result<std::string> output(std::vector<std::string> words, std::string input = {}) {
    UXI_TRY(auto done, git(std::move(words), std::move(input)));
    if (done.exit_status == 0) return std::move(done.out);
    return fail(ErrorKind::io,
                "git's history cannot be searched: " + std::string(text::trim(done.err)));
  }
  Result<std::string> word(std::vector<std::string> words) {
    UXI_TRY(const std::string out, output(std::move(words)));
    return std::string(text::trim(out));
  }

  /// Where a path of the repository lies in the workspace; nothing where it lies outside.
  [[nodiscard]] std::optional<std::string> inside(std::string_view path) const {
    if (!path.starts_with(prefix_)) return std::nullopt;
    return std::string(path.substr(prefix_.size()));
  }

  /// `\1ID\tDATE\tSUBJECT`, and behind it `:MODE MODE OLD NEW STATUS`, PATH, parted by NUL.
  Result<void> read_commits() {
    UXI_TRY(const std::string log,
            output({"log", "--all", "--reflog", "-m", "--root", "--raw", "--no-abbrev",
                    "--no-renames", "-z", "--format=%x01%H%x09%cs%x09%s"}));
    std::string blob;
    for (std::string_view token : text::split(log, '\0')) {
      const std::size_t begin = token.find_first_not_of('\n');
      if (begin == std::string_view::npos) continue;
      token.remove_prefix(begin);
      const std::size_t raw = token.find("\n:");
      if (token.front() == '\x01') {
        add_commit(token.substr(1, raw == std::string_view::npos ? raw : raw - 1));
        if (raw == std::string_view::npos) continue;
        token.remove_prefix(raw + 1);
      }
      if (token.front() == ':') {
        const auto words = text::split(token, ' ');
        blob = words.size() > 3 ? std::string(words[3]) : std::string();
      } else if (!blob.empty() && !history_.commits.empty()) {
        if (blob != kNoBlob) {
          brought_.push_back({history_.commits.size() - 1, blob, std::string(token)});
          paths_[blob].insert(std::string(token));
        }
        blob.clear();
      }
    }
    return {};
  }

  void add_commit(std::string_view line) {
    const auto parts = text::split(line, '\t');
    if (parts.size() < 3) return;
    const std::string_view subject = line.substr(parts[0].size() + parts[1].size() + 2);
    history_.commits.push_back(
        {std::string(parts[0]), std::string(parts[1]), std::string(text::trim(subject))});
  }

  Result<void> search_blobs(const KnownTraces& known) {
    UXI_TRY(const std::string all,
            output({"cat-file", "--batch-all-objects",
                    "--batch-check=%(objectname) %(objecttype) %(objectsize)"}));
    std::vector<std::string> batch;
    std::uint64_t bytes = 0;
    for (const std::string_view line : text::split(all, '\n')) {
      const auto words = text::split(line, ' ');
      if (words.size() != 3 || words[1] != "blob") continue;
      const std::string id(words[0]);
      std::uint64_t size = 0;
      std::from_chars(words[2].data(), words[2].data() + words[2].size(), size);
      if (size == 0) continue;  // all empty files are one blob
      if (known.blobs.contains(id) || is_theirs_by_path(id)) {
        history_.blobs.insert(id);
        continue;
      }
      if (!lies_here(id)) continue;
      if (size > kForgetBytes) {
        ++history_.too_large;
        continue;
      }
      if (bytes + size > kBatchBytes) UXI_TRY_VOID(look_into(std::exchange(batch, {}), bytes));
      batch.push_back(id);
      bytes += size;
    }
    UXI_TRY_VOID(look_into(std::exchange(batch, {}), bytes));
    return check_tombstones();
  }

  /// A file that was named after them, whatever it holds; the tombstone is looked at again.
  [[nodiscard]] bool is_theirs_by_path(const std::string& blob) const {
    const auto paths = paths_.find(blob);
    if (paths == paths_.end()) return false;
    return std::ranges::any_of(paths->second, [&](const std::string& path) {
      const auto here = inside(path);
      if (!here) return false;
      const std::string study = study_of_path(*here, studies_);
      return plan_.traces.owns(io::file_name(*here), study) || plan_.traces.names_them(*here);
    });
  }

  /// In the workspace, or reached by nothing.
  [[nodiscard]] bool lies_here(const std::string& blob) const {
    const auto paths = paths_.find(blob);
    return paths == paths_.end() || std::ranges::any_of(paths->second, [&](const auto& path) {
             return inside(path).has_value();
           });
  }

  /// `ID blob SIZE`, a line end, the content, a line end; for each of `batch`.
  Result<void> look_into(const std::vector<std::string>& batch, std::uint64_t& bytes) {
    bytes = 0;
    if (batch.empty()) return {};
    std::string input;
    for (const std::string& id : batch) input += id + "\n";
    UXI_TRY(const std::string out, output({"cat-file", "--batch"}, std::move(input)));
    std::size_t at = 0;
    for (const std::string& id : batch) {
      const std::size_t end = out.find('\n', at);
      if (end == std::string::npos) break;
      const auto words = text::split(std::string_view(out).substr(at, end - at), ' ');
      std::size_t size = 0;
      if (words.size() == 3)
        std::from_chars(words[2].data(), words[2].data() + words[2].size(), size);
      if (holds_them(id, std::string_view(out).substr(end + 1, size))) history_.blobs.insert(id);
      at = end + 1 + size + 1;
    }
    return {};
  }

  [[nodiscard]] bool holds_them(const std::string& blob, std::string_view bytes) const {
    const bool no_text = text::find_invalid_utf8(bytes) || bytes.find('\0') != bytes.npos;
    if (no_text) return !plan_.traces.literal(bytes).empty();
    const auto paths = paths_.find(blob);
    if (paths == paths_.end()) return plan_.traces.any(bytes, "");
    return std::ranges::any_of(paths->second, [&](const std::string& path) {
      const auto here = inside(path);
      if (!here) return false;
      const std::string study = study_of_path(*here, studies_);
      // Of somebody else's transcript only what `forget` takes out of it counts.
      if (text::contains(*here, "/transcripts/") || text::contains(*here, "/notes/")) {
        const SourceFile source(*here, std::string(bytes));
        return !plan_.traces.literal(bytes).empty() || !plan_.traces.words_in(bytes).empty() ||
               clean_notes(source, plan_.traces, study).pieces > 0;
      }
      if (!here->ends_with("/participants.csv")) return plan_.traces.any(bytes, study);
      return plan_.traces.any(without_tombstones(bytes), study);
    });
  }

  [[nodiscard]] static std::string without_tombstones(std::string_view roster) {
    std::string out;
    for (const std::string_view line : text::split(roster, '\n')) {
      const std::string_view row = text::trim(line);
      const std::size_t status = row.find(kForgotten);
      const bool bare =
          status != std::string_view::npos &&
          row.find_first_not_of(",;\t", status + kForgotten.size()) == std::string_view::npos;
      if (!bare) (out += line) += '\n';
    }
    return out;
  }

  /// Records that stand for somebody where there is no roster hold nothing of them.
  Result<void> check_tombstones() {
    for (const Leaver& leaver : plan_.leavers) {
      UXI_TRY(const std::string id,
              output({"hash-object", "--stdin"}, tombstone_record(leaver.participant)));
      history_.blobs.erase(std::string(text::trim(id)));
    }
    return {};
  }

  void name_commits() {
    std::set<std::size_t> holding;
    for (const Brought& one : brought_) {
      if (history_.blobs.contains(one.blob)) holding.insert(one.commit);
    }
    std::vector<HistoryCommit> commits;
    for (const std::size_t index : holding) {
      HistoryCommit& commit = history_.commits[index];
      const bool named = std::ranges::find(history_.messages, commit.id, &HistoryCommit::id) !=
                         history_.messages.end();
      if (named) commit.subject.clear();
      commits.push_back(std::move(commit));
    }
    history_.commits = std::move(commits);
  }

  Result<void> search_messages(const std::set<std::string>& known) {
    UXI_TRY(const std::string log,
            output({"log", "--all", "--reflog", "-z", "--format=%H%x09%cs%x09%B"}));
    for (const std::string_view token : text::split(log, '\0')) {
      const auto parts = text::split(token, '\t');
      if (parts.size() < 3) continue;
      const std::string_view message = token.substr(parts[0].size() + parts[1].size() + 2);
      const bool names_them = !plan_.traces.literal(message).empty();
      if (!names_them && !known.contains(std::string(parts[0]))) continue;
      history_.messages.push_back({std::string(parts[0]), std::string(parts[1]), {}});
    }
    return {};
  }

  Result<void> name_stashes() {
    UXI_TRY(const std::string list, output({"stash", "list", "-z", "--format=%gd%x09%H%x09%P"}));
    for (const std::string_view token : text::split(list, '\0')) {
      const auto parts = text::split(token, '\t');
      if (parts.size() < 2) continue;
      const auto holds = [&](std::string_view id) {
        return std::ranges::find(history_.commits, id, &HistoryCommit::id) !=
               history_.commits.end();
      };
      const auto parents = text::split(parts.size() > 2 ? parts[2] : "", ' ');
      // The first parent is the branch's own commit.
      const bool behind =
          parents.size() > 1 && std::any_of(parents.begin() + 1, parents.end(), holds);
      if (holds(parts[1]) || behind) history_.stashes.emplace_back(parts[0]);
    }
    return {};
  }

  io::Env& env_;
  const Workspace& workspace_;
  const ForgetPlan& plan_;
  History history_;
  std::string prefix_;
  std::vector<std::string> studies_;
  std::vector<Brought> brought_;
  std::map<std::string, std::set<std::string>> paths_;  ///< by blob
};

/// Ids, one a line; none where there is no such file.
Result<void> read_list(const Workspace& workspace, const std::string& path,
                       std::set<std::string>& ids) {
  auto bytes = workspace.files().read(workspace.path(path));
  if (!bytes && bytes.error().kind == ErrorKind::not_found) return {};
  if (!bytes) return pass_on(std::move(bytes));
  for (const std::string_view line : text::split(*bytes, '\n')) {
    if (!line.empty()) ids.emplace(line);
  }
  return {};
}

/// An empty list is no file.
Result<void> write_list(const Workspace& workspace, const std::string& inside,
                        const std::set<std::string>& ids) {
  const std::string path = workspace.path(inside);
  std::string text;
  for (const std::string& id : ids) text += id + "\n";
  if (!text.empty()) {
    UXI_TRY_VOID(workspace.files().make_folders(io::parent(path), 0700));
    return io::replace_file(workspace.files(), path, text, 0600);
  }
  return io::exists(workspace.files(), path) ? workspace.files().remove(path) : Result<void>();
}

}  // namespace

Result<History> search_history(io::Env& env, const Workspace& workspace, const ForgetPlan& plan,
                               const KnownTraces& known) {
  return Searching(env, workspace, plan).run(known);
}

std::string blob_list_path(const Leaver& leaver) {
  return ".uxi/forgotten/" + leaver.study + "-" + leaver.participant;
}

Result<KnownTraces> read_known_traces(const Workspace& workspace, const ForgetPlan& plan) {
  KnownTraces known;
  for (const Leaver& leaver : plan.leavers) {
    UXI_TRY_VOID(read_list(workspace, blob_list_path(leaver), known.blobs));
    UXI_TRY_VOID(read_list(workspace, blob_list_path(leaver) + ".messages", known.messages));
  }
  return known;
}

Result<void> write_known_traces(const Workspace& workspace, const ForgetPlan& plan,
                                const History& history) {
  std::set<std::string> messages;
  for (const HistoryCommit& commit : history.messages) messages.insert(commit.id);
  const std::set<std::string> none;
  for (const Leaver& leaver : plan.leavers) {
    const bool first = &leaver == &plan.leavers.front();
    const std::string path = blob_list_path(leaver);
    UXI_TRY_VOID(write_list(workspace, path, first ? history.blobs : none));
    UXI_TRY_VOID(write_list(workspace, path + ".messages", first ? messages : none));
  }
  return {};
}

}  // namespace uxi::workspace
