#include "coding/coding_diff.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace uxi::coding {
namespace {

using Names = std::map<std::string, std::string>;  ///< old path to new

const Code* by_path(const Codebook& codebook, const std::string& path) {
  const auto found = std::ranges::find_if(
      codebook.codes, [&](const Code& code) { return code.path.value == path; });
  return found == codebook.codes.end() ? nullptr : &*found;
}

bool same_definition(const Code& a, const Code& b) {
  return a.name.value == b.name.value && a.use_when.value == b.use_when.value &&
         a.not_when.value == b.not_when.value && a.marker == b.marker;
}

/// Codes that are gone, each with the new one that says the same; where it is an alias now, with
/// the code that it leads to.
class CodeChanges {
 public:
  CodeChanges(const Codebook& before, const Codebook& after) : before_(before), after_(after) {
    for (const Code& code : before.codes) trace(code);
    for (const Code& code : after.codes) {
      const std::string& path = code.path.value;
      if (by_path(before, path) == nullptr && !taken_.contains(path))
        changes.push_back({CodeChange::Kind::added, path});
    }
  }

  std::vector<CodeChange> changes;
  Names names;

 private:
  void trace(const Code& old) {
    const std::string& path = old.path.value;
    if (const Code* now = by_path(after_, path)) {
      if (now->retired != old.retired) {
        changes.push_back(
            {now->retired ? CodeChange::Kind::retired : CodeChange::Kind::brought_back, path});
      } else if (!same_definition(old, *now)) {
        changes.push_back({CodeChange::Kind::defined, path});
      }
      return;
    }
    const Code* led = after_.find(path);
    const bool is_new = led != nullptr && by_path(before_, led->path.value) == nullptr;
    const Code* fresh = is_new ? led : led == nullptr ? renamed(old) : nullptr;
    if (fresh != nullptr) {
      taken_.insert(fresh->path.value);
      add(CodeChange::Kind::renamed, path, fresh->path.value);
    } else if (led != nullptr) {
      add(CodeChange::Kind::merged, path, led->path.value);
    } else {
      changes.push_back({CodeChange::Kind::removed, path});
    }
  }

  void add(CodeChange::Kind kind, const std::string& from, const std::string& to) {
    changes.push_back({kind, from, to});
    names[from] = to;
  }

  [[nodiscard]] const Code* renamed(const Code& old) const {
    const auto found = std::ranges::find_if(after_.codes, [&](const Code& code) {
      return by_path(before_, code.path.value) == nullptr && !taken_.contains(code.path.value) &&
             same_definition(code, old) && (!old.name.value.empty() || !old.use_when.value.empty());
    });
    return found == after_.codes.end() ? nullptr : &*found;
  }

