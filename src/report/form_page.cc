#include "report/form_page.h"

#include <fmt/format.h>
#include <string_view>

#include "format/json.h"
#include "report/escape.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::report {
namespace {

constexpr int kWidth = 80;

/// What a screening takes as the way to reach somebody; the words are those it knows columns by,
/// with the hint behind them or without (recruit/header_words).
struct ContactField {
  std::string_view ask;
  std::string_view hint;
};
constexpr ContactField kContact[] = {
    {"Name", "so that we know how to address you"},
    {"Email address", "for the invitation, and nothing else"},
    {"Phone number", "if you like, for the day itself"},
    {"May we contact you about taking part?", "yes or no"},
};

std::string_view how_to_answer(AnswerType type) {
  switch (type) {
    case AnswerType::single: return "choose one";
    case AnswerType::multi: return "choose all that apply";
    case AnswerType::number: return "a number";
    case AnswerType::text: return "in your own words";
  }
  return {};
}

bool is_list(AnswerType type) { return type == AnswerType::single || type == AnswerType::multi; }

std::string lead_of(const Study* study) {
  return study == nullptr ? std::string() : text::squeeze(study->public_text.value);
}

/// One way of writing: how words are made inert, and how lines are led in.
struct Writing {
  PageFormat format;

  [[nodiscard]] std::string words(std::string_view text) const {
    return format == PageFormat::markdown ? markdown_words(text)
                                          : text::squeeze(text::printable(text));
  }
  /// ``3. What did you do? *(choose one)*``
  [[nodiscard]] std::string question(std::size_t number, std::string_view ask,
                                     std::string_view how) const {
    const std::string lead = fmt::format("{}. ", number);
    if (format == PageFormat::markdown) return fmt::format("{}{} *({})*\n", lead, words(ask), how);
    const int indent = static_cast<int>(lead.size());
    return lead + text::wrap(fmt::format("{} ({})", words(ask), how), kWidth - indent, indent) +
           "\n";
  }
  [[nodiscard]] std::string option(AnswerType type, std::string_view text) const {
    const bool single = type == AnswerType::single;
    if (format == PageFormat::markdown)
      return fmt::format("   - {}{}\n", single ? "" : "[ ] ", words(text));
    return fmt::format("   {} {}\n", single ? "( )" : "[ ]", words(text));
  }
};

}  // namespace

std::string form_page(const Screener& screener, const Study* study, PageFormat format) {
  const Writing writing{format};
  std::string out;
  if (const std::string lead = lead_of(study); !lead.empty()) {
    out = (format == PageFormat::markdown ? writing.words(lead)
                                          : text::wrap(writing.words(lead), kWidth)) +
          "\n\n";
  }
  std::size_t number = 0;
  for (const ScreenerQuestion& question : screener.questions) {
    out += writing.question(++number, question.ask.value, how_to_answer(question.type));
    if (is_list(question.type)) {
      for (const Text& option : question.options)
        out += writing.option(question.type, option.value);
    }
    out += "\n";
  }
  for (const ContactField& field : kContact)
    out += writing.question(++number, field.ask, field.hint);
  return out;
}

std::string form_json(const Screener& screener, const Study* study) {
  format::json::Writer json;
  json.begin_object().field("version", 1).field("screener_version", screener.version);
  json.key("public");
  if (const std::string lead = lead_of(study); !lead.empty()) {
    json.value(lead);
  } else {
    json.null();
  }
  json.key("questions").begin_array();
  for (const ScreenerQuestion& question : screener.questions) {
    json.begin_object()
        .field("id", question.id.value)
        .field("ask", question.ask.value)
        .field("type", to_string(question.type))
        .field("attribute", question.attribute);
    json.key("options").begin_array();
    for (const Text& option : question.options) json.value(option.value);
    json.end_array().end_object();
  }
  json.end_array().key("contact").begin_array();
  for (const ContactField& field : kContact) json.value(field.ask);
  json.end_array().end_object();
  return json.text();
}

}  // namespace uxi::report
