#include "cli/search_query.h"

#include <algorithm>
#include <ostream>
#include <vector>

#include "text/nearest.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"

namespace uxi::cli {
namespace {

constexpr std::size_t kNamesShown = 8;

bool is_name_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

/// A word may begin behind `c`.
bool parts_words(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '(' || c == '-'; }

class Expander {
 public:
  explicit Expander(const Aliases& aliases) : aliases_(aliases) {}

  Result<std::string> expand(std::string_view text) {
    std::string out;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size();) {
      if (text[i] == '"') quoted = !quoted;
      const bool begins = text[i] == '@' && !quoted && (i == 0 || parts_words(text[i - 1]));
      const std::size_t end = begins ? end_of_name(text, i + 1) : i;
      if (end <= i + 1) {
        out += text[i++];
        continue;
      }
      UXI_TRY(const std::string meant, saved(std::string(text.substr(i + 1, end - i - 1))));
      out += "(" + meant + ")";
      i = end;
    }
    return out;
  }

 private:
  static std::size_t end_of_name(std::string_view text, std::size_t from) {
    while (from < text.size() && is_name_part(text[from])) ++from;
    return from;
  }

  Result<std::string> saved(const std::string& name) {
    const auto [entry, is_new] = expanded_.try_emplace(name);
    if (!is_new && entry->second) return *entry->second;
    if (!is_new) {
      return fail(ErrorKind::usage, "the saved query `@" + name + "` leads back to itself",
                  "change `aliases` in uxi.yaml");
    }
    const auto found = aliases_.find(name);
    if (found == aliases_.end()) return unknown(name);
    UXI_TRY(std::string text, expand(found->second));
    if (const auto query = query::parse_query(text); !query) {
      return fail(ErrorKind::usage,
                  "the saved query `@" + name + "` is wrong: " + query.error().message,
                  query.error().hint);
    }
    entry->second = text;
    return text;
  }

  [[nodiscard]] tl::unexpected<Error> unknown(const std::string& name) const {
    std::vector<std::string> names;
    for (const auto& [alias, query] : aliases_) names.push_back(alias);
    const std::string nearest = text::did_you_mean(name, names);
    return fail(ErrorKind::usage, "there is no saved query `@" + name + "`",
                nearest.empty() ? "`aliases` in uxi.yaml names them" : nearest);
  }

  const Aliases& aliases_;
  std::map<std::string, std::optional<std::string>> expanded_;  ///< nothing yet: being expanded
};

bool is_known(const query::FieldTest& test, const std::vector<std::string>& names) {
  return std::ranges::any_of(names, [&test](const std::string& name) {
    return test.field == query::Field::code ? code_is_within(name, test.value)
                                            : text::fold_case(name) == text::fold_case(test.value);
  });
}

/// Codes have parents that no list names: `pain` of `pain/billing`.
void add_parents(std::vector<std::string>& codes) {
  for (std::size_t i = codes.size(); i-- > 0;) {
    for (std::size_t slash = codes[i].rfind('/'); slash != std::string::npos;
         slash = slash == 0 ? std::string::npos : codes[i].rfind('/', slash - 1)) {
      codes.push_back(codes[i].substr(0, slash));
    }
  }
  std::ranges::sort(codes);
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
}

std::string hint_of(const query::FieldTest& test, std::vector<std::string> names) {
  if (test.field == query::Field::code) add_parents(names);
  const std::string nearest = text::did_you_mean(test.value, names);
  if (!nearest.empty()) return "; " + nearest;
  if (names.empty() || names.size() > kNamesShown) return "";
  return "; there is " + text::join(names, ", ");
}

}  // namespace

void print_wrong(Context& context, std::string_view text, const Error& error) {
  const Style& style = context.err_style();
  std::ostream& err = context.env().err;
  err << "uxi: " << style(Mark::error, "error:") << ' ' << text::printable(error.message);
  if (!error.hint.empty()) err << "; " << text::printable(error.hint);
  err << '\n';
  if (error.column == 0) return;
  // Line ends and tabs in a query part words as spaces do.
  std::string line = text::replace_all(text::replace_all(text, "\n", " "), "\t", " ");
  const std::string before =
      text::printable(line.substr(0, text::byte_offset(line, error.column - 1)));
  err << "  " << text::printable(line) << "\n  "
      << std::string(static_cast<std::size_t>(text::display_width(before)), ' ')
      << style(Mark::error, "^") << '\n';
}

Result<std::string> expand_aliases(std::string_view text, const Aliases& aliases) {
  return Expander(aliases).expand(text);
}

Result<std::optional<query::Query>> read_query(Context& context,
                                               const workspace::Workspace& workspace,
                                               std::string_view text) {
  Diagnostics ignored;  // `check` is there to say what is wrong with uxi.yaml
  UXI_TRY(const workspace::Settings settings, workspace.settings(ignored));
  UXI_TRY(const std::string expanded, expand_aliases(text, settings.aliases));
  auto query = query::parse_query(expanded);
  if (query) return std::optional(*std::move(query));
  print_wrong(context, expanded, query.error());
  return std::optional<query::Query>();
}

Result<query::Query> within_study(Context& context, const workspace::Workspace& workspace,
                                  query::Query query) {
  if (!context.shared().study) return query;
  UXI_TRY(const std::string study, context.study_name(workspace));
  query::Query all{.kind = query::Query::Kind::all};
  all.parts.push_back(
      {.kind = query::Query::Kind::field, .test = {.field = query::Field::study, .value = study}});
  if (query.kind == query::Query::Kind::all) {
    for (query::Query& part : query.parts) all.parts.push_back(std::move(part));
  } else {
    all.parts.push_back(std::move(query));
  }
  return all;
}

Result<void> note_unknown_names(Context& context, index::Index& index, const query::Query& query) {
  for (const query::Query& part : query.parts) {
    UXI_TRY_VOID(note_unknown_names(context, index, part));
  }
  if (query.kind != query::Query::Kind::field) return {};
  using query::Field;
  const Field field = query.test.field;
  if (field == Field::speaker || field == Field::date || field == Field::has || field == Field::is)
    return {};
  UXI_TRY(std::vector<std::string> names, index.names(field));
  if (is_known(query.test, names)) return {};
  context.note("no " + std::string(query::to_string(field)) + " `" +
               text::printable(query.test.value) + "`" +
               text::printable(hint_of(query.test, std::move(names))));
  return {};
}

}  // namespace uxi::cli
