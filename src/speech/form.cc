#include "speech/form.h"

#include <algorithm>
#include <array>
#include <utility>

#include "speech/vocabulary.h"
#include "text/strings.h"
#include "text/words.h"

namespace uxi::speech {
namespace {

constexpr std::array<std::pair<Form, std::string_view>, 9> kNames = {{
    {Form::none, "none"},
    {Form::tag, "tag"},
    {Form::invite, "invite"},
    {Form::wh, "wh"},
    {Form::polar, "polar"},
    {Form::polar_negative, "polar-negative"},
    {Form::choice, "choice"},
    {Form::fragment, "fragment"},
    {Form::declarative, "declarative"},
}};

constexpr std::size_t kTellingWords = 5;  ///< a shorter sentence shows no language
constexpr std::size_t kLeadTokens = 30;   ///< a fronted phrase is no longer than this

template <std::size_t n>
bool one_of(std::string_view word, const std::string_view (&words)[n]) {
  return std::ranges::find(words, word) != std::end(words);
}

bool is(const Sentence& s, std::size_t at, WordClass kind) {
  return at < s.tokens.size() && s.tokens[at].is(kind);
}

bool is_any_auxiliary(const Sentence& s, std::size_t at) {
  return is(s, at, WordClass::auxiliary) || is(s, at, WordClass::negative_auxiliary);
}

bool is_wh_opening(const Sentence& s, std::size_t at) {
  return is(s, at, WordClass::wh_word) ||
         (is(s, at, WordClass::wh_preposition) && is(s, at + 1, WordClass::wh_word));
}

/// "I'd love to hear", "I'm curious how".
bool is_wish_to_hear(const Sentence& s, std::size_t at) {
  std::size_t next = at + 1;
  const bool wish = one_of(s.word(at), {"i'd", "we'd"}) ||
                    (one_of(s.word(at), {"i", "we"}) && s.word(next) == "would" && ++next != 0);
  if (wish && one_of(s.word(next), {"love", "like"}) && s.word(next + 1) == "to") {
    return one_of(s.word(next + 2), {"hear", "learn", "know", "understand", "see", "talk"});
  }
  if (s.word(at) == "i" && s.word(next) == "wonder") return true;
  if (wish && s.word(next) == "be") ++next;
  return (wish || one_of(s.word(at), {"i'm", "we're"})) &&
         one_of(s.word(next), {"curious", "interested", "keen", "eager"});
}

/// What can stand behind a verb and before its object; behind a noun an auxiliary or a verb stands.
bool starts_object(std::string_view word) {
  return one_of(word,
                {"a",  "an", "the", "your", "some", "any",   "all",  "one", "two",  "three", "five",
                 "me", "us", "for", "as",   "each", "every", "them", "it",  "this", "these"});
}

/// "Tell me", "Please describe": an imperative that asks to speak or show.
bool is_request(const Sentence& s, std::size_t at) {
  while (one_of(s.word(at), {"please", "just", "now", "briefly"})) ++at;
  if (is_any_auxiliary(s, at + 1)) return false;
  if (one_of(s.word(at), {"name", "list", "point", "rate", "rank", "estimate", "help", "state"})) {
    const bool scale = s.word(at) == "rate" && one_of(s.word(at + 1), {"from", "on", "how"});
    return scale || starts_object(s.word(at + 1));
  }
  const bool lasting = s.word(at).ends_with("ing");  // "talking to users" is what somebody does
  return is(s, at, WordClass::elicitation) && !lasting && !one_of(s.word(at), {"say", "remember"});
}

/// "Would you describe it as hard": a word for it is put up, and what is left to say is yes or no.
bool puts_word_up(const Sentence& s, std::size_t verb) {
  if (s.word(verb) != "describe" || s.word(s.clause) != "would") return false;
  for (std::size_t i = verb + 2; i + 1 < s.end; ++i) {
    if (s.word(i) == "as") return !one_of(s.word(i + 1), {"if", "you", "though", "much", "soon"});
  }
  return false;
}

/// "Would you share this with your team": handed on to others, not told to the asker.
bool hands_on(const Sentence& s, std::size_t verb) {
  if (s.word(verb) != "share") return false;
  for (std::size_t i = verb + 1; i + 1 < s.end; ++i) {
    if (s.word(i) == "with") return !one_of(s.word(i + 1), {"me", "us"});
  }
  return false;
}

bool starts_question(const Sentence& s, std::size_t at) {
  if (at >= s.end) return false;
  if (is_any_auxiliary(s, at)) {
    const bool modal =
        one_of(s.word(at), {"would", "could", "should", "will", "might", "does", "did"});
    const bool article = one_of(s.word(at + 1), {"a", "an"});
    return at + 1 < s.end && s.word(at + 1) != "to" && (modal || !article);
  }
  return is_wh_opening(s, at) || is_request(s, at) || is_wish_to_hear(s, at);
}

std::size_t skip_discourse(const Sentence& s, std::size_t at) {
  // "Right, ..." is a discourse word, "Next steps ..." and "First name?" are not a reason to skip
  // all.
  while (at < s.end) {
    const std::string_view word = s.word(at);
    if (word == "thank" && s.word(at + 1) == "you") {
      at += 2;
    } else if (one_of(word, {",", "-", ":", "."}) || is(s, at, WordClass::discourse_word)) {
      ++at;
    } else if (one_of(word, {"first", "last", "most"}) && s.word(at + 1) == "of" &&
               s.word(at + 2) == "all") {
      at += 3;
    } else {
      break;
    }
  }
  return at < s.end ? at : 0;
}

/// The phrase at `at` can stand in front of a question. "When you moved, did ..." can, "When did
/// you move, and ..." is the question itself.
bool can_front(const Sentence& s, std::size_t at) {
  if (is(s, at, WordClass::wh_preposition) && is(s, at + 1, WordClass::wh_word)) return false;
  // "Where, if anywhere, do you keep it": the question has begun.
  if (is(s, at, WordClass::wh_word) && s.word(at + 1) == ",") return false;
  if (is(s, at, WordClass::subordinator)) return !is_any_auxiliary(s, at + 1);
  return !is_any_auxiliary(s, at) && !is_wh_opening(s, at) && !is_request(s, at);
}

bool is_separator(std::string_view word) { return one_of(word, {",", ";", ":", "-", "."}); }

/// "..., isn't it", "..., do you": `at` is behind the comma.
bool is_grammatical_tag(const Sentence& s, std::size_t at) {
  const std::size_t length = s.end - at;
  if (length == 2) return is_any_auxiliary(s, at) && is(s, at + 1, WordClass::subject_pronoun);
  if (length != 3) return false;
  if (is(s, at, WordClass::negative_auxiliary) && s.word(at + 1) == "you") {
    return one_of(s.word(at + 2), {"think", "agree", "say", "find"});
  }
  return is(s, at, WordClass::auxiliary) && is(s, at + 1, WordClass::subject_pronoun) &&
         s.word(at + 2) == "not";
}

bool is_word_tag(const Sentence& s, std::size_t at) {
  const std::size_t length = s.end - at;
  if (length == 1) {
    return one_of(s.word(at), {"right", "correct", "no", "yes", "yeah", "okay", "agreed", "huh"});
  }
  return length == 3 && s.word(at) == "is" && one_of(s.word(at + 1), {"that", "it"}) &&
         one_of(s.word(at + 2), {"right", "correct", "fair", "true"});
}

bool is_negated_subject(const Sentence& s, std::size_t at) {
  return one_of(s.word(at), {"you", "it", "they", "this", "that", "we", "people"}) &&
         s.word(at + 1) == "not";
}

/// "Was there a day when you thought of the rent or the deposit": the `or` at `at` stands in a
/// clause about what is asked for.
bool is_in_relative_clause(const Sentence& s, std::size_t at) {
  if (s.word(s.clause + 1) != "there" || is_any_auxiliary(s, at + 1)) return false;
  for (std::size_t i = s.clause + 2; i < at; ++i) {
    if (is(s, i, WordClass::subject_pronoun) ||
        one_of(s.word(i), {"where", "when", "who", "which"}))
      return true;
  }
  return false;
}

/// "Are caps or limits common", "Is a fee or a deposit required": what is said of both stands last.
bool shares_predicate(const Sentence& s, std::size_t at) {
  constexpr std::string_view kPredicates[] = {"common",   "usual",     "normal",    "rare",
                                              "frequent", "important", "necessary", "needed",
                                              "required", "allowed",   "typical",   "permitted",
                                              "possible", "available", "involved",  "relevant"};
  const bool be = one_of(s.word(s.clause), {"is", "are", "was", "were"});
  const bool subject = !is(s, s.clause + 1, WordClass::subject_pronoun) && at > s.clause + 1;
  return be && subject && s.end >= at + 3 && one_of(s.word(s.end - 1), kPredicates) &&
         !one_of(s.word(at - 1), kPredicates) &&
         !one_of(s.word(at + 1), {"too", "very", "quite", "rather", "somewhat", "hardly", "only"});
}

/// "Did it delay a visit, a call, or a report": whether it did any of a row.
bool lists_effects(const Sentence& s, std::size_t at) {
  const bool acts = one_of(s.word(s.clause), {"did", "does", "has"}) &&
                    one_of(s.word(s.clause + 1), {"it", "this", "that"});
  if (!acts) return false;
  std::size_t commas = 0;
  for (std::size_t i = s.clause + 2; i < at; ++i) commas += s.word(i) == "," ? 1U : 0U;
  return commas >= 2;
}

/// "Have debt or delays changed it": an `or` between the subjects, and nothing weighs them up.
bool joins_subjects(const Sentence& s, std::size_t at) {
  if (shares_predicate(s, at)) return true;
  if (!one_of(s.word(s.clause), {"have", "has", "had", "do", "does", "did"})) return false;
  if (at != s.clause + 2 || s.end < at + 4) return false;
  for (std::size_t i = at; i < s.end; ++i) {
    const std::string_view word = s.word(i);
    if (one_of(word, {"better", "worse", "more", "less", "most", "best", "first"})) return false;
    if (word.size() > 4 && word.ends_with("er")) return false;
  }
  return true;
}

/// "without being pushy or loud"
bool follows_without(const Sentence& s, std::size_t at) {
  constexpr std::size_t kReach = 4;
  for (std::size_t i = at - std::min(at, kReach); i < at; ++i) {
    if (s.word(i) == "without") return true;
  }
  return false;
}

/// "..., or would you prefer other options": what is asked is whether the first will do.
bool wants_others(const Sentence& s, std::size_t at) {
  const bool wants = one_of(s.word(at), {"prefer", "want", "like", "need", "choose"});
  return s.word(at) == "also" ||
         (wants && one_of(s.word(at + 1), {"other", "another", "something", "others", "more"}));
}

/// "Did you feel free to disagree, stop or leave": one freedom, whatever it is made of.
bool is_free_to(const Sentence& s, std::size_t at) {
  if (is_any_auxiliary(s, at + 1) || is(s, at + 1, WordClass::subject_pronoun)) return false;
  for (std::size_t i = s.clause + 2; i + 1 < at; ++i) {
    if (one_of(s.word(i), {"free", "allowed", "comfortable", "safe"}) && s.word(i + 1) == "to") {
      return true;
    }
  }
  return false;
}

/// "Do you worry that friends or parents hear of it", "Are you interested in printing or sharing
/// it": a feeling is asked for, and the `or` at `at` stands in what it is about.
bool is_about_feeling(const Sentence& s, std::size_t at) {
  if (is_any_auxiliary(s, at + 1) || is(s, at + 1, WordClass::subject_pronoun)) return false;
  if (one_of(s.word(at + 1), {"more", "less", "not", "just", "rather"})) return false;
  const std::string_view feeling = s.word(s.clause + 2);
  const std::string_view about = s.word(s.clause + 3);
  if (one_of(s.word(s.clause), {"are", "were"})) {
    return one_of(feeling, {"interested", "worried", "concerned", "afraid", "aware", "tempted"}) &&
           one_of(about, {"in", "about", "of", "that", "by", "to"});
  }
  if (!one_of(s.word(s.clause), {"do", "did"})) return false;
  return one_of(feeling, {"worry", "fear", "regret"}) ||
         (one_of(feeling, {"believe", "expect", "hope", "wish", "think", "feel"}) &&
          about == "that" && !s.word(at - 1).ends_with("er"));
}

/// "Do you use any service, such as maps or mail": the `or` at `at` stands among examples.
bool is_among_examples(const Sentence& s, std::size_t at) {
  constexpr std::size_t kReach = 8;
  for (std::size_t i = at - std::min(at, kReach); i < at; ++i) {
    if (s.word(i) == "such" && s.word(i + 1) == "as") return !is_any_auxiliary(s, at + 1);
  }
  return false;
}

/// "Would you share it with a friend or neighbour", "Do you feel like it answered your questions or
/// helped you": an `or` at `at` inside what a yes or a no is about.
bool is_inner_or(const Sentence& s, std::size_t at) {
  const std::string_view next = s.word(at + 1);
  const std::string_view before = s.text.substr(0, s.tokens[at].span.begin);
  const std::size_t aside = before.rfind('(');
  const bool in_aside = aside != std::string_view::npos && before.find(')', aside) == before.npos;
  if (in_aside) return true;
  if (is_in_relative_clause(s, at)) return true;
  const bool clear = one_of(s.word(s.clause + 2), {"clear", "obvious", "apparent"});
  if (clear && is(s, at + 1, WordClass::wh_word)) return true;
  if (joins_subjects(s, at) || follows_without(s, at) || is_among_examples(s, at)) return true;
  if (next == "would" && s.word(at + 2) == "you" && wants_others(s, at + 3)) return true;
  if (next == "neither") return false;  // what yes and no leave over
  if (lists_effects(s, at)) return true;
  if (s.word(s.clause + 1) != "you") return next == "otherwise";
  if (is_free_to(s, at) || is_about_feeling(s, at)) return true;
  const std::string_view verb = s.word(s.clause + 2);
  if (s.word(s.clause) == "would") {
    const bool ready =
        verb == "be" && one_of(s.word(s.clause + 3), {"willing", "able", "open", "ready", "happy",
                                                      "comfortable", "interested", "prepared"});
    if (ready) return !is_any_auxiliary(s, at + 1);
    const bool weighs = one_of(verb, {"rather", "prefer", "like", "want", "choose", "say", "be",
                                      "consider", "describe", "call", "rate", "think"});
    const bool parts =
        is(s, at + 1, WordClass::subject_pronoun) || is_any_auxiliary(s, at + 1) ||
        is(s, at + 1, WordClass::wh_preposition) ||
        one_of(next, {"to", "via", "just", "only", "simply", "instead", "rather", "keep", "leave"});
    return !weighs && !parts;
  }
  const bool opinion = one_of(verb, {"feel", "think", "believe"}) &&
                       one_of(s.word(s.clause + 3), {"like", "that", "it", "this"});
  return next == "otherwise" || (opinion && next.ends_with("ed"));
}

/// "..., or is it", "..., or more of a hobby": a second answer, whatever stood before it.
bool starts_second_answer(const Sentence& s, std::size_t at) {
  if (is_any_auxiliary(s, at)) return is(s, at + 1, WordClass::subject_pronoun);
  return s.word(at) == "more" && one_of(s.word(at + 1), {"of", "like", "a", "an"});
}

/// "by card or in cash": an `or` that puts two answers up for choice. `any x or y` asks for either.
bool offers_choice(const Sentence& s) {
  bool inclusive = false;
  for (std::size_t i = s.clause; i < s.end; ++i) {
    const std::string_view word = s.word(i);
    inclusive |= one_of(word, {"any", "anything", "anyone", "ever", "anybody", "anywhere"});
    if (word != "or" || i + 1 >= s.end) continue;
    const bool second = starts_second_answer(s, i + 1);
    if (inclusive && !second) continue;
    if (one_of(s.word(i - 1), {"and", "/"}) || s.word(i - 1) == s.word(i + 1)) continue;
    if (is_inner_or(s, i)) continue;
    return second ||
           !one_of(s.word(i + 1), {"not", "anything", "something", "so", "other", "others", "more",
                                   "less", "anyone", "any", "else", "similar", "perhaps"});
  }
  return false;
}

/// "Anything else?", "Any questions before we begin?": a polar question that lost its opening.
bool is_elliptic(const Sentence& s) {
  return one_of(s.word(s.clause), {"any", "anything", "anyone", "anybody", "something", "anywhere",
                                   "sound", "sounds", "thoughts", "questions", "ready"});
}

/// "What tools do you use": the inversion of a question, though no mark ends it.
bool is_inverted(const Sentence& s) {
  const std::size_t limit = std::min(s.end, s.clause + 7);
  for (std::size_t i = s.clause + 1; i < limit; ++i) {
    if (is_any_auxiliary(s, i))
      return i == s.clause + 1 || is(s, i + 1, WordClass::subject_pronoun);
    if (is(s, i, WordClass::subject_pronoun) || is_separator(s.word(i))) return false;
  }
  return false;
}

Form classify_asked(const Sentence& s) {
  if (is_elliptic(s)) return Form::fragment;
  const std::size_t words = s.end - s.clause;
  return words <= 4 && !is(s, s.clause, WordClass::subject_pronoun) ? Form::fragment
                                                                    : Form::declarative;
}

/// "Whether you think it is safe?", "Whether or not it helps?": what yes or no answers, put as an
/// interviewer notes it down; "whether by card or in cash?" is not.
bool is_indirect_polar(const Sentence& s, std::size_t at) {
  if (s.word(at) != "whether") return false;
  const bool or_not = s.word(at + 1) == "or" && s.word(at + 2) == "not";
  const std::size_t next = or_not ? at + 3 : at + 1;
  const auto other = std::find_if(s.tokens.begin() + static_cast<std::ptrdiff_t>(next),
                                  s.tokens.end(), [](const Token& t) { return t.folded == "or"; });
  return next + 2 < s.end && (or_not || other == s.tokens.end());
}

/// "..., what is the type that you use": a question's order.
bool inverts_at(const Sentence& s, std::size_t at) {
  return is(s, at, WordClass::wh_word) && is_any_auxiliary(s, at + 1);
}

/// "To start, tell me ...": few words in front of the comma, with no subject among them.
bool is_short_front(const Sentence& s) {
  constexpr std::size_t kTokens = 6;
  if (!one_of(s.word(s.clause), {"to", "for", "as", "at", "in", "on", "with", "from"}))
    return false;
  const std::size_t limit = std::min(s.end, s.clause + kTokens);
  for (std::size_t i = s.clause + 1; i < limit; ++i) {
    if (is(s, i, WordClass::subject_pronoun)) return false;
    if (s.word(i) == ",") return is_request(s, i + 1);
  }
  return false;
}

/// "When you are done, tell me ...": without a question mark only a request can stand behind the
/// first comma. What else stands behind commas is the rest of a statement.
void find_request(Sentence& sentence) {
  if (!is(sentence, sentence.clause, WordClass::subordinator) && !is_short_front(sentence)) return;
  for (std::size_t i = sentence.clause + 1; i < sentence.end; ++i) {
    if (!is_separator(sentence.word(i))) continue;
    const std::size_t next = skip_discourse(sentence, i + 1);
    if (next > i && (is_request(sentence, next) || is_wish_to_hear(sentence, next) ||
                     sentence.word(next - 1) == "please" || inverts_at(sentence, next))) {
      sentence.clause = next;
    }
    return;
  }
}

}  // namespace

std::string_view to_string(Form form) {
  return std::ranges::find(kNames, form, &std::pair<Form, std::string_view>::first)->second;
}

bool parse_form(std::string_view name, Form& form) {
  const auto found = std::ranges::find(kNames, name, &std::pair<Form, std::string_view>::second);
  if (found == kNames.end()) return false;
  form = found->first;
  return true;
}

bool is_closed(Form form) {
  return form == Form::tag || form == Form::polar || form == Form::polar_negative ||
         form == Form::choice || form == Form::declarative;
}

bool is_open(Form form) { return form == Form::invite || form == Form::wh; }

void find_clause(Sentence& sentence) {
  sentence.clause = skip_discourse(sentence, 0);
  if (!can_front(sentence, sentence.clause)) return;
  if (!sentence.asks) {
    find_request(sentence);
    return;
  }
  const std::size_t limit = std::min(sentence.end, sentence.clause + kLeadTokens);
  for (std::size_t i = sentence.clause + 1; i < limit; ++i) {
    if (!is_separator(sentence.word(i))) continue;
    const std::size_t next = skip_discourse(sentence, i + 1);
    if (next > i && starts_question(sentence, next)) {
      sentence.clause = next;
      return;
    }
  }
}

std::size_t polite_opening_end(const Sentence& s, std::size_t from) {
  if (!one_of(s.word(from), {"can", "could", "will", "would"})) return from;
  if (!one_of(s.word(from + 1), {"you", "we"})) return from;
  std::size_t at = from + 2;
  while (is(s, at, WordClass::manner_adverb)) ++at;
  return at;
}

std::size_t tag_start(const Sentence& s) {
  for (std::size_t length = 1; length <= 3 && length + 2 <= s.end; ++length) {
    const std::size_t at = s.end - length;
    const std::string_view before = s.word(at - 1);
    if (!one_of(before, {",", "-", ";", "."})) continue;
    if (is_word_tag(s, at)) return at;
    if (is_grammatical_tag(s, at)) return at;
  }
  return s.end;
}

bool is_english(const Sentence& s) {
  if (text::contains(s.text, "¿")) return false;
  // "Would larger print help?": what begins it is English, however few such words follow.
  const bool opens = is_any_auxiliary(s, s.clause) && !is(s, s.clause, WordClass::shared);
  if (opens && (s.classes & static_cast<std::uint16_t>(WordClass::foreign)) == 0) return true;
  std::size_t words = 0;
  std::size_t common = 0;
  std::size_t shared = 0;
  std::size_t foreign = 0;
  for (const Token& token : s.tokens) {
    if (token.is_mark()) continue;
    ++words;
    const bool auxiliary =
        token.is(WordClass::auxiliary) || token.is(WordClass::negative_auxiliary);
    if (auxiliary || token.is(WordClass::stop_word)) ++common;
    if (token.is(WordClass::shared)) ++shared;
    if (token.is(WordClass::foreign)) ++foreign;
  }
  // "Was meinen Sie dazu?" has no word that only English has, and two that it has not.
  if (foreign > 0 && common <= shared + foreign) return false;
  return words < kTellingWords || common * 5 >= words;
}

Form classify(const Sentence& s) {
  if (s.end == 0 || !is_english(s)) return Form::none;
  // "If it rained, would you": the condition is not told as a fact.
  const bool told = !is_any_auxiliary(s, 0) && !is(s, 0, WordClass::wh_word) && s.word(0) != "if";
  if (s.asks && told && tag_start(s) < s.end) {
    return Form::tag;
  }
  const std::size_t at = s.clause;
  if (is_request(s, at) || is_wish_to_hear(s, at)) return Form::invite;
  const std::size_t verb = polite_opening_end(s, at);
  if (verb != at) {
    const bool may_think = s.word(at) == "can" || s.word(at) == "could";
    const bool weak = one_of(s.word(verb), {"say", "think", "define", "name", "rate", "imagine"});
    if (is(s, verb, WordClass::elicitation) &&
        (may_think || (!weak && !hands_on(s, verb) && !puts_word_up(s, verb)))) {
      return Form::invite;
    }
    if (s.word(verb) == "mind" && s.word(at) == "would") return Form::invite;
  }
  if (s.word(at) == "do" && s.word(at + 1) == "you" && s.word(at + 2) == "mind")
    return Form::invite;
  if (is_wh_opening(s, at)) return s.asks || is_inverted(s) ? Form::wh : Form::none;
  if (!s.asks) return Form::none;
  if (is(s, at, WordClass::negative_auxiliary)) return Form::polar_negative;
  if (is(s, at, WordClass::auxiliary)) {
    // "Should be sent elsewhere?": what a list's opening line began.
    if (one_of(s.word(at + 1), {"be", "have", "not"})) return classify_asked(s);
    if (is_negated_subject(s, at + 1)) return Form::polar_negative;
    return offers_choice(s) ? Form::choice : Form::polar;
  }
  if (is_indirect_polar(s, at)) return Form::polar;
  return classify_asked(s);
}

}  // namespace uxi::speech
