#include "report/plan_page.h"

#include <cmath>
#include <fmt/format.h>
#include <vector>

#include "report/escape.h"
#include "report/guide_draft.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::report {
namespace {

constexpr int kWidth = 80;
constexpr int kIndent = 2;

/// One point, and what belongs to it in lines of their own.
struct Point {
  std::string words;
  std::vector<std::string> below = {};
};
struct Part {
  std::string heading;
  std::vector<Point> points;
};
struct Page {
  std::string title;
  std::string lead;
  std::vector<Part> parts;
};

std::string amount_of(const Incentive& incentive) {
  const double amount = incentive.amount.value;
  if (amount == 0) return "nothing";
  std::string out =
      amount == std::floor(amount) ? fmt::format("{:.0f}", amount) : fmt::format("{:.2f}", amount);
  if (!incentive.currency.value.empty()) out += " " + incentive.currency.value;
  if (!incentive.as.value.empty()) out += " (" + incentive.as.value + ")";
  return out;
}

std::string place_of(const Study& study) {
  switch (study.method.setting.value) {
    case Setting::remote: return "remote";
    case Setting::in_person: return "in person";
    case Setting::mixed: return "remote or in person";
  }
  return {};
}

Part method_part(const Study& study) {
  const Method& method = study.method;
  std::string words;
  const auto add = [&](std::string_view more) {
    words += (words.empty() ? "" : ", ") + std::string(more);
  };
  if (!method.purpose.span.empty()) add(to_string(method.purpose.value));
  if (!method.structure.span.empty()) add(to_string(method.structure.value));
  if (!method.setting.span.empty()) add(place_of(study));
  if (method.minutes.value > 0) add(fmt::format("{} minutes a session", method.minutes.value));
  Part part{"How", {}};
  if (!words.empty()) part.points.push_back({words});
  if (!study.approach.span.empty())
    part.points.push_back({"analysis: " + std::string(to_string(study.approach.value))});
  return part;
}

Part questions_part(const Study& study) {
  Part part{"What we want to know", {}};
  for (const ResearchQuestion& question : study.questions) {
    Point point{question.id.value + ": " + question.text.value};
    if (!question.decision.value.empty())
      point.below.push_back("decides: " + question.decision.value);
    part.points.push_back(std::move(point));
  }
  return part;
}

Part assumptions_part(const Study& study) {
  Part part{"What we believe", {}};
  for (const Assumption& assumption : study.assumptions) {
    Point point{assumption.id.value + ": " + assumption.text.value};
    if (!assumption.wrong_if.value.empty())
      point.below.push_back("wrong if: " + assumption.wrong_if.value);
    part.points.push_back(std::move(point));
  }
  return part;
}

Part success_part(const Study& study) {
  Part part{"What would be a success", {}};
  if (!study.success) return part;
  const double percent = study.success->share_of_participants.value * 100;
  part.points.push_back({fmt::format("{:.0f} % of those we talk with bring up `{}`", percent,
                                     study.success->with_code.value)});
  return part;
}

int people_wanted(const Study& study) {
  int people = 0;
  for (const Segment& segment : study.segments) people += segment.target.value;
  return people;
}

Part segments_part(const Study& study) {
  Part part{"Whom we ask", {}};
  for (const Segment& segment : study.segments) {
    std::string words = segment.id.value;
    if (segment.target.value > 0) words = fmt::format("{} {}", segment.target.value, words);
    if (!segment.who.value.empty()) words += ": " + segment.who.value;
    if (segment.stage.value != Stage::unstated)
      words += fmt::format(" ({})", to_string(segment.stage.value));
    part.points.push_back({std::move(words)});
  }
  const int people = people_wanted(study);
  if (study.segments.size() > 1 && people > 0)
    part.points.push_back({fmt::format("{} people in all", people)});
  return part;
}

Part dates_part(const Study& study) {
  Part part{"When", {}};
  const auto add = [&](std::string_view what, const std::optional<Located<Date>>& date) {
    if (date) part.points.push_back({fmt::format("{}: {}", what, spoken_date(date->value))});
  };
  add("recruiting from", study.dates.recruit);
  add("sessions from", study.dates.field);
  add("synthesis from", study.dates.synthesis);
  add("report", study.dates.report);
  return part;
}

Part team_part(const Study& study) {
  Part part{"Who", {}};
  const auto add = [&](std::string_view what, const std::string& name) {
    if (!name.empty()) part.points.push_back({fmt::format("{}: {}", what, name)});
  };
  add("asks", study.team.moderator.value);
  add("takes notes", study.team.note_taker.value);
  std::vector<std::string> observers;
  for (const Text& observer : study.team.observers) observers.push_back(observer.value);
  add("observe", text::join(observers, ", "));
  if (study.team.account_owner_approves)
    part.points.push_back({"account owners agree before their customers are asked"});
  return part;
}

std::string recording_of(const ConsentPolicy& consent) {
  if (consent.record.value == "no") return "not recorded";
  return consent.record.value == "required" ? "recorded" : "recorded where they agree";
}

Part people_get_part(const Study& study) {
  Part part{"What people get and agree to", {}};
  if (study.incentive) part.points.push_back({"incentive: " + amount_of(*study.incentive)});
  if (study.consent) {
    std::string words = recording_of(*study.consent);
    words += fmt::format("; quotes: {}; shared with: {}", to_string(study.consent->quote),
                         to_string(study.consent->share));
    if (study.consent->keep_until)
      words += "; deleted by " + spoken_date(*study.consent->keep_until);
    if (!study.consent->form.value.empty()) words += "; form " + study.consent->form.value;
    part.points.push_back({std::move(words)});
  }
  if (!study.public_text.value.empty())
    part.points.push_back({"they read: " + text::squeeze(study.public_text.value)});
  return part;
}

Page page_of(const Study& study) {
  Page page{.title = study.title.value, .lead = text::squeeze(study.summary.value), .parts = {}};
  for (Part part :
       {questions_part(study), assumptions_part(study), success_part(study), segments_part(study),
        method_part(study), dates_part(study), team_part(study), people_get_part(study)}) {
    if (!part.points.empty()) page.parts.push_back(std::move(part));
  }
  return page;
}

// ---- what participants may read
// ---------------------------------------------------------------------------------

std::string meeting_of(const Study& study) {
  switch (study.method.setting.value) {
    case Setting::remote: return "remotely";
    case Setting::in_person: return "in person";
    case Setting::mixed: return "remotely or in person";
  }
  return {};
}

std::string shared_in_words(const ConsentPolicy& consent) {
  switch (consent.share) {
    case ShareConsent::team: return "Only the team that does the research reads what you say";
    case ShareConsent::company: return "What you say stays inside the company";
    case ShareConsent::everyone: return "What you say may be published";
  }
  return {};
}

std::string quoted_in_words(const ConsentPolicy& consent) {
  switch (consent.quote) {
    case QuoteConsent::no: return "We do not quote you.";
    case QuoteConsent::anonymous: return "If we quote you, it is without your name.";
    case QuoteConsent::named: return "If we quote you, it may be with your name.";
  }
  return {};
}

std::vector<Point> public_points(const Study& study) {
  std::vector<Point> points;
  const int minutes = study.method.minutes.value;
  const bool has_place = !study.method.setting.span.empty();
  if (minutes > 0) {
    points.push_back({fmt::format("It takes {} minutes{}.", minutes,
                                  has_place ? ", " + meeting_of(study) : "")});
  } else if (has_place) {
    points.push_back({fmt::format("We meet {}.", meeting_of(study))});
  }
  if (study.incentive && study.incentive->amount.value > 0)
    points.push_back({fmt::format("You get {} for your time.", amount_of(*study.incentive))});
  if (!study.consent) return points;
  const ConsentPolicy& consent = *study.consent;
  if (consent.record.value == "no") {
    points.push_back({"The session is not recorded."});
  } else if (consent.record.value == "required") {
    points.push_back({"We record the session, and ask you again before we begin."});
  } else {
    points.push_back({"With your permission we record the session."});
  }
  points.push_back({quoted_in_words(consent)});
  std::string shared = shared_in_words(consent);
  if (consent.keep_until)
    shared += fmt::format(", and we delete it by {}", spoken_date(*consent.keep_until));
  points.push_back({shared + "."});
  return points;
}

// ---- writing
// ----------------------------------------------------------------------------------------------------

std::string in_markdown(const Page& page) {
  std::string out;
  if (!page.title.empty()) out += "# " + markdown_words(page.title) + "\n";
  if (!page.lead.empty()) out += (out.empty() ? "" : "\n") + markdown_words(page.lead) + "\n";
  for (const Part& part : page.parts) {
    out += out.empty() ? "" : "\n";
    if (!part.heading.empty()) out += "## " + markdown_words(part.heading) + "\n\n";
    for (const Point& point : part.points) {
      out += "- " + markdown_words(point.words) + "\n";
      for (const std::string& line : point.below) out += "  - " + markdown_words(line) + "\n";
    }
  }
  return out;
}

std::string in_text(const Page& page) {
  std::string out;
  const auto wrapped = [](std::string_view words, int indent) {
    return text::wrap(text::squeeze(text::printable(words)), kWidth - indent, indent) + "\n";
  };
  if (!page.title.empty()) out += wrapped(page.title, 0);
  if (!page.lead.empty()) out += (out.empty() ? "" : "\n") + wrapped(page.lead, 0);
  for (const Part& part : page.parts) {
    out += out.empty() ? "" : "\n";
    if (!part.heading.empty()) out += part.heading + "\n";
    for (const Point& point : part.points) {
      out += std::string(kIndent, ' ') + wrapped(point.words, kIndent + 2);
      for (const std::string& line : point.below)
        out += std::string(kIndent + 2, ' ') + wrapped(line, kIndent + 4);
    }
  }
  return out;
}

std::string written(const Page& page, PageFormat format) {
  return format == PageFormat::markdown ? in_markdown(page) : in_text(page);
}

}  // namespace

std::string plan_page(const Study& study, PageFormat format) {
  return written(page_of(study), format);
}

std::string public_page(const Study& study, PageFormat format) {
  Page page{.title = {}, .lead = text::squeeze(study.public_text.value), .parts = {}};
  std::vector<Point> points = public_points(study);
  if (!points.empty()) page.parts.push_back({"", std::move(points)});
  return written(page, format);
}

}  // namespace uxi::report
