#include "lint/subject.h"

#include <algorithm>

#include "speech/relation.h"
#include "speech/section.h"
#include "text/either_case.h"

namespace uxi::lint {
namespace {

using speech::Form;

constexpr std::size_t kShortQuestion = 8;  ///< words
constexpr std::size_t kReach =
    50;  ///< a follow-up or filter stands no further away than so many lines

constexpr std::size_t kOpening = 20;  ///< tokens; what a note is shows by them

constexpr std::string_view kCatchAll[] = {
    "^ (anything|something|anyone|what|nothing) else",
    "!(or|do|did|doing|need|use|using|with) _ (anything|something|anyone|what|nothing) else",
    "^ (do|did|is|are|was|were) (you|there) [have] [any] other",
    "^ any other",
    "another (way|thing|place|time)",
    "(should|could) (i|we) have asked",
    "(i|we) (missed|forgot|haven't|have not|did not|didn't)",
    "(i|we) should have asked",
    "final (thoughts|comments|remarks)",
    "questions for (me|us)",
    "(like|want|wanted|wish) to (add|share|say|tell|mention|discuss|ask|talk about)",
    "(like|want) (me|us) to know",
    "(isn't|is not|aren't|are not|wasn't) (here|shown|listed|represented|included|covered)",
    "(don't|do not|didn't|did not) see [it|them] (represented|shown|listed|included|here)",
};

constexpr std::string_view kPositive[] = {
    "(like|liked|love|loved|enjoy*|delight*|best|well|good|easy|easier|easiest|useful|helpful|"
    "clear|clearer|pleasant|smooth|rewarding|appealing|advantages|"
    "benefits|works|worked)"};
constexpr std::string_view kNegative[] = {
    "(dislike|disliked|hate|worst|badly|bad|slow|slower|painful|missing|lacking|improve|change|"
    "hard|harder|hardest|difficult|"
    "frustrat*|confus*|annoy*|stress*|unpleasant|tedious|"
    "useless|unclear|problems|problem|challenges|challenging|disadvantages|drawbacks)",
    "(not|didn't|don't|doesn't|never|least|less|isn't|wasn't|aren't) ..3 "
    "(like|liked|enjoy|well|good|easy|useful|helpful|clear|work|works|worked)",
    "(like|liked|enjoy|enjoyed) ..2 (least|less)"};

constexpr std::string_view kAnaphora[] = {"(it|them|they|one|ones)"};

void set(Line& line, Context value) {
  line.context = static_cast<std::uint16_t>(line.context | static_cast<std::uint16_t>(value));
}

bool asked(const Line& line) { return is_asked(line.item->kind); }

bool same_block(const Line& a, const Line& b) {
  return a.section == b.section && a.item->block == b.item->block;
}

/// "If yes, ...", "Why?", "What did you do with it?": it only makes sense behind the question
/// before it.
bool leans_back(const Line& line) {
  static const speech::PhraseSet anaphora(kAnaphora);
  if (speech::is_conditional_follow_up(line.sentence) ||
      speech::is_short_follow_up(line.sentence)) {
    return true;
  }
  return speech::is_open(line.form) && line.sentence.word_count() <= kShortQuestion &&
         anaphora.matches(line.sentence);
}

/// "Tell me about that", "What happened?": the story behind the answer before.
bool asks_for_story(const Line& line) {
  static constexpr std::string_view kPattern[] = {
      "^ (tell|walk|talk|take) (me|us) ..2 (about|through) (that|it|this|one|them|those) ..1 $",
      "^ (tell|walk|talk|take) (me|us) ..2 (about|through) (that|it|this) (-|,|:)",
      "^ tell (me|us) more",
      "^ what (happened|followed) [then|next|there|exactly|with it] $",
      "^ (what|how) was (that|it) [like] $",
      "^ how did (that|it) (go|work|end|turn out|feel) ..1 $"};
  static const speech::PhraseSet set(kPattern);
  return set.matches(line.sentence);
}

/// "How did you find out?", "Is it helpful?", "Can you give an example?"
bool is_follow_up(const Line& line) {
  static constexpr std::string_view kExample[] = {"(give|share) ..3 (example|examples)"};
  static const speech::PhraseSet anaphora(kAnaphora);
  static const speech::PhraseSet example(kExample);
  const std::size_t words = line.sentence.word_count();
  return speech::is_conditional_follow_up(line.sentence) ||
         speech::is_short_follow_up(line.sentence) ||
         (words <= kShortQuestion && example.matches(line.sentence)) ||
         (words <= 5 && (speech::is_open(line.form) || anaphora.matches(line.sentence)));
}

/// The line behind a filter goes on from it: "Have you used it? - How often do you use it?"
bool follows_up(const Line& filter, const Line& next) {
  if (speech::is_conditional_follow_up(next.sentence)) return true;
  if (!speech::asks_for_fact(filter.sentence, filter.form)) {
    // "Is it checked today? - Who checks it?"
    const bool same = leans_back(next) && speech::shares_subject(filter.sentence, next.sentence);
    return same || speech::is_short_follow_up(next.sentence);
  }
  if (leans_back(next) || asks_for_story(next)) return true;
  // One word is the topic of them all: "Do you bake rye? - What do you pay for a good rye oven?"
  const int words = next.sentence.word_count() <= kShortQuestion ? 1 : 2;
  return speech::is_open(next.form) &&
         (speech::shares_subject(filter.sentence, next.sentence, words) ||
          speech::refers_back(filter.sentence, next.sentence));
}

/// Does what stands behind line `i` open it up: in the same line, below it, or in the line behind
/// it.
bool is_opened(const std::vector<Line>& lines, std::size_t i) {
  const Line& line = lines[i];
  if (speech::opens_itself(line.sentence)) return true;
  const std::size_t limit = std::min(lines.size(), i + 1 + kReach);
  for (std::size_t j = i + 1; j < limit; ++j) {
    const Line& next = lines[j];
    // A question may stand in a heading, and so may what follows from its answer.
    if (next.section != line.section)
      return asked(next) && speech::is_conditional_follow_up(next.sentence);
    if (!asked(next)) {
      if (same_block(line, next)) continue;
      return false;
    }
    if (same_block(line, next)) {
      // "Do they write? Or do they call?": two answers are put up, and neither is a yes.
      if (speech::opens_up(next.sentence, next.form) || next.sentence.word(0) == "or") return true;
      continue;
    }
    const bool probed = next.item->kind == ItemKind::probe && line.item->kind != ItemKind::probe;
    const bool below = next.item->depth > line.item->depth || probed;
    if (below && (speech::opens_up(next.sentence, next.form) ||
                  speech::is_conditional_follow_up(next.sentence))) {
      return true;
    }
    if (below && next.item->depth > line.item->depth) continue;
    return follows_up(line, next);
  }
  return false;
}

/// The question before it in the same section asked whether what it presumes is so.
bool is_filtered(const std::vector<Line>& lines, std::size_t i) {
  const Line& line = lines[i];
  if (speech::is_conditional_follow_up(line.sentence)) return true;
  for (std::size_t j = i; j-- > 0 && i - j <= kReach;) {
    const Line& before = lines[j];
    if (before.section != line.section) return false;
    if (!asked(before)) continue;
    if (before.item->depth > line.item->depth) continue;
    const bool above = before.item->depth < line.item->depth || same_block(before, line) ||
                       line.item->kind == ItemKind::probe;
    if (speech::is_closed(before.form) && (above || leans_back(line))) return true;
    if (speech::is_filter_for(before.sentence, before.form, line.sentence)) return true;
    if (!leans_back(line) || !before.is(Context::filtered)) return false;
    return true;
  }
  return false;
}

/// -1 where it asks for the bad side, 1 for the good one, 0 where for neither or both.
int side_of(const Line& line) {
  static const speech::PhraseSet positive(kPositive);
  static const speech::PhraseSet negative(kNegative);
  if (negative.matches(line.sentence)) return -1;
  return positive.matches(line.sentence) ? 1 : 0;
}

/// "Was anything confusing? What was confusing?" goes on from an answer; "Have you used it? What do
/// you hate about it?" does not.
bool is_named(const std::vector<Line>& lines, std::size_t i) {
  static constexpr std::string_view kAny[] = {"(any|anything|something|anyone|anybody)"};
  static const speech::PhraseSet any(kAny);
  if (speech::is_conditional_follow_up(lines[i].sentence)) return true;
  for (std::size_t j = i; j-- > 0;) {
    if (asked(lines[j])) return side_of(lines[j]) != 0 || any.matches(lines[j].sentence);
  }
  return false;
}

/// "(Scale: 1-5)": behind the question stands what both ends of the answer are.
bool names_scale(const speech::Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "^ (use|using) (a|the) ..2 scale", "^ [please] (rate|rank) (it|this|that|your|each|from)",
      "^ [on] [a] (scale|1-5|1-7|1-10|1 to 5|1 to 7|1 to 10|rate|rated|from 1)",
      "^ (1|0) [-|to|is|being|for] ..8 (5|7|10)"};
  static const speech::PhraseSet set(kPattern);
  return set.matches(sentence);
}
bool note_names_scale(std::string_view note) {
  return note.find_first_of("0123456789") != std::string_view::npos &&
         names_scale(speech::tokenize(note, kOpening));
}

/// "What did you like?" and "What did you dislike?" are one fair question in two lines.
bool is_balanced(const std::vector<Line>& lines, std::size_t i) {
  const int side = side_of(lines[i]);
  if (side == 0) return false;
  for (const std::size_t j : {i - 1, i + 1}) {
    if (j >= lines.size() || lines[j].section != lines[i].section || !asked(lines[j])) continue;
    if (speech::is_open(lines[j].form) && side_of(lines[j]) == -side) return true;
  }
  return false;
}

/// It, or what was said before it in the same breath, gives back the participant's words. "You said
/// the app is slow, right?" was written before she said anything.
bool is_confirmation(const std::vector<Line>& lines, std::size_t i) {
  if (speech::recalls_participant(lines[i].sentence)) {
    return lines[i].form != Form::tag || side_of(lines[i]) >= 0;
  }
  return i > 0 && same_block(lines[i - 1], lines[i]) && lines[i - 1].is(Context::confirm);
}

bool stands_before_question(const std::vector<Line>& lines, std::size_t i) {
  if (lines[i].item->kind != ItemKind::statement) return false;
  return i + 1 < lines.size() && same_block(lines[i], lines[i + 1]) && asked(lines[i + 1]);
}

/// "Is it easy to find? Access?": a word left of a question has the form of the one it stands
/// behind.
void inherit_form(const Line& before, Line& line) {
  if (line.form != Form::fragment || !same_block(before, line) || !asked(line)) return;
  const bool probes = line.item->kind == ItemKind::probe && before.item->kind != ItemKind::probe;
  if (probes) return;  // "Do you use any tools? (Sheets?)": an answer to ask for
  if (speech::is_short_follow_up(line.sentence) || line.sentence.word_count() > 1) return;
  if (line.sentence.word(0).find_first_of("0123456789") != std::string_view::npos) return;
  if (before.form == Form::polar || before.form == Form::choice) line.form = Form::polar;
}

/// Most of what is asked is in the language that the rules' words are in.
bool is_english(const std::vector<Line>& lines) {
  int balance = 0;
  for (const Line& line : lines) {
    if (asked(line)) balance += speech::is_english(line.sentence) ? 1 : -1;
  }
  return balance >= 0;
}

void set_context(std::vector<Line>& lines, std::size_t i, GuideMode mode) {
  static const speech::PhraseSet catch_all(kCatchAll);
  Line& line = lines[i];
  const ItemKind kind = line.item->kind;
  if (asked(line) && is_follow_up(line)) set(line, Context::follow_up);
  if (kind == ItemKind::probe) set(line, Context::probe);
  if (is_confirmation(lines, i)) set(line, Context::confirm);
  if (asked(line) && is_filtered(lines, i)) {
    set(line, Context::filtered);
    if (is_named(lines, i)) set(line, Context::named);
  }
  const bool second_answer = i > 0 && same_block(lines[i - 1], line) && asked(lines[i - 1]) &&
                             line.sentence.word(0) == "or";
  if (asked(line) && (second_answer || is_opened(lines, i))) set(line, Context::opened);
  if (asked(line) && speech::is_open(line.form) && is_balanced(lines, i))
    set(line, Context::balanced);
  if (line.section->kind == SectionKind::warm_up &&
      speech::asks_for_fact(line.sentence, line.form)) {
    set(line, Context::fact);
  }
  if (asked(line) && i + 1 < lines.size() && same_block(line, lines[i + 1]) &&
      names_scale(lines[i + 1].sentence)) {
    set(line, Context::scaled);
  }
  if (catch_all.matches(line.sentence)) set(line, Context::catch_all);
  if (line.section->kind == SectionKind::task || mode == GuideMode::usability) {
    set(line, Context::task);
  }
  if (stands_before_question(lines, i)) set(line, Context::before_question);
}

void set_words(Line& line, std::optional<speech::ItemWords> known, Target target) {
  if (known) {
    line.sentence = std::move(known->sentence);
    line.sentence.text = line.item->text;
    line.form = known->form;
  } else {
    line.sentence = speech::tokenize(line.item->text);
    line.sentence.tokens.shrink_to_fit();  // a long guide has thousands of lines
    speech::find_clause(line.sentence);
    line.form = speech::classify(line.sentence);
  }
  const auto is = target == Target::guide ? phrase_class(line.item->kind) : kTextClass;
  speech::find_starts(builtin_rules().phrases, line.sentence, is);
}

/// "If yes, go to section 2": what the question before it is asked for.
bool routes(const GuideItem& note) {
  static constexpr std::string_view kPattern[] = {
      "^ [a|b|c|d|1|2|3] [.] if (yes|no|so|not) $",
      "^ if (yes|no|so|not) [,|:|-] ..3 (go|skip|jump|continue|proceed|move|end|ask|use)",
      "^ if they ..4 [,|:|-] (go|skip|jump|continue|proceed|move|end|ask)",
      "^ if they (say|answer|agree|do|don't|did|have) ..4 (,|:|-) use"};
  static const speech::PhraseSet set(kPattern);
  const std::string_view text = note.text;
  constexpr std::size_t kFront = 8;  // bytes
  return text::has_letters(text.substr(0, kFront), "if") &&
         set.matches(speech::tokenize(text, kOpening));
}

}  // namespace

