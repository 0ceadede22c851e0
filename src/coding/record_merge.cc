#include "coding/record_merge.h"

#include <algorithm>
#include <utility>

#include "format/edit.h"
#include "text/strings.h"

namespace uxi::coding {
namespace {

using format::yaml::Kind;
using format::yaml::Node;

/// A record's text with its tree.
class Record {
 public:
  static Result<Record> read(std::string text, RecordPlace place) {
    Record record;
    record.place_ = place;
    UXI_TRY_VOID(record.put(std::move(text)));
    return record;
  }

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const Node* find(std::string_view key) const { return mapping().find(key); }
  [[nodiscard]] std::vector<std::string> keys() const {
    std::vector<std::string> out;
    for (const auto& entry : mapping().entries) out.push_back(entry.key.scalar);
    return out;
  }
  [[nodiscard]] std::string written(const Node& node) const {
    return std::string(source_.slice(node.span));
  }

  /// The same, to stand behind a key: a block goes below it, as far in as it is here.
  [[nodiscard]] std::string as_value(const Node& node) const {
    const bool block = !node.flow && (node.kind == Kind::sequence || node.kind == Kind::mapping);
    if (!block) return written(node);
    const std::size_t line = text_.rfind('\n', node.span.begin) + 1;  // npos + 1 is 0
    return "\n" + std::string(node.span.begin - line, ' ') + written(node);
  }

  Result<void> set(std::string_view key, std::string_view value) {
    UXI_TRY_VOID(change({format::yaml::set_key(source_, mapping(), key, value)}));
    if (!value.starts_with('\n')) return {};
    const std::string name(key);
    return put(text::replace_all(text_, name + ": \n", name + ":\n"));
  }
  Result<void> drop(std::string_view key) {
    if (find(key) == nullptr) return {};
    return change({format::yaml::remove_key(source_, mapping(), key)});
  }
  Result<void> add_item(std::string_view key, const std::string& item, bool block) {
    const std::string value = format::yaml::write_scalar(item, true);
    const Node* list = find(key);
    if (list != nullptr && list->kind == Kind::sequence && !list->items.empty())
      return change({format::yaml::add_item(source_, *list, value)});
    if (!block) return set(key, "[" + value + "]");
    return set(key, "\n  - " + value);
  }
  Result<void> remove_item(std::string_view key, const std::string& item) {
    const Node* list = find(key);
    if (list == nullptr) return {};
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      if (list->items[i].scalar == item)
        return change({format::yaml::remove_item(source_, *list, i)});
    }
    return {};
  }
  /// A second line with the same key, below the first; in a flow mapping nothing can stand twice.
  Result<bool> double_up(std::string_view key, const std::string& value) {
    const Node* node = find(key);
    if (mapping().flow || node == nullptr) return false;
    const std::size_t line = text_.find('\n', node->span.end);
    const std::size_t at = line == std::string::npos ? text_.size() : line + 1;
    doubled_ += std::string(key) + ": " + value + "\n";
    doubled_at_ = std::max(doubled_at_, at);
    return true;
  }
  /// With the doubled lines, which no reader takes.
  [[nodiscard]] std::string finished() const {
    std::string out = text_;
    return doubled_.empty() ? out : out.insert(std::min(doubled_at_, out.size()), doubled_);
  }

 private:
  [[nodiscard]] const Node& mapping() const {
    switch (place_) {
      case RecordPlace::whole: return tree_;
      case RecordPlace::item: return tree_.items.front();
      case RecordPlace::entry: return tree_.entries.front().value;
    }
    return tree_;
  }

  Result<void> change(std::vector<Edit> edits) {
    UXI_TRY(std::string after, format::apply_edits(text_, std::move(edits)));
    return put(std::move(after));
  }

  Result<void> put(std::string text) {
    text_ = std::move(text);
    source_ = SourceFile("record", text_);
    Diagnostics findings;
    tree_ = format::yaml::parse(source_, findings);
    const bool there = place_ == RecordPlace::whole  ? tree_.kind == Kind::mapping
                       : place_ == RecordPlace::item ? tree_.items.size() == 1
                                                     : tree_.entries.size() == 1;
    const bool fits = !findings.has_errors() && there &&
                      (mapping().kind == Kind::mapping || mapping().kind == Kind::null);
    if (fits) return {};
    return fail(ErrorKind::syntax, "a record cannot be read");
  }

  RecordPlace place_ = RecordPlace::whole;
  std::string text_;
  SourceFile source_;
  Node tree_;
  std::string doubled_;
  std::size_t doubled_at_ = 0;
};

bool same(const Record& a, const Node* first, const Record& b, const Node* second) {
  if (first == nullptr || second == nullptr) return first == second;
  if (first->kind == Kind::scalar && second->kind == Kind::scalar)
    return first->scalar == second->scalar;
  return a.written(*first) == b.written(*second);
}

std::vector<std::string> items(const Node* list) {
  std::vector<std::string> out;
  if (list == nullptr) return out;
  if (list->kind == Kind::scalar) out.push_back(list->scalar);
  for (const Node& item : list->items) out.push_back(item.scalar);
  return out;
}

bool holds(const std::vector<std::string>& list, const std::string& item) {
  return std::ranges::find(list, item) != list.end();
}

class Merger {
 public:
  Merger(const Record* base, Record ours, Record theirs, const FieldRules& rules)
      : base_(base), ours_(std::move(ours)), theirs_(std::move(theirs)), rules_(rules) {}

