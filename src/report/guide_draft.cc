#include "report/guide_draft.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "base/embedded.h"
#include "format/fill.h"
#include "text/strings.h"
#include "uxi/time.h"

namespace uxi::report {
namespace {

using format::FillValue;

constexpr int kRoomyPart = 7;    ///< minutes from which on a part has more than its first question
constexpr int kLeastPart = 4;    ///< minutes of a part
constexpr int kProbedPart = 4;   ///< and from which on there are probes; the first part has them
constexpr int kRoomyDraft = 30;  ///< minutes of a session that is not brief
constexpr int kStory = 3;        ///< minutes for a question about an assumption

/// A text that the template may ask for: one that is not there counts as false.
void set_text(FillValue& values, std::string name, std::string words) {
  if (!words.empty()) values.set(std::move(name), FillValue::of(std::move(words)));
}

/// One part as templates/guides/parts.txt has it.
struct Part {
  bool each = false;  ///< for each research question in turn; else a stage of the method
  std::string heading;
  std::vector<std::string_view> lines;  ///< `+` in front of those for parts with room
};

/// The parts of a purpose, in order.
std::vector<Part> parts_for(Purpose purpose) {
  std::vector<Part> parts;
  bool ours = false;
  for (const std::string_view line : text::split(*embedded_file("guides/parts.txt"), '\n')) {
    if (line.starts_with("#")) continue;
    if (line.starts_with("== ")) {
      const auto names = text::split(line.substr(3), ' ');
      ours = std::ranges::find(names, to_string(purpose)) != names.end();
    } else if (ours && line.starts_with("= ")) {
      const bool each = line.starts_with("= each ");
      const std::size_t name = each ? 7 : 8;
      parts.push_back({each, std::string(line.substr(name)), {}});
    } else if (ours && !parts.empty()) {
      parts.back().lines.push_back(line);
    }
  }
  return parts;
}

/// One section of the core and the research questions that it serves.
struct Section {
  const Part* part = nullptr;
  int number = 0;
  std::vector<const ResearchQuestion*> serves;
  int minutes = 0;
};

/// How the session's minutes are spent.
struct Times {
  int consent = 0;
  int warm_up = 0;
  int core = 0;
  int wrong = 0;
  int wrap_up = 0;

  /// Questions that there is time for where the team may be wrong.
  [[nodiscard]] std::size_t doubts() const { return static_cast<std::size_t>(wrong / kStory); }
};

Times split_minutes(int minutes, std::size_t assumptions) {
  const bool brief = minutes < kRoomyDraft;
  Times times{.consent = brief ? 2 : 4, .warm_up = brief ? 2 : 5, .wrap_up = brief ? 3 : 5};
  const auto most = std::size_t{brief ? 1U : 3U};
  times.wrong = kStory * static_cast<int>(std::min(assumptions, most));
  times.core = minutes - times.consent - times.warm_up - times.wrong - times.wrap_up;
  return times;
}

/// Sections of `minutes` together. Where these are few, one section serves several questions.
std::vector<Section> sections_of(const std::vector<Part>& parts,
                                 const std::vector<ResearchQuestion>& questions, int minutes) {
  const bool each = parts.front().each;
  const auto room = static_cast<std::size_t>(std::max(minutes / kLeastPart, 1));
  const std::size_t wanted = std::max<std::size_t>(questions.size(), 1);
  const std::size_t count = each ? std::min(wanted, room) : parts.size();
  std::vector<Section> sections;
  for (std::size_t i = 0; i < count; ++i) {
    const auto share = static_cast<int>((i + 1) * static_cast<std::size_t>(minutes) / count -
                                        i * static_cast<std::size_t>(minutes) / count);
    sections.push_back({&parts[i % parts.size()], static_cast<int>(i) + 1, {}, share});
  }
  // Of a brief stage one question is left, and each research question wants two.
  const std::size_t needed = minutes < kRoomyPart * static_cast<int>(count) ? 2 : 1;
  const std::size_t rounds = each ? questions.size() : std::max(needed * questions.size(), count);
  for (std::size_t i = 0; i < rounds && !questions.empty(); ++i) {
    sections[i % count].serves.push_back(&questions[i % questions.size()]);
  }
  return sections;
}

/// What could close an HTML comment, or open a mark, must not stand in the plan's words there.
std::string in_comment(const std::string& words) {
  return text::replace_all(text::squeeze(words), "--", "-");
}

std::string marks_of(const Section& section) {
  std::vector<std::string> ids;
  for (const ResearchQuestion* question : section.serves) ids.push_back(question->id.value);
  return ids.empty() ? std::string() : " {" + text::join(ids, ", ") + "}";
}

/// Questions get the marks of what they serve; probes and what is read out do not.
std::vector<FillValue> lines_of(const Section& section) {
  std::vector<FillValue> lines;
  const std::string marks = marks_of(section);
  for (std::string_view line : section.part->lines) {
    const bool extra = line.starts_with("+");
    if (extra && section.minutes < kRoomyPart) continue;
    const bool probed = section.minutes >= kProbedPart || section.number == 1;
    if (line.starts_with("  - ") && !probed) continue;
    if (extra) line.remove_prefix(1);
    const bool question = line.starts_with("- ");
    lines.emplace_back().set("text", FillValue::of(std::string(line) + (question ? marks : "")));
  }
  while (!lines.empty() && lines.back().fields.front().value.text.empty()) lines.pop_back();
  return lines;
}

std::string comment_of(const Section& section) {
  std::vector<std::string> parts;
  for (const ResearchQuestion* question : section.serves) {
    std::string words = question->id.value + ": " + in_comment(question->text.value);
    if (!question->decision.value.empty()) {
      words += " It decides: " + in_comment(question->decision.value);
    }
    parts.push_back(std::move(words));
  }
  return text::wrap(text::join(parts, "\n"), 75, 5);
}

FillValue section_value(const Section& section) {
  FillValue value;
  value.set("heading", FillValue::of(text::replace_all(section.part->heading, "{n}",
                                                       std::to_string(section.number))));
  value.set("minutes", FillValue::of(std::to_string(section.minutes)));
  set_text(value, "comment", comment_of(section));
  value.set("lines", FillValue::list(lines_of(section)));
  return value;
}

FillValue assumption_value(const Assumption& assumption) {
  FillValue value;
  value.set("id", FillValue::of(assumption.id.value));
  value.set("text", FillValue::of(in_comment(assumption.text.value)));
  set_text(value, "wrong_if", in_comment(assumption.wrong_if.value));
  return value;
}

/// The question that could prove one assumption wrong, or several where time is short.
FillValue doubt_value(std::span<const Assumption> assumptions) {
  std::vector<std::string> ids;
  std::vector<FillValue> list;
  for (const Assumption& assumption : assumptions) {
    ids.push_back(assumption.id.value);
    list.push_back(assumption_value(assumption));
  }
  FillValue value;
  value.set("assumptions", FillValue::list(std::move(list)));
  value.set("opposite", FillValue::of(text::join(ids, " or ")));
  value.set("mark", FillValue::of("{" + text::join(ids, ", ") + "}"));
  return value;
}

std::string mode_of(const GuideDraft& draft) {
  if (draft.purpose == Purpose::usability) return "usability";
  if (draft.purpose == Purpose::contextual) return "contextual";
  const bool structured =
      draft.study != nullptr && draft.study->method.structure.value == Structure::structured;
  return structured ? "structured" : "interview";
}

/// One empty line above each heading and each list, and never two.
std::string with_even_gaps(std::string_view text) {
  std::string out;
  std::string_view before;
  for (const std::string_view line : text::split(text::trim(text), '\n')) {
    if (line.empty() && before.empty()) continue;
    const bool in_list = before.starts_with("- ") || before.starts_with("  ");
    const bool opens = line.starts_with("## ") || (line.starts_with("- ") && !in_list);
    if (opens && !before.empty()) out += '\n';
    out += std::string(line) + "\n";
    before = line;
  }
  return out;
}

void set_consent(const Study& study, FillValue& values) {
  const bool records = !study.consent || study.consent->record.value != "no";
  const bool named = study.consent && study.consent->quote == QuoteConsent::named;
  values.set("records", FillValue::of(records));
  values.set("quoted", FillValue::of(named ? "with your name, if you agree" : "without your name"));
  if (study.consent && study.consent->keep_until) {
    values.set("keep_until", FillValue::of(spoken_date(*study.consent->keep_until)));
  }
  if (study.incentive) set_text(values, "incentive", text::squeeze(study.incentive->as.value));
}

/// As many questions as there is time for, about as many assumptions each.
void set_doubts(const std::vector<Assumption>& assumptions, std::size_t most, FillValue& values) {
  const std::size_t count = std::min(assumptions.size(), most);
  std::vector<FillValue> list;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t end = (i + 1) * assumptions.size() / count;
    list.push_back(doubt_value(std::span(assumptions).subspan(begin, end - begin)));
    begin = end;
  }
  values.set("has_doubts", FillValue::of(!list.empty()));
  values.set("doubts", FillValue::list(std::move(list)));
}

}  // namespace

