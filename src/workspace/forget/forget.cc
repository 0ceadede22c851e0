#include "workspace/forget/forget.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "format/csv.h"
#include "io/path.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"
#include "workspace/forget/cleaning.h"
#include "workspace/forget/survey.h"
#include "workspace/personal.h"
#include "workspace/redaction.h"

namespace uxi::workspace {
namespace {

constexpr std::string_view kRoster = "/participants.csv";

bool ends_with_any(std::string_view path, std::initializer_list<std::string_view> endings) {
  const std::string plain = text::lower(path);
  return std::ranges::any_of(endings, [&](std::string_view end) { return plain.ends_with(end); });
}

/// One plan in the making.
class Forgetting {
 public:
  Forgetting(const Workspace& workspace, const Studies& studies, ForgetPlan& plan)
      : workspace_(workspace), studies_(studies), plan_(plan) {
    for (const auto& [name, data] : studies) names_.push_back(name);
  }

  Result<void> run() {
    UXI_TRY(files_, survey_files(workspace_));
    UXI_TRY_VOID(redact_others());
    for (const SurveyedFile& file : files_) UXI_TRY_VOID(look(file));
    // From the last to the first: each looks for the row that stood before it.
    std::vector<Leaver> leavers = plan_.leavers;
    std::ranges::sort(leavers, std::ranges::greater{}, &Leaver::participant);
    for (const Leaver& leaver : leavers) UXI_TRY_VOID(put_tombstone(leaver));
    UXI_TRY_VOID(clean_key());
    for (auto& [path, change] : changes_) {
      plan_.files.push_back({path, !change.after, change.pieces});
      plan_.changes.add({path, std::move(change.before), std::move(change.after)});
    }
    for (const std::string& path : plan_.direct) plan_.files.push_back({path, true, 0});
    std::ranges::sort(plan_.files, {}, &ForgetFile::path);
    return {};
  }

 private:
  struct Change {
    std::optional<std::string> before;
    std::optional<std::string> after;
    std::size_t pieces = 0;
  };

  [[nodiscard]] bool has_study(std::string_view study) const {
    return std::ranges::find(plan_.leavers, study, &Leaver::study) != plan_.leavers.end();
  }

  /// A part of the path is named after them.
  [[nodiscard]] bool is_theirs(std::string_view path, std::string_view study) const {
    const std::string front = "studies/" + std::string(study) + "/";
    const std::string_view inside = path.starts_with(front) ? path.substr(front.size()) : path;
    const auto parts = text::split(inside, '/');
    return std::ranges::any_of(parts, [&](std::string_view part) {
      return plan_.traces.owns(part, study) || plan_.traces.names_them(part);
    });
  }

  /// Handles of one person may be another's in another study: then nobody can tell.
  [[nodiscard]] bool is_doubtful(std::string_view path, const std::string& study) const {
    return study.empty() && path.starts_with("private/") &&
           std::ranges::any_of(plan_.leavers, [&](const Leaver& leaver) {
             return plan_.traces.owns(io::file_name(path), leaver.study);
           });
  }

  Result<void> look(const SurveyedFile& file) {
    const std::string study = study_of_path(file.path, names_);
    const bool own_report =
        has_study(study) && file.path.starts_with("studies/" + study + "/reports/");
    const bool besides = plan_.paths.contains(file.path);
    if (own_report || besides || is_theirs(file.path, study)) return take_away(file);
    if (is_doubtful(file.path, study)) {
      plan_.left.push_back({file.path, "named after somebody; of which study cannot be told"});
      return {};
    }
    if (file.path == kRedactionKey) return {};
    if (file.size > kForgetBytes) {
      plan_.left.push_back({file.path, "too large to look into"});
      return {};
    }
    UXI_TRY(std::string bytes, workspace_.files().read(workspace_.path(file.path), kForgetBytes));
    if (text::find_invalid_utf8(bytes) || bytes.find('\0') != std::string::npos) {
      if (!plan_.traces.literal(bytes).empty())
        plan_.left.push_back({file.path, "mentions them, and is no text"});
      return {};
    }
    const bool torn = file.path.ends_with(".uxi-tmp");  // of a write that was cut off
    if (torn && plan_.traces.any(bytes, study)) return take_away(file);
    clean(file.path, study, std::move(bytes));
    return {};
  }

