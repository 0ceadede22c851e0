#include "coding/merge.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "coding/codebook_file.h"
#include "coding/record_list.h"
#include "coding/record_merge.h"
#include "text/strings.h"

namespace uxi::coding {
namespace {

FieldRules tag_rules() {
  return {.sets = {"codes"},
          .together = {"turn", "quote", "at", "before", "after", "hash"},
          .joined = {"memo"},
          .ours = {"id", "added", "by"}};
}

FieldRules code_rules() { return {.sets = {"aliases"}, .later = {"since"}}; }

FieldRules theme_rules() {
  return {.sets = {"members", "pinned", "keywords"},
          .doubled = {"name", "parent"},
          .winning = "accepted"};
}

/// What only one side changed; of comments that both changed, both.
std::string merged_lines(const std::string& base, const std::string& ours,
                         const std::string& theirs) {
  if (ours == base || ours == theirs) return theirs;
  return theirs == base ? ours : ours + theirs;
}

std::string lead_of(const FileRecord* record) { return record == nullptr ? "" : record->lead; }

/// Both sides' lines, as git marks them.
std::string marked(const std::string& ours, const std::string& theirs) {
  return "<<<<<<< ours\n" + ours + "=======\n" + theirs + ">>>>>>> theirs\n";
}

/// One record of three versions; nothing where it is gone.
struct Versions {
  const FileRecord* base;
  const FileRecord* ours;
  const FileRecord* theirs;
};

/// Puts a record of theirs where it stands there: behind the record before it that is in `out`.
void place_behind(const RecordList& theirs, std::size_t index, FileRecord record, RecordList& out) {
  for (std::size_t i = index; i-- > 0;) {
    const auto before = std::ranges::find(out.records, theirs.records[i].key, &FileRecord::key);
    if (before == out.records.end()) continue;
    out.records.insert(before + 1, std::move(record));
    return;
  }
  out.records.insert(out.records.begin(), std::move(record));
}

/// Puts a highlight before the first that stands later in the transcript.
void place_by_turn(FileRecord record, RecordList& out) {
  const auto later = std::ranges::find_if(out.records, [&](const FileRecord& other) {
    return std::tie(other.turn, other.at) > std::tie(record.turn, record.at);
  });
  out.records.insert(later, std::move(record));
}

// ---- Tags
// ----------------------------------------------------------------------------------------

/// Nothing where both sides are content without it.
Result<std::optional<FileRecord>> merge_highlight(const Versions& versions) {
  const FileRecord* const base = versions.base;
  const FileRecord* const ours = versions.ours;
  const FileRecord* const theirs = versions.theirs;
  const auto unchanged = [&](const FileRecord* side) {
    return base != nullptr && side != nullptr && side->text == base->text;
  };
  if (ours == nullptr && theirs == nullptr) return std::optional<FileRecord>();
  if (ours == nullptr || theirs == nullptr) {
    const FileRecord* left = ours == nullptr ? theirs : ours;
    if (unchanged(left)) return std::optional<FileRecord>();
    return std::optional(*left);
  }
  FileRecord out = unchanged(ours) ? *theirs : *ours;
  out.lead = merged_lines(lead_of(base), ours->lead, theirs->lead);
  if (ours->text == theirs->text || unchanged(theirs) || unchanged(ours)) return std::optional(out);
  const auto before = base == nullptr ? std::nullopt : std::optional(base->text);
  UXI_TRY(const MergedRecord merged,
          merge_record(before, ours->text, theirs->text, RecordPlace::item, tag_rules()));
  out.text = merged.text;
  return std::optional(std::move(out));
}

}  // namespace

Result<Merged> merge_tags(const ThreeVersions& versions) {
  UXI_TRY(const RecordList base, records_of_tags(versions.base));
  UXI_TRY(const RecordList ours, records_of_tags(versions.ours));
  UXI_TRY(const RecordList theirs, records_of_tags(versions.theirs));
  RecordList out{.tail = merged_lines(base.tail, ours.tail, theirs.tail)};
  for (const FileRecord& record : ours.records) {
    UXI_TRY(auto merged,
            merge_highlight({base.find(record.key), &record, theirs.find(record.key)}));
    if (merged) out.records.push_back(*std::move(merged));
  }
  for (const FileRecord& record : theirs.records) {
    if (ours.find(record.key) != nullptr) continue;
    UXI_TRY(auto merged, merge_highlight({base.find(record.key), nullptr, &record}));
    if (merged) place_by_turn(*std::move(merged), out);
  }
  return Merged{out.text(), {}};
}

Result<Merged> merge_theme(const ThreeVersions& versions) {
  std::optional<std::string> base(versions.base.text());
  if (text::trim(*base).empty()) base.reset();
  UXI_TRY(MergedRecord merged,
          merge_record(base, std::string(versions.ours.text()), std::string(versions.theirs.text()),
                       RecordPlace::whole, theme_rules()));
  if (merged.undecided.empty()) return Merged{std::move(merged.text), {}};
  return fail_at(ErrorKind::syntax, versions.ours.path(), "cannot be merged field by field");
}

// ---- Codebook
// ------------------------------------------------------------------------------------

namespace {

std::string leaf(const std::string& path) { return path.substr(path.rfind('/') + 1); }

/// Old path to new of the codes that one side renamed: gone there, and one is new that says the
/// same. Where several do, the one with the same last word; records that say nothing need that.
std::map<std::string, std::string> renames(const RecordList& base, const RecordList& side) {
  std::map<std::string, std::string> out;
  std::set<std::string> taken;
  for (const FileRecord& old : base.records) {
    if (side.find(old.key) != nullptr) continue;
    std::vector<const FileRecord*> same;
    for (const FileRecord& fresh : side.records) {
      if (base.find(fresh.key) == nullptr && fresh.value == old.value && !taken.contains(fresh.key))
        same.push_back(&fresh);
    }
    const auto like = std::ranges::find_if(
        same, [&](const FileRecord* fresh) { return leaf(fresh->key) == leaf(old.key); });
    const FileRecord* found = like != same.end() ? *like : nullptr;
    if (found == nullptr && same.size() == 1 && !old.value.empty()) found = same.front();
    if (found == nullptr) continue;
    taken.insert(found->key);
    out[old.key] = found->key;
  }
  return out;
}

class CodebookMerger {
 public:
  CodebookMerger(const RecordList& base, const RecordList& ours, const RecordList& theirs)
      : base_(base),
        ours_(ours),
        theirs_(theirs),
        our_names_(renames(base, ours)),
        their_names_(renames(base, theirs)) {
    for (const auto& [from, to] : our_names_) our_origins_[to] = from;
    for (const auto& [from, to] : their_names_) their_origins_[to] = from;
  }

