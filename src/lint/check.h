// Check kinds: the few ways in which rules look at a guide. A kind is one file in check/ (or in
// rule/ where only one rule needs it) and one row of the table in check_kinds.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/rule.h"
#include "lint/subject.h"

namespace uxi::lint {

/// `form`: names of question forms; `text`: any strings; the others as they say.
enum class ParamType { phrases, patterns, forms, texts, number, flag };

struct ParamSpec {
  std::string_view name;
  ParamType type;
  bool required = false;
  std::string_view meaning;
  double least = 0;  ///< a number may not be smaller; none may be above a million
};

/// What a check found: bytes of the file, and the values for the places of the rule's message.
struct Hit {
  Span span;
  std::vector<std::pair<std::string_view, std::string>> values = {};
  const Line* line = nullptr;  ///< the line it is about; null where it is about the guide
  std::optional<speech::PhraseMatch> words = {};  ///< tokens of the line, where it is about those
  std::optional<Severity> at_most = {};           ///< this one is less bad than others of its rule
  std::string suggestion = {};                    ///< instead of the rule's
  std::optional<Fix> fix = {};
  /// Another place that the message speaks of, and what stands there.
  std::optional<Span> other = {};
  std::string_view other_is = {};
};
using Hits = std::vector<Hit>;

/// Without a match of these phrases a line needs no look, unless the rule sets the flag.
struct Trigger {
  std::string_view phrases = {};
  std::string_view unless = {};
};

struct CheckKind {
  std::string_view name;
  std::span<const ParamSpec> params;
  std::string_view meaning;
  Trigger trigger = {};  ///< of `line`
  /// One of the two: called for each line that the rule applies to and that has one of its forms,
  /// or once for the guide.
  void (*line)(const Rule&, const Line&, const Subject&, Hits&) = nullptr;
  void (*guide)(const Rule&, const Subject&, Hits&) = nullptr;
  /// It looks for phrases in lines that the rule applies to, and in no others.
  bool own_lines = false;
};

[[nodiscard]] std::span<const CheckKind> check_kinds();
[[nodiscard]] const CheckKind* find_check(std::string_view name);

/// The line is one that the rule looks at.
[[nodiscard]] inline bool applies(const Rule& rule, const Line& line, GuideMode mode) {
  const Applies& where = rule.applies;
  if ((line.context & where.when) != where.when || (line.context & where.except) != 0) return false;
  if (line.text != TextKind::guide_line) return (where.texts & bit(line.text)) != 0;
  return (where.items & bit(line.item->kind)) != 0 &&
         (where.sections & bit(line.section->kind)) != 0 && (where.modes & bit(mode)) != 0;
}
/// The first place where one of the phrases matches.
[[nodiscard]] std::optional<speech::PhraseMatch> find_any(std::span<const speech::Phrase> phrases,
                                                          const speech::Sentence& sentence);
/// The forms that the parameter `forms` names, as bits; all where it names none.
[[nodiscard]] std::uint32_t forms_of(const Rule& rule);
/// The line's form is one of these.
[[nodiscard]] inline bool has_form(std::uint32_t forms, const Line& line) {
  return (forms >> static_cast<unsigned>(line.form) & 1U) != 0;
}

}  // namespace uxi::lint
