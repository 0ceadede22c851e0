// `duplicate`: the same question twice. Likeness is Jaccard's, over the stems of the words that
// carry the topic, and less strictly over all of the main clause, so that "when" and "where" tell
// two questions apart.
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lint/branch.h"
#include "lint/check.h"
#include "lint/ways.h"
#include "speech/phrase.h"
#include "speech/relation.h"
#include "speech/sentence.h"
#include "speech/vocabulary.h"
#include "text/words.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 2> kParams = {{
    {"alike", ParamType::number, true, "0..1: with topics so alike are two questions the same"},
    {"words", ParamType::number, true, "shorter questions are left out"},
}};
constexpr double kSameClause = 0.8;  ///< likeness of all words, "the" and "when" among them
constexpr std::size_t kMostQuestions = 1000;  ///< each is held against every other

/// How many words there are, and a bit for each letter that the stem of one starts with: most
/// questions are told apart without their stems.
struct Initials {
  std::uint32_t letters = 0;
  std::size_t words = 0;

  void add(std::string_view word) {
    letters |= speech::stem_initial(word);
    ++words;
  }
};

struct Seen {
  const Line* line;
  std::size_t task;  ///< tasks before it
  Initials topic_words, clause_words;
  bool stemmed = false;                    ///< what is below is known
  std::vector<std::size_t> topic, clause;  ///< numbers of stems
  bool imagined = false;
};

/// Stems as numbers; each word is stemmed once.
class Stems {
 public:
  std::size_t number(std::string_view word) {
    const auto [known, fresh] = words_.try_emplace(word);
    if (fresh) known->second = stems_.try_emplace(text::stem(word), stems_.size()).first->second;
    return known->second;
  }

 private:
  std::unordered_map<std::string_view, std::size_t> words_;
  std::unordered_map<std::string, std::size_t> stems_;
};

void make_set(std::vector<std::size_t>& stems) {
  std::ranges::sort(stems);
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
}

/// "What works?" and "What doesn't work?" ask for two things.
bool negates(const speech::Token& token) {
  return token.is(speech::WordClass::negative_auxiliary) || token.folded == "not" ||
         token.folded == "never" || token.folded == "no";
}

/// "What happens if ..." asks for a habit, "what would happen if ..." for something imagined.
bool imagines(const speech::Sentence& sentence) {
  static constexpr std::string_view kPatterns[] = {"would ..12 if", "if ..16 would"};
  static const speech::PhraseSet imagined(kPatterns);
  return imagined.matches(sentence);
}

/// Calls `use` with the words in front of the end, and whether each carries the topic and stands
/// in the main clause.
template <class Use>
void for_each_word(const speech::Sentence& sentence, Use use) {
  for (std::size_t i = 0; i < sentence.end; ++i) {
    const speech::Token& token = sentence.tokens[i];
    if (token.is_mark()) continue;
    use(token.folded, !token.is(speech::WordClass::stop_word) || negates(token),
        i >= sentence.clause);
  }
}

Seen look_at(const Line& line, std::size_t task) {
  Seen seen{.line = &line,
            .task = task,
            .topic_words = {},
            .clause_words = {},
            .topic = {},
            .clause = {}};
  for_each_word(line.sentence, [&](std::string_view word, bool topic, bool clause) {
    if (topic) seen.topic_words.add(word);
    if (clause) seen.clause_words.add(word);
  });
  return seen;
}

void look_closer(Seen& seen, Stems& stems) {
  if (seen.stemmed) return;
  for_each_word(seen.line->sentence, [&](std::string_view word, bool topic, bool clause) {
    const std::size_t stem = stems.number(word);
    if (topic) seen.topic.push_back(stem);
    if (clause) seen.clause.push_back(stem);
  });
  make_set(seen.topic);
  make_set(seen.clause);
  seen.imagined = imagines(seen.line->sentence);
  seen.stemmed = true;
}

/// No likeness of their stems is greater: a letter that only one of them has stands for a stem that
/// the other lacks.
double most_likeness(const Initials& a, const Initials& b) {
  const auto only = [](const Initials& one, const Initials& other) {
    return static_cast<std::size_t>(std::popcount(one.letters & ~other.letters));
  };
  const std::size_t only_a = only(a, b);
  const std::size_t only_b = only(b, a);
  const std::size_t both = std::min(a.words - only_a, b.words - only_b);
  const std::size_t all = both + only_a + only_b;
  return all == 0 ? 1 : static_cast<double>(both) / static_cast<double>(all);
}

double likeness(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
  std::size_t both = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left == *right) ++both;
    const bool step_left = *left <= *right;
    const bool step_right = *right <= *left;
    left += step_left ? 1 : 0;
    right += step_right ? 1 : 0;
  }
  const std::size_t all = a.size() + b.size() - both;
  return all == 0 ? 1 : static_cast<double>(both) / static_cast<double>(all);
}

