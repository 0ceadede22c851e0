#include "analysis/gate.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/core.h>

#include "analysis/stopping.h"
#include "text/strings.h"

namespace uxi::analysis {
namespace {

constexpr std::array<std::string_view, 6> kMeasures = {"coverage", "known",      "corroborated",
                                                       "codes",    "interviews", "next"};
constexpr std::string_view kHint =
    "conditions: coverage, known, corroborated, codes, interviews or next(M) with >=, <=, >, < or "
    "= "
    "and a number; guest(4,2,0.05); francis; nearly; saturated; joined by `and`";

/// Reads words, numbers and signs from left to right.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool at_end() {
    skip();
    return place_ == text_.size();
  }
  std::string word() {
    skip();
    const std::size_t begin = place_;
    while (place_ < text_.size() && text_[place_] >= 'a' && text_[place_] <= 'z') ++place_;
    return std::string(text_.substr(begin, place_ - begin));
  }
  bool take(std::string_view sign) {
    skip();
    if (!text_.substr(place_).starts_with(sign)) return false;
    place_ += sign.size();
    return true;
  }
  std::optional<double> number() {
    skip();
    double value = 0;
    const char* begin = text_.data() + place_;
    const auto [end, error] = std::from_chars(begin, text_.data() + text_.size(), value);
    if (error != std::errc()) return std::nullopt;
    place_ += static_cast<std::size_t>(end - begin);
    return take("%") ? value / 100 : value;
  }
  std::size_t place() {
    skip();
    return place_;
  }
  std::string_view since(std::size_t begin) const { return text_.substr(begin, place_ - begin); }
  [[nodiscard]] tl::unexpected<Error> wrong(std::size_t place, std::string_view what) const {
    return tl::make_unexpected(Error{.kind = ErrorKind::usage,
                                     .message = std::string(what),
                                     .column = static_cast<unsigned>(place) + 1,
                                     .hint = std::string(kHint)});
  }

 private:
  void skip() {
    while (place_ < text_.size() && text_[place_] == ' ') ++place_;
  }

  std::string_view text_;
  std::size_t place_ = 0;
};

