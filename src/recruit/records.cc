#include "recruit/records.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "format/csv.h"
#include "model/participant_status.h"
#include "text/strings.h"

namespace uxi::recruit {
namespace {

/// Words that are no option stay out of the roster: they may say who somebody is.
std::string attribute(const ScreenerQuestion& question, const Answer& answer) {
  if (!answer.is_understood(question.type)) return {};
  return answer.options.empty() ? answer.text : text::join(answer.options, kBetweenOptions);
}

}  // namespace

bool is_waiting(std::string_view status) {
  const auto known = parse_participant_status(status);
  return known && uxi::is_waiting(*known);
}

bool is_gone(std::string_view status) {
  const auto known = parse_participant_status(status);
  return known && uxi::is_gone(*known);
}

std::vector<std::string> roster_columns() {
  Diagnostics none;
  const SourceFile header("", write_roster({}));
  const format::csv::Table table = format::csv::parse(header, none);
  std::vector<std::string> out;
  for (const auto& cell : table.rows.front().cells) out.push_back(cell.text);
  return out;
}

int number_of(std::string_view id) {
  constexpr int kHighest = 1'000'000'000;
  int number = 0;
  if (id.starts_with('P')) std::from_chars(id.data() + 1, id.data() + id.size(), number);
  return number > 0 && number < kHighest ? number : 0;
}

void add_person(Screened& out, const Study& study, const Screener& screener, const Responses& file,
                const Response& response, const Verdict& verdict, std::string status) {
  Participant person{.id = verdict.id,
                     .segment = verdict.segment,
                     .status = std::move(status),
                     .source = file.source};
  // Ids of questions have no space: none of them is one of these.
  std::vector<std::pair<std::string, std::string>> answers{
      {"id", verdict.id},
      {"source file", file.source},
      {"source row", std::to_string(response.row)},
      {"answered at", response.answered},
      {"screener version", std::to_string(screener.version)}};
  std::vector<std::string> flags;
  for (const Flag& flag : verdict.flags) flags.emplace_back(to_string(flag.doubt));
  if (!flags.empty()) answers.emplace_back("doubts", text::join(flags, "; "));
  for (std::size_t q = 0; q < response.answers.size(); ++q) {
    const ScreenerQuestion& question = screener.questions[q];
    const std::string& name = question.id.value;
    answers.emplace_back(name == "id" ? "question: id" : name, response.answers[q].text);
    if (question.attribute) {
      person.attributes.emplace_back(question.id.value, attribute(question, response.answers[q]));
    }
  }
  for (std::size_t i = 0; i < file.other_headers.size(); ++i) {
    answers.emplace_back("form: " + file.other_headers[i], response.other[i]);
  }
  out.roster.people.push_back(std::move(person));
  out.answers.add(answers);
  const Reach& reach = response.reach;
  out.contacts.add({{"id", study.name + "/" + verdict.id},
                    {"name", reach.name},
                    {"email", reach.email},
                    {"phone", reach.phone},
                    {"consent", reach.consent},
                    {"response", reach.response}});
}

}  // namespace uxi::recruit
