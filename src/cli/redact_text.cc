#include "cli/redact_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <utility>

#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/hash.h"

namespace uxi::cli {
namespace {

/// Line ends and tabs as spaces, so that a place is one line.
std::string in_one_line(std::string_view text) {
  return text::printable(text::replace_all(text::replace_all(text, "\n", " "), "\t", " "));
}

std::string counted_kinds(const std::vector<workspace::PersonalFind>& finds) {
  std::map<std::string, std::size_t> counts;
  for (const workspace::PersonalFind& find : finds) ++counts[find.kind];
  std::vector<std::string> parts;
  for (const auto& [kind, n] : counts) parts.push_back(counted_kind(n, kind));
  return text::join(parts, ", ");
}

}  // namespace

std::string counted_kind(std::size_t n, std::string_view kind) {
  if (kind == "address") return text::counted(n, kind, "addresses");
  if (kind == "date-of-birth") return text::counted(n, kind, "dates of birth");
  return text::counted(n, kind);
}

std::vector<Doubt> doubts_in(const std::vector<workspace::PersonalFile>& files) {
  std::vector<Doubt> doubts;
  std::map<std::pair<std::string, std::string>, std::size_t> seen;
  for (const workspace::PersonalFile& file : files) {
    for (const workspace::PersonalFind& find : file.finds) {
      if (!find.doubtful) continue;
      const auto [row, is_new] =
          seen.emplace(std::pair(find.kind, text::fold_case(find.text)), doubts.size());
      if (is_new) {
        const std::uint64_t hash = hash64(row->first.first + "\n" + row->first.second);
        doubts.push_back({.id = fmt::format("{:06x}", hash & 0xFFFFFFU),
                          .kind = find.kind,
                          .text = find.text,
                          .path = file.source.path(),
                          .place = file.source.position(find.span.begin),
                          .before = find.before,
                          .after = find.after});
      }
      ++doubts[row->second].places;
    }
  }
  return doubts;
}

std::string doubts_text(const std::vector<Doubt>& doubts, const Style& style) {
  std::string out;
  for (const Doubt& doubt : doubts) {
    out += fmt::format("{}  {} `{}`", doubt.id, doubt.kind, in_one_line(doubt.text));
    if (doubt.places > 1) out += fmt::format(", {} places", doubt.places);
    out += fmt::format("\n  {}:{}:{}: ", text::printable(doubt.path), doubt.place.line,
                       doubt.place.column);
    out += "..." + in_one_line(doubt.before) + style(Mark::strong, in_one_line(doubt.text)) +
           in_one_line(doubt.after) + "...\n";
  }
  return out;
}

std::string doubts_json(const std::vector<Doubt>& doubts, bool names_checked) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("doubtful").begin_array();
  for (const Doubt& doubt : doubts) {
    json.begin_object().field("id", doubt.id).field("kind", doubt.kind).field("text", doubt.text);
    json.field("path", doubt.path).field("line", doubt.place.line);
    json.field("column", doubt.place.column).field("before", doubt.before);
    json.field("after", doubt.after).field("places", std::uint64_t{doubt.places}).end_object();
  }
  json.end_array().field("names_checked", names_checked).end_object();
  return json.text();
}

std::string redacting_text(const workspace::Redacting& redacting) {
  std::string out;
  for (const workspace::PersonalFile& file : redacting.files) {
    if (file.finds.empty()) continue;
    out += text::printable(file.source.path()) + ": " + counted_kinds(file.finds) + "\n";
  }
  if (redacting.highlights > 0) {
    out += text::counted(redacting.highlights, "highlight") + " moved along\n";
  }
  for (const std::string& id : redacting.lost) {
    out += "the words of " + id + " had been lost before\n";
  }
  return out;
}

std::string redacting_json(const workspace::Redacting& redacting) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("redacted").begin_array();
  for (const workspace::PersonalFile& file : redacting.files) {
    for (const workspace::PersonalFind& find : file.finds) {
      const Position place = file.source.position(find.span.begin);
      json.begin_object().field("path", file.source.path()).field("line", place.line);
      json.field("column", place.column).field("kind", find.kind);
      json.field("replacement", find.replacement).end_object();
    }
  }
  json.end_array().field("highlights", std::uint64_t{redacting.highlights});
  json.key("lost").begin_array();
  for (const std::string& id : redacting.lost) json.value(id);
  json.end_array().end_object();
  return json.text();
}

std::string spans_json(std::string_view text, const std::vector<ingest::Redaction>& found) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("spans").begin_array();
  std::size_t at = 0;
  std::uint64_t points = 0;
  const auto to = [&](std::size_t byte) {
    points += text::count_code_points(text.substr(at, byte - at));
    at = byte;
    return points;
  };
  for (const ingest::Redaction& one : found) {
    json.begin_object().field("kind", one.kind).field("start", to(one.span.begin));
    json.field("end", to(one.span.end)).field("replacement", one.replacement);
    json.field("doubtful", one.doubtful).end_object();
  }
  json.end_array().end_object();
  return json.text();
}

}  // namespace uxi::cli