  Result<MergedRecord> run() {
    UXI_TRY_VOID(merge_together());
    for (const std::string& key : all_keys()) {
      if (std::ranges::find(rules_.together, key) != rules_.together.end()) continue;
      UXI_TRY_VOID(merge_field(key));
    }
    return MergedRecord{ours_.finished(), std::move(undecided_)};
  }

 private:
  [[nodiscard]] const Node* base(std::string_view key) const {
    return base_ == nullptr ? nullptr : base_->find(key);
  }
  [[nodiscard]] bool we_changed(std::string_view key) const {
    return base_ == nullptr ? ours_.find(key) != nullptr
                            : !same(*base_, base_->find(key), ours_, ours_.find(key));
  }
  [[nodiscard]] bool they_changed(std::string_view key) const {
    return base_ == nullptr ? theirs_.find(key) != nullptr
                            : !same(*base_, base_->find(key), theirs_, theirs_.find(key));
  }
  /// Ours, then what only theirs or the ancestor has.
  [[nodiscard]] std::vector<std::string> all_keys() const {
    std::vector<std::string> keys = ours_.keys();
    for (const std::string& key : theirs_.keys()) {
      if (!holds(keys, key)) keys.push_back(key);
    }
    return keys;
  }

  Result<void> take(const std::string& key) {
    const Node* theirs = theirs_.find(key);
    return theirs == nullptr ? ours_.drop(key) : ours_.set(key, theirs_.as_value(*theirs));
  }

  Result<void> merge_together() {
    const auto any = [&](auto changed) { return std::ranges::any_of(rules_.together, changed); };
    const bool we = any([&](const std::string& key) { return we_changed(key); });
    const bool they = any([&](const std::string& key) { return they_changed(key); });
    if (we || !they) return {};
    for (const std::string& key : rules_.together) UXI_TRY_VOID(take(key));
    return {};
  }

  Result<void> merge_set(const std::string& key) {
    const auto old = items(base(key));
    const auto theirs = items(theirs_.find(key));
    const auto ours = items(ours_.find(key));
    const Node* list = theirs_.find(key);
    const bool block = list != nullptr && !list->flow && list->kind == Kind::sequence;
    // New ones first, so that a list that loses all it had does not become empty in between.
    for (const std::string& item : theirs) {
      if (!holds(old, item) && !holds(ours, item)) UXI_TRY_VOID(ours_.add_item(key, item, block));
    }
    for (const std::string& item : old) {
      if (!holds(theirs, item)) UXI_TRY_VOID(ours_.remove_item(key, item));
    }
    return {};
  }

  Result<void> merge_field(const std::string& key) {
    if (!they_changed(key)) return {};
    if (!we_changed(key)) return take(key);
    const Node* ours = ours_.find(key);
    const Node* theirs = theirs_.find(key);
    if (same(ours_, ours, theirs_, theirs)) return {};
    if (rules_.sets.contains(key)) return merge_set(key);
    if (rules_.ours.contains(key)) return {};
    if (ours == nullptr || theirs == nullptr) return ours == nullptr ? take(key) : Result<void>{};
    if (!rules_.winning.empty() && theirs->scalar == rules_.winning) return take(key);
    if (!rules_.winning.empty() && ours->scalar == rules_.winning) return {};
    if (rules_.later.contains(key))
      return theirs->scalar > ours->scalar ? take(key) : Result<void>{};
    if (rules_.joined.contains(key)) {
      return ours_.set(
          key, format::yaml::write_scalar(ours->scalar + " / " + theirs->scalar, true, true));
    }
    bool doubled = false;
    if (rules_.doubled.contains(key)) {
      UXI_TRY(doubled, ours_.double_up(key, theirs_.written(*theirs)));
    }
    if (!doubled) undecided_.push_back(key);
    return {};
  }

  const Record* base_;
  Record ours_;
  Record theirs_;
  const FieldRules& rules_;
  std::vector<std::string> undecided_;
};

}  // namespace

Result<MergedRecord> merge_record(const std::optional<std::string>& base, const std::string& ours,
                                  const std::string& theirs, RecordPlace place,
                                  const FieldRules& rules) {
  std::optional<Record> ancestor;
  if (base) {
    UXI_TRY(ancestor, Record::read(*base, place));
  }
  UXI_TRY(Record mine, Record::read(ours, place));
  UXI_TRY(Record other, Record::read(theirs, place));
  return Merger(ancestor ? &*ancestor : nullptr, std::move(mine), std::move(other), rules).run();
}

}  // namespace uxi::coding
