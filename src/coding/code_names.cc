#include "coding/code_names.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "text/nearest.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::coding {
namespace {

constexpr std::size_t kMostNear = 3;

/// Other tools' separators as `/`, spaces as hyphens, case and accents folded.
std::string as_path(std::string_view written) {
  std::string text = text::fold_search(text::squeeze(written));
  for (const std::string_view separator : {"::", "\\", ">", "."}) {
    text = text::replace_all(text, separator, "/");
  }
  std::string path;
  for (const std::string_view part : text::split(text, '/')) {
    if (!path.empty()) path += '/';
    path += text::replace_all(text::trim(part), " ", "-");
  }
  return path;
}

std::string_view last_part(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool in_order(std::string_view text, std::string_view letters) {
  std::size_t at = 0;
  for (const char c : letters) {
    at = text.find(c, at);
    if (at == std::string_view::npos) return false;
    ++at;
  }
  return true;
}

/// Whether a part of `text` begins with `typed`; parts are parted by `/`, `-` and spaces.
bool begins_part(std::string_view text, std::string_view typed) {
  for (std::size_t at = text.find(typed); at != std::string_view::npos;
       at = text.find(typed, at + 1)) {
    if (at == 0 || text[at - 1] == '/' || text[at - 1] == '-' || text[at - 1] == ' ') return true;
  }
  return false;
}

/// How well a name answers to what was typed, 0 best; nothing where not at all.
std::optional<int> rank_of(std::string_view name, std::string_view typed) {
  if (name == typed || last_part(name) == typed) return 0;
  if (name.starts_with(typed) || last_part(name).starts_with(typed)) return 1;
  if (begins_part(name, typed)) return 2;
  if (name.find(typed) != std::string_view::npos) return 3;
  if (in_order(name, typed)) return 4;
  return std::nullopt;
}

}  // namespace

const Code* code_meant(const Codebook& codebook, std::string_view written) {
  const std::string plain(text::trim(written));
  if (const Code* code = codebook.find(plain)) return code;
  const std::string path = as_path(plain);
  if (const Code* code = codebook.find(path)) return code;
  const std::string name = text::fold_search(text::squeeze(plain));
  const Code* found = nullptr;
  for (const Code& code : codebook.codes) {
    if (text::fold_search(code.name.value) != name) continue;
    if (found != nullptr) return nullptr;
    found = &code;
  }
  return found;
}

std::vector<const Code*> type_ahead(const Codebook& codebook, std::string_view typed,
                                    std::size_t most) {
  const std::string name = text::fold_search(text::squeeze(typed));
  const std::string path = as_path(typed);
  std::vector<std::pair<std::tuple<int, std::size_t>, const Code*>> found;
  for (const Code& code : codebook.codes) {
    if (code.retired) continue;
    int best = name.empty() ? 0 : 9;
    if (const auto rank = rank_of(code.path.value, path)) best = std::min(best, *rank);
    if (const auto rank = rank_of(text::fold_search(code.name.value), name)) {
      best = std::min(best, *rank);
    }
    for (const Text& alias : code.aliases) {
      if (const auto rank = rank_of(alias.value, path)) best = std::min(best, *rank + 1);
    }
    // Of equals the shorter: more of it was typed. With nothing typed, the codebook's order.
    if (best < 9) found.push_back({{best, name.empty() ? 0 : code.path.value.size()}, &code});
  }
  std::ranges::stable_sort(found, {}, [](const auto& one) { return one.first; });
  std::vector<const Code*> codes;
  for (const auto& one : found) {
    if (codes.size() < most) codes.push_back(one.second);
  }
  return codes;
}

std::vector<std::string> near_codes(const Codebook& codebook, std::string_view written) {
  std::vector<std::string> near;
  const auto add = [&](const std::string& path) {
    if (near.size() < kMostNear && std::ranges::find(near, path) == near.end()) {
      near.push_back(path);
    }
  };
  std::map<std::string, std::string> by_last;
  std::vector<std::string> lasts;
  for (const Code& code : codebook.codes) {
    if (by_last.emplace(last_part(code.path.value), code.path.value).second) {
      lasts.emplace_back(last_part(code.path.value));
    }
  }
  const std::string path = as_path(written);
  if (const auto slip = text::nearest(path, codebook.paths())) add(*slip);
  if (const auto slip = text::nearest(last_part(path), lasts)) add(by_last.at(*slip));
  for (const std::string_view part : {written, last_part(path)}) {
    if (!near.empty()) break;
    for (const Code* code : type_ahead(codebook, part, kMostNear)) add(code->path.value);
  }
  return near;
}

std::string did_you_mean_codes(const Codebook& codebook, std::string_view written) {
  const std::vector<std::string> near = near_codes(codebook, written);
  if (near.empty()) return {};
  std::string out = "did you mean ";
  for (std::size_t i = 0; i < near.size(); ++i) {
    if (i > 0) out += i + 1 == near.size() ? " or " : ", ";
    out += "`" + near[i] + "`";
  }
  return out + "?";
}

}  // namespace uxi::coding
