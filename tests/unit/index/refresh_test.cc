#include <chrono>
#include <doctest/doctest.h>
#include <filesystem>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

#include "support/index_workspace.h"

namespace uxi::index {
namespace {

/// A disk that writes times in steps of an hour and does not tell inodes apart: only the content
/// says that a file was written again.
class CoarseFiles : public test::FailingFiles {
 public:
  explicit CoarseFiles(io::FileSystem& base) : FailingFiles(base, {}) {}
  Result<io::FileInfo> info(const std::string& path) override {
    UXI_TRY(io::FileInfo info, FailingFiles::info(path));
    constexpr std::int64_t kHour = 3'600'000'000'000;
    info.modified_ns = info.modified_ns / kHour * kHour;
    info.changed_ns = info.modified_ns;
    info.inode = 1;
    return info;
  }
};

std::vector<std::string> rows_of_new_index(const test::TestWorkspace& workspace) {
  test::ReadOnlyFiles files(workspace.files());
  const test::TempFolder cache;
  Sources sources = workspace.sources();
  sources.files = &files;
  sources.cache_folder = cache.path();
  const Index index = test::fresh_index(sources);
  return test::rows_of(workspace, index);
}

Refreshed refresh(Index& index) {
  auto report = index.refresh();
  if (!report) FAIL(to_string(report.error()));
  return *report;
}

// ---- Random edits -------------------------------------------------------------------------------

/// Writes, removes, renames and rewrites files of two studies with a few names and words, so that
/// what is written meets what is there.
class Editor {
 public:
  Editor(const test::TestWorkspace& workspace, unsigned seed)
      : workspace_(workspace), random_(seed) {}

  std::string edit() {
    const std::vector<std::string> paths = workspace_.paths();
    switch (pick(10)) {
      case 0: return remove(paths);
      case 1: return rename(paths);
      case 2: return rewrite_unseen(paths);
      case 3: return check_out(paths);
      default: return put();
    }
  }

 private:
  std::size_t pick(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }
  std::string one_of(const std::vector<std::string>& list) { return list[pick(list.size())]; }
  std::string study() { return "studies/" + one_of({"a", "b"}); }
  std::string session() { return one_of({"P01", "P02", "P03"}); }
  std::string word() { return one_of({"charge", "refund", "late", "Häuser", "東京都民"}); }
  std::string words() { return word() + " " + word() + " " + word(); }
  std::string id() { return one_of({"charge", "refund", "late"}); }
  std::string highlight() { return "h11111111111" + std::to_string(pick(4)); }
  std::string code() { return one_of({"pain", "pain/late", "joy", "delay"}); }

  std::string transcript() {
    std::string text = "---\nuxi: transcript/1\n" + (pick(4) == 0 ? language() : "") +
                       "speakers: {I: interviewer, P: participant}\n---\n\n";
    for (std::size_t i = 0, n = pick(5); i < n; ++i) {
      text += "**" + one_of({"I", "P"}) + "** " + words() + one_of({". ^", "! ^"}) +
              std::to_string(i + 1) + "\n\n";
    }
    return text;
  }

  std::string tags() {
    std::string text;
    for (std::size_t i = 0, n = pick(4); i < n; ++i) {
      const std::string turn = std::to_string(1 + pick(4));
      text += "- {id: " + highlight() + ", turn: " + turn;
      text += pick(2) == 0 ? ", quote: " + word() + ", at: 0" : ", hash: \"xxh3:0000000000000000\"";
      text +=
          ", codes: [" + code() + one_of({"", ", joy"}) + "]" + one_of({"", ", memo: why"}) + "}\n";
    }
    return text;
  }

  std::string language() { return one_of({"", "language: de\n", "language: fr-CA\n"}); }

  std::string roster() {
    return "id,segment\nP01," + one_of({"admin", "gone"}) + "\nP02," + one_of({"admin", "gone"}) +
           "\n";
  }

