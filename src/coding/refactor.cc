#include "coding/refactor.h"

#include <algorithm>

#include "format/yaml.h"
#include "text/strings.h"
#include "uxi/reference.h"

namespace uxi::coding {
namespace {

std::string moved(const std::string& code, const std::vector<CodeMove>& moves) {
  const auto found = std::ranges::find(moves, code, &CodeMove::from);
  return found == moves.end() ? code : found->to;
}

bool is_path_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/' || c == '_';
}

/// A code path may start here: behind `code:` or behind `with `.
bool is_code_place(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  return before.ends_with("code:") || before.ends_with("with ") || before.ends_with("code ");
}

/// `- [a, b]` of one highlight, written anew where codes changed.
void move_in_highlight(const SourceFile& source, const Highlight& highlight,
                       const std::vector<CodeMove>& moves, std::vector<format::Edit>& edits) {
  std::vector<std::string> after;
  bool changed = false;
  bool doubled = false;
  for (const Text& code : highlight.codes) {
    std::string path = moved(code.value, moves);
    changed = changed || path != code.value;
    if (std::ranges::find(after, path) != after.end()) {
      doubled = true;
    } else {
      after.push_back(std::move(path));
    }
  }
  if (!changed) return;
  if (!doubled) {
    for (const Text& code : highlight.codes) {
      const std::string path = moved(code.value, moves);
      if (path == code.value) continue;
      const bool quoted =
          source.slice(code.span).starts_with('"') || source.slice(code.span).starts_with('\'');
      edits.push_back({code.span, quoted ? '"' + path + '"' : path});
    }
    return;
  }
  const Span list{highlight.codes.front().span.begin, highlight.codes.back().span.end};
  edits.push_back({list, text::join(after, ", ")});
}

}  // namespace

std::vector<CodeMove> moves_of(const Codebook& codebook, std::string_view from,
                               std::string_view to) {
  std::vector<CodeMove> moves;
  for (const Code& code : codebook.codes) {
    if (!code_is_within(code.path.value, from)) continue;
    moves.push_back({code.path.value, std::string(to) + code.path.value.substr(from.size())});
  }
  return moves;
}

std::vector<format::Edit> move_in_tags(const SourceFile& source, const TagFile& tags,
                                       const std::vector<CodeMove>& moves) {
  std::vector<format::Edit> edits;
  for (const Highlight& highlight : tags.highlights)
    move_in_highlight(source, highlight, moves, edits);
  return edits;
}

Result<std::string> move_in_codebook(const SourceFile& source, const Codebook& codebook,
                                     const std::vector<CodeMove>& moves, bool merge) {
  Diagnostics ignored;  // read_codebook has said what is wrong with this file
  const format::yaml::Node root = format::yaml::parse(source, ignored);
  const format::yaml::Node* codes = root.find("codes");
  if (codes == nullptr) return std::string(source.text());
  std::vector<format::Edit> edits;
  for (const CodeMove& move : moves) {
    const bool mine = codes->find(move.from) != nullptr;
    const bool there = codebook.find(move.to) != nullptr;
    if (there && !merge) {
      return fail(ErrorKind::conflict, "there is a code `" + move.to + "` already",
                  "`uxi codebook merge` puts two codes together");
    }
    if (mine && there) {
      edits.push_back(format::yaml::remove_key(source, *codes, move.from));
    } else if (mine) {
      edits.push_back(format::yaml::rename_key(*codes, move.from, move.to));
    }
    const format::yaml::Node* kept = merge ? codes->find(move.to) : nullptr;
    if (kept == nullptr || kept->kind != format::yaml::Kind::mapping) continue;
    const format::yaml::Node* aliases = kept->find("aliases");
    if (aliases != nullptr && aliases->kind == format::yaml::Kind::sequence) {
      edits.push_back(format::yaml::add_item(source, *aliases, move.from));
    } else {
      edits.push_back(format::yaml::set_key(source, *kept, "aliases", "[" + move.from + "]"));
    }
  }
  return format::apply_edits(source.text(), std::move(edits));
}

std::vector<format::Edit> move_in_study(const Study& study, const std::vector<CodeMove>& moves) {
  if (!study.success) return {};
  const Text& code = study.success->with_code;
  const std::string path = moved(code.value, moves);
  if (path == code.value) return {};
  return {{code.span, path}};
}

std::vector<format::Edit> move_in_text(std::string_view text, const std::vector<CodeMove>& moves) {
  std::vector<format::Edit> edits;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_path_byte(text[at]) || !is_code_place(text, at)) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_path_byte(text[end])) ++end;
    std::string_view path = text.substr(at, end - at);
    while (path.ends_with('/')) path.remove_suffix(1);
    if (const auto move = std::ranges::find(moves, path, &CodeMove::from); move != moves.end()) {
      edits.push_back({{at, at + path.size()}, move->to});
    }
    at = end;
  }
  return edits;
}

}  // namespace uxi::coding
