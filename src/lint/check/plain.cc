// `acronym`, `syntax` and `reading-level`: whether the words can be followed.
//
// `syntax` counts the features that made survey questions measurably slower to answer (Lenzner,
// Kaczmirek & Lenzner 2010); `reading-level` is the Flesch-Kincaid grade of all that is said.
#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <fmt/format.h>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/check.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 1> kAcronymParams = {{
    {"known", ParamType::texts, true, "everybody knows these"},
}};
constexpr std::array<ParamSpec, 6> kSyntaxParams = {{
    {"connectors", ParamType::phrases, true, "words that hang one clause on another"},
    {"nouns", ParamType::texts, true, "ends of nouns made from verbs"},
    {"participles", ParamType::texts, true, "irregular ones; others end in -ed"},
    {"before_verb", ParamType::number, true, "so many words before the main verb are too many"},
    {"each", ParamType::number, true, "so many connectors, or such nouns, are too many"},
    {"words", ParamType::number, true, "shorter questions are left out"},
}};
constexpr std::array<ParamSpec, 2> kLevelParams = {{
    {"most", ParamType::number, true, "grade that is fine"},
    {"sentences", ParamType::number, true, "only guides with so many sentences"},
}};

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// `PO`, `HR`, `APIs`, `W2`: two to six capitals and digits, with or without an s.
bool is_acronym(std::string_view word) {
  if (word.size() < 2 || !is_capital(word[0]) || !(is_capital(word[1]) || is_digit(word[1])))
    return false;
  if (word.ends_with('s')) word.remove_suffix(1);
  if (word.size() < 2 || word.size() > 6) return false;
  const auto capitals = std::ranges::count_if(word, is_capital);
  return capitals >= 2 &&
         std::ranges::all_of(word, [](char c) { return is_capital(c) || is_digit(c); });
}

/// Tokens of the line that are acronyms.
std::vector<std::size_t> acronyms_in(const Line& line) {
  std::vector<std::size_t> found;
  const auto& tokens = line.sentence.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Span span = tokens[i].span;
    if (is_acronym(line.sentence.text.substr(span.begin, span.size()))) found.push_back(i);
  }
  return found;
}

/// In a line that shouts, nothing stands out.
bool shouts(const Line& line, std::size_t acronyms) {
  return acronyms > 2 && acronyms * 3 > line.sentence.word_count();
}

/// "purchase order (PO)", "PO (purchase order)" or "PO stands for".
bool is_expanded(std::string_view text, Span word) {
  const char before = word.begin > 0 ? text[word.begin - 1] : ' ';
  const std::string_view behind = text.substr(word.end);
  return before == '(' || behind.starts_with(" (") || behind.starts_with(" stands for ") ||
         behind.starts_with(" means ");
}

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

/// From token `at` on, words with capitals begin with the letters: "Bureau of Land Management".
bool spells(const speech::Sentence& sentence, std::size_t at, std::string_view letters) {
  static constexpr std::string_view kSmall[] = {"of", "the", "and", "for", "on", "in", "to", "&"};
  std::size_t next = 0;
  for (; at < sentence.tokens.size() && next < letters.size(); ++at) {
    const speech::Token& token = sentence.tokens[at];
    const char first = sentence.text[token.span.begin];
    if (first == letters[next]) {
      ++next;
      continue;
    }
    if (next == 0 || !is_one_of(token.folded, kSmall)) return false;
    const bool counts = first >= 'a' && first <= 'z' && first - 'a' == letters[next] - 'A';
    if (counts) ++next;
  }
  return next == letters.size();
}

/// The participant hears the words, in this line or before: "the Office of Tax Relief".
bool is_spelled_out(const Subject& subject, const Line& last, std::string_view letters) {
  for (const Line* line = subject.lines.data(); line <= &last; ++line) {
    for (std::size_t at = 0; at < line->sentence.tokens.size(); ++at) {
      if (spells(line->sentence, at, letters)) return true;
    }
  }
  return false;
}

