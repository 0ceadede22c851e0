#include "workspace/baseline.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <utility>

#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::workspace {
namespace {

using format::json::Value;

constexpr int kShown = 60;  // columns of a finding's words
/// The last entry says nothing: so every other line ends in a comma, the last one too.
constexpr std::string_view kEnd = "{}";
constexpr double kMost = 1e6;  // equal findings in one file

const std::string* text_of(const Value& entry, std::string_view key) {
  const Value* value = entry.find(key);
  return value != nullptr && value->kind == Value::Kind::string ? &value->string : nullptr;
}

std::optional<std::uint64_t> parse_print(const std::string& digits) {
  std::uint64_t print = 0;
  const char* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, print, 16);
  if (read.ec != std::errc() || read.ptr != end || digits.empty()) return std::nullopt;
  return print;
}

std::optional<Accepted> parse_entry(const Value& entry) {
  const std::string* path = text_of(entry, "path");
  const std::string* rule = text_of(entry, "rule");
  const std::string* hash = text_of(entry, "hash");
  const Value* count = entry.find("count");
  if (path == nullptr || rule == nullptr || hash == nullptr) return std::nullopt;
  const auto print = parse_print(*hash);
  if (!print) return std::nullopt;
  Accepted accepted{.finding = {*path, *rule, *print}, .text = {}};
  if (const std::string* text = text_of(entry, "text")) accepted.text = *text;
  if (count != nullptr) {
    if (!(count->number >= 1 && count->number <= kMost)) return std::nullopt;
    accepted.count = static_cast<int>(count->number);
  }
  return accepted;
}

bool is_end(const Value& entry) {
  return entry.kind == Value::Kind::object && entry.fields.empty();
}

/// A merge by union may leave two lines about one finding.
Baseline each_once(Baseline baseline) {
  std::map<lint::KnownFinding, std::size_t> first;
  Baseline out;
  for (Accepted& entry : baseline) {
    const auto [slot, fresh] = first.try_emplace(entry.finding, out.size());
    if (fresh) {
      out.push_back(std::move(entry));
    } else {
      out[slot->second].count = std::max(out[slot->second].count, entry.count);
    }
  }
  return out;
}

std::string quoted(std::string_view text) {
  return std::string(text::trim(format::json::Writer().value(text).text()));
}

std::string line_of(const Accepted& entry) {
  return fmt::format(
      "{{\"path\": {}, \"rule\": {}, \"text\": {}, \"hash\": \"{:016x}\", "
      "\"count\": {}}}",
      quoted(entry.finding.path), quoted(entry.finding.rule), quoted(entry.text),
      entry.finding.print, entry.count);
}

}  // namespace

Result<Baseline> read_baseline(const SourceFile& source) {
  auto tree = format::json::parse(source.text());
  if (!tree) {
    Error error = std::move(tree).error();
    error.path = source.path();
    if (text::contains(source.text(), "<<<<<<< "))
      error.hint = "a merge left its marks; take them out, and keep the lines of both sides";
    return tl::make_unexpected(std::move(error));
  }
  const std::string hint = "`--write-baseline` makes a new one";
  const Value* version = tree->find("version");
  const Value* list = tree->find("findings");
  if (version == nullptr || (version->number != 1 && version->number != 2) || list == nullptr ||
      list->kind != Value::Kind::array) {
    return fail_at(ErrorKind::syntax, source.path(), "this is no baseline of version 1 or 2", hint);
  }
  Baseline baseline;
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    if (is_end(list->items[i])) continue;
    auto entry = parse_entry(list->items[i]);
    if (!entry) {
      return fail_at(
          ErrorKind::syntax, source.path(),
          fmt::format("finding {} lacks `path`, `rule` or `hash`, or has a wrong one", i + 1),
          hint);
    }
    baseline.push_back(*std::move(entry));
  }
  return each_once(std::move(baseline));
}

std::string write_baseline(Baseline baseline) {
  std::ranges::sort(baseline, {}, &Accepted::finding);
  std::string out = "{\"version\": 2, \"findings\": [\n";
  const std::string* path = nullptr;
  for (const Accepted& entry : baseline) {
    // What was done to one file stands apart from what was done to the next.
    if (path != nullptr && *path != entry.finding.path) out += '\n';
    path = &entry.finding.path;
    out += line_of(entry) + ",\n";
  }
  return out + (baseline.empty() ? "" : "\n") + std::string(kEnd) + "\n]}\n";
}

Baseline accept(const std::vector<Diagnostic>& findings,
                const std::function<std::string(const std::string&)>& path_of) {
  std::map<lint::KnownFinding, Accepted> entries;
  for (const Diagnostic& finding : findings) {
    const auto known = lint::known_form(finding, path_of(finding.path));
    const std::string& words = finding.subject.empty() ? finding.message : finding.subject;
    const auto [slot, fresh] = entries.try_emplace(
        known, Accepted{.finding = known, .text = text::elide(text::squeeze(words), kShown)});
    if (!fresh) ++slot->second.count;
  }
  Baseline baseline;
  for (auto& [known, entry] : entries) baseline.push_back(std::move(entry));
  return baseline;
}

}  // namespace uxi::workspace
