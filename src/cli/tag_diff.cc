#include "cli/tag_diff.h"

#include <algorithm>
#include <map>
#include <set>

#include "cli/findings.h"
#include "cli/usable.h"
#include "coding/coding_diff.h"
#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "workspace/revision.h"

namespace uxi::cli {
namespace {

constexpr int kQuoteWidth = 60;

struct StudyDiff {
  std::string study;
  coding::CodingDiff diff;
};

/// Studies by name, at one time.
using States = std::map<std::string, coding::CodingState>;

/// What one revision, or the files as they are, hold. A revision without a workspace holds nothing.
Result<States> states_in(Context& context, io::FileSystem& files, const std::string& name,
                         const std::map<std::string, std::set<std::string>>& withheld) {
  States states;
  const auto workspace = workspace::Workspace::find(files);
  if (!workspace && workspace.error().kind == ErrorKind::not_found) return states;
  if (!workspace) return tl::make_unexpected(workspace.error());
  UXI_TRY(const auto studies, workspace->studies());
  for (const std::string& study : studies) {
    if (context.shared().study && *context.shared().study != study) continue;
    UXI_TRY(const auto data, workspace::load_study(*workspace, study));
    if (data.diagnostics.has_errors() && name.empty())
      UXI_TRY_VOID(stop_on_errors(context, data.diagnostics));
    coding::CodingState& state = states[study];
    state.codebook = data.codebook;
    const auto kept_back = withheld.find(study);
    for (const auto& tags : data.tags) {
      const std::string session = tags.value.session.substr(0, tags.value.session.find('.'));
      if (kept_back != withheld.end() && kept_back->second.contains(session)) continue;
      state.tags.push_back(tags.value);
    }
    for (const auto& theme : data.themes) state.themes.push_back(theme.value);
  }
  return states;
}

/// Sessions whose words may not be shown today, whatever an older revision says.
Result<std::map<std::string, std::set<std::string>>> withheld_today(
    Context& context, const workspace::Workspace& workspace) {
  std::map<std::string, std::set<std::string>> out;
  UXI_TRY(const auto studies, workspace.studies());
  for (const std::string& study : studies) {
    UXI_TRY(const auto data, workspace::load_study(workspace, study));
    const auto withheld = workspace::withheld_of(data, context.today());
    note_withheld(context, withheld);
    for (const workspace::Withheld& each : withheld) out[study].insert(each.session);
  }
  return out;
}

/// `P01#2 ana`
std::string where(const coding::HighlightChange& change) {
  return change.session + "#" + std::to_string(change.turn) + " " + change.coder;
}

std::string codes_of(const coding::HighlightChange& change) {
  if (change.kind != coding::HighlightChange::Kind::recoded) return text::join(change.codes, ", ");
  std::vector<std::string> parts;
  for (const std::string& code : change.gained) parts.push_back("+" + code);
  for (const std::string& code : change.lost) parts.push_back("-" + code);
  return text::join(parts, " ");
}

std::string of_theme(const coding::ThemeChange& change) {
  std::vector<std::string> parts;
  if (change.kind != coding::ThemeChange::Kind::changed) parts.emplace_back(to_string(change.kind));
  if (change.accepted) parts.emplace_back("accepted");
  if (!change.old_name.empty()) parts.push_back("renamed from `" + change.old_name + "`");
  if (change.members_added > 0) parts.push_back("+" + std::to_string(change.members_added));
  if (change.members_removed > 0) parts.push_back("-" + std::to_string(change.members_removed));
  return text::join(parts, ", ");
}

std::string summary(const coding::CodingDiff& diff) {
  std::map<coding::HighlightChange::Kind, std::size_t> counts;
  for (const auto& change : diff.highlights) ++counts[change.kind];
  std::vector<std::string> parts;
  for (const auto& [kind, count] : counts)
    parts.push_back(text::counted(count, "highlight") + " " + std::string(to_string(kind)));
  if (!diff.codes.empty()) parts.push_back(text::counted(diff.codes.size(), "code") + " changed");
  if (!diff.themes.empty())
    parts.push_back(text::counted(diff.themes.size(), "theme") + " changed");
  return text::join(parts, ", ");
}

/// How often each code was given and taken away: what a reader wants to know first.
std::map<std::string, std::pair<std::size_t, std::size_t>> by_code(const coding::CodingDiff& diff) {
  using Kind = coding::HighlightChange::Kind;
  std::map<std::string, std::pair<std::size_t, std::size_t>> out;
  for (const auto& change : diff.highlights) {
    const bool whole = change.kind == Kind::added || change.kind == Kind::removed;
    const auto& gained = change.kind == Kind::added ? change.codes : change.gained;
    const auto& lost = change.kind == Kind::removed ? change.codes : change.lost;
    if (!whole && change.kind != Kind::recoded) continue;
    for (const std::string& code : gained) ++out[code].first;
    for (const std::string& code : lost) ++out[code].second;
  }
  return out;
}

std::string as_text(const std::vector<StudyDiff>& studies, const Style& style) {
  std::string out;
  for (const auto& [study, diff] : studies) {
    out += style(Mark::strong, text::printable(study + ": " + summary(diff))) + "\n";
    for (const auto& change : diff.codes) {
      out += "  code " + change.code + ": " + std::string(to_string(change.kind)) +
             (change.to.empty() ? "" : " to " + change.to) + "\n";
    }
    for (const auto& change : diff.themes)
      out += text::printable("  theme " + change.theme + ": " + of_theme(change)) + "\n";
    for (const auto& [code, counts] : by_code(diff)) {
      out += text::printable("  given " + code + ": +" + std::to_string(counts.first) + " -" +
                             std::to_string(counts.second)) +
             "\n";
    }
    for (const auto& change : diff.highlights) {
      out += text::printable("  " + where(change) + " " + std::string(to_string(change.kind)) +
                             ": " + codes_of(change)) +
             "\n";
      if (!change.quote.empty())
        out += "      " + text::printable(text::elide(change.quote, kQuoteWidth)) + "\n";
    }
  }
  return out;
}

std::string cell(std::string_view text) {
  return text::replace_all(text::printable(text), "|", "\\|");
}

std::string as_markdown(const std::vector<StudyDiff>& studies) {
  std::string out;
  for (const auto& [study, diff] : studies) {
    out += (out.empty() ? "## " : "\n## ") + study + "\n\n" + summary(diff) + "\n";
    if (!diff.codes.empty()) out += "\n";
    for (const auto& change : diff.codes) {
      out += "- code `" + change.code + "` " + std::string(to_string(change.kind)) +
             (change.to.empty() ? "" : " to `" + change.to + "`") + "\n";
    }
    if (!diff.themes.empty()) out += "\n";
    for (const auto& change : diff.themes)
      out += "- theme `" + change.theme + "`: " + of_theme(change) + "\n";
    if (diff.highlights.empty()) continue;
    out += "\n| where | coder | change | codes | words |\n|---|---|---|---|---|\n";
    for (const auto& change : diff.highlights) {
      out += "| " + change.session + "#" + std::to_string(change.turn) + " | " + change.coder +
             " | " + std::string(to_string(change.kind)) + " | " + cell(codes_of(change)) + " | " +
             cell(text::elide(change.quote, kQuoteWidth)) + " |\n";
    }
  }
  return out;
}

void write_list(format::json::Writer& json, std::string_view key,
                const std::vector<std::string>& list) {
  json.key(key).begin_array();
  for (const std::string& item : list) json.value(item);
  json.end_array();
}

void write_study(format::json::Writer& json, const StudyDiff& study) {
  json.begin_object().field("study", study.study).key("codes").begin_array();
  for (const auto& change : study.diff.codes) {
    json.begin_object().field("change", to_string(change.kind)).field("code", change.code);
    if (!change.to.empty()) json.field("to", change.to);
    json.end_object();
  }
  json.end_array().key("highlights").begin_array();
  for (const auto& change : study.diff.highlights) {
    json.begin_object().field("change", to_string(change.kind));
    json.field("highlight", change.session + "/" + change.id).field("coder", change.coder);
    json.field("turn", change.turn).field("quote", change.quote);
    write_list(json, "codes", change.codes);
    write_list(json, "gained", change.gained);
    write_list(json, "lost", change.lost);
    json.end_object();
  }
  json.end_array().key("themes").begin_array();
  for (const auto& change : study.diff.themes) {
    json.begin_object().field("change", to_string(change.kind)).field("theme", change.theme);
    json.field("name", change.name).field("accepted", change.accepted);
    json.field("old_name", change.old_name);
    json.field("members_added", std::uint64_t{change.members_added});
    json.field("members_removed", std::uint64_t{change.members_removed}).end_object();
  }
  json.end_array().end_object();
}

std::string as_json(const TagDiffOptions& options, const std::vector<StudyDiff>& studies) {
  format::json::Writer json;
  json.begin_object().field("version", 1).field("from", options.from).field("to", options.to);
  json.key("studies").begin_array();
  for (const StudyDiff& study : studies) write_study(json, study);
  json.end_array().end_object();
  return json.text();
}

std::vector<StudyDiff> differences(const States& before, const States& after) {
  std::set<std::string> names;
  for (const auto& [name, state] : before) names.insert(name);
  for (const auto& [name, state] : after) names.insert(name);
  const coding::CodingState none;
  std::vector<StudyDiff> out;
  for (const std::string& name : names) {
    const auto old = before.find(name);
    const auto now = after.find(name);
    auto diff = coding::diff_coding(old == before.end() ? none : old->second,
                                    now == after.end() ? none : now->second);
    if (!diff.empty()) out.push_back({name, std::move(diff)});
  }
  return out;
}

}  // namespace

void declare_tag_diff(Flags& flags, TagDiffOptions& options) {
  flags.argument("REV", options.from, "a commit, a branch or a tag");
  flags.argument("REV2", options.to, "another; the files as they are by default", false);
  flags.choice("--format", {"text", "markdown", "json"}, options.format, "how it is printed");
  flags.describe(
      "Says which highlights were added, removed and recoded, which codes were renamed, merged or "
      "defined anew, and what became of themes. Highlights of a code that was only renamed are not "
      "listed.");
  flags.example("uxi tag diff main");
  flags.example("uxi tag diff v1 v2 --format markdown");
}

Result<ExitStatus> run_tag_diff(const TagDiffOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  if (context.shared().study) UXI_TRY_VOID(context.study_name(workspace));
  UXI_TRY(const auto withheld, withheld_today(context, workspace));
  UXI_TRY(const auto old, workspace::revision_files(context.env(), options.from));
  UXI_TRY(const States before, states_in(context, *old, options.from, withheld));
  States after;
  if (options.to.empty()) {
    UXI_TRY(after, states_in(context, context.files(), "", withheld));
  } else {
    UXI_TRY(const auto later, workspace::revision_files(context.env(), options.to));
    UXI_TRY(after, states_in(context, *later, options.to, withheld));
  }
  const auto studies = differences(before, after);
  if (options.format == "json") {
    context.print(as_json(options, studies));
  } else if (options.format == "markdown") {
    context.page(as_markdown(studies));
  } else {
    context.page(as_text(studies, context.out_style()));
  }
  if (studies.empty()) context.note("nothing changed in tags, codes and themes");
  return ExitStatus::done;
}

}  // namespace uxi::cli
