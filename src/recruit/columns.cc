#include "recruit/columns.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <tuple>

#include "recruit/answer.h"
#include "text/nearest.h"
#include "text/strings.h"

namespace uxi::recruit {
namespace {

/// More pairs of questions and columns than this are not held against each other letter by letter.
constexpr std::size_t kMostPairs = 10'000;
/// So many bytes of a long question are looked at when the nearest column is sought.
constexpr std::size_t kMostBytes = 300;
/// What stands behind a question whose answers are in the one column.
constexpr auto kWholeAnswer = std::to_array<std::string_view>(
    {"response", "open ended response", "selected choice", "antwort", "reponse", "respuesta"});

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

bool is_other(const std::string& option) {
  const std::string words = folded(option);
  return words == "other" || words.starts_with("other ");
}

/// The option that `words` name; of `Other` also with more behind (`please specify`).
const std::string* option_named(const ScreenerQuestion& question, const std::string& words) {
  for (const Text& option : question.options) {
    if (!words.empty() && plain_header(option.value) == words) return &option.value;
  }
  for (const Text& option : question.options) {
    if (is_other(option.value) && (words == "other" || words.starts_with("other "))) {
      return &option.value;
    }
  }
  return nullptr;
}

class HeaderReader {
 public:
  HeaderReader(const SourceFile& source, const FormHeader& header, const Screener& screener,
               Diagnostics& diagnostics)
      : source_(source),
        header_(header),
        screener_(screener),
        diagnostics_(diagnostics),
        column_of_(screener.questions.size()),
        has_options_(screener.questions.size()) {
    for (const HeaderColumn& column : header.columns) {
      uses_.push_back({column.names.front(), {}, {}, false, {}});
      std::vector<std::string>& plain = plain_.emplace_back();
      for (const std::string& name : column.names) plain.push_back(plain_header(name));
    }
  }

  std::vector<ColumnUse> read() {
    take_named();
    take_same();
    take_options();
    for (std::size_t q = 0; q < column_of_.size(); ++q) {
      take_row_of_options(q);
      take_other_behind(q);
    }
    take_near();
    for (std::size_t i = 0; i < uses_.size(); ++i) {
      for (const std::string& name : header_.columns[i].names) {
        if (!uses_[i].question && !uses_[i].personal) uses_[i].personal = personal_of(name);
      }
    }
    report_missing();
    return std::move(uses_);
  }

 private:
  void take(std::size_t question, std::size_t column) {
    uses_[column].question = question;
    column_of_[question] = column;
  }

  [[nodiscard]] bool is_called(std::size_t column, const std::string& name) const {
    return !name.empty() && std::ranges::find(plain_[column], name) != plain_[column].end();
  }

  [[nodiscard]] std::vector<std::string> free_headers() const {
    std::vector<std::string> out;
    for (const ColumnUse& use : uses_) {
      if (!use.question && !use.header.empty()) out.push_back(use.header);
    }
    return out;
  }

  [[nodiscard]] Span place() const {
    const auto& columns = header_.columns;
    if (columns.empty()) return {};
    return {columns.front().span.begin, columns.back().span.end};
  }

  /// `columns:` of the screener.
  void take_named() {
    for (const auto& [id, wanted] : screener_.columns) {
      const auto question = std::ranges::find(
          screener_.questions, id.value, [](const ScreenerQuestion& one) { return one.id.value; });
      if (question == screener_.questions.end()) continue;  // a finding of the screener
      const std::string name = plain_header(wanted.value);
      std::size_t column = 0;
      while (column < uses_.size() && !is_called(column, name)) ++column;
      if (column < uses_.size()) {
        take(static_cast<std::size_t>(question - screener_.questions.begin()), column);
        continue;
      }
      named_but_absent_.push_back(id.value);
      diagnostics_.report(source_, place(), Severity::error, "responses/unknown-column",
                          fmt::format("no column is headed `{}`, where the screener looks for "
                                      "the answers to `{}`",
                                      wanted.value, id.value),
                          text::did_you_mean(wanted.value, free_headers()));
    }
  }

  /// The names that a question's column may have.
  [[nodiscard]] std::array<std::string, 2> names_of(std::size_t question) const {
    return {plain_header(screener_.questions[question].ask.value),
            plain_header(screener_.questions[question].id.value)};
  }

  /// Columns headed with a question's words, or its id.
  void take_same() {
    for (std::size_t q = 0; q < screener_.questions.size(); ++q) {
      for (const std::string& wanted : names_of(q)) {
        if (is_settled(q) || wanted.empty()) continue;
        for (std::size_t column = 0; column < uses_.size(); ++column) {
          if (!is_called(column, wanted) || uses_[column].question) continue;
          if (!column_of_[q]) {
            take(q, column);
            continue;
          }
          diagnostics_.report(source_, header_.columns[column].span, Severity::warning,
                              "responses/doubled-column",
                              fmt::format("a second column is headed like `{}`; the first counts",
                                          screener_.questions[q].id.value));
        }
      }
    }
  }

