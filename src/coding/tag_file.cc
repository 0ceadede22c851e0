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

}  // namespace

Result<std::string> with_highlights(const SourceFile& source, const TagFile& tags,
                                    std::vector<Highlight> fresh) {
  std::ranges::stable_sort(
      fresh, [](const Highlight& a, const Highlight& b) { return place_of(a) < place_of(b); });
  const std::string end = line_end_of(source);
  std::vector<Edit> edits;
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
    } else if (at > 0 && !source.text().ends_with('\n')) {
      line = end + line;
    }
    edits.push_back({{at, at}, std::move(line)});
  }
  return format::apply_edits(source.text(), std::move(edits));
}

Result<std::string> without_highlights(const SourceFile& source, const TagFile& tags,
                                       const std::set<std::string>& ids) {
  for (const std::string& id : ids) {
    if (find(tags, id) == nullptr) {
      return fail_at(ErrorKind::not_found, source.path(), "there is no highlight `" + id + "`");
    }
  }
  Diagnostics unread;  // read_tags has said what is wrong with this file
  const format::yaml::Node root = format::yaml::parse(source, unread);
  std::vector<Edit> edits;
  for (std::size_t i = 0; i < root.items.size(); ++i) {
    const format::yaml::Node* id = root.items[i].find("id");
    if (id != nullptr && ids.contains(id->scalar)) {
      edits.push_back(format::yaml::remove_item(source, root, i));
    }
  }
  return format::apply_edits(source.text(), std::move(edits));
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
  std::vector<Edit> edits;
  for (const Highlight& fresh : refreshed) {
    const Highlight* old = find(tags, fresh.id);
    if (old == nullptr) {
      return fail_at(ErrorKind::not_found, source.path(),
                     "there is no highlight `" + fresh.id + "`");
    }
    edits.push_back({old->span, write_highlight(fresh)});
  }
  return format::apply_edits(source.text(), std::move(edits));
}

}  // namespace uxi::coding