Span Line::source(std::size_t first, std::size_t last) const {
  const Span bytes = sentence.bytes(first, last);
  return bytes.empty() ? item->span : item->to_source(bytes);
}

std::size_t Subject::questions() const {
  return static_cast<std::size_t>(std::ranges::count_if(lines, asked));
}

Span title_of(const Subject& subject) {
  for (const GuideSection& section : subject.guide.sections) {
    if (section.level > 0) {
      const std::size_t begin = subject.source.line_start(section.line);
      return {begin, begin + subject.source.line(section.line).size()};
    }
    if (!section.items.empty()) {
      const unsigned number = subject.source.position(section.items.front().span.begin).line;
      const std::size_t begin = subject.source.line_start(number);
      return {begin, begin + subject.source.line(number).size()};
    }
  }
  return {};
}

GuideMode guide_mode(const Guide& guide, const Study* study, const LintOptions& options) {
  if (options.mode) return *options.mode;
  if (guide.mode_stated || study == nullptr) return guide.mode;
  const Method& method = study->method;
  if (method.structure.value == Structure::structured) return GuideMode::structured;
  if (method.purpose.value == Purpose::contextual) return GuideMode::contextual;
  if (method.purpose.value == Purpose::usability) return GuideMode::usability;
  return guide.mode;
}

