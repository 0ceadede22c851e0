// Check digits of identifiers. Every function takes digits (or capitals and digits) without
// separators, of any length, and is false where the length is not the identifier's.
#pragma once

#include <string_view>

namespace uxi::ingest {

/// Luhn's sum (ISO/IEC 7812-1, annex B) of any digits.
[[nodiscard]] bool luhn(std::string_view digits);
/// Verhoeff's dihedral check (1969), as Aadhaar uses it.
[[nodiscard]] bool verhoeff(std::string_view digits);
/// ISO 7064 mod 97-10 of an IBAN (ISO 13616), capitals and digits.
[[nodiscard]] bool iban(std::string_view code);
/// 13 to 19 digits whose first say which network issued the card, with Luhn's sum.
[[nodiscard]] bool payment_card(std::string_view digits);

[[nodiscard]] bool us_ssn(std::string_view digits);      ///< no check digit: areas never given out
[[nodiscard]] bool us_routing(std::string_view digits);  ///< weights 3, 7, 1
[[nodiscard]] bool ca_sin(std::string_view digits);
[[nodiscard]] bool br_cpf(std::string_view digits);
[[nodiscard]] bool de_tax_id(std::string_view digits);  ///< ISO 7064 mod 11,10
[[nodiscard]] bool fr_nir(std::string_view digits);     ///< 13 digits and the key
[[nodiscard]] bool nl_bsn(std::string_view digits);     ///< the eleven test
[[nodiscard]] bool pl_pesel(std::string_view digits);
[[nodiscard]] bool se_personal(std::string_view digits);  ///< 10, or 12 with the century
[[nodiscard]] bool dk_cpr(std::string_view digits);  ///< the date; the check digit was given up
[[nodiscard]] bool no_birth_number(std::string_view digits);
[[nodiscard]] bool fi_hetu(std::string_view digits, char check);
[[nodiscard]] bool be_national(std::string_view digits);
[[nodiscard]] bool ch_ahv(std::string_view digits);
[[nodiscard]] bool in_aadhaar(std::string_view digits);
[[nodiscard]] bool cn_resident(std::string_view code);
[[nodiscard]] bool tr_kimlik(std::string_view digits);
[[nodiscard]] bool za_id(std::string_view digits);
[[nodiscard]] bool uk_nhs(std::string_view digits);
[[nodiscard]] bool au_tfn(std::string_view digits);
[[nodiscard]] bool kr_resident(std::string_view digits);
[[nodiscard]] bool cz_birth_number(std::string_view digits);
[[nodiscard]] bool cl_rut(std::string_view code);
[[nodiscard]] bool uk_nino(std::string_view code);
[[nodiscard]] bool es_dni(std::string_view code);  ///< and NIE
[[nodiscard]] bool it_codice_fiscale(std::string_view code);
[[nodiscard]] bool mx_curp(std::string_view code);
[[nodiscard]] bool in_pan(std::string_view code);
[[nodiscard]] bool ie_pps(std::string_view code);

/// A day of a month that exists, of any year; two digits each.
[[nodiscard]] bool day_and_month(std::string_view day, std::string_view month);

}  // namespace uxi::ingest
