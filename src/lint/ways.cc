// A label opens an arm; what is nested below it, or follows it in its own line, stands on that arm.
// The next label at the same depth opens another arm of the fork where the two shut each other out:
// one says that something is so and the other that it is not, or both are names of groups. "If they
// mention the price:" and "If they mention the colour:" do not.
#include "lint/ways.h"

#include <algorithm>
#include <string_view>

#include "speech/phrase.h"
#include "speech/sentence.h"
#include "text/strings.h"

namespace uxi::lint {
namespace {

constexpr std::size_t kLongestLabel = 60;  // bytes

enum class Side { none, holds, fails, named };

/// "If they don't", "If not", "No", "Otherwise"
Side side_of_label(std::string_view label) {
  static constexpr std::string_view kPatterns[] = {"^ [and|but|or] (if|when|unless|otherwise|else)",
                                                   "^ (yes|no|not) (:|-|,|$)"};
  static constexpr std::string_view kNamed[] = {
      "^ [for|if] [in] (path|group|version|variant|branch|segment|track|cohort) "
      "(a|b|c|d|e|1|2|3|4|5)",
      "^ for !(all|any|both|every|everybody|everyone|each|example|the|our|your|us|me|later|now)",
      "^ ..3 only (:|-|,|$)"};
  static constexpr std::string_view kFails[] = {
      "(no|not|never|none|neither|without|unless|otherwise|else)"};
  static const speech::PhraseSet conditions(kPatterns);
  static const speech::PhraseSet named(kNamed);
  static const speech::PhraseSet fails(kFails);
  const speech::Sentence words = speech::tokenize(label);
  if (named.matches(words)) return Side::named;
  if (!conditions.matches(words)) return Side::none;
  const bool denies =
      fails.matches(words) || std::ranges::any_of(words.tokens, [](const speech::Token& token) {
        return token.is(speech::WordClass::negative_auxiliary);
      });
  return denies ? Side::fails : Side::holds;
}

/// "If yes, how did you pay?" needs no colon; other questions with "if" are no ways.
std::string_view answer_in_front(std::string_view question) {
  const std::size_t comma = question.find(',');
  if (comma == std::string_view::npos || comma > kLongestLabel) return {};
  const std::string_view front = question.substr(0, comma);
  static constexpr std::string_view kPattern[] = {"^ [and|but] (otherwise|if (yes|no|so|not)) $"};
  static const speech::PhraseSet answers(kPattern);
  return answers.matches(speech::tokenize(front)) ? front : std::string_view{};
}

struct Label {
  Side side = Side::none;
  std::string_view words = {};
};

Label label_of(const GuideItem& item) {
  std::string_view words = item.condition;
  if (words.empty() && is_asked(item.kind)) words = answer_in_front(item.text);
  const bool alone = item.kind == ItemKind::note || item.kind == ItemKind::statement;
  if (words.empty() && alone && item.text.size() <= kLongestLabel) words = text::trim(item.text);
  if (words.empty()) return {};
  return {side_of_label(words), words};
}

bool shut_out(const Label& a, const Label& b) {
  if (a.side == Side::named && b.side == Side::named) return a.words != b.words;
  return (a.side == Side::holds && b.side == Side::fails) ||
         (a.side == Side::fails && b.side == Side::holds);
}

/// Goes through the items of a section, in order.
class Finder {
 public:
  Finder(std::map<const GuideItem*, Way>& ways, int& forks) : ways_(ways), forks_(forks) {}

  void add(const GuideItem& item) {
    const Label label = label_of(item);
    const bool below = open_ && item.depth > depth_;
    const bool same_line = open_ && item.block == block_ && item.depth == depth_;
    if (label.side != Side::none && !below && !(same_line && label.words == label_.words)) {
      open(item, label);
    } else if (!below && !(same_line && label.words == label_.words)) {
      open_ = false;
    }
    if (open_) ways_.emplace(&item, Way{forks_, arm_});
  }

 private:
  void open(const GuideItem& item, const Label& label) {
    const bool joins = open_ && item.depth == depth_ && shut_out(first_, label);
    arm_ = joins ? arm_ + 1 : 0;
    if (!joins) {
      ++forks_;
      first_ = label;
    }
    open_ = true;
    label_ = label;
    depth_ = item.depth;
    block_ = item.block;
  }

  std::map<const GuideItem*, Way>& ways_;
  int& forks_;
  bool open_ = false;
  Label first_, label_;  ///< of the fork, and of its last arm
  int arm_ = 0;
  int depth_ = 0;
  int block_ = 0;
};

}  // namespace

Ways::Ways(const Guide& guide) {
  int forks = 0;
  for (const GuideSection& section : guide.sections) {
    Finder finder(ways_, forks);
    for (const GuideItem& item : section.items) finder.add(item);
  }
}

std::optional<Way> Ways::of(const GuideItem& item) const {
  const auto found = ways_.find(&item);
  return found == ways_.end() ? std::nullopt : std::optional(found->second);
}

bool Ways::part(const GuideItem& a, const GuideItem& b) const {
  const auto one = of(a);
  const auto other = of(b);
  return one && other && one->fork == other->fork && one->arm != other->arm;
}

double LongestWay::add(Way way, double minutes) {
  if (way.fork != last_.fork) longest_ = 0;
  if (way.fork != last_.fork || way.arm != last_.arm) arm_ = 0;
  last_ = way;
  arm_ += minutes;
  const double before = longest_;
  longest_ = std::max(longest_, arm_);
  return longest_ - before;
}

}  // namespace uxi::lint