  Result<Merged> run() {
    // What stands outside of the codes is for a merge by lines where both changed it.
    for (const auto part : {&RecordList::head, &RecordList::tail}) {
      const bool both = ours_.*part != base_.*part && theirs_.*part != base_.*part;
      if (both && ours_.*part != theirs_.*part)
        return fail(ErrorKind::syntax, "both sides changed what stands around the codes");
      out_.*part = merged_lines(base_.*part, ours_.*part, theirs_.*part);
    }
    for (const FileRecord& record : ours_.records) UXI_TRY_VOID(add_ours(record));
    for (std::size_t i = 0; i < theirs_.records.size(); ++i) UXI_TRY_VOID(add_theirs(i));
    return Merged{out_.text(), std::move(conflicts_)};
  }

 private:
  static std::string origin(const std::map<std::string, std::string>& origins,
                            const std::string& key) {
    const auto found = origins.find(key);
    return found == origins.end() ? key : found->second;
  }
  static std::string name(const std::map<std::string, std::string>& names, const std::string& key) {
    const auto found = names.find(key);
    return found == names.end() ? key : found->second;
  }

  Result<void> add_ours(const FileRecord& ours) {
    const std::string old = origin(our_origins_, ours.key);
    const FileRecord* base = base_.find(old);
    const std::string there = base == nullptr ? old : name(their_names_, old);
    const FileRecord* theirs = theirs_.find(there);
    if (theirs == nullptr) {
      // Theirs removed it: that stands, unless we changed it.
      if (base == nullptr || ours.value != base->value || ours.key != old) {
        out_.records.push_back(base == nullptr ? ours : conflict(ours, ours.text, ""));
      }
      return {};
    }
    const bool we_renamed = base != nullptr && ours.key != old;
    const bool they_renamed = base != nullptr && there != old;
    UXI_TRY(const auto merged, merged_value(base, ours, *theirs));
    if (!merged || (we_renamed && they_renamed && there != ours.key)) {
      out_.records.push_back(conflict(ours, ours.text, theirs->text));
      return {};
    }
    FileRecord record = ours;
    record.lead = merged_lines(lead_of(base), ours.lead, theirs->lead);
    record.text = *merged;
    if (they_renamed && !we_renamed) {
      record.key = there;
      record.text.replace(record.text.find(ours.key), ours.key.size(), there);
    }
    if (we_renamed != they_renamed) {
      UXI_TRY(record.text, with_alias(record, old));
    }
    out_.records.push_back(std::move(record));
    return {};
  }

