// Mail as files: headers that nothing can break out of, encoded words, quoted-printable, mbox.
#include "format/mail.h"

#include <doctest/doctest.h>

#include "format/markdown_html.h"
#include "text/strings.h"

namespace uxi::format {
namespace {

Mail make_mail() {
  return {.from = {"Ana Ruiz", "ana@larder.example"},
          .to = {"Bo Lund", "bo@client.example"},
          .subject = "Thank you",
          .date = {2026, 3, 10},
          .language = "en",
          .text = "Hello Bo\n",
          .html = "<p>Hello Bo</p>\n"};
}

std::string with_lf(const Mail& mail) { return text::replace_all(write_mail(mail), "\r\n", "\n"); }

std::string header(const Mail& mail, const std::string& name) {
  const std::string all = write_mail(mail);
  const std::size_t begin = all.find(name + ": ");
  std::size_t end = all.find("\r\n", begin);
  while (end + 2 < all.size() && all[end + 2] == ' ') end = all.find("\r\n", end + 2);
  return all.substr(begin, end - begin);
}

TEST_CASE("mail: a message as a whole") {
  CHECK(with_lf(make_mail()) == R"(From: "Ana Ruiz" <ana@larder.example>
To: "Bo Lund" <bo@client.example>
Subject: Thank you
Date: Tue, 10 Mar 2026 00:00:00 +0000
Message-ID: <3629be666c3ce857.uxi@larder.example>
Content-Language: en
MIME-Version: 1.0
Content-Type: multipart/alternative;
 boundary="=_uxi_3629be666c3ce857"

--=_uxi_3629be666c3ce857
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Hello Bo

--=_uxi_3629be666c3ce857
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<p>Hello Bo</p>

--=_uxi_3629be666c3ce857--
)");
}

TEST_CASE("mail: no line in a name or subject can begin a header") {
  Mail mail = make_mail();
  mail.subject = "Hello\r\nBcc: eve@evil.example\r\n\r\nbody\xe2\x80\xa8x";
  mail.to.name = "Bo\r\nBcc: eve@evil.example";
  mail.from.name = "Ana \"the\" Ruiz\\\n";
  const std::string text = write_mail(mail);
  CHECK(text.find("\nBcc:") == std::string::npos);
  CHECK(header(mail, "Subject") == "Subject: Hello Bcc: eve@evil.example body x");
  CHECK(header(mail, "To") == "To: \"Bo Bcc: eve@evil.example\" <bo@client.example>");
  CHECK(header(mail, "From") == "From: \"Ana \\\"the\\\" Ruiz\\\\\" <ana@larder.example>");
}

TEST_CASE("mail: words beyond ASCII are encoded, and lines stay short") {
  Mail mail = make_mail();
  mail.subject = "Gespräch";
  CHECK(header(mail, "Subject") == "Subject: =?UTF-8?Q?Gespr=C3=A4ch?=");
  mail.subject = "=?not encoded?=";
  CHECK(header(mail, "Subject") == "Subject: =?UTF-8?Q?=3D=3Fnot_encoded=3F=3D?=");
  mail.subject = std::string();
  for (int i = 0; i < 30; ++i) mail.subject += "日本語の";
  mail.to.name = mail.subject;
  mail.text = mail.subject + "\nFrom me\n.\ntrailing \n" + std::string(200, 'x') + "\n= sign\n";
  mail.html = mail.subject;
  const std::string text = with_lf(mail);
  for (const std::string_view line : text::split(text, '\n')) {
    CAPTURE(std::string(line));
    CHECK(line.size() <= 78);
    for (const char c : line) CHECK((c >= 0x20 && c < 0x7f));
  }
  CHECK(text.find("\n=46rom me\n=2E\ntrailing=20\n") != std::string::npos);
  CHECK(text.find("\n=3D sign\n") != std::string::npos);
}

TEST_CASE("mail: what is an address, and what is not") {
  for (const char* good : {"a@b.example", "first.last+tag@sub.domain.example", "o'neil@x.example"})
    CHECK(is_mail_address(good));
  for (const char* bad : {"", "a", "a@", "@b", "a b@c.example", "a@b..example", ".a@b.example",
                          "a@b.example\nBcc: x@y.example", "<a@b.example>", "a@b,c.example",
                          "ä@b.example", "a@[127.0.0.1]"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_mail_address(bad));
  }
  CHECK(*parse_mailbox(" \"Ruiz, Ana\" <ana@larder.example> ") ==
        Mailbox{"Ruiz, Ana", "ana@larder.example"});
  CHECK(*parse_mailbox("ana@larder.example") == Mailbox{"", "ana@larder.example"});
  CHECK_FALSE(parse_mailbox("Ana <ana@larder.example> x"));
  CHECK_FALSE(parse_mailbox("Ana"));
}

TEST_CASE("mail: an mbox file hides lines that look like its own") {
  const std::string entry =
      mbox_entry("Subject: x\r\n\r\nFrom me\r\n>From you\r\nx\r\n", {2026, 3, 9});
  CHECK(entry ==
        "From uxi@localhost Mon Mar  9 00:00:00 2026\nSubject: x\n\n>From me\n>>From you\nx\n\n");
}

TEST_CASE("mail: HTML has no tags but ours, and addresses are links") {
  CHECK(markdown::to_html("<b>x</b> **a**\nb") ==
        "<p><!-- raw HTML omitted -->x<!-- raw HTML omitted --> <strong>a</strong><br />\nb</p>\n");
  CHECK(markdown::to_html("[x](javascript:alert)") == "<p><a href=\"\">x</a></p>\n");
  CHECK(
      markdown::to_html("Place: https://meet.example.org/a_b?x=1") ==
      "<p>Place: <a href=\"https://meet.example.org/a_b?x=1\">https://meet.example.org/a_b?x=1</a>"
      "</p>\n");
}

}  // namespace
}  // namespace uxi::format
