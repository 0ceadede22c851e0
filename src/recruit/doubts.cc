#include "recruit/doubts.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <set>

#include "recruit/identity.h"
#include "text/strings.h"

namespace uxi::recruit {
namespace {

constexpr auto kPublicProviders = std::to_array<std::string_view>({
    "aol.com",
    "bluewin.ch",
    "btinternet.com",
    "fastmail.com",
    "free.fr",
    "gmail.com",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "hotmail.fr",
    "icloud.com",
    "live.com",
    "mac.com",
    "mail.ru",
    "me.com",
    "msn.com",
    "orange.fr",
    "outlook.com",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "t-online.de",
    "web.de",
    "wp.pl",
    "yahoo.co.uk",
    "yahoo.com",
    "yahoo.de",
    "yahoo.fr",
    "yandex.ru",
    "163.com",
    // Reserved for examples (RFC 2606): nobody's organisation.
    "example.com",
    "example.net",
    "example.org",
});

/// Words that an option begins with which excludes the others.
constexpr auto kNone = std::to_array<std::string_view>({
    "none",
    "neither",
    "nothing",
    "not applicable",
    "n/a",
    "i have not",
    "i did not",
    "keine",
    "keines",
    "nichts",
    "weder",
    "aucun",
    "aucune",
    "rien",
    "ninguno",
    "ninguna",
    "nada",
});

bool excludes_others(std::string_view option) {
  const std::string words = folded(option);
  return std::ranges::any_of(kNone, [&](std::string_view none) {
    if (!words.starts_with(none)) return false;
    const std::string_view rest = std::string_view(words).substr(none.size());
    return rest.empty() || rest.front() == ' ' || rest.front() == ',';
  });
}

std::optional<double> median_of(const Responses& file) {
  std::vector<double> times;
  for (const Response& response : file.rows) {
    if (response.seconds && !response.is_preview && !response.is_unfinished) {
      times.push_back(*response.seconds);
    }
  }
  if (times.size() < kFewestTimed) return std::nullopt;
  const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
  std::ranges::nth_element(times, middle);
  return *middle;
}

/// The question of a grid's row: what stands before `[row]`, or before the last ` - row`.
std::string question_of_grid(std::string_view header) {
  if (header.ends_with(']')) return std::string(text::trim(header.substr(0, header.rfind('['))));
  const std::size_t dash = header.rfind(" - ");
  return dash == std::string_view::npos ? std::string() : std::string(header.substr(0, dash));
}

std::string seconds_text(double seconds) { return fmt::format("{:.0f} s", seconds); }

}  // namespace

bool is_public_provider(std::string_view domain) {
  return std::ranges::find(kPublicProviders, domain) != kPublicProviders.end();
}

DoubtFinder::DoubtFinder(const Screener& screener, const Screening& screening,
                         const std::vector<Responses>& files)
    : screener_(screener), screening_(screening) {
  for (const Responses& file : files) {
    median_.push_back(median_of(file));
    find_grids(file);
  }
  std::map<std::vector<std::string>, std::vector<std::size_t>> by_options;
  for (std::size_t q = 0; q < screener.questions.size(); ++q) {
    if (screener.questions[q].type != AnswerType::single) continue;
    std::vector<std::string> options;
    for (const Text& option : screener.questions[q].options) options.push_back(option.value);
    by_options[std::move(options)].push_back(q);
  }
  for (auto& entry : by_options) {
    if (entry.second.size() >= kFewestInLine) alike_.push_back(std::move(entry.second));
  }
}

void DoubtFinder::find_grids(const Responses& file) {
  std::map<std::string, std::vector<std::size_t>> by_question;
  for (std::size_t i = 0; i < file.other_headers.size(); ++i) {
    const std::string question = question_of_grid(file.other_headers[i]);
    if (!question.empty()) by_question[question].push_back(i);
  }
  std::vector<std::vector<std::size_t>>& grids = grids_.emplace_back();
  for (auto& entry : by_question) {
    if (entry.second.size() >= kFewestInLine) grids.push_back(std::move(entry.second));
  }
}

std::vector<Flag> DoubtFinder::in_answer(std::size_t file, const Response& response) const {
  std::vector<Flag> out;
  speed(file, response, out);
  lines(file, response, out);
  contradictions(response, out);
  if (response.is_unfinished) out.push_back({Doubt::incomplete, "did not come to the form's end"});
  return out;
}

void DoubtFinder::speed(std::size_t file, const Response& response, std::vector<Flag>& out) const {
  if (!response.seconds) return;
  const double took = *response.seconds;
  if (const auto& least = screener_.doubts.seconds) {
    if (took >= least->value) return;
    out.push_back(
        {Doubt::speeder, fmt::format("took {}, less than {} s", seconds_text(took), least->value)});
  } else if (median_[file] && took < *median_[file] * kSpeederShare) {
    out.push_back({Doubt::speeder, fmt::format("took {}, half of the others {} or more",
                                               seconds_text(took), seconds_text(*median_[file]))});
  }
}

void DoubtFinder::lines(std::size_t file, const Response& response, std::vector<Flag>& out) const {
  const auto judge = [&](const std::vector<std::string>& cells) {
    std::set<std::string> kinds;
    std::size_t answered = 0;
    for (const std::string& cell : cells) {
      if (cell.empty()) continue;
      kinds.insert(folded(cell));
      ++answered;
    }
    if (answered < kFewestInLine || kinds.size() != 1) return false;
    out.push_back({Doubt::straight_liner,
                   fmt::format("the same answer to {} questions of a grid", answered)});
    return true;
  };
  for (const std::vector<std::size_t>& questions : alike_) {
    std::vector<std::string> cells;
    for (const std::size_t q : questions) cells.push_back(response.answers[q].text);
    if (judge(cells)) return;
  }
  for (const std::vector<std::size_t>& grid : grids_[file]) {
    std::vector<std::string> cells;
    for (const std::size_t i : grid) cells.push_back(response.other[i]);
    if (judge(cells)) return;
  }
}

void DoubtFinder::contradictions(const Response& response, std::vector<Flag>& out) const {
  for (const Contradiction& one : screener_.contradictions) {
    if (screening_.holds(one.when, response.answers)) {
      out.push_back({Doubt::contradiction, one.because.value});
    }
  }
  for (std::size_t q = 0; q < response.answers.size(); ++q) {
    const std::vector<std::string>& chosen = response.answers[q].options;
    if (chosen.size() < 2) continue;
    const auto none = std::ranges::find_if(chosen, excludes_others);
    if (none == chosen.end()) continue;
    out.push_back({Doubt::contradiction, fmt::format("chose `{}` and others of `{}`", *none,
                                                     screener_.questions[q].id.value)});
  }
}

void DoubtFinder::know(const Reach& reach, const std::string& as) {
  const std::string domain = email_domain(reach.email);
  if (!domain.empty() && !is_public_provider(domain)) by_domain_.emplace(domain, as);
  const std::string phone = phone_key(reach.phone);
  if (!phone.empty()) by_phone_.emplace(phone, as);
}

std::optional<Flag> DoubtFinder::colleague(const Reach& reach, const std::string& as) {
  const std::string domain = email_domain(reach.email);
  const bool is_ours = std::ranges::any_of(screener_.doubts.own_domains, [&](const Text& own) {
    const std::string name = folded(own.value);
    return !domain.empty() && (domain == name || domain.ends_with("." + name));
  });
  if (is_ours) return Flag{Doubt::colleague, "an address of ours"};
  const auto mate = by_domain_.find(domain);
  std::optional<Flag> out;
  if (mate != by_domain_.end()) {
    out = Flag{Doubt::colleague, "same organisation as " + mate->second};
  } else if (const auto phone = by_phone_.find(phone_key(reach.phone)); phone != by_phone_.end()) {
    out = Flag{Doubt::colleague, "same phone number as " + phone->second};
  }
  know(reach, as);
  return out;
}

std::optional<Flag> seen_flag(const Seen& seen, int months, Date today) {
  // The same day so many months later, or the first after it.
  const int month = seen.date.month - 1 + months;
  const Date first{seen.date.year + month / 12, static_cast<std::uint8_t>(month % 12 + 1), 1};
  const Date free = date_from_days(days_since_epoch(first) + seen.date.day - 1);
  if (months == 0 || today >= free) return std::nullopt;
  return Flag{Doubt::seen, fmt::format("took part in {} on {}", seen.study, to_string(seen.date))};
}

}  // namespace uxi::recruit
