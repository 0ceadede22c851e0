#include "lint/waiver_slip.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "text/strings.h"

namespace uxi::lint {
namespace {

constexpr std::string_view kDirective = "uxi-disable";
constexpr std::string_view kSpace = " \t\r\n";
constexpr std::string_view kMark = "--";
constexpr std::size_t kLongestReason = 120;  // bytes; what is longer is no help on one line

bool is_id(std::string_view word) {
  const std::size_t slash = word.find('/');
  if (slash == 0 || slash == std::string_view::npos || slash + 1 == word.size()) return false;
  return std::ranges::all_of(word, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || text::contains("-_/*", {&c, 1});
  });
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, std::min(text.find_first_of(" \t\r\n,:"), text.find(kMark)));
}

/// A waiver's ids, whether commas part them, and what stands behind them.
struct Parts {
  std::vector<std::string> rules = {};
  bool parted = true;
  std::string_view rest = {};
};

Parts parts_of(std::string_view text) {
  Parts parts{.rest = text};
  bool comma = true;
  for (;;) {
    const std::string_view word = first_word(parts.rest);
    if (!is_id(word)) return parts;
    parts.parted = parts.parted && comma;
    parts.rules.emplace_back(word);
    parts.rest.remove_prefix(word.size());
    const std::size_t next = std::min(parts.rest.find_first_not_of(" \t\r\n,"), parts.rest.size());
    comma = text::contains(parts.rest.substr(0, next), ",");
    parts.rest.remove_prefix(next);
  }
}

/// The dash or colon that a reason stands behind; empty where none does.
std::string_view mark_of(std::string_view rest) {
  for (const std::string_view mark : {kMark, std::string_view("—"), std::string_view("–"),
                                      std::string_view("-"), std::string_view(":")}) {
    if (rest.starts_with(mark)) return mark;
  }
  return {};
}

std::string as_it_ought_to_be(const Parts& parts) {
  const std::string_view behind = parts.rest.substr(mark_of(parts.rest).size());
  std::string reason = text::replace_all(text::squeeze(behind), "`", "'");
  if (reason.empty() || reason.size() > kLongestReason) reason = "why";
  const std::string rules =
      parts.rules.empty() ? "wording/closed-yes-no" : text::join(parts.rules, ", ");
  return std::string(kDirective) + " " + rules + " -- " + reason;
}

}  // namespace

std::optional<WaiverSlip> waiver_slip(std::string_view words) {
  words = text::trim(words);
  const std::size_t end = std::min(words.find_first_of(kSpace), words.size());
  const std::string_view directive = words.substr(0, end);
  const Parts parts = parts_of(text::trim(words.substr(end)));
  const std::string_view mark = mark_of(parts.rest);
  std::string fault;
  if (directive != kDirective) {
    fault = "there is no `" + std::string(directive) + "`";
  } else if (parts.rules.empty()) {
    return std::nullopt;
  } else if (!parts.parted) {
    fault = "commas part the rules of a waiver";
  } else if (!parts.rest.empty() && mark != kMark && !text::contains(parts.rest, kMark)) {
    fault = "the reason of a waiver stands behind ` -- `";
    if (!mark.empty()) fault += ", not `" + std::string(mark) + "`";
  } else {
    return std::nullopt;
  }
  return WaiverSlip{.fault = std::move(fault), .words = as_it_ought_to_be(parts)};
}

}  // namespace uxi::lint
