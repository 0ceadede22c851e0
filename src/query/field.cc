// Names and values of fields. Every wrong value is refused with what would be right: a query that
// silently matches nothing is worse than an error.
#include "query/field.h"

#include <algorithm>
#include <array>

#include "text/nearest.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::query {
namespace {

struct FieldName {
  Field field;
  std::string_view name;
};

constexpr std::array<FieldName, 12> kFields = {{{Field::code, "code"},
                                                {Field::speaker, "speaker"},
                                                {Field::segment, "segment"},
                                                {Field::participant, "participant"},
                                                {Field::session, "session"},
                                                {Field::study, "study"},
                                                {Field::coder, "coder"},
                                                {Field::theme, "theme"},
                                                {Field::question, "question"},
                                                {Field::date, "date"},
                                                {Field::has, "has"},
                                                {Field::is, "is"}}};

std::vector<std::string> field_names() {
  std::vector<std::string> names;
  for (const FieldName& row : kFields) names.emplace_back(row.name);
  return names;
}

/// The values that a field can have, where they are known beforehand.
std::vector<std::string> known_values(Field field) {
  if (field == Field::speaker) return {"interviewer", "participant", "observer", "unknown"};
  if (field == Field::has) return {"memo"};
  if (field == Field::is) return {"tagged", "untagged"};
  return {};
}

Result<Field> read_name(std::string_view query, const Token& token) {
  const std::string name = text::lower(token.name);
  for (const FieldName& row : kFields) {
    if (row.name == name) return row.field;
  }
  const std::string nearest = text::did_you_mean(name, field_names());
  return wrong_at(query, token.begin, "unknown field `" + std::string(token.name) + "`",
                  nearest.empty() ? "fields are " + text::join(field_names(), ", ") +
                                        "; in quotes it is searched for as words"
                                  : nearest);
}

/// One end of a range: a year, a month or a day.
struct Period {
  Date first;
  Date last;
};

std::optional<Period> read_period(std::string_view text) {
  const std::string piece(text);
  if (const auto day = parse_date(piece)) return Period{*day, *day};
  if (const auto first = parse_date(piece + "-01")) {
    for (const char* end : {"-31", "-30", "-29"}) {
      if (const auto last = parse_date(piece + end)) return Period{*first, *last};
    }
    return Period{*first, *parse_date(piece + "-28")};
  }
  const auto first = parse_date(piece + "-01-01");
  const auto last = parse_date(piece + "-12-31");
  if (first && last) return Period{*first, *last};
  return std::nullopt;
}

Result<FieldTest> read_dates(std::string_view query, std::string_view value) {
  const std::size_t dots = value.find("..");
  const bool range = dots != std::string_view::npos;
  const std::string_view parts[] = {value.substr(0, dots), range ? value.substr(dots + 2) : value};
  FieldTest test{.field = Field::date};
  for (const bool is_end : {false, true}) {
    const std::string_view part = parts[is_end ? 1 : 0];
    if (part.empty()) continue;
    const auto period = read_period(part);
    if (!period) {
      return wrong_at(query, offset_of(query, part), "`" + std::string(part) + "` is not a date",
                      "write a day, a month or a range, like `date:2026-03-14`, `date:2026-03` or "
                      "`date:2026-03..2026-04-15`");
    }
    (is_end ? test.through : test.from) = is_end ? period->last : period->first;
  }
  if (!test.from && !test.through) {
    return wrong_at(query, offset_of(query, value), "this range has neither begin nor end",
                    "write it like `date:2026-03..`");
  }
  if (test.from && test.through && *test.from > *test.through) {
    return wrong_at(query, offset_of(query, value), "this range ends before it begins",
                    "write the earlier date first");
  }
  return test;
}

Result<FieldTest> read_code(std::string_view query, std::string_view value) {
  FieldTest test{.field = Field::code, .value = text::lower(value)};
  if (test.value.ends_with("/*")) {
    test.only_below = true;
    test.value.resize(test.value.size() - 2);
  }
  const std::size_t at = offset_of(query, value);
  if (text::contains(test.value, "*")) {
    return wrong_at(query, at + value.find('*'), "`*` stands for a whole level of a code",
                    "write it like `code:pain/*`; any code at all is `is:tagged`");
  }
  const auto levels = text::split(test.value, '/');
  if (std::ranges::any_of(levels, [](std::string_view level) { return level.empty(); })) {
    return wrong_at(query, at, "`" + std::string(value) + "` is not a code",
                    "codes are words with `/` between levels, like `pain/billing`");
  }
  return test;
}

/// A value of the few that a field called `name` can have, or a name.
Result<std::string> read_value(std::string_view query, std::string_view name,
                               const std::vector<std::string>& known, std::string_view value) {
  const std::string small = text::lower(value);
  if (known.empty()) {
    if (const std::size_t star = value.find('*'); star != std::string_view::npos) {
      return wrong_at(query, offset_of(query, value) + star,
                      "`*` cannot stand in `" + std::string(name) + ":`",
                      "write the whole name, or several with OR");
    }
    return std::string(value);
  }
  if (std::ranges::find(known, small) == known.end()) {
    const std::string nearest = text::did_you_mean(small, known);
    return wrong_at(query, offset_of(query, value),
                    "`" + std::string(name) + ":` cannot be `" + std::string(value) + "`",
                    nearest.empty() ? "it can be " + text::join(known, ", ") : nearest);
  }
  return small;
}

/// What stands behind the colon.
Result<std::string_view> content_of(std::string_view query, const Token& token,
                                    std::string_view name) {
  const std::string_view value = text::trim(token.content);
  if (!value.empty()) return value;
  return wrong_at(query, token.begin + token.name.size() + 1,
                  "no value behind `" + std::string(token.name) + ":`",
                  "write it without a space, like `" + std::string(name) +
                      (name == "date" ? ":2026-03`" : ":name`"));
}

}  // namespace