  Result<void> take_away(const SurveyedFile& file) {
    auto bytes = file.size > kForgetBytes
                     ? Result<std::string>(std::string("\0", 1))
                     : workspace_.files().read(workspace_.path(file.path), kForgetBytes);
    if (!bytes) return pass_on(std::move(bytes));
    if (bytes->find('\0') != std::string::npos || text::find_invalid_utf8(*bytes)) {
      plan_.direct.push_back(file.path);
    } else {
      changes_[file.path] = {*std::move(bytes), std::nullopt, 0};
    }
    return {};
  }

  Cleaned cleaned(const std::string& path, const std::string& study,
                  const SourceFile& source) const {
    const Traces& traces = plan_.traces;
    const std::string folder = "studies/" + study + "/";
    const bool transcript = !study.empty() && (path.starts_with(folder + "transcripts/") ||
                                               path.starts_with(folder + "notes/"));
    if (transcript) return clean_notes(source, traces, study);
    if (ends_with_any(path, {".csv", ".tsv"})) return clean_csv(source, traces, study);
    if (ends_with_any(path, {".yaml", ".yml"}))
      return clean_yaml(source, traces, study, path.starts_with(folder + "tags/"));
    if (ends_with_any(path, {".md", ".markdown", ".txt"}))
      return clean_markdown(source, traces, study);
    if (ends_with_any(path, {".ics", ".ifb"})) return clean_calendar(source, traces, study);
    if (ends_with_any(path, {".eml", ".mbox"})) return clean_mail(source, traces, study);
    return clean_literal(source, traces);
  }

  void clean(const std::string& path, const std::string& study, std::string bytes) {
    std::string text = bytes;
    std::size_t pieces = 0;
    if (const auto redacted = changes_.find(path); redacted != changes_.end()) {
      text = *redacted->second.after;
      pieces = redacted->second.pieces;
    }
    if (path == "private/contacts.csv") text = without_rows(text, plan_.contacts);
    if (path == "private/sources.csv") text = without_rows(text, plan_.paths);
    Cleaned fresh = cleaned(path, study, SourceFile(path, std::move(text)));
    if (fresh.text) {
      Cleaned rest = clean_literal(SourceFile(path, *fresh.text), plan_.traces);
      fresh.text = std::move(rest.text);
      fresh.pieces += rest.pieces;
    }
    if (fresh.text && is_emptied_proposal(path, bytes, *fresh.text)) fresh.text.reset();
    const bool transcript = path.find("/transcripts/") != std::string::npos ||
                            path.find("/notes/") != std::string::npos ||
                            path.find("/tags/") != std::string::npos;
    if (fresh.text && !transcript && !path.ends_with(kRoster) &&
        plan_.traces.any(*fresh.text, study)) {
      plan_.left.push_back({path, "mentions them in a way that cannot be taken out"});
    }
    if (fresh.text == bytes) return;
    changes_[path] = {std::move(bytes), std::move(fresh.text), pieces + fresh.pieces};
  }

  /// A table without the rows that hold one of `cells`.
  static std::string without_rows(const std::string& text, const std::set<std::string>& cells) {
    if (cells.empty()) return text;
    Diagnostics unread;
    const SourceFile source("", text);
    const auto table = format::csv::parse(source, unread);
    std::string out = text;
    for (auto row = table.rows.rbegin(); row != table.rows.rend(); ++row) {
      const bool goes = std::ranges::any_of(
          row->cells, [&](const auto& cell) { return cells.contains(cell.text); });
      const std::size_t end = std::min(text.find('\n', row->span.end), text.size() - 1) + 1;
      if (goes) out.erase(row->span.begin, end - row->span.begin);
    }
    return out;
  }

  /// A theme that the machine proposed and that stood on them alone.
  static bool is_emptied_proposal(const std::string& path, const std::string& before,
                                  const std::string& after) {
    if (path.find("/themes/") == std::string::npos || !path.ends_with(".yaml")) return false;
    Diagnostics unread;
    const Theme old = read_theme(SourceFile(path, before), "", unread);
    const Theme fresh = read_theme(SourceFile(path, after), "", unread);
    return !fresh.accepted && fresh.members.empty() && !old.members.empty();
  }

