#include "workspace/code_edit.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "format/edit.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "uxi/reference.h"

namespace uxi::workspace {
namespace {

using coding::CodeMove;

tl::unexpected<Error> no_code(const CodeFiles& files, std::string_view code) {
  if (const Code* meant = files.find(code)) {
    return fail(ErrorKind::usage, "`" + std::string(code) + "` is an alias",
                "the code is `" + meant->path.value + "`");
  }
  return fail(ErrorKind::not_found, "the codebook has no code `" + std::string(code) + "`",
              text::did_you_mean(code, files.paths()));
}

Result<void> check_path(const std::string& path) {
  if (is_code_path(path)) return {};
  return fail(ErrorKind::usage, "`" + path + "` is no code",
              "use lower-case words with hyphens, and `/` between levels");
}

/// The code itself, not one that it is an alias of.
Result<const Code*> need_code(const CodeFiles& files, std::string_view path) {
  const Code* code = files.find(path);
  if (code == nullptr) return no_code(files, path);
  if (code->path.value != path) return no_code(files, path);
  return code;
}

/// `path` or something below it is a code, or carried by a highlight.
bool is_used(const CodeFiles& files, std::string_view path) {
  const auto paths = files.paths();
  return std::ranges::any_of(paths,
                             [&](const std::string& code) { return code_is_within(code, path); });
}

Result<void> put(Changes& changes, const std::string& path, const SourceFile& source,
                 std::vector<format::Edit> edits) {
  UXI_TRY(std::string after, format::apply_edits(source.text(), std::move(edits)));
  changes.replace(path, source.text(), std::move(after));
  return {};
}

/// The codebooks as they are by now, and all other files after `moves`.
Result<Changes> with_followers(const CodeFiles& files, const std::vector<CodeMove>& moves) {
  Changes changes;
  for (const CodebookFile& file : files.codebooks)
    changes.replace(file.path, file.source.text(), file.after.text());
  for (const auto& plan : files.plans) {
    UXI_TRY_VOID(put(changes, plan.path, plan.source, coding::move_in_study(plan.value, moves)));
  }
  for (const auto& tags : files.tags) {
    UXI_TRY_VOID(
        put(changes, tags.path, tags.source, coding::move_in_tags(tags.source, tags.value, moves)));
  }
  for (const auto& text : files.texts) {
    UXI_TRY_VOID(
        put(changes, text.path, text.source, coding::move_in_text(text.source.text(), moves)));
  }
  return changes;
}

/// Codes of all codebooks within `path`.
std::vector<const Code*> codes_within(const CodeFiles& files, std::string_view path) {
  std::vector<const Code*> codes;
  for (const CodebookFile& file : files.codebooks) {
    for (const Code& code : file.value.codes) {
      if (code_is_within(code.path.value, path)) codes.push_back(&code);
    }
  }
  return codes;
}

tl::unexpected<Error> taken(const std::string& path, const Code& by) {
  if (by.path.value == path) {
    return fail(ErrorKind::conflict, "there is a code `" + path + "` already",
                "`uxi codebook merge` puts two codes together");
  }
  return fail(ErrorKind::conflict,
              "`" + path + "` is taken: it is an alias of `" + by.path.value + "`",
              "`uxi codebook alias --remove " + by.path.value + " " + path + "` frees it");
}

/// The same for aliases, which move with the level that they are written below.
Result<void> check_aliases_free(const CodeFiles& files, const CodeMove& move) {
  for (const CodebookFile& file : files.codebooks) {
    for (const Code& code : file.value.codes) {
      for (const Text& alias : code.aliases) {
        if (!code_is_within(alias.value, move.from)) continue;
        const std::string to = coding::moved(alias.value, {move});
        const Code* there = files.find(to);
        if (there != nullptr && !code_is_within(to, move.from)) return taken(to, *there);
      }
    }
  }
  return {};
}

/// `conflict` where a code that moves finds its new path taken by one that stays.
Result<void> check_free(const CodeFiles& files, const CodeMove& move) {
  for (const Code* code : codes_within(files, move.from)) {
    const std::string to = coding::moved(code->path.value, {move});
    const Code* there = files.find(to);
    const bool own = there != nullptr && there->path.value == code->path.value;
    if (there == nullptr || own) continue;
    if (code_is_within(there->path.value, move.from) && there->path.value == to) continue;
    return taken(to, *there);
  }
  return check_aliases_free(files, move);
}

/// A code of one study only cannot stand for one that all studies share.
Result<void> check_reach(const CodeFiles& files, std::string_view from, std::string_view into) {
  const auto shared = [&](std::string_view code) {
    return std::ranges::any_of(files.codebooks, [&](const CodebookFile& file) {
      return file.study.empty() && file.after.has(code);
    });
  };
  if (!shared(from) || shared(into)) return {};
  return fail(
      ErrorKind::conflict,
      "`" + std::string(into) + "` is a code of one study, `" + std::string(from) + "` one of all",
      "move `" + std::string(into) + "` to the codebook of the workspace first");
}

/// A code of the codebook that goes into another.
struct Meeting {
  const Code* gone;
  const Code* kept;
};

/// The codes within `moves` whose new path is a code already, each once.
Result<std::vector<Meeting>> meetings_of(const CodeFiles& files,
                                         const std::vector<CodeMove>& moves) {
  std::vector<Meeting> meetings;
  std::set<std::string> seen;
  for (const CodeMove& move : moves) {
    for (const Code* code : codes_within(files, move.from)) {
      const Code* there = files.find(coding::moved(code->path.value, {move}));
      if (there == nullptr || there->path.value == code->path.value) continue;
      if (!seen.insert(code->path.value).second) continue;
      UXI_TRY_VOID(check_reach(files, code->path.value, there->path.value));
      meetings.push_back({code, there});
    }
  }
  return meetings;
}

/// The paths of what has gone lead to what was kept, and its date counts.
Result<void> take_over(CodeFiles& files, const Meeting& meeting) {
  const std::string& into = meeting.kept->path.value;
  const auto home = std::ranges::find_if(
      files.codebooks, [&](const CodebookFile& file) { return file.after.has(into); });
  UXI_CHECK(home != files.codebooks.end());
  UXI_TRY_VOID(home->after.add_alias(into, meeting.gone->path.value));
  for (const Text& alias : meeting.gone->aliases) {
    if (alias.value != into) UXI_TRY_VOID(home->after.add_alias(into, alias.value));
  }
  const auto& since = meeting.gone->since;
  if (since && (!meeting.kept->since || *meeting.kept->since < *since))
    UXI_TRY_VOID(home->after.set(into, "since", to_string(*since)));
  return {};
}

}  // namespace

Result<Changes> move_codes(CodeFiles& files, const CodeMove& move, bool keep_alias) {
  UXI_TRY_VOID(check_path(move.to));
  if (move.from == move.to)
    return fail(ErrorKind::usage, "`" + move.from + "` is `" + move.to + "` already");
  if (!is_used(files, move.from)) return no_code(files, move.from);
  UXI_TRY_VOID(check_free(files, move));
  std::vector<std::pair<std::string, std::string>> old;  // new path, old path
  for (const Code* code : codes_within(files, move.from))
    old.emplace_back(coding::moved(code->path.value, {move}), code->path.value);
  for (CodebookFile& file : files.codebooks) {
    for (const auto& [to, from] : old) UXI_TRY_VOID(file.after.remove_alias(from, to));
    UXI_TRY_VOID(file.after.move({move}));
    for (const auto& [to, from] : old) {
      if (keep_alias && file.after.has(to)) UXI_TRY_VOID(file.after.add_alias(to, from));
    }
  }
  return with_followers(files, {move});
}

Result<Changes> merge_codes(CodeFiles& files, const std::vector<std::string>& from,
                            const std::string& into) {
  UXI_TRY_VOID(check_path(into));
  UXI_TRY(const Code* kept, need_code(files, into));
  std::vector<CodeMove> moves;
  std::vector<CodeMove> in_codebooks;
  for (const std::string& path : from) {
    if (path == into) return fail(ErrorKind::usage, "`" + into + "` is `" + path + "` already");
    if (code_is_within(into, path)) {
      return fail(ErrorKind::usage, "`" + into + "` lies below `" + path + "`",
                  "`uxi codebook rename` changes the path of a whole branch");
    }
    if (!is_used(files, path)) return no_code(files, path);
    moves.push_back({path, into});
    const Code* there = files.find(path);
    if (there == nullptr || there->path.value == path) {
      in_codebooks.push_back({path, into});
    } else if (there != kept) {
      return no_code(files, path);
    }  // else an alias of `into`, which it stays; what carries it follows
  }
  UXI_TRY(const auto meetings, meetings_of(files, in_codebooks));
  for (CodebookFile& file : files.codebooks) {
    for (const Meeting& meeting : meetings)
      UXI_TRY_VOID(file.after.remove(meeting.gone->path.value));
    UXI_TRY_VOID(file.after.move(in_codebooks));
  }
  for (const Meeting& meeting : meetings) UXI_TRY_VOID(take_over(files, meeting));
  return with_followers(files, moves);
}

bool carries(const CodeFiles& files, const Highlight& highlight, std::string_view code) {
  return std::ranges::any_of(highlight.codes, [&](const Text& carried) {
    if (carried.value == code) return true;
    const Code* known = files.find(carried.value);
    return known != nullptr && known->path.value == code;
  });
}

Result<Changes> split_code(CodeFiles& files, const std::string& code,
                           const std::vector<Recoded>& picks) {
  UXI_TRY(const Code* old, need_code(files, code));
  const auto home = std::ranges::find_if(
      files.codebooks, [&](const CodebookFile& file) { return file.after.has(code); });
  UXI_CHECK(home != files.codebooks.end());
  std::map<std::string, std::map<std::string, std::string>> by_file;
  std::set<std::string> fresh;
  std::string text = home->after.text();
  for (const Recoded& pick : picks) {
    UXI_TRY_VOID(check_path(pick.to));
    if (const Code* known = files.find(pick.to); known == old)
      return fail(ErrorKind::usage, "`" + pick.to + "` is `" + code + "` already");
    by_file[pick.file][pick.highlight] = pick.to;
    if (files.find(pick.to) != nullptr || !fresh.insert(pick.to).second) continue;
    Code made;
    made.path.value = pick.to;
    made.name.value = coding::code_name(pick.to);
    made.since = old->since;
    made.marker = old->marker;
    const SourceFile so_far(home->source.path(), text);
    UXI_TRY(text, coding::with_code(so_far, home->value, made));
  }
  Changes changes;
  changes.replace(home->path, home->source.text(), text);
  for (const auto& tags : files.tags) {
    const auto mine = by_file.find(tags.path);
    if (mine == by_file.end()) continue;
    std::vector<format::Edit> edits;
    for (const Highlight& highlight : tags.value.highlights) {
      const auto pick = mine->second.find(highlight.id);
      if (pick == mine->second.end()) continue;
      auto more = coding::recode(tags.source, highlight, [&](const std::string& carried) {
        const Code* known = files.find(carried);
        const bool meant = carried == code || (known != nullptr && known->path.value == code);
        return meant ? pick->second : carried;
      });
      std::ranges::move(more, std::back_inserter(edits));
    }
    UXI_TRY_VOID(put(changes, tags.path, tags.source, std::move(edits)));
  }
  return changes;
}

Result<Changes> retire_code(CodeFiles& files, const std::string& code, bool retired) {
  UXI_TRY(const Code* known, need_code(files, code));
  if (known->retired == retired) {
    return fail(ErrorKind::usage,
                "`" + code + "` is " + (retired ? "retired already" : "not retired"));
  }
  for (CodebookFile& file : files.codebooks) {
    if (retired) {
      UXI_TRY_VOID(file.after.set(code, "retired", "yes"));
    } else {
      UXI_TRY_VOID(file.after.drop(code, "retired"));
    }
  }
  return with_followers(files, {});
}

Result<Changes> alias_code(CodeFiles& files, const std::string& code,
                           const std::vector<std::string>& aliases, bool remove) {
  UXI_TRY(const Code* known, need_code(files, code));
  for (const std::string& alias : aliases) {
    UXI_TRY_VOID(check_path(alias));
    const Code* there = files.find(alias);
    const bool own = there == known && alias != code;
    if (remove && !own) {
      return fail(ErrorKind::not_found, "`" + alias + "` is no alias of `" + code + "`");
    }
    if (there != nullptr && !own) return taken(alias, *there);
    const auto home = std::ranges::find_if(
        files.codebooks, [&](const CodebookFile& file) { return file.value.find(code) == known; });
    UXI_CHECK(home != files.codebooks.end());
    if (remove) {
      UXI_TRY_VOID(home->after.remove_alias(code, alias));
    } else {
      UXI_TRY_VOID(home->after.add_alias(code, alias));
    }
  }
  return with_followers(files, {});
}

}  // namespace uxi::workspace