  std::string put() {
    const std::string ref = session() + "/" + highlight();
    std::pair<std::string, std::string> file;
    switch (pick(9)) {
      case 0: file = {study() + "/study.yaml", "title: " + word() + "\n" + language()}; break;
      case 1: file = {study() + "/participants.csv", roster()}; break;
      case 2:
        file = {study() + "/sessions/" + session() + ".yaml",
                "segment: " + word() + "\ndate: 2026-03-0" + std::to_string(1 + pick(9)) + "\n"};
        break;
      case 3:
        file = {study() + "/tags/" + session() + one_of({".ana", ".ben"}) + ".yaml", tags()};
        break;
      case 4:
        file = {study() + "/themes/" + id() + ".yaml", "name: T\nmembers:\n  - " + ref + "\n"};
        break;
      case 5:
        file = {study() + "/insights/" + id() + ".md",
                "---\nquestions: [rq1]\nevidence: [" + ref + "]\n---\n"};
        break;
      case 6:
        file = {one_of({"codebook.yaml", "studies/a/codebook.yaml"}),
                "codes:\n  pain/late: {name: Late, aliases: [" + one_of({"delay", "joy"}) + "]}\n"};
        break;
      default:
        file = {study() + one_of({"/transcripts/", "/notes/"}) + session() +
                    one_of({"", "", ".ben"}) + ".md",
                transcript()};
    }
    workspace_.put(file.first, file.second);
    return "put " + file.first;
  }

  std::string remove(const std::vector<std::string>& paths) {
    const std::string path = one_of(paths);
    if (path == "uxi.yaml") return "nothing";
    workspace_.remove(pick(6) == 0 ? study() : path);
    return "remove " + path;
  }

  std::string rename(const std::vector<std::string>& paths) {
    const std::string from = one_of(paths);
    const std::string to = one_of(paths);
    const std::size_t folder = from.rfind('/');
    if (folder == std::string::npos || from == to) return "nothing";
    const std::string target =
        pick(2) == 0 ? to : from.substr(0, folder + 1) + session() + from.substr(from.find('.'));
    if (target == "uxi.yaml") return "nothing";
    workspace_.rename(from, target);
    return "rename " + from + " to " + target;
  }

  /// Other words of the same length, and the time of last change as it was.
  std::string rewrite_unseen(const std::vector<std::string>& paths) {
    const std::string path = one_of(paths);
    std::string text = workspace_.read(path);
    for (const auto& [from, to] : {std::pair{"charge", "refund"}, std::pair{"late", "soon"}}) {
      if (const std::size_t at = text.find(from); at != std::string::npos)
        text.replace(at, std::string(from).size(), to);
    }
    const auto time = std::filesystem::last_write_time(workspace_.real(path));
    workspace_.put(path, text);
    std::filesystem::last_write_time(workspace_.real(path), time);
    return "rewrite " + path;
  }

  /// Some files as they were at an earlier time, their times of last change with them, as backups
  /// and some checkouts bring them back.
  std::string check_out(const std::vector<std::string>& paths) {
    if (saved_.empty() || pick(2) == 0) {
      saved_.clear();
      for (const std::string& path : paths) {
        saved_.push_back(
            {path, workspace_.read(path), std::filesystem::last_write_time(workspace_.real(path))});
      }
      return "save all";
    }
    std::string story = "check out";
    for (const Saved& file : saved_) {
      if (pick(2) == 0) continue;
      workspace_.put(file.path, file.text);
      std::filesystem::last_write_time(workspace_.real(file.path), file.time);
      story += " " + file.path;
    }
    return story;
  }

  struct Saved {
    std::string path;
    std::string text;
    std::filesystem::file_time_type time;
  };