/// Whole numbers from 1 to 10,000; nothing else counts interviews.
std::optional<std::size_t> whole(std::optional<double> number) {
  if (!number || *number < 1 || *number > 10'000) return std::nullopt;
  const auto value = static_cast<std::size_t>(*number);
  return static_cast<double>(value) == *number ? std::optional(value) : std::nullopt;
}

Result<GateTerm> read_guest(Reader& reader, GateTerm term) {
  term.kind = GateTerm::Kind::guest;
  const std::size_t place = reader.place();
  const bool open = reader.take("(");
  const auto base = whole(reader.number());
  const bool first = reader.take(",");
  const auto run = whole(reader.number());
  const bool second = reader.take(",");
  const auto threshold = reader.number();
  if (!open || !base || !first || !run || !second || !threshold || !reader.take(")")) {
    return reader.wrong(place, "`guest` wants three numbers, like (4,2,0.05),");
  }
  term.base = *base;
  term.run = *run;
  term.threshold = *threshold;
  return term;
}

Result<GateTerm> read_measure(Reader& reader, GateTerm term, std::string name) {
  term.kind = GateTerm::Kind::measure;
  term.measure = std::move(name);
  if (term.measure == "next" && reader.take("(")) {
    const std::size_t place = reader.place();
    const auto more = whole(reader.number());
    if (!more || !reader.take(")")) return reader.wrong(place, "`next` wants a number, like (3),");
    term.more = *more;
  }
  for (const std::string_view sign : {">=", "<=", ">", "<", "="}) {
    if (term.comparison.empty() && reader.take(sign)) term.comparison = sign;
  }
  if (term.comparison.empty()) return reader.wrong(reader.place(), "a comparison is missing");
  const std::size_t place = reader.place();
  const auto number = reader.number();
  if (!number) return reader.wrong(place, "a number is missing");
  term.number = *number;
  return term;
}

Result<GateTerm> read_term(Reader& reader) {
  const std::size_t place = reader.place();
  std::string name = reader.word();
  GateTerm term;
  Result<GateTerm> out = term;
  if (name == "guest") {
    out = read_guest(reader, term);
  } else if (name == "francis") {
    out->kind = GateTerm::Kind::francis;
  } else if (name == "saturated" || name == "nearly") {
    out->verdict = name == "saturated" ? Verdict::saturated : Verdict::nearly;
  } else if (std::ranges::find(kMeasures, name) != kMeasures.end()) {
    out = read_measure(reader, term, std::move(name));
  } else {
    return reader.wrong(place, name.empty() ? "a condition is missing" : "unknown `" + name + "`");
  }
  if (out) out->text = text::trim(reader.since(place));
  return out;
}

/// New codes in `more` further interviews, as `extrapolated` has them (Chao & Jost 2012).
double expected_new(const Cohort& cohort, std::size_t more) {
  const double unheard = cohort.chao2.value - static_cast<double>(cohort.codes);
  const auto once = static_cast<double>(cohort.once);
  const double all = static_cast<double>(cohort.interviews) * unheard + once;
  return all <= 0 ? 0 : unheard * (1 - std::pow(1 - once / all, static_cast<double>(more)));
}

double value_of(const GateTerm& term, const Cohort& cohort) {
  if (term.measure == "coverage") return cohort.coverage;
  if (term.measure == "corroborated") return cohort.corroborated;
  if (term.measure == "codes") return static_cast<double>(cohort.codes);
  if (term.measure == "interviews") return static_cast<double>(cohort.interviews);
  if (term.measure == "known") {
    return cohort.chao2.value > 0 ? static_cast<double>(cohort.codes) / cohort.chao2.value : 0;
  }
  return expected_new(cohort, term.more);
}

bool compare(double value, const std::string& sign, double number) {
  if (sign == ">=") return value >= number;
  if (sign == "<=") return value <= number;
  if (sign == ">") return value > number;
  if (sign == "<") return value < number;
  return value == number;
}

GateAnswer of_rule(const RuleResult& rule) {
  if (rule.state != RuleState::reached) return {false, std::string(to_string(rule.state))};
  return {true, fmt::format("reached at interview {}", rule.at)};
}

}  // namespace

Result<Gate> parse_gate(std::string_view text) {
  Reader reader(text);
  Gate gate;
  do {
    UXI_TRY(GateTerm term, read_term(reader));
    gate.push_back(std::move(term));
  } while (reader.take("and "));
  if (!reader.at_end()) return reader.wrong(reader.place(), "`and` or the end is missing");
  return gate;
}

GateAnswer answer(const GateTerm& term, const Cohort& cohort) {
  switch (term.kind) {
    case GateTerm::Kind::verdict:
      return {cohort.verdict >= term.verdict, std::string(to_string(cohort.verdict))};
    case GateTerm::Kind::francis: return of_rule(cohort.francis);
    case GateTerm::Kind::guest: {
      std::vector<std::size_t> fresh;
      for (const SaturationPoint& point : cohort.points) fresh.push_back(point.fresh);
      return of_rule(guest_rule(fresh, term.base, term.run, term.threshold));
    }
    case GateTerm::Kind::measure: break;
  }
  if (term.measure == "next" && term.more > cohort.interviews) {
    return {false, "further than this many interviews can tell"};
  }
  const double value = value_of(term, cohort);
  // Where nothing was heard there is no coverage to speak of.
  const bool known = cohort.codes > 0 || term.measure == "codes" || term.measure == "interviews";
  return {known && compare(value, term.comparison, term.number),
          known ? fmt::format("{:.4g}", value) : "no code was given"};
}

}  // namespace uxi::analysis
