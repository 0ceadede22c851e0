// Reads word vectors as text: GloVe's lines of a word and its numbers, and word2vec's and
// fastText's
// (.vec), which begin with how many there are.
//
// Such files come most frequent word first and without frequencies; by Zipf's law the r-th word's
// is about 1/(r * ln(1.78 * V)).
#include <charconv>
#include <cmath>
#include <unordered_set>

#include "analysis/vector_limits.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/vectors.h"

namespace uxi::analysis {
namespace {

constexpr double kEulerFactor =
    1.781;  // e to Euler's constant: the harmonic number is ln of it times V

tl::unexpected<Error> wrong_line(std::size_t number, std::string what) {
  return fail(ErrorKind::syntax,
              "line " + std::to_string(number) + " of the word vectors " + std::move(what),
              "each line is a word and its numbers, with spaces between");
}

bool read_number(std::string_view text, float& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
}

/// The last `count` fields of a line, and the word in front of them, which may have spaces.
bool split_line(std::string_view line, std::size_t count, std::string_view& word,
                std::vector<float>& numbers) {
  numbers.assign(count, 0);
  for (std::size_t i = count; i > 0; --i) {
    const std::size_t space = line.rfind(' ');
    if (space == std::string_view::npos || !read_number(line.substr(space + 1), numbers[i - 1])) {
      return false;
    }
    line = line.substr(0, space);
  }
  word = line;
  return !word.empty();
}

void make_unit(std::vector<float>& numbers) {
  double squares = 0;
  for (const float one : numbers) squares += static_cast<double>(one) * static_cast<double>(one);
  const double norm = std::sqrt(squares);
  for (float& one : numbers) {
    one = norm > 0 ? static_cast<float>(static_cast<double>(one) / norm) : 0;
  }
}

/// `400000 300`: how many words and numbers there are.
bool is_header(std::string_view line) {
  const auto fields = text::split(line, ' ');
  return fields.size() == 2 &&
         fields[0].find_first_not_of("0123456789") == std::string_view::npos &&
         fields[1].find_first_not_of("0123456789") == std::string_view::npos &&
         !fields[0].empty() && !fields[1].empty();
}

std::string_view next_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
  return line;
}

}  // namespace

bool WordVectors::looks_like_text(std::string_view bytes) {
  std::string_view rest = bytes.substr(0, 1U << 16U);
  if (rest.find('\0') != std::string_view::npos) return false;
  std::string_view line = next_line(rest);
  if (is_header(line)) line = next_line(rest);
  const auto fields = text::split(line, ' ');
  float number = 0;
  return fields.size() > 2 && read_number(fields.back(), number) && read_number(fields[1], number);
}

Result<WordVectors> WordVectors::parse_text(std::string_view bytes) {
  WordVectors result;
  std::size_t number = 0;
  std::vector<float> values;
  for (std::string_view rest = bytes; !rest.empty() && result.rows_.size() < kMostVectorWords;) {
    const std::string_view line = next_line(rest);
    ++number;
    if (line.empty() || (number == 1 && is_header(line))) continue;
    if (result.dimensions_ == 0) {
      result.dimensions_ = text::split(line, ' ').size() - 1;
      if (result.dimensions_ > kMostVectorDimensions) {
        return fail(ErrorKind::limit, "word vectors over the limit of 1024 dimensions");
      }
    }
    std::string_view word;
    if (result.dimensions_ < 2 || !split_line(line, result.dimensions_, word, values)) {
      return wrong_line(number,
                        "is not a word and " + std::to_string(result.dimensions_) + " numbers");
    }
    if (text::find_invalid_utf8(word)) continue;  // no word of any text
    // `The` after `the` is rarer, and the same word here.
    const auto row = static_cast<std::uint32_t>(result.rows_.size());
    if (!result.rows_.emplace(text::fold_case(word), row).second) continue;
    make_unit(values);
    result.values_.insert(result.values_.end(), values.begin(), values.end());
  }
  if (result.rows_.empty()) return wrong_line(1, "is not a word and its numbers");
  const auto words = static_cast<double>(result.rows_.size());
  const double harmonic = std::max(1.0, std::log(kEulerFactor * words));
  for (std::size_t r = 1; r <= result.rows_.size(); ++r) {
    result.probabilities_.push_back(1 / (static_cast<double>(r) * harmonic));
  }
  return result;
}

}  // namespace uxi::analysis