  const test::TestWorkspace& workspace_;
  std::mt19937 random_;
  std::vector<Saved> saved_;
};

void check_edits(const test::TestWorkspace& workspace, const Sources& sources, unsigned seed) {
  Editor editor(workspace, seed);
  Index index = test::fresh_index(sources);
  std::string story;
  for (int step = 0; step < 40; ++step) {
    for (int edits = step % 3; edits >= 0; --edits) story += editor.edit() + "\n";
    static_cast<void>(refresh(index));
    CAPTURE(seed);
    CAPTURE(story);
    REQUIRE(test::rows_of(workspace, index) == rows_of_new_index(workspace));
  }
}

}  // namespace

TEST_CASE("index: after any edits a refresh says the same as a new index") {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    const test::TestWorkspace workspace;
    check_edits(workspace, workspace.sources(), seed);
  }
}

TEST_CASE("index: the same holds where the disk's clock is coarse") {
  for (unsigned seed = 11; seed <= 14; ++seed) {
    const test::TestWorkspace workspace;
    CoarseFiles files(workspace.files());
    Sources sources = workspace.sources();
    sources.files = &files;
    // Rows hold times as they were seen, so the fresh index must see them the same way.
    Editor editor(workspace, seed);
    Index index = test::fresh_index(sources);
    for (int step = 0; step < 30; ++step) {
      const std::string story = editor.edit();
      CAPTURE(story);
      static_cast<void>(refresh(index));
      const auto rows = test::rows_of(workspace, index);
      auto made = index.rebuild();
      REQUIRE(made.has_value());
      REQUIRE(rows == test::rows_of(workspace, index));
    }
  }
}

TEST_CASE("index: only what changed is read") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  auto index = Index::open(workspace.sources());
  REQUIRE(index.has_value());
  Refreshed report = refresh(*index);
  CHECK(report.made);
  CHECK(report.files == 11);
  CHECK(report.read == 11);

  report = refresh(*index);
  CHECK_FALSE(report.made);
  CHECK(report.files == 11);
  CHECK(report.read == 0);

  workspace.put("studies/billing/sessions/P02.yaml", "date: 2026-04-01\n");
  workspace.remove("studies/billing/themes/charged-twice.yaml");
  report = refresh(*index);
  CHECK(report.files == 11);
  CHECK(report.read == 1);
  CHECK(report.removed == 1);

  // Highlights stand on their transcript, and are found in it again.
  workspace.put("studies/billing/transcripts/P01.md",
                workspace.read("studies/billing/transcripts/P01.md") + "\n**P** More. ^4\n");
  CHECK(refresh(*index).read == 3);
  CHECK(test::found_by(*index, "is:tagged") ==
        std::vector<std::string>{"billing/P01#2", "billing/P01#3"});

  // The same words written again are looked at, not read in.
  workspace.put("codebook.yaml", workspace.read("codebook.yaml"));
  CHECK(refresh(*index).read == 0);
}

TEST_CASE("index: highlights whose words are gone are on no turn") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  Index index = test::fresh_index(workspace.sources());
  workspace.put("studies/billing/transcripts/P01.md", "**P** Something else. ^1\n");
  static_cast<void>(refresh(index));
  CHECK(test::found_by(index, "is:tagged").empty());
  CHECK(index.counts()->highlights == 2);
  workspace.remove("studies/billing/transcripts/P01.md");
  static_cast<void>(refresh(index));
  CHECK(test::found_by(index, "session:P01").empty());
}

TEST_CASE("index: a file that cannot be read is named, and the rest is there") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  workspace.put("studies/billing/transcripts/P03.md", "**P** Caf\xe9. ^1\n");
  auto index = Index::open(workspace.sources());
  REQUIRE(index.has_value());
  for (int time = 0; time < 2; ++time) {
    const Refreshed report = refresh(*index);
    REQUIRE(report.unread.size() == 1);
    CHECK(report.unread.front() == Error{.kind = ErrorKind::syntax,
                                         .message = "this is not UTF-8 text",
                                         .path = "studies/billing/transcripts/P03.md",
                                         .line = 1,
                                         .column = 10,
                                         .hint = "save the file as UTF-8"});
    CHECK(test::found_by(*index, "charge").size() == 3);
  }
  workspace.put("studies/billing/transcripts/P03.md", "**P** A charge. ^1\n");
  CHECK(refresh(*index).unread.empty());
  CHECK(test::found_by(*index, "charge").size() == 4);
}

