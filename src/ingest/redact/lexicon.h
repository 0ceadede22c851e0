// What single words say about personal data: given names, towns, words that announce a number.
// The lists are templates/words/people/; they are read once, when first needed.
#pragma once

#include <cstdint>
#include <string_view>

namespace uxi::ingest {

/// What a word may be; a word may be several things at once.
enum class Class : unsigned {
  given,
  given_word,
  thing,
  surname,
  town,
  town_word,
  phrase_start,  ///< the first word of an entry of several, such as `new` of `new york`
  no_name,
  honorific,
  weak_honorific,
  colleague,
  manager,
  partner,
  relative,
  companion,
  client,
  assistant,
  doctor,
  intro,
  says,
  told,
  phone_context,
  number_word,
  not_personal,
  unit,
  card_context,
  account_context,
  id_context,
  birth_context,
  mail_context,
  handle_context,
  address_context,
  digit_word,
  tens_word,
  repeat_word,
  month,
  ordinal_word,
  dot_word,
  joiner,
  at_word,
  top_level,
  street,
  street_front,
  street_end,
  particle,
  connector,
  place_strong,
  place_weak,
  large,   ///< a country, state or region
  word,    ///< an everyday word, in its base form
  person,  ///< `guy`: a noun for somebody
  site,    ///< `office`, `flew`: what `in`, `to` or `from` a town follows
  talks,   ///< `met`, `emailed`: a verb whose object is a person
  opener,  ///< `so`, `right`: a name between commas follows
};

/// A set of classes.
class Classes {
 public:
  constexpr Classes() = default;
  constexpr explicit Classes(std::uint64_t bits) : bits_(bits) {}
  template <class... More>
  [[nodiscard]] static constexpr Classes of(Class one, More... more) {
    return Classes(((std::uint64_t{1} << static_cast<unsigned>(one)) | ... |
                    (std::uint64_t{1} << static_cast<unsigned>(more))));
  }
  [[nodiscard]] constexpr bool has(Class one) const { return has_any(of(one)); }
  [[nodiscard]] constexpr bool has_any(Classes others) const { return (bits_ & others.bits_) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  constexpr void add(Classes others) { bits_ |= others.bits_; }
  constexpr void remove(Classes others) { bits_ &= ~others.bits_; }
  friend constexpr bool operator==(Classes, Classes) = default;

 private:
  std::uint64_t bits_ = 0;
};

/// Words for the people whom one speaks of by what they are: colleague, manager, ...
inline constexpr Classes kRelations =
    Classes::of(Class::colleague, Class::manager, Class::partner, Class::relative, Class::companion,
                Class::client, Class::assistant, Class::doctor);

/// The classes of a folded word or phrase (words parted by one space); none where it is not
/// listed.
[[nodiscard]] Classes classes_of(std::string_view folded);

/// Names of the relation among `classes`, as a placeholder uses it: `colleague`.
[[nodiscard]] std::string_view relation_name(Classes classes);

}  // namespace uxi::ingest
