#include "workspace/revision.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

#include "io/path.h"
#include "text/strings.h"
#include "uxi/hash.h"
#include "workspace/changes.h"

namespace uxi::workspace {
namespace {

constexpr const char* kNoRepository =
    "the current folder is not in a git repository; `uxi -C FOLDER` works in another";

using io::FileInfo;
using io::FileKind;

constexpr int kGitTime = 60'000;                                  // ms
constexpr std::uint64_t kMostOutput = std::uint64_t{512} << 20U;  // the list of a very large tree
constexpr std::uint64_t kMostAtOnce = std::uint64_t{24} << 20U;   // bytes of old texts kept

/// One blob of the revision's tree.
struct Blob {
  std::string id;
  bool link = false;
  std::uint64_t size = 0;  ///< of texts that differ from the disk's
};
using Tree = std::map<std::string, Blob, std::less<>>;

Result<io::ProcessResult> git(io::Env& env, std::vector<std::string> words,
                              std::string input = {}) {
  std::vector<std::string> argv{"git", "--no-optional-locks"};
  argv.insert(argv.end(), std::make_move_iterator(words.begin()),
              std::make_move_iterator(words.end()));
  auto done = env.run_process({.argv = std::move(argv),
                               .input = std::move(input),
                               .folder = env.working_folder,
                               .time_limit_ms = kGitTime,
                               .output_limit = kMostOutput});
  if (done) return done;
  return fail(done.error().kind, "git cannot be run: " + done.error().message,
              "without it nothing is known of revisions");
}

/// The output without its last line end; what git says goes into the error.
Result<std::string> git_word(io::Env& env, std::vector<std::string> words, ErrorKind kind,
                             std::string what, std::string hint = {}) {
  UXI_TRY(const auto done, git(env, std::move(words)));
  if (done.exit_status != 0) return fail(kind, std::move(what), std::move(hint));
  return std::string(text::trim(done.out));
}

Result<std::string> commit_of(io::Env& env, const std::string& name) {
  if (name.empty()) {
    return fail(ErrorKind::usage, "the name of the revision is empty",
                "name a branch, a tag or a commit; a variable may have no value");
  }
  return git_word(env, {"rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"},
                  ErrorKind::usage, "there is no revision `" + name + "`",
                  "name a branch, a tag or a commit; in a shallow clone, fetch it first");
}

Result<std::string> merge_base(io::Env& env, const std::string& name) {
  UXI_TRY(const std::string commit, commit_of(env, name));
  UXI_TRY(const auto done, git(env, {"merge-base", commit, "HEAD"}));
  if (done.exit_status == 0) return std::string(text::trim(done.out));
  UXI_TRY(const auto shallow, git(env, {"rev-parse", "--is-shallow-repository"}));
  if (text::trim(shallow.out) == "true") {
    return fail(ErrorKind::unsupported,
                "this clone is shallow and lacks what HEAD and `" + name + "` share",
                "fetch it with `git fetch --unshallow`, or check out with `fetch-depth: 0`");
  }
  return fail(ErrorKind::usage, "HEAD and `" + name + "` share no commit",
              "name the branch that this one started from");
}

/// `MODE TYPE ID<tab>PATH` of `git ls-tree -r -z`. Sizes are not asked for: a partial clone would
/// fetch every blob to tell them.
Tree parse_tree_listing(std::string_view listing) {
  Tree tree;
  for (const std::string_view entry : text::split(listing, '\0')) {
    const std::size_t tab = entry.find('\t');
    if (tab == std::string_view::npos) continue;
    std::vector<std::string_view> words;
    for (const std::string_view word : text::split(entry.substr(0, tab), ' ')) {
      if (!word.empty()) words.push_back(word);
    }
    if (words.size() != 3 || words[1] != "blob") continue;
    tree.emplace(entry.substr(tab + 1),
                 Blob{.id = std::string(words[2]), .link = words[0] == "120000"});
  }
  return tree;
}

Error not_there(const std::string& path) {
  return {.kind = ErrorKind::not_found, .message = "is not in the revision", .path = path};
}

/// What lints read: worth asking for before anybody does.
bool is_text_file(std::string_view path) {
  constexpr std::array<std::string_view, 6> kEndings = {".md",   ".markdown", ".txt",
                                                        ".yaml", ".yml",      "ignore"};
  return std::ranges::any_of(kEndings,
                             [&](std::string_view ending) { return path.ends_with(ending); });
}

/// The texts of blobs by their ids, in one `git cat-file --batch`, of which each is answered with
/// `ID blob SIZE`, its bytes and a line end.
Result<std::map<std::string, std::string>> read_blobs(io::Env& env,
                                                      const std::vector<std::string>& ids) {
  UXI_TRY(const auto done, git(env, {"cat-file", "--batch"}, text::join(ids, "\n") + "\n"));
  std::map<std::string, std::string> texts;
  std::string_view rest = done.out;
  while (!rest.empty()) {
    const std::string_view head = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(head.size() + 1, rest.size()));
    const auto words = text::split(head, ' ');
    if (words.size() != 3 || words[1] != "blob") continue;  // a blob that is missing
    std::size_t size = 0;
    std::from_chars(words[2].data(), words[2].data() + words[2].size(), size);
    texts.emplace(words[0], rest.substr(0, size));
    rest.remove_prefix(std::min(size + 1, rest.size()));
  }
  return texts;
}

/// Sets the sizes of the texts among `names`, of which `git cat-file --batch-check` answers each
/// with `ID blob SIZE`.
Result<void> measure(io::Env& env, const std::set<std::string, std::less<>>& names, Tree& tree) {
  std::string ids;
  for (const std::string& name : names) {
    const auto blob = tree.find(name);
    if (blob != tree.end() && is_text_file(name)) ids += blob->second.id + "\n";
  }
  if (ids.empty()) return {};
  UXI_TRY(const auto done, git(env, {"cat-file", "--batch-check"}, std::move(ids)));
  std::map<std::string, std::uint64_t, std::less<>> sizes;
  for (const std::string_view line : text::split(done.out, '\n')) {
    const auto words = text::split(line, ' ');
    if (words.size() != 3) continue;
    std::uint64_t& size = sizes[std::string(words[0])];
    std::from_chars(words[2].data(), words[2].data() + words[2].size(), size);
  }
  for (const std::string& name : names) {
    const auto blob = tree.find(name);
    if (blob == tree.end()) continue;
    const auto size = sizes.find(blob->second.id);
    if (size != sizes.end()) blob->second.size = size->second;
  }
  return {};
}

class RevisionFiles final : public io::FileSystem {
 public:
  RevisionFiles(io::Env& env, std::string root, std::string prefix, Tree tree,
                std::set<std::string, std::less<>> changed)
      : env_(&env),
        root_(std::move(root)),
        prefix_(std::move(prefix)),
        tree_(std::move(tree)),
        changed_(std::move(changed)) {}

