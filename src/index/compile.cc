#include "index/compile.h"

#include <algorithm>
#include <fmt/core.h>
#include <utility>

#include "index/content.h"
#include "query/terms.h"
#include "text/strings.h"

namespace uxi::index {
namespace {

using query::Field;
using query::FieldTest;
using query::Query;

/// FTS5 and SQLite read expressions with stacks of fixed size. Deeper trees are cut: into full text
/// expressions joined in SQL, and into named sets.
constexpr std::size_t kMaxDepth = 16;

std::size_t depth_of(const Query& query) {
  std::size_t deepest = 0;
  for (const Query& part : query.parts) deepest = std::max(deepest, depth_of(part));
  return deepest + 1;
}

// ---- Full text ----------------------------------------------------------------------------------

using Languages = std::vector<std::string>;

/// Tokens hold letters, digits and what stands inside words; a quote cannot be one of them.
std::string phrase_of(const query::Pattern& pattern) {
  std::vector<std::string> tokens;
  for (const std::string& token : pattern.tokens) tokens.push_back('"' + token + '"');
  return text::join(tokens, " + ") + (pattern.open ? " *" : "");
}

/// Each expression once, in the order they come in.
std::string any_of(const std::vector<std::string>& expressions) {
  std::vector<std::string> each;
  for (const std::string& expression : expressions) {
    if (std::ranges::find(each, expression) == each.end()) each.push_back(expression);
  }
  if (each.size() == 1) return each.front();
  for (std::string& expression : each) expression = '(' + expression + ')';
  return text::join(each, " OR ");
}

/// `make(pattern_of)` for every way in which words are looked for: by their stems in each language;
/// in languages other than English also as they are written.
template <class Make>
std::string in_languages(const std::vector<std::string>& words, const Languages& languages,
                         Make make) {
  const bool has_run = std::ranges::any_of(words, query::is_run);
  std::vector<std::string> expressions;
  bool others = false;
  for (const std::string& key : languages) {
    others = others || !key.empty();
    const auto stems = [&key](const std::vector<std::string>& some) {
      return query::stem_pattern(some, key);
    };
    expressions.push_back("stems : " + make(stems));
  }
  if (others && !has_run) expressions.push_back("folded : " + make(query::folded_pattern));
  return any_of(expressions);
}

std::string match_phrase(const Query& query, const Languages& languages) {
  return in_languages(query.words, languages,
                      [&](const auto& pattern_of) { return phrase_of(pattern_of(query.words)); });
}

std::string match_beginning(const std::string& word, const Languages& languages) {
  std::vector<std::string> expressions;
  for (const std::string& key : languages) {
    const query::Beginning beginning = query::beginning_of(word, key);
    expressions.push_back("stems : \"" + beginning.stem + "\" *");
    expressions.push_back("folded : \"" + beginning.folded + "\" *");
  }
  return any_of(expressions);
}

std::string match_near(const Query& query, const Languages& languages) {
  return in_languages(query.words, languages, [&](const auto& pattern_of) {
    std::vector<std::string> phrases;
    for (const std::string& word : query.words) {
      phrases.push_back(phrase_of(pattern_of(std::vector<std::string>{word})));
    }
    std::ranges::sort(phrases);
    phrases.erase(std::unique(phrases.begin(), phrases.end()), phrases.end());
    return fmt::format("NEAR({}, {})", text::join(phrases, " "), query.distance);
  });
}

std::optional<std::string> match_of(const Query& query, const Languages& languages);

/// The parts that are looked for, less those that must not be there; nothing where no part is
/// looked for, because FTS5 cannot say "every turn".
std::optional<std::string> match_all(const Query& query, const Languages& languages) {
  std::vector<std::string> wanted;
  std::vector<std::string> unwanted;
  for (const Query& part : query.parts) {
    const bool negated = part.kind == Query::Kind::negation;
    const auto match = match_of(negated ? part.parts.front() : part, languages);
    if (!match) return std::nullopt;
    (negated ? unwanted : wanted).push_back('(' + *match + ')');
  }
  if (wanted.empty()) return std::nullopt;
  if (unwanted.empty()) return text::join(wanted, " AND ");
  return fmt::format("({}) NOT ({})", text::join(wanted, " AND "), text::join(unwanted, " OR "));
}

std::optional<std::string> match_any(const Query& query, const Languages& languages) {
  std::vector<std::string> parts;
  for (const Query& part : query.parts) {
    const auto match = match_of(part, languages);
    if (!match) return std::nullopt;
    parts.push_back('(' + *match + ')');
  }
  return text::join(parts, " OR ");
}

/// The query as an expression of FTS5, where it can be one.
std::optional<std::string> match_of(const Query& query, const Languages& languages) {
  switch (query.kind) {
    case Query::Kind::word:
    case Query::Kind::phrase: return match_phrase(query, languages);
    case Query::Kind::prefix: return match_beginning(query.words.front(), languages);
    case Query::Kind::near: return match_near(query, languages);
    case Query::Kind::all:
      return depth_of(query) > kMaxDepth ? std::nullopt : match_all(query, languages);
    case Query::Kind::any:
      return depth_of(query) > kMaxDepth ? std::nullopt : match_any(query, languages);
    case Query::Kind::negation:
    case Query::Kind::field: return std::nullopt;
  }
  return std::nullopt;
}

// ---- Conditions ---------------------------------------------------------------------------------

/// Writes conditions on turns. What a leaf asks for becomes a named set of its own (`WITH`), so
/// that SQLite, whose parser has a stack of fixed size too, meets every leaf at the top.
class Compiler {
 public:
  Compiler(const View& view, const Languages& languages, std::string id)
      : view_(view), languages_(languages), id_(std::move(id)) {}

