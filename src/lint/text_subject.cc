#include "lint/text_subject.h"

#include <algorithm>

#include "text/strings.h"
#include "text/words.h"

namespace uxi::lint {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The file offset of each byte of a scalar. Quotes, escapes and folded line breaks stand in the
/// file only: they are passed over. A text that is written quite differently (`\u00e9`) is at its
/// place as a whole.
Offsets offsets_of(const SourceFile& source, const Text& text) {
  const std::string_view written = source.slice(text.span);
  Offsets offsets;
  std::size_t at = 0;
  for (const char c : text.value) {
    const auto fits = [&] { return is_space(c) ? is_space(written[at]) : written[at] == c; };
    while (at < written.size() && !fits()) ++at;
    if (at == written.size()) break;
    offsets.push_back(text.span.begin + at++);
  }
  if (offsets.size() == text.value.size()) return offsets;
  Offsets whole;
  whole.repeat(text.span.begin, text.value.size());
  if (whole.empty() || text.span.empty()) return whole;
  whole.pop_back();
  whole.push_back(text.span.end - 1);
  return whole;
}

class LineMaker {
 public:
  explicit LineMaker(const SourceFile& source) : source_(source) {
    lines_.guide.sections.emplace_back();
  }

  void add(const Text& text, TextKind kind) {
    if (text.value.empty() || text.span.empty()) return;
    const auto offsets = offsets_of(source_, text);
    const std::vector<Span> sentences = text::sentences(text.value);
    for (const Span sentence : sentences) {
      GuideItem item;
      item.text = text.value.substr(sentence.begin, sentence.size());
      std::ranges::replace(item.text, '\n', ' ');
      item.source = offsets.slice(sentence);
      item.span = item.to_source({0, item.text.size()});
      item.block = block_;
      const bool last = sentence == sentences.back();
      const bool asks = kind == TextKind::ask && (last || item.text.ends_with('?'));
      item.kind = asks ? ItemKind::question : ItemKind::statement;
      lines_.guide.sections.front().items.push_back(std::move(item));
      lines_.kinds.push_back(kind);
    }
    ++block_;
  }

  [[nodiscard]] TextLines take() { return std::move(lines_); }

 private:
  const SourceFile& source_;
  TextLines lines_;
  int block_ = 0;
};

}  // namespace

TextLines lines_of(const SourceFile& source, const Study& study) {
  LineMaker maker(source);
  maker.add(study.title, TextKind::title);
  maker.add(study.summary, TextKind::summary);
  maker.add(study.public_text, TextKind::public_text);
  for (const ResearchQuestion& question : study.questions) {
    maker.add(question.text, TextKind::question);
    maker.add(question.decision, TextKind::decision);
  }
  for (const Assumption& assumption : study.assumptions) {
    maker.add(assumption.text, TextKind::assumption);
    maker.add(assumption.wrong_if, TextKind::wrong_if);
  }
  for (const Segment& segment : study.segments) maker.add(segment.who, TextKind::who);
  return maker.take();
}

TextLines lines_of(const SourceFile& source, const Screener& screener) {
  LineMaker maker(source);
  for (const ScreenerQuestion& question : screener.questions) {
    maker.add(question.ask, TextKind::ask);
    for (const Text& option : question.options) maker.add(option, TextKind::option);
  }
  for (const Disqualification& rule : screener.disqualify)
    maker.add(rule.because, TextKind::because);
  return maker.take();
}

Subject make_subject(const SourceFile& source, const TextLines& lines, Target target,
                     const Study* study, const LintOptions& options) {
  Subject subject = make_subject(source, lines.guide, {}, study, options, target);
  for (std::size_t i = 0; i < subject.lines.size(); ++i) subject.lines[i].text = lines.kinds[i];
  return subject;
}

Span first_line_of(const Subject& subject) {
  const SourceFile& source = subject.source;
  for (unsigned number = 1; number <= source.line_count(); ++number) {
    const std::string_view line = text::trim(source.line(number));
    if (line.empty() || line.starts_with('#') || line == "---") continue;
    const std::size_t begin = source.line_start(number);
    return {begin, begin + source.line(number).size()};
  }
  return {};
}

}  // namespace uxi::lint