std::string spoken_date(Date date) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  return std::to_string(date.day) + " " + std::string(kMonths[date.month - 1U]) + " " +
         std::to_string(date.year);
}

Result<std::string> draft_guide(const GuideDraft& draft) {
  if (draft.minutes < kLeastDraftMinutes || draft.minutes > kMostDraftMinutes) {
    return fail(ErrorKind::usage, "a session of " + std::to_string(draft.minutes) + " minutes",
                "say between " + std::to_string(kLeastDraftMinutes) + " and " +
                    std::to_string(kMostDraftMinutes));
  }
  const Study none;
  const Study& study = draft.study != nullptr ? *draft.study : none;
  const std::vector<Part> parts = parts_for(draft.purpose);
  const Times times = split_minutes(draft.minutes, study.assumptions.size());
  const std::vector<Section> sections = sections_of(parts, study.questions, times.core);
  FillValue values;
  set_text(values, "study", study.name);
  set_text(values, "segment", draft.segment);
  values.set("mode", FillValue::of(mode_of(draft)));
  const bool usability = draft.purpose == Purpose::usability;
  values.set("usability", FillValue::of(usability));
  values.set("document", FillValue::of(usability ? "Usability test" : "Interview guide"));
  const std::string title = text::squeeze(study.title.value);
  values.set("title", FillValue::of(title.empty() ? "[the thing]" : title));
  values.set("minutes", FillValue::of(std::to_string(draft.minutes)));
  values.set("consent_minutes", FillValue::of(std::to_string(times.consent)));
  values.set("warm_up_minutes", FillValue::of(std::to_string(times.warm_up)));
  values.set("wrong_minutes", FillValue::of(std::to_string(times.wrong)));
  values.set("wrap_up_minutes", FillValue::of(std::to_string(times.wrap_up)));
  values.set("roomy", FillValue::of(draft.minutes >= kRoomyDraft));
  set_consent(study, values);
  set_doubts(study.assumptions, times.doubts(), values);
  std::vector<FillValue> list;
  for (const Section& section : sections) list.push_back(section_value(section));
  values.set("parts", FillValue::list(std::move(list)));
  UXI_TRY(const std::string text,
          format::fill(*embedded_file("guides/new.md"), values, format::FillEscape::none));
  return with_even_gaps(text);
}

}  // namespace uxi::report
