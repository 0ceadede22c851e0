// The words in a column's heading decide; where they could mean both, nothing is asked.
#include "speech/table_column.h"

#include <algorithm>
#include <string>

#include "speech/minutes.h"
#include "speech/phrase.h"
#include "text/strings.h"

namespace uxi::speech {
namespace {

using format::markdown::PlainText;

Column column_kind(std::string_view heading) {
  static constexpr std::string_view kNoted[] = {
      "(goal|goals|objective*|note|notes|observ*|purpose|rationale|time|duration|minutes|min|"
      "metric*|hypothes*|research|who|owner|success|expected|path|answer*|participant|participants|"
      "finding*|assumption*|source|link|id|status|priority|why|listen|watch|look|learning|don't|"
      "avoid|instead|bad|wrong|worse|better|example|examples)",
      "^ (do|dos|don'ts|good|right) $"};
  static constexpr std::string_view kAsked[] = {
      "(question*|ask|probe*|prompt*|script|say|dialogue|task|tasks)", "(read|say) (aloud|out)"};
  static constexpr std::string_view kProbed[] = {
      "^ ..2 (probe|probes|follow-up|follow-ups|followup|followups) [s] [questions] $"};
  static constexpr std::string_view kTimed[] = {"^ (min|mins|minutes|time) $",
                                                "^ time in (min|mins|minutes) $"};
  static constexpr std::string_view kScene[] = {"^ ..2 (scenario|scenarios|situation|scene) $"};
  static const PhraseSet scene(kScene);
  static const PhraseSet probed(kProbed);
  static const PhraseSet timed(kTimed);
  static const PhraseSet noted(kNoted);
  static const PhraseSet asked(kAsked);
  const Sentence words = tokenize(heading);
  if (probed.matches(words)) return Column::probed;
  if (timed.matches(words)) return Column::timed;
  if (scene.matches(words)) return Column::scene;
  if (noted.matches(words)) return Column::noted;
  return asked.matches(words) ? Column::asked : Column::unsure;
}

bool names_goals(std::string_view heading) {
  static constexpr std::string_view kPattern[] = {
      "^ [research|study|test|learning] (goal|goals|objective|objectives|aim|aims|hypothesis|"
      "hypotheses) $"};
  static const PhraseSet set(kPattern);
  return set.matches(tokenize(heading));
}

bool names_questions_alone(std::string_view heading) {
  static constexpr std::string_view kPattern[] = {"^ [research|key|our] (question|questions) $"};
  static const PhraseSet set(kPattern);
  return set.matches(tokenize(heading));
}

}  // namespace

std::vector<Column> columns_of(const std::vector<PlainText>& row) {
  std::vector<Column> columns;
  const auto goals = [](const PlainText& cell) { return names_goals(cell.text); };
  const auto probes = [](const PlainText& cell) {
    return column_kind(cell.text) == Column::probed;
  };
  const bool beside_goals = std::ranges::any_of(row, goals) && std::ranges::none_of(row, probes);
  for (const PlainText& cell : row) {
    const bool own = beside_goals && names_questions_alone(cell.text);
    columns.push_back(own ? Column::unsure : column_kind(cell.text));
  }
  if (std::ranges::find(columns, Column::asked) == columns.end()) {
    std::ranges::replace(columns, Column::probed, Column::asked);
    std::ranges::replace(columns, Column::timed, Column::noted);
  }
  return columns;
}

std::optional<double> row_minutes(std::string_view cell) {
  constexpr std::size_t kDigits = 3;
  cell = text::trim(cell);
  const std::size_t digits = std::min(cell.find_first_not_of("0123456789"), cell.size());
  if (digits == 0 || digits > kDigits) return std::nullopt;
  const std::string_view unit = text::trim(cell.substr(digits));
  if (unit.empty()) return minutes_in(std::string(cell) + " min");
  return unit.starts_with('m') ? minutes_alone(cell) : std::nullopt;
}

}  // namespace uxi::speech
