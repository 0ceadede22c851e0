// `uxi screen run --what-if`: two screenings side by side.
#include <algorithm>
#include <fmt/format.h>

#include "cli/screen_json.h"
#include "cli/screen_text.h"
#include "format/csv.h"
#include "format/json.h"
#include "recruit/shortage.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {

using recruit::Outcome;
using recruit::Screened;

namespace {

constexpr int kWidth = 80;

std::string cell(std::string_view text, int width) {
  const std::string shown = text::elide(text::printable(text), width);
  return shown + std::string(static_cast<std::size_t>(width - text::display_width(shown)), ' ');
}

/// One segment or quota in both screenings; empty where one of them does not have it.
struct Bound {
  std::string what;
  std::string wanted;
  std::string planned;
  std::string then;
  int pool = 0;
};

std::string people(const std::optional<int>& wanted) {
  return wanted ? std::to_string(*wanted) : std::string();
}

/// `3 of 5`
std::string got_text(int got, const std::optional<int>& wanted) {
  return wanted ? fmt::format("{} of {}", got, *wanted) : std::to_string(got);
}

std::vector<Bound> bounds_of(const Screened& planned, const Screened& then) {
  std::vector<Bound> out;
  for (std::size_t i = 0; i < then.targets.size(); ++i) {
    const auto& target = then.targets[i];
    const auto before =
        std::ranges::find(planned.targets, target.segment, &recruit::Target::segment);
    std::string got;
    if (before != planned.targets.end()) {
      const auto at = static_cast<std::size_t>(before - planned.targets.begin());
      got = got_text(planned.selected.by_target[at], before->people);
    }
    out.push_back({"segment " + target.segment, people(target.people), got,
                   got_text(then.selected.by_target[i], target.people), then.pool.by_target[i]});
  }
  for (std::size_t i = 0; i < then.limits.size(); ++i) {
    const recruit::Limit& limit = then.limits[i];
    const auto same = [&](const recruit::Limit& one) {
      return one.attribute == limit.attribute && one.value == limit.value &&
             one.at_least == limit.at_least;
    };
    const auto before = std::ranges::find_if(planned.limits, same);
    std::string got;
    if (before != planned.limits.end()) {
      const auto at = static_cast<std::size_t>(before - planned.limits.begin());
      got = std::to_string(planned.selected.by_limit[at]);
    }
    out.push_back({recruit::limit_in_words(limit),
                   std::to_string(recruit::people_of(limit, then.selected.selected)), got,
                   std::to_string(then.selected.by_limit[i]), then.pool.by_limit[i]});
  }
  return out;
}

/// Somebody who is in in one of the two and not in the other.
struct Mover {
  bool joins = false;
  std::string file;  ///< empty for who waited in the roster
  std::size_t row = 0;
  std::string id;  ///< of who waited in the roster
  std::string segment;
};

std::vector<Mover> movers_of(const Screened& planned, const Screened& then,
                             const std::vector<std::string>& files) {
  std::vector<Mover> out;
  for (std::size_t i = 0; i < planned.verdicts.size(); ++i) {
    const recruit::Verdict& after = then.verdicts[i];
    const bool was_in = planned.verdicts[i].outcome == Outcome::in;
    const bool is_in = after.outcome == Outcome::in;
    if (was_in != is_in) out.push_back({is_in, files[after.file], after.row, "", after.segment});
  }
  for (std::size_t i = 0; i < planned.waiters.size(); ++i) {
    const recruit::Waiter& after = then.waiters[i];
    if (planned.waiters[i].moved_up == after.moved_up) continue;
    out.push_back({after.moved_up, "", 0, after.id, after.segment});
  }
  return out;
}

std::string name_of(const Mover& mover) {
  return mover.id.empty() ? fmt::format("row {} of {}", mover.row, mover.file) : mover.id;
}

std::string movers_text(const std::vector<Mover>& movers, bool joins, std::string_view title,
                        const Style& style) {
  constexpr std::size_t kMost = 20;
  std::string out;
  std::size_t shown = 0;
  for (const Mover& mover : movers) {
    if (mover.joins != joins || ++shown > kMost) continue;
    out += "  " + text::printable(name_of(mover)) + "  " + text::printable(mover.segment) + "\n";
  }
  if (shown > kMost) out += fmt::format("  and {} more\n", shown - kMost);
  return out.empty() ? out : "\n" + style(Mark::strong, title) + "\n" + out;
}

void write_screened(format::json::Writer& json, const Screened& screened) {
  json.begin_object().field("in", screened.selected.selected);
  write_bounds(json, screened);
  json.field("best", screened.proven).end_object();
}

}  // namespace

std::string what_if_text(const Screened& planned, const Screened& then,
                         const std::vector<std::string>& changes,
                         const std::vector<std::string>& files, const Style& style) {
  std::string out = style(Mark::strong, "what if") + " " +
                    text::wrap(text::printable(text::join(changes, ", ")), kWidth - 8, 8) + "\n";
  out += fmt::format("  {}  {}  {}  to choose from\n", cell("", 40), cell("planned", 9),
                     cell("then", 9));
  const auto line = [&](const Bound& bound) {
    out += fmt::format("  {}  {}  {}  {}\n", cell(bound.what, 40), cell(bound.planned, 9),
                       cell(bound.then, 9), bound.pool);
  };
  for (const Bound& bound : bounds_of(planned, then)) line(bound);
  out += fmt::format("  {}  {}  {}\n", cell("in all", 40),
                     cell(std::to_string(planned.selected.selected), 9), then.selected.selected);
  if (!then.shortages.empty()) {
    out += "\n" + style(Mark::strong, "short then") + "\n";
    for (const recruit::Shortage& one : then.shortages) {
      out += "  " +
             text::wrap(text::printable(fmt::format("{}: {} in, {} short; {}", one.what, one.got,
                                                    one.wanted - one.got, one.why)),
                        kWidth - 4, 4) +
             "\n";
    }
  }
  const std::vector<Mover> movers = movers_of(planned, then, files);
  return out + movers_text(movers, true, "in then", style) +
         movers_text(movers, false, "no longer in then", style);
}

std::string what_if_json(const Screened& planned, const Screened& then,
                         const std::vector<std::string>& changes,
                         const std::vector<std::string>& files, const std::string& study) {
  format::json::Writer json;
  json.begin_object().field("version", 1).field("study", study).key("what_if").begin_array();
  for (const std::string& change : changes) json.value(change);
  json.end_array().key("planned");
  write_screened(json, planned);
  json.key("then");
  write_screened(json, then);
  const std::vector<Mover> movers = movers_of(planned, then, files);
  for (const bool joins : {true, false}) {
    json.key(joins ? "joins" : "leaves").begin_array();
    for (const Mover& mover : movers) {
      if (mover.joins != joins) continue;
      json.begin_object()
          .field("file", mover.file)
          .field("row", std::uint64_t{mover.row})
          .field("id", mover.id)
          .field("segment", mover.segment)
          .end_object();
    }
    json.end_array();
  }
  json.end_object();
  return json.text();
}

std::string what_if_csv(const Screened& planned, const Screened& then) {
  std::string out = format::csv::write_row({"bound", "wanted", "planned", "then", "pool"});
  for (const Bound& bound : bounds_of(planned, then)) {
    out += format::csv::write_row(
        {bound.what, bound.wanted, bound.planned, bound.then, std::to_string(bound.pool)}, true);
  }
  return out;
}

}  // namespace uxi::cli
