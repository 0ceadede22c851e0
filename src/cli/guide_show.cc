#include "cli/guide_show.h"

#include <cmath>
#include <istream>
#include <iterator>

#include "cli/findings.h"
#include "format/json.h"
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
  json.end_array().end_object();
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

std::string as_text(const Guide& guide, const Style& style) {
  std::string out;
  for (const GuideSection& section : guide.sections) {
    std::string head =
        section.heading.empty() ? "(before the first heading)" : text::printable(section.heading);
    head += "  [" + std::string(to_string(section.kind));
    if (section.minutes) head += ", " + std::to_string(std::lround(*section.minutes)) + " min";
    out += style(Mark::strong, head + "]") + "\n";
    for (const GuideItem& item : section.items) {
      const std::string kind(to_string(item.kind));
      std::string line = "  " + kind + std::string(kind.size() < 10 ? 10 - kind.size() : 1, ' ');
      const int indent = static_cast<int>(line.size());
      line += text::wrap(text::printable(text::squeeze(item.text)), 80 - indent, indent);
      out += (is_asked(item.kind) ? line : style(Mark::dim, line)) + "\n";
    }
  }
  return out;
}

}  // namespace

void declare_guide_show(Flags& flags, GuideShowOptions& options) {
  flags.argument("FILE", options.path, "the guide; `-` for stdin");
  flags.choice("--format", {"text", "json"}, options.format, "how it is printed");
  flags.example("uxi guide show studies/billing/guide.md");
}

Result<ExitStatus> run_guide_show(const GuideShowOptions& options, Context& context) {
  SourceFile source;
  if (options.path == "-") {
    std::string bytes{std::istreambuf_iterator<char>(context.env().in), {}};
    UXI_TRY(source, workspace::as_text_file("stdin.md", std::move(bytes)));
  } else {
    UXI_TRY(source, workspace::read_text_file(context.files(), options.path));
  }
  Diagnostics findings;
  UXI_TRY(const Guide guide, speech::read_guide(source, findings));
  context.note_lines(findings_text(findings.items(), context.err_style(), false));
  context.print(options.format == "json" ? as_json(source, guide)
                                         : as_text(guide, context.out_style()));
  return ExitStatus::done;
}

}  // namespace uxi::cli