  // ---- Other people's transcripts

  Result<void> redact_others() {
    if (plan_.traces.texts().empty()) return {};
    for (const auto& [name, data] : studies_) {
      UXI_TRY(const auto before, read_key(workspace_, name));
      ingest::Placeholders key(before);
      const std::string& study = data.name;
      const auto is_other = [&](std::string_view session) {
        return std::ranges::none_of(plan_.leavers, [&](const Leaver& leaver) {
          return leaver.study == study && leaver.sessions.contains(std::string(session));
        });
      };
      UXI_TRY(const auto redacting,
              plan_taking_out(workspace_, data, plan_.traces.finder(), is_other, key));
      for (const io::FileChange& file : redacting.changes.files()) {
        changes_[file.path] = {file.before, file.after, 1};
      }
      keys_[name] = key.entries();
    }
    return {};
  }

  /// How often `[name-3]` stands in their transcripts and elsewhere in the study.
  [[nodiscard]] bool only_theirs(const StudyData& data, const std::string& placeholder) const {
    const std::string mark = "[" + placeholder + "]";
    bool theirs = false;
    for (const auto& one : data.transcripts) {
      const std::string session = one.value.session.substr(0, one.value.session.find('.'));
      const bool goes = std::ranges::any_of(plan_.leavers, [&](const Leaver& leaver) {
        return leaver.study == data.name && leaver.sessions.contains(session);
      });
      if (!text::contains(one.source.text(), mark)) continue;
      if (!goes) return false;
      theirs = true;
    }
    return theirs;
  }

  /// What the key knows of them goes; the numbers stay taken.
  Result<void> clean_key() {
    UXI_TRY(const auto source, workspace_.read_if_there(kRedactionKey));
    if (!source) return {};
    for (const auto& [name, data] : studies_) {
      if (keys_.contains(name)) continue;
      UXI_TRY(keys_[name], read_key(workspace_, name));
    }
    std::string out = format::csv::write_row({"study", "placeholder", "kind", "text"});
    std::size_t pieces = 0;
    for (auto& [name, entries] : keys_) {
      const StudyData& data = studies_.find(name)->second;
      for (ingest::KeyEntry& entry : entries) {
        const bool known = !plan_.traces.literal(entry.text).empty() ||
                           std::ranges::any_of(plan_.traces.texts(), [&](const KnownText& one) {
                             return text::fold_search(one.text) == text::fold_search(entry.text);
                           });
        if (!entry.text.empty() && (known || only_theirs(data, entry.placeholder))) {
          entry.text.clear();
          ++pieces;
        }
        out += format::csv::write_row({name, entry.placeholder, entry.kind, entry.text});
      }
    }
    const std::string before(source->text());
    if (pieces > 0) changes_[std::string(kRedactionKey)] = {before, std::move(out), pieces};
    return {};
  }

  // ---- Tombstones

  Result<void> put_tombstone(const Leaver& leaver) {
    if (!leaver.whole) return {};
    const StudyData& data = studies_.find(leaver.study)->second;
    if (!data.roster || !names_ids(*data.roster)) {
      const std::string path = data.folder + "/sessions/" + leaver.participant + ".yaml";
      Change& change = changes_[path];
      if (!change.before) {
        auto bytes = workspace_.files().read(workspace_.path(path), kForgetBytes);
        if (bytes) change.before = *std::move(bytes);
      }
      change.after = tombstone_record(leaver.participant);
      if (change.before == change.after) changes_.erase(path);
      return {};
    }
    const std::string path = data.folder + std::string(kRoster);
    const std::string before(data.roster->source.text());
    auto& change = changes_[path];
    if (!change.before) change.before = before;
    change.after = with_tombstone(change.after.value_or(before), before, leaver.participant);
    change.pieces = std::max<std::size_t>(change.pieces, 1);
    if (change.after == change.before) changes_.erase(path);
    return {};
  }

  /// Its first row has a column for handles; an empty file has none.
  static bool names_ids(const Loaded<Roster>& roster) {
    Diagnostics unread;
    const auto table = format::csv::parse(roster.source, unread);
    return !table.rows.empty() && std::ranges::any_of(table.rows[0].cells, [](const auto& cell) {
      return text::trim(cell.text) == "id";
    });
  }