/// Token `at` is where the moderator says to be from, "I work with the OTR", or where the
/// participant is asked about being: "your role within OTR".
bool names_place(const Line& line, std::size_t at) {
  static constexpr std::string_view kFrom[] = {"at", "with", "for", "from", "within", "of"};
  const speech::Sentence& sentence = line.sentence;
  if (at > 0 && sentence.word(at - 1) == "the") --at;
  if (at == 0) return false;
  const bool opens =
      line.section->kind == SectionKind::intro || line.section->kind == SectionKind::consent;
  return sentence.word(at - 1) == "within" ||
         (opens && !is_asked(line.item->kind) && is_one_of(sentence.word(at - 1), kFrom));
}

/// Placeholders of the guide's author, as [NAME].
bool is_placeholder(std::string_view text, Span word) {
  const char before = word.begin > 0 ? text[word.begin - 1] : ' ';
  const char behind = word.end < text.size() ? text[word.end] : ' ';
  return before == '[' || before == '{' || before == '<' || before == '$' || behind == ']' ||
         behind == '}' || before == '-' || behind == '-' || before == '/' || before == '.';
}

void check_acronyms(const Rule& rule, const Subject& subject, Hits& hits) {
  const auto known = rule.texts("known");
  const auto& allowed = subject.options.jargon_allowed;
  std::set<std::string_view> seen;
  const auto is_new = [&](std::string_view word) {
    return std::ranges::find(known, word) == known.end() &&
           std::ranges::find(allowed, word) == allowed.end() && seen.insert(word).second;
  };
  for (const Line& line : subject.lines) {
    const std::vector<std::size_t> acronyms = acronyms_in(line);
    if (shouts(line, acronyms.size())) continue;
    const std::string_view text = line.sentence.text;
    for (const std::size_t i : acronyms) {
      const Span span = line.sentence.tokens[i].span;
      if (is_placeholder(text, span)) continue;
      std::string_view word = text.substr(span.begin, span.size());
      if (word.ends_with('s')) word.remove_suffix(1);
      if (is_expanded(text, span) || names_place(line, i)) seen.insert(word);
      if (!applies(rule, line, subject.mode) || !is_new(word)) continue;
      if (is_spelled_out(subject, line, word)) continue;
      hits.push_back({.span = line.source(i, i + 1),
                      .values = {{"word", std::string(word)}},
                      .line = &line,
                      .words = speech::PhraseMatch{i, i + 1}});
    }
  }
}

std::size_t count_all(std::span<const speech::Phrase> phrases, const speech::Sentence& sentence) {
  std::size_t count = 0;
  for (const speech::Phrase& phrase : phrases) {
    for (auto match = speech::find(phrase, sentence); match;
         match = speech::find(phrase, sentence, match->last)) {
      ++count;
      if (match->last <= match->first) break;
    }
  }
  return count;
}

std::size_t nouns_in(const Rule& rule, const speech::Sentence& sentence) {
  return static_cast<std::size_t>(
      std::ranges::count_if(sentence.tokens, [&](const speech::Token& token) {
        return token.folded.size() >= 8 &&
               std::ranges::any_of(rule.texts("nouns"), [&](std::string_view end) {
                 return token.folded.ends_with(end);
               });
      }));
}

bool is_being(std::string_view word) {
  static constexpr std::string_view kForms[] = {"is", "are",  "was",   "were",
                                                "be", "been", "being", "get"};
  return std::ranges::find(kForms, word) != std::end(kForms);
}

/// "was sent", "were not asked": something is done, by nobody.
std::size_t passives_in(const Rule& rule, const speech::Sentence& sentence) {
  const auto participles = rule.texts("participles");
  std::size_t count = 0;
  for (std::size_t i = 0; i + 1 < sentence.end; ++i) {
    if (!is_being(sentence.word(i))) continue;
    const std::string_view next = sentence.word(i + 1);
    const std::string_view word =
        next == "not" || next.ends_with("ly") ? sentence.word(i + 2) : next;
    const bool regular = word.size() > 4 && word.ends_with("ed");
    if (regular || std::ranges::find(participles, word) != participles.end()) ++count;
  }
  return count;
}