/// "If you rent", "Path A", "For new customers": a participant goes through one of these.
bool is_branch(const GuideSection& section) {
  static constexpr std::string_view kPatterns[] = {
      "^ (if|for) _",
      "(path|group|version|variant|branch|option|segment|concept|prototype|task|scenario|round|"
      "design) "
      "(a|b|c|d|e|1|2|3|4|5|6|7|8|9|one|two|three|four)"};
  static const speech::PhraseSet branches(kPatterns);
  return branches.matches(speech::tokenize(section.heading));
}

/// "Put the other draft in front of them": what is asked behind it is asked about that.
bool shows_another(const GuideItem& item) {
  static constexpr std::string_view kPatterns[] = {
      "^ (put|show|open|hand|present|display|load|bring up|switch|go|move|navigate|return|direct|"
      "send|take) ..8 (the|to|a|an|next|second|another|other|in front|back|page|site|screen|"
      "prototype|version|link|design|concept|draft)"};
  static const speech::PhraseSet shows(kPatterns);
  constexpr std::size_t kTokens = 14;  // that the pattern can take
  return item.kind == ItemKind::note && shows.matches(speech::tokenize(item.text, kTokens));
}

/// A moderator's note between the two of a section has them look at something else.
bool look_at_other(const GuideSection& section, const GuideItem& a, const GuideItem& b) {
  const auto* const first = section.items.data();
  const auto* const last = first + section.items.size();
  if (&a < first || &b >= last) return false;
  return std::any_of(&a, &b, shows_another);
}

/// The branch that the section is or stands in; null where it is in none.
const GuideSection* branch_of(const Guide& guide, const Branches& branches,
                              const GuideSection& section) {
  int level = section.level + 1;
  for (const GuideSection* each = &section;; --each) {
    if (each->level < level && (is_branch(*each) || branches.opens(*each))) return each;
    if (each == guide.sections.data()) return nullptr;
    level = std::min(level, each->level);
  }
}

class Questions {
 public:
  Questions(const Guide& guide, double alike) : guide_(guide), alike_(alike) {}

  /// The first of those before it that asks the same; then it is one of them itself. A task is
  /// followed by the same questions again and again: that is how usability tests are made.
  const Line* add(const Line& line, std::size_t task) {
    Seen now = look_at(line, task);
    const auto before = std::ranges::find_if(seen_, [&](Seen& each) {
      return each.task == now.task && is_same(each, now) && !may_repeat(each, now);
    });
    const Line* same = before == seen_.end() ? nullptr : before->line;
    seen_.push_back(std::move(now));
    return same;
  }
  [[nodiscard]] std::size_t size() const { return seen_.size(); }

 private:
  bool is_same(Seen& a, Seen& b) {
    if (most_likeness(a.topic_words, b.topic_words) < alike_ ||
        most_likeness(a.clause_words, b.clause_words) < kSameClause) {
      return false;
    }
    look_closer(a, stems_);
    look_closer(b, stems_);
    return a.imagined == b.imagined && likeness(a.topic, b.topic) >= alike_ &&
           likeness(a.clause, b.clause) >= kSameClause;
  }

  /// "What would you do next?" has no topic but that of its section.
  bool may_repeat(const Seen& a, const Seen& b) {
    if (!ways_) ways_.emplace(guide_);
    if (ways_->part(*a.line->item, *b.line->item)) return true;
    if (a.line->section == b.line->section)
      return look_at_other(*a.line->section, *a.line->item, *b.line->item);
    if (a.topic_words.words == 0 || a.line->is(Context::task) || b.line->is(Context::task))
      return true;
    if (!branches_) branches_.emplace(guide_);
    const GuideSection* one = branch_of(guide_, *branches_, *a.line->section);
    const GuideSection* other = branch_of(guide_, *branches_, *b.line->section);
    return one != nullptr && other != nullptr && one != other;
  }

  const Guide& guide_;
  double alike_;
  std::vector<Seen> seen_;
  Stems stems_;
  std::optional<Ways> ways_ = {};  ///< once two are alike
  std::optional<Branches> branches_ = {};
};

void check(const Rule& rule, const Subject& subject, Hits& hits) {
  Questions questions(subject.guide, rule.number("alike", 1));
  const double least = rule.number("words", 0);
  std::size_t tasks = 0;
  for (const Line& line : subject.lines) {
    if (line.item->kind == ItemKind::task) ++tasks;
    if (!applies(rule, line, subject.mode) || questions.size() >= kMostQuestions) continue;
    if (static_cast<double>(line.sentence.word_count()) < least) continue;
    const Line* same = questions.add(line, tasks);
    if (same == nullptr) continue;
    const Span first = same->item->span;
    const unsigned number = subject.source.position(first.begin).line;
    hits.push_back({.span = line.item->span,
                    .values = {{"line", fmt::format("{}", number)}},
                    .line = &line,
                    .other = first,
                    .other_is = "asked here first"});
  }
}

}  // namespace

CheckKind duplicate_check() {
  return {
      .name = "duplicate", .params = kParams, .meaning = "the same question twice", .guide = check};
}

}  // namespace uxi::lint