  /// `text` is the roster without their row, `before` the one with it.
  static std::string with_tombstone(std::string text, const std::string& before,
                                    const std::string& participant) {
    Diagnostics unread;
    const SourceFile source("", before);
    const auto table = format::csv::parse(source, unread);
    std::vector<std::string> cells;
    for (const auto& column :
         table.rows.empty() ? std::vector<format::csv::Cell>{} : table.rows[0].cells) {
      const std::string name(text::trim(column.text));
      cells.push_back(name == "id" ? participant : name == "status" ? std::string(kForgotten) : "");
    }
    if (!text.empty() && !text.ends_with('\n')) text += '\n';
    std::string row = format::csv::write_row(cells);
    if (table.separator != ',') std::ranges::replace(row, ',', table.separator);
    // Where it stood, so that the order of the others stays.
    std::size_t behind = 0;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const auto& span = table.rows[r].span;
      const std::string_view old = std::string_view(before).substr(span.begin, span.size());
      const bool theirs = std::ranges::any_of(
          table.rows[r].cells, [&](const auto& cell) { return cell.text == participant; });
      if (theirs) break;
      const std::size_t at = text.find(old, behind);
      if (at != std::string::npos)
        behind = std::min(text.find('\n', at + old.size() - 1), text.size() - 1) + 1;
    }
    return text.insert(behind, row);
  }

  const Workspace& workspace_;
  const Studies& studies_;
  ForgetPlan& plan_;
  std::vector<std::string> names_;
  std::vector<SurveyedFile> files_;
  std::map<std::string, Change> changes_;
  std::map<std::string, std::vector<ingest::KeyEntry>> keys_;
};

/// Their words, and those of everybody else.
void learn(const Studies& studies, Traces& traces) {
  const auto goes = [&](const StudyData& data, const std::string& record) {
    return std::ranges::any_of(traces.leavers(), [&](const Leaver& leaver) {
      return leaver.study == data.name &&
             leaver.sessions.contains(record.substr(0, record.find('.')));
    });
  };
  for (const auto& [name, data] : studies) {
    for (const auto& one : data.transcripts) {
      if (goes(data, one.value.session)) traces.add_words(one.value);
    }
    for (const auto& tags : data.tags) {
      if (!goes(data, tags.value.session)) continue;
      for (const Highlight& highlight : tags.value.highlights) traces.add_quote(highlight.quote);
    }
  }
  for (const auto& [name, data] : studies) {
    for (const auto& one : data.transcripts) {
      if (!goes(data, one.value.session)) traces.spare_words(one.value);
    }
  }
}

}  // namespace

Result<ForgetPlan> plan_forget(const Workspace& workspace, const Studies& studies, Going going,
                               std::vector<KnownText> more) {
  std::vector<Leaver>& leavers = going.leavers;
  std::vector<Leaver> whole = leavers;
  std::erase_if(whole, [](const Leaver& leaver) { return !leaver.whole; });
  UXI_TRY(std::vector<KnownText> texts, known_texts(workspace, studies, whole));
  std::ranges::move(more, std::back_inserter(texts));
  UXI_TRY(auto others, names_of_others(workspace, studies, whole));
  const bool before = !leavers.empty() && std::ranges::all_of(leavers, [&](const Leaver& leaver) {
    return leaver.whole && is_forgotten(studies.find(leaver.study)->second, leaver.participant);
  });
  Traces traces(leavers, std::move(texts), std::move(others));
  learn(studies, traces);
  ForgetPlan plan{.leavers = std::move(leavers),
                  .traces = std::move(traces),
                  .files = {},
                  .changes = {},
                  .direct = {},
                  .left = {},
                  .undo_entries = 0,
                  .forgotten_before = false,
                  .paths = std::move(going.paths),
                  .contacts = std::move(going.contacts)};
  UXI_TRY_VOID(Forgetting(workspace, studies, plan).run());
  UXI_TRY(plan.undo_entries, count_undo(workspace, held_in_undo(workspace, plan)));
  plan.forgotten_before = before && plan.files.empty() && plan.undo_entries == 0;
  return plan;
}

}  // namespace uxi::workspace
