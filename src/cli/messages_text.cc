#include "cli/messages_text.h"

#include <algorithm>
#include <fmt/format.h>

#include "format/csv.h"
#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {

using workspace::Draft;
using workspace::Drafts;
using workspace::TemplateFile;

namespace {

constexpr int kWidth = 80;

std::string shown(const format::Mailbox& box) {
  return box.name.empty() ? box.address : fmt::format("{} <{}>", box.name, box.address);
}

std::string wrapped(std::string_view text) {
  std::string out;
  for (const std::string_view line : text::split(text::trim(text), '\n')) {
    out += (line.empty() ? std::string()
                         : "  " + text::replace_all(text::wrap(text::printable(line), kWidth - 2),
                                                    "\n", "\n  ")) +
           "\n";
  }
  return out;
}

std::string draft_text(const Draft& draft, const Style& style) {
  std::string out = style(Mark::strong, draft.session) + " (" + draft.language + ")\n";
  const auto header = [&](std::string_view name, std::string_view value) {
    out += fmt::format(
        "  {}: {}\n", name,
        text::replace_all(text::wrap(text::printable(value), kWidth - 12), "\n", "\n      "));
  };
  header("From", shown(draft.mail.from));
  if (draft.mail.reply_to) header("Reply-To", *draft.mail.reply_to);
  header("To", shown(draft.mail.to));
  header("Subject", draft.mail.subject);
  if (!draft.mail.calendar.empty()) header("Calendar", draft.mail.calendar_method);
  return out + "\n" + wrapped(draft.mail.text) + "\n";
}

}  // namespace

std::string drafts_text(const Drafts& drafts, const Style& style) {
  std::string out;
  for (const Draft& draft : drafts.drafts) out += draft_text(draft, style);
  if (!drafts.left_out.empty()) out += style(Mark::strong, "not written") + "\n";
  for (const auto& person : drafts.left_out) {
    out += fmt::format("  {}  {}\n", person.session,
                       text::replace_all(text::wrap(text::printable(person.reason), kWidth - 12),
                                         "\n", "\n       "));
  }
  return out;
}

std::string drafts_json(const Drafts& drafts, const std::string& study) {
  format::json::Writer json;
  json.begin_object().field("version", 1).field("study", study).field("kind", drafts.kind);
  json.key("messages").begin_array();
  for (const Draft& draft : drafts.drafts) {
    json.begin_object()
        .field("session", draft.session)
        .field("language", draft.language)
        .field("from", shown(draft.mail.from))
        .field("to", shown(draft.mail.to))
        .field("subject", draft.mail.subject)
        .field("text", draft.mail.text)
        .field("html", draft.mail.html)
        .field("calendar", draft.mail.calendar)
        .end_object();
  }
  json.end_array().key("left_out").begin_array();
  for (const auto& person : drafts.left_out) {
    json.begin_object().field("session", person.session).field("reason", person.reason);
    json.end_object();
  }
  return json.end_array().end_object().text();
}

std::string drafts_csv(const Drafts& drafts) {
  std::vector<std::string> head{"session", "email", "language", "subject", "text"};
  for (const recruit::PublicField& field : recruit::public_fields()) head.emplace_back(field.name);
  std::string out = format::csv::write_row(head);
  for (const Draft& draft : drafts.drafts) {
    std::vector<std::string> row{draft.session, draft.mail.to.address, draft.language,
                                 draft.mail.subject, draft.mail.text};
    for (const recruit::PublicField& field : recruit::public_fields()) {
      const auto found = draft.fields.find(field.name);
      row.push_back(found == draft.fields.end() ? std::string() : found->second);
    }
    out += format::csv::write_row(row, true);
  }
  return out;
}

std::string drafts_mbox(const Drafts& drafts) {
  std::string out;
  for (const Draft& draft : drafts.drafts)
    out += format::mbox_entry(format::write_mail(draft.mail), draft.mail.date);
  return out;
}

std::string templates_text(const workspace::MessageTemplates& templates) {
  std::string out = "messages\n";
  for (const recruit::MessageKind& kind : recruit::message_kinds()) {
    std::vector<std::string> languages;
    for (const TemplateFile& file : templates.files) {
      if (file.kind == kind.name) languages.push_back(file.language + (file.own ? " (own)" : ""));
    }
    out += fmt::format("  {:<11} {}: {}\n", kind.name, kind.about, text::join(languages, ", "));
  }
  out += "\nfields\n";
  for (const recruit::PublicField& field : recruit::public_fields()) {
    out += fmt::format("  {:<13} {}\n", field.name, field.about);
  }
  return out;
}

std::string templates_json(const workspace::MessageTemplates& templates) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("templates").begin_array();
  for (const TemplateFile& file : templates.files) {
    json.begin_object()
        .field("kind", file.kind)
        .field("language", file.language)
        .field("own", file.own)
        .field("subject", file.value.subject)
        .end_object();
  }
  json.end_array().key("fields").begin_array();
  for (const recruit::PublicField& field : recruit::public_fields()) {
    json.begin_object().field("name", field.name).field("about", field.about).end_object();
  }
  return json.end_array().end_object().text();
}

}  // namespace uxi::cli