  Result<std::string> read(const std::string& path, std::uint64_t limit) override {
    const auto name = in_repository(path);
    if (!name) return env_->files.read(path, limit);
    const auto found = tree_.find(*name);
    if (found == tree_.end()) return tl::make_unexpected(not_there(path));
    if (!changed_.contains(*name)) return env_->files.read(path, limit);
    if (found->second.size > limit) return fail_at(ErrorKind::limit, path, "is too large");
    const std::scoped_lock one_at_a_time(reading_);
    if (!old_.contains(found->second.id)) {
      UXI_TRY(old_, read_blobs(*env_, ids_from(*name)));
    }
    const auto text = old_.find(found->second.id);
    if (text == old_.end())
      return fail_at(ErrorKind::io, path, "git does not give its old content");
    return text->second;
  }

  Result<FileInfo> info(const std::string& path) override {
    const auto name = in_repository(path);
    if (!name) return env_->files.info(path);
    const auto found = tree_.find(*name);
    if (found != tree_.end()) {
      const auto same = changed_.contains(*name) ? FileInfo{.size = found->second.size}
                                                 : env_->files.info(path).value_or(FileInfo{});
      return FileInfo{.kind = FileKind::file, .size = same.size};
    }
    if (name->empty() || holds_files(*name)) return FileInfo{.kind = FileKind::folder};
    return tl::make_unexpected(not_there(path));
  }

