// Files of records: tables, lists in YAML, calendars and mailboxes. A record that mentions them
// goes as a whole.
#include <algorithm>
#include <utility>

#include "format/csv.h"
#include "format/edit.h"
#include "format/yaml.h"
#include "text/strings.h"
#include "workspace/forget/cleaning.h"

namespace uxi::workspace {
namespace {

using format::yaml::Entry;
using format::yaml::Kind;
using format::yaml::Node;

constexpr std::string_view kSomebody = "a participant";

/// Finds what goes next in a tree; one edit at a time, for edits of one list would overlap.
class YamlSearch {
 public:
  YamlSearch(const SourceFile& source, const Traces& traces, std::string_view study, bool tags)
      : source_(source), traces_(traces), study_(study), tags_(tags) {}

  /// The item or key to be removed: the innermost list item round a handle, else the key it is the
  /// value of, or it is itself.
  std::optional<format::Edit> next(const Node& node) const {
    if (node.kind == Kind::sequence) {
      for (std::size_t i = 0; i < node.items.size(); ++i) {
        if (is_theirs(node.items[i])) return format::yaml::remove_item(source_, node, i);
        if (auto inner = next(node.items[i])) return inner;
      }
    }
    for (const Entry& entry : node.entries) {
      if (auto inner = next(entry.value)) return inner;
      const bool value = entry.value.kind == Kind::scalar && is_handle(entry.value.scalar);
      if (is_handle(entry.key.scalar) || value)
        return format::yaml::remove_key(source_, node, entry.key.scalar);
    }
    return std::nullopt;
  }

  /// Scalars in which they are mentioned, anew.
  void prose(const Node& node, std::vector<format::Edit>& edits, bool keep = false) const {
    if (node.kind == Kind::scalar && !keep) add_prose(node, edits);
    for (const Node& item : node.items) prose(item, edits, keep);
    for (const Entry& entry : node.entries) {
      const std::string& key = entry.key.scalar;
      const bool words = tags_ && (key == "quote" || key == "before" || key == "after");
      prose(entry.value, edits, keep || words);
    }
  }

 private:
  [[nodiscard]] bool is_handle(std::string_view text) const {
    return traces_.is_handle(text, study_);
  }
  /// An item that is a handle, or a record with one for a value.
  [[nodiscard]] bool is_theirs(const Node& item) const {
    if (item.kind == Kind::scalar) return is_handle(item.scalar);
    return std::ranges::any_of(item.entries, [&](const Entry& entry) {
      return entry.value.kind == Kind::scalar && is_handle(entry.value.scalar);
    });
  }

  void add_prose(const Node& node, std::vector<format::Edit>& edits) const {
    const auto found = traces_.all(node.scalar, study_);
    if (found.empty() || node.span.empty()) return;
    if (tags_) {  // what a coder thought: what is said of them there goes with their name
      std::size_t pieces = 0;
      const std::string fresh = without_sentences(node.scalar, traces_, study_, pieces);
      edits.push_back({node.span, format::yaml::write_scalar(fresh, true, node.quoted)});
      return;
    }
    std::string fresh;
    std::size_t done = 0;
    for (const Trace& trace : found) {
      fresh += node.scalar.substr(done, trace.span.begin - done);
      fresh += kSomebody;
      done = trace.span.end;
    }
    fresh += node.scalar.substr(done);
    edits.push_back({node.span, format::yaml::write_scalar(fresh, true, node.quoted)});
  }

  const SourceFile& source_;
  const Traces& traces_;
  std::string_view study_;
  bool tags_;
};

/// `- P07/h7c1f09ab33e0` on a line of its own: themes have thousands.
std::string without_item_lines(std::string_view text, const Traces& traces, std::string_view study,
                               std::size_t& pieces) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string_view line = text.substr(at, end - at);
    std::string_view item = text::trim(line);
    const bool goes = item.starts_with("- ") && traces.is_handle(text::trim(item.substr(2)), study);
    if (goes) ++pieces;
    if (!goes) out += line;
    at = end;
  }
  return out;
}

/// Lines without the comments that mention them.
std::string without_comments(std::string_view text, const Traces& traces, std::string_view study,
                             std::size_t& pieces) {
  std::string out;
  for (const std::string_view line : text::split(text, '\n')) {
    std::size_t end = line.size();
    for (std::size_t at = line.find('#'); at < line.size(); at = line.find('#', at + 1)) {
      const bool opens = at == 0 || line[at - 1] == ' ';
      if (!opens || traces.all(line.substr(at), study).empty()) continue;
      end = at;
      while (end > 0 && line[end - 1] == ' ') --end;
      ++pieces;
      break;
    }
    out += line.substr(0, end);
    out += '\n';
  }
  out.pop_back();
  return out;
}

/// Lines that do not mention them.
std::string without_lines(std::string_view text, const Traces& traces, std::string_view study,
                          std::size_t& pieces) {
  std::string out;
  for (const std::string_view line : text::split(text, '\n')) {
    const bool goes = !traces.all(line, study).empty();
    if (goes) ++pieces;
    if (!goes) (out += line) += '\n';
  }
  if (!text.ends_with('\n') && !out.empty()) out.pop_back();
  return out;
}

