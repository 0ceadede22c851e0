#include "recruit/columns.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <map>
#include <tuple>

#include "recruit/answer.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::recruit {

using format::csv::Row;

namespace {

/// More pairs of questions and columns than this are not held against each other letter by letter.
constexpr std::size_t kMostPairs = 10'000;
/// So many bytes of a long question are looked at when the nearest column is sought.
constexpr std::size_t kMostBytes = 300;

/// Letters and digits only, with a space between words; a number in front (`Q2:`, `3.`) goes.
std::string plain(std::string_view header) {
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
  const std::size_t digits = out.starts_with('q') ? 1 : 0;
  if (space != std::string::npos && space > digits &&
      out.find_first_not_of("0123456789", digits) == space) {
    out.erase(0, space + 1);
  }
  return std::string(text::trim(out));
}

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
    {"phone", Personal::phone},
    {"mobile", Personal::phone},
    {"telefon", Personal::phone},
    {"timestamp", Personal::answered},
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

/// How far apart two wordings are: 0 for a wording that the other continues; nothing where they are
/// not near.
std::optional<std::size_t> distance(const std::string& question, const std::string& header) {
  const std::string& shorter = question.size() < header.size() ? question : header;
  const std::string& longer = question.size() < header.size() ? header : question;
  const bool has_many_words = std::ranges::count(shorter, ' ') >= 2;
  if (has_many_words && longer.starts_with(shorter + " ")) return 0;
  const std::string a = question.substr(0, kMostBytes);
  const std::string b = header.substr(0, kMostBytes);
  const std::size_t most = std::min(a.size(), b.size()) / 5;
  const std::size_t apart = text::edit_distance(a, b, most);
  if (apart > most) return std::nullopt;
  return apart + 1;
}

class HeaderReader {
 public:
  HeaderReader(const SourceFile& source, const Row& header, const Screener& screener,
               Diagnostics& diagnostics)
      : source_(source),
        header_(header),
        screener_(screener),
        diagnostics_(diagnostics),
        column_of_(screener.questions.size()) {
    for (const auto& cell : header.cells) {
      uses_.push_back({std::string(text::trim(cell.text)), {}, {}});
      plain_.push_back(plain(cell.text));
    }
  }

  std::vector<ColumnUse> read() {
    take_named();
    take_same();
    take_near();
    for (ColumnUse& use : uses_) {
      if (!use.question) use.personal = personal_of(use.header);
    }
    report_missing();
    return std::move(uses_);
  }

 private:
  void take(std::size_t question, std::size_t column) {
    uses_[column].question = question;
    column_of_[question] = column;
  }

  [[nodiscard]] std::vector<std::string> free_headers() const {
    std::vector<std::string> out;
    for (const ColumnUse& use : uses_) {
      if (!use.question && !use.header.empty()) out.push_back(use.header);
    }
    return out;
  }

  /// `columns:` of the screener.
  void take_named() {
    for (const auto& [id, wanted] : screener_.columns) {
      const auto question = std::ranges::find(
          screener_.questions, id.value, [](const ScreenerQuestion& one) { return one.id.value; });
      if (question == screener_.questions.end()) continue;  // a finding of the screener
      const auto column = std::ranges::find(plain_, plain(wanted.value));
      if (column == plain_.end()) {
        named_but_absent_.push_back(id.value);
        diagnostics_.report(source_, header_.span, Severity::error, "responses/unknown-column",
                            fmt::format("no column is headed `{}`, where the screener looks for "
                                        "the answers to `{}`",
                                        wanted.value, id.value),
                            text::did_you_mean(wanted.value, free_headers()));
        continue;
      }
      take(static_cast<std::size_t>(question - screener_.questions.begin()),
           static_cast<std::size_t>(column - plain_.begin()));
    }
  }

