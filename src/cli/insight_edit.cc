#include "cli/insight_edit.h"

#include <algorithm>

#include "cli/editor.h"
#include "cli/findings.h"
#include "cli/insight_study.h"
#include "cli/writing.h"
#include "format/edit.h"
#include "format/markdown.h"
#include "text/strings.h"
#include "workspace/guides.h"

namespace uxi::cli {
namespace {

using format::yaml::Node;

/// A field that holds one scalar.
struct ScalarFlag {
  std::string_view key;
  std::string value;
  bool prose = false;  ///< always written in quotes
};

/// Those that were given.
std::vector<ScalarFlag> scalars_of(const InsightEditOptions& options) {
  std::vector<ScalarFlag> given;
  const auto word = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) given.push_back({key, value});
  };
  const auto text = [&](std::string_view key, const std::optional<std::string>& value, bool prose) {
    if (value) given.push_back({key, *value, prose});
  };
  text("statement", options.statement, true);
  word("kind", options.kind);
  word("customer_importance", options.customers);
  word("team_value", options.team);
  word("effort", options.effort);
  text("recommendation", options.recommendation, true);
  text("decision", options.decision, true);
  text("owner", options.owner, false);
  text("due", options.due, false);
  text("state", options.state, false);
  return given;
}

/// Numbers stand without quotes: the field that they are for is what makes text of them.
std::string scalar(const std::string& value, bool in_flow, bool prose) {
  const bool number = !value.empty() && !prose && value != "." &&
                      value.find_first_not_of("0123456789.") == std::string::npos;
  return number ? value : format::yaml::write_scalar(value, in_flow, prose);
}

bool has_flags(const InsightEditOptions& options) {
  const bool any_scalar = !scalars_of(options).empty();
  const bool kpi = options.kpi || options.before || options.target || options.after;
  return any_scalar || kpi || !options.evidence.empty() || !options.against.empty() ||
         !options.questions.empty() || !options.assumptions.empty() || !options.audience.empty() ||
         !options.removed.empty();
}

class Editing {
 public:
  Editing(const SourceFile& source, const Node& tree) : source_(source), tree_(tree) {}

  void set(std::string_view key, const std::string& value, bool prose) {
    set_raw(key, scalar(value, false, prose));
  }

  /// Items that the list has not got yet.
  void add(std::string_view key, const std::vector<std::string>& items) {
    std::vector<std::string> fresh;
    const Node* list = tree_.find(key);
    for (const std::string& item : items) {
      const bool known = list != nullptr &&
                         std::ranges::find(list->items, item, &Node::scalar) != list->items.end();
      if (!known && std::ranges::find(fresh, item) == fresh.end()) fresh.push_back(item);
    }
    if (fresh.empty()) return;
    if (list != nullptr && list->kind == format::yaml::Kind::sequence && !list->items.empty()) {
      for (const std::string& item : fresh) {
        edits_.push_back(
            format::yaml::add_item(source_, *list, format::yaml::write_scalar(item, list->flow)));
      }
      return;
    }
    std::vector<std::string> written;
    for (const std::string& item : fresh) written.push_back(format::yaml::write_scalar(item, true));
    set_raw(key, "[" + text::join(written, ", ") + "]");
  }

  void remove(const std::vector<std::string>& items) {
    for (const std::string_view key : {"evidence", "against"}) {
      const Node* list = tree_.find(key);
      if (list == nullptr) continue;
      std::vector<std::string> kept;
      for (const Node& item : list->items) {
        if (std::ranges::find(items, item.scalar) == items.end()) kept.push_back(item.scalar);
      }
      if (kept.size() == list->items.size()) continue;
      for (std::size_t i = 0; i < list->items.size() && !kept.empty(); ++i) {
        if (std::ranges::find(items, list->items[i].scalar) == items.end()) continue;
        edits_.push_back(format::yaml::remove_item(source_, *list, i));
      }
      if (kept.empty()) set_raw(key, "[]");
    }
  }

  void set_assumptions(const std::vector<std::pair<std::string, std::string>>& verdicts) {
    if (verdicts.empty()) return;
    const Node* old = tree_.find("assumptions");
    if (old != nullptr && !old->entries.empty()) {
      for (const auto& [id, verdict] : verdicts) {
        edits_.push_back(format::yaml::set_key(source_, *old, id, verdict));
      }
      return;
    }
    std::vector<std::string> parts;
    for (const auto& [id, verdict] : verdicts) parts.push_back(id + ": " + verdict);
    set_raw("assumptions", "{" + text::join(parts, ", ") + "}");
  }