  Result<std::vector<io::FolderEntry>> list(const std::string& path) override {
    const auto name = in_repository(path);
    if (!name) return env_->files.list(path);
    const std::string front = name->empty() ? "" : *name + "/";
    std::vector<io::FolderEntry> entries;
    for (auto at = tree_.lower_bound(front); at != tree_.end() && at->first.starts_with(front);
         ++at) {
      const std::string_view rest = std::string_view(at->first).substr(front.size());
      const std::size_t slash = rest.find('/');
      const bool folder = slash != std::string_view::npos;
      const std::string_view part = rest.substr(0, slash);
      if (!entries.empty() && entries.back().name == part) continue;
      const FileKind kind = folder            ? FileKind::folder
                            : at->second.link ? FileKind::link
                                              : FileKind::file;
      entries.push_back({std::string(part), kind});
    }
    if (entries.empty() && !name->empty()) return tl::make_unexpected(not_there(path));
    std::ranges::sort(entries, {}, &io::FolderEntry::name);
    return entries;
  }

  Result<std::string> real_path(const std::string& path) override {
    return env_->files.real_path(path);
  }

  Result<void> write(const std::string& path, std::string_view, std::optional<unsigned>) override {
    return refuse(path);
  }
  Result<void> rename(const std::string& from, const std::string&) override { return refuse(from); }
  Result<void> remove(const std::string& path) override { return refuse(path); }
  Result<void> make_folders(const std::string& path, unsigned) override { return refuse(path); }
  Result<void> sync_folder(const std::string& path) override { return refuse(path); }
  Result<void> touch(const std::string& path) override { return refuse(path); }
  Result<std::unique_ptr<io::FileLock>> lock(const std::string& path, int) override {
    return fail_at(ErrorKind::unsupported, path, "the past cannot be locked");
  }

 private:
  static Result<void> refuse(const std::string& path) {
    return fail_at(ErrorKind::unsupported, path, "the past cannot be changed");
  }

  /// The blob of `name`, and those of the texts that changed and stand behind it, then those before
  /// it, as much as may be kept: a process a file takes longer than all the rest of a lint.
  [[nodiscard]] std::vector<std::string> ids_from(const std::string& name) const {
    const Blob& asked = tree_.find(name)->second;
    std::vector<std::string> ids{asked.id};
    std::uint64_t bytes = asked.size;
    const auto add = [&](const std::string& other) {
      const auto blob = tree_.find(other);
      if (blob == tree_.end() || other == name || !is_text_file(other)) return true;
      bytes += blob->second.size;
      if (bytes <= kMostAtOnce) ids.push_back(blob->second.id);
      return bytes <= kMostAtOnce;
    };
    const auto here = changed_.lower_bound(name);
    if (std::all_of(here, changed_.end(), add)) (void)std::all_of(changed_.begin(), here, add);
    return ids;
  }

  /// The path as the tree has it; nothing where it lies outside.
  [[nodiscard]] std::optional<std::string> in_repository(const std::string& path) const {
    std::string name;
    if (path.starts_with('/')) {
      name = io::relative_to(io::normalised(path), root_);
      if (name.starts_with('/')) return std::nullopt;
    } else {
      name = io::normalised(io::join(prefix_, path));
    }
    // What git never has is as it is.
    if (!tree_.contains(name) && is_private(name)) return std::nullopt;
    if (name == ".") return std::string();
    if (name == ".." || name.starts_with("../")) return std::nullopt;
    return name;
  }
  static bool is_private(std::string_view name) {
    return name == kPrivate || name.starts_with("private/") || text::contains(name, "/private/") ||
           name.ends_with("/private");
  }
  [[nodiscard]] bool holds_files(const std::string& folder) const {
    const auto first = tree_.lower_bound(folder + "/");
    return first != tree_.end() && first->first.starts_with(folder + "/");
  }

