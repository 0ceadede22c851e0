#include "speech/vocabulary.h"

#include "text/word_set.h"

namespace uxi::speech {
namespace {

constexpr auto kAuxiliaries =
    text::WordSet("do", "does", "did", "is", "are", "am", "was", "were", "has", "have", "had",
                  "can", "could", "will", "would", "shall", "should", "may", "might", "must");
constexpr auto kNegativeAuxiliaries = text::WordSet(
    "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't",
    "hadn't", "can't", "cannot", "couldn't", "won't", "wouldn't", "shouldn't", "mustn't", "ain't");
constexpr auto kWhWords =
    text::WordSet("who", "whom", "whose", "what", "which", "when", "where", "why", "how", "what's",
                  "who's", "where's", "how's", "when's", "why's", "how'd", "what're", "who'd",
                  "where'd", "what'd", "why'd");
constexpr auto kWhPrepositions =
    text::WordSet("to", "in", "for", "at", "on", "with", "from", "about", "by", "of", "during",
                  "through", "roughly", "exactly");
constexpr auto kSubjects = text::WordSet("i", "you", "he", "she", "it", "we", "they", "there",
                                         "this", "that", "these", "those");
constexpr auto kSecondPerson = text::WordSet("you", "your", "yours", "yourself", "yourselves",
                                             "you're", "you've", "you'd", "you'll");
constexpr auto kFirstPerson =
    text::WordSet("i", "me", "my", "mine", "we", "us", "our", "ours", "i'd", "i'm", "i've", "i'll",
                  "we'd", "we're", "we've", "we'll", "let's");
constexpr auto kElicitation = text::WordSet(
    "tell", "telling", "describe", "describing", "walk", "walking", "talk", "talking", "show",
    "explain", "explaining", "share", "sharing", "give", "giving", "take", "help", "elaborate",
    "expand", "list", "name", "think", "recall", "draw", "sketch", "summarise", "summarize",
    "compare", "contrast", "define", "clarify", "demonstrate", "unpack", "paint", "read", "point",
    "run", "outline", "illustrate", "provide", "introduce", "remember", "say", "speak", "identify",
    "specify", "rate", "rank", "estimate", "discuss");
constexpr auto kDiscourse = text::WordSet(
    "so", "and", "but", "okay", "ok", "now", "then", "well", "great", "alright", "right", "cool",
    "thanks", "sorry", "also", "finally", "next", "first", "firstly", "lastly", "again", "actually",
    "just", "anyway", "or", "perfect", "awesome", "excellent", "yes", "no", "hi", "hello", "please",
    "secondly", "second", "generally", "overall");
constexpr auto kSubordinators = text::WordSet(
    "when", "while", "once", "after", "before", "since", "if", "as", "where", "whenever", "because",
    "given", "although", "though", "thinking", "looking", "based", "having", "other", "besides",
    "during", "without", "until", "assuming", "suppose", "imagine", "say", "in", "on", "for", "at",
    "with", "from", "of", "by", "under", "considering", "overall", "compared");
constexpr auto kManner =
    text::WordSet("please", "briefly", "just", "maybe", "also", "perhaps", "start", "begin", "by",
                  "quickly", "try", "possibly", "to", "first", "now", "then", "off", "go", "ahead",
                  "and", "kindly", "again");
constexpr auto kForeign = text::WordSet(
    "sie", "ihr", "ihre", "ihnen", "ihren", "ihrem", "ihrer", "wie", "wo", "warum", "wann",
    "welche", "welcher", "welches", "welchen", "haben", "ist", "sind", "und", "oder", "nicht",
    "dem", "ein", "eine", "einen", "einem", "mit", "für", "über", "sich", "ich", "wir", "dazu",
    "dabei", "damit", "davon", "vous", "votre", "vos", "sont", "quel", "quelle", "quels", "quelles",
    "pourquoi", "quoi", "avez", "êtes", "dans", "avec", "usted", "ustedes", "cómo", "qué", "cuál",
    "cuándo", "dónde", "che", "cosa", "perché", "quando", "você", "vocês", "quais", "wat", "uw",
    "waarom", "jij", "wij", "het", "een");
constexpr auto kShared =
    text::WordSet("was", "in", "an", "am", "so", "will", "is", "on", "me", "we", "he", "of", "over",
                  "had", "no", "do", "also", "a", "as", "or", "but", "has", "her");

}  // namespace

bool is_auxiliary(std::string_view word) { return kAuxiliaries.contains(word); }
bool is_negative_auxiliary(std::string_view word) { return kNegativeAuxiliaries.contains(word); }
bool is_wh_word(std::string_view word) { return kWhWords.contains(word); }
bool is_wh_preposition(std::string_view word) { return kWhPrepositions.contains(word); }
bool is_subject_pronoun(std::string_view word) { return kSubjects.contains(word); }
bool is_second_person(std::string_view word) { return kSecondPerson.contains(word); }
bool is_first_person(std::string_view word) { return kFirstPerson.contains(word); }
bool is_elicitation(std::string_view word) { return kElicitation.contains(word); }
bool is_discourse_word(std::string_view word) { return kDiscourse.contains(word); }
bool is_subordinator(std::string_view word) { return kSubordinators.contains(word); }
bool is_manner_adverb(std::string_view word) { return kManner.contains(word); }
bool is_foreign_word(std::string_view word) { return kForeign.contains(word); }
bool is_shared_word(std::string_view word) { return kShared.contains(word); }

}  // namespace uxi::speech
