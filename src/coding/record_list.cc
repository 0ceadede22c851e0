#include "coding/record_list.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "format/yaml.h"
#include "text/strings.h"

namespace uxi::coding {
namespace {

using format::yaml::Kind;
using format::yaml::Node;

int number(const Node* node) {
  int value = 0;
  if (node != nullptr) {
    const std::string& text = node->scalar;
    std::from_chars(text.data(), text.data() + text.size(), value);
  }
  return value;
}

tl::unexpected<Error> unfit(const SourceFile& source) {
  return fail_at(ErrorKind::syntax, source.path(), "cannot be merged record by record");
}

/// Cuts a file into records that each begin on a line of their own.
class Cutter {
 public:
  explicit Cutter(const SourceFile& source) : source_(source) {}

  /// What stands before `begin` and is no comment above the first record goes to the head.
  void start(std::size_t end_of_head) { at_ = end_of_head; }

  Result<void> add(FileRecord record, Span span) {
    const std::size_t line = source_.line_start(source_.position(span.begin).line);
    if (line < at_ || !keys_.insert(record.key).second || record.key.empty()) return unfit(source_);
    const std::size_t next = source_.text().find('\n', span.end);
    const std::size_t end = next == std::string_view::npos ? source_.text().size() : next + 1;
    record.lead = source_.text().substr(at_, line - at_);
    record.text = source_.text().substr(line, end - line);
    if (!record.text.ends_with('\n')) record.text += '\n';
    at_ = end;
    list_.records.push_back(std::move(record));
    return {};
  }

  RecordList finish(std::size_t end_of_head) {
    list_.head = source_.text().substr(0, end_of_head);
    list_.tail = source_.text().substr(at_);
    return std::move(list_);
  }

 private:
  const SourceFile& source_;
  RecordList list_;
  std::set<std::string> keys_;
  std::size_t at_ = 0;
};

}  // namespace

const FileRecord* RecordList::find(std::string_view key) const {
  const auto found = std::ranges::find(records, key, &FileRecord::key);
  return found == records.end() ? nullptr : &*found;
}

std::string RecordList::text() const {
  std::string out = head;
  for (const FileRecord& record : records) out += record.lead + record.text;
  return out + tail;
}

Result<RecordList> records_of_tags(const SourceFile& source) {
  Diagnostics findings;
  const Node root = format::yaml::parse(source, findings);
  const bool fits = root.kind == Kind::null || (root.kind == Kind::sequence && !root.flow);
  if (findings.has_errors() || !fits) return unfit(source);
  Cutter cutter(source);
  cutter.start(0);
  for (const Node& item : root.items) {
    const Node* id = item.find("id");
    FileRecord record{.key = id == nullptr ? "" : id->scalar,
                      .turn = number(item.find("turn")),
                      .at = number(item.find("at"))};
    UXI_TRY_VOID(cutter.add(std::move(record), item.span));
  }
  return cutter.finish(0);
}

Result<RecordList> records_of_codebook(const SourceFile& source) {
  Diagnostics findings;
  const Node root = format::yaml::parse(source, findings);
  const Node* codes = root.find("codes");
  const bool empty = codes == nullptr || codes->kind == Kind::null || codes->entries.empty();
  const bool fits = empty || !codes->flow;
  if (findings.has_errors() || !fits || (root.kind != Kind::mapping && root.kind != Kind::null))
    return unfit(source);
  std::size_t head = source.text().size();
  if (!empty) {
    // `codes:` and its line.
    const std::size_t key = root.entries.front().key.span.begin;
    std::size_t colon = key;
    for (const auto& entry : root.entries) {
      if (entry.key.scalar == "codes") colon = entry.key.span.end;
    }
    const std::size_t line = source.text().find('\n', colon);
    head = line == std::string_view::npos ? source.text().size() : line + 1;
  }
  Cutter cutter(source);
  cutter.start(head);
  if (!empty) {
    for (const auto& entry : codes->entries) {
      const std::size_t end = std::max(entry.key.span.end, entry.value.span.end);
      FileRecord record{.key = entry.key.scalar,
                        .value = std::string(text::trim(source.slice(entry.value.span)))};
      UXI_TRY_VOID(cutter.add(std::move(record), {entry.key.span.begin, end}));
    }
  }
  return cutter.finish(head);
}

}  // namespace uxi::coding