/// What makes it hard, in words; at least two of them make a finding.
std::vector<std::string> hurdles_in(const Rule& rule, const Line& line) {
  const speech::Sentence& sentence = line.sentence;
  std::vector<std::string> hurdles;
  const auto each = static_cast<std::size_t>(rule.number("each", 3));
  if (static_cast<double>(sentence.clause) > rule.number("before_verb", 12)) {
    hurdles.push_back(fmt::format("{} words before the question starts", sentence.clause));
  }
  const std::size_t connectors = count_all(rule.phrases("connectors"), sentence);
  if (connectors >= each) hurdles.push_back(fmt::format("{} clauses inside others", connectors));
  const std::size_t nouns = nouns_in(rule, sentence);
  if (nouns >= each) hurdles.push_back(fmt::format("{} nouns made from verbs", nouns));
  const std::size_t passives = passives_in(rule, sentence);
  if (passives >= 2) hurdles.push_back(fmt::format("{} passives", passives));
  const auto asides = std::ranges::count(line.item->text, '(') +
                      static_cast<std::ptrdiff_t>(std::ranges::count_if(
                          sentence.tokens, [](const auto& token) { return token.folded == "-"; }));
  if (asides >= 2) hurdles.push_back(fmt::format("{} asides", asides));
  return hurdles;
}

void check_syntax(const Rule& rule, const Line& line, const Subject& /*subject*/, Hits& hits) {
  if (static_cast<double>(line.sentence.word_count()) < rule.number("words", 12)) return;
  const auto hurdles = hurdles_in(rule, line);
  if (hurdles.size() < 2) return;
  hits.push_back(
      {.span = line.item->span, .values = {{"hurdles", text::join(hurdles, ", ")}}, .line = &line});
}

/// Runs of vowels, without a silent e at the end: good to a few in a hundred for English.
std::size_t syllables_in(std::string_view word) {
  std::size_t count = 0;
  bool before = false;
  for (const char c : word) {
    const bool vowel = std::string_view("aeiouy").find(c) != std::string_view::npos;
    if (vowel && !before) ++count;
    before = vowel;
  }
  if (count > 1 && word.ends_with('e') && !word.ends_with("le")) --count;
  return std::max<std::size_t>(count, 1);
}

void check_level(const Rule& rule, const Subject& subject, Hits& hits) {
  double sentences = 0;
  double words = 0;
  double syllables = 0;
  for (const Line& line : subject.lines) {
    if (!applies(rule, line, subject.mode)) continue;
    ++sentences;
    for (const speech::Token& token : line.sentence.tokens) {
      if (token.is_mark()) continue;
      ++words;
      syllables += static_cast<double>(syllables_in(token.folded));
    }
  }
  if (!subject.english || words == 0 || sentences < rule.number("sentences", 30)) return;
  const double grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
  if (grade <= rule.number("most", 8)) return;
  hits.push_back({.span = title_of(subject), .values = {{"grade", fmt::format("{:.0f}", grade)}}});
}

}  // namespace

CheckKind acronym_check() {
  return {.name = "acronym",
          .params = kAcronymParams,
          .meaning = "acronyms that nobody explained",
          .guide = check_acronyms};
}

CheckKind syntax_check() {
  return {.name = "syntax",
          .params = kSyntaxParams,
          .meaning = "sentences built so that they must be read twice",
          .line = check_syntax};
}

CheckKind reading_level_check() {
  return {.name = "reading-level",
          .params = kLevelParams,
          .meaning = "how many years of school the whole takes",
          .guide = check_level};
}

}  // namespace uxi::lint