  /// Columns headed with a question's words, or its id.
  void take_same() {
    for (std::size_t q = 0; q < screener_.questions.size(); ++q) {
      for (const std::string& wanted :
           {plain(screener_.questions[q].ask.value), plain(screener_.questions[q].id.value)}) {
        if (is_settled(q) || wanted.empty()) continue;
        for (std::size_t column = 0; column < uses_.size(); ++column) {
          if (plain_[column] != wanted || uses_[column].question) continue;
          if (!column_of_[q]) {
            take(q, column);
            continue;
          }
          diagnostics_.report(source_, header_.cells[column].span, Severity::warning,
                              "responses/doubled-column",
                              fmt::format("a second column is headed like `{}`; the first counts",
                                          screener_.questions[q].id.value));
        }
      }
    }
  }

  [[nodiscard]] bool is_settled(std::size_t question) const {
    return column_of_[question] ||
           std::ranges::find(named_but_absent_, screener_.questions[question].id.value) !=
               named_but_absent_.end();
  }

  /// The nearest pairs of what is left, the nearest first.
  void take_near() {
    std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> pairs;
    std::size_t looked_at = 0;
    for (std::size_t q = 0; q < column_of_.size(); ++q) {
      if (is_settled(q)) continue;
      const std::string wanted = plain(screener_.questions[q].ask.value);
      for (std::size_t column = 0; column < uses_.size(); ++column) {
        if (uses_[column].question || plain_[column].empty() || ++looked_at > kMostPairs) continue;
        if (const auto apart = distance(wanted, plain_[column])) {
          pairs.emplace_back(*apart, q, column);
        }
      }
    }
    std::ranges::sort(pairs);
    for (const auto& [apart, q, column] : pairs) {
      if (column_of_[q] || uses_[column].question) continue;
      take(q, column);
      diagnostics_.report(source_, header_.cells[column].span, Severity::suggestion,
                          "responses/near-column",
                          fmt::format("this column is taken for the answers to `{}`, though its "
                                      "words differ from the screener's",
                                      screener_.questions[q].id.value),
                          fmt::format("`columns: {{{}: \"...\"}}` in screener.yaml settles it",
                                      screener_.questions[q].id.value));
    }
  }

  void report_missing() {
    for (std::size_t q = 0; q < column_of_.size(); ++q) {
      if (is_settled(q)) continue;
      const ScreenerQuestion& question = screener_.questions[q];
      diagnostics_.report(
          source_, header_.span, Severity::error, "responses/no-column",
          fmt::format("no column holds the answers to `{}` (\"{}\")", question.id.value,
                      question.ask.value),
          fmt::format("name its column in screener.yaml: `columns: {{{}: \"...\"}}`",
                      question.id.value));
    }
  }

  const SourceFile& source_;
  const Row& header_;
  const Screener& screener_;
  Diagnostics& diagnostics_;
  std::vector<ColumnUse> uses_;
  std::vector<std::string> plain_;                     // headers as they are compared
  std::vector<std::optional<std::size_t>> column_of_;  // by question
  std::vector<std::string> named_but_absent_;
};

}  // namespace

std::optional<Personal> personal_of(std::string_view header) {
  const std::string text = plain(header);
  const auto same = std::ranges::find(kSpellings, text, &Spelling::plain);
  if (same != kSpellings.end()) return same->personal;
  if (text.size() > kShortHeader) return std::nullopt;
  for (const Spelling& words : kWords) {
    if (has_words(text, words.plain)) return words.personal;
  }
  return std::nullopt;
}

std::vector<ColumnUse> read_header(const SourceFile& source, const Row& header,
                                   const Screener& screener, Diagnostics& diagnostics) {
  if (header.cells.size() > kMaxColumns) {
    diagnostics.report(source, header.cells[kMaxColumns].span, Severity::error, "responses/limit",
                       fmt::format("a file of answers has at most {} columns", kMaxColumns));
    return {};
  }
  return HeaderReader(source, header, screener, diagnostics).read();
}

}  // namespace uxi::recruit