TEST_CASE("index: a file with an error is named until it is mended") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  const std::string path = "studies/billing/tags/P01.zoe.yaml";
  workspace.put(path, "- {id: h777777777777, turn: 2, quote: x, codes: [pain]}\nx: [\n");
  auto index = Index::open(workspace.sources());
  REQUIRE(index.has_value());
  for (int time = 0; time < 2; ++time) {
    const Refreshed report = refresh(*index);
    REQUIRE(report.faulty.size() == 1);
    CHECK(report.faulty.front().path == path);
    CHECK(report.faulty.front().line == 2);
    CHECK(report.unread.empty());
  }
  workspace.put(path, "[]\n");
  CHECK(refresh(*index).faulty.empty());
  CHECK(refresh(*index).faulty.empty());
}

TEST_CASE("index: highlights that cover too much are left out with a reason") {
  const test::TestWorkspace workspace;
  workspace.put("studies/a/study.yaml", "title: A\n");
  std::string turns;
  for (int i = 1; i <= 2001; ++i) turns += "**P** Yes. ^" + std::to_string(i) + "\n\n";
  workspace.put("studies/a/transcripts/P01.md", turns);
  Sources sources = workspace.sources();
  sources.find_place = [](const Transcript&, const Highlight&) { return Place{1, 2001, {}}; };
  std::string tags;
  for (int i = 100; i < 600; ++i)
    tags += "- {id: h111111111" + std::to_string(i) + ", turn: 1, codes: [a]}\n";
  workspace.put("studies/a/tags/P01.ana.yaml", tags);
  auto index = Index::open(sources);
  REQUIRE(index.has_value());
  const Refreshed report = refresh(*index);
  REQUIRE(report.unread.size() == 1);
  CHECK(report.unread.front().kind == ErrorKind::limit);
  CHECK(report.unread.front().path == "studies/a/tags/P01.ana.yaml");
  CHECK(index->counts() == Counts{1, 1, 2001, 0, 0, 0});
}

TEST_CASE("index: an interrupted refresh changes nothing") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  int looks = 0;
  Sources sources = workspace.sources();
  sources.interrupted = [&looks] { return ++looks > 5; };
  auto index = Index::open(sources);
  REQUIRE(index.has_value());
  const auto report = index->refresh();
  REQUIRE_FALSE(report.has_value());
  CHECK(report.error().kind == ErrorKind::interrupted);
  Index after = test::fresh_index(workspace.sources());
  CHECK(test::found_by(after, "charge").size() == 3);
  // The one that was stopped starts again from nothing.
  looks = -1'000'000;
  REQUIRE(index->refresh().has_value());
  CHECK(test::found_by(*index, "charge").size() == 3);
}

TEST_CASE("index: several processes refresh and search at once") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  for (int i = 20; i < 60; ++i) {
    workspace.put("studies/billing/transcripts/P" + std::to_string(i) + ".md",
                  "**P** One more charge. ^1\n\n**P** And a refund. ^2\n");
  }
  std::vector<pid_t> children;
  for (int child = 0; child < 4; ++child) {
    const pid_t pid = ::fork();
    REQUIRE(pid >= 0);
    if (pid > 0) {
      children.push_back(pid);
      continue;
    }
    bool right = true;
    for (int round = 0; round < 8 && right; ++round) {
      workspace.put("studies/billing/transcripts/P" + std::to_string(90 + child) + ".md",
                    "**P** Round " + std::to_string(round) + ". ^1\n");
      auto index = Index::open(workspace.sources());
      right = index && index->refresh() && test::found_by(*index, "\"one more\"").size() == 40;
    }
    ::_exit(right ? 0 : 1);
  }
  for (const pid_t child : children) {
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
  }
  const Index index = test::fresh_index(workspace.sources());
  CHECK(test::rows_of(workspace, index) == rows_of_new_index(workspace));
}

}  // namespace uxi::index
