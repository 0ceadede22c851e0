#include "cli/guide_show.h"

#include <algorithm>
#include <cmath>

#include "cli/findings.h"
#include "cli/input.h"
#include "format/json.h"
#include "report/guide_sheet.h"
#include "speech/read_guide.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "workspace/guides.h"

namespace uxi::cli {
namespace {

void item_json(format::json::Writer& json, const SourceFile& source, const GuideItem& item) {
  const Position begin = source.position(item.span.begin);
  const Position end = source.position(item.span.end);
  json.begin_object().field("kind", to_string(item.kind)).field("asked", is_asked(item.kind));
  json.field("text", item.text).field("line", begin.line).field("column", begin.column);
  json.field("end_line", end.line).field("end_column", end.column).field("depth", item.depth);
  json.key("serves").begin_array();
  for (const std::string& id : item.serves) json.value(id);
  json.end_array().field("condition", item.condition).field("struck", item.struck).end_object();
}

std::string as_json(const SourceFile& source, const Guide& guide) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("sections").begin_array();
  for (const GuideSection& section : guide.sections) {
    json.begin_object().field("heading", section.heading).field("kind", to_string(section.kind));
    json.key("minutes");
    if (section.minutes)
      json.value(*section.minutes);
    else
      json.null();
    json.field("line", section.line).key("items").begin_array();
    for (const GuideItem& item : section.items) item_json(json, source, item);
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return json.text();
}

constexpr int kWidth = 80;
constexpr std::size_t kKindColumn = 11;  ///< `statement` and two spaces

std::string section_head(const GuideSection& section, const Style& style) {
  const std::string heading =
      section.heading.empty() ? "(before the first heading)" : text::printable(section.heading);
  std::string kind = "  [" + std::string(to_string(section.kind));
  if (section.minutes) kind += ", " + std::to_string(std::lround(*section.minutes)) + " min";
  return style(Mark::strong, text::wrap(text::squeeze(heading), kWidth - 24)) +
         style(Mark::dim, kind + "]") + "\n";
}

/// Its kind in a column of its own, its words indented as they are nested.
std::string item_text(const GuideItem& item, const Style& style) {
  const std::string kind(to_string(item.kind));
  std::string left = "  " + kind + std::string(kKindColumn - kind.size(), ' ');
  constexpr int kDeepest = 6;
  left += std::string(static_cast<std::size_t>(2 * std::clamp(item.depth - 1, 0, kDeepest)), ' ');
  const int indent = static_cast<int>(left.size());
  std::string words = text::printable(text::squeeze(item.text));
  if (!item.condition.empty()) words = text::printable(item.condition) + ": " + words;
  if (item.struck) words = "~~" + words + "~~";
  if (!item.serves.empty()) words += " {" + text::printable(text::join(item.serves, ", ")) + "}";
  const std::string line = left + text::wrap(words, kWidth - indent, indent);
  return (is_asked(item.kind) ? line : style(Mark::dim, line)) + "\n";
}

std::string as_text(const Guide& guide, const Style& style) {
  std::string out;
  std::size_t asked = 0;
  for (const GuideSection& section : guide.sections) {
    if (!out.empty()) out += '\n';
    out += section_head(section, style);
    for (const GuideItem& item : section.items) {
      out += item_text(item, style);
      if (is_asked(item.kind)) ++asked;
    }
  }
  out += (out.empty() ? "" : "\n") + std::to_string(asked) + " asked";
  if (guide.minutes) out += " in " + std::to_string(std::lround(*guide.minutes)) + " minutes";
  return out + "\n";
}

std::string file_stem(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') + 1);
  return name.substr(0, name.rfind('.'));
}

/// What `--format` may be together with `--sheet` and `--notes`, and without them.
Result<void> check_format(const GuideShowOptions& options) {
  if (options.sheet && options.notes) {
    return fail(ErrorKind::usage, "`--sheet` and `--notes` are two documents", "ask for one");
  }
  const bool page = options.format == "md" || options.format == "html";
  const bool printed = options.sheet || options.notes;
  if (page && !printed) {
    return fail(ErrorKind::usage, "`--format " + options.format + "` is of a document to print",
                "add `--sheet` or `--notes`");
  }
  if (printed && options.format == "json") {
    return fail(ErrorKind::usage, "a document to print is no JSON", "say `--format md` or `html`");
  }
  return {};
}

Result<std::string> shown(const GuideShowOptions& options, const SourceFile& source,
                          const Guide& guide, const Style& style) {
  if (options.sheet || options.notes) {
    const auto kind = options.sheet ? report::SheetKind::moderator : report::SheetKind::notes;
    const report::Sheet sheet = report::make_sheet(guide, file_stem(source.path()));
    if (options.format == "html") return report::sheet_html(sheet, kind);
    return report::sheet_markdown(sheet, kind);
  }
  return options.format == "json" ? as_json(source, guide) : as_text(guide, style);
}

/// What a lint cannot read is refused in the same words.
Result<SourceFile> read_source(const std::string& path, Context& context) {
  workspace::GuideFile file;
  if (path == "-") {
    UXI_TRY(std::string bytes, read_stdin(context));
    UXI_TRY(file, workspace::as_guide_file("stdin.md", std::move(bytes)));
  } else {
    UXI_TRY(file, workspace::read_guide_file(context.files(), path));
  }
  if (file.faults.empty()) return std::move(file.source);
  const Diagnostic& fault = file.faults.items().front();
  return fail_at(ErrorKind::syntax, fault.path, fault.message, fault.suggestion);
}

}  // namespace

void declare_guide_show(Flags& flags, GuideShowOptions& options) {
  flags.argument("FILE", options.path, "the guide; `-` for stdin");
  flags.toggle("--sheet", options.sheet, "the moderator's sheet: a clock, boxes to tick");
  flags.toggle("--notes", options.notes, "the note-taker's form: room for each question");
  flags.choice("--format", {"text", "json", "md", "html"}, options.format,
               "how it is printed; md and html of a sheet or form (md by default)");
  flags.describe(
      "Prints what is asked, said and noted, as the linter understands it. The sheet and the form "
      "leave out what belongs to a research plan; where a section has no time, the sheet shares "
      "out what the session's length leaves.");
  flags.example("uxi guide show studies/billing/guide.md");
  flags.example("uxi guide show --sheet --format html guide.md > sheet.html");
}

Result<ExitStatus> run_guide_show(const GuideShowOptions& options, Context& context) {
  UXI_TRY_VOID(check_format(options));
  UXI_TRY(const SourceFile source, read_source(options.path, context));
  Diagnostics findings;
  UXI_TRY(const Guide guide, speech::read_guide(source, findings));
  context.note_lines(findings_text(findings.items(), context.err_style(), err_place(context)));
  const auto asks = [](const GuideSection& section) {
    return std::ranges::any_of(section.items,
                               [](const GuideItem& item) { return is_asked(item.kind); });
  };
  if ((options.sheet || options.notes) && std::ranges::none_of(guide.sections, asks))
    context.note(source.path() + " asks a participant nothing; is it a guide?");
  UXI_TRY(const std::string text, shown(options, source, guide, context.out_style()));
  context.print(text);
  return ExitStatus::done;
}

}  // namespace uxi::cli