  const Codebook& before_;
  const Codebook& after_;
  std::set<std::string> taken_;
};

struct Placed {
  std::string session;
  std::string coder;
  const Highlight* highlight;
};

std::map<std::string, Placed> by_id(const CodingState& state) {
  std::map<std::string, Placed> out;
  for (const TagFile& tags : state.tags) {
    for (const Highlight& highlight : tags.highlights)
      out.try_emplace(highlight.id, Placed{tags.session, tags.coder, &highlight});
  }
  return out;
}

/// Codes as they are called in `codebook`, after `names`.
std::vector<std::string> codes_of(const Highlight& highlight, const Codebook& codebook,
                                  const Names& names) {
  std::set<std::string> codes;
  for (const Text& code : highlight.codes) {
    const auto renamed = names.find(code.value);
    const std::string& path = renamed == names.end() ? code.value : renamed->second;
    const Code* known = codebook.find(path);
    codes.insert(known == nullptr ? path : known->path.value);
  }
  return {codes.begin(), codes.end()};
}

HighlightChange change_of(HighlightChange::Kind kind, const std::string& id, const Placed& placed,
                          const Codebook& codebook) {
  return {.kind = kind,
          .session = placed.session,
          .coder = placed.coder,
          .id = id,
          .turn = placed.highlight->first_turn,
          .quote = placed.highlight->quote,
          .codes = codes_of(*placed.highlight, codebook, {})};
}

std::vector<std::string> less(const std::vector<std::string>& a,
                              const std::vector<std::string>& b) {
  std::vector<std::string> out;
  std::ranges::set_difference(a, b, std::back_inserter(out));
  return out;
}

std::vector<HighlightChange> highlight_changes(const CodingState& before, const CodingState& after,
                                               const Names& names) {
  using Kind = HighlightChange::Kind;
  const auto old = by_id(before);
  const auto now = by_id(after);
  std::vector<HighlightChange> out;
  for (const auto& [id, placed] : now) {
    const auto was = old.find(id);
    if (was == old.end()) {
      out.push_back(change_of(Kind::added, id, placed, after.codebook));
      continue;
    }
    const auto codes_then = codes_of(*was->second.highlight, after.codebook, names);
    HighlightChange change = change_of(Kind::recoded, id, placed, after.codebook);
    change.gained = less(change.codes, codes_then);
    change.lost = less(codes_then, change.codes);
    const bool reworded = was->second.highlight->quote != placed.highlight->quote;
    if (change.gained.empty() && change.lost.empty()) {
      if (!reworded) continue;
      change.kind = Kind::reworded;
    }
    out.push_back(std::move(change));
  }
  for (const auto& [id, placed] : old) {
    if (!now.contains(id)) out.push_back(change_of(Kind::removed, id, placed, before.codebook));
  }
  std::ranges::sort(out, {}, [](const HighlightChange& change) {
    return std::tie(change.session, change.coder, change.turn, change.id);
  });
  return out;
}

std::set<std::string> members_of(const Theme& theme) {
  std::set<std::string> out;
  for (const Text& member : theme.members) out.insert(member.value);
  return out;
}

std::vector<ThemeChange> theme_changes(const CodingState& before, const CodingState& after) {
  using Kind = ThemeChange::Kind;
  std::vector<ThemeChange> out;
  std::map<std::string, const Theme*> old;
  for (const Theme& theme : before.themes) old[theme.id] = &theme;
  for (const Theme& theme : after.themes) {
    ThemeChange change{.kind = Kind::added, .theme = theme.id, .name = theme.name.value};
    const auto members = members_of(theme);
    const auto was = old.find(theme.id);
    std::set<std::string> members_then;
    change.accepted = theme.accepted;
    if (was != old.end()) {
      change.kind = Kind::changed;
      change.accepted = theme.accepted && !was->second->accepted;
      if (was->second->name.value != theme.name.value) change.old_name = was->second->name.value;
      members_then = members_of(*was->second);
      old.erase(was);
    }
    for (const std::string& member : members)
      change.members_added += !members_then.contains(member);
    for (const std::string& member : members_then)
      change.members_removed += !members.contains(member);
    const bool same = change.kind == Kind::changed && !change.accepted && change.old_name.empty() &&
                      change.members_added + change.members_removed == 0;
    if (!same) out.push_back(std::move(change));
  }
  for (const auto& [id, theme] : old) {
    out.push_back({.kind = Kind::removed,
                   .theme = id,
                   .name = theme->name.value,
                   .members_removed = theme->members.size()});
  }
  std::ranges::sort(out, {}, &ThemeChange::theme);
  return out;
}

}  // namespace

std::string_view to_string(CodeChange::Kind kind) {
  switch (kind) {
    case CodeChange::Kind::added: return "added";
    case CodeChange::Kind::removed: return "removed";
    case CodeChange::Kind::renamed: return "renamed";
    case CodeChange::Kind::merged: return "merged";
    case CodeChange::Kind::retired: return "retired";
    case CodeChange::Kind::brought_back: return "brought back";
    case CodeChange::Kind::defined: return "defined anew";
  }
  return "";
}

std::string_view to_string(HighlightChange::Kind kind) {
  switch (kind) {
    case HighlightChange::Kind::added: return "added";
    case HighlightChange::Kind::removed: return "removed";
    case HighlightChange::Kind::recoded: return "recoded";
    case HighlightChange::Kind::reworded: return "reworded";
  }
  return "";
}

std::string_view to_string(ThemeChange::Kind kind) {
  switch (kind) {
    case ThemeChange::Kind::added: return "added";
    case ThemeChange::Kind::removed: return "removed";
    case ThemeChange::Kind::changed: return "changed";
  }
  return "";
}

CodingDiff diff_coding(const CodingState& before, const CodingState& after) {
  CodeChanges codes(before.codebook, after.codebook);
  CodingDiff out;
  out.highlights = highlight_changes(before, after, codes.names);
  out.themes = theme_changes(before, after);
  out.codes = std::move(codes.changes);
  std::ranges::sort(out.codes, {}, &CodeChange::code);
  return out;
}

}  // namespace uxi::coding
