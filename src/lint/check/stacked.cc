// `stacked`: several questions asked in one breath. Where they stand alone on the line of a list
// item, the fix makes all but the first probes below it, word for word.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lint/check.h"
#include "lint/list_item.h"
#include "text/strings.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 1> kParams = {{
    {"most", ParamType::number, false,
     "so many questions may stand in one line; 1 where not stated"},
}};

/// A question that counts: "Why?" and "If so, how often?" belong to the one before them.
bool counts(const Rule& rule, const Line& line, GuideMode mode) {
  return applies(rule, line, mode) && line.sentence.asks && line.form != speech::Form::fragment &&
         line.form != speech::Form::none;
}

/// The sentences of one block, and those of them that start a question: all that is asked but what
/// is said in the same breath as the one before ("Why?").
struct Stack {
  std::size_t count = 0;  ///< of questions that count
  const Line* last = nullptr;
  std::vector<const GuideItem*> starts;
  std::vector<const GuideItem*> all;
};

/// "ask `A`, with `B` and `C` as probes below it"
std::string advice(const Stack& stack) {
  const auto quoted = [](const GuideItem* item) {
    return "`" + text::squeeze(text::replace_all(item->text, "`", "'")) + "`";
  };
  std::string out = "ask " + quoted(stack.starts.front()) + ", with ";
  const std::size_t last = stack.starts.size() - 1;
  for (std::size_t i = 1; i <= last; ++i) {
    out += quoted(stack.starts[i]);
    if (i < last) out += i + 1 == last ? " and " : ", ";
  }
  return out + (last == 1 ? " as a probe below it" : " as probes below it");
}

/// Bytes from `at` to the end of its line, without blanks.
std::string_view rest_of_line(const SourceFile& source, std::size_t at) {
  const std::string_view rest = source.text().substr(at);
  return text::trim(rest.substr(0, rest.find('\n')));
}

/// Nothing where something else than questions stands in the list item.
std::optional<Fix> probes_below(const SourceFile& source, const Stack& stack) {
  const unsigned first = source.position(stack.all.front()->span.begin).line;
  const auto marker = marker_of(source.line(first));
  if (!marker) return std::nullopt;
  std::size_t at = source.line_start(first) + marker->length;
  const std::size_t end = stack.all.back()->span.end;
  const std::string start =
      std::string(line_end(source)) + start_below(source, *marker, source.position(end).line);
  Fix fix{.safe = true};
  std::size_t next = 0;
  for (const GuideItem* item : stack.all) {
    if (!is_asked(item->kind) || item->span.begin < at) return std::nullopt;
    const Span gap{at, item->span.begin};
    if (!text::trim(source.slice(gap)).empty()) return std::nullopt;
    const bool is_question = next < stack.starts.size() && stack.starts[next] == item;
    if (is_question && next++ > 0) fix.edits.push_back({gap, start});
    at = item->span.end;
  }
  if (!rest_of_line(source, end).empty()) return std::nullopt;
  return fix;
}

constexpr std::size_t kLongestAdvice = 300;  // bytes; what is longer is no help on one line

/// "Why?", "Who else?"
bool is_short(std::string_view text) {
  const std::string words = text::squeeze(text);
  return std::ranges::count(words, ' ') < 2;
}

/// What stands in the block of `item`, be there a nested list in its middle. Looked for next to the
/// item: a section may be a whole guide.
std::vector<const GuideItem*> items_of_block(const GuideSection& section, const GuideItem& item) {
  const GuideItem* const end = section.items.data() + section.items.size();
  const GuideItem* at = &item;
  while (at != section.items.data() && (at - 1)->block == item.block) --at;
  std::vector<const GuideItem*> all;
  for (; at != end && (at->block == item.block || at->depth > item.depth); ++at) {
    if (at->block == item.block) all.push_back(at);
  }
  return all;
}

/// It is said in the same breath as the question before it.
bool joins(const Line& line) {
  return line.form == speech::Form::fragment || line.form == speech::Form::none ||
         is_short(line.item->text);
}

/// What is asked in the lines of one block.
Stack stack_of(const Rule& rule, std::span<const Line> block, GuideMode mode) {
  Stack stack;
  for (const Line& line : block) {
    if (counts(rule, line, mode)) {
      ++stack.count;
      stack.last = &line;
    }
    if (is_asked(line.item->kind) && (stack.starts.empty() || !joins(line)))
      stack.starts.push_back(line.item);
  }
  stack.all = items_of_block(*block.front().section, *block.front().item);
  return stack;
}

void check(const Rule& rule, const Subject& subject, Hits& hits) {
  const auto most = static_cast<std::size_t>(rule.number("most", 1));
  const std::span<const Line> lines = subject.lines;
  for (std::size_t first = 0, end = 0; first < lines.size(); first = end) {
    while (end < lines.size() && lines[end].item->block == lines[first].item->block) ++end;
    if (end - first <= most) continue;
    const Stack stack = stack_of(rule, lines.subspan(first, end - first), subject.mode);
    if (stack.count <= most) continue;
    Hit hit{.span = {stack.last->item->span.begin, stack.last->item->span.end},
            .values = {{"count", fmt::format("{}", stack.count)}},
            .line = stack.last};
    if (stack.starts.size() > 1) {
      if (std::string words = advice(stack); words.size() <= kLongestAdvice)
        hit.suggestion = std::move(words);
    }
    hit.fix = probes_below(subject.source, stack);
    hits.push_back(std::move(hit));
  }
}

}  // namespace

CheckKind stacked_check() {
  return {.name = "stacked",
          .params = kParams,
          .meaning = "several questions in one line",
          .guide = check};
}

}  // namespace uxi::lint
