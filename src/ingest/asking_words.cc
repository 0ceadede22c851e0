// The lists. Words that ask in one place and join clauses in another count little: what decides is
// how much more often one voice uses them than another.
#include "ingest/asking_words.h"

#include <algorithm>
#include <array>

namespace uxi::ingest {
namespace {

using namespace asking;

constexpr std::array<AskingWord, 37> kEn = {{
    {"are", kBeforeYou | kVerb},
    {"can", kBeforeYou},
    {"could", kBeforeYou},
    {"did", kBeforeYou | kVerb},
    {"do", kBeforeYou | kVerb},
    {"does", kBeforeYou},
    {"had", kBeforeYou},
    {"have", kBeforeYou},
    {"how", kAsker},
    {"how'd", kBeforeYou},
    {"i", kSelf},
    {"i'd", kSelf},
    {"i'll", kSelf},
    {"i'm", kSelf},
    {"i've", kSelf},
    {"is", kVerb},
    {"me", kSelf},
    {"my", kSelf},
    {"our", kSelf},
    {"should", kBeforeYou},
    {"tell", kTell},
    {"us", kSelf},
    {"was", kVerb},
    {"we", kSelf},
    {"were", kBeforeYou},
    {"what", kAsker},
    {"what'd", kBeforeYou},
    {"when", kAsker},
    {"where", kAsker},
    {"which", kAsker},
    {"why", kAsker},
    {"will", kBeforeYou},
    {"would", kBeforeYou},
    {"you", kYou | kSpokenTo},
    {"you're", kYou},
    {"you've", kYou},
    {"your", kYou},
}};

constexpr std::array<AskingWord, 63> kDe = {{
    {"bist", kBeforeYou},
    {"dein", kYou},
    {"deine", kYou},
    {"denken", kBeforeYou},
    {"dich", kYou},
    {"dir", kYou},
    {"du", kYou | kSpokenTo},
    {"erzählen", kBeforeYou},
    {"euch", kYou},
    {"finden", kBeforeYou},
    {"findest", kBeforeYou},
    {"haben", kBeforeYou | kVerb},
    {"hast", kBeforeYou},
    {"hat", kVerb},
    {"ich", kSelf},
    {"ihnen", kYou},
    {"ihr", kYou | kSpokenTo},
    {"ihre", kYou},
    {"ihren", kYou},
    {"inwiefern", kAsksAlone},
    {"ist", kVerb},
    {"kam", kVerb},
    {"kannst", kBeforeYou},
    {"können", kBeforeYou},
    {"könnten", kBeforeYou},
    {"lief", kVerb},
    {"läuft", kVerb},
    {"machen", kBeforeYou | kVerb},
    {"machst", kBeforeYou},
    {"mein", kSelf},
    {"meine", kSelf},
    {"meinem", kSelf},
    {"meinen", kSelf},
    {"mich", kSelf},
    {"mir", kSelf},
    {"nutzen", kBeforeYou},
    {"sie", kYou | kSpokenTo},
    {"sieht", kVerb},
    {"sind", kBeforeYou | kVerb},
    {"uns", kSelf},
    {"unser", kSelf},
    {"unsere", kSelf},
    {"wann", kAsker},
    {"war", kVerb},
    {"waren", kBeforeYou},
    {"warum", kAsksAlone},
    {"was", kAsker},
    {"weißt", kBeforeYou},
    {"welche", kAsksAlone},
    {"welchen", kAsksAlone},
    {"welcher", kAsksAlone},
    {"welches", kAsksAlone},
    {"wer", kAsker},
    {"weshalb", kAsksAlone},
    {"wie", kAsker},
    {"wieso", kAsksAlone},
    {"wir", kSelf},
    {"wissen", kBeforeYou},
    {"wo", kAsker},
    {"wofür", kAsksAlone},
    {"woran", kAsksAlone},
    {"würden", kBeforeYou | kVerb},
    {"würdest", kBeforeYou},
}};

constexpr std::array<AskingWord, 40> kFr = {{
    {"as-tu", kAsksAlone},
    {"avez-vous", kBeforeYou | kAsksAlone},
    {"combien", kAsksAlone},
    {"comment", kAsksAlone},
    {"es-tu", kAsksAlone},
    {"est-ce", kAsksAlone},
    {"faites-vous", kBeforeYou | kAsksAlone},
    {"j'ai", kSelf},
    {"j'avais", kSelf},
    {"j'étais", kSelf},
    {"je", kSelf},
    {"laquelle", kAsksAlone},
    {"lequel", kAsksAlone},
    {"ma", kSelf},
    {"me", kSelf},
    {"mes", kSelf},
    {"moi", kSelf},
    {"mon", kSelf},
    {"nos", kSelf},
    {"notre", kSelf},
    {"nous", kSelf},
    {"on", kSelf},
    {"pensez-vous", kBeforeYou | kAsksAlone},
    {"peux-tu", kAsksAlone},
    {"pourquoi", kAsksAlone},
    {"pouvez-vous", kBeforeYou | kAsksAlone},
    {"qu'est-ce", kAsksAlone},
    {"quelles", kAsksAlone},
    {"quels", kAsksAlone},
    {"ta", kYou},
    {"te", kYou},
    {"tes", kYou},
    {"toi", kYou},
    {"ton", kYou},
    {"tu", kYou},
    {"utilisez-vous", kBeforeYou},
    {"vos", kYou},
    {"votre", kYou},
    {"vous", kYou},
    {"êtes-vous", kBeforeYou | kAsksAlone},
}};

constexpr std::array<AskingWord, 26> kEs = {{
    {"cuál", kAsksAlone},   {"cuáles", kAsksAlone}, {"cuándo", kAsksAlone},
    {"cuánta", kAsksAlone}, {"cuánto", kAsksAlone}, {"cuántos", kAsksAlone},
    {"cómo", kAsksAlone},   {"dónde", kAsksAlone},  {"me", kSelf},
    {"mi", kSelf},          {"mis", kSelf},         {"nos", kSelf},
    {"nosotros", kSelf},    {"nuestra", kSelf},     {"nuestro", kSelf},
    {"quién", kAsksAlone},  {"qué", kAsksAlone},    {"te", kYou},
    {"ti", kYou},           {"tu", kYou},           {"tus", kYou},
    {"tú", kYou},           {"usted", kYou},        {"ustedes", kYou},
    {"vosotros", kYou},     {"yo", kSelf},
}};

constexpr std::array<AskingWord, 27> kIt = {{
    {"ci", kSelf},          {"come", kAsksAlone},   {"cosa", kAsksAlone},  {"io", kSelf},
    {"lei", kYou},          {"mi", kSelf},          {"mia", kSelf},        {"miei", kSelf},
    {"mio", kSelf},         {"noi", kSelf},         {"nostra", kSelf},     {"nostro", kSelf},
    {"perché", kAsksAlone}, {"quale", kAsksAlone},  {"quali", kAsksAlone}, {"quando", kAsksAlone},
    {"quanti", kAsksAlone}, {"quanto", kAsksAlone}, {"sua", kYou},         {"suo", kYou},
    {"ti", kYou},           {"tu", kYou},           {"tua", kYou},         {"tuo", kYou},
    {"vi", kYou},           {"voi", kYou},          {"vostro", kYou},
}};

constexpr std::array<AskingWord, 25> kPt = {{
    {"como", kAsksAlone},    {"eu", kSelf},        {"gente", kSelf},       {"me", kSelf},
    {"meu", kSelf},          {"mim", kSelf},       {"minha", kSelf},       {"nossa", kSelf},
    {"nosso", kSelf},        {"nós", kSelf},       {"onde", kAsksAlone},   {"porquê", kAsksAlone},
    {"quais", kAsksAlone},   {"qual", kAsksAlone}, {"quando", kAsksAlone}, {"quanto", kAsksAlone},
    {"quantos", kAsksAlone}, {"seu", kYou},        {"sua", kYou},          {"te", kYou},
    {"teu", kYou},           {"tu", kYou},         {"tua", kYou},          {"você", kYou},
    {"vocês", kYou},
}};

constexpr std::array<AskingWord, 36> kNl = {{
    {"ben", kBeforeYou},
    {"bent", kBeforeYou},
    {"doe", kBeforeYou},
    {"doet", kBeforeYou},
    {"gebruik", kBeforeYou},
    {"gebruikt", kBeforeYou},
    {"had", kBeforeYou},
    {"heb", kBeforeYou},
    {"hebt", kBeforeYou},
    {"hoe", kAsksAlone},
    {"hoeveel", kAsksAlone},
    {"ik", kSelf},
    {"je", kYou | kSpokenTo},
    {"jij", kYou | kSpokenTo},
    {"jou", kYou},
    {"jouw", kYou},
    {"jullie", kYou},
    {"kun", kBeforeYou},
    {"kunt", kBeforeYou},
    {"mij", kSelf},
    {"mijn", kSelf},
    {"ons", kSelf},
    {"onze", kSelf},
    {"u", kYou | kSpokenTo},
    {"uw", kYou},
    {"vind", kBeforeYou},
    {"vindt", kBeforeYou},
    {"waarom", kAsksAlone},
    {"waarvoor", kAsksAlone},
    {"wanneer", kAsksAlone},
    {"was", kBeforeYou},
    {"we", kSelf},
    {"weet", kBeforeYou},
    {"welke", kAsksAlone},
    {"wij", kSelf},
    {"zou", kBeforeYou},
}};

constexpr std::array<AskingWord, 31> kSv = {{
    {"använder", kBeforeYou},
    {"dig", kYou},
    {"din", kYou},
    {"dina", kYou},
    {"ditt", kYou},
    {"du", kYou | kSpokenTo},
    {"er", kYou},
    {"gör", kBeforeYou},
    {"hade", kBeforeYou},
    {"har", kBeforeYou},
    {"hur", kAsksAlone},
    {"jag", kSelf},
    {"kan", kBeforeYou},
    {"mig", kSelf},
    {"min", kSelf},
    {"mina", kSelf},
    {"mitt", kSelf},
    {"ni", kYou | kSpokenTo},
    {"när", kAsksAlone},
    {"oss", kSelf},
    {"skulle", kBeforeYou},
    {"tycker", kBeforeYou},
    {"var", kBeforeYou},
    {"varför", kAsksAlone},
    {"vet", kBeforeYou},
    {"vi", kSelf},
    {"vilka", kAsksAlone},
    {"vilken", kAsksAlone},
    {"vilket", kAsksAlone},
    {"vår", kSelf},
    {"är", kBeforeYou},
}};

constexpr std::array<AskingWord, 27> kPl = {{
    {"ci", kYou},          {"ciebie", kYou},      {"cię", kYou},
    {"czemu", kAsksAlone}, {"czy", kAsksAlone},   {"dlaczego", kAsksAlone},
    {"gdzie", kAsksAlone}, {"ile", kAsksAlone},   {"ja", kSelf},
    {"jak", kAsksAlone},   {"kiedy", kAsksAlone}, {"która", kAsksAlone},
    {"który", kAsksAlone}, {"mi", kSelf},         {"mnie", kSelf},
    {"moja", kSelf},       {"my", kSelf},         {"mój", kSelf},
    {"nam", kSelf},        {"nas", kSelf},        {"pan", kYou},
    {"pana", kYou},        {"pani", kYou},        {"państwo", kYou},
    {"twój", kYou},        {"ty", kYou},          {"wy", kYou},
}};

constexpr std::array<AskingWord, 25> kRu = {{
    {"вам", kYou},         {"вас", kYou},          {"ваш", kYou},
    {"ваша", kYou},        {"вы", kYou},           {"где", kAsksAlone},
    {"зачем", kAsksAlone}, {"как", kAsksAlone},    {"какая", kAsksAlone},
    {"какие", kAsksAlone}, {"какой", kAsksAlone},  {"когда", kAsksAlone},
    {"меня", kSelf},       {"мне", kSelf},         {"мой", kSelf},
    {"моя", kSelf},        {"мы", kSelf},          {"нам", kSelf},
    {"нас", kSelf},        {"почему", kAsksAlone}, {"сколько", kAsksAlone},
    {"тебе", kYou},        {"тебя", kYou},         {"ты", kYou},
    {"я", kSelf},
}};

constexpr bool is_sorted_and_short(std::span<const AskingWord> rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].word.size() > kLongestAskingWord) return false;
    if (i > 0 && rows[i].word <= rows[i - 1].word) return false;
  }
  return true;
}

struct Language {
  std::string_view code;
  std::span<const AskingWord> words;
};
constexpr std::array<Language, 10> kLanguages = {{
    {"en", kEn},
    {"de", kDe},
    {"fr", kFr},
    {"es", kEs},
    {"it", kIt},
    {"pt", kPt},
    {"nl", kNl},
    {"sv", kSv},
    {"pl", kPl},
    {"ru", kRu},
}};
static_assert(std::all_of(kLanguages.begin(), kLanguages.end(), [](const Language& language) {
  return is_sorted_and_short(language.words);
}));

}  // namespace

std::span<const AskingWord> asking_words(std::string_view language) {
  for (const Language& known : kLanguages) {
    if (known.code == language) return known.words;
  }
  return kEn;
}

}  // namespace uxi::ingest