  io::Env* env_;
  std::string root_;
  std::string prefix_;  ///< of the working folder inside the repository
  Tree tree_;
  std::set<std::string, std::less<>> changed_;
  std::mutex reading_;
  std::map<std::string, std::string> old_;  ///< texts by their ids; more are asked for as needed
};

/// Hashes of lines, sorted; blank lines tell nothing.
std::vector<std::uint64_t> line_hashes(std::string_view text) {
  std::vector<std::uint64_t> hashes;
  for (const std::string_view line : text::split(text, '\n')) {
    const std::string_view words = text::trim(line);
    if (!words.empty()) hashes.push_back(hash64(words));
  }
  std::ranges::sort(hashes);
  return hashes;
}

/// Shared lines over those of the larger text, from 0 to 1.
double similarity(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  if (std::min(a.size(), b.size()) * 2 < std::max(a.size(), b.size())) return 0;  // never half
  if (a.empty()) return 0;
  std::vector<std::uint64_t> shared;
  std::ranges::set_intersection(a, b, std::back_inserter(shared));
  return static_cast<double>(shared.size()) / static_cast<double>(std::max(a.size(), b.size()));
}

/// Why git gives no root here: there is no repository, or it refuses one that belongs to another
/// user, as the checkout in a container often does. Then what it says is handed on.
Error no_repository(std::string_view err) {
  err = text::trim(err);
  std::string_view said = err.substr(0, err.find('\n'));
  constexpr std::string_view kFatal = "fatal: ";
  if (said.starts_with(kFatal)) said.remove_prefix(kFatal.size());
  if (said.empty() || text::contains(said, "not a git repository"))
    return {.kind = ErrorKind::not_found, .message = kNoRepository};
  Error error{.kind = ErrorKind::not_found,
              .message = "git does not read this repository: " + std::string(said)};
  constexpr std::string_view kSafe = "safe.directory ";
  if (const std::size_t at = err.find(kSafe); at != std::string_view::npos) {
    const std::string_view rest = err.substr(at);
    error.hint =
        "`git config --global --add " + std::string(rest.substr(0, rest.find('\n'))) + "` lets it";
  }
  return error;
}

Result<std::string> repository_root(io::Env& env) {
  UXI_TRY(const auto done, git(env, {"rev-parse", "--show-toplevel"}));
  if (done.exit_status != 0) return tl::make_unexpected(no_repository(done.err));
  return std::string(text::trim(done.out));
}

/// The files of the commit `base`.
Result<Revision> files_of(io::Env& env, const std::string& base) {
  UXI_TRY(const std::string root, repository_root(env));
  UXI_TRY(const std::string prefix,
          git_word(env, {"rev-parse", "--show-prefix"}, ErrorKind::not_found, "git has no prefix"));
  UXI_TRY(const auto listing, git(env, {"ls-tree", "-r", "-z", "--full-tree", base}));
  UXI_TRY(const auto changed, git(env, {"diff-index", "-z", "--name-only", "--no-renames", base}));
  if (listing.exit_status != 0 || changed.exit_status != 0) {
    return fail(ErrorKind::io, "git cannot tell what changed: " +
                                   std::string(text::trim(listing.err + changed.err)));
  }
  Tree tree = parse_tree_listing(listing.out);
  std::set<std::string, std::less<>> names;
  Revision revision;
  for (const std::string_view path : text::split(changed.out, '\0')) {
    if (path.empty()) continue;
    names.emplace(path);
    const std::string here = io::join(root, path);
    if (tree.contains(path) && !io::exists(env.files, here)) {
      revision.gone.push_back(io::relative_to(here, io::join(root, io::normalised(prefix))));
    }
  }
  UXI_TRY_VOID(measure(env, names, tree));
  revision.files =
      std::make_unique<RevisionFiles>(env, root, prefix, std::move(tree), std::move(names));
  revision.root = root;
  revision.prefix = prefix;
  return revision;
}

/// `usage` outside of a repository comes before what is said of a revision.
Result<void> need_repository(io::Env& env) {
  UXI_TRY_VOID(repository_root(env));
  return {};
}

}  // namespace

