#include "recruit/answer.h"

#include <algorithm>
#include <charconv>

#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::recruit {
namespace {

constexpr std::string_view kSeparators = ";,|\n\r";

/// Bytes of the separator that `text` starts with; Typeform writes a slash with spaces around it.
std::size_t separator_length(std::string_view text) {
  if (text.empty()) return 0;
  if (text == "/" || text.starts_with("/ ")) return 1;
  return kSeparators.find(text.front()) != std::string_view::npos ? 1 : 0;
}

/// What stands in quotes at the start, where a separator or the end follows: Airtable writes
/// options with a comma so.
std::string_view quoted_part(std::string_view text) {
  if (!text.starts_with('"')) return {};
  const std::size_t end = text.find('"', 1);
  if (end == std::string_view::npos) return {};
  const std::string_view rest = text::trim(text.substr(end + 1));
  return rest.empty() || separator_length(rest) > 0 ? text.substr(1, end - 1) : std::string_view();
}

/// Line ends separate, so they must outlive the squeezing of spaces.
std::string fold_list(std::string_view cell) {
  std::string lines(cell);
  std::ranges::replace(lines, '\n', ';');
  return folded(lines);
}

}  // namespace

std::string folded(std::string_view text) { return text::squeeze(text::fold_search(text)); }

bool Answer::is_understood(AnswerType type) const {
  switch (type) {
    case AnswerType::single:
    case AnswerType::multi: return !options.empty();
    case AnswerType::number: return number.has_value();
    case AnswerType::text: return !text.empty();
  }
  return false;
}

std::optional<double> parse_number(std::string_view text) {
  std::string plain(text::trim(text));
  const std::size_t comma = plain.find(',');
  if (comma != std::string::npos) {
    const std::size_t decimals = plain.size() - comma - 1;
    if (decimals == 0 || decimals > 2 || plain.find('.') != std::string::npos) return std::nullopt;
    plain[comma] = '.';
  }
  if (plain.empty() || plain.find_first_not_of("0123456789.-") != std::string::npos) {
    return std::nullopt;
  }
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc() || end != plain.data() + plain.size()) return std::nullopt;
  return value;
}

AnswerReader::AnswerReader(const ScreenerQuestion& question) : question_(question) {
  for (const Text& option : question.options) {
    options_.push_back({folded(option.value), &option.value});
    const std::string& words = options_.back().folded;
    if (words == "other" || words.starts_with("other ")) other_ = &option.value;
  }
  std::ranges::stable_sort(
      options_, [](const Known& a, const Known& b) { return a.folded.size() > b.folded.size(); });
}

Answer AnswerReader::read(std::string_view cell) const {
  Answer answer{.text = std::string(text::trim(cell))};
  if (answer.text.empty()) return answer;
  switch (question_.type) {
    case AnswerType::text: return answer;
    case AnswerType::number: answer.number = parse_number(answer.text); return answer;
    case AnswerType::single: read_single(answer); break;
    case AnswerType::multi: read_multi(answer); break;
  }
  if (!answer.unknown.empty() && other_ != nullptr) {
    add_option(answer, *other_);
    answer.as_other = true;
  }
  return answer;
}

void AnswerReader::read_single(Answer& answer) const {
  const auto found = std::ranges::find(options_, folded(answer.text), &Known::folded);
  if (found != options_.end()) {
    add_option(answer, *found->option);
  } else {
    answer.unknown.push_back(answer.text);
  }
}

void AnswerReader::read_multi(Answer& answer) const {
  const std::string all = fold_list(answer.text);
  std::string_view rest = all;
  while (!(rest = text::trim(rest)).empty()) {
    if (const std::size_t length = separator_length(rest); length > 0) {
      rest.remove_prefix(length);
    } else if (const std::string_view part = quoted_part(rest); !part.empty()) {
      const auto known = std::ranges::find(options_, part, &Known::folded);
      if (known != options_.end()) {
        add_option(answer, *known->option);
      } else {
        answer.unknown.emplace_back(part);
      }
      rest.remove_prefix(part.size() + 2);
    } else if (const Known* known = option_at_start(rest)) {
      add_option(answer, *known->option);
      rest.remove_prefix(known->folded.size());
    } else {
      const std::size_t end =
          std::min({rest.find_first_of(kSeparators), rest.find(" / "), rest.size()});
      answer.unknown.emplace_back(text::trim(rest.substr(0, end)));
      rest.remove_prefix(end);
    }
  }
}

/// The option that `text` starts with, where a separator or the end follows it.
const AnswerReader::Known* AnswerReader::option_at_start(std::string_view text) const {
  for (const Known& known : options_) {
    if (known.folded.empty() || !text.starts_with(known.folded)) continue;
    const std::string_view rest = text::trim(text.substr(known.folded.size()));
    if (rest.empty() || separator_length(rest) > 0) return &known;
  }
  return nullptr;
}

/// Each option once, in the order of the screener.
void AnswerReader::add_option(Answer& answer, const std::string& option) const {
  const auto has = [&](const std::string& one) {
    return std::ranges::find(answer.options, one) != answer.options.end();
  };
  if (has(option)) return;
  std::vector<std::string> sorted;
  for (const Text& known : question_.options) {
    if (known.value == option || has(known.value)) sorted.push_back(known.value);
  }
  answer.options = std::move(sorted);
}

}  // namespace uxi::recruit
