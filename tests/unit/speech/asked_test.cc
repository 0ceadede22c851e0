// Asked of the participant or not, sentence by sentence, over guides in many styles.
#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "speech/read_guide.h"
#include "support/source.h"
#include "unit/speech/asked_guides.h"
#include "unit/speech/asked_guides_late.h"
#include "unit/speech/asked_guides_more.h"
#include "unit/speech/asked_guides_plain.h"
#include "unit/speech/asked_guides_plain_more.h"

namespace uxi::speech {
namespace {

struct Labelled {
  std::string text;
  std::vector<Span> asked;
  std::vector<Span> either;
};

/// The guide without its marks, and where they stood.
Labelled unmark(std::string_view marked) {
  static constexpr std::string_view kMarks[] = {"⟦", "⟧", "⟪", "⟫"};
  Labelled out;
  std::size_t open = 0;
  for (std::size_t i = 0; i < marked.size();) {
    const auto* mark = std::ranges::find_if(
        kMarks, [&](std::string_view m) { return marked.substr(i).starts_with(m); });
    if (mark == std::end(kMarks)) {
      out.text += marked[i++];
      continue;
    }
    i += mark->size();
    const auto which = mark - std::begin(kMarks);
    if (which % 2 == 0) {
      open = out.text.size();
    } else {
      (which == 1 ? out.asked : out.either).push_back({open, out.text.size()});
    }
  }
  return out;
}

bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

bool meets(const std::vector<Span>& spans, Span span) {
  return std::ranges::any_of(spans, [&](Span other) { return overlap(span, other); });
}

std::vector<Span> asked_spans(const Guide& guide) {
  std::vector<Span> spans;
  for (const GuideSection& section : guide.sections) {
    for (const GuideItem& item : section.items) {
      if (is_asked(item.kind)) spans.push_back(item.span);
    }
  }
  return spans;
}

/// What is asked and was missed, and what is not asked and was taken for it.
std::string differences(std::string_view name, const Labelled& labelled) {
  const SourceFile source = test::source(labelled.text, "guide.md");
  Diagnostics diagnostics;
  const auto guide = read_guide(source, diagnostics);
  REQUIRE(guide.has_value());
  const std::vector<Span> found = asked_spans(*guide);
  std::string out;
  for (const Span span : labelled.asked) {
    if (!meets(found, span)) out += fmt::format("{}: missed: {}\n", name, source.slice(span));
  }
  for (const Span span : found) {
    if (!meets(labelled.asked, span) && !meets(labelled.either, span)) {
      out += fmt::format("{}: not asked: {}\n", name, source.slice(span));
    }
  }
  return out;
}

template <std::size_t n>
std::string differences_in(const test_guides::LabelledGuide (&guides)[n]) {
  std::string out;
  for (const auto& guide : guides) out += differences(guide.name, unmark(guide.text));
  return out;
}

}  // namespace

TEST_CASE("speech: what is asked is told from what is said and noted in guides of every style") {
  for (const test_guides::LabelledGuide& guide : test_guides::kGuides) {
    CHECK(differences(guide.name, unmark(guide.text)) == "");
  }
}

TEST_CASE("speech: plans, scripts and checklists are told from what is asked in them") {
  // Two questions to colleagues that nothing in their words or their place gives away.
  static constexpr std::string_view kKnown =
      "a founder's checklist in e-mail style: not asked: Does that look right to you?\n"
      "a survey-like structured interview: not asked: how reliable were the answers?\n";
  CHECK(differences_in(test_guides::kMoreGuides) == kKnown);
}

TEST_CASE("speech: everyday guides are read sentence by sentence") {
  static constexpr std::string_view kKnown =
      "a charity's youth workshops: missed: Each of you, say one word for how you feel now.\n"
      "a ministry's accessibility sessions: not asked: Was the error announced?\n";
  const std::string found =
      differences_in(test_guides::kPlainGuides) + differences_in(test_guides::kPlainGuidesMore);
  CHECK(found == kKnown);
}

TEST_CASE("speech: everyday guides that were written last") {
  CHECK(differences_in(test_guides::kLateGuides) == "");
}

}  // namespace uxi::speech
