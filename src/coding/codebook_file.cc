#include "coding/codebook_file.h"

#include "format/edit.h"
#include "format/yaml.h"
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

}  // namespace uxi::coding
