// The shares were measured on real guides and on the manuals of a few hundred software packages:
// of a guide's words at least a twentieth are questions (of a script's, with its tasks, a fifth),
// of a manual's seldom one in a hundred, for its tasks are no questions and what its readers ask in
// a list of answers they ask for themselves.
#include "workspace/guide_content.h"

#include <algorithm>
#include <string_view>

namespace uxi::workspace {
namespace {

constexpr std::size_t kFewQuestions = 4;       ///< fewer, and they must be most of a short text
constexpr std::size_t kLeastOfShort = 4;       ///< a quarter of its words
constexpr std::size_t kLeastOfGuide = 20;      ///< a twentieth
constexpr std::size_t kQuestionsOfScript = 5;  ///< that are put to a person
constexpr std::size_t kLeastOfScript = 5;      ///< a fifth
constexpr std::size_t kQuestionsOfList = 8;    ///< put to a person, with no session around them
constexpr std::size_t kLeastOfList = 5;        ///< two of so many parts: little else than questions

/// What is said in a text, in words, and how much of it somebody is asked.
struct Talk {
  std::size_t words = 0;
  std::size_t question_words = 0;
  std::size_t asked_words = 0;  ///< tasks among them
  std::size_t questions = 0;
  std::size_t to_you = 0;   ///< questions that address somebody
  bool is_session = false;  ///< it opens, closes or asks for consent as a session does
  bool asks_consent = false;
};

bool has_word(std::string_view text, std::initializer_list<std::string_view> words) {
  const auto stands_at = [&](std::string_view word, std::size_t at) {
    if (at > 0 && text[at - 1] != ' ') return false;
    const std::size_t end = text.find_first_not_of("?,.!\"'", at + word.size());
    return end == text.npos || text[end] == ' ';
  };
  return std::ranges::any_of(words, [&](std::string_view word) {
    std::size_t at = text.find(word);
    while (at != text.npos && !stands_at(word, at)) at = text.find(word, at + 1);
    return at != text.npos;
  });
}

/// "How do I install it?" is a reader's question, not one for a participant.
bool is_readers_own(std::string_view question) {
  return has_word(question, {"I", "I'm", "I’m", "my", "My"});
}

bool addresses_you(std::string_view sentence) {
  return has_word(sentence, {"you", "your", "You", "Your"});
}

void add(const GuideItem& item, Talk& talk) {
  const auto words = static_cast<std::size_t>(std::ranges::count(item.text, ' ')) + 1;
  talk.words += words;
  // "Can I use it without a network?" looks like one of the moderator's, but is put to nobody.
  if (item.kind == ItemKind::consent && addresses_you(item.text))
    talk.is_session = talk.asks_consent = true;
  if (!is_asked(item.kind) || is_readers_own(item.text)) return;
  talk.asked_words += words;
  if (item.kind == ItemKind::task) return;
  ++talk.questions;
  talk.question_words += words;
  if (addresses_you(item.text)) ++talk.to_you;
}

bool opens_or_closes(SectionKind kind) {
  return kind == SectionKind::intro || kind == SectionKind::consent ||
         kind == SectionKind::warm_up || kind == SectionKind::wrap_up;
}

Talk talk_of(const Guide& guide) {
  Talk talk;
  for (const GuideSection& section : guide.sections) {
    if (opens_or_closes(section.kind)) talk.is_session = true;
    for (const GuideItem& item : section.items) add(item, talk);
  }
  return talk;
}

}  // namespace

bool is_interview_guide(const Guide& guide, GuideDoubt doubt) {
  const bool says_so = guide.mode_stated || !guide.study.empty() || !guide.segments.empty();
  if (doubt == GuideDoubt::none || doubt == GuideDoubt::name || says_so) return true;
  const Talk talk = talk_of(guide);
  if (doubt == GuideDoubt::slight) {
    const bool short_one = talk.questions < kFewQuestions && !talk.asks_consent;
    const std::size_t least = short_one ? kLeastOfShort : kLeastOfGuide;
    // A usability test may have tasks alone, as a manual has; but no manual asks for consent.
    return (talk.questions > 0 && talk.question_words * least >= talk.words) ||
           (talk.asks_consent && talk.asked_words * kLeastOfScript >= talk.words);
  }
  const bool is_script = talk.is_session && talk.to_you >= kQuestionsOfScript &&
                         talk.asked_words * kLeastOfScript >= talk.words;
  return is_script ||
         (talk.to_you >= kQuestionsOfList && talk.question_words * kLeastOfList >= talk.words * 2);
}

}  // namespace uxi::workspace
