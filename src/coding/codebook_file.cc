#include "coding/codebook_file.h"

#include <utility>

#include "format/edit.h"
#include "text/strings.h"
#include "uxi/reference.h"

namespace uxi::coding {
namespace {

/// `{name: "Charged twice", use_when: "..."}`
std::string record(const Code& code) {
  std::string out = "{name: " + format::yaml::write_scalar(code.name.value, true, true);
  const auto add = [&](std::string_view key, const Text& text) {
    if (text.value.empty()) return;
    out += ", " + std::string(key) + ": " + format::yaml::write_scalar(text.value, true, true);
  };
  add("use_when", code.use_when);
  add("not_when", code.not_when);
  if (code.since) out += ", since: " + to_string(*code.since);
  if (code.marker) out += ", marker: yes";
  return out + "}";
}

}  // namespace

std::string code_name(std::string_view path) {
  std::string name = text::replace_all(path.substr(path.rfind('/') + 1), "-", " ");
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

Result<std::string> with_code(const SourceFile& source, const Codebook& known, const Code& code) {
  if (!is_code_path(code.path.value)) {
    return fail(ErrorKind::usage, "`" + code.path.value + "` is no code",
                "use lower-case words with hyphens, and `/` between levels: pain/billing");
  }
  if (const Code* there = known.find(code.path.value)) {
    const bool alias = there->path.value != code.path.value;
    return fail(ErrorKind::conflict, "there is a code `" + code.path.value + "` already",
                alias ? "as an alias of `" + there->path.value + "`" : std::string());
  }
  Diagnostics unread;  // read_codebook has said what is wrong with this file
  const format::yaml::Node root = format::yaml::parse(source, unread);
  const format::yaml::Node* codes = root.find("codes");
  const std::string line = code.path.value + ": " + record(code);
  if (codes != nullptr && codes->kind == format::yaml::Kind::mapping) {
    return format::apply_edits(
        source.text(), {format::yaml::set_key(source, *codes, code.path.value, record(code))});
  }
  if (codes != nullptr) {  // `codes:` with nothing behind it
    return format::apply_edits(source.text(),
                               {format::yaml::set_key(source, root, "codes", "\n  " + line)});
  }
  std::string text(source.text());
  if (!text.empty() && text.back() != '\n') text += '\n';
  return text + "codes:\n  " + line + "\n";
}

CodebookText::CodebookText(const SourceFile& source) : source_(source), text_(source.text()) {
  Diagnostics unread;  // read_codebook has said what is wrong with this file
  tree_ = format::yaml::parse(source_, unread);
}

bool CodebookText::has(std::string_view code) const { return record(code) != nullptr; }

const format::yaml::Node* CodebookText::record(std::string_view code) const {
  return codes() == nullptr ? nullptr : codes()->find(code);
}

Result<void> CodebookText::apply(std::vector<Edit> edits) {
  UXI_TRY(text_, format::apply_edits(source_.text(), std::move(edits)));
  source_ = SourceFile(source_.path(), text_);
  Diagnostics unread;
  tree_ = format::yaml::parse(source_, unread);
  return {};
}

Result<void> CodebookText::move(const std::vector<CodeMove>& moves) {
  if (codes() == nullptr) return {};
  std::vector<Edit> edits;
  for (const format::yaml::Entry& entry : codes()->entries) {
    const std::string to = moved(entry.key.scalar, moves);
    if (to != entry.key.scalar)
      edits.push_back(format::yaml::rename_key(*codes(), entry.key.scalar, to));
    const format::yaml::Node* aliases = entry.value.find("aliases");
    if (aliases == nullptr) continue;
    for (const format::yaml::Node& alias : aliases->items) {
      const std::string now = moved(alias.scalar, moves);
      if (now == alias.scalar) continue;
      edits.push_back({alias.span, format::yaml::write_scalar(now, aliases->flow)});
    }
  }
  return apply(std::move(edits));
}

Result<void> CodebookText::remove(std::string_view code) {
  if (!has(code)) return {};
  return apply({format::yaml::remove_key(source_, *codes(), code)});
}

Result<void> CodebookText::set(std::string_view code, std::string_view field,
                               std::string_view value) {
  const format::yaml::Node* node = record(code);
  if (node == nullptr) return {};
  return apply({format::yaml::set_key(source_, *node, field, value)});
}

Result<void> CodebookText::drop(std::string_view code, std::string_view field) {
  const format::yaml::Node* node = record(code);
  if (node == nullptr || node->find(field) == nullptr) return {};
  return apply({format::yaml::remove_key(source_, *node, field)});
}

Result<void> CodebookText::add_alias(std::string_view code, std::string_view alias) {
  const format::yaml::Node* node = record(code);
  if (node == nullptr) return {};
  const format::yaml::Node* aliases = node->find("aliases");
  if (aliases == nullptr || aliases->items.empty())
    return set(code, "aliases", "[" + std::string(alias) + "]");
  for (const format::yaml::Node& item : aliases->items) {
    if (item.scalar == alias) return {};
  }
  return apply({format::yaml::add_item(source_, *aliases, alias)});
}

Result<void> CodebookText::remove_alias(std::string_view code, std::string_view alias) {
  const format::yaml::Node* node = record(code);
  const format::yaml::Node* aliases = node == nullptr ? nullptr : node->find("aliases");
  if (aliases == nullptr) return {};
  for (std::size_t i = 0; i < aliases->items.size(); ++i) {
    if (aliases->items[i].scalar != alias) continue;
    if (aliases->items.size() == 1) return drop(code, "aliases");
    return apply({format::yaml::remove_item(source_, *aliases, i)});
  }
  return {};
}

}  // namespace uxi::coding
