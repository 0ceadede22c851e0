// Reads and writes theme files.
#include "uxi/theme.h"

#include <fmt/core.h>
#include <set>

#include "model/fields.h"
#include "model/forms.h"
#include "model/ids.h"

namespace uxi {

using format::yaml::write_scalar;

namespace {

enum class ThemeState { proposed, accepted };
constexpr auto kThemeStateNames = std::to_array<Named<ThemeState>>({
    {"proposed", ThemeState::proposed},
    {"accepted", ThemeState::accepted},
});

/// A list of highlights, each once; a merge of two branches may have doubled one.
std::vector<Text> read_members(Fields& fields, std::string_view key) {
  std::vector<Text> out;
  UniqueIds ids(fields.reading(), "highlight");
  for (Text& member : fields.texts(key)) {
    if (check_id(fields.reading(), member, kHighlightRefForm) && ids.add(member)) {
      out.push_back(std::move(member));
    }
  }
  return out;
}

void check_pinned(const Reading& reading, const Theme& theme) {
  std::set<std::string_view> members;
  for (const Text& member : theme.members) members.insert(member.value);
  for (const Text& pinned : theme.pinned) {
    if (members.contains(pinned.value)) continue;
    reading.warning(pinned.span, "pinned",
                    fmt::format("`{}` is pinned but not a member", pinned.value),
                    "add it to `members`");
  }
}

/// A key with its items below it, so that two branches that add one merge by union.
std::string block_list(std::string_view key, const std::vector<Text>& items) {
  std::string out = fmt::format("{}:\n", key);
  for (const Text& item : items) out += fmt::format("  - {}\n", write_scalar(item.value, false));
  return out;
}

}  // namespace

Theme read_theme(const SourceFile& source, std::string id, Diagnostics& diagnostics) {
  Theme theme;
  theme.id = std::move(id);
  const Reading reading{source, diagnostics, "theme"};
  const auto tree = parse_tree(reading);
  if (!tree) return theme;
  Fields fields(reading, *tree);
  theme.name = fields.required_text("name");
  theme.accepted =
      fields.choice("state", kThemeStateNames, ThemeState::proposed).value == ThemeState::accepted;
  theme.parent = fields.text("parent");
  check_id(reading, theme.parent, kSlugForm);
  for (Text& keyword : fields.texts("keywords")) theme.keywords.push_back(std::move(keyword.value));
  theme.members = read_members(fields, "members");
  theme.pinned = read_members(fields, "pinned");
  check_pinned(reading, theme);
  return theme;
}

std::string write_theme(const Theme& theme) {
  std::string keywords;
  for (const std::string& keyword : theme.keywords) {
    keywords += fmt::format("{}{}", keywords.empty() ? "" : ", ", write_scalar(keyword, true));
  }
  const std::string parent =
      theme.parent.value.empty() ? "null" : write_scalar(theme.parent.value, false);
  return fmt::format("name: {}\nstate: {}\nparent: {}\nkeywords: [{}]\n",
                     write_scalar(theme.name.value, false),
                     theme.accepted ? "accepted" : "proposed", parent, keywords) +
         block_list("members", theme.members) + block_list("pinned", theme.pinned);
}

}  // namespace uxi