  Result<void> add_theirs(std::size_t index) {
    const FileRecord& theirs = theirs_.records[index];
    const std::string old = origin(their_origins_, theirs.key);
    const FileRecord* base = base_.find(old);
    const std::string here = base == nullptr ? old : name(our_names_, old);
    if (ours_.find(here) != nullptr) return {};  // done with ours
    if (base != nullptr && theirs.value == base->value && theirs.key == old) return {};
    FileRecord record = base == nullptr ? theirs : conflict(theirs, "", theirs.text);
    place_behind(theirs_, index, std::move(record), out_);
    return {};
  }

  /// Ours with what theirs changed; nothing where both changed one field.
  Result<std::optional<std::string>> merged_value(const FileRecord* base, const FileRecord& ours,
                                                  const FileRecord& theirs) {
    if (ours.value == theirs.value || (base != nullptr && theirs.value == base->value))
      return std::optional(ours.text);
    const auto before = base == nullptr ? std::nullopt : std::optional(base->text);
    UXI_TRY(const MergedRecord merged,
            merge_record(before, ours.text, theirs.text, RecordPlace::entry, code_rules()));
    if (!merged.undecided.empty()) return std::optional<std::string>();
    return std::optional(merged.text);
  }

  /// The record of one code with one alias more.
  static Result<std::string> with_alias(const FileRecord& record, const std::string& alias) {
    constexpr std::string_view kHead = "codes:\n";
    CodebookText text(SourceFile("codebook.yaml", std::string(kHead) + record.text));
    UXI_TRY_VOID(text.add_alias(record.key, alias));
    return text.text().substr(kHead.size());
  }

  FileRecord conflict(FileRecord record, const std::string& ours, const std::string& theirs) {
    conflicts_.push_back(record.key);
    record.text = marked(ours, theirs);
    return record;
  }

  const RecordList& base_;
  const RecordList& ours_;
  const RecordList& theirs_;
  std::map<std::string, std::string> our_names_;
  std::map<std::string, std::string> their_names_;
  std::map<std::string, std::string> our_origins_;
  std::map<std::string, std::string> their_origins_;
  RecordList out_;
  std::vector<std::string> conflicts_;
};

}  // namespace

Result<Merged> merge_codebook(const ThreeVersions& versions) {
  UXI_TRY(const RecordList base, records_of_codebook(versions.base));
  UXI_TRY(const RecordList ours, records_of_codebook(versions.ours));
  UXI_TRY(const RecordList theirs, records_of_codebook(versions.theirs));
  return CodebookMerger(base, ours, theirs).run();
}

}  // namespace uxi::coding
