#include "coding/tag_file.h"

#include <algorithm>
#include <tuple>

#include "format/edit.h"
#include "format/yaml.h"

namespace uxi::coding {
namespace {

using format::Edit;

const Highlight* find(const TagFile& tags, std::string_view id) {
  const auto found = std::ranges::find(tags.highlights, id, &Highlight::id);
  return found == tags.highlights.end() ? nullptr : &*found;
}

std::string line_end_of(const SourceFile& source) {
  return source.text().find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
}

auto place_of(const Highlight& highlight) {
  return std::tuple(highlight.first_turn, highlight.at, highlight.last_turn);
}

void add_fresh(const SourceFile& source, const TagFile& tags, std::vector<Highlight> fresh,
               std::vector<Edit>& edits) {
  std::ranges::stable_sort(
      fresh, [](const Highlight& a, const Highlight& b) { return place_of(a) < place_of(b); });
  const std::string end = line_end_of(source);
  bool first_at_end = true;
  for (const Highlight& highlight : fresh) {
    // Before the first record that stands later in the transcript; a file in another order keeps
    // it.
    const auto later = std::ranges::find_if(tags.highlights, [&](const Highlight& other) {
      return place_of(other) > place_of(highlight);
    });
    std::string line = "- " + write_highlight(highlight) + end;
    std::size_t at = source.text().size();
    if (later != tags.highlights.end()) {
      at = source.line_start(source.position(later->span.begin).line);
    } else {
      if (first_at_end && at > 0 && !source.text().ends_with('\n')) line = end + line;
      first_at_end = false;
    }
    edits.push_back({{at, at}, std::move(line)});
  }
}

Result<void> add_changed(const SourceFile& source, const TagFile& tags,
                         const std::vector<Highlight>& changed, std::vector<Edit>& edits) {
  for (const Highlight& fresh : changed) {
    const Highlight* old = find(tags, fresh.id);
    if (old == nullptr) {
      return fail_at(ErrorKind::not_found, source.path(),
                     "there is no highlight `" + fresh.id + "`");
    }
    edits.push_back({old->span, write_highlight(fresh)});
  }
  return {};
}

Result<void> add_gone(const SourceFile& source, const TagFile& tags,
                      const std::set<std::string>& gone, std::vector<Edit>& edits) {
  if (gone.empty()) return {};
  for (const std::string& id : gone) {
    if (find(tags, id) == nullptr) {
      return fail_at(ErrorKind::not_found, source.path(), "there is no highlight `" + id + "`");
    }
  }
  Diagnostics unread;  // read_tags has said what is wrong with this file
  const format::yaml::Node root = format::yaml::parse(source, unread);
  for (std::size_t i = 0; i < root.items.size(); ++i) {
    const format::yaml::Node* id = root.items[i].find("id");
    if (id != nullptr && gone.contains(id->scalar)) {
      edits.push_back(format::yaml::remove_item(source, root, i));
    }
  }
  return {};
}

}  // namespace

const Highlight* at_same_place(const std::vector<Highlight>& highlights, const Highlight& wanted) {
  const auto found = std::ranges::find_if(highlights, [&](const Highlight& other) {
    return other.first_turn == wanted.first_turn && other.last_turn == wanted.last_turn &&
           other.quote == wanted.quote && (wanted.quote.empty() || other.at == wanted.at);
  });
  return found == highlights.end() ? nullptr : &*found;
}

bool add_to(Highlight& highlight, const Highlight& more) {
  bool changed = false;
  for (const Text& code : more.codes) {
    if (std::ranges::find(highlight.codes, code.value, &Text::value) != highlight.codes.end()) {
      continue;
    }
    highlight.codes.push_back(code);
    changed = true;
  }
  if (!more.memo.empty() && highlight.memo.find(more.memo) == std::string::npos) {
    highlight.memo += (highlight.memo.empty() ? "" : "; ") + more.memo;
    changed = true;
  }
  return changed;
}

Result<std::string> with_edits(const SourceFile& source, const TagFile& tags, TagEdits wanted) {
  std::vector<Edit> edits;
  add_fresh(source, tags, std::move(wanted.fresh), edits);
  UXI_TRY_VOID(add_changed(source, tags, wanted.changed, edits));
  UXI_TRY_VOID(add_gone(source, tags, wanted.gone, edits));
  return format::apply_edits(source.text(), std::move(edits));
}

Result<std::string> with_highlights(const SourceFile& source, const TagFile& tags,
                                    std::vector<Highlight> fresh) {
  return with_edits(source, tags, {.fresh = std::move(fresh), .changed = {}, .gone = {}});
}

Result<std::string> without_highlights(const SourceFile& source, const TagFile& tags,
                                       const std::set<std::string>& ids) {
  return with_edits(source, tags, {.fresh = {}, .changed = {}, .gone = ids});
}

Result<std::string> without_code(const SourceFile& source, const TagFile& tags, std::string_view id,
                                 std::string_view code) {
  const Highlight* highlight = find(tags, id);
  if (highlight == nullptr) {
    return fail_at(ErrorKind::not_found, source.path(),
                   "there is no highlight `" + std::string(id) + "`");
  }
  Highlight fresh = *highlight;
  const auto gone =
      std::erase_if(fresh.codes, [&](const Text& text) { return text.value == code; });
  if (gone == 0) {
    return fail(ErrorKind::not_found,
                "`" + fresh.id + "` does not carry `" + std::string(code) + "`");
  }
  if (fresh.codes.empty()) {
    return fail(ErrorKind::conflict,
                "`" + std::string(code) + "` is the only code of `" + fresh.id + "`",
                "remove the highlight itself: `uxi tag rm` without `--code`");
  }
  return with_refreshed(source, tags, {fresh});
}

Result<std::string> with_refreshed(const SourceFile& source, const TagFile& tags,
                                   const std::vector<Highlight>& refreshed) {
  return with_edits(source, tags, {.fresh = {}, .changed = refreshed, .gone = {}});
}

}  // namespace uxi::coding
