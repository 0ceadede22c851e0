#include "support/index_workspace.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "coding/anchor.h"
#include "index/db.h"
#include "io/path.h"
#include "io/rooted_files.h"

namespace uxi::test {
namespace {

namespace fs = std::filesystem;

/// Each row of the index as text that says the same in every index. Ids are left out, and when the
/// index looked at a file.
constexpr const char* kRows[] = {
    "SELECT 'file', path, size, modified_ns, changed_ns, inode, hash FROM file",
    "SELECT 'study', path, name, title, language FROM study JOIN file ON id = file",
    "SELECT 'part', path, kind, name FROM study_part JOIN file ON id = file",
    "SELECT 'record', path, study, session, participant, segment, day FROM record"
    " JOIN file ON id = file",
    "SELECT 'person', path, study, p.id, segment FROM person p JOIN file f ON f.id = p.file",
    "SELECT 'transcript', path, study, name, session, participant, kind, language,"
    " states_language FROM transcript"
    " JOIN file ON id = file",
    "SELECT 'turn', path, turn.id & 0xfffff, number, speaker, start_ms, words FROM turn"
    " LEFT JOIN file ON file.id = turn.id >> 20",
    "SELECT 'text', path, doc & 0xfffff, term, col, offset FROM temp.instances"
    " LEFT JOIN file ON id = doc >> 20",
    "SELECT 'highlight', path, study, session, name, coder, words_begin, words_end, memo"
    " FROM highlight h JOIN file ON file.id = h.file",
    "SELECT 'covers', f.path, name, t.path, turn & 0xfffff FROM highlight_turn"
    " LEFT JOIN highlight h ON h.id = highlight LEFT JOIN file f ON f.id = h.file"
    " LEFT JOIN file t ON t.id = turn >> 20",
    "SELECT 'carries', path, name, code FROM highlight_code"
    " LEFT JOIN highlight h ON h.id = highlight LEFT JOIN file f ON f.id = h.file",
    "SELECT 'code', f.path, study, c.path, name FROM code c LEFT JOIN file f ON id = file",
    "SELECT 'alias', f.path, study, alias, a.path FROM code_alias a LEFT JOIN file f ON id = file",
    "SELECT 'theme', path, study, t.id FROM theme t LEFT JOIN file f ON f.id = file",
    "SELECT 'member', path, kind, name, study, session, highlight FROM member"
    " LEFT JOIN file ON id = file"};

template <class T>
T must(Result<T> result) {
  if (!result) FAIL(to_string(result.error()));
  return *std::move(result);
}

void must(const Result<void>& result) {
  if (!result) FAIL(to_string(result.error()));
}

int columns_of(std::string_view sql) {
  return static_cast<int>(std::ranges::count(sql.substr(0, sql.find(" FROM ")), ',')) + 1;
}

std::vector<std::string> rows_of(const std::string& real_path) {
  index::Db db = must(index::Db::open(real_path));
  must(db.run("CREATE VIRTUAL TABLE temp.instances USING fts5vocab(main, turn_text, instance)"));
  std::vector<std::string> rows;
  for (const char* sql : kRows) {
    index::Statement statement = must(db.prepare(sql));
    while (must(statement.step())) {
      std::string row;
      for (int i = 0; i < columns_of(sql); ++i)
        row += (i == 0 ? "" : " | ") + std::string(statement.text(i));
      rows.push_back(std::move(row));
    }
  }
  std::ranges::sort(rows);
  return rows;
}

}  // namespace

std::optional<index::Place> place_of(const Transcript& transcript, const Highlight& highlight) {
  const coding::Anchored anchored = coding::find_anchor(transcript, highlight);
  if (anchored.state == coding::AnchorState::lost) return std::nullopt;
  return index::Place{anchored.first_turn, anchored.last_turn, anchored.words};
}

TestWorkspace::TestWorkspace()
    : disk_(io::real_files()), files_(io::rooted_files(*disk_, folder_.path())) {
  put("uxi.yaml", "{}\n");
}

void TestWorkspace::put(const std::string& path, const std::string& text) const {
  fs::create_directories(fs::path(real(path)).parent_path());
  std::ofstream(real(path), std::ios::binary) << text;
}

void TestWorkspace::remove(const std::string& path) const { fs::remove_all(real(path)); }

void TestWorkspace::rename(const std::string& from, const std::string& to) const {
  fs::rename(real(from), real(to));
}

std::string TestWorkspace::read(const std::string& path) const {
  std::ostringstream text;
  text << std::ifstream(real(path), std::ios::binary).rdbuf();
  return text.str();
}

std::vector<std::string> TestWorkspace::paths() const { return must(io::walk(*files_, "", {})); }

index::Sources TestWorkspace::sources() const {
  return {.files = files_.get(), .find_place = place_of};
}

Result<void> ReadOnlyFiles::make_folders(const std::string& path, unsigned mode) {
  if (path.find(".uxi") != std::string::npos)
    return fail_at(ErrorKind::denied, path, "cannot be made: read-only file system");
  return FailingFiles::make_folders(path, mode);
}

void put_study(const TestWorkspace& workspace) {
  workspace.put("codebook.yaml",
                "codes:\n"
                "  pain/billing: {name: Billing, use_when: Trouble with bills}\n"
                "  pain/late: {name: Late, use_when: Something came late, aliases: [delay]}\n"
                "  surprise: {name: Surprise, use_when: They did not expect it}\n");
  workspace.put("studies/billing/study.yaml",
                "title: Bills\nquestions:\n  - {id: rq1, text: Why, decision: What}\n"
                "segments:\n  - {id: admin, who: Admins, target: 2}\n"
                "  - {id: churned, who: Gone, target: 2}\n");
  workspace.put("studies/billing/participants.csv",
                "id,segment,status\nP01,admin,held\nP02,churned,held\nP10,admin,held\n");
  workspace.put("studies/billing/sessions/P01.yaml",
                "participant: P01\nsegment: admin\ndate: 2026-03-14\nstate: held\n");
  workspace.put("studies/billing/transcripts/P01.md",
                "---\nuxi: transcript/1\nsession: P01\nkind: verbatim\n"
                "speakers: {I: interviewer, P: participant}\n---\n\n"
                "**I** `00:00:04` How do you pay your bills? ^1\n\n"
                "**P** `00:00:15` They’ve charged us twice, and nobody noticed. ^2\n\n"
                "**P** `00:01:02` Then the refund came late. ^3\n");
  workspace.put("studies/billing/transcripts/P02.md",
                "---\nuxi: transcript/1\nsession: P02\nkind: verbatim\n"
                "speakers: {I: interviewer, P: participant}\n---\n\n"
                "**I** `00:00:03` Tell me about refunds. ^1\n\n"
                "**P** `00:00:09` I asked for one, and they charged me again. ^2\n");
  workspace.put("studies/billing/transcripts/P10.md",
                "---\nuxi: transcript/1\nsession: P10\nkind: verbatim\n"
                "speakers: {P: participant}\n---\n\n"
                "**P** `00:00:01` Nothing to say about charges. ^1\n");
  workspace.put("studies/billing/tags/P01.ana.yaml",
                "- {id: h111111111111, turn: 2, quote: \"charged us twice\", at: 8, "
                "before: \"They’ve \", after: \", and\", codes: [pain/billing, surprise], "
                "memo: \"Nobody saw it\", added: 2026-03-15}\n");
  workspace.put("studies/billing/tags/P01.ben.yaml",
                "- {id: h222222222222, turn: 3, quote: \"came late\", at: 16, "
                "before: \"Then the refund \", after: \".\", codes: [delay], "
                "added: 2026-03-15}\n");
  workspace.put("studies/billing/themes/charged-twice.yaml",
                "name: Charged twice\nstate: accepted\nmembers:\n  - P01/h111111111111\n");
  workspace.put("studies/billing/insights/late.md",
                "---\nstatement: Refunds are late\nkind: finding\nquestions: [rq1]\n"
                "evidence: [P01/h222222222222]\n---\n\nWhy it is so.\n");
}

index::Index fresh_index(const index::Sources& sources) {
  index::Index index = must(index::Index::open(sources));
  const index::Refreshed report = must(index.refresh());
  for (const Error& error : report.unread) FAIL_CHECK(to_string(error));
  return index;
}

std::vector<std::string> rows_of(const TestWorkspace& workspace, const index::Index& index) {
  const bool absolute = index.path().starts_with("/");
  return rows_of(absolute ? index.path() : workspace.real(index.path()));
}

std::vector<std::string> refs(const index::Found& found) {
  std::vector<std::string> refs;
  for (const index::Hit& hit : found.hits) {
    refs.push_back(hit.study + "/" + hit.turn.transcript + "#" + std::to_string(hit.turn.number));
  }
  return refs;
}

std::vector<std::string> found_by(index::Index& index, const std::string& text) {
  const query::Query query = must(query::parse_query(text));
  return refs(must(index.search(query, {})));
}

}  // namespace uxi::test