  /// Columns headed with a question and one of its options, or what says that all are in it.
  void take_options() {
    for (std::size_t q = 0; q < screener_.questions.size(); ++q) {
      for (const std::string& wanted : names_of(q)) {
        if (wanted.empty()) continue;
        for (std::size_t column = 0; column < uses_.size(); ++column) {
          if (uses_[column].question) continue;
          for (const std::string& name : plain_[column]) {
            if (uses_[column].question || !name.starts_with(wanted + " ")) continue;
            take_part(q, column, name.substr(wanted.size() + 1));
          }
        }
      }
    }
  }

  /// `rest` stands behind the question in the header of `column`.
  void take_part(std::size_t q, std::size_t column, std::string rest) {
    const ScreenerQuestion& question = screener_.questions[q];
    if (std::ranges::find(kWholeAnswer, rest) != kWholeAnswer.end()) {
      if (!is_settled(q)) take(q, column);
      return;
    }
    constexpr std::string_view kChoice = "selected choice ";
    if (rest.starts_with(kChoice)) rest.erase(0, kChoice.size());
    const std::string* option = option_named(question, rest);
    if (option == nullptr) return;
    ColumnUse& use = uses_[column];
    use.question = q;
    if (is_other(*option) &&
        (question.type == AnswerType::single || column_of_[q] || rest.ends_with(" text"))) {
      use.is_other_text = true;
    } else if (question.type == AnswerType::multi) {
      use.option = *option;
      has_options_[q] = true;
    } else {
      use.question.reset();
    }
  }

  /// Neighbouring columns that are each headed with an option, and nothing with the question.
  void take_row_of_options(std::size_t q) {
    const ScreenerQuestion& question = screener_.questions[q];
    if (question.type != AnswerType::multi || is_settled(q) || question.options.size() < 2) return;
    for (std::size_t begin = 0; begin < uses_.size(); ++begin) {
      std::vector<const std::string*> row;
      while (begin + row.size() < uses_.size()) {
        const std::size_t column = begin + row.size();
        const std::string* option =
            uses_[column].question ? nullptr : option_named(question, plain_[column].front());
        if (option == nullptr || std::ranges::find(row, option) != row.end()) break;
        row.push_back(option);
      }
      if (row.size() < 2 || row.size() + 1 < question.options.size()) continue;
      for (std::size_t i = 0; i < row.size(); ++i) {
        uses_[begin + i].question = q;
        uses_[begin + i].option = *row[i];
      }
      has_options_[q] = true;
      return;
    }
  }

  /// Typeform: behind a question of which one may choose one, a column `Other` with its words.
  void take_other_behind(std::size_t q) {
    if (screener_.questions[q].type != AnswerType::single || !column_of_[q]) return;
    const std::size_t next = *column_of_[q] + 1;
    if (next >= uses_.size() || uses_[next].question || !is_called(next, "other")) return;
    uses_[next].question = q;
    uses_[next].is_other_text = true;
  }

  [[nodiscard]] bool is_settled(std::size_t question) const {
    return column_of_[question] || has_options_[question] ||
           std::ranges::find(named_but_absent_, screener_.questions[question].id.value) !=
               named_but_absent_.end();
  }

  /// The nearest pairs of what is left, the nearest first.
  void take_near() {
    std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> pairs;
    std::size_t looked_at = 0;
    for (std::size_t q = 0; q < column_of_.size(); ++q) {
      if (is_settled(q)) continue;
      const std::string wanted = names_of(q).front();
      for (std::size_t column = 0; column < uses_.size(); ++column) {
        const std::string& name = plain_[column].front();
        if (uses_[column].question || name.empty() || ++looked_at > kMostPairs) continue;
        if (const auto apart = distance(wanted, name)) pairs.emplace_back(*apart, q, column);
      }
    }
    std::ranges::sort(pairs);
    for (const auto& pair : pairs) {
      const std::size_t q = std::get<1>(pair);
      const std::size_t column = std::get<2>(pair);
      if (column_of_[q] || uses_[column].question) continue;
      take(q, column);
      diagnostics_.report(source_, header_.columns[column].span, Severity::suggestion,
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
          source_, place(), Severity::error, "responses/no-column",
          fmt::format("no column holds the answers to `{}` (\"{}\")", question.id.value,
                      question.ask.value),
          fmt::format("name its column in screener.yaml: `columns: {{{}: \"...\"}}`",
                      question.id.value));
    }
  }

  const SourceFile& source_;
  const FormHeader& header_;
  const Screener& screener_;
  Diagnostics& diagnostics_;
  std::vector<ColumnUse> uses_;
  std::vector<std::vector<std::string>> plain_;        // names as they are compared, by column
  std::vector<std::optional<std::size_t>> column_of_;  // by question
  std::vector<bool> has_options_;                      // by question: in columns of their own
  std::vector<std::string> named_but_absent_;
};

}  // namespace

std::vector<ColumnUse> read_header(const SourceFile& source, const FormHeader& header,
                                   const Screener& screener, Diagnostics& diagnostics) {
  if (header.columns.size() > kMaxColumns) {
    diagnostics.report(source, header.columns[kMaxColumns].span, Severity::error, "responses/limit",
                       fmt::format("a file of answers has at most {} columns", kMaxColumns));
    return {};
  }
  return HeaderReader(source, header, screener, diagnostics).read();
}

}  // namespace uxi::recruit
