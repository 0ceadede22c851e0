// Reads the compact word-vector file, every size checked before it is believed.
#include "uxi/vectors.h"

#include <bit>
#include <cmath>

#include "analysis/vector_limits.h"
#include "text/strings.h"

namespace uxi::analysis {
namespace {

constexpr std::string_view kMark{"UXIVEC1\0", 8};
constexpr std::size_t kHeader = 24;

std::uint32_t read_u32(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i > 0; --i) {
    value = value << 8U | static_cast<unsigned char>(bytes[at + i - 1]);
  }
  return value;
}

float read_f32(std::string_view bytes, std::size_t at) {
  return std::bit_cast<float>(read_u32(bytes, at));
}

tl::unexpected<Error> damaged(std::string what) {
  return fail(ErrorKind::syntax, "damaged word vectors: " + std::move(what));
}

/// Row of int8 components as a unit vector, appended to `values`.
void append_row(std::string_view row, float scale, std::vector<float>& values) {
  double squares = 0;
  for (const char component : row) {
    const double value =
        static_cast<double>(static_cast<signed char>(component)) * static_cast<double>(scale) / 127;
    squares += value * value;
    values.push_back(static_cast<float>(value));
  }
  const double norm = std::sqrt(squares);
  for (std::size_t d = values.size() - row.size(); d < values.size(); ++d) {
    values[d] = norm > 0 ? static_cast<float>(static_cast<double>(values[d]) / norm) : 0;
  }
}

}  // namespace

Result<WordVectors> WordVectors::parse(std::string_view bytes) {
  if (bytes.size() < kHeader || bytes.substr(0, kMark.size()) != kMark) {
    if (looks_like_text(bytes)) return parse_text(bytes);
    return fail(ErrorKind::syntax, "not a file of word vectors",
                "it is lines of a word and its numbers (GloVe, word2vec, fastText's .vec), or "
                "starts with `UXIVEC1`");
  }
  const std::uint32_t words = read_u32(bytes, 8);
  const std::uint32_t dimensions = read_u32(bytes, 12);
  const std::uint32_t list = read_u32(bytes, 16);
  if (words > kMostVectorWords || dimensions > kMostVectorDimensions) {
    return fail(ErrorKind::limit,
                "word vectors over the limit of a million words or 1024 dimensions");
  }
  const std::uint64_t size =
      kHeader + std::uint64_t{list} + std::uint64_t{words} * 8 + std::uint64_t{words} * dimensions;
  if (words == 0 || dimensions == 0 || bytes.size() != size) {
    return damaged("its sizes do not fit its length");
  }
  const auto names = text::split(bytes.substr(kHeader, list), '\n');
  if (names.size() != words) {
    return damaged("its list of words is not as long as it says");
  }
  WordVectors result;
  result.dimensions_ = dimensions;
  const std::size_t scales = kHeader + list;
  const std::size_t logs = scales + std::size_t{words} * 4;
  const std::size_t rows = logs + std::size_t{words} * 4;
  for (std::uint32_t w = 0; w < words; ++w) {
    const float scale = read_f32(bytes, scales + std::size_t{w} * 4);
    const float log = read_f32(bytes, logs + std::size_t{w} * 4);
    if (!std::isfinite(scale) || !std::isfinite(log) || log > 0) {
      return damaged("a number is not finite");
    }
    if (!result.rows_.emplace(std::string(names[w]), w).second) {
      return damaged("a word stands twice");
    }
    result.probabilities_.push_back(std::exp(static_cast<double>(log)));
    append_row(bytes.substr(rows + std::size_t{w} * dimensions, dimensions), scale, result.values_);
  }
  return result;
}

std::span<const float> WordVectors::find(std::string_view folded_word) const {
  const auto row = rows_.find(std::string(folded_word));
  if (row == rows_.end()) {
    return {};
  }
  return std::span<const float>(values_).subspan(row->second * dimensions_, dimensions_);
}

double WordVectors::probability(std::string_view folded_word) const {
  const auto row = rows_.find(std::string(folded_word));
  return row == rows_.end() ? 0 : probabilities_[row->second];
}

}  // namespace uxi::analysis
