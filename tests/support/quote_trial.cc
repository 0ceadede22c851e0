#include "support/quote_trial.h"

#include <algorithm>

#include "report/verify.h"
#include "support/quote_maker.h"

namespace uxi::test {
namespace {

constexpr std::size_t kPerReport = 40;
constexpr std::size_t kShown = 5;

struct Tried {
  std::string report;
  TrialRow* row = nullptr;
};

/// Puts quotes into one report and counts those that came out as they should not.
void hold_against(const std::vector<Transcript>& transcripts, std::vector<Tried>& quotes, bool html,
                  bool should_pass) {
  std::string text;
  std::vector<std::size_t> ends;
  for (const Tried& quote : quotes) {
    text += quote.report;
    ends.push_back(text.size());
    text += html ? "<hr><p>So much for that.</p>\n" : "\nSo much for that.\n\n";
  }
  std::vector<const Transcript*> said;
  for (const Transcript& one : transcripts) said.push_back(&one);
  const auto checks =
      report::verify_text(SourceFile(html ? "r.html" : "r.md", text), said, {}, {.consent = false});
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    const std::size_t begin = i == 0 ? 0 : ends[i - 1];
    std::size_t seen = 0;
    std::size_t refused = 0;
    for (const report::QuoteCheck& check : *checks) {
      if (check.span.begin < begin || check.span.begin >= ends[i]) continue;
      ++seen;
      if (check.verdict != report::QuoteVerdict::proved) ++refused;
    }
    const bool passes = seen > 0 && refused == 0;
    TrialRow& row = *quotes[i].row;
    ++row.tried;
    const bool wrong = should_pass ? !passes : refused == 0;
    if (!wrong) continue;
    ++row.wrong;
    if (row.examples.size() < kShown) row.examples.push_back(quotes[i].report);
  }
  quotes.clear();
}

}  // namespace

std::vector<TrialRow> try_false_quotes(const std::vector<Transcript>& transcripts,
                                       std::size_t count, std::uint64_t seed) {
  std::vector<TrialRow> rows;
  for (const std::string_view name : kMutations) rows.push_back({.name = std::string(name)});
  QuoteMaker maker(transcripts, seed);
  std::vector<Tried> quotes;
  bool html = false;
  std::size_t made = 0;
  for (std::size_t k = 0; made < count && k < count * 4; ++k) {
    TrialRow& row = rows[k % rows.size()];
    auto quote = maker.false_quote(k % rows.size(), html);
    if (!quote) {
      ++row.excluded;
      continue;
    }
    quotes.push_back({std::move(quote->report), &row});
    if (++made % kPerReport != 0 && made < count) continue;
    hold_against(transcripts, quotes, html, false);
    html = !html;
  }
  if (!quotes.empty()) hold_against(transcripts, quotes, html, false);
  return rows;
}

TrialRow try_true_quotes(const std::vector<Transcript>& transcripts, std::size_t count,
                         std::uint64_t seed) {
  TrialRow row{.name = "true"};
  QuoteMaker maker(transcripts, seed);
  std::vector<Tried> quotes;
  bool html = false;
  for (std::size_t made = 1; made <= count; ++made) {
    quotes.push_back({maker.true_quote(html).report, &row});
    if (made % kPerReport != 0 && made < count) continue;
    hold_against(transcripts, quotes, html, true);
    html = !html;
  }
  return row;
}

}  // namespace uxi::test
