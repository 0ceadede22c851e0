#include "ingest/language.h"

#include <doctest/doctest.h>

#include "ingest/roles.h"

namespace uxi::ingest {
namespace {

std::vector<Piece> said(const char* text) {
  Piece piece;
  piece.text = text;
  return {piece};
}

TEST_CASE("ingest: the language is told by its small words, or not at all") {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"en",
       "So I would open the app and look at what was there, and then I had to call them "
       "because it did not tell me what to do with the bill."},
      {"de",
       "Also ich habe dann die App aufgemacht und geschaut, was da ist, und dann musste ich "
       "dort anrufen, weil sie mir nicht gesagt hat, was ich mit der Rechnung machen soll."},
      {"fr",
       "Alors j'ai ouvert la page et je n'ai pas vu ce qui était là, et puis il a fallu que "
       "je les appelle parce que ce n'est pas clair pour moi avec la facture."},
      {"es",
       "Entonces abrí la página y no vi lo que había, y luego tuve que llamar porque no me "
       "decía qué hacer con la factura, y eso es lo que más me molesta."},
      {"pt",
       "Então eu abri a página e não vi o que tinha, e depois tive que ligar porque não me "
       "dizia o que fazer com a fatura, e isso é o que mais me incomoda."},
      {"nl",
       "Dus ik heb de app geopend en gekeken wat er was, en toen moest ik ze bellen omdat "
       "het niet zei wat ik met de rekening moest doen, en dat is het voor mij."},
      {"ru",
       "Я открыл страницу и не увидел, что там было, а потом мне пришлось звонить, потому "
       "что это не сказало, что делать со счётом, и вот так у нас всё."},
      {"", "OK."},
      {"",
       "tak tak lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor "
       "incididunt ut labore et dolore magna aliqua enim minim veniam quis nostrud"},
  };
  for (const auto& row : cases) {
    CAPTURE(row.second);
    CHECK(detect_language(said(row.second)) == row.first);
  }
}

VoiceCounts counts_of(const char* text, const char* language) {
  Cast cast;
  cast.labels = {"A"};
  cast.voice = {0};
  return count_voices(said(text), cast, language)[0];
}

TEST_CASE("ingest: questions are heard without their marks, in the language that is spoken") {
  CHECK(counts_of("how did you do that", "en").addressed == 2);
  CHECK(counts_of("Tell me more", "en").addressed == 1);
  CHECK(counts_of("you know I\xE2\x80\x99m done", "en").i == 1);
  CHECK(counts_of("warum haben Sie das gemacht", "de").addressed == 2);
  CHECK(counts_of("\xC2\xBF"
                  "C\xC3\xB3mo lo hizo usted?",
                  "es")
            .addressed == 1);
  CHECK(counts_of("\xC2\xBF"
                  "C\xC3\xB3mo lo hizo usted?",
                  "es")
            .questions == 1);
  CHECK(counts_of("pourquoi avez-vous fait cela", "fr").addressed == 2);
  CHECK(counts_of("\xE4\xBB\x80\xE4\xB9\x88\xEF\xBC\x9F", "").questions == 1);
  CHECK(counts_of("I did that and you did not", "en").addressed == 0);
}

}  // namespace
}  // namespace uxi::ingest