/// Parts of a text that begin where `opens` says, and what stands before the first.
template <class Opens>
std::vector<std::string_view> parts_of(std::string_view text, Opens opens) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    if (at > begin && opens(text.substr(at, end - at))) {
      parts.push_back(text.substr(begin, at - begin));
      begin = at;
    }
    at = end;
  }
  if (begin < text.size()) parts.push_back(text.substr(begin));
  return parts;
}

/// Lines of a calendar are folded: a line end and a space are nothing (RFC 5545, 3.1).
std::string unfolded(std::string_view text) {
  std::string out = text::replace_all(text, "\r\n", "\n");
  out = text::replace_all(out, "\n ", "");
  return text::replace_all(out, "\n\t", "");
}

}  // namespace

Cleaned clean_csv(const SourceFile& source, const Traces& traces, std::string_view study) {
  Diagnostics unread;
  const format::csv::Table table = format::csv::parse(source, unread);
  Cleaned cleaned;
  if (table.rows.empty()) {
    cleaned.text = std::string(source.text());
    return cleaned;
  }
  const std::string_view text = source.text();
  std::string out(text.substr(0, table.rows.size() > 1 ? table.rows[1].span.begin : text.size()));
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const bool last = i + 1 == table.rows.size();
    const std::size_t begin = table.rows[i].span.begin;
    const std::size_t end = last ? text.size() : table.rows[i + 1].span.begin;
    const bool goes = std::ranges::any_of(table.rows[i].cells, [&](const format::csv::Cell& cell) {
      return traces.any(cell.text, study);
    });
    if (goes) ++cleaned.pieces;
    if (!goes) out += text.substr(begin, end - begin);
  }
  cleaned.text = std::move(out);
  return cleaned;
}

Cleaned clean_yaml(const SourceFile& source, const Traces& traces, std::string_view study,
                   bool tags) {
  Cleaned cleaned;
  SourceFile now(source.path(), without_item_lines(source.text(), traces, study, cleaned.pieces));
  const std::size_t most = now.text().size();
  for (std::size_t round = 0; round <= most; ++round) {
    Diagnostics findings;
    const Node tree = format::yaml::parse(now, findings);
    if (findings.has_errors()) {
      cleaned.text = without_lines(now.text(), traces, study, cleaned.pieces);
      return cleaned;
    }
    const YamlSearch search(now, traces, study, tags);
    std::vector<format::Edit> edits;
    if (auto edit = search.next(tree)) {
      edits.push_back(*std::move(edit));
    } else {
      search.prose(tree, edits);
    }
    if (edits.empty()) break;
    const std::size_t count = edits.size();
    auto after = format::apply_edits(now.text(), std::move(edits));
    if (!after || *after == now.text()) break;
    cleaned.pieces += count;
    now = SourceFile(source.path(), *std::move(after));
  }
  cleaned.text = without_comments(now.text(), traces, study, cleaned.pieces);
  return cleaned;
}

Cleaned clean_calendar(const SourceFile& source, const Traces& traces, std::string_view study) {
  const auto opens = [](std::string_view line) {
    return line.starts_with("BEGIN:V") && !line.starts_with("BEGIN:VCALENDAR") &&
           !line.starts_with("BEGIN:VALARM");
  };
  constexpr std::string_view kEnd = "END:VCALENDAR";
  std::string_view text = source.text();
  const std::size_t end = text.rfind(kEnd);
  const std::string_view tail = end == std::string_view::npos ? "" : text.substr(end);
  if (end != std::string_view::npos) text = text.substr(0, end);
  Cleaned cleaned;
  std::string out;
  std::size_t events = 0;
  for (const std::string_view part : parts_of(text, opens)) {
    const bool event = opens(part) && !part.starts_with("BEGIN:VTIMEZONE");
    // A handle may be a part of an event's id: billing-P07@uxi.
    const bool goes =
        event && (traces.any(unfolded(part), study) || traces.owns(unfolded(part), study));
    if (goes) ++cleaned.pieces;
    if (!goes) out += part;
    if (event && !goes) ++events;
  }
  cleaned.text = out += tail;
  if (cleaned.pieces > 0 && events == 0) cleaned.text.reset();
  return cleaned;
}

Cleaned clean_mail(const SourceFile& source, const Traces& traces, std::string_view study) {
  const auto opens = [](std::string_view line) { return line.starts_with("From "); };
  Cleaned cleaned;
  std::string out;
  for (const std::string_view part : parts_of(source.text(), opens)) {
    const bool goes = traces.any(unfolded(part), study);
    if (goes) ++cleaned.pieces;
    if (!goes) out += part;
  }
  if (cleaned.pieces == 0 || !out.empty()) cleaned.text = std::move(out);
  return cleaned;
}

}  // namespace uxi::workspace
