#include "report/guide_sheet.h"

#include <algorithm>
#include <cmath>

#include "speech/minutes.h"
#include "speech/section.h"
#include "speech/sentence.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

bool has_number(ItemKind kind) {
  return kind == ItemKind::question || kind == ItemKind::prompt || kind == ItemKind::task;
}

bool is_part_of_session(const GuideSection& section) { return section.kind != SectionKind::notes; }

std::optional<SectionKind> named_kind(const GuideSection& section) {
  return speech::section_kind(speech::tokenize(section.heading), section.level);
}

/// "Goals", or a "Background" that warms up nobody, as it is that of the study.
bool is_left_out(const GuideSection& section) {
  if (is_part_of_session(section)) return false;
  return speech::is_plan_part(section.heading) || named_kind(section) == SectionKind::warm_up;
}

/// The guide's own heading, not that of its first part: "# Introduction", then "# Questions".
bool is_title(const Guide& guide, const GuideSection& section) {
  if (section.level != 1 || section.heading.empty()) return false;
  const auto top = std::ranges::count(guide.sections, 1, &GuideSection::level);
  return top == 1 || !named_kind(section);
}

/// `Warm-up:` and `Warm-up: (5 min)` without the colon.
std::string without_colon(std::string heading) {
  while (heading.ends_with(':') || heading.ends_with(' ')) heading.pop_back();
  return heading;
}

/// `Warm-up (5 min)` without what stands in brackets behind it, where that is a time.
std::string without_time(const std::string& heading) {
  const std::size_t open = heading.rfind('(');
  if (open == std::string::npos || open == 0) return without_colon(heading);
  if (!speech::minutes_in(heading.substr(open))) return without_colon(heading);
  const std::size_t close = heading.find(')', open);
  std::string rest = close == std::string::npos ? "" : heading.substr(close + 1);
  return without_colon(text::squeeze(heading.substr(0, open) + rest));
}

std::vector<SheetLine> lines_of(const GuideSection& section, int& number) {
  std::vector<SheetLine> lines;
  bool under_question = false;
  for (const GuideItem& item : section.items) {
    if (item.struck) continue;
    const std::string words =
        (item.condition.empty() ? "" : item.condition + ": ") + text::squeeze(item.text);
    if (item.kind == ItemKind::probe && under_question) {
      lines.back().probes.push_back(words);
      continue;
    }
    SheetLine line{.kind = item.kind, .text = words, .serves = item.serves, .probes = {}};
    const bool counts = has_number(item.kind) || item.kind == ItemKind::probe;
    if (counts) line.number = ++number;
    under_question = counts;
    lines.push_back(std::move(line));
  }
  return lines;
}

/// A question weighs as much as two probes; what is said takes a little time as well.
double weight(const SheetSection& section) {
  double sum = 0;
  for (const SheetLine& line : section.lines) {
    const bool asked = is_asked(line.kind);
    sum += asked ? 2 + static_cast<double>(line.probes.size()) : 0.5;
  }
  return sum;
}

/// Sets when sections start. One whose time the guide names holds those under it: theirs count
/// inside of it. An estimate is of a section's own lines only.
class Clock {
 public:
  explicit Clock(double minutes_a_weight) : minutes_a_weight_(minutes_a_weight) {}

  void set(SheetSection& section, int level) {
    while (!open_.empty() && open_.back().level >= level) open_.pop_back();
    const bool inside = !open_.empty();
    double& now = inside ? open_.back().now : now_;
    if (!section.minutes && !inside && minutes_a_weight_ > 0 && !section.lines.empty()) {
      section.minutes = std::max(1.0, std::round(weight(section) * minutes_a_weight_));
      section.estimated = true;
    }
    // Behind a part of unknown length nobody knows how late it is.
    if (!inside && !section.minutes) lost_ = lost_ || takes_time(section);
    if (!section.minutes || lost_) return;
    section.starts = now;
    const double start = now;
    now += *section.minutes;
    if (!section.estimated) open_.push_back({level, start});
  }

 private:
  struct Open {
    int level = 0;
    double now = 0;
  };
  static bool takes_time(const SheetSection& section) {
    return std::ranges::any_of(section.lines, [](const SheetLine& line) {
      return is_asked(line.kind) || line.kind == ItemKind::consent;
    });
  }

  double minutes_a_weight_;
  double now_ = 0;
  bool lost_ = false;  ///< the time is not known any more
  std::vector<Open> open_;
};

struct Planned {
  SheetSection section;
  int level = 0;
};

/// What the session's length leaves to sections without a time, for each unit of their weight.
double minutes_a_weight(const std::vector<Planned>& planned, std::optional<double> minutes) {
  if (!minutes) return 0;
  double given = 0;
  double sum = 0;
  int holds = 0;  // level of the section with a time that we stand in
  for (const Planned& one : planned) {
    if (one.section.aside) continue;
    if (holds > 0 && one.level > holds) continue;
    holds = one.section.minutes ? one.level : 0;
    if (one.section.minutes) {
      given += *one.section.minutes;
    } else {
      sum += weight(one.section);
    }
  }
  return sum == 0 || given >= *minutes ? 0 : (*minutes - given) / sum;
}

}  // namespace

Sheet make_sheet(const Guide& guide, std::string name) {
  Sheet sheet{.title = std::move(name), .minutes = guide.minutes, .sections = {}};
  std::vector<Planned> planned;
  for (const GuideSection& section : guide.sections) {
    if (is_left_out(section)) continue;
    if (planned.empty() && is_title(guide, section)) {
      sheet.title = without_time(section.heading);
      if (!sheet.minutes) sheet.minutes = section.minutes;
      if (section.items.empty()) continue;
    }
    SheetSection part{.heading = without_time(section.heading),
                      .minutes = section.minutes,
                      .aside = !is_part_of_session(section),
                      .lines = lines_of(section, sheet.questions)};
    if (part.lines.empty() && part.aside) continue;
    planned.push_back({std::move(part), section.level});
  }
  Clock clock(minutes_a_weight(planned, sheet.minutes));
  for (Planned& one : planned) {
    if (!one.section.aside) clock.set(one.section, one.level);
    sheet.sections.push_back(std::move(one.section));
  }
  return sheet;
}

std::string sheet_clock(double minutes) {
  const long all = std::lround(minutes);
  const std::string rest = std::to_string(all % 60);
  return std::to_string(all / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

}  // namespace uxi::report
