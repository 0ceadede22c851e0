// What participants are written: templates in Markdown with fields, of which only public ones can
// be filled in (practices P8 and R7).
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/error.h"
#include "uxi/source.h"
#include "uxi/time.h"

namespace uxi::recruit {

/// A kind of message: its name, as in the log of contacts, and when it is for.
struct MessageKind {
  std::string_view name;
  std::string_view about;
  bool needs_time;  ///< of a session
};
[[nodiscard]] std::span<const MessageKind> message_kinds();
[[nodiscard]] const MessageKind* find_message_kind(std::string_view name);

/// What a template may show, and nothing else.
struct PublicField {
  std::string_view name;
  std::string_view about;
};
[[nodiscard]] std::span<const PublicField> public_fields();

/// Fields by name; those that are not there are unknown for this person.
using FieldValues = std::map<std::string, std::string, std::less<>>;

struct MessageTemplate {
  SourceFile source;
  std::string subject;
  std::string body;                   ///< Markdown with `{{field}}` and `{{#field}}...{{/field}}`
  std::vector<std::string> required;  ///< fields that stand outside sections of their own
};

/// Findings are `message/...`: a field that is not public (an error at its place that lists those
/// that are), no subject, tags that do not close, whatever else Mustache can do.
[[nodiscard]] MessageTemplate read_message_template(SourceFile source, Diagnostics& diagnostics);

struct FilledMessage {
  std::string subject;
  std::string text;
  std::string html;
};
/// `not_found` names the field that the template needs and that is unknown.
[[nodiscard]] Result<FilledMessage> fill_message(const MessageTemplate& from,
                                                 const FieldValues& values);

/// How a language says dates: words.yaml beside its templates.
struct DateWords {
  std::vector<std::string> months;    ///< twelve
  std::vector<std::string> weekdays;  ///< seven, from Monday
  std::string date;                   ///< `{{weekday}}, {{day}} {{month}} {{year}}`
};
/// Findings are `message/...`.
[[nodiscard]] DateWords read_date_words(const SourceFile& source, Diagnostics& diagnostics);
/// `weekday` from Monday 0.
[[nodiscard]] std::string say_date(const DateWords& words, Date date, int weekday);

}  // namespace uxi::recruit
