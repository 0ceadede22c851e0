// International: ITU-T E.164, at most 15 digits behind the plus. National: the North American
// plan, and the groups that people of each country write.
#include "ingest/redact/phone.h"

#include <algorithm>
#include <array>

#include "ingest/redact/candidate.h"

namespace uxi::ingest {
namespace {

/// Area and exchange of the North American plan begin with 2 to 9.
bool is_north_american(const Digits& number) {
  std::string_view d = number.digits;
  std::string_view shape = number.shape;
  if (shape.starts_with("1-") && d[0] == '1') {
    d.remove_prefix(1);
    shape.remove_prefix(2);
  }
  return (shape == "3-3-4" || shape == "3-7") && d[0] >= '2' && d[3] >= '2';
}

/// A nought in front, and groups: how most countries write numbers at home.
bool is_trunk(const Digits& number) {
  const std::string_view d = number.digits;
  if (d[0] != '0' || d[1] == '0' || number.gaps.empty() || is_date(number)) return false;
  return d.size() >= 9 && d.size() <= 12 && number.gaps.size() <= 5;
}

/// Groups that are hardly anything else.
bool is_national_shape(const Digits& number) {
  const std::string_view d = number.digits;
  const std::string_view shape = number.shape;
  if (shape == "3-2-2-2" || shape == "2-3-2-2") return d[0] >= '5';             // es, no, fi
  if (shape == "5-5") return d[0] >= '6';                                       // in
  if (shape == "3-7") return d[0] == '3';                                       // it
  if (shape == "3-4-4") return d[0] == '1' && d[1] >= '3';                      // cn
  if (shape == "2-5-4" || shape == "2-4-4") return number.gaps.front() == '(';  // br, mx
  return false;
}

bool is_bare_mobile(const Digits& number) {
  const std::string_view d = number.digits;
  return number.gaps.empty() &&
         ((d.size() == 11 && (d.starts_with("07") || d.starts_with("01"))) ||
          (d.size() == 10 && (d.starts_with("06") || d.starts_with("07") || d.starts_with("04"))));
}

/// Anything of the right length where the words say that a number comes.
bool is_announced(const Digits& number) {
  const std::size_t n = number.size();
  if (is_date(number) || n > 13) return false;
  if (number.shape == "3-4" || number.shape == "4-4" || number.shape == "2-2-2-2") return true;
  return n >= 7 && number.gaps.find('.') == std::string::npos ? number.gaps.size() <= 5
                                                              : n >= 8 && number.gaps.size() <= 5;
}

}  // namespace

int phone_weight(const Digits& number, bool plus, bool bracket, const Surroundings& around) {
  const std::size_t n = number.size();
  if (n < 7 || n > 16) return 0;
  if (plus) return n >= 8 && n <= 15 && number.digits[0] != '0' ? weight::kProved : 0;
  if (number.digits.starts_with("00") && n >= 10 && !number.gaps.empty() && !around.impersonal &&
      number.digits[2] != '0') {
    return weight::kBoth;
  }
  if (around.impersonal) return 0;
  const bool shaped =
      is_north_american(number) || is_trunk(number) || is_national_shape(number) ||
      (bracket && n >= 8 && n <= 12 && !number.gaps.empty() && number.gaps[0] == '(');
  if (shaped) return around.phone ? weight::kBoth : weight::kShape;
  if (around.phone && is_announced(number)) return weight::kHeard;
  const bool grouped = number.shape == "3-3-3" && number.digits[0] >= '6';
  return is_bare_mobile(number) || grouped ? weight::kDoubt : 0;
}

}  // namespace uxi::ingest
