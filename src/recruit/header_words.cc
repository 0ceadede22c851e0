#include "recruit/header_words.h"

#include <algorithm>
#include <array>

#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::recruit {
namespace {

struct Spelling {
  std::string_view plain;
  Personal personal;
};
constexpr auto kSpellings = std::to_array<Spelling>({
    {"name", Personal::name},
    {"your name", Personal::name},
    {"full name", Personal::name},
    {"your full name", Personal::name},
    {"what is your name", Personal::name},
    {"what is your full name", Personal::name},
    {"first and last name", Personal::name},
    {"name vorname", Personal::name},
    {"name so that we know how to address you", Personal::name},  // as `screen show` prints it
    {"first name", Personal::first_name},
    {"your first name", Personal::first_name},
    {"recipientfirstname", Personal::first_name},
    {"vorname", Personal::first_name},
    {"last name", Personal::last_name},
    {"your last name", Personal::last_name},
    {"recipientlastname", Personal::last_name},
    {"surname", Personal::last_name},
    {"family name", Personal::last_name},
    {"nachname", Personal::last_name},
    {"recipientemail", Personal::email},
    {"username", Personal::email},  // Google Forms, downloaded; words without `@` are no address
    {"phone", Personal::phone},
    {"mobile", Personal::phone},
    {"telefon", Personal::phone},
    {"name und vorname", Personal::name},
    {"nom", Personal::name},
    {"nombre", Personal::name},
    {"contact information name", Personal::name},
    {"adresse de messagerie", Personal::email},
    {"correo electronico", Personal::email},
    {"telefono", Personal::phone},
    {"telefonnummer", Personal::phone},
    {"start date", Personal::started},
    {"startdate", Personal::started},
    {"start date utc", Personal::started},
    {"start time", Personal::started},
    {"date started", Personal::started},
    {"started at", Personal::started},
    {"startzeit", Personal::started},
    {"heure de debut", Personal::started},
    {"hora de inicio", Personal::started},
    {"duration", Personal::duration},
    {"duration in seconds", Personal::duration},
    {"duration seconds", Personal::duration},
    {"duration in minutes", Personal::duration},
    {"total time", Personal::duration},
    {"time taken", Personal::duration},
    {"time to complete", Personal::duration},
    {"time spent", Personal::duration},
    {"interviewtime", Personal::duration},
    {"finished", Personal::finished},
    {"completed", Personal::finished},
    {"response type", Personal::kind},
    {"timestamp", Personal::answered},
    {"zeitstempel", Personal::answered},
    {"horodateur", Personal::answered},
    {"marca temporal", Personal::answered},
    {"date submitted", Personal::answered},
    {"submission time", Personal::answered},
    {"fertigstellungszeit", Personal::answered},
    {"heure de fin", Personal::answered},
    {"hora de finalizacion", Personal::answered},
    {"submitted at", Personal::answered},
    {"submit date utc", Personal::answered},
    {"submission date", Personal::answered},
    {"end date", Personal::answered},
    {"enddate", Personal::answered},
    {"completion time", Personal::answered},
    {"recorded date", Personal::answered},
    {"recordeddate", Personal::answered},
    {"created", Personal::answered},
    {"created time", Personal::answered},
    {"response id", Personal::response},
    {"responseid", Personal::response},
    {"respondent id", Personal::response},
    {"submission id", Personal::response},
    {"record id", Personal::response},
    {"token", Personal::response},
});

/// Words in a short header that say as much as the whole.
constexpr auto kWords = std::to_array<Spelling>({
    {"email", Personal::email},
    {"e mail", Personal::email},
    {"phone number", Personal::phone},
    {"mobile number", Personal::phone},
    {"telephone", Personal::phone},
    {"may we contact", Personal::consent},
    {"can we contact", Personal::consent},
    {"agree to be contacted", Personal::consent},
    {"consent to be contacted", Personal::consent},
});
constexpr std::size_t kShortHeader = 60;  // bytes

bool has_words(const std::string& text, std::string_view words) {
  return text::contains(" " + text + " ", " " + std::string(words) + " ");
}

/// `2`, `q2`, `g01q02`: what forms put in front of a question.
bool is_number(std::string_view word) {
  constexpr std::string_view kDigits = "0123456789";
  if (word.starts_with('g')) {
    const std::size_t q = word.find('q');
    const bool has_group = q != std::string_view::npos && q > 1 &&
                           word.substr(1, q - 1).find_first_not_of(kDigits) == word.npos;
    if (!has_group) return false;
    word.remove_prefix(q);
  }
  if (word.starts_with('q')) word.remove_prefix(1);
  return !word.empty() && word.find_first_not_of(kDigits) == std::string_view::npos;
}

}  // namespace

std::string plain_header(std::string_view header) {
  const std::string text = text::fold_search(header);
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const bool is_part = text::is_word_part(text::next_code_point(text, i));
    if (is_part) {
      out.append(text, begin, i - begin);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  const std::size_t space = out.find(' ');
  if (space != std::string::npos && is_number(std::string_view(out).substr(0, space))) {
    out.erase(0, space + 1);
  }
  return std::string(text::trim(out));
}

std::optional<Personal> personal_of(std::string_view header) {
  const std::string text = plain_header(header);
  const auto same = std::ranges::find(kSpellings, text, &Spelling::plain);
  if (same != kSpellings.end()) return same->personal;
  if (text.size() > kShortHeader) return std::nullopt;
  for (const Spelling& words : kWords) {
    if (has_words(text, words.plain)) return words.personal;
  }
  return std::nullopt;
}

}  // namespace uxi::recruit
