// The moderator's sheet and the note-taker's form as Markdown and as a page to print.
#include <cmath>

#include "base/embedded.h"
#include "format/fill.h"
#include "format/markdown.h"
#include "report/guide_sheet.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

using format::FillValue;

constexpr int kNoteRows = 3;  ///< empty rows of a question in the form

std::string title_of(const Sheet& sheet, SheetKind kind) {
  return (kind == SheetKind::moderator ? "Moderator's sheet: " : "Notes: ") + sheet.title;
}

std::string summary_of(const Sheet& sheet) {
  std::string out = text::counted(static_cast<std::size_t>(sheet.questions), "question");
  if (sheet.minutes) out += ", " + std::to_string(std::lround(*sheet.minutes)) + " minutes";
  return out;
}

/// `0:09-0:25`, with `about` in front where it is an estimate; empty where there is no clock.
std::string span_of(const SheetSection& section) {
  if (!section.starts) return {};
  return (section.estimated ? "about " : "") + sheet_clock(*section.starts) + "-" +
         sheet_clock(*section.starts + section.minutes.value_or(0));
}

/// `5 min`; empty where the heading says so itself.
std::string minutes_of(const SheetSection& section) {
  if (!section.minutes) return {};
  const std::string number = std::to_string(std::lround(*section.minutes));
  const bool told = text::contains(" " + section.heading, " " + number + " min") ||
                    text::contains(section.heading, "(" + number + " min");
  return told ? std::string() : number + " min";
}

std::string heading_markdown(const SheetSection& section) {
  if (section.heading.empty() && !section.starts) return {};
  std::string out = "\n## ";
  if (section.starts) out += span_of(section) + " | ";
  out += format::markdown::escape(section.heading.empty() ? "Start" : section.heading);
  const std::string minutes = minutes_of(section);
  if (!minutes.empty()) out += " (" + minutes + ")";
  return out + "\n";
}

std::string serves_of(const SheetLine& line) {
  return line.serves.empty() ? std::string() : " `" + text::join(line.serves, "`, `") + "`";
}

std::string line_markdown(const SheetLine& line) {
  const std::string words = format::markdown::escape(line.text);
  if (line.number > 0) {
    std::string out = "- [ ] **" + std::to_string(line.number) + ".** " + words + serves_of(line);
    for (const std::string& probe : line.probes) {
      out += "\n  - [ ] " + format::markdown::escape(probe);
    }
    return out;
  }
  switch (line.kind) {
    case ItemKind::consent: return "- [ ] " + words;
    case ItemKind::statement: return "> " + words;
    default: return "*" + words + "*";
  }
}

/// Items of one list stand together, everything else has an empty line around it.
std::string lines_markdown(const SheetSection& section) {
  std::string out;
  bool in_list = false;
  for (const SheetLine& line : section.lines) {
    const std::string words = line_markdown(line);
    const bool item = words.starts_with("- ");
    if (!item || !in_list) out += '\n';
    out += words + "\n";
    in_list = item;
  }
  return out;
}

std::string moderator_markdown(const Sheet& sheet) {
  std::string out;
  for (const SheetSection& section : sheet.sections) {
    out += heading_markdown(section) + lines_markdown(section);
  }
  return out;
}

std::string notes_markdown(const Sheet& sheet) {
  std::string out;
  for (const SheetSection& section : sheet.sections) {
    bool headed = false;
    for (const SheetLine& line : section.lines) {
      if (line.number == 0) continue;
      if (!headed) out += heading_markdown(section);
      headed = true;
      out += "\n### " + std::to_string(line.number) + ". " + format::markdown::escape(line.text) +
             "\n";
      if (!line.probes.empty()) out += '\n';
      for (const std::string& probe : line.probes) {
        out += "- [ ] " + format::markdown::escape(probe) + "\n";
      }
      out +=
          "\n| Time | Words said | Seen, heard, meant "
          "|\n|------|------------|--------------------|\n";
      for (int row = 0; row < kNoteRows; ++row) {
        out += "|      |            |                    |\n";
      }
    }
  }
  return out;
}

constexpr std::string_view kNotesHead =
    "\nSession: ________  Date: ________  Note-taker: ________  Started at: ________\n\n"
    "Words as they were said go in the middle, in quotation marks; what you saw or made of it "
    "goes to the right.\n";
constexpr std::string_view kNotesFoot =
    "\n## Right after the session\n\n- Three things to remember:\n- What surprised us:\n"
    "- Quotes to find again (time):\n- To change in the guide:\n- Open questions:\n";

// ---- The page

std::string_view class_of(const SheetLine& line) {
  if (line.kind == ItemKind::consent) return "consent";
  if (line.kind == ItemKind::statement) return "say";
  return "note";
}

/// A text that the template may ask for: one that is not there counts as false.
void set_text(FillValue& value, std::string name, std::string words) {
  if (!words.empty()) value.set(std::move(name), FillValue::of(std::move(words)));
}

FillValue line_value(const SheetLine& line) {
  FillValue value;
  value.set("text", FillValue::of(line.text));
  value.set("asked", FillValue::of(line.number > 0));
  value.set("task", FillValue::of(line.kind == ItemKind::task));
  value.set("number", FillValue::of(std::to_string(line.number)));
  set_text(value, "serves", text::join(line.serves, " "));
  value.set("class", FillValue::of(std::string(class_of(line))));
  value.set("box", FillValue::of(line.kind == ItemKind::consent));
  std::vector<FillValue> probes;
  for (const std::string& probe : line.probes) {
    probes.emplace_back().set("text", FillValue::of(probe));
  }
  value.set("probes", FillValue::list(std::move(probes)));
  return value;
}

FillValue section_value(const SheetSection& section, SheetKind kind) {
  FillValue value;
  std::vector<FillValue> lines;
  for (const SheetLine& line : section.lines) {
    if (kind == SheetKind::moderator || line.number > 0) lines.push_back(line_value(line));
  }
  value.set("shown", FillValue::of(kind == SheetKind::moderator || !lines.empty()));
  value.set("heading", FillValue::of(section.heading));
  set_text(value, "clock", span_of(section));
  set_text(value, "minutes", minutes_of(section));
  value.set("aside", FillValue::of(section.aside));
  value.set("lines", FillValue::list(std::move(lines)));
  return value;
}

}  // namespace

std::string sheet_markdown(const Sheet& sheet, SheetKind kind) {
  std::string out = "# " + format::markdown::escape(title_of(sheet, kind)) + "\n\n";
  out += summary_of(sheet) + "\n";
  if (kind == SheetKind::moderator) return out + moderator_markdown(sheet);
  return out + std::string(kNotesHead) + notes_markdown(sheet) + std::string(kNotesFoot);
}

Result<std::string> sheet_html(const Sheet& sheet, SheetKind kind) {
  FillValue page;
  page.set("title", FillValue::of(title_of(sheet, kind)));
  page.set("summary", FillValue::of(summary_of(sheet)));
  page.set("moderator", FillValue::of(kind == SheetKind::moderator));
  page.set("style", FillValue::of(std::string(*embedded_file("guides/sheet.css"))));
  std::vector<FillValue> sections;
  for (const SheetSection& section : sheet.sections) {
    sections.push_back(section_value(section, kind));
  }
  page.set("sections", FillValue::list(std::move(sections)));
  return format::fill(*embedded_file("guides/sheet.html"), page, format::FillEscape::html);
}

}  // namespace uxi::report
