#include "cli/agree_resolve.h"

#include <algorithm>
#include <map>
#include <set>

#include "cli/findings.h"
#include "cli/input.h"
#include "cli/usable.h"
#include "cli/writing.h"
#include "coding/anchor.h"
#include "coding/disagreement.h"
#include "coding/tag_file.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "uxi/reference.h"
#include "workspace/guides.h"

namespace uxi::cli {
namespace {

using coding::CodeSet;
using coding::Disagreement;

/// A coder's file of one session.
using FileKey = std::pair<std::string, std::string>;

/// A disagreement with the session that it is in.
struct Open {
  Disagreement disagreement;
  const CodedTranscript* session;
};

std::map<std::string, Open> open_in(const AgreeInput& input) {
  std::map<std::string, Open> out;
  for (const CodedTranscript& session : input.sessions) {
    for (Disagreement& each : coding::disagreements_in(*session.transcript, session.marked)) {
      const std::string ref = coding::ref_of(each);
      out.try_emplace(ref, Open{std::move(each), &session});
    }
  }
  return out;
}

Result<SourceFile> read_list(Context& context, const std::string& path) {
  if (path != "-") return workspace::read_text_file(context.files(), path);
  UXI_TRY(std::string bytes, read_stdin(context));
  return workspace::as_text_file("stdin", std::move(bytes));
}

/// Works decisions into the tag files of one study.
class Resolver {
 public:
  Resolver(Context& context, const workspace::StudyData& data, const AgreeInput& input)
      : context_(context), data_(data), input_(input), open_(open_in(input)) {}

  Result<void> decide(const coding::Decision& decision, const std::string& path) {
    const auto found = open_.find(decision.ref);
    if (found == open_.end()) {
      context_.note(decision.ref + ": nothing to resolve there any more");
      return {};
    }
    const Disagreement& there = found->second.disagreement;
    UXI_TRY_VOID(check_codes(decision, path));
    for (std::size_t coder = 0; coder < input_.ratings.coders.size(); ++coder) {
      const auto listed = std::ranges::find(decision.given, input_.ratings.coders[coder],
                                            &std::pair<std::string, CodeSet>::first);
      const bool was_listed = listed != decision.given.end();
      if (was_listed != there.given[coder].has_value() ||
          (was_listed && listed->second != *there.given[coder])) {
        return wrong(decision.line, path, ErrorKind::conflict,
                     "`" + decision.ref + "` was coded anew since the list was made",
                     "`uxi agree --disagreements` lists it as it is now");
      }
    }
    for (std::size_t coder = 0; coder < input_.ratings.coders.size(); ++coder) {
      if (!there.given[coder]) continue;
      const auto recoding = coding::recoding_of(there, found->second.session->marked,
                                                input_.ratings.coders, coder, decision.codes);
      UXI_TRY_VOID(apply(recoding, {there.session, input_.ratings.coders[coder]}));
    }
    ++resolved_;
    return {};
  }

  Result<workspace::Changes> changes(const workspace::Workspace& workspace) {
    workspace::Changes out;
    for (auto& [key, edits] : edits_) {
      const std::string path = data_.folder + "/tags/" + key.first + "." + key.second + ".yaml";
      const auto* tags = loaded(key);
      const SourceFile none(workspace.display(path), "");
      const TagFile empty{.session = key.first, .coder = key.second, .highlights = {}};
      UXI_TRY(std::string after,
              coding::with_edits(tags == nullptr ? none : tags->source,
                                 tags == nullptr ? empty : tags->value, std::move(edits)));
      UXI_TRY_VOID(out.put(workspace, path, std::move(after)));
    }
    return out;
  }

  [[nodiscard]] std::size_t resolved() const { return resolved_; }

 private:
  static tl::unexpected<Error> wrong(unsigned line, const std::string& path, ErrorKind kind,
                                     std::string message, std::string hint) {
    return tl::make_unexpected(Error{.kind = kind,
                                     .message = std::move(message),
                                     .path = path,
                                     .line = line,
                                     .column = 1,
                                     .hint = std::move(hint)});
  }

  [[nodiscard]] Result<void> check_codes(const coding::Decision& decision,
                                         const std::string& path) const {
    for (const std::string& code : decision.codes) {
      if (data_.codebook.find(code) != nullptr) continue;
      std::vector<std::string> known = data_.codebook.paths();
      for (const auto& given : decision.given) known.push_back(given.first);
      return wrong(decision.decided, path, ErrorKind::not_found,
                   "`" + code + "` is neither a coder nor a code of the codebook",
                   text::did_you_mean(code, known));
    }
    return {};
  }

