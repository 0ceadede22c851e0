// One e-mail as a file (RFC 5322, 2045-2047): encoded words, quoted-printable, text with an HTML
// alternative, and an invitation for a calendar where there is one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "format/mailbox.h"
#include "uxi/time.h"

namespace uxi::format {

struct Mail {
  Mailbox from;
  std::optional<std::string> reply_to = {};  ///< an address
  Mailbox to;
  std::string subject;
  Date date;             ///< at midnight UTC: there is no clock
  std::string language;  ///< `de`
  std::string text;      ///< lines with LF
  std::string html;
  std::string calendar = {};         ///< an .ics file
  std::string calendar_method = {};  ///< `REQUEST`
};

/// The file, with CRLF. Control characters in names and subject become spaces, so that nothing can
/// end a header; addresses must be such (is_mail_address), anything else is a bug.
[[nodiscard]] std::string write_mail(const Mail& mail);

/// A message as an entry of an mbox file (mboxrd): LF, `From ` lines in it quoted.
[[nodiscard]] std::string mbox_entry(std::string_view mail, Date date);

}  // namespace uxi::format
