#include "workspace/wall_edit.h"

#include <algorithm>
#include <set>

#include "coding/theme_edit.h"
#include "text/nearest.h"
#include "text/utf8.h"
#include "uxi/reference.h"
#include "workspace/wall.h"

namespace uxi::workspace {
namespace {

/// The theme's file with `edit` made, accepted.
Result<void> put_edited(const Workspace& workspace, const StudyData& data,
                        const Loaded<Theme>& theme, const coding::MemberChange& edit, bool accept,
                        Changes& changes) {
  UXI_TRY(std::string text, coding::with_theme_members(theme.source, edit));
  if (accept && !theme.value.accepted) {
    UXI_TRY(text, coding::with_theme_key(SourceFile(theme.source.path(), std::move(text)), "state",
                                         "accepted"));
  }
  return changes.put(workspace, theme_path(data, theme.value.id), std::move(text));
}

std::vector<std::string> values(const std::vector<Text>& texts) {
  std::vector<std::string> out;
  for (const Text& text : texts) out.push_back(text.value);
  return out;
}

bool is_highlight(const StudyData& data, const HighlightRef& ref) {
  return std::ranges::any_of(data.tags, [&](const auto& tags) {
    const auto& all = tags.value.highlights;
    return tags.value.session == ref.session.session &&
           std::ranges::find(all, ref.id, &Highlight::id) != all.end();
  });
}

}  // namespace

bool holds(const Theme& theme, const std::string& highlight) {
  return std::ranges::find(theme.members, highlight, &Text::value) != theme.members.end() ||
         std::ranges::find(theme.pinned, highlight, &Text::value) != theme.pinned.end();
}

std::string theme_path(const StudyData& data, const std::string& id) {
  return data.folder + "/themes/" + id + ".yaml";
}

Result<std::vector<std::string>> checked_highlights(const StudyData& data,
                                                    const std::vector<std::string>& highlights) {
  std::vector<std::string> out;
  for (const std::string& word : highlights) {
    UXI_TRY(HighlightRef ref, parse_highlight_ref(word));
    if (!ref.session.study.empty() && ref.session.study != data.name) {
      return fail(ErrorKind::usage, "`" + word + "` is of another study than `" + data.name + "`");
    }
    ref.session.study.clear();
    if (!is_highlight(data, ref)) {
      return fail(ErrorKind::not_found, "there is no highlight `" + word + "`",
                  "`uxi tag list " + ref.session.session + "` lists them");
    }
    out.push_back(to_string(ref));
  }
  return out;
}

Result<const Loaded<Theme>*> theme_named(const StudyData& data, std::string_view name) {
  std::vector<std::string> ids;
  for (const auto& theme : data.themes) {
    if (theme.value.id == name) return &theme;
    ids.push_back(theme.value.id);
  }
  for (const auto& theme : data.themes) {
    if (text::fold_case(theme.value.name.value) == text::fold_case(name)) return &theme;
  }
  std::string hint = text::did_you_mean(name, ids);
  if (hint.empty()) hint = ids.empty() ? "`uxi cluster run --save` proposes some" : "";
  if (hint.empty()) hint = "ids are the names of the files in " + data.folder + "/themes";
  return fail(ErrorKind::not_found, "there is no theme `" + std::string(name) + "`",
              std::move(hint));
}

Result<Changes> accept_themes(const Workspace& workspace, const StudyData& data,
                              const std::vector<std::string>& themes) {
  Changes changes;
  for (const std::string& name : themes) {
    UXI_TRY(const Loaded<Theme>* theme, theme_named(data, name));
    UXI_TRY_VOID(put_edited(workspace, data, *theme, {}, true, changes));
  }
  return changes;
}

Result<Changes> move_highlights(const Workspace& workspace, const StudyData& data,
                                const std::vector<std::string>& highlights,
                                const std::string& theme) {
  UXI_TRY(const std::vector<std::string> refs, checked_highlights(data, highlights));
  const Loaded<Theme>* target = nullptr;
  if (!theme.empty()) {
    UXI_TRY(target, theme_named(data, theme));
  }
  Changes changes;
  for (const auto& loaded : data.themes) {
    if (&loaded == target) {
      UXI_TRY_VOID(put_edited(workspace, data, loaded, {.pin = refs}, true, changes));
      continue;
    }
    std::vector<std::string> leaving;
    for (const std::string& ref : refs) {
      if (holds(loaded.value, ref)) leaving.push_back(ref);
    }
    if (leaving.empty()) continue;
    UXI_TRY_VOID(
        put_edited(workspace, data, loaded, {.remove = std::move(leaving)}, false, changes));
  }
  return changes;
}

Result<Changes> merge_themes(const Workspace& workspace, const StudyData& data,
                             const std::vector<std::string>& from, const std::string& into) {
  UXI_TRY(const Loaded<Theme>* target, theme_named(data, into));
  coding::MemberChange gain;
  std::set<std::string> gone;
  for (const std::string& name : from) {
    UXI_TRY(const Loaded<Theme>* theme, theme_named(data, name));
    if (theme == target) {
      return fail(ErrorKind::usage, "`" + name + "` cannot be merged into itself");
    }
    if (!gone.insert(theme->value.id).second) continue;
    for (std::string& member : values(theme->value.members)) gain.add.push_back(std::move(member));
    for (std::string& member : values(theme->value.pinned)) gain.pin.push_back(std::move(member));
  }
  Changes changes;
  UXI_TRY(std::string text, coding::with_theme_members(target->source, gain));
  if (!target->value.accepted) {
    UXI_TRY(text, coding::with_theme_key(SourceFile(target->source.path(), std::move(text)),
                                         "state", "accepted"));
  }
  if (gone.contains(target->value.parent.value)) {
    UXI_TRY(text, coding::with_theme_key(SourceFile(target->source.path(), std::move(text)),
                                         "parent", ""));
  }
  UXI_TRY_VOID(changes.put(workspace, theme_path(data, target->value.id), std::move(text)));
  for (const auto& theme : data.themes) {
    if (gone.contains(theme.value.id)) {
      UXI_TRY_VOID(changes.remove(workspace, theme_path(data, theme.value.id)));
    } else if (&theme != target && gone.contains(theme.value.parent.value)) {
      UXI_TRY(std::string child, coding::with_theme_key(theme.source, "parent", target->value.id));
      UXI_TRY_VOID(changes.put(workspace, theme_path(data, theme.value.id), std::move(child)));
    }
  }
  return changes;
}

Result<Changes> split_theme(const Workspace& workspace, const StudyData& data,
                            const std::string& theme, const std::string& name,
                            const std::vector<std::string>& highlights) {
  UXI_TRY(const Loaded<Theme>* source, theme_named(data, theme));
  UXI_TRY(const std::vector<std::string> refs, checked_highlights(data, highlights));
  Theme fresh;
  for (const std::string& ref : refs) {
    if (!holds(source->value, ref)) {
      return fail(ErrorKind::usage, "`" + ref + "` is no member of `" + source->value.id + "`",
                  "`uxi cluster move` takes a highlight from any theme");
    }
    fresh.members.push_back({ref, {}});
  }
  std::set<std::string> taken;
  for (const auto& other : data.themes) taken.insert(other.value.id);
  fresh.id = unused_theme_id(name, taken);
  fresh.name.value = name;
  fresh.accepted = true;
  fresh.parent.value = source->value.parent.value;
  fresh.pinned = fresh.members;
  Changes changes;
  UXI_TRY_VOID(put_edited(workspace, data, *source, {.remove = refs}, true, changes));
  UXI_TRY_VOID(changes.put(workspace, theme_path(data, fresh.id), write_theme(fresh)));
  return changes;
}

Result<Changes> name_theme(const Workspace& workspace, const StudyData& data,
                           const std::string& theme, const std::string& name) {
  UXI_TRY(const Loaded<Theme>* named, theme_named(data, theme));
  UXI_TRY(std::string text, coding::with_theme_key(named->source, "name", name));
  if (!named->value.accepted) {
    UXI_TRY(text, coding::with_theme_key(SourceFile(named->source.path(), std::move(text)), "state",
                                         "accepted"));
  }
  Changes changes;
  UXI_TRY_VOID(changes.put(workspace, theme_path(data, named->value.id), std::move(text)));
  return changes;
}

}  // namespace uxi::workspace
