// A rule as the engine runs it: what people see of it (uxi/lint.h), where it looks, and its check's
// data.
//
// Rules that ship are constant tables, written at build time by rule_compiler.cc; a workspace's own
// are the same values over memory that lint/rule_file.h owns.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "speech/form.h"
#include "speech/phrase.h"
#include "speech/phrase_index.h"
#include "text/pattern.h"
#include "uxi/lint.h"

namespace uxi::lint {

/// What lint knows of a line beyond its words. A rule names those it wants (`when`) or leaves out
/// (`except`).
enum class Context : std::uint16_t {
  probe = 1,             ///< it follows up on another question
  confirm = 2,           ///< the participant's own words are given back
  filtered = 4,          ///< what it presumes was asked before
  opened = 8,            ///< an open follow-up stands right behind it
  catch_all = 16,        ///< "anything else", "what should I have asked"
  task = 32,             ///< a task, or a question inside one
  before_question = 64,  ///< said in the same breath as the question behind it
  follow_up = 256,       ///< it only makes sense behind the question before it
  balanced = 128,        ///< the question next to it asks for the other side
  fact = 512,            ///< it asks for a plain fact in a warm-up, or anything in a screener
  scaled = 1024,         ///< the scale of its answers stands right behind it
  named = 2048,          ///< what was asked before it names a feeling or trouble
};
struct ContextName {
  std::string_view name;
  Context value;
};
[[nodiscard]] std::span<const ContextName> context_names();

/// What a line is: one of a guide (its GuideItem says more), or a text of a plan or a screener.
enum class TextKind : std::uint8_t {
  guide_line,
  title,
  summary,
  public_text,
  question,
  decision,
  assumption,
  wrong_if,
  who,
  ask,
  option,
  because,
};
struct TextName {
  std::string_view name;
  TextKind value;
};
/// Those that a rule can name in `applies: {texts: [...]}`.
[[nodiscard]] std::span<const TextName> text_names();

/// Where a rule looks. Masks hold `1 << value` of the enums.
struct Applies {
  std::uint16_t targets = 0;   ///< Target
  std::uint16_t texts = 0;     ///< TextKind, of plans and screeners
  std::uint16_t items = 0;     ///< ItemKind
  std::uint16_t sections = 0;  ///< SectionKind
  std::uint16_t modes = 0;     ///< GuideMode
  std::uint16_t purposes = 0;  ///< Purpose; guides without a study pass
  std::uint16_t when = 0;      ///< Context, all wanted
  std::uint16_t except = 0;    ///< Context, none wanted
};

template <class Enum>
[[nodiscard]] constexpr std::uint16_t bit(Enum value) {
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(value));
}

/// What a line of a guide is to the phrases of rules, and what each text of a plan or a screener
/// is.
[[nodiscard]] constexpr speech::PhraseClasses phrase_class(ItemKind kind) {
  return static_cast<speech::PhraseClasses>(bit(kind));
}
inline constexpr speech::PhraseClasses kTextClass = 0x80;
static_assert(phrase_class(ItemKind::note) < kTextClass);

/// One parameter of a check, by its name; only the member of its type is filled.
struct Param {
  std::string_view name;
  std::span<const std::string_view> texts;
  std::span<const speech::Phrase> phrases;
  double number = 0;
  const std::vector<text::Pattern>* patterns = nullptr;  ///< of a workspace's rules only
};

/// One change of a rewrite: what stands at `place` becomes `put` (rewrite.h says what that may
/// hold). A step that changes nothing only says where the rewrite fits.
enum class RewritePlace : std::uint8_t { phrase, match, end };
struct RewriteStep {
  RewritePlace place = RewritePlace::phrase;
  speech::Phrase phrase = {};
  bool changes = false;
  std::string_view put = {};
};

/// How a line that the rule finds fault with could be put instead: all steps, or none of them.
struct Rewrite {
  bool safe = false;  ///< what is asked stays the same
  std::span<const RewriteStep> steps;
};

struct Rule {
  const RuleInfo* info = nullptr;
  Applies applies;
  std::span<const Param> params;
  std::span<const std::string_view>
      yields_to;                            ///< rules that win over this one on the same sentence
  std::span<const speech::Phrase> mild;     ///< a line that one of these matches is no more than a
                                            ///< suggestion
  std::span<const speech::Phrase> mild_if;  ///< so is one that one of these matches, and none
  std::span<const speech::Phrase> mild_unless;  ///< of these from the main clause on
  std::uint16_t mild_purposes = 0;              ///< so is any line in a study of these purposes
  std::span<const Rewrite> rewrites;            ///< the first that fits is proposed

  [[nodiscard]] std::span<const speech::Phrase> phrases(std::string_view name) const;
  [[nodiscard]] std::span<const std::string_view> texts(std::string_view name) const;
  [[nodiscard]] std::span<const text::Pattern> patterns(std::string_view name) const;
  [[nodiscard]] double number(std::string_view name, double otherwise) const;
  [[nodiscard]] bool flag(std::string_view name) const { return number(name, 0) != 0; }
};

/// The tables of the build, sorted by id; `infos[i]` is that of `rules[i]`.
struct BuiltinRules {
  std::span<const RuleInfo> infos;
  std::span<const Rule> rules;
  speech::PhraseIndex phrases;  ///< of their checks and `mild`, side by side in the rules' order
};
[[nodiscard]] const BuiltinRules& builtin_rules();

}  // namespace uxi::lint
