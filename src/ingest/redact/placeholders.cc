#include "ingest/redact/placeholders.h"

#include <algorithm>
#include <charconv>

#include "ingest/ascii.h"
#include "ingest/redact/scan.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::ingest {
namespace {

bool has_parts(std::string_view kind) { return kind == "name"; }

/// What makes two spellings the same: letters and digits, without case and accents.
std::string plain_of(std::string_view text) {
  const Scan scan(text);
  std::string plain;
  for (std::size_t i = 0; i < scan.size(); ++i)
    plain += (plain.empty() ? "" : " ") + scan.folded(i);
  return plain;
}

std::string key_of(std::string_view kind, std::string plain) {
  // Numbers are the same however their groups are parted.
  if (!has_parts(kind) && plain.find_first_of("0123456789") != std::string::npos) {
    std::erase(plain, ' ');
  }
  return std::string(kind) + ":" + plain;
}

}  // namespace

Placeholders::Placeholders(const std::vector<KeyEntry>& entries) {
  for (const KeyEntry& entry : entries) note(entry);
}

void Placeholders::note(const KeyEntry& entry) {
  // Without a text it only keeps its number from being given to somebody else.
  const std::string plain = plain_of(entry.text);
  if (!plain.empty()) exact_.emplace(key_of(entry.kind, plain), entry.placeholder);
  if (has_parts(entry.kind) && !plain.empty()) {
    const auto words = text::split(plain, ' ');
    for (const std::string_view word : words) parts_[std::string(word)].insert(entry.placeholder);
    if (words.size() == 1) alone_[plain].insert(entry.placeholder);
    if (words.size() > 1) whole_.insert(entry.placeholder);
  }
  keep_free(entry.placeholder);
  entries_.push_back(entry);
}

void Placeholders::keep_free(std::string_view placeholder) {
  const std::size_t dash = placeholder.rfind('-');
  if (dash == std::string_view::npos) return;
  int number = 0;
  std::from_chars(placeholder.data() + dash + 1, placeholder.data() + placeholder.size(), number);
  int& last = last_[std::string(placeholder.substr(0, dash))];
  last = std::max(last, number);
}

std::string Placeholders::known(std::string_view kind, const std::string& plain) const {
  const auto exact = exact_.find(key_of(kind, plain));
  if (exact != exact_.end()) return exact->second;
  if (!has_parts(kind)) return {};
  const auto words = text::split(plain, ' ');
  // `Ana` where one Ana is known; `Ana Lopez` where one was only `Ana` so far.
  const auto& index = words.size() == 1 ? parts_ : alone_;
  std::set<std::string> people;
  for (const std::string_view word : words) {
    const auto found = index.find(std::string(word));
    if (found != index.end()) people.insert(found->second.begin(), found->second.end());
  }
  if (people.size() != 1) return {};
  // `Ana Silva` is not the Ana who is `Ana Lopez` already.
  const bool another = words.size() > 1 && whole_.contains(*people.begin());
  return another ? std::string() : *people.begin();
}

std::string Placeholders::of(std::string_view kind, std::string_view label, std::string_view text) {
  const std::string plain = plain_of(text);
  std::string placeholder = known(kind, plain);
  const bool is_new = !exact_.contains(key_of(kind, plain));
  if (placeholder.empty()) {
    placeholder = std::string(label) + "-" + std::to_string(last_[std::string(label)] + 1);
  }
  if (is_new) note({placeholder, std::string(kind), std::string(text)});
  return "[" + placeholder + "]";
}

void Placeholders::adopt(const KeyEntry& entry) {
  const bool given = std::ranges::any_of(
      entries_, [&](const KeyEntry& known) { return known.placeholder == entry.placeholder; });
  if (!given && known(entry.kind, plain_of(entry.text)).empty()) note(entry);
}

std::set<std::string> placeholders_in(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  std::set<std::string> found;
  for (std::size_t at = text.find('['); at != std::string_view::npos; at = text.find('[', at + 1)) {
    const std::string_view inside = text.substr(at + 1, kLongest);
    const std::size_t close = inside.find(']');
    if (close == std::string_view::npos) continue;
    const std::size_t dash = inside.substr(0, close).rfind('-');
    if (dash == std::string_view::npos || dash == 0 || dash + 1 == close || dash + 10 < close) {
      continue;
    }
    const std::string_view number = inside.substr(dash + 1, close - dash - 1);
    if (std::all_of(number.begin(), number.end(), is_ascii_digit)) {
      found.emplace(inside.substr(0, close));
    }
  }
  return found;
}

}  // namespace uxi::ingest
