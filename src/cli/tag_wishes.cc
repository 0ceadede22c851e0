#include "cli/tag_wishes.h"

#include <algorithm>
#include <map>

#include "cli/blind.h"
#include "cli/findings.h"
#include "cli/indexed.h"
#include "cli/input.h"
#include "cli/search_query.h"
#include "coding/code_line.h"
#include "format/csv.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"

namespace uxi::cli {
namespace {

/// The columns of a table by what they are to us; the first name that is there counts.
struct Column {
  std::string_view meaning;
  std::vector<std::string_view> names;
};
std::vector<Column> columns_known() {
  return {{"ref", {"ref", "turn", "session", "document", "document name", "source", "file"}},
          {"quote", {"quote", "content", "segment", "coded text", "highlight", "text"}},
          {"codes", {"codes", "code", "tags", "tag", "codename", "code name"}},
          {"memo", {"memo", "comment", "note", "notes"}}};
}

std::map<std::string, std::size_t, std::less<>> columns_of(const format::csv::Row& header) {
  std::map<std::string, std::size_t, std::less<>> places;
  for (const Column& column : columns_known()) {
    for (const std::string_view name : column.names) {
      const auto cell = std::ranges::find_if(header.cells, [&](const auto& one) {
        return text::fold_case(text::trim(one.text)) == name;
      });
      if (cell == header.cells.end()) continue;
      places.emplace(column.meaning,
                     static_cast<std::size_t>(std::distance(header.cells.begin(), cell)));
      break;
    }
  }
  return places;
}

/// A reference, and behind it a line as `uxi tag edit` has them.
Result<TagWish> wish_of_line(std::string_view line, const TagWish& common) {
  TagWish wish = common;
  const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
  wish.ref = line.substr(0, end);
  auto rest = coding::parse_code_line(line.substr(end));
  if (!rest) {
    rest.error().column += static_cast<unsigned>(text::count_code_points(line.substr(0, end)));
    return pass_on(std::move(rest));
  }
  wish.codes.insert(wish.codes.end(), rest->codes.begin(), rest->codes.end());
  if (!rest->words.empty()) wish.quote = rest->words;
  if (!rest->memo.empty()) wish.memo = rest->memo;
  wish.nth = rest->nth;
  return wish;
}

/// Without the `'` that `uxi tag list --format csv` puts before what a spreadsheet would run.
std::string unguarded(std::string_view cell) {
  cell = text::trim(cell);
  const bool guarded = cell.size() > 1 && cell[0] == '\'' &&
                       std::string_view("=+-@").find(cell[1]) != std::string_view::npos;
  if (guarded) cell.remove_prefix(1);
  return std::string(cell);
}

/// `P01.md` of another tool's document column.
std::string session_like(std::string ref) {
  ref = text::trim(ref);
  for (const std::string_view ending : {".md", ".txt", ".docx", ".vtt", ".srt"}) {
    if (ref.size() > ending.size() && ref.ends_with(ending)) {
      ref.resize(ref.size() - ending.size());
      break;
    }
  }
  return ref;
}

}  // namespace

Result<std::vector<TagWish>> wishes_from_table(Context& context, const std::string& path,
                                               const std::vector<std::string>& codes) {
  std::string bytes;
  if (path == "-") {
    UXI_TRY(bytes, read_stdin(context));
  } else {
    UXI_TRY(bytes, context.files().read(path));
  }
  const std::string shown = path == "-" ? "stdin" : path;
  const auto decoded = text::decode_bytes(bytes);
  if (!decoded) return fail_at(ErrorKind::syntax, shown, "this is no text", "save it as CSV");
  const SourceFile source(shown, decoded->text);
  Diagnostics findings;
  const format::csv::Table table = format::csv::parse(source, findings);
  UXI_TRY_VOID(stop_on_errors(context, findings));
  const auto columns = table.rows.empty() ? columns_of({}) : columns_of(table.rows[0]);
  if (!columns.contains("ref") || (!columns.contains("codes") && codes.empty())) {
    return fail_at(
        ErrorKind::syntax, shown, "the first row must name the columns `ref` and `codes`",
        "`quote` and `memo` may stand beside them; other tools' names are in uxi-tag(1)");
  }
  std::vector<TagWish> wishes;
  for (std::size_t r = 1; r < table.rows.size(); ++r) {
    const auto& cells = table.rows[r].cells;
    const auto cell = [&](std::string_view name) -> std::string {
      const auto at = columns.find(name);
      const bool there = at != columns.end() && at->second < cells.size();
      return there ? unguarded(cells[at->second].text) : std::string();
    };
    if (std::ranges::all_of(cells, [](const auto& one) { return text::trim(one.text).empty(); })) {
      continue;
    }
    TagWish wish{.ref = session_like(cell("ref")),
                 .quote = cell("quote"),
                 .codes = codes,
                 .memo = cell("memo"),
                 .path = shown,
                 .line = source.position(table.rows[r].span.begin).line};
    const std::string written = cell("codes");
    for (const std::string_view code : text::split(written, '|')) {
      if (!text::trim(code).empty()) wish.codes.emplace_back(text::trim(code));
    }
    wishes.push_back(std::move(wish));
  }
  return wishes;
}

Result<std::vector<TagWish>> wishes_from_lines(std::string_view text, const TagWish& common) {
  std::vector<TagWish> wishes;
  unsigned number = 0;
  for (const std::string_view raw : text::split(text, '\n')) {
    ++number;
    const std::string_view line = text::trim(raw);
    if (line.empty() || line.starts_with('#')) continue;
    auto wish = wish_of_line(line, common);
    if (!wish) {
      wish.error().path = "stdin";
      wish.error().line = number;
      return pass_on(std::move(wish));
    }
    wish->path = "stdin";
    wish->line = number;
    wishes.push_back(*std::move(wish));
  }
  return wishes;
}

Result<std::optional<std::vector<TagWish>>> wishes_by_query(Context& context,
                                                            const workspace::Workspace& workspace,
                                                            const std::string& text,
                                                            const TagWish& common) {
  UXI_TRY(auto query, read_query(context, workspace, text));
  if (!query) return std::optional<std::vector<TagWish>>();
  UXI_TRY(query, within_study(context, workspace, *std::move(query)));
  UXI_TRY(Indexed indexed, fresh_index(context, workspace));
  UXI_TRY_VOID(hide_in_index(context, workspace, indexed.index));
  UXI_TRY_VOID(note_unknown_names(context, indexed.index, *query));
  if (!indexed.is_whole) {
    return fail(ErrorKind::syntax, "what could not be read could not be searched",
                "mend these files first");
  }
  UXI_TRY(const index::Found found, indexed.index.search(*query, {}));
  std::vector<TagWish> wishes;
  for (const index::Hit& hit : found.hits) {
    TagWish wish = common;
    wish.ref =
        to_string(TurnRef{{hit.study, hit.turn.transcript}, hit.turn.number, hit.turn.number});
    wishes.push_back(std::move(wish));
  }
  return std::optional(std::move(wishes));
}

}  // namespace uxi::cli