std::string_view to_string(Field field) {
  if (field == Field::own) return "own";
  return std::ranges::find(kFields, field, &FieldName::field)->name;
}

Result<FieldTest> read_field(std::string_view query, const Token& token) {
  UXI_TRY(const Field field, read_name(query, token));
  UXI_TRY(const std::string_view value, content_of(query, token, to_string(field)));
  if (field == Field::date) return read_dates(query, value);
  if (field == Field::code) return read_code(query, value);
  UXI_TRY(std::string name, read_value(query, to_string(field), known_values(field), value));
  return FieldTest{.field = field, .value = std::move(name)};
}

Result<FieldTest> read_field(std::string_view query, const Token& token,
                             std::span<const OwnField> own) {
  const std::string name = text::lower(token.name);
  if (name == "date") return read_field(query, token);
  const auto field = std::ranges::find(own, name, &OwnField::name);
  if (field == own.end()) {
    std::vector<std::string> names{"date"};
    for (const OwnField& one : own) names.push_back(one.name);
    const std::string nearest = text::did_you_mean(name, names);
    return wrong_at(query, token.begin, "unknown field `" + std::string(token.name) + "`",
                    nearest.empty() ? "fields are " + text::join(names, ", ") : nearest);
  }
  UXI_TRY(const std::string_view value, content_of(query, token, name));
  UXI_TRY(std::string wanted, read_value(query, name, field->values, value));
  return FieldTest{.field = Field::own, .value = std::move(wanted), .name = name};
}

std::string quote_value(std::string_view value, std::string_view tail) {
  const bool plain = std::ranges::all_of(value, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= '-' && byte <= '9') || byte == '_' || (byte < 0x80 && text::is_letter(byte));
  });
  const std::string_view quote = plain ? "" : "\"";
  return text::join({std::string(quote), std::string(value), std::string(tail), std::string(quote)},
                    "");
}

}  // namespace uxi::query