Result<Revision> merge_base_files(io::Env& env, const std::string& name) {
  UXI_TRY_VOID(need_repository(env));
  UXI_TRY(const std::string base, merge_base(env, name));
  return files_of(env, base);
}

Result<std::unique_ptr<io::FileSystem>> revision_files(io::Env& env, const std::string& name) {
  UXI_TRY_VOID(need_repository(env));
  UXI_TRY(const std::string commit, commit_of(env, name));
  UXI_TRY(Revision revision, files_of(env, commit));
  return std::move(revision.files);
}

std::string repository_inside(io::FileSystem& now, const Revision& revision,
                              const std::string& path) {
  const std::string name = path.starts_with('/')
                               ? io::relative_to(io::normalised(path), revision.root)
                               : io::normalised(io::join(revision.prefix, path));
  if (name.starts_with('/') || name.starts_with("../")) return {};
  for (std::string folder = io::parent(name); !folder.empty(); folder = io::parent(folder)) {
    const std::string whole = io::join(revision.root, folder);
    if (io::exists(now, io::join(whole, ".git"))) return folder;
  }
  return {};
}

namespace {

/// A file that is gone or new, and what it holds.
struct OneOfPair {
  const std::string* path;
  std::uint64_t bytes = 0;  ///< their hash
  std::vector<std::uint64_t> lines;
  bool taken = false;
};

std::vector<OneOfPair> read_all(io::FileSystem& files, const std::vector<std::string>& paths) {
  std::vector<OneOfPair> all;
  for (const std::string& path : paths) {
    if (!is_text_file(path)) continue;
    const std::string text = files.read(path).value_or(std::string());
    all.push_back({&path, hash64(text), line_hashes(text)});
  }
  return all;
}

std::ptrdiff_t common_tail(const std::string& a, const std::string& b) {
  return std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first - a.rbegin();
}

OneOfPair* same_text(std::vector<OneOfPair>& gone, const OneOfPair& added) {
  OneOfPair* best = nullptr;
  for (OneOfPair& old : gone) {
    if (old.taken || old.lines.empty() || old.bytes != added.bytes) continue;
    const bool better = best == nullptr ||
                        common_tail(*old.path, *added.path) > common_tail(*best->path, *added.path);
    if (better) best = &old;
  }
  return best;
}

OneOfPair* most_alike(std::vector<OneOfPair>& gone, const OneOfPair& added) {
  constexpr double kEnough = 0.5;  // as git's own
  OneOfPair* best = nullptr;
  double most = 0;
  for (OneOfPair& old : gone) {
    const double share = old.taken ? 0 : similarity(old.lines, added.lines);
    if (share < kEnough || share <= most) continue;
    best = &old;
    most = share;
  }
  return best;
}

}  // namespace

std::vector<Renamed> find_renamed(io::FileSystem& before, const std::vector<std::string>& gone,
                                  io::FileSystem& now, const std::vector<std::string>& added) {
  if (gone.empty() || added.empty()) return {};
  auto old_files = read_all(before, gone);
  auto new_files = read_all(now, added);
  std::vector<Renamed> found;
  for (auto* pick : {&same_text, &most_alike}) {
    for (OneOfPair& file : new_files) {
      OneOfPair* old = file.taken ? nullptr : pick(old_files, file);
      if (old == nullptr) continue;
      old->taken = file.taken = true;
      found.push_back({*old->path, *file.path});
    }
  }
  std::ranges::sort(found, {}, &Renamed::to);
  return found;
}

}  // namespace uxi::workspace