  std::string condition(const Query& query) {
    if (const auto match = match_of(query, languages_)) {
      return in("SELECT rowid FROM turn_text WHERE turn_text MATCH " + bind(*match));
    }
    if (query.kind == Query::Kind::field) return test(query.test);
    if (depth_ == kMaxDepth) return condition_as_set(query);
    ++depth_;
    std::string made = query.kind == Query::Kind::negation
                           ? "(" + condition(query.parts.front()) + ") = 0"
                           : joined(query, query.kind == Query::Kind::all ? " AND " : " OR ");
    --depth_;
    return made;
  }

  /// Only turns of the view.
  std::string within_view() {
    switch (view_.kind) {
      case View::Kind::everyone: return "1";
      case View::Kind::nobody: return "(" + in("SELECT turn FROM highlight_turn") + ") = 0";
      case View::Kind::coder: return on_highlight([] { return std::string("1"); });
    }
    return "1";
  }

  /// Only turns whose words may be used.
  std::string within_consent() {
    if (!view_.today) return "1";
    return fmt::format("({} >> {}) NOT IN {}", id_, TurnId::kFileShift,
                       set(fmt::format("SELECT t.file FROM transcript t JOIN record r"
                                       " ON r.study = t.study AND r.session = t.session"
                                       " WHERE r.last_day < {}",
                                       *view_.today)));
  }

  std::string bind(std::string text) {
    texts_.push_back(std::move(text));
    return "?" + std::to_string(texts_.size());
  }

  std::string with() const {
    return sets_.empty() ? "" : "WITH " + text::join(sets_, ",\n") + "\n";
  }
  std::vector<std::string> take_texts() { return std::move(texts_); }

 private:
  std::string joined(const Query& query, std::string_view between) {
    std::vector<std::string> conditions;
    for (const Query& part : query.parts) conditions.push_back("(" + condition(part) + ")");
    return text::join(conditions, between);
  }

  std::string condition_as_set(const Query& query) {
    std::string id = std::exchange(id_, "turn.id");
    const std::size_t depth = std::exchange(depth_, 0);
    const std::string select = "SELECT id FROM turn WHERE " + condition(query);
    depth_ = depth;
    id_ = std::move(id);
    return in(select);
  }

  std::string test(const FieldTest& test) {
    const auto on = [&](auto make) { return on_highlight([&] { return (this->*make)(test); }); };
    switch (test.field) {
      case Field::code: return on(&Compiler::code);
      case Field::theme:
      case Field::question: return on(&Compiler::member);
      case Field::has: return on(&Compiler::memo);
      case Field::is:
        return test.value == "tagged" ? on(&Compiler::codes) : "(" + on(&Compiler::codes) + ") = 0";
      case Field::speaker: return speaker(test);
      case Field::coder: return coder(test);
      case Field::date: return of_session(days(test));
      case Field::segment:
      case Field::participant:
      case Field::session:
      case Field::study:
        return of_session(
            fmt::format("fold({}) = fold({})", query::to_string(test.field), bind(test.value)));
      case Field::own: break;
    }
    return "0";
  }

  // ---- Conditions on a highlight `h`

  /// `code` itself and what is below it; both it and what highlights carry may be aliases.
  std::string code(const FieldTest& test) {
    const std::string at = bind(test.value);
    const std::string roots =
        set(fmt::format("SELECT {0} AS root, NULL AS study UNION SELECT path, study FROM code_alias"
                        " WHERE alias = {0}",
                        at));
    const auto within = [&](std::string_view column) {  // `0` comes next to `/`
      return fmt::format("{0} >= r.root AND {0} < r.root || '0' AND ({0} >= r.root || '/'{1})",
                         column, test.only_below ? "" : fmt::format(" OR {} = r.root", column));
    };
    return fmt::format(
        "h.id IN (SELECT c.highlight FROM {0} r JOIN highlight_code c ON {1}"
        " JOIN highlight t ON t.id = c.highlight WHERE ifnull(r.study, '') IN ('', t.study))"
        " OR h.id IN (SELECT c.highlight FROM {0} r JOIN code_alias a ON {2}"
        " JOIN highlight_code c ON c.code = a.alias JOIN highlight t ON t.id = c.highlight"
        " WHERE ifnull(r.study, '') IN ('', t.study) AND a.study IN ('', t.study))",
        roots, within("c.code"), within("a.path"));
  }

