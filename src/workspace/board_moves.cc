#include "workspace/board_moves.h"

#include <algorithm>
#include <map>
#include <set>

#include "coding/theme_edit.h"
#include "format/json.h"
#include "text/strings.h"
#include "workspace/wall.h"
#include "workspace/wall_edit.h"

namespace uxi::workspace {
namespace {

using format::json::Value;

constexpr std::string_view kHint = "save it from the page that `uxi cluster board` wrote";

/// Texts of an object of the file; a key that is missing or no text is an error.
class Fields {
 public:
  Fields(const Value& object, const std::string& path) : object_(object), path_(path) {}

  Result<std::string> text(std::string_view key) const {
    const Value* value = object_.find(key);
    if (value != nullptr && value->kind == Value::Kind::string) return value->string;
    return fail_at(ErrorKind::syntax, path_, "`" + std::string(key) + "` is missing or no text",
                   std::string(kHint));
  }
  Result<const std::vector<Value>*> list(std::string_view key) const {
    const Value* value = object_.find(key);
    if (value != nullptr && value->kind == Value::Kind::array) return &value->items;
    return fail_at(ErrorKind::syntax, path_, "`" + std::string(key) + "` is missing or no list",
                   std::string(kHint));
  }

 private:
  const Value& object_;
  const std::string& path_;
};

Result<std::vector<BoardMoves::Named>> read_named(const Fields& root, std::string_view key,
                                                  std::string_view id, const std::string& path) {
  UXI_TRY(const auto* list, root.list(key));
  std::vector<BoardMoves::Named> out;
  for (const Value& item : *list) {
    const Fields fields(item, path);
    BoardMoves::Named named;
    UXI_TRY(named.id, fields.text(id));
    UXI_TRY(named.name, fields.text("name"));
    named.name = text::squeeze(named.name);
    if (named.name.empty()) {
      return fail_at(ErrorKind::syntax, path, "a theme has no name", std::string(kHint));
    }
    out.push_back(std::move(named));
  }
  return out;
}

/// What happens to each theme, by id.
class Plan {
 public:
  Plan(const Workspace& workspace, const StudyData& data) : workspace_(workspace), data_(data) {
    for (const auto& theme : data.themes) taken_.insert(theme.value.id);
  }

  Result<void> add(const BoardMoves& moves) {
    for (const auto& fresh : moves.fresh) {
      if (!fresh.id.starts_with("new:")) {
        return fail(ErrorKind::usage, "`" + fresh.id + "` is no theme of the board",
                    std::string(kHint));
      }
      Theme theme;
      theme.id = unused_theme_id(fresh.name, taken_);
      theme.name.value = fresh.name;
      theme.accepted = true;
      fresh_[fresh.id] = std::move(theme);
    }
    for (const auto& named : moves.names) {
      UXI_TRY(const auto* theme, theme_named(data_, named.id));
      names_[theme->value.id] = named.name;
    }
    for (const auto& move : moves.moves) {
      UXI_TRY_VOID(add(move));
    }
    return {};
  }

  Result<Changes> changes() {
    Changes out;
    for (const auto& theme : data_.themes) {
      const std::string& id = theme.value.id;
      if (!edits_.contains(id) && !names_.contains(id)) continue;
      UXI_TRY(std::string text, coding::with_theme_members(theme.source, edits_[id]));
      const bool touched = names_.contains(id) || !edits_[id].pin.empty();
      if (names_.contains(id)) {
        UXI_TRY(text, with_key(theme.source, text, "name", names_[id]));
      }
      if (touched && !theme.value.accepted) {
        UXI_TRY(text, with_key(theme.source, text, "state", "accepted"));
      }
      UXI_TRY_VOID(out.put(workspace_, theme_path(data_, id), std::move(text)));
    }
    for (auto& [key, theme] : fresh_) {
      theme.pinned = theme.members;
      UXI_TRY_VOID(out.put(workspace_, theme_path(data_, theme.id), write_theme(theme)));
    }
    return out;
  }

 private:
  static Result<std::string> with_key(const SourceFile& file, std::string text,
                                      std::string_view key, const std::string& value) {
    return coding::with_theme_key(SourceFile(file.path(), std::move(text)), key, value);
  }

  Result<void> add(const BoardMoves::Move& move) {
    UXI_TRY(const auto refs, checked_highlights(data_, {move.highlight}));
    const std::string& ref = refs.front();
    std::set<std::string> in;
    for (const auto& theme : data_.themes) {
      if (!holds(theme.value, ref)) continue;
      in.insert(theme.value.id);
      if (theme.value.id != move.to) edits_[theme.value.id].remove.push_back(ref);
    }
    if (move.from.empty() ? !in.empty() : !in.contains(move.from)) {
      return fail(ErrorKind::conflict,
                  "`" + ref + "` is no longer " +
                      (move.from.empty() ? "without a theme" : "in `" + move.from + "`"),
                  "the themes changed since the board was made; make it anew");
    }
    if (move.to.empty()) return {};
    if (const auto fresh = fresh_.find(move.to); fresh != fresh_.end()) {
      fresh->second.members.push_back({ref, {}});
      return {};
    }
    UXI_TRY(const auto* theme, theme_named(data_, move.to));
    edits_[theme->value.id].pin.push_back(ref);
    return {};
  }

  const Workspace& workspace_;
  const StudyData& data_;
  std::set<std::string> taken_;
  std::map<std::string, Theme> fresh_;
  std::map<std::string, std::string> names_;
  std::map<std::string, coding::MemberChange> edits_;
};

}  // namespace

Result<BoardMoves> read_board_moves(const SourceFile& source) {
  const std::string& path = source.path();
  auto root = format::json::parse(source.text());
  if (!root) {
    Error error = std::move(root).error();
    error.path = path;
    error.hint = kHint;
    return tl::make_unexpected(std::move(error));
  }
  const Fields fields(*root, path);
  const Value* version = root->find("version");
  if (version == nullptr || version->kind != Value::Kind::number || version->number != 1) {
    return fail_at(ErrorKind::syntax, path, "this is no file of moves", std::string(kHint));
  }
  BoardMoves out;
  UXI_TRY(out.study, fields.text("study"));
  UXI_TRY(out.fresh, read_named(fields, "new", "id", path));
  UXI_TRY(out.names, read_named(fields, "names", "theme", path));
  UXI_TRY(const auto* moves, fields.list("moves"));
  for (const Value& item : *moves) {
    const Fields move(item, path);
    BoardMoves::Move one;
    UXI_TRY(one.highlight, move.text("highlight"));
    UXI_TRY(one.from, move.text("from"));
    UXI_TRY(one.to, move.text("to"));
    out.moves.push_back(std::move(one));
  }
  return out;
}

Result<Changes> apply_board(const Workspace& workspace, const StudyData& data,
                            const BoardMoves& moves) {
  if (moves.study != data.name) {
    return fail(ErrorKind::usage,
                "these are moves of `" + moves.study + "`, not of `" + data.name + "`",
                "`--study " + moves.study + "` takes them");
  }
  Plan plan(workspace, data);
  UXI_TRY_VOID(plan.add(moves));
  return plan.changes();
}

}  // namespace uxi::workspace