  Result<void> set_kpi(const InsightEditOptions& options) {
    const std::vector<std::pair<std::string_view, const std::optional<std::string>*>> fields = {
        {"name", &options.kpi},
        {"before", &options.before},
        {"target", &options.target},
        {"after", &options.after}};
    const bool any =
        std::ranges::any_of(fields, [](const auto& f) { return f.second->has_value(); });
    if (!any) return {};
    const Node* old = tree_.find("kpi");
    if (old != nullptr && !old->entries.empty()) {
      for (const auto& [key, value] : fields) {
        if (!*value) continue;
        edits_.push_back(
            format::yaml::set_key(source_, *old, key, scalar(**value, old->flow, key == "name")));
      }
      return {};
    }
    if (!options.kpi) {
      return fail(ErrorKind::usage, "the measure has no name yet", "give `--kpi NAME` as well");
    }
    std::vector<std::string> parts;
    for (const auto& [key, value] : fields) {
      const std::string written = *value ? scalar(**value, true, key == "name") : "null";
      parts.push_back(std::string(key) + ": " + written);
    }
    set_raw("kpi", "{" + text::join(parts, ", ") + "}");
    return {};
  }

  [[nodiscard]] Result<std::string> done() {
    return format::apply_edits(source_.text(), std::move(edits_));
  }

 private:
  void set_raw(std::string_view key, const std::string& value) {
    edits_.push_back(format::yaml::set_key(source_, tree_, key, value));
  }

  const SourceFile& source_;
  const Node& tree_;
  std::vector<Edit> edits_;
};

/// Findings of the file as it would be; errors stop the writing.
Result<void> stop_on_faults(Context& context, const SourceFile& file, const std::string& id) {
  Diagnostics findings;
  (void)read_insight(file, id, findings);
  return stop_on_errors(context, findings);
}

Result<std::string> edited(const InsightEditOptions& options, const InsightStudy& study,
                           const SourceFile& source) {
  Diagnostics findings;
  const auto front = format::markdown::front_matter(source.text());
  if (!front.yaml) {
    return fail_at(ErrorKind::syntax, source.path(), "the file has no front matter",
                   "`uxi insight edit " + options.id + "` opens it in your editor");
  }
  const Node tree = format::yaml::parse_part(source, *front.yaml, findings);
  if (findings.has_errors()) {
    return fail_at(ErrorKind::syntax, source.path(), "the front matter has errors",
                   "`uxi check` shows them");
  }
  Editing editing(source, tree);
  if (options.due && !parse_date(*options.due)) {
    return fail(ErrorKind::usage, "`" + *options.due + "` is no day", "write it as 2026-07-15");
  }
  for (const ScalarFlag& flag : scalars_of(options)) editing.set(flag.key, flag.value, flag.prose);
  const Study& plan = study.data.study.value;
  UXI_TRY_VOID(known_questions(plan, options.questions));
  UXI_TRY(const auto verdicts, known_assumptions(plan, options.assumptions));
  UXI_TRY(const auto evidence, known_highlights(study.data, options.evidence));
  UXI_TRY(const auto against, known_highlights(study.data, options.against));
  editing.add("questions", options.questions);
  editing.set_assumptions(verdicts);
  editing.remove(options.removed);
  editing.add("evidence", evidence);
  editing.add("against", against);
  editing.add("audience", options.audience);
  UXI_TRY_VOID(editing.set_kpi(options));
  return editing.done();
}

/// The file as the person left it in the editor; a draft is kept as long as it is faulty.
Result<std::string> from_editor(Context& context, const InsightStudy& study, const std::string& id,
                                const SourceFile& source) {
  UXI_TRY(const std::string editor, find_editor(context));
  const auto& workspace = study.workspace;
  const std::string draft = workspace.path(".uxi/insight-" + id + ".md");
  UXI_TRY_VOID(workspace.files().make_folders(workspace.path(".uxi"), 0700));
  if (io::exists(context.files(), draft)) {
    context.note("going on with the draft in " + draft);
  } else {
    UXI_TRY_VOID(workspace.files().write(draft, source.text(), 0600));
  }
  while (true) {
    UXI_TRY_VOID(open_editor(context, editor, draft));
    UXI_TRY(const SourceFile text, workspace::read_text_file(context.files(), draft));
    auto sound = stop_on_faults(context, text, id);
    if (sound) return std::string(text.text());
    if (ask_yes(context, "open it again?")) continue;
    Error error = sound.error();
    error.hint = "what you wrote is kept in " + draft + "; the same command opens it again";
    return tl::make_unexpected(std::move(error));
  }
}

}  // namespace

