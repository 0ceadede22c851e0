// English words that say nothing about a text's subject: the list of the Glasgow Information
// Retrieval Group as scikit-learn ships it, contractions with and without their apostrophe, and
// what people say while they think.
#include <algorithm>
#include <array>
#include <string_view>

#include "text/word_set.h"
#include "text/words.h"

namespace uxi::text {
namespace {

constexpr std::array kStopWords = std::to_array<std::string_view>({
    "a",          "about",      "above",        "across",     "actually",
    "after",      "afterwards", "again",        "against",    "all",
    "almost",     "alone",      "along",        "already",    "also",
    "although",   "always",     "am",           "among",      "amongst",
    "amount",     "an",         "and",          "another",    "any",
    "anyhow",     "anyone",     "anything",     "anyway",     "anywhere",
    "are",        "aren't",     "around",       "as",         "at",
    "back",       "basically",  "be",           "became",     "because",
    "become",     "becomes",    "becoming",     "been",       "before",
    "beforehand", "behind",     "being",        "below",      "beside",
    "besides",    "between",    "beyond",       "bill",       "bit",
    "both",       "bottom",     "but",          "by",         "call",
    "can",        "can't",      "cannot",       "cant",       "co",
    "con",        "could",      "couldn't",     "couldnt",    "cry",
    "de",         "describe",   "detail",       "did",        "didn't",
    "didnt",      "do",         "does",         "doesn't",    "doesnt",
    "doing",      "don't",      "done",         "dont",       "down",
    "due",        "during",     "each",         "eg",         "eight",
    "either",     "eleven",     "else",         "elsewhere",  "empty",
    "enough",     "erm",        "etc",          "even",       "ever",
    "every",      "everyone",   "everything",   "everywhere", "except",
    "few",        "fifteen",    "fifty",        "fill",       "find",
    "fire",       "first",      "five",         "for",        "former",
    "formerly",   "forty",      "found",        "four",       "from",
    "front",      "full",       "further",      "get",        "give",
    "go",         "gonna",      "got",          "guess",      "had",
    "hadn't",     "has",        "hasn't",       "hasnt",      "have",
    "haven't",    "having",     "he",           "he'd",       "he'll",
    "he's",       "hello",      "hence",        "her",        "here",
    "here's",     "hereafter",  "hereby",       "herein",     "hereupon",
    "hers",       "herself",    "hi",           "him",        "himself",
    "his",        "hmm",        "how",          "how's",      "however",
    "hundred",    "i",          "i'd",          "i'll",       "i'm",
    "i've",       "ie",         "if",           "im",         "in",
    "inc",        "indeed",     "interest",     "into",       "is",
    "isn't",      "isnt",       "it",           "it'd",       "it'll",
    "it's",       "its",        "itself",       "ive",        "just",
    "keep",       "kind",       "know",         "last",       "latter",
    "latterly",   "least",      "less",         "let's",      "like",
    "lot",        "ltd",        "made",         "many",       "may",
    "me",         "mean",       "meanwhile",    "mhm",        "might",
    "mill",       "mine",       "mm",           "more",       "moreover",
    "most",       "mostly",     "move",         "much",       "must",
    "my",         "myself",     "name",         "namely",     "need",
    "neither",    "never",      "nevertheless", "next",       "nine",
    "no",         "nobody",     "none",         "noone",      "nor",
    "not",        "nothing",    "now",          "nowhere",    "of",
    "off",        "often",      "ok",           "okay",       "on",
    "once",       "one",        "only",         "onto",       "or",
    "other",      "others",     "otherwise",    "our",        "ours",
    "ourselves",  "out",        "over",         "own",        "part",
    "per",        "perhaps",    "please",       "put",        "rather",
    "re",         "really",     "right",        "same",       "see",
    "seem",       "seemed",     "seeming",      "seems",      "serious",
    "several",    "she",        "she'd",        "she'll",     "she's",
    "should",     "shouldn't",  "show",         "side",       "since",
    "sincere",    "six",        "sixty",        "so",         "some",
    "somehow",    "someone",    "something",    "sometime",   "sometimes",
    "somewhere",  "sort",       "still",        "stuff",      "such",
    "system",     "take",       "ten",          "than",       "thank",
    "thanks",     "that",       "that'd",       "that'll",    "that's",
    "the",        "their",      "them",         "themselves", "then",
    "thence",     "there",      "there's",      "thereafter", "thereby",
    "therefore",  "therein",    "thereupon",    "these",      "they",
    "they'd",     "they'll",    "they're",      "they've",    "thick",
    "thin",       "thing",      "things",       "third",      "this",
    "those",      "though",     "three",        "through",    "throughout",
    "thru",       "thus",       "to",           "together",   "too",
    "top",        "toward",     "towards",      "twelve",     "twenty",
    "two",        "uh",         "um",           "un",         "under",
    "until",      "up",         "upon",         "us",         "very",
    "via",        "wanna",      "want",         "was",        "wasn't",
    "wasnt",      "we",         "we'd",         "we'll",      "we're",
    "we've",      "well",       "were",         "weren't",    "what",
    "what's",     "whatever",   "when",         "whence",     "whenever",
    "where",      "where's",    "whereafter",   "whereas",    "whereby",
    "wherein",    "whereupon",  "wherever",     "whether",    "which",
    "while",      "whither",    "who",          "who's",      "whoever",
    "whole",      "whom",       "whose",        "why",        "will",
    "with",       "within",     "without",      "won't",      "wont",
    "would",      "wouldn't",   "yeah",         "yet",        "you",
    "you'd",      "you'll",     "you're",       "you've",     "your",
    "yours",      "yourself",   "yourselves",
});
static_assert(std::ranges::is_sorted(kStopWords));

}  // namespace

bool is_stop_word(std::string_view folded_word) {
  static constexpr WordSet kSet(kStopWords);
  return kSet.contains(folded_word);
}

}  // namespace uxi::text
