#include "coding/theme_edit.h"

#include <algorithm>
#include <set>

#include "format/edit.h"
#include "format/yaml.h"

namespace uxi::coding {
namespace {

using format::yaml::Kind;
using format::yaml::Node;

Result<Node> read(const SourceFile& source) {
  Diagnostics findings;
  Node tree = format::yaml::parse(source, findings);
  if (findings.has_errors()) {
    return fail_at(ErrorKind::syntax, source.path(), "this file has errors",
                   "`uxi check` lists them");
  }
  return tree;
}

/// Items of a list that stand in it already.
std::set<std::string> items_of(const Node& tree, std::string_view key) {
  std::set<std::string> out;
  const Node* list = tree.find(key);
  if (list == nullptr) return out;
  for (const Node& item : list->items) out.insert(item.scalar);
  return out;
}

Result<std::string> with_added(const SourceFile& source, std::string_view key,
                               const std::vector<std::string>& values) {
  UXI_TRY(const Node tree, read(source));
  std::set<std::string> there = items_of(tree, key);
  std::string block;
  std::vector<Edit> edits;
  const Node* list = tree.find(key);
  const bool grows = list != nullptr && list->kind == Kind::sequence && !list->items.empty();
  for (const std::string& value : values) {
    if (!there.insert(value).second) continue;
    block += "\n  - " + value;
    if (grows) edits.push_back(format::yaml::add_item(source, *list, value));
  }
  if (block.empty()) return std::string(source.text());
  if (!grows && list != nullptr) {  // `[]`, or nothing behind the key
    Span span = list->span;
    while (span.begin > 0 && source.text()[span.begin - 1] == ' ') --span.begin;
    edits = {{span, block}};
  }
  if (list == nullptr) {
    const std::string_view text = source.text();
    const bool open = !text.empty() && !text.ends_with('\n');
    edits = {
        {{text.size(), text.size()}, (open ? "\n" : "") + std::string(key) + ":" + block + "\n"}};
  }
  return format::apply_edits(source.text(), std::move(edits));
}

Result<std::string> with_removed(const SourceFile& source, std::string_view key,
                                 const std::vector<std::string>& values) {
  UXI_TRY(const Node tree, read(source));
  const Node* list = tree.find(key);
  if (list == nullptr) return std::string(source.text());
  std::vector<Edit> edits;
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    if (std::ranges::find(values, list->items[i].scalar) != values.end()) {
      edits.push_back(format::yaml::remove_item(source, *list, i));
    }
  }
  if (edits.empty()) return std::string(source.text());
  if (edits.size() == list->items.size()) edits = {format::yaml::set_key(source, tree, key, "[]")};
  return format::apply_edits(source.text(), std::move(edits));
}

}  // namespace

Result<std::string> with_theme_key(const SourceFile& source, std::string_view key,
                                   std::string_view value) {
  UXI_TRY(const Node tree, read(source));
  return format::apply_edits(
      source.text(),
      {format::yaml::set_key(source, tree, key,
                             value.empty() ? "null" : format::yaml::write_scalar(value, false))});
}

Result<std::string> with_theme_members(const SourceFile& source, const MemberChange& change) {
  std::vector<std::string> members = change.add;
  members.insert(members.end(), change.pin.begin(), change.pin.end());
  // Adding comes first, so that a list that changes wholly keeps its form.
  UXI_TRY(std::string text, with_added(source, "members", members));
  UXI_TRY(text, with_added(SourceFile(source.path(), std::move(text)), "pinned", change.pin));
  UXI_TRY(text, with_removed(SourceFile(source.path(), std::move(text)), "members", change.remove));
  return with_removed(SourceFile(source.path(), std::move(text)), "pinned", change.remove);
}

}  // namespace uxi::coding