void declare_insight_edit(Flags& flags, InsightEditOptions& options) {
  flags.argument("ID", options.id, "an insight");
  flags.option("--statement", "TEXT", options.statement, "the finding in a sentence");
  flags.choice("--kind", {"finding", "need", "symptom", "opportunity"}, options.kind, "what it is");
  const std::vector<std::string> ratings = {"1", "2", "3", "4", "5"};
  flags.choice("--customers", ratings, options.customers, "how much it matters to customers");
  flags.choice("--team", ratings, options.team, "what it is worth to the team");
  flags.choice("--effort", ratings, options.effort, "what it takes");
  flags.option("--recommendation", "TEXT", options.recommendation, "what to do");
  flags.option("--decision", "TEXT", options.decision, "what was decided");
  flags.option("--owner", "WHO", options.owner, "who acts on it");
  flags.option("--due", "DAY", options.due, "by when, 2026-07-15");
  flags.option("--kpi", "NAME", options.kpi, "what is measured");
  flags.option("--before", "VALUE", options.before, "the measure before");
  flags.option("--target", "VALUE", options.target, "what it should become");
  flags.option("--after", "VALUE", options.after, "what it became");
  flags.option("--state", "STATE", options.state, "draft, proposed, accepted, done, ...");
  flags.option("--audience", "WHO", options.audience, "readers it is for; may be repeated");
  flags.option("--question", "ID", options.questions, "a question it answers; may be repeated");
  flags.option("--assumption", "ID=VERDICT", options.assumptions,
               "a1=supports or a1=contradicts; may be repeated");
  flags.option("--evidence", "REF", options.evidence, "one more highlight for it; may be repeated");
  flags.option("--against", "REF", options.against, "one more against it; may be repeated");
  flags.option("--remove", "REF", options.removed,
               "a highlight to take off both lists; may be repeated");
  declare_dry_run(flags, options.dry_run);
  flags.describe("Without options the file is opened in $VISUAL or $EDITOR.");
  flags.example("uxi insight edit double-charge --customers 5 --team 4 --effort 2");
  flags.example("uxi insight edit double-charge --owner product --due 2026-07-15");
}

Result<ExitStatus> run_insight_edit(const InsightEditOptions& options, Context& context) {
  UXI_TRY(const InsightStudy before, load_insight_study(context));
  UXI_TRY(const auto* old, find_insight(before.data, options.id));
  const std::string path = before.file_of(options.id);
  const bool by_flags = has_flags(options);
  std::string written;
  if (!by_flags) {
    if (options.dry_run) {
      return fail(ErrorKind::usage, "`--dry-run` shows what options would write",
                  "give `--owner WHO` or another");
    }
    UXI_TRY(written, from_editor(context, before, options.id, old->source));
  }
  const auto plan = [&]() -> Result<workspace::Changes> {
    UXI_TRY(const SourceFile source, before.workspace.read(path));
    if (by_flags) {
      UXI_TRY(written, edited(options, before, source));
    } else if (source.text() != old->source.text()) {
      return fail_at(ErrorKind::conflict, source.path(), "the file was changed in the meantime",
                     "what you wrote is kept; the same command opens it again");
    }
    UXI_TRY_VOID(stop_on_faults(context, SourceFile(source.path(), written), options.id));
    workspace::Changes changes;
    changes.replace(path, source.text(), written);
    return changes;
  };
  UXI_TRY(const bool changed,
          write_changes(context, before.workspace, "insight edit", options.dry_run, plan));
  if (!by_flags) {
    UXI_TRY_VOID(
        context.files().remove(before.workspace.path(".uxi/insight-" + options.id + ".md")));
  }
  if (options.dry_run) return ExitStatus::done;
  context.print(changed ? "wrote " + before.workspace.display(path) + "\n" : "nothing changed\n");
  return ExitStatus::done;
}

}  // namespace uxi::cli
