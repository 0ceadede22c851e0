// What the searches propose, and the searches. Where two proposals overlap the weightier wins.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/redact/scan.h"

namespace uxi::ingest {

enum class Kind {
  name,
  place,
  email,
  phone,
  address,
  url,
  account,
  card,
  national_id,
  birth_date,
  ip,
  handle
};

/// How good the evidence is: of overlapping candidates the one of greater weight stands.
namespace weight {
inline constexpr int kThing = 0;    ///< used as the name of a thing: speaks against a guess
inline constexpr int kUnknown = 5;  ///< a capitalised word in no list; for a person to judge
inline constexpr int kDoubt = 10;   ///< for a person to judge; nothing is taken out
inline constexpr int kGuess = 25;  ///< in no list, but used as one; other uses may speak against it
inline constexpr int kHeard = 30;  ///< the words around it say so
inline constexpr int kShape = 50;  ///< it has the shape of one
inline constexpr int kBoth = 70;   ///< shape and words
inline constexpr int kProved = 90;  ///< a check digit, or a form that nothing else has
}  // namespace weight

struct Candidate {
  Span span;
  Kind kind = Kind::name;
  int weight = weight::kShape;
  std::string_view sense = {};  ///< what the placeholder is called; empty: after the kind

  [[nodiscard]] bool doubtful() const { return weight <= weight::kDoubt; }
};
using Candidates = std::vector<Candidate>;

/// `national-id`: as files, JSON and settings write it.
[[nodiscard]] std::string_view name_of(Kind kind);

void find_mail(const Scan& scan, Candidates& out);
void find_spoken_mail(const Scan& scan, Candidates& out);
void find_urls(const Scan& scan, Candidates& out);
void find_handles(const Scan& scan, Candidates& out);
/// Telephone, card, account and identity numbers, dates of birth, network addresses.
void find_numbers(const Scan& scan, Candidates& out);
/// Identifiers that hold letters as well: IBAN, NINO, codice fiscale.
void find_codes(const Scan& scan, Candidates& out);
void find_spoken_numbers(const Scan& scan, Candidates& out);
void find_birth_dates(const Scan& scan, Candidates& out);
void find_network_addresses(const Scan& scan, Candidates& out);
void find_addresses(const Scan& scan, Candidates& out);
void find_names(const Scan& scan, Candidates& out);
/// Names that no list has, by how they are used; to be called behind `find_names`.
void find_strangers(const Scan& scan, Candidates& out);
void find_places(const Scan& scan, Candidates& out);

}  // namespace uxi::ingest