  [[nodiscard]] const workspace::Loaded<TagFile>* loaded(const FileKey& key) const {
    const auto found = std::ranges::find_if(data_.tags, [&](const auto& tags) {
      return tags.value.session == key.first && tags.value.coder == key.second;
    });
    return found == data_.tags.end() ? nullptr : &*found;
  }

  [[nodiscard]] const Highlight& highlight(const FileKey& key, const std::string& id) const {
    const auto* tags = loaded(key);
    UXI_CHECK(tags != nullptr);
    const auto found = std::ranges::find(tags->value.highlights, id, &Highlight::id);
    UXI_CHECK(found != tags->value.highlights.end());
    return *found;
  }

  [[nodiscard]] std::string meant(const std::string& code) const {
    const Code* known = data_.codebook.find(code);
    return known == nullptr ? code : known->path.value;
  }

  /// What stands on a highlight, in words; empty where nothing does.
  [[nodiscard]] std::string stands_on(const std::string& ref) const {
    const auto holds = [&](const std::vector<Text>& list) {
      return std::ranges::find(list, ref, &Text::value) != list.end();
    };
    for (const auto& theme : data_.themes) {
      if (holds(theme.value.members) || holds(theme.value.pinned))
        return "the theme `" + theme.value.id + "`";
    }
    for (const auto& insight : data_.insights) {
      if (holds(insight.value.evidence) || holds(insight.value.against))
        return "the insight `" + insight.value.id + "`";
    }
    return {};
  }

  Result<void> apply(const coding::Recoding& recoding, const FileKey& key) {
    for (const auto& change : recoding.changed) {
      Highlight fresh = highlight(key, change.id);
      std::erase_if(fresh.codes, [&](const Text& code) {
        return std::ranges::binary_search(change.remove, meant(code.value));
      });
      for (const std::string& code : change.add) fresh.codes.push_back({code, {}});
      if (!fresh.codes.empty()) {
        edits_[key].changed.push_back(std::move(fresh));
        continue;
      }
      const std::string ref = key.first + "/" + change.id;
      if (const std::string what = stands_on(ref); !what.empty()) {
        return fail(ErrorKind::conflict,
                    "`" + ref + "` would lose its last code and go, and " + what + " stands on it",
                    "take it out there first, or decide for a code");
      }
      edits_[key].gone.insert(change.id);
    }
    for (const auto& copy : recoding.copied) {
      Highlight fresh = highlight({key.first, copy.coder}, copy.id);
      fresh.id = coding::highlight_id(context_.env().random64());
      fresh.codes.clear();
      for (const std::string& code : copy.codes) fresh.codes.push_back({code, {}});
      fresh.memo.clear();
      fresh.by.clear();
      fresh.added = context_.today();
      edits_[key].fresh.push_back(std::move(fresh));
    }
    return {};
  }

  Context& context_;
  const workspace::StudyData& data_;
  const AgreeInput& input_;
  std::map<std::string, Open> open_;
  std::map<FileKey, coding::TagEdits> edits_;
  std::size_t resolved_ = 0;
};

}  // namespace

std::string disagreement_list(const AgreeInput& input) {
  std::vector<Disagreement> list;
  for (const CodedTranscript& session : input.sessions) {
    auto more = coding::disagreements_in(*session.transcript, session.marked);
    std::ranges::move(more, std::back_inserter(list));
  }
  return coding::write_disagreements(input.study, input.ratings.coders, list);
}

Result<ExitStatus> resolve_disagreements(Context& context, const AgreeOptions& options) {
  UXI_TRY(const SourceFile source, read_list(context, *options.resolve));
  UXI_TRY(const auto decisions, coding::read_decisions(source));
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  std::size_t resolved = 0;
  const auto plan = [&]() -> Result<workspace::Changes> {
    UXI_TRY(const auto data, load_usable(context, workspace, study));
    UXI_TRY_VOID(stop_on_errors(context, data.diagnostics));
    UXI_TRY(const AgreeInput input, agree_input_of_study(data, options));
    Resolver resolver(context, data, input);
    for (const coding::Decision& decision : decisions)
      UXI_TRY_VOID(resolver.decide(decision, source.path()));
    resolved = resolver.resolved();
    return resolver.changes(workspace);
  };
  UXI_TRY_VOID(write_changes(context, workspace, "agree --resolve", options.dry_run, plan));
  if (!options.dry_run) {
    context.note(text::counted(resolved, "disagreement") + " resolved" +
                 (resolved > 0 ? "; `uxi undo` takes it back" : ""));
  }
  return ExitStatus::done;
}

}  // namespace uxi::cli
