// Templates of messages: only public fields, and every template that ships.
#include "recruit/message.h"

#include <doctest/doctest.h>

#include "base/embedded.h"
#include "support/source.h"
#include "text/strings.h"

namespace uxi::recruit {
namespace {

std::string said_of(const std::string& text) {
  Diagnostics findings;
  (void)read_message_template(test::source(text, "invite.md"), findings);
  std::string out;
  for (const Diagnostic& finding : findings.items()) out += to_string(finding) + "\n";
  return out;
}

constexpr std::string_view kFieldList =
    "there is name, first_name, about, minutes, incentive, when, date, time, zone, where, title, "
    "sender, reply_to, organisation";

TEST_CASE("recruit: P8: nothing internal can get into a message") {
  const std::string head = "---\nsubject: \"Hi {{first_name}}\"\n---\n";
  for (const char* internal : {"summary", "title.value", "segment", "status", "email", "id",
                               "descriptor", "hypothesis", "access_needs", "moderator"}) {
    CAPTURE(internal);
    const std::string said = said_of(head + "Hello {{name}},\nyou are {{" + internal + "}}.\n");
    CHECK(said.starts_with("invite.md:5:9: error: `" + std::string(internal) +
                           "` is not a public field, and messages have no others; "));
    CHECK(said.find(kFieldList) != std::string::npos);
  }
  // In the subject too, with a hint where one is near.
  CHECK(said_of("---\nsubject: \"{{nme}}\"\n---\nx\n") ==
        "invite.md:2:11: error: `nme` is not a public field, and messages have no others; did you "
        "mean `name`? " +
            std::string(kFieldList) + " [message/unknown-field]\n");
}

TEST_CASE("recruit: templates that are wrong are told with their place") {
  const std::string head = "---\nsubject: Hi\n---\n";
  struct Row {
    std::string text;
    const char* said;
  };
  const Row rows[] = {
      {head + "a {{name",
       "invite.md:4:3: error: `{{` is not closed; `}}` closes it [message/tag]\n"},
      {head + "{{#when}}x",
       "invite.md:4:1: error: `when` is not closed; `{{/when}}` closes it [message/tag]\n"},
      {head + "x{{/when}}", "invite.md:4:2: error: `when` closes nothing [message/tag]\n"},
      {head + "", "invite.md:1:1: error: the message has no text [message/missing]\n"},
      {"Hello\n", "invite.md:1:1: error: `subject` is missing [message/missing]\n"},
      {head + "{{>secret}}",
       "invite.md:4:1: error: `{{>secret}}` is not known here; a message has `{{field}}`, "
       "`{{#field}}...{{/field}}` where there is one, and `{{^field}}...{{/field}}` where there is "
       "none [message/tag]\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(said_of(row.text) == row.said);
  }
  CHECK(said_of(head + "{{{name}}}").find("[message/tag]") != std::string::npos);
  CHECK(said_of(head + "{{=<% %>=}}").find("[message/tag]") != std::string::npos);
}

TEST_CASE("recruit: fields are filled in, and their marks stand as they are") {
  Diagnostics findings;
  const MessageTemplate from = read_message_template(
      test::source("---\nsubject: \"For {{name}}\"\n---\n**Hello** {{name}},\n"
                   "{{#incentive}}\nYou get {{incentive}}.\n{{/incentive}}\n"
                   "{{^where}}By phone.{{/where}}\n\n\nBye\n"),
      findings);
  REQUIRE(findings.empty());
  const auto filled = fill_message(from, {{"name", "Bo *the* <b>\nBcc: x@y.example"}});
  REQUIRE(filled);
  CHECK(filled->subject == "For Bo *the* <b> Bcc: x@y.example");
  CHECK(filled->text == "Hello Bo *the* <b> Bcc: x@y.example,\n\nBy phone.\n\nBye\n");
  CHECK(filled->html.find("<strong>Hello</strong> Bo *the* &lt;b&gt; Bcc:") != std::string::npos);
  // A web address is a link, whatever marks are in it; nothing else leads anywhere.
  const MessageTemplate linked = read_message_template(
      test::source("---\nsubject: x\n---\n{{where}} [here]({{where}})\n"), findings);
  REQUIRE(findings.empty());
  CHECK(fill_message(linked, {{"where", "https://a.example/x_y_z?a=1&b=*2*"}})
            ->html.find("<a href=\"https://a.example/x_y_z?a=1&amp;b=*2*\">https://a.example/"
                        "x_y_z?a=1&amp;b=*2*</a> <a href=\"https://a.example/"
                        "x_y_z?a=1&amp;b=*2*\">here</a>") != std::string::npos);
  CHECK(fill_message(linked, {{"where", "javascript:alert(1)"}})
            ->html.find("javascript:alert(1) <a href=\"\">here</a>") != std::string::npos);
  const auto unknown = fill_message(from, {});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().message == "`name` is not known");
}

TEST_CASE("recruit: R7: every message ships in English, German, Spanish and French") {
  FieldValues values;
  for (const PublicField& field : public_fields())
    values[std::string(field.name)] = "[" + std::string(field.name) + "]";
  for (const char* language : {"en", "de", "es", "fr"}) {
    const std::string folder = "messages/" + std::string(language) + "/";
    for (const MessageKind& kind : message_kinds()) {
      const std::string path = folder + std::string(kind.name) + ".md";
      CAPTURE(path);
      const auto text = embedded_file(path);
      REQUIRE(text);
      Diagnostics findings;
      const auto from = read_message_template(SourceFile(path, std::string(*text)), findings);
      CHECK(findings.empty());
      const auto filled = fill_message(from, values);
      REQUIRE(filled);
      CHECK(filled->text.find("[sender]") != std::string::npos);
      CHECK((filled->text.find("[when]") != std::string::npos) == kind.needs_time);
      CHECK(filled->html.find("{{") == std::string::npos);
    }
    const auto words = embedded_file(folder + "words.yaml");
    REQUIRE(words);
    Diagnostics findings;
    const DateWords dates =
        read_date_words(SourceFile("words.yaml", std::string(*words)), findings);
    CHECK(findings.empty());
    CHECK(say_date(dates, {2026, 3, 10}, 1).find("10") != std::string::npos);
  }
  CHECK(say_date(
            [] {
              Diagnostics findings;
              return read_date_words(
                  SourceFile("words.yaml", std::string(*embedded_file("messages/es/words.yaml"))),
                  findings);
            }(),
            {2026, 3, 10}, 1) == "martes, 10 de marzo de 2026");
}

}  // namespace
}  // namespace uxi::recruit
