#include "report/board.h"

#include <fmt/core.h>
#include <set>

#include "base/embedded.h"
#include "base/sha256.h"
#include "format/fill.h"
#include "report/escape.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

/// A choice of the head; nothing where there is nothing to choose.
std::string choice(std::string_view name, std::string_view label, std::string_view all,
                   const std::set<std::string>& values) {
  if (values.size() < 2) return {};
  std::string out =
      fmt::format("<label>{} <select name=\"{}\"><option value=\"\">{}</option>", label, name, all);
  for (const std::string& value : values) {
    out += fmt::format("<option>{}</option>", html(value));
  }
  return out + "</select></label>\n";
}

std::string choices(const Board& board) {
  std::set<std::string> segments;
  std::set<std::string> people;
  std::set<std::string> codes;
  for (const BoardGroup& group : board.groups) {
    for (const BoardNote& note : group.notes) {
      if (!note.segment.empty()) segments.insert(note.segment);
      if (!note.participant.empty()) people.insert(note.participant);
      for (std::string code : note.codes) {
        // A code stands for what is below it, so each level can be chosen.
        for (; !code.empty();
             code.resize(code.rfind('/') == std::string::npos ? 0 : code.rfind('/')))
          codes.insert(code);
      }
    }
  }
  return choice("segment", "Segment", "All segments", segments) +
         choice("person", "Participant", "Everybody", people) +
         choice("code", "Code", "All codes", codes);
}

std::string note_html(const BoardNote& note) {
  return fmt::format(
      "<li data-ref=\"{}\" data-person=\"{}\" data-segment=\"{}\" data-code=\"{}\">\n<p>{}</p>\n"
      "<p class=\"of\"><span>{}</span>{}<span>{}</span><button type=\"button\" hidden "
      "aria-label=\"Move the note of {}\">Move</button></p>\n</li>\n",
      html(note.ref), html(note.participant), html(note.segment), html(text::join(note.codes, " ")),
      html(text::squeeze(note.words)), html(note.turn),
      note.segment.empty() ? "" : "<span>" + html(note.segment) + "</span>",
      html(text::join(note.codes, ", ")), html(note.turn));
}

std::string counts_of(const BoardGroup& group) {
  std::set<std::string> people;
  for (const BoardNote& note : group.notes) people.insert(note.participant);
  return text::counted(group.notes.size(), "note") + ", " +
         text::counted(people.size(), "participant");
}

std::string group_html(const BoardGroup& group) {
  const std::string id = group.id.empty() ? "unplaced" : "theme-" + group.id;
  std::string out = fmt::format(
      "<section data-theme=\"{}\" aria-labelledby=\"{}\">\n<header><h2 id=\"{}\"><span "
      "class=\"title\">{}</span><small>{}</small></h2>",
      html(group.id), html(id), html(id), html(group.name), counts_of(group));
  if (!group.id.empty()) {
    out += "<button type=\"button\" class=\"rename\" hidden aria-label=\"Rename " +
           html(group.name) + "\">Rename</button>";
  }
  out += "</header>\n<ul>\n";
  for (const BoardNote& note : group.notes) out += note_html(note);
  return out + "</ul>\n</section>\n";
}

}  // namespace

Result<std::string> board_html(const Board& board) {
  std::string groups;
  std::size_t notes = 0;
  for (const BoardGroup& group : board.groups) {
    groups += group_html(group);
    notes += group.notes.size();
  }
  const std::string style(embedded_file("board/style.css").value_or(""));
  const std::string script(embedded_file("board/script.js").value_or(""));
  format::FillValue values;
  const auto text = [&](const char* name, std::string value) {
    values.set(name, format::FillValue::of(std::move(value)));
  };
  text("language", clean(board.language));
  text("title", clean(board.title));
  text("study", clean(board.study));
  text("counts", text::counted(notes, "note") + ", themes of " + clean(board.study));
  text("style_hash", sha256_base64(style));
  text("script_hash", sha256_base64(script));
  text("style", style);
  text("script", script);
  text("choices", choices(board));
  text("groups", std::move(groups));
  return format::fill(embedded_file("board/page.html").value_or(""), values,
                      format::FillEscape::html);
}

}  // namespace uxi::report