  std::string member(const FieldTest& test) {
    return fmt::format(
        "(h.study, h.session, h.name) IN (SELECT study, session, highlight FROM member"
        " WHERE kind = '{}' AND fold(name) = fold({}))",
        query::to_string(test.field), bind(test.value));
  }

  std::string memo(const FieldTest& /*test*/) { return "h.memo <> ''"; }

  std::string codes(const FieldTest& /*test*/) {
    return "EXISTS (SELECT 1 FROM highlight_code c WHERE c.highlight = h.id)";
  }

  /// Turns with a highlight of the view for which `make_condition` holds.
  template <class MakeCondition>
  std::string on_highlight(MakeCondition make_condition) {
    if (view_.kind == View::Kind::nobody) return "0";
    const std::string whose =
        view_.kind == View::Kind::coder ? "h.coder = " + bind(view_.coder) + " AND " : "";
    return in(fmt::format(
        "SELECT turn FROM highlight h JOIN highlight_turn ON highlight = h.id WHERE {}({})", whose,
        make_condition()));
  }

  // ---- Conditions on a turn

  std::string speaker(const FieldTest& test) const {
    const auto role = parse_role(test.value);
    return fmt::format("({} & 3) = {}", id_, static_cast<int>(role.value_or(Role::unknown)));
  }

  std::string coder(const FieldTest& test) {
    if (view_.kind != View::Kind::coder) return "0";
    return fmt::format("fold({}) = fold({})", bind(view_.coder), bind(test.value));
  }

  static std::string days(const FieldTest& test) {
    std::vector<std::string> limits{"day IS NOT NULL"};
    if (test.from) limits.push_back(fmt::format("day >= {}", days_since_epoch(*test.from)));
    if (test.through) limits.push_back(fmt::format("day <= {}", days_since_epoch(*test.through)));
    return text::join(limits, " AND ");
  }

  std::string of_session(const std::string& condition) {
    return fmt::format("({} >> {}) IN {}", id_, TurnId::kFileShift,
                       set("SELECT file FROM session_facts WHERE " + condition));
  }

  std::string in(const std::string& select) { return id_ + " IN " + set(select); }

  std::string set(const std::string& select) {
    std::string name = "s" + std::to_string(sets_.size());
    sets_.push_back(name + " AS (" + select + ")");
    return name;
  }

  const View& view_;
  const Languages& languages_;
  std::string id_;
  std::size_t depth_ = 0;
  std::vector<std::string> sets_;
  std::vector<std::string> texts_;
};

/// The parts of a query's top level that FTS5 can answer together, and the rest.
struct Split {
  std::optional<std::string> match;
  std::vector<const Query*> rest;
};

Split split(const Query& query, const Languages& languages) {
  if (auto match = match_of(query, languages)) return {std::move(match), {}};
  if (query.kind != Query::Kind::all) return {std::nullopt, {&query}};
  Split split;
  std::vector<std::string> matches;
  for (const Query& part : query.parts) {
    if (const auto match = match_of(part, languages)) {
      matches.push_back('(' + *match + ')');
    } else {
      split.rest.push_back(&part);
    }
  }
  if (!matches.empty()) split.match = text::join(matches, " AND ");
  return split;
}

void collect_words(const Query& query, const Languages& languages,
                   std::vector<std::string>& matches) {
  if (query.kind == Query::Kind::negation) return;
  if (query.parts.empty()) {
    if (const auto match = match_of(query, languages)) matches.push_back('(' + *match + ')');
  }
  for (const Query& part : query.parts) collect_words(part, languages, matches);
}

}  // namespace

Compiled compile(const query::Query& query, const View& view,
                 const std::vector<std::string>& languages) {
  const Split split = index::split(query, languages);
  // The plus keeps SQLite from looking rows up by id where it has to ask for the match.
  Compiler compiler(view, languages, split.match ? "+turn_text.rowid" : "turn.id");
  Compiled compiled{.is_match = split.match.has_value()};
  compiled.from = split.match
                      ? "FROM turn_text WHERE turn_text MATCH " + compiler.bind(*split.match)
                      : "FROM turn WHERE 1";
  for (const Query* part : split.rest) compiled.from += " AND (" + compiler.condition(*part) + ")";
  compiled.from += " AND " + compiler.within_view() + " AND " + compiler.within_consent();
  compiled.with = compiler.with();
  compiled.texts = compiler.take_texts();
  return compiled;
}

bool names_coder(const query::Query& query) {
  if (query.kind == Query::Kind::field) return query.test.field == Field::coder;
  return std::ranges::any_of(query.parts, names_coder);
}

std::optional<std::string> any_word(const query::Query& query,
                                    const std::vector<std::string>& languages) {
  std::vector<std::string> matches;
  collect_words(query, languages, matches);
  if (matches.empty()) return std::nullopt;
  return text::join(matches, " OR ");
}

}  // namespace uxi::index
