// Reads codebook.yaml: codes by path, and the old names that still lead to them.
#include "uxi/codebook.h"

#include <algorithm>
#include <fmt/core.h>
#include <set>

#include "model/fields.h"
#include "model/forms.h"
#include "model/ids.h"

namespace uxi {
namespace {

bool is_colour(std::string_view text) {
  return text.size() == 7 && text.front() == '#' && std::ranges::all_of(text.substr(1), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

Code read_code(Fields& fields, Text path) {
  Code code;
  code.path = std::move(path);
  code.name = fields.text("name");
  code.use_when = fields.text("use_when");
  code.not_when = fields.text("not_when");
  if (const auto since = fields.date("since")) code.since = since->value;
  code.aliases = fields.texts("aliases");
  code.colour = fields.text("colour");
  code.marker = fields.yes_no("marker", false);
  code.retired = fields.yes_no("retired", false);
  if (!code.colour.span.empty() && !is_colour(code.colour.value)) {
    fields.reading().error(code.colour.span, "value",
                           fmt::format("`{}` is not a colour", code.colour.value),
                           "write it as `\"#c2410c\"`");
  }
  return code;
}

/// A path or alias may lead to one code only. YAML itself reports a path that stands twice.
void check_aliases(const Reading& reading, const std::vector<Code>& codes) {
  UniqueIds ids(reading, "code");
  for (const Code& code : codes) ids.add(code.path);
  for (const Code& code : codes) {
    for (const Text& alias : code.aliases) {
      if (check_id(reading, alias, kCodeForm)) ids.add(alias);
    }
  }
}

}  // namespace

const Code* Codebook::find(std::string_view path_or_alias) const {
  const auto by_path =
      std::ranges::find_if(codes, [&](const Code& c) { return c.path.value == path_or_alias; });
  if (by_path != codes.end()) return &*by_path;
  const auto by_alias = std::ranges::find_if(codes, [&](const Code& c) {
    return std::ranges::find(c.aliases, path_or_alias, &Text::value) != c.aliases.end();
  });
  return by_alias == codes.end() ? nullptr : &*by_alias;
}

std::vector<std::string> Codebook::paths() const {
  std::vector<std::string> out;
  out.reserve(codes.size());
  for (const Code& code : codes) out.push_back(code.path.value);
  return out;
}

Codebook read_codebook(const SourceFile& source, Diagnostics& diagnostics) {
  Codebook codebook;
  const Reading reading{source, diagnostics, "codebook"};
  const auto tree = parse_tree(reading);
  if (!tree) return codebook;
  Fields fields(reading, *tree);
  std::set<std::string> seen;
  for (const FieldEntry& entry : fields.entries("codes")) {
    Fields code(reading, *entry.value, fmt::format("code `{}`", entry.key.value));
    check_id(reading, entry.key, kCodeForm);
    Code value = read_code(code, entry.key);
    if (seen.insert(entry.key.value).second) codebook.codes.push_back(std::move(value));
  }
  check_aliases(reading, codebook.codes);
  return codebook;
}

}  // namespace uxi
