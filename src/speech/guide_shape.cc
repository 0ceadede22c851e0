#include "speech/guide_shape.h"

#include <algorithm>

#include "speech/asked.h"
#include "speech/form.h"
#include "speech/phrase.h"
#include "speech/section.h"

namespace uxi::speech {
namespace {

std::size_t count(const GuideSection& section, ItemKind kind) {
  return static_cast<std::size_t>(std::ranges::count(section.items, kind, &GuideItem::kind));
}

std::size_t count_asked(const GuideSection& section) {
  return static_cast<std::size_t>(std::ranges::count_if(
      section.items, [](const GuideItem& item) { return is_asked(item.kind); }));
}

/// Two tasks at least, and not a few among many questions.
bool is_of_tasks(const GuideSection& section) {
  const std::size_t tasks = count(section, ItemKind::task);
  return tasks >= 2 && tasks * 4 >= count_asked(section);
}

bool says(const GuideSection& section, const PhraseSet& phrases) {
  return std::ranges::any_of(section.items, [&](const GuideItem& item) {
    return item.kind != ItemKind::note && phrases.matches(tokenize(item.text));
  });
}

/// "Background" of the study, not of the participant: nobody is asked or spoken to.
bool is_bare_background(const GuideSection& section) {
  static constexpr std::string_view kPattern[] = {"^ ..1 background [and ..2] $"};
  static const PhraseSet background(kPattern);
  const auto speaks = [](const GuideItem& item) {
    return is_asked(item.kind) || item.kind == ItemKind::consent ||
           addresses_participant(tokenize(item.text));
  };
  return section.kind == SectionKind::warm_up && !section.items.empty() &&
         background.matches(tokenize(section.heading)) &&
         std::ranges::none_of(section.items, speaks);
}

/// "Daily tasks" in an interview: a topic.
bool is_topic_of_tasks(const GuideSection& section, GuideMode mode) {
  const bool asked = section.kind == SectionKind::task && mode == GuideMode::interview &&
                     count_asked(section) >= 2 && count(section, ItemKind::task) == 0;
  if (!asked) return false;
  const Sentence heading = tokenize(section.heading);
  return section_kind(heading, section.level) == SectionKind::task && !is_one_task(heading);
}

/// "Permissions" of the product, not of the session: tasks or questions, and nothing to agree to.
bool is_consent_by_name(const GuideSection& section) {
  return section.kind == SectionKind::consent && count(section, ItemKind::consent) == 0 &&
         (count(section, ItemKind::task) > 0 || count_asked(section) >= 2);
}

/// What stands under a warm-up's heading is warm-up too, but with more than a few questions it is
/// the interview: "Framing and background" with "Value" and "Process" below it.
void end_warm_up(std::vector<GuideSection>& sections, std::size_t first) {
  constexpr std::size_t kMostQuestions = 8;
  if (names_screener(tokenize(sections[first].heading))) return;
  std::size_t end = first + 1;
  while (end < sections.size() && sections[end].level > sections[first].level) ++end;
  std::size_t asked = 0;
  for (std::size_t i = first; i < end; ++i) {
    if (sections[i].kind == SectionKind::warm_up) asked += count_asked(sections[i]);
  }
  if (asked <= kMostQuestions) return;
  for (std::size_t i = first + 1; i < end; ++i) {
    GuideSection& section = sections[i];
    const bool inherits = section.kind == SectionKind::warm_up &&
                          !section_kind(tokenize(section.heading), section.level);
    if (inherits) section.kind = SectionKind::core;
  }
}

/// Where the title's sections end, and those of lines in bold below it.
std::size_t title_end(const std::vector<GuideSection>& sections) {
  constexpr int kLineHeading = 7;  // a team and a date may stand in bold
  std::size_t end = 0;
  while (end < sections.size() &&
         (sections[end].level <= 1 ||
          (sections[end].level >= kLineHeading && sections[end].kind == SectionKind::core))) {
    ++end;
  }
  return end;
}

bool speaks_to_somebody(const GuideItem& item) {
  static constexpr std::string_view kGreetings[] = {
      "^ (hi|hello|hey|welcome|good (morning|afternoon|evening|day)|thank*)"};
  static const PhraseSet greetings(kGreetings);
  const Sentence sentence = tokenize(item.text);
  return greetings.matches(sentence) || addresses_participant(sentence);
}

/// Items under the title, up to what is asked first or speaks to somebody.
struct TitleLines {
  std::vector<GuideItem*> lines;
  bool speaks = false;  ///< what stands behind them speaks
};

TitleLines title_lines(std::vector<GuideSection>& sections) {
  TitleLines title;
  const std::size_t end = title_end(sections);
  for (std::size_t i = 0; i < end; ++i) {
    std::vector<GuideItem>& items = sections[i].items;
    for (std::size_t k = 0; k < items.size(); ++k) {
      if (items[k].kind == ItemKind::note) continue;
      const bool leads = k + 1 < items.size() && items[k + 1].block == items[k].block &&
                         is_asked(items[k + 1].kind);
      title.speaks =
          items[k].kind == ItemKind::statement && (leads || speaks_to_somebody(items[k]));
      if (items[k].kind != ItemKind::statement || title.speaks) return title;
      title.lines.push_back(&items[k]);
    }
  }
  return title;
}

/// Under the title stand dates, names and links to other papers before anything is said: nobody is
/// spoken to there, and nobody speaks. `We` is the team, unless speech follows.
void note_title_lines(std::vector<GuideSection>& sections) {
  if (sections.size() == 1 && sections.front().level == 0) return;
  static constexpr std::string_view kOne[] = {"(i|i'm|i'd|i'll|i've|me|my)"};
  static const PhraseSet one(kOne);
  const TitleLines title = title_lines(sections);
  for (GuideItem* item : title.lines) {
    const Sentence sentence = tokenize(item->text);
    const bool said = title.speaks ? names_moderator(sentence) : one.matches(sentence);
    if (!said) item->kind = ItemKind::note;
  }
}

}  // namespace

namespace {

/// "You have lost your card." right below "Task 2": the scene is the first part of the task.
void begin_task(GuideSection& section) {
  if (section.kind != SectionKind::task || !is_one_task(tokenize(section.heading))) return;
  for (GuideItem& item : section.items) {
    if (item.kind == ItemKind::note) continue;
    if (item.kind != ItemKind::statement) return;
    Sentence sentence = tokenize(item.text);
    find_clause(sentence);
    if (could_set_scene(sentence)) item.kind = ItemKind::task;
  }
}

}  // namespace

void drop_plan_times(Guide& guide) {
  const auto noted = [](const GuideItem& item) { return item.kind == ItemKind::note; };
  for (GuideSection& section : guide.sections) {
    const bool whole = section.minutes && section.minutes == guide.minutes;
    if (whole && !section.items.empty() && std::ranges::all_of(section.items, noted)) {
      section.minutes.reset();
    }
  }
}

void drop_agendas(Guide& guide, const std::vector<std::size_t>& sections) {
  for (const std::size_t at : sections) {
    GuideSection& section = guide.sections[at];
    const auto timed = [&](const GuideSection& other) {
      return other.minutes.has_value() && &other != &section;
    };
    if (count_asked(section) == 0 && std::ranges::any_of(guide.sections, timed)) {
      section.minutes.reset();
    }
  }
}

void refine_sections(Guide& guide) {
  static constexpr std::string_view kGreetings[] = {
      "thank* ..3 (joining|meeting|agreeing|taking the time|taking "
      "time|participating|coming|talking)",
      "my name is", "^ (hi|hello|welcome)", "(i'm|i am) ..6 (researcher|designer|team)"};
  static constexpr std::string_view kThanks[] = {
      "(thank|thanks) ..6 (time|feedback|help|participating|input|today|again)"};
  static const PhraseSet greetings(kGreetings);
  static const PhraseSet thanks(kThanks);
  note_title_lines(guide.sections);
  for (std::size_t i = 0; i < guide.sections.size(); ++i) {
    if (guide.sections[i].kind == SectionKind::warm_up) end_warm_up(guide.sections, i);
  }
  bool begun = false;
  for (GuideSection& section : guide.sections) {
    if (is_consent_by_name(section)) {
      section.kind = count(section, ItemKind::task) > 0 ? SectionKind::task : SectionKind::core;
    }
    const bool core = section.kind == SectionKind::core;
    if (core && !begun && count_asked(section) <= 1 &&
        (says(section, greetings) || count(section, ItemKind::consent) > 0)) {
      section.kind = SectionKind::intro;
    } else if (core && begun && count_asked(section) <= 2 && says(section, thanks)) {
      section.kind = SectionKind::wrap_up;
    } else if (core && is_of_tasks(section)) {
      section.kind = SectionKind::task;
    }
    if (is_bare_background(section)) section.kind = SectionKind::notes;
    if (is_topic_of_tasks(section, guide.mode)) section.kind = SectionKind::core;
    begin_task(section);
    begun = begun || count_asked(section) > 1;
  }
}

}  // namespace uxi::speech
