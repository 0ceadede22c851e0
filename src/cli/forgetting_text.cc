#include "cli/forgetting_text.h"

#include <algorithm>
#include <fmt/format.h>

#include "cli/forgetting.h"
#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

constexpr std::size_t kCommitsShown = 10;
constexpr std::size_t kShortId = 10;

std::string commits_text(const std::vector<workspace::HistoryCommit>& commits) {
  std::string out;
  for (std::size_t i = 0; i < commits.size() && i < kCommitsShown; ++i) {
    const workspace::HistoryCommit& commit = commits[i];
    const std::string subject =
        commit.subject.empty() ? "(its message names them)" : text::elide(commit.subject, 54);
    out += fmt::format("  {}  {}  {}\n", commit.id.substr(0, kShortId), commit.date,
                       text::printable(subject));
  }
  if (commits.size() > kCommitsShown)
    out += fmt::format("  and {} more\n", commits.size() - kCommitsShown);
  return out;
}

void commits_json(format::json::Writer& json,
                  const std::vector<workspace::HistoryCommit>& commits) {
  json.begin_array();
  for (const workspace::HistoryCommit& commit : commits) {
    json.begin_object().field("id", commit.id).field("date", commit.date);
    json.field("subject", commit.subject).end_object();
  }
  json.end_array();
}

void history_json(format::json::Writer& json, const workspace::History& history) {
  json.begin_object().field("in_git", history.in_git).field("holds_them", history.holds_them());
  json.field("shallow", history.shallow).key("commits");
  commits_json(json, history.commits);
  json.key("messages");
  commits_json(json, history.messages);
  json.key("blobs").begin_array();
  for (const std::string& blob : history.blobs) json.value(blob);
  json.end_array().key("stashes").begin_array();
  for (const std::string& stash : history.stashes) json.value(stash);
  json.end_array().field("too_large", std::uint64_t{history.too_large}).end_object();
}

}  // namespace

std::vector<std::string> names_of(const std::vector<workspace::Leaver>& leavers) {
  std::vector<std::string> names;
  for (const workspace::Leaver& leaver : leavers) {
    if (leaver.whole) {
      names.push_back(leaver.study + "/" + leaver.participant);
    } else {
      for (const std::string& session : leaver.sessions)
        names.push_back(leaver.study + "/" + session);
    }
  }
  return names;
}

std::string plan_text(const workspace::ForgetPlan& plan, const Style& style) {
  std::string out;
  for (const workspace::ForgetFile& file : plan.files) {
    const std::string path = text::printable(file.path);
    if (file.goes) {
      out += style(Mark::removed, "- " + path) + "\n";
    } else {
      const std::size_t pieces = std::max<std::size_t>(file.pieces, 1);
      out += "  " + path + "  " + text::counted(pieces, "piece") + " out\n";
    }
  }
  if (plan.undo_entries > 0) {
    out += "- " + text::counted(plan.undo_entries, "entry", "entries") + " of the undo data\n";
  }
  if (!out.empty()) out += "- the index, which is made anew\n";
  return out;
}

std::string left_text(const workspace::ForgetPlan& plan) {
  std::string out;
  for (const workspace::ForgetLeft& left : plan.left) {
    out += text::printable(left.path) + ": left: " + left.why + "\n";
  }
  return out;
}

std::string history_text(const workspace::History& history, const std::string& list,
                         const std::string& again) {
  if (!history.holds_them()) return {};
  std::string out = "git still holds them";
  if (!history.commits.empty())
    out += ", brought in by " + text::counted(history.commits.size(), "commit");
  out += ":\n" + commits_text(history.commits);
  if (history.commits.empty() && !history.blobs.empty()) {
    out += "  " + text::counted(history.blobs.size(), "blob") + " that no commit reaches\n";
  }
  if (!history.messages.empty()) {
    out += "and the message of " + text::counted(history.messages.size(), "commit") + ":\n" +
           commits_text(history.messages);
  }
  out += "To take them out, save what others need of these commits, and then:\n";
  if (history.uncommitted) out += "  git add -A && git commit -m \"Forget a participant\"\n";
  for (auto stash = history.stashes.rbegin(); stash != history.stashes.rend(); ++stash) {
    out += "  git stash drop " + *stash + "\n";
  }
  if (!history.commits.empty())
    out += "  git filter-repo --force --strip-blobs-with-ids " + list + "\n";
  if (!history.messages.empty()) {
    out += "  git filter-repo --force --replace-message FILE   (their name in FILE)\n";
  }
  out += "  git reflog expire --expire=now --all && git gc --prune=now\n";
  out += "  " + again + "\n";
  out += "Then push with --force; clones, forks and backups elsewhere still hold them.\n";
  return out;
}

std::string forgetting_json(const workspace::ForgetPlan& plan,
                            const std::optional<workspace::History>& history, bool done) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("people").begin_array();
  for (const std::string& name : names_of(plan.leavers)) json.value(name);
  json.end_array().field("done", done).field("forgotten_before", plan.forgotten_before);
  json.key("removed").begin_array();
  for (const workspace::ForgetFile& file : plan.files) {
    if (file.goes) json.value(file.path);
  }
  json.end_array().key("changed").begin_array();
  for (const workspace::ForgetFile& file : plan.files) {
    if (file.goes) continue;
    json.begin_object().field("path", file.path);
    json.field("pieces", std::uint64_t{file.pieces}).end_object();
  }
  json.end_array().field("undo_entries", std::uint64_t{plan.undo_entries});
  json.key("left").begin_array();
  for (const workspace::ForgetLeft& left : plan.left) {
    json.begin_object().field("path", left.path).field("why", left.why).end_object();
  }
  json.end_array().key("history");
  if (history) {
    history_json(json, *history);
  } else {
    json.null();
  }
  json.end_object();
  return json.text();
}

}  // namespace uxi::cli
