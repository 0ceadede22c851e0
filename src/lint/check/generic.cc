// `generic`: texts of a plan that would fit any other study, since every word of theirs that
// carries a topic is one of a list (`users`, `needs`, `experience`).
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "lint/check.h"
#include "text/words.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 3> kParams = {{
    {"any", ParamType::phrases, true, "words and phrases that say nothing of this study"},
    {"numbers", ParamType::flag, false, "numbers say nothing either"},
    {"unless", ParamType::phrases, false, "patterns that make the text a good one"},
}};

/// Tokens that stand in one of the phrases.
std::vector<bool> covered(std::span<const speech::Phrase> phrases,
                          const speech::Sentence& sentence) {
  std::vector<bool> out(sentence.tokens.size());
  for (const speech::Phrase& phrase : phrases) {
    for (std::size_t from = 0; from < out.size();) {
      const auto match = speech::find(phrase, sentence, from);
      if (!match) break;
      for (std::size_t i = match->first; i < match->last; ++i) out[i] = true;
      from = std::max(match->last, from + 1);
    }
  }
  return out;
}

bool is_number(std::string_view word) { return !word.empty() && word[0] >= '0' && word[0] <= '9'; }

bool is_generic(const Rule& rule, const Line& line) {
  const speech::Sentence& sentence = line.sentence;
  if (find_any(rule.phrases("unless"), sentence)) return false;
  const std::vector<bool> known = covered(rule.phrases("any"), sentence);
  bool any = false;
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const std::string_view word = sentence.word(i);
    if (known[i]) {
      any = true;
      continue;
    }
    if (sentence.tokens[i].is_mark() || text::is_stop_word(word)) continue;
    if (rule.flag("numbers") && is_number(word)) continue;
    return false;
  }
  return any;
}

/// A text is generic when all of its sentences are.
void check(const Rule& rule, const Subject& subject, Hits& hits) {
  const auto& lines = subject.lines;
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t end = first;
    while (end < lines.size() && lines[end].item->block == lines[first].item->block) ++end;
    const std::span<const Line> text(lines.data() + first, end - first);
    const bool found =
        applies(rule, text.front(), subject.mode) &&
        std::ranges::all_of(text, [&](const Line& l) { return is_generic(rule, l); });
    if (found) {
      hits.push_back({.span = {text.front().item->span.begin, text.back().item->span.end},
                      .line = &text.front()});
    }
    first = end;
  }
}

}  // namespace

CheckKind generic_check() {
  return {.name = "generic",
          .params = kParams,
          .meaning = "texts of a plan that would fit any study",
          .guide = check};
}

}  // namespace uxi::lint