Subject make_subject(const SourceFile& source, const Guide& guide, speech::GuideWords words,
                     const Study* study, const LintOptions& options, Target target) {
  Subject subject{.source = source,
                  .guide = guide,
                  .study = study,
                  .options = options,
                  .target = target,
                  .screener = nullptr,
                  .mode = guide_mode(guide, study, options)};
  if (study != nullptr && !study->method.purpose.span.empty()) {
    subject.purpose = study->method.purpose.value;
  }
  std::size_t items = 0;
  for (const GuideSection& section : guide.sections) items += section.items.size();
  subject.lines.reserve(items);
  std::size_t next = 0;
  int screener = 0;  // level of the heading that we are below
  for (const GuideSection& section : guide.sections) {
    if (section.level <= screener) screener = 0;
    if (screener == 0 && section.level > 1 && speech::names_screener(section.heading))
      screener = section.level;
    for (const GuideItem& item : section.items) {
      const std::size_t at = next++;
      auto known = at < words.size() ? std::move(words[at]) : std::nullopt;
      if (item.kind == ItemKind::note) {
        subject.asides.add_note(item, std::move(known));
        if (!subject.lines.empty() && routes(item)) set(subject.lines.back(), Context::opened);
        if (!subject.lines.empty() && subject.lines.back().item->block == item.block &&
            note_names_scale(item.text)) {
          set(subject.lines.back(), Context::scaled);
        }
        continue;
      }
      subject.lines.push_back({.item = &item, .section = &section});
      set_words(subject.lines.back(), std::move(known), target);
      if (screener > 0) set(subject.lines.back(), Context::fact);
    }
  }
  subject.english = is_english(subject.lines);
  for (std::size_t i = 1; i < subject.lines.size(); ++i)
    inherit_form(subject.lines[i - 1], subject.lines[i]);
  for (std::size_t i = 0; i < subject.lines.size(); ++i) {
    set_context(subject.lines, i, subject.mode);
  }
  return subject;
}

}  // namespace uxi::lint
