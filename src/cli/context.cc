#include "cli/context.h"

#include <algorithm>
#include <ostream>

#include "text/nearest.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"

namespace uxi::cli {
namespace {

/// "Ana María Ruiz" -> "ana-maria-ruiz"; what a tag file's name can hold.
std::string slug(std::string_view name) {
  std::string out;
  for (const char c : text::fold_search(name)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
}

/// The pager's words, parted by spaces; no shell reads them. None where none is wanted.
std::vector<std::string> pager_of(const io::Variables& variables) {
  const auto own = variables.get("UXI_PAGER");
  const std::string said = own ? *own : variables.get("PAGER").value_or("less");
  std::vector<std::string> words;
  for (const std::string_view word : text::split(said, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  if (words.size() == 1 && words.front() == "cat") words.clear();
  return words;
}

}  // namespace

Context::Context(io::Env& env, SharedOptions shared)
    : env_(&env),
      shared_(std::move(shared)),
      out_style_(choose_style(shared_.color, env.terminal.out_is_terminal, env.variables)),
      err_style_(choose_style(shared_.color, env.terminal.err_is_terminal, env.variables)) {}

Date Context::today() const { return shared_.today ? *shared_.today : env_->today(); }

void Context::print(std::string_view text) { env_->out << text; }

void Context::page(std::string_view text) {
  const auto lines = std::ranges::count(text, '\n');
  const std::vector<std::string> pager = pager_of(env_->variables);
  const bool fits = lines < env_->terminal.height;
  if (!env_->terminal.out_is_terminal || fits || pager.empty() || !env_->pager) return print(text);
  env_->out.flush();
  if (!env_->pager(pager, text)) print(text);
}

void Context::note(std::string_view text) {
  if (!shared_.quiet) env_->err << text << '\n';
}

void Context::lack(Error error) {
  error.path = text::printable(error.path);
  error.message = text::printable(error.message);
  env_->out.flush();
  env_->err << to_string(error) << '\n';
  lacks_ = true;
}

void Context::note_lines(std::string_view lines) {
  env_->out.flush();
  if (!shared_.quiet) env_->err << lines;
}

Result<workspace::Workspace> Context::workspace() {
  UXI_TRY(auto found, workspace::Workspace::find(env_->files));
  UXI_TRY_VOID(settle(found));
  return found;
}

Result<void> Context::settle(const workspace::Workspace& workspace) {
  io::Journal journal = workspace.journal();
  if (!journal.unsettled()) return {};
  UXI_TRY(const auto lock, journal.lock());
  note_settled(journal);
  return {};
}

void Context::note_settled(const io::Journal& journal) {
  for (const std::string& line : journal.settled()) {
    note("settled what an interrupted command left: " + line);
  }
}

Result<std::string> Context::study_name(const workspace::Workspace& workspace) {
  UXI_TRY(const auto studies, workspace.studies());
  const auto known = [&](const std::string& name) {
    return std::find(studies.begin(), studies.end(), name) != studies.end();
  };
  if (shared_.study) {
    if (known(*shared_.study)) return *shared_.study;
    std::string hint = text::did_you_mean(*shared_.study, studies);
    if (hint.empty() && !studies.empty()) hint = "there is " + text::join(studies, ", ");
    return fail(ErrorKind::not_found, "no study `" + *shared_.study + "`", std::move(hint));
  }
  if (const auto here = workspace.study_here(); here && known(*here)) return *here;
  if (studies.size() == 1) return studies.front();
  if (studies.empty()) {
    return fail(ErrorKind::not_found, "this workspace has no study",
                "make one with `uxi init --study NAME`");
  }
  return fail(ErrorKind::usage, "which study is meant is not clear",
              "say `--study` and one of " + text::join(studies, ", "));
}

Result<std::string> Context::coder() {
  std::string name = shared_.coder.value_or(env_->variables.get("UXI_CODER").value_or(""));
  if (name.empty()) {
    const auto git =
        env_->run_process({.argv = {"git", "config", "user.name"}, .time_limit_ms = 2000});
    if (git && git->exit_status == 0) name = git->out;
  }
  std::string coder = slug(name);
  if (coder.empty()) {
    return fail(ErrorKind::usage, "who is coding is not known",
                "say `--coder NAME`, or set UXI_CODER or git's user.name");
  }
  return coder;
}

}  // namespace uxi::cli
