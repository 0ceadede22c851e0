#include "review/purpose.h"

#include <vector>

#include "speech/form.h"
#include "speech/phrase.h"
#include "speech/sentence.h"

namespace uxi::review {
namespace {

constexpr std::string_view kPerson[] = {
    "(who|whom|whose|who's)",
    "^ (alone|anyone|anybody|somebody|someone)",
};
constexpr std::string_view kPlace[] = {
    "^ [and|so] (where|whereabouts|where's)",
    "(which|what) (place|website|site|counter|city|town|shop|office|room|page|screen|app)",
    "(and|,|in|from) (where|whereabouts)",
};
constexpr std::string_view kMoment[] = {
    "^ [and|so] [since] when", "(what|which) (time|day|date|month|year|week)",
    "how long (before|ago)",   "how many (days|weeks|months|hours) (before|ago|ahead)",
    "how (early|late|soon)",   "(and|,) when [did|was|is|do] you",
};
constexpr std::string_view kReason[] = {
    "^ [and|so|but] (why|how come|what for)",
    "what (made|makes|led|brought|drove|got|prompted) (you|that|it|them|up)",
    "what (is|was|were) the (reason|reasons|purpose|point|cause)",
    "(and|,) (why|what for)",
    "what's behind",
};
constexpr std::string_view kDuration[] = {
    "how long (does|did|do|has|have|is|was|were|would|it|the|you)",
    "how long $",
    "how much time",
    "how many (minutes|hours)",
};
constexpr std::string_view kFrequency[] = {
    "how (often|frequently|regularly)",
    "how many times",
    "^ ..3 (often|regularly) $",
    "you ..4 (often|regularly) $",
};
constexpr std::string_view kAmount[] = {
    "how (much|many) !(time|times|minutes|hours|days|weeks|months)",
    "(which|what) (part|share|number|figures|figure|percentage|proportion)",
    "what (did|does|do|would|will) ..3 (cost|charge|pay)",
};
constexpr std::string_view kStory[] = {
    "(tell|show) (me|us) ..2 (about|how|what)",
    "(take|walk|talk|guide|lead) (me|us) ..2 (through|back|along)",
    "(describe|recount|retell)",
    "what (happened|was it like)",
    "how did ..4 go",
    "what did ..4 look like",
};
constexpr std::string_view kLastOne[] = {
    "(last|latest) !(for|long)",
    "(most|more) (recent|recently)",
};
constexpr std::string_view kRecord[] = {
    "(record|recording|tape|taping|video|film) (this|it|our|the|you|us|?|now)",
    "(record|recording|tape|taping) $",
    "(i|we|me|us|to|you) ..3 (record|tape|recording)",
    "(recording|record) ..2 (ok|okay|fine|alright|right|good|now)",
};
constexpr std::string_view kTakePart[] = {
    "(take|taking|took) part",
    "(agree|consent|consenting) ..2 [to|with] ..2 "
    "(participate|interview|study|participation|terms)",
    "^ [so|and|do] you (agree|consent) $",
    "(happy|willing|ready|okay|ok|comfortable) to (participate|go ahead|proceed|start|begin|go on)",
};
constexpr std::string_view kCatchAll[] = {
    "(anything|something|nothing|what) else !(happened|did|do|does|was)",
    "(have|haven't|hadn't|had|should|didn't|did|could|not|ought) ..2 (i|we|to) ..3 "
    "(ask|asked|cover|covered|miss|missed|forget|forgot|forgotten|leave|left|touch|touched|"
    "thought)",
    "(i|we) (haven't|have not|didn't|did not|should've|should "
    "have|forgot|missed|skipped|left|ought) "
    "..3 [ask|asked|cover|covered|out|touched|to]",
    "me to (ask|have asked)",
    "(something|anything|what) ..2 (missing|missed|forgotten|left out)",
    "^ [and|or] (any|last|final) [last|final] (thoughts|comments|remarks|words)",
    "(like|want|wish) to (add|mention|share)",
};
constexpr std::string_view kYourQuestions[] = {
    "questions ..3 (me|us|side)",     "^ ..5 any questions $",
    "(ask|know|learn) ..3 (me|us) $", "to ask (me|us)",
    "(know|hear) from (me|us)",       "back (at|to) (me|us)",
};
constexpr std::string_view kContactAgain[] = {
    "(may|can|could|might|shall|i|we|ok|okay) ..4 "
    "(call|contact|ring|phone|telephone|write|email|reach|invite|message) [to] you",
    "(may|can|could|might|i|we|maybe) ..3 (come|get) back to you",
    "(call|contact|ring|phone|telephone|reach|write) ..4 (again|later|once more|more time)",
    "(i|we) ..2 (call|contact|telephone|phone) (again|later)",
};
constexpr std::string_view kAboutYou[] = {
    "(tell|introduce|sketch|describe|say) ..5 "
    "(yourself|yourselves|your (job|work|role|place|company|business|team|shop|background))",
    "(what|where) (do|is|are) (you|your) ..2 (do|work|job|role) $",
    "where you work",
    "(who|what) are you $",
    "what you do",
    "your (job|role|occupation|profession) $",
    "you work $",
    "(what|where) ..3 your (job|work|role|profession)",
};

struct Row {
  Purpose purpose;
  speech::PhraseSet phrases;
};

const std::vector<Row>& rows() {
  static const std::vector<Row> kRows = [] {
    std::vector<Row> rows;
    const auto add = [&](Purpose purpose, std::span<const std::string_view> patterns) {
      rows.push_back({purpose, speech::PhraseSet(patterns)});
    };
    add(Purpose::person, kPerson);
    add(Purpose::place, kPlace);
    add(Purpose::moment, kMoment);
    add(Purpose::reason, kReason);
    add(Purpose::duration, kDuration);
    add(Purpose::frequency, kFrequency);
    add(Purpose::amount, kAmount);
    add(Purpose::story, kStory);
    add(Purpose::last_one, kLastOne);
    add(Purpose::consent_to_record, kRecord);
    add(Purpose::consent_to_take_part, kTakePart);
    add(Purpose::catch_all, kCatchAll);
    add(Purpose::your_questions, kYourQuestions);
    add(Purpose::contact_again, kContactAgain);
    add(Purpose::about_you, kAboutYou);
    return rows;
  }();
  return kRows;
}

}  // namespace

std::uint16_t purposes_of(std::string_view question) {
  speech::Sentence sentence = speech::tokenize(question);
  speech::find_clause(sentence);
  unsigned purposes = 0;
  for (const Row& row : rows()) {
    if (row.phrases.matches(sentence)) purposes |= static_cast<unsigned>(row.purpose);
  }
  return static_cast<std::uint16_t>(purposes);
}

}  // namespace uxi::review
